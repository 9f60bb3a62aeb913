//! The id of one kind does not stand in for that of another, nor does any text.
use authgear_admin::admin_query;

admin_query! {
    query FirstRole { roles(first: 1) { edges { node { id } } } }
    mutation DeleteUser($id: ID!) { deleteUser(input: { userID: $id }) { deletedUserID } }
}

fn main() {
    let _ = |role: first_role::RolesEdgesNode| DeleteUser::new(role.id);
    let _ = DeleteUser::new("a text that may be anything");
}
