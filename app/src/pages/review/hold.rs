//! Legal holds on the person: those that stand, each with a form that lifts it, and a form that sets one.

use leptos::prelude::*;

use super::wrong::{Wrong, fault};
use crate::{
    components::{Entry, Keeping, Ledger, Moment, Stamp, TextArea, ends},
    text::{hold as words, law, reason as reasons},
    view::{Frame, Hold, ReasonOption, Review, StaffHold},
};

/// The id of the first ground.
pub const FIRST_GROUND: &str = "ground-1";
/// The reason's.
pub const WHY: &str = "hold-why";
/// The last day's.
pub const UNTIL: &str = "hold-until";

/// The longest reason, in characters.
const LONGEST: u32 = 4_000;

/// All about it; nothing where none stands and none can be set.
pub fn hold(frame: &Frame, review: &Review, wrong: Option<Wrong>) -> Option<AnyView> {
    if review.holds.is_empty() && !review.can_be_held {
        return None;
    }
    let standing = review.holds.clone().into_iter();
    let standing = standing.map(|hold| row(frame, &review.request.reference, hold));
    let standing = standing.collect_view();
    let set = review.can_be_held.then(|| set(frame, review, wrong));
    Some(
        view! {
            <h2>{words::HEADING}</h2>
            {standing}
            {set}
        }
        .into_any(),
    )
}

fn row(frame: &Frame, reference: &str, held: StaffHold) -> impl IntoView + use<> {
    let StaffHold {
        id,
        hold: Hold {
            ground,
            source,
            until,
        },
        why,
        by,
        since,
    } = held;
    let source = source.map(|source| law::source(&source)).unwrap_or_default();
    let (ground, until) = (reasons::label(&ground), ends(until));
    view! {
        <Ledger>
            <Entry label=words::GROUND why=source>{ground}</Entry>
            <Entry label=words::ENDS>{until}</Entry>
            <Entry label=words::WHY><span dir="auto">{why}</span></Entry>
            <Entry label=words::SET_BY><span dir="auto">{by}</span></Entry>
            <Entry label=words::SET_AT><Moment at=since/></Entry>
        </Ledger>
        <form method="post" action="/api/lift_hold">
            <Stamp stamp=frame.stamp.clone()/>
            <input type="hidden" name="reference" value=reference.to_owned()/>
            <input type="hidden" name="hold" value=id/>
            <div class="actions"><button class="quiet">{words::LIFT_BUTTON}</button></div>
        </form>
    }
}

/// Folded away until it is needed.
fn set(frame: &Frame, review: &Review, wrong: Option<Wrong>) -> impl IntoView + use<> {
    let entered = review.entered_in("hold");
    let is_entered = !entered.form.is_empty();
    view! {
        <details open=is_entered>
            <summary>{words::SET}</summary>
            <form method="post" action="/api/set_hold" data-keeps=review.keeps_in("hold")>
                <p>{words::SET_LINE}</p>
                <Stamp stamp=frame.stamp.clone()/>
                <input type="hidden" name="reference" value=review.request.reference.clone()/>
                {grounds(&review.hold_grounds, &entered.reason, fault(wrong, FIRST_GROUND))}
                <TextArea
                    name="why"
                    id=WHY
                    label=words::WHY_FIELD
                    hint=words::WHY_HINT
                    value=entered.note
                    maxlength=LONGEST
                    fault=fault(wrong, WHY)
                />
                {until(entered.day, fault(wrong, UNTIL))}
                <Keeping/>
                <div class="actions"><button class="quiet">{words::SET_BUTTON}</button></div>
            </form>
        </details>
    }
}

/// Nothing is chosen beforehand.
fn grounds(offered: &[ReasonOption], entered: &str, missing: Option<&'static str>) -> impl IntoView + use<> {
    let fault = missing.map(|said| view! { <p class="fault" id="ground-fault">{said}</p> });
    let described = missing.map(|_| "ground-fault");
    let choice = |(at, ground): (usize, &ReasonOption)| {
        let id = format!("ground-{}", at + 1);
        let read = format!("{id}-read");
        let checked = ground.code == entered;
        view! {
            <div class="choice slim">
                <input
                    type="radio"
                    name="ground"
                    id=id.clone()
                    value=ground.code.clone()
                    checked=checked
                    required
                    aria-describedby=read.clone()
                />
                <label for=id>{reasons::label(&ground.code)}</label>
                <p class="small soft" id=read>{law::source(&ground.source)}</p>
            </div>
        }
    };
    let choices = offered.iter().enumerate().map(choice).collect_view();
    view! {
        <fieldset class="field" class:wrong=missing.is_some() aria-describedby=described>
            <legend>{words::GROUNDS}</legend>
            {fault}
            {choices}
        </fieldset>
    }
}

/// Its last day. It may stay empty.
fn until(entered: String, wrong: Option<&'static str>) -> impl IntoView {
    let described = if wrong.is_some() {
        "hold-until-hint hold-until-fault"
    } else {
        "hold-until-hint"
    };
    let invalid = wrong.map(|_| "true");
    let is_wrong = wrong.is_some();
    let fault = wrong.map(|said| view! { <p class="fault" id="hold-until-fault">{said}</p> });
    view! {
        <div class="field" class:wrong=is_wrong>
            <label for=UNTIL>{words::UNTIL_FIELD}</label>
            <p class="hint" id="hold-until-hint">{words::UNTIL_HINT}</p>
            {fault}
            <input
                type="date"
                id=UNTIL
                name="until"
                value=entered
                aria-describedby=described
                aria-invalid=invalid
            />
        </div>
    }
}
