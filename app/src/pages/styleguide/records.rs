//! Registers, ledgers, tables.

use leptos::prelude::*;

use super::Shown;
use crate::{
    components::{AsStored, Entry, Facts, Ledger, OutLink, Pager, Part, Register, Row, Staying, Tally},
    text::{conversation, erasure, going, styleguide as words},
    view::{Counts, Fact, Stays},
};

pub(super) fn records() -> impl IntoView {
    view! {
        <Part heading=words::RECORDS note=words::RECORDS_NOTE>
            <Shown file="register">
                <Register>
                    <Row count="6" unit=words::ROW name=words::ROW line=words::ROW_LINE href="#register" go=words::ROW_GO/>
                    <Row count="0" name=words::ROW href="#register" go=words::ROW_GO about=words::NOTHING/>
                </Register>
            </Shown>
            <Shown file="ledger">
                <Ledger>
                    <Entry label=words::LABEL why=words::WHY>{words::VALUE}</Entry>
                    <Entry label=words::LABEL>{words::VALUE}</Entry>
                </Ledger>
            </Shown>
            <Shown file="facts">
                <Facts facts=facts(true)/>
                <AsStored facts=facts(false)/>
                <Facts facts=Vec::new()/>
                <Facts facts=Vec::new() none=words::NOTHING/>
            </Shown>
            <Shown file="table">
                <Tally caption=words::RECORDS what=going::HAPPENS lines=going::yours("everything", &counts())/>
            </Shown>
            <Shown file="tally">
                <Tally caption=words::RECORDS what=going::HAPPENED lines=going::yours("everything", &Counts::default())/>
            </Shown>
            <Shown file="staying">
                <Staying stays=stays() words=erasure::stays none=words::NOTHING/>
                <Staying stays=Vec::new() words=erasure::stays none=words::NOTHING/>
            </Shown>
            <Shown file="outlink">
                <p>
                    <OutLink url="https://example.com/ticket.pdf"/> " · "
                    <OutLink url="https://example.com/ticket.pdf" words=words::LINK/> " · "
                    <OutLink url="ftp://example.com/ticket.pdf" words=words::MATTERS/>
                </p>
            </Shown>
            <Shown file="pager">
                <Pager
                    label=conversation::PAGES
                    back=(conversation::EARLIER, Some("#pager".to_owned()))
                    on=(conversation::LATER, Some("#pager".to_owned()))
                    here=words::SECTION
                />
                <Pager
                    label=conversation::PAGES
                    back=(conversation::EARLIER, None)
                    on=(conversation::LATER, Some("#pager".to_owned()))
                />
            </Shown>
        </Part>
    }
}

fn facts(known: bool) -> Vec<Fact> {
    let fact = |path: &str, value: Option<&str>, why: Option<String>| Fact {
        label: known.then(|| words::LABEL.into()),
        path: path.to_owned(),
        value: value.map(str::to_owned),
        why: why.filter(|_| known),
        described: path != "info.wifi",
    };
    vec![
        fact("raw.FromCity", Some(words::VALUE), Some(words::WHY.into())),
        fact("info.wifi", Some("true"), None),
        fact("lastSeen", Some("2026-11-20T10:02:00Z"), None),
        fact("avatarUrl", Some("https://example.com/maren.png"), None),
        fact("info.carrier", None, None),
    ]
}

fn counts() -> Counts {
    Counts {
        profiles: 1,
        channels: 4,
        devices: 2,
        business_systems: 4,
        conversations: 2,
        shared_conversations: 1,
        messages: 1_284,
        attachments: 12,
        quotes: 3,
    }
}

fn stays() -> Vec<Stays> {
    ["requests", "sharedConversations"]
        .map(|what| Stays {
            what: what.to_owned(),
            ground: "GDPR Art. 17(3)(b)".to_owned(),
            count: (what == "sharedConversations").then_some(1_016),
        })
        .into()
}
