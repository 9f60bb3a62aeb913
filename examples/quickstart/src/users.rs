//! Creates a user, lists all, disables one, and makes a mistake on purpose.

use std::error::Error;
use std::time::{SystemTime, UNIX_EPOCH};

use authgear_admin::kind::User;
use authgear_admin::{Client, Error as AdminError, NodeId, Paginated, Reason, admin_query};

use crate::admin::UserRow;
use crate::admin::api::{AdminApi, IdentityDefinition, IdentityDefinitionLoginID};

admin_query! {
    /// A page of users. The compiler checks this against the schema: misspell a field and see.
    query ListUsers($first: Int!, $after: String) {
        users(first: $first, after: $after) {
            edges { node { endUserAccountID formattedName isDisabled createdAt } }
            pageInfo { hasNextPage endCursor }
        }
    }
}

/// How many users a page has, and how many pages are shown of a large project.
const PAGE: i32 = 4;
const PAGES: usize = 3;

pub(crate) async fn tour(client: &Client) -> Result<(), Box<dyn Error>> {
    let user = create(client).await?;
    let outcome = rest_of_tour(client, &user).await;
    client.delete_user(&user.id).send().await?;
    println!("8. The user is deleted again.");
    outcome
}

async fn rest_of_tour(client: &Client, user: &UserRow) -> Result<(), Box<dyn Error>> {
    list(client).await?;
    disable(client, &user.id).await?;
    mistake(client).await
}

async fn create(client: &Client) -> Result<UserRow, AdminError> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_millis();
    let login_id = IdentityDefinitionLoginID::new("email", format!("quickstart-{now}@example.com"));
    let user = client.create_user(IdentityDefinition::new().login_id(login_id));
    let user = user.select::<UserRow>().send().await?;
    let account = user.end_user_account_id.as_deref().unwrap_or("-");
    println!("4. A user is created (a builder, from build.rs): {account}, {}", user.created_at);
    Ok(user)
}

async fn list(client: &Client) -> Result<(), AdminError> {
    println!("5. Users, {PAGE} a page (a query, from admin_query!):");
    let mut pages = client.pages(ListUsers::new(PAGE));
    for number in 1..=PAGES {
        let Some(page) = pages.next().await else { break };
        let users: Vec<_> = ListUsers::into_nodes(page?).collect();
        println!("   page {number}: {} users", users.len());
        for user in &users {
            let account = user.end_user_account_id.as_deref().unwrap_or("-");
            let name = user.formatted_name.as_deref().unwrap_or("-");
            let status = if user.is_disabled { "disabled" } else { "active" };
            println!("   | {account:<38} | {name:<22} | {status:<8} | {} |", user.created_at);
        }
    }
    Ok(())
}

async fn disable(client: &Client, id: &NodeId<User>) -> Result<(), AdminError> {
    let user = client.set_disabled_status(id, true).reason("quickstart").select::<UserRow>().send().await?;
    println!("6. The user is disabled: {}, reason {:?}", user.is_disabled, user.disable_reason);
    Ok(())
}

/// Disables somebody who does not exist.
async fn mistake(client: &Client) -> Result<(), Box<dyn Error>> {
    let nobody = NodeId::from_inner("00000000-0000-0000-0000-000000000000");
    match client.set_disabled_status(nobody, true).send().await {
        Err(error) if error.has_reason(&Reason::USER_NOT_FOUND) => {
            println!("7. A mistake on purpose is a typed error: {error}");
            Ok(())
        }
        Err(other) => Err(other.into()),
        Ok(_) => Err("disabling nobody went well".into()),
    }
}
