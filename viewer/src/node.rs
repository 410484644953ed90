//! A page as a tree of elements. The page's script builds it from elements and text nodes, so that whatever stands in a
//! copy is text and nothing else: names of elements and of attributes are ours alone.

/// A text or an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// Text.
    Text(String),
    /// An element.
    Element(Element),
}

/// An element with what stands in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    tag: &'static str,
    attributes: Vec<(&'static str, String)>,
    children: Vec<Node>,
}

/// An empty element.
pub const fn el(tag: &'static str) -> Element {
    Element {
        tag,
        attributes: Vec::new(),
        children: Vec::new(),
    }
}

impl Element {
    /// With an attribute.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    /// With a class.
    pub fn class(self, name: &'static str) -> Self {
        self.with("class", name)
    }

    /// With one more thing in it.
    pub fn child(mut self, child: impl Into<Node>) -> Self {
        self.children.push(child.into());
        self
    }

    /// With several more, or with one that may not be there.
    pub fn children<N: Into<Node>>(mut self, children: impl IntoIterator<Item = N>) -> Self {
        self.children.extend(children.into_iter().map(Into::into));
        self
    }

    /// Text of somebody's: it may run either way.
    pub fn theirs(self, text: impl Into<String>) -> Self {
        self.with("dir", "auto").child(text.into())
    }
}

impl From<&str> for Node {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Node {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Element> for Node {
    fn from(element: Element) -> Self {
        Self::Element(element)
    }
}

impl Node {
    /// Writes it as JSON: a text, or `[tag, {attributes}, …children]`.
    pub fn write(&self, out: &mut String) {
        match self {
            Self::Text(text) => quote(text, out),
            Self::Element(Element {
                tag,
                attributes,
                children,
            }) => {
                out.push('[');
                quote(tag, out);
                out.push_str(",{");
                for (at, (name, value)) in attributes.iter().enumerate() {
                    out.push_str(if at == 0 { "" } else { "," });
                    quote(name, out);
                    out.push(':');
                    quote(value, out);
                }
                out.push('}');
                for child in children {
                    out.push(',');
                    child.write(out);
                }
                out.push(']');
            }
        }
    }
}

/// Several at once: a JSON list of them.
pub fn written<'n>(nodes: impl IntoIterator<Item = &'n Node>) -> String {
    let mut out = String::from("[");
    for (at, node) in nodes.into_iter().enumerate() {
        out.push_str(if at == 0 { "" } else { "," });
        node.write(&mut out);
    }
    out.push(']');
    out
}

fn quote(text: &str, out: &mut String) {
    use std::fmt::Write as _;
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            '\u{0}'..='\u{1f}' => {
                // Writing into a String does not fail.
                let _ = write!(out, "\\u{:04x}", u32::from(letter));
            }
            _ => out.push(letter),
        }
    }
    out.push('"');
}

#[cfg(test)]
impl Node {
    /// Its text, as it is read from beginning to end.
    pub fn words(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Element(element) => element.children.iter().map(Self::words).collect(),
        }
    }

    /// Every element in it of this tag, itself included.
    pub fn all(&self, tag: &str) -> Vec<&Element> {
        let Self::Element(element) = self else {
            return Vec::new();
        };
        let own = (element.tag == tag).then_some(element);
        let inner = element.children.iter().flat_map(|child| child.all(tag));
        own.into_iter().chain(inner).collect()
    }
}

#[cfg(test)]
impl Element {
    /// An attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        attributes
            .find(|(held, _)| *held == name)
            .map(|(_, value)| value.as_str())
    }

    /// Its text.
    pub fn words(&self) -> String {
        Node::from(self.clone()).words()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;

    fn read(node: &Node) -> Value {
        let mut out = String::new();
        node.write(&mut out);
        serde_json::from_str(&out).unwrap()
    }

    #[test]
    fn is_written_with_everything_in_it() {
        let node = el("p")
            .class("soft")
            .child("a")
            .children(None::<Element>)
            .child(el("b").theirs("c"));
        assert_eq!(
            read(&node.into()),
            json!(["p", {"class": "soft"}, "a", ["b", {"dir": "auto"}, "c"]])
        );
    }

    proptest! {
        #[test]
        fn whatever_stands_there_is_text(text in any::<String>(), more in any::<String>()) {
            let node = Node::from(el("p").with("title", more.clone()).child(text.clone()));
            prop_assert_eq!(read(&node), json!(["p", {"title": more}, text]));
            let list = written([&node, &Node::from(text.as_str())]);
            let list: Value = serde_json::from_str(&list).unwrap();
            prop_assert_eq!(list[1].as_str(), Some(text.as_str()));
        }
    }
}
