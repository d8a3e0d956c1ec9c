//! What one act costs until it is durable, journal included: filing one form; and beside it, in the
//! same run and folder, the least that a durable write can cost: 4 KiB and an `fdatasync`.
//!
//! `cargo bench --bench verbs`; `JIEBIE_BENCH=city` leaves the nation out. The folder for temporary
//! files must lie on a disk for the figures to mean anything (`TMPDIR` says where).

mod support;

use std::io::{Seek, Write};
use std::time::{Duration, Instant};

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use jiebie::desk::Desk;
use jiebie::desk::form::FileForms;
use jiebie::domain::form::Status;
use jiebie::domain::id::FormId;
use support::{TestStore, config};

/// Files one form, as the desk does for a key.
fn file(desk: &mut Desk, form: FormId) -> bool {
    let forms = vec![form];
    let done = desk.carry_out(&FileForms { forms });
    done.is_ok_and(|done| done.value.done == [form])
}

/// A form that nothing keeps from being filed.
fn sound_form(desk: &mut Desk) -> FormId {
    let waiting = desk.book().forms.iter();
    let waiting: Vec<_> = waiting
        .filter(|form| form.status() == Status::Submitted)
        .map(|form| form.id)
        .collect();
    let sound = waiting.into_iter().find(|form| file(desk, *form));
    desk.undo().expect("undone");
    sound.expect("a form that can be filed")
}

fn verbs(c: &mut Criterion) {
    let offices = TestStore::all();
    let mut group = c.benchmark_group("verbs");
    for office in &offices {
        let bare = office.path().with_extension("bare");
        let mut bare = std::fs::File::create(bare).expect("a file");
        bare.write_all(&[1; 4096]).expect("written");
        bare.sync_all().expect("synced");
        group.bench_function(BenchmarkId::new("bare write", office.name), |b| {
            b.iter(|| {
                bare.rewind().expect("rewound");
                bare.write_all(&[7; 4096]).expect("written");
                bare.sync_data().expect("synced");
            });
        });
        let mut desk = office.desk();
        let form = sound_form(&mut desk);
        group.bench_function(BenchmarkId::new("file one form", office.name), |b| {
            b.iter_custom(|times| {
                let mut spent = Duration::ZERO;
                for _ in 0..times {
                    let from = Instant::now();
                    assert!(file(&mut desk, form), "filed");
                    spent += from.elapsed();
                    desk.undo().expect("undone");
                }
                spent
            });
        });
    }
    group.finish();
}

criterion_group! { name = benches; config = config(); targets = verbs }
criterion_main!(benches);
