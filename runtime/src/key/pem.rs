//! Which private key a PEM text holds, told by its labels.
//!
//! The markers are looked for, not lines: a text whose line breaks an environment variable turned into spaces or `\n`
//! is still one. The labels also tell a public, encrypted or foreign key by its name, before any parser is vague.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

use super::error::KeyProblem;

/// The one private key of a text, decoded.
pub(super) struct Block {
    pub(super) format: Format,
    pub(super) der: Zeroizing<Vec<u8>>,
}

/// How a private key is wrapped.
#[derive(Clone, Copy)]
pub(super) enum Format {
    /// `RSA PRIVATE KEY`: an RSA key, bare.
    Pkcs1,
    /// `PRIVATE KEY`: a key of any algorithm, which it names.
    Pkcs8,
}

/// Finds and decodes the one private key.
pub(super) fn private_key(pem: &[u8]) -> Result<Block, KeyProblem> {
    let text = std::str::from_utf8(pem).map_err(|_| not_pem(pem))?;
    let mut private = Vec::new();
    let mut other = None;
    for block in Blocks(text) {
        let (label, body) = block?;
        match label {
            "PRIVATE KEY" => private.push(Ok((Format::Pkcs8, body))),
            "RSA PRIVATE KEY" if body.contains("Proc-Type") => private.push(Err(KeyProblem::Encrypted)),
            "RSA PRIVATE KEY" => private.push(Ok((Format::Pkcs1, body))),
            "ENCRYPTED PRIVATE KEY" => private.push(Err(KeyProblem::Encrypted)),
            "EC PRIVATE KEY" => private.push(Err(KeyProblem::Algorithm("EC"))),
            "OPENSSH PRIVATE KEY" => private.push(Err(KeyProblem::OpenSsh)),
            "PUBLIC KEY" | "RSA PUBLIC KEY" => other = other.or(Some(KeyProblem::PublicKey)),
            "CERTIFICATE" => other = other.or(Some(KeyProblem::Certificate)),
            _ => other = other.or(Some(KeyProblem::UnknownBlock)),
        }
    }
    if private.len() > 1 {
        return Err(KeyProblem::Several { count: private.len() });
    }
    match private.pop() {
        Some(key) => {
            let (format, body) = key?;
            let der = decode(body)?;
            Ok(Block { format, der })
        }
        None => Err(other.unwrap_or_else(|| not_pem(pem))),
    }
}

/// The label and the body of each block.
struct Blocks<'t>(&'t str);

const BEGIN: &str = "-----BEGIN ";
const END: &str = "-----END ";
const DASHES: &str = "-----";

impl<'t> Iterator for Blocks<'t> {
    type Item = Result<(&'t str, &'t str), KeyProblem>;

    fn next(&mut self) -> Option<Self::Item> {
        let (_, begun) = self.0.split_once(BEGIN)?;
        let block = begun.split_once(DASHES).and_then(|(label, rest)| {
            let (body, rest) = rest.split_once(END)?;
            let rest = rest.strip_prefix(label)?.strip_prefix(DASHES)?;
            Some((label, body, rest))
        });
        let Some((label, body, rest)) = block else {
            self.0 = "";
            return Some(Err(KeyProblem::Truncated));
        };
        self.0 = rest;
        Some(Ok((label, body)))
    }
}

/// Decodes a body. Both buffers have their final size from the start: a buffer that grows leaves a copy behind.
fn decode(body: &str) -> Result<Zeroizing<Vec<u8>>, KeyProblem> {
    let mut packed = Zeroizing::new(Vec::with_capacity(body.len()));
    let mut bytes = body.bytes().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            b'\\' if bytes.next_if(|next| matches!(next, b'n' | b'r')).is_some() => {}
            byte if byte.is_ascii_whitespace() => {}
            byte => packed.push(byte),
        }
    }
    let mut der = Zeroizing::new(vec![0; packed.len() / 4 * 3 + 3]);
    let length = STANDARD.decode_slice(&packed[..], &mut der).map_err(|_| KeyProblem::BrokenBase64)?;
    der.truncate(length);
    Ok(der)
}

/// What a text without a PEM block is instead.
fn not_pem(bytes: &[u8]) -> KeyProblem {
    let bytes = bytes.trim_ascii();
    match bytes {
        [] => KeyProblem::Empty,
        // A sequence whose length takes two bytes: how every RSA key in DER begins.
        [0x30, 0x82, ..] => KeyProblem::LooksLikeDer,
        _ if !bytes.contains(&b'\n') && (bytes.ends_with(b".pem") || bytes.starts_with(b"/")) => {
            KeyProblem::LooksLikePath
        }
        _ => KeyProblem::NotPem,
    }
}
