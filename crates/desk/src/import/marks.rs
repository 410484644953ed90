//! Which record has which number: the store names a record by its number alone, and a person wants its file, and its
//! line or member there. In memory that does not grow with the file.

use super::{BATCH, DEPTH, unfit::Spot};

/// Conversations are forgotten once so many more records were numbered: by then the store has seen theirs.
const WINDOW: u64 = (DEPTH as u64 + 3) * BATCH as u64;

/// What begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// A bundle: its lines.
    Lines,
    /// A copy: the app, in `controller`.
    App,
    User,
    Clients,
    Devices,
    BusinessSystems,
    Conversation(u64),
    Participants(u64),
    Messages(u64),
    Requests,
    AccessLog,
}

impl Part {
    /// The member that is its `index`th.
    pub(super) fn member(self, index: u64) -> String {
        let listed = |name: &str| format!("{name}[{index}]");
        match self {
            Self::Lines => format!("line {index}"),
            Self::App => "controller.app".to_owned(),
            Self::User => "user".to_owned(),
            Self::Clients => listed("clients"),
            Self::Devices => listed("devices"),
            Self::BusinessSystems => listed("businessSystems"),
            Self::Conversation(talk) => format!("conversations[{talk}].conversation"),
            Self::Participants(talk) => listed(&format!("conversations[{talk}].participants")),
            Self::Messages(talk) => listed(&format!("conversations[{talk}].messages")),
            Self::Requests => listed("requests"),
            Self::AccessLog => listed("accessLog"),
        }
    }

    const fn is_of_conversation(self) -> bool {
        matches!(
            self,
            Self::Conversation(_) | Self::Participants(_) | Self::Messages(_)
        )
    }
}

/// A part, by how many records stand before it.
#[derive(Debug, Clone, Copy)]
struct Mark {
    before: u64,
    file: usize,
    part: Part,
}

/// The marks so far, in the order of the files.
#[derive(Debug)]
pub(super) struct Marks {
    marks: Vec<Mark>,
    /// How many make it worth while to look for some that can be forgotten.
    many: usize,
}

impl Marks {
    pub(super) const fn new() -> Self {
        Self {
            marks: Vec::new(),
            many: 1_024,
        }
    }

    /// A part begins, after so many records of all files.
    pub(super) fn begin(&mut self, file: usize, part: Part, before: u64) {
        if self.marks.len() >= self.many {
            self.marks
                .retain(|mark| !mark.part.is_of_conversation() || mark.before + WINDOW >= before);
            self.many = 2 * self.marks.len() + 1_024;
        }
        self.marks.push(Mark { before, file, part });
    }

    /// Where the record of this number stands.
    pub(super) fn locate(&self, number: u64) -> (usize, Spot) {
        let after = self.marks.partition_point(|mark| mark.before < number);
        let Some(mark) = self.marks[..after].last() else {
            return (0, Spot::Line(number));
        };
        let index = number - mark.before - 1;
        let spot = match mark.part {
            Part::Lines => Spot::Line(index + 1),
            part => Spot::Member(part.member(index)),
        };
        (mark.file, spot)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(text: &str) -> Spot {
        Spot::Member(text.to_owned())
    }

    #[test]
    fn a_number_is_found_in_its_file_and_list() {
        let mut marks = Marks::new();
        marks.begin(0, Part::Lines, 0);
        marks.begin(1, Part::App, 9);
        marks.begin(1, Part::User, 10);
        marks.begin(1, Part::Clients, 11);
        marks.begin(1, Part::Devices, 13);
        marks.begin(1, Part::BusinessSystems, 13);
        marks.begin(1, Part::Conversation(0), 14);
        marks.begin(1, Part::Participants(0), 15);
        marks.begin(1, Part::Messages(0), 15);
        marks.begin(1, Part::Conversation(1), 15);
        marks.begin(1, Part::AccessLog, 16);
        marks.begin(2, Part::Lines, 20);
        for (number, file, spot) in [
            (1, 0, Spot::Line(1)),
            (9, 0, Spot::Line(9)),
            (10, 1, member("controller.app")),
            (11, 1, member("user")),
            (13, 1, member("clients[1]")),
            (14, 1, member("businessSystems[0]")),
            (15, 1, member("conversations[0].conversation")),
            (16, 1, member("conversations[1].conversation")),
            (20, 1, member("accessLog[3]")),
            (21, 2, Spot::Line(1)),
        ] {
            assert_eq!(marks.locate(number), (file, spot), "{number}");
        }
    }

    /// A million conversations: what is left is bounded, and the last are found all the same.
    #[test]
    fn what_the_store_has_seen_is_forgotten() {
        let mut marks = Marks::new();
        marks.begin(0, Part::User, 0);
        marks.begin(0, Part::Clients, 1);
        let (mut before, mut most) = (1, 0);
        for talk in 0..1_000_000 {
            marks.begin(0, Part::Conversation(talk), before);
            marks.begin(0, Part::Participants(talk), before + 1);
            marks.begin(0, Part::Messages(talk), before + 1);
            before += 2;
            most = most.max(marks.marks.len());
        }
        assert!(most < 100_000, "{most}");
        for back in [0, 1, WINDOW / 4] {
            let talk = 999_999 - back;
            let message = format!("conversations[{talk}].messages[0]");
            assert_eq!(marks.locate(before - 2 * back).1, member(&message));
        }
        assert_eq!(marks.locate(1).1, member("user"));
    }
}
