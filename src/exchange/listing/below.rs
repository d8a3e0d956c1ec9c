//! The footnotes of a document's list: each is put as `[n]` where it is called, and its words as a last
//! line, so that [`footnotes`](super::footnotes) puts them behind the name. What is called from anything
//! else than a name, such as a heading whose count it could be taken for, stays a note.

use std::collections::HashMap;

use super::count::{closes, opens};
use super::heading::{self, Opening};
use super::line::Line;
use crate::exchange::office::document::{Document, Footnote, Paragraph};
use crate::exchange::office::note::Note;
use crate::exchange::office::place::At;
use crate::exchange::office::words::{is_blank, is_han};

/// The footnotes of a document where its list has them.
#[derive(Default)]
pub(in crate::exchange) struct Below {
    /// Paragraphs with the marks in them.
    marked: HashMap<At, String>,
    /// What the marks stand for.
    pub(super) lines: Vec<Line>,
    /// Those that have no place in a list.
    pub(in crate::exchange) left: Vec<Note>,
}

/// The longest footnote that is a remark of a person, in characters, and the most that are told apart.
const LONGEST: usize = 50;
const MOST: usize = 9_999;

impl Below {
    /// Of a document whose paragraphs may be a list.
    pub(in crate::exchange) fn of(document: &Document) -> Self {
        let mut below = Below::default();
        // Numbers in brackets that stand there already may be notes of another kind.
        let bracketed = document
            .paragraphs()
            .any(|it| it.text.contains(['[', '［']));
        let mut paragraphs = document.paragraphs().peekable();
        let mut numbered = document.footnotes.iter().zip(1..).peekable();
        while let Some((first, _)) = numbered.peek().copied() {
            let at = &first.note.at;
            let mut here = Vec::new();
            while let Some(next) = numbered.next_if(|(it, _)| it.note.at == *at) {
                here.push(next);
            }
            while paragraphs.next_if(|it| it.at.row < at.row).is_some() {}
            let Some(paragraph) = paragraphs.peek().filter(|it| it.at == *at) else {
                below
                    .left
                    .extend(here.into_iter().map(|(it, _)| it.note.clone()));
                continue;
            };
            let mut text = paragraph.text.clone();
            for (footnote, n) in here.into_iter().rev() {
                if bracketed || n > MOST || !is_of_a_name(footnote, paragraph) {
                    below.left.push(footnote.note.clone());
                    continue;
                }
                text.insert_str(footnote.offset, &format!("[{n}]"));
                below.lines.push(Line {
                    at: at.clone(),
                    text: format!("注：[{n}]{}", footnote.note.value),
                    flows: true,
                    within: None,
                });
            }
            below.marked.insert(at.clone(), text);
        }
        below
    }

    /// A paragraph's text with the marks.
    pub(super) fn text<'a>(&'a self, paragraph: &'a Paragraph) -> &'a str {
        let marked = self.marked.get(&paragraph.at);
        marked.map_or(paragraph.text.as_str(), String::as_str)
    }
}

/// Whether a footnote is called behind a name, or what may be one.
fn is_of_a_name(footnote: &Footnote, paragraph: &Paragraph) -> bool {
    let text = paragraph.text.as_str();
    let Some((before, after)) = text.split_at_checked(footnote.offset) else {
        return false;
    };
    let behind = before
        .chars()
        .next_back()
        .is_some_and(|c| is_han(c) || closes(c));
    let ends = after
        .chars()
        .next()
        .is_none_or(|c| is_blank(c) || opens(c) || closes(c) || "、，,；;。".contains(c));
    let title = ["名单", "名册"].iter().any(|word| text.contains(word));
    let heading = match heading::opening(text) {
        Some(
            Opening::Sector(heading)
            | Opening::Other(heading)
            | Opening::Label(heading)
            | Opening::Doubtful(heading),
        ) => after.len() >= heading.rest.len(),
        None => false,
    };
    let short = footnote.note.value.chars().count() <= LONGEST;
    behind && ends && short && !title && !heading
}
