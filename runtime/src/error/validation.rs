//! What is wrong with an input, one cause for each part of it: `info.causes` of the reason `ValidationFailed`.

use std::fmt;

use serde_json::Value;

use crate::scalar::Json;

/// What is wrong with one part of an input. `Debug` does not show the details: they may repeat what was sent.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct ValidationCause {
    /// What kind of rule it breaks, e.g. `format` or `required`.
    pub kind: String,
    /// Where, as a JSON pointer (RFC 6901) into the input; empty for all of it.
    pub location: String,
    /// What the rule says, e.g. which format it asks for or which keys are missing.
    pub details: Option<Json>,
}

impl ValidationCause {
    /// Reads the causes in an error's `info`; what is odd about them is left out.
    pub(super) fn read_all(info: Option<&Json>) -> Vec<Self> {
        let info = info.map(Json::to_value).unwrap_or_default();
        let causes = info.get("causes").and_then(Value::as_array).into_iter().flatten();
        causes.map(Self::read).collect()
    }

    fn read(cause: &Value) -> Self {
        let text = |key: &str| cause.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        let details = cause.get("details").filter(|details| !details.is_null());
        Self { kind: text("kind"), location: text("location"), details: details.cloned().map(Json::from) }
    }
}

impl fmt::Debug for ValidationCause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ValidationCause")
            .field("kind", &self.kind)
            .field("location", &self.location)
            .finish_non_exhaustive()
    }
}
