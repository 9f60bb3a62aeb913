//! Mutation fields are counted over all operations of a batch.
use authgear_admin::{Client, admin_query};

admin_query! {
    mutation DeleteThree($id: ID!) {
        a: deleteRole(input: { id: $id }) { ok }
        ...Rest
    }

    fragment Rest on Mutation {
        b: deleteRole(input: { id: $id }) { ok }
        c: deleteRole(input: { id: $id }) { ok }
    }
}

fn main() {
    let client = Client::from_env().unwrap();
    let three = || DeleteThree::new("Um9sZTox".parse().unwrap());
    drop(client.atomic((three(),)));
    drop(client.atomic((three(), three())));
}
