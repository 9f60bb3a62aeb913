//! Answers to `decode/answers.graphql` as a person writes them with serde's derives, one struct for each object however many
//! fragments select of it. What they mean is what the generated types mean: a nullable field is there, perhaps as `null`; an
//! id may be an integer, says GraphQL; an enum's value may be new.

use jiff::Timestamp;
use serde::de::{Deserializer, Error};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// No entry at all. serde's derive reads a struct from a list as well, unless there is something flattened in it.
#[derive(Debug, Serialize, Deserialize)]
struct ObjectOnly {}

/// `Page`.
#[derive(Debug, Serialize, Deserialize)]
pub struct Page {
    #[serde(deserialize_with = "present")]
    users: Option<PageUsers>,
    #[serde(flatten)]
    nothing: ObjectOnly,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct PageUsers {
    #[serde(deserialize_with = "present")]
    edges: Option<Vec<Option<PageEdge>>>,
    page_info: PageInfo,
    #[serde(deserialize_with = "present")]
    total_count: Option<i32>,
    #[serde(flatten)]
    nothing: ObjectOnly,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct PageInfo {
    has_next_page: bool,
    #[serde(deserialize_with = "present")]
    end_cursor: Option<String>,
    #[serde(flatten)]
    nothing: ObjectOnly,
}

#[derive(Debug, Serialize, Deserialize)]
struct PageEdge {
    cursor: String,
    #[serde(deserialize_with = "present")]
    node: Option<PageUser>,
    #[serde(flatten)]
    nothing: ObjectOnly,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct PageUser {
    #[serde(deserialize_with = "id")]
    id: String,
    #[serde(deserialize_with = "present")]
    formatted_name: Option<String>,
    #[serde(deserialize_with = "present")]
    last_login_at: Option<Timestamp>,
    standard_attributes: Map<String, Value>,
    custom_attributes: Value,
    #[serde(deserialize_with = "present")]
    identities: Option<Connection<Identity>>,
    #[serde(flatten)]
    nothing: ObjectOnly,
}

#[derive(Debug, Serialize, Deserialize)]
struct Connection<N> {
    #[serde(deserialize_with = "present", bound(deserialize = "N: Deserialize<'de>"))]
    edges: Option<Vec<Option<Edge<N>>>>,
    #[serde(flatten)]
    nothing: ObjectOnly,
}

#[derive(Debug, Serialize, Deserialize)]
struct Edge<N> {
    #[serde(deserialize_with = "present", bound(deserialize = "N: Deserialize<'de>"))]
    node: Option<N>,
    #[serde(flatten)]
    nothing: ObjectOnly,
}

#[derive(Debug, Serialize, Deserialize)]
struct Identity {
    r#type: String,
    claims: Value,
    #[serde(flatten)]
    nothing: ObjectOnly,
}

/// `Overlaps`.
#[derive(Debug, Serialize, Deserialize)]
pub struct Overlaps {
    #[serde(deserialize_with = "present")]
    users: Option<Connection<Overlap>>,
    #[serde(flatten)]
    nothing: ObjectOnly,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Overlap {
    #[serde(deserialize_with = "id")]
    id: String,
    #[serde(deserialize_with = "present")]
    formatted_name: Option<String>,
    is_disabled: bool,
    created_at: Timestamp,
    #[serde(deserialize_with = "present")]
    last_login_at: Option<Timestamp>,
    custom_attributes: Value,
    #[serde(deserialize_with = "present")]
    roles: Option<Roles>,
    #[serde(flatten)]
    nothing: ObjectOnly,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Roles {
    #[serde(deserialize_with = "present")]
    total_count: Option<i32>,
    #[serde(deserialize_with = "present")]
    edges: Option<Vec<Option<RoleEdge>>>,
    #[serde(flatten)]
    nothing: ObjectOnly,
}

#[derive(Debug, Serialize, Deserialize)]
struct RoleEdge {
    cursor: String,
    #[serde(deserialize_with = "present")]
    node: Option<Role>,
    #[serde(flatten)]
    nothing: ObjectOnly,
}

#[derive(Debug, Serialize, Deserialize)]
struct Role {
    #[serde(deserialize_with = "id")]
    id: String,
    key: String,
    #[serde(deserialize_with = "present")]
    name: Option<String>,
    #[serde(flatten)]
    nothing: ObjectOnly,
}

/// `Nodes`.
#[derive(Debug, Serialize, Deserialize)]
pub struct Nodes {
    nodes: Vec<Option<Node>>,
    #[serde(flatten)]
    nothing: ObjectOnly,
}

/// serde's own tags keep no name that they do not know, so a person reads a tree first.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Node {
    User(UserNode),
    Role(RoleNode),
    Group(GroupNode),
    Other(OtherNode),
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct UserNode {
    #[serde(rename = "__typename")]
    typename: String,
    #[serde(deserialize_with = "id")]
    id: String,
    #[serde(deserialize_with = "present")]
    formatted_name: Option<String>,
    #[serde(flatten)]
    nothing: ObjectOnly,
}

#[derive(Debug, Serialize, Deserialize)]
struct RoleNode {
    #[serde(rename = "__typename")]
    typename: String,
    #[serde(flatten)]
    role: Role,
    #[serde(flatten)]
    nothing: ObjectOnly,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct GroupNode {
    #[serde(rename = "__typename")]
    typename: String,
    #[serde(deserialize_with = "id")]
    id: String,
    key: String,
    created_at: Timestamp,
    #[serde(flatten)]
    nothing: ObjectOnly,
}

#[derive(Debug, Serialize, Deserialize)]
struct OtherNode {
    #[serde(rename = "__typename")]
    typename: String,
    #[serde(deserialize_with = "id")]
    id: String,
    #[serde(flatten)]
    nothing: ObjectOnly,
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let object = Map::deserialize(from)?;
        let typename = object.get("__typename").and_then(Value::as_str).unwrap_or_default().to_owned();
        let value = Value::Object(object);
        let node = match &*typename {
            "User" => serde_json::from_value(value).map(Self::User),
            "Role" => serde_json::from_value(value).map(Self::Role),
            "Group" => serde_json::from_value(value).map(Self::Group),
            _ => serde_json::from_value(value).map(Self::Other),
        };
        node.map_err(D::Error::custom)
    }
}

/// `Conditions`.
#[derive(Debug, Serialize, Deserialize)]
pub struct Conditions {
    #[serde(deserialize_with = "present")]
    users: Option<Connection<Conditional>>,
    #[serde(flatten)]
    nothing: ObjectOnly,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(from = "Loose")]
struct Conditional(Loose);

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Loose {
    #[serde(deserialize_with = "left_out", default, skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    is_disabled: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    formatted_name: Option<String>,
    #[serde(deserialize_with = "there", default, skip_serializing_if = "Option::is_none")]
    created_at: Option<Timestamp>,
    /// `null` is there, too.
    #[serde(deserialize_with = "there", default, skip_serializing_if = "Option::is_none")]
    last_login_at: Option<Option<Timestamp>>,
    #[serde(flatten)]
    nothing: ObjectOnly,
}

impl From<Loose> for Conditional {
    /// The fragment is there where all of it is.
    fn from(mut loose: Loose) -> Self {
        if loose.created_at.is_none() || loose.last_login_at.is_none() {
            (loose.created_at, loose.last_login_at) = (None, None);
        }
        Self(loose)
    }
}

/// A nullable value: serde would take one that is not there for `null`.
fn present<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<Option<T>, D::Error> {
    Option::deserialize(from)
}

/// A value that is not null, where it is there.
fn left_out<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    id(from).map(Some)
}

/// A value that may not be there; where it is, only a nullable one may be `null`.
fn there<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<Option<T>, D::Error> {
    T::deserialize(from).map(Some)
}

fn id<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    match Value::deserialize(from)? {
        Value::String(id) => Ok(id),
        Value::Number(id) if id.is_i64() || id.is_u64() => Ok(id.to_string()),
        _ => Err(D::Error::custom("not an id")),
    }
}
