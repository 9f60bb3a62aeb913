//! Types of the Admin API that come back from a builder and are no nodes: names for the parameter of
//! [`FragmentOn`](crate::FragmentOn), without values.

macro_rules! types {
    ($($name:ident)*) => {
        $(
            /// The type of this name.
            #[derive(Debug)]
            pub enum $name {}
        )*
    };
}

types! {
    AnonymizeUserPayload
    CreateIdentityPayload
    CreateSessionPayload
    DeleteGroupPayload
    DeleteResourcePayload
    DeleteRolePayload
    DeleteScopePayload
    DeleteUserPayload
    FraudProtectionOverview
    GenerateOOBOTPCodePayload
    UpdateIdentityPayload
}

/// A type of another schema, by a number that is made of its name.
#[derive(Debug)]
pub enum Other<const NAME: u64> {}
