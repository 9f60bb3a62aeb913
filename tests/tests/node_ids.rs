//! Ids that say whose they are, from an answer into the next request; and the kinds of the runtime beside the schema's.

use std::collections::BTreeSet;
use std::path::Path;

use authgear_admin::kind::{Role, User};
use authgear_admin::{Id, NodeId, admin_query};
use authgear_admin_codegen::diagnostic::Diagnostics;
use authgear_admin_codegen::project::read_schema;
use authgear_admin_codegen::source::Sources;

use sent::{DropRole, GiveRole, Whatever};

admin_query! {
    query FindUser($email: String!, $with: Boolean!) {
        getUserByLoginID(loginIDKey: "email", loginIDValue: $email) {
            id
            again: id @include(if: $with)
            ...UserRef
            roles { edges { node { id } } }
        }
    }
    fragment UserRef on User { ref: id }
}

/// What these answer is nothing to this test.
#[allow(dead_code)]
mod sent {
    authgear_admin::admin_query! {
        pub mutation GiveRole($user: ID!, $users: [ID!]!) {
            addRoleToUsers(input: { roleKey: "a", userIDs: $users }) { role { id } }
            disable: setDisabledStatus(input: { userID: $user, isDisabled: true }) { user { id } }
        }
        pub mutation DropRole($id: ID!) { deleteRole(input: { id: $id }) { ok } }
        pub query Whatever($id: ID!) { node(id: $id) { id } }
    }
}

fn found(id: &str) -> NodeId<User> {
    let user = format!(
        r#"{{"id":"{id}","again":"{id}","ref":"{id}","roles":{{"edges":[{{"node":{{"id":"r"}}}}]}}}}"#
    );
    let answer: find_user::Data = serde_json::from_str(&format!(r#"{{"getUserByLoginID":{user}}}"#)).unwrap();
    let user = answer.get_user_by_login_id.unwrap();
    let again: Option<NodeId<User>> = user.again;
    assert_eq!((again.as_ref(), &user.user_ref.r#ref), (Some(&user.id), &user.id));
    let role = user.roles.unwrap().edges.unwrap().pop().flatten().unwrap().node.unwrap().id;
    assert!(NodeId::<Role>::try_from(Id::from(role)).is_err());
    user.id
}

#[test]
fn what_an_answer_brings_goes_into_the_next_request() {
    let id = found(NodeId::<User>::from_inner("1").as_str());
    let variables = serde_json::to_string(&GiveRole::new(&id, vec![id.clone()])).unwrap();
    assert_eq!(variables, format!(r#"{{"user":"{id}","users":["{id}"]}}"#));
    let variables = serde_json::to_string(&Whatever::new(&id)).unwrap();
    assert_eq!(variables, format!(r#"{{"id":"{id}"}}"#));
    let role: NodeId<Role> = NodeId::from_inner("1");
    assert!(serde_json::to_string(&DropRole::new(role)).unwrap().contains("Um9sZTox"));
}

#[test]
fn what_an_answer_brings_is_taken_as_it_is() {
    let id = found("an id of a later server");
    assert_eq!((id.as_str(), id.inner()), ("an id of a later server", None));
}

#[test]
fn the_runtime_has_a_kind_for_each_node_of_the_schema() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/schema.graphql");
    let schema = read_schema(&path, &mut Sources::new(), &mut Diagnostics::new()).unwrap();
    let node = schema.id("Node").unwrap();
    let nodes: BTreeSet<&str> =
        schema.possible_types(node).iter().map(|id| schema.ty(*id).name.as_str()).collect();
    assert_eq!(nodes, authgear_admin::__private::NODE_KINDS.iter().copied().collect());
}
