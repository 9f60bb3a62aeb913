//! Node ids as text: unpadded base64url of `Type:id`. What the server refuses is refused here: padding, the standard
//! alphabet, white space; and so is a second spelling of the same bytes, which it would take but never writes.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::error::NodeIdProblem;
use super::uuid;

/// The node id of a type's object.
pub(super) fn encode(kind: &str, inner: &str) -> String {
    URL_SAFE_NO_PAD.encode(format!("{kind}:{inner}"))
}

/// The type's name and the inner id.
pub(super) fn decode(text: &str) -> Result<(String, String), NodeIdProblem> {
    let Ok(bytes) = URL_SAFE_NO_PAD.decode(text) else {
        return Err(not_base64url(text));
    };
    let decoded = String::from_utf8(bytes).ok().and_then(|decoded| {
        let (kind, inner) = decoded.split_once(':')?;
        is_type_name(kind).then(|| (kind.to_owned(), inner.to_owned()))
    });
    decoded.ok_or_else(|| if uuid::parse(text).is_some() { NodeIdProblem::InnerId } else { not_a_name(text) })
}

/// Why a text that is base64url is no node id.
fn not_a_name(text: &str) -> NodeIdProblem {
    if text.is_empty() { NodeIdProblem::Empty } else { NodeIdProblem::NoType }
}

/// Why a text is not base64url.
fn not_base64url(text: &str) -> NodeIdProblem {
    let in_alphabet = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let unpadded = text.trim_end_matches('=');
    if unpadded.chars().all(in_alphabet) {
        return if unpadded.len() < text.len() { NodeIdProblem::Padded } else { NodeIdProblem::Cut };
    }
    match text.split_once(':') {
        Some((kind, _)) if is_type_name(kind) => NodeIdProblem::NotEncoded,
        _ => NodeIdProblem::NotBase64Url,
    }
}

/// Whether it can be a type's name (GraphQL §2.1.9), so that it may be repeated in a message.
fn is_type_name(text: &str) -> bool {
    text.len() <= 64
        && text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}
