//! `/me/export`: everything in one file.

use leptos::prelude::*;

use crate::{
    api::me::get_export,
    components::{Back, MeNav, MePage, Opening, Part, Stamp, is_back_in_address},
    islands::Download,
    text::{Phrase, activity, category, download, export as words},
    view::{Counts, Export, Frame},
};

/// Where the file is. The server streams it; no page draws it.
const FILE: &str = "/me/export.json";
/// Where the package is.
const PACKAGE: &str = "/me/export.zip";
/// Where the keys are that sign it.
const KEYS: &str = "/.well-known/rightsdesk-keys.json";

/// The page with the download.
#[component]
pub fn ExportPage() -> impl IntoView {
    let back = is_back_in_address();
    let render = move |frame, export| draw(frame, export, back);
    view! { <MePage title=words::TITLE current=MeNav::Copy page=get_export() render=render/> }
}

pub(super) fn draw(frame: Frame, export: Option<Export>, back: bool) -> impl IntoView {
    match export {
        Some(export) => copy(frame, export, back).into_any(),
        None => nothing().into_any(),
    }
}

fn nothing() -> impl IntoView {
    view! {
        <Opening heading=words::NOTHING lede=words::NOTHING_LINE>
            <div class="actions"><a class="button" href="/me">{words::NOTHING_LINK}</a></div>
        </Opening>
    }
}

fn copy(frame: Frame, export: Export, back: bool) -> impl IntoView {
    let about = words::about(export.about_bytes);
    let parts = parts(&export.counts);
    let check = words::verify(&export.file_name);
    let law = export.law;
    view! {
        <Opening heading=words::TITLE lede=words::LEDE side=move || view! { <p>{about}</p> }>
            <Back back=back && export.fresh entered=false/>
        </Opening>
        <Part heading=words::DOWNLOAD>
            <p>{words::BEFORE}</p>
            {if export.fresh {
                view! {
                    <Download>
                        <a
                            class="button"
                            href=FILE
                            download=export.file_name
                            data-about-bytes=export.about_bytes.to_string()
                            data-signer=export.signer
                        >
                            {download::DOWNLOAD}
                        </a>
                    </Download>
                    <p>{words::PACKAGE}</p>
                    <div class="actions"><a href=PACKAGE>{words::DOWNLOAD_PACKAGE}</a></div>
                }
                .into_any()
            } else {
                again(frame.stamp).into_any()
            }}
        </Part>
        <Part heading=words::IN_IT>
            {parts}
            <p>{words::BESIDES}</p>
            {export.received.then(received)}
        </Part>
        <Part heading=words::CHECK>
            <p>{words::CHECK_LINE}</p>
            <p class="data small">{check}</p>
            <p>{words::KEYS} " " <a href=KEYS>{KEYS}</a></p>
            <details>
                <summary>{words::LAW}</summary>
                <p>{words::law_line(law.wording)}</p>
            </details>
        </Part>
    }
}

fn received() -> impl IntoView {
    let link = view! { <a href="/me/activity">{activity::TITLE}</a> };
    view! { <p>{words::RECEIVED.with(link)}</p> }
}

/// A copy is for whoever has just proven to be the person, not for whoever finds the page open.
fn again(stamp: String) -> impl IntoView {
    view! {
        <p>{words::AGAIN_LINE}</p>
        <form method="post" action="/api/sign_in_again">
            <Stamp stamp=stamp/>
            <input type="hidden" name="page" value="/me/export"/>
            <div class="actions"><button>{words::AGAIN}</button></div>
        </form>
    }
}

/// Quotes are messages of others; they are in the file, but are not counted as the person's.
fn parts(counts: &Counts) -> impl IntoView + use<> {
    let row = |(name, count): (Phrase, String)| {
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="num">{count}</td>
            </tr>
        }
    };
    let rows = category::rows(counts);
    let rows = rows
        .into_iter()
        .filter(|(name, _)| *name != category::QUOTES)
        .map(row)
        .collect_view();
    view! {
        <table class="table">
            <caption>{words::CAPTION}</caption>
            <thead>
                <tr>
                    <th scope="col">{words::PART}</th>
                    <th scope="col" class="num">{words::RECORDS}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::sample::{self, checked, drawn};

    #[test]
    fn the_island_holds_a_plain_link_that_needs_no_script() {
        let html = checked(drawn(|| draw(sample::frame(), Some(sample::export()), false)));
        let island = html
            .split("<leptos-island")
            .nth(1)
            .unwrap()
            .split("</leptos-island>")
            .next()
            .unwrap();
        assert!(island.contains("href=\"/me/export.json\""), "{island}");
        assert!(island.contains("download=\"rightsdesk-export.json\""), "{island}");
        assert!(island.contains("role=\"status\""), "{island}");
        assert!(
            !island.contains("data-hydrated"),
            "only the browser says so: {island}"
        );
        assert!(
            !html.contains("data-props"),
            "props would bring a JSON parser: {html}"
        );
        assert!(html.contains("About 2.9 MB"), "{html}");
    }

    #[test]
    fn what_came_with_a_copy_and_is_in_none_is_said_where_there_is_some() {
        for received in [true, false] {
            let export = Export {
                received,
                ..sample::export()
            };
            let html = checked(drawn(|| draw(sample::frame(), Some(export), false)));
            for said in ["Not in it: ", "<a href=\"/me/activity\">Who looked</a>"] {
                assert_eq!(html.contains(said), received, "{said}: {html}");
            }
        }
    }

    #[test]
    fn nothing_held_is_an_answer_and_no_file() {
        let html = checked(drawn(|| draw(sample::frame(), None, false)));
        assert!(html.contains(words::NOTHING.en), "{html}");
        assert!(
            !html.contains("export.json") && !html.contains("leptos-island"),
            "{html}"
        );
    }

    /// Its name comes with it; whoever has to sign in first is led to a page, which shall not be saved under that name.
    #[test]
    fn the_package_is_a_plain_link_for_whoever_has_just_signed_in() {
        let html = checked(drawn(|| draw(sample::frame(), Some(sample::export()), false)));
        let outside = html.split("</leptos-island>").nth(1).unwrap();
        assert!(outside.contains("<a href=\"/me/export.zip\">"), "{html}");
        for said in [words::DOWNLOAD_PACKAGE, words::PACKAGE] {
            assert!(outside.contains(said.en), "{html}");
        }
        let stale = Export {
            fresh: false,
            ..sample::export()
        };
        for export in [None, Some(stale)] {
            let html = checked(drawn(|| draw(sample::frame(), export, false)));
            assert!(!html.contains("export.zip"), "{html}");
        }
    }
}
