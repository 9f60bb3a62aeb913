//! The page as one who counts every allocation writes it: text borrowed, JSON scalars kept as they came.
#![expect(dead_code, reason = "decoding the answers is the work that is measured")]

use std::borrow::Cow;

use jiff::Timestamp;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::owned::IdentityType;

#[derive(Debug, Deserialize)]
pub struct Page<'a> {
    #[serde(borrow)]
    pub users: Option<Users<'a>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Users<'a> {
    #[serde(borrow)]
    pub edges: Option<Vec<Option<Edge<'a>>>>,
    pub page_info: PageInfo,
    pub total_count: Option<i32>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PageInfo {
    pub has_next_page: bool,
    pub end_cursor: Option<String>,
}

#[derive(Debug, Deserialize)]
pub struct Edge<'a> {
    #[serde(borrow)]
    pub cursor: Cow<'a, str>,
    pub node: Option<User<'a>>,
}

/// Text that borrows inside of an `Option` too, which serde's `Cow` does not.
#[derive(Debug, Deserialize)]
pub struct Text<'a>(#[serde(borrow)] pub Cow<'a, str>);

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct User<'a> {
    #[serde(borrow)]
    pub id: Cow<'a, str>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    pub last_login_at: Option<Timestamp>,
    pub is_disabled: bool,
    pub is_anonymous: bool,
    pub is_deactivated: bool,
    pub formatted_name: Option<Text<'a>>,
    #[serde(rename = "endUserAccountID")]
    pub end_user_account_id: Option<Text<'a>>,
    pub standard_attributes: &'a RawValue,
    pub custom_attributes: &'a RawValue,
    pub roles: Option<Connection<Named<'a>>>,
    pub groups: Option<Connection<Named<'a>>>,
    pub identities: Option<Connection<Identity<'a>>>,
}

#[derive(Debug, Deserialize)]
pub struct Connection<N> {
    pub edges: Option<Vec<Option<NodeEdge<N>>>>,
}

#[derive(Debug, Deserialize)]
pub struct NodeEdge<N> {
    pub node: Option<N>,
}

#[derive(Debug, Deserialize)]
pub struct Named<'a> {
    #[serde(borrow)]
    pub id: Cow<'a, str>,
    #[serde(borrow)]
    pub key: Cow<'a, str>,
    pub name: Option<Text<'a>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Identity<'a> {
    #[serde(borrow)]
    pub id: Cow<'a, str>,
    pub r#type: IdentityType,
    pub claims: &'a RawValue,
    pub created_at: Timestamp,
}
