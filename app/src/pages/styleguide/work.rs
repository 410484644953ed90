//! What staff work with.

use leptos::prelude::*;

use super::Shown;
use crate::{
    components::Part,
    text::{demo, queue, styleguide as words},
};

pub(super) fn work() -> impl IntoView {
    view! {
        <Part heading=words::WORK>
            <Shown file="views">
                <ul class="views">
                    <li><a href="#views" aria-current="true"><span>{queue::OPEN}</span> " " <span>"203"</span></a></li>
                    <li><a href="#views"><span>{queue::CLOSED}</span> " " <span>"17"</span></a></li>
                </ul>
            </Shown>
            <Shown file="cast">
                <ul class="cast">
                    <li>
                        <div><b>{words::CAST}</b><p>{words::ROW_LINE}</p></div>
                        <button type="button" class="button quiet small">{demo::BE}</button>
                    </li>
                </ul>
            </Shown>
        </Part>
    }
}
