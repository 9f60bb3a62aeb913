//! Several mistakes in one query are several errors.
use authgear_admin::admin_query;

admin_query! {
    query Many($unused: Int, $wrong: Strin) {
        usrs { totalCount }
        roles(frist: 5, first: $wrong) { totalCount { x } edges }
        node { id }
    }
    fragment Lost on Usr { id }
}

fn main() {}
