//! What the browser says of its own accord.

use http::request::Parts;
use leptos::context::use_context;

/// Whether it says that its person wants no sale, sharing or marketing: `Sec-GPC: 1` (W3C Global Privacy Control), and
/// nothing else.
pub(super) fn signals() -> bool {
    use_context::<Parts>().is_some_and(|parts| {
        let mut said = parts.headers.get_all("sec-gpc").iter();
        said.next().is_some_and(|value| value == "1") && said.next().is_none()
    })
}
