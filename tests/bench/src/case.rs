//! A piece of work, done by this project's code or in another way.

use crate::{decode, end_to_end, generation, request, token};

/// What does the work once.
pub type Run = Box<dyn FnMut()>;

/// The way in which this project does it.
pub const OURS: &str = "authgear-admin";

/// The way that ratios are of.
pub const BY_HAND: &str = "by hand";

/// A piece of work and one way to do it.
#[derive(Clone, Copy)]
pub struct Case {
    /// The table that it belongs to.
    pub section: &'static str,
    /// What is done.
    pub work: &'static str,
    /// In which way.
    pub by: &'static str,
    /// How often it is done while instructions are counted: little for what takes long.
    pub times: u64,
    /// Gets everything ready.
    pub prepare: fn() -> Run,
}

impl Case {
    /// All work of the tables, each kind by hand first.
    pub fn all() -> Vec<Self> {
        let cases = [decode::CASES, request::CASES, token::CASES].concat();
        cases.into_iter().chain(generation::cases()).chain(end_to_end::CASES.iter().copied()).collect()
    }

    /// Its name on a command line.
    pub fn name(&self) -> String {
        format!("{}/{}/{}", self.section, self.work, self.by)
    }
}
