//! One value: what it was and what it becomes, in words and by their marks.

use leptos::prelude::*;

use crate::{shell::want_form_script, text::correction as words};

/// Before and after, with what belongs to it below.
#[component]
pub fn Change(
    /// What the value is.
    #[prop(into)]
    label: String,
    /// What it was; empty for nothing.
    #[prop(into)]
    was: String,
    /// What it becomes; empty for nothing.
    #[prop(into)]
    becomes: String,
    /// Below it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <section class="change">
            <h3 dir="auto">{label}</h3>
            <dl>
                <dt>{words::WAS}</dt>
                <dd dir="auto"><del>{or_nothing(was)}</del></dd>
                <dt>{words::BECOMES}</dt>
                <dd dir="auto"><ins>{or_nothing(becomes)}</ins></dd>
            </dl>
            {children.map(|children| children())}
        </section>
    }
}

/// The same below a field, while it is typed: out of sight as long as nothing changes. Where a script runs, it follows.
#[component]
pub fn Becoming(
    /// The field's id.
    #[prop(into)]
    of: String,
    /// What the value is; empty for nothing.
    #[prop(into)]
    was: String,
    /// What stands in the field; empty for nothing.
    #[prop(into)]
    typed: String,
) -> impl IntoView {
    want_form_script();
    let is_same = in_one_line(&was) == in_one_line(&typed);
    let nothing = typed.trim().is_empty();
    let becomes = if nothing {
        words::EMPTY.here().to_owned()
    } else {
        typed
    };
    view! {
        <dl
            class="becoming"
            id=format!("{of}-becomes")
            hidden=is_same
            data-nothing=words::EMPTY.here()
        >
            <dt>{words::WAS}</dt>
            <dd dir="auto"><del>{or_nothing(was)}</del></dd>
            <dt>{words::BECOMES}</dt>
            <dd dir="auto"><ins class:soft=nothing>{becomes}</ins></dd>
        </dl>
    }
}

/// As a field shows it: nobody can type what it does not carry.
fn in_one_line(text: &str) -> String {
    let text: String = text.chars().filter(|c| !c.is_control()).collect();
    text.trim().to_owned()
}

/// A value, or that there is none.
fn or_nothing(value: String) -> AnyView {
    if value.is_empty() {
        view! { <span class="soft">{words::EMPTY}</span> }.into_any()
    } else {
        value.into_any()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn becoming(was: &'static str, typed: &'static str) -> String {
        let html = view! { <Becoming of="field-0" was=was typed=typed/> };
        html.to_html()
    }

    #[test]
    fn what_changes_is_seen_and_what_does_not_is_not() {
        for (was, typed) in [
            ("Okonjo", "Okonjo"),
            ("Okonjo", " Okonjo "),
            ("two\nlines", "twolines"),
            ("", ""),
        ] {
            let html = becoming(was, typed);
            assert!(html.contains(" hidden"), "{was:?} {typed:?}: {html}");
        }
        for (was, typed, becomes) in [
            ("Okonjo", "Vale <b>", "Vale &lt;b&gt;</ins>"),
            ("Okonjo", " ", "nothing</ins>"),
            ("", "Vale", "Vale</ins>"),
        ] {
            let html = becoming(was, typed);
            assert!(!html.contains(" hidden"), "{was:?} {typed:?}: {html}");
            assert!(html.contains(becomes), "{was:?} {typed:?}: {html}");
        }
    }
}
