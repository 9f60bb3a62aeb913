//! The implementations that every type of an answer has, written once: generated code names a type's fields and their
//! keys, and what to do with them stands here. That keeps generated code short, for those who read it and for the
//! compilers that build it. Like `__private`, no part of the public interface.
//!
//! Names that are not hygienic, those of items and type parameters, begin with `__`, as no GraphQL name of a type may.

/// How a struct is read. Listed are its own fields; those of its fields whose keys fragments take as well; its
/// fragments; the keys that go to one fragment; and those that go to several takers, or whose objects go to a fragment
/// that may be left out: each read once as a `leaf`, or given as `raw` text to all. A field is `required`, or `optional`
/// or `nullable` where `@include` or `@skip` may leave it out, with `_part` if it holds objects and `_custom` if it is a
/// scalar of the project's own; a fragment that they may leave out is an `Option`.
#[doc(hidden)]
#[macro_export]
macro_rules! __object {
    ($name:ident<$life:lifetime> $($how:tt)+) => {
        $crate::__object!(@ [$name<$life>] $life, $($how)+);
    };
    ($name:ident $($how:tt)+) => {
        $crate::__object!(@ [$name] 'de, $($how)+);
    };
    (
        @ [$($name:tt)+] $life:lifetime,
        { $($field:ident: $ty:ty = $key:literal $mode:ident;)* }
        { $($shared:ident: $shared_ty:ty = $shared_key:literal $shared_mode:ident;)* }
        { $($spread:ident: $spread_ty:ty;)* }
        { $($($one_key:literal)|+ => $one:ident: $one_ty:ty;)* }
        { $($($many_key:literal)|+ => $how:ident $($own:ident $own_mode:ident)? { $($many:ident: $many_ty:ty;)+ })* }
    ) => {
        const _: () = {
            use $crate::__private as __rt;

            // As visible as a type may be: the type itself may be private.
            #[allow(unreachable_pub)]
            pub struct __Fields<$life> {
                $($field: __rt::Option<$ty>,)*
                $($shared: __rt::Option<$shared_ty>,)*
                $($spread: <$spread_ty as __rt::Object<$life>>::Fields,)*
                __from: __rt::PhantomData<&$life ()>,
            }

            impl __rt::Default for __Fields<'_> {
                fn default() -> Self {
                    Self {
                        $($field: __rt::Option::None,)*
                        $($shared: __rt::Option::None,)*
                        $($spread: __rt::Default::default(),)*
                        __from: __rt::PhantomData,
                    }
                }
            }

            impl<$life> __rt::Object<$life> for $($name)+ {
                type Fields = __Fields<$life>;

                fn field(
                    fields: &mut __Fields<$life>,
                    key: &str,
                    value: &mut dyn __rt::Value<$life>,
                ) -> __rt::Result<(), __rt::Failed> {
                    match key {
                        $($key => __rt::put::$mode(&mut fields.$field, value),)*
                        $($($one_key)|+ => <$one_ty as __rt::Object<'_>>::field(&mut fields.$one, key, value),)*
                        $($($many_key)|+ => __rt::share::$how(value, &mut |value| {
                            $(__rt::put::$own_mode(&mut fields.$own, value)?;)?
                            $(<$many_ty as __rt::Object<'_>>::field(&mut fields.$many, key, value)?;)+
                            __rt::Result::Ok(())
                        }),)*
                        _ => value.skip(),
                    }
                }

                fn finish(fields: &mut __Fields<$life>) -> __rt::Result<Self, __rt::Missing> {
                    __rt::Result::Ok(Self {
                        $($field: __rt::finish::$mode(&mut fields.$field, $key)?,)*
                        $($shared: __rt::finish::$shared_mode(&mut fields.$shared, $shared_key)?,)*
                        $($spread: __rt::finish::fragment::<$spread_ty>(&mut fields.$spread)?,)*
                    })
                }
            }

            $crate::__deserialize!([$($name)+] $life);
        };
    };
}

/// How an enum of an interface or union is read: its variants with their types, and the one for all others, which may
/// hold what was selected for every type.
#[doc(hidden)]
#[macro_export]
macro_rules! __tagged {
    ($name:ident<$life:lifetime> $($how:tt)+) => {
        $crate::__tagged!(@ [$name<$life>] $life, $($how)+);
    };
    ($name:ident $($how:tt)+) => {
        $crate::__tagged!(@ [$name] 'de, $($how)+);
    };
    (@ $name:tt $life:lifetime, { $($variants:tt)* } $unknown:ident) => {
        $crate::__tagged!(@ $name $life, { $($variants)* } $crate::__private::Nothing, typename, _nothing, {
            Self::$unknown($crate::__private::Clone::clone(typename))
        });
    };
    (@ $name:tt $life:lifetime, { $($variants:tt)* } $unknown:ident($common:ty)) => {
        $crate::__tagged!(@ $name $life, { $($variants)* } $common, typename, fields, {
            Self::$unknown($crate::__private::Clone::clone(typename), $crate::__private::Object::finish(fields)?)
        });
    };
    (
        @ [$($name:tt)+] $life:lifetime, { $($variant:ident($ty:ty) = $typename:literal;)* }
        $common:ty, $unknown_typename:ident, $unknown_fields:ident, $unknown:block
    ) => {
        const _: () = {
            use $crate::__private as __rt;

            #[allow(unreachable_pub)] // As above.
            pub enum __Started<$life> {
                $($variant(<$ty as __rt::Object<$life>>::Fields),)*
                __Unknown(__rt::UnknownValue, <$common as __rt::Object<$life>>::Fields),
            }

            impl<$life> __rt::Variants<$life> for $($name)+ {
                type Started = __Started<$life>;

                fn start(typename: &str) -> __Started<$life> {
                    match typename {
                        $($typename => __Started::$variant(__rt::Default::default()),)*
                        other => __Started::__Unknown(__rt::UnknownValue::new(other), __rt::Default::default()),
                    }
                }

                fn field(
                    started: &mut __Started<$life>,
                    key: &str,
                    value: &mut dyn __rt::Value<$life>,
                ) -> __rt::Result<(), __rt::Failed> {
                    match started {
                        $(__Started::$variant(fields) => <$ty as __rt::Object<'_>>::field(fields, key, value),)*
                        __Started::__Unknown(_, fields) => <$common as __rt::Object<'_>>::field(fields, key, value),
                    }
                }

                fn finish(started: &mut __Started<$life>) -> __rt::Result<Self, __rt::Missing> {
                    __rt::Result::Ok(match started {
                        $(__Started::$variant(fields) => Self::$variant(__rt::Object::finish(fields)?),)*
                        __Started::__Unknown($unknown_typename, $unknown_fields) => $unknown,
                    })
                }
            }

            impl<$life> __rt::Object<$life> for $($name)+ {
                type Fields = __rt::Tagged<$life, __Started<$life>>;

                fn field(
                    fields: &mut __rt::Tagged<$life, __Started<$life>>,
                    key: &str,
                    value: &mut dyn __rt::Value<$life>,
                ) -> __rt::Result<(), __rt::Failed> {
                    fields.field::<Self>(key, value)
                }

                fn finish(fields: &mut __rt::Tagged<$life, __Started<$life>>) -> __rt::Result<Self, __rt::Missing> {
                    fields.finish()
                }
            }

            $crate::__deserialize!([$($name)+] $life);
        };
    };
}

/// An `Object` is read from a JSON object.
#[doc(hidden)]
#[macro_export]
macro_rules! __deserialize {
    ([$($name:tt)+] $life:lifetime) => {
        impl<$life> $crate::__private::Decode<$life> for $($name)+ {
            fn read(
                to: &mut $crate::__private::Option<Self>,
                value: &mut dyn $crate::__private::Value<$life>,
                null: $crate::__private::Null,
            ) -> $crate::__private::Result<(), $crate::__private::Failed> {
                $crate::__private::object(to, value, null)
            }
        }

        $crate::__by_serde!([$($name)+] $life);
    };
}

/// What is decoded can be read by serde, with any reader.
#[doc(hidden)]
#[macro_export]
macro_rules! __by_serde {
    ($name:ident) => {
        $crate::__by_serde!([$name] 'de);
    };
    ([$($name:tt)+] $life:lifetime) => {
        impl<$life> $crate::__private::Deserialize<$life> for $($name)+ {
            fn deserialize<__D: $crate::__private::Deserializer<$life>>(
                from: __D,
            ) -> $crate::__private::Result<Self, __D::Error> {
                $crate::__private::deserialize(from)
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

            impl<'de> __rt::Decode<'de> for $name {
                fn read(
                    to: &mut __rt::Option<Self>,
                    value: &mut dyn __rt::Value<'de>,
                    null: __rt::Null,
                ) -> __rt::Result<(), __rt::Failed> {
                    __rt::open_enum(to, value, null)
                }
            }

            $crate::__by_serde!($name);
        };
    };
}
