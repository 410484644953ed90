//! A copy that was granted reaches whom it is for.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Ask, Execution, Happened, IllegalMove, Request, State, Step};
use crate::erasure::Counts;

/// How a copy was handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Delivery {
    /// By post.
    Post,
    /// By e-mail.
    Email,
    /// In person.
    InPerson,
    /// Fetched by its recipient at a one-time address.
    Address,
}

impl Delivery {
    /// The ways in which staff hand a copy over.
    pub const BY_STAFF: [Self; 3] = [Self::Post, Self::Email, Self::InPerson];

    /// Its code, on the wire and in the log.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Post => "post",
            Self::Email => "email",
            Self::InPerson => "in_person",
            Self::Address => "address",
        }
    }

    /// The way of staff's with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::BY_STAFF.into_iter().find(|way| way.code() == code)
    }
}

impl Ask {
    /// Whether what is asked for is a copy, for the person or for somebody whom they name.
    pub const fn is_for_a_copy(&self) -> bool {
        matches!(self, Self::Access | Self::Transfer { .. })
    }
}

impl Request {
    /// Whether a copy is granted, and not handed over yet.
    pub const fn is_granted(&self) -> bool {
        self.ask.is_for_a_copy() && matches!(self.state, State::Approved { .. })
    }

    /// Whether the person can still take it back: until it is decided, while it cools off, and a copy until it is handed
    /// over.
    pub const fn is_revocable(&self) -> bool {
        self.state.is_revocable() || self.is_granted()
    }

    /// The copy has reached whom it is for: the person by staff, somebody whom they named by a one-time address.
    ///
    /// # Errors
    /// [`IllegalMove`] unless a copy is granted, to be handed over in this way.
    pub fn deliver(mut self, how: Delivery, at: Timestamp) -> Result<Self, IllegalMove> {
        let fits = match self.ask {
            Ask::Access => how != Delivery::Address,
            Ask::Transfer { .. } => how == Delivery::Address,
            _ => false,
        };
        match self.state {
            State::Approved { approval } if fits => {
                let execution = Execution {
                    started_at: approval.at,
                    finished_at: at,
                    erased: Counts::default(),
                    corrected: Vec::new(),
                    awaits_platform: false,
                };
                self.state = State::Done { approval, execution };
                self.trail.push(Step {
                    at,
                    what: Happened::Delivered { how },
                });
                Ok(self)
            }
            _ => Err(self.cannot_be("handed over")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::request::{
        Recipient,
        tests::{actor, submitted},
    };

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn asks() -> [Ask; 2] {
        let recipient = Recipient::parse("Fenland Mobility").unwrap();
        [Ask::Access, Ask::Transfer { recipient }]
    }

    fn granted(ask: Ask) -> Request {
        let request = Request { ask, ..submitted() };
        request.approve(actor(), at(200), vec![], None).unwrap()
    }

    #[test]
    fn every_code_leads_back_to_its_way_and_matches_the_wire() {
        for way in Delivery::BY_STAFF {
            assert_eq!(Delivery::from_code(way.code()), Some(way));
            assert_eq!(serde_json::to_value(way).unwrap(), way.code());
        }
        assert_eq!(
            Delivery::from_code("address"),
            None,
            "nobody says so: it is fetched"
        );
        assert_eq!(
            serde_json::to_value(Delivery::Address).unwrap(),
            Delivery::Address.code()
        );
    }

    #[test]
    fn a_copy_is_handed_over_in_its_own_way_and_once() {
        let [access, transfer] = asks();
        for how in Delivery::BY_STAFF {
            let done = granted(access.clone()).deliver(how, at(300)).unwrap();
            assert!(matches!(done.state, State::Done { .. }));
            assert_eq!(done.trail.last().unwrap().what, Happened::Delivered { how });
            assert!(done.deliver(how, at(301)).is_err(), "once");
            assert!(granted(transfer.clone()).deliver(how, at(300)).is_err());
        }
        assert!(granted(access).deliver(Delivery::Address, at(300)).is_err());
        let done = granted(transfer).deliver(Delivery::Address, at(300)).unwrap();
        let State::Done { execution, .. } = done.state else {
            panic!()
        };
        assert_eq!((execution.started_at, execution.finished_at), (at(200), at(300)));
    }

    #[test]
    fn only_what_is_granted_is_handed_over_and_only_a_copy_is() {
        for ask in asks() {
            let request = Request { ask, ..submitted() };
            assert!(!request.is_granted());
            for how in [Delivery::Post, Delivery::Address] {
                assert!(request.clone().deliver(how, at(300)).is_err());
            }
        }
        let erasure = submitted().approve(actor(), at(200), vec![], None).unwrap();
        assert!(!erasure.is_granted());
        assert!(erasure.deliver(Delivery::Post, at(300)).is_err());
    }

    #[test]
    fn a_copy_can_be_taken_back_until_it_is_handed_over_and_an_erasure_cannot() {
        for ask in asks() {
            let granted = granted(ask);
            let withdrawn = granted.clone().withdraw(at(300)).unwrap();
            assert!(matches!(withdrawn.state, State::Withdrawn { .. }));
            let how = match granted.ask {
                Ask::Access => Delivery::Post,
                _ => Delivery::Address,
            };
            assert!(
                withdrawn.deliver(how, at(301)).is_err(),
                "nothing goes out after that"
            );
            let done = granted.deliver(how, at(301)).unwrap();
            assert!(done.withdraw(at(302)).is_err());
        }
        let erasure = submitted().approve(actor(), at(200), vec![], None).unwrap();
        assert!(erasure.withdraw(at(300)).is_err());
    }
}
