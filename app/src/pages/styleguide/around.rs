//! Head and foot.

use leptos::prelude::*;

use super::Shown;
use crate::{
    components::{Brand, DeskNav, Footer, Masthead, MeNav, OpenMasthead, Part, Side},
    text::{frame, styleguide as words},
    view::Frame,
};

const BUSINESS: &str = "Harbourline";

pub(super) fn around() -> impl IntoView {
    let business = || Some(BUSINESS.to_owned());
    view! {
        <Part heading=words::AROUND note=words::AROUND_NOTE full=true closing=true>
            <Shown file="brand">
                <div class="masthead"><Brand href="/"/> <Brand href="/" business=business()/></div>
            </Shown>
            <Shown file="masthead">
                <Masthead frame=frame() side=Side::Me(MeNav::Overview)/>
                <Masthead frame=frame() side=Side::Desk(DeskNav::Queue)/>
                <OpenMasthead/>
            </Shown>
            <Shown file="footer">
                <Footer/>
                <Footer business=business() side=Some(Side::Me(MeNav::Overview))/>
                <Footer business=business() side=Some(Side::Desk(DeskNav::Queue))/>
            </Shown>
            <Shown file="skip"><p>{words::SKIP}</p></Shown>
            <Shown file="frame"><p><a href="/me">{frame::OVERVIEW}</a> " · " <a href="/desk">{frame::QUEUE}</a></p></Shown>
            <Shown file="trouble"><p><a href="/nowhere">{words::TROUBLE}</a></p></Shown>
            <Shown file="part"><p>{words::LEDE}</p></Shown>
        </Part>
    }
}

fn frame() -> Frame {
    Frame {
        business: BUSINESS.to_owned(),
        visitor: frame::visitor(None),
        stamp: "stamp".to_owned(),
        today: "2026-11-23".to_owned(),
    }
}
