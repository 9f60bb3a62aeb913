//! Wall time, by criterion, of the work that `bench` counts instructions of: `cargo bench -- decode`, `request`, `token`,
//! `generation`. A whole request is not among them: on loopback, most of it is the server's.

use authgear_admin_bench::case::Case;
use criterion::{Criterion, criterion_group, criterion_main};

fn all(criterion: &mut Criterion) {
    for case in Case::all().into_iter().filter(|case| case.section != "end to end") {
        let mut run = None;
        // Got ready only if it is asked for.
        criterion.bench_function(&case.name(), |bencher| bencher.iter(run.get_or_insert_with(case.prepare)));
    }
}

criterion_group!(wall, all);
criterion_main!(wall);
