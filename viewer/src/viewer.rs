//! What the page's script calls: one thing after the other, each with the bytes that it asked for.

use verify::Checker;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{
    index::{Index, Indexer},
    node::{Element, Node, el, written},
    page::{self, Opened, Strip},
    reading::Reading,
    route::Route,
    search::{Filter, MOST, Search},
    signer,
    text::{
        Language, Phrase,
        frame::{self, BRAND},
        seek,
    },
};

/// The pass over a file that was just chosen.
struct Pass {
    done: u64,
    checker: Checker,
    indexer: Indexer,
}

/// What stands behind the page.
enum Stage {
    /// No copy is open; why, if one was.
    Empty(Option<Phrase>),
    /// One is open, and being read as long as there is a pass.
    Open(Box<Opened>, Option<Box<Pass>>),
}

/// A search, and what became of it.
#[derive(Default)]
struct Sought {
    typed: String,
    filter: Filter,
    search: Option<Search>,
    /// How many of what was found have been given to the page.
    given: usize,
    stopped: bool,
}

/// A copy, and the page of it that is shown.
#[wasm_bindgen]
pub struct Viewer {
    language: Language,
    stage: Stage,
    route: Route,
    read: Vec<Reading>,
    /// The reading has ended since this page was drawn.
    ended: bool,
    sought: Sought,
}

#[wasm_bindgen]
impl Viewer {
    /// Nothing open, in the language of this tag; in English if it is none that is spoken here.
    #[wasm_bindgen(constructor)]
    pub fn new(language: &str) -> Self {
        Self {
            language: Language::of(language).unwrap_or_default(),
            stage: Stage::Empty(None),
            route: Route::Overview,
            read: Vec::new(),
            ended: false,
            sought: Sought::default(),
        }
    }

    /// Speaks another language from now on.
    pub fn speak(&mut self, language: &str) {
        self.language = Language::of(language).unwrap_or(self.language);
    }

    /// A file was chosen: its name and its size. Whatever was open is closed.
    pub fn begin(&mut self, name: &str, bytes: u64) {
        self.sought = Sought::default();
        self.read.clear();
        self.route = Route::Overview;
        self.ended = false;
        let copy = Opened {
            name: name.to_owned(),
            bytes,
            index: Index::default(),
            verdict: None,
            keys: None,
        };
        let pass = Pass {
            done: 0,
            checker: Checker::new(None),
            indexer: Indexer::default(),
        };
        self.stage = Stage::Open(Box::new(copy), Some(Box::new(pass)));
    }

    /// Takes the file's next bytes. Whether the rest is wanted: what is no copy is not read to its end.
    pub fn pass(&mut self, bytes: &[u8]) -> bool {
        let Stage::Open(copy, Some(pass)) = &mut self.stage else {
            return false;
        };
        pass.done += bytes.len() as u64;
        pass.checker.push(bytes);
        copy.verdict = pass.checker.refusal();
        if copy.verdict.is_none() {
            pass.indexer.push(bytes, &mut copy.index);
        }
        copy.verdict.is_none()
    }

    /// The reading is over. Whether the page that is shown says something else now.
    pub fn opened(&mut self) -> bool {
        let Stage::Open(copy, pass) = &mut self.stage else {
            return false;
        };
        if let Some(pass) = pass.take() {
            let Pass {
                checker, mut indexer, ..
            } = *pass;
            let stated = checker.stated();
            let verdict = checker.finish().at(|| indexer.place(stated.as_ref()));
            copy.verdict = Some(verdict);
        }
        let says = !copy.is_copy() || matches!(self.route, Route::Overview | Route::Seek);
        self.ended = !says;
        says
    }

    /// The reader stopped, or wants to open another.
    pub fn close(&mut self) {
        let said = self.pass_under_way().map(|_| frame::CANCELLED);
        self.stage = Stage::Empty(said);
    }

    /// The browser could not read the file.
    pub fn fail(&mut self) {
        self.stage = Stage::Empty(Some(frame::UNREADABLE));
    }

    /// The reader pasted something to compare the signer's key with.
    pub fn compare(&mut self, pasted: &str) {
        if let Stage::Open(copy, _) = &mut self.stage {
            copy.keys = Some(signer::keys(pasted));
        }
    }

    /// The page of this address is to be shown. It may want some bytes first.
    pub fn go(&mut self, address: &str) {
        self.route = Route::of(address);
        self.ended = false;
        self.read = match &self.stage {
            Stage::Open(copy, _) if copy.is_copy() => page::readings(&self.route, copy),
            _ => Vec::new(),
        };
    }

    /// Whether bytes are wanted for the page: the offset of the first of them.
    pub fn wants(&self) -> Option<u64> {
        self.read.iter().find_map(Reading::wants)
    }

    /// Takes bytes from that offset on. None at all mean that the file ends there.
    pub fn feed(&mut self, bytes: &[u8]) {
        let first = self.read.iter_mut().find(|reading| reading.wants().is_some());
        if let Some(reading) = first {
            reading.push(bytes);
        }
    }

    /// The page, as JSON: its language, its title, the words of its first link, whose copy it is, and the elements of
    /// navigation, sheet and foot, and what stands above the sheet.
    pub fn page(&self) -> String {
        let language = self.language;
        let (title, sheet) = self.sheet();
        let (business, nav) = match &self.stage {
            Stage::Open(copy, _) if copy.is_copy() && copy.begins() => {
                (copy.business(), Some(page::nav(&self.route, language)))
            }
            _ => (String::new(), None),
        };
        let parts = [
            Node::from(language.tag()),
            Node::from(format!("{} · {BRAND}", title.said(language))),
            Node::from(frame::SKIP.said(language)),
            Node::from(business),
            el("div").children(nav).into(),
            el("div").children(sheet).into(),
            el("div").children(self.foot()).into(),
            el("div").children(page::strip(self.strip(), language)).into(),
        ];
        written(&parts)
    }

    /// Begins to look for what was typed, over this channel, of this kind, between these days; any where nothing is given.
    /// Whether there is anything to look for.
    pub fn seek(&mut self, typed: &str, channel: &str, kind: &str, from: &str, to: &str) -> bool {
        let filter = Filter {
            channel: channel.to_owned(),
            kind: kind.to_owned(),
            from: from.to_owned(),
            to: to.to_owned(),
        };
        let search = Search::begin(typed, filter.clone());
        let any = search.is_some();
        self.sought = Sought {
            typed: typed.to_owned(),
            filter,
            search,
            given: 0,
            stopped: false,
        };
        any
    }

    /// The offset of the bytes that the search wants; none when it is over.
    pub fn seeks(&self) -> Option<u64> {
        let search = self.sought.search.as_ref().filter(|_| !self.sought.stopped);
        search.and_then(Search::wants)
    }

    /// Takes those bytes, and gives what was found in them, as a JSON list of elements.
    pub fn look(&mut self, bytes: &[u8]) -> String {
        let Self {
            language,
            stage: Stage::Open(copy, _),
            sought:
                Sought {
                    search: Some(search),
                    given,
                    ..
                },
            ..
        } = self
        else {
            return written([]);
        };
        search.push(bytes);
        let fresh = search.found().get(*given..).unwrap_or_default();
        *given += fresh.len();
        let business = if fresh.is_empty() {
            String::new()
        } else {
            copy.business()
        };
        let nodes: Vec<Node> = fresh
            .iter()
            .map(|found| page::find(found, &business, copy, *language).into())
            .collect();
        written(&nodes)
    }

    /// The reader stopped the search.
    pub fn stop(&mut self) {
        self.sought.stopped |= self.seeks().is_some();
    }

    /// How far the search is, between 0 and 1000.
    pub fn permille(&self) -> u32 {
        permille(self.searched())
    }

    /// The same in words.
    pub fn figures(&self) -> String {
        let (done, all) = self.searched();
        frame::figures(self.language, done, all)
    }

    /// What is said aloud of the search.
    pub fn said(&self) -> String {
        self.sought.said(self.language)
    }

    /// How far the reading is, between 0 and 1000.
    pub fn read_permille(&self) -> u32 {
        permille(self.passed())
    }

    /// The same in words.
    pub fn read_figures(&self) -> String {
        let (done, all) = self.passed();
        frame::figures(self.language, done, all)
    }

    /// What is said aloud of the reading.
    pub fn read_said(&self) -> String {
        frame::quarter(u64::from(self.read_permille()) / 250)
            .unwrap_or(frame::READING)
            .said(self.language)
            .to_owned()
    }
}

fn permille((done, all): (u64, u64)) -> u32 {
    let permille = done.saturating_mul(1_000).checked_div(all).unwrap_or(1_000);
    u32::try_from(permille.min(1_000)).unwrap_or(1_000)
}

impl Viewer {
    fn pass_under_way(&self) -> Option<&Pass> {
        match &self.stage {
            Stage::Open(_, pass) => pass.as_deref(),
            Stage::Empty(_) => None,
        }
    }

    fn bytes(&self) -> u64 {
        match &self.stage {
            Stage::Open(copy, _) => copy.bytes,
            Stage::Empty(_) => 0,
        }
    }

    /// How many bytes are behind the reading, of how many.
    fn passed(&self) -> (u64, u64) {
        let done = self.pass_under_way().map_or(0, |pass| pass.done);
        (done, self.bytes())
    }

    /// How many bytes are behind the search, of how many.
    fn searched(&self) -> (u64, u64) {
        let done = self.sought.search.as_ref().map_or(0, Search::done);
        (done, self.bytes())
    }

    fn strip(&self) -> Strip {
        match &self.stage {
            Stage::Open(_, Some(_)) => Strip::Reading,
            Stage::Open(copy, None) if self.ended => {
                Strip::Read(copy.judged().is_some_and(|verdict| verdict.is_intact()))
            }
            _ => Strip::None,
        }
    }

    fn sheet(&self) -> (Phrase, Vec<Element>) {
        let language = self.language;
        match &self.stage {
            Stage::Empty(said) => {
                let said = said.map(|said| said.said(language)).unwrap_or_default();
                (frame::OPEN_TITLE, page::open(said, language))
            }
            Stage::Open(copy, _) if !copy.is_copy() => page::draw(&Route::Overview, copy, &[], language),
            Stage::Open(copy, Some(_)) if !copy.begins() => (frame::READING, page::reading(language)),
            Stage::Open(_, Some(_)) if self.route == Route::Seek => (seek::TITLE, page::later(language)),
            Stage::Open(copy, _) if self.route == Route::Seek => {
                let Sought {
                    typed,
                    filter,
                    search,
                    ..
                } = &self.sought;
                let found = search.as_ref().map(Search::found).unwrap_or_default();
                let said = self.sought.said(language);
                let form = page::form(typed, filter, &self.read, language);
                (seek::TITLE, page::seek(form, &said, found, copy, language))
            }
            Stage::Open(copy, _) => page::draw(&self.route, copy, &self.read, language),
        }
    }

    fn foot(&self) -> Vec<Element> {
        let button = |other: Language| {
            el("button")
                .class("link")
                .with("type", "button")
                .with("data-act", "speak")
                .with("data-language", other.tag())
                .with("lang", other.tag())
                .child(other.name())
        };
        let others = Language::ALL
            .into_iter()
            .filter(|other| *other != self.language)
            .map(button);
        let another = matches!(self.stage, Stage::Open(..)).then(|| {
            el("button")
                .class("link")
                .with("type", "button")
                .with("data-act", "another")
                .child(frame::ANOTHER.said(self.language))
        });
        vec![
            el("p").child(frame::ALONE.said(self.language)),
            el("div")
                .class("choices")
                .with("role", "group")
                .with("aria-label", frame::LANGUAGES.said(self.language))
                .children(another.into_iter().chain(others)),
        ]
    }
}

impl Sought {
    fn said(&self, language: Language) -> String {
        let Some(search) = &self.search else {
            let phrase = (!self.typed.is_empty()).then_some(seek::NO_WORDS);
            return phrase
                .map(|phrase| phrase.said(language))
                .unwrap_or_default()
                .to_owned();
        };
        let count = search.count();
        let first = if self.stopped {
            seek::stopped(language, count)
        } else if search.wants().is_some() {
            return seek::LOOKING.said(language).to_owned();
        } else {
            seek::found(language, count)
        };
        if count > MOST as u64 {
            format!("{first} {}", seek::listed(language, MOST as u64))
        } else {
            first
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::page::tests::copy;

    fn opened(file: &str) -> Viewer {
        let mut viewer = Viewer::new("en-US");
        viewer.begin("export.json", file.len() as u64);
        for chunk in file.as_bytes().chunks(100) {
            viewer.pass(chunk);
        }
        assert!(viewer.opened());
        viewer
    }

    fn shown(viewer: &Viewer) -> String {
        let page: Value = serde_json::from_str(&viewer.page()).unwrap();
        page[5].to_string()
    }

    /// Goes to a page, with the bytes that it wants.
    fn gone(viewer: &mut Viewer, file: &str, address: &str) -> String {
        viewer.go(address);
        while let Some(at) = viewer.wants() {
            let at = usize::try_from(at).unwrap();
            viewer.feed(&file.as_bytes()[at..(at + 64).min(file.len())]);
        }
        shown(viewer)
    }

    const TALKS: &str = r#"[{"conversation":{"displayName":"Saturday"},"participants":[],"messages":[{"content":{"text":"The last ferry"}},{"content":{"text":"late"}}]}]"#;

    #[test]
    fn opens_a_copy_and_goes_about_in_it() {
        let file = copy(&[("conversations", TALKS)]);
        let mut viewer = opened(&file);
        assert!(gone(&mut viewer, &file, "#/").contains("This copy is damaged"));
        assert!(gone(&mut viewer, &file, "#/conversation/1").contains("The last ferry"));
        viewer.speak("de");
        assert!(shown(&viewer).contains("Der Datensatz der Unterhaltung"));
        viewer.close();
        assert!(shown(&viewer).contains("Ihre Kopie öffnen"));
        assert!(viewer.page().starts_with("[\"de\","));
    }

    #[test]
    fn a_pass_says_how_far_it_is_and_can_be_stopped() {
        let file = copy(&[("conversations", TALKS)]);
        let mut viewer = Viewer::new("");
        viewer.begin("export.json", 400);
        assert!(shown(&viewer).contains("Your copy is being read"));
        assert!(viewer.pass(&file.as_bytes()[..250]));
        assert_eq!(viewer.read_permille(), 625);
        assert_eq!(viewer.read_figures(), "250 bytes of 400 bytes");
        assert_eq!(viewer.read_said(), "Half of the file has been read.");
        assert!(above(&viewer).contains("You see what has been read so far."));
        viewer.close();
        assert!(shown(&viewer).contains("You stopped.") && above(&viewer).is_empty());
        viewer.begin("export.json", 0);
        assert_eq!(viewer.read_permille(), 1_000);
        viewer.fail();
        assert!(shown(&viewer).contains("could not read the file"));
    }

    /// What stands above the sheet.
    fn above(viewer: &Viewer) -> String {
        let page: Value = serde_json::from_str(&viewer.page()).unwrap();
        page[7].as_array().unwrap()[2..]
            .iter()
            .map(Value::to_string)
            .collect()
    }

    #[test]
    fn what_has_been_read_is_shown_before_the_end_and_the_end_disturbs_nobody() {
        let file = copy(&[("conversations", TALKS)]);
        let there = file.find(",{\"content\":{\"text\":\"late\"}}").unwrap();
        let mut viewer = Viewer::new("en");
        viewer.begin("export.json", file.len() as u64);
        assert!(viewer.pass(&file.as_bytes()[..there]));
        let page = gone(&mut viewer, &file[..there], "#/conversation/1");
        assert!(
            page.contains("The last ferry") && !page.contains("\"late\""),
            "{page}"
        );
        assert!(gone(&mut viewer, &file, "#/find").contains("as soon as all of your copy has been read"));
        gone(&mut viewer, &file[..there], "#/conversation/1");
        assert!(viewer.pass(&file.as_bytes()[there..]));
        assert!(!viewer.opened(), "the page says the same, and stays");
        assert!(above(&viewer).contains("read to its end. It is damaged."));
        let page = gone(&mut viewer, &file, "#/conversation/1");
        assert!(page.contains("\"late\"") && above(&viewer).is_empty(), "{page}");
        assert!(gone(&mut viewer, &file, "#/find").contains("Words in the message"));
    }

    #[test]
    fn what_is_no_copy_is_not_read_to_its_end() {
        let mut viewer = Viewer::new("en");
        viewer.begin("film.mp4", 1 << 30);
        assert!(viewer.pass(&[0; 100]), "as long as it could be one");
        assert!(!viewer.pass(&[0; 100]));
        assert!(viewer.opened());
        assert!(shown(&viewer).contains("no copy from Rightsdesk"));
    }

    #[test]
    fn finds_and_keeps_what_it_found() {
        let file = copy(&[("conversations", TALKS)]);
        let mut viewer = opened(&file);
        assert!(!viewer.seek("()", "", "", "", ""));
        assert!(viewer.said().contains("There is no word"));
        assert!(viewer.seek("ferry", "", "", "", ""));
        let mut found = String::new();
        while let Some(at) = viewer.seeks() {
            assert_eq!(viewer.said(), "Looking through your messages.");
            let at = usize::try_from(at).unwrap();
            found.push_str(&viewer.look(&file.as_bytes()[at..(at + 64).min(file.len())]));
        }
        assert_eq!(found.matches("#/conversation/1/m1").count(), 1);
        assert!(viewer.said().starts_with("1 message found"));
        assert!(gone(&mut viewer, &file, "#/find").contains("#/conversation/1/m1"));
        viewer.seek("ferry", "", "", "", "");
        viewer.stop();
        assert_eq!(viewer.seeks(), None);
        assert!(viewer.said().starts_with("You stopped the search."));
    }

    #[test]
    fn a_file_that_is_no_copy_leads_nowhere_else() {
        let mut viewer = opened("PK\u{3}\u{4}");
        for address in ["#/", "#/conversations", "#/find"] {
            assert!(
                gone(&mut viewer, "", address).contains("no copy from Rightsdesk"),
                "{address}"
            );
        }
        assert!(viewer.page().contains("[\"div\",{}],"), "no navigation");
    }
}
