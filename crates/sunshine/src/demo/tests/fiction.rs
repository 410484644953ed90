//! Nobody real can be written to, rung up or visited.

use serde_json::Value;

use super::{NOW, RECORDS, demo_at, each_string};

fn reserved(domain: &str) -> bool {
    let domain = domain.trim_end_matches(['.', '-']).to_ascii_lowercase();
    let within = |parent: &str| domain == parent || domain.ends_with(&format!(".{parent}"));
    ["example.com", "example.net", "example.org", "example"]
        .into_iter()
        .any(within)
}

/// Ofcom's range for drama, and the North American numbers kept for fiction.
fn fictional(number: &str) -> bool {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let american = digits.len() == 11 && digits.starts_with('1') && digits[4..].starts_with("55501");
    american || (digits.len() == 12 && digits.starts_with("447700900"))
}

fn is_domain(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '-')
}

fn check_text(text: &str) {
    for (at, _) in text.match_indices('@') {
        let written_to = text[..at].ends_with(|c: char| c.is_alphanumeric());
        let domain = text[at + 1..].split(|c| !is_domain(c)).next().unwrap();
        assert!(!written_to || reserved(domain), "{text}");
    }
    for (at, _) in text.match_indices("://") {
        let host = text[at + 3..].split(|c| !is_domain(c)).next().unwrap();
        assert!(reserved(host), "{text}");
    }
    for (at, _) in text.match_indices('+') {
        let number = text[at + 1..]
            .split(|c: char| !c.is_ascii_digit() && !matches!(c, ' ' | '-'))
            .next()
            .unwrap();
        let digits = number.chars().filter(char::is_ascii_digit).count();
        assert!(
            digits < 7 || number.starts_with('0') || fictional(number),
            "{text}"
        );
    }
}

fn check(value: &Value) {
    each_string(value, "", &mut |under, text| {
        check_text(text);
        let is_number =
            under.to_ascii_lowercase().contains("phonenumber") || matches!(under, "from" | "From");
        assert!(
            !is_number || text.contains('@') || fictional(text),
            "{under}: {text}"
        );
    });
}

#[test]
fn only_reserved_domains_and_numbers() {
    for record in RECORDS.iter() {
        check(record);
        let data = &record["data"];
        if matches!(
            data["type"].as_str(),
            Some("whatsapp" | "twilio" | "messagebird" | "googlercs")
        ) {
            assert!(fictional(data["externalId"].as_str().unwrap()), "{record}");
        }
    }
    for app in demo_at(NOW).apps() {
        check_text(app.facts);
    }
}

#[test]
fn the_check_can_fail() {
    for text in [
        "write to a@mail.test",
        "https://shop.example.de/",
        "ring +44 20 7946 0000 now",
    ] {
        assert!(std::panic::catch_unwind(|| check_text(text)).is_err(), "{text}");
    }
    check_text("a@example.com, https://x.example/y, +44 7700 900123, 2 + 2 = 4, @name");
}

#[test]
fn no_gap_is_left_open() {
    for record in RECORDS.iter() {
        each_string(record, "", &mut |_, text| {
            assert!(!text.contains(['{', '}']), "{text}");
        });
    }
}
