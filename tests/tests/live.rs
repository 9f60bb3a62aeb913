//! The quickstart's scenario and every query, against the project that the five `AUTHGEAR_…` variables name; and against
//! the emulator at all times, so that the scenario itself is known to work. It touches only the user that it creates, and
//! deletes that one, also after a failure.
//!
//! `cargo test -p authgear-admin-tests --test live -- --nocapture`

#[rustfmt::skip]
#[path = "../golden/admin.rs"]
mod admin;

use std::error::Error as StdError;
use std::time::{SystemTime, UNIX_EPOCH};

use admin::*;
use authgear_admin::kind::User;
use authgear_admin::{Client, DateTime, Error, Id, NodeId, Reason, SigningKey};
use authgear_admin_fixtures::Emulator;

type Outcome = Result<(), Box<dyn StdError>>;

#[tokio::test]
async fn against_the_emulator() -> Outcome {
    let emulator = Emulator::start().await?;
    let client = Client::builder(emulator.endpoint(), emulator.app_id())
        .key_id(emulator.key_id())
        .signing_key(SigningKey::from_pem(emulator.private_key_pem())?)
        .build()?;
    scenario(&client).await
}

#[tokio::test]
async fn against_a_real_project() -> Outcome {
    if std::env::var_os("AUTHGEAR_ENDPOINT").is_none() {
        println!(
            "skipped: AUTHGEAR_ENDPOINT and the other variables are not set, so there is no real project to test"
        );
        return Ok(());
    }
    let client = Client::from_env()?;
    println!("against {}", client.endpoint());
    scenario(&client).await
}

async fn scenario(client: &Client) -> Outcome {
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis();
    let email = format!("authgear-admin-test-{now}@example.com");
    let definition = IdentityDefinition::new().login_id(IdentityDefinitionLoginID::new("email", &email));
    let created = client.send(CreateUser::new(CreateUserInput::new(definition))).await?;
    let id = created.create_user.user.user_card.id;
    let outcome = with_user(client, &id, &email).await;
    let deleted = client.send(DeleteUser::new(&id)).await?;
    outcome?;
    assert_eq!(deleted.delete_user.deleted_user_id, id);
    assert!(client.send(NodeType::new(&id)).await?.node.is_none());
    Ok(())
}

async fn with_user(client: &Client, id: &NodeId<User>, email: &str) -> Outcome {
    find(client, id, email).await?;
    change(client, id).await?;
    lists(client, id).await?;
    logs(client, id).await
}

/// `node`, `nodes`, and the look-ups that read the database at once.
async fn find(client: &Client, id: &NodeId<User>, email: &str) -> Outcome {
    let node = client.send(NodeByID::new(id)).await?.node;
    assert!(matches!(node, Some(node_by_id::Node::User(user)) if user.user_card.id == *id));
    let nodes = client.send(NodesByID::new(vec![id.into(), Id::from("nonsense")])).await?.nodes;
    assert!(nodes[0].is_some() && nodes[1].is_none());
    let by_login = client.send(GetUserByLoginID::new("email", email)).await?.get_user_by_login_id;
    assert_eq!(by_login.map(|user| user.user_card.id).as_ref(), Some(id));
    let by_attribute = client.send(GetUsersByStandardAttribute::new("email", email)).await?;
    assert_eq!(by_attribute.get_users_by_standard_attribute.len(), 1);
    client.send(FindPerson::new(email, "+15550009999", "nobody-of-this-name")).await?;
    match client.send(GetUserByOAuth::new("google", "nobody")).await {
        Ok(nobody) => assert!(nobody.get_user_by_oauth.is_none()),
        // A project without this provider may refuse the question.
        Err(error) => assert!(!error.errors().is_empty(), "{error}"),
    }
    Ok(())
}

async fn change(client: &Client, id: &NodeId<User>) -> Outcome {
    let disabled = client.send(DisableUser::new(id).reason("a test")).await?.set_disabled_status.user;
    assert!(disabled.user_status.is_disabled);
    assert!(!client.send(EnableUser::new(id)).await?.set_disabled_status.user.user_status.is_disabled);
    let nobody = NodeId::from_uuid(0);
    let error = client.send(DisableUser::new(nobody)).await.expect_err("there is no such user");
    assert!(matches!(error, Error::RolledBack(_)) && error.has_reason(&Reason::USER_NOT_FOUND), "{error}");
    let details = client.send(UserDetails::new(id, true).with_security(true)).await?.node;
    let Some(user_details::Node::User(user)) = details else { return Err("the user is gone".into()) };
    let mut attributes = user.user_profile.standard_attributes;
    attributes.given_name = Some("Test".to_owned());
    let updated = client.send(UpdateUserProfile::new(id).standard_attributes(attributes)).await?;
    assert_eq!(updated.update_user.user.user_profile.standard_attributes.given_name.as_deref(), Some("Test"));
    Ok(())
}

/// The connections, a page each, and two pages of users.
async fn lists(client: &Client, id: &NodeId<User>) -> Outcome {
    let page = client.send(ListUsers::new().first(2)).await?.users.ok_or("no users")?;
    let cursor = page.page_info.page_parts.end_cursor.filter(|cursor| !cursor.is_empty());
    if let Some(cursor) = cursor {
        client.send(ListUsers::new().first(2).after(cursor)).await?;
    }
    client.send(SearchUsers::new("test").first(2)).await?;
    client.send(UsersWithAccess::new(2)).await?;
    client.send(UserDashboard::new()).await?;
    client.send(ListRoles::new().first(2)).await?;
    client.send(ListGroups::new().first(2)).await?;
    client.send(ListResources::new().first(2)).await?;
    client.send(ListIdentities::new(id)).await?;
    client.send(ListAuthenticators::new(id)).await?;
    client.send(UserFactors::new(id)).await?;
    client.send(ListUserSessions::new(id)).await?;
    client.send(ListUserAuthorizations::new(id)).await?;
    Ok(())
}

async fn logs(client: &Client, id: &NodeId<User>) -> Outcome {
    let now = DateTime::now();
    let yesterday = DateTime::from(now.timestamp() - std::time::Duration::from_secs(24 * 60 * 60));
    client.send(ListAuditLogs::new().first(2).with_data(true)).await?;
    client.send(AdminActionsOnUser::new(id)).await?;
    client.send(FailedSignIns::new(yesterday).first(2)).await?;
    client.send(ListFraudProtectionLogs::new().first(2)).await?;
    client.send(FraudProtectionOverview::new(yesterday, now)).await?;
    Ok(())
}
