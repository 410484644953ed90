//! Two small businesses. Everybody in them has words of their own, so that a leak can be told.

use serde_json::{Value, json};

/// The app of most tests.
pub const HARBOUR: &str = "6a7ddbde027363cee44c9b01";
/// Another controller, with people of the same names.
pub const OTHER_APP: &str = "6a7ddbde027363cee44c9b02";
/// The parent company of the first.
pub const GROUP: &str = "6a7ddbde027363cee44c9ba1";
/// The parent company of the other.
pub const OTHER_GROUP: &str = "6a7ddbde027363cee44c9ba2";

/// The bundle's lines.
pub fn lines() -> String {
    let mut lines = Vec::new();
    for (app, name) in [(HARBOUR, "Harbour Line"), (OTHER_APP, "Quell & Moos")] {
        lines.push(json!({"type": "app", "appId": app, "data": {"id": app, "displayName": name}}));
    }
    for (group, name, app) in [
        (GROUP, "Tideway Holdings", HARBOUR),
        (OTHER_GROUP, "Fenland Holdings", OTHER_APP),
    ] {
        lines.push(json!({"type": "group", "data": {"id": group, "displayName": name, "appIds": [app]}}));
    }
    lines.extend(person(HARBOUR, "maren", "Maren"));
    lines.extend(person(HARBOUR, "otto", "Otto"));
    lines.extend(person(OTHER_APP, "maren", "Marit"));
    lines.extend(shared());
    // A number as a business may write it; a tree of values would change it.
    lines
        .iter()
        .map(|line| format!("{line}\n").replace("\"@1.50@\"", "1.50"))
        .collect()
}

/// Somebody with a channel, a device, a note elsewhere and a conversation alone with the business.
fn person(app: &str, external_id: &str, name: &str) -> Vec<Value> {
    let user = format!("user-{name}");
    let conversation = format!("conv-{name}");
    let of_user = |kind: &str, data: Value| json!({"type": kind, "appId": app, "userId": user, "data": data});
    let of_conversation = |kind: &str, data: Value| json!({"type": kind, "appId": app, "conversationId": conversation, "data": data});
    let mut lines = vec![
        json!({"type": "user", "appId": app, "data": {
            "id": user, "externalId": external_id, "signedUpAt": "2024-03-09T07:41:26.118Z",
            "profile": {"givenName": name, "surname": format!("{name}son"), "email": format!("{name}@example.com")},
            "metadata": {"tier": format!("tier-of-{name}"), "crossings": "@1.50@"},
        }}),
        of_user(
            "client",
            json!({
                "id": format!("client-{name}"), "type": "whatsapp", "displayName": format!("{name} on the phone"),
                "raw": {"from": format!("4477-{name}")},
            }),
        ),
        of_user(
            "device",
            json!({"id": format!("device-{name}"), "type": "android", "pushNotificationToken": "t"}),
        ),
        of_user(
            "businessSystem",
            json!({"type": "zendesk", "ticketId": format!("ticket-{name}")}),
        ),
        json!({"type": "conversation", "appId": app, "data": {
            "id": conversation, "type": "personal", "displayName": format!("Talk with {name}"),
        }}),
        of_conversation(
            "participant",
            json!({"id": format!("seat-{name}"), "userId": user}),
        ),
    ];
    for minute in 0..3 {
        lines.push(of_conversation("message", json!({
            "id": format!("msg-{name}-{minute}"), "received": format!("2026-11-01T10:0{minute}:00.000Z"),
            "author": {"type": "user", "userId": user, "displayName": name},
            "content": {"type": "text", "text": format!("SECRET-{name}-{minute} <script>alert(1)</script>")},
            "source": {"type": "whatsapp"},
        })));
    }
    lines
}

/// A conversation of Maren's and Otto's, each quoting the other.
fn shared() -> Vec<Value> {
    let line = |kind: &str, data: Value| json!({"type": kind, "appId": HARBOUR, "conversationId": "conv-both", "data": data});
    let said = |id: &str, minute: u8, who: &str, words: &str| {
        json!({
            "id": id, "received": format!("2026-11-02T10:0{minute}:00.000Z"),
            "author": {"type": "user", "userId": format!("user-{who}"), "displayName": who},
            "content": {"type": "text", "text": words},
        })
    };
    let quoting = |mut message: Value, quoted: &Value| {
        message["quotedMessage"] = json!({"type": "message", "message": quoted});
        message
    };
    let first = said("both-1", 0, "Maren", "SHARED-BY-MAREN");
    let answer = quoting(said("both-2", 1, "Otto", "SHARED-BY-OTTO"), &first);
    let last = quoting(said("both-3", 2, "Maren", "AGAIN-BY-MAREN"), &answer);
    vec![
        json!({"type": "conversation", "appId": HARBOUR, "data": {
            "id": "conv-both", "type": "sdkGroup", "displayName": "Crossing together",
        }}),
        line(
            "participant",
            json!({"id": "seat-both-maren", "userId": "user-Maren"}),
        ),
        line(
            "participant",
            json!({"id": "seat-both-otto", "userId": "user-Otto", "userExternalId": "otto"}),
        ),
        line("message", first),
        line("message", answer),
        line("message", last),
    ]
}
