//! What a call of a macro costs the compiler that makes it: the macro's crate, built without optimization as cargo builds
//! it for everybody, with a clock around each call.
//!
//! The crate is copied and the clock put into the copy. What is between its two ends is all that the macro does, the way of
//! tokens from and to the compiler included; what is not is what the compiler does with the code, which is the same for
//! code in a file. A difference between whole compilations would say the same with a hundred times the noise.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

use super::consumer::{self, Files, graphql_client, ours};
use super::folder;
use super::on_disk::{Crate, remove};
use crate::case::OURS;
use crate::documents::Documents;
use crate::result::Row;

/// How often all calls are made; what counts is the least of each.
const ROUNDS: usize = 10;

/// A macro.
struct Macro {
    by: &'static str,
    /// Where its crate is.
    source: fn() -> io::Result<PathBuf>,
    /// The body of the macro that is measured, which gets a clock.
    body: &'static str,
    /// The rest of its manifest.
    manifest: fn() -> String,
    /// What the code around the calls needs.
    needs: &'static str,
    /// A crate's files with a call for each operation, apart from the manifest.
    calls: fn(&Documents) -> io::Result<Files>,
}

const MACROS: &[Macro] = &[
    Macro {
        by: "graphql_client, derive",
        source: graphql_query_derive,
        body: "match graphql_query_derive_inner(input) {\n        Ok(ts) => ts,\n        \
               Err(err) => err.to_compile_error().into(),\n    }",
        manifest: || {
            "edition = \"2018\"\n[dependencies]\ngraphql_client_codegen = \"0.16\"\nproc-macro2 = \"1\"\n\
             syn = { version = \"2\", features = [\"extra-traits\"] }\n"
                .to_owned()
        },
        needs: consumer::SERDE,
        calls: |documents| graphql_client::calls(documents, "clock"),
    },
    Macro {
        by: OURS,
        source: || Ok(ours::repository().join("macros")),
        body: "expand::expand(tokens.into()).into()",
        manifest: || {
            let codegen = ours::repository().join("codegen");
            format!(
                "edition = \"2024\"\n[dependencies]\nproc-macro2 = \"1\"\nquote = \"1\"\n\
                 syn = {{ version = \"3\", default-features = false, features = [\"parsing\", \"proc-macro\"] }}\n\
                 authgear-admin-codegen = {{ path = {codegen:?}, default-features = false, features = [\"snippets\"] }}\n"
            )
        },
        needs: "",
        calls: |documents| ours::calls(documents, "clock"),
    },
];

/// The section of the tables.
pub const CALLS: &str = "macro";
const FIRST: &str = "the first call, which reads the schema";
const FURTHER: &str = "a further call";

/// Measures a first call and further ones.
///
/// # Errors
/// A macro's crate is not as it is expected here, or does not build.
pub fn measure() -> io::Result<Vec<Row>> {
    let documents = consumer::operations()?;
    let mut rows = Vec::new();
    for each in MACROS {
        eprintln!("{}", each.by);
        let calls = each.measure(&documents)?;
        let (first, further) = calls.split_first().ok_or_else(|| io::Error::other("no call was made"))?;
        let row = |work: &str, cpu: f64| Row {
            section: CALLS.to_owned(),
            work: work.to_owned(),
            by: each.by.to_owned(),
            cpu,
            instructions: None,
        };
        rows.push(row(FURTHER, further.iter().sum::<f64>() / further.len() as f64));
        rows.push(row(FIRST, *first));
    }
    rows.sort_by_key(|row| row.work != FURTHER);
    Ok(rows)
}

impl Macro {
    /// The nanoseconds of each call.
    fn measure(&self, documents: &Documents) -> io::Result<Vec<f64>> {
        let work = folder().join("macro");
        let copy = work.join(format!("{}-clock", consumer::slug(self.by)));
        self.put_clock(&copy)?;
        let by = format!("{}, calls", self.by);
        let mut files = (self.calls)(documents)?;
        files.push((
            "Cargo.toml".to_owned(),
            consumer::manifest_of(&by, &format!("clock = {{ path = {copy:?} }}\n{}", self.needs)),
        ));
        let calls = Crate::write(&by, &files, &work)?;
        let times = work.join("times");
        let mut least = Vec::new();
        for round in 0..ROUNDS {
            calls.touch("src/lib.rs", round)?;
            remove(&times)?;
            calls.check(("MACRO_CLOCK", &times))?;
            let text = fs::read_to_string(&times)?;
            let round = text.lines().map(|line| line.parse().map_err(io::Error::other));
            let round = round.collect::<io::Result<Vec<f64>>>()?;
            if round.len() != documents.operations.len() {
                return Err(io::Error::other(format!("{} calls were made", round.len())));
            }
            least.resize(round.len(), f64::INFINITY);
            for (least, spent) in least.iter_mut().zip(round) {
                *least = least.min(spent);
            }
        }
        Ok(least)
    }

    /// Copies the macro's crate, with a clock around the calls.
    fn put_clock(&self, copy: &Path) -> io::Result<()> {
        remove(copy)?;
        fs::create_dir_all(copy.join("src"))?;
        for file in fs::read_dir((self.source)()?.join("src"))? {
            let file = file?;
            fs::write(copy.join("src").join(file.file_name()), fs::read(file.path())?)?;
        }
        fs::write(copy.join("src/clock.rs"), include_str!("clock.rs"))?;
        let lib = copy.join("src/lib.rs");
        let text = fs::read_to_string(&lib)?;
        if !text.contains(self.body) {
            return Err(io::Error::other(format!("{}: the macro is not what it was", self.by)));
        }
        let text = text.replace(self.body, &format!("clock::timed(|| {{ {} }})", self.body));
        fs::write(&lib, text + "\nmod clock;\n")?;
        let manifest = format!(
            "[package]\nname = \"clock\"\nversion = \"0.0.0\"\n{}rustix = {{ version = \"1\", features = [\"time\"] }}\n\n[lib]\nproc-macro = true\n",
            (self.manifest)(),
        );
        fs::write(copy.join("Cargo.toml"), manifest)
    }
}

/// Where cargo keeps graphql_client's macros.
fn graphql_query_derive() -> io::Result<PathBuf> {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
    let mut cargo = Command::new(env!("CARGO"));
    let output =
        cargo.args(["metadata", "--format-version", "1", "--manifest-path"]).arg(manifest).output()?;
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout)?;
    let packages = metadata["packages"].as_array().into_iter().flatten();
    let path = packages
        .filter(|package| package["name"] == "graphql_query_derive")
        .find_map(|package| Path::new(package["manifest_path"].as_str()?).parent());
    path.map(Path::to_path_buf).ok_or_else(|| io::Error::other("cargo does not know graphql_query_derive"))
}
