//! What staff read and decide.

mod address;
mod approve_request;
mod business;
mod businesses;
mod copy;
mod deliver_copy;
mod end_persons_sessions;
mod end_staff_session;
mod open_record;
mod queue;
mod refuse_request;
mod review;
mod sessions;

/// The page of a request under review, to decide on and to come back to.
#[cfg(feature = "ssr")]
pub(super) fn page_of(reference: &domain::request::Reference) -> String {
    format!("/desk/requests/{reference}")
}

pub use self::{
    address::{GetAddress, get_address},
    approve_request::{ApproveRequest, approve_request},
    business::{GetBusiness, get_business},
    businesses::{GetBusinesses, get_businesses},
    copy::{GetCopy, get_copy},
    deliver_copy::{DeliverCopy, deliver_copy},
    end_persons_sessions::{EndPersonsSessions, end_persons_sessions},
    end_staff_session::{EndStaffSession, end_staff_session},
    open_record::{OpenRecord, open_record},
    queue::{GetQueue, get_queue},
    refuse_request::{RefuseRequest, refuse_request},
    review::{GetReview, get_review},
    sessions::{GetStaffSessions, get_staff_sessions},
};
