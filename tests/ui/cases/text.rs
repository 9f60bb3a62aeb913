//! In a text the compiler knows no words, so the message shows the place.
use authgear_admin::admin_query;

admin_query!(
    r#"
    # Comments are fine here.
    query Text {
      users { totlCount }
    }
    "#
);

admin_query!(file = "no/such/file.graphql");

fn main() {}
