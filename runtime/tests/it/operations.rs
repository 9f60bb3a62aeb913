//! Two operations, written as the generator writes them but by hand: this crate's tests need no generator.

use authgear_admin::{DateTime, Operation, OperationKind};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Default)]
pub(crate) struct ListUsers {
    pub(crate) first: u32,
    #[serde(rename = "searchKeyword")]
    pub(crate) search_keyword: String,
}

#[derive(Debug, Deserialize)]
pub(crate) struct ListUsersData {
    pub(crate) users: Connection,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Connection {
    pub(crate) edges: Vec<Edge>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Edge {
    pub(crate) node: User,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct User {
    pub(crate) id: String,
    pub(crate) created_at: DateTime,
}

impl Operation for ListUsers {
    const NAME: &'static str = "ListUsers";
    const DOCUMENT: &'static str = "query ListUsers($first:Int,$searchKeyword:String){users(first:$first,searchKeyword:$searchKeyword){edges{node{id createdAt}}}}";
    const KIND: OperationKind = OperationKind::Query;
    type Data = ListUsersData;
}

#[derive(Serialize, Default)]
pub(crate) struct DisableUser {
    pub(crate) id: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct DisableUserData {
    pub(crate) set_disabled_status: Payload,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Payload {
    pub(crate) user: User,
}

impl Operation for DisableUser {
    const NAME: &'static str = "DisableUser";
    const DOCUMENT: &'static str = "mutation DisableUser($id:ID!){setDisabledStatus(input:{userID:$id,isDisabled:true}){user{id createdAt}}}";
    const KIND: OperationKind = OperationKind::Mutation;
    type Data = DisableUserData;
}

/// An answer to `ListUsers` with one user.
pub(crate) const ONE_USER: &str =
    r#"{"data":{"users":{"edges":[{"node":{"id":"VXNlcjox","createdAt":"2026-01-02T03:04:05Z"}}]}}}"#;

/// An answer to `DisableUser`.
pub(crate) const DISABLED: &str =
    r#"{"data":{"setDisabledStatus":{"user":{"id":"VXNlcjox","createdAt":"2026-01-02T03:04:05Z"}}}}"#;
