//! One request with all that a decision needs.

use desk::Reviewed;
use domain::{
    reason::Reason,
    record::{self, Client, User},
    request::State,
};
use jiff::civil::Date;

use super::{
    erasure::{counted, stays},
    facts::facts,
    line::line,
    request::request,
};
use crate::{
    text::en::channel,
    view::{ReasonOption, Review, ReviewedPerson},
};

/// A request under review, as it stands today.
pub(in crate::api) fn review(found: desk::Review, today: Date) -> Review {
    let reason = |reason: Reason| ReasonOption {
        code: reason.code().to_owned(),
        source: reason.source().to_owned(),
    };
    Review {
        request: request(&found.request, today),
        person: found.person.as_ref().map(person),
        would_go: counted(&found.would_go),
        stays: stays(&found.would_go),
        decided_by: found.decided.map(|decided| decided.by.name),
        reasons: Reason::ALL.map(reason).into(),
        two_people: found.two_people,
        endorsed: match &found.request.state {
            State::Endorsed { endorsement } => {
                Some((endorsement.by.name.clone(), endorsement.at.to_string()))
            }
            _ => None,
        },
    }
}

fn person(found: &Reviewed) -> ReviewedPerson {
    let data = &found.person.data;
    ReviewedPerson {
        name: record::parse::<User>(data).name(),
        external_id: found
            .person
            .external_id
            .as_ref()
            .map(|id| id.as_str().to_owned())
            .unwrap_or_default(),
        facts: facts("user", data),
        channels: found.sheets.clients.iter().map(|data| client(data)).collect(),
        conversations: found.conversations.iter().map(line).collect(),
    }
}

/// `WhatsApp, Maren O.`
fn client(data: &str) -> String {
    let client: Client = record::parse(data);
    let kind = client.kind.unwrap_or_default();
    let kind = channel::name(&kind);
    match client.display_name {
        Some(name) if !name.is_empty() => format!("{kind}, {name}"),
        _ => kind.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_channel_is_said_in_a_line() {
        assert_eq!(
            client(r#"{"type":"whatsapp","displayName":"Maren O."}"#),
            "WhatsApp, Maren O."
        );
        assert_eq!(client(r#"{"type":"pigeon","displayName":""}"#), "pigeon");
        assert_eq!(client("{}"), "");
    }
}
