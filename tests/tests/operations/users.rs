//! Users: created, found in every way there is, and changed without losing attributes.

use authgear_admin::kind::User;
use authgear_admin::{Id, Json, NodeId, Reason};
use serde_json::json;

use crate::admin::*;
use crate::caller::Caller;

pub(crate) async fn story(caller: &Caller) {
    let id = caller.user("jo@example.com").await;
    find(caller, &id).await;
    list(caller).await;
    profile(caller, &id).await;
    nodes(caller, &id).await;
    let invited = caller.call(InviteUser::new("new@example.com")).await.create_user.user;
    assert_eq!(invited.login_ids.len(), 1);
    assert_eq!(invited.standard_attributes.email.as_deref(), Some("new@example.com"));
}

async fn find(caller: &Caller, id: &NodeId<User>) {
    let by_login = caller.call(GetUserByLoginID::new("email", "jo@example.com")).await;
    assert_eq!(by_login.get_user_by_login_id.unwrap().user_card.id, *id);
    let by_attribute = caller.call(GetUsersByStandardAttribute::new("email", "jo@example.com")).await;
    assert_eq!(by_attribute.get_users_by_standard_attribute.len(), 1);
    let nobody = caller.call(GetUserByOAuth::new("google", "nobody")).await;
    assert!(nobody.get_user_by_oauth.is_none());
    let person = caller.call(FindPerson::new("jo@example.com", "+15559999999", "nobody")).await;
    assert!(format!("{person:?}").contains(id.as_str()));
}

async fn list(caller: &Caller) {
    let mut seen = 0;
    let mut query = ListUsers::new().first(25);
    loop {
        let page = caller.call(&query).await.users.unwrap();
        seen += page.edges.iter().flatten().flatten().filter(|edge| edge.node.is_some()).count();
        let parts = page.page_info.page_parts;
        match parts.end_cursor.filter(|cursor| parts.has_next_page && !cursor.is_empty()) {
            Some(cursor) => query = query.after(cursor),
            None => {
                assert_eq!(seen, usize::try_from(page.total_count.unwrap()).unwrap());
                break;
            }
        }
    }
    let dashboard = caller.call(UserDashboard::new()).await;
    assert_eq!(dashboard.newest.unwrap().edges.unwrap().len(), 5);
    assert_eq!(dashboard.most_recent.unwrap().edges.unwrap().len(), 5);
    let access = caller.call(UsersWithAccess::new(30).roles_first(3)).await;
    let has_role = |edge: &users_with_access::UsersEdges| {
        let node = edge.node.as_ref().unwrap();
        node.roles.as_ref().is_some_and(|roles| roles.total_count > Some(0))
    };
    assert!(access.users.unwrap().edges.unwrap().iter().flatten().any(has_role));
    let found = caller.call(SearchUsers::new("ada").sort_by(UserSortBy::CreatedAt)).await;
    assert!(!found.users.unwrap().edges.unwrap().is_empty());
    let error = caller.try_call(SearchUsers::new("ada").after("no cursor")).await.unwrap_err();
    assert!(error.has_reason(&Reason::INVALID_CURSOR), "{error}");
}

async fn profile(caller: &Caller, id: &NodeId<User>) {
    let read = async |what: UserDetails| match caller.call(what).await.node.unwrap() {
        user_details::Node::User(user) => user,
        other @ user_details::Node::Unknown(..) => panic!("{other:?}"),
    };
    let user = read(UserDetails::new(id, true).with_security(true)).await;
    assert_eq!(user.typename, "User");
    assert!(user.user_status.is_some() && user.web3.is_some() && user.identities.is_some());
    let mut attributes = user.user_profile.standard_attributes;
    attributes.given_name = Some("Jo".to_owned());
    attributes.other.insert("x-shoe".to_owned(), json!(43).into());
    let custom = Json::from(json!({ "plan": "gold" }));
    let update = UpdateUserProfile::new(id).standard_attributes(attributes.clone()).custom_attributes(custom);
    let updated = caller.call(update).await.update_user.user.user_profile;
    assert_eq!(updated.standard_attributes.given_name.as_deref(), Some("Jo"));
    assert_eq!(updated.standard_attributes.other["x-shoe"], json!(43).into());
    assert_eq!(updated.custom_attributes.to_value()["plan"], "gold");

    let compact = read(UserDetails::new(id, false).compact(true)).await;
    assert!(compact.user_status.is_none() && compact.web3.is_none() && compact.identities.is_none());
    assert!(compact.primary_password.is_none());
}

async fn nodes(caller: &Caller, id: &NodeId<User>) {
    let node = caller.call(NodeByID::new(id).with_times(true)).await.node.unwrap();
    assert!(matches!(&node, node_by_id::Node::User(user) if user.user_card.id == *id), "{node:?}");
    let unknown = Id::from("nonsense");
    let nodes = caller.call(NodesByID::new(vec![id.into(), unknown])).await.nodes;
    assert!(nodes[0].is_some() && nodes[1].is_none());
    assert_eq!(caller.call(NodeType::new(id)).await.node.unwrap().typename, "User");
    let nobody = NodeId::from_uuid(0);
    let error = caller.try_call(DeleteUser::new(nobody)).await.unwrap_err();
    assert!(error.has_reason(&Reason::USER_NOT_FOUND), "{error}");
}
