//! The implementations for operations with pages, written once, like those of `decode`: generated code says where
//! things are.
//!
//! A way through the types of an answer is a list of steps: `field`, `field?` to what is in an optional one, and
//! `(Type::Variant)` to what a variant holds.

/// Goes steps through a value, by reference (`ref`) or taking it apart (`move`); `None` where the way ends early.
#[doc(hidden)]
#[macro_export]
macro_rules! __walk {
    ($how:ident $at:ident) => {
        $crate::__private::Option::Some($at)
    };
    (ref $at:ident $field:ident? $($rest:tt)*) => {
        match &$at.$field {
            $crate::__private::Option::Some(at) => $crate::__walk!(ref at $($rest)*),
            $crate::__private::Option::None => $crate::__private::Option::None,
        }
    };
    (ref $at:ident $field:ident $($rest:tt)*) => {{
        let at = &$at.$field;
        $crate::__walk!(ref at $($rest)*)
    }};
    (move $at:ident $field:ident? $($rest:tt)*) => {
        match $at.$field {
            $crate::__private::Option::Some(at) => $crate::__walk!(move at $($rest)*),
            $crate::__private::Option::None => $crate::__private::Option::None,
        }
    };
    (move $at:ident $field:ident $($rest:tt)*) => {{
        let at = $at.$field;
        $crate::__walk!(move at $($rest)*)
    }};
    ($how:ident $at:ident ($($variant:tt)+) $($rest:tt)*) => {
        match $at {
            $($variant)+(at) => $crate::__walk!($how at $($rest)*),
            _ => $crate::__private::Option::None,
        }
    };
}

/// The nodes of a connection's struct: the field with the edges, how often to flatten it, and from an edge to its node.
#[doc(hidden)]
#[macro_export]
macro_rules! __nodes {
    ($name:ident $(<$life:lifetime>)? { $edges:ident $($flatten:ident)* } [$($step:tt)+] $node:ty) => {
        impl $(<$life>)? $name $(<$life>)? {
            /// The nodes of this page, in order. Edges and nodes that are null are passed over.
            pub fn nodes(&self) -> impl $crate::__private::Iterator<Item = &$node> {
                self.$edges.iter()$(.$flatten())*.filter_map(|edge| $crate::__walk!(ref edge $($step)+))
            }

            /// The nodes of this page, in order, taken out of it. Edges and nodes that are null are passed over.
            pub fn into_nodes(self) -> impl $crate::__private::Iterator<Item = $node> {
                self.$edges.into_iter()$(.$flatten())*.filter_map(|edge| $crate::__walk!(move edge $($step)+))
            }
        }
    };
}

/// An operation with pages: the variables that take the cursor and the size, and where its answer has the struct with
/// the edges and what a page says of itself.
#[doc(hidden)]
#[macro_export]
macro_rules! __paginated {
    (
        $name:ident { $after:ident $($first:ident)? } $data:ty
        { [$($connection:tt)*] $connection_type:ty => $node:ty }
        { [$($has_next_page:tt)+] [$($end_cursor:tt)+] }
    ) => {
        const _: () = {
            use $crate::__private as __rt;

            impl __rt::Paginated for $name {
                type Node = $node;

                fn cursor(&self) -> __rt::Option<&str> {
                    __rt::Cursor::get(&self.$after)
                }

                fn set_cursor(&mut self, cursor: &str) {
                    self.$after = __rt::Cursor::from_text(cursor);
                }

                $(
                    fn page_size(&self) -> __rt::Option<i32> {
                        __rt::PageSize::get(&self.$first)
                    }

                    fn set_page_size(&mut self, size: i32) -> bool {
                        self.$first = __rt::PageSize::from_size(size);
                        true
                    }
                )?

                fn page_info(data: &$data) -> __rt::Option<__rt::PageInfo<'_>> {
                    let has_next_page: &bool = $crate::__walk!(ref data $($has_next_page)+)?;
                    let end_cursor = $crate::__walk!(ref data $($end_cursor)+)?;
                    __rt::Option::Some(__rt::PageInfo {
                        has_next_page: *has_next_page,
                        end_cursor: __rt::Cursor::get(end_cursor),
                    })
                }

                fn nodes(data: &$data) -> impl __rt::Iterator<Item = &$node> {
                    let connection: __rt::Option<&$connection_type> = $crate::__walk!(ref data $($connection)*);
                    connection.into_iter().flat_map(<$connection_type>::nodes)
                }

                fn into_nodes(data: $data) -> impl __rt::Iterator<Item = $node> {
                    let connection: __rt::Option<$connection_type> = $crate::__walk!(move data $($connection)*);
                    connection.into_iter().flat_map(<$connection_type>::into_nodes)
                }
            }
        };
    };
}

/// An operation that only nearly has pages: a condition that never holds, on this type, tells the compiler why.
///
/// It is one over all lifetimes, as a condition that can be told at once not to hold is refused where it stands.
#[doc(hidden)]
#[macro_export]
macro_rules! __not_paginated {
    ($name:ident $data:ty { $on:ty: $condition:ident }) => {
        const _: () = {
            use $crate::__private as __rt;

            impl __rt::Paginated for $name
            where
                for<'never> $on: __rt::$condition<$name>,
            {
                type Node = __rt::Infallible;

                fn cursor(&self) -> __rt::Option<&str> {
                    __rt::Option::None
                }

                fn set_cursor(&mut self, _: &str) {}

                fn page_info(_: &$data) -> __rt::Option<__rt::PageInfo<'_>> {
                    __rt::Option::None
                }

                fn nodes(_: &$data) -> impl __rt::Iterator<Item = &__rt::Infallible> {
                    __rt::empty()
                }

                fn into_nodes(_: $data) -> impl __rt::Iterator<Item = __rt::Infallible> {
                    __rt::empty()
                }
            }
        };
    };
}
