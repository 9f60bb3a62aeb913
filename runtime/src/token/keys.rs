//! The keys that sign: the one in use, and during a rotation another beside it.
//!
//! A rotation has two sides, this program and the server, and no common moment. With both keys at hand it does not matter
//! which side changes first: when the server refuses the tokens of one key, the other takes its place.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use arc_swap::ArcSwap;

use super::Signer;
use super::clock::{Clock, seconds};
use crate::SigningKey;

/// The keys of a client and of all that was derived from it.
#[derive(Debug)]
pub(crate) struct Keys {
    ring: ArcSwap<Ring>,
    /// How often the ring has changed.
    changes: AtomicU64,
    pub(super) clock: Clock,
}

/// Which key is in use, as a number that is compared faster than the keys: a request looks at it before it takes a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Generation(u64);

/// One or two keys.
#[derive(Debug, Clone)]
pub(crate) struct Ring {
    /// The one in use.
    pub(crate) current: Arc<Signer>,
    /// The one that takes its place when it is refused.
    pub(crate) other: Option<Arc<Signer>>,
}

impl Keys {
    pub(crate) fn new(signer: Signer, fallback: Option<(String, SigningKey)>) -> Self {
        let clock = signer.clock.clone();
        let other = fallback.map(|(key_id, key)| Arc::new(signer.with_key(key_id, key)));
        let ring = Ring { current: Arc::new(signer), other };
        Self { ring: ArcSwap::from_pointee(ring), changes: AtomicU64::new(0), clock }
    }

    /// The clock's time in whole seconds since 1970.
    pub(crate) fn now(&self) -> i64 {
        i64::try_from(seconds(self.clock.now())).unwrap_or(i64::MAX)
    }

    /// The keys at this moment.
    pub(crate) fn ring(&self) -> Arc<Ring> {
        self.ring.load_full()
    }

    /// The generation of the ring. Ask for it before the ring, so that a token is never of an older key than it says.
    pub(super) fn generation(&self) -> Generation {
        Generation(self.changes.load(Ordering::Acquire))
    }

    /// Signs with another key from now on; the one before stays beside it.
    pub(crate) fn replace(&self, key_id: &str, key: &SigningKey) {
        self.change(|ring| {
            let before = Arc::clone(&ring.current);
            // The same id is the same key, read anew: there is nothing to fall back to.
            let other = if before.key_id() == key_id { ring.other.clone() } else { Some(before) };
            Some(Ring { current: Arc::new(ring.current.with_key(key_id.to_owned(), key.clone())), other })
        });
    }

    /// Forgets the key beside the one in use.
    pub(crate) fn forget_other(&self) {
        self.change(|ring| ring.other.is_some().then(|| Ring { other: None, ..ring.clone() }));
    }

    /// Turns to the other key because the server refuses this one; `false` where there is none. If another request was
    /// faster, its choice stands.
    pub(crate) fn turn_from(&self, refused: &Arc<Signer>) -> bool {
        self.change(|ring| {
            let other = ring.other.clone().filter(|_| Arc::ptr_eq(&ring.current, refused))?;
            Some(Ring { current: other, other: Some(Arc::clone(&ring.current)) })
        });
        !Arc::ptr_eq(&self.ring.load().current, refused)
    }

    fn change(&self, next: impl Fn(&Ring) -> Option<Ring>) {
        let mut has_changed = false;
        self.ring.rcu(|ring| {
            let next = next(ring);
            has_changed = next.is_some();
            next.map_or_else(|| Arc::clone(ring), Arc::new)
        });
        if has_changed {
            // After the ring: who has seen the new number sees the new ring.
            self.changes.fetch_add(1, Ordering::Release);
        }
    }
}
