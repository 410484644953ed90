//! A page as a browser reads it: parsed by the rules of the HTML standard.

use std::fmt::Write as _;

use html5ever::{parse_document, tendril::TendrilSink as _};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// An element, or a text between elements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    Element(Element),
    Text(String),
}

/// An element with what is in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
}

impl Element {
    /// The whole document.
    pub fn parse(html: &str) -> Self {
        let dom = parse_document(RcDom::default(), html5ever::ParseOpts::default()).one(html);
        Self {
            name: "#document".to_owned(),
            attributes: Vec::new(),
            children: children(&dom.document),
        }
    }

    /// Itself and every element below it, in the document's order.
    pub fn all(&self) -> Vec<&Self> {
        let mut found = vec![self];
        for child in self.elements() {
            found.extend(child.all());
        }
        found
    }

    /// The elements right below it.
    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    pub fn attribute(&self, name: &str) -> Option<&str> {
        let mut all = self.attributes.iter();
        all.find(|(other, _)| other == name).map(|(_, value)| &**value)
    }

    pub fn has_class(&self, class: &str) -> bool {
        let mut all = self.attribute("class").unwrap_or_default().split(' ');
        all.any(|other| other == class)
    }

    /// What it says, without the elements for which `skip` holds.
    pub fn text_without(&self, skip: &impl Fn(&Self) -> bool) -> String {
        let said = self.children.iter().map(|child| match child {
            Node::Text(text) => text.clone(),
            Node::Element(element) if skip(element) => String::new(),
            Node::Element(element) => element.text_without(skip),
        });
        said.collect()
    }

    /// What it says.
    pub fn text(&self) -> String {
        self.text_without(&|_| false)
    }

    /// Every element as its name and the names of its attributes, one a line, indented as deep as it stands.
    pub fn skeleton(&self) -> String {
        let mut out = String::new();
        self.sketch(0, &mut out);
        out
    }

    fn sketch(&self, depth: usize, out: &mut String) {
        let names: Vec<&str> = self.attributes.iter().map(|(name, _)| &**name).collect();
        let (indent, names) = (" ".repeat(depth), names.join(" "));
        writeln!(out, "{indent}{} {names}", self.name).unwrap();
        for child in self.elements() {
            child.sketch(depth + 1, out);
        }
    }
}

fn children(of: &Handle) -> Vec<Node> {
    let mut nodes = Vec::new();
    for child in of.children.borrow().iter() {
        match &child.data {
            NodeData::Text { contents } => nodes.push(Node::Text(contents.borrow().to_string())),
            NodeData::Element {
                name,
                attrs,
                template_contents,
                ..
            } => {
                let mut inner = children(child);
                if let Some(template) = &*template_contents.borrow() {
                    inner.extend(children(template));
                }
                let attributes = attrs.borrow();
                let attributes = attributes
                    .iter()
                    .map(|attr| (attr.name.local.to_string(), attr.value.to_string()));
                nodes.push(Node::Element(Element {
                    name: name.local.to_string(),
                    attributes: attributes.collect(),
                    children: inner,
                }));
            }
            // Comments and instructions say nothing to anybody; Leptos writes comments between texts.
            _ => {}
        }
    }
    joined(nodes)
}

/// Texts that only a comment kept apart are one.
fn joined(nodes: Vec<Node>) -> Vec<Node> {
    let mut out: Vec<Node> = Vec::new();
    for node in nodes {
        match (out.last_mut(), node) {
            (Some(Node::Text(before)), Node::Text(text)) => before.push_str(&text),
            (_, node) => out.push(node),
        }
    }
    out
}
