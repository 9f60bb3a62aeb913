//! What of a client can change while it is in use: keys for all, and clients derived from it that differ in a thing.

use std::sync::Arc;
use std::time::Duration;

use super::{Client, Inner, RetryPolicy};
use crate::{AuditContext, SigningKey};

impl Client {
    /// A client whose requests carry this audit context, in the place of the client's own; see [`AuditContext`].
    ///
    /// The context is part of the token, so each has a token of its own: minting one costs a signature, a few hundred
    /// microseconds of computing. The tokens of the last 32 contexts are kept and found again by content, so it costs
    /// little to call this for each request, as long as the same contexts come back. A context that is new each time, with
    /// an id of the request in it, pays for a signature each time.
    ///
    /// ```
    /// # use authgear_admin::{AuditContext, Client, Error, Operation};
    /// # async fn example<DisableUser: Operation>(client: Client, disable: DisableUser) -> Result<(), Error> {
    /// let agent = client.with_audit_context(&AuditContext::new().usage("support desk").actor_user_id("agent-7"));
    /// agent.send(disable).await?;
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn with_audit_context(&self, context: &AuditContext) -> Self {
        let tokens = self.0.shared.contexts.tokens(&self.0.tokens, context);
        Self(Arc::new(Inner { tokens, ..Inner::clone(&self.0) }))
    }

    /// A client that retries in another way.
    #[must_use]
    pub fn with_retry(&self, retry: RetryPolicy) -> Self {
        Self(Arc::new(Inner { retry, ..Inner::clone(&self.0) }))
    }

    /// A client whose requests may take this long each; see [`ClientBuilder::timeout`](super::ClientBuilder::timeout).
    #[must_use]
    pub fn with_timeout(&self, timeout: Duration) -> Self {
        Self(Arc::new(Inner { timeout, ..Inner::clone(&self.0) }))
    }

    /// Signs with another key from now on, in this client, its clones and all that were derived from it. No request is
    /// dropped: those under way end as they are.
    ///
    /// The key before stays as the fallback: whichever of the two the server refuses, the other takes over. So a rotation
    /// may begin on either side. When the old key is deleted in the portal, [`forget_fallback_key`](Self::forget_fallback_key).
    ///
    /// ```no_run
    /// # use authgear_admin::{Client, SigningKey};
    /// # fn example(client: Client) -> Result<(), Box<dyn std::error::Error>> {
    /// client.replace_key("the new key's id", &SigningKey::from_pem_file("new-key.pem")?);
    /// # Ok(())
    /// # }
    /// ```
    pub fn replace_key(&self, key_id: impl AsRef<str>, key: &SigningKey) {
        self.0.tokens.keys().replace(key_id.as_ref(), key);
    }

    /// Forgets the key that is not in use, so that nothing is signed with it any more.
    pub fn forget_fallback_key(&self) {
        self.0.tokens.keys().forget_other();
    }
}
