//! The cryptographic library that signs, chosen by a feature. All that is asked of it is here: an RSA key from PKCS#1, and
//! an RS256 signature with it. Which one makes TLS is chosen alike, in `transport/tls.rs`.

#[cfg(feature = "aws-lc")]
mod aws_lc;
#[cfg(all(feature = "ring", not(feature = "aws-lc")))]
mod ring;

#[cfg(feature = "aws-lc")]
pub(super) use aws_lc::{KeyPair, MAX_BITS};
#[cfg(all(feature = "ring", not(feature = "aws-lc")))]
pub(super) use ring::{KeyPair, MAX_BITS};

#[cfg(not(any(feature = "aws-lc", feature = "ring")))]
compile_error!(
    "authgear-admin needs a cryptographic library: leave the default feature `aws-lc` on, or turn on `ring`"
);
