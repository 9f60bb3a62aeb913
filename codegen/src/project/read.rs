//! Reading a text file, with a bound.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use super::ProjectError;

/// No schema or document is larger than this: 64 MiB. GitHub's schema, one of the largest, has 1.3.
pub const MAX_BYTES: u64 = 64 << 20;

/// Reads a UTF-8 file; a byte order mark in front is left out.
///
/// # Errors
/// The file cannot be read, is larger than [`MAX_BYTES`] or is not UTF-8.
pub fn read_text(path: &Path) -> Result<String, ProjectError> {
    let failed = |error| ProjectError::Read { path: path.to_path_buf(), error };
    let file = File::open(path).map_err(failed)?;
    let mut bytes = Vec::new();
    // A device or pipe has no size to ask for: the bound is on what is read.
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > MAX_BYTES {
        let size = fs::metadata(path).map_or(bytes.len() as u64, |metadata| metadata.len());
        return Err(ProjectError::TooLarge { path: path.to_path_buf(), bytes: size });
    }
    let text = String::from_utf8(bytes)
        .map_err(|error| ProjectError::NotText { path: path.to_path_buf(), error: error.utf8_error() })?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}
