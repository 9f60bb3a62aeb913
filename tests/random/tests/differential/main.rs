//! Random documents, valid ones and changed ones, judged by our rules and by apollo-compiler: both accept or both
//! refuse, but for what `known` lists.
//!
//! By default a few seconds' worth. For more:
//!
//! ```sh
//! AUTHGEAR_RANDOM_CASES=100000 AUTHGEAR_RANDOM_SEED=7 cargo test --release -p authgear-admin-random-tests
//! ```

mod judge;
mod known;

use authgear_admin_random_tests::document::join;
use authgear_admin_random_tests::generate::{self, Scope};
use authgear_admin_random_tests::mutate::mutate;
use authgear_admin_random_tests::{Rng, TestSchema, seeds};
use judge::Judge;
use known::{KNOWN, Known};

/// Puts the document of this seed before both; what differs without a known reason.
fn difference(judge: &Judge, seed: u64) -> Option<String> {
    let mut rng = Rng::new(seed);
    let document = generate::document(&mut rng, judge.schema(), Scope::GraphQl);
    // Every fourth document stays as it is.
    let (tokens, edits) = if seed.is_multiple_of(4) {
        (document.tokens(), Vec::new())
    } else {
        let mutated = mutate(&mut rng, judge.schema(), document);
        (mutated.tokens, mutated.edits)
    };
    let unchanged = edits.is_empty();
    let other = join(&tokens, &mut rng);
    let case = judge.judge(tokens);
    let wrong = if unchanged && !case.ours.is_empty() {
        "a valid document is refused".to_owned()
    } else if judge.rules(&other) != case.rules() {
        format!("white space, commas or comments matter: {other:?}")
    } else if case.differs() && !Known::all(&case) {
        "only one of the two refuses it".to_owned()
    } else {
        return None;
    };
    Some(format!("seed {seed} over {}, {wrong}\nchanges: {edits:?}\n{case}", judge.name()))
}

fn compare(schema: TestSchema) {
    let judge = Judge::new(schema);
    let differences: Vec<String> = seeds(1_500).filter_map(|seed| difference(&judge, seed)).take(3).collect();
    assert!(differences.is_empty(), "\n{}", differences.join("\n\n"));
}

#[test]
fn over_the_schema_of_the_admin_api() {
    compare(TestSchema::admin());
}

#[test]
fn over_a_schema_with_everything_else() {
    compare(TestSchema::odd());
}

#[test]
fn every_known_difference_is_one() {
    let judge = Judge::new(TestSchema::odd());
    for known in KNOWN {
        let case = judge.judge(known.example.split_whitespace().map(str::to_owned).collect());
        assert!(case.differs(), "this is no difference any more: {}\n{case}", known.reason);
        assert!(Known::all(&case), "{case}");
        assert_eq!(Known::reasons(&case).into_iter().collect::<Vec<_>>(), [known.reason], "{case}");
    }
}

/// That the documents above are worth comparing: of the changed ones, neither all nor none are refused.
#[test]
fn some_changes_matter_and_some_do_not() {
    let judge = Judge::new(TestSchema::odd());
    let refused = (0..200).filter(|seed| {
        let mut rng = Rng::new(*seed);
        let document = generate::document(&mut rng, judge.schema(), Scope::GraphQl);
        let mutated = mutate(&mut rng, judge.schema(), document);
        !judge.judge(mutated.tokens).ours.is_empty()
    });
    let refused = refused.count();
    assert!((100..=190).contains(&refused), "{refused} of 200");
}
