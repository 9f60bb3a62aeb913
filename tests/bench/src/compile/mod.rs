//! What it costs to compile: crates that use the same operations in different ways, built by cargo.
//!
//! All are built once, then each kind of build is done for one after the other, and that several times: what else the
//! machine does meanwhile hits all alike. What counts is the least of each.

pub mod call;
mod consumer;
mod floor;
mod on_disk;

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use consumer::{Consumer, HTTP, WAYS, Way};
use on_disk::{Crate, Profile};

use crate::result::Row;

/// The work whose number is one of crates.
pub const CRATES: &str = "crates besides the HTTP client's";
const CLEAN: &str = "clean build, the HTTP client's crates apart";
const LEAF: &str = "the crate alone";
const EDIT: &str = "after a field was added";
const RELEASE: &str = "the crate alone, release";

/// In the order of the table.
const WORKS: [&str; 5] = [CRATES, CLEAN, LEAF, EDIT, RELEASE];

/// How often the builds of a kind are done, the cheap ones more often. An even number of edits goes there and back.
const LEAF_ROUNDS: usize = 3;
const EDIT_ROUNDS: usize = 4;
const RELEASE_ROUNDS: usize = 2;

/// What was measured, and what was not.
#[derive(Debug, Default)]
pub struct Measured {
    pub rows: Vec<Row>,
    /// Who could not be built, and why.
    pub failures: Vec<String>,
}

/// Measures all ways: clean builds, the crate alone, an edit, a release build of the crate alone. A way that cannot be built
/// is left out from there on.
///
/// With words it is a look at the ways that have one of them in their names: each build is done once, and what was built
/// before is used.
///
/// # Errors
/// The crates cannot be written, or the HTTP client cannot be built.
pub fn measure(words: &[&str]) -> io::Result<Measured> {
    let work = folder();
    let is_look = !words.is_empty();
    if !is_look {
        on_disk::remove(&work.join("target"))?;
    }
    let http = Crate::write(HTTP, &consumer::http(), &work)?;
    if !http.target.exists() {
        eprintln!("{HTTP}");
        http.build(Profile::Dev)?;
        http.build(Profile::Release)?;
    }
    let http_crates = http.crates()?;

    let chosen = WAYS.iter().filter(|way| !is_look || words.iter().any(|word| way.by.contains(word)));
    let mut builds: Vec<Build<'_>> = chosen.map(Build::new).collect();
    let rounds = |of_all: usize, of_look: usize| 0..if is_look { of_look } else { of_all };
    each(&mut builds, "crates and clean build", |build| build.begin(&work, &http, &http_crates));
    for round in rounds(LEAF_ROUNDS, 1) {
        each(&mut builds, LEAF, |build| build.leaf(LEAF, Profile::Dev, round));
    }
    each(&mut builds, "getting ready for an edit", |build| build.prepare(Profile::Incremental));
    for round in rounds(EDIT_ROUNDS, 2) {
        each(&mut builds, EDIT, |build| build.edit(round));
    }
    each(&mut builds, "getting ready for a release", |build| build.prepare(Profile::Release));
    for round in rounds(RELEASE_ROUNDS, 1) {
        each(&mut builds, RELEASE, |build| build.leaf(RELEASE, Profile::Release, round));
    }

    let mut measured = Measured::default();
    for work in WORKS {
        measured.rows.extend(builds.iter().filter_map(|build| build.row(work)));
    }
    measured.failures = builds.into_iter().filter_map(|build| build.failure).collect();
    Ok(measured)
}

/// Writes the crates of all ways into a folder and builds nothing, for a look at them.
///
/// # Errors
/// One cannot be generated or written.
pub fn write(folder: &Path) -> io::Result<()> {
    for way in WAYS {
        Crate::write(way.by, &way.consumer()?.files, folder)?;
    }
    Ok(())
}

/// Where crates are written and built.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target/consumers")
}

/// Does something with all that have not failed.
fn each(builds: &mut [Build<'_>], what: &str, mut act: impl FnMut(&mut Build<'_>) -> io::Result<()>) {
    for build in builds.iter_mut().filter(|build| build.failure.is_none()) {
        eprintln!("{what}: {}", build.way.by);
        if let Err(error) = act(build) {
            let failure = format!("{}, {what}: {error}", build.way.by);
            eprintln!("{failure}");
            build.failure = Some(failure);
        }
    }
}

/// A way, what is on disk of it, and what was measured so far.
struct Build<'w> {
    way: &'w Way,
    on_disk: Option<(Crate, Consumer)>,
    least: Vec<(&'static str, f64)>,
    failure: Option<String>,
}

impl<'w> Build<'w> {
    fn new(way: &'w Way) -> Self {
        Self { way, on_disk: None, least: Vec::new(), failure: None }
    }

    fn on_disk(&self) -> io::Result<&(Crate, Consumer)> {
        self.on_disk.as_ref().ok_or_else(|| io::Error::other("nothing was written"))
    }

    fn keep(&mut self, work: &'static str, value: f64) {
        match self.least.iter_mut().find(|(known, _)| *known == work) {
            Some((_, least)) => *least = least.min(value),
            None => self.least.push((work, value)),
        }
    }

    fn row(&self, work: &str) -> Option<Row> {
        let (work, value) = self.least.iter().find(|(known, _)| *known == work)?;
        Some(Row {
            section: "compile".to_owned(),
            work: (*work).to_owned(),
            by: self.way.by.to_owned(),
            cpu: *value,
            instructions: None,
        })
    }

    /// Writes the crate and builds everything that it needs.
    fn begin(&mut self, work: &Path, http: &Crate, http_crates: &BTreeSet<String>) -> io::Result<()> {
        let consumer = self.way.consumer()?;
        let this = Crate::write(self.way.by, &consumer.files, work)?;
        let crates = this.crates()?;
        self.keep(CRATES, crates.difference(http_crates).count() as f64);
        if this.target.exists() {
            this.build(Profile::Dev)?;
        } else {
            this.build_on(http)?;
            self.keep(CLEAN, this.build(Profile::Dev)?);
        }
        self.on_disk = Some((this, consumer));
        Ok(())
    }

    /// Builds so that later builds find everything there.
    fn prepare(&self, profile: Profile) -> io::Result<()> {
        let (this, consumer) = self.on_disk()?;
        this.put(&consumer.files)?;
        this.build(profile).map(drop)
    }

    /// Builds the crate alone, with everything in it made anew.
    fn leaf(&mut self, work: &'static str, profile: Profile, round: usize) -> io::Result<()> {
        let (this, _) = self.on_disk()?;
        for path in self.way.touched {
            this.touch(path, round)?;
        }
        let spent = this.build(profile)?;
        self.keep(work, spent);
        Ok(())
    }

    /// Builds after a field was added, or taken away.
    fn edit(&mut self, round: usize) -> io::Result<()> {
        let (this, consumer) = self.on_disk()?;
        if round.is_multiple_of(2) {
            this.put(&consumer.edited)?;
        } else {
            let before = consumer.files.iter();
            let before = before.filter(|(path, _)| consumer.edited.iter().any(|(edited, _)| edited == path));
            this.put(&before.cloned().collect())?;
        }
        let spent = this.build(Profile::Incremental)?;
        self.keep(EDIT, spent);
        Ok(())
    }
}
