//! The whole API without GraphQL: every root field by its builder, sent to the emulator, decoded, and its effect seen by
//! a query afterwards.

mod access;
mod accounts;
mod batches;
mod credentials;
mod logs;
mod names;
mod resources;
mod users;

#[rustfmt::skip]
#[path = "../../golden/api.rs"]
mod api;

use std::collections::BTreeSet;

use authgear_admin::kind::User;
use authgear_admin::{Client, NodeId};
use authgear_admin_codegen::schema::{OperationKind, sdl};
use authgear_admin_codegen::source::Sources;
use authgear_admin_fixtures::{Emulator, SCHEMA};

use api::{AdminApi, IdentityDefinition, IdentityDefinitionLoginID};

#[tokio::test]
async fn every_root_field_is_sent_decoded_and_has_its_effect() {
    let emulator = Emulator::start().await.unwrap();
    let client = emulator.client();
    users::story(&client).await;
    accounts::story(&client).await;
    credentials::story(&client).await;
    access::story(&client).await;
    resources::story(&client).await;
    logs::story(&client).await;
    let sent = emulator.requests();
    let unsent: Vec<String> = root_fields().into_iter().filter(|name| sent.of(name) == 0).collect();
    assert!(unsent.is_empty(), "never sent: {unsent:?}");
}

/// The names of all root fields, as their operations have them: with a capital in front.
fn root_fields() -> BTreeSet<String> {
    let mut sources = Sources::new();
    let id = sources.add("schema.graphql", SCHEMA);
    let schema = sdl::parse(&sources, id).unwrap().schema;
    let roots = [OperationKind::Query, OperationKind::Mutation].map(|kind| schema.root(kind).unwrap());
    let fields = roots.iter().flat_map(|root| schema.ty(*root).fields());
    let capital = |name: &str| name[..1].to_uppercase() + &name[1..];
    let names: BTreeSet<String> = fields.map(|field| capital(field.name.as_str())).collect();
    assert_eq!(names.len(), 70);
    names
}

fn login_id(key: &str, value: &str) -> IdentityDefinition {
    IdentityDefinition::new().login_id(IdentityDefinitionLoginID::new(key, value))
}

/// A new user with this address.
async fn user(client: &Client, email: &str) -> NodeId<User> {
    let definition = login_id("email", email);
    client.create_user(definition).password("correct horse 1 Battery").send().await.unwrap().id
}

fn keys(keys: &[&str]) -> Vec<String> {
    keys.iter().map(|&key| key.to_owned()).collect()
}
