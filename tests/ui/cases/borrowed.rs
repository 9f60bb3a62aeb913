//! An operation whose answer borrows is fetched, and one whose answer does not is sent; neither goes the other way.
use authgear_admin::{Client, Error, admin_query};

admin_query! {
    borrowed = true,
    query Names { users { edges { node { formattedName } } } }
    query Count { users { totalCount } }
    mutation Disable($id: ID!) {
        setDisabledStatus(input: { userID: $id, isDisabled: true }) { user { id } }
    }
}

async fn send(client: &Client) -> Result<(), Error> {
    client.send(Names::new()).await?;
    client.fetch(&Count::new()).await?;
    client.atomic((Disable::new("a"),)).await?;
    Ok(())
}

async fn outlive(client: &Client) -> Result<names::Data<'static>, Error> {
    let body = client.fetch(&Names::new()).await?;
    body.read()
}

fn main() {
    let _ = (send, outlive);
}
