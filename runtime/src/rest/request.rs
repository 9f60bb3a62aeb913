//! REST requests, ready to be sent.

use bytes::Bytes;
use http::Method;
use serde::Serialize;

use crate::error::{Context, EncodeError, TooLarge};
use crate::request::Request;
use crate::{Error, OperationKind};

/// A `POST` of JSON that starts something, and that must not be sent again where the server may have seen it. More than
/// `limit` bytes are refused here.
pub(super) fn post<T: Serialize>(
    operation: &'static str,
    path: &str,
    body: &T,
    limit: usize,
) -> Result<Request, Error> {
    let context = Context::new(operation, OperationKind::Mutation);
    match serde_json::to_vec(body) {
        Err(_) => Err(Error::Encode(Box::new(EncodeError::new(context)))),
        Ok(body) if body.len() > limit => {
            Err(Error::TooLarge(Box::new(TooLarge::request(context, body.len(), limit))))
        }
        Ok(body) => {
            Ok(Request { context, method: Method::POST, path: Some(path.to_owned()), body: body.into() })
        }
    }
}

/// A `GET`, which may be sent any number of times.
pub(super) fn get(operation: &'static str, path: String) -> Request {
    let context = Context::new(operation, OperationKind::Query);
    Request { context, method: Method::GET, path: Some(path), body: Bytes::new() }
}
