//! The answers to the operations of a batch, read from the one object that holds them all, in one pass.

use super::prefix;
use crate::decode::{Decode, Failed, Missing, Null, Object, Value, object};

/// The data of several operations, each read from the entries with its prefix.
pub trait Members<'de>: Sized {
    /// The entries taken so far.
    type Fields: Default;

    /// Takes an entry of the operation at an index.
    ///
    /// # Errors
    /// The value has another type.
    fn field(
        fields: &mut Self::Fields,
        index: usize,
        key: &str,
        value: &mut dyn Value<'de>,
    ) -> Result<(), Failed>;

    /// The data of all, once the object is at its end.
    ///
    /// # Errors
    /// The first entry that should have been there.
    fn finish(fields: &mut Self::Fields) -> Result<Self, Missing>;
}

/// The data of a whole answer.
pub(super) struct Answers<T>(pub(super) T);

impl<'de, T: Members<'de>> Object<'de> for Answers<T> {
    type Fields = T::Fields;

    fn field(fields: &mut T::Fields, key: &str, value: &mut dyn Value<'de>) -> Result<(), Failed> {
        match prefix::split(key) {
            Some((index, key)) => T::field(fields, index, key, value),
            None => value.skip(),
        }
    }

    fn finish(fields: &mut T::Fields) -> Result<Self, Missing> {
        T::finish(fields).map(Self)
    }
}

impl<'de, T: Members<'de>> Decode<'de> for Answers<T> {
    fn read(to: &mut Option<Self>, value: &mut dyn Value<'de>, null: Null) -> Result<(), Failed> {
        object(to, value, null)
    }
}

macro_rules! tuples {
    ($($($data:ident $place:tt),+;)+) => {$(
        impl<'de, $($data: Object<'de>),+> Members<'de> for ($($data,)+) {
            type Fields = ($($data::Fields,)+);

            fn field(
                fields: &mut Self::Fields,
                index: usize,
                key: &str,
                value: &mut dyn Value<'de>,
            ) -> Result<(), Failed> {
                match index {
                    $($place => $data::field(&mut fields.$place, key, value),)+
                    _ => value.skip(),
                }
            }

            fn finish(fields: &mut Self::Fields) -> Result<Self, Missing> {
                Ok(($($data::finish(&mut fields.$place)?,)+))
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

impl<'de, D: Object<'de>, const N: usize> Members<'de> for Row<D, N> {
    type Fields = RowFields<D::Fields, N>;

    fn field(
        fields: &mut Self::Fields,
        index: usize,
        key: &str,
        value: &mut dyn Value<'de>,
    ) -> Result<(), Failed> {
        match fields.0.get_mut(index) {
            Some(fields) => D::field(fields, key, value),
            None => value.skip(),
        }
    }

    fn finish(fields: &mut Self::Fields) -> Result<Self, Missing> {
        fields.0.iter_mut().map(D::finish).collect::<Result<_, _>>().map(Self)
    }
}
