//! `/me/requests/new/transfer/check`: the last look at who gets a copy, and the one button.

use leptos::prelude::*;

use super::new_transfer::{instead, nothing, steps};
use crate::{
    api::{Problem, me::get_new_transfer},
    components::{
        Back, Entry, Ledger, MeNav, MePage, Notice, Opening, Part, Stamp, is_back_in_address,
        problem_in_address,
    },
    text::transfer as words,
    view::{Frame, NewTransfer},
};

/// The page to check.
#[component]
pub fn CheckTransferPage() -> impl IntoView {
    let (problem, back) = (problem_in_address(), is_back_in_address());
    let render = move |frame, transfer| draw(frame, transfer, problem, back);
    view! { <MePage title=words::CHECK_TITLE current=MeNav::Requests page=get_new_transfer() render=render/> }
}

pub(super) fn draw(
    frame: Frame,
    transfer: Option<NewTransfer>,
    problem: Option<Problem>,
    back: bool,
) -> impl IntoView {
    let Some(transfer) = transfer else {
        return nothing().into_any();
    };
    if let Some(reference) = &transfer.open {
        let href = format!("/me/requests/{reference}");
        return instead(words::OPEN, words::OPEN_LINE, words::OPEN_LINK, href).into_any();
    }
    match transfer.recipient.clone() {
        Some(recipient) => check(frame, transfer, recipient, problem, back).into_any(),
        None => instead(
            words::NOBODY,
            words::NOBODY_LINE,
            words::NOBODY_LINK,
            "/me/requests/new/transfer".into(),
        )
        .into_any(),
    }
}

fn check(
    frame: Frame,
    transfer: NewTransfer,
    recipient: String,
    problem: Option<Problem>,
    back: bool,
) -> impl IntoView {
    let side = || {
        view! {
            <p>{words::STEP_2}</p>
            <p><a href="/me/requests/new/transfer">{words::CHECK_BACK}</a></p>
        }
    };
    let about = words::about(transfer.about_bytes);
    let named = recipient.clone();
    view! {
        <Opening heading=words::CHECK_TITLE side=side>
            <Notice problem=problem/>
            <Back back=back entered=true/>
        </Opening>
        <Part heading=words::ANSWERS>
            <Ledger>
                <Entry label=words::TO>
                    <span dir="auto">{named}</span> " "
                    <a href="/me/requests/new/transfer">{words::CHANGE}</a>
                </Entry>
                <Entry label=words::WHAT>{words::WHAT_ALL} ". " {about}</Entry>
            </Ledger>
        </Part>
        <Part heading=words::HOW>{steps(transfer.due.by)}</Part>
        <Part heading=words::SEND>
            <p>{words::GET_LINE}</p>
            <form method="post" action="/api/submit_transfer">
                <Stamp stamp=frame.stamp/>
                <input type="hidden" name="once" value=transfer.once/>
                <input type="hidden" name="recipient" value=recipient/>
                <div class="actions">
                    <button>{words::ASK}</button>
                    <a href="/me/requests">{words::NEVER_MIND}</a>
                </div>
            </form>
        </Part>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::sample::{self, sound};

    fn drawn(transfer: Option<NewTransfer>) -> String {
        sound(draw(sample::frame(), transfer, None, false))
    }

    #[test]
    fn the_one_form_names_the_act_and_carries_stamp_mark_and_name() {
        let html = drawn(Some(sample::new_transfer()));
        assert_eq!(html.matches("<form").count(), 1, "{html}");
        for there in [
            "action=\"/api/submit_transfer\"",
            "name=\"stamp\" value=\"stamp-of-this-session\"",
            "name=\"once\" value=\"once-and-no-more\"",
            "name=\"recipient\" value=\"Fenland Mobility ",
            words::ASK.en,
            "href=\"/me/requests/new/transfer\"",
        ] {
            assert!(html.contains(there), "{there}: {html}");
        }
    }

    #[test]
    fn without_a_name_or_with_an_open_request_there_is_no_form() {
        let nobody = NewTransfer {
            recipient: None,
            ..sample::new_transfer()
        };
        let open = NewTransfer {
            open: Some("7K4M-2Q9X-B3TD".into()),
            ..sample::new_transfer()
        };
        for (transfer, leads) in [
            (Some(nobody), "href=\"/me/requests/new/transfer\""),
            (Some(open), "/me/requests/7K4M-2Q9X-B3TD"),
            (None, "href=\"/me\""),
        ] {
            let html = drawn(transfer);
            assert!(!html.contains("<form") && html.contains(leads), "{leads}: {html}");
        }
    }
}
