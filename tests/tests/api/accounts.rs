//! Accounts: disabled and enabled, valid for a while, scheduled to go, and gone.

use authgear_admin::kind::User;
use authgear_admin::{Client, DateTime, NodeId, Reason};

use crate::api::{AdminApi, DefaultUser};
use crate::user;

fn time(text: &str) -> DateTime {
    text.parse().unwrap()
}

async fn read(client: &Client, id: &NodeId<User>) -> DefaultUser {
    client.node::<User>(id).send().await.unwrap().unwrap()
}

pub(crate) async fn story(client: &Client) {
    let id = user(client, "account@example.com").await;
    disable(client, &id).await;
    valid_period(client, &id).await;
    schedule(client, &id).await;
    assert_eq!(client.reset_account_lockout(&id).send().await.unwrap().id, id);
    assert_eq!(client.anonymize_user(&id).send().await.unwrap().anonymized_user_id, id);
    assert!(read(client, &id).await.is_anonymized);
    assert_eq!(client.delete_user(&id).reason("done").send().await.unwrap().deleted_user_id, id);
    assert!(client.node::<User>(&id).send().await.unwrap().is_none());
    let error = client.delete_user(&id).send().await.unwrap_err();
    assert!(error.has_reason(&Reason::USER_NOT_FOUND), "{error}");
}

async fn disable(client: &Client, id: &NodeId<User>) {
    client.set_disabled_status(id, true).reason("rude").send().await.unwrap();
    let user = read(client, id).await;
    assert!(user.is_disabled && user.disable_reason.as_deref() == Some("rude"));
    let (from, until) = (time("2020-01-01T00:00:00Z"), time("2099-01-01T00:00:00+08:00"));
    let suspended = client.set_disabled_status(id, true);
    suspended.temporarily_disabled_from(from).temporarily_disabled_until(until).send().await.unwrap();
    assert_eq!(read(client, id).await.temporarily_disabled_until, Some(until));
    client.set_disabled_status(id, false).reason(None).send().await.unwrap();
    assert!(!read(client, id).await.is_disabled);
}

async fn valid_period(client: &Client, id: &NodeId<User>) {
    let (from, until) = (time("2020-01-01T00:00:00Z"), time("2099-01-01T00:00:00Z"));
    client.set_account_valid_from(id).account_valid_from(from).send().await.unwrap();
    client.set_account_valid_until(id).account_valid_until(until).send().await.unwrap();
    let user = read(client, id).await;
    assert_eq!((user.account_valid_from, user.account_valid_until), (Some(from), Some(until)));
    client
        .set_account_valid_period(id)
        .account_valid_from(None)
        .account_valid_until(None)
        .send()
        .await
        .unwrap();
    let user = read(client, id).await;
    assert_eq!((user.account_valid_from, user.account_valid_until), (None, None));
}

async fn schedule(client: &Client, id: &NodeId<User>) {
    client.schedule_account_deletion(id).reason("asked for").send().await.unwrap();
    let user = read(client, id).await;
    assert!(user.delete_at.is_some() && user.delete_reason.as_deref() == Some("asked for"));
    client.unschedule_account_deletion(id).send().await.unwrap();
    client.schedule_account_anonymization(id).send().await.unwrap();
    let user = read(client, id).await;
    assert!(user.delete_at.is_none() && user.anonymize_at.is_some());
    client.unschedule_account_anonymization(id).send().await.unwrap();
    assert!(read(client, id).await.anonymize_at.is_none());
}
