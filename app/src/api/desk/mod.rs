//! What staff read and decide.

mod acknowledge_request;
mod address;
mod announce_end;
mod approve_request;
mod ask_person;
mod business;
mod businesses;
mod check_decision;
mod copy;
mod decide_correction;
mod decision;
mod deliver_copy;
mod end_persons_sessions;
mod end_staff_session;
mod extend_request;
mod facts;
mod new_for;
mod open_record;
mod put_request;
mod queue;
mod refuse_request;
mod review;
mod sessions;
mod set_facts;
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

/// What staff can put for somebody: kind and scope.
#[cfg(feature = "ssr")]
const ASKS: [(&str, &str); 9] = [
    ("erasure", "everything"),
    ("correction", "words"),
    ("access", ""),
    ("restriction", "accuracy-contested"),
    ("restriction", "unlawful"),
    ("restriction", "legal-claims"),
    ("restriction", "objection-pending"),
    ("objection", "other-uses"),
    ("complaint", ""),
];

/// What a form offers, as it is asked.
#[cfg(feature = "ssr")]
fn ask_of(code: &str) -> Option<domain::request::Ask> {
    use domain::{
        correction::{Correction, Place},
        erasure::Size,
        request::{Against, Ask, Ground},
    };

    Some(match code {
        "erasure everything" => Ask::Erasure {
            size: Size::Everything,
        },
        "correction words" => Ask::Correction {
            correction: Correction::InWords {
                about: Place::Elsewhere,
            },
        },
        "access" => Ask::Access,
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
        "objection other-uses" => Ask::Objection {
            against: Against::OtherUses,
        },
        "complaint" => Ask::Complaint { about: None },
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

pub use self::{
    acknowledge_request::{AcknowledgeRequest, acknowledge_request},
    address::{GetAddress, get_address},
    announce_end::{AnnounceEnd, announce_end},
    approve_request::{ApproveRequest, approve_request},
    ask_person::{AskPerson, ask_person},
    business::{GetBusiness, get_business},
    businesses::{GetBusinesses, get_businesses},
    check_decision::{CheckDecision, check_decision},
    copy::{GetCopy, get_copy},
    decide_correction::{DecideCorrection, decide_correction},
    decision::{GetDecision, get_decision},
    deliver_copy::{DeliverCopy, deliver_copy},
    end_persons_sessions::{EndPersonsSessions, end_persons_sessions},
    end_staff_session::{EndStaffSession, end_staff_session},
    extend_request::{ExtendRequest, extend_request},
    facts::{GetFacts, get_facts},
    new_for::{GetNewFor, get_new_for},
    open_record::{OpenRecord, open_record},
    put_request::{PutRequest, put_request},
    queue::{GetQueue, get_queue},
    refuse_request::{RefuseRequest, refuse_request},
    review::{GetReview, get_review},
    sessions::{GetStaffSessions, get_staff_sessions},
    set_facts::{SetFacts, set_facts},
    take_up_request::{TakeUpRequest, take_up_request},
    write_to_person::{WriteToPerson, write_to_person},
};
