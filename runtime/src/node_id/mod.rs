//! Ids that say what they are the id of: a role's id where a user's belongs does not compile.
//!
//! The Admin API names everything by node ids: the unpadded base64url of the type's name, a colon and an inner id, for
//! most types a UUID. To GraphQL they are all `ID`. Generated code makes a [`NodeId`] of an `ID` where it is known whose
//! it is, and an [`Id`] of every other:
//!
//! | where | type in Rust |
//! | --- | --- |
//! | field `id` of an object type that implements `Node` and is one of [`kind`] | `NodeId` of that kind |
//! | field `resourceID` of `Scope` | `NodeId<Resource>` |
//! | fields `anonymizedUserID` of `AnonymizeUserPayload`, `deletedUserID` of `DeleteUserPayload` | `NodeId<User>` |
//! | arguments and input fields named `userID`, `userIDs` | `NodeId<User>` |
//! | arguments and input fields named `authenticatorID`, `authorizationID`, `identityID`, `sessionID` | `NodeId<Authenticator>` and so on |
//! | field `id` of `DeleteRoleInput` and `UpdateRoleInput`; argument `excludedIDs` of `Query.roles` | `NodeId<Role>` |
//! | field `id` of `DeleteGroupInput` and `UpdateGroupInput`; argument `excludedIDs` of `Query.groups` | `NodeId<Group>` |
//! | a variable, where all places that use it agree | as those places |
//! | anything else, such as `Node.id`, `Query.node(id:)` and `SendResetPasswordMessageInput.loginID` | [`Id`] |
//!
//! Where the schema has no such type, or that does not implement `Node`, it is an `Id` too. `typed-ids = false` in
//! `authgear.toml` makes all of them `Id`.
//!
//! Every [`NodeId`] converts into an [`Id`]; the other way, and from text, it is checked. What an answer brings is not
//! checked: its place in the answer says whose id it is, and losing an answer, even that of a mutation that took effect,
//! because the server writes its ids in another way some day would be worse than an id that this crate cannot look into.

mod convert;
mod error;
pub mod kind;
mod text;
mod uuid;

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

pub use error::{NodeIdError, NodeIdProblem};
pub use kind::NodeKind;

use crate::scalar::Id;

/// The id of a node of one kind, e.g. `NodeId<kind::User>`; [the module](self) says where generated code has it.
///
/// ```
/// use authgear_admin::NodeId;
/// use authgear_admin::kind::{Role, User};
///
/// // What other parts of Authgear, such as the claim `sub` of an access token, call the user's id is the inner id.
/// let user = NodeId::<User>::from_inner("97b1c929-842c-415c-a7df-6967efdda160");
/// assert_eq!(user.as_str(), "VXNlcjo5N2IxYzkyOS04NDJjLTQxNWMtYTdkZi02OTY3ZWZkZGExNjA");
/// assert_eq!(user.uuid(), Some(0x97b1c929_842c_415c_a7df_6967efdda160));
///
/// // Text is checked.
/// let same: NodeId<User> = "VXNlcjo5N2IxYzkyOS04NDJjLTQxNWMtYTdkZi02OTY3ZWZkZGExNjA".parse()?;
/// assert_eq!(user, same);
/// let role = NodeId::<Role>::from_inner("06d5a2b1-5a7e-4a5e-8f2e-0e5c5c0e6f11");
/// let error = role.as_str().parse::<NodeId<User>>().unwrap_err();
/// assert_eq!(error.to_string(), "expected a node id of type User, found one of type Role");
/// # Ok::<(), authgear_admin::node_id::NodeIdError>(())
/// ```
pub struct NodeId<K> {
    id: Id,
    kind: PhantomData<fn() -> K>,
}

impl<K> NodeId<K> {
    /// An id whose place says what it is the id of.
    pub(crate) fn trusted(id: Id) -> Self {
        Self { id, kind: PhantomData }
    }

    /// The text of the id, as the Admin API has it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.id.as_str()
    }
}

impl<K: NodeKind> NodeId<K> {
    /// The node id for an inner id: what Authgear calls the id in the claim `sub`, in webhooks and in exports.
    #[must_use]
    pub fn from_inner(inner: impl AsRef<str>) -> Self {
        Self::trusted(Id::from(text::encode(K::NAME, inner.as_ref())))
    }

    /// The inner id; `None` if the server sent an id that is not `Type:id` in base64url.
    #[must_use]
    pub fn inner(&self) -> Option<String> {
        text::decode(self.as_str()).ok().filter(|(kind, _)| kind == K::NAME).map(|(_, inner)| inner)
    }

    /// The node id for a UUID, given as its 128 bits: with the crate `uuid`, `NodeId::from_uuid(uuid.as_u128())`.
    #[must_use]
    pub fn from_uuid(uuid: u128) -> Self {
        Self::from_inner(uuid::format(uuid))
    }

    /// The inner id where it is a UUID, as its 128 bits: with the crate `uuid`, `id.uuid().map(Uuid::from_u128)`.
    ///
    /// `Some` for exactly the ids that [`from_uuid`](Self::from_uuid) makes. The inner ids of audit logs and resources
    /// are no UUIDs.
    #[must_use]
    pub fn uuid(&self) -> Option<u128> {
        uuid::parse(&self.inner()?)
    }
}

impl<K> Clone for NodeId<K> {
    fn clone(&self) -> Self {
        Self::trusted(self.id.clone())
    }
}

impl<K> PartialEq for NodeId<K> {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl<K> Eq for NodeId<K> {}

impl<K> PartialOrd for NodeId<K> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<K> Ord for NodeId<K> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.id.cmp(&other.id)
    }
}

impl<K> Hash for NodeId<K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.id.hash(state);
    }
}

impl<K> PartialEq<Id> for NodeId<K> {
    fn eq(&self, other: &Id) -> bool {
        self.id == *other
    }
}

impl<K> PartialEq<NodeId<K>> for Id {
    fn eq(&self, other: &NodeId<K>) -> bool {
        *self == other.id
    }
}

impl<K> fmt::Debug for NodeId<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.id, f)
    }
}

impl<K> fmt::Display for NodeId<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.id, f)
    }
}

impl<K> AsRef<str> for NodeId<K> {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

#[cfg(test)]
mod tests;
