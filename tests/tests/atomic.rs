//! Atomic batches and chunks from end to end: what the server kept is asked for afterwards.

use std::collections::HashSet;
use std::future::ready;
use std::num::NonZeroUsize;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use authgear_admin::kind::User;
use authgear_admin::{
    BatchMember, Chunk, Client, Error, Mutation, NodeId, Operation, PathSegment, Reason, admin_query,
};
use authgear_admin_fixtures::{Emulator, Fault};

admin_query! {
    query Users($first: Int, $after: String) {
        users(first: $first, after: $after, sortBy: CREATED_AT, sortDirection: ASC) {
            pageInfo { hasNextPage endCursor }
            edges { node { id isDisabled disableReason } }
        }
    }

    query Roles {
        roles { edges { node { key users { totalCount edges { node { id } } } } } }
    }

    mutation CreateRole($key: String!, $name: String) {
        createRole(input: { key: $key, name: $name }) { role { ...RoleParts } }
    }

    mutation AddRole($roleKey: String!, $userIDs: [ID!]!) {
        ...Adding
    }

    fragment Adding on Mutation {
        added: addRoleToUsers(input: { roleKey: $roleKey, userIDs: $userIDs }) { role { ...RoleParts } }
    }

    fragment RoleParts on Role { key name }

    mutation Disable($id: ID!, $reason: String) {
        setDisabledStatus(input: { userID: $id, isDisabled: true, reason: $reason }) {
            user { id disableReason }
        }
    }

    mutation Swap($on: ID!, $off: ID!, $skip: Boolean = false) {
        first: setDisabledStatus(input: { userID: $on, isDisabled: true }) { user { isDisabled } }
        second: setDisabledStatus(input: { userID: $off, isDisabled: false }) @skip(if: $skip) { user { isDisabled } }
    }
}

const NOBODY: &str = "VXNlcjowMDAwMDAwMC0wMDAwLTAwMDAtMDAwMC0wMDAwMDAwMDAwMDA";

async fn start(users: usize) -> (Emulator, Client) {
    let emulator = Emulator::builder().users(users).start().await.unwrap();
    let client = emulator.client();
    (emulator, client)
}

async fn users(client: &Client) -> Vec<users::UsersEdgesNode> {
    let mut nodes = client.nodes(Users::new().first(100));
    let mut users = Vec::new();
    while let Some(user) = nodes.next().await {
        users.push(user.unwrap());
    }
    users
}

/// Users who are not disabled.
async fn able(client: &Client) -> Vec<NodeId<User>> {
    users(client).await.into_iter().filter(|user| !user.is_disabled).map(|user| user.id).collect()
}

/// Those whom a test disabled.
async fn disabled_for(client: &Client, reason: &str) -> HashSet<NodeId<User>> {
    let users = users(client).await.into_iter();
    users.filter(|user| user.disable_reason.as_deref() == Some(reason)).map(|user| user.id).collect()
}

fn nobody() -> NodeId<User> {
    NOBODY.parse().unwrap()
}

#[tokio::test]
async fn all_of_a_batch_is_kept_and_each_answer_has_its_type() {
    let (emulator, client) = start(57).await;
    let members = able(&client).await[..2].to_vec();
    let before = emulator.requests().received;
    let (created, added, disabled) = client
        .atomic((
            CreateRole::new("night").name("Night shift"),
            AddRole::new("night", members.clone()),
            Disable::new(&members[0]).reason("on leave"),
        ))
        .await
        .unwrap();
    assert_eq!(emulator.requests().received, before + 1);
    assert_eq!(created.create_role.role.role_parts.name.as_deref(), Some("Night shift"));
    assert_eq!(added.adding.added.role.role_parts.key, "night");
    assert_eq!(disabled.set_disabled_status.user.disable_reason.as_deref(), Some("on leave"));
    assert_eq!(disabled.set_disabled_status.user.id, members[0]);
    let roles = client.send(Roles::new()).await.unwrap().roles.unwrap();
    let night = roles.nodes().find(|role| role.key == "night").unwrap();
    let holders = night.users.as_ref().unwrap();
    assert_eq!(holders.total_count, Some(2));
    assert!(holders.nodes().all(|user| members.contains(&user.id)));
    assert_eq!(disabled_for(&client, "on leave").await.len(), 1);
}

#[tokio::test]
async fn nothing_of_a_batch_is_kept_where_one_fails_and_it_says_which() {
    let (_emulator, client) = start(57).await;
    let user = able(&client).await[0].clone();
    let batch = (
        CreateRole::new("night"),
        Disable::new(&user).reason("x"),
        Disable::new(nobody()),
        Disable::new(&user),
    );
    let error = client.atomic(batch).await.unwrap_err();
    let Error::RolledBack(errors) = &error else { panic!("{error}") };
    let [failed] = &errors[..] else { panic!("{error}") };
    let BatchMember { index, operation, .. } = failed.member().unwrap();
    assert_eq!((index, operation), (2, "Disable"));
    assert_eq!(failed.path(), [PathSegment::Key("setDisabledStatus".to_owned())]);
    assert!(error.has_reason(&Reason::USER_NOT_FOUND));
    assert_eq!(
        error.to_string(),
        "`AtomicBatch` failed, and nothing of it was kept: `Disable` (number 3), setDisabledStatus: \
         user not found (UserNotFound)"
    );
    assert!(disabled_for(&client, "x").await.is_empty());
    let roles = client.send(Roles::new()).await.unwrap().roles.unwrap();
    assert!(roles.nodes().all(|role| role.key != "night"));
}

#[tokio::test]
async fn a_batch_of_one_and_one_of_operations_with_several_fields() {
    let (_emulator, client) = start(57).await;
    let [one, two, three] = &able(&client).await[..3] else { panic!("three users") };
    let (disabled,) = client.atomic((Disable::new(one),)).await.unwrap();
    assert_eq!(disabled.set_disabled_status.user.id, *one);
    // By reference, to send it again.
    let swap = Swap::new(two, one);
    let (first, second, last) =
        client.atomic((&swap, Swap::new(one, two).skip(true), Disable::new(three))).await.unwrap();
    assert!(first.first.user.is_disabled && !first.second.unwrap().user.is_disabled);
    assert!(second.first.user.is_disabled && second.second.is_none());
    assert_eq!(last.set_disabled_status.user.id, *three);
    let able = able(&client).await;
    assert!([one, two, three].into_iter().all(|user| !able.contains(user)));
    assert_eq!((Swap::ROOT_FIELDS, AddRole::ROOT_FIELDS, <&Swap as Mutation>::ROOT_FIELDS), (2, 1, 2));
}

/// The ranges of chunks that went well, and of those that did not.
fn ranges<D>(chunks: &[Chunk<D>]) -> (Vec<[usize; 2]>, Vec<[usize; 2]>) {
    let of = |is_ok: bool| {
        let chunks = chunks.iter().filter(|chunk| chunk.outcome.is_ok() == is_ok);
        chunks.map(|chunk| [chunk.range.start, chunk.range.end]).collect()
    };
    (of(true), of(false))
}

#[tokio::test]
async fn many_go_in_chunks_and_a_chunk_that_fails_stops_no_other() {
    let (emulator, client) = start(57).await;
    let mut targets = able(&client).await[..22].to_vec();
    targets[13] = nobody();
    let before = emulator.requests().received;
    let disable = |user: &NodeId<User>| Disable::new(user).reason("x");
    let chunks = client.chunked(targets.iter().map(disable)).all().await;
    assert_eq!(emulator.requests().received, before + 5);
    assert_eq!(
        ranges(&chunks),
        (vec![[0, 5], [5, 10], [15, 20], [20, 22]], vec![[10, 15]]),
        "in order, and the last one is short"
    );
    for Chunk { range, outcome, .. } in &chunks {
        match outcome {
            Ok(answers) => {
                let ids = answers.iter().map(|answer| &answer.set_disabled_status.user.id);
                assert!(ids.eq(&targets[range.clone()]), "each answer in its place");
            }
            Err(error) => {
                let member = error.errors()[0].member().unwrap();
                assert_eq!((range.start + member.index, member.operation), (13, "Disable"));
                assert!(error.to_string().starts_with("`Disable` failed"), "{error}");
            }
        }
    }
    let kept = [&targets[..10], &targets[15..]].concat().into_iter().collect();
    assert_eq!(disabled_for(&client, "x").await, kept);
}

#[tokio::test]
async fn operations_with_several_fields_go_in_smaller_chunks() {
    let (emulator, client) = start(57).await;
    let targets = able(&client).await;
    let before = emulator.requests().received;
    let swaps = targets[..10].chunks(2).map(|pair| Swap::new(&pair[0], &pair[1]).skip(true));
    let chunks = client.chunked(swaps).concurrency(NonZeroUsize::MIN).all().await;
    assert_eq!(ranges(&chunks), (vec![[0, 2], [2, 4], [4, 5]], vec![]));
    assert_eq!(emulator.requests().received, before + 3);
    assert!(client.chunked(Vec::<Swap>::new()).all().await.is_empty());
}

#[tokio::test]
async fn no_more_are_under_way_than_is_said_and_none_is_asked_for_too_early() {
    let (emulator, client) = start(57).await;
    let users = able(&client).await;
    let taken = Arc::new(AtomicUsize::new(0));
    let counted = {
        let taken = Arc::clone(&taken);
        users[..30].iter().cloned().map(move |user| {
            taken.fetch_add(1, Ordering::Relaxed);
            Disable::new(user)
        })
    };
    let mut chunks = client.chunked(counted).concurrency(NonZeroUsize::new(2).unwrap());
    assert_eq!(taken.load(Ordering::Relaxed), 0);
    let mut ended = 0;
    while let Some(chunk) = chunks.next().await {
        ended += 1;
        chunk.outcome.unwrap();
        let taken = taken.load(Ordering::Relaxed);
        assert!(taken <= (ended + 1) * 5, "{taken} after {ended}");
    }
    assert_eq!((ended, taken.load(Ordering::Relaxed)), (6, 30));
    assert_eq!(emulator.requests().forbidden, 0);
}

#[tokio::test]
async fn what_was_cancelled_is_named() {
    let (_emulator, client) = start(57).await;
    let mut targets = able(&client).await[..40].to_vec();
    targets[7] = nobody();
    let disable = |user| Disable::new(user).reason("x");
    let mut chunks = client.chunked(targets.clone().into_iter().map(disable)).concurrency(NonZeroUsize::MIN);
    let mut told = Vec::new();
    while let Some(chunk) = chunks.next().await {
        if chunk.outcome.is_err() {
            chunks.cancel();
        }
        told.push(chunk);
    }
    assert_eq!(ranges(&told), (vec![[0, 5]], vec![[5, 10]]));
    let rest = chunks.stop();
    assert_eq!((rest.under_way, rest.unsent_from), (vec![], 10));
    let unsent: Vec<_> =
        rest.unsent.map(|disable| serde_json::to_value(disable).unwrap()["id"].clone()).collect();
    assert_eq!(unsent, targets[10..].iter().map(|id| serde_json::json!(id)).collect::<Vec<_>>());
    assert_eq!(disabled_for(&client, "x").await, targets[..5].iter().cloned().collect());
}

#[tokio::test]
async fn what_is_under_way_when_all_is_stopped_is_named_too() {
    let (emulator, client) = start(57).await;
    let targets = able(&client).await;
    let mut chunks =
        client.chunked(targets[..33].iter().map(Disable::new)).concurrency(NonZeroUsize::new(3).unwrap());
    // Polled once: three are sent, and none can have been answered.
    tokio::select! {
        biased;
        _ = chunks.next() => panic!("too early"),
        () = ready(()) => {}
    }
    let rest = chunks.stop();
    assert_eq!((rest.under_way, rest.unsent_from), (vec![0..5, 5..10, 10..15], 15));
    assert_eq!(rest.unsent.count(), 18);
    drop(emulator);
}

#[tokio::test]
async fn a_wait_that_is_given_up_loses_no_chunk() {
    let (emulator, client) = start(57).await;
    let targets = able(&client).await;
    let before = emulator.requests().received;
    let mut chunks = client.chunked(targets[..30].iter().map(Disable::new));
    let mut count = 0;
    loop {
        let chunk = tokio::select! {
            biased;
            chunk = chunks.next() => chunk,
            () = tokio::task::yield_now() => continue,
        };
        match chunk {
            Some(chunk) => count += chunk.outcome.unwrap().len(),
            None => break,
        }
    }
    assert_eq!((count, emulator.requests().received - before), (30, 6));
}

#[tokio::test]
async fn a_batch_whose_answer_is_lost_is_not_sent_again() {
    let (emulator, client) = start(57).await;
    let user = able(&client).await[0].clone();
    let before = emulator.requests().received;
    emulator.fault(Fault::close_after_read().times(1));
    let error = client.atomic((Disable::new(&user), Disable::new(&user))).await.unwrap_err();
    assert!(error.outcome_unknown() && !error.is_retryable(), "{error}");
    assert_eq!(error.operation(), Some("AtomicBatch"));
    assert_eq!(emulator.requests().received - before, 1);
}

#[test]
fn a_batch_may_be_sent_from_anywhere() {
    fn is_send<T: Send>(value: T) {
        drop(value);
    }
    let example = |client: Client| {
        is_send(client.atomic((Disable::new(nobody()), CreateRole::new("b"))));
        is_send(client.chunked(vec![Disable::new(nobody())]));
    };
    let _ = example;
    assert_eq!(Disable::NAME, "Disable");
}
