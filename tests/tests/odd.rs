//! Generated code for every oddity of GraphQL: it compiles, sends what was asked and reads what comes back.

#[rustfmt::skip]
#[path = "../golden/odd_api.rs"]
mod odd_api;

#[rustfmt::skip]
#[path = "../golden/odd.rs"]
mod odd;

use authgear_admin::{Json, Operation, Optional, Paginated};
use odd::{
    Filter, Mutual, OptionFragment, Pick, Save, Search, Shapes, Tree, Walk, WalkBook, WalkMerged, r#abstract,
    merged, option, partly, shapes,
};
use serde::Serialize;
use serde_json::{Value, json};

/// What an answer is read as; written back, it is the answer again.
fn data<O: Operation<Data: Serialize>>(_: &O, answer: &Value) -> O::Data {
    let data = serde_json::from_str(&answer.to_string()).unwrap();
    assert_same(&serde_json::to_value(&data).unwrap(), answer);
    data
}

/// Whether an answer was written back whole. What `@include` or `@skip` may leave out, they left out if it was null; and
/// `pages` was never asked for.
fn assert_same(written: &Value, answer: &Value) {
    match (written, answer) {
        (Value::Object(written), Value::Object(answer)) => {
            for (key, value) in answer {
                match written.get(key) {
                    Some(written) => assert_same(written, value),
                    None => assert!(value.is_null() || key == "pages", "{key} is lost"),
                }
            }
            assert!(written.keys().all(|key| answer.contains_key(key)), "{written:?}");
        }
        (Value::Array(written), Value::Array(answer)) => {
            assert_eq!(written.len(), answer.len());
            written.iter().zip(answer).for_each(|(written, answer)| assert_same(written, answer));
        }
        _ => assert_eq!(written, answer),
    }
}

fn sent(operation: &impl Operation) -> Value {
    serde_json::to_value(operation).unwrap()
}

#[test]
fn names_that_rust_has_taken() {
    let operation = odd::Option::new().self_(1).r#type("u");
    assert_eq!(sent(&operation), json!({ "Self": 1, "type": "u" }));
    let answer = json!({ "option": {
        "self": "s", "type": "t", "Self": 2, "_id": "a", "id": "b", "crate": "SOME", "userIDs": ["c", null], "gen": 1.5
    } });
    let option: option::Option = data(&operation, &answer).option.unwrap();
    assert_eq!(option.self_.as_deref(), Some("s"));
    assert_eq!(option.r#type.as_deref(), Some("t"));
    assert_eq!(option.self_2, Some(2));
    assert_eq!((option._id.as_str(), option.id.as_str()), ("a", "b"));
    assert_eq!(option.crate_.unwrap().as_str(), "SOME");
    assert_eq!(option.user_ids.unwrap().len(), 2);
    assert_eq!(option.r#gen, Some(1.5));
}

#[test]
fn enum_values_that_collide_keep_apart() {
    let values = ["Self", "Unknown", "true_", "None", "some", "SOME", "new in 2030"];
    let read: Vec<odd::Some> = values.map(odd::Some::from).into();
    let again: Vec<&str> = read.iter().map(odd::Some::as_str).collect();
    assert_eq!(again, values);
    assert_eq!(format!("{:?}", read[6]), "UnknownValue(new in 2030)");
}

#[test]
fn what_may_be_left_out_is_optional() {
    let operation = Shapes::new(true);
    assert_eq!(sent(&operation), json!({ "with": true }));
    assert_eq!(sent(&operation.clone().without(None)), json!({ "with": true, "without": null }));
    let answer = json!({
        "__typename": "Root", "vec": [[{ "string": "x", "none": null }], null], "first": null,
        "option": { "id": "1", "gen": 2.0, "crate": null, "self": null, "type": "t" },
        "Result": { "value": { "b": [1.50, null] } }, "result": { "at": "2026-01-02T03:04:05Z" }, "big": 12345678901234567890_u64
    });
    let with: shapes::Data = data(&operation, &answer);
    assert_eq!(with.typename, "Root");
    assert_eq!(with.vec[0].as_ref().unwrap()[0].string, "x");
    assert!(with.vec[1].is_none());
    let option = with.option.unwrap();
    let fragment: OptionFragment = option.option.unwrap();
    // One entry of the answer, for two who want it.
    assert_eq!((fragment.id.as_str(), option.id.as_str()), ("1", "1"));
    assert_eq!(with.result.unwrap().value.unwrap().as_str(), "{\"b\":[1.5,null]}");
    assert_eq!(with.result2.unwrap().at.unwrap().to_string(), "2026-01-02T03:04:05Z");
    assert_eq!(with.big.unwrap().as_str(), "12345678901234567890");

    let mut without = answer;
    without["option"] = json!({ "id": "1" });
    let option = data(&operation, &without).option.unwrap();
    assert!(option.option.is_none() && option.crate_.is_none() && option.self_.is_none());
}

#[test]
fn what_must_be_there_is_missed() {
    let answer = json!({ "__typename": "Root", "vec": [], "first": null, "option": {} , "Result": null, "result": null, "big": null });
    let error = serde_json::from_str::<shapes::Data>(&answer.to_string()).unwrap_err();
    assert!(error.to_string().contains("missing field `id`"), "{error}");
}

fn abstract_data(answer: &Value) -> r#abstract::Data {
    data(&odd::Abstract::new(), answer)
}

#[test]
fn abstract_types_are_told_by_their_typename() {
    let document = odd::Abstract::DOCUMENT;
    assert!(document.starts_with("query Abstract{animal{__typename ...AnimalParts"), "{document}");
    let answer = json!({
        "animal": { "__typename": "Dog", "name": "Rex", "barks": true, "friend": { "name": "Tom" } },
        "animals": [
            { "__typename": "Dog", "name": "Rex", "barks": false, "title": "Rex" },
            { "__typename": "Cat", "title": "Tom" },
            { "__typename": "Axolotl", "title": "Al" }
        ],
        "named": { "__typename": "Rock", "name": "Ayers" },
        // Not first, as a server or a test double may have it.
        "either": { "name": "Tom", "lives": 9, "__typename": "Cat" }
    });
    let data = abstract_data(&answer);
    let animal = data.animal.unwrap();
    assert_eq!(animal.name_only.name, "Rex");
    assert!(matches!(animal.animal_parts, odd::AnimalParts::Dog(dog) if dog.barks && dog.name == "Rex"));
    assert_eq!(animal.friend.unwrap().name, "Tom");
    let [r#abstract::Animals::Dog(dog), cat, new] = &data.animals[..] else { panic!("a dog first") };
    assert_eq!((dog.title.as_str(), dog.barks), ("Rex", false));
    for (animal, typename, title) in [(cat, "Cat", "Tom"), (new, "Axolotl", "Al")] {
        let r#abstract::Animals::Unknown(name, common) = animal else {
            panic!("nothing was asked of a {typename}")
        };
        assert_eq!((name.as_str(), common.title.as_str()), (typename, title));
    }
    assert!(matches!(data.named.unwrap(), r#abstract::Named::Unknown(name, common)
        if name.as_str() == "Rock" && common.name_only.name == "Ayers"));
    assert!(matches!(data.either.unwrap(), r#abstract::Either::Cat(cat) if cat.lives == Some(9)));
}

#[test]
fn a_type_that_nobody_asked_for_keeps_its_name() {
    let answer = json!({
        "animal": null, "animals": [], "named": null, "either": { "__typename": "Paper", "pages": 3 }
    });
    let either = abstract_data(&answer).either.unwrap();
    assert!(matches!(either, r#abstract::Either::Unknown(name) if name.as_str() == "Paper"));
}

#[test]
fn selections_of_one_field_are_merged() {
    let inner = json!({ "leaf": "2", "deep": { "leaf": "3" } });
    let answer = json!({ "deep": { "leaf": "1", "deep": inner } });
    let merged: merged::Data = data(&odd::Merged::new(), &answer);
    let deep = merged.deep;
    assert_eq!(deep.leaf.as_deref(), Some("1"));
    let below = deep.deep.unwrap();
    assert_eq!((below.leaf.as_deref(), below.deep.unwrap().leaf.as_deref()), (Some("2"), Some("3")));
    // The fragment has its own share of the same entries.
    let fragment = deep.deep_parts;
    assert_eq!(fragment.leaf.as_deref(), Some("1"));
    assert_eq!(fragment.deep.unwrap().deep.unwrap().leaf.as_deref(), Some("3"));
}

#[test]
fn what_is_left_out_is_so_although_a_part_of_it_is_there() {
    let operation = odd::Partly::new(true);
    let with = json!({
        "deep": { "leaf": "1", "deep": { "leaf": "2", "deep": { "leaf": "3" } } },
        "option": { "id": "a", "gen": 1.5 }, "animals": []
    });
    let read: partly::Data = data(&operation, &with);
    assert!(read.deep.deep_parts.is_some_and(|parts| parts.deep.is_some_and(|deep| deep.deep.is_some())));
    assert!(read.option.is_some() && read.option_ids.option.is_some());

    let without = json!({
        "deep": { "leaf": "1", "deep": { "leaf": "2" } }, "option": { "id": "a" }, "animals": []
    });
    let read: partly::Data = data(&operation, &without);
    assert!(read.deep.deep_parts.is_none() && read.deep.deep.is_some());
    assert!(read.option.is_none() && read.option_ids.option.is_some());

    // What is there must be right all the same.
    let mut wrong = with;
    wrong["deep"]["deep"]["deep"]["leaf"] = json!(7);
    let error = serde_json::from_str::<partly::Data>(&wrong.to_string()).unwrap_err();
    assert!(error.to_string().contains("expected a string"), "{error}");
}

#[test]
fn what_is_left_out_may_be_there_in_part_inside_of_what_is_shared() {
    let with = json!({ "deep": { "deep": { "deep": { "leaf": "1", "inner": "1" } } } });
    let without = json!({ "deep": { "deep": { "deep": { "leaf": "1" } } } });
    for (answer, is_there) in [(with, true), (without, false)] {
        let read = data(&odd::PartlyInside::new(is_there), &answer);
        let inside = read.deep_inside.deep.deep.unwrap().deep;
        assert_eq!(inside.map(|deep| deep.inner), is_there.then(|| Some("1".to_owned())));
        assert!(read.deep.deep.unwrap().deep.is_some());
    }
}

#[test]
fn several_may_want_the_name_of_the_type() {
    let answer = json!({
        "deep": { "leaf": null, "deep": null }, "option": null,
        "animals": [{ "__typename": "Cat", "kind": "Cat" }, { "kind": "Dog", "__typename": "Dog" }]
    });
    let read: partly::Data = data(&odd::Partly::new(true), &answer);
    let [partly::Animals::Cat(cat), partly::Animals::Unknown(dog, _)] = &read.animals[..] else {
        panic!("{read:?}")
    };
    assert_eq!((cat.typename.as_str(), dog.as_str()), ("Cat", "Dog"));
    assert!(matches!(&cat.type_names, odd::TypeNames::Cat(cat) if cat.kind == "Cat"));
}

#[test]
fn inputs_nest_choose_and_leave_out() {
    let inner = Filter::new().some(odd::Some::from("some")).limit(3);
    let filter = Filter::new().and(inner.clone()).or(vec![inner]).other(Mutual::new().filter(None));
    let search =
        Search::new().filter(filter).one(Pick::ByName("n".to_owned())).list(vec![Some(vec![1]), None]);
    let small = json!({ "some": "some", "limit": 3 });
    assert_eq!(
        sent(&search),
        json!({
            "filter": { "and": small, "or": [small], "other": { "filter": null } },
            "one": { "byName": "n" }, "list": [[1], null]
        })
    );
    assert_eq!(sent(&Search::new().filter(Optional::Null)), json!({ "filter": null }));
}

#[test]
fn secrets_are_sent_and_never_printed() {
    let save = Save::new(Tree::new().left(Tree::new().new_(1)), "hunter2");
    assert_eq!(sent(&save), json!({ "tree": { "left": { "new": 1 } }, "password": "hunter2" }));
    assert!(!format!("{save:?}").contains("hunter2"), "{save:?}");
    let answer = json!({ "save": { "accessToken": "t0ken", "code": "c0de", "some": "SOME" } });
    let saved = data(&save, &answer).save.unwrap();
    assert_eq!(saved.access_token.as_str(), "t0ken");
    let shown = format!("{saved:?}");
    assert!(!shown.contains("t0ken") && !shown.contains("c0de"), "{shown}");
}

#[test]
fn json_is_kept_as_it_came() {
    let json: Json = serde_json::from_str("{ \"a\": 1.10 }").unwrap();
    assert_eq!(json.as_str(), "{ \"a\": 1.10 }");
}

/// The names of a page's animals, and how the page says it ends.
fn page_of<O: Paginated<Data: Serialize>>(
    operation: &O,
    answer: &Value,
    name: fn(&O::Node) -> String,
) -> String {
    let page = data(operation, answer);
    let names: Vec<String> = O::nodes(&page).map(name).collect();
    let info = O::page_info(&page);
    let end = info.map(|info| format!("{} {}", info.has_next_page, info.end_cursor.unwrap_or("-")));
    assert_eq!(O::into_nodes(page).map(|node| name(&node)).collect::<Vec<_>>(), names);
    format!("{} {}", names.join(","), end.unwrap_or_else(|| "no list".to_owned()))
}

#[test]
fn a_list_is_found_wherever_its_parts_are() {
    let mut walk = Walk::new("a");
    assert_eq!((walk.cursor(), walk.page_size()), (Some("a"), None));
    walk.set_cursor("b");
    assert!(walk.set_page_size(7));
    assert_eq!(sent(&walk), json!({ "after": "b", "first": 7 }));
    let dog = json!({ "__typename": "Dog", "name": "Rex", "barks": true });
    let rock = json!({ "__typename": "Rock", "name": "Ayers" });
    let edges = json!([{ "cursor": "1", "animal": dog }, { "cursor": "2", "animal": rock }]);
    let list = json!({ "info": { "more": true, "endCursor": "2" }, "edges": edges });
    let name = |animal: &odd::walk_node::Animal| match animal {
        odd::walk_node::Animal::Dog(dog) => format!("{}!", dog.name),
        odd::walk_node::Animal::Unknown(_, animal) => animal.name.clone(),
    };
    assert_eq!(page_of(&walk, &json!({ "list": list }), name), "Rex!,Ayers true 2");

    let mut merged = WalkMerged::new(true);
    assert_eq!((merged.cursor(), merged.page_size()), (None, None));
    merged.set_cursor("c");
    assert_eq!(sent(&merged), json!({ "token": "c", "with": true }));
    let pages = json!({ "pageInfo": { "hasNextPage": false, "endCursor": "9" }, "edges": [{ "node": { "name": "Tom" } }] });
    assert_eq!(page_of(&merged, &json!({ "pages": pages }), |node| node.name.clone()), "Tom false 9");
    assert_eq!(page_of(&merged, &json!({ "pages": null }), |node| node.name.clone()), " no list");

    let mut book = WalkBook::new();
    assert!(!book.set_page_size(7), "its size is no variable");
    let bound =
        json!({ "info": { "more": true, "endCursor": "3" }, "edges": [{ "node": { "name": "Tom" } }] });
    let bound = json!({ "book": { "__typename": "Bound", "pages": bound } });
    assert_eq!(page_of(&book, &bound, |node| node.name.clone()), "Tom true 3");
    let loose = json!({ "book": { "__typename": "Loose", "pages": { "edges": [] } } });
    assert_eq!(page_of(&book, &loose, |node| node.name.clone()), " no list");
}
