//! The implementations of `Serialize` that generated types have, written once, like those of `decode`.

/// How an answer's struct is written: `separate` where no key has two takers, else `merged`. The modes of fields and
/// fragments are those that reading has.
#[doc(hidden)]
#[macro_export]
macro_rules! __entries {
    (
        $name:ident $(<$life:lifetime>)? $how:ident
        { $($field:ident = $key:literal $mode:ident;)* }
        { $($spread:ident = $spread_mode:ident;)* }
    ) => {
        const _: () = {
            use $crate::__private as __rt;

            impl $(<$life>)? __rt::Entries for $name $(<$life>)? {
                fn entries<__M: __rt::SerializeMap>(&self, map: &mut __M) -> __rt::Result<(), __M::Error> {
                    __rt::write::$how(map, |map| {
                        $(__rt::write::$mode(map, $key, &self.$field)?;)*
                        $(__rt::write::$spread_mode(map, &self.$spread)?;)*
                        __rt::Result::Ok(())
                    })
                }
            }

            $crate::__serialize_entries!($name $(<$life>)?);
        };
    };
}

/// How an enum of an interface or union is written: its `__typename`, then what its variant holds, where that may have
/// selected the `__typename` as well.
#[doc(hidden)]
#[macro_export]
macro_rules! __tagged_entries {
    ($name:ident $(<$life:lifetime>)? { $($variant:ident = $typename:literal;)* } $unknown:ident $(($common:ident))?) => {
        const _: () = {
            use $crate::__private as __rt;

            impl $(<$life>)? __rt::Entries for $name $(<$life>)? {
                fn entries<__M: __rt::SerializeMap>(&self, map: &mut __M) -> __rt::Result<(), __M::Error> {
                    __rt::write::merged(map, |map| match self {
                        $(Self::$variant(held) => {
                            __rt::write::required(map, "__typename", $typename)?;
                            __rt::write::whole(map, held)
                        })*
                        Self::$unknown(typename $(, $common)?) => {
                            __rt::write::required(map, "__typename", typename.as_str())?;
                            $(__rt::write::whole(map, $common)?;)?
                            __rt::Result::Ok(())
                        }
                    })
                }
            }

            $crate::__serialize_entries!($name $(<$life>)?);
        };
    };
}

/// `Entries` are written as an object.
#[doc(hidden)]
#[macro_export]
macro_rules! __serialize_entries {
    ($name:ident $(<$life:lifetime>)?) => {
        impl $(<$life>)? $crate::__private::Serialize for $name $(<$life>)? {
            fn serialize<__S: $crate::__private::Serializer>(
                &self,
                to: __S,
            ) -> $crate::__private::Result<__S::Ok, __S::Error> {
                $crate::__private::serialize_entries(self, to)
            }
        }
    };
}

/// How variables and input objects are written; each is `value`, `defaulted` or `optional`.
#[doc(hidden)]
#[macro_export]
macro_rules! __variables {
    ($name:ident { $($field:ident = $key:literal $mode:ident;)* }) => {
        const _: () = {
            use $crate::__private as __rt;

            impl __rt::Serialize for $name {
                fn serialize<__S: __rt::Serializer>(&self, to: __S) -> __rt::Result<__S::Ok, __S::Error> {
                    #[allow(unused_mut)] // There may be none.
                    let mut map = __rt::Variables::begin(to)?;
                    $(map.$mode($key, &self.$field)?;)*
                    map.end()
                }
            }
        };
    };
}

/// How a `@oneOf` input is written.
#[doc(hidden)]
#[macro_export]
macro_rules! __one_of {
    ($name:ident { $($variant:ident = $key:literal;)* }) => {
        const _: () = {
            use $crate::__private as __rt;

            impl __rt::Serialize for $name {
                fn serialize<__S: __rt::Serializer>(&self, to: __S) -> __rt::Result<__S::Ok, __S::Error> {
                    let mut map = __rt::Variables::begin(to)?;
                    match self {
                        $(Self::$variant(value) => map.value($key, value)?,)*
                    }
                    map.end()
                }
            }
        };
    };
}
