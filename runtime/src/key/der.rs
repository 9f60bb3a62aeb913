//! The little of DER that must be read to name what a private key is: its algorithm and its size.
//!
//! The cryptographic library answers both with one vague error.

use super::error::KeyProblem;

const INTEGER: u8 = 0x02;
const OCTET_STRING: u8 = 0x04;
const OBJECT_IDENTIFIER: u8 = 0x06;
const SEQUENCE: u8 = 0x30;

/// The RSA key inside a PKCS#8 structure (RFC 5958), or which algorithm it is of instead.
pub(super) fn rsa_key_in_pkcs8(der: &[u8]) -> Result<&[u8], KeyProblem> {
    let (algorithm, key) = pkcs8(der).ok_or(KeyProblem::BrokenDer)?;
    match algorithm {
        // rsaEncryption, 1.2.840.113549.1.1.1
        [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1] => Ok(key),
        // id-RSASSA-PSS, 1.2.840.113549.1.1.10
        [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 10] => Err(KeyProblem::Algorithm("RSA-PSS")),
        // id-ecPublicKey, 1.2.840.10045.2.1
        [0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1] => Err(KeyProblem::Algorithm("EC")),
        // 1.3.101.110 to 113: X25519, X448, Ed25519, Ed448
        [0x2b, 0x65, 110] => Err(KeyProblem::Algorithm("X25519")),
        [0x2b, 0x65, 111] => Err(KeyProblem::Algorithm("X448")),
        [0x2b, 0x65, 112] => Err(KeyProblem::Algorithm("Ed25519")),
        [0x2b, 0x65, 113] => Err(KeyProblem::Algorithm("Ed448")),
        _ => Err(KeyProblem::Algorithm("unknown kind of")),
    }
}

/// `PrivateKeyInfo ::= SEQUENCE { version INTEGER, algorithm SEQUENCE { OID, … }, key OCTET STRING, … }`
fn pkcs8(der: &[u8]) -> Option<(&[u8], &[u8])> {
    let (info, _) = element(der, SEQUENCE)?;
    let (_version, rest) = element(info, INTEGER)?;
    let (algorithm, rest) = element(rest, SEQUENCE)?;
    let (identifier, _) = element(algorithm, OBJECT_IDENTIFIER)?;
    let (key, _) = element(rest, OCTET_STRING)?;
    Some((identifier, key))
}

/// The bits of `n` in `RSAPrivateKey ::= SEQUENCE { version INTEGER, n INTEGER, … }` (RFC 8017).
pub(super) fn modulus_bits(pkcs1: &[u8]) -> Option<usize> {
    let (key, _) = element(pkcs1, SEQUENCE)?;
    let (_version, rest) = element(key, INTEGER)?;
    let (modulus, _) = element(rest, INTEGER)?;
    let first = modulus.iter().position(|&byte| byte != 0)?;
    let digits = modulus.get(first..)?;
    let leading = digits.first()?.leading_zeros() as usize;
    Some(digits.len() * 8 - leading)
}

/// The content of the element that stands first and has this tag, and what comes after it.
fn element(der: &[u8], tag: u8) -> Option<(&[u8], &[u8])> {
    let (&first, rest) = der.split_first()?;
    let (&length, rest) = rest.split_first()?;
    let (length, rest) = match length {
        0..=0x7f => (usize::from(length), rest),
        // The number of bytes that the length takes; a key needs no more than three.
        0x81..=0x83 => {
            let (length, rest) = rest.split_at_checked(usize::from(length & 0x7f))?;
            (length.iter().fold(0, |sum, &byte| sum << 8 | usize::from(byte)), rest)
        }
        _ => return None,
    };
    (first == tag).then_some(())?;
    rest.split_at_checked(length)
}
