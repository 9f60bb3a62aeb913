//! A user of an import.

use std::fmt;

use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use crate::Optional;
use crate::scalar::{Address, DateTime, Sensitive};
use crate::variables::Variables;

/// A user to be imported.
///
/// What is not set is left as it is. [`None`] takes away what a user has who is there already. `Debug` names what is set,
/// and shows no values.
///
/// ```
/// use authgear_admin::rest::{ImportRecord, Password};
///
/// let record = ImportRecord::new()
///     .email("jo@example.com")
///     .email_verified(true)
///     .nickname(None)
///     .roles(["editor"])
///     .password(Password::bcrypt("$2a$10$…"));
/// assert_eq!(
///     format!("{record:?}"),
///     r#"ImportRecord{"email", "email_verified", "nickname", "roles", "password"}"#
/// );
/// ```
#[derive(Clone, Default)]
#[must_use = "a record does nothing before it is added to an import"]
pub struct ImportRecord {
    /// In the order in which they were set.
    members: Vec<(&'static str, Value)>,
    custom_attributes: Map<String, Value>,
    password: Option<Password>,
    mfa: SecondFactors,
}

/// What a user has besides a first factor.
#[derive(Clone, Default)]
struct SecondFactors {
    email: Optional<String>,
    phone_number: Optional<String>,
    password: Option<Password>,
    totp: Option<Totp>,
}

/// The secret of an authenticator app.
#[derive(Clone)]
struct Totp {
    secret: Sensitive<String>,
}

/// A password, as the hash of it that another system has kept.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Password {
    hash: Sensitive<String>,
    expire_after: Option<DateTime>,
}

impl Password {
    /// A bcrypt hash, for instance `$2a$10$` and 53 characters more. Authgear takes no other kind.
    pub fn bcrypt(hash: impl Into<Sensitive<String>>) -> Self {
        Self { hash: hash.into(), expire_after: None }
    }

    /// From when on the user must change it.
    pub fn expire_after(mut self, instant: DateTime) -> Self {
        self.expire_after = Some(instant);
        self
    }
}

/// A setter for each text that a record may have.
macro_rules! texts {
    ($($name:ident $doc:literal;)*) => {
        impl ImportRecord {$(
            #[doc = concat!($doc, " (`", stringify!($name), "`).")]
            pub fn $name(self, value: impl Into<Optional<String>>) -> Self {
                self.optional(stringify!($name), value.into())
            }
        )*}
    };
}

texts! {
    email "The email address";
    phone_number "The phone number, in E.164";
    preferred_username "The user name";
    name "The full name, as shown";
    given_name "The given name";
    family_name "The family name";
    middle_name "The middle name";
    nickname "The nickname";
    picture "The URL of a picture";
    profile "The URL of a profile page";
    website "The URL of a website";
    gender "The gender";
    birthdate "The birthday, `YYYY-MM-DD` or `YYYY`";
    zoneinfo "The time zone, by its IANA name";
    locale "The locale, as a BCP 47 tag";
}

impl ImportRecord {
    /// A record of nobody yet. It must get what the import's [`Identifier`](super::Identifier) says.
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether the email address is verified.
    pub fn email_verified(self, verified: bool) -> Self {
        self.set("email_verified", Value::Bool(verified))
    }

    /// Whether the phone number is verified.
    pub fn phone_number_verified(self, verified: bool) -> Self {
        self.set("phone_number_verified", Value::Bool(verified))
    }

    /// Whether the user cannot sign in.
    pub fn disabled(self, disabled: bool) -> Self {
        self.set("disabled", Value::Bool(disabled))
    }

    /// The postal address.
    pub fn address(self, address: impl Into<Optional<Address>>) -> Self {
        self.optional("address", address.into())
    }

    /// Sets one of the custom attributes of the project; the others stay as they are.
    pub fn custom_attribute(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        self.custom_attributes.insert(name.into(), value.into());
        self
    }

    /// The keys of the user's roles, which replace those that the user has.
    pub fn roles<K: Into<String>>(self, keys: impl IntoIterator<Item = K>) -> Self {
        self.set("roles", keys.into_iter().map(Into::into).collect())
    }

    /// The keys of the user's groups, which replace those that the user has.
    pub fn groups<K: Into<String>>(self, keys: impl IntoIterator<Item = K>) -> Self {
        self.set("groups", keys.into_iter().map(Into::into).collect())
    }

    /// The password. A user who is there already keeps theirs.
    pub fn password(mut self, password: Password) -> Self {
        self.password = Some(password);
        self
    }

    /// The email address that codes are sent to as a second factor.
    pub fn mfa_email(mut self, email: impl Into<Optional<String>>) -> Self {
        self.mfa.email = email.into();
        self
    }

    /// The phone number that codes are sent to as a second factor.
    pub fn mfa_phone_number(mut self, phone_number: impl Into<Optional<String>>) -> Self {
        self.mfa.phone_number = phone_number.into();
        self
    }

    /// The password that is a second factor. A user who is there already keeps theirs.
    pub fn mfa_password(mut self, password: Password) -> Self {
        self.mfa.password = Some(password);
        self
    }

    /// The secret of an authenticator app, in base32. A user who is there already keeps theirs.
    pub fn mfa_totp(mut self, secret: impl Into<Sensitive<String>>) -> Self {
        self.mfa.totp = Some(Totp { secret: secret.into() });
        self
    }

    fn optional<T: Into<Value>>(self, name: &'static str, value: Optional<T>) -> Self {
        match value {
            Optional::Absent => self,
            Optional::Null => self.set(name, Value::Null),
            Optional::Value(value) => self.set(name, value.into()),
        }
    }

    /// Of two values for one name, the later one counts.
    fn set(mut self, name: &'static str, value: Value) -> Self {
        match self.members.iter_mut().find(|(known, _)| *known == name) {
            Some((_, known)) => *known = value,
            None => self.members.push((name, value)),
        }
        self
    }

    /// What is set, without values.
    fn names(&self) -> impl Iterator<Item = &'static str> {
        let more = [
            ("custom_attributes", !self.custom_attributes.is_empty()),
            ("password", self.password.is_some()),
            ("mfa", self.mfa.is_set()),
        ];
        let members = self.members.iter().map(|(name, _)| *name);
        members.chain(more.into_iter().filter(|(_, is_set)| *is_set).map(|(name, _)| name))
    }
}

impl SecondFactors {
    fn is_set(&self) -> bool {
        let Self { email, phone_number, password, totp } = self;
        !email.is_absent() || !phone_number.is_absent() || password.is_some() || totp.is_some()
    }
}

impl Serialize for ImportRecord {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = Variables::begin(serializer)?;
        for (name, value) in &self.members {
            map.value(name, value)?;
        }
        if !self.custom_attributes.is_empty() {
            map.value("custom_attributes", &self.custom_attributes)?;
        }
        map.defaulted("password", &self.password)?;
        if self.mfa.is_set() {
            map.value("mfa", &self.mfa)?;
        }
        map.end()
    }
}

impl Serialize for Password {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = Variables::begin(serializer)?;
        map.value("type", "bcrypt")?;
        map.value("password_hash", &self.hash)?;
        map.defaulted("expire_after", &self.expire_after)?;
        map.end()
    }
}

crate::__variables!(SecondFactors {
    email = "email" optional;
    phone_number = "phone_number" optional;
    password = "password" defaulted;
    totp = "totp" defaulted;
});
crate::__variables!(Totp { secret = "secret" value; });

impl fmt::Debug for ImportRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ImportRecord")?;
        f.debug_set().entries(self.names()).finish()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{ImportRecord, Password};

    #[test]
    fn is_what_the_server_takes() {
        let record = ImportRecord::new()
            .email("jo@example.com")
            .phone_number(None)
            .disabled(true)
            .custom_attribute("level", 3)
            .roles(["a", "b"])
            .password(Password::bcrypt("hash").expire_after("2027-01-01T00:00:00Z".parse().unwrap()))
            .mfa_email("other@example.com")
            .mfa_phone_number(None)
            .mfa_password(Password::bcrypt("second"))
            .mfa_totp("GEZDGNBV")
            .email("ada@example.com");
        let expected = json!({
            "email": "ada@example.com", "phone_number": null, "disabled": true,
            "custom_attributes": { "level": 3 }, "roles": ["a", "b"],
            "password": { "type": "bcrypt", "password_hash": "hash", "expire_after": "2027-01-01T00:00:00Z" },
            "mfa": {
                "email": "other@example.com", "phone_number": null,
                "password": { "type": "bcrypt", "password_hash": "second" },
                "totp": { "secret": "GEZDGNBV" },
            },
        });
        assert_eq!(serde_json::to_value(&record).unwrap(), expected);
        assert_eq!(serde_json::to_value(ImportRecord::new()).unwrap(), json!({}));
    }

    #[test]
    fn shows_no_values() {
        let record = ImportRecord::new()
            .email("jo@example.com")
            .custom_attribute("level", "VALUE")
            .password(Password::bcrypt("VALUE"))
            .mfa_totp("VALUE");
        let shown = format!("{record:?} {:?}", Password::bcrypt("VALUE"));
        assert!(!shown.contains("VALUE") && !shown.contains("jo@"), "{shown}");
    }
}
