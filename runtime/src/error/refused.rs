//! HTTP 403: the server refused the token. It never says why, so the message says what it can be.

use std::fmt;

use super::context::Context;

/// A clock that is off by no more than this many seconds is not the cause: tokens are dated back by 30.
const TOLERABLE: u64 = 20;

/// A token that the server refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    context: Context,
    key_ids: Vec<String>,
    app_id: String,
    clock_offset: Option<i64>,
}

impl Refused {
    pub(crate) fn new(
        context: Context,
        key_ids: Vec<String>,
        app_id: &str,
        clock_offset: Option<i64>,
    ) -> Self {
        Self { context, key_ids, app_id: app_id.to_owned(), clock_offset }
    }

    pub(super) fn context(&self) -> &Context {
        &self.context
    }

    /// The server's clock minus this machine's, in seconds, by the answer's `Date`; `None` where it had none.
    #[must_use]
    pub fn clock_offset(&self) -> Option<i64> {
        self.clock_offset
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { context, key_ids, app_id, clock_offset } = self;
        let (key_ids, renewed) =
            (key_ids.join("\" or \""), if context.attempts > 1 { ", a new one as well," } else { "" });
        write!(
            f,
            "the Admin API refused the token of `{}` (HTTP 403){renewed} and does not say why. ",
            context.operation
        )?;
        match clock_offset {
            Some(offset) if offset.unsigned_abs() > TOLERABLE => {
                let direction = if *offset > 0 { "behind" } else { "ahead of" };
                write!(
                    f,
                    "Most likely this machine's clock is the cause: it is {} s {direction} the server's. Otherwise check",
                    offset.unsigned_abs()
                )?;
            }
            Some(_) => f.write_str("The clocks agree. Check")?,
            None => f.write_str("Check this machine's clock,")?,
        }
        write!(
            f,
            " that the project's id is {app_id:?} (the token's `aud`), that the portal lists the key id \"{key_ids}\" \
             (its `kid`), that the private key is the one of that id, and that no proxy takes away or changes the header \
             `Authorization: Bearer …`"
        )
    }
}
