//! The second axis of `diff`, proved: for each row a consumer of generated code is compiled against what is generated before a
//! change and after it, and must compile, or not, as the report says. The table that the documentation shows is what comes of it.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod consumers;
mod row;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

use authgear_admin_codegen::diff::Rust;
use consumers::Verdict;
use row::After;

const HEAD: &str = "\
| change | kind | wire | Rust | the consumer that compiled before |\n\
| --- | --- | --- | --- | --- |\n";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

#[test]
fn the_compiler_agrees_with_the_report() {
    let rows = row::all();
    let mut sources = BTreeMap::new();
    for row in &rows {
        sources.insert(format!("{}_before", row.name), row.before.clone());
        if let After::Code(code) = &row.after {
            sources.insert(format!("{}_after", row.name), code.clone());
        }
    }
    let verdicts = consumers::build(&root(), &sources);
    let verdict = |name: String| verdicts.get(&name).unwrap_or_else(|| panic!("nothing is known of {name}"));
    let mut table = HEAD.to_owned();
    let mut wrong = Vec::new();
    for row in &rows {
        let before = verdict(format!("{}_before", row.name));
        assert_eq!(before, &Verdict::Compiles, "{}: the consumer is wrong from the start", row.name);
        let (compiles, proof) = match &row.after {
            After::Invalid(rule) => (false, format!("its document is not valid ({rule})")),
            After::Code(_) => match verdict(format!("{}_after", row.name)) {
                Verdict::Compiles => (true, "compiles".to_owned()),
                Verdict::Fails(code) => (false, format!("does not compile ({code})")),
            },
        };
        let agrees = compiles == (row.rust == Rust::Compatible);
        if agrees == row.exception.is_some() {
            wrong.push(format!("{}: the report says {}, and it {proof}", row.name, row.rust.as_str()));
        }
        let exception = row.exception.as_ref().map_or(String::new(), |why| format!(": {why}"));
        table.push_str(&format!(
            "| {} | `{}` | {} | {} | {proof}{exception} |\n",
            row.what,
            row.kind,
            row.criticality,
            row.rust.as_str()
        ));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let path = root().join("codegen/src/diff/two-axes.md");
    if env::var_os("BLESS").is_some() {
        fs::write(&path, &table).unwrap();
    }
    let documented = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        documented == table,
        "{table}\nIf that is right: BLESS=1 cargo test -p authgear-admin-two-axes-tests"
    );
}
