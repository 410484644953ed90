//! `/me/conversations/ID?choose=messages`: the same transcript, to tick what should be deleted.

use std::cell::Cell;

use leptos::prelude::*;

use super::talk_with;
use crate::{
    api::Problem,
    components::{Notice, Opening, Pager, Part, Stamp},
    pages::{address, choosing_at, under},
    text::{conversation as words, conversations, erasure, notice},
    view::{By, Conversation, Frame, Said},
};

/// The id of the first box, where an error leads.
const FIRST: &str = "message-1";

/// What stands on it. Where others take part, only the person's own messages can be ticked.
pub(crate) fn choosing(frame: Frame, page: Conversation, problem: Option<Problem>) -> impl IntoView {
    let shared = page.line.shared;
    let some = page.messages.iter().any(|said| can_go(said, shared));
    let missing = problem == Some(Problem::ChoiceMissing) && some;
    let said = if missing {
        view! { <Notice problem=problem field=FIRST/> }.into_any()
    } else {
        view! { <Notice problem=problem/> }.into_any()
    };
    let reading = under("/me/conversations", &page.line.id);
    let here = choosing_at(&page.line.id, None);
    let turn = |name: &str, cursor: Option<String>| cursor.map(|cursor| address(&here, name, &cursor));
    let (older, newer) = (
        turn("before", page.older.clone()),
        turn("after", page.newer.clone()),
    );
    let pages = (older.is_some() || newer.is_some()).then(|| {
        view! { <Pager label=words::PAGES back=(words::EARLIER, older) on=(words::LATER, newer)/> }
    });
    let side = move || {
        view! {
            <p>{erasure::STEP_1}</p>
            <p><a href=reading>{words::NOT_CHOOSING}</a></p>
        }
    };
    let own = shared.then(|| view! { <p class="soft">{words::CHOOSING_OWN}</p> });
    view! {
        <Opening heading=conversations::name(&page.line) lede=words::CHOOSING_LINE side=side>{said} {own}</Opening>
        {form(frame, page, some, missing)}
        {pages}
    }
}

/// Of a conversation with others, what the person wrote themselves; of one of their own, everything.
fn can_go(said: &Said, shared: bool) -> bool {
    !shared || said.by == By::You
}

fn form(frame: Frame, page: Conversation, some: bool, missing: bool) -> impl IntoView {
    let place = page
        .top
        .map(|place| view! { <input type="hidden" name="place" value=place/> });
    let (conversation, shared) = (page.line.id, page.line.shared);
    let ticked = Cell::new(0_usize);
    let transcript = talk_with(
        page.messages,
        page.here.as_deref(),
        &frame.business,
        None,
        |said| {
            can_go(said, shared).then(|| {
                ticked.set(ticked.get() + 1);
                tick(ticked.get(), said, missing).into_any()
            })
        },
    );
    let on = if some {
        view! { <div class="actions"><button>{erasure::CONTINUE}</button></div> }.into_any()
    } else {
        view! { <p>{words::NONE_TO_CHOOSE}</p> }.into_any()
    };
    let fault = missing.then(|| view! { <p class="fault" id="messages-fault">{notice::CHOICE_MISSING}</p> });
    view! {
        <form method="post" action="/api/choose_erasure">
            <Stamp stamp=frame.stamp/>
            <input type="hidden" name="size" value="messages"/>
            <input type="hidden" name="conversation" value=conversation/>
            {place}
            <section class="talk" aria-label=words::MESSAGES>{transcript}</section>
            <Part heading=words::CHOOSING>{fault} {on}</Part>
        </form>
    }
}

fn tick(number: usize, said: &Said, missing: bool) -> impl IntoView + use<> {
    let id = format!("message-{number}");
    let described = missing.then_some("messages-fault");
    view! {
        <div class="choice slim">
            <input type="checkbox" name="messages[]" id=id.clone() value=said.id.clone() aria-describedby=described/>
            <label for=id>{words::THIS_MESSAGE}</label>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::{
        sample::{self, sound},
        tests::conversation::transcript,
    };

    fn boxes(html: &str) -> usize {
        html.matches("name=\"messages[]\"").count()
    }

    #[test]
    fn in_a_conversation_of_ones_own_every_message_can_be_ticked_and_none_is() {
        let mut page = transcript();
        page.line.shared = false;
        let messages = page.messages.len();
        let html = sound(choosing(sample::frame(), page, None));
        assert_eq!(boxes(&html), messages, "{html}");
        assert!(!html.contains(" checked"), "{html}");
        for there in [
            "action=\"/api/choose_erasure\"",
            "name=\"size\" value=\"messages\"",
            "name=\"conversation\"",
        ] {
            assert!(html.contains(there), "{there}: {html}");
        }
    }

    #[test]
    fn in_a_conversation_with_others_only_ones_own_can_be() {
        let mut page = transcript();
        page.line.shared = true;
        let own = page.messages.iter().filter(|said| said.by == By::You).count();
        assert!(own > 0 && own < page.messages.len());
        let html = sound(choosing(sample::frame(), page.clone(), None));
        assert_eq!(boxes(&html), own, "{html}");
        page.messages.retain(|said| said.by != By::You);
        let html = sound(choosing(sample::frame(), page, None));
        assert!(
            boxes(&html) == 0 && html.contains(words::NONE_TO_CHOOSE.en),
            "{html}"
        );
        assert!(!html.contains("<button"), "{html}");
    }

    #[test]
    fn nothing_ticked_is_said_above_and_at_the_first_box() {
        let html = sound(choosing(
            sample::frame(),
            transcript(),
            Some(Problem::ChoiceMissing),
        ));
        for there in ["href=\"#message-1\"", "id=\"message-1\"", "id=\"messages-fault\""] {
            assert!(html.contains(there), "{there}: {html}");
        }
    }
}
