//! One token for many requests: minted when there is none, and anew before it expires.

use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, SystemTime};

use reqwest::header::HeaderValue;

use super::{Signer, Token};
use crate::key::SignError;

/// How much of its life a token must have left to be sent: a request takes a while to arrive.
const MARGIN: Duration = Duration::from_secs(30);

/// The token in use.
#[derive(Debug)]
pub(crate) struct TokenCache {
    signer: Signer,
    current: RwLock<Option<Arc<Cached>>>,
}

/// A token with its header, made once.
#[derive(Debug)]
pub(crate) struct Cached {
    pub(crate) token: Token,
    pub(crate) header: HeaderValue,
}

impl TokenCache {
    /// No token yet.
    pub(crate) fn new(signer: Signer) -> Self {
        Self { signer, current: RwLock::new(None) }
    }

    pub(crate) fn signer(&self) -> &Signer {
        &self.signer
    }

    /// A token that is valid for a while from `now` on.
    pub(crate) fn get(&self, now: SystemTime) -> Result<Arc<Cached>, SignError> {
        let usable = |cached: &Arc<Cached>| cached.token.expires_at() > now + self.margin();
        // What is behind the lock is whole at all times: a panic elsewhere has not harmed it.
        let current = self.current.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(cached) = current.as_ref().filter(|cached| usable(cached)) {
            return Ok(Arc::clone(cached));
        }
        drop(current);
        let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
        // Another task may have minted one in the meantime.
        if let Some(cached) = current.as_ref().filter(|cached| usable(cached)) {
            return Ok(Arc::clone(cached));
        }
        let token = self.signer.mint_at(now)?;
        let header = token.header().ok_or(SignError)?;
        let minted = Arc::new(Cached { token, header });
        *current = Some(Arc::clone(&minted));
        Ok(minted)
    }

    /// Forgets this token, because the server refused it; a newer one stays.
    pub(crate) fn forget(&self, refused: &Arc<Cached>) {
        let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
        if current.as_ref().is_some_and(|cached| Arc::ptr_eq(cached, refused)) {
            *current = None;
        }
    }

    /// Short-lived tokens are used for half their life.
    fn margin(&self) -> Duration {
        MARGIN.min(self.signer.lifetime / 2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key::SigningKey;

    fn cache() -> TokenCache {
        let key = SigningKey::from_pem(include_str!("../../tests/keys/admin.pem")).unwrap();
        TokenCache::new(Signer::new(key, "kid", "myapp"))
    }

    #[test]
    fn mints_once_until_shortly_before_expiry() {
        let (cache, now) = (cache(), SystemTime::now());
        let first = cache.get(now).unwrap();
        assert!(Arc::ptr_eq(&first, &cache.get(now + Duration::from_secs(269)).unwrap()));
        assert!(!Arc::ptr_eq(&first, &cache.get(now + Duration::from_secs(271)).unwrap()));
    }

    #[test]
    fn a_refused_token_is_not_used_again_and_a_newer_one_is() {
        let (cache, now) = (cache(), SystemTime::now());
        let first = cache.get(now).unwrap();
        cache.forget(&first);
        let second = cache.get(now).unwrap();
        assert!(!Arc::ptr_eq(&first, &second));
        cache.forget(&first);
        assert!(Arc::ptr_eq(&second, &cache.get(now).unwrap()));
    }
}
