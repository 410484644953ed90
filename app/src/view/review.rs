//! One request, with all that a decision needs.

use serde::{Deserialize, Serialize};

use super::{
    Channels, ConversationLine, Counts, Diff, Elsewhere, Fact, Ground, Merged, Preference, Remark, Request,
    StaffHold, Stands, Stays,
};

/// `/desk/requests/ID`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct Review {
    /// The request.
    pub request: Request,
    /// The person, while their record is open to this session.
    pub person: Option<ReviewedPerson>,
    /// Until when it is open.
    pub open_until: Option<String>,
    /// What stands about the person.
    pub standing: Vec<Stands>,
    /// The legal holds that stand on them, oldest first.
    pub holds: Vec<StaffHold>,
    /// Whether one can be set from here.
    pub can_be_held: bool,
    /// The grounds of one; each with its article, where the law's own is known here.
    pub hold_grounds: Vec<ReasonOption>,
    /// On which ground their records are restricted while it is looked into this, and when that ends if they are told with
    /// the decision.
    pub over_with: Option<Ground>,
    /// Whether there is a record that could be opened, and is not.
    pub is_closed: bool,
    /// The reasons for opening it: codes.
    pub occasions: Vec<String>,
    /// What would go, while nothing is decided.
    pub would_go: Counts,
    /// What has gone so far, while it is carried out.
    pub so_far: Option<Counts>,
    /// How long the person can still take an approved deletion back, in minutes.
    pub cools_minutes: u64,
    /// Until when, if it were approved now; none where it would begin at once.
    pub cools_until: Option<String>,
    /// What stays and why.
    pub stays: Vec<Stays>,
    /// The business that it was sent to.
    pub business: String,
    /// The member of staff who decided, once decided; of two, the second.
    pub decided_by: Option<String>,
    /// The first of two who approved, once decided.
    pub first_by: Option<String>,
    /// The reasons a refusal can have.
    pub reasons: Vec<ReasonOption>,
    /// Whether two people have to approve.
    pub two_people: bool,
    /// The first of them and when, while the second is awaited.
    pub endorsed: Option<(String, String)>,
    /// Whether that is the visitor, or somebody by the same key.
    pub is_first_of_two: bool,
    /// Who had approved as the first and when, by a key that has been revoked since.
    pub void: Option<(String, String)>,
    /// How long a note may be, in characters.
    pub longest_note: u32,
    /// What had been entered in a form that was not taken.
    pub entered: Entered,
    /// What is kept of forms that were not sent, of each once at most.
    pub typed: Vec<Entered>,
    /// What the names begin with under which that is kept.
    pub keeps: String,
    /// The member of staff who looks into it.
    pub reviewer: Option<String>,
    /// Whether that is the visitor.
    pub is_reviewer: bool,
    /// What was said about it, oldest first, each with who said it.
    pub remarks: Vec<Remarked>,
    /// The last day that there would be if it were extended now; none where it cannot be.
    pub extends_to: Option<String>,
    /// Whether the law lets one ask who is asking.
    pub may_ask_who: bool,
    /// What a complaint or an appeal is about.
    pub about: Option<Request>,
    /// Whether the visitor may decide: not on a second look at their own decision.
    pub may_decide: bool,
    /// How the person can reach the business, for the letter.
    pub contact: Option<String>,
    /// The authority to complain to, for the letter.
    pub authority: Option<String>,
    /// Of a correction that is still to be decided: before and after, while the record is open to this session.
    pub diff: Option<Diff>,
    /// What it asks to be done elsewhere, once it is decided.
    pub elsewhere: Elsewhere,
}

/// The forms of which it is kept what is typed in them.
pub const TYPED_IN: [&str; 7] = ["decide", "uphold", "correct", "ask", "extend", "write", "hold"];

/// Under which name it is kept what is typed in this form. The names of one page differ in their last digit.
pub fn keeps_in(keeps: &str, form: &str) -> String {
    let at = TYPED_IN.iter().position(|known| *known == form);
    format!("{keeps}{}", at.unwrap_or(TYPED_IN.len()))
}

impl Review {
    /// What had been entered in this form, or is being typed there.
    pub fn entered_in(&self, form: &str) -> Entered {
        let all = self.typed.iter().chain([&self.entered]);
        let found = all.into_iter().find(|entered| entered.form == form);
        found.cloned().unwrap_or_default()
    }

    /// Under which name it is kept what is typed in this form.
    pub fn keeps_in(&self, form: &str) -> String {
        keeps_in(&self.keeps, form)
    }
}

/// What was said about a request, with who said it, for the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remarked {
    /// The remark.
    pub remark: Remark,
    /// The member of staff who wrote it.
    pub by: Option<String>,
}

/// What had been entered in a form that was not taken.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entered {
    /// The form: `approve`, `decide`, `correct`, `ask`, `close`, `write`, `extend`, `hold`, `task`; empty for none.
    pub form: String,
    /// The reason's code, what a question is about, the ground of a hold, or the number of a task.
    pub reason: String,
    /// The words.
    pub note: String,
    /// The last day of a hold.
    pub day: String,
    /// Whether the person is told, with the decision, that a restriction ends.
    pub ends: bool,
}

/// `/desk/requests/ID/check`: a decision, as it will be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// The request, with all that belongs to it.
    pub review: Review,
    /// Whether it is a yes.
    pub upheld: bool,
    /// The article that the reason rests on.
    pub source: String,
}

impl Decision {
    /// Whether there is something to send: it was entered, and can still be decided.
    pub fn is_there(&self) -> bool {
        let is_entered = match self.review.entered.form.as_str() {
            "uphold" | "decide" => true,
            "correct" => self.review.diff.is_some(),
            _ => false,
        };
        is_entered && self.review.request.stage.is_undecided()
    }
}

/// `/desk/requests/new`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewFor {
    /// The request whose person it is for, if it is for one whose record is open.
    pub from: Option<String>,
    /// The businesses within reach: id and name.
    pub apps: Vec<(String, String)>,
    /// What can be put for somebody: `erasure everything`.
    pub asks: Vec<(String, String)>,
    /// How somebody can have asked: codes.
    pub intakes: Vec<String>,
    /// The places where another law than the usual one counts: `US-VA`.
    pub places: Vec<String>,
    /// The form's mark.
    pub once: String,
    /// What had been entered: field and value.
    pub entered: Vec<(String, String)>,
}

/// Who a request is about, as the business knows them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewedPerson {
    /// Their name, if known.
    pub name: Option<String>,
    /// The business's own id for them.
    pub external_id: String,
    /// Their profile's values.
    pub facts: Vec<Fact>,
    /// Their channels, devices and entries in other systems.
    pub channels: Channels,
    /// What became one with their record.
    pub merges: Vec<Merged>,
    /// What they said about marketing.
    pub preference: Option<Preference>,
    /// The first of their conversations, in order of their ids.
    pub conversations: Vec<ConversationLine>,
    /// What is not among these.
    pub more: More,
}

/// Conversations that are not shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct More {
    /// How many.
    pub conversations: u64,
    /// How many messages stand in them.
    pub messages: u64,
}

/// A reason to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReasonOption {
    /// Its code.
    pub code: String,
    /// The article it rests on.
    pub source: String,
}
