//! Dates, due dates, what happened, letters.

use leptos::prelude::*;

use super::Shown;
use crate::{
    components::{
        Agreed, Clock, Day, Due, FullDay, Gone, Letter, Line, Moment, Outcome, Part, RefusalLetter, Remarks,
        ShortDay, Step, Trail, UnderWay, UnderWayTheirs, Unsent, UpheldLetter, Ways,
    },
    text::styleguide as words,
    view,
};

const AT: &str = "2026-11-20T10:02:00Z";
const BUSINESS: &str = "Harbourline";
const REFERENCE: &str = "7K4M-2Q9X-B3TD";

pub(super) fn deadlines() -> impl IntoView {
    view! {
        <Part heading=words::DEADLINES note=words::DEADLINES_NOTE>
            <Shown file="time">
                <ul>
                    <li><Day day=AT/></li>
                    <li><FullDay day=AT/></li>
                    <li><ShortDay day=AT/></li>
                    <li><Moment at=AT/></li>
                    <li><Clock at=AT/></li>
                    <li><Day day=words::VALUE/></li>
                </ul>
            </Shown>
            <Shown file="due">
                <Due due=due(7, "2026-11-30") open=true/>
                <Due due=due(-3, "2026-11-28")/>
                <Due due=standing()/>
            </Shown>
            <Shown file="trail">
                <Trail>
                    <Step name=words::STEP_NOW now=true>{words::NOTHING.here()}</Step>
                    <Step name=words::STEP at=Some(AT.to_owned())/>
                </Trail>
            </Shown>
            <Shown file="letter">
                {refusal(None)} {refusal(Some(words::NOTE.into()))}
                <UpheldLetter letter=letter("appeal", Some(words::NOTE.into()))/>
                <Ways authority=None contact=Some(BUSINESS.to_owned()) law=view::Law::default()/>
            </Shown>
            <Shown file="answer">
                <Agreed kind="erasure".to_owned() scope="everything".to_owned() until=Some(AT.to_owned())/>
                <Agreed kind="erasure".to_owned() scope="everything".to_owned() until=None/>
                <Gone size="everything".to_owned() nothing=false/>
                <Gone size="all-messages".to_owned() nothing=true/>
                <Outcome asked=asked() letter=letter("correction", None)/>
            </Shown>
            <Shown file="under_way">
                <UnderWay size="everything".to_owned() so_far=None failed_at=None/>
                <UnderWay size="everything".to_owned() so_far=Some(gone()) failed_at=None/>
                <UnderWay size="all-messages".to_owned() so_far=Some(gone()) failed_at=Some(AT.to_owned())/>
                <UnderWayTheirs size="everything".to_owned() so_far=None failed_at=None/>
                <UnderWayTheirs size="everything".to_owned() so_far=Some(gone()) failed_at=Some(AT.to_owned())/>
            </Shown>
            <Shown file="remarks">
                <Remarks lines=vec![]/>
                <Remarks lines=vec![
                    Line { who: BUSINESS.to_owned(), at: AT.to_owned(), text: words::NOTE.into() },
                ]/>
                <Unsent text=words::NOTE.here().to_owned()/>
            </Shown>
        </Part>
    }
}

fn due(days_left: i32, period_ends: &str) -> view::Due {
    view::Due {
        by: "2026-11-30".to_owned(),
        days_left,
        overdue: days_left < 0,
        stands_since: None,
        received_on: "2026-10-31".to_owned(),
        acknowledge_by: None,
        period_ends: period_ends.to_owned(),
        regime: "GDPR".to_owned(),
        law: view::Law::default(),
        source: "GDPR Art. 12(3)".to_owned(),
        steps: vec![],
        pauses: vec![],
    }
}

/// While the clock stands still.
fn standing() -> view::Due {
    view::Due {
        stands_since: Some(AT.to_owned()),
        ..due(7, "2026-11-30")
    }
}

/// What has gone of somebody so far.
fn gone() -> view::Counts {
    view::Counts {
        messages: 1_284,
        attachments: 12,
        ..view::Counts::default()
    }
}

fn letter(kind: &str, note: Option<String>) -> Letter {
    Letter {
        business: BUSINESS.to_owned(),
        reference: REFERENCE.to_owned(),
        kind: kind.to_owned(),
        scope: "everything".to_owned(),
        at: AT.to_owned(),
        note,
        ..Letter::default()
    }
}

fn asked() -> view::AskedFor {
    view::AskedFor {
        way: "fields".to_owned(),
        about: String::new(),
        parts: vec![
            view::AskedPart {
                label: words::SURNAME.here().to_owned(),
                becomes: "Okonjo-Vale".to_owned(),
                ..view::AskedPart::default()
            },
            view::AskedPart {
                label: words::NUMBER.here().to_owned(),
                refused: Some(("data_accurate".to_owned(), "GDPR Art. 16".to_owned())),
                note: Some(words::NOTE.here().to_owned()),
                ..view::AskedPart::default()
            },
        ],
    }
}

fn refusal(note: Option<String>) -> impl IntoView {
    let letter = letter("erasure", note);
    view! {
        <RefusalLetter
            letter=letter
            reason="legal_claims".to_owned()
            source="GDPR Art. 17(3)(e)".to_owned()
        />
    }
}
