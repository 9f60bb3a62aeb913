//! Answers that borrow, from the emulator: fetched, read and told apart from what goes wrong.
#![allow(dead_code, reason = "answers are compared as a whole")]

#[rustfmt::skip]
#[path = "../golden/odd_borrowed.rs"]
mod odd_borrowed;

use std::collections::HashSet;

use authgear_admin::kind::User;
use authgear_admin::{
    BorrowedOperation, Error, JsonRef, NodeId, Reason, StandardAttributes, Text, admin_query, blocking,
};
use authgear_admin_fixtures::{Emulator, Fault};
use serde_json::json;

admin_query! {
    borrowed = true,

    /// A page of users.
    query ListUsers($first: Int, $after: String) {
        users(first: $first, after: $after, sortBy: CREATED_AT, sortDirection: ASC) {
            edges { node { ...Card } }
            pageInfo { hasNextPage endCursor }
        }
    }

    fragment Card on User {
        id
        createdAt
        formattedName
        isDisabled
        standardAttributes
        customAttributes
        identities { edges { node { id type claims } } }
    }

    query Any($id: ID!) {
        node(id: $id) { id ... on User { formattedName } ... on Role { key } }
    }

    query ByAttribute($name: String!, $value: String!) {
        getUsersByStandardAttribute(attributeName: $name, attributeValue: $value) { id }
    }

    mutation Disable($id: ID!, $reason: String) {
        setDisabledStatus(input: { userID: $id, isDisabled: true, reason: $reason }) {
            user { id isDisabled disableReason }
        }
    }

    // Its answer holds no text, so it is an operation like any other.
    mutation Delete($id: ID!) {
        updateUser(input: { userID: $id }) { user { isDisabled createdAt } }
    }

    query Flags { users(first: 1) { totalCount edges { node { isDisabled createdAt } } } }
}

mod owned {
    use authgear_admin::admin_query;

    admin_query! {
        pub(super) query ListUsers($first: Int, $after: String) {
            users(first: $first, after: $after, sortBy: CREATED_AT, sortDirection: ASC) {
                edges { node { ...Card } }
                pageInfo { hasNextPage endCursor }
            }
        }

        fragment Card on User {
            id
            createdAt
            formattedName
            isDisabled
            standardAttributes
            customAttributes
            identities { edges { node { id type claims } } }
        }
    }
}

#[tokio::test]
async fn what_is_read_is_what_an_owned_answer_has_and_lies_in_the_body() {
    let emulator = Emulator::start().await.unwrap();
    let client = emulator.client();
    let owned = client.send(owned::ListUsers::new().first(50)).await.unwrap();
    let body = client.fetch(&ListUsers::new().first(50)).await.unwrap();
    let data = body.read().unwrap();
    assert_eq!(format!("{data:#?}"), format!("{owned:#?}"));

    let inside = body.as_bytes().as_ptr_range();
    let (owned, users) = (owned.users.unwrap(), data.users.unwrap());
    let mut names = 0;
    for (user, owned) in users.nodes().zip(owned.nodes()) {
        let (user, owned) = (&user.card, &owned.card);
        assert!(inside.contains(&user.id.as_str().as_ptr()) && user.id == owned.id);
        assert!(inside.contains(&user.custom_attributes.as_str().as_ptr()));
        assert_eq!(user.standard_attributes.parse(), owned.standard_attributes);
        assert_eq!(user.formatted_name.as_deref(), owned.formatted_name.as_deref());
        names += user.formatted_name.iter().filter(|name| inside.contains(&name.as_ptr())).count();
    }
    assert!(names > 0 && users.nodes().count() == owned.nodes().count());
}

#[tokio::test]
async fn a_list_is_walked_by_its_cursor_and_a_body_kept_for_long_is_cheap() {
    let emulator = Emulator::builder().users(120).start().await.unwrap();
    let client = emulator.client();
    let mut query = ListUsers::new().first(50);
    let (mut ids, mut bodies) = (HashSet::new(), Vec::new());
    loop {
        let body = client.fetch(&query).await.unwrap();
        bodies.push(body.clone());
        let users = body.read().unwrap().users.unwrap();
        ids.extend(users.nodes().map(|user| user.card.id.to_node_id()));
        let after = users.page_info.end_cursor.as_deref().filter(|cursor| !cursor.is_empty());
        let (true, Some(after)) = (users.page_info.has_next_page, after) else { break };
        query = query.after(after);
    }
    assert_eq!(ids.len(), 120);
    let again: Vec<ListUsersData<'_>> = bodies.iter().map(|body| body.read().unwrap()).collect();
    let nodes = again.iter().filter_map(|data| data.users.as_ref()).flat_map(|users| users.nodes());
    assert_eq!(nodes.count(), 120);
}

type ListUsersData<'a> = list_users::Data<'a>;

#[tokio::test]
async fn text_with_escapes_is_a_copy() {
    let emulator = Emulator::start().await.unwrap();
    let client = emulator.client();
    let id = first_user(&client).await;
    for (reason, borrowed) in [("plain", true), ("says \"no\"\n", false), ("é", true)] {
        let body = client.fetch(&Disable::new(&id).reason(reason)).await.unwrap();
        let user = body.read().unwrap().set_disabled_status.user;
        let text: Text<'_> = user.disable_reason.unwrap();
        assert_eq!((&*text, text.is_borrowed(), user.is_disabled), (reason, borrowed, true));
        assert_eq!(text.clone().into_owned(), text);
    }
}

async fn first_user(client: &authgear_admin::Client) -> NodeId<User> {
    let body = client.fetch(&ListUsers::new().first(1)).await.unwrap();
    let users = body.read().unwrap().users.unwrap();
    users.nodes().next().unwrap().card.id.to_node_id()
}

#[tokio::test]
async fn a_mutation_that_was_rolled_back_has_no_body() {
    let emulator = Emulator::start().await.unwrap();
    let client = emulator.client();
    let nobody = NodeId::<User>::from_uuid(7);
    let error = client.fetch(&Disable::new(&nobody)).await.unwrap_err();
    assert!(matches!(error, Error::RolledBack(_)) && error.has_reason(&Reason::USER_NOT_FOUND), "{error}");
}

#[tokio::test]
async fn a_querys_errors_are_told_by_the_first_step() {
    let emulator = Emulator::start().await.unwrap();
    let query = ByAttribute::new("shoe_size", "43");
    let error = emulator.client().fetch(&query).await.unwrap_err();
    assert!(matches!(error, Error::GraphQl(_)) && error.attempts() == 1, "{error}");
    // It has no data beside its errors.
    assert!(matches!(emulator.client().fetch_partial(&query).await, Err(Error::GraphQl(_))));
}

#[tokio::test]
async fn types_are_told_apart_by_their_typename() {
    let emulator = Emulator::start().await.unwrap();
    let client = emulator.client();
    let id = first_user(&client).await;
    let body = client.fetch(&Any::new(&id)).await.unwrap();
    match body.read().unwrap().node.unwrap() {
        any::Node::User(user) => assert_eq!(user.id.as_str(), id.as_str()),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_refused_token_a_page_and_wrong_types_are_told_as_ever() {
    let emulator = Emulator::start().await.unwrap();
    let client = emulator.client();
    let list = ListUsers::new().first(5);
    emulator.fault(Fault::html().times(1));
    assert!(matches!(client.fetch(&list).await, Err(Error::Unexpected(_))));
    emulator.fault(Fault::unavailable().times(1));
    let attempts = emulator.requests().of("ListUsers");
    drop(client.fetch(&list).await.unwrap());
    assert_eq!(emulator.requests().of("ListUsers"), attempts + 2);
    emulator.fault(Fault::wrong_types().times(2));
    let owned = client.send(owned::ListUsers::new().first(5)).await.unwrap_err();
    let body = client.fetch(&list).await.unwrap();
    assert_eq!(body.read().unwrap_err().to_string(), owned.to_string());
    emulator.revoke_key(emulator.key_id());
    assert!(matches!(client.fetch(&list).await, Err(Error::Refused(_))));
}

#[tokio::test]
async fn an_operation_without_text_is_sent() {
    let emulator = Emulator::start().await.unwrap();
    let flags: flags::Data = emulator.client().send(Flags::new()).await.unwrap();
    assert!(flags.users.unwrap().nodes().next().is_some_and(|user| !user.is_disabled));
    fn is_mutation<M: authgear_admin::Mutation>() {}
    is_mutation::<Delete>();
}

#[test]
fn a_client_that_waits_fetches_too() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let emulator = runtime.block_on(Emulator::start()).unwrap();
    let client = blocking::Client::new(emulator.client()).unwrap();
    let body = client.fetch(&ListUsers::new().first(1)).unwrap();
    assert_eq!(body.read().unwrap().users.unwrap().nodes().count(), 1);
}

#[test]
fn nothing_private_is_shown() {
    let card = |text: &str| serde_json::from_str::<Card<'_>>(text).map(|card| format!("{card:?}"));
    let shown = card(
        r#"{"id":"a","createdAt":"2026-01-02T03:04:05Z","formattedName":null,"isDisabled":false,
            "standardAttributes":{"email":"ada@example.com"},"customAttributes":{},"identities":null}"#,
    );
    let shown = shown.unwrap();
    assert!(shown.contains("email") && !shown.contains("ada@example.com"), "{shown}");
}

/// Every oddity of GraphQL: what is written back is what came.
fn written<'a, D: serde::Deserialize<'a> + serde::Serialize>(answer: &'a str) -> serde_json::Value {
    serde_json::to_value(serde_json::from_str::<D>(answer).unwrap()).unwrap()
}

#[test]
fn derives_hold_for_types_that_borrow() {
    let answer = json!({ "option": { "self": "s", "type": "t", "Self": 2, "_id": "a", "id": "b", "crate": "SOME",
        "userIDs": ["c", null], "gen": 1.5 } });
    let text = answer.to_string();
    assert_eq!(written::<odd_borrowed::option::Data<'_>>(&text), answer);
    let read = || serde_json::from_str::<odd_borrowed::option::Data<'_>>(&text).unwrap();
    assert_eq!(read(), read());
    assert!(!odd_borrowed::Option::DOCUMENT.is_empty());
}

#[test]
fn json_is_parsed_when_asked_and_attributes_are_typed() {
    let json: JsonRef<'_> = serde_json::from_str("{\"a\":[1.50]}").unwrap();
    assert_eq!(json.to_json().as_str(), "{\"a\":[1.50]}");
    let attributes =
        serde_json::from_str::<authgear_admin::StandardAttributesRef<'_>>("{\"name\":\"A\"}").unwrap();
    assert_eq!(StandardAttributes::from(attributes).name.as_deref(), Some("A"));
}
