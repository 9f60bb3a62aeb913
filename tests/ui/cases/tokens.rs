//! What tokens cannot carry is named, and what does not parse is marked.
use authgear_admin::admin_query;

admin_query! {
    query HashComment { users { totalCount } } # how many
}

admin_query! {
    mutation BlockString { createGroup(input: { key: "k", description: """a block""" }) { group { id } } }
}

admin_query! {
    query Unfinished { users(first: ) { totalCount } }
}

admin_query! { }

admin_query!(file = unquoted);

admin_query! {
    query { users { totalCount } }
}

fn main() {}
