//! Decoding answers of a thousand objects.

use std::hint::black_box;

use authgear_admin::{__private as rt, BorrowedOperation, Operation};
use graphql_client::GraphQLQuery;
use serde::Deserialize;

use crate::case::{BY_HAND, Case, OURS, Run};
use crate::hand::{borrowed, owned};
use crate::{answers, cynic_types, graphql_client_types as theirs, ours};

/// Reads an answer as `T` and drops it.
fn read<T: for<'a> Deserialize<'a> + 'static>(answer: fn() -> String) -> Run {
    let answer = answer();
    Box::new(move || match serde_json::from_slice::<T>(black_box(answer.as_bytes())) {
        Ok(data) => drop(black_box(data)),
        Err(error) => panic!("{error}"),
    })
}

/// Reads an answer as this project's client does, and drops it.
fn read_ours<O: Operation<Data: for<'de> rt::Decode<'de>>>(answer: fn() -> String) -> Run {
    let answer = answer();
    Box::new(move || match rt::json::<O::Data>(black_box(answer.as_bytes())) {
        Ok(data) => drop(black_box(data)),
        Err(error) => panic!("{error}"),
    })
}

/// Reads an answer as a body that this project's client fetched is read, and drops it.
fn read_ours_borrowed<O>(answer: fn() -> String) -> Run
where
    O: BorrowedOperation,
    for<'a> O::Data<'a>: rt::Decode<'a>,
{
    let answer = answer();
    Box::new(move || match rt::json::<O::Data<'_>>(black_box(answer.as_bytes())) {
        Ok(data) => drop(black_box(data)),
        Err(error) => panic!("{error}"),
    })
}

/// Another reader with the same types, where they have no JSON scalar, which is text of serde_json's.
fn read_by_sonic<O: Operation>(answer: fn() -> String) -> Run {
    let answer = answer();
    Box::new(move || match sonic_rs::from_str::<O::Data>(black_box(&answer)) {
        Ok(data) => drop(black_box(data)),
        Err(error) => panic!("{error}"),
    })
}

/// It unescapes in place, and so takes a copy of the body each time, as a shared body would need.
fn read_by_simd<O: Operation>(answer: fn() -> String) -> Run {
    let answer = answer();
    Box::new(move || {
        let mut body = black_box(answer.as_bytes()).to_vec();
        match simd_json::serde::from_slice::<O::Data>(&mut body) {
            Ok(data) => drop(black_box(data)),
            Err(error) => panic!("{error}"),
        }
    })
}

fn read_borrowed() -> Run {
    let answer = answers::page();
    Box::new(move || match serde_json::from_slice::<borrowed::Page<'_>>(black_box(answer.as_bytes())) {
        Ok(data) => drop(black_box(data)),
        Err(error) => panic!("{error}"),
    })
}

type TheirData<Q> = <Q as GraphQLQuery>::ResponseData;

const fn case(work: &'static str, by: &'static str, prepare: fn() -> Run) -> Case {
    Case { section: "decode", work, by, times: 2, prepare }
}

const PAGE: &str = "1,000 users with JSON scalars";
const FRAGMENTS: &str = "1,000 users through four fragments";
const OVERLAPS: &str = "1,000 users through two fragments that overlap";
const UNION: &str = "1,000 nodes of five types";

pub(crate) const CASES: &[Case] = &[
    case(PAGE, BY_HAND, || read::<owned::Page<owned::User>>(answers::page)),
    case(PAGE, "by hand, borrowed", read_borrowed),
    case(PAGE, OURS, || read_ours::<ours::UsersPage>(answers::page)),
    case(PAGE, "authgear-admin, borrowed", || read_ours_borrowed::<ours::borrowed::UsersPage>(answers::page)),
    case(PAGE, "graphql_client", || read::<TheirData<theirs::UsersPage>>(answers::page)),
    case(PAGE, "cynic", || read::<cynic_types::page::UsersPage>(answers::page)),
    case(PAGE, "read and not kept", || read::<serde::de::IgnoredAny>(answers::page)),
    case(FRAGMENTS, BY_HAND, || read::<owned::Page<owned::Flat>>(answers::fragments)),
    case(FRAGMENTS, "by hand, `flatten`", || read::<owned::Page<owned::Flattened>>(answers::fragments)),
    case(FRAGMENTS, OURS, || read_ours::<ours::FragmentsPage>(answers::fragments)),
    case(FRAGMENTS, "authgear-admin, read by sonic-rs", || {
        read_by_sonic::<ours::FragmentsPage>(answers::fragments)
    }),
    case(FRAGMENTS, "authgear-admin, read by simd-json", || {
        read_by_simd::<ours::FragmentsPage>(answers::fragments)
    }),
    case(FRAGMENTS, "graphql_client", || read::<TheirData<theirs::FragmentsPage>>(answers::fragments)),
    case(FRAGMENTS, "cynic", || read::<cynic_types::fragments::FragmentsPage>(answers::fragments)),
    case(OVERLAPS, BY_HAND, || read::<owned::Page<owned::Overlapping>>(answers::overlaps)),
    case(OVERLAPS, "by hand, one struct", || read::<owned::Page<owned::Overlap>>(answers::overlaps)),
    case(OVERLAPS, OURS, || read_ours::<ours::OverlapsPage>(answers::overlaps)),
    case(UNION, BY_HAND, || read::<owned::Nodes<owned::FlatNode>>(answers::union)),
    case(UNION, "by hand, `tag`", || read::<owned::Nodes<owned::TaggedNode>>(answers::union)),
    case(UNION, OURS, || read_ours::<ours::NodesList>(answers::union)),
    case(UNION, "graphql_client", || read::<TheirData<theirs::NodesList>>(answers::union)),
    case(UNION, "cynic", || read::<cynic_types::union::NodesList>(answers::union)),
];
