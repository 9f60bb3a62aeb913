//! A struct of claims that loses nothing: how it is declared, read and written.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

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
    value: &RawValue,
) {
    *field = T::read(value.get());
    if field.is_none() {
        other.insert(name.to_owned(), value.to_owned().into());
    } else if !other.is_empty() {
        other.remove(name);
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
                serde_json::from_str(text).ok()
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            /// The object is put aside as text first: of that, claims are read without an allocation for each.
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Claims($type);

                impl<'de> serde::Deserialize<'de> for Claims {
                    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                        deserializer.deserialize_map(ClaimsVisitor).map(Self)
                    }
                }

                struct ClaimsVisitor;

                impl<'de> serde::de::Visitor<'de> for ClaimsVisitor {
                    type Value = $type;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str("an object of claims")
                    }

                    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<$type, A::Error> {
                        let mut claims = $type::default();
                        while let Some(name) = map.next_key::<crate::decode::Key<'_>>()? {
                            let name = name.0;
                            let value: &serde_json::value::RawValue = map.next_value()?;
                            match &*name {
                                $(name @ stringify!($claim) => {
                                    $crate::scalar::standard_attributes::claims::put(
                                        &mut claims.$claim, &mut claims.other, name, value,
                                    );
                                })*
                                _ => drop(claims.other.insert(name.into_owned(), value.to_owned().into())),
                            }
                        }
                        Ok(claims)
                    }
                }

                let text = Box::<serde_json::value::RawValue>::deserialize(deserializer)?;
                let entry = crate::decode::RawEntry::<D::Error>::new(&text);
                crate::decode::Entry::read::<Claims>(entry).map(|Claims(claims)| claims)
            }
        }
    };
}

pub(super) use claims;
