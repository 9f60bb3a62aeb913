//! When a token is minted, and when not.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::UNIX_EPOCH;

use super::*;
use crate::key::SigningKey;

/// A cache whose clock shows what the number says.
fn cache() -> (TokenCache, Arc<AtomicU64>) {
    let key = SigningKey::from_pem(include_str!("../../../tests/keys/admin.pem")).unwrap();
    let time = Arc::new(AtomicU64::new(1_800_000_000));
    let clock = Arc::clone(&time);
    let now = move || UNIX_EPOCH + Duration::from_secs(clock.load(Ordering::Relaxed));
    let keys = Keys::new(Signer::new(key, "kid", "myapp").clock(now), None);
    (TokenCache::new(Arc::new(keys), Claims::default()), time)
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

#[test]
fn a_token_of_a_key_that_was_replaced_is_not_used_again() {
    let (cache, _time) = cache();
    let first = cache.get().unwrap();
    let key = SigningKey::from_pem(include_str!("../../../tests/keys/admin.pem")).unwrap();
    cache.keys().replace("another", &key);
    let second = cache.get().unwrap();
    assert_eq!((first.signer.key_id(), second.signer.key_id()), ("kid", "another"));
    // Another request that was refused with the old key has nothing to turn from: the token stays.
    assert!(cache.keys().turn_from(&first.signer));
    assert!(Arc::ptr_eq(&second, &cache.get().unwrap()));
    assert!(cache.keys().turn_from(&second.signer));
    assert_eq!(cache.get().unwrap().signer.key_id(), "kid");
}
