//! `/me/requests/REFERENCE/address` and `/desk/requests/REFERENCE/address`: a one-time address is made, and what became of
//! the last one. The server makes it where the form posts to, and draws this page with it as the answer.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    api::{Problem, desk::get_address, me::get_own_address},
    asked,
    components::{
        DeskNav, DeskPage, Entry, Ledger, MeNav, MePage, Moment, Notice, Opening, Panel, Part, Stamp, Tone,
        problem_in_address,
    },
    text::{Phrase, grant as words},
    view::{Address, Frame, LastAddress, MadeAddress, Phase},
};

/// The person's page.
#[component]
pub fn OwnAddressPage() -> impl IntoView {
    let (problem, reference) = (problem_in_address(), reference());
    let made = use_context::<MadeAddress>();
    let render = move |frame, address| draw(frame, address, made, problem, "/me");
    view! {
        <MePage title=words::TITLE current=MeNav::Requests page=get_own_address(reference) render=render/>
    }
}

/// The staff's.
#[component]
pub fn AddressPage() -> impl IntoView {
    let (problem, reference) = (problem_in_address(), reference());
    let made = use_context::<MadeAddress>();
    let render = move |frame, address| draw(frame, address, made, problem, "/desk");
    view! { <DeskPage title=words::TITLE current=DeskNav::Queue page=get_address(reference) render=render/> }
}

fn reference() -> String {
    use_params_map()
        .read_untracked()
        .get("reference")
        .unwrap_or_default()
}

pub(super) fn draw(
    frame: Frame,
    address: Address,
    made: Option<MadeAddress>,
    problem: Option<Problem>,
    side: &'static str,
) -> impl IntoView {
    let request = format!("{side}/requests/{}", address.reference);
    let (back, reference) = (request.clone(), address.reference.clone());
    let margin = move || {
        view! {
            <p class="data">{reference}</p>
            <p><a href=back>{words::BACK}</a></p>
        }
    };
    let is_made = made.is_some();
    let made = made.map(told);
    let stands = (!is_made).then(|| stands(&address));
    let form = (address.phase == Phase::Granted && !is_made)
        .then(|| make(frame.stamp, &address, &format!("{request}/address")));
    view! {
        <Opening heading=words::TITLE lede=words::LEDE side=margin><Notice problem=problem/></Opening>
        {made}
        <Part heading=words::STANDS>
            <Ledger>
                <Entry label=words::GOES_TO><span dir="auto">{address.recipient.clone()}</span></Entry>
            </Ledger>
            {stands}
        </Part>
        {form}
    }
}

/// What was just made.
fn told(made: MadeAddress) -> impl IntoView {
    view! {
        <Part heading=words::MADE>
            <Panel tone=Tone::Wait heading=words::MADE_ONCE alert=true><p>{words::MADE_ONCE_LINE}</p></Panel>
            <Ledger>
                <Entry label=words::ADDRESS><span class="data">{made.url}</span></Entry>
                <Entry label=words::NUMBERS><strong class="data">{made.secret}</strong></Entry>
                <Entry label=words::UNTIL><Moment at=made.good_until/></Entry>
            </Ledger>
            <p>{words::APART}</p>
        </Part>
    }
}

fn stands(address: &Address) -> AnyView {
    let at = |phrase: Phrase, at: &String| {
        let moment = view! { <Moment at=at.clone()/> };
        view! { <p>{phrase.with(moment)}</p> }.into_any()
    };
    match (&address.phase, &address.last) {
        (Phase::Waiting, _) => view! { <p>{words::WAITING}</p> }.into_any(),
        (Phase::Over, _) => view! { <p>{words::OVER}</p> }.into_any(),
        (Phase::Delivered { at: when }, _) => at(words::DELIVERED, when),
        (Phase::Granted, None) => view! { <p>{words::NONE}</p> }.into_any(),
        (Phase::Granted, Some(LastAddress::Good { until, tries_left })) => {
            let tries = words::tries(*tries_left);
            view! { {at(words::GOOD, until)} <p>{tries}</p> }.into_any()
        }
        (Phase::Granted, Some(LastAddress::Used { at: when })) => at(words::USED, when),
        (Phase::Granted, Some(LastAddress::Spent { at: when })) => at(words::SPENT, when),
        (Phase::Granted, Some(LastAddress::Lapsed { at: when })) => at(words::LAPSED, when),
    }
}

fn make(stamp: String, address: &Address, page: &str) -> impl IntoView + use<> {
    let is_open = matches!(address.last, Some(LastAddress::Good { .. }));
    let instead = is_open.then(|| view! { <p>{words::INSTEAD}</p> });
    let button = if address.fresh {
        view! {
            <form method="post" action=page.to_owned()>
                <Stamp stamp=stamp/>
                <div class="actions"><button>{words::MAKE}</button></div>
            </form>
        }
        .into_any()
    } else {
        let way_in = asked::way_in(Problem::NotFresh.code(), page);
        view! {
            <p>{words::AGAIN_LINE}</p>
            <div class="actions"><a class="button" href=way_in>{words::AGAIN}</a></div>
        }
        .into_any()
    };
    view! {
        <Part heading=words::MAKE_ROW>
            <p>{words::MAKE_LINE}</p>
            <p>{words::APART}</p>
            {instead}
            {button}
        </Part>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::sample::{self, sound};

    fn drawn(address: Address, made: Option<MadeAddress>, side: &'static str) -> String {
        sound(draw(sample::frame(), address, made, None, side))
    }

    #[test]
    fn it_can_be_made_only_while_the_copy_is_granted() {
        for address in sample::addresses() {
            let granted = address.phase == Phase::Granted;
            let html = drawn(address.clone(), None, "/me");
            assert_eq!(html.contains("<form"), granted, "{address:?}: {html}");
            assert!(html.contains("Fenland Mobility"), "{html}");
        }
    }

    #[test]
    fn whoever_is_not_fresh_is_led_to_sign_in_and_back() {
        let address = Address {
            fresh: false,
            ..sample::addresses().remove(0)
        };
        let html = drawn(address, None, "/desk");
        assert!(!html.contains("<form"), "{html}");
        let way = "/sign-in?problem=not_fresh&amp;page=%2Fdesk%2Frequests%2F7K4M-2Q9X-B3TD%2Faddress";
        assert!(html.contains(way), "{html}");
    }

    #[test]
    fn what_was_made_stands_there_with_how_to_tell_it_and_no_button() {
        let html = drawn(sample::addresses().remove(0), Some(sample::made()), "/me");
        for there in [
            "https://privacy.example.com/fetch/AAAAAAAAAAAAAAAAAAAAAA",
            "123 456 789 012 345 678",
            words::APART.en,
            words::MADE_ONCE_LINE.en,
        ] {
            assert!(html.contains(there), "{there}: {html}");
        }
        assert!(!html.contains("<form"), "{html}");
    }

    #[test]
    fn the_form_posts_to_its_own_side() {
        for side in ["/me", "/desk"] {
            let html = drawn(sample::addresses().remove(0), None, side);
            let action = format!("action=\"{side}/requests/7K4M-2Q9X-B3TD/address\"");
            assert!(html.contains(&action), "{html}");
        }
    }
}
