//! What reading stored values costs by the house's own readers, beside the crates' that they stand in for:
//! `store/unpack.rs` beside `rmp-serde`, `domain/iso.rs` beside `chrono`. A start reads every record of the
//! organisation; a reader of ours that is not clearly faster has no place.
//!
//! `cargo bench --bench decode`.

mod support;

#[allow(
    dead_code,
    unused_imports,
    reason = "the tests of the file are no part of the benchmark"
)]
#[path = "../src/domain/iso.rs"]
mod iso;
#[allow(
    dead_code,
    unused_imports,
    reason = "the tests of the file are no part of the benchmark"
)]
#[path = "../src/store/unpack.rs"]
mod unpack;

use std::hint::black_box;

use chrono::{NaiveDate, NaiveDateTime};
use criterion::{Criterion, criterion_group, criterion_main};
use jiebie::domain::member::Member;
use serde::{Deserialize, Serialize};
use support::{TestStore, config, noon};

/// Days and a moment as records have them, read by `iso`.
#[derive(Deserialize)]
struct Ours {
    #[serde(deserialize_with = "iso::day")]
    on: NaiveDate,
    #[serde(deserialize_with = "iso::some_day")]
    until: Option<NaiveDate>,
    #[serde(deserialize_with = "iso::moment")]
    at: NaiveDateTime,
}

/// The same, read by `chrono`.
#[derive(Serialize, Deserialize)]
struct Theirs {
    on: NaiveDate,
    until: Option<NaiveDate>,
    at: NaiveDateTime,
}

fn values(c: &mut Criterion) {
    let desk = TestStore::city().desk();
    let members: Vec<Vec<u8>> = desk
        .book()
        .members
        .iter()
        .map(|member| rmp_serde::to_vec_named(member).expect("encoded"))
        .collect();
    let mut group = c.benchmark_group("decode/members");
    group.bench_function("unpack", |b| {
        b.iter(|| {
            for bytes in &members {
                black_box(unpack::unpack::<Member>(bytes).expect("a member"));
            }
        });
    });
    group.bench_function("rmp-serde", |b| {
        b.iter(|| {
            for bytes in &members {
                black_box(rmp_serde::from_slice::<Member>(bytes).expect("a member"));
            }
        });
    });
    group.finish();
}

fn days(c: &mut Criterion) {
    let written: Vec<Vec<u8>> = noon()
        .date()
        .iter_days()
        .take(1_000)
        .map(|on| {
            let days = Theirs {
                on,
                until: Some(on),
                at: on.and_time(noon().time()),
            };
            rmp_serde::to_vec_named(&days).expect("encoded")
        })
        .collect();
    let mut group = c.benchmark_group("decode/days");
    group.bench_function("iso", |b| {
        b.iter(|| {
            for bytes in &written {
                let Ours { on, until, at } = unpack::unpack(bytes).expect("days");
                black_box((on, until, at));
            }
        });
    });
    group.bench_function("chrono", |b| {
        b.iter(|| {
            for bytes in &written {
                let Theirs { on, until, at } = unpack::unpack(bytes).expect("days");
                black_box((on, until, at));
            }
        });
    });
    group.finish();
}

criterion_group! { name = benches; config = config(); targets = values, days }
criterion_main!(benches);
