//! One request with all that a decision needs.

use desk::{Behind, LONGEST_NOTE, Reviewed, Totals};
use domain::{
    erasure::Counts,
    opening::Occasion,
    principal::Actor,
    record::{self, User},
    request::{Ask, Author, Endorsement, Message, Request, State},
};

use super::{
    due::explain,
    elsewhere::elsewhere,
    erasure::{counted, minutes, stayed_empty, stays},
    facts::facts,
    hold,
    line::line,
    merged::merges,
    notice::holder,
    preference::preference,
    request::{remark, request},
    sheets::channels,
    standing,
};
use crate::view::{
    ConversationLine, Diff, Entered, More, ReasonOption, Remarked, Review, ReviewedPerson, Stays,
};

/// A request under review, as it stands today where its business is.
pub(in crate::api) fn review(
    found: desk::Review,
    visitor: Option<&Actor>,
    entered: Entered,
    diff: Option<Diff>,
) -> Review {
    let today = found.today;
    let grounds = found.request.grounds().into_iter();
    let reasons = grounds.map(|(reason, source)| ReasonOption {
        code: reason.code().to_owned(),
        source: source.to_owned(),
    });
    let mut shown = request(&found.request, today);
    explain(&mut shown.due, &found.clock);
    let holder = holder(&found.said, found.request.due.regime);
    let visitor_reviews = |by: &Actor| visitor.is_some_and(|visitor| visitor == by);
    let review = match &found.request.state {
        State::InReview { review } => Some(&review.by),
        State::Asked { question } => Some(&question.by),
        _ => None,
    };
    Review {
        request: shown,
        reviewer: review.map(|by| by.name.clone()),
        is_reviewer: review.is_some_and(visitor_reviews),
        remarks: found.messages.iter().map(said).collect(),
        extends_to: found.extends_to.map(|day| day.to_string()),
        may_ask_who: found.may_ask_who,
        about: found.about.as_ref().map(|about| request(about, today)),
        may_decide: found.may_decide,
        contact: holder.controller.email.or(holder.controller.phone),
        authority: holder.authority.name,
        person: match &found.behind {
            Behind::Open { person: found, .. } => Some(person(found)),
            Behind::Closed | Behind::Nothing => None,
        },
        open_until: match &found.behind {
            Behind::Open { until, .. } => Some(until.to_string()),
            Behind::Closed | Behind::Nothing => None,
        },
        is_closed: matches!(found.behind, Behind::Closed),
        occasions: Occasion::offered(found.standing.restriction().is_some())
            .map(|occasion| occasion.code().to_owned())
            .collect(),
        standing: standing::now(&found.standing.standing),
        holds: hold::for_staff(&found.holds, found.request.due.regime),
        can_be_held: found.can_be_held,
        hold_grounds: hold::grounds(&found.hold_grounds, found.request.due.regime),
        over_with: found
            .over_with
            .map(|(on, ends)| standing::ground(on, Some(&ends))),
        would_go: counted(&found.would_go),
        so_far: found.so_far.as_ref().map(counted),
        cools_minutes: minutes(found.cool_off),
        cools_until: found.cools_until.map(|until| until.to_string()),
        stays: left(&found.request, &found.would_go),
        business: found.business,
        first_by: found.decided.as_ref().and_then(|decided| decided.first.clone()),
        decided_by: found.decided.map(|decided| decided.by),
        reasons: reasons.collect(),
        two_people: found.two_people,
        endorsed: match &found.request.state {
            State::Endorsed { endorsement } => Some(who_and_when(endorsement)),
            _ => None,
        },
        void: found.void.as_ref().map(who_and_when),
        is_first_of_two: found.is_first_of_two,
        longest_note: u32::try_from(LONGEST_NOTE).unwrap_or(u32::MAX),
        entered,
        typed: Vec::new(),
        keeps: String::new(),
        diff,
        elsewhere: elsewhere(&found.tasks),
    }
}

/// What a deletion leaves, or has left.
fn left(request: &Request, would_go: &Counts) -> Vec<Stays> {
    let Ask::Erasure { size } = &request.ask else {
        return Vec::new();
    };
    let counts = match &request.state {
        State::Done { execution, .. } => &execution.erased,
        _ => would_go,
    };
    let shared = counts.shared_conversations > 0;
    stays(size, shared, stayed_empty(size, counts), request.due.regime)
}

/// What was said, with who at the business said it.
fn said(message: &Message) -> Remarked {
    Remarked {
        remark: remark(message),
        by: match &message.by {
            Author::Staff { by } => Some(by.name.clone()),
            Author::Person | Author::Operator => None,
        },
    }
}

fn who_and_when(endorsement: &Endorsement) -> (String, String) {
    (endorsement.by.name.clone(), endorsement.at.to_string())
}

fn person(found: &Reviewed) -> ReviewedPerson {
    let data = &found.person.data;
    let conversations: Vec<_> = found.conversations.iter().map(line).collect();
    ReviewedPerson {
        name: record::parse::<User>(data).name(),
        external_id: found
            .person
            .external_id
            .as_ref()
            .map(|id| id.as_str().to_owned())
            .unwrap_or_default(),
        facts: facts("user", data),
        channels: channels(&found.sheets),
        merges: merges(&found.sheets.merges),
        preference: found.sheets.preference.as_deref().map(preference),
        more: more(&found.totals, &conversations),
        conversations,
    }
}

/// What is held beyond the conversations that are shown.
fn more(held: &Totals, shown: &[ConversationLine]) -> More {
    let messages: u64 = shown.iter().map(|line| line.messages).sum();
    let conversations = held.conversations + held.shared_conversations;
    More {
        conversations: conversations.saturating_sub(shown.len() as u64),
        messages: held.messages.saturating_sub(messages),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_shown_is_counted() {
        let held = Totals {
            conversations: 11,
            shared_conversations: 3,
            messages: 500,
            ..Totals::default()
        };
        let line = |messages| ConversationLine {
            id: "c".into(),
            name: None,
            shared: false,
            messages,
            first: None,
            last: None,
        };
        let rest = |shown: &[u64]| {
            let shown: Vec<_> = shown.iter().copied().map(line).collect();
            let More {
                conversations,
                messages,
            } = more(&held, &shown);
            (conversations, messages)
        };
        assert_eq!(rest(&[100, 0]), (12, 400));
        assert_eq!(rest(&[]), (14, 500));
        // Something came in between the two readings.
        assert_eq!(rest(&[50; 15]), (0, 0));
    }
}
