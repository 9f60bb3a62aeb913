//! HTTP 403: the server refused the token. It never says why, so the message says what it can be.

use std::fmt;
use std::time::Duration;

/// A clock that is off by less than this is not the cause.
const TOLERABLE: Duration = Duration::from_secs(20);

/// A token that the server refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    pub(crate) key_id: String,
    pub(crate) app_id: String,
    /// The server's clock minus ours, in seconds; `None` where the answer had no date.
    pub(crate) clock_offset: Option<i64>,
}

impl Refused {
    /// The server's clock minus this machine's, in seconds, by the answer's `Date`.
    #[must_use]
    pub fn clock_offset(&self) -> Option<i64> {
        self.clock_offset
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the Admin API refused the token (403); it does not say why. ")?;
        if let Some(offset) = self.clock_offset.filter(|offset| offset.unsigned_abs() > TOLERABLE.as_secs()) {
            let direction = if offset > 0 { "behind" } else { "ahead of" };
            let seconds = offset.unsigned_abs();
            write!(
                f,
                "Most likely this machine's clock is the cause: it is {seconds} s {direction} the server's. "
            )?;
        }
        write!(
            f,
            "Check that the project's id is {:?} (the token's `aud`), that the portal lists the key id {:?} (its `kid`), \
             and that the private key is the one of that id",
            self.app_id, self.key_id
        )
    }
}
