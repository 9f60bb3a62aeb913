//! What is not read page by page says why, in words.
use authgear_admin::{Client, admin_query};

admin_query! {
    query NoPageInfo($after: String) {
        users(first: 50, after: $after) { pageInfo { hasNextPage } edges { node { id } } }
    }

    query NoNodes($after: String) {
        users(first: 50, after: $after) { pageInfo { hasNextPage endCursor } totalCount }
    }

    query TwoLists($users: String, $roles: String) {
        users(after: $users) { pageInfo { hasNextPage endCursor } edges { node { id } } }
        roles(after: $roles) { pageInfo { hasNextPage endCursor } edges { node { id } } }
    }

    query NoCursor {
        users(first: 50) { edges { node { id } } }
    }

    query Pages($after: String) {
        users(first: 50, after: $after) { pageInfo { hasNextPage endCursor } edges { node { id } } }
    }
}

fn main() {
    let client = Client::from_env().unwrap();
    let _ = client.pages(NoPageInfo::new());
    let _ = client.nodes(NoNodes::new());
    let _ = client.pages(TwoLists::new());
    let _ = client.nodes(NoCursor::new());
    let pages = Pages::new();
    let _ = client.pages(&pages);
    let _ = client.pages(pages);
}
