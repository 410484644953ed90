//! The document, and the conversation in it.

use desk::{Frame, Place, Transcript};
use jiff::{Timestamp, tz::Offset};
use maud::{DOCTYPE, Markup, html};
use serde_json::Value;

use super::{
    facts::facts,
    message::{Names, message},
    words::{counted, day},
};

const ME: [(&str, &str); 7] = [
    ("/me", "Overview"),
    ("/me/profile", "Details"),
    ("/me/channels", "Channels"),
    ("/me/conversations", "Conversations"),
    ("/me/export", "Copy"),
    ("/me/requests", "Requests"),
    ("/me/activity", "Who looked"),
];

pub fn page(found: &Transcript, frame: &Frame, stamp: &str) -> Markup {
    let business = frame.business.as_deref().unwrap_or_default();
    html! {
        (DOCTYPE)
        html lang="en-GB" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="robots" content="noindex, nofollow";
                link rel="stylesheet" href="/pkg/rightsdesk.css";
                link rel="icon" href="/favicon.svg" type="image/svg+xml";
                title { "A conversation · Rightsdesk" }
            }
            body {
                a.skip href="#main" { "Skip to the page" }
                (head(frame, stamp))
                main.sheet id="main" tabindex="-1" {
                    div.wrap { (conversation(found, business)) }
                }
                footer.footer {
                    div.wrap {
                        p {
                            strong { "Need a hand?" }
                            " Write to " (business) " the way you always do, by phone or by letter too. \
                              Everything that can be asked here can be asked there, and costs nothing."
                        }
                        form method="post" action="/language" aria-label="Language" {
                            button.link name="language" value="de" lang="de" { "Deutsch" }
                        }
                    }
                }
            }
        }
    }
}

fn head(frame: &Frame, stamp: &str) -> Markup {
    let business = frame.business.as_deref().unwrap_or_default();
    html! {
        header.masthead {
            div.wrap {
                a.brand href="/me" {
                    svg viewBox="0 0 20 20" aria-hidden="true" {
                        path fill="none" stroke="currentColor" stroke-width="1.8" d="M2 1h16v18H2zM7 1v18" {}
                        circle cx="12.5" cy="14" r="2.2" fill="currentColor" {}
                    }
                    strong { "Rightsdesk" } " "
                    em dir="auto" { (business) }
                }
                form.session method="post" action="/sign-out" {
                    input type="hidden" name="stamp" value=(stamp);
                    a href="/me/sessions" dir="auto" {
                        @match &frame.visitor {
                            Some(name) => { "Signed in as " (name) }
                            None => "Signed in",
                        }
                    }
                    button.link { "Sign out" }
                }
                nav aria-label="Your data" {
                    ul {
                        @for (href, label) in ME {
                            li { a href=(href) aria-current=[(label == "Conversations").then_some("page")] { (label) } }
                        }
                    }
                }
            }
        }
    }
}

fn conversation(found: &Transcript, business: &str) -> Markup {
    let row = &found.conversation;
    let record: Value = serde_json::from_str(&row.data).unwrap_or_default();
    let names = Names::of(&found.participants, &found.aliases);
    let name = record["displayName"].as_str().filter(|name| !name.is_empty());
    let path = format!("/me/conversations/{}", row.id);
    let messages = match row.messages {
        0 => "No messages".to_owned(),
        n => counted(n, "message"),
    };
    let link = |label: &str, [name, rel]: [&str; 2], place: Option<&(Place, String)>, there: bool| {
        let place = place.filter(|_| there).map(|(place, _)| place);
        html! {
            @match place {
                Some(place) => a href={ (path) "?" (name) "=" (place.received) "~" (place.message) } rel=(rel) { (label) },
                None => span.soft { (label) },
            }
        }
    };
    html! {
        div.part.opening {
            div.side {
                p { a href="/me/conversations" { "All conversations" } }
                @if found.older { p { a href={ (path) "?order=oldest" } { "To the first message" } } }
                @if found.newer { p { a href=(path) { "To the last message" } } }
                @if let Some((place, _)) = found.messages.first() {
                    p {
                        a href={ (path) "?choose=messages&at=" (place.received) "~" (place.message) } {
                            "Choose messages to delete"
                        }
                    }
                }
                p {
                    a href={ "/me/requests/new/erasure/preview?size=conversation&conversation=" (row.id) } {
                        "Delete this conversation"
                    }
                }
            }
            div.body {
                h1 {
                    @if let Some(name) = name { (name) }
                    @else if row.shared { "A conversation you share with others" }
                    @else { "Your conversation with us" }
                }
                p.lede { (messages) ". " (when(row.first, row.last)) (names.between()) }
                @if row.shared {
                    p.soft { "We keep the others’ names from you, as we keep yours from them." }
                }
            }
        }
        @if found.messages.is_empty() {
            p.across.soft { "No message stands in this conversation." }
        } @else {
            section.talk aria-label="Messages" { (days(found, &names, business)) }
        }
        @if found.older || found.newer {
            nav.pager aria-label="Pages of this conversation" {
                (link("Earlier messages", ["before", "prev"], found.messages.first(), found.older))
                p { " " }
                (link("Later messages", ["after", "next"], found.messages.last(), found.newer))
            }
        }
        section.part.closing {
            header.side {
                h2 dir="auto" { "The conversation’s own record" }
                p { "What is stored about the conversation as a whole." }
            }
            div.body {
                (facts("conversation", &row.data))
                @for seat in names.own() {
                    h3 { "Your part in it" }
                    (facts("participant", seat))
                }
            }
        }
    }
}

fn when(first: Option<Timestamp>, last: Option<Timestamp>) -> String {
    match (first.map(day), last.map(day)) {
        (Some(first), Some(last)) if first != last => format!("From {first} to {last}."),
        (Some(day), _) | (_, Some(day)) => format!("On {day}."),
        (None, None) => "No message stands in it.".to_owned(),
    }
}

fn days(found: &Transcript, names: &Names<'_>, business: &str) -> Markup {
    let talk = found.conversation.id.as_str();
    let on = |(place, _): &(Place, String)| Offset::UTC.to_datetime(place.received).date();
    html! {
        @for lines in found.messages.chunk_by(|one, next| on(one) == on(next)) {
            @let day = on(&lines[0]);
            h2.day { time datetime=(day) { (day.strftime("%A %-d %B %Y")) } }
            ol.lines {
                @for (place, data) in lines { li { (message(place, data, talk, names, business)) } }
            }
        }
    }
}
