//! Forms written without a table: `委员姓名：王伟` on a line, several labels on one, an answer on the
//! line below its label, an account of many lines.

use super::assemble::{Assembler, Item};
use super::label::{self, Label};
use super::written::{self, Written};
use crate::exchange::office::place::At;
use crate::exchange::office::words::is_blank;

/// Reads lines in order, and keeps the label whose answer is still being read.
#[derive(Default)]
pub(super) struct Lines {
    open: Option<(Label, Written)>,
    /// The line before, while it may be the first half of a title.
    before: Option<(At, String)>,
    /// Lines that may be the account's label, written downwards.
    down: Vec<(At, String)>,
}

impl Lines {
    /// Reads the lines of a paragraph.
    pub(super) fn paragraph(&mut self, at: &At, text: &str, forms: &mut Assembler) {
        if label::is_title(text) {
            self.end(forms);
            forms.take(Item::Title(at.clone()));
            return;
        }
        // A label that is written downwards, one line a syllable, is one line to us.
        if text.contains('\n')
            && let Some((Label::Account, rest)) = label::leading(text, false)
        {
            self.end(forms);
            self.open = Some((Label::Account, Written::text(at.clone(), rest)));
            return;
        }
        for line in text.split('\n') {
            self.line(at, line, forms);
        }
    }

    /// A table in the midst of the paragraphs: part of the account, if one is being read.
    pub(super) fn table(&mut self, text: &str) -> bool {
        match &mut self.open {
            Some((Label::Account, written)) => {
                written.text.push('\n');
                written.text.push_str(text);
                true
            }
            _ => false,
        }
    }

    /// Whether an account is being read.
    pub(super) fn in_account(&self) -> bool {
        matches!(self.open, Some((Label::Account, _)))
    }

    /// What was open is whole.
    pub(super) fn end(&mut self, forms: &mut Assembler) {
        self.end_label(forms);
        self.close(forms);
    }

    fn close(&mut self, forms: &mut Assembler) {
        self.before = None;
        if let Some((label, written)) = self.open.take() {
            forms.take(Item::Answer(label, written));
        }
    }

    /// The lines that were held are the account's label together, or lines like any other.
    fn end_label(&mut self, forms: &mut Assembler) {
        let held = std::mem::take(&mut self.down);
        let Some((at, _)) = held.first() else {
            return;
        };
        let word: String = held.iter().map(|(_, line)| line.as_str()).collect();
        if held.len() > 1 && label::whole(&word) == Some(Label::Account) {
            self.close(forms);
            self.open = Some((Label::Account, Written::text(at.clone(), "")));
        } else {
            for (at, line) in &held {
                self.parts(at, line, forms);
            }
        }
    }

    fn line(&mut self, at: &At, line: &str, forms: &mut Assembler) {
        if !self.in_account() && self.down.len() < 16 && label::is_part_of_account(line) {
            self.down.push((at.clone(), line.to_owned()));
            return;
        }
        self.end_label(forms);
        if label::is_title(line) {
            self.end(forms);
            forms.take(Item::Title(at.clone()));
            return;
        }
        if let Some((first_at, first)) = self.before.take()
            && label::ends_title(&first, line)
        {
            self.open = None;
            forms.take(Item::Title(first_at));
            return;
        }
        if self.in_account() {
            match label::ends_account(line) {
                None => {
                    if let Some((_, written)) = &mut self.open {
                        if written.is_blank() && !line.chars().all(is_blank) {
                            written.at = at.clone();
                        }
                        written.text.push('\n');
                        written.text.push_str(line);
                    }
                    return;
                }
                Some(_) => self.close(forms),
            }
        }
        self.parts(at, line, forms);
    }

    /// A line outside an account: labels with their answers, or an answer to the label above.
    fn parts(&mut self, at: &At, line: &str, forms: &mut Assembler) {
        let starts = starts(line);
        let head = &line[..starts.first().map_or(line.len(), |part| part.from)];
        if !head.chars().all(is_blank) {
            match self.open.take() {
                Some((label, mut written)) if written.is_blank() => {
                    written = Written::text(at.clone(), head);
                    forms.take(Item::Answer(label, written));
                }
                open => {
                    self.open = open;
                    if written::is_day(head) {
                        self.close(forms);
                        forms.take(Item::Day(Written::text(at.clone(), head)));
                    }
                }
            }
        }
        for (i, part) in starts.iter().enumerate() {
            self.close(forms);
            let until = starts.get(i + 1).map_or(line.len(), |next| next.from);
            let answer = line.get(part.behind..until).unwrap_or_default();
            let answer = answer
                .trim_matches(is_blank)
                .trim_end_matches(['；', ';', '，', ',']);
            let written = Written::text(at.clone(), answer);
            if part.label == Label::Account || written.is_blank() {
                self.open = Some((part.label, written));
            } else {
                forms.take(Item::Answer(part.label, written));
            }
        }
        if starts.len() == 1 && self.in_account() {
            // 联系服务界别群众情况 alone on a line may be the first half of a title.
            self.before = Some((at.clone(), line.to_owned()));
        }
    }
}

/// A label in a line.
struct Part {
    label: Label,
    from: usize,
    behind: usize,
}

/// The labels of a line: at its beginning, behind a space, behind a mark that ends an answer.
fn starts(line: &str) -> Vec<Part> {
    let mut found: Vec<Part> = Vec::new();
    let mut boundary = true;
    let mut free = 0;
    for (at, c) in line.char_indices() {
        let blank = is_blank(c);
        if boundary && !blank && at >= free {
            let lone = found.is_empty();
            if let Some((label, rest)) = label::leading(&line[at..], lone) {
                let behind = line.len() - rest.len();
                free = behind;
                found.push(Part {
                    label,
                    from: at,
                    behind,
                });
                if label == Label::Account {
                    break;
                }
            }
        }
        boundary = blank || matches!(c, '；' | ';' | '，' | ',' | '|' | '｜' | '）' | ')');
        boundary |= at < free;
    }
    found
}
