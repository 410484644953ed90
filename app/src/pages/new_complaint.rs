//! `/me/requests/new/complaint` and `/me/requests/new/appeal`: in whose own words.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::address::address;
use crate::{
    api::{Problem, me::get_new_complaint},
    components::{
        Due, Entry, Keeping, Ledger, MeNav, MePage, Notice, Opening, Part, Stamp, TextArea,
        problem_in_address,
    },
    text::{Phrase, complaint as words, notice, status},
    view::{Frame, NewSecondLook},
};

/// The id of the field.
const WORDS: &str = "words";
/// The longest text, in characters.
const LONGEST: u32 = 4_000;

/// The form of a complaint.
#[component]
pub fn NewComplaintPage() -> impl IntoView {
    page("complaint", words::COMPLAINT)
}

/// The form of an appeal.
#[component]
pub fn NewAppealPage() -> impl IntoView {
    page("appeal", words::APPEAL)
}

fn page(kind: &str, title: Phrase) -> impl IntoView + use<> {
    let problem = problem_in_address();
    let about = about_in_address();
    let typed = use_query_map().with_untracked(|query| query.get("typed"));
    let page = get_new_complaint(kind.to_owned(), about, typed);
    let render = move |frame, new| draw(frame, new, problem);
    view! { <MePage title=title current=MeNav::Requests page=page render=render/> }
}

/// The request that the address names. To be asked at the top of a page.
pub fn about_in_address() -> Option<String> {
    use_query_map().with_untracked(|query| query.get("about"))
}

/// The address of a page about the same.
pub fn about(page: &str, new: &NewSecondLook) -> String {
    let page = format!("/me/requests/new/{}{page}", new.kind);
    match &new.about {
        Some(about) => address(&page, "about", &about.reference),
        None => page,
    }
}

/// Where it leads back to.
pub fn back(new: &NewSecondLook) -> String {
    match &new.about {
        Some(about) => format!("/me/requests/{}", about.reference),
        None => "/me/requests/new".to_owned(),
    }
}

/// What it is about, as one line of a ledger.
pub fn subject(new: &NewSecondLook) -> impl IntoView + use<> {
    let said = match &new.about {
        Some(about) => {
            let reference = about.reference.clone();
            view! { {status::kind(&about.kind, &about.scope)} " " <span class="data">{reference}</span> }
                .into_any()
        }
        None => words::ABOUT_NOTHING.here().into_any(),
    };
    view! { <Entry label=words::ABOUT>{said}</Entry> }
}

/// The one to send; or what stands here when one about the same is open.
pub fn or_open(new: NewSecondLook) -> Result<NewSecondLook, AnyView> {
    let Some(open) = &new.open else {
        return Ok(new);
    };
    let href = format!("/me/requests/{open}");
    Err(view! {
        <Opening heading=words::OPEN lede=words::OPEN_LINE>
            <div class="actions"><a class="button" href=href>{words::OPEN_LINK}</a></div>
        </Opening>
    }
    .into_any())
}

pub(super) fn draw(frame: Frame, new: NewSecondLook, problem: Option<Problem>) -> impl IntoView {
    match or_open(new) {
        Ok(new) => form(&frame, &new, problem).into_any(),
        Err(open) => open,
    }
}

fn form(frame: &Frame, new: &NewSecondLook, problem: Option<Problem>) -> impl IntoView + use<> {
    let is_appeal = new.kind == "appeal";
    let (heading, lede, field) = if is_appeal {
        (words::APPEAL, words::APPEAL_LEDE, words::APPEAL_FIELD)
    } else {
        (words::COMPLAINT, words::COMPLAINT_LEDE, words::COMPLAINT_FIELD)
    };
    let is_about_words = matches!(problem, Some(Problem::WordsMissing | Problem::WordsTooLong));
    let fault = problem
        .filter(|_| is_about_words)
        .map(|problem| notice::said(problem).here());
    let notice = if is_about_words {
        view! { <Notice problem=problem field=WORDS/> }.into_any()
    } else {
        view! { <Notice problem=problem/> }.into_any()
    };
    let carried = new.about.as_ref().map(|about| {
        let reference = about.reference.clone();
        view! { <input type="hidden" name="about" value=reference/> }
    });
    let (back, subject, due) = (back(new), subject(new), new.due.clone());
    let form = view! {
        <form method="post" action="/api/check_complaint" data-keeps=new.once.clone()>
            <Stamp stamp=frame.stamp.clone()/>
            <input type="hidden" name="kind" value=new.kind.clone()/>
            {carried}
            <input type="hidden" name="once" value=new.once.clone()/>
            <TextArea
                name=WORDS
                label=field
                hint=words::HINT
                value=new.words.clone()
                maxlength=LONGEST
                fault=fault
            />
            <Keeping/>
            <div class="actions">
                <button>{words::CONTINUE}</button>
                <a href=back>{words::NEVER_MIND}</a>
            </div>
        </form>
    };
    view! {
        <Opening heading=heading lede=lede side=|| view! { <p>{words::STEP_1}</p> }>{notice}</Opening>
        <Part heading=words::WRITE>
            <Ledger>{subject}</Ledger>
            {form}
        </Part>
        <Part heading=words::WHEN><Due due=due/></Part>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        pages::sample::{self, hostile, sound},
        text::field,
    };

    #[test]
    fn one_form_with_what_it_is_about_and_what_had_been_written() {
        for kind in ["complaint", "appeal"] {
            let new = NewSecondLook {
                words: hostile("</textarea>Not right"),
                ..sample::second_look(kind)
            };
            let html = sound(draw(sample::frame(), new, None));
            assert_eq!(html.matches("<form").count(), 1, "{html}");
            for there in [
                "action=\"/api/check_complaint\"",
                "name=\"stamp\" value=\"stamp-of-this-session\"",
                "name=\"about\" value=\"7K4M-2Q9X-B3TD\"",
                &format!("name=\"kind\" value=\"{kind}\""),
                "&lt;/textarea&gt;Not right",
                &format!("data-keeps=\"{}\"", sample::second_look(kind).once),
                field::KEEPS.en,
            ] {
                assert!(html.contains(there), "{there}: {html}");
            }
        }
    }

    #[test]
    fn what_is_missing_is_said_above_and_at_the_field() {
        let new = sample::second_look("complaint");
        let html = sound(draw(sample::frame(), new, Some(Problem::WordsMissing)));
        for there in ["href=\"#words\"", "aria-describedby=\"words-hint words-fault\""] {
            assert!(html.contains(there), "{there}: {html}");
        }
    }

    #[test]
    fn an_open_one_leaves_no_form() {
        let open = NewSecondLook {
            open: Some("9C2A-2Q9X-B3TD".into()),
            ..sample::second_look("appeal")
        };
        let html = sound(draw(sample::frame(), open, None));
        assert!(
            !html.contains("<form") && html.contains("/me/requests/9C2A-2Q9X-B3TD"),
            "{html}"
        );
    }
}
