//! The audit log, which has grown by what the other stories did, and fraud protection.

use authgear_admin::DateTime;

use crate::admin::*;
use crate::caller::Caller;

pub(crate) async fn story(caller: &Caller) {
    audit(caller).await;
    fraud(caller).await;
}

async fn audit(caller: &Caller) {
    let deleted = vec![AuditLogActivityType::AdminApiMutationDeleteUserExecuted];
    let logs = caller.call(ListAuditLogs::new().activity_types(deleted).first(5).with_data(true)).await;
    let edges = logs.audit_logs.unwrap().edges.unwrap();
    let newest = edges[0].as_ref().unwrap().node.as_ref().unwrap();
    let card = &newest.audit_log_card;
    assert_eq!(card.activity_type, AuditLogActivityType::AdminApiMutationDeleteUserExecuted);
    let details = caller.call(AuditLogDetails::new(&card.id)).await.node.unwrap();
    assert!(matches!(details, audit_log_details::Node::AuditLog(log) if log.audit_log_card.id == card.id));
    let since: DateTime = "2020-01-01T00:00:00Z".parse().unwrap();
    assert!(caller.call(FailedSignIns::new(since)).await.audit_logs.is_some());
    let id = caller.user("logged@example.com").await;
    caller.call(DisableUser::new(&id)).await;
    let actions = caller.call(AdminActionsOnUser::new(&id)).await;
    assert!(format!("{actions:?}").contains("SetDisabledStatus"), "{actions:?}");
}

async fn fraud(caller: &Caller) {
    let blocked = vec![FraudProtectionDecision::Blocked];
    let logs = caller
        .call(ListFraudProtectionLogs::new().verdicts(blocked).first(3))
        .await
        .fraud_protection_logs
        .unwrap();
    let edges = logs.edges.unwrap();
    let record = edges.into_iter().flatten().find_map(|edge| edge.node).expect("a seeded record");
    assert_eq!(record.fraud_decision.decision, FraudProtectionDecision::Blocked);
    let details = caller.call(FraudDecisionDetails::new(&record.fraud_decision.id)).await.node.unwrap();
    let fraud_decision_details::Node::FraudProtectionDecisionRecord(details) = details else {
        panic!("{details:?}")
    };
    assert!(matches!(details.fraud_decision.action_detail,
        fraud_decision::ActionDetail::FraudProtectionDecisionSendSMSActionDetail(detail) if !detail.recipient.is_empty()));
    let (from, until) = ("2020-01-01T00:00:00Z".parse::<DateTime>().unwrap(), DateTime::now());
    let overview = caller.call(FraudProtectionOverview::new(from, until)).await;
    assert!(format!("{overview:?}").contains("total"));
}
