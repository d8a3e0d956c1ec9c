//! What the whole rulebook costs, and the checklist that is computed from its findings.
//!
//! `cargo bench --bench check`; `JIEBIE_BENCH=city` leaves the nation out.

mod support;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use jiebie::rules;
use jiebie::rules::matrix::Matrix;
use support::{TestStore, config, today, year};

fn check(c: &mut Criterion) {
    let offices = TestStore::all();
    let mut group = c.benchmark_group("check");
    for office in &offices {
        let book = office.store().load_book(year()).expect("the book");
        let findings = rules::check(&book, &today());
        assert!(!findings.is_empty(), "a demo has its faults");
        group.bench_function(BenchmarkId::new("rules", office.name), |b| {
            b.iter_with_large_drop(|| rules::check(&book, &today()));
        });
        group.bench_function(BenchmarkId::new("matrix", office.name), |b| {
            b.iter_with_large_drop(|| Matrix::of(&book, &today(), &findings));
        });
    }
    group.finish();
}

criterion_group! { name = benches; config = config(); targets = check }
criterion_main!(benches);
