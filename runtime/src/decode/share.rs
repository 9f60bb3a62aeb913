//! How an entry comes to several takers.

use super::failed::Failed;
use super::value::{Taker, Value};

/// A value without others in it is read once.
///
/// # Errors
/// It has another type than one of the takers expects.
pub fn leaf<'de>(value: &mut dyn Value<'de>, takers: &mut Taker<'_, 'de>) -> Result<(), Failed> {
    value.share(takers)
}

/// Any other is put aside, and each reads it.
///
/// # Errors
/// It has another type than one of the takers expects.
pub fn raw<'de>(value: &mut dyn Value<'de>, takers: &mut Taker<'_, 'de>) -> Result<(), Failed> {
    value.aside(takers)
}
