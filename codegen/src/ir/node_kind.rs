//! Whose node id an `ID` is: the types that the runtime has kinds for, and the table of the places where the schema's type
//! says less than what the server takes and answers there.
//!
//! The table is the server's: each place was looked up in its resolvers. Names that mean one kind wherever they stand are
//! listed by name, so that a mutation of later is typed as its sisters are; the others by their place. What is not
//! listed is an `Id`: `node(id:)` takes any kind, and the `loginID` of `sendResetPasswordMessage` is no node id at all. The
//! runtime's documentation of `node_id` has the same table.

use super::lower::Lowering;
use crate::schema::{FieldDef, InputValueDef, Schema, TypeId, TypeKind, TypeRef};
use crate::settings::Settings;

/// The kinds that the runtime has, by the names of their types.
const KINDS: [&str; 11] = [
    "AuditLog",
    "Authenticator",
    "Authorization",
    "FraudProtectionDecisionRecord",
    "Group",
    "Identity",
    "Resource",
    "Role",
    "Scope",
    "Session",
    "User",
];

/// Arguments and input fields whose name says it, wherever they stand.
const INPUTS: [(&str, &str); 6] = [
    ("authenticatorID", "Authenticator"),
    ("authorizationID", "Authorization"),
    ("identityID", "Identity"),
    ("sessionID", "Session"),
    ("userID", "User"),
    ("userIDs", "User"),
];

/// Input fields, by their input object.
const INPUT_FIELDS: [(&str, &str, &str); 4] = [
    ("DeleteGroupInput", "id", "Group"),
    ("DeleteRoleInput", "id", "Role"),
    ("UpdateGroupInput", "id", "Group"),
    ("UpdateRoleInput", "id", "Role"),
];

/// Arguments, by the type and the field that take them.
const ARGUMENTS: [(&str, &str, &str, &str); 2] =
    [("Query", "groups", "excludedIDs", "Group"), ("Query", "roles", "excludedIDs", "Role")];

/// Fields of answers besides the `id` of the kinds themselves, by their type.
const FIELDS: [(&str, &str, &str); 3] = [
    ("AnonymizeUserPayload", "anonymizedUserID", "User"),
    ("DeleteUserPayload", "deletedUserID", "User"),
    ("Scope", "resourceID", "Resource"),
];

/// The interface that all nodes implement.
const NODE: &str = "Node";

/// The kinds that a schema has.
#[derive(Debug)]
pub(super) struct NodeKinds(Vec<&'static str>);

impl NodeKinds {
    /// The kinds of this schema; none where the settings do not want them.
    pub(super) fn new(schema: &Schema, settings: &Settings) -> Self {
        let node = schema.id(NODE).filter(|_| settings.typed_ids);
        let is_node = |name: &&str| {
            let ty = schema.id(name).map(|id| schema.ty(id));
            ty.zip(node).is_some_and(|(ty, node)| {
                matches!(&ty.kind, TypeKind::Object { implements, .. } if implements.contains(&node))
            })
        };
        Self(KINDS.into_iter().filter(is_node).collect())
    }

    /// The kind, if the schema has it.
    fn present(&self, kind: &str) -> Option<&'static str> {
        self.0.iter().copied().find(|present| *present == kind)
    }
}

impl Lowering<'_> {
    /// Whose id a field of an answer is.
    pub(super) fn kind_of_field(&self, parent: TypeId, field: &FieldDef) -> Option<&'static str> {
        let (parent, name) = (self.schema.ty(parent).name.as_str(), field.name.as_str());
        // An id that may be null or of which there are several is none that the table knows.
        if !matches!(&field.ty, TypeRef::NonNull(inner) if matches!(**inner, TypeRef::Named(_))) {
            return None;
        }
        if name == "id" {
            return self.node_kinds.present(parent);
        }
        let listed = FIELDS.iter().find(|(ty, field, _)| (*ty, *field) == (parent, name));
        listed.and_then(|(.., kind)| self.node_kinds.present(kind))
    }

    /// Whose id an argument of a field takes.
    pub(super) fn kind_of_argument(
        &self,
        parent: TypeId,
        field: &FieldDef,
        argument: &InputValueDef,
    ) -> Option<&'static str> {
        let place = (self.schema.ty(parent).name.as_str(), field.name.as_str(), argument.name.as_str());
        let listed = ARGUMENTS.iter().find(|(ty, field, argument, _)| (*ty, *field, *argument) == place);
        listed
            .map(|(.., kind)| *kind)
            .or_else(|| by_name(place.2))
            .and_then(|kind| self.node_kinds.present(kind))
    }

    /// Whose id a field of an input object takes.
    pub(super) fn kind_of_input(&self, input: TypeId, field: &InputValueDef) -> Option<&'static str> {
        let place = (self.schema.ty(input).name.as_str(), field.name.as_str());
        let listed = INPUT_FIELDS.iter().find(|(ty, field, _)| (*ty, *field) == place);
        listed
            .map(|(.., kind)| *kind)
            .or_else(|| by_name(place.1))
            .and_then(|kind| self.node_kinds.present(kind))
    }
}

/// Whether the runtime has a kind of this name.
pub(crate) fn is_kind(name: &str) -> bool {
    KINDS.contains(&name)
}

/// The kind that the name of an argument or input field says.
fn by_name(name: &str) -> Option<&'static str> {
    INPUTS.iter().find(|(listed, _)| *listed == name).map(|(_, kind)| *kind)
}

#[cfg(test)]
mod tests;
