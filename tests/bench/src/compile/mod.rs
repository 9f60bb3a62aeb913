//! What it costs to compile: crates that use the same operations in different ways, built by cargo.

mod consumer;
mod floor;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

pub use consumer::{Consumer, HTTP, all};

use crate::result::Row;

/// How often a build is repeated.
const ROUNDS: usize = 2;

/// How many operations a consumer has.
pub const OPERATIONS: usize = 55;

/// Processor time of children that have ended, in nanoseconds; the kernel counts it in hundredths of a second.
fn spent_by_children() -> f64 {
    let text = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // After the name in parentheses, which may have spaces.
    let fields: Vec<&str> = text.rsplit_once(')').map_or("", |(_, rest)| rest).split_whitespace().collect();
    let field = |index: usize| fields.get(index).and_then(|text| text.parse::<f64>().ok()).unwrap_or(0.0);
    (field(13) + field(14)) * 1e7
}

/// A consumer on disk.
struct Crate {
    folder: PathBuf,
    /// Where crates are built that share their dependencies.
    target: PathBuf,
}

impl Crate {
    fn write(consumer: &Consumer, work: &Path) -> io::Result<Self> {
        let folder = work.join(consumer.by.replace([' ', ','], "-"));
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        let this = Self { folder, target: work.join("target").join(consumer.target) };
        this.put(&consumer.files)?;
        Ok(this)
    }

    fn put(&self, files: &[(String, String)]) -> io::Result<()> {
        for (path, text) in files {
            let path = self.folder.join(path);
            fs::create_dir_all(path.parent().unwrap_or(&self.folder))?;
            fs::write(path, text)?;
        }
        Ok(())
    }

    fn cargo(&self) -> Command {
        let mut cargo = Command::new(env!("CARGO"));
        for (name, _) in env::vars().filter(|(name, _)| name.starts_with("CARGO") && name != "CARGO_HOME") {
            cargo.env_remove(name);
        }
        cargo.current_dir(&self.folder).env("CARGO_TARGET_DIR", &self.target);
        cargo
    }

    /// Builds, and tells what that took.
    fn build(&self, incremental: bool, arguments: &[&str]) -> io::Result<f64> {
        let before = spent_by_children();
        let mut cargo = self.cargo();
        cargo.env("CARGO_INCREMENTAL", if incremental { "1" } else { "0" });
        let status = cargo.arg("build").arg("--quiet").args(arguments).status()?;
        if !status.success() {
            return Err(io::Error::other(format!("{} does not build", self.folder.display())));
        }
        Ok(spent_by_children() - before)
    }

    /// The least of several builds of this crate alone.
    fn leaf(&self, rounds: usize, arguments: &[&str]) -> io::Result<f64> {
        let lib = self.folder.join("src/lib.rs");
        let text = fs::read_to_string(&lib)?;
        let mut least = f64::INFINITY;
        for round in 0..rounds {
            fs::write(&lib, format!("{text}// {round}\n"))?;
            least = least.min(self.build(false, arguments)?);
        }
        fs::write(&lib, text)?;
        Ok(least)
    }

    /// The least of several builds after an edit.
    fn edit(&self, consumer: &Consumer, rounds: usize) -> io::Result<f64> {
        self.build(true, &[])?;
        let mut least = f64::INFINITY;
        for round in 0..rounds {
            self.put(if round % 2 == 0 { &consumer.edited } else { &consumer.files })?;
            least = least.min(self.build(true, &[])?);
        }
        Ok(least)
    }

    /// The crates that it is made of, build dependencies apart.
    fn crates(&self) -> io::Result<BTreeSet<String>> {
        let output = self.cargo().args(["tree", "--prefix", "none", "--edges", "normal"]).output()?;
        let text = String::from_utf8_lossy(&output.stdout);
        let names = text.lines().skip(1).filter_map(|line| line.split(" (").next());
        Ok(names
            .filter(|name| !name.is_empty())
            .map(|name| name.trim_end_matches(" (*)").to_owned())
            .collect())
    }
}

/// Measures all consumers: clean builds, the crate alone, an edit, a release build of the crate alone.
pub fn measure(only: Option<&str>) -> io::Result<Vec<Row>> {
    let work = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/consumers");
    if only.is_none() && work.exists() {
        fs::remove_dir_all(&work)?;
    }
    let mut rows = Vec::new();
    let (mut http_crates, mut http_clean) = (BTreeSet::new(), 0.0);
    for consumer in all(OPERATIONS)?.into_iter().filter(|it| only.is_none_or(|only| it.by.contains(only))) {
        eprintln!("{}", consumer.by);
        let row = |work: &str, cpu: f64| Row {
            section: "compile".to_owned(),
            work: work.to_owned(),
            by: consumer.by.to_owned(),
            cpu,
            instructions: None,
        };
        let this = Crate::write(&consumer, &work)?;
        this.cargo().args(["fetch", "--quiet"]).status()?;
        let is_first = !this.target.exists();
        let clean = this.build(false, &[])?;
        let crates = this.crates()?;
        if consumer.by == HTTP {
            (http_crates, http_clean) = (crates, clean);
            continue;
        }
        let has_http = crates.iter().any(|name| name.starts_with("reqwest "));
        let own = if has_http { crates.difference(&http_crates).count() } else { crates.len() };
        rows.push(row(CRATES, own as f64));
        if is_first {
            let clean = if has_http { clean - http_clean } else { clean };
            rows.push(row("clean build without the HTTP client", clean));
        }
        rows.push(row("the crate alone", this.leaf(ROUNDS, &[])?));
        rows.push(row("after a field was added", this.edit(&consumer, ROUNDS)?));
        if consumer.release {
            this.build(false, &["--release"])?;
            rows.push(row("the crate alone, release", this.leaf(1, &["--release"])?));
        }
    }
    // By work, for the table.
    let mut works: Vec<String> = Vec::new();
    for row in &rows {
        if !works.contains(&row.work) {
            works.push(row.work.clone());
        }
    }
    rows.sort_by_key(|row| works.iter().position(|work| *work == row.work));
    Ok(rows)
}

/// The work whose number is one of crates.
pub const CRATES: &str = "crates besides the HTTP client's";
