//! `[api]` of `authgear.toml`: which root fields become builders, by their schema coordinates.
//!
//! ```toml
//! [api]
//! include = ["Query", "Mutation.setDisabledStatus"]   # without it: all
//! exclude = ["Query.nodes"]
//!
//! [api.rename]
//! "Mutation.setDisabledStatus" = "set_disabled"
//! ```

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Deserializer};
use toml::Spanned;

/// Which root fields become builders. A coordinate is a root type, which stands for all of its fields, or `Type.field`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
#[non_exhaustive]
pub struct ApiSettings {
    /// Those that do; `None` for all.
    pub include: Option<Vec<Listed>>,
    /// Those that do not, even if they are included.
    pub exclude: Vec<Listed>,
    /// The methods of those that are not to be called as in the schema, by coordinate.
    pub rename: BTreeMap<Listed, Listed>,
    /// Whether the command line generates builders: there is such a table, or somebody [asked](Self::set).
    #[serde(skip)]
    is_set: bool,
    /// The text that it was read from, to show where something is wrong.
    #[serde(skip)]
    pub(crate) text: Arc<str>,
}

impl ApiSettings {
    /// Whether the command line generates builders: `authgear.toml` has the table, or somebody [asked](Self::set).
    #[must_use]
    pub fn is_set(&self) -> bool {
        self.is_set
    }

    /// Asks for builders.
    pub fn set(&mut self) {
        self.is_set = true;
    }
}

/// A table that is there.
pub(crate) fn table<'de, D: Deserializer<'de>>(deserializer: D) -> Result<ApiSettings, D::Error> {
    ApiSettings::deserialize(deserializer).map(|settings| ApiSettings { is_set: true, ..settings })
}

/// A word of the settings, and where it stands in their text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(from = "Spanned<String>")]
pub struct Listed {
    /// The word.
    pub word: String,
    start: usize,
    end: usize,
}

impl Listed {
    /// Where it stands, quotes and all.
    pub(crate) fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}

impl From<Spanned<String>> for Listed {
    fn from(spanned: Spanned<String>) -> Self {
        let Range { start, end } = spanned.span();
        Self { word: spanned.into_inner(), start, end }
    }
}
