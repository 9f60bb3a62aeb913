//! What is no atomic batch says why, in words.
use authgear_admin::{Client, admin_query};

admin_query! {
    query Total { users { totalCount } }

    mutation DeleteRole($id: ID!) { deleteRole(input: { id: $id }) { ok } }
}

fn main() {
    let client = Client::from_env().unwrap();
    let one = || DeleteRole::new("Um9sZTox".parse().unwrap());
    let _ = client.atomic((one(), Total::new()));
    let _ = client.atomic((one(), one(), one(), one(), one(), one()));
    let _ = client.atomic(one());
    let _ = client.chunked([Total::new()]);
    let _ = client.atomic((one(), one(), one(), one(), one()));
}
