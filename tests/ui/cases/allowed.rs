//! What the settings allow is not even a warning.
#![deny(warnings)]

mod queries {
    use authgear_admin::admin_query;

    admin_query! {
        pub(crate) query Pages($first: Int = 500, $order: Order = OLD, $by: Filter) {
            users(first: $first, sortBy: $order, by: $by) { edges { node { nick } } }
        }
    }
}

fn main() {
    let read = |data: queries::pages::Data| {
        let edges = data.users.into_iter().flat_map(|users| users.edges).flatten().flatten();
        edges.filter_map(|edge| edge.node).filter_map(|node| node.nick).collect::<Vec<_>>()
    };
    let filter = queries::pages::Filter::new().nick("jo");
    let _ = (queries::Pages::new().by(filter), read);
}
