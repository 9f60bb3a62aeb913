//! The parts of a back office: a hook that signs users up with a role, a page of users, and a button that disables one.
//!
//! It has no sign-in of its own. Put it behind yours before anybody else can reach it.

mod failure;
mod page;

/// What the build script generated.
#[allow(missing_docs)]
mod admin {
    include!(concat!(env!("OUT_DIR"), "/admin.rs"));
}

use authgear_admin::kind::User;
use authgear_admin::{Client, Error, NodeId, admin_query};
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, Redirect};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::{Deserialize, Serialize};

use admin::api::{AdminApi, IdentityDefinition, IdentityDefinitionLoginID};
use failure::Failure;

/// The role of everybody who signs up.
const ROLE: &str = "member";

/// How many users there are on a page.
const PAGE: i32 = 20;

admin_query! {
    /// What a row of the page shows: a fragment, of which each call below asks for just that much.
    fragment Row on User {
        id
        endUserAccountID
        isDisabled
        roles(first: 10) { edges { node { key } } }
    }
}

/// Makes the role, unless it is there.
///
/// # Errors
/// The server cannot be asked.
pub async fn prepare(client: &Client) -> Result<(), Error> {
    let mut roles = client.roles().search_keyword(ROLE).stream();
    while let Some(role) = roles.next().await {
        if role?.key == ROLE {
            return Ok(());
        }
    }
    client.create_role(ROLE).name("Member").send().await.map(drop)
}

/// The routes.
pub fn router(client: Client) -> Router {
    Router::new()
        .route("/hooks/signup", post(sign_up))
        .route("/users", get(users))
        .route("/users/{id}/disable", post(disable))
        .with_state(client)
}

/// What the hook takes.
#[derive(Deserialize)]
struct SignUp {
    email: String,
}

/// What it answers.
#[derive(Serialize)]
struct SignedUp {
    id: NodeId<User>,
    roles: Vec<String>,
}

/// Creates a user, and gives the role.
async fn sign_up(
    State(client): State<Client>,
    Json(SignUp { email }): Json<SignUp>,
) -> Result<(StatusCode, Json<SignedUp>), Failure> {
    let login_id = IdentityDefinitionLoginID::new("email", email);
    let user = client.create_user(IdentityDefinition::new().login_id(login_id)).send().await?;
    let member = client.add_user_to_roles(user.id).role_keys(vec![ROLE.to_owned()]);
    let member = member.select::<Row>().send().await?;
    let roles = role_keys(&member);
    Ok((StatusCode::CREATED, Json(SignedUp { id: member.id, roles })))
}

/// Where a page begins.
#[derive(Deserialize)]
struct Place {
    after: Option<String>,
}

/// A page of users.
async fn users(
    State(client): State<Client>,
    Query(Place { after }): Query<Place>,
) -> Result<Html<String>, Failure> {
    let mut users = client.users().first(PAGE).select::<Row>();
    if let Some(after) = after {
        users = users.after(after);
    }
    Ok(Html(page::users(&users.first_page().await?)))
}

/// Disables a user, and goes back to the page.
async fn disable(State(client): State<Client>, Path(id): Path<String>) -> Result<Redirect, Failure> {
    // Checked: the id of a role, say, is none of a user.
    let id: NodeId<User> = id.parse()?;
    client.set_disabled_status(id, true).reason("by the back office").send().await?;
    Ok(Redirect::to("/users"))
}

/// The keys of a user's roles.
fn role_keys(user: &Row) -> Vec<String> {
    user.roles.iter().flat_map(row::Roles::nodes).map(|role| role.key.clone()).collect()
}
