//! One token for many requests: minted when there is none, and anew before it expires.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, TryLockError};
use std::time::{Duration, SystemTime};

use http::HeaderValue;

use super::{Signer, Token};
use crate::key::SignError;

/// How long before its expiry a token is replaced: a request takes a while to arrive, and clocks differ.
const AHEAD: Duration = Duration::from_secs(60);

/// The token in use.
#[derive(Debug)]
pub(crate) struct TokenCache {
    signer: Signer,
    current: RwLock<Option<Arc<Cached>>>,
    /// Held by who mints. While the old token is still good, nobody else waits for it.
    minting: Mutex<()>,
}

/// A token with its header, made once.
#[derive(Debug)]
pub(crate) struct Cached {
    pub(crate) header: HeaderValue,
    pub(crate) expires_at: SystemTime,
    /// When it was minted, by the clock that is asked later: a clock that was set back must not keep a token in use.
    minted_at: SystemTime,
    refresh_at: SystemTime,
}

impl TokenCache {
    /// No token yet.
    pub(crate) fn new(signer: Signer) -> Self {
        Self { signer, current: RwLock::new(None), minting: Mutex::new(()) }
    }

    pub(crate) fn signer(&self) -> &Signer {
        &self.signer
    }

    /// The token to use now.
    ///
    /// # Errors
    /// There is none, and the key cannot sign.
    pub(crate) fn get(&self) -> Result<Arc<Cached>, SignError> {
        let now = self.signer.clock.now();
        let current = self.current();
        match current.filter(|cached| (cached.minted_at..cached.expires_at).contains(&now)) {
            Some(fresh) if now < fresh.refresh_at => Ok(fresh),
            Some(ageing) => match self.minting.try_lock() {
                Err(TryLockError::WouldBlock) => Ok(ageing),
                Err(TryLockError::Poisoned(minting)) => self.mint(&ageing, minting.into_inner()),
                Ok(minting) => self.mint(&ageing, minting),
            },
            None => {
                let minting = self.minting.lock().unwrap_or_else(PoisonError::into_inner);
                // Another task may have minted one while this one waited.
                match self.current().filter(|cached| (cached.minted_at..cached.refresh_at).contains(&now)) {
                    Some(fresh) => Ok(fresh),
                    None => self.replace(now, minting),
                }
            }
        }
    }

    /// Replaces a token that is still good, unless that was just done.
    fn mint(&self, ageing: &Arc<Cached>, minting: MutexGuard<'_, ()>) -> Result<Arc<Cached>, SignError> {
        match self.current().filter(|current| !Arc::ptr_eq(current, ageing)) {
            Some(newer) => Ok(newer),
            None => self.replace(self.signer.clock.now(), minting),
        }
    }

    fn replace(&self, now: SystemTime, _minting: MutexGuard<'_, ()>) -> Result<Arc<Cached>, SignError> {
        let token = self.signer.mint_at(now)?;
        let minted = Arc::new(Cached {
            header: token.header().ok_or(SignError)?,
            expires_at: token.expires_at(),
            minted_at: now,
            refresh_at: refresh_at(&token, self.signer.lifetime),
        });
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&minted));
        Ok(minted)
    }

    /// What is behind the lock is whole at all times: a panic elsewhere has not harmed it.
    fn current(&self) -> Option<Arc<Cached>> {
        self.current.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Forgets this token, because the server refused it; a newer one stays.
    pub(crate) fn forget(&self, refused: &Arc<Cached>) {
        let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
        if current.as_ref().is_some_and(|cached| Arc::ptr_eq(cached, refused)) {
            *current = None;
        }
    }
}

/// A short-lived token is used for half its life.
fn refresh_at(token: &Token, lifetime: Duration) -> SystemTime {
    let expires_at = token.expires_at();
    expires_at.checked_sub(AHEAD.min(lifetime / 2)).unwrap_or(expires_at)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};
    use std::time::UNIX_EPOCH;

    use super::*;
    use crate::key::SigningKey;

    /// A cache whose clock shows what the number says.
    fn cache() -> (TokenCache, Arc<AtomicU64>) {
        let key = SigningKey::from_pem(include_str!("../../tests/keys/admin.pem")).unwrap();
        let time = Arc::new(AtomicU64::new(1_800_000_000));
        let clock = Arc::clone(&time);
        let now = move || UNIX_EPOCH + Duration::from_secs(clock.load(Ordering::Relaxed));
        (TokenCache::new(Signer::new(key, "kid", "myapp").clock(now)), time)
    }

    #[test]
    fn mints_once_until_shortly_before_expiry() {
        let (cache, time) = cache();
        let first = cache.get().unwrap();
        time.fetch_add(239, Ordering::Relaxed);
        assert!(Arc::ptr_eq(&first, &cache.get().unwrap()));
        time.fetch_add(1, Ordering::Relaxed);
        let second = cache.get().unwrap();
        assert!(!Arc::ptr_eq(&first, &second));
        assert!(Arc::ptr_eq(&second, &cache.get().unwrap()));
    }

    #[test]
    fn others_go_on_with_the_old_token_while_one_mints() {
        let (cache, time) = cache();
        let first = cache.get().unwrap();
        time.fetch_add(250, Ordering::Relaxed);
        let minting = cache.minting.lock().unwrap();
        assert!(Arc::ptr_eq(&first, &cache.get().unwrap()));
        drop(minting);
        assert!(!Arc::ptr_eq(&first, &cache.get().unwrap()));
    }

    #[test]
    fn an_expired_token_is_never_used() {
        let (cache, time) = cache();
        let first = cache.get().unwrap();
        time.fetch_add(300, Ordering::Relaxed);
        assert!(!Arc::ptr_eq(&first, &cache.get().unwrap()));
    }

    #[test]
    fn a_clock_that_was_set_back_gets_a_new_token() {
        let (cache, time) = cache();
        let first = cache.get().unwrap();
        time.fetch_sub(3600, Ordering::Relaxed);
        assert!(!Arc::ptr_eq(&first, &cache.get().unwrap()));
    }

    #[test]
    fn neither_the_cache_nor_the_header_in_it_shows_the_token() {
        let (cache, _time) = cache();
        let header = cache.get().unwrap().header.clone();
        let signature = header.to_str().unwrap().rsplit('.').next().unwrap();
        assert!(signature.len() > 300);
        for shown in [format!("{header:?}"), format!("{cache:?}"), format!("{cache:#?}")] {
            assert!(!shown.contains(signature) && !shown.contains("eyJ"), "{shown}");
        }
    }

    #[test]
    fn many_threads_share_one_token() {
        let (cache, _time) = cache();
        let tokens: Vec<_> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..16).map(|_| scope.spawn(|| cache.get().unwrap())).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        assert!(tokens.iter().all(|token| Arc::ptr_eq(token, &tokens[0])));
    }

    #[test]
    fn a_refused_token_is_not_used_again_and_a_newer_one_is() {
        let (cache, _time) = cache();
        let first = cache.get().unwrap();
        cache.forget(&first);
        let second = cache.get().unwrap();
        assert!(!Arc::ptr_eq(&first, &second));
        cache.forget(&first);
        assert!(Arc::ptr_eq(&second, &cache.get().unwrap()));
    }
}
