//! Taking a GraphQL name apart into words.

/// Acronyms that Authgear's schema writes together, such as `OOBOTPSMS`; a run of capitals is taken apart only
/// where it consists of these entirely.
const ACRONYMS: [&str; 6] = ["OOB", "OTP", "SMS", "TOTP", "MFA", "SSO"];

/// Spellings that are one word although capitals stand inside them.
const ONE_WORD: [&str; 2] = ["OAuth", "GraphQL"];

/// The words of a name, in their own case; underscores separate and are dropped.
pub(super) fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split('_').flat_map(|part| Words { rest: part, acronyms: 0 })
}

/// The words of a part without underscores. GraphQL names are ASCII, so bytes are characters.
struct Words<'n> {
    rest: &'n str,
    /// For how many bytes acronyms follow each other.
    acronyms: usize,
}

impl<'n> Iterator for Words<'n> {
    type Item = &'n str;

    fn next(&mut self) -> Option<&'n str> {
        if self.rest.is_empty() {
            return None;
        }
        if self.acronyms == 0 {
            let length = word_length(self.rest);
            if !are_acronyms(&self.rest[..length]) {
                return Some(self.take(length));
            }
            self.acronyms = length;
        }
        let length = acronym(self.rest).unwrap_or(self.acronyms);
        self.acronyms = self.acronyms.saturating_sub(length);
        Some(self.take(length))
    }
}

impl<'n> Words<'n> {
    fn take(&mut self, length: usize) -> &'n str {
        let (word, rest) = self.rest.split_at(length);
        self.rest = rest;
        word
    }
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

/// Whether a run of capitals consists of acronyms and nothing else. None of them begins another, so there is one way to
/// take it apart.
fn are_acronyms(mut word: &str) -> bool {
    while let Some(length) = acronym(word) {
        word = &word[length..];
    }
    word.is_empty()
}

/// The length of the acronym that a text begins with.
fn acronym(text: &str) -> Option<usize> {
    ACRONYMS.iter().find(|acronym| text.starts_with(**acronym)).map(|acronym| acronym.len())
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
            assert_eq!(words(name).collect::<Vec<_>>().join(" "), expected, "{name}");
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
            assert_eq!(words(&name).map(str::len).sum::<usize>(), name.trim_matches('_').len());
        }
    }
}
