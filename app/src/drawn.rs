//! Views that are drawn at once, one after the other, for `inner_html`: of hundreds that wait to be drawn together, each is
//! moved about in memory and has strings of its own until then. None of them may wait for anything.

use leptos::{prelude::*, tachys::view::Position};

/// The HTML of these views, in their order.
pub fn drawn<V: IntoView>(views: impl IntoIterator<Item = V>) -> String {
    let mut html = String::new();
    for view in views {
        let view = view.into_view();
        html.reserve(view.html_len());
        let (escape, mark_branches) = (true, false);
        let position = &mut Position::FirstChild;
        view.to_html_with_buf(&mut html, position, escape, mark_branches, Vec::new());
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_what_the_views_are_together_and_escaped_like_them() {
        let hostile = ["<b>&\"'", "", "</td><script>"];
        let row = |text: &'static str| view! { <td title=text>{text}</td> };
        let (at_once, together) = (drawn(hostile.map(row)), hostile.map(row).to_vec().to_html());
        assert_eq!(at_once, together.trim_end_matches("<!>"));
        assert!(
            !at_once.contains("<b>") && !at_once.contains("<script>"),
            "{at_once}"
        );
    }
}
