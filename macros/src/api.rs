//! `admin_api!`: builders for the whole API, from the schema alone.

use std::env;
use std::path::{Path, PathBuf};

use authgear_admin_codegen::generate_api;
use authgear_admin_codegen::project::Project;
use proc_macro2::{Span, TokenStream};
use quote::quote;

use crate::expand::no_schema;
use crate::input::only_visibility;
use crate::report::{self, Places};
use crate::schema;

/// What the macro turns into.
pub(crate) fn expand(tokens: TokenStream) -> TokenStream {
    match env::var_os("CARGO_MANIFEST_DIR") {
        Some(package) => expand_in(Path::new(&package), tokens),
        None => report::error("CARGO_MANIFEST_DIR is not set: build with cargo", Span::call_site()),
    }
}

/// What the macro turns into for a package in this folder.
fn expand_in(package: &Path, tokens: TokenStream) -> TokenStream {
    let visibility = match only_visibility(tokens) {
        Ok(visibility) => visibility,
        Err(error) => return report::error(error.message, error.span),
    };
    let project = match Project::find(package) {
        Ok(project) => project,
        Err(error) => return report::error(&error.to_string(), Span::call_site()),
    };
    let path = project.schema_path();
    let loaded = match schema::load(&path) {
        Ok(loaded) => loaded,
        Err((error, sources)) => return no_schema(&error, &sources),
    };
    let mut sources = loaded.sources.clone();
    let generated = match generate_api(&mut sources, &loaded.schema, &project.settings) {
        Ok(api) => api.generated.tokens,
        Err(found) => return report::errors(&found, &sources, &Places::Whole(Span::call_site())),
    };
    let tracked: Vec<PathBuf> = project.settings_file.into_iter().chain([path]).collect();
    let tracked = tracked.iter().map(|path| path.display().to_string());
    quote! {
        #[allow(
            clippy::all, clippy::pedantic, clippy::restriction, rustdoc::all, dead_code, deprecated, missing_docs,
            non_camel_case_types, non_snake_case, unreachable_pub, unused_qualifications,
        )]
        mod __admin_api {
            // Compiled again when one of these changes.
            #(const _: &[::core::primitive::u8] = ::core::include_bytes!(#tracked);)*
            #generated
        }
        #[allow(unused_imports)]
        #visibility use __admin_api::*;
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn gives_builders_as_the_settings_say() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("schema.graphql"), "type Query { a: Int b: Int }").unwrap();
        let expand = |tokens| expand_in(folder.path(), tokens).to_string();
        let all = expand(quote! { pub });
        for part in ["fn a (& self)", "fn b (& self)", "pub use __admin_api :: *", "include_bytes"] {
            assert!(all.contains(part), "no {part}: {all}");
        }
        fs::write(folder.path().join("authgear.toml"), "[api]\nexclude = ['Query.b']").unwrap();
        assert!(!expand(quote! {}).contains("fn b (& self)"));
        fs::write(folder.path().join("authgear.toml"), "[api]\nexclude = ['Query.c']").unwrap();
        assert!(expand(quote! {}).contains("authgear.toml:2:12"), "{}", expand(quote! {}));
        assert!(expand(quote! { query Q { a } }).contains("nothing but a visibility"));
    }
}
