//! `/me/search`: finding something that was said. The words are posted and kept with the session; the address carries
//! what they are kept under.

use leptos::{either::Either, prelude::*};
use leptos_router::hooks::use_query_map;

use super::{address, under};
use crate::{
    api::{Problem, me::get_search},
    components::{Clock, FullDay, MeNav, MePage, Notice, Opening, Pager, Stamp, problem_in_address},
    text::{Phrase, channel, conversation, conversations, search as words, time},
    view::{Asked, Find, Frame, Outcome, Piece, Search},
};

/// The page.
#[component]
pub fn SearchPage() -> impl IntoView {
    let query = use_query_map().read_untracked().clone();
    let problem = problem_in_address();
    let page = get_search(
        query.get("q"),
        query.get("channel"),
        query.get("kind"),
        query.get("by"),
        query.get("from"),
        query.get("to"),
        query.get("order"),
        query.get("after"),
    );
    let render = move |frame, page| search(frame, page, problem);
    view! { <MePage title=words::TITLE current=MeNav::Conversations page=page render=render/> }
}

/// The address of a search, from `after` on.
pub(crate) fn search_at(asked: &Asked, after: Option<&str>) -> String {
    let order = asked.oldest.then(|| "oldest".to_owned());
    let fields = [
        ("q", &asked.q),
        ("channel", &asked.channel),
        ("kind", &asked.kind),
        ("by", &asked.by),
        ("from", &asked.from),
        ("to", &asked.to),
        ("order", &order),
        ("after", &after.map(str::to_owned)),
    ];
    let given = fields
        .into_iter()
        .filter_map(|(name, value)| Some((name, value.as_deref()?)));
    given.fold("/me/search".to_owned(), |here, (name, value)| {
        address(&here, name, value)
    })
}

/// What stands on it.
pub(crate) fn search(frame: Frame, page: Search, problem: Option<Problem>) -> impl IntoView {
    let Search {
        asked,
        typed,
        outcome,
        channels,
        finds,
        next,
    } = page;
    let side = || view! { <p><a href="/me/conversations">{words::ALL}</a></p> };
    let first = asked.after.is_some().then(|| search_at(&asked, None));
    let on = next.as_deref().map(|next| search_at(&asked, Some(next)));
    let paged = first.is_some() || on.is_some();
    let said = said(outcome, &asked, finds.is_empty());
    let more = if asked.oldest {
        words::LATER
    } else {
        words::EARLIER
    };
    view! {
        <Opening heading=words::HEADING lede=words::LEDE side=side>
            <Notice problem=problem field="from"/>
            {form(frame.stamp, &asked, typed, channels)}
        </Opening>
        {said.map(|said| view! { <div class="part"><div class="side"></div><div class="body" role="status">{said}</div></div> })}
        {(!finds.is_empty()).then(|| view! {
            <section class="talk" aria-label=words::FOUND>{listed(finds, &frame.business)}</section>
        })}
        {paged.then(|| view! { <Pager label=words::PAGES back=(words::FIRST, first) on=(more, on)/> })}
    }
}

pub(super) fn form(
    stamp: String,
    asked: &Asked,
    typed: Option<String>,
    channels: Vec<String>,
) -> impl IntoView + use<> {
    let Asked {
        channel,
        kind,
        by,
        from,
        to,
        oldest,
        ..
    } = asked.clone();
    let open =
        channel.is_some() || kind.is_some() || by.is_some() || from.is_some() || to.is_some() || oldest;
    let channels = channels
        .into_iter()
        .map(|kind| (kind.clone(), channel::name(&kind).to_owned()))
        .collect();
    let named = |names: &[(&'static str, Phrase)]| {
        names
            .iter()
            .map(|(name, phrase)| ((*name).to_owned(), phrase.here().to_owned()))
            .collect()
    };
    let order = oldest.then(|| "oldest".to_owned());
    view! {
        <search>
            <form class="find" method="post" action="/api/search_messages">
                <Stamp stamp=stamp/>
                <div class="field">
                    <label for="typed">{words::WORDS}</label>
                    <input id="typed" name="typed" type="search" maxlength="200" autocomplete="off" dir="auto" value=typed/>
                    <p class="hint">{words::HOW}</p>
                </div>
                <details open=open>
                    <summary>{words::NARROW}</summary>
                    <div class="filter">
                        {choice("channel", words::CHANNEL, words::ANY_CHANNEL, channels, channel.as_ref())}
                        {choice("kind", words::KIND, words::ANY_KIND, named(&words::KINDS), kind.as_ref())}
                        {choice("by", words::BY, words::ANYBODY, named(&words::WRITERS), by.as_ref())}
                        {day("from", words::FROM, from)}
                        {day("to", words::TO, to)}
                        {choice("order", words::ORDER, words::NEWEST, named(&words::ORDERS), order.as_ref())}
                    </div>
                </details>
                <div class="actions"><button class="button">{words::FIND}</button></div>
            </form>
        </search>
    }
}

fn choice(
    name: &'static str,
    label: Phrase,
    none: Phrase,
    options: Vec<(String, String)>,
    chosen: Option<&String>,
) -> impl IntoView + use<> {
    let options = options.into_iter().map(|(value, label)| {
        let selected = chosen == Some(&value);
        view! { <option value=value selected=selected>{label}</option> }
    });
    let options = options.collect_view();
    view! {
        <div class="field">
            <label for=name>{label}</label>
            <select id=name name=name><option value="">{none}</option>{options}</select>
        </div>
    }
}

fn day(name: &'static str, label: Phrase, chosen: Option<String>) -> impl IntoView {
    view! {
        <div class="field">
            <label for=name>{label}</label>
            <input id=name name=name type="date" value=chosen/>
        </div>
    }
}

/// What became of the search, in words.
fn said(outcome: Outcome, asked: &Asked, none: bool) -> Option<AnyView> {
    let line = match outcome {
        Outcome::Nothing => return None,
        Outcome::Forgotten => words::FORGOTTEN,
        Outcome::NoWords => words::NO_WORDS,
        Outcome::Looked if none && asked.after.is_some() => words::NO_MORE,
        Outcome::Looked if none => {
            return Some(view! { <p>{words::NONE}</p><p class="soft">{words::TRY}</p> }.into_any());
        }
        Outcome::Looked if asked.oldest => words::OLDEST_FIRST,
        Outcome::Looked => words::NEWEST_FIRST,
    };
    Some(view! { <p>{line}</p> }.into_any())
}

/// The messages, gathered into days.
fn listed(finds: Vec<Find>, business: &str) -> impl IntoView + use<> {
    let mut days: Vec<(String, Vec<Find>)> = Vec::new();
    for find in finds {
        let day = time::on(&find.received).unwrap_or_else(|| find.received.clone());
        match days.last_mut() {
            Some((last, lines)) if *last == day => lines.push(find),
            _ => days.push((day, vec![find])),
        }
    }
    days.into_iter()
        .map(|(day, finds)| {
            let lines = finds
                .into_iter()
                .map(|find| view! { <li>{found(find, business)}</li> })
                .collect_view();
            view! {
                <h2 class="day"><FullDay day=day/></h2>
                <ol class="lines">{lines}</ol>
            }
        })
        .collect_view()
}

fn found(find: Find, business: &str) -> impl IntoView + use<> {
    let class = match &find.by {
        crate::view::By::You => "said you",
        crate::view::By::Other(_) => "said other",
        _ => "said",
    };
    let author = conversation::by(&find.by, business);
    let rank = conversation::rank(&find.by);
    let source = find
        .source
        .map(|source| format!(" · {}", channel::source(&source)));
    let (id, name, shared) = find.conversation;
    let name = conversations::called(name.as_deref(), shared);
    let href = format!(
        "{}#here",
        address(&under("/me/conversations", &id), "at", &find.place)
    );
    let said = if find.excerpts.is_empty() {
        Either::Left(view! { <p class="kind">{conversation::of_kind(&find.kind)}</p> })
    } else {
        Either::Right(find.excerpts.into_iter().map(excerpt).collect_view())
    };
    view! {
        <article class=class>
            <p class="by">
                <b dir="auto">{author}</b>
                " "
                <Clock at=find.received/>
                {rank.map(|rank| format!(" · {rank}"))}
                {source}
            </p>
            <div class="words">
                {said}
                <p class="small"><a href=href>{words::READ}</a> " · " <span dir="auto">{name}</span></p>
            </div>
        </article>
    }
}

fn excerpt(pieces: Vec<Piece>) -> impl IntoView {
    let pieces = pieces.into_iter().map(|Piece { text, found }| {
        if found {
            Either::Left(view! { <mark>{text}</mark> })
        } else {
            Either::Right(text)
        }
    });
    let pieces = pieces.collect_view();
    view! { <p class="text" dir="auto">{pieces}</p> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_what_is_asked_and_no_words() {
        assert_eq!(search_at(&Asked::default(), None), "/me/search");
        let asked = Asked {
            q: Some("0a1b".into()),
            kind: Some("picture".into()),
            oldest: true,
            after: Some("7".into()),
            ..Asked::default()
        };
        assert_eq!(
            search_at(&asked, None),
            "/me/search?q=0a1b&kind=picture&order=oldest"
        );
        assert_eq!(
            search_at(
                &Asked {
                    channel: Some("a&b".into()),
                    ..Asked::default()
                },
                Some("-9")
            ),
            "/me/search?channel=a%26b&after=-9"
        );
    }
}
