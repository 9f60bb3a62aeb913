//! How many documents a test tries, and from which seed on: few by default, as many as one likes by the environment.

use std::ops::Range;

/// The seeds of the documents to try, from `AUTHGEAR_RANDOM_SEED` and `AUTHGEAR_RANDOM_CASES`; without the one they
/// begin at zero, and without the other they are `cases`.
///
/// # Panics
/// A variable is not a number.
#[must_use]
pub fn seeds(cases: u64) -> Range<u64> {
    let number = |name: &str, default: u64| match std::env::var(name) {
        Ok(text) => text.parse().unwrap_or_else(|_| panic!("{name} must be a number, not {text:?}")),
        Err(_) => default,
    };
    let first = number("AUTHGEAR_RANDOM_SEED", 0);
    first..first.saturating_add(number("AUTHGEAR_RANDOM_CASES", cases))
}
