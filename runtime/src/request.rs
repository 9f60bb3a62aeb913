//! The body of a request: `{"query", "operationName", "variables"}`.

use serde::Serialize;

use crate::Error;
use crate::error::{EncodeError, TooLarge};

/// The most that the Admin API takes: 1 MiB.
const MAX_BYTES: usize = 1 << 20;

/// A request that is ready to be sent.
#[derive(Clone)]
pub(crate) struct Request {
    pub(crate) operation: &'static str,
    pub(crate) body: Vec<u8>,
}

impl Request {
    /// Writes a request; one that the server would not take is refused here.
    pub(crate) fn new<V: Serialize + ?Sized>(
        operation: &'static str,
        document: &str,
        variables: &V,
    ) -> Result<Self, Error> {
        let failed = |_| Error::Encode(EncodeError { operation });
        let mut body = Vec::with_capacity(document.len() + document.len() / 8 + 256);
        body.extend_from_slice(b"{\"query\":");
        serde_json::to_writer(&mut body, document).map_err(failed)?;
        body.extend_from_slice(b",\"operationName\":");
        serde_json::to_writer(&mut body, operation).map_err(failed)?;
        body.extend_from_slice(b",\"variables\":");
        serde_json::to_writer(&mut body, variables).map_err(failed)?;
        body.push(b'}');
        if body.len() > MAX_BYTES {
            return Err(Error::TooLarge(TooLarge::Request { bytes: body.len(), limit: MAX_BYTES }));
        }
        Ok(Self { operation, body })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_the_json_that_the_server_takes() {
        let variables = serde_json::json!({ "a": "é\"" });
        let request = Request::new("Q", "query Q { a(b: \"c\") }", &variables).unwrap();
        let body: serde_json::Value = serde_json::from_slice(&request.body).unwrap();
        assert_eq!(
            body,
            serde_json::json!({ "query": "query Q { a(b: \"c\") }", "operationName": "Q", "variables": { "a": "é\"" } })
        );
    }

    #[test]
    fn more_than_the_server_takes_is_not_sent() {
        let variables = serde_json::json!({ "a": "x".repeat(MAX_BYTES) });
        let refused = Request::new("Q", "", &variables);
        assert!(matches!(refused, Err(Error::TooLarge(TooLarge::Request { .. }))));
    }
}
