//! Decode errors name the place. What serde_path_to_error says of the same failure is the measure, over hundreds
//! of random answers with one value spoilt.

use authgear_admin::__private::{
    Decode, Failed, Missing, Null, Object, Value as Unread, deserialize, object, put, share,
};
use authgear_admin::{Client, DecodeError, Error, Id, Operation, OperationKind};
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value, json};

use super::operations::{DisableUser, ListUsers};
use super::server::{Server, json as json_answer};

async fn decode_error(body: &str) -> DecodeError {
    let server = Server::start(json_answer(200, body)).await;
    match server.client().send(ListUsers::default()).await {
        Err(Error::Decode(error)) => *error,
        other => panic!("{other:?}"),
    }
}

fn user(id: &str, created_at: &str) -> String {
    format!(
        r#"{{ "data": {{ "users": {{ "edges": [
            {{"node": {{"id": "a", "createdAt": "2026-01-02T03:04:05Z"}}}},
            {{"node": {{"id": {id}, "createdAt": {created_at}}}}} ] }} }} }}"#
    )
}

#[tokio::test]
async fn the_place_and_what_is_there_are_named() {
    let good = "\"2026-01-02T03:04:05Z\"";
    for (body, path, expected, found) in [
        (user("\"a\"", "\"soon\""), "data.users.edges[1].node.createdAt", "an RFC 3339 date", "\"soon\""),
        (
            user("\"a\"", "\"jo@example.com\""),
            "data.users.edges[1].node.createdAt",
            "an RFC 3339 date",
            "a string",
        ),
        (user("null", good), "data.users.edges[1].node.id", "a string", "null"),
        (user("[1]", good), "data.users.edges[1].node.id", "a string", "a list"),
        (user("{\"a\":1}", good), "data.users.edges[1].node.id", "a string", "an object"),
        (user("\"a\"", "1.5"), "data.users.edges[1].node.createdAt", "an RFC 3339 date", "a number"),
        (
            r#"{"data":{"users":{"edges":[{"node":{"id":"a"}}]}}}"#.to_owned(),
            "data.users.edges[0].node.createdAt",
            "a value",
            "nothing",
        ),
        (r#"{"data":{"users":true}}"#.to_owned(), "data.users", "struct Connection", "a boolean"),
        (r#"{"data":{}}"#.to_owned(), "data.users", "a value", "nothing"),
        (r#"{"data":7}"#.to_owned(), "data", "struct ListUsersData", "a number"),
    ] {
        let error = decode_error(&body).await;
        assert_eq!((error.path(), error.expected(), error.found()), (path, expected, found), "{body}");
    }
}

#[tokio::test]
async fn a_mutation_took_effect_though_its_answer_cannot_be_read() {
    let server = Server::start(json_answer(200, r#"{"data":{"setDisabledStatus":7}}"#)).await;
    let error = server.client().send(DisableUser::default()).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "the answer to `DisableUser` is not what its types expect: data.setDisabledStatus: expected struct Payload, found \
         a number; the mutation took effect all the same"
    );
    assert!(!error.is_retryable() && !error.outcome_unknown());
}

/// Reads its `user` twice, as the generator does where two fragments want it, and each time it wants another `age`.
#[derive(Debug)]
struct Shared;

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "only decoded")]
struct Person<T> {
    names: Vec<String>,
    age: T,
}

impl<'de> Object<'de> for Shared {
    type Fields = ();

    fn field(_: &mut (), key: &str, value: &mut dyn Unread<'de>) -> Result<(), Failed> {
        if key != "user" {
            return value.skip();
        }
        share::raw(value, &mut |value| {
            put::required_custom::<Person<u8>>(&mut None, value)?;
            put::required_custom::<Person<i64>>(&mut None, value)
        })
    }

    fn finish(_: &mut ()) -> Result<Self, Missing> {
        Ok(Self)
    }
}

impl<'de> Decode<'de> for Shared {
    fn read(to: &mut Option<Self>, value: &mut dyn Unread<'de>, null: Null) -> Result<(), Failed> {
        object(to, value, null)
    }
}

impl<'de> Deserialize<'de> for Shared {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize(deserializer)
    }
}

#[derive(serde::Serialize)]
struct GetShared {}

impl Operation for GetShared {
    const NAME: &'static str = "GetShared";
    const DOCUMENT: &'static str = "query GetShared { user }";
    const KIND: OperationKind = OperationKind::Query;
    type Data = Shared;
}

#[tokio::test]
async fn the_place_in_a_value_that_two_fragments_share_is_named_too() {
    for (user, path, expected, found) in [
        (r#"{"names": ["a"], "age": "old"}"#, "data.user.age", "u8", "a string"),
        (r#"{ "names": ["a", null], "age": 7 }"#, "data.user.names[1]", "a string", "null"),
        (r#"{"names": []}"#, "data.user.age", "a value", "nothing"),
        ("\"x\"", "data.user", "struct Person", "a string"),
    ] {
        for body in [
            format!(r#"{{"data":{{"user":{user}}}}}"#),
            format!("{{\"data\":{{\"user\": {user}\n }} }}"),
            format!(r#"{{"data":{{"user":{user},"other":[1]}}}}"#),
        ] {
            let server = Server::start(json_answer(200, &body)).await;
            let error = match server.client().send(GetShared {}).await {
                Err(Error::Decode(error)) => *error,
                other => panic!("{other:?}"),
            };
            assert_eq!((error.path(), error.expected(), error.found()), (path, expected, found), "{body}");
        }
    }
}

/// A type with every shape that JSON has, as deep as one likes.
#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "only decoded")]
struct Tree {
    id: Id,
    name: String,
    weight: f64,
    flag: bool,
    maybe: Option<i32>,
    tags: Vec<Vec<String>>,
    left: Option<Box<Tree>>,
    children: Vec<Tree>,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "only decoded")]
struct TreeData {
    tree: Tree,
}

#[derive(serde::Serialize)]
struct GetTree {}

impl Operation for GetTree {
    const NAME: &'static str = "GetTree";
    const DOCUMENT: &'static str = "query GetTree { tree }";
    const KIND: OperationKind = OperationKind::Query;
    type Data = TreeData;
}

/// A small generator of random numbers; the same ones in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }

    fn tree(&mut self, depth: usize) -> Value {
        let texts = ["", "a", "{[\"", "\\", "é\n", ",]}:", "null"];
        let text = |random: &mut Self| json!(texts[random.below(texts.len())]);
        let below = |random: &mut Self| if depth == 0 { 0 } else { random.below(3) };
        let tags: Vec<Vec<Value>> =
            (0..self.below(3)).map(|_| (0..self.below(3)).map(|_| text(self)).collect()).collect();
        let left = if below(self) == 1 { self.tree(depth - 1) } else { Value::Null };
        let children: Vec<Value> = (0..below(self)).map(|_| self.tree(depth - 1)).collect();
        json!({
            "id": text(self), "name": text(self), "weight": 1.5, "flag": true,
            "maybe": if self.below(2) == 0 { Value::Null } else { json!(-7) },
            "tags": tags, "left": left, "children": children,
        })
    }

    /// Spoils one value, or removes one key; whether it did.
    fn spoil(&mut self, value: &mut Value) {
        if self.below(4) == 0 {
            let spoilt = [
                json!(null),
                json!([]),
                json!([1]),
                json!([[2]]),
                json!({}),
                json!({"a": [3]}),
                json!("x"),
                json!(9e9),
                json!(false),
            ];
            *value = spoilt[self.below(spoilt.len())].clone();
            return;
        }
        match value {
            Value::Array(values) if !values.is_empty() => {
                let index = self.below(values.len());
                self.spoil(&mut values[index]);
            }
            Value::Object(entries) if !entries.is_empty() => {
                let key = entries.keys().nth(self.below(entries.len())).unwrap().clone();
                match self.below(8) {
                    0 => drop(entries.remove(&key)),
                    _ => self.spoil(&mut entries[&key]),
                }
            }
            _ => {}
        }
    }
}

/// The path that serde_path_to_error finds, and whether a key is missing there.
fn oracle(body: &str) -> Option<(String, String)> {
    #[derive(Deserialize)]
    struct Body {
        #[expect(dead_code, reason = "only decoded")]
        data: TreeData,
    }
    let mut json = serde_json::Deserializer::from_str(body);
    let error = serde_path_to_error::deserialize::<_, Body>(&mut json).err()?;
    let message = error.inner().to_string();
    let path = error.path().to_string();
    Some(match message.split('`').nth(1).filter(|_| message.starts_with("missing field")) {
        Some(key) => (format!("{path}.{key}"), message),
        None => (path, message),
    })
}

#[tokio::test]
async fn paths_agree_with_serde_path_to_error() {
    let mut random = Random(7);
    let mut compared = 0;
    let bodies: Vec<String> = (0..800)
        .map(|number| {
            let mut tree = random.tree(3);
            random.spoil(&mut tree);
            let body = Value::Object(Map::from_iter([("data".to_owned(), json!({ "tree": tree }))]));
            let pretty = number % 2 == 0;
            if pretty { serde_json::to_string_pretty(&body) } else { serde_json::to_string(&body) }.unwrap()
        })
        .collect();
    let served = bodies.clone();
    let server = Server::with(move |number| json_answer(200, &served[number])).await;
    let client: Client = server.client();
    for body in &bodies {
        match (client.send(GetTree {}).await, oracle(body)) {
            (Ok(_), None) => {}
            (Err(Error::Decode(error)), Some((path, message))) => {
                compared += 1;
                // Of a list in a list serde_json does not tell which of the two was refused.
                let inner = message.starts_with("invalid type: sequence").then(|| format!("{path}[0]"));
                let agrees = error.path() == path || inner.is_some_and(|inner| error.path() == inner);
                assert!(agrees, "{} is not {path}: {message} in {body}", error.path());
            }
            (Err(Error::Unexpected(_)), Some(_)) if body.contains("\"tree\": null") => {}
            (result, oracle) => panic!("{result:?} and {oracle:?} of {body}"),
        }
    }
    assert!(compared > 250, "{compared}");
}
