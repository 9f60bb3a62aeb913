//! Requests that were executed with errors. For a query that is one thing, for a mutation another: it was rolled back.

use std::fmt;
use std::ops::Deref;

use super::context::Context;
use super::graphql::GraphQlError;
use super::member::BatchMember;

/// The errors of a query's answer; never empty.
#[derive(Debug, Clone)]
pub struct GraphQlErrors {
    context: Context,
    errors: Vec<GraphQlError>,
}

/// The errors of a mutation's answer; never empty. Any error in a request rolls back all of it, so the data beside
/// them shows what was *not* kept, and there is no way to it.
#[derive(Debug, Clone)]
pub struct RolledBack {
    context: Context,
    errors: Vec<GraphQlError>,
}

impl RolledBack {
    /// Finds out which mutation of a batch each error is of.
    pub(super) fn find_members(&mut self, member: impl Fn(&str) -> Option<(BatchMember, &str)>) {
        self.errors.iter_mut().for_each(|error| error.find_member(&member));
    }
}

/// How many errors a message shows.
const SHOWN: usize = 3;

macro_rules! list_of_errors {
    ($($type:ident $lead:literal)*) => {$(
        impl $type {
            pub(crate) fn new(context: Context, errors: Vec<GraphQlError>) -> Self {
                Self { context, errors }
            }

            pub(super) fn context(&self) -> &Context {
                &self.context
            }

            /// Whether all of them may be gone the next time. Nothing was kept, so it is safe to send it again.
            pub(super) fn is_retryable(&self) -> bool {
                self.errors.iter().all(GraphQlError::is_retryable)
            }
        }

        impl Deref for $type {
            type Target = [GraphQlError];

            fn deref(&self) -> &[GraphQlError] {
                &self.errors
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, $lead, self.context.operation)?;
                for (index, error) in self.errors.iter().take(SHOWN).enumerate() {
                    let separator = if index == 0 { "" } else { "; " };
                    write!(f, "{separator}{error}")?;
                }
                match self.errors.len().saturating_sub(SHOWN) {
                    0 => Ok(()),
                    more => write!(f, "; and {more} more"),
                }
            }
        }
    )*};
}
list_of_errors! {
    GraphQlErrors "`{}` failed: "
    RolledBack "`{}` failed, and nothing of it was kept: "
}
