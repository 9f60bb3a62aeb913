//! A transport that keeps what goes through it, for tests to answer from later.

use std::fmt;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use super::exchange::Exchange;
use super::file::{self, RecordingError};
use super::{HttpRequest, Replaying, Sending, Transport};

/// Sends requests with another transport and keeps each with its answer. A request that got no answer is not kept.
///
/// What it keeps holds no token, but the variables and the answers, personal data among them: record in a test project.
///
/// ```no_run
/// use authgear_admin::transport::{HttpTransport, Recording};
/// use authgear_admin::{Client, SigningKey};
///
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let recording = Recording::new(HttpTransport::new());
/// let client = Client::builder("https://myapp.authgear.cloud", "myapp")
///     .key_id("my-key-id")
///     .signing_key(SigningKey::from_pem_file("admin-api-key.pem")?)
///     .transport(recording.clone())
///     .build()?;
/// // Use the client, and then:
/// recording.save("tests/answers.json")?;
/// # let _ = client;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Recording {
    transport: Arc<dyn Transport>,
    exchanges: Arc<Mutex<Vec<Exchange>>>,
}

impl Recording {
    /// Sends with this transport. Clones keep in one place.
    pub fn new(transport: impl Transport) -> Self {
        Self { transport: Arc::new(transport), exchanges: Arc::default() }
    }

    /// What was kept so far, in the order of the answers.
    #[must_use]
    pub fn exchanges(&self) -> Vec<Exchange> {
        self.exchanges.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// A transport that answers with what was kept so far.
    #[must_use]
    pub fn replay(&self) -> Replaying {
        Replaying::new(self.exchanges())
    }

    /// Writes what was kept to a JSON file, which [`Replaying::load`] reads.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn save(&self, path: impl AsRef<Path>) -> Result<(), RecordingError> {
        file::save(path.as_ref(), &self.exchanges())
    }
}

impl Transport for Recording {
    fn send(&self, request: HttpRequest) -> Sending<'_> {
        Box::pin(async move {
            let begun = Exchange::begin(&request);
            let response = self.transport.send(request).await?;
            let mut exchanges = self.exchanges.lock().unwrap_or_else(PoisonError::into_inner);
            exchanges.push(begun.end(&response));
            Ok(response)
        })
    }
}

impl fmt::Debug for Recording {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Recording").field("exchanges", &self.exchanges()).finish_non_exhaustive()
    }
}
