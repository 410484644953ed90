//! A synthetic import bundle of any size, for benches: the same bytes for the same figures on every machine,
//! written in constant memory.

mod content;
pub(crate) mod dice;
mod id;
mod line;
mod people;
mod stamp;
mod traffic;
mod words;

#[cfg(test)]
mod tests;

use std::io;

use self::line::Lines;
use self::people::People;
use self::traffic::Traffic;

/// What to write: one app, `users` people called `person-1`, `person-2` …, and `messages` messages between them and
/// the business, interleaved by arrival as real traffic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sample {
    /// How many messages, over all people.
    pub messages: u64,
    /// How many people.
    pub users: u64,
    /// Samples whose seeds differ share no id (the lowest 16 bits count).
    pub seed: u64,
}

/// No person has more conversations than this.
const MOST_CONVERSATIONS: u64 = 200;
const MESSAGES_PER_CONVERSATION: u64 = 10_000;

impl Sample {
    /// Writes the bundle: app, then everybody with their channels and conversations, then the messages in the order
    /// they arrived.
    ///
    /// # Errors
    ///
    /// What `out` reports; and `InvalidInput` when there are messages but nobody to write them.
    pub fn write(&self, out: &mut impl io::Write) -> io::Result<()> {
        if self.users == 0 && self.messages > 0 {
            return Err(io::Error::new(
                io::ErrorKind::InvalidInput,
                "messages need at least one user",
            ));
        }
        let mut lines = Lines::new(out);
        let people = People::new(*self);
        people.write(&mut lines)?;
        Traffic::new(*self, &people).write(&mut lines)?;
        lines.finish()
    }

    /// The default conversation, and one more for every 10,000 messages a person has on average.
    fn conversations_each(&self) -> u64 {
        let average = self.messages.checked_div(self.users).unwrap_or(0);
        (1 + average / MESSAGES_PER_CONVERSATION).min(MOST_CONVERSATIONS)
    }
}
