//! A transport that answers from what another one kept.

use std::collections::BTreeSet;
use std::fmt;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use serde_json::Value;

use super::exchange::Exchange;
use super::file::{self, RecordingError};
use super::{Failure, HttpRequest, HttpResponse, Sending, Transport};
use crate::TransportKind;

/// Answers requests with what a [`Recording`](super::Recording) kept: one with the same operation, document and variables,
/// each once and in order. A request that was not recorded is a [`TransportKind::NotSent`] error, which says what is.
///
/// ```no_run
/// use authgear_admin::transport::Replaying;
/// use authgear_admin::{Client, SigningKey};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let client = Client::builder("https://myapp.authgear.cloud", "myapp")
///     .key_id("any")
///     .signing_key(SigningKey::from_pem_file("tests/any-key.pem")?)
///     .transport(Replaying::load("tests/answers.json")?)
///     .build()?;
/// # Ok(())
/// # }
/// ```
pub struct Replaying {
    recorded: Vec<Recorded>,
    given: Mutex<Vec<bool>>,
}

struct Recorded {
    exchange: Exchange,
    body: Value,
}

impl Replaying {
    /// Answers with these.
    #[must_use]
    pub fn new(exchanges: Vec<Exchange>) -> Self {
        let given = Mutex::new(vec![false; exchanges.len()]);
        let recorded =
            exchanges.into_iter().map(|exchange| Recorded { body: body(&exchange.request), exchange });
        Self { recorded: recorded.collect(), given }
    }

    /// Answers with what [`Recording::save`](super::Recording::save) wrote.
    ///
    /// # Errors
    /// The file cannot be read or is no recording.
    pub fn load(path: impl AsRef<Path>) -> Result<Self, RecordingError> {
        file::load(path.as_ref()).map(Self::new)
    }

    /// What was not asked for so far.
    #[must_use]
    pub fn unused(&self) -> Vec<Exchange> {
        let given = self.given.lock().unwrap_or_else(PoisonError::into_inner);
        let unused = self.recorded.iter().zip(given.iter()).filter(|(_, given)| !**given);
        unused.map(|(recorded, _)| recorded.exchange.clone()).collect()
    }

    fn answer(&self, request: &HttpRequest) -> Result<HttpResponse, Failure> {
        let asked = body(request.body());
        let mut given = self.given.lock().unwrap_or_else(PoisonError::into_inner);
        let same = |recorded: &Recorded| recorded.is_of(request) && recorded.body == asked;
        let next = self.recorded.iter().zip(given.iter_mut()).find(|(it, given)| !**given && same(it));
        match next {
            Some((recorded, given)) => {
                *given = true;
                let Exchange { status, headers, response, .. } = &recorded.exchange;
                Ok(HttpResponse::new(*status, headers.clone(), response.clone()))
            }
            None => Err(Failure::new(TransportKind::NotSent, self.unknown(request, &asked))),
        }
    }

    /// Why there is no answer. Variables are named; their values are not shown.
    fn unknown(&self, request: &HttpRequest, asked: &Value) -> String {
        let alike: Vec<_> = self.recorded.iter().filter(|recorded| recorded.is_of(request)).collect();
        let same = alike.iter().filter(|recorded| recorded.body == *asked).count();
        let reason = if same > 0 {
            format!("it is recorded {same} times, and all these answers were given")
        } else if alike.is_empty() {
            let names: BTreeSet<_> =
                self.recorded.iter().map(|recorded| &*recorded.exchange.operation).collect();
            let names = Vec::from_iter(names).join("`, `");
            if names.is_empty() { "nothing is".to_owned() } else { format!("there is `{names}`") }
        } else {
            let differences = alike.iter().map(|recorded| differences(&recorded.body, asked));
            let nearest = differences.min_by_key(Vec::len).unwrap_or_default().join("`, `");
            format!("it is recorded with another `{nearest}`")
        };
        format!("no answer is recorded for this request: {reason}; record it anew")
    }
}

impl Recorded {
    fn is_of(&self, request: &HttpRequest) -> bool {
        let Exchange { operation, method, path, .. } = &self.exchange;
        operation == request.operation() && method == request.method().as_str() && path == request.path()
    }
}

/// A body to compare: the order of keys does not matter. One that is no JSON is compared as text.
fn body(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes)
        .unwrap_or_else(|_| Value::String(String::from_utf8_lossy(bytes).into_owned()))
}

/// The names of what differs: variables, or else parts of the body.
fn differences(recorded: &Value, asked: &Value) -> Vec<String> {
    if recorded.get("query") == asked.get("query") {
        differing_keys(&recorded["variables"], &asked["variables"])
    } else {
        differing_keys(recorded, asked)
    }
}

fn differing_keys(one: &Value, other: &Value) -> Vec<String> {
    let (Some(one), Some(other)) = (one.as_object(), other.as_object()) else {
        return vec!["body".to_owned()];
    };
    let keys: BTreeSet<_> = one.keys().chain(other.keys()).collect();
    keys.into_iter().filter(|key| one.get(*key) != other.get(*key)).cloned().collect()
}

impl Transport for Replaying {
    fn send(&self, request: HttpRequest) -> Sending<'_> {
        let answer = self.answer(&request);
        Box::pin(async move { answer })
    }
}

impl fmt::Debug for Replaying {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Replaying").field("unused", &self.unused()).finish_non_exhaustive()
    }
}
