//! Every operation of the fixtures, and so every root field of the Admin API: generated, compiled, sent to the emulator,
//! decoded, and its effect seen by a query afterwards.

mod access;
mod accounts;
mod caller;
mod credentials;
mod logs;
mod resources;
mod users;

#[rustfmt::skip]
#[path = "../../golden/admin.rs"]
mod admin;

use std::collections::BTreeSet;

use authgear_admin_codegen::document::{self, Selection};
use authgear_admin_codegen::schema::{OperationKind, sdl};
use authgear_admin_codegen::source::Sources;
use authgear_admin_fixtures::{SCHEMA, documents};

use caller::Caller;

#[tokio::test]
async fn every_operation_is_sent_decoded_and_has_its_effect() {
    let caller = Caller::start().await;
    users::story(&caller).await;
    accounts::story(&caller).await;
    credentials::story(&caller).await;
    access::story(&caller).await;
    resources::story(&caller).await;
    logs::story(&caller).await;
    let called = caller.called();
    let unsent: Vec<String> = names().into_iter().filter(|name| !called.contains(name)).collect();
    assert!(unsent.is_empty(), "never sent: {unsent:?}");
}

fn document(sources: &mut Sources) -> document::Document {
    let ids: Vec<_> = documents().iter().map(|document| sources.add(document.name, document.text)).collect();
    document::parse(sources, &ids).unwrap()
}

/// The names of all operations of the fixtures.
fn names() -> BTreeSet<String> {
    let document = document(&mut Sources::new());
    document.operations().map(|operation| operation.name.as_ref().unwrap().text.to_string()).collect()
}

#[test]
fn the_operations_use_every_root_field() {
    let mut sources = Sources::new();
    let id = sources.add("schema.graphql", SCHEMA);
    let schema = sdl::parse(&sources, id).unwrap().schema;
    let document = document(&mut sources);
    let mut roots = 0;
    for kind in [OperationKind::Query, OperationKind::Mutation] {
        let used: BTreeSet<&str> = document
            .operations()
            .filter(|operation| operation.kind == kind)
            .flat_map(|operation| &operation.selection.selections)
            .filter_map(|selection| match selection {
                Selection::Field(field) => Some(field.name.as_str()),
                _ => None,
            })
            .collect();
        for field in schema.ty(schema.root(kind).unwrap()).fields() {
            assert!(used.contains(field.name.as_str()), "no operation uses {}", field.name.text);
            roots += 1;
        }
    }
    assert_eq!(roots, 70);
}
