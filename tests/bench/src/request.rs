//! Building one request and writing its body.

use std::hint::black_box;

use authgear_admin::{__private as rt, Operation};
use cynic::QueryBuilder;
use graphql_client::GraphQLQuery;
use serde::Serialize;

use crate::case::{BY_HAND, Case, OURS, Run};
use crate::{cynic_types, graphql_client_types as theirs, ours};

const AFTER: &str = "b2Zmc2V0Ojk5OQ";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Body<'a> {
    query: &'a str,
    operation_name: &'a str,
    variables: Variables<'a>,
}

#[derive(Serialize)]
struct Variables<'a> {
    first: Option<i32>,
    after: Option<&'a str>,
}

fn by_hand() -> Run {
    Box::new(|| {
        let body = Body {
            query: <ours::UsersPage as Operation>::DOCUMENT,
            operation_name: "UsersPage",
            variables: Variables { first: Some(black_box(100)), after: Some(black_box(AFTER)) },
        };
        drop(black_box(serde_json::to_vec(&body)));
    })
}

fn by_us() -> Run {
    Box::new(|| {
        let operation = ours::UsersPage::new().first(black_box(100)).after(black_box(AFTER));
        drop(black_box(rt::body(&operation)));
    })
}

fn by_graphql_client() -> Run {
    Box::new(|| {
        let body = theirs::UsersPage::build_query(theirs::users_page::Variables {
            first: Some(black_box(100)),
            after: Some(black_box(AFTER).to_owned()),
        });
        drop(black_box(serde_json::to_vec(&body)));
    })
}

fn by_cynic() -> Run {
    Box::new(|| {
        let variables = cynic_types::page::UsersPageVariables {
            first: Some(black_box(100)),
            after: Some(black_box(AFTER)),
        };
        drop(black_box(serde_json::to_vec(&cynic_types::page::UsersPage::build(variables))));
    })
}

const fn case(by: &'static str, prepare: fn() -> Run) -> Case {
    Case { section: "request", work: "a query with two variables", by, times: 1_000, prepare }
}

pub(crate) const CASES: &[Case] = &[
    case(BY_HAND, by_hand),
    case(OURS, by_us),
    case("graphql_client", by_graphql_client),
    case("cynic", by_cynic),
];
