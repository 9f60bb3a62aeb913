//! Four mistakes in one build, each marked on its word.
use authgear_admin::admin_query;

admin_query! {
    query MisspeltField {
        users(first: 10) { edges { node { id isDisbled } } }
    }
}

admin_query! {
    query WrongArgumentType {
        users(first: "ten") { totalCount }
    }
}

admin_query! {
    mutation MissingVariable {
        deleteUser(input: { userID: $id }) { deletedUserID }
    }
}

admin_query! {
    query UnknownEnumValue {
        users(first: 10, sortBy: CREATED) { totalCount }
    }
}

fn main() {}
