//! What was measured, as it is kept in `results.json`.

use std::path::{Path, PathBuf};
use std::{fs, io};

use serde::{Deserialize, Serialize};

/// One way to do one piece of work.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Row {
    pub section: String,
    pub work: String,
    pub by: String,
    /// Nanoseconds of processor time.
    pub cpu: f64,
    /// Instructions, where they were counted.
    pub instructions: Option<u64>,
}

/// Everything that was measured, in the order of the tables.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Results {
    pub rows: Vec<Row>,
}

impl Results {
    fn path() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("results.json")
    }

    /// What was kept; nothing where nothing was.
    pub fn load() -> io::Result<Self> {
        match fs::read(Self::path()) {
            Ok(text) => Ok(serde_json::from_slice(&text)?),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(error),
        }
    }

    /// Keeps the rows of a section in the place of those of before.
    pub fn replace(&mut self, section: &str, rows: Vec<Row>) -> io::Result<()> {
        let place = self.rows.iter().position(|row| row.section == section).unwrap_or(self.rows.len());
        self.rows.retain(|row| row.section != section);
        let place = place.min(self.rows.len());
        self.rows.splice(place..place, rows);
        fs::write(Self::path(), serde_json::to_string_pretty(self)? + "\n")
    }
}
