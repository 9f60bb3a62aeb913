//! The page of the documentation: its text with the tables and plots of `results.json`.

use std::path::Path;
use std::{fs, io};

use crate::compile::CRATES;
use crate::compile::call::CALLS;
use crate::result::{Results, Row};
use crate::{plot, table};

const SECTIONS: [&str; 7] = ["decode", "request", "end to end", "token", "generation", CALLS, "compile"];

/// Writes `docs/performance.md` and its plots.
pub fn write(results: &Results) -> io::Result<()> {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs");
    fs::create_dir_all(&docs)?;
    let rows = |section: &str| -> Vec<Row> {
        results.rows.iter().filter(|row| row.section == section).cloned().collect()
    };
    let mut page = include_str!("page.md").to_owned();
    for section in SECTIONS {
        page = page.replace(&format!("<!-- {section} -->\n"), &table::markdown(&rows(section)));
    }
    fs::write(docs.join("performance.md"), page)?;
    let decode = rows("decode");
    let compile = rows("compile");
    let decode: Vec<&Row> = decode.iter().filter(|row| row.by != "read and not kept").collect();
    let compile: Vec<&Row> = compile.iter().filter(|row| row.work != CRATES).collect();
    fs::write(docs.join("decode.svg"), plot::bars("Decoding: instructions, by hand = 1", &decode))?;
    fs::write(docs.join("compile.svg"), plot::bars("Compiling: CPU time, by hand = 1", &compile))
}
