//! Without settings, what the server refuses or cuts off does not compile.
use authgear_admin::admin_query;

admin_query! {
    query Large {
        users(first: 250) { totalCount }
    }
}

admin_query! {
    query LargeByDefault($first: Int = 500) {
        users(first: $first) { totalCount }
    }
}

admin_query! {
    mutation Six($id: ID!) {
        a: disable(id: $id) { id }
        b: disable(id: $id) { id }
        ...Three
        f: disable(id: $id) { id }
    }

    fragment Three on Mutation {
        c: disable(id: $id) { id }
        d: disable(id: $id) { id }
        e: disable(id: $id) { id }
    }
}

admin_query! {
    query {
        users { totalCount }
    }
}

fn main() {}
