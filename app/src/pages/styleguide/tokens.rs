//! Colours and type.

use leptos::prelude::*;

use super::Shown;
use crate::{components::Part, text::styleguide as words};

const COLOURS: [&str; 12] = [
    "paper",
    "sheet",
    "wash",
    "ink",
    "soft",
    "edge",
    "accent",
    "margin-line",
    "accent-wash",
    "done",
    "wait",
    "stop",
];

pub(super) fn tokens() -> impl IntoView {
    let swatch = |name: &'static str| view! { <li data-is=name><span class="data small">{name}</span></li> };
    view! {
        <Part heading=words::TOKENS note=words::TOKENS_NOTE>
            <Shown file="swatches">
                <ul class="swatches">{COLOURS.map(swatch).collect_view()}</ul>
            </Shown>
            <Shown file="base">
                <p class="lede">{words::RUNNING}</p>
                <h3>{words::THING}</h3>
                <p>
                    {words::RUNNING} <a href="#base">{words::LINK}</a> " · " <strong>{words::MATTERS}</strong> " · "
                    <code>"raw.FromZip"</code> " · " <small>{words::MORE_LINE}</small>
                </p>
                <ul><li>{words::SECTION}</li><li>{words::THING}</li></ul>
                <details><summary>{words::MORE}</summary><p>{words::MORE_LINE}</p></details>
            </Shown>
        </Part>
    }
}
