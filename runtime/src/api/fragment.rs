//! What may be chosen to come back: a fragment, by its type.

use serde::de::DeserializeOwned;

use crate::decode::{Decode, Object};

/// A fragment of generated code: what is asked of an object, and the type that it is read as.
///
/// Generated code implements it for every fragment that needs no variables, from whatever front.
pub trait Fragment: for<'de> Object<'de> + for<'de> Decode<'de> + DeserializeOwned + 'static {
    /// Its name in the text.
    const NAME: &'static str;
    /// Its definition and those of the fragments that it spreads, each once.
    const TEXT: &'static str;
    /// The same as JSON has it in a string.
    #[doc(hidden)]
    const ESCAPED: &'static str = Self::TEXT;
}

/// A fragment on a type of the schema, such as [`kind::User`](crate::kind::User): what builders take in `select`.
///
/// ```
/// use authgear_admin::{FragmentOn, kind::User};
///
/// /// The document that asks for it, whatever is selected.
/// fn text<F: FragmentOn<User>>() -> &'static str {
///     F::TEXT
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a fragment on `{T}`, which is what comes back here",
    label = "not a fragment on `{T}`",
    note = "write one with `admin_query! {{ fragment Card on … {{ id }} }}` or in a `.graphql` file, on the type that comes \
            back; a fragment that uses variables belongs into an operation of its own"
)]
pub trait FragmentOn<T>: Fragment {}
