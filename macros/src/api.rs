//! `admin_api!`: builders for the whole API, from the schema alone.

use std::path::Path;

use authgear_admin_codegen::generate_api;
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::input::only_visibility;
use crate::package::{self, Package};
use crate::report::{self, Places};

/// What the macro turns into.
pub(crate) fn expand(tokens: TokenStream) -> TokenStream {
    package::expand(tokens, expand_in)
}

/// What the macro turns into for a package in this folder.
fn expand_in(package: &Path, tokens: TokenStream) -> TokenStream {
    let visibility = match only_visibility(tokens) {
        Ok(visibility) => visibility,
        Err(error) => return report::error(error.message, error.span),
    };
    let Package { settings, loaded, tracked } = match Package::read(package) {
        Ok(package) => package,
        Err(tokens) => return tokens,
    };
    let mut sources = loaded.sources.clone();
    let generated = match generate_api(&mut sources, &loaded.schema, &settings) {
        Ok(api) => api.generated.tokens,
        Err(found) => return report::errors(&found, &sources, &Places::Whole(Span::call_site())),
    };
    let name = Ident::new("__admin_api", Span::call_site());
    let module = package::module(&name, &quote!(dead_code, deprecated), &tracked, &generated);
    quote! {
        #module
        #[allow(unused_imports)]
        #visibility use #name::*;
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
