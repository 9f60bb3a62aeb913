//! Why a key is refused, in words that say what it is and what to do.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{fmt, io};

use super::crypto::MAX_BITS;

/// A signing key that was refused: where it came from and why.
///
/// Neither this nor its `Debug` shows anything of the key.
#[derive(Debug)]
pub struct KeyError {
    origin: Option<Origin>,
    problem: KeyProblem,
}

#[derive(Debug)]
enum Origin {
    File(PathBuf),
    Variable(String),
}

/// Why a signing key was refused.
#[derive(Debug)]
#[non_exhaustive]
pub enum KeyProblem {
    /// The file cannot be read.
    Unreadable(io::Error),
    /// The environment variable is not set.
    NotSet,
    /// The environment variable is not Unicode.
    NotText,
    /// There is nothing in it.
    Empty,
    /// It has no PEM block.
    NotPem,
    /// It is not PEM but looks like a path.
    LooksLikePath,
    /// It is not PEM but looks like binary DER.
    LooksLikeDer,
    /// A public key, which cannot sign.
    PublicKey,
    /// A certificate, which cannot sign.
    Certificate,
    /// The key is encrypted with a password.
    Encrypted,
    /// A key in OpenSSH's own format.
    OpenSsh,
    /// Another kind of key than RSA, named here.
    Algorithm(&'static str),
    /// A PEM block of another kind; its label is not repeated, since a mangled one may hold key text.
    UnknownBlock,
    /// A PEM block that begins and does not end.
    Truncated,
    /// What is between the markers is not base64.
    BrokenBase64,
    /// What is in the block is not the structure of a private key.
    BrokenDer,
    /// More than one private key.
    Several {
        /// How many.
        count: usize,
    },
    /// An RSA key of fewer than 2048 bits.
    TooShort {
        /// How many bits it has.
        bits: usize,
    },
    /// An RSA key of more bits than the cryptographic library takes: 8192 with AWS-LC, 4096 with ring.
    TooLong {
        /// How many bits it has.
        bits: usize,
    },
}

impl KeyError {
    pub(super) fn new(problem: KeyProblem) -> Self {
        Self { origin: None, problem }
    }

    pub(super) fn in_file(path: &Path, problem: KeyProblem) -> Self {
        Self { origin: Some(Origin::File(path.to_owned())), problem }
    }

    pub(super) fn in_variable(variable: &str, problem: KeyProblem) -> Self {
        Self { origin: Some(Origin::Variable(variable.to_owned())), problem }
    }

    /// Why the key was refused.
    #[must_use]
    pub fn problem(&self) -> &KeyProblem {
        &self.problem
    }
}

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.origin {
            Some(Origin::File(path)) => write!(f, "{}: ", path.display())?,
            Some(Origin::Variable(variable)) => write!(f, "{variable}: ")?,
            None => {}
        }
        fmt::Display::fmt(&self.problem, f)
    }
}

impl Error for KeyError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.problem {
            KeyProblem::Unreadable(error) => Some(error),
            _ => None,
        }
    }
}

const PORTAL: &str = "the private key that the portal's Admin API page let you download";

impl fmt::Display for KeyProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(error) => write!(f, "the key file cannot be read: {error}"),
            Self::NotSet => write!(f, "the variable is not set; it takes the PEM text of {PORTAL}"),
            Self::NotText => f.write_str("the variable is not Unicode text, so it is not PEM"),
            Self::Empty => write!(f, "there is nothing in it; it takes the PEM text of {PORTAL}"),
            Self::NotPem => write!(
                f,
                "this is not PEM: there is no line `-----BEGIN PRIVATE KEY-----`; use {PORTAL}, as it is"
            ),
            Self::LooksLikePath => f.write_str(
                "this looks like a path, not like PEM text; read the file with `SigningKey::from_pem_file`, or \
                 set AUTHGEAR_PRIVATE_KEY_FILE instead of AUTHGEAR_PRIVATE_KEY",
            ),
            Self::LooksLikeDer => f.write_str(
                "this looks like binary DER, not like PEM text; convert it: \
                 openssl pkey -inform DER -in key.der -out key.pem",
            ),
            Self::PublicKey => write!(f, "this is a public key, which cannot sign; use {PORTAL}"),
            Self::Certificate => write!(f, "this is a certificate, which cannot sign; use {PORTAL}"),
            Self::Encrypted => f.write_str(
                "the key is encrypted with a password; decrypt it first: openssl pkey -in key.pem -out plain.pem",
            ),
            Self::OpenSsh => write!(
                f,
                "this key is in OpenSSH's own format, and likely not an Admin API key; use {PORTAL}"
            ),
            Self::Algorithm(name) => write!(
                f,
                "this is an {name} key; the Admin API takes RS256 only, so use {PORTAL}, which is RSA"
            ),
            Self::UnknownBlock => write!(
                f,
                "this PEM block is neither `PRIVATE KEY` nor `RSA PRIVATE KEY`; use {PORTAL}, as it is"
            ),
            Self::Truncated => f.write_str(
                "the PEM block begins and does not end: the line `-----END … PRIVATE KEY-----` is missing; \
                 copy the whole file",
            ),
            Self::BrokenBase64 => {
                f.write_str("what is between the PEM markers is not base64; copy the whole file, as it is")
            }
            Self::BrokenDer => write!(
                f,
                "the PEM block does not hold a sound RSA private key: it is damaged or was cut; use {PORTAL}, as it is"
            ),
            Self::Several { count } => write!(
                f,
                "there are {count} private keys in it; keep the one that belongs to the key id"
            ),
            Self::TooShort { bits } => write!(
                f,
                "this RSA key has {bits} bits, and RS256 needs 2048 or more; create a new Admin API key in the portal"
            ),
            Self::TooLong { bits } => write!(
                f,
                "this RSA key has {bits} bits, and at most {MAX_BITS} are supported; create a new Admin API key in the portal"
            ),
        }
    }
}

/// The key could not sign. The cryptographic library gives no reason; a sound key on a sound machine signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignError;

impl fmt::Display for SignError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "the token could not be signed: the cryptographic library refused the key without a reason",
        )
    }
}

impl Error for SignError {}
