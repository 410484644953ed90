//! Copies that staff have granted: to somebody who cannot take theirs, and to somebody whom a person named.

use desk::{AskedFor, Clock, MadeAddress, Resumed, Verdict, Whom};
use domain::{
    id::{AppId, ExternalId},
    principal::Principal,
    request::{Ask, Intake, Recipient, Reference, Words},
};
use jiff::{civil::Date, tz::TimeZone};

use super::{HARBOUR, Portal};

/// Who is to get the copies of tests.
pub const RECIPIENT: &str = "Brinewater Mobility";

/// A transfer of this person's that staff have granted.
pub async fn grant_transfer(portal: &Portal, person: &Principal, staff: &Principal) -> Reference {
    let recipient = Recipient::parse(RECIPIENT).unwrap();
    let asked = portal.desk.submit_transfer(person, recipient, "a transfer");
    let reference = asked.await.unwrap();
    let approved = portal.desk.approve(staff, &reference, Verdict::default());
    approved.await.unwrap();
    reference
}

/// An address for it.
pub async fn make_address(portal: &Portal, who: &Principal, reference: &Reference) -> MadeAddress {
    portal.desk.make_address(who, reference).await.unwrap()
}

fn yesterday(portal: &Portal) -> Date {
    let now = TimeZone::UTC.to_datetime(portal.clock.now()).date();
    now.yesterday().unwrap()
}

/// A copy for somebody of the harbour's who has asked by letter.
pub async fn ask_for_copy(portal: &Portal, staff: &Resumed, external_id: &str) -> Reference {
    let whom = Whom::Known {
        app: AppId::parse(HARBOUR).unwrap(),
        external_id: ExternalId::parse(external_id).unwrap(),
    };
    let asked = AskedFor {
        ask: Ask::Access,
        intake: Intake::Letter,
        received_on: yesterday(portal),
        words: Words::parse("A letter came.").unwrap(),
        region: None,
        once: format!("a copy for {external_id}"),
    };
    portal.desk.ask_for(staff, &whom, asked).await.unwrap()
}

/// One that staff have granted.
pub async fn grant_copy(portal: &Portal, staff: &Resumed, external_id: &str) -> Reference {
    let reference = ask_for_copy(portal, staff, external_id).await;
    let approved = portal
        .desk
        .approve(staff.principal(), &reference, Verdict::default());
    approved.await.unwrap();
    reference
}
