//! Who answers for the data, and whom to turn to.

use leptos::prelude::*;

use crate::{
    components::{Entry, Ledger, OutLink, Part},
    text::{law, overview as words},
    view::{Contact, Holder},
};

/// What the business says of itself; what it has not said is said to be unsaid.
pub fn holder(holder: Holder) -> impl IntoView {
    let Holder {
        controller,
        officer,
        authority,
        regime,
        law: counts,
    } = holder;
    let regime = law::regime(&regime).to_owned();
    view! {
        <Part heading=words::HOLDER>
            <Ledger>
                <Entry label=words::CONTROLLER>{contact(controller)}</Entry>
                <Entry label=words::OFFICER>{contact(officer)}</Entry>
                <Entry label=words::AUTHORITY why=words::authority_line(counts)>{contact(authority)}</Entry>
                <Entry label=words::REGIME>{regime}</Entry>
            </Ledger>
        </Part>
    }
}

fn contact(contact: Contact) -> AnyView {
    if contact == Contact::default() {
        return view! { <span class="soft">{words::UNSAID}</span> }.into_any();
    }
    let Contact {
        name,
        address,
        email,
        phone,
        url,
    } = contact;
    let line = |line: AnyView| view! { {line} <br/> };
    let lines = name.into_iter().chain(
        address
            .into_iter()
            .flat_map(|address| address.lines().map(str::to_owned).collect::<Vec<_>>()),
    );
    let lines = lines.map(IntoAny::into_any);
    let email = email.map(|email| view! { <a href=format!("mailto:{email}")>{email.clone()}</a> }.into_any());
    let phone = phone.map(|phone| {
        let number: String = phone
            .chars()
            .filter(|c| c.is_ascii_digit() || *c == '+')
            .collect();
        view! { <a href=format!("tel:{number}")>{phone}</a> }.into_any()
    });
    let url = url.map(|url| view! { <OutLink url=url/> }.into_any());
    let all = lines.chain(email).chain(phone).chain(url);
    all.map(line).collect_view().into_any()
}
