//! The saved schema, parsed once in a process for each content that it has had.
//!
//! An editor's macro server lives for hours while the file changes under it: the text is read at every call, and only
//! the parsed schema of the very same text is used again.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use authgear_admin_codegen::diagnostic::Diagnostics;
use authgear_admin_codegen::project::{ProjectError, read_schema, read_text};
use authgear_admin_codegen::schema::Schema;
use authgear_admin_codegen::source::Sources;

/// A parsed schema with the sources that its spans point into.
#[derive(Debug)]
pub(crate) struct Loaded {
    /// The schema's text only.
    pub(crate) sources: Sources,
    pub(crate) schema: Schema,
    name: String,
    text: String,
}

/// The schemas that were parsed last; a workspace rarely has more than one.
static LOADED: Mutex<Vec<Arc<Loaded>>> = Mutex::new(Vec::new());

const KEPT: usize = 4;

/// The schema at this path.
///
/// The sources that an error's diagnostics point into are handed back with it.
pub(crate) fn load(path: &Path) -> Result<Arc<Loaded>, (ProjectError, Sources)> {
    let text = read_text(path).map_err(|error| (error, Sources::new()))?;
    let name = path.display().to_string();
    // A panic elsewhere must not make every later call fail: what is in the list is whole at all times.
    let mut loaded = LOADED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = loaded.iter().find(|known| known.name == name && known.text == text) {
        return Ok(Arc::clone(known));
    }
    let mut sources = Sources::new();
    let mut warnings = Diagnostics::new();
    match read_schema(path, &mut sources, &mut warnings) {
        Ok(schema) => {
            let new = Arc::new(Loaded { sources, schema, name, text });
            loaded.retain(|known| known.name != new.name);
            loaded.insert(0, Arc::clone(&new));
            loaded.truncate(KEPT);
            Ok(new)
        }
        Err(error) => Err((error, sources)),
    }
}
