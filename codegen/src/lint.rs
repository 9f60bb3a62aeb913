//! Our own lints by name, and the levels that a user may give them.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, Visitor};

use crate::diagnostic::Severity;
use crate::schema::suggest::did_you_mean;

/// A rule of our own: what is valid GraphQL and still goes wrong with Authgear's server, or soon will.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Lint {
    /// `connection-page-info`: the caller chooses the page of a connection (a cursor is passed, or a variable as its
    /// size), and `pageInfo { hasNextPage endCursor }` is not selected, so that nobody learns of the next page. It counts
    /// as selected at whatever place of the answer, and where a variable decides on it. Backwards, by `last` and
    /// `before` alone, it is `pageInfo { hasPreviousPage startCursor }`. Without a cursor, `hasNextPage` or `totalCount`
    /// is enough, and a literal size such as `first: 5` is a look at the beginning, not a page.
    ConnectionPageInfo,
    /// `deprecated-usage`: a deprecated field, argument, input field or enum value is used, also in a variable's default.
    /// What a caller puts into a variable is not in the document: there, rustc warns at the deprecated setter.
    DeprecatedUsage,
    /// `mutation-field-limit`: a mutation has more than five fields at the top. They are counted as the server does:
    /// through fragments, each time one is spread, `__typename` and skipped fields included.
    MutationFieldLimit,
    /// `named-operations`: an operation without a name. It is for `check`: an anonymous operation is valid GraphQL, and
    /// no code can be generated for it whatever the level.
    NamedOperations,
    /// `page-size`: `first` or `last` of a connection is over 100, as a literal or as the default of the variable given
    /// there. The server returns 100 and does not say so.
    PageSize,
}

impl Lint {
    /// All lints.
    pub const ALL: [Self; 5] = [
        Self::ConnectionPageInfo,
        Self::DeprecatedUsage,
        Self::MutationFieldLimit,
        Self::NamedOperations,
        Self::PageSize,
    ];

    /// Its name in `authgear.toml`, e.g. `page-size`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::ConnectionPageInfo => "connection-page-info",
            Self::DeprecatedUsage => "deprecated-usage",
            Self::MutationFieldLimit => "mutation-field-limit",
            Self::NamedOperations => "named-operations",
            Self::PageSize => "page-size",
        }
    }

    /// Its name in diagnostics, e.g. `PageSize`.
    #[must_use]
    pub fn rule(self) -> &'static str {
        match self {
            Self::ConnectionPageInfo => "ConnectionPageInfo",
            Self::DeprecatedUsage => "DeprecatedUsage",
            Self::MutationFieldLimit => "MutationFieldLimit",
            Self::NamedOperations => "NamedOperations",
            Self::PageSize => "PageSize",
        }
    }

    /// The lint that a diagnostic of this rule comes from; `None` for the specification's rules.
    #[must_use]
    pub fn of_rule(rule: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lint| lint.rule() == rule)
    }

    /// The level where no setting says otherwise: [`Level::Deny`] for what the server refuses or silently cuts off, and
    /// for what cannot become code.
    #[must_use]
    pub fn default_level(self) -> Level {
        match self {
            Self::ConnectionPageInfo | Self::DeprecatedUsage => Level::Warn,
            Self::MutationFieldLimit | Self::NamedOperations | Self::PageSize => Level::Deny,
        }
    }
}

/// What becomes of a lint's findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Level {
    /// `allow`: nothing is said.
    Allow,
    /// `warn`: a warning.
    Warn,
    /// `deny`: an error; nothing is generated.
    Deny,
}

impl Level {
    /// All levels.
    pub const ALL: [Self; 3] = [Self::Allow, Self::Warn, Self::Deny];

    /// Its name in `authgear.toml`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::Warn => "warn",
            Self::Deny => "deny",
        }
    }

    /// The severity of what is found; `None` where nothing is to be said.
    #[must_use]
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Allow => None,
            Self::Warn => Some(Severity::Warning),
            Self::Deny => Some(Severity::Error),
        }
    }
}

/// The levels of all lints: the table `[lints]` of `authgear.toml`.
///
/// ```
/// use authgear_admin_codegen::{Level, Lint, Settings};
///
/// let settings = Settings::parse("[lints]\ndeprecated-usage = 'deny'")?;
/// assert_eq!(settings.lints.level(Lint::DeprecatedUsage), Level::Deny);
/// assert_eq!(settings.lints.level(Lint::ConnectionPageInfo), Level::Warn);
/// # Ok::<(), authgear_admin_codegen::SettingsError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Lints {
    /// By [`Lint`].
    levels: [Level; Lint::ALL.len()],
}

impl Lints {
    /// The same level for all.
    #[must_use]
    pub fn all(level: Level) -> Self {
        Self { levels: [level; Lint::ALL.len()] }
    }

    /// The level of a lint.
    #[must_use]
    pub fn level(&self, lint: Lint) -> Level {
        self.levels[lint as usize]
    }

    /// Gives a lint a level.
    pub fn set(&mut self, lint: Lint, level: Level) {
        self.levels[lint as usize] = level;
    }

    /// With this level for a lint.
    #[must_use]
    pub fn with(mut self, lint: Lint, level: Level) -> Self {
        self.set(lint, level);
        self
    }
}

impl Default for Lints {
    fn default() -> Self {
        Self { levels: Lint::ALL.map(Lint::default_level) }
    }
}

impl fmt::Debug for Lints {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(Lint::ALL.map(|lint| (lint.key(), self.level(lint)))).finish()
    }
}

impl<'de> Deserialize<'de> for Lints {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Table;

        impl<'de> Visitor<'de> for Table {
            type Value = Lints;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a table of lints and their levels")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Lints, A::Error> {
                let mut lints = Lints::default();
                while let Some((lint, level)) = map.next_entry()? {
                    lints.set(lint, level);
                }
                Ok(lints)
            }
        }

        deserializer.deserialize_map(Table)
    }
}

impl<'de> Deserialize<'de> for Lint {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        word(deserializer, "lint", Self::ALL.map(|lint| (lint.key(), lint)))
    }
}

impl<'de> Deserialize<'de> for Level {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        word(deserializer, "level of a lint", Self::ALL.map(|level| (level.key(), level)))
    }
}

/// One of these words, or an error that proposes the nearest and names all.
fn word<'de, T, D: Deserializer<'de>, const N: usize>(
    deserializer: D,
    what: &'static str,
    words: [(&'static str, T); N],
) -> Result<T, D::Error> {
    struct Word(&'static str);

    impl Visitor<'_> for Word {
        type Value = String;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "the name of a {}", self.0)
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<String, E> {
            Ok(text.to_owned())
        }
    }

    let written = deserializer.deserialize_str(Word(what))?;
    let known = words.each_ref().map(|(word, _)| *word);
    words.into_iter().find(|(word, _)| *word == written).map(|(_, value)| value).ok_or_else(|| {
        let suggestion = did_you_mean(&written, known);
        let space = if suggestion.is_empty() { "" } else { " " };
        let quoted = known.map(|word| format!("{word:?}")).join(", ");
        Error::custom(format_args!("there is no {what} {written:?}.{space}{suggestion}\nthere are {quoted}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;

    #[test]
    fn every_lint_has_a_place_a_key_and_a_rule_of_its_own() {
        let mut lints = Lints::all(Level::Allow);
        for (index, lint) in Lint::ALL.into_iter().enumerate() {
            assert_eq!(lint as usize, index, "{lint:?}");
            assert_eq!(Lint::of_rule(lint.rule()), Some(lint));
            assert_eq!(heck::ToKebabCase::to_kebab_case(lint.rule()), lint.key());
            lints.set(lint, Level::Deny);
            assert_eq!(lints.level(lint), Level::Deny);
        }
        assert_eq!(lints, Lints::all(Level::Deny));
    }

    #[test]
    fn what_is_not_in_the_table_keeps_its_default() {
        assert_eq!(Settings::parse("").unwrap().lints, Lints::default());
        let settings =
            Settings::parse("[lints]\npage-size = 'warn'\nmutation-field-limit = 'allow'").unwrap();
        let expected =
            Lints::default().with(Lint::PageSize, Level::Warn).with(Lint::MutationFieldLimit, Level::Allow);
        assert_eq!(settings.lints, expected);
    }

    #[test]
    fn a_wrong_word_is_shown_with_its_line_and_the_nearest() {
        for (text, parts) in [
            (
                "pagesize = 'warn'",
                [" 3, column 1", "there is no lint \"pagesize\". Did you mean \"page-size\"?"],
            ),
            ("PageSize = 'warn'", [" 3, column 1", "Did you mean \"page-size\"?"]),
            ("complexity = 'warn'", [" 3, column 1", "\"named-operations\", \"page-size\""]),
            ("page-size = 'warning'", [" 3, column 13", "\"warning\". Did you mean \"warn\"?"]),
            ("page-size = 'error'", [" 3, column 13", "there are \"allow\", \"warn\", \"deny\""]),
            ("page-size = true", [" 3, column 13", "expected the name of a level of a lint"]),
            ("page-size = 'warn'\npage-size = 'deny'", [" 4, column 1", "duplicate key"]),
        ] {
            let error = Settings::parse(&format!("schema = 's'\n[lints]\n{text}")).unwrap_err().to_string();
            for part in parts {
                assert!(error.contains(part), "no {part:?} in {error}");
            }
        }
        let error = Settings::parse("lints = 'deny'").unwrap_err().to_string();
        assert!(error.contains("a table of lints"), "{error}");
    }
}
