//! Generated types refuse what the schema refuses.
use authgear_admin::admin_query;

admin_query! {
    mutation DisableUser($userID: ID!, $reason: String) {
        setDisabledStatus(input: { userID: $userID, isDisabled: true, reason: $reason }) { user { id } }
    }
}

fn main() {
    // What is required is in the constructor.
    let _ = DisableUser::new();
    // An answer has what was selected and nothing else.
    let _ = |data: disable_user::Data| data.set_disabled_status.user.email;
}
