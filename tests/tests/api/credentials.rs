//! What a user signs in with: identities, authenticators, passwords, codes and sessions.

use authgear_admin::kind::{Authenticator, Identity, User};
use authgear_admin::{Client, DateTime, NodeId, Reason, admin_query};

use crate::api::{
    AdminApi, AuthenticatorDefinition, AuthenticatorDefinitionOOBOTPEmail, AuthenticatorKind,
    AuthenticatorType, IdentityType, OTPPurpose,
};
use crate::{login_id, user};

admin_query! {
    fragment Keys on User {
        identities { totalCount }
        sessions { edges { node { id } } totalCount }
        authorizations { edges { node { id } } }
    }
}

async fn read(client: &Client, id: &NodeId<User>) -> Keys {
    client.node::<User>(id).select::<Keys>().send().await.unwrap().unwrap()
}

pub(crate) async fn story(client: &Client) {
    let id = user(client, "keys@example.com").await;
    identities(client, &id).await;
    authenticators(client, &id).await;
    passwords(client, &id).await;
    sessions(client, &id).await;
    authorizations(client).await;
}

async fn identities(client: &Client, id: &NodeId<User>) {
    let added = client.create_identity(id, login_id("username", "keysmith")).send().await.unwrap();
    assert_eq!((added.user.id, added.identity.r#type), (id.clone(), IdentityType::LoginId));
    let changed = client.update_identity(&added.identity.id, id, login_id("username", "locksmith"));
    let changed = changed.send().await.unwrap();
    assert_eq!(changed.user.standard_attributes.preferred_username.as_deref(), Some("locksmith"));
    client.set_verified_status(id, "email", "keys@example.com", true).send().await.unwrap();
    assert_eq!(read(client, id).await.identities.unwrap().total_count, Some(2));
    client.delete_identity(&changed.identity.id).send().await.unwrap();
    assert!(client.node::<Identity>(&changed.identity.id).send().await.unwrap().is_none());
}

async fn authenticators(client: &Client, id: &NodeId<User>) {
    let definition = AuthenticatorDefinition::new(AuthenticatorKind::Primary, AuthenticatorType::OobOtpEmail)
        .oob_otp_email(AuthenticatorDefinitionOOBOTPEmail::new("keys@example.com"));
    let made = client.create_authenticator(id, definition).send().await.unwrap();
    let read = client.node::<Authenticator>(&made.id).send().await.unwrap().unwrap();
    assert_eq!(read.r#type, AuthenticatorType::OobOtpEmail);
    assert_eq!(client.delete_authenticator(&made.id).send().await.unwrap().id, *id);
    assert!(client.node::<Authenticator>(&made.id).send().await.unwrap().is_none());
}

async fn passwords(client: &Client, id: &NodeId<User>) {
    let call = client.reset_password(id).password("a");
    assert_eq!(format!("{call:?}"), r#"ResetPassword{"userID", "password"}"#);
    let weak = call.send().await.unwrap_err();
    assert!(weak.has_reason(&Reason::PASSWORD_POLICY_VIOLATED), "{weak}");
    client.reset_password(id).password("another Horse 2 battery").send().await.unwrap();
    client.set_password_expired(id, true).send().await.unwrap();
    let code =
        client.generate_oob_otp_code("keys@example.com").purpose(OTPPurpose::Login).send().await.unwrap();
    assert!(!code.code.is_empty() && !format!("{code:?}").contains(&*code.code));
    // Whether it answers null or true, there is no error.
    client.send_reset_password_message("keys@example.com").send().await.unwrap();
    let end = "2099-01-01T00:00:00Z".parse::<DateTime>().unwrap();
    client.set_mfa_grace_period(id, end).send().await.unwrap();
    let user = client.node::<User>(id).send().await.unwrap().unwrap();
    assert_eq!(user.mfa_grace_period_end_at, Some(end));
    assert!(client.remove_mfa_grace_period(id).send().await.unwrap().mfa_grace_period_end_at.is_none());
}

async fn sessions(client: &Client, id: &NodeId<User>) {
    let session = client.create_session(id, "portal").send().await.unwrap();
    assert!(session.expires_in > 0 && !session.access_token.is_empty());
    let sessions = read(client, id).await.sessions.unwrap();
    let first = sessions.edges.unwrap().remove(0).unwrap().node.unwrap().id;
    let left = client.revoke_session(&first).select::<Keys>().send().await.unwrap();
    assert_eq!(left.sessions.unwrap().total_count, Some(0));
    client.create_session(id, "portal").send().await.unwrap();
    client.revoke_all_sessions(id).send().await.unwrap();
    assert_eq!(read(client, id).await.sessions.unwrap().total_count, Some(0));
}

/// Users give authorizations themselves, so some seeded one must have one.
async fn authorizations(client: &Client) {
    let mut users = client.users().select::<Keys>().stream();
    while let Some(user) = users.next().await {
        let user = user.unwrap();
        let ids = |user: Keys| {
            let edges = user.authorizations.unwrap().edges.unwrap().into_iter().flatten();
            edges.filter_map(|edge| edge.node).map(|node| node.id).collect::<Vec<_>>()
        };
        let all = ids(user);
        if let Some(first) = all.first() {
            let left = client.delete_authorization(first).select::<Keys>().send().await.unwrap();
            assert_eq!(ids(left).len(), all.len() - 1);
            return;
        }
    }
    panic!("no seeded user has an authorization");
}
