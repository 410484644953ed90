//! What staff read and decide.

mod acknowledge_request;
mod address;
mod announce_end;
mod app_leaving;
mod app_to_go;
mod approve_request;
mod ask_person;
mod business;
mod businesses;
mod check_decision;
mod close_question;
mod confirm_retention;
mod copy;
mod decide_correction;
mod decision;
mod delete_app;
mod deliver_copy;
mod end_persons_sessions;
mod end_staff_session;
mod extend_request;
mod facts;
mod keep_app;
mod lift_hold;
mod new_for;
mod open_record;
mod put_request;
mod queue;
mod refuse_request;
mod retention;
mod review;
mod sessions;
mod set_facts;
mod set_hold;
mod settle_task;
mod take_up_request;
mod write_to_person;

/// The page of a request under review, to decide on and to come back to.
#[cfg(feature = "ssr")]
pub(super) fn page_of(reference: &domain::request::Reference) -> String {
    format!("/desk/requests/{reference}")
}

/// The page on which staff put a request for somebody.
#[cfg(feature = "ssr")]
fn new_for_page(from: Option<&str>) -> String {
    const NEW: &str = "/desk/requests/new";
    match from {
        Some(from) => crate::pages::address::address(NEW, "from", from),
        None => NEW.to_owned(),
    }
}

/// The page on which staff change a part of what their business says.
#[cfg(feature = "ssr")]
fn facts_page(app: &str, part: &str) -> String {
    use crate::pages::address::{address, under};

    address(&format!("{}/facts", under("/desk/apps", app)), "of", part)
}

/// A page about the deletion of a business.
#[cfg(feature = "ssr")]
fn deletion_page(app: &str, page: &str) -> String {
    format!("{}/{page}", crate::pages::address::under("/desk/apps", app))
}

/// The page on which staff see what goes by itself in a business.
#[cfg(feature = "ssr")]
fn retention_page(app: &str) -> String {
    format!("{}/retention", crate::pages::address::under("/desk/apps", app))
}

/// What staff can put for somebody: kind and scope.
#[cfg(feature = "ssr")]
const ASKS: [(&str, &str); 18] = [
    ("erasure", "everything"),
    ("erasure", "all-messages"),
    ("erasure", "personal-information"),
    ("correction", "words"),
    ("correction", "statement"),
    ("access", ""),
    ("transfer", ""),
    ("restriction", "accuracy-contested"),
    ("restriction", "unlawful"),
    ("restriction", "legal-claims"),
    ("restriction", "objection-pending"),
    ("objection", "marketing"),
    ("objection", "other-uses"),
    ("lifting", "marketing"),
    ("lifting", "other-uses"),
    ("lifting", "restriction"),
    ("complaint", ""),
    ("appeal", ""),
];

/// What a form offers, as it is asked; with the recipient of a transfer, and the request that a complaint or an appeal is
/// about.
#[cfg(feature = "ssr")]
fn ask_of(code: &str, recipient: &str, about: &str) -> Option<domain::request::Ask> {
    use domain::{
        correction::{Correction, Place},
        erasure::Size,
        request::{Against, Ask, Ground, Recipient, Reference, Standing},
    };

    if let Some(size) = code.strip_prefix("erasure ") {
        let size = Size::said(size, "", &[]).ok()?;
        return Some(Ask::Erasure { size });
    }
    let named = || Reference::parse(about.trim()).ok();
    Some(match code {
        "correction words" => Ask::Correction {
            correction: Correction::InWords {
                about: Place::Elsewhere,
            },
        },
        "correction statement" => Ask::Correction {
            correction: Correction::Statement,
        },
        "access" => Ask::Access,
        "transfer" => Ask::Transfer {
            recipient: Recipient::parse(recipient).ok()?,
        },
        "restriction accuracy-contested" => Ask::Restriction {
            ground: Ground::AccuracyContested,
        },
        "restriction unlawful" => Ask::Restriction {
            ground: Ground::Unlawful,
        },
        "restriction legal-claims" => Ask::Restriction {
            ground: Ground::LegalClaims,
        },
        "restriction objection-pending" => Ask::Restriction {
            ground: Ground::ObjectionPending,
        },
        "objection marketing" => Ask::Objection {
            against: Against::Marketing,
        },
        "objection other-uses" => Ask::Objection {
            against: Against::OtherUses,
        },
        "lifting marketing" => Ask::Lifting {
            of: Standing::Marketing,
        },
        "lifting other-uses" => Ask::Lifting {
            of: Standing::OtherUses,
        },
        "lifting restriction" => Ask::Lifting {
            of: Standing::Restriction,
        },
        "complaint" if about.trim().is_empty() => Ask::Complaint { about: None },
        "complaint" => Ask::Complaint {
            about: Some(named()?),
        },
        "appeal" => Ask::Appeal { about: named()? },
        _ => return None,
    })
}

/// A day, as a browser sends it: `2026-11-23`.
#[cfg(feature = "ssr")]
fn day_of(entered: &str) -> Option<jiff::civil::Date> {
    entered.trim().parse().ok()
}

/// What was entered in a form of the review page, to be kept for it.
#[cfg(feature = "ssr")]
fn entered(page: &str, form: &str, reason: String, note: String) -> domain::session::Errand {
    domain::session::Errand {
        page: page.to_owned(),
        fields: vec![
            ("form".to_owned(), form.to_owned()),
            ("reason".to_owned(), reason),
            ("note".to_owned(), note),
        ],
    }
}

/// The same of a decision, with which a restriction may end.
#[cfg(feature = "ssr")]
fn ending(mut errand: domain::session::Errand, ends: bool) -> domain::session::Errand {
    errand
        .fields
        .extend(ends.then(|| ("ends".to_owned(), "1".to_owned())));
    errand
}

pub use self::{
    acknowledge_request::{AcknowledgeRequest, acknowledge_request},
    address::{GetAddress, get_address},
    announce_end::{AnnounceEnd, announce_end},
    app_leaving::{GetAppLeaving, get_app_leaving},
    app_to_go::{GetAppToGo, get_app_to_go},
    approve_request::{ApproveRequest, approve_request},
    ask_person::{AskPerson, ask_person},
    business::{GetBusiness, get_business},
    businesses::{GetBusinesses, get_businesses},
    check_decision::{CheckDecision, check_decision},
    close_question::{CloseQuestion, close_question},
    confirm_retention::{ConfirmRetention, confirm_retention},
    copy::{GetCopy, get_copy},
    decide_correction::{DecideCorrection, decide_correction},
    decision::{GetDecision, get_decision},
    delete_app::{DeleteApp, delete_app},
    deliver_copy::{DeliverCopy, deliver_copy},
    end_persons_sessions::{EndPersonsSessions, end_persons_sessions},
    end_staff_session::{EndStaffSession, end_staff_session},
    extend_request::{ExtendRequest, extend_request},
    facts::{GetFacts, get_facts},
    keep_app::{KeepApp, keep_app},
    lift_hold::{LiftHold, lift_hold},
    new_for::{GetNewFor, get_new_for},
    open_record::{OpenRecord, open_record},
    put_request::{PutRequest, put_request},
    queue::{GetQueue, get_queue},
    refuse_request::{RefuseRequest, refuse_request},
    retention::{GetRetention, get_retention},
    review::{GetReview, get_review},
    sessions::{GetStaffSessions, get_staff_sessions},
    set_facts::{SetFacts, set_facts},
    set_hold::{SetHold, set_hold},
    settle_task::{SettleTask, settle_task},
    take_up_request::{TakeUpRequest, take_up_request},
    write_to_person::{WriteToPerson, write_to_person},
};
