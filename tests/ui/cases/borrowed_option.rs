//! `borrowed` in front of what is asked for has a value and a comma.
use authgear_admin::admin_query;

admin_query! {
    borrowed
    query Names { users { edges { node { formattedName } } } }
}

fn main() {}
