//! The implementations of generated fragments and builders, written once, like those of `decode`: generated code says
//! what the text is and where its answer has what comes back.

/// What may be selected: a fragment's name, the text of its definition and of those that it spreads, and its type.
#[doc(hidden)]
#[macro_export]
macro_rules! __fragment {
    ($name:ident $graphql:literal $text:literal $($escaped:literal)? on $on:ty) => {
        impl $crate::__private::Fragment for $name {
            const NAME: &'static str = $graphql;
            const TEXT: &'static str = $text;
            $(const ESCAPED: &'static str = $escaped;)?
        }

        impl $crate::__private::FragmentOn<$on> for $name {}
    };
}

/// A builder. Given are the parameters of its type: the client, for nodes the kind, and the fragment with the type that
/// it must be on; its kind, name and text, which the fragment's name divides; the input object that its variables are
/// in; and where its answer has what comes back, as what it is read and what is made of that.
///
/// A `list` has pages instead of one answer.
#[doc(hidden)]
#[macro_export]
macro_rules! __call {
    ($name:ident<$client:ident> $($rest:tt)+) => {
        $crate::__call!(@ [$name<$client>] [$client: $crate::__private::Caller,] $($rest)+);
    };
    ($name:ident<$client:ident, $fragment:ident on $on:ty> $($rest:tt)+) => {
        impl<$client, $fragment> $name<$client, $fragment> {
            /// Chooses what comes back: a fragment's type.
            pub fn select<__G: $crate::__private::FragmentOn<$on>>(self) -> $name<$client, __G> {
                $name(self.0.select())
            }
        }

        $crate::__call!(
            @ [$name<$client, $fragment>]
            [$client: $crate::__private::Caller, $fragment: $crate::__private::FragmentOn<$on>] $($rest)+
        );
    };
    ($name:ident<$client:ident, $kind:ident, $fragment:ident> $($rest:tt)+) => {
        impl<$client, $kind, $fragment> $name<$client, $kind, $fragment> {
            /// Chooses what comes back: a fragment's type.
            pub fn select<__G: $crate::__private::FragmentOn<$kind>>(self) -> $name<$client, $kind, __G> {
                $name(self.0.select())
            }
        }

        $crate::__call!(
            @ [$name<$client, $kind, $fragment>]
            [
                $client: $crate::__private::Caller,
                $kind: $crate::__private::NodeKind,
                $fragment: $crate::__private::FragmentOn<$kind>
            ] $($rest)+
        );
    };
    (
        @ [$($self:tt)+] [$client:ident $($generics:tt)+]
        $operation:ident $graphql:literal $text:tt $($within:literal)?
        [$field:literal $($inner:literal)?] $convert:ident $read:ty => $data:ty $(, $list:ident)?
    ) => {
        const _: () = {
            use $crate::__private as __rt;

            impl<$client $($generics)+> __rt::Clone for $($self)+ {
                fn clone(&self) -> Self {
                    Self(__rt::Clone::clone(&self.0))
                }
            }

            impl<$client $($generics)+> __rt::Debug for $($self)+ {
                fn fmt(&self, f: &mut __rt::Formatter<'_>) -> __rt::Result<(), __rt::FormatError> {
                    self.0.describe($graphql, f)
                }
            }

            impl<$client $($generics)+> __rt::Serialize for $($self)+ {
                fn serialize<__S: __rt::Serializer>(&self, to: __S) -> __rt::Result<__S::Ok, __S::Error> {
                    self.0.serialize(&[$($within)?], to)
                }
            }

            impl<$client $($generics)+> __rt::Path for $($self)+ {
                const FIELD: &'static str = $field;
                const INNER: &'static [&'static str] = &[$($inner)?];
                type Value = $read;
            }

            impl<$client $($generics)+> __rt::Pieces for $($self)+ {
                const PIECES: &'static [&'static str] = $crate::__pieces!($text);
            }

            impl<$client $($generics)+> __rt::Operation for $($self)+ {
                const NAME: &'static str = $graphql;
                const DOCUMENT: &'static str = __rt::Joined::<Self>::TEXT;
                const KIND: __rt::OperationKind = $crate::__call_kind!($operation);
                const HEAD: &'static [&'static str] = $crate::__head!($graphql $text);
                type Data = $data;

                fn read(answer: __rt::Answer) -> __rt::Result<$data, __rt::Error> {
                    answer.decoded().map(|__rt::At::<Self>(read)| __rt::convert::$convert(read))
                }

                fn read_partial(answer: __rt::Answer) -> __rt::Result<__rt::Partial<$data>, __rt::Error> {
                    answer.decoded_partial().map(|partial| partial.map(|__rt::At::<Self>(read)| __rt::convert::$convert(read)))
                }
            }
        };

        $crate::__call_ways!($($list)? [$($self)+] [$client $($generics)+] $data);
        $crate::__call_mutation!($operation [$($self)+] [$client $($generics)+] $convert $data);
    };
}

/// How a builder is sent, or read to its end.
#[doc(hidden)]
#[macro_export]
macro_rules! __call_ways {
    ([$($self:tt)+] [$client:ident $($generics:tt)+] $data:ty) => {
        impl<$client $($generics)+> $($self)+ {
            /// Sends it.
            ///
            /// # Errors
            /// See [`Error`]($crate::Error).
            pub fn send(self) -> $client::Answer<$data> {
                self.0.client().call(&self)
            }
        }
    };
    (list [$($self:tt)+] [$client:ident $($generics:tt)+] $data:ty) => {
        impl<$client $($generics)+> $($self)+ {
            /// The nodes, to the end of the list: as many requests as there are pages. See
            /// [`Client::nodes`]($crate::Client::nodes).
            pub fn stream(self) -> $client::Nodes<Self> {
                $crate::__private::Clone::clone(self.0.client()).call_nodes(self)
            }

            /// The pages, to the end of the list. See [`Client::pages`]($crate::Client::pages).
            pub fn pages(self) -> $client::Pages<Self> {
                $crate::__private::Clone::clone(self.0.client()).call_pages(self)
            }

            /// One page: the first, or the one behind the cursor that is set.
            ///
            /// # Errors
            /// See [`Error`]($crate::Error).
            pub fn first_page(self) -> $client::Answer<$data> {
                self.0.client().call(&self)
            }
        }

        const _: () = {
            use $crate::__private as __rt;

            impl<$client $($generics)+> __rt::Paginated for $($self)+ {
                type Node = <$data as __rt::List>::Node;

                fn cursor(&self) -> __rt::Option<&str> {
                    self.0.cursor()
                }

                fn set_cursor(&mut self, cursor: &str) {
                    self.0.set_cursor(cursor);
                }

                fn page_size(&self) -> __rt::Option<i32> {
                    self.0.page_size()
                }

                fn set_page_size(&mut self, size: i32) -> bool {
                    self.0.set_page_size(size);
                    true
                }

                fn page_info(data: &$data) -> __rt::Option<__rt::PageInfo<'_>> {
                    __rt::Option::Some(data.page_info())
                }

                fn nodes(data: &$data) -> impl __rt::Iterator<Item = &Self::Node> {
                    data.nodes.iter()
                }

                fn into_nodes(data: $data) -> impl __rt::Iterator<Item = Self::Node> {
                    __rt::IntoIterator::into_iter(data.nodes)
                }
            }
        };
    };
}

/// What lets a builder of a mutation go into a batch.
#[doc(hidden)]
#[macro_export]
macro_rules! __call_mutation {
    (query $($rest:tt)+) => {};
    (mutation [$($self:tt)+] [$client:ident $($generics:tt)+] $convert:ident $data:ty) => {
        impl<$client $($generics)+> $crate::__private::Mutation for $($self)+ {
            const ROOT_FIELDS: usize = 1;
            type Whole = $crate::__private::At<Self>;

            fn data(whole: Self::Whole) -> $data {
                $crate::__private::convert::$convert(whole.0)
            }
        }
    };
}

/// The pieces of a builder's text.
#[doc(hidden)]
#[macro_export]
macro_rules! __pieces {
    ([$text:literal]) => {
        &[$text]
    };
    ([$head:literal $fragment:ident $tail:literal]) => {
        &[
            $head,
            <$fragment as $crate::__private::Fragment>::NAME,
            $tail,
            " ",
            <$fragment as $crate::__private::Fragment>::TEXT,
        ]
    };
}

/// The pieces of a builder's body, up to its variables. A builder's own text has nothing that JSON would escape.
#[doc(hidden)]
#[macro_export]
macro_rules! __head {
    ($graphql:literal [$text:literal]) => {
        &[concat!("{\"query\":\"", $text, "\",\"operationName\":\"", $graphql, "\",\"variables\":")]
    };
    ($graphql:literal [$head:literal $fragment:ident $tail:literal]) => {
        &[
            concat!("{\"query\":\"", $head),
            <$fragment as $crate::__private::Fragment>::NAME,
            concat!($tail, " "),
            <$fragment as $crate::__private::Fragment>::ESCAPED,
            concat!("\",\"operationName\":\"", $graphql, "\",\"variables\":"),
        ]
    };
}

/// The kind of an operation, by its keyword.
#[doc(hidden)]
#[macro_export]
macro_rules! __call_kind {
    (query) => {
        $crate::__private::OperationKind::Query
    };
    (mutation) => {
        $crate::__private::OperationKind::Mutation
    };
}
