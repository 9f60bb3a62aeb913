//! The audit log, which has grown by what the other stories did, and fraud protection.

use authgear_admin::kind::{AuditLog, FraudProtectionDecisionRecord};
use authgear_admin::{Client, DateTime, admin_query};

use crate::api::{AdminApi, AuditLogActivityType, FraudProtectionDecision};

admin_query! {
    fragment Totals on FraudProtectionOverview { sendSMS { total topSourceIPs { ipAddress } } }
}

pub(crate) async fn story(client: &Client) {
    let deleted = vec![AuditLogActivityType::AdminApiMutationDeleteUserExecuted];
    let mut logs = client.audit_logs().activity_types(deleted.clone()).first(5).stream();
    let newest = logs.next().await.unwrap().unwrap();
    assert_eq!(newest.activity_type, deleted[0]);
    let read = client.node::<AuditLog>(&newest.id).send().await.unwrap().unwrap();
    assert_eq!(read.created_at, newest.created_at);

    let blocked = vec![FraudProtectionDecision::Blocked];
    let page = client.fraud_protection_logs().verdicts(blocked).first(3).first_page().await.unwrap();
    let record = &page.nodes[0];
    assert_eq!(record.decision, FraudProtectionDecision::Blocked);
    assert!(client.node::<FraudProtectionDecisionRecord>(&record.id).send().await.unwrap().is_some());

    let from = "2020-01-01T00:00:00Z".parse::<DateTime>().unwrap();
    let overview = || client.fraud_protection_overview().range_from(from).range_to(DateTime::now());
    let all = overview().send().await.unwrap();
    let totals = overview().select::<Totals>().send().await.unwrap();
    assert_eq!(all.send_sms.total, totals.send_sms.total);
    assert!(totals.send_sms.top_source_ips.iter().all(|ip| !ip.ip_address.is_empty()));
}
