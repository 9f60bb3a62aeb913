//! The types that are generated for `decode/answers.graphql`, and answers decoded by them and by plain serde's.

use std::fmt::Debug;

use authgear_admin::{__private as rt, Operation};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::plain;

mod admin {
    include!(concat!(env!("OUT_DIR"), "/owned.rs"));
}

mod borrowed {
    include!(concat!(env!("OUT_DIR"), "/borrowed.rs"));
}

/// Reads a text as an answer to each of the operations, by the generated types that own and those that borrow, by the former
/// through serde, and by plain ones.
///
/// # Panics
/// One refuses what the other takes, or they take it for something else.
pub fn check(text: &str) {
    same::<admin::Page, plain::Page>(text, borrow::<borrowed::page::Data<'_>>(text));
    same::<admin::Overlaps, plain::Overlaps>(text, borrow::<borrowed::overlaps::Data<'_>>(text));
    same::<admin::Nodes, plain::Nodes>(text, borrow::<borrowed::nodes::Data<'_>>(text));
    same::<admin::Conditions, plain::Conditions>(text, borrow::<borrowed::conditions::Data<'_>>(text));
}

/// What is read of a text with parts of it, written.
fn borrow<'a, D: rt::Decode<'a> + Serialize>(text: &'a str) -> serde_json::Result<Value> {
    rt::json::<D>(text.as_bytes()).map(|data| written(&data))
}

fn same<O, P>(text: &str, borrowed: serde_json::Result<Value>)
where
    O: Operation<Data: for<'de> rt::Decode<'de> + Serialize + Debug>,
    P: DeserializeOwned + Serialize + Debug,
{
    let generated = rt::json::<O::Data>(text.as_bytes());
    let plain = serde_json::from_str::<P>(text);
    match (&generated, &serde_json::from_str::<O::Data>(text)) {
        (Ok(generated), Ok(by_serde)) => {
            assert_eq!(written(generated), written(by_serde), "{}: {text}", O::NAME);
        }
        (Err(error), Err(by_serde)) => {
            assert_eq!(error.to_string(), by_serde.to_string(), "{}: {text}", O::NAME);
        }
        (generated, by_serde) => panic!("{}: {text}\n{generated:?}\n{by_serde:?}", O::NAME),
    }
    match (&generated, &borrowed) {
        (Ok(generated), Ok(borrowed)) => assert_eq!(written(generated), *borrowed, "{}: {text}", O::NAME),
        (Err(error), Err(borrowed)) => {
            assert_eq!(error.to_string(), borrowed.to_string(), "{}: {text}", O::NAME);
        }
        _ => panic!("{}: {text}\n{generated:?}\n{borrowed:?}", O::NAME),
    }
    match (&generated, &plain) {
        (Ok(generated), Ok(plain)) => {
            assert_eq!(written(generated), written(plain), "{}: {text}", O::NAME);
        }
        (Err(_), Err(_)) => {}
        _ => panic!("{}: {text}\n{generated:?}\n{plain:?}", O::NAME),
    }
}

fn written(value: &impl Serialize) -> Value {
    let text = serde_json::to_string(value).expect("what was read is written");
    serde_json::from_str(&text).expect("what is written is JSON")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SEEDS: [&str; 4] = [
        include_str!("../seeds/answers/page.json"),
        include_str!("../seeds/answers/overlaps.json"),
        include_str!("../seeds/answers/nodes.json"),
        include_str!("../seeds/answers/conditions.json"),
    ];

    #[test]
    fn each_seed_is_read() {
        SEEDS.into_iter().for_each(check);
        assert!(rt::json::<<admin::Page as Operation>::Data>(SEEDS[0].as_bytes()).is_ok());
        assert!(rt::json::<<admin::Overlaps as Operation>::Data>(SEEDS[1].as_bytes()).is_ok());
        assert!(rt::json::<<admin::Nodes as Operation>::Data>(SEEDS[2].as_bytes()).is_ok());
        assert!(rt::json::<<admin::Conditions as Operation>::Data>(SEEDS[3].as_bytes()).is_ok());
    }
}
