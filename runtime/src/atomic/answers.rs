//! The answers to the operations of a batch, read from the one object that holds them all, in one pass.

use serde::de::{Deserialize, Deserializer};

use super::prefix;
use crate::decode::{Entry, Missing, Object, object};

/// The data of several operations, each read from the entries with its prefix.
pub trait Members: Sized {
    /// The entries taken so far.
    type Fields: Default;

    /// Takes an entry of the operation at an index.
    ///
    /// # Errors
    /// The value has another type.
    fn field<'de, S: Entry<'de>>(
        fields: &mut Self::Fields,
        index: usize,
        key: &str,
        entry: S,
    ) -> Result<(), S::Error>;

    /// The data of all, once the object is at its end.
    ///
    /// # Errors
    /// The first entry that should have been there.
    fn finish(fields: Self::Fields) -> Result<Self, Missing>;
}

/// The data of a whole answer.
pub(super) struct Answers<T>(pub(super) T);

impl<T: Members> Object for Answers<T> {
    type Fields = T::Fields;

    fn field<'de, S: Entry<'de>>(fields: &mut T::Fields, key: &str, entry: S) -> Result<(), S::Error> {
        match prefix::split(key) {
            Some((index, key)) => T::field(fields, index, key, entry),
            None => entry.skip(),
        }
    }

    fn finish(fields: T::Fields) -> Result<Self, Missing> {
        T::finish(fields).map(Self)
    }
}

impl<'de, T: Members> Deserialize<'de> for Answers<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        object(deserializer)
    }
}

macro_rules! tuples {
    ($($($data:ident $place:tt),+;)+) => {$(
        impl<$($data: Object),+> Members for ($($data,)+) {
            type Fields = ($($data::Fields,)+);

            fn field<'de, S: Entry<'de>>(
                fields: &mut Self::Fields,
                index: usize,
                key: &str,
                entry: S,
            ) -> Result<(), S::Error> {
                match index {
                    $($place => $data::field(&mut fields.$place, key, entry),)+
                    _ => entry.skip(),
                }
            }

            fn finish(fields: Self::Fields) -> Result<Self, Missing> {
                Ok(($($data::finish(fields.$place)?,)+))
            }
        }
    )+};
}
tuples! {
    A 0;
    A 0, B 1;
    A 0, B 1, C 2;
    A 0, B 1, C 2, D 3;
    A 0, B 1, C 2, D 3, E 4;
}

/// The data of this many operations of one kind.
pub(super) struct Row<D, const N: usize>(pub(super) Vec<D>);

/// The entries of a row, taken so far.
pub(super) struct RowFields<F, const N: usize>([F; N]);

impl<F: Default, const N: usize> Default for RowFields<F, N> {
    fn default() -> Self {
        Self(std::array::from_fn(|_| F::default()))
    }
}

impl<D: Object, const N: usize> Members for Row<D, N> {
    type Fields = RowFields<D::Fields, N>;

    fn field<'de, S: Entry<'de>>(
        fields: &mut Self::Fields,
        index: usize,
        key: &str,
        entry: S,
    ) -> Result<(), S::Error> {
        match fields.0.get_mut(index) {
            Some(fields) => D::field(fields, key, entry),
            None => entry.skip(),
        }
    }

    fn finish(fields: Self::Fields) -> Result<Self, Missing> {
        fields.0.into_iter().map(D::finish).collect::<Result<_, _>>().map(Self)
    }
}
