//! Building a client.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use http::HeaderValue;

use super::config::{ConfigError, ConfigProblem};
use super::{Client, Inner, RetryPolicy, Shared};
use crate::error::innermost;
use crate::key::SigningKey;
use crate::token::{AuditContext, Claims, Contexts, Keys, Signer, TokenCache};
use crate::transport::{HttpTransport, Limits, Transport};
use crate::{Endpoint, EndpointError};

/// A client in the making; see [`Client::builder`].
#[must_use = "a builder does nothing before `build`"]
pub struct ClientBuilder {
    endpoint: Result<Endpoint, EndpointError>,
    app_id: String,
    key_id: Option<String>,
    key: Option<SigningKey>,
    fallback: Option<(String, SigningKey)>,
    claims: Claims,
    reserved_claims: Vec<String>,
    retry: RetryPolicy,
    lifetime: Option<Duration>,
    clock: Option<Box<dyn Fn() -> SystemTime + Send + Sync>>,
    timeout: Duration,
    limits: Limits,
    transport: Option<Arc<dyn Transport>>,
    user_agent: String,
}

/// How long a whole request may take: the slowest of the API's own are well below it.
const TIMEOUT: Duration = Duration::from_secs(30);

impl ClientBuilder {
    pub(super) fn new(endpoint: &str, app_id: String) -> Self {
        Self {
            endpoint: endpoint.parse(),
            app_id,
            key_id: None,
            key: None,
            fallback: None,
            claims: Claims::default(),
            reserved_claims: Vec::new(),
            retry: RetryPolicy::default(),
            lifetime: None,
            clock: None,
            timeout: TIMEOUT,
            limits: Limits::default(),
            transport: None,
            user_agent: concat!("authgear-admin-rust/", env!("CARGO_PKG_VERSION")).to_owned(),
        }
    }

    /// The id of the key, as the portal shows it. Required.
    pub fn key_id(mut self, key_id: impl Into<String>) -> Self {
        self.key_id = Some(key_id.into());
        self
    }

    /// The private key that belongs to the key id. Required.
    pub fn signing_key(mut self, key: SigningKey) -> Self {
        self.key = Some(key);
        self
    }

    /// A second key, for the time of a rotation: when the server refuses the first, this takes over, and the other way
    /// round. See [`Client::replace_key`] for one that begins while the client is in use.
    pub fn fallback_key(mut self, key_id: impl Into<String>, key: SigningKey) -> Self {
        self.fallback = Some((key_id.into(), key));
        self
    }

    /// A further claim of every token. `aud`, `iat` and `exp` are not to be set.
    pub fn claim(mut self, name: impl Into<String>, value: impl Into<serde_json::Value>) -> Self {
        let name = name.into();
        if Claims::is_reserved(&name) {
            self.reserved_claims.push(name);
        } else {
            self.claims.insert(name, value.into());
        }
        self
    }

    /// The audit context of every request that has none of its own; see
    /// [`with_audit_context`](Client::with_audit_context).
    pub fn audit_context(mut self, context: &AuditContext) -> Self {
        self.claims = self.claims.with_audit_context(context);
        self
    }

    /// What is sent again, and when; see [`RetryPolicy`].
    pub fn retry(mut self, retry: RetryPolicy) -> Self {
        self.retry = retry;
        self
    }

    /// How long tokens live, from ten seconds to a day; five minutes without this. A token is used for many requests
    /// until shortly before it expires.
    pub fn token_lifetime(mut self, lifetime: Duration) -> Self {
        self.lifetime = Some(lifetime);
        self
    }

    /// Tells the time instead of the system's clock; see [`Signer::clock`].
    pub fn clock(mut self, now: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        self.clock = Some(Box::new(now));
        self
    }

    /// How long a request may take with its answer; 30 seconds without this. What is sent again may take as long each
    /// time, within the deadline of the [`RetryPolicy`].
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// How long connecting may take; 10 seconds without this. A [`transport`](Self::transport) of your own has a say of
    /// its own.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.limits.connect_timeout = timeout;
        self
    }

    /// How large an answer may be, in bytes; 64 MiB without this.
    pub fn max_response_bytes(mut self, bytes: usize) -> Self {
        self.limits.max_response_bytes = bytes;
        self
    }

    /// What is sent as `User-Agent`.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.user_agent = user_agent.into();
        self
    }

    /// Sends requests with this instead of over HTTP; see [`Transport`].
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use authgear_admin::transport::HttpTransport;
    /// use authgear_admin::{Client, SigningKey};
    ///
    /// let builder = Client::builder("https://myapp.authgear.cloud", "myapp").transport(HttpTransport::new());
    /// # let _ = builder;
    /// # Ok(())
    /// # }
    /// ```
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// The client.
    ///
    /// # Errors
    /// Everything that is missing or wrong, at once.
    pub fn build(self) -> Result<Client, ConfigError> {
        let mut problems = Vec::new();
        let endpoint = self.endpoint.map_err(|error| problems.push(ConfigProblem::Endpoint(error))).ok();
        if self.app_id.is_empty() {
            problems.push(ConfigProblem::NoAppId);
        }
        if self.key_id.as_ref().is_none_or(String::is_empty) {
            problems.push(ConfigProblem::NoKeyId);
        }
        if self.key.is_none() {
            problems.push(ConfigProblem::NoSigningKey);
        }
        problems.extend(self.reserved_claims.into_iter().map(|name| ConfigProblem::ReservedClaim { name }));
        let (Some(endpoint), Some(key_id), Some(key), true) =
            (endpoint, self.key_id, self.key, problems.is_empty())
        else {
            return Err(ConfigError::new(problems));
        };
        let mut signer = Signer::new(key, key_id, self.app_id.clone());
        if let Some(lifetime) = self.lifetime {
            signer = signer.lifetime(lifetime);
        }
        if let Some(clock) = self.clock {
            signer = signer.clock(clock);
        }
        let user_agent = HeaderValue::try_from(self.user_agent).map_err(|error| http_problem(&error))?;
        let max_response_bytes = self.limits.max_response_bytes;
        let transport = match self.transport {
            Some(transport) => transport,
            None => {
                let transport = HttpTransport::with_limits(self.limits);
                transport.prepare(endpoint.url()).map_err(|error| http_problem(&error))?;
                Arc::new(transport)
            }
        };
        let shared = Shared {
            endpoint,
            app_id: self.app_id,
            transport,
            user_agent,
            max_response_bytes,
            contexts: Contexts::default(),
        };
        let keys = Arc::new(Keys::new(signer, self.fallback));
        Ok(Client(Arc::new(Inner {
            shared: Arc::new(shared),
            tokens: Arc::new(TokenCache::new(keys, self.claims)),
            retry: self.retry,
            timeout: self.timeout,
        })))
    }
}

fn http_problem(error: &(dyn std::error::Error + 'static)) -> ConfigError {
    ConfigError::new(vec![ConfigProblem::Http { cause: innermost(error) }])
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("endpoint", &self.endpoint)
            .field("app_id", &self.app_id)
            .field("key_id", &self.key_id)
            .field("fallback_key_id", &self.fallback.as_ref().map(|(key_id, _)| key_id))
            .field("claims", &self.claims)
            .field("retry", &self.retry)
            .field("timeout", &self.timeout)
            .field("limits", &self.limits)
            .finish_non_exhaustive()
    }
}
