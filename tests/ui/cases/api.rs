//! Builders of the whole API: a fragment fits where its type comes back, and what is required is asked for.
use authgear_admin::kind::Role;
use authgear_admin::{Client, NodeId, admin_api, admin_query};

admin_api! {}

admin_query! {
    fragment RoleCard on Role { key }

    fragment Paged on User { roles(first: $first) { totalCount } }

    query Pages($first: Int!, $id: ID!) { node(id: $id) { ...Paged } roles { edges { node { ...RoleCard } } } }
}

fn main() {
    let _ = |client: Client, user: NodeId<_>| client.set_disabled_status(user, true).select::<RoleCard>();
    let _ = |client: Client| client.users().select::<RoleCard>().stream();
    let _ = |client: Client, user: NodeId<_>| client.delete_user(user).select::<RoleCard>();
    let _ = |client: Client, user: NodeId<_>| client.reset_password(user).select::<Paged>();
    let _ = |client: Client| client.users().select::<String>();
    let _ = |client: Client, user: NodeId<_>| client.set_disabled_status(user);
    let _ = |client: Client, role: NodeId<Role>| client.set_disabled_status(role, true);
    let _ = |client: Client| client.node::<Client>("id");
    let _ = |client: Client| client.create_role("key").stream();
}
