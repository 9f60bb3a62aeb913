//! What this project's generated code costs, beside hand-written serde, graphql_client and cynic: the work that is measured,
//! and how it is measured.

mod agree;
pub mod answers;
pub mod case;
pub mod compile;
mod copies;
pub mod cpu;
mod cynic_generator;
mod cynic_types;
mod decode;
pub mod documents;
mod end_to_end;
mod generation;
mod graphql_client_types;
mod hand;
pub mod instructions;
pub mod ours;
pub mod page;
mod plot;
mod request;
pub mod result;
pub mod table;
mod token;

pub use agree::agree;
pub use end_to_end::serve;
