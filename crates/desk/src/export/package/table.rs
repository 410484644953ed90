//! The tables: every kind of record as lines of JSON, and as rows for a spreadsheet.

use std::{borrow::Cow, io};

use csv::{IntoInnerError, Terminator, WriterBuilder};
use serde_json::Value;
use store::Section;

use super::cell::guarded;

/// Programs that open a CSV file by themselves take it for UTF-8 if it begins so.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A kind of record, with its columns: a name, and where in the record it stands (RFC 6901).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Table {
    Profile,
    Clients,
    Devices,
    BusinessSystems,
    Conversations,
    Participants,
    Messages,
    Requests,
    AccessLog,
}

type Column = (&'static str, &'static str);

const PROFILE: &[Column] = &[
    ("id", "/id"),
    ("externalId", "/externalId"),
    ("givenName", "/profile/givenName"),
    ("surname", "/profile/surname"),
    ("email", "/profile/email"),
    ("locale", "/profile/locale"),
    ("avatarUrl", "/profile/avatarUrl"),
    ("signedUpAt", "/signedUpAt"),
];

const CLIENTS: &[Column] = &[
    ("id", "/id"),
    ("type", "/type"),
    ("status", "/status"),
    ("displayName", "/displayName"),
    ("externalId", "/externalId"),
    ("integrationId", "/integrationId"),
    ("linkedAt", "/linkedAt"),
    ("lastSeen", "/lastSeen"),
];

const DEVICES: &[Column] = &[
    ("id", "/id"),
    ("type", "/type"),
    ("status", "/status"),
    ("clientId", "/clientId"),
    ("devicePlatform", "/info/devicePlatform"),
    ("os", "/info/os"),
    ("osVersion", "/info/osVersion"),
    ("appVersion", "/appVersion"),
    ("lastSeen", "/lastSeen"),
];

const BUSINESS_SYSTEMS: &[Column] = &[
    ("type", "/type"),
    ("ticketId", "/ticketId"),
    ("channelId", "/channelId"),
    ("conversationId", "/conversationId"),
    ("roomId", "/roomId"),
];

const CONVERSATIONS: &[Column] = &[
    ("id", "/id"),
    ("type", "/type"),
    ("displayName", "/displayName"),
    ("description", "/description"),
    ("createdAt", "/createdAt"),
    ("lastUpdatedAt", "/lastUpdatedAt"),
];

const PARTICIPANTS: &[Column] = &[
    ("id", "/id"),
    ("userId", "/userId"),
    ("userExternalId", "/userExternalId"),
    ("unreadCount", "/unreadCount"),
    ("lastRead", "/lastRead"),
];

const MESSAGES: &[Column] = &[
    ("id", "/id"),
    ("received", "/received"),
    ("authorType", "/author/type"),
    ("authorName", "/author/displayName"),
    ("authorUserId", "/author/userId"),
    ("channel", "/source/type"),
    ("contentType", "/content/type"),
    ("text", "/content/text"),
    ("mediaUrl", "/content/mediaUrl"),
    ("mediaType", "/content/mediaType"),
    ("altText", "/content/altText"),
    ("quotedMessageId", "/quotedMessage/message/id"),
];

const REQUESTS: &[Column] = &[
    ("reference", "/reference"),
    ("kind", "/ask/kind"),
    ("receivedAt", "/receivedAt"),
    ("dueBy", "/due/by"),
    ("state", "/state"),
    ("reason", "/reason"),
];

const ACCESS_LOG: &[Column] = &[
    ("at", "/at"),
    ("act", "/act"),
    ("by", "/by"),
    ("name", "/name"),
    ("reason", "/reason"),
    ("request", "/request"),
];

impl Table {
    /// All, as they stand in the package.
    pub(super) const ALL: [Self; 9] = [
        Self::Profile,
        Self::Clients,
        Self::Devices,
        Self::BusinessSystems,
        Self::Conversations,
        Self::Participants,
        Self::Messages,
        Self::Requests,
        Self::AccessLog,
    ];

    /// What its files are called.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Profile => "profile",
            Self::Clients => "clients",
            Self::Devices => "devices",
            Self::BusinessSystems => "businessSystems",
            Self::Conversations => "conversations",
            Self::Participants => "participants",
            Self::Messages => "messages",
            Self::Requests => "requests",
            Self::AccessLog => "accessLog",
        }
    }

    /// What has to be read for it.
    pub(super) const fn section(self) -> Section {
        match self {
            Self::Profile => Section::User,
            Self::Clients => Section::Clients,
            Self::Devices => Section::Devices,
            Self::BusinessSystems => Section::BusinessSystems,
            Self::Conversations => Section::Conversations,
            Self::Participants => Section::Participants,
            Self::Messages => Section::Messages,
            Self::Requests => Section::Requests,
            Self::AccessLog => Section::Entries,
        }
    }

    /// What a record is called that does not say itself to which conversation it belongs.
    const fn within(self) -> Option<&'static str> {
        match self {
            Self::Participants => Some("participant"),
            Self::Messages => Some("message"),
            _ => None,
        }
    }

    const fn columns(self) -> &'static [Column] {
        match self {
            Self::Profile => PROFILE,
            Self::Clients => CLIENTS,
            Self::Devices => DEVICES,
            Self::BusinessSystems => BUSINESS_SYSTEMS,
            Self::Conversations => CONVERSATIONS,
            Self::Participants => PARTICIPANTS,
            Self::Messages => MESSAGES,
            Self::Requests => REQUESTS,
            Self::AccessLog => ACCESS_LOG,
        }
    }

    /// A record as a line of JSON.
    pub(super) fn line(self, record: &str, conversation: &str) -> String {
        match self.within() {
            None => format!("{record}\n"),
            Some(name) => {
                let conversation = Value::from(conversation);
                format!("{{\"conversationId\":{conversation},\"{name}\":{record}}}\n")
            }
        }
    }

    /// The names of the columns; the last holds the whole record.
    pub(super) fn head(self) -> io::Result<Vec<u8>> {
        let conversation = self.within().map(|_| "conversationId");
        let names = self.columns().iter().map(|(name, _)| *name);
        head(conversation.into_iter().chain(names).chain(["json"]))
    }

    /// A record as a row.
    pub(super) fn row(self, record: &str, conversation: &str) -> io::Result<Vec<u8>> {
        // Whatever cannot be read stands in the last cell all the same.
        let value = serde_json::from_str(record).unwrap_or(Value::Null);
        let conversation = self.within().map(|_| Cow::Borrowed(conversation));
        let found = self.columns().iter().map(|(_, place)| cell(&value, place));
        let cells = conversation.into_iter().chain(found);
        row(cells.chain([Cow::Borrowed(record)]))
    }
}

/// What a record is called.
pub(super) fn id(record: &str) -> String {
    let value = serde_json::from_str(record).unwrap_or(Value::Null);
    cell(&value, "/id").into_owned()
}

/// What stands at this place of a value, as it reads. The places here have neither escapes nor numbers of elements, which
/// [`Value::pointer`] would look for in every row.
pub(super) fn cell<'v>(value: &'v Value, place: &str) -> Cow<'v, str> {
    let mut names = place.split('/').skip(1);
    match names.try_fold(value, |value, name| value.get(name)) {
        None | Some(Value::Null) => Cow::Borrowed(""),
        Some(Value::String(text)) => Cow::Borrowed(text),
        Some(other) => Cow::Owned(other.to_string()),
    }
}

/// The first row of a file.
pub(super) fn head<'a>(names: impl IntoIterator<Item = &'a str>) -> io::Result<Vec<u8>> {
    let mut head = BYTE_ORDER_MARK.as_bytes().to_vec();
    head.extend(row(names.into_iter().map(Cow::Borrowed))?);
    Ok(head)
}

/// A row (RFC 4180), every cell of it guarded.
pub(super) fn row<'a>(cells: impl IntoIterator<Item = Cow<'a, str>>) -> io::Result<Vec<u8>> {
    let mut row = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .buffer_capacity(1024)
        .from_writer(Vec::new());
    for cell in cells {
        row.write_field(guarded(&cell).as_bytes())?;
    }
    row.write_record(None::<&[u8]>)?;
    row.into_inner().map_err(IntoInnerError::into_error)
}
