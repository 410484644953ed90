//! A deletion counted by category: what goes, or what went. A category with nothing in it is shown too.

use leptos::prelude::*;

use crate::text::{
    Phrase,
    going::{self as words, Line},
};

/// The table. Its roles are written out, because the stylesheet sets it as blocks on a narrow screen.
#[component]
pub fn Tally(
    /// The table's name.
    caption: Phrase,
    /// The third column's heading.
    what: Phrase,
    /// The categories.
    lines: Vec<Line>,
) -> impl IntoView {
    let row = |line: Line| {
        view! {
            <tr role="row">
                <th scope="row" role="rowheader">{line.name}</th>
                <td role="cell" class="num" data-label=words::RECORDS>{line.count}</td>
                <td role="cell">{line.what}</td>
            </tr>
        }
    };
    view! {
        <table class="table stack" role="table">
            <caption>{caption}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th scope="col" role="columnheader">{words::KIND}</th>
                    <th scope="col" role="columnheader" class="num">{words::RECORDS}</th>
                    <th scope="col" role="columnheader">{what}</th>
                </tr>
            </thead>
            <tbody role="rowgroup">{lines.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
}
