//! Every key that is accepted signs; every other one is refused by its own name.

#[cfg(feature = "aws-lc")]
use aws_lc_rs::signature::{RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey};
#[cfg(not(feature = "aws-lc"))]
use ring::signature::{RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey};

use super::*;

/// A file of `tests/keys`.
fn file(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/keys").join(name)
}

fn text(name: &str) -> String {
    std::fs::read_to_string(file(name)).unwrap()
}

fn refusal(pem: impl AsRef<[u8]>) -> KeyError {
    SigningKey::from_pem(pem).unwrap_err()
}

/// The DER of a PEM block.
fn der(pem: &str) -> Vec<u8> {
    use base64::Engine;
    let body: String = pem.lines().filter(|line| !line.starts_with("-----")).collect();
    base64::engine::general_purpose::STANDARD.decode(body).unwrap()
}

fn pem(label: &str, der: &[u8]) -> String {
    use base64::Engine;
    let body = base64::engine::general_purpose::STANDARD.encode(der);
    format!("-----BEGIN {label}-----\n{body}\n-----END {label}-----\n")
}

fn assert_signs(key: &SigningKey) {
    assert_eq!(key.bits(), 2048);
    let signature = key.sign(b"message").unwrap();
    // RSAPublicKey is what follows the 24 bytes of the algorithm in a public key of 2048 bits.
    let public = der(&text("admin.pub.pem"));
    UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, &public[24..])
        .verify(b"message", &signature)
        .unwrap();
}

#[test]
fn pkcs8_and_pkcs1_sign() {
    assert_signs(&SigningKey::from_pem_file(file("admin.pem")).unwrap());
    assert_signs(&SigningKey::from_pem_file(file("admin-pkcs1.pem")).unwrap());
}

#[test]
fn what_environments_do_to_line_breaks_is_undone() {
    for name in ["admin.pem", "admin-pkcs1.pem"] {
        let pem = text(name);
        for mangled in [
            pem.replace('\n', "\r\n"),
            pem.replace('\n', "\\n"),
            pem.replace('\n', "\\r\\n"),
            pem.replace('\n', " "),
            pem.replace('\n', ""),
            format!("\"{}\"", pem.replace('\n', "\\n")),
            format!("\u{feff}Bag Attributes\n    friendlyName: admin\n{pem}"),
        ] {
            assert_signs(&SigningKey::from_variable("KEY", Some(mangled.into())).unwrap());
        }
    }
}

#[test]
fn a_key_beside_its_certificate_is_found() {
    let key = format!("{}{}{}", text("admin.pub.pem"), pem("CERTIFICATE", b"x"), text("admin.pem"));
    assert_signs(&SigningKey::from_pem(key).unwrap());
}

#[test]
fn refusals_name_the_cause() {
    for (name, says) in [
        ("admin.pub.pem", "this is a public key, which cannot sign; use the private key"),
        ("small-1024.pem", "this RSA key has 1024 bits, and RS256 needs 2048 or more"),
        ("ec.pem", "this is an EC key; the Admin API takes RS256 only"),
        ("ed25519.pem", "this is an Ed25519 key; the Admin API takes RS256 only"),
        ("encrypted.pem", "the key is encrypted with a password; decrypt it first"),
        ("encrypted-legacy.pem", "the key is encrypted with a password; decrypt it first"),
        ("two.pem", "there are 2 private keys in it; keep the one that belongs to the key id"),
    ] {
        let error = SigningKey::from_pem_file(file(name)).unwrap_err();
        let message = error.to_string();
        assert!(message.starts_with(&file(name).display().to_string()), "{message}");
        assert!(message.contains(says), "{message}");
    }
}

#[test]
fn refuses_rubbish_by_kind() {
    let key = text("admin.pem");
    let der = der(&key);
    assert!(matches!(refusal("").problem(), KeyProblem::Empty));
    assert!(matches!(refusal(" \n").problem(), KeyProblem::Empty));
    assert!(matches!(refusal("no key\nat all").problem(), KeyProblem::NotPem));
    assert!(matches!(refusal("keys/admin.pem").problem(), KeyProblem::LooksLikePath));
    assert!(matches!(refusal("/run/secrets/key").problem(), KeyProblem::LooksLikePath));
    assert!(matches!(refusal(&der).problem(), KeyProblem::LooksLikeDer));
    assert!(matches!(refusal(b"\xff\xfe-\0-\0").problem(), KeyProblem::NotPem));
    assert!(matches!(refusal(pem("CERTIFICATE", &der)).problem(), KeyProblem::Certificate));
    assert!(matches!(refusal(pem("EC PRIVATE KEY", &der)).problem(), KeyProblem::Algorithm("EC")));
    assert!(matches!(refusal(pem("OPENSSH PRIVATE KEY", &der)).problem(), KeyProblem::OpenSsh));
    assert!(matches!(refusal(pem("PGP MESSAGE", &der)).problem(), KeyProblem::UnknownBlock));
    assert!(matches!(refusal(&key[..key.len() - 40]).problem(), KeyProblem::Truncated));
    assert!(matches!(refusal("-----BEGIN PRIVATE KEY").problem(), KeyProblem::Truncated));
    assert!(matches!(refusal(key.replacen("MII", "M!I", 1)).problem(), KeyProblem::BrokenBase64));
    assert!(matches!(refusal(pem("RSA PRIVATE KEY", &der)).problem(), KeyProblem::BrokenDer));
}

#[test]
fn a_key_cut_or_damaged_anywhere_is_refused_and_never_panics() {
    for name in ["admin.pem", "admin-pkcs1.pem"] {
        let der = der(&text(name));
        let label = if name == "admin.pem" { "PRIVATE KEY" } else { "RSA PRIVATE KEY" };
        for end in 0..der.len() {
            assert!(SigningKey::from_pem(pem(label, &der[..end])).is_err(), "{name} cut at {end}");
        }
        for at in 0..60 {
            let mut damaged = der.clone();
            damaged[at] ^= 0xff;
            // Some bytes are of no consequence, such as the version; what counts is that nothing panics.
            let _ = SigningKey::from_pem(pem(label, &damaged));
        }
    }
}

#[test]
fn an_unreadable_file_is_named_with_its_cause() {
    let error = SigningKey::from_pem_file(file("nowhere.pem")).unwrap_err();
    assert!(
        matches!(error.problem(), KeyProblem::Unreadable(error) if error.kind() == io::ErrorKind::NotFound)
    );
    assert!(error.to_string().contains("nowhere.pem: the key file cannot be read: "));
    assert!(SigningKey::from_pem_file(file("")).is_err(), "a folder");
}

#[test]
fn a_variable_that_is_not_set_is_named() {
    let error = SigningKey::from_env("AUTHGEAR_ADMIN_TEST_NOT_SET").unwrap_err();
    assert!(error.to_string().starts_with("AUTHGEAR_ADMIN_TEST_NOT_SET: the variable is not set"));
}

#[test]
fn nothing_of_the_key_is_printed() {
    let pem = text("admin.pem");
    let key = SigningKey::from_pem(&pem).unwrap();
    assert_eq!(format!("{key:?}"), "SigningKey(RSA 2048 bits, [redacted])");
    let body = pem.lines().nth(1).unwrap();
    for broken in [
        pem.replacen("BEGIN PRIVATE KEY-----", "BEGIN", 1),
        pem.replacen("MII", "M!I", 1),
        pem[..pem.len() - 40].to_owned(),
        format!("{pem}{pem}"),
    ] {
        let error = refusal(broken);
        assert!(!format!("{error} {error:?}").contains(&body[..12]), "{error:?}");
    }
}
