//! Cuts a web page into tags and text, as browsers do: whatever the page is, something comes of it.
//!
//! Follows the web's rules for tags, attributes, comments, character references and elements whose
//! content is text; builds no tree. One walk through the page by loops alone, so that no page, however
//! hostile, costs more than its length: tokenizers at hand call themselves once an attribute, and a
//! tag with a hundred thousand of them ends the process.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;

/// A part of a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// Text, its character references resolved.
    Text(Cow<'a, str>),
    Start(Tag),
    /// The name, in small letters.
    End(String),
}

/// The beginning of an element.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag {
    /// In small letters.
    pub(super) name: String,
    /// Written as one without content: `<br/>`.
    pub(super) closed: bool,
    attributes: Vec<(String, String)>,
}

/// No tag has more attributes that mean something here.
const MOST_ATTRIBUTES: usize = 64;

impl Tag {
    /// The value of an attribute; the first counts.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        attributes
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }
}

/// The tokens of a page.
pub(super) struct Tokens<'a> {
    rest: &'a str,
    /// The element whose content is text up to its own end.
    inside: Option<String>,
}

impl<'a> Tokens<'a> {
    pub(super) fn of(page: &'a str) -> Self {
        Tokens {
            rest: page,
            inside: None,
        }
    }

    /// What stands in an element whose content is text.
    fn content(&mut self, name: &str) -> Option<Token<'a>> {
        let end = end_of(self.rest, name).unwrap_or(self.rest.len());
        let (text, rest) = self.rest.split_at(end);
        self.rest = rest;
        if text.is_empty() {
            return None;
        }
        Some(Token::Text(match name {
            "textarea" | "title" => resolved(text),
            _ => Cow::Borrowed(text),
        }))
    }

    /// A tag at the beginning of the rest; none where the page ends in it.
    fn tag(&mut self) -> Option<Token<'a>> {
        let mut marks = Marks {
            rest: &self.rest[1..],
        };
        let ends = marks.take('/');
        let name = marks.until(|c| is_space(c) || matches!(c, '/' | '>'));
        let name = name.to_ascii_lowercase();
        let mut attributes = Vec::new();
        let mut closed = false;
        loop {
            let slash = marks.skip(|c| is_space(c) || c == '/');
            if marks.take('>') {
                closed |= slash.ends_with('/');
                break;
            }
            if marks.rest.is_empty() {
                self.rest = "";
                return None;
            }
            let (key, value) = marks.attribute();
            if attributes.len() < MOST_ATTRIBUTES {
                attributes.push((key.to_ascii_lowercase(), resolved(value).into_owned()));
            }
        }
        self.rest = marks.rest;
        if ends {
            return Some(Token::End(name));
        }
        if is_text_inside(&name) {
            self.inside = Some(name.clone());
        }
        Some(Token::Start(Tag {
            name,
            closed,
            attributes,
        }))
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            if let Some(name) = self.inside.take()
                && let Some(content) = self.content(&name)
            {
                return Some(content);
            }
            if self.rest.is_empty() {
                return None;
            }
            let after = self.rest.strip_prefix('<').unwrap_or_default();
            let letter = after.strip_prefix('/').unwrap_or(after);
            if letter.starts_with(|c: char| c.is_ascii_alphabetic()) {
                if let Some(tag) = self.tag() {
                    return Some(tag);
                }
            } else if let Some(comment) = after.strip_prefix("!--") {
                // `<!-->` and `<!--->` are whole; any other goes on to its end, or the page's.
                self.rest = [">", "->"]
                    .into_iter()
                    .find_map(|end| comment.strip_prefix(end))
                    .or_else(|| comment.split_once("-->").map(|(_, rest)| rest))
                    .unwrap_or_default();
            } else if after.starts_with(['!', '?', '/']) {
                self.rest = after.split_once('>').map_or("", |(_, rest)| rest);
            } else {
                // A sign that begins no tag is text.
                let from = self.rest.chars().next().map_or(0, char::len_utf8);
                let end = self.rest[from..].find('<').map(|end| from + end);
                let (text, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
                self.rest = rest;
                return Some(Token::Text(resolved(text)));
            }
        }
    }
}

/// The signs of a tag that is being read.
struct Marks<'a> {
    rest: &'a str,
}

impl<'a> Marks<'a> {
    fn take(&mut self, c: char) -> bool {
        match self.rest.strip_prefix(c) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn until(&mut self, ends: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(ends).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at(end);
        self.rest = rest;
        taken
    }

    fn skip(&mut self, skipped: impl Fn(char) -> bool) -> &'a str {
        self.until(|c| !skipped(c))
    }

    /// A name and its value, which may be none; at least one sign is taken.
    fn attribute(&mut self) -> (&'a str, &'a str) {
        let start = self.rest;
        self.take('=');
        self.until(|c| is_space(c) || matches!(c, '/' | '>' | '='));
        let name = &start[..start.len() - self.rest.len()];
        let behind = self.rest;
        self.skip(is_space);
        if !self.take('=') {
            self.rest = behind;
            return (name, "");
        }
        self.skip(is_space);
        let value = if self.take('"') {
            self.quoted('"')
        } else if self.take('\'') {
            self.quoted('\'')
        } else {
            self.until(|c| is_space(c) || c == '>')
        };
        (name, value)
    }

    fn quoted(&mut self, quote: char) -> &'a str {
        let value = self.until(|c| c == quote);
        self.take(quote);
        value
    }
}

/// Where the end of an element begins.
fn end_of(text: &str, name: &str) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + text[from..].find("</")?;
        let behind = &text.as_bytes()[at + 2..];
        let own = behind
            .get(..name.len())
            .is_some_and(|word| word.eq_ignore_ascii_case(name.as_bytes()));
        let next = behind.get(name.len()).copied();
        if own && next.is_none_or(|b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>')) {
            return Some(at);
        }
        from = at + 2;
    }
}

/// Whether an element's content is text, tags and all.
fn is_text_inside(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "xmp"
            | "iframe"
            | "noembed"
            | "noframes"
            | "noscript"
            | "title"
            | "textarea"
    )
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

/// A text with its character references as the characters they stand for.
fn resolved(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let taken = number(rest, &mut out).or_else(|| named(rest, &mut out));
        match taken {
            Some(taken) => rest = &rest[taken..],
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// A reference by number; how much of the text it is.
fn number(text: &str, out: &mut String) -> Option<usize> {
    let digits = text.strip_prefix("&#")?;
    let (digits, radix) = match digits.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16),
        None => (digits, 10),
    };
    let count = digits
        .find(|c: char| !c.is_digit(radix))
        .unwrap_or(digits.len());
    if count == 0 {
        return None;
    }
    let code = u32::from_str_radix(&digits[..count], radix).unwrap_or(u32::MAX);
    match code {
        // Numbers of the western code page, which pages write for its signs.
        0x80..=0x9f => {
            let byte = [code as u8];
            out.push_str(&WINDOWS_1252.decode_without_bom_handling(&byte).0);
        }
        0 => out.push('\u{fffd}'),
        code => out.push(char::from_u32(code).unwrap_or('\u{fffd}')),
    }
    let used = text.len() - digits.len() + count;
    Some(used + usize::from(text[used..].starts_with(';')))
}

/// Names that count without a semicolon behind them, as old pages write them.
const WITHOUT_END: [&str; 14] = [
    "nbsp", "amp", "quot", "lt", "gt", "copy", "reg", "middot", "times", "laquo", "raquo", "deg",
    "sect", "yen",
];

/// A reference by name; how much of the text it is.
fn named(text: &str, out: &mut String) -> Option<usize> {
    let behind = &text[1..];
    let word = behind.bytes().take(40);
    let count = word.take_while(u8::is_ascii_alphanumeric).count();
    let name = &behind[..count];
    if behind[count..].starts_with(';')
        && let Some(sign) = quick_xml::escape::resolve_html5_entity(name)
    {
        out.push_str(sign);
        return Some(count + 2);
    }
    let known = WITHOUT_END
        .into_iter()
        .find(|known| name.starts_with(known))?;
    out.push_str(quick_xml::escape::resolve_html5_entity(known)?);
    Some(known.len() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(page: &str) -> String {
        let tokens = Tokens::of(page).map(|token| match token {
            Token::Text(text) => text.into_owned(),
            Token::Start(tag) => {
                let attributes = tag.attributes.iter();
                let attributes = attributes.map(|(key, value)| format!(" {key}={value}"));
                let end = if tag.closed { "/" } else { "" };
                format!("[{}{}{end}]", tag.name, attributes.collect::<String>())
            }
            Token::End(name) => format!("[/{name}]"),
        });
        tokens.collect()
    }

    #[test]
    fn tags_are_cut_as_browsers_cut_them() {
        for (page, tokens) in [
            (
                "一<P Class=a  id='b c' x=\"1>2\" hidden>二</P >",
                "一[p class=a id=b c x=1>2 hidden=]二[/p]",
            ),
            ("<br/><br / ><td/width=3>", "[br/][br][td width=3]"),
            ("<a=b c = d =e>", "[a=b c=d =e=]"),
            ("1 < 2 & 3 <> <3", "1 < 2 & 3 <> <3"),
            (
                "<!DOCTYPE html><?xml a?><![if x]>一<!-- <p> --><!-->二<!--->三</>四",
                "一二三四",
            ),
            ("<o:p>一</o:p>", "[o:p]一[/o:p]"),
            ("一<p class=\"never closed>", "一"),
            ("一<!-- never closed", "一"),
        ] {
            assert_eq!(shown(page), tokens, "{page}");
        }
    }

    #[test]
    fn content_that_is_text_is_not_cut() {
        assert_eq!(
            shown(
                "<script>if (a<b) '</p>&amp;'</SCRIPT >一<textarea><b>&lt;</textarea><style>never"
            ),
            "[script]if (a<b) '</p>&amp;'[/script]一[textarea]<b><[/textarea][style]never"
        );
    }

    #[test]
    fn character_references_are_resolved() {
        assert_eq!(
            shown("&#29579;&#x4F1F&nbsp;&nbsp&ldquo;&middot;&#150;&copy2&unknown;&#xffffffff;&#;&"),
            "王伟\u{a0}\u{a0}“·–©2&unknown;\u{fffd}&#;&"
        );
    }

    #[test]
    fn a_tag_of_a_million_attributes_is_one_tag() {
        let page = format!("<p {}>一", "ab=\"c>\" ".repeat(1_000_000));
        let tokens: Vec<Token<'_>> = Tokens::of(&page).collect();
        assert_eq!(tokens.len(), 2);
        assert_eq!(tokens[1], Token::Text("一".into()));
    }

    proptest! {
        #[test]
        fn any_page_is_cut_and_ends(page in "[<>/!a-cp\"'= &#;x0-9\\-一]{0,60}") {
            for token in Tokens::of(&page) {
                prop_assert!(token != Token::Text("".into()));
            }
        }
    }
}
