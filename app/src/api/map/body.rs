//! What a message says, from the platform's content.

use domain::record::{Action, Content, Field, Item};
use serde::Deserialize;
use serde_json::{Value, value::RawValue};

use super::price::price;
use crate::{
    components::is_web,
    view::{Answer, Body, Button, Card, Kept, MapPlace, Media},
};

/// What the portal has of the pictures and files that a page's messages name.
pub(super) struct Files<'a>(pub(super) &'a [desk::Kept]);

impl Files<'_> {
    fn at(&self, url: &str) -> Option<Kept> {
        let kept = self.0.iter().find(|kept| kept.url == url)?;
        Some(Kept {
            path: format!("/me/attachments/{}", kept.id),
            bytes: kept.size,
        })
    }
}

/// `data` is the message's own text: a template is shown from it, literal by literal.
pub(super) fn body(content: Content, event: Option<String>, data: &str, files: &Files<'_>) -> Body {
    let template = content.template.as_ref().and_then(|_| template(data));
    let place = place(content.coordinates.as_ref(), content.location.as_ref());
    let text = content.text.filter(|text| !text.is_empty()).or(content.html_text);
    let media = content.media_url.filter(|url| !url.is_empty()).map(|url| Media {
        kept: files.at(&url),
        url,
        media_type: content.media_type,
        bytes: content.media_size,
        name: content.alt_text,
    });
    Body {
        kind: content.kind,
        text,
        media,
        items: content.items.into_iter().map(|item| card(item, files)).collect(),
        fields: content.fields.into_iter().map(answer).collect(),
        buttons: content.actions.into_iter().map(button).collect(),
        place,
        template,
        event,
    }
}

fn card(item: Item, files: &Files<'_>) -> Card {
    let media_url = item.media_url.filter(|url| !url.is_empty());
    Card {
        kept: media_url.as_deref().and_then(|url| files.at(url)),
        title: item.title,
        description: item.description,
        media_url,
        buttons: item.actions.into_iter().map(button).collect(),
    }
}

fn button(action: Action) -> Button {
    let price = action
        .amount
        .map(|amount| price(amount, action.currency.as_deref().unwrap_or_default()));
    Button {
        text: action.text.unwrap_or_default(),
        url: action.uri.filter(|uri| is_web(uri)),
        price,
    }
}

fn answer(field: Field) -> Answer {
    let typed = field.text.or(field.email);
    Answer {
        label: field.label.unwrap_or_default(),
        said: typed.map_or_else(|| labels(&field.select), |typed| vec![typed]),
        options: labels(&field.options),
    }
}

/// `{name, label}`, by label.
fn labels(values: &[Value]) -> Vec<String> {
    let label = |value: &Value| {
        let word = value.get("label").or_else(|| value.get("name")).unwrap_or(value);
        word.as_str().map_or_else(|| word.to_string(), str::to_owned)
    };
    values.iter().map(label).collect()
}

fn place(coordinates: Option<&Value>, location: Option<&Value>) -> Option<MapPlace> {
    let text = |name| location?.get(name)?.as_str().map(str::to_owned);
    let at = |name| coordinates?.get(name).map(ToString::to_string);
    let coordinates = match (at("lat"), at("long")) {
        (Some(lat), Some(long)) => Some([lat, long]),
        _ => None,
    };
    let place = MapPlace {
        name: text("name"),
        address: text("address"),
        coordinates,
    };
    let known = place.name.is_some() || place.address.is_some() || place.coordinates.is_some();
    known.then_some(place)
}

fn template(data: &str) -> Option<String> {
    #[derive(Deserialize)]
    struct Message<'a> {
        #[serde(borrow)]
        content: Inner<'a>,
    }
    #[derive(Deserialize)]
    struct Inner<'a> {
        #[serde(borrow)]
        template: &'a RawValue,
    }
    let message: Message<'_> = serde_json::from_str(data).ok()?;
    Some(message.content.template.get().to_owned())
}

#[cfg(test)]
mod tests {
    use domain::{
        media::MediaId,
        record::{self, Message},
    };

    use super::*;

    fn shown(content: &str) -> Body {
        shown_with(content, &[])
    }

    fn shown_with(content: &str, kept: &[desk::Kept]) -> Body {
        let data = format!(r#"{{"id":"m","content":{content}}}"#);
        body(record::parse::<Message>(&data).content, None, &data, &Files(kept))
    }

    #[test]
    fn what_the_portal_has_leads_to_it_and_nothing_else_does() {
        let id = MediaId::from_digest([0xa5; 32]);
        let has = [desk::Kept {
            url: "https://example.com/a".to_owned(),
            id,
            size: 7,
        }];
        let content = r#"{"type":"carousel","mediaUrl":"https://example.com/a","mediaSize":9,"items":[
            {"mediaUrl":"https://example.com/b"},{"mediaUrl":"https://example.com/a"},{"title":"none"}]}"#;
        let shown = shown_with(content, &has);
        let kept = Some(Kept {
            path: format!("/me/attachments/{}", "a5".repeat(32)),
            bytes: 7,
        });
        assert_eq!(shown.media.unwrap().kept, kept);
        let of_cards: Vec<_> = shown.items.into_iter().map(|card| card.kept).collect();
        assert_eq!(of_cards, [None, kept, None]);
        assert_eq!(shown_with(content, &[]).media.unwrap().kept, None);
    }

    #[test]
    fn only_the_web_is_linked_from_a_button() {
        let shown = shown(
            r#"{"type":"text","text":"Choose","actions":[
                {"type":"link","text":"Go","uri":"https://example.com/"},
                {"type":"link","text":"Run","uri":"javascript:alert(1)"},
                {"type":"buy","text":"Buy","amount":1250,"currency":"nok"},
                7,
                {"type":"reply"}]}"#,
        );
        let buttons: Vec<_> = shown
            .buttons
            .iter()
            .map(|b| (b.text.as_str(), b.url.as_deref(), b.price.as_deref()))
            .collect();
        assert_eq!(
            buttons,
            [
                ("Go", Some("https://example.com/"), None),
                ("Run", None, None),
                ("Buy", None, Some("12.50 NOK")),
                ("", None, None),
            ]
        );
    }

    #[test]
    fn a_template_keeps_its_letters_and_numbers() {
        let shown = shown(r#"{"type":"template","template":{"z":1.50,"a":"\u0041"}}"#);
        assert_eq!(shown.template.as_deref(), Some(r#"{"z":1.50,"a":"\u0041"}"#));
    }

    #[test]
    fn answers_come_from_wherever_they_are() {
        let shown = shown(
            r#"{"type":"formResponse","fields":[
                {"label":"Name","text":"Maren"},
                {"label":"Mail","email":"m@example.com"},
                {"label":"Why","select":[{"name":"c","label":"Cancelled"},{"name":"l"}],"options":[{"name":"l"}]},
                {"label":"None"}]}"#,
        );
        let answers: Vec<_> = shown.fields.iter().map(|field| field.said.join("+")).collect();
        assert_eq!(answers, ["Maren", "m@example.com", "Cancelled+l", ""]);
        assert_eq!(shown.fields[2].options, ["l"]);
    }

    #[test]
    fn a_place_is_shown_as_far_as_it_is_known() {
        let whole = shown(
            r#"{"type":"location","coordinates":{"lat":58.0001,"long":8.0002},"location":{"name":"Quay 3"}}"#,
        );
        let place = whole.place.unwrap();
        assert_eq!(place.coordinates, Some(["58.0001", "8.0002"].map(str::to_owned)));
        assert_eq!((place.name.as_deref(), place.address), (Some("Quay 3"), None));
        assert_eq!(shown(r#"{"type":"location","coordinates":{}}"#).place, None);
    }

    #[test]
    fn words_given_only_as_html_are_shown_as_source() {
        let shown = shown(r#"{"type":"text","htmlText":"<b>Hello</b>"}"#);
        assert_eq!(shown.text.as_deref(), Some("<b>Hello</b>"));
    }

    #[test]
    fn anything_at_all_can_be_shown() {
        for content in [
            "null",
            "7",
            "{}",
            r#"{"type":7,"items":{},"actions":"x","fields":[[]]}"#,
        ] {
            let _ = shown(content);
        }
    }
}
