//! The answers that are decoded: made up, of the size and shape of a server's.

use std::fmt::Write;

/// How many objects a page has.
pub const OBJECTS: usize = 1_000;

const NAMES: &str = r#""formattedName":"Ada Lindqvist","endUserAccountID":"ada@example.com""#;
const TIMES: &str = r#""createdAt":"2024-03-03T21:30:00.042848499Z","updatedAt":"2024-03-03T21:30:00.042848Z","lastLoginAt":"2024-03-03T21:30:00Z""#;
const FLAGS: &str = r#""isDisabled":false,"isAnonymous":false,"isDeactivated":false"#;
const ROLES: &str = r#""roles":{"edges":[{"node":{"id":"Um9sZTphYmMtMTIz","key":"admin","name":"Administrator"}},{"node":{"id":"Um9sZTphYmMtMTI0","key":"editor","name":null}}]}"#;
const GROUPS: &str =
    r#""groups":{"edges":[{"node":{"id":"R3JvdXA6YWJjLTEyMw","key":"staff","name":"Staff"}}]}"#;
const PAGE_INFO: &str = r#""pageInfo":{"hasNextPage":true,"endCursor":"b2Zmc2V0Ojk5OQ"}"#;

/// The id of the user of this number.
pub fn id(number: usize) -> String {
    format!("VXNlcjo5N2IxYzkyOS04NDJjLTQxNWMtYTdkZi02OTY3ZWZkZGE{number:04}")
}

fn list(object: impl Fn(usize) -> String) -> String {
    (0..OBJECTS).map(object).collect::<Vec<_>>().join(",")
}

/// To `UsersPage`.
pub fn page() -> String {
    let edges = list(|i| {
        let mut edge = String::new();
        let attributes = format!(
            r#"{{"email":"ada{i}@example.com","email_verified":true,"name":"Ada Lindqvist","given_name":"Ada","family_name":"Lindqvist","address":{{"formatted":"1 Main St","country":"SE"}},"picture":"https://example.com/pictures/{i}.png","updated_at":1709501400,"zoneinfo":"Europe/Stockholm","locale":"sv-SE","phone_number":"+46700000{i}","phone_number_verified":true}}"#
        );
        let _ = write!(
            edge,
            r#"{{"cursor":"b2Zmc2V0OjA{i}","node":{{"id":"{}",{TIMES},{FLAGS},{NAMES},"standardAttributes":{attributes},"customAttributes":{{"plan":"pro","score":{i},"tags":["a","b","c"]}},{ROLES},{GROUPS},"identities":{{"edges":[{{"node":{{"id":"SWRlbnRpdHk6YWJj","type":"LOGIN_ID","claims":{{"email":"ada{i}@example.com","https://authgear.com/claims/login_id/key":"email","https://authgear.com/claims/login_id/type":"email","https://authgear.com/claims/login_id/original_login_id":"ada{i}@example.com"}},"createdAt":"2024-03-03T21:30:00Z"}}}}]}}}}}}"#,
            id(i)
        );
        edge
    });
    format!(r#"{{"users":{{"edges":[{edges}],{PAGE_INFO},"totalCount":12345}}}}"#)
}

/// To `FragmentsPage`.
pub fn fragments() -> String {
    let edges = list(|i| {
        format!(
            r#"{{"node":{{"id":"{}",{NAMES},{TIMES},{FLAGS},"isAnonymized":false,"disableReason":null,{ROLES},{GROUPS}}}}}"#,
            id(i)
        )
    });
    format!(r#"{{"users":{{"edges":[{edges}],{PAGE_INFO}}}}}"#)
}

/// To `OverlapsPage`.
pub fn overlaps() -> String {
    let edges = list(|i| {
        format!(
            r#"{{"node":{{"id":"{}",{NAMES},"isDisabled":false,"createdAt":"2024-03-03T21:30:00.042848Z","lastLoginAt":"2024-03-03T21:30:00Z","isDeactivated":false,"isAnonymized":false,"disableReason":"asked for"}}}}"#,
            id(i)
        )
    });
    format!(r#"{{"users":{{"edges":[{edges}],{PAGE_INFO}}}}}"#)
}

/// To `NodesList`.
pub fn union() -> String {
    const CREATED: &str = r#""createdAt":"2024-03-03T21:30:00.042848Z""#;
    let nodes = list(|i| {
        let id = id(i);
        match i % 5 {
            0 => {
                format!(r#"{{"__typename":"User","id":"{id}",{NAMES},"isDisabled":false,{CREATED}}}"#)
            }
            1 => {
                format!(
                    r#"{{"__typename":"Role","id":"{id}","key":"admin","name":"Administrator","description":null}}"#
                )
            }
            2 => format!(r#"{{"__typename":"Group","id":"{id}","key":"staff","name":"Staff",{CREATED}}}"#),
            3 => format!(
                r#"{{"__typename":"Session","id":"{id}","displayName":"Firefox 140","clientID":"portal","lastAccessedAt":"2024-03-03T21:30:00Z"}}"#
            ),
            _ => format!(
                r#"{{"__typename":"Resource","id":"{id}","resourceURI":"https://api.example.com/{i}",{CREATED}}}"#
            ),
        }
    });
    format!(r#"{{"nodes":[{nodes}]}}"#)
}
