//! The comparison of schemas, rule by rule: pairs of schemas in `cases/`, some with documents, and what was found in them.
//!
//! A case is one file of sections, `# ---- old`, `# ---- new`, perhaps `# ---- documents`, and `# ---- changes`: for each
//! change `criticality KIND path, rust`, where it stands in both schemas, what it says, and who uses it. `BLESS=1` writes
//! that last section anew. Kind, path and criticality were compared with graphql-inspector's for every case; where they
//! differ, the case says so.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod cases;
mod properties;
