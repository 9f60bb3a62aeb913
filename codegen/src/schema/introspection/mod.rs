//! Introspection: asking a server for its schema, and reading the answer.
//!
//! Servers differ in what they can tell, and one that is asked for a field it does not have refuses the whole query. So
//! the first query ([`CAPABILITY_QUERY`]) asks what can be asked, and the second ([`query`]) asks for all of it.

mod capabilities;
mod decode;
mod node;
mod query;

pub use capabilities::{CAPABILITY_QUERY, Capabilities};
pub use decode::decode;
pub use node::DecodeError;
pub use query::{MAX_WRAPPERS, query};
