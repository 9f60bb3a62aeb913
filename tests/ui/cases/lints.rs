//! rustc's own help: fields that nobody reads, marked where they are selected.
#![deny(dead_code)]

mod queries {
    use authgear_admin::admin_query;

    admin_query! {
        pub query ListUsers {
            users(first: 10) {
                totalCount
                edges { node { id formattedName name: endUserAccountID } }
            }
        }
    }
}

fn show(data: queries::list_users::Data) {
    for edge in data.users.into_iter().flat_map(|users| users.edges).flatten().flatten() {
        if let Some(node) = edge.node {
            println!("{}", node.id);
        }
    }
}

fn main() {
    let _ = (queries::ListUsers::new(), show);
}
