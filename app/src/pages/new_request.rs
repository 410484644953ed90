//! `/me/requests/new`: what a person can ask, how long it takes, what they need, and other ways.

use leptos::prelude::*;

use crate::{
    api::me::get_new_request,
    components::{FullDay, MeNav, MePage, Opening, Part, Verb, Verbs},
    text::{Phrase, new_request as words, requests},
    view::{Frame, NewRequest},
};

/// The start page.
#[component]
pub fn NewRequestPage() -> impl IntoView {
    view! { <MePage title=words::TITLE current=MeNav::Requests page=get_new_request() render=draw/> }
}

pub(super) fn draw(_: Frame, new: NewRequest) -> impl IntoView {
    let at_most = words::at_most(new.due.days_left);
    let side = move || {
        view! {
            <p>{at_most}</p>
            <p><a href="/me/requests">{requests::TITLE}</a></p>
        }
    };
    let contact = new
        .contact
        .map(|contact| view! { <p>{words::REACH} " " <span dir="auto">{contact}</span></p> });
    let by = view! { <FullDay day=new.due.by/> };
    view! {
        <Opening heading=words::TITLE lede=words::LEDE side=side/>
        <Part heading=words::AT_ONCE>{verbs(&words::VERBS_AT_ONCE)}</Part>
        <Part heading=words::ASK>{verbs(&words::VERBS)}</Part>
        <Part heading=words::HOW_LONG>
            <p>{words::BY.with(by)}</p>
        </Part>
        <Part heading=words::NEED>
            <p>{words::NEED_LINE}</p>
        </Part>
        <Part heading=words::OTHER>
            <p>{words::OTHER_LINE}</p>
            {contact}
        </Part>
    }
}

fn verbs(verbs: &'static [(&'static str, Phrase, Phrase)]) -> impl IntoView {
    let one = |&(href, verb, line): &(&'static str, Phrase, Phrase)| {
        view! { <Verb verb=verb line=line href=href/> }
    };
    view! { <Verbs>{verbs.iter().map(one).collect_view()}</Verbs> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::sample::{self, sound};

    #[test]
    fn names_every_verb_how_long_it_takes_and_other_ways() {
        let html = sound(draw(sample::frame(), sample::new_request()));
        for (href, verb, _) in words::VERBS.iter().chain(&words::VERBS_AT_ONCE) {
            assert!(html.contains(&format!("href=\"{href}\"")), "{href}: {html}");
            assert!(html.contains(verb.en), "{html}");
        }
        for there in [
            "Monday 30 November 2026",
            "within 7 days",
            "privacy@harbourline.example",
        ] {
            assert!(html.contains(there), "{there}: {html}");
        }
        let nobody = NewRequest {
            contact: None,
            ..sample::new_request()
        };
        assert!(!sound(draw(sample::frame(), nobody)).contains(words::REACH.en));
    }
}
