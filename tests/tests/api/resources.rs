//! Resources and scopes, and the clients that have them.

use authgear_admin::kind::{Resource, Scope};
use authgear_admin::{Client, Reason, admin_query};

use crate::api::AdminApi;
use crate::keys;

const URI: &str = "https://api.example.com/items";
const CLIENT: &str = "machine";

admin_query! {
    fragment Scopes on Resource { clientIDs scopes { totalCount } }
}

pub(crate) async fn story(client: &Client) {
    let resource = client.create_resource(URI).name("Items").send().await.unwrap();
    client.update_resource(URI).name("All items").send().await.unwrap();
    let listed = client.resources().search_keyword("items").first_page().await.unwrap().nodes;
    assert!(listed.len() == 1 && listed[0].name.as_deref() == Some("All items"));
    scopes(client).await;
    clients(client).await;
    let read = client.node::<Resource>(&resource.id).select::<Scopes>().send().await.unwrap().unwrap();
    assert_eq!((read.client_ids.len(), read.scopes.unwrap().total_count), (1, Some(2)));
    let left = client.remove_resource_from_client_id(CLIENT, URI).send().await.unwrap();
    assert!(left.client_ids.is_empty());
    client.delete_resource(URI).send().await.unwrap();
    let gone = client.delete_resource(URI).send().await.unwrap_err();
    assert!(gone.has_reason(&Reason::RESOURCE_NOT_FOUND), "{gone}");
}

async fn scopes(client: &Client) {
    for scope in ["read", "list", "update"] {
        client.create_scope(URI, scope).description("One").send().await.unwrap();
    }
    let updated = client.update_scope(URI, "list").description("Lists items").send().await.unwrap();
    let read = client.node::<Scope>(&updated.id).send().await.unwrap().unwrap();
    assert_eq!(read.description.as_deref(), Some("Lists items"));
    client.delete_scope(URI, "list").send().await.unwrap();
    assert!(client.node::<Scope>(&updated.id).send().await.unwrap().is_none());
}

async fn clients(client: &Client) {
    let added = client.add_resource_to_client_id(CLIENT, URI).send().await.unwrap();
    assert_eq!(added.client_ids, [CLIENT]);
    let given = client.add_scopes_to_client_id(CLIENT, URI, keys(&["read", "update"])).send().await.unwrap();
    assert_eq!(given.len(), 2);
    let left = client.remove_scopes_from_client_id(CLIENT, URI, keys(&["read"])).send().await.unwrap();
    assert_eq!(left.len(), 1);
    let replaced = client.replace_scopes_of_client_id(CLIENT, URI, keys(&["read"])).send().await.unwrap();
    assert_eq!(replaced[0].scope, "read");
}
