//! Types as most write them: everything owned, JSON scalars as trees.
#![expect(dead_code, reason = "decoding the answers is the work that is measured")]

use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Map, Value};

#[derive(Debug, Deserialize)]
pub struct Page<N> {
    pub users: Option<Users<N>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Users<N> {
    pub edges: Option<Vec<Option<Edge<N>>>>,
    pub page_info: Option<PageInfo>,
    pub total_count: Option<i32>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PageInfo {
    pub has_next_page: bool,
    pub end_cursor: Option<String>,
}

#[derive(Debug, Deserialize)]
pub struct Edge<N> {
    pub cursor: Option<String>,
    pub node: Option<N>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct User {
    pub id: String,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    pub last_login_at: Option<Timestamp>,
    pub is_disabled: bool,
    pub is_anonymous: bool,
    pub is_deactivated: bool,
    pub formatted_name: Option<String>,
    #[serde(rename = "endUserAccountID")]
    pub end_user_account_id: Option<String>,
    pub standard_attributes: Map<String, Value>,
    pub custom_attributes: Map<String, Value>,
    pub roles: Option<Connection<Named>>,
    pub groups: Option<Connection<Named>>,
    pub identities: Option<Connection<Identity>>,
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
pub struct Named {
    pub id: String,
    pub key: String,
    pub name: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Identity {
    pub id: String,
    pub r#type: IdentityType,
    pub claims: Map<String, Value>,
    pub created_at: Timestamp,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum IdentityType {
    Anonymous,
    Biometric,
    Ldap,
    LoginId,
    Oauth,
    Passkey,
    Siwe,
    #[serde(other)]
    Unknown,
}

/// The user of the plain page.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Plain {
    pub id: String,
    pub created_at: Timestamp,
    pub formatted_name: Option<String>,
    pub is_disabled: bool,
}

/// The user of the fragments, with all fields in one struct.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Flat {
    pub id: String,
    pub formatted_name: Option<String>,
    #[serde(rename = "endUserAccountID")]
    pub end_user_account_id: Option<String>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    pub last_login_at: Option<Timestamp>,
    pub is_disabled: bool,
    pub is_anonymous: bool,
    pub is_deactivated: bool,
    pub is_anonymized: bool,
    pub disable_reason: Option<String>,
    pub roles: Option<Connection<Named>>,
    pub groups: Option<Connection<Named>>,
}

/// The user of the fragments, with a struct for each.
#[derive(Debug, Deserialize)]
pub struct Flattened {
    pub id: String,
    #[serde(flatten)]
    pub names: Names,
    #[serde(flatten)]
    pub times: Times,
    #[serde(flatten)]
    pub flags: Flags,
    #[serde(flatten)]
    pub belongings: Belongings,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Names {
    pub formatted_name: Option<String>,
    #[serde(rename = "endUserAccountID")]
    pub end_user_account_id: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Times {
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    pub last_login_at: Option<Timestamp>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Flags {
    pub is_disabled: bool,
    pub is_anonymous: bool,
    pub is_deactivated: bool,
    pub is_anonymized: bool,
    pub disable_reason: Option<String>,
}

#[derive(Debug, Deserialize)]
pub struct Belongings {
    pub roles: Option<Connection<Named>>,
    pub groups: Option<Connection<Named>>,
}

/// The user of the overlapping fragments, with each field once.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Overlap {
    pub id: String,
    pub formatted_name: Option<String>,
    #[serde(rename = "endUserAccountID")]
    pub end_user_account_id: Option<String>,
    pub is_disabled: bool,
    pub created_at: Timestamp,
    pub last_login_at: Option<Timestamp>,
    pub is_deactivated: bool,
    pub is_anonymized: bool,
    pub disable_reason: Option<String>,
}

/// The same with a struct for each fragment, each with what it selects.
#[derive(Debug, Deserialize)]
#[serde(from = "Overlap")]
pub struct Overlapping {
    pub row: Row,
    pub status: Status,
}

#[derive(Debug)]
pub struct Row {
    pub id: String,
    pub formatted_name: Option<String>,
    pub end_user_account_id: Option<String>,
    pub is_disabled: bool,
    pub created_at: Timestamp,
    pub last_login_at: Option<Timestamp>,
}

#[derive(Debug)]
pub struct Status {
    pub id: String,
    pub is_disabled: bool,
    pub is_deactivated: bool,
    pub is_anonymized: bool,
    pub disable_reason: Option<String>,
    pub created_at: Timestamp,
}

impl From<Overlap> for Overlapping {
    fn from(flat: Overlap) -> Self {
        let status = Status {
            id: flat.id.clone(),
            is_disabled: flat.is_disabled,
            is_deactivated: flat.is_deactivated,
            is_anonymized: flat.is_anonymized,
            disable_reason: flat.disable_reason,
            created_at: flat.created_at,
        };
        let row = Row {
            id: flat.id,
            formatted_name: flat.formatted_name,
            end_user_account_id: flat.end_user_account_id,
            is_disabled: flat.is_disabled,
            created_at: flat.created_at,
            last_login_at: flat.last_login_at,
        };
        Self { row, status }
    }
}

#[derive(Debug, Deserialize)]
pub struct Nodes<N> {
    pub nodes: Vec<Option<N>>,
}

/// A node of any type, with what each selects in one struct.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FlatNode {
    #[serde(rename = "__typename")]
    pub typename: String,
    pub id: String,
    pub formatted_name: Option<String>,
    #[serde(rename = "endUserAccountID")]
    pub end_user_account_id: Option<String>,
    pub is_disabled: Option<bool>,
    pub created_at: Option<Timestamp>,
    pub key: Option<String>,
    pub name: Option<String>,
    pub description: Option<String>,
    pub display_name: Option<String>,
    #[serde(rename = "clientID")]
    pub client_id: Option<String>,
    pub last_accessed_at: Option<Timestamp>,
    #[serde(rename = "resourceURI")]
    pub resource_uri: Option<String>,
}

/// A node of any type, as an enum.
#[derive(Debug, Deserialize)]
#[serde(tag = "__typename")]
pub enum TaggedNode {
    #[serde(rename_all = "camelCase")]
    User {
        id: String,
        formatted_name: Option<String>,
        #[serde(rename = "endUserAccountID")]
        end_user_account_id: Option<String>,
        is_disabled: bool,
        created_at: Timestamp,
    },
    Role {
        id: String,
        key: String,
        name: Option<String>,
        description: Option<String>,
    },
    #[serde(rename_all = "camelCase")]
    Group {
        id: String,
        key: String,
        name: Option<String>,
        created_at: Timestamp,
    },
    #[serde(rename_all = "camelCase")]
    Session {
        id: String,
        display_name: String,
        #[serde(rename = "clientID")]
        client_id: Option<String>,
        last_accessed_at: Timestamp,
    },
    #[serde(rename_all = "camelCase")]
    Resource {
        id: String,
        #[serde(rename = "resourceURI")]
        resource_uri: String,
        created_at: Timestamp,
    },
    #[serde(other)]
    Other,
}
