//! The page that somebody asked for before they were signed in: the way in carries it along, and leads on to it.

use crate::pages::address::address;

/// Where a person comes to if nothing else was asked for.
const ME: &str = "/me";
/// Where staff come to.
pub const DESK: &str = "/desk";

/// The files of the copy; whoever asked for one is led to their page, where they see that it comes.
const COPIES: [&str; 2] = ["/me/export.json", "/me/export.zip"];

/// An address longer than this (bytes) is none of the portal's.
const LONGEST: usize = 1024;

/// The way in, with a sentence for `problem`, and with `page` (path and query) to come back to, if it is one of the
/// portal's. It also tells which side asks.
pub fn way_in(problem: &str, page: &str) -> String {
    let sign_in = address("/sign-in", "problem", problem);
    match any(page).filter(|page| *page != ME) {
        Some(page) => address(&sign_in, "page", page),
        None => sign_in,
    }
}

/// `page`, if it stands on one of the two sides.
pub fn any(page: &str) -> Option<&str> {
    on(ME, page).or_else(|| on(DESK, page))
}

/// Whether `page` is the staff's.
pub fn is_at_desk(page: &str) -> bool {
    on(DESK, page).is_some()
}

/// `page`, if it is `home` (`/me` or `/desk`) or stands below it. Whatever leads to another site, or is no address at all,
/// is none.
pub fn on<'a>(home: &str, page: &'a str) -> Option<&'a str> {
    let below = page.strip_prefix(home)?;
    let is_below = below.is_empty() || below.starts_with(['/', '?']);
    let is_address =
        page.len() <= LONGEST && page.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    let shown = if COPIES.contains(&page) {
        "/me/export"
    } else {
        of_request(page).unwrap_or(page)
    };
    (is_below && is_address).then_some(shown)
}

/// The request of which this is a file that staff take for somebody.
fn of_request(page: &str) -> Option<&str> {
    let files = ["/export.json", "/export.zip"].into_iter();
    let mut requests = files.filter_map(|file| page.strip_suffix(file));
    requests.find(|page| page.starts_with("/desk/requests/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_in_carries_the_page() {
        assert_eq!(
            way_in("signed_out", "/me/search?q=a&from=b"),
            "/sign-in?problem=signed_out&page=%2Fme%2Fsearch%3Fq%3Da%26from%3Db"
        );
        for home in ["/me", "https://elsewhere.example/me", ""] {
            assert_eq!(way_in("token", home), "/sign-in?problem=token", "{home}");
        }
        assert_eq!(way_in("token", "/desk"), "/sign-in?problem=token&page=%2Fdesk");
    }

    #[test]
    fn nothing_leads_out_of_the_portal() {
        for page in [
            "//elsewhere.example/me",
            "https://elsewhere.example/me",
            "/\\elsewhere.example",
            "/me\\@elsewhere.example",
            "/me.elsewhere.example",
            "/menu",
            "/sign-in",
            "/me/a b",
            "/me/a\r\nset-cookie: x",
            "/me/ü",
            "",
        ] {
            assert_eq!(any(page), None, "{page}");
        }
        assert_eq!(any(&format!("/me/{}", "a".repeat(LONGEST))), None);
    }

    #[test]
    fn a_page_belongs_to_its_side() {
        for page in ["/me", "/me/requests/7K4M", "/me?after=x"] {
            assert_eq!((on("/me", page), on("/desk", page)), (Some(page), None));
        }
        assert_eq!(any("/desk/requests/7K4M"), Some("/desk/requests/7K4M"));
        assert!(is_at_desk("/desk?view=closed") && !is_at_desk("/me") && !is_at_desk("/desktop"));
        assert_eq!(COPIES.map(any), [Some("/me/export"); 2]);
        for file in ["export.json", "export.zip"] {
            let page = format!("/desk/requests/7K4M-2Q9X-B3TD/{file}");
            assert_eq!(any(&page), Some("/desk/requests/7K4M-2Q9X-B3TD"));
        }
    }
}
