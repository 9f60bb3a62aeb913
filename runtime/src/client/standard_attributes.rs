//! Changing some of a user's standard attributes without losing the others.
//!
//! `updateUser` replaces all of them, so they are read, changed and written back. The documents are written here by hand,
//! so that nobody needs a schema for this; a test checks them against the fixtures'.

use super::Client;
use crate::error::{Context, UserNotFound};
use crate::kind::User;
use crate::{Error, NodeId, Operation, OperationKind, StandardAttributes};

impl Client {
    /// Reads a user's standard attributes, changes them and writes them back; answers what they are then.
    ///
    /// Whatever `change` does not touch stays as it is, also what this crate does not know. A claim that is set to `None`
    /// is removed; an `email`, `phone_number` or `preferred_username` that is removed comes back if an identity of the
    /// user still has one, and the server takes no others than those of the user's identities. If nothing changes, nothing
    /// is written.
    ///
    /// The Admin API has no way to write only if nobody else did: reading and writing are two requests. Of two changes at
    /// once, the one that writes later wins, with the attributes that it read; let one program change a user at a time
    /// where that matters.
    ///
    /// ```no_run
    /// # use authgear_admin::{Client, Error, NodeId, kind::User};
    /// # async fn example(client: Client, user: NodeId<User>) -> Result<(), Error> {
    /// let attributes = client
    ///     .update_standard_attributes(&user, |attributes| {
    ///         attributes.given_name = Some("Jo".to_owned());
    ///         attributes.nickname = None;
    ///         attributes.address.get_or_insert_default().country = Some("NL".to_owned());
    ///     })
    ///     .await?;
    /// assert_eq!(attributes.given_name.as_deref(), Some("Jo"));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`Error::UserNotFound`] if there is no such user, and everything that can go wrong with a request. With
    /// [`Error::outcome_unknown`], it is the writing whose outcome is unknown; doing all of this again is safe.
    pub async fn update_standard_attributes(
        &self,
        user: impl Into<NodeId<User>>,
        change: impl FnOnce(&mut StandardAttributes),
    ) -> Result<StandardAttributes, Error> {
        let query = ReadStandardAttributes { id: user.into() };
        let found = self.send(&query).await?.node.and_then(|node| node.standard_attributes);
        let Some(mut attributes) = found else {
            let context = Context::new(ReadStandardAttributes::NAME, ReadStandardAttributes::KIND);
            return Err(Error::UserNotFound(Box::new(UserNotFound::new(context))));
        };
        let before = attributes.clone();
        change(&mut attributes);
        if attributes == before {
            return Ok(attributes);
        }
        let mutation = WriteStandardAttributes { id: query.id, attributes };
        Ok(self.send(&mutation).await?.update_user.user.standard_attributes)
    }
}

/// Reads the attributes.
struct ReadStandardAttributes {
    id: NodeId<User>,
}

crate::__variables! { ReadStandardAttributes { id = "id" value; } }

impl Operation for ReadStandardAttributes {
    const NAME: &'static str = "ReadStandardAttributes";
    const DOCUMENT: &'static str =
        "query ReadStandardAttributes($id:ID!){node(id:$id){...on User{standardAttributes}}}";
    const KIND: OperationKind = OperationKind::Query;
    type Data = Found;
}

#[derive(Debug)]
struct Found {
    node: Option<FoundNode>,
}

#[derive(Debug)]
struct FoundNode {
    /// `None` of a node that is no user.
    standard_attributes: Option<StandardAttributes>,
}

crate::__object! { Found { node: Option<FoundNode> = "node" required; } {} {} {} {} }
crate::__object! {
    FoundNode { standard_attributes: StandardAttributes = "standardAttributes" optional; } {} {} {} {}
}

/// Replaces the attributes.
struct WriteStandardAttributes {
    id: NodeId<User>,
    attributes: StandardAttributes,
}

crate::__variables! { WriteStandardAttributes { id = "id" value; attributes = "attributes" value; } }

impl Operation for WriteStandardAttributes {
    const NAME: &'static str = "WriteStandardAttributes";
    const DOCUMENT: &'static str = "mutation WriteStandardAttributes($id:ID!,$attributes:UserStandardAttributes!){\
         updateUser(input:{userID:$id,standardAttributes:$attributes}){user{standardAttributes}}}";
    const KIND: OperationKind = OperationKind::Mutation;
    type Data = Written;
}

#[derive(Debug)]
struct Written {
    update_user: WrittenPayload,
}

#[derive(Debug)]
struct WrittenPayload {
    user: WrittenUser,
}

#[derive(Debug)]
struct WrittenUser {
    standard_attributes: StandardAttributes,
}

crate::__object! { Written { update_user: WrittenPayload = "updateUser" required; } {} {} {} {} }
crate::__object! { WrittenPayload { user: WrittenUser = "user" required; } {} {} {} {} }
crate::__object! {
    WrittenUser { standard_attributes: StandardAttributes = "standardAttributes" required; } {} {} {} {}
}
