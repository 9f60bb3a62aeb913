//! What is deprecated is marked where it is used, and so is what our other lints warn of: as uses of something
//! deprecated, because macros have no other way.
#![deny(deprecated)]

mod queries {
    use authgear_admin::admin_query;

    admin_query! {
        pub query OneUser($id: ID!) {
            user(id: $id) { id nick alias: nick }
        }

        pub query Users($order: Order = OLD, $by: Filter) {
            users(sortBy: $order, order: NEW, by: $by) { totalCount }
            some: users(by: { nick: "jo" }) { totalCount }
        }

        pub query Pages($first: Int, $after: String) {
            users(first: $first, after: $after) { edges { node { id } } pageInfo { hasNextPage } }
        }
    }

    admin_query!(pub "query Text { users { edges { node { nick } } } }");

    mod silenced {
        #![allow(deprecated)]

        authgear_admin::admin_query! {
            query Silenced { users { edges { node { nick } } } }
        }
    }
}

fn main() {
    // What is in a variable is not in the document: here it is the setter that warns.
    let filter = queries::users::Filter::new().name("jo").nick("jo");
    let _ = queries::Users::new().by(filter);
}
