//! A struct of claims that loses nothing: how it is declared, read and written.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;

use crate::scalar::Json;

/// Puts a claim where it belongs: into its field, or, with a value of another type, beside the unknown ones. Of several
/// claims of one name the last holds, as everywhere in JSON.
pub(super) fn put<T: DeserializeOwned>(
    field: &mut Option<T>,
    other: &mut BTreeMap<String, Json>,
    name: &str,
    value: Json,
) {
    *field = value.parse().ok();
    if field.is_some() {
        other.remove(name);
    } else {
        other.insert(name.to_owned(), value);
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

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
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
                            let value: crate::scalar::Json = map.next_value()?;
                            match &*name {
                                $(name @ stringify!($claim) => {
                                    $crate::scalar::standard_attributes::claims::put(
                                        &mut claims.$claim, &mut claims.other, name, value,
                                    );
                                })*
                                _ => drop(claims.other.insert(name.into_owned(), value)),
                            }
                        }
                        Ok(claims)
                    }
                }

                deserializer.deserialize_map(ClaimsVisitor)
            }
        }
    };
}

pub(super) use claims;
