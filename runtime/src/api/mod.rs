//! The whole API without GraphQL: what all generated builders share.
//!
//! A builder is an operation that the generator wrote, with one place left open: which fragment type comes back. Its own
//! code is only a name, setters and constants. What it holds ([`Call`]), how it is sent ([`Caller`]), how its text is put
//! together ([`text`]) and how its answer is read ([`At`]) stands here once.

mod at;
mod call;
mod caller;
pub mod convert;
mod fragment;
mod macros;
mod node;
pub mod on;
mod page;
mod text;

pub use at::{At, Path};
pub use call::Call;
#[cfg(feature = "blocking")]
pub(crate) use caller::sealed;
pub use caller::{Caller, Sending};
pub use fragment::{Fragment, FragmentOn};
pub use node::OfKind;
pub use page::{List, Page};
pub use text::{Joined, Pieces};
