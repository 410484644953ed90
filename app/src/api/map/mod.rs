//! From the desk's values to what pages show.

mod activity;
mod body;
mod business;
mod conversation;
mod cursor;
mod dated;
mod erasure;
mod facts;
mod frame;
mod held;
mod leaves;
mod line;
mod merged;
mod names;
mod notice;
mod preference;
mod price;
mod queue;
mod request;
mod review;
mod said;
mod search;
mod session;
mod sheets;
mod transfer;

pub(super) use self::{
    activity::activity,
    business::{business, businesses},
    conversation::conversation,
    cursor::place,
    dated::dated,
    erasure::new_erasure,
    frame::{framed_me, framed_staff},
    held::{counts, overview},
    line::line,
    notice::holder,
    queue::{cursor, queue},
    request::request,
    review::review,
    search::{SEARCH, asked, is_oldest, search, search_address},
    session::{after_visit, session, visit},
    sheets::{channels, profile},
    transfer::{address, hand_out, new_transfer},
};
