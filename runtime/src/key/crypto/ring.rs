//! Signing with ring.

use ring::rand::SystemRandom;
use ring::signature::{RSA_PKCS1_SHA256, RsaKeyPair};

/// The longest key that is taken, in bits.
pub(in crate::key) const MAX_BITS: usize = 4096;

/// An RSA key that was parsed once.
pub(in crate::key) struct KeyPair(RsaKeyPair);

impl KeyPair {
    /// Reads a PKCS#1 `RSAPrivateKey`; `None` where it is not sound.
    pub(in crate::key) fn from_pkcs1(der: &[u8]) -> Option<Self> {
        RsaKeyPair::from_der(der).ok().map(Self)
    }

    /// How many bytes the modulus has, and so a signature.
    pub(in crate::key) fn modulus_len(&self) -> usize {
        self.0.public().modulus_len()
    }

    /// Writes the RS256 signature of a message; `None` where the library refuses without a reason.
    pub(in crate::key) fn sign(&self, message: &[u8], signature: &mut [u8]) -> Option<()> {
        self.0.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message, signature).ok()
    }
}
