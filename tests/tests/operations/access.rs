//! Roles and groups: made, changed, given and taken in all directions.

use authgear_admin::kind::{Group, Role, User};
use authgear_admin::{NodeId, Reason};

use crate::admin::*;
use crate::caller::Caller;

pub(crate) async fn story(caller: &Caller) {
    let id = caller.user("member@example.com").await;
    let role = make_roles(caller).await;
    let group = make_groups(caller).await;
    users_and_roles(caller, &id).await;
    users_and_groups(caller, &id).await;
    groups_and_roles(caller).await;
    look(caller, &role, &group).await;
    assert!(caller.call(DeleteRole::new(&role)).await.delete_role.ok.is_some());
    assert!(caller.call(DeleteGroup::new(DeleteGroupInput::new(&group))).await.delete_group.ok.is_some());
    assert!(caller.call(NodeType::new(&group)).await.node.is_none());
}

async fn make_roles(caller: &Caller) -> NodeId<Role> {
    let input = CreateRoleInput::new("t:writer").name("Writer").description("Writes");
    let role = caller.call(CreateRole::new(input)).await.create_role.role.role_card;
    let again = caller.try_call(CreateRole::new(CreateRoleInput::new("t:writer"))).await.unwrap_err();
    assert!(!again.errors().is_empty(), "{again}");
    // `null` leaves it, `""` removes it.
    let updated =
        caller.call(UpdateRole::new(&role.id).name(None).description("")).await.update_role.role.role_card;
    assert_eq!(
        (updated.name.as_deref(), updated.description.as_deref().unwrap_or_default()),
        (Some("Writer"), "")
    );
    let auditor = caller.call(CreateAuditorRole::new()).await.create_role.role.role_card;
    assert_eq!(auditor.key, "auditor");
    role.id
}

async fn make_groups(caller: &Caller) -> NodeId<Group> {
    let group = caller.call(CreateGroup::new("t:staff").name("Staff")).await.create_group.group.group_card;
    let input = UpdateGroupInput::new(&group.id).name("The staff");
    let updated = caller.call(UpdateGroup::new(input)).await.update_group.group.group_card;
    assert_eq!(updated.name.as_deref(), Some("The staff"));
    caller.call(CreateGroup::new("t:guests")).await;
    group.id
}

fn keys(keys: &[&str]) -> Vec<String> {
    keys.iter().map(|&key| key.to_owned()).collect()
}

async fn users_and_roles(caller: &Caller, id: &NodeId<User>) {
    let given = caller.call(AddUserToRoles::new(id, keys(&["t:writer", "auditor"]))).await;
    assert!(format!("{given:?}").contains("t:writer"));
    let input = RemoveUserFromRolesInput::new(id).role_keys(keys(&["auditor"]));
    assert!(!format!("{:?}", caller.call(RemoveUserFromRoles::new(input)).await).contains("auditor"));
    let input = RemoveRoleFromUsersInput::new("t:writer").user_ids(vec![id.clone()]);
    let taken = caller.call(RemoveRoleFromUsers::new(input)).await.remove_role_from_users.role;
    assert_eq!(taken.users.unwrap().total_count, Some(0));
    let given = caller.call(AddRoleToUsers::new("t:writer", vec![id.clone()])).await.add_role_to_users.role;
    assert_eq!(given.users.unwrap().total_count, Some(1));
    let unknown = caller.try_call(AddRoleToUsers::new("no such role", vec![id.clone()])).await.unwrap_err();
    assert!(unknown.has_reason(&Reason::ROLE_NOT_FOUND), "{unknown}");
}

async fn users_and_groups(caller: &Caller, id: &NodeId<User>) {
    caller.call(AddUserToGroups::new(id, keys(&["t:staff"]))).await;
    caller.call(MoveUserToGroup::new(id, "t:staff", "t:guests")).await;
    let input = RemoveUserFromGroupsInput::new(id).group_keys(keys(&["t:guests"]));
    assert!(!format!("{:?}", caller.call(RemoveUserFromGroups::new(input)).await).contains("t:guests"));
    caller.call(AddGroupToUsers::new("t:staff", vec![id.clone()])).await;
    let input = RemoveGroupFromUsersInput::new("t:staff").user_ids(vec![id.clone()]);
    caller.call(RemoveGroupFromUsers::new(input)).await;
    let unknown = caller.try_call(AddUserToGroups::new(id, keys(&["no such group"]))).await.unwrap_err();
    assert!(unknown.has_reason(&Reason::from("GroupUnknownKeys")), "{unknown}");
}

async fn groups_and_roles(caller: &Caller) {
    caller.call(AddGroupToRoles::new("t:staff", keys(&["t:writer"]))).await;
    caller
        .call(RemoveGroupFromRoles::new(RemoveGroupFromRolesInput::new("t:staff", keys(&["t:writer"]))))
        .await;
    let added = caller
        .call(AddRoleToGroups::new("t:writer", keys(&["t:staff", "t:guests"])))
        .await
        .add_role_to_groups;
    assert_eq!(added.role.groups.unwrap().edges.unwrap().len(), 2);
    caller
        .call(RemoveRoleFromGroups::new(RemoveRoleFromGroupsInput::new(keys(&["t:guests"]), "t:writer")))
        .await;
}

async fn look(caller: &Caller, role: &NodeId<Role>, group: &NodeId<Group>) {
    let details = caller.call(RoleDetails::new(role)).await.node.unwrap();
    assert!(matches!(details, role_details::Node::Role(role)
        if role.groups.as_ref().unwrap().total_count == Some(1) && role.users.as_ref().unwrap().total_count == Some(1)));
    let details = caller.call(GroupDetails::new(group).with_roles(true)).await.node.unwrap();
    assert!(format!("{details:?}").contains("t:writer"));
    let roles = caller.call(ListRoles::new().search_keyword("t:wri")).await.roles.unwrap();
    assert_eq!(roles.total_count, Some(1));
    let others = caller.call(ListRoles::new().search_keyword("t:wri").excluded_ids(vec![role.clone()])).await;
    assert!(others.roles.unwrap().edges.unwrap().is_empty());
    assert!(caller.call(ListGroups::new().search_keyword("t:")).await.groups.unwrap().total_count >= Some(2));
}
