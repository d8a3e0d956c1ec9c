//! What is written for a field, as its value: the one reader of cells, of arguments and of what is typed.
//!
//! A [`Reader`] knows the records that names stand for ([`names`](Names)); what is no value comes back as a
//! [`Trouble`] that says what would be one. [`Fill`] takes `field=value` into a record. Whether the record
//! can stand is not decided here.

mod day;
mod fill;
mod names;
mod page;
mod said;
mod trouble;

pub use day::read_day;
pub use fill::{Fill, place};
pub use names::{Names, folded, number};
pub use page::page;
pub use said::{How, Place, Said, field_of, places};
pub use trouble::{Candidate, Trouble};

use chrono::NaiveDate;

use super::import::Answers;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::choice::Choice;
use crate::domain::described::{Facts, Shape, Value};
use crate::domain::id::SectorId;
use crate::domain::record::Kind;
use crate::exchange::names::{NoName, person, person_name};
use crate::exchange::office::dates::{self, NoDate};
use crate::exchange::office::words::yes_or_no;
use crate::exchange::office::words::{half_width, line, squeeze};
use crate::exchange::sex_and_ethnicity::{ethnicity, sex};
use crate::text::Words;

/// Reads words.
pub struct Reader<'b> {
    names: Names<'b>,
    /// From which day `3-20` and `-3` are seen; none where days stand whole, as in files.
    typed: Option<NaiveDate>,
}

impl<'b> Reader<'b> {
    /// Of what somebody types.
    #[must_use]
    pub fn typed(book: &'b Book, today: Today) -> Reader<'b> {
        Reader {
            names: Names::of(book, today.date),
            typed: Some(today.date),
        }
    }

    /// Of what stands in files, with what a person said of sectors' names.
    #[must_use]
    pub fn of_files(book: &'b Book, date: NaiveDate, answers: &Answers) -> Reader<'b> {
        Reader {
            names: Names::answered(book, date, answers.clone()),
            typed: None,
        }
    }

    /// The names that it knows.
    #[must_use]
    pub fn names(&self) -> &Names<'b> {
        &self.names
    }

    /// What is written for a field of these facts. Members of the sectors `within` go before others of
    /// their names.
    ///
    /// # Errors
    /// The words are no value of the field.
    pub fn value(
        &self,
        facts: &'static Facts,
        written: &str,
        within: &[SectorId],
    ) -> Result<Value<'static>, Trouble> {
        let written = written.trim();
        match facts.shape {
            Shape::Flag(yes) => flag(facts, yes, written),
            Shape::Evidence | Shape::Files => Err(Trouble::Shown),
            _ if written.is_empty() => Ok(match facts.shape {
                Shape::Refs(kind) => Value::Refs(kind, Vec::new()),
                Shape::Rows => Value::Rows(Vec::new()),
                _ => Value::Empty,
            }),
            Shape::Group => Err(Trouble::InParts(facts.parts)),
            Shape::Day => self.day(written).map(Value::Day),
            Shape::Choice(choices) => choice(choices, written).map(Value::Choice),
            Shape::Ref(kinds) => {
                let (kind, id) = self.record(kinds, written, within)?;
                Ok(Value::Ref(kind, id))
            }
            Shape::Refs(kind) => {
                let names = names_in(written).into_iter();
                let mut all = Vec::new();
                for name in names {
                    let (_, id) = self.record(kind.alone(), &name, within)?;
                    if !all.contains(&id) {
                        all.push(id);
                    }
                }
                Ok(Value::Refs(kind, all))
            }
            Shape::Rows => {
                let rows = names_in(written).into_iter();
                let rows = rows.map(|row| self.row(facts, &row, within));
                Ok(Value::Rows(rows.collect::<Result<_, _>>()?))
            }
            Shape::Line
            | Shape::Name
            | Shape::Phone
            | Shape::Lines(_)
            | Shape::Number
            | Shape::Money
            | Shape::Points => plain(facts, written),
        }
    }

    /// One of several: what is named, and in brackets or a colon behind it the word about it.
    fn row(
        &self,
        facts: &'static Facts,
        written: &str,
        within: &[SectorId],
    ) -> Result<Vec<Value<'static>>, Trouble> {
        let mut words = match bracketed(written).or_else(|| written.split_once(['：', ':'])) {
            Some((name, about)) => vec![name, about],
            None => vec![written],
        };
        if facts.parts.len() == 1 {
            words = vec![written];
        }
        let parts = facts.parts.iter().enumerate();
        parts
            .map(|(nth, part)| self.value(part, words.get(nth).unwrap_or(&""), within))
            .collect()
    }

    /// The day that is meant.
    ///
    /// # Errors
    /// The words are no day.
    pub fn day(&self, written: &str) -> Result<NaiveDate, Trouble> {
        let whole = dates::date(written);
        match self.typed {
            None => whole.map_err(|why| Trouble::NoDay(why.text())),
            Some(today) => match (read_day(written, today), whole) {
                (Ok(Some(day)), _) | (_, Ok(day)) => Ok(day),
                (_, Err(why @ NoDate::NeedsDay)) => Err(Trouble::NoDay(why.text())),
                (Err(why), _) => Err(Trouble::NoDay(why)),
                (Ok(None), Err(why)) => Err(Trouble::NoDay(why.text())),
            },
        }
    }

    /// A record that is named, perhaps with a bracket behind it that says who it is.
    fn record(
        &self,
        kinds: &'static [Kind],
        written: &str,
        within: &[SectorId],
    ) -> Result<(Kind, u64), Trouble> {
        let found = self.names.find(kinds, written, within);
        let Err(Trouble::Unknown { .. }) = found else {
            return found;
        };
        let Some((name, remark)) = bracketed(written) else {
            return found;
        };
        let is_known = |remark: &str| sex(remark).is_some() || ethnicity(remark).is_some();
        let known = self.names.find(kinds, name, within);
        match known {
            Ok(_) if !remark.split(['、', '，', ',']).all(is_known) => {
                Err(Trouble::Remark(remark.to_owned()))
            }
            Ok(_) | Err(Trouble::Several { .. }) => known,
            Err(_) => found,
        }
    }
}

/// What people write behind a number: a year, a month, so many people or times.
const COUNTED: [char; 10] = ['年', '月', '人', '名', '位', '次', '个', '号', '篇', '星'];

/// What is written for a field that names no record and no day: the same for what is typed and for
/// cells.
///
/// # Errors
/// The words are no value of the field.
pub fn plain(facts: &Facts, written: &str) -> Result<Value<'static>, Trouble> {
    let written = written.trim();
    let text = match facts.shape {
        Shape::Name => match person(written) {
            // Without its blanks this would be one name.
            Err(why @ NoName::Several) => return Err(Trouble::NoName(why)),
            _ => person_name(written),
        },
        Shape::Phone => written.chars().map(half_width).collect(),
        Shape::Line if written.contains(['\n', '\r']) => line(written),
        Shape::Number if !written.is_empty() => {
            let digits = squeeze(written);
            let digits = digits.strip_suffix(COUNTED).unwrap_or(&digits);
            let number = digits.parse().map_err(|_| Trouble::NoNumber)?;
            return Ok(Value::Number(number));
        }
        Shape::Money if !written.is_empty() => {
            let written: String = written.chars().map(half_width).collect();
            let amount = written.parse().map_err(|_| Trouble::NoMoney)?;
            return Ok(Value::Money(amount));
        }
        Shape::Points if !written.is_empty() => {
            let written: String = written.chars().map(half_width).collect();
            let points = written.parse().map_err(|_| Trouble::NoPoints)?;
            return Ok(Value::Points(points));
        }
        _ => written.to_owned(),
    };
    Ok(Value::text(&text).into_owned())
}

fn flag(facts: &Facts, yes: Words, written: &str) -> Result<Value<'static>, Trouble> {
    let word = folded(written);
    // 线下, under 线下.
    let own = [Some(yes), Some(facts.label), facts.head]
        .into_iter()
        .flatten();
    let own = own.flat_map(|it| [folded(it.zh), folded(it.en)]);
    if word.is_empty() {
        return Ok(Value::Flag(false));
    }
    let said = own.into_iter().any(|it| it == word).then_some(true);
    let said = said.or_else(|| yes_or_no(&word));
    said.map(Value::Flag).ok_or(Trouble::NoFlag(yes))
}

fn choice(choices: &'static [Choice], written: &str) -> Result<&'static str, Trouble> {
    let word = folded(written);
    let found = one_of(choices, &word).or_else(|| one_of(choices, behind_letter(&word)?));
    found.ok_or(Trouble::NoChoice(choices))
}

/// The choice of a word, or of the beginning of one (走访, 电话), where only one begins so.
fn one_of(choices: &'static [Choice], word: &str) -> Option<&'static str> {
    let is = |it: &&Choice| {
        word == it.code
            || word == folded(it.word.zh)
            || word == folded(it.word.en)
            || it.also.split_whitespace().any(|also| word == folded(also))
    };
    if let Some(found) = choices.iter().find(is) {
        return Some(found.code);
    }
    let begun = word.chars().count() > 1;
    let mut found = choices
        .iter()
        .filter(|it| begun && !it.former && folded(it.word.zh).starts_with(word));
    let one = found.next()?;
    found.next().is_none().then_some(one.code)
}

/// The words of a class behind its letter: A（已解决）, B类：正在解决. Offices letter the classes differently, and
/// mean the words.
fn behind_letter(word: &str) -> Option<&str> {
    let words = word.strip_prefix(|c: char| c.is_ascii_lowercase())?;
    let words = words.strip_prefix('类').unwrap_or(words);
    Some(
        words.trim_matches(|c: char| {
            c.is_ascii_punctuation() || matches!(c, '、' | '—' | '。' | '·')
        }),
    )
}

/// A name, and what stands in brackets behind it.
fn bracketed(written: &str) -> Option<(&str, &str)> {
    let inside = written.strip_suffix([')', '）'])?;
    let (name, remark) = inside.split_once(['(', '（'])?;
    Some((name.trim(), remark.trim()))
}

/// The names in a list: what stands in brackets belongs to the name before it.
#[must_use]
pub fn names_in(written: &str) -> Vec<String> {
    let mut names = vec![String::new()];
    let mut depth = 0_usize;
    for c in written.chars() {
        match c {
            '(' | '（' => depth += 1,
            ')' | '）' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let parts = matches!(c, '、' | '，' | ',' | '；' | ';' | '\n' | '\r' | '\t');
        match names.last_mut() {
            Some(last) if !parts || depth > 0 => last.push(c),
            _ => names.push(String::new()),
        }
    }
    let names = names.into_iter().map(|name| name.trim().to_owned());
    names.filter(|name| !name.is_empty()).collect()
}

#[cfg(test)]
mod tests;
