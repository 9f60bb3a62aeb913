//! The client: signs, sends and decodes.

mod builder;
mod config;
mod derived;
mod exchange;
mod retry;
mod retry_after;
mod send;
mod standard_attributes;

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use http::HeaderValue;

pub use builder::ClientBuilder;
pub use config::{ConfigError, ConfigProblem};
pub use retry::RetryPolicy;
pub(crate) use send::UnderWay;

use crate::token::{Contexts, TokenCache};
use crate::transport::Transport;
use crate::{Endpoint, Error};

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

/// What may differ between a client and those derived from it.
#[derive(Clone)]
struct Inner {
    shared: Arc<Shared>,
    tokens: Arc<TokenCache>,
    retry: RetryPolicy,
    timeout: Duration,
}

/// What a client and all that are derived from it have in common.
struct Shared {
    endpoint: Endpoint,
    app_id: String,
    transport: Arc<dyn Transport>,
    user_agent: HeaderValue,
    max_response_bytes: usize,
    contexts: Contexts,
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

    /// Where requests go.
    #[must_use]
    pub fn endpoint(&self) -> &Endpoint {
        &self.0.shared.endpoint
    }

    /// The app (project) id: the audience of the tokens.
    #[must_use]
    pub fn app_id(&self) -> &str {
        &self.0.shared.app_id
    }

    /// The id of the key that signs at the moment.
    #[must_use]
    pub fn key_id(&self) -> String {
        self.0.tokens.keys().ring().current.key_id().to_owned()
    }

    /// The id of the key that takes over when the one in use is refused.
    #[must_use]
    pub fn fallback_key_id(&self) -> Option<String> {
        self.0.tokens.keys().ring().other.as_ref().map(|signer| signer.key_id().to_owned())
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
            .field("endpoint", self.endpoint())
            .field("app_id", &self.app_id())
            .field("key_id", &self.key_id())
            .field("claims", self.0.tokens.claims())
            .field("retry", &self.0.retry)
            .finish_non_exhaustive()
    }
}
