//! Dates, due dates, what happened, letters.

use leptos::prelude::*;

use super::Shown;
use crate::{
    components::{Clock, Day, Due, FullDay, Moment, Part, RefusalLetter, ShortDay, Step, Trail},
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
            </Shown>
            <Shown file="trail">
                <Trail>
                    <Step name=words::STEP_NOW now=true>{words::NOTHING.here()}</Step>
                    <Step name=words::STEP at=Some(AT.to_owned())/>
                </Trail>
            </Shown>
            <Shown file="letter">{letter(None)} {letter(Some(words::NOTE.into()))}</Shown>
        </Part>
    }
}

fn due(days_left: i32, period_ends: &str) -> view::Due {
    view::Due {
        by: "2026-11-30".to_owned(),
        days_left,
        received_on: "2026-10-31".to_owned(),
        period_ends: period_ends.to_owned(),
        regime: "GDPR".to_owned(),
        source: "GDPR Art. 12(3)".to_owned(),
    }
}

fn letter(note: Option<String>) -> impl IntoView {
    view! {
        <RefusalLetter
            business=BUSINESS.to_owned()
            reference=REFERENCE.to_owned()
            scope="everything".to_owned()
            at=AT.to_owned()
            reason="legal_claims".to_owned()
            note=note
        />
    }
}
