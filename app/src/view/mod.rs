//! What a page shows: plain values, already allowed, already in the reader's words where the server chose them.
//!
//! Times are RFC 3339 in UTC (`2026-11-23T15:04:05Z`), days are `2026-11-23`; components turn them into words.

mod activity;
mod around;
mod business;
mod channels;
mod conversation;
mod conversations;
mod correction;
mod deletion;
mod demo;
mod due;
mod elsewhere;
mod enter;
mod erasure;
mod export;
mod hold;
mod holder;
mod law;
mod overview;
mod profile;
mod queue;
mod record;
mod request;
mod retention;
mod review;
mod search;
mod sessions;
mod standing;
mod transfer;

pub use self::{
    activity::{Act, Activity, TakenOver},
    around::{Frame, Framed},
    business::{Business, FactEntry, FactsPart, Listed},
    channels::Channels,
    conversation::{Answer, Body, Button, By, Card, Conversation, Kept, MapPlace, Media, Quote, Said},
    conversations::{ConversationLine, Conversations},
    correction::{
        AskedFor, AskedPart, ChannelChoice, DecidedPart, Diff, FieldEntry, NewCorrection, PartDiff,
        Statement, TypedField, WrongMessage,
    },
    deletion::{AppLeaving, AppToGo, Businesses, Decided, Holdings, LeavingStage},
    demo::{Demo, DemoApp, DemoRole},
    due::{Counted, Due, DueStep, Span, Stood},
    elsewhere::{Elsewhere, Progress, TaskTold, ToDo},
    enter::{Entrance, RanOut},
    erasure::{AskedErasure, ErasureSizes, NewErasure, OwnErasure, Stays, Told},
    export::Export,
    hold::{Hold, StaffHold},
    holder::{Category, Contact, Holder, Notice},
    law::{Authority, Court, Law, Wording},
    overview::{CategoryLine, Held, Overview},
    profile::{Merged, MergedPart, Preference, Profile},
    queue::{Queue, QueueLine, Undone},
    record::{Counts, Fact, Sheet},
    request::{
        Extended, Happened, Linked, NewRequest, NewSecondLook, OwnRequest, OwnRequests, Remark, Request,
        Stage, Traced, Unacknowledged,
    },
    retention::{Gone, KeptFor, Retention, RetentionRule},
    review::{
        Decision, Entered, More, NewFor, ReasonOption, Remarked, Review, ReviewedPerson, TYPED_IN, keeps_in,
    },
    search::{Asked, Find, Outcome, Piece, Search},
    sessions::{OpenSession, OwnSessions, StaffSessions},
    standing::{CheckObjection, Ground, NewObjection, NewRestriction, Standing, Stands},
    transfer::{Address, HandOut, LastAddress, MadeAddress, NewTransfer, Phase, Waiting},
};
