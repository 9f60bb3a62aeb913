//! One request for several mutations, and whose error it is.

use super::answers::{Answers, Members};
use super::merged_document;
use super::mutation::Mutation;
use super::prefix;
use super::variables::Variables;
use crate::error::{BatchMember, Context, EncodeError};
use crate::request::Request;
use crate::{Client, Error, OperationKind};

/// What is sent of one mutation.
#[derive(Debug)]
pub struct Part {
    name: &'static str,
    document: &'static str,
    /// Its variables as a JSON object; `None` if they cannot be written.
    variables: Option<String>,
}

impl Part {
    pub(super) fn of<M: Mutation>(mutation: &M) -> Self {
        Self { name: M::NAME, document: M::DOCUMENT, variables: serde_json::to_string(mutation).ok() }
    }
}

/// A request that is ready, and the names of its mutations.
pub(super) struct Batch {
    request: Result<Request, Error>,
    names: Vec<&'static str>,
}

impl Batch {
    /// Writes the request; `name` is what the server and errors call it.
    pub(super) fn new(name: &'static str, parts: &[Part]) -> Self {
        let documents: Vec<&str> = parts.iter().map(|part| part.document).collect();
        Self::with_document(name, &merged_document(name, &documents), parts)
    }

    /// Writes the request with a document that was merged before.
    pub(super) fn with_document(name: &'static str, document: &str, parts: &[Part]) -> Self {
        let context = Context::new(name, OperationKind::Mutation);
        let variables: Option<Vec<&str>> = parts.iter().map(|part| part.variables.as_deref()).collect();
        let variables = variables.and_then(|variables| Variables::read(variables).ok());
        let request = match variables {
            Some(variables) => Request::new(context, document, &variables),
            None => Err(Error::Encode(Box::new(EncodeError::new(context)))),
        };
        Self { request, names: parts.iter().map(|part| part.name).collect() }
    }

    /// Sends it, and tells each error whose it is.
    pub(super) async fn send<T: for<'de> Members<'de>>(self, client: Client) -> Result<T, Error> {
        let Self { request, names } = self;
        let answers = client.perform(request?, |answer| answer.decoded::<Answers<T>>()).await;
        answers.map(|Answers(data)| data).map_err(|error| {
            error.of_members(|key| {
                let (index, key) = prefix::split(key)?;
                let operation = names.get(index)?;
                Some((BatchMember { index, operation }, key))
            })
        })
    }
}
