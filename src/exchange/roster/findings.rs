//! What the program itself prints of findings: it names sectors and people, and is no list of them.

use crate::exchange::office::document::{Document, Paragraph};
use crate::text::Text;

/// Why it is not read.
pub(super) const NO_REGISTER: Text = Text::of(
    "这是问题清单，不作名册读入。问题随登记的内容算出，补上登记即可",
    "this lists findings and is no register; they follow from the records: enter what they miss",
);

/// The first line of what `check` printed: it says as of which day, and rules by their codes follow.
pub(super) fn printed(document: &Document) -> Option<&Paragraph> {
    let mut lines = document
        .paragraphs()
        .filter(|it| !it.text.trim().is_empty());
    let first = lines.next()?;
    let begins = first.text.starts_with("截至 ") || first.text.starts_with("As of ");
    let is_code = |word: &str| {
        let digits = word.strip_prefix('J').unwrap_or_default();
        digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit())
    };
    let has_code = |line: &Paragraph| line.text.split_whitespace().any(is_code);
    (begins && lines.any(has_code)).then_some(first)
}
