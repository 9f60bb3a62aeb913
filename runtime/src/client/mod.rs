//! The client: signs, sends and decodes.

mod builder;
mod config;
mod exchange;

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use http::HeaderValue;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

pub use builder::ClientBuilder;
pub use config::{ConfigError, ConfigProblem};

use crate::answer::Answer;
use crate::error::Context;
use crate::request::Request;
use crate::scalar::Json;
use crate::token::TokenCache;
use crate::trace::RequestSpan;
use crate::transport::Transport;
use crate::{Endpoint, Error, Operation, OperationKind};

/// A client of one project's Admin API; cheap to clone, and every clone shares its connections and its token.
///
/// ```no_run
/// use authgear_admin::{Client, SigningKey};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let client = Client::builder("https://myapp.authgear.cloud", "myapp")
///     .key_id("my-key-id")
///     .signing_key(SigningKey::from_pem_file("admin-api-key.pem")?)
///     .build()?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Client(Arc<Inner>);

struct Inner {
    endpoint: Endpoint,
    tokens: TokenCache,
    transport: Arc<dyn Transport>,
    user_agent: HeaderValue,
    timeout: Duration,
    max_response_bytes: usize,
}

impl Client {
    /// Begins a client for the app (project) `app_id` at this endpoint: the project's origin, e.g.
    /// `https://myapp.authgear.cloud`, or the whole URL.
    pub fn builder(endpoint: impl Into<String>, app_id: impl Into<String>) -> ClientBuilder {
        ClientBuilder::new(&endpoint.into(), app_id.into())
    }

    /// A client as the environment says: `AUTHGEAR_ENDPOINT`, `AUTHGEAR_APP_ID`, `AUTHGEAR_KEY_ID`, and
    /// `AUTHGEAR_PRIVATE_KEY` (the PEM text) or `AUTHGEAR_PRIVATE_KEY_FILE` (its path).
    ///
    /// # Errors
    /// Everything that is missing or wrong, at once.
    pub fn from_env() -> Result<Self, ConfigError> {
        config::from_env(|name| std::env::var_os(name)).and_then(ClientBuilder::build)
    }

    /// Sends an operation and decodes its answer.
    ///
    /// A mutation that answers with any error was rolled back: it is [`Error::RolledBack`], and there is no data.
    ///
    /// ```no_run
    /// # use authgear_admin::{Client, Error, Operation};
    /// # async fn example<ListUsers: Operation>(client: Client, list_users: ListUsers) -> Result<(), Error> {
    /// let data = client.send(&list_users).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// See [`Error`]: one variant for each kind of end.
    pub fn send<O: Operation>(
        &self,
        operation: O,
    ) -> impl Future<Output = Result<O::Data, Error>> + Send + use<'_, O> {
        // Written before the first await, so that the operation itself need not be `Send`.
        let request = Request::new(Context::new(O::NAME, O::KIND), O::DOCUMENT, &operation);
        drop(operation);
        async move { self.perform(request?).await }
    }

    /// Sends a document that no types were generated for, such as an introspection query, and hands back its `data` as
    /// JSON. Everything else is as with [`send`](Self::send).
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn send_untyped<V: Serialize + Sync + ?Sized>(
        &self,
        kind: OperationKind,
        operation_name: &'static str,
        document: &str,
        variables: &V,
    ) -> Result<Json, Error> {
        let request = Request::new(Context::new(operation_name, kind), document, variables)?;
        self.perform::<Box<RawValue>>(request).await.map(Json::from)
    }

    /// Sends a request and decodes its answer, under one span.
    async fn perform<T: DeserializeOwned>(&self, request: Request) -> Result<T, Error> {
        let span = RequestSpan::begin(&request.context);
        let answer = span.within(self.0.exchange(request)).await;
        span.answered(answer.as_ref());
        answer.and_then(Answer::data).inspect_err(|error| span.failed(error))
    }

    /// Where requests go.
    #[must_use]
    pub fn endpoint(&self) -> &Endpoint {
        &self.0.endpoint
    }

    /// The app (project) id: the audience of the tokens.
    #[must_use]
    pub fn app_id(&self) -> &str {
        self.0.tokens.signer().app_id()
    }

    /// The id of the key that signs.
    #[must_use]
    pub fn key_id(&self) -> &str {
        self.0.tokens.signer().key_id()
    }

    /// When the token in use expires; mints one where there is none.
    ///
    /// # Errors
    /// The key cannot sign.
    pub fn token_expires_at(&self) -> Result<SystemTime, Error> {
        Ok(self.0.tokens.get()?.expires_at)
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("endpoint", &self.0.endpoint)
            .field("app_id", &self.app_id())
            .field("key_id", &self.key_id())
            .finish_non_exhaustive()
    }
}
