//! The `UserStandardAttributes` scalar: OpenID Connect's standard claims, and whatever else is there.
//!
//! `updateUser` replaces the whole object, so a read–modify–write must carry along the keys that it does not know.
//! That is why this is a view on the JSON object and not a struct of known fields.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};

/// A user's standard attributes (OpenID Connect Core §5.1), with unknown keys kept.
///
/// A getter answers `None` where the claim is missing or has another type than the standard gives it; the value
/// itself stays in [`as_map`](Self::as_map). `Debug` names the keys that are there, not the values.
///
/// ```
/// use authgear_admin::StandardAttributes;
///
/// let mut attributes: StandardAttributes =
///     serde_json::from_str(r#"{ "email": "jo@example.com", "shoe_size": 43 }"#)?;
/// attributes.set_given_name("Jo");
/// assert_eq!(attributes.email(), Some("jo@example.com"));
/// assert_eq!(
///     serde_json::to_string(&attributes)?,
///     r#"{"email":"jo@example.com","given_name":"Jo","shoe_size":43}"#
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct StandardAttributes(Map<String, Value>);

/// A postal address (OpenID Connect Core §5.1.1), with unknown keys kept.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Address(Map<String, Value>);

/// A getter, a setter and a remover for each text claim.
macro_rules! text_claims {
    ($type:ident: $($claim:ident $set:ident $remove:ident $doc:literal;)*) => {
        impl $type {$(
            #[doc = concat!($doc, " (`", stringify!($claim), "`).")]
            #[must_use]
            pub fn $claim(&self) -> Option<&str> {
                self.0.get(stringify!($claim)).and_then(Value::as_str)
            }

            #[doc = concat!("Sets `", stringify!($claim), "`.")]
            pub fn $set(&mut self, value: impl Into<String>) -> &mut Self {
                self.0.insert(stringify!($claim).to_owned(), Value::String(value.into()));
                self
            }

            #[doc = concat!("Removes `", stringify!($claim), "`.")]
            pub fn $remove(&mut self) -> &mut Self {
                self.0.remove(stringify!($claim));
                self
            }
        )*}
    };
}

text_claims! { StandardAttributes:
    email set_email remove_email "The email address";
    phone_number set_phone_number remove_phone_number "The phone number, in E.164";
    preferred_username set_preferred_username remove_preferred_username "The name the user goes by";
    name set_name remove_name "The full name, as shown";
    given_name set_given_name remove_given_name "The given name";
    family_name set_family_name remove_family_name "The family name";
    middle_name set_middle_name remove_middle_name "The middle name";
    nickname set_nickname remove_nickname "The nickname";
    picture set_picture remove_picture "The URL of a picture";
    profile set_profile remove_profile "The URL of a profile page";
    website set_website remove_website "The URL of a website";
    gender set_gender remove_gender "The gender";
    birthdate set_birthdate remove_birthdate "The birthday, `YYYY-MM-DD` or `YYYY`";
    zoneinfo set_zoneinfo remove_zoneinfo "The time zone, by its IANA name";
    locale set_locale remove_locale "The locale, as a BCP 47 tag";
}

text_claims! { Address:
    formatted set_formatted remove_formatted "The whole address, as on a letter";
    street_address set_street_address remove_street_address "The street, with line breaks";
    locality set_locality remove_locality "The city";
    region set_region remove_region "The state or province";
    postal_code set_postal_code remove_postal_code "The postal code";
    country set_country remove_country "The country";
}

impl StandardAttributes {
    /// No attributes.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether the email address is verified (`email_verified`); the server sets it.
    #[must_use]
    pub fn email_verified(&self) -> Option<bool> {
        self.0.get("email_verified").and_then(Value::as_bool)
    }

    /// Whether the phone number is verified (`phone_number_verified`); the server sets it.
    #[must_use]
    pub fn phone_number_verified(&self) -> Option<bool> {
        self.0.get("phone_number_verified").and_then(Value::as_bool)
    }

    /// When the attributes last changed (`updated_at`), in seconds since 1970; the server sets it.
    #[must_use]
    pub fn updated_at(&self) -> Option<i64> {
        self.0.get("updated_at").and_then(Value::as_i64)
    }

    /// The postal address.
    #[must_use]
    pub fn address(&self) -> Option<Address> {
        self.0.get("address").and_then(Value::as_object).cloned().map(Address)
    }

    /// Sets the postal address.
    pub fn set_address(&mut self, address: Address) -> &mut Self {
        self.0.insert("address".to_owned(), Value::Object(address.0));
        self
    }

    /// Removes the postal address.
    pub fn remove_address(&mut self) -> &mut Self {
        self.0.remove("address");
        self
    }

    /// All claims, known and unknown.
    #[must_use]
    pub fn as_map(&self) -> &Map<String, Value> {
        &self.0
    }

    /// All claims, to change freely.
    pub fn as_map_mut(&mut self) -> &mut Map<String, Value> {
        &mut self.0
    }
}

impl Address {
    /// An empty address.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

impl From<Map<String, Value>> for StandardAttributes {
    fn from(claims: Map<String, Value>) -> Self {
        Self(claims)
    }
}

impl From<Address> for Value {
    fn from(address: Address) -> Self {
        Self::Object(address.0)
    }
}

/// Keys only: the values are personal data.
macro_rules! debug_keys {
    ($($type:ident)*) => {$(
        impl fmt::Debug for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(stringify!($type))?;
                f.debug_set().entries(self.0.keys()).finish()
            }
        }
    )*};
}
debug_keys!(StandardAttributes Address);

impl Serialize for StandardAttributes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for StandardAttributes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Map::deserialize(deserializer).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn carries_unknown_and_odd_values_along() {
        let text = r#"{"address":{"country":"NL","planet":"Earth"},"email":7,"x-custom":[1,{"y":null}]}"#;
        let mut attributes: StandardAttributes = serde_json::from_str(text).unwrap();
        assert_eq!(attributes.email(), None);
        let mut address = attributes.address().unwrap();
        address.set_locality("Delft");
        attributes.set_address(address);
        assert_eq!(
            serde_json::to_string(&attributes).unwrap(),
            r#"{"address":{"country":"NL","locality":"Delft","planet":"Earth"},"email":7,"x-custom":[1,{"y":null}]}"#
        );
    }

    #[test]
    fn debug_shows_no_values() {
        let mut attributes = StandardAttributes::new();
        attributes.set_email("jo@example.com");
        assert_eq!(format!("{attributes:?}"), r#"StandardAttributes{"email"}"#);
    }
}
