//! Builders as operations like any other: in batches, in chunks, by `send` of the client, and with the client that waits.

use authgear_admin::{Error, NodeId, Operation, Reason, admin_query};
use authgear_admin_codegen::schema::sdl;
use authgear_admin_codegen::source::Sources;
use authgear_admin_codegen::{Settings, generate_api};
use authgear_admin_fixtures::{Emulator, SCHEMA};

use crate::api::{AdminApi, DeleteUser, SetDisabledStatus, Users};
use crate::{keys, user};

admin_query! {
    fragment Disabled on User { isDisabled ...Why }

    fragment Why on User { disableReason }

    mutation Enable($id: ID!) { setDisabledStatus(input: { userID: $id, isDisabled: false }) { user { ...Disabled } } }
}

#[tokio::test]
async fn builders_join_a_batch() {
    let emulator = Emulator::start().await.unwrap();
    let client = emulator.client();
    let id = user(&client, "batch@example.com").await;
    let disable = client.set_disabled_status(&id, true).reason("both").select::<Disabled>();
    let (disabled, role, enabled) =
        client.atomic((&disable, client.create_role("both"), Enable::new(&id))).await.unwrap();
    assert!(disabled.is_disabled && disabled.why.disable_reason.as_deref() == Some("both"));
    assert_eq!(role.key, "both");
    assert!(!enabled.set_disabled_status.user.disabled.is_disabled);

    let nobody = client.delete_user(NodeId::from_uuid(0));
    let error = client.atomic((disable, nobody)).await.unwrap_err();
    assert!(matches!(error, Error::RolledBack(_)) && error.has_reason(&Reason::USER_NOT_FOUND), "{error}");
    let user = client.get_user_by_login_id("email", "batch@example.com").send().await.unwrap().unwrap();
    assert!(!user.is_disabled);
}

#[tokio::test]
async fn builders_go_in_chunks_and_by_send() {
    let emulator = Emulator::start().await.unwrap();
    let client = emulator.client();
    let mut ids = Vec::new();
    for index in 0..7 {
        ids.push(user(&client, &format!("chunk{index}@example.com")).await);
    }
    let deletions: Vec<_> = ids.iter().map(|id| client.delete_user(id)).collect();
    let chunks = client.chunked(deletions).all().await;
    let deleted = chunks.into_iter().flat_map(|chunk| chunk.outcome.unwrap()).map(|it| it.deleted_user_id);
    assert_eq!(deleted.collect::<Vec<_>>(), ids);
    assert_eq!(emulator.requests().of("DeleteUser"), 2);

    let page = client.send(client.users().first(3)).await.unwrap();
    assert_eq!(page.nodes.len(), 3);
    let partial = client.send_partial(client.users().first(3).select::<Disabled>()).await.unwrap();
    assert!(partial.data.nodes.len() == 3 && partial.errors.is_empty());
}

#[test]
fn the_waiting_client_has_the_same_builders() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let emulator = runtime.block_on(Emulator::start()).unwrap();
    let client = authgear_admin::blocking::Client::new(emulator.client()).unwrap();
    let role = client.create_role("waiting").send().unwrap();
    assert_eq!(client.roles().stream().filter(|it| it.as_ref().unwrap().id == role.id).count(), 1);
    let all = client.users().first(20).pages().map(|page| page.unwrap().nodes.len()).sum::<usize>();
    assert!(all > 40);
    assert_eq!(client.users().first_page().unwrap().nodes.len(), all);
    let id = client.users().first_page().unwrap().nodes.remove(0).id;
    let user =
        client.add_user_to_roles(id).role_keys(keys(&["waiting"])).select::<Disabled>().send().unwrap();
    assert!(!user.is_disabled);
}

#[test]
fn texts_are_constant_and_say_the_same_in_the_body() {
    const TEXT: &str = SetDisabledStatus::<authgear_admin::Client, Disabled>::DOCUMENT;
    assert_eq!(
        TEXT,
        "mutation SetDisabledStatus($input:SetDisabledStatusInput!){setDisabledStatus(input:$input){user{...Disabled}}} \
         fragment Disabled on User{isDisabled...Why} fragment Why on User{disableReason}"
    );
    fn head<O: Operation>() -> (String, String) {
        let body = O::HEAD.concat() + "{}}";
        let body: serde_json::Value = serde_json::from_str(&body).unwrap();
        (body["query"].as_str().unwrap().to_owned(), body["operationName"].as_str().unwrap().to_owned())
    }
    assert_eq!(
        head::<SetDisabledStatus<authgear_admin::Client, Disabled>>(),
        (TEXT.to_owned(), "SetDisabledStatus".to_owned())
    );
    assert_eq!(
        head::<DeleteUser>(),
        (DeleteUser::<authgear_admin::Client>::DOCUMENT.to_owned(), "DeleteUser".to_owned())
    );
    assert!(<Users>::DOCUMENT.contains("pageInfo{hasNextPage endCursor}"));
}

#[test]
fn what_is_sent_by_default_is_what_was_checked() {
    let mut sources = Sources::new();
    let id = sources.add("schema.graphql", SCHEMA);
    let schema = sdl::parse(&sources, id).unwrap().schema;
    let generated = generate_api(&mut sources, &schema, &Settings::default()).unwrap().generated;
    let checked = |name: &str| {
        let export = generated.exports.iter().find(|export| export.names[0] == name).unwrap();
        export.document.clone().unwrap()
    };
    assert_eq!(checked("Users"), <Users>::DOCUMENT);
    assert_eq!(checked("DeleteUser"), <DeleteUser>::DOCUMENT);
    assert_eq!(checked("SetDisabledStatus"), <SetDisabledStatus>::DOCUMENT);
}
