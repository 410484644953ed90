//! Every address, who may come there, and what its form or its query holds. A route that stands in no line here fails
//! the tests.

use app::api::Who::{self, Anyone, Either, Person, Staff};

/// Method, path, rule, fields: each by its name and what goes into it. Those with a question mark can be left out.
pub type Line = (&'static str, &'static str, Who, &'static [&'static str]);

/// What is looked for, and where.
const SEARCH: [&str; 8] = [
    "q=search",
    "?channel=channel",
    "?kind=kind",
    "?by=writer",
    "?from=day",
    "?to=day",
    "?order=order",
    "?after=key",
];

pub const TABLE: [Line; 152] = [
    // Pages.
    ("GET", "/", Anyone, &[]),
    ("GET", "/sign-in", Anyone, &[]),
    ("GET", "/enter/{code}", Anyone, &[]),
    ("GET", "/fetch/{address}", Anyone, &[]),
    ("GET", "/me", Person, &[]),
    ("GET", "/me/profile", Person, &[]),
    ("GET", "/me/channels", Person, &[]),
    (
        "GET",
        "/me/conversations",
        Person,
        &["?order=order", "?after=conversation"],
    ),
    ("GET", "/me/conversations/{id}", Person, &["?at=place"]),
    ("GET", "/me/search", Person, &SEARCH),
    ("GET", "/me/export", Person, &[]),
    ("GET", "/me/requests", Person, &[]),
    ("GET", "/me/requests/new", Person, &[]),
    ("GET", "/me/requests/new/complaint", Person, &["?about=reference"]),
    (
        "GET",
        "/me/requests/new/complaint/check",
        Person,
        &["?about=reference"],
    ),
    ("GET", "/me/requests/new/appeal", Person, &["about=reference"]),
    (
        "GET",
        "/me/requests/new/appeal/check",
        Person,
        &["about=reference"],
    ),
    ("GET", "/me/requests/new/erasure", Person, &[]),
    (
        "GET",
        "/me/requests/new/erasure/which",
        Person,
        &["?size=size", "?after=conversation"],
    ),
    ("GET", "/me/requests/new/erasure/preview", Person, &["size=size"]),
    ("GET", "/me/requests/new/erasure/sure", Person, &["size=size"]),
    ("GET", "/me/requests/new/erasure/check", Person, &["size=size"]),
    ("GET", "/me/requests/new/correction", Person, &[]),
    ("GET", "/me/requests/new/correction/details", Person, &[]),
    ("GET", "/me/requests/new/correction/words", Person, &[]),
    ("GET", "/me/requests/new/correction/statement", Person, &[]),
    ("GET", "/me/requests/new/correction/check", Person, &[]),
    ("GET", "/me/requests/new/objection", Person, &["?entry=entry"]),
    (
        "GET",
        "/me/requests/new/objection/check",
        Person,
        &["?entry=entry"],
    ),
    ("GET", "/me/requests/new/restriction", Person, &["?ground=ground"]),
    (
        "GET",
        "/me/requests/new/restriction/check",
        Person,
        &["?ground=ground"],
    ),
    ("GET", "/me/requests/new/transfer", Person, &[]),
    ("GET", "/me/requests/new/transfer/check", Person, &[]),
    ("GET", "/me/requests/{reference}", Person, &[]),
    ("GET", "/me/requests/{reference}/address", Person, &[]),
    ("GET", "/me/sessions", Person, &["?after=visit"]),
    (
        "GET",
        "/me/activity",
        Person,
        &["?before=sequence", "?on=read-to"],
    ),
    ("GET", "/desk", Staff, &["?view=view", "?after=cursor"]),
    ("GET", "/desk/requests/new", Staff, &["?from=reference"]),
    ("GET", "/desk/requests/{reference}", Staff, &[]),
    ("GET", "/desk/requests/{reference}/check", Staff, &[]),
    ("GET", "/desk/requests/{reference}/address", Staff, &[]),
    ("GET", "/desk/requests/{reference}/copy", Staff, &[]),
    ("GET", "/desk/sessions", Staff, &["?after=visit", "?entry=draft"]),
    ("GET", "/desk/apps", Staff, &[]),
    ("GET", "/desk/apps/{app}", Staff, &[]),
    ("GET", "/desk/apps/{app}/facts", Staff, &["?of=part"]),
    ("GET", "/desk/apps/{app}/delete", Staff, &[]),
    ("GET", "/desk/apps/{app}/delete/check", Staff, &[]),
    ("GET", "/desk/apps/{app}/deletion", Staff, &[]),
    ("GET", "/desk/apps/{app}/retention", Staff, &[]),
    // What a person reads and asks.
    ("POST", "/api/me/overview", Person, &[]),
    ("POST", "/api/me/profile", Person, &[]),
    ("POST", "/api/me/channels", Person, &[]),
    (
        "POST",
        "/api/me/conversations",
        Person,
        &["?order=order", "?after=conversation"],
    ),
    ("POST", "/api/me/search", Person, &SEARCH),
    (
        "POST",
        "/api/search_messages",
        Person,
        &["stamp=stamp", "typed=typed", "?by=writer", "?from=day"],
    ),
    (
        "POST",
        "/api/me/conversation",
        Person,
        &["id=conversation", "?after=place"],
    ),
    ("POST", "/api/me/export", Person, &[]),
    ("POST", "/api/me/requests", Person, &[]),
    ("POST", "/api/me/request", Person, &["reference=reference"]),
    ("POST", "/api/me/erasure_sizes", Person, &[]),
    ("POST", "/api/me/new_erasure", Person, &["size=size"]),
    ("POST", "/api/me/new_objection", Person, &["?entry=entry"]),
    (
        "POST",
        "/api/me/check_objection",
        Person,
        &["entry=entry", "meanwhile=flag"],
    ),
    ("POST", "/api/me/new_restriction", Person, &["?ground=ground"]),
    (
        "POST",
        "/api/keep_objection",
        Person,
        &["stamp=stamp", "words=typed"],
    ),
    (
        "POST",
        "/api/submit_objection",
        Person,
        &["stamp=stamp", "entry=entry", "once=once"],
    ),
    (
        "POST",
        "/api/object_to_marketing",
        Person,
        &["stamp=stamp", "once=once"],
    ),
    (
        "POST",
        "/api/submit_restriction",
        Person,
        &["stamp=stamp", "ground=ground", "once=once"],
    ),
    (
        "POST",
        "/api/lift_standing",
        Person,
        &["stamp=stamp", "of=standing", "once=once"],
    ),
    ("POST", "/api/me/new_request", Person, &[]),
    (
        "POST",
        "/api/me/new_complaint",
        Person,
        &["kind=look", "about=reference"],
    ),
    ("POST", "/api/me/new_transfer", Person, &[]),
    ("POST", "/api/me/address", Person, &["reference=reference"]),
    ("POST", "/api/me/sessions", Person, &["?after=visit"]),
    (
        "POST",
        "/api/me/activity",
        Person,
        &["?before=sequence", "?on=read-to"],
    ),
    ("POST", "/api/me/new_correction", Person, &[]),
    (
        "POST",
        "/api/keep_correction",
        Person,
        &["stamp=stamp", "way=way", "?words=typed"],
    ),
    (
        "POST",
        "/api/submit_correction",
        Person,
        &["stamp=stamp", "draft=draft", "once=once"],
    ),
    (
        "POST",
        "/api/choose_erasure",
        Person,
        &[
            "stamp=stamp",
            "size=some",
            "conversation=conversation",
            "messages[]=message",
        ],
    ),
    (
        "POST",
        "/api/submit_erasure",
        Person,
        &["stamp=stamp", "once=once", "size=size"],
    ),
    (
        "POST",
        "/api/check_complaint",
        Person,
        &[
            "stamp=stamp",
            "kind=look",
            "about=reference",
            "once=once",
            "words=said",
        ],
    ),
    (
        "POST",
        "/api/submit_complaint",
        Person,
        &[
            "stamp=stamp",
            "kind=look",
            "about=reference",
            "once=once",
            "words=said",
        ],
    ),
    (
        "POST",
        "/api/answer_question",
        Person,
        &["stamp=stamp", "reference=reference", "words=said"],
    ),
    (
        "POST",
        "/api/send_message",
        Person,
        &["stamp=stamp", "reference=reference", "words=said"],
    ),
    (
        "POST",
        "/api/name_recipient",
        Person,
        &["stamp=stamp", "recipient=recipient"],
    ),
    (
        "POST",
        "/api/submit_transfer",
        Person,
        &["stamp=stamp", "once=once", "recipient=recipient"],
    ),
    (
        "POST",
        "/api/withdraw_request",
        Person,
        &["stamp=stamp", "reference=reference"],
    ),
    (
        "POST",
        "/api/end_own_session",
        Person,
        &["stamp=stamp", "handle=handle"],
    ),
    ("POST", "/api/end_own_sessions", Person, &["stamp=stamp"]),
    // What staff read and decide.
    ("POST", "/api/desk/queue", Staff, &["?view=view", "?after=cursor"]),
    ("POST", "/api/desk/review", Staff, &["reference=reference"]),
    ("POST", "/api/desk/decision", Staff, &["reference=reference"]),
    ("POST", "/api/desk/new_for", Staff, &["?from=reference"]),
    ("POST", "/api/desk/address", Staff, &["reference=reference"]),
    ("POST", "/api/desk/copy", Staff, &["reference=reference"]),
    (
        "POST",
        "/api/desk/sessions",
        Staff,
        &["?after=visit", "?entry=draft"],
    ),
    (
        "POST",
        "/api/take_up_request",
        Staff,
        &["stamp=stamp", "reference=reference"],
    ),
    (
        "POST",
        "/api/acknowledge_request",
        Staff,
        &["stamp=stamp", "reference=reference"],
    ),
    (
        "POST",
        "/api/ask_person",
        Staff,
        &[
            "stamp=stamp",
            "reference=reference",
            "about=question",
            "words=said",
        ],
    ),
    (
        "POST",
        "/api/close_question",
        Staff,
        &["stamp=stamp", "reference=reference", "how=closing", "?words=said"],
    ),
    (
        "POST",
        "/api/extend_request",
        Staff,
        &["stamp=stamp", "reference=reference", "reason=why"],
    ),
    (
        "POST",
        "/api/write_to_person",
        Staff,
        &["stamp=stamp", "reference=reference", "words=said"],
    ),
    (
        "POST",
        "/api/check_decision",
        Staff,
        &["stamp=stamp", "reference=reference", "reason=reason"],
    ),
    (
        "POST",
        "/api/put_request",
        Staff,
        &[
            "stamp=stamp",
            "once=once",
            "?from=reference",
            "app=app",
            "external_id=external_id",
            "ask=ask",
            "?recipient=recipient",
            "?about=reference",
            "intake=intake",
            "received_on=day",
            "words=said",
            "?region=region",
        ],
    ),
    ("POST", "/api/desk/businesses", Staff, &[]),
    ("POST", "/api/desk/business", Staff, &["id=app"]),
    ("POST", "/api/desk/facts", Staff, &["id=app", "?of=part"]),
    ("POST", "/api/desk/app_to_go", Staff, &["id=app"]),
    ("POST", "/api/desk/app_leaving", Staff, &["id=app"]),
    (
        "POST",
        "/api/delete_app",
        Staff,
        &["stamp=stamp", "app=app", "name=typed-name"],
    ),
    ("POST", "/api/keep_app", Staff, &["stamp=stamp", "app=app"]),
    ("POST", "/api/desk/retention", Staff, &["id=app"]),
    (
        "POST",
        "/api/confirm_retention",
        Staff,
        &["stamp=stamp", "app=app", "class=class", "period=period"],
    ),
    (
        "POST",
        "/api/set_facts",
        Staff,
        &[
            "stamp=stamp",
            "app=app",
            "of=part",
            "field[0][path]=fact",
            "field[0][typed]=said",
        ],
    ),
    (
        "POST",
        "/api/open_record",
        Staff,
        &["stamp=stamp", "reference=reference", "reason=occasion"],
    ),
    (
        "POST",
        "/api/deliver_copy",
        Staff,
        &["stamp=stamp", "reference=reference", "how=how"],
    ),
    (
        "POST",
        "/api/approve_request",
        Staff,
        &["stamp=stamp", "reference=reference"],
    ),
    (
        "POST",
        "/api/refuse_request",
        Staff,
        &["stamp=stamp", "reference=reference", "reason=reason"],
    ),
    (
        "POST",
        "/api/decide_correction",
        Staff,
        &["stamp=stamp", "reference=reference"],
    ),
    (
        "POST",
        "/api/announce_end",
        Staff,
        &["stamp=stamp", "reference=reference"],
    ),
    (
        "POST",
        "/api/set_hold",
        Staff,
        &["stamp=stamp", "reference=reference", "ground=reason", "why=said"],
    ),
    (
        "POST",
        "/api/lift_hold",
        Staff,
        &["stamp=stamp", "reference=reference", "hold=hold"],
    ),
    (
        "POST",
        "/api/settle_task",
        Staff,
        &[
            "stamp=stamp",
            "reference=reference",
            "number=task",
            "?done=outcome",
        ],
    ),
    (
        "POST",
        "/api/end_staff_session",
        Staff,
        &["stamp=stamp", "handle=handle"],
    ),
    (
        "POST",
        "/api/end_persons_sessions",
        Staff,
        &["stamp=stamp", "app=app", "external_id=external_id"],
    ),
    // Both.
    (
        "POST",
        "/api/sign_in_again",
        Either,
        &["stamp=stamp", "page=page"],
    ),
    // What is no page and no function.
    ("GET", "/me/export.json", Person, &[]),
    ("GET", "/me/export.zip", Person, &[]),
    ("GET", "/me/attachments/{attachment}", Person, &[]),
    ("GET", "/desk/requests/{reference}/export.json", Staff, &[]),
    ("GET", "/desk/requests/{reference}/export.zip", Staff, &[]),
    (
        "POST",
        "/me/requests/{reference}/address",
        Person,
        &["stamp=stamp"],
    ),
    (
        "POST",
        "/desk/requests/{reference}/address",
        Staff,
        &["stamp=stamp"],
    ),
    ("POST", "/fetch/{address}", Anyone, &["secret=secret"]),
    ("POST", "/sign-in", Anyone, &["token=token"]),
    ("POST", "/sign-out", Anyone, &["stamp=stamp"]),
    ("POST", "/language", Anyone, &["language=language"]),
    ("POST", "/handover", Anyone, &[]),
    // Without a stamp it leads nobody in who is somebody else. With one it would take the place of the caller's own
    // session, which all that follows is asked with: stamps.rs tries that.
    ("POST", "/enter/{code}", Anyone, &[]),
    ("GET", "/.well-known/rightsdesk-keys.json", Anyone, &[]),
    ("GET", "/schema/rightsdesk.export-1.json", Anyone, &[]),
    ("GET", "/.well-known/gpc.json", Anyone, &[]),
    ("GET", "/suppressions", Anyone, &["?app=app"]),
    ("GET", "/healthz", Anyone, &[]),
    ("GET", "/readyz", Anyone, &[]),
    // Files: those of the tests' own small site.
    ("GET", "/pkg/rightsdesk.0123456789abcdef.css", Anyone, &[]),
    ("GET", "/pkg/rightsdesk.0123456789abcdef_bg.wasm", Anyone, &[]),
    ("GET", "/pkg/forms.0123456789abcdef.js", Anyone, &[]),
    ("GET", "/pkg/text.0123456789abcdef.woff2", Anyone, &[]),
    ("GET", "/favicon.svg", Anyone, &[]),
];

/// What the demo has besides.
pub const OF_THE_DEMO: [Line; 2] = [("GET", "/demo", Anyone, &[]), ("GET", "/styleguide", Anyone, &[])];

/// Where nothing ever stands.
pub const NO_FILE: Line = ("GET", "/pkg/{*name}", Anyone, &[]);

/// All of them.
pub fn lines() -> impl Iterator<Item = Line> {
    TABLE.into_iter().chain([NO_FILE])
}

/// Whether what goes into a field, or stands in an address, names something that can be somebody's. A token, a stamp and
/// a message's number in a search name nothing to anybody else.
pub fn is_id(what: &str) -> bool {
    !matches!(
        what,
        "stamp"
            | "token"
            | "once"
            | "size"
            | "some"
            | "way"
            | "draft"
            | "view"
            | "language"
            | "reason"
            | "occasion"
            | "sequence"
            | "read-to"
            | "visit"
            | "name"
            | "typed"
            | "typed-name"
            | "writer"
            | "kind"
            | "channel"
            | "day"
            | "order"
            | "key"
            | "ground"
            | "standing"
            | "flag"
            | "look"
            | "said"
            | "question"
            | "closing"
            | "why"
            | "ask"
            | "intake"
            | "recipient"
            | "region"
            | "part"
            | "fact"
            | "class"
            | "period"
            | "how"
            | "task"
            | "outcome"
            | "secret"
    )
}
