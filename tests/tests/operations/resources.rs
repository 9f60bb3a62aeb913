//! Resources and scopes, and the clients that have them.

use authgear_admin::Reason;

use crate::admin::*;
use crate::caller::Caller;

const URI: &str = "https://api.example.com/items";
const CLIENT: &str = "machine";

pub(crate) async fn story(caller: &Caller) {
    let resource =
        caller.call(CreateResource::new(URI).name("Items")).await.create_resource.resource.resource_card;
    let input = UpdateResourceInput::new(URI).name("All items");
    let updated = caller.call(UpdateResource::new(input)).await.update_resource.resource.resource_card;
    assert_eq!(updated.name.as_deref(), Some("All items"));
    scopes(caller).await;
    clients(caller).await;
    let details = caller.call(ResourceDetails::new(&resource.id, CLIENT)).await.node.unwrap();
    assert!(
        matches!(details, resource_details::Node::Resource(it) if it.scopes.as_ref().unwrap().total_count == Some(4))
    );
    let listed = caller.call(ListResources::new().search_keyword("items")).await.resources.unwrap();
    assert_eq!(listed.total_count, Some(1));
    let input = RemoveResourceFromClientIDInput::new(CLIENT, URI);
    let left =
        caller.call(RemoveResourceFromClientID::new(input)).await.remove_resource_from_client_id.resource;
    assert!(left.resource_card.client_ids.is_empty());
    assert!(caller.call(DeleteResource::new(URI)).await.delete_resource.ok.is_some());
    let gone = caller.try_call(DeleteResource::new(URI)).await.unwrap_err();
    assert!(gone.has_reason(&Reason::RESOURCE_NOT_FOUND), "{gone}");
}

async fn scopes(caller: &Caller) {
    let made = caller.call(CreateCrudScopes::new(URI)).await;
    assert_eq!(
        (&*made.create.scope.scope_card.scope, &*made.delete.scope.scope_card.scope),
        ("create", "delete")
    );
    let input = CreateScopeInput::new(URI, "list").description("Lists");
    assert_eq!(caller.call(CreateScope::new(input)).await.create_scope.scope.scope_card.scope, "list");
    let updated =
        caller.call(UpdateScope::new(URI, "list").description("Lists items")).await.update_scope.scope;
    assert_eq!(updated.scope_card.description.as_deref(), Some("Lists items"));
    assert!(
        caller.call(DeleteScope::new(DeleteScopeInput::new(URI, "list"))).await.delete_scope.ok.is_some()
    );
    let gone = caller.try_call(DeleteScope::new(DeleteScopeInput::new(URI, "list"))).await.unwrap_err();
    assert!(gone.has_reason(&Reason::SCOPE_NOT_FOUND), "{gone}");
}

async fn clients(caller: &Caller) {
    let added = caller.call(AddResourceToClientID::new(CLIENT, URI)).await.add_resource_to_client_id.resource;
    assert_eq!(added.resource_card.client_ids, [CLIENT]);
    let some = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
    let given = caller.call(AddScopesToClientID::new(CLIENT, URI, some(&["read", "create"]))).await;
    assert_eq!(given.add_scopes_to_client_id.scopes.len(), 2);
    let input = RemoveScopesFromClientIDInput::new(CLIENT, URI, some(&["create"]));
    assert_eq!(
        caller.call(RemoveScopesFromClientID::new(input)).await.remove_scopes_from_client_id.scopes.len(),
        1
    );
    let replaced = caller.call(ReplaceScopesOfClientID::new(CLIENT, URI, some(&["update", "delete"]))).await;
    assert_eq!(replaced.replace_scopes_of_client_id.scopes.len(), 2);
}
