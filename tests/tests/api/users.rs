//! Users: found in every way there is, listed to the end, changed.

use authgear_admin::kind::{Role, User};
use authgear_admin::{Client, Json, NodeId, Reason, admin_query};
use serde_json::json;

use crate::api::{AdminApi, UserSortBy};
use crate::user;

admin_query! {
    fragment Card on User {
        id
        ...Email
        roles(first: 3) { totalCount }
    }

    fragment Email on User { standardAttributes }
}

pub(crate) async fn story(client: &Client) {
    let id = user(client, "jo@example.com").await;
    find(client, &id).await;
    list(client).await;
    change(client, &id).await;
    nodes(client, &id).await;
}

async fn find(client: &Client, id: &NodeId<User>) {
    let found = client.get_user_by_login_id("email", "jo@example.com").select::<Card>().send().await.unwrap();
    let found = found.unwrap();
    assert_eq!((&found.id, found.email.standard_attributes.email.as_deref()), (id, Some("jo@example.com")));
    assert_eq!(found.roles.unwrap().total_count, Some(0));
    let all = client.get_users_by_standard_attribute("email", "jo@example.com").send().await.unwrap();
    assert!(all.len() == 1 && all[0].id == *id);
    assert!(client.get_user_by_oauth("google", "nobody").send().await.unwrap().is_none());
}

async fn list(client: &Client) {
    let (mut ids, mut users) = (Vec::new(), client.users().first(30).select::<Card>().stream());
    while let Some(user) = users.next().await {
        ids.push(user.unwrap().id);
    }
    let (mut again, mut pages) = (Vec::new(), client.users().pages());
    while let Some(page) = pages.next().await {
        again.extend(page.unwrap().nodes.into_iter().map(|user| user.id));
    }
    assert!(ids.len() > 30 && ids == again, "{} and {}", ids.len(), again.len());
    let page = client.users().first(2).sort_by(UserSortBy::CreatedAt).first_page().await.unwrap();
    assert!(page.nodes.len() == 2 && page.has_next_page);
    let next = client.users().first(2).sort_by(UserSortBy::CreatedAt).after(page.end_cursor.unwrap());
    assert!(!next.first_page().await.unwrap().nodes.iter().any(|user| user.id == page.nodes[0].id));
    let error = client.users().search_keyword("ada").after("no cursor").first_page().await.unwrap_err();
    assert!(error.has_reason(&Reason::INVALID_CURSOR), "{error}");
}

async fn change(client: &Client, id: &NodeId<User>) {
    let mut attributes = client.node::<User>(id).send().await.unwrap().unwrap().standard_attributes;
    attributes.given_name = Some("Jo".to_owned());
    attributes.other.insert("x-shoe".to_owned(), json!(43).into());
    let custom = Json::from(json!({ "plan": "gold" }));
    client.update_user(id).standard_attributes(attributes).custom_attributes(custom).send().await.unwrap();
    let user = client.node::<User>(id).send().await.unwrap().unwrap();
    assert_eq!(user.standard_attributes.other["x-shoe"], json!(43).into());
    assert_eq!(user.custom_attributes.to_value()["plan"], "gold");
}

async fn nodes(client: &Client, id: &NodeId<User>) {
    let card = client.node::<User>(id).select::<Card>().send().await.unwrap().unwrap();
    assert_eq!(card.id, *id);
    // An id of a user that says to be one of a role: the server answers what it really is.
    let role = NodeId::<Role>::from_inner("00000000-0000-0000-0000-000000000000");
    assert!(client.node(role).send().await.unwrap().is_none());
    let nodes = client.nodes_of::<User>([id, &NodeId::from_uuid(0)]).select::<Card>().send().await.unwrap();
    assert!(nodes[0].as_ref().is_some_and(|user| user.id == *id) && nodes[1].is_none());
}
