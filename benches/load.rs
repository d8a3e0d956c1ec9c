//! What a start costs before anything is drawn: opening the store, and loading its book.
//!
//! `cargo bench --bench load`; `JIEBIE_BENCH=city` leaves the nation out.

mod support;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use support::{TestStore, config, year};

fn load(c: &mut Criterion) {
    let offices = TestStore::all();
    let mut group = c.benchmark_group("load");
    for office in &offices {
        group.bench_function(BenchmarkId::new("open", office.name), |b| {
            b.iter_with_large_drop(|| office.store());
        });
        let store = office.store();
        group.bench_function(BenchmarkId::new("book", office.name), |b| {
            b.iter_with_large_drop(|| store.load_book(year()).expect("the book"));
        });
    }
    group.finish();
}

criterion_group! { name = benches; config = config(); targets = load }
criterion_main!(benches);
