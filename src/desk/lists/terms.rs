//! In which terms a member served, in words.

use crate::domain::book::Book;
use crate::domain::member::Member;
use crate::text;
use crate::text::Text;

/// The terms; that the member was re-appointed (连任) where they follow on each other. None while only one term is
/// known.
#[must_use]
pub fn terms_of(book: &Book, member: &Member) -> Option<Text> {
    let known = book.organisation()?;
    if known.former_terms.is_empty() {
        return None;
    }
    let terms = book.terms_of(member);
    let zh: Vec<String> = terms.iter().map(|it| it.in_words()).collect();
    let en: Vec<String> = terms.iter().map(|it| it.number.to_string()).collect();
    let (zh, en) = (zh.join("、"), en.join(", "));
    Some(match terms.len() {
        0 | 1 => text!("{zh}", "{en}"),
        _ => text!("{zh}（连任）", "{en} (re-appointed)"),
    })
}
