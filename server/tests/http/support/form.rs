//! Forms as a page draws them.

/// A form with the values that it comes with.
#[derive(Debug, Clone)]
pub struct Form {
    pub action: String,
    pub method: String,
    pub fields: Vec<(String, String)>,
}

impl Form {
    /// Every form of a page.
    pub fn all(html: &str) -> Vec<Self> {
        html.split("<form")
            .skip(1)
            .map(|rest| Self::read(rest.split("</form>").next().unwrap()))
            .collect()
    }

    /// The form that has a button with these words.
    #[track_caller]
    pub fn with_button(html: &str, words: &str) -> Self {
        let has_it = |form: &&str| {
            form.split("<button")
                .skip(1)
                .any(|button| button.split("</button>").next().unwrap().contains(words))
        };
        let forms: Vec<_> = html
            .split("<form")
            .skip(1)
            .map(|rest| rest.split("</form>").next().unwrap())
            .collect();
        let found = forms.iter().find(|form| has_it(form));
        Self::read(found.unwrap_or_else(|| panic!("no form with a button \"{words}\" in {html}")))
    }

    fn read(form: &str) -> Self {
        let tag = form.split('>').next().unwrap();
        let fields = form.split("<input").skip(1).filter_map(|input| {
            let input = input.split('>').next().unwrap();
            let kind = attribute(input, "type").unwrap_or_default();
            let chosen = !matches!(kind.as_str(), "radio" | "checkbox") || input.contains(" checked");
            chosen.then(|| {
                Some((
                    attribute(input, "name")?,
                    attribute(input, "value").unwrap_or_default(),
                ))
            })?
        });
        let method = attribute(tag, "method").unwrap_or_default();
        Self {
            action: attribute(tag, "action").unwrap_or_default(),
            method,
            fields: fields.collect(),
        }
    }

    pub fn field(&self, name: &str) -> &str {
        self.fields
            .iter()
            .find(|(field, _)| field == name)
            .map_or("", |(_, value)| value)
    }
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let rest = tag.split(&format!(" {name}=\"")).nth(1)?;
    let value = rest.split('"').next()?;
    Some(
        value
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&"),
    )
}
