//! What staff read and decide.

mod approve_request;
mod queue;
mod refuse_request;
mod review;

pub use self::{
    approve_request::{ApproveRequest, approve_request},
    queue::{GetQueue, get_queue},
    refuse_request::{RefuseRequest, refuse_request},
    review::{GetReview, get_review},
};
