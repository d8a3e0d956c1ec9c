//! The elements of web pages: which part lines, which are no part of what a page shows, which strike out, and how
//! long one that is never closed goes on. What a page says is read in `html`.

use super::tags::Tag;

/// An element around the text, and how many of its name are open in it.
pub(super) struct Around {
    name: String,
    depth: usize,
    /// Would its text be the page's if it were shown?
    pub(super) is_text: bool,
}

/// What became of an element at a tag in it.
pub(super) enum Still {
    Open,
    /// It ends with this tag.
    Closed,
    /// It was never closed, and something around it goes on.
    Past,
}

impl Around {
    pub(super) fn of(name: &str, is_text: bool) -> Self {
        Around {
            name: name.to_owned(),
            depth: 0,
            is_text,
        }
    }

    /// Whether it goes on behind the start of another: a cell, a row or a paragraph need not be closed.
    pub(super) fn goes_on_at(&mut self, tag: &Tag) -> bool {
        let name = tag.name.as_str();
        if self.name != name {
            let closes = match self.name.as_str() {
                "td" | "th" => matches!(name, "td" | "th" | "tr"),
                "p" => is_block(name),
                _ => false,
            };
            return !closes || self.depth > 0;
        }
        if matches!(name, "td" | "th" | "tr" | "p" | "li" | "option") {
            return false;
        }
        self.depth += usize::from(!tag.closed);
        true
    }

    pub(super) fn at_end_of(&mut self, name: &str) -> Still {
        if self.name == name {
            if self.depth == 0 {
                return Still::Closed;
            }
            self.depth -= 1;
            return Still::Open;
        }
        let past = match self.name.as_str() {
            "td" | "th" => matches!(name, "tr" | "table"),
            "tr" => name == "table",
            "p" | "li" | "option" => {
                matches!(name, "td" | "th" | "div" | "ul" | "ol" | "select")
            }
            _ => false,
        };
        if past { Still::Past } else { Still::Open }
    }
}

/// Whether an element's text is not the page's.
pub(super) fn is_left_out(name: &str, tag: &Tag) -> bool {
    match name {
        "script" | "style" | "title" | "noscript" | "template" | "object" | "svg" | "math"
        | "iframe" | "noframes" | "audio" | "video" | "canvas" | "rt" | "rp" | "xml"
        | "datalist" => true,
        "option" => tag.attribute("selected").is_none(),
        _ => false,
    }
}

pub(super) fn is_hidden(tag: &Tag) -> bool {
    let style = style_of(tag);
    let hides = ["display:none", "visibility:hidden", "mso-hide:all"];
    tag.attribute("hidden").is_some() || hides.iter().any(|hiding| style.contains(hiding))
}

pub(super) fn strikes(tag: &Tag) -> bool {
    let style = style_of(tag);
    let line = |it: &str| it.starts_with("text-decoration") && it.contains("line-through");
    matches!(tag.name.as_str(), "s" | "strike" | "del") || style.split(';').any(line)
}

/// An element's own style, without spaces.
fn style_of(tag: &Tag) -> String {
    let style = tag.attribute("style").unwrap_or_default();
    let plain = style.chars().filter(|c| !c.is_whitespace());
    plain.collect::<String>().to_ascii_lowercase()
}

pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
            | "basefont"
            | "bgsound"
            | "frame"
    )
}

pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "ul"
            | "ol"
            | "li"
            | "dl"
            | "dt"
            | "dd"
            | "section"
            | "article"
            | "header"
            | "footer"
            | "main"
            | "nav"
            | "aside"
            | "blockquote"
            | "form"
            | "fieldset"
            | "address"
            | "center"
            | "hr"
            | "figure"
            | "figcaption"
            | "caption"
            | "legend"
            | "details"
            | "summary"
            | "body"
            | "html"
            | "tr"
            | "td"
            | "th"
            | "table"
            | "tbody"
            | "thead"
            | "tfoot"
            | "dir"
            | "menu"
    )
}
