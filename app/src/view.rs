//! What a page shows: plain values, already allowed, already in the reader's words where the server chose them.
//!
//! Times are RFC 3339 in UTC (`2026-11-23T15:04:05Z`), days are `2026-11-23`; components turn them into words.

use serde::{Deserialize, Serialize};

/// What stands around every page of someone who is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frame {
    /// The business, or for group and provider staff the name of their reach.
    pub business: String,
    /// Who is signed in, in words: a name, or "Signed in".
    pub visitor: String,
    /// The stamp that every form carries.
    pub stamp: String,
    /// Today, where the business is.
    pub today: String,
}

/// A page with its frame.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Framed<T> {
    /// Around it.
    pub frame: Frame,
    /// In it.
    pub page: T,
}

/// How many records of each category are held.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// The person's own, and one for each that became one with it; 0 when nothing is held.
    pub profiles: u64,
    /// Channels.
    pub channels: u64,
    /// Devices.
    pub devices: u64,
    /// Entries in other systems of the business.
    pub business_systems: u64,
    /// Conversations of the person alone.
    pub conversations: u64,
    /// Conversations with others in them.
    pub shared_conversations: u64,
    /// Messages: in an overview all of them; in an erasure those that go.
    pub messages: u64,
    /// Messages of others that quote the person.
    pub quotes: u64,
}

/// Where the person stands with the business.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Held {
    /// Records are held.
    Here(Counts),
    /// Everything is being deleted right now, under this request.
    Going {
        /// The request's reference.
        reference: String,
    },
    /// Nothing is held, and nothing was ever deleted on request.
    Nothing,
    /// Nothing is held: it was deleted.
    Erased {
        /// When the last record was gone.
        at: String,
        /// The request's reference.
        reference: String,
    },
}

/// `/me`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overview {
    /// What is held.
    pub held: Held,
    /// The person's name, if known.
    pub name: Option<String>,
    /// Requests of theirs, open or closed.
    pub requests: u64,
    /// How often their data were looked at, or something was done with them.
    pub acts: u64,
    /// Who answers for the data.
    pub holder: Holder,
    /// What is said of each category of data.
    pub notices: Vec<Notice>,
}

/// How somebody is reached, as far as they said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Who they are.
    pub name: Option<String>,
    /// Their address, in lines.
    pub address: Option<String>,
    /// Their e-mail address.
    pub email: Option<String>,
    /// Their telephone number.
    pub phone: Option<String>,
    /// Their page: https, or http on this machine.
    pub url: Option<String>,
}

/// Who answers for the data, and whom to turn to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The business.
    pub controller: Contact,
    /// Its data protection officer.
    pub officer: Contact,
    /// The authority to complain to.
    pub authority: Contact,
    /// The law: `GDPR`.
    pub regime: String,
}

/// What the business says of a category of data, in the language of the page; none where it says nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// The category's code: `businessSystems`.
    pub category: String,
    /// What for.
    pub purposes: Option<String>,
    /// Who else gets it.
    pub recipients: Option<String>,
    /// For how long.
    pub retention: Option<String>,
    /// Where it is from.
    pub source: Option<String>,
    /// What a machine decides by it alone.
    pub automated_decisions: Option<String>,
    /// To which countries it goes.
    pub transfers: Option<String>,
    /// On what ground a part of it, or all of it, stays when everything is deleted.
    pub kept: Option<String>,
}

/// `/me/activity`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Activity {
    /// Newest first.
    pub lines: Vec<Act>,
    /// Where the next page begins.
    pub next: Option<String>,
}

/// Something that was done with a person's data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Act {
    /// When.
    pub at: String,
    /// What: `recordOpened`.
    pub act: String,
    /// Who, by role: `person`, `staff`, `group`, `operator`, `portal`.
    pub by: String,
    /// Their name, where the app shows names.
    pub name: Option<String>,
    /// Why: `decide_request`.
    pub reason: Option<String>,
    /// The request that it belongs to.
    pub request: Option<String>,
}

/// One stored value with its place and meaning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// What a person would call it; none for a field that the inventory does not describe.
    pub label: Option<String>,
    /// Its technical name: `raw.FromZip`.
    pub path: String,
    /// The value as text; none for `null`.
    pub value: Option<String>,
    /// What it means, where its name alone does not tell.
    pub why: Option<String>,
}

/// A record shown field by field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// Its kind on the platform: `whatsapp`, `android`, `zendesk`.
    pub kind: String,
    /// A name for it, where it has one.
    pub name: Option<String>,
    /// Every value in it.
    pub facts: Vec<Fact>,
}

/// `/me/profile`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// The person's record, without metadata; empty when nothing is held.
    pub facts: Vec<Fact>,
    /// What the business noted.
    pub metadata: Vec<Fact>,
    /// What became one with it.
    pub merges: Vec<Merged>,
    /// What the person said about marketing.
    pub preference: Option<Preference>,
}

/// What a person said about marketing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preference {
    /// Whether they want it; none where that is not told by yes or no.
    pub marketing: Option<bool>,
    /// When they said so, as it is stored.
    pub at: Option<String>,
    /// Where, in the business's own word.
    pub origin: Option<String>,
    /// Every value in it.
    pub facts: Vec<Fact>,
}

/// Another record that became one with the person's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merged {
    /// Why: `api`, `channelLinking`, `sdkLogin`, or what else the platform says.
    pub reason: Option<String>,
    /// By what the other record was known, notes for which there was no room, and all that stands in none of the parts.
    pub facts: Vec<Fact>,
    /// The records that the platform tells of.
    pub parts: Vec<MergedPart>,
}

/// A record within what the platform tells of two that became one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergedPart {
    /// Which it is.
    pub name: String,
    /// Every value in it.
    pub facts: Vec<Fact>,
}

/// `/me/channels`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Channels {
    /// Channels.
    pub channels: Vec<Sheet>,
    /// Devices.
    pub devices: Vec<Sheet>,
    /// Entries in other systems of the business.
    pub business_systems: Vec<Sheet>,
}

/// One line of `/me/conversations`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConversationLine {
    /// Its id.
    pub id: String,
    /// Its name, where it has one.
    pub name: Option<String>,
    /// Whether others take part.
    pub shared: bool,
    /// How many messages stand in it.
    pub messages: u64,
    /// When the first was received.
    pub first: Option<String>,
    /// When the last was received.
    pub last: Option<String>,
}

/// `/me/conversations`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conversations {
    /// In order of their ids.
    pub lines: Vec<ConversationLine>,
    /// Whether the oldest come first.
    pub oldest: bool,
    /// The cursor of the next page.
    pub next: Option<String>,
}

/// `/me/conversations/ID`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conversation {
    /// The conversation.
    pub line: ConversationLine,
    /// Every other value of its record (metadata, description …).
    pub facts: Vec<Fact>,
    /// Who takes part: "You", or a pseudonym.
    pub participants: Vec<String>,
    /// The person's own seat in it, or seats.
    pub seats: Vec<Vec<Fact>>,
    /// Messages, oldest first.
    pub messages: Vec<Said>,
    /// The cursor of the page before, with older messages.
    pub older: Option<String>,
    /// The cursor of the page after, with newer messages.
    pub newer: Option<String>,
    /// The id of the message that was looked for, if one was.
    pub here: Option<String>,
}

/// `/me/search`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Search {
    /// What stands in the form.
    pub asked: Asked,
    /// The words that were typed.
    pub typed: Option<String>,
    /// What became of them.
    pub outcome: Outcome,
    /// The channels to choose from, by the platform's names.
    pub channels: Vec<String>,
    /// What was found.
    pub finds: Vec<Find>,
    /// The cursor of the next page.
    pub next: Option<String>,
}

/// What somebody looks for, as it stands in the address: nothing that was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Under which name the words are kept.
    pub q: Option<String>,
    /// Over which channel.
    pub channel: Option<String>,
    /// What it is: `picture`, `file` …
    pub kind: Option<String>,
    /// Who wrote it: `me`, `business`, `others`.
    pub by: Option<String>,
    /// The first day.
    pub from: Option<String>,
    /// The last day.
    pub to: Option<String>,
    /// Whether the oldest come first.
    pub oldest: bool,
    /// Where it goes on from.
    pub after: Option<String>,
}

/// What became of a search.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// Nothing was asked yet.
    Nothing,
    /// The words are no longer kept.
    Forgotten,
    /// There was no word in what was typed.
    NoWords,
    /// It was looked for.
    Looked,
}

/// A business, as its staff see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Business {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it says of itself.
    pub holder: Holder,
    /// What it says of its data.
    pub notices: Vec<Notice>,
    /// Fields that nobody described, by path, with the number of records that each stands in.
    pub undescribed: Vec<(String, u64)>,
}

/// A message that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Find {
    /// Who said it.
    pub by: By,
    /// The channel.
    pub source: Option<String>,
    /// When it was received.
    pub received: String,
    /// What it is on the platform: `text`, `image` …
    pub kind: String,
    /// What was said, around what was found.
    pub excerpts: Vec<Vec<Piece>>,
    /// The conversation: its id, its name, and whether others take part.
    pub conversation: (String, Option<String>, bool),
    /// The message's place in it.
    pub place: String,
}

/// A piece of an excerpt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// Whether it is what was looked for.
    pub found: bool,
}

/// Who said it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum By {
    /// The person.
    You,
    /// Another participant, under a pseudonym.
    Other(String),
    /// A member of staff: by role, or by name where the app shows names.
    Agent(Option<String>),
    /// The business, where nothing says whether a person or a machine wrote; with a name where the app shows names.
    Business(Option<String>),
    /// A machine of the business's, by its name if it has one.
    Bot(Option<String>),
}

/// A message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// Its id.
    pub id: String,
    /// When it was received.
    pub received: String,
    /// Who said it.
    pub by: By,
    /// The channel: `whatsapp`, `web`, `api:conversations`.
    pub source: Option<String>,
    /// What was said.
    pub body: Body,
    /// What it answers.
    pub quoted: Option<Box<Quote>>,
    /// Whether it is the platform's placeholder for a deleted message.
    pub deleted: bool,
    /// Every stored value of the message, by path, for whoever wants to see what is behind it.
    pub behind: Vec<Fact>,
}

/// A quoted message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// Who had said it; none when only the other system's id is known.
    pub by: Option<By>,
    /// What had been said, in one line.
    pub text: String,
}

/// The parts of a message's content; an unknown content type shows what it shares with the known ones.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    /// `text`, `image`, `file`, `carousel`, `list`, `form`, `formResponse`, `location`, `template`, or another.
    pub kind: String,
    /// The words.
    pub text: Option<String>,
    /// A picture or file.
    pub media: Option<Media>,
    /// Cards.
    pub items: Vec<Card>,
    /// Questions and answers.
    pub fields: Vec<Answer>,
    /// Buttons.
    pub buttons: Vec<Button>,
    /// A place.
    pub place: Option<MapPlace>,
    /// A channel's own template, as stored.
    pub template: Option<String>,
    /// Something that happened: `ticket:closed`.
    pub event: Option<String>,
}

/// A picture or file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Media {
    /// Where it is; a link only if it is http or https.
    pub url: String,
    /// Its media type.
    pub media_type: Option<String>,
    /// Its size in bytes.
    pub bytes: Option<u64>,
    /// Its name or description.
    pub name: Option<String>,
}

/// A card of a carousel or list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// Its heading.
    pub title: Option<String>,
    /// A line below.
    pub description: Option<String>,
    /// Its picture.
    pub media_url: Option<String>,
    /// Its buttons.
    pub buttons: Vec<Button>,
}

/// A button.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Button {
    /// What stands on it.
    pub text: String,
    /// Where it leads, if http or https.
    pub url: Option<String>,
    /// What it costs, in words: `12.50 NOK`.
    pub price: Option<String>,
}

/// A question with its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// What is asked.
    pub label: String,
    /// What was answered.
    pub answer: Option<String>,
    /// What could be chosen.
    pub options: Vec<String>,
}

/// A place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MapPlace {
    /// Its name.
    pub name: Option<String>,
    /// Its address.
    pub address: Option<String>,
    /// Latitude and longitude as stored.
    pub coordinates: Option<String>,
}

/// `/me/export`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Export {
    /// Whether the sign-in is fresh enough to take a copy.
    pub fresh: bool,
    /// Whether there is anything to take along.
    pub counts: Counts,
    /// About how many bytes it will have.
    pub about_bytes: u64,
    /// The name the file is saved under.
    pub file_name: String,
}

/// How far a request has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// Waiting for the business.
    Submitted,
    /// Taken back.
    Withdrawn {
        /// When.
        at: String,
    },
    /// Refused.
    Refused {
        /// When.
        at: String,
        /// The reason's code.
        reason: String,
        /// The article it rests on.
        source: String,
        /// What the business adds.
        note: Option<String>,
    },
    /// Approved, not yet begun.
    Approved {
        /// When.
        at: String,
    },
    /// Being carried out.
    Executing {
        /// When it was approved.
        approved_at: String,
        /// Since when.
        started_at: String,
    },
    /// Carried out.
    Done {
        /// When it was approved.
        approved_at: String,
        /// When the last record was gone.
        finished_at: String,
        /// What went.
        erased: Counts,
    },
}

/// A due date that shows its working.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// The last day for the answer.
    pub by: String,
    /// Days from today; negative when it is over.
    pub days_left: i32,
    /// The day of receipt.
    pub received_on: String,
    /// The day the period ends before weekends are looked at.
    pub period_ends: String,
    /// The law: `GDPR`.
    pub regime: String,
    /// Where it says so: `GDPR Art. 12(3)`.
    pub source: String,
}

/// A request, as its person and a reviewer see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// Its public name.
    pub reference: String,
    /// What is asked: `erasure`.
    pub kind: String,
    /// When the business received it.
    pub received_at: String,
    /// When the answer is due.
    pub due: Due,
    /// How far it has come.
    pub stage: Stage,
}

/// `/me/requests/ID`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnRequest {
    /// The request.
    pub request: Request,
    /// How to reach the business, if it said so.
    pub contact: Option<String>,
    /// The authority to complain to, if the business named it.
    pub authority: Option<String>,
}

/// `/me/requests/new/erasure` and its check page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewErasure {
    /// What would go.
    pub counts: Counts,
    /// What stays and why, one line each.
    pub stays: Vec<Stays>,
    /// An open request for the same, if there is one.
    pub open: Option<String>,
    /// Marks this form, so that posting it twice makes one request.
    pub once: String,
    /// By when the business would have to answer.
    pub due: Due,
}

/// Something that an erasure leaves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stays {
    /// What: a category's code (`requests`, `sharedConversations`).
    pub what: String,
    /// On what ground.
    pub ground: String,
}

/// One line of `/desk`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueueLine {
    /// The request.
    pub request: Request,
    /// The person's name, while it is held; otherwise none.
    pub person: Option<String>,
    /// The business it was sent to, for whoever reaches more than one.
    pub business: Option<String>,
    /// Whether the first of two has approved.
    pub endorsed: bool,
}

/// `/desk`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Queue {
    /// Which view is shown: `open`, `closed`.
    pub view: String,
    /// The lines, by due date.
    pub lines: Vec<QueueLine>,
    /// How many are open.
    pub open: u64,
    /// How many are closed.
    pub closed: u64,
    /// How many are over their date.
    pub overdue: u64,
    /// The cursor of the next page.
    pub next: Option<String>,
}

/// `/desk/requests/ID`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// The request.
    pub request: Request,
    /// The person, while their record is open to this session.
    pub person: Option<ReviewedPerson>,
    /// Until when it is open.
    pub open_until: Option<String>,
    /// Whether there is a record that could be opened, and is not.
    pub is_closed: bool,
    /// The reasons for opening it: codes.
    pub occasions: Vec<String>,
    /// What would go, while nothing is decided.
    pub would_go: Counts,
    /// What stays and why.
    pub stays: Vec<Stays>,
    /// The business that it was sent to.
    pub business: String,
    /// The member of staff who decided, once decided; of two, the second.
    pub decided_by: Option<String>,
    /// The first of two who approved, once decided.
    pub first_by: Option<String>,
    /// The reasons a refusal can have.
    pub reasons: Vec<ReasonOption>,
    /// Whether two people have to approve.
    pub two_people: bool,
    /// The first of them and when, while the second is awaited.
    pub endorsed: Option<(String, String)>,
    /// Whether that is the visitor, or somebody by the same key.
    pub is_first_of_two: bool,
    /// Who had approved as the first and when, by a key that has been revoked since.
    pub void: Option<(String, String)>,
    /// How long a note may be, in characters.
    pub longest_note: u32,
    /// What had been entered in a refusal that was not taken.
    pub entered: Entered,
}

/// What had been entered in a refusal that was not taken.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entered {
    /// The reason's code.
    pub reason: String,
    /// The note.
    pub note: String,
}

/// Who a request is about, as the business knows them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewedPerson {
    /// Their name, if known.
    pub name: Option<String>,
    /// The business's own id for them.
    pub external_id: String,
    /// Their profile's values.
    pub facts: Vec<Fact>,
    /// Their channels, devices and entries in other systems.
    pub channels: Channels,
    /// What became one with their record.
    pub merges: Vec<Merged>,
    /// What they said about marketing.
    pub preference: Option<Preference>,
    /// The first of their conversations, in order of their ids.
    pub conversations: Vec<ConversationLine>,
    /// What is not among these.
    pub more: More,
}

/// Conversations that are not shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct More {
    /// How many.
    pub conversations: u64,
    /// How many messages stand in them.
    pub messages: u64,
}

/// One line of `/me/sessions` and `/desk/sessions`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenSession {
    /// What to call it when ending it.
    pub handle: String,
    /// The member of staff; none for a person's own.
    pub name: Option<String>,
    /// The app or group they reach; empty for all, none for a person's own.
    pub reach: Option<String>,
    /// `Firefox on Linux`, if known.
    pub browser: Option<String>,
    /// The network it was opened from, if known.
    pub network: Option<String>,
    /// When it was opened.
    pub opened_at: String,
    /// When it was last used, to within a minute.
    pub seen_at: String,
    /// Whether it is the one that asks.
    pub is_this: bool,
}

/// `/desk/sessions`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffSessions {
    /// Those of staff within reach, newest first.
    pub sessions: Vec<OpenSession>,
    /// The apps whose people's sessions can be ended: id and name.
    pub apps: Vec<(String, String)>,
}

/// Who comes by a link, and who is here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entrance {
    /// The code, for the form.
    pub code: String,
    /// The business that sends them.
    pub business: String,
    /// Whose session would end, if another person's is open.
    pub instead_of: Option<String>,
    /// That session's stamp: it is the one that was asked about.
    pub stamp: String,
}

/// A reason to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReasonOption {
    /// Its code.
    pub code: String,
    /// The article it rests on.
    pub source: String,
}

/// `/demo`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Demo {
    /// The demo business's apps with their cast.
    pub apps: Vec<DemoApp>,
    /// The name of the parent company.
    pub group: String,
    /// Its staff.
    pub group_staff: Vec<DemoRole>,
    /// The staff of the provider.
    pub provider_staff: Vec<DemoRole>,
}

/// One app of the demo business.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DemoApp {
    /// Its name.
    pub name: String,
    /// Trade and country, in a line.
    pub line: String,
    /// Its people.
    pub people: Vec<DemoRole>,
    /// Its staff.
    pub staff: Vec<DemoRole>,
}

/// Somebody to sign in as.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DemoRole {
    /// Their name.
    pub name: String,
    /// What is interesting about them.
    pub line: String,
    /// A freshly made token for the form.
    pub token: String,
}
