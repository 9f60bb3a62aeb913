//! Roles and groups: made, changed, given and taken in all directions.

use authgear_admin::kind::{Group, Role, User};
use authgear_admin::{Client, NodeId, admin_query};

use crate::api::AdminApi;
use crate::{keys, user};

admin_query! {
    fragment Access on User {
        roles(first: 10) { edges { node { key } } }
        groups(first: 10) { edges { node { key } } }
    }

    fragment RoleGroups on Role { groups(first: 10) { totalCount } }

    fragment GroupRoles on Group { roles(first: 10) { totalCount } }
}

pub(crate) async fn story(client: &Client) {
    let id = user(client, "member@example.com").await;
    let role = client.create_role("t:writer").name("Writer").description("Writes").send().await.unwrap().id;
    let group = client.create_group("t:staff").name("Staff").send().await.unwrap().id;
    change(client, &role, &group).await;
    of_user(client, &id).await;
    of_group(client, &role, &group).await;
    client.delete_role(&role).send().await.unwrap();
    assert!(client.delete_group(&group).send().await.unwrap().ok.is_some());
    assert!(client.node::<Role>(&role).send().await.unwrap().is_none());
    assert!(client.node::<Group>(&group).send().await.unwrap().is_none());
}

async fn change(client: &Client, role: &NodeId<Role>, group: &NodeId<Group>) {
    // `null` leaves it, `""` removes it.
    client.update_role(role).name(None).description("").send().await.unwrap();
    let roles = client.roles().search_keyword("t:wri").first_page().await.unwrap().nodes;
    let [read] = &roles[..] else { panic!("{roles:?}") };
    assert_eq!((read.name.as_deref(), read.description.as_deref().unwrap_or_default()), (Some("Writer"), ""));
    client.update_group(group).name("The staff").send().await.unwrap();
    let mut groups = client.groups().search_keyword("t:sta").stream();
    assert_eq!(groups.next().await.unwrap().unwrap().name.as_deref(), Some("The staff"));
    assert!(groups.next().await.is_none());
    let others = client.roles().search_keyword("t:wri").excluded_ids(vec![role.clone()]);
    assert!(others.first_page().await.unwrap().nodes.is_empty());
}

/// The keys of a user's roles and groups.
async fn access(client: &Client, id: &NodeId<User>) -> (Vec<String>, Vec<String>) {
    let user = client.node::<User>(id).select::<Access>().send().await.unwrap().unwrap();
    let (roles, groups) = (user.roles.unwrap(), user.groups.unwrap());
    (roles.nodes().map(|it| it.key.clone()).collect(), groups.nodes().map(|it| it.key.clone()).collect())
}

async fn of_user(client: &Client, id: &NodeId<User>) {
    let (role, group) = (keys(&["t:writer"]), keys(&["t:staff"]));
    client.add_user_to_roles(id).role_keys(role.clone()).send().await.unwrap();
    client.add_user_to_groups(id).group_keys(group.clone()).send().await.unwrap();
    assert_eq!(access(client, id).await, (role.clone(), group.clone()));
    client.remove_user_from_roles(id).role_keys(role.clone()).send().await.unwrap();
    client.remove_user_from_groups(id).group_keys(group.clone()).send().await.unwrap();
    assert_eq!(access(client, id).await, (vec![], vec![]));
    client.add_role_to_users("t:writer").user_ids(vec![id.clone()]).send().await.unwrap();
    client.add_group_to_users("t:staff").user_ids(vec![id.clone()]).send().await.unwrap();
    assert_eq!(access(client, id).await, (role, group));
    client.remove_role_from_users("t:writer").user_ids(vec![id.clone()]).send().await.unwrap();
    client.remove_group_from_users("t:staff").user_ids(vec![id.clone()]).send().await.unwrap();
    assert_eq!(access(client, id).await, (vec![], vec![]));
}

async fn of_group(client: &Client, role: &NodeId<Role>, group: &NodeId<Group>) {
    let groups = async || {
        let role = client.node::<Role>(role).select::<RoleGroups>().send().await.unwrap().unwrap();
        role.groups.unwrap().total_count
    };
    let roles = async || {
        let group = client.node::<Group>(group).select::<GroupRoles>().send().await.unwrap().unwrap();
        group.roles.unwrap().total_count
    };
    client.add_group_to_roles("t:staff", keys(&["t:writer"])).send().await.unwrap();
    assert_eq!(groups().await, Some(1));
    client.remove_group_from_roles("t:staff", keys(&["t:writer"])).send().await.unwrap();
    assert_eq!(groups().await, Some(0));
    client.add_role_to_groups(keys(&["t:staff"]), "t:writer").send().await.unwrap();
    assert_eq!(roles().await, Some(1));
    client.remove_role_from_groups(keys(&["t:staff"]), "t:writer").send().await.unwrap();
    assert_eq!(roles().await, Some(0));
}
