//! Asking for a correction, and before and after.

use desk::{Proposal, Proposed};
use domain::{
    correction::{Correction, Entered, FieldPath, Place, Unfit, Value, shown},
    inventory::describe,
    record::{self, Client, Message},
    request::{Ask, InvalidWords, LONGEST_MESSAGE, Request},
    session::Errand,
};
use jiff::civil::Date;

use super::due::due;
use crate::{
    text::Phrase,
    view::{
        AskedFor, AskedPart, ChannelChoice, DecidedPart, Diff, FieldEntry, NewCorrection, PartDiff,
        Statement, WrongMessage,
    },
};

/// What a page of the way shows: what stands, what was typed, what is wrong with it.
pub(in crate::api) fn new_correction(
    found: desk::NewCorrection,
    proposal: Option<Proposal>,
    message: Option<WrongMessage>,
    draft: Option<(String, Errand)>,
    same_words: Option<String>,
    today: Date,
) -> NewCorrection {
    let (name, kept) = draft.map_or((None, None), |(name, kept)| (Some(name), Some(kept)));
    let field = |name: &str| {
        let kept = kept.as_ref().and_then(|kept| {
            let found = kept.fields.iter().find(|(field, _)| field == name);
            found.map(|(_, value)| value.clone())
        });
        kept.unwrap_or_default()
    };
    let way = kept.as_ref().map(|kept| kept.page.clone()).unwrap_or_default();
    let written = field("words");
    let is_written = matches!(way.as_str(), "words" | "statement");
    let written_fault = is_written
        .then(|| domain::request::Words::parse(&written).err())
        .flatten();
    let (fields, fault, narrower, same) = match proposal {
        Some(proposal) => {
            let faults = proposal.fields.iter().any(|field| field.entered.is_err());
            // What is wrong with one field stands there.
            let fault = proposal.changes.err().filter(|_| way == "details" && !faults);
            let narrower = proposal.narrower.iter().map(ToString::to_string).collect();
            let same = proposal.same.map(|same| same.to_string());
            (proposal.fields, fault, narrower, same.or(same_words))
        }
        None => (Vec::new(), None, Vec::new(), same_words),
    };
    NewCorrection {
        fields: fields.iter().map(entry).collect(),
        fault: fault.map(|unfit| code(unfit).to_owned()),
        channels: found.channels.iter().filter_map(|data| choice(data)).collect(),
        message,
        about: field("about"),
        written,
        written_fault: written_fault.map(|fault| words_code(fault).to_owned()),
        longest: u32::try_from(LONGEST_MESSAGE).unwrap_or(u32::MAX),
        draft: name,
        unjudged: false,
        way,
        narrower,
        same,
        once: found.once,
        due: due(&found.due, today),
    }
}

fn entry(field: &Proposed) -> FieldEntry {
    let becomes = match &field.entered {
        Ok(Entered::Becomes(value)) => Some(value.as_ref().map(Value::shown).unwrap_or_default()),
        _ => None,
    };
    FieldEntry {
        path: field.editable.field.as_str().to_owned(),
        label: label(&field.editable.field),
        sort: field.editable.sort.code().to_owned(),
        was: field.editable.stands.as_deref().map(shown).unwrap_or_default(),
        typed: field.typed.clone(),
        fault: field.entered.as_ref().err().map(|unfit| code(*unfit).to_owned()),
        becomes,
    }
}

/// What a person would call it: the register's word, or the business's own name for what it noted.
fn label(field: &FieldPath) -> String {
    let (group, name) = field.names();
    match describe(field.as_str()).filter(|_| group == "profile") {
        Some(known) => Phrase::from(known.label).into(),
        None => name.to_owned(),
    }
}

fn choice(data: &str) -> Option<ChannelChoice> {
    let id = serde_json::from_str::<serde_json::Value>(data).ok()?;
    let client: Client = record::parse(data);
    Some(ChannelChoice {
        id: id.get("id")?.as_str()?.to_owned(),
        kind: client.kind.unwrap_or_default(),
        name: client.display_name,
    })
}

/// The message that somebody says is wrong.
pub(in crate::api) fn wrong_message(conversation: &str, message: &str, data: &str) -> WrongMessage {
    let said: Message = record::parse(data);
    WrongMessage {
        conversation: conversation.to_owned(),
        message: message.to_owned(),
        text: said.content.text.unwrap_or_default(),
    }
}

/// A rule's code.
pub(in crate::api) const fn code(unfit: Unfit) -> &'static str {
    match unfit {
        Unfit::NotEdited => "not_edited",
        Unfit::Nothing => "nothing",
        Unfit::TooMany => "too_many",
        Unfit::Twice => "twice",
        Unfit::Length => "length",
        Unfit::Control => "control",
        Unfit::Email => "email",
        Unfit::Locale => "locale",
        Unfit::Url => "url",
        Unfit::Number => "number",
        Unfit::Kind => "kind",
        Unfit::Place => "place",
        Unfit::MetadataSize => "metadata_size",
    }
}

const fn words_code(fault: InvalidWords) -> &'static str {
    match fault {
        InvalidWords::Nothing => "no_words",
        InvalidWords::TooLong => "too_long",
    }
}

const fn way(correction: &Correction) -> &'static str {
    match correction {
        Correction::Fields { .. } => "fields",
        Correction::InWords { .. } => "words",
        Correction::Statement => "statement",
    }
}

const fn about(correction: &Correction) -> &'static str {
    match correction {
        Correction::InWords { about } => match about {
            Place::Message { .. } => "message",
            Place::Channel { .. } => "channel",
            Place::Elsewhere => "elsewhere",
        },
        Correction::Fields { .. } | Correction::Statement => "",
    }
}

/// Before and after, with what had been answered in a form that was not taken.
pub(in crate::api) fn diff(
    request: &Request,
    found: Option<&desk::Diff>,
    kept: impl Fn(&str) -> Option<String>,
) -> Option<Diff> {
    let Ask::Correction { correction } = &request.ask else {
        return None;
    };
    let found = found?;
    let part = |part: &desk::FieldDiff| {
        let path = part.field.as_str().to_owned();
        let entered = |name: &str| kept(&format!("{name} {path}")).unwrap_or_default();
        PartDiff {
            label: label(&part.field),
            was: part.now.as_deref().map(shown).unwrap_or_default(),
            becomes: part.becomes.as_ref().map(Value::shown).unwrap_or_default(),
            seen: part
                .seen
                .as_ref()
                .map(|seen| seen.as_str().to_owned())
                .unwrap_or_default(),
            is_stale: part.is_stale,
            entered: DecidedPart {
                answer: entered("answer"),
                reason: entered("reason"),
                note: entered("note"),
                seen: entered("seen"),
                path: path.clone(),
            },
            path,
        }
    };
    let text = |(at, leaf): (usize, &domain::correction::Leaf)| {
        let entered = kept(&format!("text {at}"));
        (leaf.names.join("."), entered.unwrap_or_else(|| leaf.text.clone()))
    };
    Some(Diff {
        way: way(correction).to_owned(),
        about: about(correction).to_owned(),
        parts: found.fields.iter().map(part).collect(),
        texts: found.texts.iter().enumerate().map(text).collect(),
        seen: found
            .seen
            .as_ref()
            .map(|seen| seen.as_str().to_owned())
            .unwrap_or_default(),
        words: found.words.as_ref().map(|words| words.as_str().to_owned()),
    })
}

/// What was asked, and what became of each part, as its person reads it.
pub(in crate::api) fn asked(request: &Request) -> Option<AskedFor> {
    let Ask::Correction { correction } = &request.ask else {
        return None;
    };
    let refused = request
        .state
        .approval()
        .map(|yes| yes.refused.as_slice())
        .unwrap_or_default();
    let parts = match correction {
        Correction::Fields { changes } => changes.as_slice(),
        Correction::InWords { .. } | Correction::Statement => &[],
    };
    let part = |change: &domain::correction::Change| {
        let no = refused.iter().find(|part| part.field == change.field);
        AskedPart {
            label: label(&change.field),
            becomes: change.becomes.as_ref().map(Value::shown).unwrap_or_default(),
            refused: no.map(|no| {
                (
                    no.reason.code().to_owned(),
                    request.source_of(no.reason).to_owned(),
                )
            }),
            note: no.and_then(|no| no.note.clone()),
        }
    };
    Some(AskedFor {
        way: way(correction).to_owned(),
        about: about(correction).to_owned(),
        parts: parts.iter().map(part).collect(),
    })
}

/// What is kept with the record.
pub(in crate::api) fn statements(kept: &[desk::Statement]) -> Vec<Statement> {
    let one = |kept: &desk::Statement| Statement {
        reference: kept.reference.to_string(),
        at: kept.at.to_string(),
        text: kept.text.as_str().to_owned(),
    };
    kept.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Language, correction as words, spoken};

    #[test]
    fn a_field_is_called_as_the_register_says_and_a_note_as_the_business_does() {
        let called = |path: &str| label(&FieldPath::parse(path).unwrap());
        assert_eq!(called("user.profile.surname"), "Family name");
        assert_eq!(called("user.metadata.two.dots"), "two.dots");
        assert_eq!(
            spoken(Language::De, || called("user.profile.surname")),
            "Nachname"
        );
    }

    #[test]
    fn every_rule_has_a_sentence_of_its_own() {
        let rules = [
            Unfit::NotEdited,
            Unfit::Nothing,
            Unfit::TooMany,
            Unfit::Twice,
            Unfit::Length,
            Unfit::Control,
            Unfit::Email,
            Unfit::Locale,
            Unfit::Url,
            Unfit::Number,
            Unfit::Kind,
            Unfit::Place,
            Unfit::MetadataSize,
        ];
        let mut said: Vec<_> = rules.map(|unfit| words::fault(code(unfit)).en).into();
        said.extend(
            [InvalidWords::Nothing, InvalidWords::TooLong].map(|fault| words::fault(words_code(fault)).en),
        );
        let all = said.len();
        said.sort_unstable();
        said.dedup();
        assert_eq!(
            said.len(),
            all - 1,
            "of a field that stands twice there is no more to say than of one that cannot be edited"
        );
        assert!(!said.contains(&""));
    }
}
