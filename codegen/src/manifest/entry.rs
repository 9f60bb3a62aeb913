//! The manifest as it is saved: JSON with the keys below in camel case, places as `"line:column"`.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The version that is written, and the only one that is read.
pub const VERSION: u32 = 1;

/// A list of operations and of the fragments that they share.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// [`VERSION`].
    pub version: u32,
    /// The operations, in the order of the documents.
    pub operations: Vec<Operation>,
    /// The fragments, in the order of the documents.
    pub fragments: Vec<Fragment>,
}

/// An operation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Operation {
    /// Its name in the documents.
    pub name: String,
    /// `query`, `mutation` or `subscription`.
    pub kind: String,
    /// The Rust type that is generated for it.
    pub rust: String,
    /// The method that begins it, if it is a builder of the whole API.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub method: Option<String>,
    /// The file that it is in, as it was named.
    pub file: String,
    /// Where its name stands.
    pub place: Place,
    /// The SHA-256 of the text that is sent, in hexadecimal.
    pub sha256: String,
    /// Its variables, in order.
    pub variables: Vec<Variable>,
    /// How many fields are inside one another at most, through fragments; 1 for `{ total }`.
    pub depth: usize,
    /// How many fields a mutation has at the top, as the server counts them: through fragments. 0 for a query.
    pub mutation_fields: usize,
    /// The fragments that it reaches.
    pub fragments: Vec<String>,
    /// The fields, arguments, input fields and enum values that it and its fragments name, sorted: `User.roles.first`. What
    /// may be inside a variable is not among them.
    pub coordinates: Vec<String>,
    /// Those that it names itself, with the places in its file.
    pub uses: BTreeMap<String, Vec<Place>>,
}

/// A variable.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Variable {
    /// Its name, without `$`.
    pub name: String,
    /// Where its definition begins, in the file of its operation.
    pub place: Place,
    /// Its type, e.g. `[ID!]!`.
    #[serde(rename = "type")]
    pub ty: String,
    /// Its default as it is written.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub default: Option<String>,
}

/// A fragment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fragment {
    /// Its name.
    pub name: String,
    /// The type that it is on.
    pub on: String,
    /// The file that it is in, as it was named.
    pub file: String,
    /// Where its name stands.
    pub place: Place,
    /// The operations that it is part of, by way of other fragments too.
    pub operations: Vec<String>,
    /// The fields, arguments, input fields and enum values that it names itself, with the places in its file.
    pub uses: BTreeMap<String, Vec<Place>>,
}

/// A place in a file; both numbers from 1, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

impl Serialize for Place {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Place {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let numbers = text.split_once(':').map(|(line, column)| (line.parse().ok(), column.parse().ok()));
        match numbers {
            Some((Some(line), Some(column))) => Ok(Self { line, column }),
            _ => Err(D::Error::custom(format_args!("{text:?} is not a place as `line:column`"))),
        }
    }
}
