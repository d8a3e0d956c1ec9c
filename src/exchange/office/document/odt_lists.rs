//! Automatic numbers of OpenDocument's lists: 一、 （一） 1. as the paper shows them, which the text does not
//! have. A list names a style, whose levels say how numbers are written (OpenDocument 1.3, 19.880).

use std::collections::HashMap;
use std::io::Read;

use quick_xml::events::{BytesStart, Event};

use crate::exchange::office::read_error::Problem;
use crate::exchange::office::words;
use crate::exchange::office::xml::{Xml, broken, local_attribute};

use super::numerals;

/// Levels that a list has.
const LEVELS: usize = 10;

/// The styles of lists, the lists around what is read, and how far each style has counted.
#[derive(Default)]
pub(super) struct Lists {
    styles: HashMap<String, [Level; LEVELS]>,
    /// The style that is being read.
    reading: Option<String>,
    /// The styles of the lists around the text.
    open: Vec<String>,
    counts: HashMap<String, [Option<u32>; LEVELS]>,
    /// What comes before the next letter.
    number: Option<String>,
}

#[derive(Clone, Default)]
struct Level {
    /// Is it counted? Else its sign stands in `before`.
    format: Option<&'static str>,
    before: String,
    behind: String,
    start: Option<u32>,
    /// How many levels' numbers are shown.
    shown: usize,
}

impl Lists {
    /// Reads the part of the styles.
    pub(super) fn read_styles<R: Read>(&mut self, mut xml: Xml<R>) -> Result<(), Problem> {
        xml.config_mut().expand_empty_elements = true;
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match xml.read_event_into(&mut buffer).map_err(broken)? {
                Event::Start(element) => self.style(element.local_name().as_ref(), &element)?,
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// Takes in an element of the styles.
    pub(super) fn style(&mut self, name: &str, start: &BytesStart<'_>) -> Result<(), Problem> {
        if name == "list-style" {
            self.reading = local_attribute(start, "name")?;
            return Ok(());
        }
        if !matches!(name, "list-level-style-number" | "list-level-style-bullet") {
            return Ok(());
        }
        let Some(style) = self.reading.clone() else {
            return Ok(());
        };
        let number = |name| -> Result<Option<u32>, Problem> {
            Ok(local_attribute(start, name)?.and_then(|value| value.trim().parse().ok()))
        };
        let place = number("level")?
            .map_or(0, |level| level as usize)
            .wrapping_sub(1);
        let Some(level) = self.styles.entry(style).or_default().get_mut(place) else {
            return Ok(());
        };
        level.before = local_attribute(start, "num-prefix")?.unwrap_or_default();
        level.behind = local_attribute(start, "num-suffix")?.unwrap_or_default();
        level.start = number("start-value")?;
        level.shown = number("display-levels")?.map_or(1, |levels| levels as usize);
        if name == "list-level-style-bullet" {
            let sign = local_attribute(start, "bullet-char")?.unwrap_or_default();
            level.before = numerals::bullet(&sign);
            level.behind.clear();
        } else {
            let format = local_attribute(start, "num-format")?.unwrap_or_default();
            level.format = format_of(&format);
        }
        Ok(())
    }

    /// A list begins, in another perhaps.
    pub(super) fn start(&mut self, start: &BytesStart<'_>) -> Result<(), Problem> {
        let own = local_attribute(start, "style-name")?;
        let style = own
            .or_else(|| self.open.last().cloned())
            .unwrap_or_default();
        let goes_on = local_attribute(start, "continue-numbering")?.is_some_and(|it| it == "true")
            || local_attribute(start, "continue-list")?.is_some();
        let level = self.open.len();
        if !goes_on && let Some(counts) = self.counts.get_mut(&style) {
            counts
                .iter_mut()
                .skip(level)
                .for_each(|count| *count = None);
        }
        self.open.push(style);
        Ok(())
    }

    /// The innermost list ends.
    pub(super) fn end(&mut self) {
        self.open.pop();
        self.number = None;
    }

    /// An item of the innermost list begins: it is counted.
    pub(super) fn item(&mut self, start: &BytesStart<'_>) -> Result<(), Problem> {
        let place = self.open.len().wrapping_sub(1);
        let Some(levels) = self.open.last().and_then(|style| self.styles.get(style)) else {
            return Ok(());
        };
        let Some(level) = levels.get(place) else {
            return Ok(());
        };
        let begins = local_attribute(start, "start-value")?;
        let begins = begins.and_then(|value| value.trim().parse().ok());
        let style = self.open.last().cloned().unwrap_or_default();
        let counts = self.counts.entry(style).or_default();
        let next = counts[place].map_or(level.start.unwrap_or(1), |count| count.saturating_add(1));
        counts[place] = Some(begins.unwrap_or(next));
        counts[place + 1..].fill(None);
        let mut shown = level.before.clone();
        if level.format.is_some() {
            let first = (place + 1).saturating_sub(level.shown.max(1));
            let numbers = (first..=place).filter_map(|at| {
                let format = levels[at].format?;
                let count = counts[at].or(levels[at].start).unwrap_or(1);
                Some(numerals::written(count, format))
            });
            shown.push_str(&numbers.collect::<Vec<_>>().join("."));
            shown.push_str(&level.behind);
        }
        // 1. and 5 would read as one number; a wide sign parts by itself.
        if shown
            .chars()
            .next_back()
            .is_some_and(|last| !words::is_wide(last))
        {
            shown.push(' ');
        }
        self.number = Some(shown).filter(|shown| !shown.is_empty());
        Ok(())
    }

    /// What stands before the letters that come now.
    pub(super) fn take(&mut self) -> Option<String> {
        self.number.take()
    }
}

/// The format that Word has for one of OpenDocument's; none where nothing is counted.
fn format_of(written: &str) -> Option<&'static str> {
    Some(match written.chars().next()? {
        'a' => "lowerLetter",
        'A' => "upperLetter",
        'i' => "lowerRoman",
        'I' => "upperRoman",
        '一' => "chineseCounting",
        '壹' => "chineseLegalSimplified",
        '甲' => "ideographTraditional",
        '①' => "decimalEnclosedCircle",
        _ => "decimal",
    })
}
