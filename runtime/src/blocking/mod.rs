//! A client for programs that are not asynchronous: each call waits for its end.

mod call;
mod driver;

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use serde::Serialize;

use crate::{
    AuditContext, Body, BorrowedOperation, ConfigError, ConfigProblem, Endpoint, Error, Json, Operation,
    OperationKind, Partial, RetryPolicy, SigningKey,
};
pub use call::Walk;
use driver::Driver;

/// A [`Client`](crate::Client) whose calls wait for their end. Cheap to clone, and many threads may share it.
///
/// A thread in the background keeps its connections; it ends with the last clone. Called from asynchronous code, it works
/// and holds up whatever else the thread would do: use [`Client`](crate::Client) there.
///
/// ```no_run
/// use authgear_admin::{Operation, blocking};
///
/// # fn example<ListUsers: Operation>(list_users: ListUsers) -> Result<(), Box<dyn std::error::Error>> {
/// let client = blocking::Client::from_env()?;
/// let data = client.send(list_users)?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Client {
    client: crate::Client,
    driver: Arc<Driver>,
}

impl Client {
    /// Waits where this client does not.
    ///
    /// # Errors
    /// The system has no thread to spare.
    pub fn new(client: crate::Client) -> Result<Self, ConfigError> {
        match Driver::start() {
            Ok(driver) => Ok(Self { client, driver: Arc::new(driver) }),
            Err(cause) => Err(ConfigError::new(vec![ConfigProblem::Thread { cause: cause.to_string() }])),
        }
    }

    /// A client as the environment says; see [`Client::from_env`](crate::Client::from_env).
    ///
    /// # Errors
    /// Everything that is missing or wrong, at once.
    pub fn from_env() -> Result<Self, ConfigError> {
        crate::Client::from_env().and_then(Self::new)
    }

    /// Sends an operation; see [`Client::send`](crate::Client::send).
    ///
    /// # Errors
    /// See [`Error`].
    pub fn send<O: Operation>(&self, operation: O) -> Result<O::Data, Error> {
        self.block_on(self.client.send(operation))
    }

    /// Sends a query and takes what data there is; see [`Client::send_partial`](crate::Client::send_partial).
    ///
    /// # Errors
    /// See [`Error`].
    pub fn send_partial<O: Operation>(&self, query: O) -> Result<Partial<O::Data>, Error> {
        self.block_on(self.client.send_partial(query))
    }

    /// Sends an operation whose answer borrows; see [`Client::fetch`](crate::Client::fetch).
    ///
    /// # Errors
    /// See [`Error`].
    pub fn fetch<O: BorrowedOperation>(&self, operation: &O) -> Result<Body<O>, Error> {
        self.block_on(self.client.fetch(operation))
    }

    /// Sends a query whose answer borrows, and takes what data there is; see
    /// [`Client::fetch_partial`](crate::Client::fetch_partial).
    ///
    /// # Errors
    /// See [`Error`].
    pub fn fetch_partial<O: BorrowedOperation>(&self, query: &O) -> Result<Body<O>, Error> {
        self.block_on(self.client.fetch_partial(query))
    }

    /// Sends a document that no types were generated for; see [`Client::send_untyped`](crate::Client::send_untyped).
    ///
    /// # Errors
    /// See [`Error`].
    pub fn send_untyped<V: Serialize + Sync + ?Sized>(
        &self,
        kind: OperationKind,
        operation_name: &'static str,
        document: &str,
        variables: &V,
    ) -> Result<Json, Error> {
        self.block_on(self.client.send_untyped(kind, operation_name, document, variables))
    }

    /// Waits for a future, such as one of [`as_async`](Self::as_async): so everything that the asynchronous client can do,
    /// can be done here.
    pub fn block_on<F: Future>(&self, future: F) -> F::Output {
        self.driver.block_on(future)
    }

    /// The client inside. Its futures are for [`block_on`](Self::block_on): they need the background thread.
    #[must_use]
    pub fn as_async(&self) -> &crate::Client {
        &self.client
    }

    /// See [`Client::with_audit_context`](crate::Client::with_audit_context).
    #[must_use]
    pub fn with_audit_context(&self, context: &AuditContext) -> Self {
        self.with(self.client.with_audit_context(context))
    }

    /// See [`Client::with_retry`](crate::Client::with_retry).
    #[must_use]
    pub fn with_retry(&self, retry: RetryPolicy) -> Self {
        self.with(self.client.with_retry(retry))
    }

    /// See [`Client::with_timeout`](crate::Client::with_timeout).
    #[must_use]
    pub fn with_timeout(&self, timeout: Duration) -> Self {
        self.with(self.client.with_timeout(timeout))
    }

    /// See [`Client::replace_key`](crate::Client::replace_key).
    pub fn replace_key(&self, key_id: impl AsRef<str>, key: &SigningKey) {
        self.client.replace_key(key_id, key);
    }

    /// See [`Client::forget_fallback_key`](crate::Client::forget_fallback_key).
    pub fn forget_fallback_key(&self) {
        self.client.forget_fallback_key();
    }

    /// Where requests go.
    #[must_use]
    pub fn endpoint(&self) -> &Endpoint {
        self.client.endpoint()
    }

    /// The app (project) id: the audience of the tokens.
    #[must_use]
    pub fn app_id(&self) -> &str {
        self.client.app_id()
    }

    /// The id of the key that signs at the moment.
    #[must_use]
    pub fn key_id(&self) -> String {
        self.client.key_id()
    }

    /// The id of the key that takes over when the one in use is refused.
    #[must_use]
    pub fn fallback_key_id(&self) -> Option<String> {
        self.client.fallback_key_id()
    }

    /// When the token in use expires; mints one where there is none.
    ///
    /// # Errors
    /// The key cannot sign.
    pub fn token_expires_at(&self) -> Result<SystemTime, Error> {
        self.client.token_expires_at()
    }

    fn with(&self, client: crate::Client) -> Self {
        Self { client, driver: Arc::clone(&self.driver) }
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.client.fmt(f)
    }
}
