//! Random answers are read with the code that was generated from random documents, and written back: all that was
//! selected is still there, whether a client reads them or serde. Answers that own and answers that borrow are written back
//! alike, and refuse the same in the same words.
//!
//! By default a few documents over each schema. For more, in portions that rustc copes with:
//!
//! ```sh
//! for seed in $(seq 0 100 900); do
//!     AUTHGEAR_RANDOM_SEED=$seed AUTHGEAR_RANDOM_CASES=100 cargo test -p authgear-admin-random-compiled-tests || break
//! done
//! ```

use authgear_admin::__private::{Decode, json};
use authgear_admin::{BorrowedOperation, Operation};
use authgear_admin_codegen::document::{self, Document};
use authgear_admin_codegen::source::Sources;
use authgear_admin_codegen::validate::{Options, validate};
use authgear_admin_codegen::{Level, Lints};
use authgear_admin_random_tests::answer::{Request, answer, conditions, difference};
use authgear_admin_random_tests::{Rng, TestSchema};
use serde::{Deserialize, Serialize};
use serde_json::Value;

mod admin {
    #[allow(unused_imports, reason = "which of them there are, chance decides")]
    use super::{Case, as_ever, borrowed, operation, write};
    include!(concat!(env!("OUT_DIR"), "/admin.rs"));
}

mod odd {
    #[allow(unused_imports, reason = "which of them there are, chance decides")]
    use super::{Case, as_ever, borrowed, operation, write};
    include!(concat!(env!("OUT_DIR"), "/odd.rs"));
}

/// How many answers each operation reads.
const ANSWERS: usize = 12;

/// A document with what was generated from it, or why nothing was.
struct Case {
    name: &'static str,
    /// What its answers are made from.
    seed: u64,
    text: &'static str,
    operations: Result<Vec<Compiled>, &'static str>,
}

/// An operation of the generated code.
struct Compiled {
    name: &'static str,
    document: &'static str,
    read_and_write: fn(&str) -> serde_json::Result<String>,
    /// What its answer that borrows is generated with.
    borrowed_document: &'static str,
    borrow_and_write: fn(&str) -> serde_json::Result<String>,
}

fn operation<O: Operation<Data: for<'de> Decode<'de> + Serialize>>(
    borrowed_document: &'static str,
    borrow_and_write: fn(&str) -> serde_json::Result<String>,
) -> Compiled {
    let read_and_write = |answer: &str| write::<O::Data>(answer);
    Compiled { name: O::NAME, document: O::DOCUMENT, read_and_write, borrowed_document, borrow_and_write }
}

/// The document of an operation whose answer borrows.
fn borrowed<O: BorrowedOperation>() -> &'static str {
    O::DOCUMENT
}

/// The document of an operation whose answer would borrow, and holds no text.
fn as_ever<O: Operation>() -> &'static str {
    O::DOCUMENT
}

/// Reads an answer, as a client does and as serde does, and writes it back.
fn write<'a, D: Decode<'a> + Deserialize<'a> + Serialize>(answer: &'a str) -> serde_json::Result<String> {
    let by_client = serde_json::to_string(&json::<D>(answer.as_bytes())?)?;
    let by_serde = serde_json::to_string(&serde_json::from_slice::<D>(answer.as_bytes())?)?;
    assert_eq!(by_client, by_serde, "{answer}");
    Ok(by_client)
}

fn parse(text: &str) -> Document {
    let mut sources = Sources::new();
    let id = sources.add("document", text);
    document::parse(&sources, &[id]).unwrap_or_else(|found| panic!("{text}\n{found:?}"))
}

/// What is wrong with the document that an operation sends.
fn wrong_document(schema: &TestSchema, operation: &Compiled) -> Option<String> {
    let mut sources = Sources::new();
    let id = sources.add("document", operation.document);
    let document = match document::parse(&sources, &[id]) {
        Ok(document) => document,
        Err(found) => return Some(format!("{found:?}")),
    };
    let options = Options { unused_fragments: true, lints: Lints::all(Level::Allow) };
    let found = validate(&sources, &schema.schema, &document, &options);
    found.has_errors().then(|| format!("{found:?}"))
}

/// Where an answer that borrows differs from one that owns.
fn apart(operation: &Compiled, answer: &str) -> Option<String> {
    // Standard attributes that borrow are written in the order in which they came.
    let shown = |written: serde_json::Result<String>| {
        written.and_then(|text| serde_json::from_str::<Value>(&text)).map_err(|error| error.to_string())
    };
    let owned = shown((operation.read_and_write)(answer));
    let borrowed = shown((operation.borrow_and_write)(answer));
    (owned != borrowed).then(|| format!("owned: {owned:?}\nborrowed: {borrowed:?}\nof: {answer}"))
}

/// What goes wrong with an operation.
fn wrong(schema: &TestSchema, case: &Case, operation: &Compiled) -> Option<String> {
    if let Some(found) = wrong_document(schema, operation) {
        return Some(format!("it sends what is not valid: {found}\n{}", operation.document));
    }
    if operation.borrowed_document != operation.document {
        return Some(format!("it sends {} for an answer that borrows", operation.borrowed_document));
    }
    let (written, sent) = (parse(case.text), parse(operation.document));
    let named = |document: &Document| {
        let mut operations = document.operations();
        operations.position(|it| it.name.as_ref().is_some_and(|name| name.as_str() == operation.name))
    };
    let written = written.operations().nth(named(&written)?).map(|operation| (operation, &written))?;
    let sent = sent.operations().nth(named(&sent)?).map(|operation| (operation, &sent))?;
    let mut rng = Rng::new(case.seed);
    (0..ANSWERS).find_map(|_| {
        let conditions = conditions(&mut rng, sent.0);
        let request = |(operation, document)| Request {
            schema: &schema.schema,
            document,
            operation,
            conditions: &conditions,
        };
        let answer = answer(&mut rng, &request(sent));
        let in_order = answer.to_text();
        let shuffled = answer.to_shuffled_text(&mut rng);
        [in_order, shuffled].iter().find_map(|text| {
            if let Some(wrong) =
                apart(operation, text).or_else(|| apart(operation, &text.replace("true", "7")))
            {
                return Some(format!("{wrong}\nanswer: {text}\nsent: {}", operation.document));
            }
            let wrong = match (operation.read_and_write)(text) {
                Err(error) => error.to_string(),
                Ok(back) => {
                    let back = serde_json::from_str(&back).expect("what is written is JSON");
                    difference(&request(written), &answer, &back)?
                }
            };
            Some(format!("{wrong}\n{conditions:?}\nanswer: {text}\nsent: {}", operation.document))
        })
    })
}

#[track_caller]
fn check(schema: &TestSchema, cases: &[Case]) {
    let mut failures = Vec::new();
    for case in cases {
        let wrong = match &case.operations {
            Err(refused) => Some(format!("a valid document is refused: {refused}")),
            Ok(operations) => operations.iter().find_map(|operation| {
                wrong(schema, case, operation).map(|wrong| format!("{}: {wrong}", operation.name))
            }),
        };
        failures
            .extend(wrong.map(|wrong| {
                format!("{} over {}: {wrong}\ndocument: {}", case.name, schema.name, case.text)
            }));
    }
    assert!(failures.is_empty(), "{} of {}\n{}", failures.len(), cases.len(), failures.join("\n\n"));
}

#[test]
fn over_the_schema_of_the_admin_api() {
    check(&TestSchema::admin(), &admin::cases());
}

#[test]
fn over_a_schema_with_everything_else() {
    check(&TestSchema::odd(), &odd::cases());
}
