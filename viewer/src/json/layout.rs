//! A record's own text, laid out for reading: only white space between its tokens changes.

/// How far a line is indented at most, and how long a text is laid out at all: brackets upon brackets would become very
/// much longer.
const INDENTED: usize = 12;
const LONGEST: usize = 64 * 1024;

/// One member or element a line, indented by two.
pub fn layout(text: &str) -> String {
    if text.len() > LONGEST {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    let mut depth = 0_usize;
    let (mut quoted, mut escaped) = (false, false);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if quoted {
            out.push(letter);
            quoted = escaped || letter != '"';
            escaped = !escaped && letter == '\\';
            continue;
        }
        match letter {
            ' ' | '\t' | '\r' | '\n' => {}
            '{' | '[' => {
                out.push(letter);
                while letters.next_if(char::is_ascii_whitespace).is_some() {}
                if let Some(close) = letters.next_if(|next| matches!(next, '}' | ']')) {
                    out.push(close);
                } else {
                    depth += 1;
                    line(&mut out, depth);
                }
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                line(&mut out, depth);
                out.push(letter);
            }
            ',' => {
                out.push(letter);
                line(&mut out, depth);
            }
            ':' => out.push_str(": "),
            _ => {
                quoted = letter == '"';
                out.push(letter);
            }
        }
    }
    out
}

fn line(out: &mut String, depth: usize) {
    out.push('\n');
    for _ in 0..depth.min(INDENTED) {
        out.push_str("  ");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_a_line_and_none_changed() {
        let text = r#"{"b":1.50,"a":[],"c" : { },"d":["\u0041{,}\\\"",null]}"#;
        let laid = layout(text);
        assert_eq!(
            laid,
            "{\n  \"b\": 1.50,\n  \"a\": [],\n  \"c\": {},\n  \"d\": [\n    \"\\u0041{,}\\\\\\\"\",\n    null\n  ]\n}"
        );
    }

    #[test]
    fn is_the_same_record() {
        let text = r#"{"a":[1,{"b":"x y\n: ,"},[]],"z":{}}"#;
        let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
        assert_eq!(value(&layout(text)), value(text));
    }

    #[test]
    fn brackets_upon_brackets_do_not_become_very_much_longer() {
        let deep = format!("{}{}", "[".repeat(64), "1,".repeat(20_000));
        assert!(layout(&deep).len() < 16 * deep.len());
        let long = "[1, ".repeat(LONGEST);
        assert_eq!(layout(&long), long);
    }

    #[test]
    fn what_is_no_json_is_laid_out_too() {
        for text in ["", "]]]", "\"", "{\"", "[,", "\\"] {
            let _ = layout(text);
        }
    }
}
