//! What a user signs in with: identities, authenticators, passwords, codes and sessions.

use authgear_admin::kind::User;
use authgear_admin::{NodeId, Reason};

use crate::admin::*;
use crate::caller::{Caller, login_id};

pub(crate) async fn story(caller: &Caller) {
    let id = caller.user("keys@example.com").await;
    identities(caller, &id).await;
    authenticators(caller, &id).await;
    passwords(caller, &id).await;
    sessions(caller, &id).await;
}

async fn identities(caller: &Caller, id: &NodeId<User>) {
    let added = caller.call(AddEmailToUser::new(id, "second@example.com")).await.create_identity.identity;
    assert_eq!(added.identity_card.r#type, IdentityType::LoginId);
    let input = CreateIdentityInput::new(login_id("username", "keysmith"), id);
    let username = caller.call(CreateIdentity::new(input)).await.create_identity.identity.identity_card;
    let changed =
        caller.call(UpdateIdentity::new(id, &username.id, "username", "locksmith")).await.update_identity;
    assert_eq!(changed.user.standard_attributes.preferred_username.as_deref(), Some("locksmith"));
    let listed =
        caller.call(ListIdentities::new(id).identity_type(IdentityType::LoginId)).await.node.unwrap();
    assert!(
        matches!(listed, list_identities::Node::User(user) if user.identities.as_ref().unwrap().total_count == Some(3))
    );
    let verified = caller.call(SetVerifiedStatus::new(id, "email", "second@example.com", true)).await;
    assert!(
        verified
            .set_verified_status
            .user
            .verified_claims
            .iter()
            .any(|claim| claim.value == "second@example.com")
    );
    let left = caller
        .call(DeleteIdentity::new(&changed.identity.identity_card.id))
        .await
        .delete_identity
        .user
        .login_ids;
    assert_eq!(left.len(), 2);
    let taken = caller.try_call(AddEmailToUser::new(id, "keys@example.com")).await.unwrap_err();
    assert_eq!(taken.status(), Some(200), "{taken}");
}

async fn authenticators(caller: &Caller, id: &NodeId<User>) {
    let added =
        caller.call(AddSecondFactorPhone::new(id, "+15550001234")).await.create_authenticator.authenticator;
    assert_eq!(added.authenticator_card.kind, AuthenticatorKind::Secondary);
    let definition = AuthenticatorDefinition::new(AuthenticatorKind::Primary, AuthenticatorType::OobOtpEmail)
        .oob_otp_email(AuthenticatorDefinitionOOBOTPEmail::new("keys@example.com"));
    let created = caller.call(CreateAuthenticator::new(CreateAuthenticatorInput::new(definition, id))).await;
    let email = created.create_authenticator.authenticator.authenticator_card;
    let factors = caller.call(UserFactors::new(id)).await.node.unwrap();
    assert!(matches!(factors, user_factors::Node::User(user)
        if user.primary_password.is_some() && user.secondary_oob_otp_sms_authenticators.len() == 1));
    let listed =
        caller.call(ListAuthenticators::new(id).kind(AuthenticatorKind::Secondary)).await.node.unwrap();
    assert!(matches!(listed, list_authenticators::Node::User(user)
        if user.authenticators.as_ref().unwrap().total_count == Some(1)));
    let deleted = caller.call(DeleteAuthenticator::new(&email.id)).await.delete_authenticator.user;
    assert_eq!(deleted.authenticators.unwrap().total_count, Some(2));
}

async fn passwords(caller: &Caller, id: &NodeId<User>) {
    let weak = caller.try_call(ResetPassword::new(id).password("a")).await.unwrap_err();
    assert!(weak.has_reason(&Reason::PASSWORD_POLICY_VIOLATED), "{weak}");
    assert!(!format!("{weak:?}{weak}").contains("\"a\""));
    let reset =
        caller.call(ResetPassword::new(id).password("another Horse 2 battery")).await.reset_password.user;
    assert!(reset.primary_password.is_some());
    let expired = caller.call(SetPasswordExpired::new(id, true)).await.set_password_expired.user;
    assert!(expired.primary_password.unwrap().authenticator_card.expire_after.is_some());
    let code =
        caller.call(GenerateOOBOTPCode::new("keys@example.com").purpose(OTPPurpose::Verification)).await;
    assert!(!code.generate_oob_otp_code.code.is_empty());
    assert!(!format!("{code:?}").contains(code.generate_oob_otp_code.code.as_str()));
    // Whether it answers null or true, there is no error.
    caller.call(SendResetPasswordMessage::new("keys@example.com")).await;
    let end = "2099-01-01T00:00:00Z".parse::<authgear_admin::DateTime>().unwrap();
    let grace = caller.call(SetMFAGracePeriod::new(id, end)).await.set_mfa_grace_period.user;
    assert_eq!(grace.mfa_grace_period_end_at, Some(end));
    let over = caller.call(RemoveMFAGracePeriod::new(RemoveMFAGracePeriodInput::new(id))).await;
    assert!(over.remove_mfa_grace_period.user.mfa_grace_period_end_at.is_none());
}

async fn sessions(caller: &Caller, id: &NodeId<User>) {
    let session = caller.call(CreateSession::new(id, "portal")).await.create_session;
    assert!(session.expires_in > 0 && !session.access_token.is_empty());
    assert!(!format!("{session:?}").contains(session.refresh_token.as_str()));
    let listed = caller.call(ListUserSessions::new(id).with_network(true)).await.node.unwrap();
    let list_user_sessions::Node::User(user) = listed else { panic!("{listed:?}") };
    let sessions = user.sessions.unwrap().edges.unwrap();
    let first = sessions[0].as_ref().unwrap().node.as_ref().unwrap();
    assert!(first.created_by_ip.is_some());
    let left = caller.call(RevokeSession::new(&first.session_card.id)).await.revoke_session.user;
    assert_eq!(left.sessions.unwrap().total_count, Some(0));
    caller.call(CreateSession::new(id, "portal")).await;
    caller.call(RevokeAllSessions::new(RevokeAllSessionsInput::new(id))).await;
    let listed = caller.call(ListUserSessions::new(id)).await.node.unwrap();
    assert!(
        matches!(listed, list_user_sessions::Node::User(user) if user.sessions.as_ref().unwrap().total_count == Some(0))
    );
    authorizations(caller).await;
}

/// Users give authorizations themselves, so some seeded one must have one.
async fn authorizations(caller: &Caller) {
    let users = caller.call(ListUsers::new().first(100)).await.users.unwrap().edges.unwrap();
    for user in users.iter().flatten().filter_map(|edge| edge.node.as_ref()) {
        let listed = caller.call(ListUserAuthorizations::new(&user.user_card.id)).await.node.unwrap();
        let list_user_authorizations::Node::User(user) = listed else { panic!("{listed:?}") };
        let authorizations = user.authorizations.unwrap();
        if let Some(first) = authorizations.edges.unwrap().into_iter().flatten().find_map(|edge| edge.node) {
            let left = caller.call(DeleteAuthorization::new(&first.id)).await.delete_authorization.user;
            assert_eq!(
                left.authorizations.unwrap().total_count,
                authorizations.total_count.map(|count| count - 1)
            );
            return;
        }
    }
    panic!("no seeded user has an authorization");
}
