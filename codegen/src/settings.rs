//! What a user may set, the same for build scripts, the macro and the command line: `authgear.toml`.
//!
//! ```toml
//! schema = "schema.graphql"
//! documents = ["queries/**/*.graphql"]
//! out = "src/admin.rs"
//! manifest = "queries/manifest.json"
//! derives = ["PartialEq"]
//! typed-ids = false
//! borrowed = true
//!
//! [scalars]
//! Web3Claims = "crate::Web3Claims"
//!
//! [lints]
//! deprecated-usage = "deny"
//! connection-page-info = "allow"
//!
//! [api]
//! include = ["Query", "Mutation.setDisabledStatus"]
//!
//! [server]
//! endpoint = "https://myapp.authgear.cloud"
//! app-id = "myapp"
//! key-id = "8f2d…"
//! ```
//!
//! Keys never stand in it: a private key comes from the environment or from a file that the environment names.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;

use serde::Deserialize;

use crate::api::{ApiSettings, table};
use crate::lint::Lints;
use crate::rust_path::RustPath;

/// The name of the settings file.
pub const FILE_NAME: &str = "authgear.toml";

/// Settings of a project; [`Settings::default`] where there is no file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
#[non_exhaustive]
pub struct Settings {
    /// Where the schema is saved; relative to the settings file.
    pub schema: Option<PathBuf>,
    /// Globs of the documents; relative to the settings file.
    pub documents: Vec<String>,
    /// The Rust file that the command line writes; relative to the settings file. Build scripts write into `OUT_DIR`, and the
    /// macro no file at all.
    pub out: Option<PathBuf>,
    /// The list of operations that the command line writes, as JSON; relative to the settings file.
    pub manifest: Option<PathBuf>,
    /// Rust types for scalars, by the scalar's name. They must implement `serde`'s `Serialize` where they are sent and
    /// `Deserialize` where they are read, and `Debug` and `Clone`.
    pub scalars: BTreeMap<String, RustPath>,
    /// What the types of answers derive besides `Debug` and `Clone`. `Serialize` (by whatever path) is not serde's derive
    /// but writes an answer back as the JSON it came as: fragments in the object that they share, `__typename` first
    /// where it tells the type.
    pub derives: Vec<RustPath>,
    /// Whether ids say whose they are where that is known, e.g. `NodeId<User>`; a plain `Id` everywhere if `false`.
    pub typed_ids: bool,
    /// Whether answers borrow their text, ids and JSON from the bytes that they came in. Types that hold any have a
    /// lifetime then, and operations are fetched and then read, instead of sent. It holds for what is generated from
    /// documents; builders of the whole API have owned answers in any case.
    pub borrowed: bool,
    /// How much our own lints matter: `allow`, `warn` or `deny` each, the same for build scripts, the macro and the
    /// command line.
    ///
    /// | lint | finds | without a setting |
    /// | --- | --- | --- |
    /// | [`connection-page-info`](crate::Lint::ConnectionPageInfo) | a connection of which pages are asked for, without `pageInfo { hasNextPage endCursor }` | `warn` |
    /// | [`deprecated-usage`](crate::Lint::DeprecatedUsage) | a deprecated field, argument, input field or enum value | `warn` |
    /// | [`mutation-field-limit`](crate::Lint::MutationFieldLimit) | more than five fields of a mutation, which the server refuses | `deny` |
    /// | [`named-operations`](crate::Lint::NamedOperations) | an operation without a name, which cannot become code | `deny` |
    /// | [`page-size`](crate::Lint::PageSize) | a page of more than 100, which the server cuts off silently | `deny` |
    ///
    /// The macro has only one way to warn: rustc's lint `deprecated`, at the word. `#[allow(deprecated)]` there silences
    /// it in one place, `#![deny(deprecated)]` makes it an error. With `deprecated-usage = "allow"`, the setters of
    /// deprecated variables and input fields are not `#[deprecated]` either.
    ///
    /// ```toml
    /// [lints]
    /// deprecated-usage = "deny"
    /// connection-page-info = "allow"
    /// ```
    pub lints: Lints,
    /// Which root fields become builders, where builders for the whole API are asked for.
    #[serde(deserialize_with = "table")]
    pub api: ApiSettings,
    /// Where the schema is fetched from.
    pub server: Server,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            schema: None,
            documents: Vec::new(),
            out: None,
            manifest: None,
            scalars: BTreeMap::new(),
            derives: Vec::new(),
            typed_ids: true,
            borrowed: false,
            lints: Lints::default(),
            api: ApiSettings::default(),
            server: Server::default(),
        }
    }
}

/// Where the schema is fetched from. Flags and the environment go before it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
#[non_exhaustive]
pub struct Server {
    /// The project's origin, e.g. `https://myapp.authgear.cloud`.
    pub endpoint: Option<String>,
    /// The app (project) id.
    pub app_id: Option<String>,
    /// The id of the signing key, as the portal shows it.
    pub key_id: Option<String>,
}

/// A settings file that does not say what it should; the message shows the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingsError {
    message: String,
}

impl fmt::Display for SettingsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for SettingsError {}

impl Settings {
    /// Reads the text of an `authgear.toml`.
    ///
    /// # Errors
    /// Not TOML, an unknown key, a value of another type, or a private key.
    ///
    /// ```
    /// use authgear_admin_codegen::Settings;
    ///
    /// let settings = Settings::parse("schema = 'admin.graphql'")?;
    /// assert_eq!(settings.schema.unwrap().to_str(), Some("admin.graphql"));
    /// # Ok::<(), authgear_admin_codegen::SettingsError>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self, SettingsError> {
        // A private key in it must not even be quoted back by the message.
        if text.contains("PRIVATE KEY") {
            return Err(SettingsError {
                message: format!(
                    "{FILE_NAME} holds a private key: take it out, and give it by AUTHGEAR_PRIVATE_KEY_FILE instead"
                ),
            });
        }
        let mut settings: Self = toml::from_str(text)
            .map_err(|error| SettingsError { message: error.to_string().trim_end().to_owned() })?;
        settings.api.text = text.into();
        Ok(settings)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_setting() {
        let settings = Settings::parse(
            "schema = 's.graphql'\ndocuments = ['q/*.graphql']\nout = 'a.rs'\nmanifest = 'm.json'\nderives = ['PartialEq']\n\
             typed-ids = false\nborrowed = true\n[scalars]\nDateTime = 'jiff::Timestamp'\n[server]\nendpoint = 'https://x.example'\napp-id = 'x'",
        )
        .unwrap();
        assert_eq!(settings.scalars["DateTime"].as_str(), "jiff::Timestamp");
        assert_eq!(settings.server.app_id.as_deref(), Some("x"));
        assert!(settings.out.is_some_and(|out| out.ends_with("a.rs")) && settings.manifest.is_some());
        assert!(!settings.typed_ids && Settings::parse("").unwrap().typed_ids);
        assert!(settings.borrowed && !Settings::parse("").unwrap().borrowed);
    }

    #[test]
    fn an_unknown_key_is_shown_with_its_line() {
        let error = Settings::parse("schema = 's'\nschmea = 't'").unwrap_err().to_string();
        assert!(error.contains("line 2") && error.contains("schmea") && error.contains("schema"), "{error}");
    }

    #[test]
    fn a_private_key_is_refused_and_not_repeated() {
        let error =
            Settings::parse("key = '''-----BEGIN PRIVATE KEY-----\nMIIsecret'''").unwrap_err().to_string();
        assert!(error.contains("AUTHGEAR_PRIVATE_KEY_FILE") && !error.contains("MIIsecret"), "{error}");
    }
}
