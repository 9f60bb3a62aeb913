//! An operation whose answer borrows is fetched, and one whose answer does not is sent; neither goes the other way.
use authgear_admin::kind::User;
use authgear_admin::{Client, Error, NodeId, admin_query};

admin_query! {
    borrowed = true,
    query Names { users { edges { node { formattedName } } } }
    query Count { users { totalCount } }
    mutation Disable($id: ID!) {
        setDisabledStatus(input: { userID: $id, isDisabled: true }) { user { id } }
    }
}

fn other_ways(client: &Client, id: &NodeId<User>) {
    drop(client.send(Names::new()));
    drop(client.fetch(&Count::new()));
    drop(client.pages(Names::new()));
    drop(client.atomic((Disable::new(id),)));
}

async fn outlive(client: &Client) -> Result<names::Data<'static>, Error> {
    let body = client.fetch(&Names::new()).await?;
    body.read()
}

fn main() {
    let _ = (other_ways, outlive);
}
