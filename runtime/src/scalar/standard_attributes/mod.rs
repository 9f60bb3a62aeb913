//! The `UserStandardAttributes` scalar: OpenID Connect's standard claims, and whatever else is there.
//!
//! `updateUser` replaces the whole object, so a read–modify–write must carry along what it does not know. That is why
//! each struct here has a place for all else: claims of another name, and claims of a known name whose value has another
//! type than the standard gives it. Those stay the text that they came as, to the last digit.

mod claims;
mod entries;

use claims::{Claim, claims};
use serde_json::value::RawValue;

claims! {
    /// A user's standard attributes (OpenID Connect Core §5.1).
    ///
    /// A claim that is `None` is left out when it is sent, and `updateUser` then removes it. `Debug` names the claims that
    /// are there and shows no values.
    ///
    /// ```
    /// use authgear_admin::StandardAttributes;
    ///
    /// let mut attributes: StandardAttributes =
    ///     serde_json::from_str(r#"{ "email": "jo@example.com", "shoe_size": 43 }"#)?;
    /// assert_eq!(attributes.email.as_deref(), Some("jo@example.com"));
    /// attributes.given_name = Some("Jo".to_owned());
    /// assert_eq!(
    ///     serde_json::to_string(&attributes)?,
    ///     r#"{"email":"jo@example.com","given_name":"Jo","shoe_size":43}"#
    /// );
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub struct StandardAttributes {
        /// The email address: one that an identity of the user has.
        email: String,
        /// Whether the email address is verified; the server tells it and takes no other value.
        email_verified: bool,
        /// The phone number in E.164: one that an identity of the user has.
        phone_number: String,
        /// Whether the phone number is verified; the server tells it and takes no other value.
        phone_number_verified: bool,
        /// The name the user goes by: one that an identity of the user has.
        preferred_username: String,
        /// The full name, as shown.
        name: String,
        /// The given name.
        given_name: String,
        /// The family name.
        family_name: String,
        /// The middle name.
        middle_name: String,
        /// The nickname.
        nickname: String,
        /// The URL of a picture.
        picture: String,
        /// The URL of a profile page.
        profile: String,
        /// The URL of a website.
        website: String,
        /// The gender.
        gender: String,
        /// The birthday, `YYYY-MM-DD`, or a part of it such as `YYYY`.
        birthdate: String,
        /// The time zone, by its IANA name.
        zoneinfo: String,
        /// The locale, as a BCP 47 tag.
        locale: String,
        /// The postal address.
        address: Address,
        /// When the user last changed, in seconds since 1970; the server tells it and takes no other value.
        updated_at: i64,
    }
}

claims! {
    /// A postal address (OpenID Connect Core §5.1.1).
    ///
    /// ```
    /// use authgear_admin::StandardAttributes;
    ///
    /// let mut attributes = StandardAttributes::new();
    /// attributes.address.get_or_insert_default().country = Some("NL".to_owned());
    /// assert_eq!(serde_json::to_string(&attributes)?, r#"{"address":{"country":"NL"}}"#);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub struct Address {
        /// The whole address, as on a letter.
        formatted: String,
        /// The street, with line breaks.
        street_address: String,
        /// The city.
        locality: String,
        /// The state or province.
        region: String,
        /// The postal code.
        postal_code: String,
        /// The country.
        country: String,
    }
}

impl StandardAttributes {
    /// From the text of a JSON value; `None` where that is no object.
    pub(crate) fn of_object(text: &str) -> Option<Self> {
        Self::read(text)
    }

    /// What is wrong with a value that is no object.
    pub(crate) fn no_object(text: &RawValue) -> String {
        claims::no_object(text)
    }
}

#[cfg(test)]
mod tests;
