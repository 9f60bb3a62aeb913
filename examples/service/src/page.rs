//! The page of users, as HTML.

use authgear_admin::Page;

use crate::{Row, role_keys};

/// A table of the users, and the way to the next page.
pub(crate) fn users(page: &Page<Row>) -> String {
    let rows: String = page.nodes.iter().map(row).collect();
    let next = page.end_cursor.as_deref().filter(|cursor| page.has_next_page && !cursor.is_empty());
    let next = next.map(|cursor| format!("<a href=\"/users?after={}\">next</a>", escaped(cursor)));
    format!("<!doctype html><title>Users</title><table>{rows}</table>{}", next.unwrap_or_default())
}

fn row(user: &Row) -> String {
    let (id, account) =
        (escaped(user.id.as_str()), escaped(user.end_user_account_id.as_deref().unwrap_or("-")));
    let roles = escaped(&role_keys(user).join(", "));
    let action = if user.is_disabled {
        "disabled".to_owned()
    } else {
        format!("<form method=post action=\"/users/{id}/disable\"><button>disable</button></form>")
    };
    format!("<tr><td>{account}<td>{roles}<td>{action}")
}

/// Text as HTML has it: names and addresses are what users made them.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
