//! Taking a GraphQL name apart into words.

/// Acronyms that Authgear's schema writes together, such as `OOBOTPSMS`; a run of capitals is taken apart only
/// where it consists of these entirely.
const ACRONYMS: [&str; 6] = ["OOB", "OTP", "SMS", "TOTP", "MFA", "SSO"];

/// Spellings that are one word although capitals stand inside them.
const ONE_WORD: [&str; 2] = ["OAuth", "GraphQL"];

/// The words of a name, in their own case; underscores separate and are dropped.
pub(super) fn words(name: &str) -> Vec<&str> {
    name.split('_').filter(|part| !part.is_empty()).flat_map(split_part).collect()
}

/// The words of a part without underscores. GraphQL names are ASCII, so bytes are characters.
fn split_part(part: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = part;
    while !rest.is_empty() {
        let length = word_length(rest);
        let (word, tail) = rest.split_at(length);
        match split_acronyms(word) {
            Some(acronyms) => words.extend(acronyms),
            None => words.push(word),
        }
        rest = tail;
    }
    words
}

/// The length of the first word.
fn word_length(text: &str) -> usize {
    if let Some(word) = ONE_WORD.iter().find(|word| {
        text.starts_with(**word) && !text[word.len()..].starts_with(|next: char| next.is_ascii_lowercase())
    }) {
        return word.len();
    }
    let bytes = text.as_bytes();
    let capitals = bytes.iter().take_while(|byte| byte.is_ascii_uppercase()).count();
    let lowercase_from = |start: usize| {
        start
            + bytes[start..]
                .iter()
                .take_while(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
                .count()
    };
    match capitals {
        // A lower-case word, or one whose first letter alone is a capital.
        0 | 1 => lowercase_from(capitals).max(1),
        _ => match bytes.get(capitals) {
            // The plural of an acronym: `IDs`, `IPs`, at the end or before the next word.
            Some(b's') if !bytes.get(capitals + 1).is_some_and(u8::is_ascii_lowercase) => capitals + 1,
            // The last capital begins the next word: `MFAGrace`.
            Some(byte) if byte.is_ascii_lowercase() => capitals - 1,
            // Digits belong to the acronym: `SHA256`.
            Some(_) => lowercase_from(capitals),
            None => capitals,
        },
    }
}

/// The acronyms that a run of capitals consists of, where it consists of nothing else. None of them begins another, so
/// there is one way to take it apart.
fn split_acronyms(word: &str) -> Option<Vec<&str>> {
    let mut acronyms = Vec::new();
    let mut rest = word;
    while !rest.is_empty() {
        let length = ACRONYMS.iter().find(|acronym| rest.starts_with(**acronym))?.len();
        let (head, tail) = rest.split_at(length);
        acronyms.push(head);
        rest = tail;
    }
    Some(acronyms)
}

#[cfg(test)]
mod tests {
    use super::{ACRONYMS, words};

    #[test]
    fn takes_names_apart_as_people_read_them() {
        for (name, expected) in [
            ("userIDs", "user IDs"),
            ("lockedIPs", "locked IPs"),
            ("topSourceIPs", "top Source IPs"),
            ("userIDsSeen", "user IDs Seen"),
            ("generateOOBOTPCode", "generate OOB OTP Code"),
            ("primaryOOBOTPSMSAuthenticator", "primary OOB OTP SMS Authenticator"),
            ("secondaryTOTPAuthenticators", "secondary TOTP Authenticators"),
            ("getUserByOAuth", "get User By OAuth"),
            ("oauthProviderUserID", "oauth Provider User ID"),
            ("removeMFAGracePeriod", "remove MFA Grace Period"),
            ("lastAccessedByIPCountryCode", "last Accessed By IP Country Code"),
            ("web3", "web3"),
            ("SMS__PHONE_COUNTRIES", "SMS PHONE COUNTRIES"),
            ("a", "a"),
            ("A", "A"),
            ("aB", "a B"),
            ("IDsAre", "IDs Are"),
            ("HTTPServer", "HTTP Server"),
            ("SHA256Sum", "SHA256 Sum"),
            ("_id", "id"),
            ("x1Y", "x1 Y"),
            ("IPsec", "I Psec"),
            ("1st", "1st"),
        ] {
            assert_eq!(words(name).join(" "), expected, "{name}");
        }
    }

    #[test]
    fn no_acronym_begins_another() {
        let pairs = ACRONYMS.iter().flat_map(|a| ACRONYMS.iter().map(move |b| (a, b)));
        assert!(pairs.filter(|(a, b)| a != b).all(|(a, b)| !a.starts_with(b)));
    }

    /// A name may be as long as a text.
    #[test]
    fn long_names_take_neither_the_stack_nor_the_square_of_the_time() {
        for part in ["OOB", "oauthOAuth", "aB", "IDs", "1", "_", "Z"] {
            let name = part.repeat(1_000_000);
            assert_eq!(words(&name).concat().len(), name.trim_matches('_').len());
        }
    }
}
