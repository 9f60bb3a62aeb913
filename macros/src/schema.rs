//! The saved schema, parsed once in a process for each content that it has had.
//!
//! An editor's macro server lives for hours while the file changes under it: the text is read at every call, and only
//! the parsed schema of the very same text is used again.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use authgear_admin_codegen::diagnostic::Diagnostics;
use authgear_admin_codegen::project::{ProjectError, parse_schema, read_text};
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

/// The schemas that this process has parsed.
static LOADED: Schemas = Schemas(Mutex::new(Vec::new()));

/// How many are kept: an editor's macro server has those of all packages of a workspace in one process.
const KEPT: usize = 16;

/// The schema at this path.
///
/// The sources that an error's diagnostics point into are handed back with it.
pub(crate) fn load(path: &Path) -> Result<Arc<Loaded>, (ProjectError, Sources)> {
    LOADED.load(path)
}

/// The schemas that were parsed last.
struct Schemas(Mutex<Vec<Arc<Loaded>>>);

impl Schemas {
    fn load(&self, path: &Path) -> Result<Arc<Loaded>, (ProjectError, Sources)> {
        let text = read_text(path).map_err(|error| (error, Sources::new()))?;
        let name = path.display().to_string();
        // A panic elsewhere must not make every later call fail: what is in the list is whole at all times.
        let mut loaded = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = loaded.iter().find(|known| known.name == name && known.text == text) {
            return Ok(Arc::clone(known));
        }
        let mut sources = Sources::new();
        let mut warnings = Diagnostics::new();
        // Of the text in hand: the file may be another by now.
        match parse_schema(path, text.clone(), &mut sources, &mut warnings) {
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
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// Whether two calls got the very same parsed schema.
    fn is_kept(one: &Arc<Loaded>, other: &Arc<Loaded>) -> bool {
        Arc::ptr_eq(one, other)
    }

    fn schemas() -> Schemas {
        Schemas(Mutex::default())
    }

    #[test]
    fn is_parsed_again_where_the_text_changed_and_only_there() {
        let schemas = schemas();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("schema.graphql");
        fs::write(&path, "type Query { a: Int }").unwrap();
        let first = schemas.load(&path).unwrap();
        // A new file with the text of the old one is no change.
        fs::write(&path, "type Query { a: Int }").unwrap();
        assert!(is_kept(&first, &schemas.load(&path).unwrap()));

        // As long as the other: not even the length tells them apart.
        fs::write(&path, "type Query { b: Int }").unwrap();
        let second = schemas.load(&path).unwrap();
        assert!(!is_kept(&first, &second));
        assert!(is_kept(&second, &schemas.load(&path).unwrap()));

        // A text that is no schema is refused, and remembered in no way.
        fs::write(&path, "type Query {").unwrap();
        assert!(schemas.load(&path).is_err());
        fs::write(&path, "type Query { b: Int }").unwrap();
        assert!(is_kept(&second, &schemas.load(&path).unwrap()));
        fs::remove_file(&path).unwrap();
        assert!(schemas.load(&path).is_err());
    }

    #[test]
    fn a_workspace_of_many_packages_parses_each_schema_once() {
        let schemas = schemas();
        let folder = tempfile::tempdir().unwrap();
        let paths: Vec<_> =
            (0..KEPT).map(|package| folder.path().join(format!("{package}.graphql"))).collect();
        let load = || -> Vec<_> { paths.iter().map(|path| schemas.load(path).unwrap()).collect() };
        paths.iter().for_each(|path| fs::write(path, "type Query { a: Int }").unwrap());
        let (first, second) = (load(), load());
        assert!(first.iter().zip(&second).all(|(one, other)| is_kept(one, other)));
    }

    #[test]
    fn outlives_a_panic_elsewhere() {
        let schemas = schemas();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("schema.graphql");
        fs::write(&path, "type Query { a: Int }").unwrap();
        let before = schemas.load(&path).unwrap();
        let panicked = std::thread::scope(|scope| {
            let thread = scope.spawn(|| {
                let _held = schemas.0.lock();
                panic!("while it is held");
            });
            thread.join()
        });
        assert!(panicked.is_err() && schemas.0.is_poisoned());
        assert!(is_kept(&before, &schemas.load(&path).unwrap()));
    }
}
