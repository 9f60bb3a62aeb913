//! What both macros begin with, the package that is compiled with its settings and schema; and the module that their items
//! go into.

use std::env;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use authgear_admin_codegen::Settings;
use authgear_admin_codegen::project::{Project, ProjectError};
use authgear_admin_codegen::source::Sources;
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::report::{self, Places};
use crate::schema::{self, Loaded};

/// What a macro turns into in the package that is compiled.
pub(crate) fn expand(
    tokens: TokenStream,
    expand_in: impl FnOnce(&Path, TokenStream) -> TokenStream,
) -> TokenStream {
    match env::var_os("CARGO_MANIFEST_DIR") {
        Some(package) => expand_in(Path::new(&package), tokens),
        None => report::error("CARGO_MANIFEST_DIR is not set: build with cargo", Span::call_site()),
    }
}

/// What a package has for its macros.
pub(crate) struct Package {
    pub(crate) settings: Settings,
    pub(crate) loaded: Arc<Loaded>,
    /// The files that all this was read from.
    pub(crate) tracked: Vec<PathBuf>,
}

impl Package {
    /// What the package in this folder has; or else the error that the macro turns into.
    pub(crate) fn read(folder: &Path) -> Result<Self, TokenStream> {
        let project =
            Project::find(folder).map_err(|error| report::error(&error.to_string(), Span::call_site()))?;
        let path = project.schema_path();
        let loaded = schema::load(&path).map_err(|(error, sources)| no_schema(&error, &sources))?;
        let tracked = project.settings_file.into_iter().chain([path]).collect();
        Ok(Self { settings: project.settings, loaded, tracked })
    }
}

fn no_schema(error: &ProjectError, sources: &Sources) -> TokenStream {
    match error {
        ProjectError::Diagnostics(found) => report::errors(found, sources, &Places::Whole(Span::call_site())),
        ProjectError::Read { .. } => {
            let help = "save the schema there with `authgear-codegen fetch`, \
                        or say in authgear.toml where it is: schema = \"…\"";
            report::error(&format!("{error}\n{help}"), Span::call_site())
        }
        other => report::error(&other.to_string(), Span::call_site()),
    }
}

/// The items in a module of their own, where only those lints look at them that look at the user's words. `also` are
/// further lints that do not.
pub(crate) fn module(
    name: &Ident,
    also: &TokenStream,
    tracked: &[PathBuf],
    items: &TokenStream,
) -> TokenStream {
    let tracked = tracked.iter().map(|path| path.display().to_string());
    quote! {
        #[allow(
            clippy::all, clippy::pedantic, clippy::restriction, rustdoc::all, missing_docs, non_camel_case_types,
            non_snake_case, unreachable_pub, unused_qualifications, #also
        )]
        mod #name {
            // Compiled again when one of these changes.
            #(const _: &[::core::primitive::u8] = ::core::include_bytes!(#tracked);)*
            #items
        }
    }
}
