//! What the data are used for: what the law wants said, for each category.

use leptos::prelude::*;

use crate::{
    components::{Entry, Ledger, Part},
    text::{Phrase, law, overview as words},
    view::{Law, Notice},
};

/// A line for each category, that opens to what is said of it.
pub fn notices(notices: Vec<Notice>, law: Law) -> impl IntoView {
    view! {
        <Part heading=words::WHY note=words::WHY_NOTE>
            <div>{notices.into_iter().map(notice).collect_view()}</div>
            <p>{words::RIGHTS}</p>
            <details>
                <summary>{words::WHY_LAW}</summary>
                <p>{words::why_law_line(law.wording)}</p>
            </details>
        </Part>
    }
}

fn notice(notice: Notice) -> impl IntoView {
    let fate = words::fate(notice.category);
    let ground = notice.kept.as_deref().map(law::source).unwrap_or_default();
    let said = [
        (words::PURPOSES, notice.purposes),
        (words::RECIPIENTS, notice.recipients),
        (words::RETENTION, notice.retention),
        (words::SOURCE, notice.source),
        (words::DECISIONS, notice.automated_decisions),
        (words::TRANSFERS, notice.transfers),
    ];
    let goes = notice.goes;
    let silent = goes.is_none() && said.iter().all(|(_, said)| said.is_none());
    let entry = |(label, said): (Phrase, Option<String>)| {
        let by_itself = goes.clone().filter(|_| label == words::RETENTION);
        let said = match (said, &by_itself) {
            // The business need not say again what the portal does.
            (None, Some(_)) => by_itself.clone(),
            (Some(said), Some(goes)) => Some(format!("{}. {goes}", said.trim_end_matches('.'))),
            (said, None) => said,
        };
        let said = match said {
            Some(said) => said.into_any(),
            None => view! { <span class="soft">{words::UNSAID}</span> }.into_any(),
        };
        view! { <Entry label=label>{said}</Entry> }
    };
    let said = if silent {
        view! { <Entry label=words::ALL_SIX><span class="soft">{words::UNSAID}</span></Entry> }.into_any()
    } else {
        said.map(entry).collect_view().into_any()
    };
    view! {
        <details>
            <summary>{words::category(notice.category)}</summary>
            <Ledger>
                {said}
                <Entry label=words::DELETED why=ground>{fate}</Entry>
            </Ledger>
        </details>
    }
}
