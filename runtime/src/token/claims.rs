//! Claims beyond those that every token has.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::{Map, Value};

/// Those that every token has, and that are not a user's to set.
const RESERVED: [&str; 3] = ["aud", "exp", "iat"];

/// The claim with which the server's audit log remembers why and for whom a request was made.
const AUDIT_CONTEXT: &str = "audit_context";

/// Extra claims of a token, in the order of their names. `Debug` shows the names only.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Claims(BTreeMap<String, Value>);

impl Claims {
    pub(crate) fn is_reserved(name: &str) -> bool {
        RESERVED.contains(&name)
    }

    pub(crate) fn insert(&mut self, name: String, value: Value) {
        self.0.insert(name, value);
    }

    /// These claims with another audit context.
    pub(crate) fn with_audit_context(&self, context: &AuditContext) -> Self {
        let mut claims = self.clone();
        claims.insert(AUDIT_CONTEXT.to_owned(), Value::Object(context.0.clone()));
        claims
    }

    /// Writes them into a token's claims; those that are there stay.
    pub(super) fn add_to(&self, claims: &mut Map<String, Value>) {
        for (name, value) in &self.0 {
            claims.entry(name).or_insert_with(|| value.clone());
        }
    }
}

impl fmt::Debug for Claims {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

/// Why and for whom a request is made: the server writes it into the audit log entry of whatever the request does.
///
/// It goes out as the token's claim `audit_context`. It is a JSON object; its known entries have setters here, and they are
/// what Authgear's own portal sends. `Debug` shows the names of the entries only.
///
/// ```
/// use authgear_admin::AuditContext;
///
/// let context = AuditContext::new().usage("support desk").actor_user_id("agent-7").entry("ticket", 4711);
/// assert_eq!(format!("{context:?}"), r#"AuditContext {"actor_user_id", "ticket", "usage"}"#);
/// ```
#[derive(Clone, Default, PartialEq)]
pub struct AuditContext(Map<String, Value>);

impl AuditContext {
    /// One without entries.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// What the request is made for, in a word.
    #[must_use]
    pub fn usage(self, usage: impl Into<String>) -> Self {
        self.entry("usage", usage.into())
    }

    /// The id of the user who has it done.
    #[must_use]
    pub fn actor_user_id(self, id: impl Into<String>) -> Self {
        self.entry("actor_user_id", id.into())
    }

    /// The URL of the page or interface that has it done.
    #[must_use]
    pub fn http_url(self, url: impl Into<String>) -> Self {
        self.entry("http_url", url.into())
    }

    /// The page before that one.
    #[must_use]
    pub fn http_referer(self, url: impl Into<String>) -> Self {
        self.entry("http_referer", url.into())
    }

    /// Any other entry.
    #[must_use]
    pub fn entry(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        self.0.insert(name.into(), value.into());
        self
    }
}

impl fmt::Debug for AuditContext {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AuditContext ")?;
        f.debug_set().entries(self.0.keys()).finish()
    }
}
