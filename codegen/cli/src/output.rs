//! Writing files whole or not at all, and knowing whether a person looks at what is printed.

use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

use authgear_admin_codegen::snippet::Color;

use crate::failure::{Failure, Outcome};

/// What writing a file came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Written {
    /// It was there already, to the byte; its time stamp is as it was.
    Unchanged,
    /// It is new or has new content.
    Changed,
}

/// Puts a file in the place of an old one in one step. After a failure the old file is as it was, and nothing is left
/// beside it.
pub(crate) fn write(path: &Path, text: &str) -> Result<Written, Failure> {
    if is_current(path, text) {
        return Ok(Written::Unchanged);
    }
    replace(path, text).map(|()| Written::Changed).map_err(|error| {
        let failure = Failure::new(format_args!("cannot write {}: {error}", path.display()));
        match folder(path) {
            folder if !folder.is_dir() => {
                failure.next(format_args!("create the folder {} first", folder.display()))
            }
            _ if path.is_dir() => failure.next("this is a folder; name the file in it"),
            _ => failure,
        }
    })
}

/// Says whether the file has this content, and if not, which command gives it that.
pub(crate) fn check(path: &Path, text: &str, stale: &str, command: &str) -> Outcome {
    if is_current(path, text) {
        return Outcome::Fine;
    }
    let state = if path.exists() { stale } else { "is not there" };
    eprintln!("{} {state}\n  help: run `{command}`", path.display());
    Outcome::Findings
}

/// Whether the file has this content.
pub(crate) fn is_current(path: &Path, text: &str) -> bool {
    fs::read(path).is_ok_and(|old| old == text.as_bytes())
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn replace(path: &Path, text: &str) -> io::Result<()> {
    // Through a link, it is the file behind it that is replaced, not the link.
    let target = path.canonicalize();
    let path = target.as_deref().unwrap_or(path);
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        // As any new file: what the user's umask leaves. A temporary file would be for its owner alone.
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.prefix(".authgear-codegen-").tempfile_in(folder(path))?;
    if let Ok(old) = fs::metadata(path) {
        file.as_file().set_permissions(old.permissions())?;
    }
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}

/// Whether standard error shows colours.
pub(crate) fn color() -> Color {
    color_of(&io::stderr())
}

/// Whether standard output shows colours.
pub(crate) fn color_of_output() -> Color {
    color_of(&io::stdout())
}

fn color_of(stream: &impl IsTerminal) -> Color {
    let wanted = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    if wanted && stream.is_terminal() { Color::Ansi } else { Color::Plain }
}

/// Prints to standard output; a reader that went away is not an error.
pub(crate) fn print(text: &str) {
    let mut out = io::stdout().lock();
    // Nothing can be done about a closed pipe, and panicking, as `println!` does, helps nobody.
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unchanged_file_keeps_its_time() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        assert_eq!(write(&path, "x").unwrap(), Written::Changed);
        let before = fs::metadata(&path).unwrap().modified().unwrap();
        assert_eq!(write(&path, "x").unwrap(), Written::Unchanged);
        assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), before);
        assert_eq!(write(&path, "y").unwrap(), Written::Changed);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_missing_folder_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let Err(Failure::Message { next: Some(next), .. }) = write(&folder.path().join("no/a"), "x") else {
            panic!("a failure with a next step")
        };
        assert!(next.contains("create the folder"), "{next}");
    }
}
