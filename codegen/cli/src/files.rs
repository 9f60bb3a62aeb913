//! Writing files whole or not at all: one in the place of an old one, or several together.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::failure::{Failure, Outcome};

/// What writing a file came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Written {
    /// It was there already, to the byte; its time stamp is as it was.
    Unchanged,
    /// It is new or has new content.
    Changed,
}

/// A file with the content that it shall have.
#[derive(Debug)]
pub(crate) struct File {
    /// As the user names it.
    pub(crate) path: PathBuf,
    pub(crate) text: String,
    /// What it is where it has another content, e.g. "is stale".
    pub(crate) stale: &'static str,
}

impl File {
    pub(crate) fn new(path: impl Into<PathBuf>, text: impl Into<String>, stale: &'static str) -> Self {
        Self { path: path.into(), text: text.into(), stale }
    }

    /// Whether it has this content already.
    pub(crate) fn is_current(&self) -> bool {
        is_current(&self.path, &self.text)
    }
}

/// Puts a file in the place of an old one in one step. After a failure the old file is as it was, and nothing is left
/// beside it.
pub(crate) fn write(path: &Path, text: &str) -> Result<Written, Failure> {
    let written = write_all(&[File::new(path, text, "")])?;
    Ok(written.first().copied().unwrap_or(Written::Unchanged))
}

/// Writes all of these files, in this order, or none: after a failure all of them are as they were, and nothing is left
/// beside them.
///
/// All that can fail for want of space or permission is done before the first file is replaced; what remains are renames
/// within a folder, and those are undone by renames.
pub(crate) fn write_all(files: &[File]) -> Result<Vec<Written>, Failure> {
    let mut results = Vec::new();
    let mut ready = Vec::new();
    for file in files {
        if file.is_current() {
            results.push(Written::Unchanged);
            continue;
        }
        ready.push(Replacement::prepare(&file.path, &file.text).map_err(|error| failed(&file.path, &error))?);
        results.push(Written::Changed);
    }
    let mut done: Vec<Replaced> = Vec::new();
    for replacement in ready {
        let path = replacement.path;
        match replacement.carry_out() {
            Ok(replaced) => done.push(replaced),
            Err(error) => {
                let failure = failed(path, &error);
                return Err(done.into_iter().rev().fold(failure, |failure, replaced| replaced.undo(failure)));
            }
        }
    }
    Ok(results)
}

/// Prints what became of files.
pub(crate) fn tell(files: &[File], written: &[Written]) {
    for (file, written) in files.iter().zip(written) {
        let shown = file.path.display();
        match written {
            Written::Changed => eprintln!("wrote {shown}"),
            Written::Unchanged => eprintln!("{shown} is up to date"),
        }
    }
}

/// Says which files have another content, and which command mends that.
pub(crate) fn check(files: &[File], command: &str) -> Outcome {
    let stale: Vec<&File> = files.iter().filter(|file| !file.is_current()).collect();
    for file in &stale {
        let state = if file.path.exists() { file.stale } else { "is not there" };
        eprintln!("{} {state}", file.path.display());
    }
    if stale.is_empty() {
        return Outcome::Fine;
    }
    eprintln!("  help: run `{command}`");
    Outcome::Findings
}

/// Whether the file has this content.
pub(crate) fn is_current(path: &Path, text: &str) -> bool {
    fs::read(path).is_ok_and(|old| old == text.as_bytes())
}

fn failed(path: &Path, error: &io::Error) -> Failure {
    let failure = Failure::new(format_args!("cannot write {}: {error}", path.display()));
    match folder(path) {
        folder if !folder.is_dir() => {
            failure.next(format_args!("create the folder {} first", folder.display()))
        }
        _ if path.is_dir() => failure.next("this is a folder; name the file in it"),
        _ => failure,
    }
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The names of temporary files begin so.
const PREFIX: &str = ".authgear-codegen-";

/// A file that is ready to take another's place.
struct Replacement<'f> {
    path: &'f Path,
    /// Through a link, it is the file behind it that is replaced, not the link.
    target: PathBuf,
    new: NamedTempFile,
    /// A second name of the old file, or a copy of it; `None` where there is none. It goes away by itself.
    old: Option<NamedTempFile<()>>,
}

impl<'f> Replacement<'f> {
    fn prepare(path: &'f Path, text: &str) -> io::Result<Self> {
        let target = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
        let mut builder = tempfile::Builder::new();
        #[cfg(unix)]
        {
            // As any new file: what the user's umask leaves. A temporary file would be for its owner alone.
            use std::os::unix::fs::PermissionsExt;
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        let mut new = builder.prefix(PREFIX).tempfile_in(folder(&target))?;
        if let Ok(old) = fs::metadata(&target) {
            new.as_file().set_permissions(old.permissions())?;
        }
        new.write_all(text.as_bytes())?;
        new.as_file().sync_all()?;
        let old = if target.is_file() {
            let keep = |name: &Path| {
                // Not every file system has links.
                fs::hard_link(&target, name).or_else(|_| fs::copy(&target, name).map(drop))
            };
            Some(tempfile::Builder::new().prefix(PREFIX).make_in(folder(&target), keep)?)
        } else {
            None
        };
        Ok(Self { path, target, new, old })
    }

    fn carry_out(self) -> io::Result<Replaced> {
        self.new.persist(&self.target)?;
        Ok(Replaced { target: self.target, old: self.old })
    }
}

/// A file that took another's place.
struct Replaced {
    target: PathBuf,
    old: Option<NamedTempFile<()>>,
}

impl Replaced {
    /// Takes it back because of a failure, and adds to that where it cannot.
    fn undo(self, failure: Failure) -> Failure {
        let undone = match self.old {
            Some(old) => old.persist(&self.target).map_err(|error| error.error),
            None => fs::remove_file(&self.target),
        };
        match undone {
            Ok(()) => failure,
            Err(error) => {
                let shown = self.target.display();
                failure.next(format_args!("{shown} has its new content already, and kept it: {error}"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
        let mut names: Vec<String> = entries.map(|name| name.to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn an_unchanged_file_keeps_its_time() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        assert_eq!(write(&path, "x").unwrap(), Written::Changed);
        let before = fs::metadata(&path).unwrap().modified().unwrap();
        assert_eq!(write(&path, "x").unwrap(), Written::Unchanged);
        assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), before);
        assert_eq!(write(&path, "y").unwrap(), Written::Changed);
        assert_eq!(names(folder.path()), ["a"]);
    }

    #[test]
    fn a_missing_folder_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let Err(Failure::Message { next: Some(next), .. }) = write(&folder.path().join("no/a"), "x") else {
            panic!("a failure with a next step")
        };
        assert!(next.contains("create the folder"), "{next}");
    }

    #[test]
    fn of_several_files_all_are_written_or_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::write(path("old"), "old").unwrap();
        fs::write(path("same"), "same").unwrap();
        let before = fs::metadata(path("old")).unwrap().modified().unwrap();
        let files = |last: &str| {
            [
                File::new(path("same"), "same", ""),
                File::new(path("old"), "changed", ""),
                File::new(path("new"), "new", ""),
                File::new(path(last), "last", ""),
            ]
        };
        // A folder can be told only when it is to be replaced; a folder that is not there, before anything is.
        fs::create_dir_all(path("folder/in it")).unwrap();
        for last in ["folder", "nowhere/last"] {
            write_all(&files(last)).unwrap_err();
            assert_eq!(names(folder.path()), ["folder", "old", "same"], "{last}");
            assert_eq!(fs::read_to_string(path("old")).unwrap(), "old");
            assert_eq!(fs::metadata(path("old")).unwrap().modified().unwrap(), before);
        }
        let written = write_all(&files("last")).unwrap();
        assert_eq!(written, [Written::Unchanged, Written::Changed, Written::Changed, Written::Changed]);
        assert_eq!(names(folder.path()), ["folder", "last", "new", "old", "same"]);
        assert_eq!(fs::read_to_string(path("old")).unwrap(), "changed");
    }
}
