//! What is kept, and how it changes: one intention, one transaction.
//!
//! # How to add a method
//! Name the intention, not the table (`decide`, not `update_request`). It is one transaction, and what has to be
//! written down about it is sealed inside that transaction ([`Log`]). Absence is `Ok(None)`. Time, randomness and
//! keys come in as arguments. What has to hold after a backup was put back is kept in the ledger, too ([`Kept`]). Add
//! its cases to `contract` first, then to every backend.
//!
//! # How to add a backend
//! Implement [`Store`] in a module of its own beside `sqlite`, with numbered migrations in `migrations/<backend>/`,
//! and call `contract_suite!` in its tests. No SQL and no transaction handle leaves the backend.

#[cfg(test)]
mod contract;
mod error;
mod grant;
mod import;
mod job;
mod ledger;
mod log;
mod person;
mod request;
mod rest;
mod retention;
mod search;
pub mod sqlite;
mod standing;
mod task;
mod walk;
mod whose;

use std::path::Path;

use async_trait::async_trait;
use domain::{
    audit::{Chain, Head, SealedEntry},
    deletion::{Deletion, Holdings},
    erasure::{Counts, Size},
    facts::{Facts, Period, Residence},
    grant::{Grant, NewGrant},
    hold::Hold,
    id::{AppId, ConversationId, ExternalId, GroupId, HoldId, KeyId, UserId},
    key::{Reach, SigningKey},
    media::MediaId,
    opening::Opening,
    request::{Message, Reference, Request},
    retention::{Class, Gone},
    session::{Errand, Handover, Session, SessionDigest, Ticket, TokenUse},
    standing::Stands,
    subject::Subject,
    task::{Deed, Elsewhere, Settled, Trouble},
};
use jiff::Timestamp;

pub use self::{
    error::{Error, Refused},
    grant::Redeemed,
    import::{Batch, Document, Elements, ImportError, Imported, List, Numbered, Offence, Summing},
    job::{Erasing, Job, Step},
    ledger::{Kept, KeptDeletion, KeptHold, KeptMessage, KeptRequest, LedgerLine, Replay},
    log::Log,
    person::{
        App, Attachment, ConversationRow, Cursor, Erased, Former, FormerName, MessagePage, MessageRow,
        Person, Place, QueuePage, QueueRow, ReadTo, Received, Returned, Sheets, Tells, Told, Totals,
        Undescribed, Window,
    },
    request::{Besides, Effect, Moved, Opened, RecordAt, Statement},
    rest::Rest,
    retention::{Aged, Aging, Cut, KeptRetired, Retention, Retired},
    search::{Ask, Hit, Hits, Order, Search, Searched, Talk, Typed},
    standing::{Ended, Ending, Listed, Subjects, Suppression, Suppressions},
    task::{Decided, Notice, Owed, Tasks, Undone},
    walk::{Asked, Mark, Naming, Next, Part, Section, Visit, Walk},
    whose::{SessionPlace, Whose},
};

/// Draws a fresh pseudonym; nothing if there is no randomness.
pub type Draw = Box<dyn FnMut() -> Option<String> + Send>;

/// Everything the portal keeps.
#[async_trait]
pub trait Store: Send + Sync {
    // ── The installation ────────────────────────────────────────────────────────────────────────────────────────

    /// The sealed secrets, by name.
    async fn secrets(&self) -> Result<Vec<(String, Vec<u8>)>, Error>;

    /// Keeps new sealed secrets. [`Refused::Exists`] if one of the names is taken.
    async fn keep_secrets(&self, secrets: Vec<(String, Vec<u8>)>) -> Result<(), Error>;

    /// Whether what is kept can be read, and written unless somebody else is writing just now.
    async fn ping(&self) -> Result<(), Error>;

    // ── Keys and sessions ───────────────────────────────────────────────────────────────────────────────────────

    /// Keeps a new key. [`Refused::Unknown`] if the app or group it is for is not held.
    async fn create_key(&self, key: SigningKey, log: Log) -> Result<(), Error>;

    /// The key with exactly this `kid`. Finding none takes as long as finding one.
    async fn key(&self, kid: &KeyId) -> Result<Option<SigningKey>, Error>;

    /// All keys of this reach, oldest first.
    async fn keys(&self, reach: &Reach) -> Result<Vec<SigningKey>, Error>;

    /// Keeps a new key in place of another, which goes on until `until` at the latest. [`Refused::Unknown`] if there
    /// is no such key, [`Refused::Changed`] if it is no longer good.
    async fn replace_key(
        &self,
        old: &KeyId,
        until: Timestamp,
        new: SigningKey,
        log: Log,
    ) -> Result<(), Error>;

    /// Revokes a key and ends what it opened: sessions, which are counted, and handovers. [`Refused::Unknown`] if there
    /// is no such key, [`Refused::Changed`] if it is revoked already.
    async fn revoke_key(&self, kid: &KeyId, at: Timestamp, log: Log) -> Result<u64, Error>;

    /// Opens a session for a ticket that is good once, and ends the one that it replaces; what waited there goes on if
    /// it was the same caller's. Returns the session as it was opened: its principal proves no presence if the token
    /// had been used before. [`Refused::Unknown`] if the key is no longer good, [`Refused::Spent`] if a token that is
    /// good once was used before, [`Refused::Changed`] if the code was.
    async fn open_session(
        &self,
        session: Session,
        ticket: Ticket,
        replaces: Option<SessionDigest>,
        log: Log,
    ) -> Result<Session, Error>;

    /// Keeps a person that a business's server announces until they come. Refusals as [`Self::open_session`].
    async fn hand_over(
        &self,
        handover: Handover,
        token: TokenUse,
        now: Timestamp,
        log: Log,
    ) -> Result<(), Error>;

    /// Notes that a machine has used a token that is good once. Refusals as [`Self::open_session`].
    async fn use_token(&self, kid: &KeyId, token: TokenUse, now: Timestamp) -> Result<(), Error>;

    /// The handover with this code's digest, if it is still good. Reading it changes nothing.
    async fn handover(&self, digest: &[u8; 32], now: Timestamp) -> Result<Option<Handover>, Error>;

    /// Up to when tokens have been forgotten: one that ends by then is taken for used, also by a clock that was set back.
    async fn forgotten_until(&self) -> Result<Timestamp, Error>;

    /// The session, if it has not ended by `now` and was used after `idle_since`. Notes the use, to the minute, unless
    /// that would have to wait for somebody else's write.
    async fn use_session(
        &self,
        digest: &SessionDigest,
        now: Timestamp,
        idle_since: Timestamp,
    ) -> Result<Option<Session>, Error>;

    /// Ends a session. Ending one that is not there is no error.
    async fn end_session(&self, digest: &SessionDigest, log: Log) -> Result<(), Error>;

    /// Forgets sessions that have ended by `now` or were not used after `idle_since`, with all that was kept with them,
    /// and handovers, openings and holds whose time is over. Not at all while somebody else is writing: nothing hurries.
    async fn forget_over(&self, now: Timestamp, idle_since: Timestamp) -> Result<(), Error>;

    /// Keeps what waits for a fresh sign-in, or forgets it.
    async fn keep_errand(&self, digest: &SessionDigest, errand: Option<Errand>) -> Result<(), Error>;

    /// Keeps what somebody looked for with their session, under a name; the oldest of many is forgotten. A session that
    /// is not there keeps nothing.
    async fn keep_search(&self, session: &SessionDigest, id: &str, typed: &str) -> Result<(), Error>;

    /// Keeps what somebody has entered and not sent yet with their session, under a name, in place of what it kept there;
    /// the oldest of many is forgotten. It is taken along when they sign in afresh. A session that is not there keeps
    /// nothing.
    async fn keep_draft(&self, session: &SessionDigest, id: &str, draft: &str) -> Result<(), Error>;

    /// The draft that this session keeps under this name.
    async fn kept_draft(&self, session: &SessionDigest, id: &str) -> Result<Option<String>, Error>;

    /// Sessions that have not ended by `now` and were used after `idle_since`, newest first: after `after`, at most
    /// `limit`.
    async fn sessions(
        &self,
        whose: &Whose,
        now: Timestamp,
        idle_since: Timestamp,
        after: Option<&SessionPlace>,
        limit: u32,
    ) -> Result<Vec<Session>, Error>;

    /// Ends the one of these sessions that is called `handle`, or all of them, with a person's handovers. Returns how
    /// many; where none was, nothing is written down.
    async fn end_sessions(&self, whose: &Whose, handle: Option<&str>, log: Log) -> Result<u64, Error>;

    /// Opens a person's record to a session, and answers until when it is open. While it is open for the same reason,
    /// nothing changes and nothing is written down. [`Refused::Unknown`] if the session is over.
    async fn open_record(&self, opening: Opening, log: Log) -> Result<Timestamp, Error>;

    /// Until when a person's record is open to a session, if it is.
    async fn record_open_until(
        &self,
        app: &AppId,
        subject: &Subject,
        session: &SessionDigest,
        now: Timestamp,
    ) -> Result<Option<Timestamp>, Error>;

    // ── Records ─────────────────────────────────────────────────────────────────────────────────────────────────

    /// Takes in records, all or nothing, batch after batch until the channel closes; a [`Batch::Abort`] drops all. Draws
    /// the pseudonyms that whoever is signed in at `at` then needs; without randomness, nothing comes in. Merges, documents
    /// and preferences stand as of `at`; a document that is held already comes in once. What stands about people goes along
    /// with them by the pseudonyms that `subjects` gives. Nobody else can write meanwhile.
    async fn import(
        &self,
        batches: tokio::sync::mpsc::Receiver<Batch>,
        update: bool,
        at: Timestamp,
        draw: Draw,
        subjects: Subjects,
        log: Summing,
    ) -> Result<Imported, ImportError> {
        let terms = (update, Vec::new());
        self.import_and_admit(batches, terms, at, draw, subjects, log)
            .await
    }

    /// The same, and lets those in who had been erased under these requests. Of whoever else had been erased and is not held,
    /// what names them is set aside: nothing of it is there afterwards, and it is noted that they came.
    async fn import_and_admit(
        &self,
        batches: tokio::sync::mpsc::Receiver<Batch>,
        terms: (bool, Vec<Reference>),
        at: Timestamp,
        draw: Draw,
        subjects: Subjects,
        log: Summing,
    ) -> Result<Imported, ImportError>;

    /// The app.
    async fn app(&self, app: &AppId) -> Result<Option<App>, Error>;

    /// The apps in a reach, by id.
    async fn apps(&self, reach: &Reach) -> Result<Vec<App>, Error>;

    /// What the business says about itself; nothing said is the default.
    async fn facts(&self, app: &AppId) -> Result<Facts, Error>;

    /// Replaces what the business says about itself. [`Refused::Unknown`] if the app is not held.
    async fn set_facts(&self, app: &AppId, facts: Facts, log: Log) -> Result<(), Error>;

    /// Replaces what the business says about itself, if it still says `from`. [`Refused::Changed`] if it does not,
    /// [`Refused::Unknown`] if the app is not held.
    async fn change_facts(&self, app: &AppId, from: &Facts, to: Facts, log: Log) -> Result<(), Error>;

    /// The fields of the app's records that the inventory does not describe, and in how many records each stands: at
    /// most `limit`, those that stand in most first. Reads no record.
    async fn undescribed(&self, app: &AppId, limit: u32) -> Result<Vec<Undescribed>, Error>;

    /// The group's record, if it is held.
    async fn group(&self, group: &GroupId) -> Result<Option<Box<str>>, Error>;

    /// The person with this external id.
    async fn person(&self, app: &AppId, external_id: &ExternalId) -> Result<Option<Person>, Error>;

    /// The person with this platform id.
    async fn person_by_id(&self, app: &AppId, user: &UserId) -> Result<Option<Person>, Error>;

    /// When this person was last erased, and under which request.
    async fn erased(&self, app: &AppId, subject: &Subject) -> Result<Option<Erased>, Error>;

    /// Who had been erased in this app and came again with an import, the last first, at most `limit`. Whoever is erased
    /// again is not back any more.
    async fn returned(&self, app: &AppId, limit: u32) -> Result<Vec<Returned>, Error>;

    /// How much is held about the person.
    async fn totals(&self, app: &AppId, user: &UserId) -> Result<Totals, Error>;

    /// Channels, devices and other systems, each by id, merges as they came, and what was said about marketing.
    async fn sheets(&self, app: &AppId, user: &UserId) -> Result<Sheets, Error>;

    /// Which records became one with the person's, what they said about marketing, and where each stands among the
    /// entries about them.
    async fn told(
        &self,
        app: &AppId,
        user: &UserId,
        subject: &Subject,
        former: &[Former],
    ) -> Result<Vec<Told>, Error>;

    /// What the person was called before, as far as those records were held here: until their record went into another's,
    /// or the business called them otherwise. Not what somebody else had been called before them.
    async fn former_names(&self, app: &AppId, user: &UserId) -> Result<Vec<FormerName>, Error>;

    /// What other portals had written down about the person, newest first: each with its first `limit` elements, requests
    /// before entries. Or, of one of them, those after a place.
    async fn received(
        &self,
        app: &AppId,
        user: &UserId,
        on: Option<ReadTo>,
        limit: u32,
    ) -> Result<Vec<Received>, Error>;

    /// The person's conversations by id, which on the platform is by age: after `after`, at most `limit`.
    async fn conversations(
        &self,
        app: &AppId,
        user: &UserId,
        order: Order,
        after: Option<&ConversationId>,
        limit: u32,
    ) -> Result<Vec<ConversationRow>, Error>;

    /// One of the person's conversations.
    async fn conversation(
        &self,
        app: &AppId,
        user: &UserId,
        conversation: &ConversationId,
    ) -> Result<Option<ConversationRow>, Error>;

    /// A window of messages of one of the person's conversations, with its participants and the pseudonyms under
    /// which the person sees others. Nothing if the conversation is not theirs.
    async fn messages(
        &self,
        app: &AppId,
        user: &UserId,
        conversation: &ConversationId,
        window: Window,
    ) -> Result<Option<MessagePage>, Error>;

    /// A picture or file whose bytes are held and that a message names in one of the person's conversations, as they see
    /// it. What others' messages name costs what none names costs.
    async fn attachment(&self, app: &AppId, user: &UserId, id: MediaId) -> Result<Option<Attachment>, Error>;

    /// The bytes of an attachment from a place on, counted in pieces from 0, as many as one piece has; nothing behind its
    /// end, or if it is no longer held as it was.
    async fn attachment_piece(
        &self,
        app: &AppId,
        attachment: &Attachment,
        place: u64,
    ) -> Result<Option<Vec<u8>>, Error>;

    /// What the person with this external id looks for, and what is found: the words that their session keeps under a
    /// name, if one is given, and the messages in their conversations that are like what `ask` makes of that. All of one
    /// moment. Of who is not held or is being erased nothing is found, and `ask` is not asked. Costs what is theirs,
    /// whatever others hold.
    async fn search(
        &self,
        app: &AppId,
        external_id: &ExternalId,
        kept: Option<(&SessionDigest, &str)>,
        ask: Ask,
    ) -> Result<Searched, Error>;

    /// Gives a pseudonym to everyone whom the person meets and who has none yet; whoever is known by one only, as a copy
    /// brought them, keeps it. [`Error::NoRandomness`] if none could be drawn.
    async fn meet(&self, app: &AppId, user: &UserId, draw: Draw) -> Result<(), Error>;

    /// Walks through everything held about the person that the visitor wants, in the order of the export, in the
    /// snapshot of the moment before `log` is written, and through the same again as often as it wants. Returns the visitor; or nothing, and nothing is written, if the person is not held or
    /// is being erased.
    async fn walk(&self, walk: Walk, visit: Box<dyn Visit>) -> Result<Option<Box<dyn Visit>>, Error>;

    // ── Requests ────────────────────────────────────────────────────────────────────────────────────────────────

    /// Opens a request. If one of the same kind and scope by the same person is open, under whichever name, or `once` was
    /// used before, that one is returned: what is said with another form is said about it, and what goes along with the
    /// new one goes along all the same. [`Refused::Unknown`] if it is about somebody who is not held, [`Refused::Changed`]
    /// if a request that goes into it or along with it, or a record, is no longer as it was read, or if something would
    /// come of it that does not come of the one that is open.
    async fn open_request(&self, opened: Opened, log: Log) -> Result<Reference, Error>;

    /// The request.
    async fn request(&self, app: &AppId, reference: &Reference) -> Result<Option<Request>, Error>;

    /// The request, if it is this person's: what is another's costs what is not there costs.
    async fn own_request(
        &self,
        app: &AppId,
        subject: &Subject,
        reference: &Reference,
    ) -> Result<Option<Request>, Error>;

    /// The app that a request was put to, within a reach.
    async fn request_in(&self, reach: &Reach, reference: &Reference) -> Result<Option<Request>, Error>;

    /// The person's requests, under whichever name they asked, newest first.
    async fn requests_of(
        &self,
        app: &AppId,
        subject: &Subject,
        former: &[Former],
    ) -> Result<Vec<Request>, Error>;

    /// Requests in a reach by due date: open or closed, after `after`, at most `limit`. Open ones that wait for nothing of
    /// the business's come last. What is overdue is so by the day that it is `now` where each business is.
    async fn queue(
        &self,
        reach: &Reach,
        open: bool,
        after: Option<&Cursor>,
        limit: u32,
        now: Timestamp,
    ) -> Result<QueuePage, Error>;

    /// The platform id of whom an open request is about, while they are held.
    async fn user_of(&self, request: &Request) -> Result<Option<UserId>, Error>;

    /// Replaces `from` by `to`, with what is done besides. [`Refused::Changed`] if the request or a record is no longer
    /// as it was read, or a key by which somebody who approves it signed in is revoked, or if a transfer is done of
    /// somebody who is no longer held, or is being erased. [`Refused::Held`] if it brings an erasure nearer of somebody on
    /// whom a hold stands when `log` is written. If `to` is approved and not yet carried out, the same
    /// transaction puts the execution in line, unless it is a copy that is granted; where everything of the person goes,
    /// it hides them and ends their sessions. [`Refused::Unknown`] if everything is to go of somebody who is not held.
    async fn advance(&self, from: &Request, to: &Request, besides: Besides, log: Log) -> Result<(), Error>;

    /// A record of this person's; none if it is not theirs, or while everything of theirs goes.
    async fn record(&self, app: &AppId, user: &UserId, record: &RecordAt) -> Result<Option<Box<str>>, Error>;

    /// What the person has said about their data where it is incomplete, oldest first.
    async fn statements(&self, app: &AppId, user: &UserId) -> Result<Vec<Statement>, Error>;

    /// What was said about a request, oldest first.
    async fn messages_on(&self, app: &AppId, reference: &Reference) -> Result<Vec<Message>, Error>;

    /// Requests in which something happens by itself by `now`, at most `limit`, in the order of their times. An erasure that
    /// has cooled off waits while a hold stands on whom it is about.
    async fn ripe(&self, now: Timestamp, limit: u32) -> Result<Vec<Request>, Error>;

    /// When something next happens in a request by itself; nothing, if nothing will.
    async fn next_wake(&self) -> Result<Option<Timestamp>, Error>;

    // ── Holds ───────────────────────────────────────────────────────────────────────────────────────────────────

    /// The holds that stand on a person by `now`, oldest first.
    async fn holds(&self, app: &AppId, user: &UserId, now: Timestamp) -> Result<Vec<Hold>, Error>;

    /// Sets one. The same as one that stands is that one, and nothing is written down. [`Refused::Unknown`] if the person
    /// is not held, [`Refused::Changed`] if an erasure of theirs is in line to be carried out.
    async fn set_hold(&self, app: &AppId, user: &UserId, hold: Hold, log: Log) -> Result<(), Error>;

    /// Lifts one. [`Refused::Changed`] if it is not there, or no longer.
    async fn lift_hold(&self, app: &AppId, user: &UserId, id: &HoldId, log: Log) -> Result<(), Error>;

    // ── What stands about people ────────────────────────────────────────────────────────────────────────────────

    /// What stands about a person, and what stood; also of somebody who is not held any more.
    async fn standing(&self, app: &AppId, subject: &Subject) -> Result<Vec<Stands>, Error>;

    /// The people who are held and about whom something stands or stood, by their last change: those that have changed
    /// after `since`, at most `limit`.
    async fn suppressions(&self, app: &AppId, since: u64, limit: u32) -> Result<Suppressions, Error>;

    /// How many they are.
    async fn listed(&self, app: &AppId) -> Result<Listed, Error>;

    /// Notes when a person's restriction ends on some of its grounds, as they are told. [`Refused::Changed`] if it does not
    /// stand on each of these, or that is noted already.
    async fn announce_end(&self, app: &AppId, ending: Ending) -> Result<(), Error>;

    /// Restrictions of which a ground ends by `now`, at most `limit`.
    async fn ended(&self, now: Timestamp, limit: u32) -> Result<Vec<Ended>, Error>;

    /// Takes from such a restriction what ends by `now`, and lifts it where no ground is left. [`Refused::Changed`] if nothing
    /// of it ends by `now`, or no longer, or another part of it than was read.
    async fn lift(&self, ended: &Ended, now: Timestamp, log: Log) -> Result<(), Error>;

    // ── One-time addresses ──────────────────────────────────────────────────────────────────────────────────────

    /// Makes an address for a request for a transfer that is granted, in place of the one before. [`Refused::Unknown`] if
    /// nobody is held whom it is about, or they are being erased, [`Refused::Changed`] if it is not granted, or no longer.
    async fn make_grant(&self, grant: NewGrant, log: Log) -> Result<(), Error>;

    /// The last address that was made for a request, and what has become of it.
    async fn last_grant(&self, app: &AppId, reference: &Reference) -> Result<Option<Grant>, Error>;

    /// The request to whose copy the address with this code's digest leads, while it does: none that is unknown, used,
    /// spent or over, none of a request that was taken back, none of a person who is not held or is being erased, and all
    /// of these cost the same. Reading it changes nothing.
    async fn granted_at(&self, code: &[u8; 32], now: Timestamp) -> Result<Option<(Request, Grant)>, Error>;

    /// Tries a secret there. The right one uses the address up, and `used` is written down; another costs one of the tries,
    /// and `refused` is, with how many are left.
    async fn redeem(
        &self,
        code: &[u8; 32],
        secret: &[u8; 32],
        now: Timestamp,
        used: Log,
        refused: Log,
    ) -> Result<Redeemed, Error>;

    /// Requests whose address nobody has used by the end of its time, at most `limit`, until that is noted.
    async fn lapsed_grants(&self, now: Timestamp, limit: u32) -> Result<Vec<Request>, Error>;

    /// Notes that, once. False if it was noted already, or another address was made.
    async fn lapse(&self, request: &Request, now: Timestamp, log: Log) -> Result<bool, Error>;

    // ── Execution ───────────────────────────────────────────────────────────────────────────────────────────────

    /// Takes a job that no worker has, until `lease_until`; none of somebody on whom a hold stands by `now`.
    async fn take_job(&self, now: Timestamp, lease_until: Timestamp) -> Result<Option<Job>, Error>;

    /// What an erasure of this size would take, by now.
    async fn preview(&self, app: &AppId, user: &UserId, size: &Size) -> Result<Counts, Error>;

    /// Erases the next batch of at most about `batch` rows of what its request asks for, and renews the lease. Resumes
    /// where a crash left off. [`Refused::Held`] if a hold has come along with another record that outlasts the lease.
    async fn erase_batch(&self, job: &Job, batch: u32, lease_until: Timestamp) -> Result<Step, Error>;

    /// Lets go of a job, so that the next who asks gets it.
    async fn release_job(&self, job: &Job) -> Result<(), Error>;

    /// Keeps with a job by which pseudonyms the person is known, for when nothing is left that says so.
    async fn keep_subjects(&self, job: &Job, subjects: &[Subject]) -> Result<(), Error>;

    /// What a job has taken so far; none if there is none for this request.
    async fn progress(&self, app: &AppId, reference: &Reference) -> Result<Option<Erasing>, Error>;

    /// The job could not go on: its request goes from `from` to `to`, and nobody takes it before `again_at`.
    /// [`Refused::Changed`] if there is no such job any more, or the request is no longer as it was read.
    async fn fail_job(
        &self,
        job: &Job,
        from: &Request,
        to: &Request,
        again_at: Timestamp,
        log: Log,
    ) -> Result<(), Error>;

    /// Ends the job: the request becomes `to`, the tombstones are set. Where everything of the person went, no request
    /// and no job names them any more; what they had asked besides ends, if nobody has begun it, and of all that they
    /// asked, by their id or under the tombstones' names while nothing was held, stays what proves. [`Refused::Changed`] if something of theirs has come back then, or the job was
    /// ended before.
    async fn finish_job(
        &self,
        job: &Job,
        to: &Request,
        tombstones: &[Subject],
        log: Log,
    ) -> Result<(), Error>;

    /// Writes everything into the main file and empties the log beside it. False, at once, if somebody was in the way.
    async fn settle(&self) -> Result<bool, Error>;

    /// Takes out what is left of what is gone where nothing reads any more, some of it: from a place on, which begins with
    /// 1. Answers from where to go on, if there is more.
    async fn cleanse(&self, from: u32) -> Result<Option<u32>, Error>;

    /// Looks through all such places once more, takes out what others have left there since, and answers in how many
    /// something is left all the same.
    async fn residue(&self) -> Result<u64, Error>;

    /// Erasures that are done and of which it is not verified that nothing is left, at most `limit`.
    async fn unverified(&self, limit: u32) -> Result<Vec<Request>, Error>;

    /// What has gone that was kept of whom a task was, or stood before it was put right, and of which copies may lie where
    /// nothing reads, at most `limit`.
    async fn rests(&self, limit: u32) -> Result<Vec<Rest>, Error>;

    /// No copies of these are left.
    async fn rests_are_gone(&self, rests: Vec<Rest>) -> Result<(), Error>;

    /// Does not keep any more of whom tasks were of which staff have said before then that they could not be done.
    async fn give_up(&self, before: Timestamp) -> Result<(), Error>;

    // ── Businesses that go ──────────────────────────────────────────────────────────────────────────────────────

    /// How much is held of an app. Reads no record.
    async fn holdings(&self, app: &AppId) -> Result<Holdings, Error>;

    /// The last deletion of an app of this id, whatever has become of it.
    async fn deletion(&self, app: &AppId) -> Result<Option<Deletion>, Error>;

    /// The last deletions of the apps that are, or were, within a reach, by id; of none within one app's.
    async fn deletions(&self, reach: &Reach) -> Result<Vec<Deletion>, Error>;

    /// Replaces `from` by `to`, or begins with `to`. [`Refused::Unknown`] if the app is not held where it is to go,
    /// [`Refused::Held`] while a legal hold stands on anybody there,
    /// [`Refused::Changed`] if `from` is no longer the last, or a key by which somebody who wants it signed in is revoked.
    /// If `to` goes and `from` does not yet, the same transaction takes the app away: its sessions, handovers, one-time
    /// addresses, opened records, facts and its place in groups, and revokes its keys; all that was in line for its people
    /// is in line no longer, nothing happens by itself any more, and the deletion is put in line.
    async fn advance_deletion(&self, from: Option<&Deletion>, to: &Deletion, log: Log) -> Result<(), Error>;

    /// Deletes the next batch of at most about `batch` rows of an app that goes, and renews the lease. Resumes where a crash
    /// left off.
    async fn delete_batch(
        &self,
        job: &Job,
        batch: u32,
        lease_until: Timestamp,
    ) -> Result<Step<Holdings>, Error>;

    /// What the deletion of an app has taken so far; none if none is in line.
    async fn deleted_so_far(&self, app: &AppId) -> Result<Option<Holdings>, Error>;

    /// The job could not go on: its deletion goes from `from` to `to`, and nobody takes it before `again_at`.
    /// [`Refused::Changed`] if there is no such job any more, or the deletion is no longer as it was read.
    async fn fail_deletion(
        &self,
        job: &Job,
        from: &Deletion,
        to: &Deletion,
        again_at: Timestamp,
        log: Log,
    ) -> Result<(), Error>;

    /// Ends the job: the deletion becomes `to`, and the records of the app's keys go. What stays of the app is the deletion,
    /// who had been erased before, and its chain. [`Refused::Changed`] if something of it has come since the last batch, or
    /// the job was ended before.
    async fn finish_deletion(&self, job: &Job, to: &Deletion, log: Log) -> Result<(), Error>;

    /// Deletions that are carried out and of which it is not verified that nothing is left, at most `limit`.
    async fn unverified_deletions(&self, limit: u32) -> Result<Vec<Deletion>, Error>;

    // ── Retention ───────────────────────────────────────────────────────────────────────────────────────────────

    /// How retention stands in an app.
    async fn retention(&self, app: &AppId) -> Result<Retention, Error>;

    /// What would go by these cuts and what would not, in their order.
    async fn aging(&self, app: &AppId, cuts: &[Cut], now: Timestamp) -> Result<Vec<Aging>, Error>;

    /// Confirms for how long a class is kept, when `log` is written, and has the app's things looked through from then on. What
    /// is confirmed already is not written down again. [`Refused::Unknown`] if the app is not held.
    async fn confirm_retention(
        &self,
        app: &AppId,
        class: Class,
        period: Period,
        log: Log,
    ) -> Result<(), Error>;

    /// Takes an app whose things are to be looked through and that no worker has, until `lease_until`.
    async fn take_retention(&self, now: Timestamp, lease_until: Timestamp) -> Result<Option<AppId>, Error>;

    /// What goes by these cuts, at most `limit`: class by class, the oldest first. Of whoever has asked for something that is
    /// open, is being erased, is under a legal hold or has their records only stored, neither conversations nor requests;
    /// no request on which something rests that stays.
    async fn aged(&self, app: &AppId, cuts: &[Cut], now: Timestamp, limit: u32) -> Result<Vec<Aged>, Error>;

    /// Takes of these what still goes by cuts that are confirmed, at most about `batch` rows, and renews the lease; then, once
    /// all of them are done, entries of the app's log, none while a legal hold stands. `log` is written when the first of a
    /// run goes, with the place up to which entries do. Messages go the oldest first.
    async fn retire(
        &self,
        app: &AppId,
        cuts: &[Cut],
        aged: &[Aged],
        batch: u32,
        lease_until: Timestamp,
        log: Log,
    ) -> Result<Retired, Error>;

    /// Lets go of an app: whoever asks gets it next, or from `due_at` on.
    async fn release_retention(&self, app: &AppId, due_at: Option<Timestamp>) -> Result<(), Error>;

    /// Ends a run in which so much went; the next begins at `due_at`. Where nothing went, nothing is written down.
    /// [`Refused::Changed`] if something else went, or the run was ended before.
    async fn end_retention(&self, app: &AppId, gone: Gone, due_at: Timestamp, log: Log) -> Result<(), Error>;

    /// Apps in which something went of which it is not verified that nothing is left, with when that was.
    async fn unverified_retention(&self) -> Result<Vec<(AppId, Timestamp)>, Error>;

    /// It is verified, of what went then. [`Refused::Changed`] if it was before, or something more went since.
    async fn verify_retention(&self, app: &AppId, went_at: Timestamp, log: Log) -> Result<(), Error>;

    // ── What is to be done elsewhere ────────────────────────────────────────────────────────────────────────────

    /// What an erasure of this size would take by now that lies elsewhere too: files, and where the records live on the
    /// platform, conversations.
    async fn elsewhere(
        &self,
        app: &AppId,
        user: &UserId,
        size: &Size,
        place: Residence,
    ) -> Result<Elsewhere, Error>;

    /// What a request asks to be done elsewhere; of calls and files, at most `limit` that have still to be done.
    async fn tasks(&self, app: &AppId, reference: &Reference, limit: u32) -> Result<Tasks, Error>;

    /// What one of them is, in general.
    async fn deed(&self, app: &AppId, reference: &Reference, number: u32) -> Result<Option<Deed>, Error>;

    /// Requests in a reach that leave something to staff, at most `limit`.
    async fn undone(&self, reach: &Reach, limit: u32) -> Result<Vec<Undone>, Error>;

    /// Says what came of a task; of the portal's own tries, why the last one failed. Once it is done, nothing names
    /// whom it was about. [`Refused::Unknown`] if there is no such task, [`Refused::Changed`] if it is done, or need not be
    /// done any more.
    async fn settle_task(
        &self,
        request: &Request,
        number: u32,
        settled: Settled,
        trouble: Option<Trouble>,
        log: Log,
    ) -> Result<(), Error>;

    /// What would be to be done elsewhere if an app went, and how much is open of what its requests have led to. With the
    /// decision that it goes, what that leads to is kept under the deletion's name; what its requests left is part of that.
    async fn owed(&self, app: &AppId) -> Result<Owed, Error>;

    /// As [`Self::settle_task`], of the deletion of an app.
    async fn settle_deletion_task(
        &self,
        deletion: &Deletion,
        number: u32,
        settled: Settled,
        trouble: Option<Trouble>,
        log: Log,
    ) -> Result<(), Error>;

    /// Takes somebody whom the portal tells by itself by `now`, until `lease_until`, and counts the try.
    async fn take_notice(&self, now: Timestamp, lease_until: Timestamp) -> Result<Option<Notice>, Error>;

    /// That failed: the next try comes at `again_at`, unless somebody said meanwhile what came of it.
    async fn put_off(&self, notice: &Notice, trouble: Trouble, again_at: Timestamp) -> Result<(), Error>;

    /// When the portal next tells somebody by itself; never, if nobody is left.
    async fn next_notice(&self) -> Result<Option<Timestamp>, Error>;

    // ── Backups ─────────────────────────────────────────────────────────────────────────────────────────────────

    /// How far the ledger has come: every request's opening and moves, what begins to stand and is lifted, the end of a key
    /// and of sessions are written there too, in the same act. No line, no act.
    async fn ledger_head(&self) -> Result<Head, Error>;

    /// Writes an entry, and with it a line of the ledger, from which a backup that is made next can be taken up.
    async fn mark(&self, log: Log) -> Result<(), Error>;

    /// Writes all that is kept, of one moment, into an empty file. Nobody waits for it.
    async fn back_up(&self, to: &Path) -> Result<(), Error>;

    /// About whom a request was that is done again, of those who are held here: of an erasure that took everything, whoever
    /// has the pseudonyms of whom it took.
    async fn whom_again(&self, kept: &KeptRequest, subjects: Subjects) -> Result<Vec<UserId>, Error>;

    /// Does an act of the ledger again, to its end, and writes down that it did. The same twice is as once. Nobody else may
    /// use what is kept meanwhile. Returns of how much here that was to be done: of no session that is not there, of no key.
    async fn replay(&self, act: Replay, subjects: Subjects, log: Option<Log>) -> Result<u64, Error>;

    /// The last step of putting a backup back: what is good for a while only is good no longer (handovers, opened records,
    /// one-time addresses, what waited or was looked for in a session), and where `ends_sessions`, no session is either.
    /// Returns how many ended. Writes an entry and a line.
    async fn end_restore(&self, now: Timestamp, ends_sessions: bool, log: Log) -> Result<u64, Error>;

    // ── Audit ───────────────────────────────────────────────────────────────────────────────────────────────────

    /// Writes an entry that belongs to no other change.
    async fn note(&self, log: Log) -> Result<(), Error>;

    /// When something was written down last before `from`, in whichever chain, and when first from then on, up to `to`.
    async fn noted_around(
        &self,
        from: Timestamp,
        to: Timestamp,
    ) -> Result<(Option<Timestamp>, Option<Timestamp>), Error>;

    /// Entries of a chain after `after`, at most `limit`.
    async fn entries(&self, chain: &Chain, after: u64, limit: u32) -> Result<Vec<SealedEntry>, Error>;

    /// The entries about a person in their app's chain before a place in it, newest first, at most `limit`.
    async fn entries_about(
        &self,
        app: &AppId,
        subject: &Subject,
        before: Option<u64>,
        limit: u32,
    ) -> Result<Vec<SealedEntry>, Error>;

    /// How many entries there are about a person before a place in their app's chain.
    async fn count_about(&self, app: &AppId, subject: &Subject, before: Option<u64>) -> Result<u64, Error>;

    /// The names of all chains.
    async fn chains(&self) -> Result<Vec<Chain>, Error>;
}
