//! The face for build scripts.

mod error;
mod output;

use std::env;
use std::path::{Path, PathBuf};

pub use error::BuildError;
use output::{Output, watch};

use crate::diagnostic::Diagnostics;
use crate::document;
use crate::file::to_file;
use crate::generate::{generate, generate_api};
use crate::lint::{Level, Lint};
use crate::project::{Documents, Project, ProjectError, expand, read_schema, read_text};
use crate::render::NoSpans;
use crate::rust_path::RustPath;
use crate::settings::Settings;
use crate::source::Sources;

/// Begins to configure a build script. Without more, everything is as `authgear.toml` says.
///
/// See the [crate's page](crate#in-a-build-script) for a whole build script.
pub fn configure() -> Configure {
    Configure {
        schema: None,
        documents: Vec::new(),
        whole_api: false,
        out: "admin.rs".into(),
        scalars: Vec::new(),
        derives: Vec::new(),
        borrowed: None,
        lints: Vec::new(),
    }
}

/// What a build script generates from; what is not set here is as `authgear.toml` says.
#[derive(Debug, Clone)]
#[must_use = "nothing is generated before `compile`"]
pub struct Configure {
    schema: Option<PathBuf>,
    documents: Vec<String>,
    whole_api: bool,
    out: PathBuf,
    scalars: Vec<(String, String)>,
    derives: Vec<String>,
    borrowed: Option<bool>,
    lints: Vec<(Lint, Level)>,
}

impl Configure {
    /// The saved schema, relative to the package; `schema.graphql` where no setting says so.
    pub fn schema(mut self, path: impl Into<PathBuf>) -> Self {
        self.schema = Some(path.into());
        self
    }

    /// Documents, as a glob relative to the package. Call it again for more: all of them are one set, so fragments may
    /// live in any file.
    pub fn documents(mut self, glob: impl Into<String>) -> Self {
        self.documents.push(glob.into());
        self
    }

    /// Builders for the whole API, in a module `api` of the output: a method for each root field of the schema, or for
    /// those that `[api]` of `authgear.toml` lists. Documents are not needed then.
    ///
    /// ```no_run
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// authgear_admin_codegen::configure().schema("schema.graphql").whole_api().compile()?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn whole_api(mut self) -> Self {
        self.whole_api = true;
        self
    }

    /// The file to write, relative to `OUT_DIR`; `admin.rs` without this.
    pub fn out(mut self, file: impl Into<PathBuf>) -> Self {
        self.out = file.into();
        self
    }

    /// The Rust type for a scalar, e.g. `("DateTime", "jiff::Timestamp")`.
    pub fn scalar(mut self, scalar: impl Into<String>, rust: impl Into<String>) -> Self {
        self.scalars.push((scalar.into(), rust.into()));
        self
    }

    /// One more derive for the types of answers, e.g. `PartialEq`.
    pub fn derive(mut self, derive: impl Into<String>) -> Self {
        self.derives.push(derive.into());
        self
    }

    /// Whether answers borrow from the bytes that they came in: see [`Settings::borrowed`]. For some operations owned and
    /// for others borrowed, generate two files, each from its own documents.
    ///
    /// ```no_run
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let schema = || authgear_admin_codegen::configure().schema("schema.graphql");
    /// schema().documents("queries/*.graphql").compile()?;
    /// schema().documents("queries/large/*.graphql").borrowed(true).out("large.rs").compile()?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn borrowed(mut self, borrowed: bool) -> Self {
        self.borrowed = Some(borrowed);
        self
    }

    /// How much a lint matters, e.g. `(Lint::DeprecatedUsage, Level::Deny)`.
    pub fn lint(mut self, lint: Lint, level: Level) -> Self {
        self.lints.push((lint, level));
        self
    }

    /// Generates, and tells cargo what to watch.
    ///
    /// # Errors
    /// Anything that keeps the code from being generated; `Display` and `Debug` show all of it as rustc would, so that
    /// a build script can just return it.
    pub fn compile(self) -> Result<(), BuildError> {
        let variable = |name| env::var(name).map_err(|error| BuildError::Environment { name, error });
        let package = PathBuf::from(variable("CARGO_MANIFEST_DIR")?);
        let out = Path::new(&variable("OUT_DIR")?).join(&self.out);
        let output = self.generate(&package)?;
        output.warnings.iter().for_each(|warning| println!("cargo::warning={warning}"));
        output.write(&out).map_err(|error| BuildError::Write { path: out, error })
    }

    /// What is generated for a package in this folder.
    fn generate(&self, package: &Path) -> Result<Output, BuildError> {
        let project = Project::find(package)?;
        if let Some(file) = &project.settings_file {
            watch(file);
        }
        let settings = self.settings(&project.settings)?;
        let schema_path =
            self.schema.as_ref().map_or_else(|| project.schema_path(), |path| package.join(path));
        let documents = match (&self.documents[..], &settings.documents[..]) {
            ([], []) if self.whole_api => Ok(Documents::default()),
            ([], documents) => expand(&project.root, documents),
            (documents, _) => expand(package, documents),
        };
        watch(&schema_path);
        let documents = documents?;
        documents.files.iter().chain(&documents.folders).for_each(|path| watch(path));
        let mut sources = Sources::new();
        let mut warnings = Diagnostics::new();
        let shown = |error, sources: &Sources| match error {
            ProjectError::Diagnostics(found) => BuildError::found(&found, sources),
            other => other.into(),
        };
        let schema =
            read_schema(&schema_path, &mut sources, &mut warnings).map_err(|error| shown(error, &sources))?;
        let mut ids = Vec::new();
        for file in &documents.files {
            let name = file.strip_prefix(package).unwrap_or(file).display().to_string();
            ids.push(sources.add(name, read_text(file)?));
        }
        let document =
            document::parse(&sources, &ids).map_err(|found| BuildError::found(&found, &sources))?;
        let mut generated = generate(&sources, &schema, &document, &settings, &NoSpans)
            .map_err(|found| BuildError::found(&found, &sources))?;
        if self.whole_api {
            let api = generate_api(&mut sources, &schema, &settings);
            let api = api.map_err(|found| BuildError::found(&found, &sources))?;
            generated = generated.with_api(api.generated);
        }
        warnings.extend(generated.warnings);
        Ok(Output::new(to_file(&generated.tokens)?, &warnings, &sources))
    }

    fn settings(&self, base: &Settings) -> Result<Settings, BuildError> {
        let mut settings = base.clone();
        for (scalar, rust) in &self.scalars {
            settings.scalars.insert(scalar.clone(), RustPath::new(rust.clone())?);
        }
        for derive in &self.derives {
            settings.derives.push(RustPath::new(derive.clone())?);
        }
        settings.borrowed = self.borrowed.unwrap_or(settings.borrowed);
        for (lint, level) in &self.lints {
            settings.lints.set(*lint, *level);
        }
        Ok(settings)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn package() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        write("schema.graphql", "type Query { user: User } type User { id: ID! name: String }");
        write("queries/a.graphql", "query A { user { ...Card } }");
        write("queries/deep/b.graphql", "fragment Card on User { id }");
        folder
    }

    #[test]
    fn fragments_may_live_in_another_file() {
        let folder = package();
        let text = configure().documents("queries/**/*.graphql").generate(folder.path()).unwrap().text;
        assert!(text.contains("pub card: super::Card"), "{text}");
        fs::write(folder.path().join("authgear.toml"), "documents = ['queries/**/*.graphql']").unwrap();
        assert_eq!(configure().generate(folder.path()).unwrap().text, text);
    }

    #[test]
    fn mistakes_are_shown_with_their_place() {
        let folder = package();
        fs::write(folder.path().join("queries/c.graphql"), "query C { user { nam } }").unwrap();
        let error = configure().documents("queries/*.graphql").generate(folder.path()).err().unwrap();
        let shown = format!("{error:?}");
        for part in
            ["2 errors", "queries/c.graphql:1:18", "Did you mean \"name\"?", "Unknown fragment \"Card\""]
        {
            assert!(shown.contains(part), "no {part:?} in {shown}");
        }
        let error = configure().documents("none/*.graphql").generate(folder.path()).err().unwrap();
        assert!(error.to_string().contains("none/*.graphql"), "{error}");
        let error =
            configure().scalar("ID", "not a path!").documents("queries/a.graphql").generate(folder.path());
        assert!(error.err().unwrap().to_string().contains("not a Rust path"));
    }

    #[test]
    fn scalars_and_derives_are_taken_over() {
        let folder = package();
        let configured =
            configure().documents("queries/**/*.graphql").scalar("ID", "crate::Key").derive("PartialEq");
        let text = configured.generate(folder.path()).unwrap().text;
        assert!(
            text.contains("pub id: crate::Key") && text.contains("derive(Debug, Clone, PartialEq)"),
            "{text}"
        );
    }

    #[test]
    fn the_whole_api_needs_no_documents_and_stands_beside_them() {
        let folder = package();
        let alone = configure().whole_api().generate(folder.path()).unwrap().text;
        assert!(alone.contains("pub mod api") && alone.contains("fn user(&self) -> User<Self>"), "{alone}");
        let both = configure().whole_api().documents("queries/**/*.graphql").generate(folder.path()).unwrap();
        assert!(both.text.contains("pub struct Card") && both.text.contains("fn user(&self) -> User<Self>"));
    }

    #[test]
    fn the_settings_say_which_root_fields_become_builders() {
        let folder = package();
        let schema =
            "type Query { user: Int role: Int roles: Int } type Mutation { a(id: ID!): Int user: Int }";
        fs::write(folder.path().join("schema.graphql"), schema).unwrap();
        let generated = |api: &str| {
            fs::write(folder.path().join("authgear.toml"), format!("[api]\n{api}")).unwrap();
            configure().whole_api().generate(folder.path()).map(|output| output.text)
        };
        let methods = |api: &str| {
            let text = generated(api).unwrap_or_else(|error| panic!("{error}"));
            let after = text.split("        fn ").skip(1);
            after.map(|after| after.split('(').next().unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(methods(""), ["user", "role", "roles", "a", "user_mutation"]);
        assert_eq!(
            methods("include = ['Query', 'Mutation.a']\nexclude = ['Query.role']"),
            ["user", "roles", "a"]
        );
        assert_eq!(methods("include = ['Mutation.a']\n[api.rename]\n'Mutation.a' = 'do_it'"), ["do_it"]);
        for (api, parts) in [
            ("include = ['Query.user',\n  'Query.rols']", ["authgear.toml:3:3", "\"Query.roles\""]),
            ("exclude = ['Mutaton']", ["authgear.toml:2:12", "Did you mean \"Mutation\""]),
            ("[api.rename]\n'Query.user' = 'getUser'", ["authgear.toml:3:16", "snake_case"]),
            ("[api.rename]\n'Query.user' = 'send'", ["authgear.toml:3:16", "Clients have a method"]),
            ("[api.rename]\n'Query' = 'all'", ["authgear.toml:3:11", "is a type"]),
        ] {
            let error = format!("{:?}", generated(api).unwrap_err());
            parts.iter().for_each(|part| assert!(error.contains(part), "no {part:?} in {error}"));
        }
    }

    #[test]
    fn lints_are_as_the_settings_say_and_the_script_before_them() {
        let folder = package();
        let write = |name, text| fs::write(folder.path().join(name), text).unwrap();
        write("schema.graphql", "type Query { a: Int @deprecated(reason: \"say\\ncargo::rustc-cfg=evil\") }");
        write("queries/a.graphql", "query A { a }");
        let a = || configure().documents("queries/a.graphql");

        let output = a().generate(folder.path()).unwrap();
        let warning = "queries/a.graphql:1:11: warning[DeprecatedUsage]: \
                       The field \"Query.a\" is deprecated: say cargo::rustc-cfg=evil";
        assert_eq!(output.warnings, [warning]);
        let allowed = a().lint(Lint::DeprecatedUsage, Level::Allow).generate(folder.path()).unwrap();
        assert_eq!((allowed.text, allowed.warnings), (output.text, Vec::new()));

        write("authgear.toml", "[lints]\ndeprecated-usage = 'deny'");
        let denied = a().generate(folder.path()).err().unwrap().to_string();
        assert!(denied.contains("error[DeprecatedUsage]") && denied.starts_with("1 error in"), "{denied}");
        let warned = a().lint(Lint::DeprecatedUsage, Level::Warn).generate(folder.path()).unwrap();
        assert_eq!(warned.warnings, [warning]);

        write("authgear.toml", "[lints]\ndeprecated = 'deny'");
        let unknown = a().generate(folder.path()).err().unwrap().to_string();
        assert!(
            unknown.contains("line 2") && unknown.contains("there is no lint \"deprecated\""),
            "{unknown}"
        );
    }
}
