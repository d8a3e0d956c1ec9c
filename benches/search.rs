//! What a keystroke in the palette and in a filter costs, at 400, 10,000 and 100,000 rows.
//!
//! `cargo bench --bench search`. Each `cold` figure follows a query that the measured one does not
//! narrow, so all rows are tried; each `narrowed` figure is the last key of what was being typed.

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use jiebie::desk::lists::findable;
use jiebie::domain::record::Kind;
use jiebie::search::{Filter, Finder, Index, IndexRow};

mod support;

const SIZES: [usize; 3] = [400, 10_000, 100_000];

/// What the palette shows at once.
const TOP: usize = 50;

const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘\
                        袁蔡蒋余于杜叶程魏苏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦\
                        邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤单解仇查区缪翟";
const GIVEN: &str = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉玲健红志建国华春燕飞\
                     小海波斌宇浩凯鑫晨欣怡嘉子轩雨泽梓涵思远博睿心悦诗琪若曦天佑一诺行乐长";
const SECTORS: [&str; 6] = [
    "教育界",
    "医药卫生界",
    "经济界",
    "农业和农村界",
    "科学技术界",
    "体育界",
];

/// A fixed sequence of numbers, so that each run measures the same rows.
struct Sequence(u64);

impl Sequence {
    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        &from[(self.0 >> 33) as usize % from.len()]
    }
}

/// Rows as the palette has them: a name, and the sector for every other person.
fn texts(count: usize) -> Vec<String> {
    let surnames: Vec<char> = SURNAMES.chars().filter(|ch| !ch.is_whitespace()).collect();
    let given: Vec<char> = GIVEN.chars().filter(|ch| !ch.is_whitespace()).collect();
    let mut sequence = Sequence(17);
    (0..count)
        .map(|at| {
            let mut text = String::from(*sequence.pick(&surnames));
            text.push(*sequence.pick(&given));
            if at % 3 != 0 {
                text.push(*sequence.pick(&given));
            }
            if at % 2 == 0 {
                text.push(' ');
                text.push_str(sequence.pick::<&str>(&SECTORS));
            }
            text
        })
        .collect()
}

fn index(texts: &[String]) -> Index<u64> {
    Index::build(
        (0u64..)
            .zip(texts)
            .map(|(key, text)| IndexRow::name(key, text)),
    )
}

/// The time that `typed` takes after `before` had been typed and answered.
fn last_key(finder: &mut Finder<u64>, before: &str, typed: &str, times: u64) -> Duration {
    let mut spent = Duration::ZERO;
    for _ in 0..times {
        finder.find("", TOP);
        finder.find(before, TOP);
        let start = Instant::now();
        black_box(finder.find(black_box(typed), TOP));
        spent += start.elapsed();
    }
    spent
}

fn build(c: &mut Criterion) {
    let mut group = c.benchmark_group("search/build");
    for size in SIZES {
        let texts = texts(size);
        println!("{size} rows: {} bytes", index(&texts).bytes());
        group.bench_function(BenchmarkId::from_parameter(size), |b| {
            b.iter(|| index(black_box(&texts)));
        });
    }
    group.finish();
}

fn cold(c: &mut Criterion) {
    let mut group = c.benchmark_group("search/cold");
    for size in SIZES {
        let mut finder = Finder::new(index(&texts(size)));
        for typed in [
            "w",
            "ww",
            "wangw",
            "王",
            "zhangxiaom",
            "王 教育",
            "jyw",
            // Nothing without a break, many rows with characters left out.
            "wjyj",
            "xqzv",
        ] {
            group.bench_function(BenchmarkId::new(typed, size), |b| {
                b.iter_custom(|times| last_key(&mut finder, "", typed, times));
            });
        }
    }
    group.finish();
}

fn narrowed(c: &mut Criterion) {
    let mut group = c.benchmark_group("search/narrowed");
    for size in SIZES {
        let mut finder = Finder::new(index(&texts(size)));
        for (before, typed) in [
            ("w", "wa"),
            ("wa", "wan"),
            ("wang", "wangw"),
            ("王 j", "王 jy"),
        ] {
            group.bench_function(BenchmarkId::new(typed, size), |b| {
                b.iter_custom(|times| last_key(&mut finder, before, typed, times));
            });
        }
    }
    group.finish();
}

/// A keystroke over the records of every kind, as the palette has them beside its people.
fn kinds(c: &mut Criterion) {
    let mut group = c.benchmark_group("search/kinds");
    for office in support::TestStore::all() {
        let desk = office.desk();
        let (book, date) = (desk.book(), support::noon().date());
        let all = || {
            Kind::ALL
                .iter()
                .flat_map(|kind| findable(*kind, book, date))
        };
        let texts: Vec<String> = all()
            .map(|it| format!("{} {}", it.title, it.note))
            .collect();
        println!("{}: {} rows", office.name, texts.len());
        let rows = |texts: &[String]| -> Index<u64> {
            Index::build(
                (0_u64..)
                    .zip(texts)
                    .map(|(key, text)| IndexRow::words(key, text)),
            )
        };
        group.bench_function(BenchmarkId::new("list and spell", office.name), |b| {
            b.iter(|| {
                let texts = all().map(|it| format!("{} {}", it.title, it.note));
                rows(&texts.collect::<Vec<_>>())
            });
        });
        let mut finder = Finder::new(rows(&texts));
        for (before, typed) in [("", "w"), ("", "pxb"), ("jyj", "jyjw"), ("", "培训")] {
            group.bench_function(BenchmarkId::new(typed, office.name), |b| {
                b.iter_custom(|times| last_key(&mut finder, before, typed, times));
            });
        }
    }
    group.finish();
}

fn filter(c: &mut Criterion) {
    let mut group = c.benchmark_group("search/filter");
    for size in [400, 10_000] {
        let texts = texts(size);
        let mut filter = Filter::new("wangw");
        group.bench_function(BenchmarkId::from_parameter(size), |b| {
            b.iter(|| texts.iter().filter(|text| filter.admits(text)).count());
        });
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1));
    targets = kinds, build, cold, narrowed, filter
}
criterion_main!(benches);
