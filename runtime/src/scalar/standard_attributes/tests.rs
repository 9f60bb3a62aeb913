//! Nothing is lost on the way through, and nothing personal is printed.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::json;
use serde_json::value::RawValue;

use super::StandardAttributes;
use crate::Json;

fn read(text: &str) -> StandardAttributes {
    serde_json::from_str(text).unwrap()
}

fn written(attributes: &StandardAttributes) -> String {
    serde_json::to_string(attributes).unwrap()
}

#[test]
fn unknown_and_odd_values_are_carried_along() {
    let text = r#"{"email":7,"address":{"planet":"Earth","country":"NL"},"x-custom":[1,{"y":null}],"updated_at":1.50}"#;
    let mut attributes = read(text);
    assert_eq!((attributes.email.as_deref(), attributes.updated_at), (None, None));
    attributes.address.as_mut().unwrap().locality = Some("Delft".to_owned());
    assert_eq!(
        written(&attributes),
        r#"{"address":{"locality":"Delft","country":"NL","planet":"Earth"},"email":7,"updated_at":1.50,"x-custom":[1,{"y":null}]}"#
    );
}

#[test]
fn a_claim_that_is_set_takes_the_place_of_an_odd_one() {
    let mut attributes = read(r#"{"nickname":["jo","joe"],"name":null}"#);
    attributes.nickname = Some("Jo".to_owned());
    assert_eq!(written(&attributes), r#"{"nickname":"Jo","name":null}"#);
    assert_eq!(format!("{attributes:?}"), r#"StandardAttributes{"nickname", "name"}"#);
    attributes.nickname = None;
    attributes.other.clear();
    assert_eq!(attributes, StandardAttributes::new());
}

#[test]
fn of_two_claims_of_a_name_the_last_holds() {
    assert_eq!(written(&read(r#"{"name":"a","name":1}"#)), r#"{"name":1}"#);
    assert_eq!(written(&read(r#"{"name":1,"name":"a"}"#)), r#"{"name":"a"}"#);
    assert_eq!(written(&read(r#"{"x":1,"x":2}"#)), r#"{"x":2}"#);
}

#[test]
fn a_text_that_is_no_unicode_stays_as_it_is() {
    let text = r#"{"name":"\ud800"}"#;
    assert_eq!(read(text).name, None);
    assert_eq!(written(&read(text)), text);
}

#[test]
fn trees_are_read_too_and_only_objects() {
    let attributes: StandardAttributes =
        serde_json::from_value(json!({ "name": "Jo", "zoneinfo": 1, "x": 2 })).unwrap();
    assert_eq!(attributes.name.as_deref(), Some("Jo"));
    assert_eq!(attributes.other["x"], Json::from(json!(2)));
    for text in ["null", "[]", "\"a\"", "1"] {
        assert!(serde_json::from_str::<StandardAttributes>(text).is_err(), "{text}");
    }
}

#[test]
fn a_tree_has_all_claims() {
    let text = r#"{"address":{"country":"NL","planet":"Earth"},"email":7,"name":"Jo"}"#;
    assert_eq!(serde_json::Value::from(read(text)), serde_json::from_str::<serde_json::Value>(text).unwrap());
}

#[test]
fn debug_shows_no_values() {
    let attributes = read(r#"{"email":"jo@example.com","address":{"country":"NL"},"shoe":"43"}"#);
    assert_eq!(format!("{attributes:?}"), r#"StandardAttributes{"email", "address", "shoe"}"#);
    assert_eq!(format!("{:?}", attributes.address.unwrap()), r#"Address{"country"}"#);
}

/// Any JSON, as text: numbers with any number of digits, nested objects with the names of claims.
fn any_json() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("null".to_owned()),
        any::<bool>().prop_map(|value| value.to_string()),
        "-?(0|[1-9][0-9]{0,24})(\\.[0-9]{1,24})?([eE][+-]?[0-9]{1,3})?",
        any::<i64>().prop_map(|value| value.to_string()),
        any::<String>().prop_map(|text| json!(text).to_string()),
    ];
    leaf.prop_recursive(3, 24, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(|items| format!("[{}]", items.join(","))),
            any_object(inner),
        ]
    })
}

fn any_object(value: impl Strategy<Value = String> + 'static) -> impl Strategy<Value = String> {
    let name = prop_oneof![
        prop::sample::select(vec![
            "email",
            "email_verified",
            "name",
            "birthdate",
            "address",
            "updated_at",
            "formatted",
            "country",
            "other",
        ])
        .prop_map(str::to_owned),
        any::<String>(),
    ];
    prop::collection::btree_map(name, value, 0..8).prop_map(|members| {
        let members: Vec<_> =
            members.iter().map(|(name, value)| format!("{}:{value}", json!(name))).collect();
        format!("{{{}}}", members.join(","))
    })
}

/// JSON with its objects sorted and its strings written in one way; numbers as they are.
fn canonical(text: &str) -> String {
    if let Ok(members) = serde_json::from_str::<BTreeMap<String, Box<RawValue>>>(text) {
        let members: Vec<_> = members
            .iter()
            .map(|(name, value)| format!("{}:{}", json!(name), canonical(value.get())))
            .collect();
        format!("{{{}}}", members.join(","))
    } else if let Ok(items) = serde_json::from_str::<Vec<Box<RawValue>>>(text) {
        let items: Vec<_> = items.iter().map(|item| canonical(item.get())).collect();
        format!("[{}]", items.join(","))
    } else if let Ok(string) = serde_json::from_str::<String>(text) {
        json!(string).to_string()
    } else {
        text.to_owned()
    }
}

proptest! {
    #[test]
    fn nothing_is_lost(text in any_object(any_json())) {
        let attributes = read(&text);
        prop_assert_eq!(canonical(&written(&attributes)), canonical(&text));
        prop_assert_eq!(read(&written(&attributes)), attributes);
    }
}
