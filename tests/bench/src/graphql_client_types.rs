//! The types that graphql_client derives for the same documents. It has none for the overlapping fragments: the second of
//! two finds a field that the first has taken missing.

#![allow(non_camel_case_types)] // The derive's own.

use graphql_client::GraphQLQuery;

type DateTime = jiff::Timestamp;
type UserStandardAttributes = serde_json::Map<String, serde_json::Value>;
type UserCustomAttributes = serde_json::Map<String, serde_json::Value>;
type IdentityClaims = serde_json::Map<String, serde_json::Value>;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../../fixtures/schema.graphql",
    query_path = "documents/page.graphql",
    response_derives = "Debug"
)]
pub struct UsersPage;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../../fixtures/schema.graphql",
    query_path = "documents/fragments.graphql",
    response_derives = "Debug"
)]
pub struct FragmentsPage;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../../fixtures/schema.graphql",
    query_path = "documents/union.graphql",
    response_derives = "Debug"
)]
pub struct NodesList;
