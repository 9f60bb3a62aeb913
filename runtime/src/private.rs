//! What generated code names, by paths that no user's type can shadow. Not part of the public interface: it changes
//! with the generator, and both carry one version.

pub use core::clone::Clone;
pub use core::convert::{From, Infallible, Into};
pub use core::default::Default;
pub use core::fmt::{Debug, Error as FormatError, Formatter};
pub use core::iter::{IntoIterator, Iterator, empty};
pub use core::marker::PhantomData;
pub use core::option::Option;
pub use core::result::Result;
pub use core::{concat, include_bytes, primitive};
pub use std::boxed::Box;
pub use std::string::String;
pub use std::vec::Vec;

pub use serde::ser::SerializeMap;
pub use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use crate::Error;
pub use crate::answer::{Answer, Partial};
pub use crate::api::{At, Call, Caller, Fragment, FragmentOn, Joined, List, OfKind, Path, Pieces, convert};
pub use crate::atomic::{Mutation, merged_document};
pub use crate::borrowed::{BorrowedOperation, IdRef};
pub use crate::decode::{
    Decode, Failed, Later, Missing, Nothing, Null, Object, RawTaker, Sink, Tagged, Taker, UnknownValue,
    Value, Variants, deserialize, finish, json, object, open_enum, put, share,
};
pub use crate::encode::{Entries, serialize_entries, write};
pub use crate::node_id::kind::{NAMES as NODE_KINDS, NodeKind};
pub use crate::operation::{Operation, OperationKind};
pub use crate::optional::Optional;
pub use crate::page::{Cursor, PageInfo, PageSize, Paginated, SelectsNodes, SelectsOneList, SelectsPageInfo};
pub use crate::request::body;
pub use crate::scalar::{DateTime, Id, Json, Sensitive, StandardAttributes};
pub use crate::variables::Variables;
