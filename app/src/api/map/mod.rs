//! From the desk's values to what pages show.

mod activity;
mod body;
mod business;
mod conversation;
mod correction;
mod cursor;
mod dated;
mod deletion;
mod due;
mod elsewhere;
mod erasure;
mod facts;
mod frame;
mod held;
mod hold;
mod law;
mod leaves;
mod line;
mod merged;
mod names;
mod notice;
mod preference;
mod price;
mod queue;
mod request;
mod retention;
mod review;
mod said;
mod search;
mod session;
mod sheets;
mod standing;
mod transfer;

pub(super) use self::{
    activity::{activity, read_on},
    business::{business, businesses, facts_part},
    conversation::conversation,
    correction::{diff, new_correction, wrong_message},
    cursor::{place, read_to},
    dated::dated,
    deletion::{app_leaving, app_to_go},
    due::due,
    erasure::{erasure_sizes, new_erasure, own_erasure, size, step},
    frame::{framed_me, framed_staff},
    held::{counts, overview},
    law::law,
    line::line,
    notice::holder,
    queue::{cursor, queue},
    request::{own, request},
    retention::retention,
    review::review,
    search::{SEARCH, asked, is_oldest, search, search_address},
    session::{after_visit, session, visit},
    sheets::{channels, profile},
    standing::{check_objection, new_objection, new_restriction, standing},
    transfer::{address, hand_out, new_transfer},
};
