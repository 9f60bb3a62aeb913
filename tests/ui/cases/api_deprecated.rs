//! What the schema deprecates is deprecated where a builder is called.
#![deny(deprecated)]

mod admin {
    authgear_admin::admin_api! { pub }
}

use admin::AdminApi;

fn main() {
    let _ = |client: authgear_admin::Client| client.user_by_nick("jo");
    let _ = |client: authgear_admin::Client| client.users().sort_by(admin::Order::New);
}
