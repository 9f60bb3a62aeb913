//! A request before it is signed, and the body of a GraphQL one: `{"query", "operationName", "variables"}`.

use bytes::Bytes;
use http::Method;
use serde::Serialize;

use crate::Error;
use crate::error::{Context, EncodeError, TooLarge};

/// The most that the Admin API takes: 1 MiB.
const MAX_BYTES: usize = 1 << 20;

/// A request that is ready to be sent.
#[derive(Clone)]
pub(crate) struct Request {
    pub(crate) context: Context,
    pub(crate) method: Method,
    /// Where to, seen from the endpoint; `None` is the endpoint itself.
    pub(crate) path: Option<String>,
    /// JSON; empty for a `GET`.
    pub(crate) body: Bytes,
}

impl Request {
    /// Writes a request; one that the server would not take is refused here.
    pub(crate) fn new<V: Serialize + ?Sized>(
        context: Context,
        document: &str,
        variables: &V,
    ) -> Result<Self, Error> {
        match body(context.operation, document, variables) {
            Err(_) => Err(Error::Encode(Box::new(EncodeError::new(context)))),
            Ok(body) if body.len() > MAX_BYTES => {
                Err(Error::TooLarge(Box::new(TooLarge::request(context, body.len(), MAX_BYTES))))
            }
            Ok(body) => Ok(Self { context, method: Method::POST, path: None, body: body.into() }),
        }
    }
}

fn body<V: Serialize + ?Sized>(
    operation: &str,
    document: &str,
    variables: &V,
) -> Result<Vec<u8>, serde_json::Error> {
    let mut body = Vec::with_capacity(document.len() + document.len() / 8 + 256);
    body.extend_from_slice(b"{\"query\":");
    serde_json::to_writer(&mut body, document)?;
    body.extend_from_slice(b",\"operationName\":");
    serde_json::to_writer(&mut body, operation)?;
    body.extend_from_slice(b",\"variables\":");
    serde_json::to_writer(&mut body, variables)?;
    body.push(b'}');
    Ok(body)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::OperationKind;

    fn request(variables: &serde_json::Value) -> Result<Request, Error> {
        Request::new(Context::new("Q", OperationKind::Query), "query Q { a(b: \"c\") }", variables)
    }

    #[test]
    fn is_the_json_that_the_server_takes() {
        let request = request(&json!({ "a": "é\"" })).unwrap();
        let body: serde_json::Value = serde_json::from_slice(&request.body).unwrap();
        let expected = json!({
            "query": "query Q { a(b: \"c\") }", "operationName": "Q", "variables": { "a": "é\"" }
        });
        assert_eq!(body, expected);
    }

    #[test]
    fn the_limit_is_the_servers_to_the_byte() {
        let overhead = request(&json!({ "a": "" })).unwrap().body.len();
        let fits = json!({ "a": "x".repeat(MAX_BYTES - overhead) });
        assert_eq!(request(&fits).unwrap().body.len(), MAX_BYTES);
        let exceeds = json!({ "a": "x".repeat(MAX_BYTES - overhead + 1) });
        assert!(matches!(request(&exceeds), Err(Error::TooLarge(error)) if error.is_request()));
    }
}
