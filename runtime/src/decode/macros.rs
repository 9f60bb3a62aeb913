//! The implementations that every type of an answer has, written once: generated code names a type's fields and their
//! keys, and what to do with them stands here. That keeps generated code short, for those who read it and for the
//! compilers that build it. Like `__private`, no part of the public interface.
//!
//! Names that are not hygienic, those of items and type parameters, begin with `__`, as no GraphQL name of a type may.

/// How a struct is read. Listed are its own fields; those of its fields whose keys fragments take as well; its
/// fragments; the keys that go to one fragment; and those that go to several takers, or whose objects go to a fragment
/// that may be left out. A field is `required`, or `optional` or `nullable` where `@include` or `@skip` may leave it out,
/// with `_part` if it holds objects; a fragment that they may leave out is an `Option`.
#[doc(hidden)]
#[macro_export]
macro_rules! __object {
    (
        $name:ident
        { $($field:ident: $ty:ty = $key:literal $mode:ident;)* }
        { $($shared:ident: $shared_ty:ty = $shared_key:literal $shared_mode:ident;)* }
        { $($spread:ident: $spread_ty:ty;)* }
        { $($($one_key:literal)|+ => $one:ident: $one_ty:ty;)* }
        { $($($many_key:literal)|+ => $($own:ident $own_mode:ident)? { $($many:ident: $many_ty:ty;)+ })* }
    ) => {
        const _: () = {
            use $crate::__private as __rt;

            // As visible as a type may be: the type itself may be private.
            #[allow(unreachable_pub)]
            #[derive(__rt::Default)]
            pub struct __Fields {
                $($field: __rt::Option<$ty>,)*
                $($shared: __rt::Option<$shared_ty>,)*
                $($spread: <$spread_ty as __rt::Object>::Fields,)*
            }

            impl __rt::Object for $name {
                type Fields = __Fields;

                fn field<'de, __E: __rt::Entry<'de>>(
                    fields: &mut __Fields,
                    key: &str,
                    entry: __E,
                ) -> __rt::Result<(), __E::Error> {
                    match key {
                        $($key => __rt::put::$mode(&mut fields.$field, entry),)*
                        $($($one_key)|+ => <$one_ty as __rt::Object>::field(&mut fields.$one, key, entry),)*
                        $($($many_key)|+ => {
                            let entry = __rt::Entry::share(entry)?;
                            $(__rt::put::$own_mode(&mut fields.$own, entry)?;)?
                            $(<$many_ty as __rt::Object>::field(&mut fields.$many, key, entry)?;)+
                            __rt::Result::Ok(())
                        })*
                        _ => __rt::Entry::skip(entry),
                    }
                }

                fn finish(fields: __Fields) -> __rt::Result<Self, __rt::Missing> {
                    __rt::Result::Ok(Self {
                        $($field: __rt::finish::$mode(fields.$field, $key)?,)*
                        $($shared: __rt::finish::$shared_mode(fields.$shared, $shared_key)?,)*
                        $($spread: __rt::finish::fragment::<$spread_ty>(fields.$spread)?,)*
                    })
                }
            }

            $crate::__deserialize!($name);
        };
    };
}

/// How an enum of an interface or union is read: its variants with their types, and the one for all others, which may
/// hold what was selected for every type.
#[doc(hidden)]
#[macro_export]
macro_rules! __tagged {
    ($name:ident { $($variants:tt)* } $unknown:ident) => {
        $crate::__tagged!(@ $name { $($variants)* } $crate::__private::Nothing, typename, _nothing, {
            Self::$unknown(typename)
        });
    };
    ($name:ident { $($variants:tt)* } $unknown:ident($common:ty)) => {
        $crate::__tagged!(@ $name { $($variants)* } $common, typename, fields, {
            Self::$unknown(typename, $crate::__private::Object::finish(fields)?)
        });
    };
    (
        @ $name:ident { $($variant:ident($ty:ty) = $typename:literal;)* }
        $common:ty, $unknown_typename:ident, $unknown_fields:ident, $unknown:block
    ) => {
        const _: () = {
            use $crate::__private as __rt;

            pub enum __Started {
                $($variant(<$ty as __rt::Object>::Fields),)*
                __Unknown(__rt::UnknownValue, <$common as __rt::Object>::Fields),
            }

            impl __rt::Variants for $name {
                type Started = __Started;

                fn start(typename: &str) -> __Started {
                    match typename {
                        $($typename => __Started::$variant(__rt::Default::default()),)*
                        other => __Started::__Unknown(__rt::UnknownValue::new(other), __rt::Default::default()),
                    }
                }

                fn field<'de, __E: __rt::Entry<'de>>(
                    started: &mut __Started,
                    key: &str,
                    entry: __E,
                ) -> __rt::Result<(), __E::Error> {
                    match started {
                        $(__Started::$variant(fields) => <$ty as __rt::Object>::field(fields, key, entry),)*
                        __Started::__Unknown(_, fields) => <$common as __rt::Object>::field(fields, key, entry),
                    }
                }

                fn finish(started: __Started) -> __rt::Result<Self, __rt::Missing> {
                    __rt::Result::Ok(match started {
                        $(__Started::$variant(fields) => Self::$variant(__rt::Object::finish(fields)?),)*
                        __Started::__Unknown($unknown_typename, $unknown_fields) => $unknown,
                    })
                }
            }

            impl __rt::Object for $name {
                type Fields = __rt::Tagged<__Started>;

                fn field<'de, __E: __rt::Entry<'de>>(
                    fields: &mut __rt::Tagged<__Started>,
                    key: &str,
                    entry: __E,
                ) -> __rt::Result<(), __E::Error> {
                    fields.field::<Self, __E>(key, entry)
                }

                fn finish(fields: __rt::Tagged<__Started>) -> __rt::Result<Self, __rt::Missing> {
                    fields.finish()
                }
            }

            $crate::__deserialize!($name);
        };
    };
}

/// An `Object` is read from a JSON object.
#[doc(hidden)]
#[macro_export]
macro_rules! __deserialize {
    ($name:ident) => {
        impl<'de> $crate::__private::Deserialize<'de> for $name {
            fn deserialize<__D: $crate::__private::Deserializer<'de>>(
                from: __D,
            ) -> $crate::__private::Result<Self, __D::Error> {
                $crate::__private::object(from)
            }
        }
    };
}

/// An enum of the schema, open for values of later.
#[doc(hidden)]
#[macro_export]
macro_rules! __open_enum {
    ($name:ident { $($variant:ident = $value:literal;)* } $unknown:ident) => {
        impl $name {
            /// The value as GraphQL has it.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $value,)*
                    Self::$unknown(value) => value.as_str(),
                }
            }
        }

        const _: () = {
            use $crate::__private as __rt;

            impl __rt::From<&str> for $name {
                fn from(value: &str) -> Self {
                    match value {
                        $($value => Self::$variant,)*
                        other => Self::$unknown(__rt::UnknownValue::new(other)),
                    }
                }
            }

            impl __rt::Serialize for $name {
                fn serialize<__S: __rt::Serializer>(&self, to: __S) -> __rt::Result<__S::Ok, __S::Error> {
                    to.serialize_str(self.as_str())
                }
            }

            impl<'de> __rt::Deserialize<'de> for $name {
                fn deserialize<__D: __rt::Deserializer<'de>>(from: __D) -> __rt::Result<Self, __D::Error> {
                    __rt::open_enum(from)
                }
            }
        };
    };
}
