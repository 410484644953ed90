//! What the first bytes say the file is.

use crate::format::{FORMAT, OPENING};

/// As many first bytes as are looked at: room for the head as a pretty-printer would set it.
pub const HEAD_MAX: usize = 128;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Head {
    /// An export of the format this crate checks.
    Ours,
    /// One that ends within its first member.
    Cut,
    /// One that another program has written anew: with white space, or a byte-order mark.
    Resaved,
    /// A later format.
    Newer(u32),
    /// Anything else.
    Foreign,
}

/// Whether a file whose first [`HEAD_MAX`] bytes are these (or all there are) is to be judged as an export: its first
/// member is `format`, whatever that says and however it is set.
pub fn names_a_format(first: &[u8]) -> bool {
    bare(first).starts_with(b"{\"format\":")
}

/// Without a byte-order mark and white space.
fn bare(first: &[u8]) -> Vec<u8> {
    let first = first.strip_prefix(b"\xef\xbb\xbf").unwrap_or(first);
    let kept = first
        .iter()
        .filter(|b| !matches!(b, b' ' | b'\t' | b'\r' | b'\n'));
    kept.copied().collect()
}

/// Judges the first [`HEAD_MAX`] bytes, or all there are.
pub(crate) fn judge(first: &[u8]) -> Head {
    let text = bare(first);
    let name = FORMAT.trim_end_matches(|c: char| c.is_ascii_digit());
    let Some(rest) = text.strip_prefix(format!("{{\"format\":\"{name}").as_bytes()) else {
        return Head::Foreign;
    };
    let digits = rest.iter().take_while(|b| b.is_ascii_digit()).count();
    let number = std::str::from_utf8(&rest[..digits])
        .ok()
        .and_then(|text| text.parse().ok());
    let rewritten = !first.starts_with(OPENING.as_bytes());
    match (number, &rest[digits..]) {
        (Some(0) | None, [_, ..]) => Head::Foreign,
        (Some(1), [b'"', b',', ..]) if rest[0] == b'1' => {
            if rewritten {
                Head::Resaved
            } else {
                Head::Ours
            }
        }
        (Some(number @ 2..), [b'"', ..]) if rest[0] != b'0' => Head::Newer(number),
        (_, [] | [b'"']) => Head::Cut,
        _ => Head::Foreign,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_kinds_of_file_apart() {
        for (text, head) in [
            (r#"{"format":"rightsdesk.export/1","controller""#, Head::Ours),
            (r#"{"format":"rightsdesk.export/1","#, Head::Ours),
            (
                r#"{"format":"rightsdesk.export/1","controller":{"name":"Bell & Sons"#,
                Head::Ours,
            ),
            (r#"{"format":"rightsdesk.export/1""#, Head::Cut),
            (r#"{"format":"rightsdesk.export/1"#, Head::Cut),
            (r#"{"format":"rightsdesk.export/"#, Head::Cut),
            (r#"{"format":"rightsdesk.export"#, Head::Foreign),
            (r#"{"format":"rightsdesk.export/2","#, Head::Newer(2)),
            (r#"{"format":"rightsdesk.export/12","#, Head::Newer(12)),
            (r#"{"format": "rightsdesk.export/2","#, Head::Newer(2)),
            (r#"{"format":"rightsdesk.export/0","#, Head::Foreign),
            (r#"{"format":"rightsdesk.export/01","#, Head::Foreign),
            (r#"{"format":"rightsdesk.export/02","#, Head::Foreign),
            (r#"{"format":"rightsdesk.export/1x","#, Head::Foreign),
            (r#"{"format":"rightsdesk.export/x","#, Head::Foreign),
            (r#"{"format":"rightsdesk.export/99999999999","#, Head::Foreign),
            (r#"{"format":"rightsdesk.export/1"}"#, Head::Foreign),
            (r#"{"format":"rightsdesk.receipt/1","#, Head::Foreign),
            ("{\n  \"format\": \"rightsdesk.export/1\",\n", Head::Resaved),
            (" {\"format\":\"rightsdesk.export/1\",", Head::Resaved),
            ("\u{feff}{\"format\":\"rightsdesk.export/1\",", Head::Resaved),
            ("", Head::Foreign),
            ("   ", Head::Foreign),
            ("{}", Head::Foreign),
        ] {
            assert_eq!(judge(text.as_bytes()), head, "{text}");
            assert!(
                head == Head::Foreign || names_a_format(text.as_bytes()),
                "what is judged as an export is taken for one: {text}"
            );
        }
    }

    #[test]
    fn a_line_of_a_bundle_names_no_format() {
        for (text, named) in [
            (r#"{"type":"app","appId":"a","data":{"id":"a"}}"#, false),
            (r#"{"type":"format"}"#, false),
            ("", false),
            (&*" ".repeat(HEAD_MAX), false),
            (r#"{"format":"rightsdesk.receipt/1","#, true),
            (r#"{"format":7"#, true),
            ("\u{feff}{ \"format\" :", true),
        ] {
            assert_eq!(names_a_format(text.as_bytes()), named, "{text}");
        }
    }
}
