//! What the fuzz targets share: the schemas, the checks of what comes out, and mutations that know what a text means.
#![forbid(unsafe_code)]

pub mod answers;
pub mod json;
pub mod names;
pub mod operation;
pub mod output;
pub mod pick;
pub mod plain;
pub mod run;
pub mod schemas;
pub mod tokens;
pub mod told;
