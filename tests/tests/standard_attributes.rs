//! Standard attributes are changed on the emulator, which replaces all of them as the server does; nothing else is lost.
//! The emulator checks the client's two documents against the fixtures' schema.

use std::future::Future;

use authgear_admin::kind::User;
use authgear_admin::{Client, Error, NodeId, OperationKind, Reason, StandardAttributes, admin_query};
use authgear_admin_fixtures::{Emulator, Fault};
use serde_json::{Value, json};

admin_query! {
    query FindUser($email: String!) {
        getUsersByStandardAttribute(attributeName: "email", attributeValue: $email) { id standardAttributes }
    }
}

/// A user with attributes that the client does not know.
async fn start() -> (Emulator, Client, NodeId<User>) {
    let emulator = Emulator::start().await.unwrap();
    let client = emulator.client();
    let user = find(&client).await.id;
    let document = "mutation M($id: ID!, $attributes: UserStandardAttributes) {
        updateUser(input: { userID: $id, standardAttributes: $attributes }) { user { id } } }";
    let attributes = json!({
        "email": "ada.lindqvist@example.com", "nickname": "Ada", "x-shoe": { "size": 43.50 },
        "address": { "country": "SE", "planet": "Earth" },
    });
    let variables = json!({ "id": user, "attributes": attributes });
    client.send_untyped(OperationKind::Mutation, "M", document, &variables).await.unwrap();
    (emulator, client, user)
}

async fn find(client: &Client) -> find_user::GetUsersByStandardAttribute {
    let found = client.send(FindUser::new("ada.lindqvist@example.com")).await.unwrap();
    found.get_users_by_standard_attribute.into_iter().next().unwrap()
}

/// The attributes, without those that the server tells.
fn told_by_users(attributes: &StandardAttributes) -> Value {
    let mut attributes = attributes.clone();
    attributes.email_verified = None;
    attributes.updated_at = None;
    attributes.into()
}

#[tokio::test]
async fn what_is_not_touched_stays() {
    let (emulator, client, user) = start().await;
    let changed = client
        .update_standard_attributes(&user, |attributes| {
            assert_eq!(attributes.nickname.as_deref(), Some("Ada"));
            attributes.given_name = Some("Ada".to_owned());
            attributes.nickname = None;
            attributes.address.get_or_insert_default().locality = Some("Lund".to_owned());
        })
        .await
        .unwrap();
    let expected = json!({
        "email": "ada.lindqvist@example.com", "given_name": "Ada", "x-shoe": { "size": 43.5 },
        "address": { "country": "SE", "planet": "Earth", "locality": "Lund" },
    });
    assert_eq!(told_by_users(&changed), expected);
    assert!(changed.email_verified.is_some() && changed.updated_at.is_some());
    assert_eq!(find(&client).await.standard_attributes, changed);
    assert_eq!(emulator.requests().of("WriteStandardAttributes"), 1);
}

#[tokio::test]
async fn what_is_unknown_may_be_changed_too() {
    let (_emulator, client, user) = start().await;
    let change = |attributes: &mut StandardAttributes| {
        attributes.other.remove("x-shoe");
        attributes.other.insert("x-hat".to_owned(), json!("L").into());
        attributes.address = None;
    };
    let changed = client.update_standard_attributes(&user, change).await.unwrap();
    let expected = json!({ "email": "ada.lindqvist@example.com", "nickname": "Ada", "x-hat": "L" });
    assert_eq!(told_by_users(&changed), expected);
}

#[tokio::test]
async fn nothing_is_written_where_nothing_changes() {
    let (emulator, client, user) = start().await;
    let before = find(&client).await.standard_attributes;
    let after = client
        .update_standard_attributes(user, |attributes| attributes.nickname = Some("Ada".to_owned()))
        .await
        .unwrap();
    assert_eq!(after, before);
    assert_eq!(emulator.requests().of("ReadStandardAttributes"), 1);
    assert_eq!(emulator.requests().of("WriteStandardAttributes"), 0);
}

#[tokio::test]
async fn nobody_is_an_error_before_anything_is_changed() {
    let (emulator, client, _) = start().await;
    let never = |_: &mut StandardAttributes| panic!("there is nothing to change");
    let error = client.update_standard_attributes(NodeId::from_uuid(0), never).await.unwrap_err();
    assert!(matches!(error, Error::UserNotFound(_)) && error.has_reason(&Reason::USER_NOT_FOUND), "{error}");
    assert_eq!(error.to_string(), "`ReadStandardAttributes` found no user with this id; nothing was changed");
    assert_eq!((error.outcome_unknown(), error.is_retryable()), (false, false));
    assert_eq!(emulator.requests().of("WriteStandardAttributes"), 0);
}

#[tokio::test]
async fn what_the_server_refuses_is_rolled_back() {
    let (_emulator, client, user) = start().await;
    let before = find(&client).await.standard_attributes;
    let change = |attributes: &mut StandardAttributes| {
        attributes.name = Some("Ada".to_owned());
        attributes.birthdate = Some("yesterday".to_owned());
    };
    let error = client.update_standard_attributes(&user, change).await.unwrap_err();
    assert!(matches!(error, Error::RolledBack(_)) && error.has_reason(&Reason::VALIDATION_FAILED), "{error}");
    assert!(!format!("{error} {error:?}").contains("yesterday"));
    assert_eq!(find(&client).await.standard_attributes, before);
}

#[tokio::test]
async fn a_writing_whose_answer_is_lost_is_told_and_may_be_done_again() {
    let (emulator, client, user) = start().await;
    emulator.fault(Fault::close_after_read().on_operation("WriteStandardAttributes").times(1));
    let change = |attributes: &mut StandardAttributes| attributes.name = Some("Ada".to_owned());
    let error = client.update_standard_attributes(&user, change).await.unwrap_err();
    assert!(error.outcome_unknown(), "{error}");
    let changed = client.update_standard_attributes(&user, change).await.unwrap();
    assert_eq!(changed.name.as_deref(), Some("Ada"));
}

/// The later of two writes holds, as it is documented; what neither touched is there after both.
#[tokio::test]
async fn of_two_at_once_one_wins() {
    let (_emulator, client, user) = start().await;
    let name = client.update_standard_attributes(&user, |attributes| attributes.name = Some("A".to_owned()));
    let site =
        client.update_standard_attributes(&user, |attributes| attributes.locale = Some("sv".to_owned()));
    let (name, site) = tokio::join!(name, site);
    name.and(site).unwrap();
    let after = find(&client).await.standard_attributes;
    assert!(after.name.is_some() || after.locale.is_some());
    assert!(after.nickname.is_some() && after.other.contains_key("x-shoe"));
}

/// So that it can be awaited in a task.
#[allow(dead_code)]
fn the_future_is_send(client: &Client, user: NodeId<User>) -> impl Future + Send {
    client.update_standard_attributes(user, |attributes| attributes.name = None)
}
