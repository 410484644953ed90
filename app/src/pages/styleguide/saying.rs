//! Panels, notices, where something stands.

use leptos::prelude::*;

use super::Shown;
use crate::{
    api::Problem,
    components::{Back, Holding, Notice, Panel, Part, Seal, StageStatus, Standing, Status, Tone},
    text::{hold, styleguide as words},
    view::{Counts, Hold, Stage},
};

pub(super) fn saying() -> impl IntoView {
    let standing = [
        Standing::New,
        Standing::Review,
        Standing::Wait,
        Standing::Running,
        Standing::Over,
        Standing::Closed,
    ];
    let panel = |tone| {
        view! { <Panel tone=tone heading=words::PANEL><p>{words::PANEL_LINE}</p></Panel> }
    };
    view! {
        <Part heading=words::SAYING note=words::SAYING_NOTE>
            <Shown file="status">
                <ul>
                    {standing.map(|is| view! { <li><Status is=is word=words::CHOSEN/></li> }).collect_view()}
                    {stages().iter().map(|stage| view! { <li><StageStatus stage=stage/></li> }).collect_view()}
                </ul>
            </Shown>
            <Shown file="panel">
                {[Tone::Plain, Tone::Done, Tone::Wait, Tone::Stop].map(panel).collect_view()}
                <Panel><p>{words::PANEL_LINE}</p></Panel>
            </Shown>
            <Shown file="holding">
                <Holding holds=holds() heading=hold::NOTHING_GOES line=hold::NOTHING_GOES_LINE/>
                <Holding holds=Vec::new() heading=hold::NOTHING_GOES line=hold::NOTHING_GOES_LINE/>
            </Shown>
            <Shown file="notice">
                <Notice problem=Some(Problem::Moved)/>
                <Notice problem=Some(Problem::Incomplete) field="surname"/>
                <Back back=true entered=true/>
                <Back back=true entered=false/>
            </Shown>
            <Shown file="seal">
                <Seal/>
                <p class="soft">{words::SEAL}</p>
            </Shown>
            <Shown file="progress">
                <label for="how-far">{words::PROGRESS}</label>
                <progress id="how-far" max="100" value="62"></progress>
            </Shown>
        </Part>
    }
}

/// One with a last day, and one that stands until it is lifted under a law of which no ground is known here.
fn holds() -> Vec<Hold> {
    let hold = |ground: &str, source: Option<&str>, until: Option<&str>| Hold {
        ground: ground.to_owned(),
        source: source.map(str::to_owned),
        until: until.map(str::to_owned),
    };
    vec![
        hold("legal_claims", Some("GDPR Art. 17(3)(e)"), Some("2027-11-23")),
        hold("legal_obligation", None, None),
    ]
}

fn stages() -> [Stage; 11] {
    let at = "2026-11-20T10:02:00Z".to_owned();
    [
        Stage::Submitted,
        Stage::InReview,
        Stage::Asked {
            about: "clarification".into(),
            lapses_on: None,
        },
        Stage::Withdrawn {
            at: at.clone(),
            taken_into: None,
        },
        Stage::Expired { at: at.clone() },
        Stage::CoolingOff {
            approved_at: at.clone(),
            until: at.clone(),
        },
        Stage::Stuck {
            approved_at: at.clone(),
            started_at: at.clone(),
            failed_at: at.clone(),
        },
        Stage::Refused {
            at: at.clone(),
            reason: "legal_claims".into(),
            source: "GDPR Art. 17(3)(e)".into(),
            note: None,
        },
        Stage::Approved { at: at.clone() },
        Stage::Executing {
            approved_at: at.clone(),
            started_at: at.clone(),
        },
        Stage::Done {
            approved_at: at.clone(),
            finished_at: at,
            erased: Counts::default(),
            elsewhere: false,
        },
    ]
}
