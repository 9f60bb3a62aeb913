//! One token for many requests: minted when there is none, and anew before it expires.
//!
//! A request that finds a good token takes it without a lock. Of those that find an ageing one, one mints, and the others
//! go on with the old; only where there is none that is good, they wait for the one that mints.

use std::sync::{Arc, Mutex, PoisonError, TryLockError};
use std::time::{Duration, SystemTime};

use arc_swap::ArcSwapOption;
use http::HeaderValue;

use super::claims::Claims;
use super::keys::{Generation, Keys};
use super::{Signer, Token};
use crate::key::SignError;

/// How long before its expiry a token is replaced: a request takes a while to arrive, and clocks differ.
const AHEAD: Duration = Duration::from_secs(60);

/// The token in use of some claims.
#[derive(Debug)]
pub(crate) struct TokenCache {
    keys: Arc<Keys>,
    claims: Claims,
    current: ArcSwapOption<Cached>,
    /// Held by who mints.
    minting: Mutex<()>,
}

/// A token with its header, made once.
#[derive(Debug)]
pub(crate) struct Cached {
    pub(crate) header: HeaderValue,
    pub(crate) expires_at: SystemTime,
    /// Who signed it.
    pub(crate) signer: Arc<Signer>,
    /// When that was the key in use.
    generation: Generation,
    /// When it was minted, by the clock that is asked later: a clock that was set back must not keep a token in use.
    minted_at: SystemTime,
    refresh_at: SystemTime,
}

impl Cached {
    fn is_good(&self, now: SystemTime) -> bool {
        (self.minted_at..self.expires_at).contains(&now)
    }

    /// Good, not about to expire, and of the key in use.
    fn is_fresh(&self, now: SystemTime, keys: &Keys) -> bool {
        (self.minted_at..self.refresh_at).contains(&now) && self.generation == keys.generation()
    }
}

impl TokenCache {
    /// No token yet.
    pub(crate) fn new(keys: Arc<Keys>, claims: Claims) -> Self {
        Self { keys, claims, current: ArcSwapOption::empty(), minting: Mutex::new(()) }
    }

    pub(crate) fn keys(&self) -> &Keys {
        &self.keys
    }

    pub(crate) fn claims(&self) -> &Claims {
        &self.claims
    }

    /// The same keys, with other claims.
    pub(crate) fn with_claims(&self, claims: Claims) -> Self {
        Self::new(Arc::clone(&self.keys), claims)
    }

    /// The token to use now.
    ///
    /// # Errors
    /// There is none, and the key cannot sign.
    pub(crate) fn get(&self) -> Result<Arc<Cached>, SignError> {
        let now = self.keys.clock.now();
        match self.current.load_full() {
            Some(cached) if cached.is_fresh(now, &self.keys) => Ok(cached),
            ageing => self.renew(ageing.filter(|cached| cached.is_good(now)), now),
        }
    }

    /// A fresh token, or the ageing one while somebody else mints.
    fn renew(&self, ageing: Option<Arc<Cached>>, now: SystemTime) -> Result<Arc<Cached>, SignError> {
        let _minting = match (self.minting.try_lock(), &ageing) {
            (Ok(minting), _) => minting,
            (Err(TryLockError::Poisoned(minting)), _) => minting.into_inner(),
            (Err(TryLockError::WouldBlock), Some(ageing)) => return Ok(Arc::clone(ageing)),
            (Err(TryLockError::WouldBlock), None) => {
                self.minting.lock().unwrap_or_else(PoisonError::into_inner)
            }
        };
        // Another request may have minted one in the meantime.
        if let Some(fresh) = self.current.load_full().filter(|cached| cached.is_fresh(now, &self.keys)) {
            return Ok(fresh);
        }
        match self.mint() {
            Ok(minted) => {
                self.current.store(Some(Arc::clone(&minted)));
                Ok(minted)
            }
            Err(error) => ageing.ok_or(error),
        }
    }

    fn mint(&self) -> Result<Arc<Cached>, SignError> {
        let generation = self.keys.generation();
        let signer = Arc::clone(&self.keys.ring().current);
        let now = self.keys.clock.now();
        let token = signer.mint_with(&self.claims, now)?;
        Ok(Arc::new(Cached {
            header: token.header().ok_or(SignError)?,
            expires_at: token.expires_at(),
            minted_at: now,
            refresh_at: refresh_at(&token, signer.lifetime),
            signer,
            generation,
        }))
    }

    /// Forgets this token, because the server refused it; a newer one stays.
    pub(crate) fn forget(&self, refused: &Arc<Cached>) {
        self.current.compare_and_swap(refused, None);
    }
}

/// A short-lived token is used for half its life.
fn refresh_at(token: &Token, lifetime: Duration) -> SystemTime {
    let expires_at = token.expires_at();
    expires_at.checked_sub(AHEAD.min(lifetime / 2)).unwrap_or(expires_at)
}

#[cfg(test)]
mod tests;
