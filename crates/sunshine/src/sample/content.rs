//! What a message holds: mostly words, now and then a picture, a place, a form or a list.

use super::dice::Dice;
use super::id::Id;
use super::line::{put, put_number};
use super::words::WORDS;

/// Content written by a person.
pub(super) fn from_person(line: &mut Vec<u8>, dice: &mut Dice, conversation: &Id, name: &str) {
    match dice.below(100) {
        0..=3 => media(line, dice, conversation, "image", "image/jpeg", ".jpg"),
        4 => location(line, dice),
        5 => form_response(line, dice, name),
        _ => text(line, dice, 12),
    }
}

/// Content written for the business.
pub(super) fn from_business(line: &mut Vec<u8>, dice: &mut Dice, conversation: &Id, name: &str) {
    match dice.below(100) {
        0 | 1 => media(line, dice, conversation, "file", "application/pdf", ".pdf"),
        2 => items(line, dice, "carousel"),
        3 => items(line, dice, "list"),
        4 => form(line),
        5 => template(line, name),
        _ => text(line, dice, 18),
    }
}

fn text(line: &mut Vec<u8>, dice: &mut Dice, longest: u64) {
    put!(line, r#"{"type":"text","text":""#);
    let count = dice.between(3, longest);
    words(line, dice, count);
    put!(line, r#""}"#);
}

/// Words with a space between; eight to a draw.
fn words(line: &mut Vec<u8>, dice: &mut Dice, count: u64) {
    let mut written = 0;
    while written < count {
        for byte in dice.bits().to_le_bytes() {
            if written == count {
                break;
            }
            if written > 0 {
                line.push(if byte == 0 { b',' } else { b' ' });
            }
            put!(line, WORDS[usize::from(byte)]);
            written += 1;
        }
    }
}

fn media(line: &mut Vec<u8>, dice: &mut Dice, conversation: &Id, kind: &str, media_type: &str, ending: &str) {
    let word = WORDS[dice.index(WORDS.len())];
    put!(
        line,
        r#"{"type":""#,
        kind,
        r#"","mediaUrl":"https://media.example.com/conversations/"#,
        conversation
    );
    put!(
        line,
        "/",
        word,
        ending,
        r#"","mediaType":""#,
        media_type,
        r#"","mediaSize":"#
    );
    put_number(line, dice.between(20_000, 900_000));
    put!(line, r#","altText":""#, word, ending, r#""}"#);
}

fn location(line: &mut Vec<u8>, dice: &mut Dice) {
    put!(line, r#"{"type":"location","coordinates":{"lat":5"#);
    put_number(line, dice.below(10));
    put!(line, ".");
    put_number(line, dice.between(1000, 9999));
    put!(line, r#","long":1"#);
    put_number(line, dice.below(10));
    put!(line, ".");
    put_number(line, dice.between(1000, 9999));
    put!(line, r#"},"text":"Location shared"}"#);
}

fn form(line: &mut Vec<u8>) {
    put!(
        line,
        r#"{"type":"form","submitted":true,"fields":[{"type":"text","name":"reference","#
    );
    put!(
        line,
        r#""label":"Reference"},{"type":"email","name":"contact","label":"E-mail"}]}"#
    );
}

fn form_response(line: &mut Vec<u8>, dice: &mut Dice, name: &str) {
    put!(
        line,
        r#"{"type":"formResponse","fields":[{"type":"text","name":"reference","label":"Reference","text":"R-"#
    );
    let reference = dice.between(1000, 9999);
    put_number(line, reference);
    put!(
        line,
        r#""},{"type":"text","name":"name","label":"Name","text":""#,
        name,
        r#""}],"textFallback":"Reference: R-"#
    );
    put_number(line, reference);
    put!(line, r"\nName: ", name, r#""}"#);
}

fn items(line: &mut Vec<u8>, dice: &mut Dice, kind: &str) {
    put!(line, r#"{"type":""#, kind, r#"","items":["#);
    for at in 0..dice.between(1, 3) {
        put!(line, if at > 0 { "," } else { "" }, r#"{"title":""#);
        words(line, dice, 2);
        put!(
            line,
            r#"","actions":[{"type":"postback","text":"Choose","payload":"ITEM_"#
        );
        put_number(line, at);
        put!(line, r#""}]}"#);
    }
    put!(line, "]}");
}

fn template(line: &mut Vec<u8>, name: &str) {
    put!(
        line,
        r#"{"type":"template","template":{"name":"reminder","language":{"policy":"deterministic","code":"en_GB"},"#
    );
    put!(
        line,
        r#""components":[{"type":"body","parameters":[{"type":"text","text":""#,
        name,
        r#""}]}]}}"#
    );
}
