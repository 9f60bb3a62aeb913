//! A crate on disk, built by cargo, and the processor time that this takes.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

use super::consumer::{Files, slug};

/// A crate with a target folder of its own.
pub(super) struct Crate {
    pub(super) folder: PathBuf,
    pub(super) target: PathBuf,
    package: String,
}

/// How a crate is built.
#[derive(Clone, Copy)]
pub(super) enum Profile {
    Dev,
    /// As `Dev`, and the crate itself incrementally, as cargo does where nobody says otherwise.
    Incremental,
    Release,
}

impl Profile {
    fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::Dev => &[],
            Self::Incremental => &["--config", "profile.dev.incremental=true"],
            Self::Release => &["--release"],
        }
    }
}

impl Crate {
    /// Writes the crate, in the place of one that was there; its target folder is not touched.
    pub(super) fn write(by: &str, files: &Files, work: &Path) -> io::Result<Self> {
        let name = slug(by);
        let folder = work.join(&name);
        remove(&folder)?;
        let this =
            Self { folder, target: work.join("target").join(&name), package: format!("consumer-{name}") };
        this.put(files)?;
        // The versions that everything else here is measured with.
        fs::write(this.folder.join("Cargo.lock"), include_str!("../../Cargo.lock"))?;
        Ok(this)
    }

    /// Writes files of the crate.
    pub(super) fn put(&self, files: &Files) -> io::Result<()> {
        for (path, text) in files {
            let path = self.folder.join(path);
            fs::create_dir_all(path.parent().unwrap_or(&self.folder))?;
            fs::write(path, text)?;
        }
        Ok(())
    }

    /// Adds a line of comment to a file of the crate.
    pub(super) fn touch(&self, path: &str, round: usize) -> io::Result<()> {
        let path = self.folder.join(path);
        let comment = if path.extension().is_some_and(|it| it == "rs") { "//" } else { "#" };
        let text = fs::read_to_string(&path)?;
        fs::write(&path, format!("{text}{comment} {round}\n"))
    }

    /// Begins with what another crate has built already.
    pub(super) fn build_on(&self, other: &Self) -> io::Result<()> {
        // With their times, by which cargo knows what is up to date.
        let copied = Command::new("cp").arg("-a").arg(&other.target).arg(&self.target).status()?;
        if copied.success() { Ok(()) } else { Err(io::Error::other("built crates cannot be copied")) }
    }

    pub(super) fn cargo(&self) -> Command {
        let mut cargo = Command::new(env!("CARGO"));
        for (name, _) in env::vars().filter(|(name, _)| name.starts_with("CARGO") && name != "CARGO_HOME") {
            cargo.env_remove(name);
        }
        cargo.current_dir(&self.folder).env("CARGO_TARGET_DIR", &self.target);
        cargo
    }

    /// Builds, and tells how many nanoseconds of processor time that took. It is an error if there was nothing to do.
    pub(super) fn build(&self, profile: Profile) -> io::Result<f64> {
        let mut cargo = self.cargo();
        cargo.arg("build").args(profile.arguments());
        let before = spent_by_children();
        self.run(cargo, "Compiling")?;
        Ok(spent_by_children() - before)
    }

    /// Checks, with something in the environment.
    pub(super) fn check(&self, (name, value): (&str, &Path)) -> io::Result<()> {
        let mut cargo = self.cargo();
        cargo.arg("check").env(name, value);
        self.run(cargo, "Checking")
    }

    fn run(&self, mut cargo: Command, what_it_says: &str) -> io::Result<()> {
        let output = cargo.args(["--color", "never"]).output()?;
        let report = String::from_utf8_lossy(&output.stderr);
        if !output.status.success() {
            return Err(io::Error::other(format!("does not build:\n{}", beginning(&report))));
        }
        if !report.contains(&format!("{what_it_says} {} ", self.package)) {
            return Err(io::Error::other("cargo finds nothing to build"));
        }
        Ok(())
    }

    /// The crates that it is made of, build dependencies apart.
    pub(super) fn crates(&self) -> io::Result<BTreeSet<String>> {
        let output = self.cargo().args(["tree", "--prefix", "none", "--edges", "normal"]).output()?;
        if !output.status.success() {
            return Err(io::Error::other(String::from_utf8_lossy(&output.stderr).into_owned()));
        }
        let text = String::from_utf8_lossy(&output.stdout);
        let names = text.lines().skip(1).filter_map(|line| line.split(" (").next());
        Ok(names.filter(|name| !name.is_empty()).map(str::to_owned).collect())
    }
}

/// The first errors of a report, which may have a hundred.
fn beginning(report: &str) -> String {
    let errors = report.lines().skip_while(|line| !line.starts_with("error"));
    errors.take(30).collect::<Vec<_>>().join("\n")
}

/// Removes a folder or a file, if there is one.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    let removed = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    match removed {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Processor time of children that have ended, in nanoseconds; the kernel counts it in hundredths of a second.
fn spent_by_children() -> f64 {
    let text = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // After the name in parentheses, which may have spaces.
    let fields: Vec<&str> = text.rsplit_once(')').map_or("", |(_, rest)| rest).split_whitespace().collect();
    let field = |index: usize| fields.get(index).and_then(|text| text.parse::<f64>().ok()).unwrap_or(0.0);
    (field(13) + field(14)) * 1e7
}
