//! Accounts: disabled and enabled, valid for a while, locked, scheduled to go, and gone.

use authgear_admin::kind::User;
use authgear_admin::{DateTime, Error, NodeId, Reason};

use crate::admin::*;
use crate::caller::Caller;

fn time(text: &str) -> DateTime {
    text.parse().unwrap()
}

pub(crate) async fn story(caller: &Caller) {
    let id = caller.user("account@example.com").await;
    disable(caller, &id).await;
    valid_period(caller, &id).await;
    schedule(caller, &id).await;
    let lockout = caller.call(ResetAccountLockout::new(&id)).await.reset_account_lockout.user.account_lockout;
    assert!(!lockout.is_locked && lockout.locked_ips.is_empty());
    five_at_once(caller).await;
    let input = AnonymizeUserInput::new(&id);
    assert_eq!(caller.call(AnonymizeUser::new(input)).await.anonymize_user.anonymized_user_id, id);
    let error = caller.try_call(DisableUser::new(&id)).await.unwrap_err();
    assert!(error.has_reason(&Reason::INVALID_ACCOUNT_STATUS_TRANSITION), "{error}");
    assert_eq!(caller.call(DeleteUser::new(&id).reason("done")).await.delete_user.deleted_user_id, id);
    assert!(caller.call(NodeType::new(&id)).await.node.is_none());
}

async fn disable(caller: &Caller, id: &NodeId<User>) {
    let disabled = caller.call(DisableUser::new(id).reason("rude")).await.set_disabled_status.user;
    assert!(disabled.user_status.is_disabled && disabled.user_card.is_disabled);
    assert_eq!(disabled.user_status.disable_reason.as_deref(), Some("rude"));
    let enabled = caller.call(EnableUser::new(id)).await.set_disabled_status.user.user_status;
    assert!(!enabled.is_disabled);
    let (from, until) = (time("2020-01-01T00:00:00Z"), time("2099-01-01T00:00:00+08:00"));
    let suspended =
        caller.call(SuspendUserFor::new(id, from, until)).await.set_disabled_status.user.user_status;
    assert_eq!(suspended.temporarily_disabled_until, Some(until));
    assert_eq!(suspended.disable_reason.as_deref(), Some("Suspended: see \"House rules\" § 4."));
    let input = SetDisabledStatusInput::new(false, id);
    assert!(
        !caller.call(SetDisabledStatus::new(input)).await.set_disabled_status.user.user_status.is_disabled
    );
    let secured = caller.call(SecureAccount::new(id, "stolen")).await;
    assert!(secured.set_disabled_status.user.is_disabled);
    assert_eq!(secured.revoke_all_sessions.user.id, *id);
    caller.call(EnableUser::new(id)).await;
}

async fn valid_period(caller: &Caller, id: &NodeId<User>) {
    let (from, until) = (time("2020-01-01T00:00:00Z"), time("2099-01-01T00:00:00Z"));
    let set = caller.call(SetAccountValidFrom::new(id).account_valid_from(from)).await;
    assert_eq!(set.set_account_valid_from.user.user_status.account_valid_from, Some(from));
    let set = caller.call(SetAccountValidUntil::new(id).account_valid_until(until)).await;
    assert_eq!(set.set_account_valid_until.user.user_status.account_valid_until, Some(until));
    let input = SetAccountValidPeriodInput::new(id).account_valid_from(None).account_valid_until(None);
    let cleared =
        caller.call(SetAccountValidPeriod::new(input)).await.set_account_valid_period.user.user_status;
    assert_eq!((cleared.account_valid_from, cleared.account_valid_until), (None, None));
}

async fn schedule(caller: &Caller, id: &NodeId<User>) {
    let scheduled = caller.call(ScheduleAccountDeletion::new(id).reason("asked for")).await;
    let status = scheduled.schedule_account_deletion.user.user_status;
    assert!(status.delete_at.is_some());
    assert_eq!(status.delete_reason.as_deref(), Some("asked for"));
    let again = caller.try_call(ScheduleAccountDeletion::new(id)).await.unwrap_err();
    assert!(again.has_reason(&Reason::INVALID_ACCOUNT_STATUS_TRANSITION), "{again}");
    let called_off =
        caller.call(UnscheduleAccountDeletion::new(UnscheduleAccountDeletionInput::new(id))).await;
    assert!(called_off.unschedule_account_deletion.user.user_status.delete_at.is_none());
    let scheduled =
        caller.call(ScheduleAccountAnonymization::new(ScheduleAccountAnonymizationInput::new(id))).await;
    assert!(scheduled.schedule_account_anonymization.user.user_status.anonymize_at.is_some());
    let called_off = caller.call(UnscheduleAccountAnonymization::new(id)).await;
    assert!(called_off.unschedule_account_anonymization.user.user_status.anonymize_at.is_none());
}

async fn five_at_once(caller: &Caller) {
    let mut ids = Vec::new();
    for index in 0..5 {
        ids.push(caller.user(&format!("five{index}@example.com")).await);
    }
    let [a, b, c, d, e] = &ids[..] else { panic!("five") };
    let done = caller.call(DisableFiveUsers::new(a, b, c, d, e)).await;
    assert!(done.one.user.is_disabled && done.five.user.is_disabled);
    for id in &ids {
        caller.call(EnableUser::new(id)).await;
    }
    // One that fails takes the others with it.
    let nobody = NodeId::from_uuid(0);
    let error = caller.try_call(DisableFiveUsers::new(a, b, c, d, nobody)).await.unwrap_err();
    assert!(matches!(error, Error::RolledBack(_)) && error.has_reason(&Reason::USER_NOT_FOUND), "{error}");
    let details = caller.call(UserDetails::new(a, false)).await.node.unwrap();
    assert!(matches!(details, user_details::Node::User(user) if !user.is_disabled));
}
