//! Bundle lines.

use std::io::{self, Write as _};

use serde::Serialize;
use serde_json::value::RawValue;

/// Writes records, one a line.
pub(super) struct Output<'o, W: io::Write> {
    out: io::BufWriter<&'o mut W>,
    line: Vec<u8>,
}

/// Where a record belongs.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Place<'a> {
    pub(super) app: &'a str,
    pub(super) user: Option<&'a str>,
    pub(super) conversation: Option<&'a str>,
}

impl<'a> Place<'a> {
    pub(super) fn app(app: &'a str) -> Self {
        Self {
            app,
            user: None,
            conversation: None,
        }
    }

    pub(super) fn user(self, user: &'a str) -> Self {
        Self {
            user: Some(user),
            ..self
        }
    }

    pub(super) fn conversation(self, conversation: &'a str) -> Self {
        Self {
            conversation: Some(conversation),
            ..self
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Record<'a, T> {
    #[serde(rename = "type")]
    kind: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    app_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    user_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    conversation_id: Option<&'a str>,
    data: &'a T,
}

impl<'o, W: io::Write> Output<'o, W> {
    pub(super) fn new(out: &'o mut W) -> Self {
        Self {
            out: io::BufWriter::with_capacity(1 << 16, out),
            line: Vec::new(),
        }
    }

    /// The parent company belongs to no app.
    pub(super) fn group(&mut self, group: &RawValue) -> io::Result<()> {
        self.record("group", Place::default(), group)
    }

    pub(super) fn record<T: Serialize + ?Sized>(
        &mut self,
        kind: &str,
        place: Place<'_>,
        data: &T,
    ) -> io::Result<()> {
        let Place {
            app,
            user,
            conversation,
        } = place;
        let record = Record {
            kind,
            app_id: app,
            user_id: user,
            conversation_id: conversation,
            data: &data,
        };
        self.line.clear();
        serde_json::to_writer(&mut self.line, &record)?;
        drop_white_space(&mut self.line);
        self.line.push(b'\n');
        self.out.write_all(&self.line)
    }

    /// A line that is a record already.
    pub(super) fn line(&mut self, line: &str) -> io::Result<()> {
        self.out.write_all(line.as_bytes())?;
        self.out.write_all(b"\n")
    }

    pub(super) fn finish(mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// The data files are laid out to be read; a record is one line.
fn drop_white_space(json: &mut Vec<u8>) {
    let (mut in_string, mut escaped) = (false, false);
    json.retain(|byte| {
        let keep = in_string || !byte.is_ascii_whitespace();
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = in_string,
            b'"' => in_string = !in_string,
            _ => {}
        }
        keep
    });
}

#[cfg(test)]
mod tests {
    use super::drop_white_space;

    #[test]
    fn white_space_goes_except_within_strings() {
        let mut json = b"{ \"a b\" :\n [1, \"\\\" \\\\\", 2.50 ] }".to_vec();
        drop_white_space(&mut json);
        assert_eq!(json, b"{\"a b\":[1,\"\\\" \\\\\",2.50]}");
    }
}
