//! What there are node ids of: the types of the Admin API that implement `Node`.
//!
//! They are names for [`NodeId`](super::NodeId)'s parameter and have no values.

/// A type of the Admin API that implements `Node`. Those of this module are all there are; generated code has a plain
/// [`Id`](crate::Id) for a type that is not among them.
pub trait NodeKind: sealed::Sealed + Send + Sync + 'static {
    /// The type's name in the schema, which its node ids begin with.
    const NAME: &'static str;
}

mod sealed {
    pub trait Sealed {}
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident;)*) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
            pub enum $kind {}

            impl sealed::Sealed for $kind {}

            impl NodeKind for $kind {
                const NAME: &'static str = stringify!($kind);
            }
        )*

        /// The names of all kinds, sorted.
        #[doc(hidden)]
        pub const NAMES: &[&str] = &[$($kind::NAME),*];
    };
}

kinds! {
    /// An entry of the audit log. Its inner id is not a UUID.
    AuditLog;
    /// A password, passkey, TOTP secret or address for one-time passwords of a user.
    Authenticator;
    /// A user's consent to an application.
    Authorization;
    /// A decision of the fraud protection.
    FraudProtectionDecisionRecord;
    /// A group of users.
    Group;
    /// A login id, an account at a provider, a biometric or other identity of a user.
    Identity;
    /// A resource that clients ask for access to. Its inner id is not a UUID.
    Resource;
    /// A role.
    Role;
    /// A scope of a resource.
    Scope;
    /// A session of a user, in a browser or an application.
    Session;
    /// A user.
    User;
}
