//! Why a text is not the node id that was asked for, in words that say what it is.

use std::error::Error;
use std::fmt;

/// A text that is not the node id of the kind that was asked for.
///
/// The message names both kinds and shows nothing else of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NodeIdError {
    expected: &'static str,
    problem: NodeIdProblem,
}

/// Why a text is not the node id of the kind that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum NodeIdProblem {
    /// It is the node id of another type, which is named here.
    OtherType(String),
    /// There is nothing.
    Empty,
    /// It is a UUID by itself.
    InnerId,
    /// It is `Type:id` and not encoded.
    NotEncoded,
    /// It is base64 with padding, which the server refuses.
    Padded,
    /// It has characters that base64url does not have.
    NotBase64Url,
    /// It is base64url that ends within a byte.
    Cut,
    /// It is base64url of something other than `Type:id`.
    NoType,
}

impl NodeIdError {
    pub(super) fn new(expected: &'static str, problem: NodeIdProblem) -> Self {
        Self { expected, problem }
    }

    /// The type whose node id was asked for.
    #[must_use]
    pub fn expected(&self) -> &'static str {
        self.expected
    }

    /// Why the text was refused.
    #[must_use]
    pub fn problem(&self) -> &NodeIdProblem {
        &self.problem
    }
}

impl fmt::Display for NodeIdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected a node id of type {}, found {}", self.expected, self.problem)
    }
}

impl Error for NodeIdError {}

impl fmt::Display for NodeIdProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::OtherType(name) => return write!(f, "one of type {name}"),
            Self::Empty => "an empty text",
            Self::InnerId => "a UUID by itself; make a node id of it with `NodeId::from_inner`",
            Self::NotEncoded => {
                "a type and an id that are not encoded; make a node id of the part after the colon with \
                 `NodeId::from_inner`"
            }
            Self::Padded => "base64 with padding; the server takes it only without the `=` at its end",
            Self::NotBase64Url => {
                "a text with other characters than base64url has: letters, digits, `-` and `_`"
            }
            Self::Cut => "base64url that ends within a byte; a part of it may be missing",
            Self::NoType => "base64url of something else than a type, a colon and an id",
        })
    }
}
