//! One file, one writer, several readers.

mod audit;
mod backup;
mod besides;
mod correct;
mod deletions;
mod erase;
mod facts;
mod folder;
mod follow;
mod gaps;
mod grants;
mod holds;
mod import;
mod jobs;
mod keys;
mod ledger;
mod mark;
mod media;
mod merges;
mod messages;
mod migrate;
mod names;
mod open;
mod openings;
mod people;
mod pool;
mod received;
mod replay;
mod requests;
mod residue;
mod rests;
mod retain;
mod returned;
mod search;
mod sessions;
mod standing;
mod statements;
mod tasks;
mod told;
mod undescribed;
mod walk;

use std::{path::Path, sync::Arc};

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
use tokio::sync::mpsc::Receiver;

use self::pool::Pool;
pub use self::{
    backup::{Claim, look_over},
    folder::{UNFINISHED, WORKSHOP, remove_left},
};
use crate::{
    Aged, Aging, App, Ask, Attachment, Batch, Besides, ConversationRow, Cursor, Cut, Draw, Ended, Ending,
    Erased, Erasing, Error, Former, FormerName, ImportError, Imported, Job, Kept, KeptRequest, Listed, Log,
    MessagePage, Notice, Opened, Order, Owed, Person, QueuePage, ReadTo, Received, RecordAt, Redeemed,
    Replay, Retention, Retired, Returned, Searched, SessionPlace, Sheets, Statement, Step, Store, Subjects,
    Summing, Suppressions, Tasks, Told, Totals, Undescribed, Undone, Visit, Walk, Whose, Window,
};

/// The store in a folder: `rightsdesk.db` and what SQLite keeps beside it.
#[derive(Clone)]
pub struct Sqlite {
    pool: Arc<Pool>,
    /// How many conversations an import remembers at a time.
    remembered: usize,
}

impl Sqlite {
    /// Opens the folder, makes it if it is not there, and brings the database up to date.
    ///
    /// # Errors
    /// [`Error::Folder`] if it cannot be used, [`Error::Newer`] if a newer version wrote it.
    pub fn open(folder: &Path) -> Result<Self, Error> {
        Ok(Self {
            pool: Arc::new(Pool::open(folder)?),
            remembered: import::REMEMBERED,
        })
    }
}

macro_rules! on {
    ($self:ident . $door:ident, |$db:ident| $body:expr) => {{ $self.pool.$door(move |$db| $body).await }};
}

#[async_trait]
impl Store for Sqlite {
    async fn secrets(&self) -> Result<Vec<(String, Vec<u8>)>, Error> {
        on!(self.read, |db| keys::secrets(db))
    }

    async fn keep_secrets(&self, secrets: Vec<(String, Vec<u8>)>) -> Result<(), Error> {
        on!(self.write, |db| keys::keep_secrets(db, &secrets))
    }

    async fn ping(&self) -> Result<(), Error> {
        on!(self.read_afresh, |db| {
            Ok(db.query_row("SELECT line FROM import_position", [], |_| Ok(()))?)
        })?;
        on!(self.write_if_free, |_db| Ok(()))
    }

    async fn create_key(&self, key: SigningKey, log: Log) -> Result<(), Error> {
        on!(self.write, |db| keys::create(db, &key, &log))
    }

    async fn key(&self, kid: &KeyId) -> Result<Option<SigningKey>, Error> {
        let kid = kid.clone();
        on!(self.read, |db| keys::find(db, &kid))
    }

    async fn keys(&self, reach: &Reach) -> Result<Vec<SigningKey>, Error> {
        let reach = reach.clone();
        on!(self.read, |db| keys::list(db, &reach))
    }

    async fn replace_key(
        &self,
        old: &KeyId,
        until: Timestamp,
        new: SigningKey,
        log: Log,
    ) -> Result<(), Error> {
        let old = old.clone();
        on!(self.write, |db| keys::replace(db, &old, until, &new, &log))
    }

    async fn revoke_key(&self, kid: &KeyId, at: Timestamp, log: Log) -> Result<u64, Error> {
        let kid = kid.clone();
        on!(self.write, |db| keys::revoke(db, &kid, at, &log))
    }

    async fn open_session(
        &self,
        session: Session,
        ticket: Ticket,
        replaces: Option<SessionDigest>,
        log: Log,
    ) -> Result<Session, Error> {
        on!(self.write, |db| sessions::open(
            db,
            session,
            &ticket,
            replaces.as_ref(),
            &log
        ))
    }

    async fn hand_over(
        &self,
        handover: Handover,
        token: TokenUse,
        now: Timestamp,
        log: Log,
    ) -> Result<(), Error> {
        on!(self.write, |db| sessions::hand_over(
            db, handover, &token, now, &log
        ))
    }

    async fn use_token(&self, kid: &KeyId, token: TokenUse, now: Timestamp) -> Result<(), Error> {
        let kid = kid.clone();
        on!(self.write, |db| sessions::use_token(db, &kid, &token, now))
    }

    async fn handover(&self, digest: &[u8; 32], now: Timestamp) -> Result<Option<Handover>, Error> {
        let digest = *digest;
        on!(self.read, |db| sessions::handover(db, &digest, now))
    }

    async fn forgotten_until(&self) -> Result<Timestamp, Error> {
        on!(self.read, |db| sessions::forgotten_until(db))
    }

    async fn use_session(
        &self,
        digest: &SessionDigest,
        now: Timestamp,
        idle_since: Timestamp,
    ) -> Result<Option<Session>, Error> {
        let digest = *digest;
        let found = on!(self.read, |db| sessions::find(db, &digest, now, idle_since))?;
        if found
            .as_ref()
            .is_some_and(|session| sessions::is_stale(session, now))
        {
            on!(self.write_if_free, |db| sessions::touch(db, &digest, now))?;
        }
        Ok(found)
    }

    async fn end_session(&self, digest: &SessionDigest, log: Log) -> Result<(), Error> {
        let digest = *digest;
        on!(self.write, |db| sessions::end(db, &digest, &log))
    }

    async fn forget_over(&self, now: Timestamp, idle_since: Timestamp) -> Result<(), Error> {
        on!(self.write_if_free, |db| {
            sessions::forget_over(db, now, idle_since)?;
            holds::forget_over(db, now)
        })
    }

    async fn keep_errand(&self, digest: &SessionDigest, errand: Option<Errand>) -> Result<(), Error> {
        let digest = *digest;
        on!(self.write, |db| sessions::keep_errand(
            db,
            &digest,
            errand.as_ref()
        ))
    }

    async fn keep_search(&self, session: &SessionDigest, id: &str, typed: &str) -> Result<(), Error> {
        let (session, id, typed) = (*session, id.to_owned(), typed.to_owned());
        let searches = search::Keeping::Searches;
        on!(self.write, |db| search::keep(db, searches, &session, &id, &typed))
    }

    async fn keep_draft(&self, session: &SessionDigest, id: &str, draft: &str) -> Result<(), Error> {
        let (session, id, draft) = (*session, id.to_owned(), draft.to_owned());
        let drafts = search::Keeping::Drafts;
        on!(self.write, |db| search::keep(db, drafts, &session, &id, &draft))
    }

    async fn kept_draft(&self, session: &SessionDigest, id: &str) -> Result<Option<String>, Error> {
        let (session, id) = (*session, id.to_owned());
        let drafts = search::Keeping::Drafts;
        on!(self.read, |db| search::kept(db, drafts, &session, &id))
    }

    async fn sessions(
        &self,
        whose: &Whose,
        now: Timestamp,
        idle_since: Timestamp,
        after: Option<&SessionPlace>,
        limit: u32,
    ) -> Result<Vec<Session>, Error> {
        let (whose, after) = (whose.clone(), after.cloned());
        on!(self.read, |db| sessions::list(
            db,
            &whose,
            now,
            idle_since,
            after.as_ref(),
            limit
        ))
    }

    async fn end_sessions(&self, whose: &Whose, handle: Option<&str>, log: Log) -> Result<u64, Error> {
        let (whose, handle) = (whose.clone(), handle.map(str::to_owned));
        on!(self.write, |db| sessions::end_of(
            db,
            &whose,
            handle.as_deref(),
            &log
        ))
    }

    async fn open_record(&self, opening: Opening, log: Log) -> Result<Timestamp, Error> {
        on!(self.write, |db| openings::open(db, &opening, &log))
    }

    async fn record_open_until(
        &self,
        app: &AppId,
        subject: &Subject,
        session: &SessionDigest,
        now: Timestamp,
    ) -> Result<Option<Timestamp>, Error> {
        let (app, subject, session) = (app.clone(), *subject, *session);
        on!(self.read, |db| openings::until(db, &app, &subject, &session, now))
    }

    async fn import_and_admit(
        &self,
        batches: Receiver<Batch>,
        (update, admits): (bool, Vec<Reference>),
        at: Timestamp,
        draw: Draw,
        subjects: Subjects,
        log: Summing,
    ) -> Result<Imported, ImportError> {
        let terms = import::Terms {
            update,
            at,
            remembered: self.remembered,
            admits,
        };
        self.pool
            .blocking(move |pool| {
                pool.with_writer(|db| import::run(db, batches, terms, draw, &subjects, log))
            })
            .await
    }

    async fn app(&self, app: &AppId) -> Result<Option<App>, Error> {
        let app = app.clone();
        on!(self.read, |db| people::app(db, &app))
    }

    async fn apps(&self, reach: &Reach) -> Result<Vec<App>, Error> {
        let reach = reach.clone();
        on!(self.read, |db| people::apps(db, &reach))
    }

    async fn facts(&self, app: &AppId) -> Result<Facts, Error> {
        let app = app.clone();
        on!(self.read, |db| facts::read(db, &app))
    }

    async fn set_facts(&self, app: &AppId, facts: Facts, log: Log) -> Result<(), Error> {
        let app = app.clone();
        on!(self.write, |db| facts::set(db, &app, &facts, &log))
    }

    async fn change_facts(&self, app: &AppId, from: &Facts, to: Facts, log: Log) -> Result<(), Error> {
        let (app, from) = (app.clone(), from.clone());
        on!(self.write, |db| facts::change(db, &app, &from, &to, &log))
    }

    async fn undescribed(&self, app: &AppId, limit: u32) -> Result<Vec<Undescribed>, Error> {
        let app = app.clone();
        on!(self.read, |db| undescribed::list(db, &app, limit))
    }

    async fn group(&self, group: &GroupId) -> Result<Option<Box<str>>, Error> {
        let group = group.clone();
        on!(self.read, |db| people::group(db, &group))
    }

    async fn person(&self, app: &AppId, external_id: &ExternalId) -> Result<Option<Person>, Error> {
        let (app, external_id) = (app.clone(), external_id.clone());
        on!(self.read, |db| people::by_external_id(db, &app, &external_id))
    }

    async fn person_by_id(&self, app: &AppId, user: &UserId) -> Result<Option<Person>, Error> {
        let (app, user) = (app.clone(), user.clone());
        on!(self.read, |db| people::by_id(db, &app, &user))
    }

    async fn erased(&self, app: &AppId, subject: &Subject) -> Result<Option<Erased>, Error> {
        let (app, subject) = (app.clone(), *subject);
        on!(self.read, |db| people::erased(db, &app, &subject))
    }

    async fn returned(&self, app: &AppId, limit: u32) -> Result<Vec<Returned>, Error> {
        let app = app.clone();
        on!(self.read, |db| returned::list(db, &app, limit))
    }

    async fn totals(&self, app: &AppId, user: &UserId) -> Result<Totals, Error> {
        let (app, user) = (app.clone(), user.clone());
        on!(self.read, |db| people::totals(db, &app, &user))
    }

    async fn sheets(&self, app: &AppId, user: &UserId) -> Result<Sheets, Error> {
        let (app, user) = (app.clone(), user.clone());
        on!(self.read, |db| people::sheets(db, &app, &user))
    }

    async fn told(
        &self,
        app: &AppId,
        user: &UserId,
        subject: &Subject,
        former: &[Former],
    ) -> Result<Vec<Told>, Error> {
        let (app, user, subject, former) = (app.clone(), user.clone(), *subject, former.to_vec());
        on!(self.read, |db| told::list(db, &app, &user, &subject, &former))
    }

    async fn former_names(&self, app: &AppId, user: &UserId) -> Result<Vec<FormerName>, Error> {
        let (app, user) = (app.clone(), user.clone());
        on!(self.read, |db| names::former(db, &app, &user))
    }

    async fn received(
        &self,
        app: &AppId,
        user: &UserId,
        on: Option<ReadTo>,
        limit: u32,
    ) -> Result<Vec<Received>, Error> {
        let (app, user) = (app.clone(), user.clone());
        on!(self.read, |db| received::list(db, &app, &user, on, limit))
    }

    async fn conversations(
        &self,
        app: &AppId,
        user: &UserId,
        order: Order,
        after: Option<&ConversationId>,
        limit: u32,
    ) -> Result<Vec<ConversationRow>, Error> {
        let (app, user, after) = (app.clone(), user.clone(), after.cloned());
        on!(self.read, |db| people::conversations(
            db,
            &app,
            &user,
            order,
            after.as_ref(),
            limit
        ))
    }

    async fn conversation(
        &self,
        app: &AppId,
        user: &UserId,
        conversation: &ConversationId,
    ) -> Result<Option<ConversationRow>, Error> {
        let (app, user, conversation) = (app.clone(), user.clone(), conversation.clone());
        on!(self.read, |db| people::conversation(
            db,
            &app,
            &user,
            &conversation
        ))
    }

    async fn messages(
        &self,
        app: &AppId,
        user: &UserId,
        conversation: &ConversationId,
        window: Window,
    ) -> Result<Option<MessagePage>, Error> {
        let (app, user, conversation) = (app.clone(), user.clone(), conversation.clone());
        on!(self.read, |db| people::messages(
            db,
            &app,
            &user,
            &conversation,
            &window
        ))
    }

    async fn attachment(&self, app: &AppId, user: &UserId, id: MediaId) -> Result<Option<Attachment>, Error> {
        let (app, user) = (app.clone(), user.clone());
        on!(self.read, |db| media::visible(db, &app, &user, id))
    }

    async fn attachment_piece(
        &self,
        app: &AppId,
        attachment: &Attachment,
        place: u64,
    ) -> Result<Option<Vec<u8>>, Error> {
        let (app, id, sha256) = (app.clone(), attachment.id, attachment.sha256);
        on!(self.read, |db| Ok(media::chunk(db, &app, id, &sha256, place)?))
    }

    async fn search(
        &self,
        app: &AppId,
        external_id: &ExternalId,
        kept: Option<(&SessionDigest, &str)>,
        ask: Ask,
    ) -> Result<Searched, Error> {
        let (app, external_id) = (app.clone(), external_id.clone());
        let kept = kept.map(|(session, id)| (*session, id.to_owned()));
        on!(self.read, |db| search::look(
            db,
            &app,
            &external_id,
            kept.as_ref(),
            ask
        ))
    }

    async fn meet(&self, app: &AppId, user: &UserId, mut draw: Draw) -> Result<(), Error> {
        let (app, user) = (app.clone(), user.clone());
        let met = {
            let (app, user) = (app.clone(), user.clone());
            on!(self.read, |db| Ok(people::strangers(db, &app, &user)?.is_empty()))?
        };
        if met {
            return Ok(());
        }
        on!(self.write, |db| people::meet(db, &app, &user, &mut draw))
    }

    async fn walk(&self, walk: Walk, visit: Box<dyn Visit>) -> Result<Option<Box<dyn Visit>>, Error> {
        let walk = Arc::new(walk);
        let begun = Arc::clone(&walk);
        self.pool
            .read_as_before(
                move |before, db| walk::begin(before, db, &begun),
                move |before, app| walk::run(before, &app, &walk, visit),
            )
            .await
    }

    async fn open_request(&self, opened: Opened, log: Log) -> Result<Reference, Error> {
        on!(self.write, |db| requests::open(db, &opened, &log))
    }

    async fn request(&self, app: &AppId, reference: &Reference) -> Result<Option<Request>, Error> {
        let (app, reference) = (app.clone(), reference.clone());
        on!(self.read, |db| requests::find(db, &app, &reference))
    }

    async fn own_request(
        &self,
        app: &AppId,
        subject: &Subject,
        reference: &Reference,
    ) -> Result<Option<Request>, Error> {
        let (app, subject, reference) = (app.clone(), *subject, reference.clone());
        on!(self.read, |db| requests::own(db, &app, &subject, &reference))
    }

    async fn request_in(&self, reach: &Reach, reference: &Reference) -> Result<Option<Request>, Error> {
        let (reach, reference) = (reach.clone(), reference.clone());
        on!(self.read, |db| requests::find_in(db, &reach, &reference))
    }

    async fn requests_of(
        &self,
        app: &AppId,
        subject: &Subject,
        former: &[Former],
    ) -> Result<Vec<Request>, Error> {
        let (app, subject, former) = (app.clone(), *subject, former.to_vec());
        on!(self.read, |db| requests::of_person(db, &app, &subject, &former))
    }

    async fn queue(
        &self,
        reach: &Reach,
        open: bool,
        after: Option<&Cursor>,
        limit: u32,
        now: Timestamp,
    ) -> Result<QueuePage, Error> {
        let (reach, after) = (reach.clone(), after.cloned());
        on!(self.read, |db| requests::queue(
            db,
            &reach,
            open,
            after.as_ref(),
            limit,
            now
        ))
    }

    async fn user_of(&self, request: &Request) -> Result<Option<UserId>, Error> {
        let request = request.clone();
        on!(self.read, |db| requests::user_of(db, &request))
    }

    async fn advance(&self, from: &Request, to: &Request, besides: Besides, log: Log) -> Result<(), Error> {
        let (from, to) = (from.clone(), to.clone());
        on!(self.write, |db| requests::advance(db, &from, &to, &besides, &log))
    }

    async fn record(&self, app: &AppId, user: &UserId, record: &RecordAt) -> Result<Option<Box<str>>, Error> {
        let (app, user, record) = (app.clone(), user.clone(), record.clone());
        on!(self.read, |db| correct::record(db, &app, &user, &record))
    }

    async fn statements(&self, app: &AppId, user: &UserId) -> Result<Vec<Statement>, Error> {
        let (app, user) = (app.clone(), user.clone());
        on!(self.read, |db| statements::list(db, &app, &user))
    }

    async fn messages_on(&self, app: &AppId, reference: &Reference) -> Result<Vec<Message>, Error> {
        let (app, reference) = (app.clone(), reference.clone());
        on!(self.read, |db| besides::said(db, &app, &reference))
    }

    async fn ripe(&self, now: Timestamp, limit: u32) -> Result<Vec<Request>, Error> {
        on!(self.read, |db| requests::ripe(db, now, limit))
    }

    async fn next_wake(&self) -> Result<Option<Timestamp>, Error> {
        on!(self.read, |db| requests::next_wake(db))
    }

    async fn standing(&self, app: &AppId, subject: &Subject) -> Result<Vec<Stands>, Error> {
        let (app, subject) = (app.clone(), *subject);
        on!(self.read, |db| standing::of_person(db, &app, &subject))
    }

    async fn suppressions(&self, app: &AppId, since: u64, limit: u32) -> Result<Suppressions, Error> {
        let app = app.clone();
        on!(self.read, |db| standing::suppressions(db, &app, since, limit))
    }

    async fn listed(&self, app: &AppId) -> Result<Listed, Error> {
        let app = app.clone();
        on!(self.read, |db| standing::listed(db, &app))
    }

    async fn announce_end(&self, app: &AppId, ending: Ending) -> Result<(), Error> {
        let app = app.clone();
        on!(self.write, |db| standing::announce(db, &app, &ending))
    }

    async fn holds(&self, app: &AppId, user: &UserId, now: Timestamp) -> Result<Vec<Hold>, Error> {
        let (app, user) = (app.clone(), user.clone());
        on!(self.read, |db| holds::standing(db, &app, &user, now))
    }

    async fn set_hold(&self, app: &AppId, user: &UserId, hold: Hold, log: Log) -> Result<(), Error> {
        let (app, user) = (app.clone(), user.clone());
        on!(self.write, |db| holds::set(db, &app, &user, &hold, &log))
    }

    async fn lift_hold(&self, app: &AppId, user: &UserId, id: &HoldId, log: Log) -> Result<(), Error> {
        let (app, user, id) = (app.clone(), user.clone(), id.clone());
        on!(self.write, |db| holds::lift(db, &app, &user, &id, &log))
    }

    async fn ended(&self, now: Timestamp, limit: u32) -> Result<Vec<Ended>, Error> {
        on!(self.read, |db| standing::ended(db, now, limit))
    }

    async fn lift(&self, ended: &Ended, now: Timestamp, log: Log) -> Result<(), Error> {
        let ended = ended.clone();
        on!(self.write, |db| standing::lift(db, &ended, now, &log))
    }

    async fn make_grant(&self, grant: NewGrant, log: Log) -> Result<(), Error> {
        on!(self.write, |db| grants::make(db, &grant, &log))
    }

    async fn last_grant(&self, app: &AppId, reference: &Reference) -> Result<Option<Grant>, Error> {
        let (app, reference) = (app.clone(), reference.clone());
        on!(self.read, |db| grants::last(db, &app, &reference))
    }

    async fn granted_at(&self, code: &[u8; 32], now: Timestamp) -> Result<Option<(Request, Grant)>, Error> {
        let code = *code;
        on!(self.read, |db| grants::at(db, &code, now))
    }

    async fn redeem(
        &self,
        code: &[u8; 32],
        secret: &[u8; 32],
        now: Timestamp,
        used: Log,
        refused: Log,
    ) -> Result<Redeemed, Error> {
        let (code, secret) = (*code, *secret);
        on!(self.write, |db| grants::redeem(
            db, &code, &secret, now, &used, &refused
        ))
    }

    async fn lapsed_grants(&self, now: Timestamp, limit: u32) -> Result<Vec<Request>, Error> {
        on!(self.read, |db| grants::lapsed(db, now, limit))
    }

    async fn lapse(&self, request: &Request, now: Timestamp, log: Log) -> Result<bool, Error> {
        let request = request.clone();
        on!(self.write, |db| grants::lapse(db, &request, now, &log))
    }

    async fn take_job(&self, now: Timestamp, lease_until: Timestamp) -> Result<Option<Job>, Error> {
        on!(self.write, |db| jobs::take(db, now, lease_until))
    }

    async fn preview(&self, app: &AppId, user: &UserId, size: &Size) -> Result<Counts, Error> {
        let (app, user, size) = (app.clone(), user.clone(), size.clone());
        on!(self.read, |db| erase::preview(db, &app, &user, &size))
    }

    async fn erase_batch(&self, job: &Job, batch: u32, lease_until: Timestamp) -> Result<Step, Error> {
        let job = job.clone();
        on!(self.write, |db| erase::batch(db, &job, batch, lease_until))
    }

    async fn release_job(&self, job: &Job) -> Result<(), Error> {
        let job = job.clone();
        on!(self.write, |db| jobs::release(db, &job))
    }

    async fn progress(&self, app: &AppId, reference: &Reference) -> Result<Option<Erasing>, Error> {
        let (app, reference) = (app.clone(), reference.clone());
        on!(self.read, |db| jobs::progress(db, &app, &reference))
    }

    async fn fail_job(
        &self,
        job: &Job,
        from: &Request,
        to: &Request,
        again_at: Timestamp,
        log: Log,
    ) -> Result<(), Error> {
        let (job, from, to) = (job.clone(), from.clone(), to.clone());
        on!(self.write, |db| jobs::fail(
            db,
            &job,
            (&from, &to),
            again_at,
            &log
        ))
    }

    async fn keep_subjects(&self, job: &Job, subjects: &[Subject]) -> Result<(), Error> {
        let (job, subjects) = (job.clone(), subjects.to_vec());
        on!(self.write, |db| jobs::keep_subjects(db, &job, &subjects))
    }

    async fn finish_job(
        &self,
        job: &Job,
        to: &Request,
        tombstones: &[Subject],
        log: Log,
    ) -> Result<(), Error> {
        let (job, to, tombstones) = (job.clone(), to.clone(), tombstones.to_vec());
        on!(self.write, |db| jobs::finish(db, &job, &to, &tombstones, &log))
    }

    async fn settle(&self) -> Result<bool, Error> {
        self.pool.blocking(Pool::settle).await
    }

    async fn cleanse(&self, from: u32) -> Result<Option<u32>, Error> {
        on!(self.write, |db| gaps::cleanse(db, from))
    }

    async fn residue(&self) -> Result<u64, Error> {
        let found = on!(self.read, |db| gaps::residue(db))?;
        let mut left = 0;
        for pages in found.chunks(gaps::BATCH.into()) {
            let pages = pages.to_vec();
            left += on!(self.write, |db| gaps::cleanse_these(db, &pages))?;
        }
        Ok(left)
    }

    async fn unverified(&self, limit: u32) -> Result<Vec<Request>, Error> {
        on!(self.read, |db| requests::unverified(db, limit))
    }

    async fn rests(&self, limit: u32) -> Result<Vec<crate::Rest>, Error> {
        on!(self.read, |db| rests::owed(db, limit))
    }

    async fn rests_are_gone(&self, rests: Vec<crate::Rest>) -> Result<(), Error> {
        on!(self.write, |db| rests::are_gone(db, &rests))
    }

    async fn give_up(&self, before: Timestamp) -> Result<(), Error> {
        on!(self.write, |db| rests::give_up(db, before))
    }

    async fn holdings(&self, app: &AppId) -> Result<Holdings, Error> {
        let app = app.clone();
        on!(self.read, |db| deletions::holdings(db, &app))
    }

    async fn deletion(&self, app: &AppId) -> Result<Option<Deletion>, Error> {
        let app = app.clone();
        on!(self.read, |db| deletions::find(db, &app))
    }

    async fn deletions(&self, reach: &Reach) -> Result<Vec<Deletion>, Error> {
        let reach = reach.clone();
        on!(self.read, |db| deletions::list(db, &reach))
    }

    async fn advance_deletion(&self, from: Option<&Deletion>, to: &Deletion, log: Log) -> Result<(), Error> {
        let (from, to) = (from.cloned(), to.clone());
        on!(self.write, |db| deletions::advance(db, from.as_ref(), &to, &log))
    }

    async fn delete_batch(
        &self,
        job: &Job,
        batch: u32,
        lease_until: Timestamp,
    ) -> Result<Step<Holdings>, Error> {
        let job = job.clone();
        on!(self.write, |db| {
            deletions::begin(db, &job)?;
            erase::whole_app(db, &job, batch, lease_until)
        })
    }

    async fn deleted_so_far(&self, app: &AppId) -> Result<Option<Holdings>, Error> {
        let app = app.clone();
        on!(self.read, |db| deletions::so_far(db, &app))
    }

    async fn fail_deletion(
        &self,
        job: &Job,
        from: &Deletion,
        to: &Deletion,
        again_at: Timestamp,
        log: Log,
    ) -> Result<(), Error> {
        let (job, from, to) = (job.clone(), from.clone(), to.clone());
        on!(self.write, |db| deletions::fail(
            db,
            &job,
            (&from, &to),
            again_at,
            &log
        ))
    }

    async fn finish_deletion(&self, job: &Job, to: &Deletion, log: Log) -> Result<(), Error> {
        let (job, to) = (job.clone(), to.clone());
        on!(self.write, |db| deletions::finish(db, &job, &to, &log))
    }

    async fn unverified_deletions(&self, limit: u32) -> Result<Vec<Deletion>, Error> {
        on!(self.read, |db| deletions::unverified(db, limit))
    }

    async fn retention(&self, app: &AppId) -> Result<Retention, Error> {
        let app = app.clone();
        on!(self.read, |db| retain::standing(db, &app))
    }

    async fn aging(&self, app: &AppId, cuts: &[Cut], now: Timestamp) -> Result<Vec<Aging>, Error> {
        let (app, cuts) = (app.clone(), cuts.to_vec());
        on!(self.read, |db| retain::aging(db, &app, &cuts, now))
    }

    async fn confirm_retention(
        &self,
        app: &AppId,
        class: Class,
        period: Period,
        log: Log,
    ) -> Result<(), Error> {
        let app = app.clone();
        on!(self.write, |db| retain::confirm(db, &app, class, period, &log))
    }

    async fn take_retention(&self, now: Timestamp, lease_until: Timestamp) -> Result<Option<AppId>, Error> {
        on!(self.write, |db| retain::take(db, now, lease_until))
    }

    async fn aged(&self, app: &AppId, cuts: &[Cut], now: Timestamp, limit: u32) -> Result<Vec<Aged>, Error> {
        let (app, cuts) = (app.clone(), cuts.to_vec());
        on!(self.read, |db| retain::aged(db, &app, &cuts, now, limit))
    }

    async fn retire(
        &self,
        app: &AppId,
        cuts: &[Cut],
        aged: &[Aged],
        batch: u32,
        lease_until: Timestamp,
        log: Log,
    ) -> Result<Retired, Error> {
        let (app, cuts, aged) = (app.clone(), cuts.to_vec(), aged.to_vec());
        on!(self.write, |db| retain::retire(
            db,
            &app,
            &cuts,
            &aged,
            (batch, lease_until),
            &log
        ))
    }

    async fn release_retention(&self, app: &AppId, due_at: Option<Timestamp>) -> Result<(), Error> {
        let app = app.clone();
        on!(self.write, |db| retain::release(db, &app, due_at))
    }

    async fn end_retention(&self, app: &AppId, gone: Gone, due_at: Timestamp, log: Log) -> Result<(), Error> {
        let app = app.clone();
        on!(self.write, |db| retain::end(db, &app, &gone, due_at, &log))
    }

    async fn unverified_retention(&self) -> Result<Vec<(AppId, Timestamp)>, Error> {
        on!(self.read, |db| retain::unverified(db))
    }

    async fn verify_retention(&self, app: &AppId, went_at: Timestamp, log: Log) -> Result<(), Error> {
        let app = app.clone();
        on!(self.write, |db| retain::verify(db, &app, went_at, &log))
    }

    async fn elsewhere(
        &self,
        app: &AppId,
        user: &UserId,
        size: &Size,
        place: Residence,
    ) -> Result<Elsewhere, Error> {
        let (app, user, size) = (app.clone(), user.clone(), size.clone());
        on!(self.read, |db| erase::elsewhere(db, &app, &user, &size, place))
    }

    async fn tasks(&self, app: &AppId, reference: &Reference, limit: u32) -> Result<Tasks, Error> {
        let (app, reference) = (app.clone(), reference.clone());
        on!(self.read, |db| tasks::list(db, &app, &reference, limit))
    }

    async fn deed(&self, app: &AppId, reference: &Reference, number: u32) -> Result<Option<Deed>, Error> {
        let (app, reference) = (app.clone(), reference.clone());
        on!(self.read, |db| tasks::find(db, &app, &reference, number))
    }

    async fn undone(&self, reach: &Reach, limit: u32) -> Result<Vec<Undone>, Error> {
        let reach = reach.clone();
        on!(self.read, |db| tasks::undone(db, &reach, limit))
    }

    async fn settle_task(
        &self,
        request: &Request,
        number: u32,
        settled: Settled,
        trouble: Option<Trouble>,
        log: Log,
    ) -> Result<(), Error> {
        let request = request.clone();
        on!(self.write, |db| tasks::settle(
            db,
            &request,
            number,
            (&settled, trouble),
            &log
        ))
    }

    async fn owed(&self, app: &AppId) -> Result<Owed, Error> {
        let app = app.clone();
        on!(self.read, |db| tasks::owed(db, &app))
    }

    async fn settle_deletion_task(
        &self,
        deletion: &Deletion,
        number: u32,
        settled: Settled,
        trouble: Option<Trouble>,
        log: Log,
    ) -> Result<(), Error> {
        let deletion = deletion.clone();
        on!(self.write, |db| tasks::settle_of_deletion(
            db,
            &deletion,
            number,
            (&settled, trouble),
            &log
        ))
    }

    async fn take_notice(&self, now: Timestamp, lease_until: Timestamp) -> Result<Option<Notice>, Error> {
        if !on!(self.read, |db| tasks::is_due(db, now))? {
            return Ok(None);
        }
        on!(self.write, |db| tasks::take(db, now, lease_until))
    }

    async fn put_off(&self, notice: &Notice, trouble: Trouble, again_at: Timestamp) -> Result<(), Error> {
        let notice = notice.clone();
        on!(self.write, |db| tasks::put_off(db, &notice, trouble, again_at))
    }

    async fn next_notice(&self) -> Result<Option<Timestamp>, Error> {
        on!(self.read, |db| tasks::next(db))
    }

    async fn ledger_head(&self) -> Result<Head, Error> {
        on!(self.read, |db| ledger::head(db))
    }

    async fn mark(&self, log: Log) -> Result<(), Error> {
        on!(self.write, |db| {
            audit::append(db, &log)?;
            ledger::keep(db, &log, &Kept::Place)
        })
    }

    async fn back_up(&self, to: &Path) -> Result<(), Error> {
        let to = to.to_owned();
        self.pool.blocking(move |pool| pool.back_up(&to)).await
    }

    async fn whom_again(&self, kept: &KeptRequest, subjects: Subjects) -> Result<Vec<UserId>, Error> {
        let kept = kept.clone();
        on!(self.read, |db| replay::whom(db, &kept, &subjects))
    }

    async fn replay(&self, act: Replay, subjects: Subjects, log: Option<Log>) -> Result<u64, Error> {
        self.pool
            .blocking(move |pool| replay::run(pool, &act, &subjects, log.as_ref()))
            .await
    }

    async fn end_restore(&self, now: Timestamp, ends_sessions: bool, log: Log) -> Result<u64, Error> {
        on!(self.write, |db| replay::end(db, now, ends_sessions, &log))
    }

    async fn note(&self, log: Log) -> Result<(), Error> {
        on!(self.write, |db| audit::append(db, &log).map(drop))
    }

    async fn noted_around(
        &self,
        from: Timestamp,
        to: Timestamp,
    ) -> Result<(Option<Timestamp>, Option<Timestamp>), Error> {
        on!(self.read, |db| audit::noted_around(db, from, to))
    }

    async fn entries(&self, chain: &Chain, after: u64, limit: u32) -> Result<Vec<SealedEntry>, Error> {
        let chain = chain.clone();
        on!(self.read, |db| audit::entries(db, &chain, after, limit))
    }

    async fn entries_about(
        &self,
        app: &AppId,
        subject: &Subject,
        before: Option<u64>,
        limit: u32,
    ) -> Result<Vec<SealedEntry>, Error> {
        let (app, subject) = (app.clone(), *subject);
        on!(self.read, |db| audit::last_about(
            db, &app, &subject, before, limit
        ))
    }

    async fn count_about(&self, app: &AppId, subject: &Subject, before: Option<u64>) -> Result<u64, Error> {
        let (app, subject) = (app.clone(), *subject);
        on!(self.read, |db| audit::count_about(db, &app, &subject, before))
    }

    async fn chains(&self) -> Result<Vec<Chain>, Error> {
        on!(self.read, |db| audit::chains(db))
    }
}

#[cfg(test)]
mod tests;
