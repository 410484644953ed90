//! How each kind of record is kept: its table, and which columns are its id.

use domain::{
    id::{ExternalId, UserId},
    record::Place,
};

pub(super) struct Kind {
    table: &'static str,
    /// All but `data` and `line`, which every table has.
    columns: &'static [&'static str],
    /// Those of them that are the record's (app, id).
    id: &'static [&'static str],
}

const APP: Kind = Kind {
    table: "app",
    columns: &["app_id"],
    id: &["app_id"],
};
const GROUP: Kind = Kind {
    table: "app_group",
    columns: &["group_id"],
    id: &["group_id"],
};
const USER: Kind = Kind {
    table: "user",
    columns: &["app_id", "user_id", "external_id"],
    id: &["app_id", "user_id"],
};
const CLIENT: Kind = Kind {
    table: "client",
    columns: &["app_id", "user_id", "client_id"],
    id: &["app_id", "client_id"],
};
const DEVICE: Kind = Kind {
    table: "device",
    columns: &["app_id", "user_id", "device_id"],
    id: &["app_id", "device_id"],
};
const BUSINESS_SYSTEM: Kind = Kind {
    table: "business_system",
    columns: &["app_id", "user_id", "key"],
    id: &["app_id", "user_id", "key"],
};
const CONVERSATION: Kind = Kind {
    table: "conversation",
    columns: &["app_id", "conversation_id"],
    id: &["app_id", "conversation_id"],
};
const PARTICIPANT: Kind = Kind {
    table: "participant",
    columns: &["app_id", "conversation_id", "participant_id", "user_id"],
    id: &["app_id", "participant_id"],
};

/// The place's kind, and what stands in its columns.
pub(super) fn of(place: &Place) -> (&'static Kind, Vec<Option<&str>>) {
    match place {
        Place::App { app } => (&APP, vec![Some(app.as_str())]),
        Place::Group { group, .. } => (&GROUP, vec![Some(group.as_str())]),
        Place::User {
            app,
            user,
            external_id,
        } => (
            &USER,
            vec![
                Some(app.as_str()),
                Some(user.as_str()),
                external_id.as_ref().map(ExternalId::as_str),
            ],
        ),
        Place::Client { app, user, client } => (
            &CLIENT,
            vec![Some(app.as_str()), Some(user.as_str()), Some(client.as_str())],
        ),
        Place::Device { app, user, device } => (
            &DEVICE,
            vec![Some(app.as_str()), Some(user.as_str()), Some(device.as_str())],
        ),
        Place::BusinessSystem { app, user, key } => (
            &BUSINESS_SYSTEM,
            vec![Some(app.as_str()), Some(user.as_str()), Some(key)],
        ),
        Place::Conversation { app, conversation } => (
            &CONVERSATION,
            vec![Some(app.as_str()), Some(conversation.as_str())],
        ),
        Place::Participant {
            app,
            conversation,
            participant,
            user,
        } => (
            &PARTICIPANT,
            vec![
                Some(app.as_str()),
                Some(conversation.as_str()),
                Some(participant.as_str()),
                user.as_ref().map(UserId::as_str),
            ],
        ),
        Place::Message { .. } | Place::Merge { .. } | Place::Preference { .. } | Place::Attachment { .. } => {
            unreachable!("messages, merges, preferences and attachments have paths of their own")
        }
    }
}

/// The statements: first the columns are bound, then `data`, then `line`.
impl Kind {
    pub(super) fn insert(&self) -> String {
        let places: Vec<_> = (1..=self.columns.len() + 2).map(|n| format!("?{n}")).collect();
        format!(
            "INSERT INTO {} ({}, data, line) VALUES ({}) ON CONFLICT DO NOTHING",
            self.table,
            self.columns.join(", "),
            places.join(", ")
        )
    }

    pub(super) fn select(&self) -> String {
        let same = self.each(self.columns, "IS").join(" AND ");
        format!(
            "SELECT data, line, ({same}) FROM {} WHERE {}",
            self.table,
            self.own()
        )
    }

    /// In place, so that what else the row holds (`going`) stays.
    pub(super) fn update(&self) -> String {
        let last = self.columns.len();
        format!(
            "UPDATE {} SET {}, data = ?{}, line = ?{} WHERE {}",
            self.table,
            self.each(self.columns, "=").join(", "),
            last + 1,
            last + 2,
            self.own()
        )
    }

    fn own(&self) -> String {
        self.each(self.id, "=").join(" AND ")
    }

    fn each(&self, columns: &[&str], sign: &str) -> Vec<String> {
        let pairs = self.columns.iter().enumerate();
        pairs
            .filter(|(_, column)| columns.contains(*column))
            .map(|(at, column)| format!("{column} {sign} ?{}", at + 1))
            .collect()
    }
}
