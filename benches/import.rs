//! What taking a roster in costs, from the file's bytes until it is durable: a city's workbook, and a
//! hundred thousand rows of text into a store that has nobody, and again when it has them all.
//!
//! `cargo bench --bench import`; `JIEBIE_BENCH=city` leaves the hundred thousand out. The folder for
//! temporary files must lie on a disk for the figures to mean anything (`TMPDIR` says where).

mod support;

use std::fmt::Write;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use jiebie::desk::import::{Answers, Import, Moves, Source};
use jiebie::desk::{Desk, found};
use jiebie::domain::organisation::{Organisation, Term};
use jiebie::exchange::{Limits, read_roster};
use support::{actor, clock, config, noon};

/// A register as text: everybody has a name, a sector, an employer and a number.
fn register(rows: usize) -> String {
    let mut text = String::from("序号,姓名,性别,民族,界别,工作单位及职务,联系电话\n");
    for n in 0..rows {
        let name: String = [
            0x4f00 + n % 97,
            0x5200 + n / 97 % 89,
            0x6000 + n / 8_633 % 83,
        ]
        .into_iter()
        .filter_map(|c| char::from_u32(c as u32))
        .collect();
        let sex = if n % 3 == 0 { "女" } else { "男" };
        let sector = n % 30;
        let phone = 13_000_000_000_u64 + n as u64;
        let _ = writeln!(
            text,
            "{n},{name},{sex},汉族,第{sector}界,某市第{n}单位主任,{phone}"
        );
    }
    text
}

/// The same as a workbook.
fn workbook(rows: usize) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, line) in (0..).zip(register(rows).lines()) {
        for (column, cell) in (0..).zip(line.split(',')) {
            sheet.write(row, column, cell).expect("a cell");
        }
    }
    book.save_to_buffer().expect("a workbook")
}

/// An organisation that has nobody, in its own folder.
fn empty() -> (tempfile::TempDir, Desk) {
    let folder = tempfile::tempdir().expect("a folder");
    let organisation = Organisation {
        name: "政协某市委员会".into(),
        term: Term {
            number: 7,
            from: noon().date(),
            until: None,
        },
        former_terms: Vec::new(),
    };
    let place = folder.path().join("office.jiebie");
    let store = found(&place, &actor(), noon(), organisation).expect("a store");
    (folder, Desk::open(store, actor(), clock()).expect("a desk"))
}

/// Reads and imports; what is measured.
fn import(desk: &mut Desk, name: &str, bytes: &[u8]) -> usize {
    let draft = read_roster(name, bytes, &Limits::default()).expect("a roster");
    let request = Import {
        files: vec![Source {
            path: name.to_owned(),
            draft,
        }],
        accept_partial: false,
        create_sectors: false,
        moves: Moves::default(),
        answers: Answers::default(),
    };
    let done = desk.carry_out(&request).expect("imported");
    assert_eq!(done.value.rejections(), 0);
    done.changes.len()
}

fn imports(c: &mut Criterion) {
    let mut group = c.benchmark_group("import");
    let mut files = vec![("400 rows, xlsx", workbook(400), 20)];
    if std::env::var("JIEBIE_BENCH").as_deref() != Ok("city") {
        files.push(("100,000 rows, csv", register(100_000).into_bytes(), 10));
    }
    for (name, bytes, samples) in &files {
        group.sample_size(*samples);
        group.bench_function(*name, |b| {
            b.iter_custom(|times| {
                let mut spent = Duration::ZERO;
                for _ in 0..times {
                    let (_folder, mut desk) = empty();
                    let from = Instant::now();
                    assert!(import(&mut desk, name, bytes) > 400);
                    spent += from.elapsed();
                }
                spent
            });
        });
        let (_folder, mut desk) = empty();
        import(&mut desk, name, bytes);
        group.bench_function(format!("{name}, a second time"), |b| {
            b.iter(|| assert_eq!(import(&mut desk, name, bytes), 0));
        });
    }
    group.finish();
}

criterion_group! { name = benches; config = config(); targets = imports }
criterion_main!(benches);
