//! The private key of the Admin API: read once from PEM, then only signs.
//!
//! The key that the portal hands out is RSA in PKCS#8; people also keep it as PKCS#1, and in environment variables that
//! cannot carry line breaks. All of that is read. What cannot work is refused here, by its own name, rather than by a
//! bare 403 from the server later.

mod crypto;
mod der;
mod error;
mod pem;

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;
use std::{env, fmt};

use zeroize::Zeroizing;

use crypto::{KeyPair, MAX_BITS};
pub use error::{KeyError, KeyProblem, SignError};

/// An RSA private key of at least 2048 bits, ready to sign; cheap to clone.
///
/// The bytes it was read from are wiped from memory once parsed, and `Debug` shows the size of the key only.
///
/// ```no_run
/// use authgear_admin::SigningKey;
///
/// let key = SigningKey::from_pem_file("admin-api-key.pem")?;
/// println!("an RSA key of {} bits", key.bits());
/// # Ok::<(), authgear_admin::KeyError>(())
/// ```
#[derive(Clone)]
pub struct SigningKey(Arc<KeyPair>);

/// The most that is read of a key file: an RSA key of 8192 bits takes 7 KB.
const MAX_FILE_BYTES: usize = 64 * 1024;

impl SigningKey {
    /// Reads a key from PEM text, PKCS#8 (`PRIVATE KEY`) or PKCS#1 (`RSA PRIVATE KEY`).
    ///
    /// Text whose line breaks became `\n` sequences or spaces on the way through an environment variable is read too.
    ///
    /// # Errors
    /// It holds no private key, several, an encrypted one, or one that cannot sign RS256; see [`KeyProblem`].
    pub fn from_pem(pem: impl AsRef<[u8]>) -> Result<Self, KeyError> {
        Self::parse(pem.as_ref()).map_err(KeyError::new)
    }

    /// Reads a key from a PEM file.
    ///
    /// # Errors
    /// The file cannot be read, or [`from_pem`](Self::from_pem) refuses what is in it. The error names the path.
    pub fn from_pem_file(path: impl AsRef<Path>) -> Result<Self, KeyError> {
        let path = path.as_ref();
        read_file(path)
            .map_err(KeyProblem::Unreadable)
            .and_then(|pem| Self::parse(&pem))
            .map_err(|problem| KeyError::in_file(path, problem))
    }

    /// Reads a key from PEM text in an environment variable.
    ///
    /// # Errors
    /// The variable is not set or not text, or [`from_pem`](Self::from_pem) refuses its value. The error names the
    /// variable.
    pub fn from_env(variable: &str) -> Result<Self, KeyError> {
        Self::from_variable(variable, env::var_os(variable))
    }

    /// The number of bits of the key's modulus, 2048 or more.
    #[must_use]
    pub fn bits(&self) -> usize {
        self.0.modulus_len() * 8
    }

    /// The RS256 signature of a message.
    pub(crate) fn sign(&self, message: &[u8]) -> Result<Vec<u8>, SignError> {
        let mut signature = vec![0; self.0.modulus_len()];
        self.0.sign(message, &mut signature).ok_or(SignError)?;
        Ok(signature)
    }

    /// Reads a key from what a variable is found to be.
    pub(crate) fn from_variable(variable: &str, value: Option<OsString>) -> Result<Self, KeyError> {
        let text = value.ok_or(KeyProblem::NotSet).map(OsString::into_string);
        text.and_then(|text| text.map_err(|_| KeyProblem::NotText))
            .and_then(|text| Self::parse(Zeroizing::new(text).as_bytes()))
            .map_err(|problem| KeyError::in_variable(variable, problem))
    }

    fn parse(pem: &[u8]) -> Result<Self, KeyProblem> {
        let block = pem::private_key(pem)?;
        let pkcs1 = match block.format {
            pem::Format::Pkcs1 => &block.der[..],
            pem::Format::Pkcs8 => der::rsa_key_in_pkcs8(&block.der)?,
        };
        let bits = der::modulus_bits(pkcs1).ok_or(KeyProblem::BrokenDer)?;
        match bits {
            ..2048 => Err(KeyProblem::TooShort { bits }),
            2048..=MAX_BITS => {
                KeyPair::from_pkcs1(pkcs1).map(|pair| Self(Arc::new(pair))).ok_or(KeyProblem::BrokenDer)
            }
            _ => Err(KeyProblem::TooLong { bits }),
        }
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey(RSA {} bits, [redacted])", self.bits())
    }
}

/// The head of a file, in a buffer that never moves, so that wiping it leaves no copy behind.
fn read_file(path: &Path) -> io::Result<Zeroizing<Vec<u8>>> {
    let mut pem = Zeroizing::new(Vec::with_capacity(MAX_FILE_BYTES));
    File::open(path)?.take(MAX_FILE_BYTES as u64).read_to_end(&mut pem)?;
    Ok(pem)
}

#[cfg(test)]
mod tests;
