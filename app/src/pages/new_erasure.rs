//! `/me/requests/new/erasure`: what goes and what stays, before anything happens.

use leptos::prelude::*;

use crate::{
    api::me::get_new_erasure,
    components::{MeNav, MePage, Opening, Panel, Part, Staying, Tally},
    text::{Phrase, erasure as words, going},
    view::{Frame, NewErasure},
};

/// The page to read.
#[component]
pub fn NewErasurePage() -> impl IntoView {
    view! { <MePage title=words::TITLE current=MeNav::Requests page=get_new_erasure() render=draw/> }
}

pub(super) fn draw(_frame: Frame, erasure: Option<NewErasure>) -> impl IntoView {
    match or_instead(erasure) {
        Ok(erasure) => reading(erasure).into_any(),
        Err(instead) => instead,
    }
}

/// The erasure to ask for; or what stands here when there is no asking: a request that is open, or nothing to go.
pub fn or_instead(erasure: Option<NewErasure>) -> Result<NewErasure, AnyView> {
    let Some(erasure) = erasure else {
        return Err(aside(
            words::NOTHING,
            words::NOTHING_LINE,
            words::NOTHING_LINK,
            "/me".into(),
        )
        .into_any());
    };
    match &erasure.open {
        Some(reference) => {
            let href = format!("/me/requests/{reference}");
            Err(aside(words::OPEN, words::OPEN_LINE, words::OPEN_LINK, href).into_any())
        }
        None => Ok(erasure),
    }
}

fn aside(heading: Phrase, line: Phrase, to: Phrase, href: String) -> impl IntoView {
    view! {
        <Opening heading=heading lede=line side=|| view! { <p><a href="/me/requests">{words::REQUESTS}</a></p> }>
            <div class="actions"><a class="button" href=href>{to}</a></div>
        </Opening>
    }
}

fn reading(erasure: NewErasure) -> impl IntoView {
    let side = || {
        view! {
            <p>{words::STEP_1}</p>
            <p><a href="/me">{words::BACK}</a></p>
        }
    };
    view! {
        <Opening heading=words::TITLE lede=words::LEDE side=side/>
        <Part heading=words::GOES>
            <Tally caption=words::GOES_CAPTION what=going::HAPPENS lines=going::yours(&erasure.counts)/>
        </Part>
        <Part heading=words::STAYS>
            <Staying stays=erasure.stays words=words::stays none=words::STAYS_NOTHING/>
        </Part>
        <Part heading=words::GOOD>
            <Panel heading=words::COPY>
                <p>{words::COPY_LINE}</p>
                <p><a href="/me/export">{words::COPY_LINK}</a></p>
            </Panel>
            <p>{words::KNOW_LINE}</p>
            <details>
                <summary>{words::LAW}</summary>
                <p>{words::LAW_LINE}</p>
            </details>
            <div class="actions">
                <a class="button" href="/me/requests/new/erasure/check">{words::CONTINUE}</a>
                <a href="/me">{words::NEVER_MIND}</a>
            </div>
        </Part>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::sample::{self, sound};

    #[test]
    fn shows_what_goes_what_stays_and_the_way_on() {
        let html = sound(draw(sample::frame(), Some(sample::new_erasure())));
        for there in [
            "1,284",
            words::STAYS.en,
            "Art. 17(1)",
            "/me/export",
            "/me/requests/new/erasure/check",
        ] {
            assert!(html.contains(there), "{there}: {html}");
        }
    }

    #[test]
    fn leads_to_the_open_request_instead_of_a_second_one() {
        let open = NewErasure {
            open: Some("7K4M-2Q9X-B3TD".into()),
            ..sample::new_erasure()
        };
        let html = sound(draw(sample::frame(), Some(open)));
        assert!(html.contains("/me/requests/7K4M-2Q9X-B3TD"), "{html}");
        assert!(!html.contains("/check"), "{html}");
    }

    #[test]
    fn says_that_there_is_nothing_to_delete() {
        let html = sound(draw(sample::frame(), None));
        assert!(
            html.contains(words::NOTHING.en) && !html.contains("/check"),
            "{html}"
        );
    }
}
