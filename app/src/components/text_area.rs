//! A `<textarea>` whose content is escaped here: Leptos 0.8 writes a textarea's children as they are.

use leptos::prelude::*;

use crate::{shell::want_form_script, text::field as words};

/// A labelled textarea. Nobody else writes one.
#[component]
pub fn TextArea(
    /// Its name in the form.
    name: &'static str,
    /// Its id; its name, where no other field of the page has that.
    #[prop(optional)]
    id: Option<&'static str>,
    /// Its label.
    #[prop(into)]
    label: String,
    /// A line that helps.
    #[prop(optional, into)]
    hint: String,
    /// What was typed before.
    #[prop(optional, into)]
    value: String,
    /// The longest text taken, in characters.
    #[prop(optional)]
    maxlength: Option<u32>,
    /// What is wrong with what was typed before.
    #[prop(optional_no_strip)]
    fault: Option<&'static str>,
) -> impl IntoView {
    let id = id.unwrap_or(name);
    let (hint_id, fault_id) = (format!("{id}-hint"), format!("{id}-fault"));
    let described = [(!hint.is_empty()).then_some(&*hint_id), fault.map(|_| &*fault_id)];
    let described: Vec<_> = described.into_iter().flatten().collect();
    let described = (!described.is_empty()).then(|| described.join(" "));
    view! {
        <div class="field" class:wrong=fault.is_some()>
            <label for=id>{label}</label>
            {(!hint.is_empty()).then(|| view! { <p class="hint" id=hint_id>{hint}</p> })}
            {fault.map(|fault| view! { <p class="fault" id=fault_id>{fault}</p> })}
            <textarea
                id=id
                name=name
                dir="auto"
                aria-describedby=described
                aria-invalid=fault.map(|_| "true")
                maxlength=maxlength.map(|n| n.to_string())
                inner_html=escaped(&value)
            ></textarea>
            {maxlength.map(|_| left(id))}
        </div>
    }
}

/// How much more fits: for a script to fill, the second time for whoever has it read out, and near the end only.
fn left(id: &str) -> impl IntoView + use<> {
    want_form_script();
    view! {
        <p
            class="hint left"
            id=format!("{id}-left")
            aria-hidden="true"
            data-left=words::LEFT.here()
            data-over=words::OVER.here()
        ></p>
        <p class="visually-hidden" role="status"></p>
    }
}

/// The bare textarea with a name of its own, for lists of them.
pub(crate) fn area(id: String, name: String, value: &str) -> impl IntoView + use<> {
    let text = escaped(value);
    view! { <textarea id=id name=name dir="auto" inner_html=text></textarea> }
}

/// As text in HTML. A line break at the start is doubled, since the first one after `<textarea>` is dropped.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    if text.starts_with('\n') {
        out.push('\n');
    }
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_gets_out() {
        let html =
            view! { <TextArea name="note" label="Note" value="</textarea><script>alert(1)</script>&amp;"/> };
        let html = html.to_html();
        assert!(
            html.contains("&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;</textarea>"),
            "{html}"
        );
        assert!(!html.contains("<script>"));
    }

    #[test]
    fn where_there_is_a_limit_there_is_room_to_say_how_much_is_left() {
        let html = view! { <TextArea name="note" label="Note" maxlength=500/> };
        let html = html.to_html();
        for there in ["maxlength=\"500\"", "id=\"note-left\"", words::LEFT.en] {
            assert!(html.contains(there), "{there}: {html}");
        }
        let html = view! { <TextArea name="note" label="Note"/> };
        let html = html.to_html();
        assert!(!html.contains("note-left"), "{html}");
    }
}
