//! The files that globs name.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::ProjectError;

/// The files that a set of patterns names, and the folders that a new file could appear in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Documents {
    /// Sorted, each once.
    pub files: Vec<PathBuf>,
    /// The folders that were searched, sorted: a change in one of them may change `files`.
    pub folders: Vec<PathBuf>,
}

/// The files that match any of the patterns; a pattern without wildcards is a file, and must be there.
///
/// # Errors
/// A pattern is no glob, a folder cannot be read, or no file matches.
pub fn expand<P: AsRef<str>>(root: &Path, patterns: &[P]) -> Result<Documents, ProjectError> {
    let mut files = BTreeSet::new();
    let mut folders = BTreeSet::new();
    for pattern in patterns.iter().map(AsRef::as_ref) {
        let path = root.join(pattern);
        if !pattern.contains(['*', '?', '[']) {
            files.insert(path);
            continue;
        }
        // The root is a path and not a pattern: a `[` in it is just a character.
        let full =
            format!("{}{}{pattern}", glob::Pattern::escape(&root.display().to_string()), separator(root));
        let full = if Path::new(pattern).is_absolute() { pattern.to_owned() } else { full };
        folders.insert(base_folder(root, pattern));
        let found = glob::glob(&full)
            .map_err(|error| ProjectError::Pattern { pattern: pattern.to_owned(), error: error.into() })?;
        for file in found {
            let file = file.map_err(|error| ProjectError::Read {
                path: error.path().to_path_buf(),
                error: error.into(),
            })?;
            if file.is_file() {
                folders.extend(file.parent().map(Path::to_path_buf));
                files.insert(file);
            }
        }
    }
    if files.is_empty() {
        return Err(ProjectError::NoDocuments {
            patterns: patterns.iter().map(|p| p.as_ref().to_owned()).collect(),
        });
    }
    Ok(Documents { files: files.into_iter().collect(), folders: folders.into_iter().collect() })
}

fn separator(root: &Path) -> &'static str {
    if root.as_os_str().is_empty() || root.display().to_string().ends_with('/') { "" } else { "/" }
}

/// The folder in front of the first wildcard of a pattern: whatever matches is in it or below.
#[must_use]
pub fn base_folder(root: &Path, pattern: &str) -> PathBuf {
    let wildcard = pattern.find(['*', '?', '[']).unwrap_or(pattern.len());
    let folder = pattern[..wildcard].rfind('/').map_or("", |slash| &pattern[..=slash]);
    root.join(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_files_once_and_sorted() {
        let folder = tempfile::tempdir().unwrap();
        let queries = folder.path().join("a [x]").join("queries");
        std::fs::create_dir_all(queries.join("deep")).unwrap();
        for file in ["b.graphql", "a.graphql", "deep/c.graphql", "no.txt"] {
            std::fs::write(queries.join(file), "").unwrap();
        }
        let root = folder.path().join("a [x]");
        let found = expand(&root, &["queries/**/*.graphql", "queries/a.graphql"]).unwrap();
        let names: Vec<_> =
            found.files.iter().map(|file| file.strip_prefix(&queries).unwrap().to_str().unwrap()).collect();
        assert_eq!(names, ["a.graphql", "b.graphql", "deep/c.graphql"]);
        assert!(found.folders.contains(&queries.join("deep")));
    }

    #[test]
    fn nothing_found_names_the_patterns() {
        let folder = tempfile::tempdir().unwrap();
        let error = expand(folder.path(), &["q/*.graphql"]).unwrap_err().to_string();
        assert!(error.contains("q/*.graphql"), "{error}");
        assert!(expand(folder.path(), &["q/***"]).unwrap_err().to_string().contains("no glob"));
    }
}
