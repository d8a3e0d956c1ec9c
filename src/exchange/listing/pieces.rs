//! Lines of names in pieces: what stands between separators, with the remarks in brackets behind. Long because
//! a sign is read by what was read before it, in one walk.
//!
//! A piece is a run of characters without a space. Whether two of them are one padded name or two
//! people is for [`splitting`](super::splitting) to say; here it is only kept how they were parted.

use std::cmp::Ordering;
use std::sync::Arc;

use super::count::{closes, opens};
use super::line::Line;
use super::mark;
use super::numbering::{Numbering, numbering};
use super::particulars::{self, Particulars};
use super::signs::{is_part, is_separator, phone_apart, words_of};
use crate::exchange::names::{describes_character, is_dot};
use crate::exchange::office::place::At;
use crate::exchange::office::words::{half_width, is_blank, is_han, squeeze};
use crate::exchange::seats::{vacant_seats, who_left};
use crate::exchange::sex_and_ethnicity::{ethnicity, sex};

/// A run of characters that is a name, or a part of one, or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::exchange) struct Piece {
    /// The line that it stands in.
    pub(in crate::exchange) at: At,
    /// The characters, the dots of minority names in one writing.
    pub(in crate::exchange) text: String,
    /// The words in brackets behind it.
    pub(in crate::exchange) remarks: Vec<String>,
    /// The marks beside it.
    pub(in crate::exchange) marks: Vec<String>,
    /// What parts it from the piece before.
    pub(in crate::exchange) gap: Gap,
    /// Does a bracket in it describe a character that could not be typed? Then it is a person's name,
    /// but nobody can say which: `刘宝（王君）`.
    pub(in crate::exchange) described: bool,
    /// The part of the sector that the line is of.
    pub(in crate::exchange) within: Option<Arc<str>>,
    /// What stands behind the name, where the line is about one person.
    pub(in crate::exchange) particulars: Option<Box<Particulars>>,
}

/// What parts two pieces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::exchange) enum Gap {
    /// A sign that ends a name: 、 ， a tab, a closing bracket, the end of a cell.
    Sign,
    /// The end of a line in running text; without a space beside it, a name may go on behind it.
    Break {
        /// Is there no space?
        tight: bool,
    },
    /// Spaces, of this width together; a full-width one counts two.
    Spaces(usize),
}

/// The longest remark that is believed, in characters.
const LONGEST_REMARK: usize = 60;

/// The longest number that numbers a person.
const LONGEST_NUMBER: usize = 4;

/// How many pieces a text comes to at most, without taking it apart.
pub(in crate::exchange) fn words(text: &str) -> usize {
    let mut inside = false;
    let begins = text.chars().filter(|&c| {
        let before = inside;
        // Each bracket may be one that is never closed.
        inside = !is_part(c) && !opens(c);
        opens(c) || inside && !before
    });
    begins.count()
}

/// Takes lines apart.
pub(in crate::exchange) fn of_lines<'l>(lines: impl IntoIterator<Item = &'l Line>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut reader = Reader::default();
    for line in lines {
        if let Some(people) = particulars::of(&line.text) {
            pieces.append(&mut std::mem::take(&mut reader).read());
            pieces.extend(people.into_iter().map(|person| of_person(person, line)));
            continue;
        }
        // A cell ends what stands in it; running text may go on.
        let end = if line.flows { '\n' } else { '\t' };
        let number = reader.lines.len();
        reader.lines.push(line);
        // 二、免去 begins with a number and not with a half of the name before.
        let text = match numbering(&line.text) {
            (Some(Numbering::Chinese | Numbering::Bracketed), text) => text,
            (Some(Numbering::Western) | None, _) => &line.text,
        };
        let signs = text.chars().chain([end]);
        reader.signs.extend(signs.map(|c| (c, number)));
    }
    pieces.append(&mut reader.read());
    pieces
}

fn of_person(person: Particulars, line: &Line) -> Piece {
    Piece {
        at: line.at.clone(),
        text: person.name.clone(),
        remarks: person.remarks.clone(),
        marks: person.marks.clone(),
        gap: Gap::Sign,
        described: person.described,
        within: line.within.clone(),
        particulars: Some(Box::new(person)),
    }
}

#[derive(Default)]
struct Reader<'l> {
    signs: Vec<(char, usize)>,
    lines: Vec<&'l Line>,
    pieces: Vec<Piece>,
    text: String,
    line: usize,
    gap: Option<Gap>,
    /// Marks with spaces around them, each with the gap before it.
    alone: Vec<(Vec<String>, Option<Gap>)>,
    /// The marks of a piece that is read on.
    marks: Vec<String>,
    /// Behind the bracket that was read last.
    bracket: usize,
    /// Does the piece that is being read have a described character?
    described: bool,
}

impl Reader<'_> {
    fn read(mut self) -> Vec<Piece> {
        let mut next = 0;
        while let Some(&(c, line)) = self.signs.get(next) {
            next += 1;
            if c == '\n' {
                self.end(Gap::Break { tight: true });
            } else if self.is_mark_behind(c, next) || c == '●' && !self.text.chars().any(is_han) {
                self.put(c, line);
            } else if matches!(c, ':' | '：') && self.text.chars().any(is_han) {
                // 补充：何志远 is a label, and told as such.
                self.put(c, line);
                self.end(Gap::Sign);
            } else if c == '\t' || is_separator(c) {
                self.end(Gap::Sign);
            } else if is_blank(c) && !c.is_whitespace() {
                // What nobody sees parts nothing.
            } else if c.is_whitespace() {
                let wide = matches!(c, '\u{3000}' | '\u{2003}');
                self.end(Gap::Spaces(if wide { 2 } else { 1 }));
            } else if opens(c) {
                next = self.remark(next);
            } else if is_dot(c) {
                next = self.dot(next);
            } else {
                self.put(c, line);
            }
        }
        self.end(Gap::Sign);
        let alone = self.alone.drain(..).flat_map(|(marks, _)| marks);
        if let Some(last) = self.pieces.last_mut() {
            last.marks.extend(alone);
        }
        self.pieces
    }

    fn put(&mut self, c: char, line: usize) {
        if self.text.is_empty() {
            self.line = line;
        }
        self.text.push(half_width(c));
    }

    /// Whether what parts or joins names elsewhere is a mark right behind one: 周明远①, 周明远●.
    fn is_mark_behind(&self, c: char, next: usize) -> bool {
        let ends = || {
            self.signs
                .get(next)
                .is_none_or(|(c, _)| is_part(*c) || opens(*c))
        };
        let name = || self.text.chars().any(is_han);
        (c == '●' || mark::is_circled(c)) && name() && ends()
    }

    /// Ends the piece that is being read, and widens the gap behind it.
    fn end(&mut self, gap: Gap) {
        self.finish();
        self.gap = Some(match (self.gap, gap) {
            (None, gap) => gap,
            (Some(Gap::Sign), _) | (_, Gap::Sign) => Gap::Sign,
            (Some(Gap::Break { .. }), _) | (_, Gap::Break { .. }) => Gap::Break { tight: false },
            (Some(Gap::Spaces(one)), Gap::Spaces(other)) => Gap::Spaces(one + other),
        });
    }

    fn finish(&mut self) {
        let written = std::mem::take(&mut self.text);
        let described = std::mem::take(&mut self.described);
        let mut marks = std::mem::take(&mut self.marks);
        let (before, text) = mark::before(&written);
        marks.extend(before);
        // 1.王伟 numbers a person.
        let unnumbered = text.trim_start_matches(|c: char| c.is_ascii_digit());
        let is_number = text.len() - unnumbered.len() <= LONGEST_NUMBER;
        let numbers = unnumbered.starts_with(['·', ')']) || unnumbered.chars().count() != 1;
        let bare = if unnumbered.len() < text.len() && numbers && is_number {
            unnumbered.trim_start_matches(['·', ')'])
        } else {
            text
        };
        let (more, bare) = mark::before(bare);
        let (bare, behind) = mark::behind(bare);
        marks.extend(more.into_iter().chain(behind));
        if bare.is_empty() {
            if !marks.is_empty() {
                self.alone.push((marks, self.gap));
            }
            return;
        }
        let beside = self
            .gap
            .is_some_and(|gap| !matches!(gap, Gap::Break { .. }));
        // 林秀兰 女 says it of her; 王 女 may be one name.
        if matches!(bare, "男" | "女")
            && beside
            && let Some(last) = self.pieces.last_mut()
            && last.text.chars().count() > 1
            && marks.is_empty()
        {
            last.remarks.push(bare.to_owned());
            self.gap = Some(Gap::Sign);
            return;
        }
        let (bare, left) = match who_left(bare) {
            Some(("", word)) => match self.pieces.last_mut().filter(|_| beside) {
                Some(last) => {
                    last.remarks.push(word.to_owned());
                    self.gap = Some(Gap::Sign);
                    return;
                }
                None => (bare, None),
            },
            Some((name, word)) => (name, Some(word.to_owned())),
            None => (bare, None),
        };
        let gap = self.gap.take().unwrap_or(Gap::Sign);
        let mut text = bare.to_owned();
        for (alone, before) in std::mem::take(&mut self.alone) {
            match (whose(before, gap), self.pieces.last_mut()) {
                (Some(Whose::Before), Some(last)) => last.marks.extend(alone),
                (Some(_), _) => marks.extend(alone),
                // Then it is no name, and has to be told.
                (None, _) => text.insert_str(0, &alone.concat()),
            }
        }
        self.pieces.push(Piece {
            at: self.lines[self.line].at.clone(),
            within: self.lines[self.line].within.clone(),
            particulars: None,
            text,
            remarks: left.into_iter().collect(),
            marks,
            gap,
            described,
        });
    }

    /// A dot holds together what stands around it, spaces and line ends or not. One that opens a
    /// line and has a space behind is a bullet.
    fn dot(&mut self, next: usize) -> usize {
        if self.text.is_empty() {
            let blank = self.signs.get(next).is_none_or(|(c, _)| is_blank(*c));
            let opens_line = matches!(self.gap, None | Some(Gap::Break { .. } | Gap::Sign));
            if opens_line && blank || self.gap == Some(Gap::Sign) || self.pieces.is_empty() {
                return next;
            }
            match self.pieces.pop_if(|last| last.remarks.is_empty()) {
                Some(last) => self.go_on(last),
                None => return next,
            }
        }
        if self.text.chars().all(|c| c.is_ascii_digit()) {
            // 1.王伟
            self.text.push('·');
            return next;
        }
        self.text.push('·');
        // What follows belongs to it, behind spaces or in the next line.
        let rest = self.signs.get(next..).unwrap_or_default();
        let gap = rest
            .iter()
            .take_while(|(c, _)| is_blank(*c) && *c != '\t')
            .count();
        next + gap
    }

    fn go_on(&mut self, piece: Piece) {
        let line = self.lines.iter().position(|line| line.at == piece.at);
        self.line = line.unwrap_or(self.line);
        self.text = piece.text;
        self.marks = piece.marks;
        self.gap = Some(piece.gap);
        self.described = piece.described;
    }

    /// Reads a bracket whose content begins at `from`; says where to go on.
    fn remark(&mut self, from: usize) -> usize {
        let Some(length) = self.bracketed(from) else {
            self.finish();
            return self.unclosed(from);
        };
        let text: String = self.signs[from..from + length]
            .iter()
            .map(|(c, _)| c)
            .collect();
        if !self.text.is_empty() && !self.described && self.describes(&text) {
            // What follows without a space belongs to the name: 曹（凡音）生.
            self.text.push_str(&format!("（{}）", squeeze(&text)));
            self.described = true;
            return from + length + 1;
        }
        let gap = self.gap;
        let whole = self.text.is_empty();
        self.finish();
        // （女）（壮族）
        let between = &self.signs[self.bracket.min(from - 1)..from - 1];
        let another = self.bracket > 0 && between.iter().all(|(c, _)| is_blank(*c));
        let vacancy = whole && vacant_seats(&text).is_some();
        let belongs = !vacancy && (!whole || gap != Some(Gap::Sign) || another);
        let (phone, text) = phone_apart(&text);
        let words = words_of(&text);
        let numbers = words
            .iter()
            .all(|word| word.chars().all(|c| c.is_ascii_digit()));
        let after = self.signs.get(from + length + 1);
        let square = !matches!(self.signs[from - 1].0, '（' | '(');
        let noted = square && after.is_none_or(|(c, _)| is_part(*c));
        match (phone, self.pieces.last_mut().filter(|_| belongs)) {
            (Some(phone), Some(last)) => {
                last.particulars.get_or_insert_default().phone = Some(phone);
            }
            (Some(phone), None) => {
                self.line = self.signs[from].1;
                self.text = format!("({phone})");
                self.finish();
            }
            (None, _) => {}
        }
        if let Some(last) = self.pieces.last_mut()
            && belongs
            && (!numbers || noted)
        {
            if numbers {
                last.marks
                    .extend(words.iter().map(|word| format!("[{word}]")));
            } else {
                last.remarks.extend(words);
            }
        } else if !numbers {
            // A bracket that belongs to nobody is no name.
            self.line = self.signs[from].1;
            self.text = format!("({text})");
            self.finish();
        }
        self.gap = Some(Gap::Sign);
        self.bracket = from + length + 1;
        self.bracket
    }

    /// How long the content is of a bracket that opens before `from`, brackets inside it included;
    /// none when it is not closed.
    fn bracketed(&self, from: usize) -> Option<usize> {
        let mut depth = 0_usize;
        let content = self.signs[from..].iter().take(LONGEST_REMARK + 1);
        for (length, &(c, _)) in content.enumerate() {
            if c == '\t' {
                return None;
            } else if opens(c) {
                depth += 1;
            } else if closes(c) {
                if depth == 0 {
                    return Some(length);
                }
                depth -= 1;
            }
        }
        None
    }

    /// Whether a bracket behind what was read describes a character of the name.
    fn describes(&self, content: &str) -> bool {
        let padded = self.text.chars().count() == 1 && matches!(self.gap, Some(Gap::Spaces(_)));
        let surname = self
            .pieces
            .last()
            .filter(|last| padded && last.text.chars().count() == 1 && last.remarks.is_empty());
        let name = surname.map_or("", |last| last.text.as_str()).to_owned() + &self.text;
        if squeeze(content).starts_with("备注") {
            return false;
        }
        let first = words_of(content).into_iter().next();
        first.is_some_and(|word| describes_character(&name, &word))
    }

    /// A bracket that was never closed: its first words, as far as they are sex and ethnicity.
    fn unclosed(&mut self, from: usize) -> usize {
        let content = self.signs[from..].iter().take(LONGEST_REMARK);
        let text: String = content
            .map(|(c, _)| *c)
            .take_while(|&c| !closes(c) && !opens(c) && c != '\t')
            .collect();
        let mut at = 0;
        let mut found = Vec::new();
        for word in text.split_inclusive(is_part) {
            let bare = squeeze(word.trim_end_matches(is_part));
            if !bare.is_empty() && sex(&bare).is_none() && ethnicity(&bare).is_none() {
                break;
            }
            at += word.chars().count();
            found.extend(Some(bare).filter(|bare| !bare.is_empty()));
        }
        match self.pieces.last_mut() {
            Some(last) if !found.is_empty() => last.remarks.extend(found),
            _ => {
                self.line = self.signs[from.saturating_sub(1)].1;
                self.text.push('(');
                return from;
            }
        }
        self.gap = Some(Gap::Sign);
        from + at
    }
}

/// To which of the names around it a mark belongs.
enum Whose {
    Before,
    Behind,
}

/// Whose a mark is that stands between two pieces, `before` it the one gap and the `whole` of both; none
/// where it is as near to the one as to the other.
fn whose(before: Option<Gap>, whole: Gap) -> Option<Whose> {
    match (before, whole) {
        (Some(Gap::Spaces(before)), Gap::Spaces(whole)) => match before.cmp(&(whole - before)) {
            Ordering::Less => Some(Whose::Before),
            Ordering::Equal => None,
            Ordering::Greater => Some(Whose::Behind),
        },
        (Some(Gap::Spaces(_)), _) => Some(Whose::Before),
        (None | Some(Gap::Sign | Gap::Break { .. }), _) => Some(Whose::Behind),
    }
}
