//! What is taken, what is refused and why, and that nothing is lost between the forms of an id.

use std::collections::{BTreeSet, HashSet};

use proptest::prelude::*;

use super::kind::{AuditLog, NAMES, NodeKind, Role, User};
use super::{NodeId, NodeIdProblem};
use crate::{Id, Optional};

const UUID: &str = "97b1c929-842c-415c-a7df-6967efdda160";
const TEXT: &str = "VXNlcjo5N2IxYzkyOS04NDJjLTQxNWMtYTdkZi02OTY3ZWZkZGExNjA";

fn problem(text: &str) -> NodeIdProblem {
    let error = text.parse::<NodeId<User>>().unwrap_err();
    assert!(text.len() < 9 || !error.to_string().contains(text), "{error}");
    error.problem().clone()
}

#[test]
fn text_inner_id_and_uuid_are_three_forms_of_one_id() {
    let id = NodeId::<User>::from_inner(UUID);
    assert_eq!(id.as_str(), TEXT);
    assert_eq!(TEXT.parse(), Ok(id.clone()));
    assert_eq!(id.inner().as_deref(), Some(UUID));
    assert_eq!(NodeId::from_uuid(id.uuid().unwrap()), id);
    assert_eq!(NodeId::<User>::from_uuid(0).inner().as_deref(), Some("00000000-0000-0000-0000-000000000000"));
    assert_eq!(NodeId::<AuditLog>::from_inner("0000000000000042").uuid(), None);
}

#[test]
fn another_kind_is_named() {
    let role = NodeId::<Role>::from_inner(UUID);
    let error = NodeId::<User>::try_from(Id::from(&role)).unwrap_err();
    assert_eq!(error.to_string(), "expected a node id of type User, found one of type Role");
    assert_eq!((error.expected(), error.problem()), ("User", &NodeIdProblem::OtherType("Role".to_owned())));
    let later = super::text::encode("PasskeyDevice", "1");
    assert_eq!(problem(&later), NodeIdProblem::OtherType("PasskeyDevice".to_owned()));
    let lower = super::text::encode("user", UUID);
    assert_eq!(problem(&lower), NodeIdProblem::OtherType("user".to_owned()));
}

#[test]
fn what_is_no_node_id_says_why() {
    assert_eq!(problem(""), NodeIdProblem::Empty);
    assert_eq!(problem(UUID), NodeIdProblem::InnerId);
    assert_eq!(problem(&format!("User:{UUID}")), NodeIdProblem::NotEncoded);
    assert_eq!(problem(&format!("{TEXT}=")), NodeIdProblem::Padded);
    assert_eq!(problem("VXNlcjo1Mg=="), NodeIdProblem::Padded);
    assert_eq!(problem("VXNlcjo+"), NodeIdProblem::NotBase64Url);
    assert_eq!(problem(&format!("{TEXT}\n")), NodeIdProblem::NotBase64Url);
    assert_eq!(problem("jo@example.com"), NodeIdProblem::NotBase64Url);
    assert_eq!(problem("VXNlc"), NodeIdProblem::Cut);
    // The server would take this second spelling of "User:11" and never writes it.
    assert!("VXNlcjoxMQ".parse::<NodeId<User>>().is_ok());
    assert_eq!(problem("VXNlcjoxMR"), NodeIdProblem::Cut);
    assert_eq!(problem("nonsense"), NodeIdProblem::NoType);
    assert_eq!(problem(&super::text::encode("a b", "c")), NodeIdProblem::NoType);
    assert_eq!(problem(&super::text::encode(&"k".repeat(65), "c")), NodeIdProblem::NoType);
}

#[test]
fn json_is_the_text_and_is_checked() {
    let id: NodeId<User> = serde_json::from_str(&format!("{TEXT:?}")).unwrap();
    assert_eq!(serde_json::to_string(&id).unwrap(), format!("{TEXT:?}"));
    let role = serde_json::to_string(&NodeId::<Role>::from_inner("1")).unwrap();
    let error = serde_json::from_str::<NodeId<User>>(&role).unwrap_err().to_string();
    assert!(error.starts_with("invalid value: one of type Role, expected a node id of type User"), "{error}");
    assert!(serde_json::from_str::<NodeId<User>>("5").is_err());
}

#[test]
fn an_id_that_is_not_understood_is_kept_as_it_came() {
    let odd = NodeId::<User>::trusted(Id::from("user_2x9"));
    assert_eq!((odd.inner(), odd.uuid()), (None, None));
    assert_eq!(Id::from(odd), Id::from("user_2x9"));
    let role = NodeId::<User>::trusted(NodeId::<Role>::from_inner(UUID).into());
    assert_eq!((role.inner(), role.uuid()), (None, None));
}

#[test]
fn an_upper_case_uuid_is_another_inner_id() {
    let id = NodeId::<User>::from_inner(UUID.to_uppercase());
    assert_eq!((id.uuid(), id.inner()), (None, Some(UUID.to_uppercase())));
}

#[test]
fn goes_where_ids_go() {
    let id = NodeId::<User>::from_inner(UUID);
    assert_eq!(Optional::<NodeId<User>>::from(&id), Optional::Value(id.clone()));
    assert_eq!(Optional::<Id>::from(&id), Optional::Value(Id::from(TEXT)));
    assert_eq!(HashSet::from([id.clone(), id.clone()]).len(), 1);
    assert!(id == Id::from(TEXT) && Id::from(TEXT) == id);
    assert_eq!(format!("{id} {id:?}"), format!("{TEXT} {TEXT:?}"));
    fn shareable<T: Send + Sync + Unpin + 'static>(_: &T) {}
    shareable(&id);
}

#[test]
fn kinds_are_sorted_and_distinct() {
    assert_eq!(
        NAMES.iter().collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>(),
        NAMES.iter().collect::<Vec<_>>()
    );
    assert_eq!(User::NAME, "User");
}

proptest! {
    #[test]
    fn any_inner_id_comes_back(inner in ".*") {
        let id = NodeId::<User>::from_inner(&inner);
        prop_assert_eq!(id.inner(), Some(inner));
        prop_assert_eq!(id.as_str().parse(), Ok(id));
    }

    #[test]
    fn any_uuid_comes_back(uuid: u128) {
        let id = NodeId::<Role>::from_uuid(uuid);
        prop_assert_eq!(id.uuid(), Some(uuid));
    }

    #[test]
    fn any_text_is_taken_as_it_is_or_refused(text in "(VXNlcjo)?[A-Za-z0-9_=+/:. -]{0,40}|.{0,20}") {
        match text.parse::<NodeId<User>>() {
            Ok(id) => {
                prop_assert_eq!(id.as_str(), text);
                prop_assert_eq!(NodeId::from_inner(id.inner().unwrap()), id);
            }
            Err(error) => prop_assert!(!error.to_string().is_empty()),
        }
    }
}
