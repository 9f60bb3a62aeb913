//! A request before it is signed, and the body of a GraphQL one: `{"query", "operationName", "variables"}`.

use bytes::Bytes;
use http::Method;
use serde::Serialize;

use crate::error::{Context, EncodeError, TooLarge};
use crate::{BorrowedOperation, Error, Operation};

/// The most that the Admin API takes: 1 MiB.
const MAX_BYTES: usize = 1 << 20;

/// Space for the variables of most operations, in bytes: a body that outgrows it is moved once.
const VARIABLES: usize = 256;

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
    /// Writes a request of an operation; one that the server would not take is refused here.
    pub(crate) fn of<O: Operation>(operation: &O) -> Result<Self, Error> {
        Self::with(Context::new(O::NAME, O::KIND), O::HEAD, O::DOCUMENT, operation)
    }

    /// The same of one whose answer borrows.
    pub(crate) fn of_borrowed<O: BorrowedOperation>(operation: &O) -> Result<Self, Error> {
        Self::with(Context::new(O::NAME, O::KIND), O::HEAD, O::DOCUMENT, operation)
    }

    fn with<V: Serialize>(
        context: Context,
        head: &[&str],
        document: &str,
        variables: &V,
    ) -> Result<Self, Error> {
        if head.is_empty() {
            return Self::new(context, document, variables);
        }
        Self::write(context, head, |body| serde_json::to_writer(body, variables))
    }

    /// Writes a request of a document that is known at run time only.
    pub(crate) fn new<V: Serialize + ?Sized>(
        context: Context,
        document: &str,
        variables: &V,
    ) -> Result<Self, Error> {
        let text = |text| serde_json::to_string(text).map_err(|_| EncodeError::new(context.clone()));
        let (query, name) = match (text(document), text(context.operation)) {
            (Ok(query), Ok(name)) => (query, name),
            (Err(error), _) | (_, Err(error)) => return Err(Error::Encode(Box::new(error))),
        };
        let head = ["{\"query\":", &query, ",\"operationName\":", &name, ",\"variables\":"];
        Self::write(context, &head, |body| serde_json::to_writer(body, variables))
    }

    /// Writes the head, the variables and the end.
    fn write(
        context: Context,
        head: &[&str],
        variables: impl FnOnce(&mut Vec<u8>) -> serde_json::Result<()>,
    ) -> Result<Self, Error> {
        let length: usize = head.iter().map(|piece| piece.len()).sum();
        let mut body = Vec::with_capacity(length + VARIABLES);
        head.iter().for_each(|piece| body.extend_from_slice(piece.as_bytes()));
        match variables(&mut body) {
            Err(_) => Err(Error::Encode(Box::new(EncodeError::new(context)))),
            Ok(()) => Self::end(context, body),
        }
    }

    fn end(context: Context, mut body: Vec<u8>) -> Result<Self, Error> {
        body.push(b'}');
        if body.len() > MAX_BYTES {
            return Err(Error::TooLarge(Box::new(TooLarge::request(context, body.len(), MAX_BYTES))));
        }
        Ok(Self { context, method: Method::POST, path: None, body: body.into() })
    }
}

/// The body of an operation's request, for the measurements of this repository.
///
/// # Errors
/// The variables cannot be written, or it is more than the server takes.
pub fn body<O: Operation>(operation: &O) -> Result<Bytes, Error> {
    Request::of(operation).map(|request| request.body)
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

    #[derive(Serialize)]
    struct Written {
        a: &'static str,
    }

    impl Operation for Written {
        crate::__text!("Written" "query Written{a(b:\"c\\u00e9\")}" "query Written{a(b:\\\"c\\\\u00e9\\\")}");
        const KIND: OperationKind = OperationKind::Query;
        type Data = ();
    }

    #[test]
    fn the_head_of_generated_code_is_what_would_be_written() {
        let written = Written { a: "\n" };
        let constant = Request::of(&&written).unwrap();
        let context = Context::new(Written::NAME, Written::KIND);
        assert_eq!(constant.body, Request::new(context, Written::DOCUMENT, &written).unwrap().body);
        let body: serde_json::Value = serde_json::from_slice(&constant.body).unwrap();
        assert_eq!(body["query"], "query Written{a(b:\"c\\u00e9\")}");
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
