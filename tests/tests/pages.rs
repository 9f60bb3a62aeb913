//! Lists read to their end, against the emulator with all of the server's habits: pages are capped, the last one may be
//! empty, deleted nodes leave gaps, and users come and go during the walk.
//!
//! `AUTHGEAR_ADMIN_TESTS_FULL=1` walks over 12,345 users instead of 1,234, which takes a minute and a half of CPU.

use std::collections::HashSet;
use std::fmt::Debug;
use std::hash::Hash;
use std::time::Duration;

use authgear_admin::kind::User;
use authgear_admin::{Client, Error, NodeId, Nodes, Operation, Pages, PagesProblem, Paginated, admin_query};
use authgear_admin_fixtures::{Emulator, EmulatorBuilder};

admin_query! {
    query OldestFirst($first: Int, $after: String) {
        users(first: $first, after: $after, sortBy: CREATED_AT, sortDirection: ASC) {
            totalCount
            pageInfo { hasNextPage endCursor }
            edges { node { id } }
        }
    }

    query Search($searchKeyword: String!, $size: Int!, $cursor: String) {
        users(searchKeyword: $searchKeyword, first: $size, after: $cursor) {
            pageInfo { ...PageEnd }
            ...UserNodes
        }
    }

    fragment PageEnd on PageInfo { hasNextPage endCursor }

    fragment UserNodes on UserConnection { edges { ...UserPlace } }

    fragment UserPlace on UserEdge { node { id } }

    query IdentitiesOf($user: ID!, $after: String) {
        node(id: $user) {
            ... on User { identities(first: 1, after: $after) { pageInfo { ...PageEnd } edges { node { id } } } }
        }
    }

    query UsersOfRole($role: ID!, $first: Int = 7, $after: String) {
        node(id: $role) { ...RoleUsers }
    }

    fragment RoleUsers on Node {
        ... on Role { users(first: $first, after: $after) { pageInfo { ...PageEnd } edges { node { id } } } }
    }

    query Roles($after: String) {
        roles(after: $after) { pageInfo { ...PageEnd } edges { node { id key } } }
    }

    mutation DeleteUser($id: ID!) {
        deleteUser(input: { userID: $id }) { deletedUserID }
    }
}

type UserId = NodeId<User>;

/// How many users there are.
fn users() -> usize {
    if std::env::var_os("AUTHGEAR_ADMIN_TESTS_FULL").is_some() { 12_345 } else { 1_234 }
}

async fn start(builder: EmulatorBuilder) -> (Emulator, Client) {
    let emulator = builder.start().await.unwrap();
    let client = emulator.client();
    (emulator, client)
}

/// The rest of a walk, without a repetition.
async fn rest<O: Paginated, I: Clone + Eq + Hash + Debug>(
    mut nodes: Nodes<O>,
    id: impl Fn(&O::Node) -> &I,
) -> Vec<I> {
    let (mut found, mut seen) = (Vec::new(), HashSet::new());
    while let Some(node) = nodes.next().await {
        let id = id(&node.unwrap()).clone();
        assert!(seen.insert(id.clone()), "{id:?} came twice");
        found.push(id);
    }
    found
}

async fn all_users(client: &Client) -> Vec<UserId> {
    rest(client.nodes(OldestFirst::new().first(100)), |user| &user.id).await
}

/// Everybody with a time zone: nearly all.
fn search(size: i32) -> Search {
    Search::new("/", size)
}

async fn all_found(client: &Client) -> Vec<UserId> {
    rest(client.nodes(search(100)), |user| &user.id).await
}

async fn delete(client: &Client, users: &[UserId]) {
    for user in users {
        assert_eq!(client.send(DeleteUser::new(user)).await.unwrap().delete_user.deleted_user_id, *user);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_search_gives_everybody_who_stays_once_while_others_are_deleted() {
    let (_emulator, client) = start(Emulator::builder().users(users())).await;
    let before = all_found(&client).await;
    // From everywhere in the list: before the walk, under it and ahead of it.
    let leaving: Vec<UserId> = before.iter().skip(3).step_by(users() / 100).cloned().collect();
    let deleting = {
        let (client, leaving) = (client.clone(), leaving.clone());
        tokio::spawn(async move { delete(&client, &leaving).await })
    };
    let during = rest(client.nodes(search(50)), |user| &user.id).await;
    deleting.await.unwrap();
    let leaving: HashSet<&UserId> = leaving.iter().collect();
    let staying =
        |users: &[UserId]| users.iter().filter(|id| !leaving.contains(id)).cloned().collect::<Vec<_>>();
    assert_eq!(staying(&during), staying(&before), "all who stay, in order");
    assert_eq!(all_found(&client).await, staying(&before));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_plain_list_gives_everybody_who_stays_once_while_those_ahead_are_deleted() {
    let (emulator, client) = start(Emulator::builder().users(users())).await;
    let before = all_users(&client).await;
    assert_eq!(before.len(), users());
    let (staying, leaving) = before.split_at(users() - 100);
    let deleting = {
        let (client, leaving) = (client.clone(), leaving.to_vec());
        tokio::spawn(async move { delete(&client, &leaving).await })
    };
    let during = rest(client.nodes(OldestFirst::new().first(50)), |user| &user.id).await;
    deleting.await.unwrap();
    assert_eq!(during[..staying.len()], *staying);
    assert!(during[staying.len()..].iter().all(|id| leaving.contains(id)));
    assert_eq!(all_users(&client).await, staying);
    assert_eq!(emulator.requests().forbidden, 0);
}

/// The sizes of the pages of a walk.
async fn sizes<O: Paginated>(mut pages: Pages<O>) -> Vec<usize> {
    let mut sizes = Vec::new();
    while let Some(page) = pages.next().await {
        sizes.push(O::nodes(&page.unwrap()).count());
    }
    sizes
}

#[tokio::test]
async fn pages_that_were_deleted_in_the_middle_are_passed() {
    let (_emulator, client) =
        start(Emulator::builder().users(300).search_lag(Duration::from_secs(3600))).await;
    let before = all_found(&client).await;
    // Three pages of ten, a part of a fourth, and the last one.
    let leaving = [&before[20..55], &before[before.len() - 10..]].concat();
    delete(&client, &leaving).await;
    let found = rest(client.nodes(search(10)), |user| &user.id).await;
    let staying: Vec<&UserId> = before.iter().filter(|id| !leaving.contains(id)).collect();
    assert_eq!(found.iter().collect::<Vec<_>>(), staying);
    assert!(sizes(client.pages(search(10))).await.contains(&0), "there was an empty page");
}

#[tokio::test]
async fn where_more_were_deleted_than_a_page_can_hold_the_walk_says_that_it_is_not_the_whole_list() {
    let (_emulator, client) =
        start(Emulator::builder().users(300).search_lag(Duration::from_secs(3600))).await;
    let before = all_found(&client).await;
    delete(&client, &before[20..130]).await;
    let mut nodes = client.nodes(search(10));
    for id in &before[..20] {
        assert_eq!(nodes.next().await.unwrap().unwrap().id, *id);
    }
    let Some(Err(Error::Pages(error))) = nodes.next().await else { panic!("an end that is none") };
    assert_eq!(error.problem(), PagesProblem::NoCursor);
    assert!(nodes.next().await.is_none());
}

#[tokio::test]
async fn a_page_size_beyond_the_servers_changes_nothing_but_the_number_of_pages() {
    let (emulator, client) = start(Emulator::builder().users(250)).await;
    for (size, pages) in
        [(1000, vec![100, 100, 50]), (125, vec![100, 100, 50]), (50, vec![50, 50, 50, 50, 50, 0])]
    {
        assert_eq!(sizes(client.pages(OldestFirst::new().first(size))).await, pages, "{size}");
    }
    assert_eq!(emulator.requests().executed, 3 + 3 + 6, "each page is asked for once");
    assert_eq!(sizes(client.pages(OldestFirst::new())).await, [100, 100, 50]);
}

#[tokio::test]
async fn pages_are_whole_answers_and_a_cursor_leads_back_to_the_place() {
    let (_emulator, client) = start(Emulator::builder().users(57)).await;
    let mut pages = client.pages(OldestFirst::new().first(20));
    let first = pages.next().await.unwrap().unwrap().users.unwrap();
    assert_eq!((first.total_count, first.nodes().count()), (Some(57), 20));
    let cursor = pages.cursor().unwrap().to_owned();
    let all = all_users(&client).await;
    let rest = rest(client.nodes(OldestFirst::new().first(9)).after(&cursor), |user| &user.id).await;
    assert_eq!(rest, all[20..]);
}

#[tokio::test]
async fn lists_of_a_node_are_walked_too() {
    let (_emulator, client) = start(Emulator::builder().users(200)).await;
    let user = &all_users(&client).await[9];
    let identities = rest(client.nodes(IdentitiesOf::new(user)), |identity| &identity.id).await;
    assert!(identities.len() > 1, "{identities:?}");
    assert_eq!(sizes(client.pages(IdentitiesOf::new(user))).await.len(), identities.len() + 1);
    let mut roles = client.nodes(Roles::new());
    let mut counts = Vec::new();
    while let Some(role) = roles.next().await {
        let role = role.unwrap();
        let users = rest(client.nodes(UsersOfRole::new(&role.id)), |user| &user.id).await;
        counts.push((role.key, users.len()));
    }
    counts.sort();
    assert!(counts.contains(&("admin".to_owned(), 7)), "{counts:?}");
    // Nobody, and nobody of that kind, have no list.
    for id in ["nonsense", user.as_str()] {
        assert_eq!(sizes(client.pages(UsersOfRole::new(id))).await, [0]);
    }
}

#[tokio::test]
async fn a_walk_whose_owner_goes_ends() {
    let (_emulator, client) = start(Emulator::builder().users(57)).await;
    let user = &all_users(&client).await[9];
    let mut identities = client.nodes(IdentitiesOf::new(user));
    identities.next().await.unwrap().unwrap();
    delete(&client, std::slice::from_ref(user)).await;
    assert!(identities.next().await.is_none());
}

#[test]
fn documents_are_sent_as_they_are_written() {
    assert!(
        OldestFirst::DOCUMENT.starts_with("query OldestFirst($first:Int$after:String){users(first:$first")
    );
}
