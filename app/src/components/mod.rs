//! The parts that pages are built from. Each stands for one class of the stylesheet of the same name.

mod answer;
mod brand;
mod change;
mod due;
mod facts;
mod footer;
mod frame;
mod holding;
mod keeping;
mod ledger;
mod letter;
mod masthead;
mod notice;
mod outlink;
mod pager;
mod panel;
mod part;
mod register;
mod remarks;
mod seal;
mod stamp;
mod status;
mod staying;
mod tally;
mod text_area;
mod time;
mod trail;
mod trouble;
mod under_way;
mod verbs;

#[cfg(test)]
pub(crate) use self::frame::{inside, outside};
pub use self::{
    answer::{Agreed, Gone, Outcome},
    change::{Becoming, Change},
    due::Due,
    facts::{AsStored, Facts},
    frame::{DeskPage, MePage, OpenPage},
    holding::{Holding, ends},
    keeping::Keeping,
    ledger::{Entry, Ledger},
    letter::{Letter, RefusalLetter, UpheldLetter, Ways},
    masthead::{DeskNav, MeNav},
    notice::{Back, Notice, is_back_in_address, problem_in_address},
    outlink::{OutLink, is_web},
    pager::Pager,
    panel::{Panel, Tone},
    part::{Opening, Part},
    register::{Register, Row},
    remarks::{Line, Remarks, Unsent},
    seal::Seal,
    stamp::Stamp,
    status::{StageStatus, Standing, Status},
    staying::Staying,
    tally::Tally,
    text_area::TextArea,
    time::{Clock, Day, FullDay, Moment, ShortDay},
    trail::{Step, Trail},
    trouble::Trouble,
    under_way::{UnderWay, UnderWayTheirs},
    verbs::{Verb, Verbs},
};
pub(crate) use self::{
    brand::Brand,
    footer::Footer,
    masthead::{Masthead, OpenMasthead, Side},
    text_area::area,
};
