//! What compiles: all forms, visibilities, documentation, and a macro within a function.
#![deny(warnings)]

mod queries {
    use authgear_admin::admin_query;

    admin_query! {
        /// One user.
        pub(crate) query OneUser($id: ID!, $with: Boolean = false) {
            node(id: $id) {
                ... on User { id ...Name roles(first: 5) @include(if: $with) { edges { node { key } } } }
                ... on Role { type: key }
            }
        }

        pub fragment Name on User { formattedName }

        query Hidden { users { totalCount } }
    }

    pub fn hidden() -> bool {
        let read = |data: hidden::Data| data.users.and_then(|users| users.total_count);
        let _ = (Hidden::new(), read);
        true
    }
}

use authgear_admin::{Operation, admin_query};

admin_query!(pub r#"query Text($sort: SortDirection) { users(sortDirection: $sort) { totalCount } } # why not"#);

fn main() {
    admin_query! { query Inner { roles { totalCount } } }
    let inner = |data: inner::Data| data.roles.and_then(|roles| roles.total_count);
    let one = |data: queries::one_user::Data| match data.node {
        Some(queries::one_user::Node::User(user)) => {
            let name: queries::Name = user.name;
            let keys = user.roles.into_iter().flat_map(|roles| roles.edges).flatten().flatten();
            let keys: Vec<String> = keys.filter_map(|edge| edge.node).map(|role| role.key).collect();
            format!("{} {:?} {keys:?}", user.id, name.formatted_name)
        }
        Some(queries::one_user::Node::Role(role)) => role.r#type,
        Some(queries::one_user::Node::Unknown(other)) => other.as_str().to_owned(),
        None => String::new(),
    };
    let text = |data: text::Data| data.users.and_then(|users| users.total_count);
    let _ = (Inner::new(), inner, one, text, queries::hidden());
    let _ = queries::OneUser::new("id").with(true);
    let _ = Text::new().sort(text::SortDirection::Asc);
    assert!(Inner::DOCUMENT.starts_with("query Inner{roles{"));
}
