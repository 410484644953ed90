//! `/desk/apps/APP`: what a business says of itself and its data, and which fields nobody described.

use leptos::{either::Either, prelude::*};
use leptos_router::hooks::{use_params_map, use_query_map};

use super::{
    address,
    overview::{holder::holder, notice::notices},
    under,
};
use crate::{
    api::desk::get_business,
    components::{DeskNav, DeskPage, Entry, FullDay, Ledger, Opening, Panel, Part, Tone},
    text::{business as words, deletion, number::count, retention, revise, standing},
    view::{Business, Frame, Listed},
};

/// The page.
#[component]
pub fn BusinessPage() -> impl IntoView {
    let id = use_params_map().with_untracked(|params| params.get("app").unwrap_or_default());
    let saved = use_query_map().with_untracked(|query| query.get_str("saved").is_some());
    let render = move |frame, page| business(frame, page, saved);
    view! { <DeskPage title=words::ONE current=DeskNav::Businesses page=get_business(id) render=render/> }
}

/// What stands on it; `saved` once a part was changed just now.
pub(crate) fn business(_: Frame, page: Business, saved: bool) -> impl IntoView {
    let Business {
        id,
        name,
        holder: said,
        notices: data,
        undescribed,
        returned,
        can_go,
        calendar,
        listed: on_list,
    } = page;
    let law = said.law;
    let listed = listed(&id, on_list);
    let calendar = calendar.map(|(code, to)| {
        let code = view! { <span class="data">{code}</span> };
        view! { <p>{words::CALENDAR.with_two(code, to.to_string())}</p> }
    });
    let side = || view! { <p><a href="/desk/apps">{words::ALL}</a></p> };
    let done = saved.then(|| view! { <Panel tone=Tone::Done alert=true><p>{revise::SAVED}</p></Panel> });
    let form = format!("{}/facts", under("/desk/apps", &id));
    let end = can_go.then(|| end(&id));
    let going = format!("{}/retention", under("/desk/apps", &id));
    let parts = revise::PARTS.map(|(code, said)| {
        let to = address(&form, "of", code);
        view! { <li><a href=to>{said}</a></li> }
    });
    view! {
        <Opening heading=words::ONE lede=words::ONE_LEDE side=side>
            {done}
            <p><strong dir="auto">{name}</strong> " " <span class="data small">{id}</span></p>
            <details>
                <summary>{words::HOW}</summary>
                <p>{words::HOW_LINE}</p>
                {calendar}
            </details>
        </Opening>
        {(!returned.is_empty()).then(|| back(returned))}
        <Part heading=retention::TITLE note=retention::LINK_NOTE id="retention">
            <ul class="views"><li><a href=going>{retention::LINK}</a></li></ul>
        </Part>
        {holder(said)}
        {notices(data, law)}
        <Part heading=revise::PARTS_HEADING note=revise::PARTS_NOTE id="change">
            <ul class="views">{parts.into_iter().collect_view()}</ul>
        </Part>
        <Part heading=words::LISTED note=words::LISTED_NOTE id="listed">{listed}</Part>
        <Part heading=words::UNDESCRIBED note=words::UNDESCRIBED_NOTE id="undescribed">{fields(undescribed)}</Part>
        {end}
    }
}

/// The way to its deletion, for those who can delete it.
fn end(id: &str) -> impl IntoView + use<> {
    let business = under("/desk/apps", id);
    let (delete, becomes) = (format!("{business}/delete"), format!("{business}/deletion"));
    view! {
        <Part heading=deletion::ROW note=deletion::ROW_NOTE id="end">
            <ul class="views">
                <li><a href=delete>{deletion::TITLE}</a></li>
                <li><a href=becomes>{deletion::BECOMES}</a></li>
            </ul>
        </Part>
    }
}

/// Who had been erased and came again.
fn back(returned: Vec<(String, String, u64)>) -> impl IntoView {
    let one = |(reference, at, records): (String, String, u64)| {
        let to = under("/desk/requests", &reference);
        let request = view! { <a class="data" href=to>{reference}</a> };
        let aside = match records {
            0 => words::LET_IN.here().to_owned(),
            records => words::set_aside(records),
        };
        let came = words::CAME_AGAIN.with_two(request, view! { <FullDay day=at/> });
        view! { <li>{came} " " {aside}</li> }
    };
    view! {
        <Part heading=words::RETURNED note=words::RETURNED_NOTE id="returned">
            <ul>{returned.into_iter().map(one).collect_view()}</ul>
        </Part>
    }
}

/// How many people are not to be written to, and how the systems that write hear of them.
fn listed(id: &str, on_list: Listed) -> impl IntoView + use<> {
    let Listed {
        people,
        marketing,
        other_uses,
        restricted,
    } = on_list;
    let app = view! { <span class="data">{id.to_owned()}</span> };
    view! {
        <Ledger>
            <Entry label=standing::for_staff("marketing")>{count(marketing)}</Entry>
            <Entry label=standing::for_staff("other_uses")>{count(other_uses)}</Entry>
            <Entry label=standing::for_staff("restriction")>{count(restricted)}</Entry>
            <Entry label=words::LISTED_ALL why=words::LISTED_ALL_LINE>{count(people)}</Entry>
        </Ledger>
        <details>
            <summary>{words::FETCHED}</summary>
            <p>{words::FETCHED_LINE}</p>
            <p>{words::FETCHED_KEY.with(app)}</p>
        </details>
    }
}

fn fields(undescribed: Vec<(String, u64)>) -> impl IntoView {
    if undescribed.is_empty() {
        return Either::Left(view! { <p>{words::ALL_DESCRIBED}</p> });
    }
    let row = |(path, records)| {
        view! {
            <tr role="row">
                <th scope="row" role="rowheader"><span class="data">{path}</span></th>
                <td role="cell" class="num" data-label=words::RECORDS>{count(records)}</td>
            </tr>
        }
    };
    Either::Right(view! {
        <table class="table stack" role="table">
            <caption>{words::CAPTION}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th scope="col" role="columnheader">{words::FIELD}</th>
                    <th scope="col" role="columnheader" class="num">{words::RECORDS}</th>
                </tr>
            </thead>
            <tbody role="rowgroup">{undescribed.into_iter().map(row).collect_view()}</tbody>
        </table>
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        pages::sample::{self, sound},
        view::Holder,
    };

    #[test]
    fn names_each_field_that_nobody_described_or_says_that_there_is_none() {
        let page = Business {
            id: "5f2c".to_owned(),
            name: "Harbourline <Ferries>".to_owned(),
            holder: Holder::default(),
            notices: Vec::new(),
            undescribed: vec![("client.raw.Mood".to_owned(), 1_204)],
            returned: vec![
                ("7K4M-2Q9X-B3TD".to_owned(), "2026-11-19T10:02:00Z".to_owned(), 12),
                ("9C2A-2Q9X-B3TD".to_owned(), "2026-11-19T10:02:00Z".to_owned(), 0),
            ],
            can_go: false,
            calendar: Some(("GB-SCT".to_owned(), 2028)),
            listed: Listed::default(),
        };
        let html = sound(business(sample::frame(), page.clone(), false));
        assert!(
            html.contains("client.raw.Mood") && html.contains("1,204"),
            "{html}"
        );
        assert_eq!(
            html.matches("href=\"/desk/apps/5f2c/facts?of=").count(),
            13,
            "{html}"
        );
        assert!(!html.contains(revise::SAVED.en), "{html}");
        assert!(html.contains("href=\"/desk/apps/5f2c/retention\""), "{html}");
        assert!(
            html.contains(words::RETURNED.en) && html.contains("href=\"/desk/requests/7K4M-2Q9X-B3TD\""),
            "{html}"
        );
        for there in ["12 records set aside", words::LET_IN.en] {
            assert_eq!(html.matches(there).count(), 1, "{there}: {html}");
        }
        assert!(!html.contains("/desk/apps/5f2c/delet"), "{html}");
        assert!(html.contains("GB-SCT") && html.contains("2028"), "{html}");
        let none = Business {
            calendar: None,
            undescribed: Vec::new(),
            returned: Vec::new(),
            can_go: true,
            ..page
        };
        let html = sound(business(sample::frame(), none, true));
        assert!(
            html.contains(words::ALL_DESCRIBED.en) && !html.contains("<table"),
            "{html}"
        );
        assert!(html.contains(revise::SAVED.en), "{html}");
        assert!(!html.contains("GB-SCT"), "{html}");
        assert!(!html.contains(words::RETURNED.en), "{html}");
        assert!(html.contains("href=\"/desk/apps/5f2c/delete\""), "{html}");
    }

    #[test]
    fn says_how_many_are_not_to_be_written_to_and_how_the_list_is_fetched() {
        let page = Business {
            id: "5f2c".to_owned(),
            name: "Harbourline".to_owned(),
            holder: Holder::default(),
            notices: Vec::new(),
            undescribed: Vec::new(),
            returned: Vec::new(),
            can_go: false,
            calendar: None,
            listed: Listed {
                people: 5_017,
                marketing: 4_211,
                other_uses: 38,
                restricted: 1_016,
            },
        };
        let html = sound(business(sample::frame(), page, false));
        for there in [
            "5,017",
            "4,211",
            ">38<",
            "1,016",
            "GET /suppressions",
            "--use machines",
        ] {
            assert_eq!(html.matches(there).count(), 1, "{there}: {html}");
        }
    }
}
