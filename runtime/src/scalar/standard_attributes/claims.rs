//! A struct of claims that loses nothing: how it is declared, read and written.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{self, Deserializer};
use serde_json::value::RawValue;

use crate::decode::RawError;
use crate::scalar::Json;

/// A type of claims.
pub(super) trait Claim: Sized {
    /// The claim's value; `None` if the text is of another type.
    fn read(text: &str) -> Option<Self>;
}

impl Claim for String {
    fn read(text: &str) -> Option<Self> {
        match text.strip_prefix('"')?.strip_suffix('"')? {
            // What has no escapes in it is what it says.
            plain if !plain.contains('\\') => Some(plain.to_owned()),
            _ => serde_json::from_str(text).ok(),
        }
    }
}

impl Claim for bool {
    fn read(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

impl Claim for i64 {
    fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

/// Puts a claim where it belongs: into its field, or, with a value of another type, beside the unknown ones. Of several
/// claims of one name the last holds, as everywhere in JSON.
pub(super) fn put<T: Claim>(
    field: &mut Option<T>,
    other: &mut BTreeMap<String, Json>,
    name: &str,
    value: &str,
) {
    *field = T::read(value);
    if field.is_none() {
        other.insert(name.to_owned(), json(value));
    } else if !other.is_empty() {
        other.remove(name);
    }
}

/// A value that is kept as it came.
pub(super) fn json(text: &str) -> Json {
    RawValue::from_string(text.to_owned()).unwrap_or_else(|_| RawValue::NULL.to_owned()).into()
}

/// What is wrong with a value that is no object.
pub(super) fn no_object(text: &RawValue) -> String {
    struct Claims;

    impl de::Visitor<'_> for Claims {
        type Value = Self;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object of claims")
        }
    }

    match serde_json::Deserializer::from_str(text.get()).deserialize_map(Claims) {
        Err(error) => RawError { error: &error, bytes: text.get().len() }.to_string(),
        Ok(Claims) => "not an object of claims".to_owned(),
    }
}

/// Declares a struct of claims: each an `Option` of its type, and `other`.
macro_rules! claims {
    ($(#[$doc:meta])* pub struct $type:ident { $($(#[$claim_doc:meta])* $claim:ident: $ty:ty,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Default, PartialEq)]
        #[non_exhaustive]
        pub struct $type {
            $($(#[$claim_doc])* pub $claim: Option<$ty>,)*
            /// All else, by name: claims that the standard does not have, and claims whose value has another type than
            /// the standard gives it. What stands here under the name of a field that is set is not sent.
            pub other: std::collections::BTreeMap<String, crate::scalar::Json>,
        }

        impl $type {
            /// No claims.
            #[must_use]
            pub fn new() -> Self {
                Self::default()
            }

            /// Whether the field of this name is set.
            fn sets(&self, name: &str) -> bool {
                match name {
                    $(stringify!($claim) => self.$claim.is_some(),)*
                    _ => false,
                }
            }
        }

        impl From<$type> for serde_json::Value {
            /// As a tree, which has numbers with as many digits as an `f64` has.
            fn from(claims: $type) -> Self {
                let mut map = serde_json::Map::new();
                for (name, value) in claims.other {
                    map.insert(name, value.to_value());
                }
                $(if let Some(value) = claims.$claim {
                    map.insert(stringify!($claim).to_owned(), value.into());
                })*
                Self::Object(map)
            }
        }

        /// Names only: the values are personal data.
        impl std::fmt::Debug for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(stringify!($type))?;
                let mut names = f.debug_set();
                $(if self.$claim.is_some() { names.entry(&stringify!($claim)); })*
                names.entries(self.other.keys().filter(|name| !self.sets(name))).finish()
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap;

                let mut map = serializer.serialize_map(None)?;
                $(if let Some(value) = &self.$claim { map.serialize_entry(stringify!($claim), value)?; })*
                for (name, value) in self.other.iter().filter(|(name, _)| !self.sets(name)) {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }

        impl crate::scalar::standard_attributes::claims::Claim for $type {
            fn read(text: &str) -> Option<Self> {
                let entries = crate::scalar::standard_attributes::entries::Entries::of(text)?;
                let mut claims = Self::default();
                for (key, value) in entries {
                    match key {
                        $(concat!("\"", stringify!($claim), "\"") => {
                            $crate::scalar::standard_attributes::claims::put(
                                &mut claims.$claim, &mut claims.other, stringify!($claim), value,
                            );
                        })*
                        _ => claims.put(key, value),
                    }
                }
                Some(claims)
            }
        }

        impl $type {
            /// Puts a claim where it belongs whose name is unknown, or is written with escapes.
            fn put(&mut self, key: &str, value: &str) {
                let Some(name) = <String as crate::scalar::standard_attributes::claims::Claim>::read(key) else { return };
                match &*name {
                    $(stringify!($claim) => {
                        $crate::scalar::standard_attributes::claims::put(
                            &mut self.$claim, &mut self.other, stringify!($claim), value,
                        );
                    })*
                    _ => drop(self.other.insert(name, crate::scalar::standard_attributes::claims::json(value))),
                }
            }
        }

        crate::decode::leaves! {
            $type: |value, null| {
                let mut claims = None;
                value.json(null, &mut |raw| {
                    claims = <Self as $crate::scalar::standard_attributes::claims::Claim>::read(raw.get());
                    match claims {
                        Some(_) => Ok(()),
                        None => Err($crate::decode::Failed::said($crate::scalar::standard_attributes::claims::no_object(raw))),
                    }
                })?;
                claims
            };
        }

        impl<'de> serde::Deserialize<'de> for $type {
            /// The object is read as text, which is then known to be JSON, and its claims from that.
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = Box::<serde_json::value::RawValue>::deserialize(deserializer)?;
                match <Self as crate::scalar::standard_attributes::claims::Claim>::read(text.get()) {
                    Some(claims) => Ok(claims),
                    None => Err(serde::de::Error::custom($crate::scalar::standard_attributes::claims::no_object(&text))),
                }
            }
        }
    };
}

pub(super) use claims;
