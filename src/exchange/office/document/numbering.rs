//! Automatic numbers of Word's paragraphs: 一、 （一） 1. as the paper shows them, which the text does
//! not have.
//!
//! A paragraph, or its style, names a list and a level; the list's definition says how the numbers of
//! each level are written. Paragraphs of one definition go on counting, unless the list that one of
//! them names begins anew (ISO/IEC 29500-1, 17.9). How a number is written is `numerals`'s.

use std::collections::{HashMap, HashSet};
use std::io::Read;

use quick_xml::events::{BytesStart, Event};

use crate::exchange::office::read_error::Problem;
use crate::exchange::office::words;
use crate::exchange::office::xml::{Xml, broken, local_attribute};

use super::numerals;

/// Levels that a list has.
const LEVELS: usize = 9;

/// The lists of a document, and how far each has counted.
#[derive(Default)]
pub(super) struct Numbering {
    definitions: HashMap<u32, Definition>,
    lists: HashMap<u32, List>,
    styles: HashMap<String, Style>,
    counts: HashMap<u32, [Option<u32>; LEVELS]>,
    /// The levels of lists that have begun anew.
    begun: HashSet<(u32, usize)>,
}

/// What a paragraph says of its number.
#[derive(Clone, Debug, Default)]
pub(super) struct NumberPlace {
    pub(super) style: Option<String>,
    pub(super) list: Option<u32>,
    pub(super) level: Option<usize>,
}

#[derive(Default)]
struct Definition {
    levels: [Level; LEVELS],
    /// The style whose list it stands for.
    style: Option<String>,
}

#[derive(Clone, Default)]
struct Level {
    start: Option<u32>,
    format: String,
    text: String,
    /// All numbers in it are written in digits.
    legal: bool,
    /// Below which level it begins anew, counted from one; zero for never.
    restart: Option<usize>,
    /// Nothing stands between the number and the text.
    close: bool,
}

#[derive(Default)]
struct List {
    definition: u32,
    starts: [Option<u32>; LEVELS],
    levels: HashMap<usize, Level>,
}

#[derive(Clone, Default)]
struct Style {
    list: Option<u32>,
    level: Option<usize>,
    base: Option<String>,
}

impl Numbering {
    /// Reads the part of the lists.
    pub(super) fn read_lists<R: Read>(&mut self, mut xml: Xml<R>) -> Result<(), Problem> {
        xml.config_mut().expand_empty_elements = true;
        let mut buffer = Vec::new();
        let (mut definition, mut list, mut level) = (None, None, None);
        loop {
            buffer.clear();
            match xml.read_event_into(&mut buffer).map_err(broken)? {
                Event::Start(element) => match element.local_name().as_ref() {
                    "abstractNum" => definition = number(&element, "abstractNumId")?,
                    "num" => list = number(&element, "numId")?,
                    "lvlOverride" | "lvl" => level = level_in(&element, "ilvl")?,
                    name => match (list, definition) {
                        (Some(list), _) => {
                            let list = self.lists.entry(list).or_default();
                            list.take(name, level, &element)?;
                        }
                        (None, Some(definition)) => {
                            let definition = self.definitions.entry(definition).or_default();
                            definition.take(name, level, &element)?;
                        }
                        (None, None) => {}
                    },
                },
                Event::End(element) => match element.local_name().as_ref() {
                    "abstractNum" => definition = None,
                    "num" => list = None,
                    "lvlOverride" => level = None,
                    _ => {}
                },
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// Reads the part of the styles.
    pub(super) fn read_styles<R: Read>(&mut self, mut xml: Xml<R>) -> Result<(), Problem> {
        xml.config_mut().expand_empty_elements = true;
        let mut buffer = Vec::new();
        let mut open: Option<(String, Style)> = None;
        loop {
            buffer.clear();
            match xml.read_event_into(&mut buffer).map_err(broken)? {
                Event::Start(element) => match (element.local_name().as_ref(), &mut open) {
                    ("style", _) => {
                        let id = local_attribute(&element, "styleId")?;
                        open = id.map(|id| (id, Style::default()));
                    }
                    ("numId", Some((_, style))) => style.list = number(&element, "val")?,
                    ("ilvl", Some((_, style))) => style.level = level_in(&element, "val")?,
                    ("basedOn", Some((_, style))) => {
                        style.base = local_attribute(&element, "val")?;
                    }
                    _ => {}
                },
                Event::End(element) if element.local_name().as_ref() == "style" => {
                    self.styles.extend(open.take());
                }
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// Counts a paragraph, and says what stands before its text; none where nothing does.
    pub(super) fn next(&mut self, place: &NumberPlace) -> Option<String> {
        let style = place.style.as_deref().map(|style| self.style(style));
        let style = style.unwrap_or_default();
        // Zero takes the style's number away.
        let list = place.list.or(style.list).filter(|&list| list != 0)?;
        let level = place.level.or(style.level).unwrap_or(0);
        let definition = self.definition(list)?;
        self.count(list, definition, level);
        let own = self.level(list, definition, level)?;
        let mut shown = self.shown(list, definition, own);
        // 1. and 5 would read as one number; a wide sign parts by itself.
        let last = shown.chars().next_back()?;
        if !own.close && !words::is_wide(last) {
            shown.push(' ');
        }
        Some(shown)
    }

    /// The list and level of a style, its own or those of what it is based on.
    fn style(&self, id: &str) -> Style {
        let mut found = Style::default();
        let mut next = self.styles.get(id);
        // Styles that are based on each other in a circle end somewhere.
        for _ in 0..16 {
            let Some(style) = next else {
                break;
            };
            found.list = found.list.or(style.list);
            found.level = found.level.or(style.level);
            next = style.base.as_ref().and_then(|base| self.styles.get(base));
        }
        found
    }

    /// The definition that a list counts in.
    fn definition(&self, list: u32) -> Option<u32> {
        let definition = self.lists.get(&list)?.definition;
        let style = self.definitions.get(&definition)?.style.as_deref();
        let linked = style.and_then(|style| self.lists.get(&self.style(style).list?));
        Some(linked.map_or(definition, |list| list.definition))
    }

    fn level(&self, list: u32, definition: u32, level: usize) -> Option<&Level> {
        let own = self.lists.get(&list)?.levels.get(&level);
        own.or_else(|| self.definitions.get(&definition)?.levels.get(level))
    }

    fn start(&self, list: u32, definition: u32, level: usize) -> u32 {
        let anew = self.lists.get(&list).and_then(|list| list.starts[level]);
        let own = || self.level(list, definition, level)?.start;
        anew.or_else(own).unwrap_or(1)
    }

    fn count(&mut self, list: u32, definition: u32, level: usize) {
        let start = self.start(list, definition, level);
        let anew = self.lists.get(&list).and_then(|list| list.starts[level]);
        let begins = anew.is_some() && self.begun.insert((list, level));
        let restarts = |below| match self.level(list, definition, below)?.restart {
            Some(at) => Some(level < at),
            None => Some(true),
        };
        let ended: Vec<usize> = (level + 1..LEVELS)
            .filter(|&below| restarts(below) == Some(true))
            .collect();
        let counts = self.counts.entry(definition).or_default();
        counts[level] = match counts[level] {
            Some(count) if !begins => Some(count.saturating_add(1)),
            _ => Some(start),
        };
        for below in ended {
            counts[below] = None;
        }
    }

    /// The number as it is shown: `%1` and the like stand for the levels' numbers.
    fn shown(&self, list: u32, definition: u32, own: &Level) -> String {
        if own.format == "bullet" {
            return numerals::bullet(&own.text);
        }
        let counts = self.counts.get(&definition).copied().unwrap_or_default();
        let mut shown = String::new();
        let mut rest = own.text.chars().peekable();
        while let Some(c) = rest.next() {
            let level = rest.peek().and_then(|digit| digit.to_digit(10));
            match level.filter(|level| c == '%' && *level > 0) {
                Some(level) => {
                    rest.next();
                    let level = level as usize - 1;
                    let count = counts[level];
                    let count = count.unwrap_or_else(|| self.start(list, definition, level));
                    let format = self.level(list, definition, level);
                    let format = format.map_or("", |format| format.format.as_str());
                    let format = if own.legal { "decimal" } else { format };
                    shown.push_str(&numerals::written(count, format));
                }
                None => shown.push(c),
            }
        }
        shown
    }
}

impl Definition {
    fn take(
        &mut self,
        name: &str,
        level: Option<usize>,
        element: &BytesStart<'_>,
    ) -> Result<(), Problem> {
        if name == "numStyleLink" {
            self.style = local_attribute(element, "val")?;
        }
        match level.and_then(|level| self.levels.get_mut(level)) {
            Some(level) => level.take(name, element),
            None => Ok(()),
        }
    }
}

impl List {
    fn take(
        &mut self,
        name: &str,
        level: Option<usize>,
        element: &BytesStart<'_>,
    ) -> Result<(), Problem> {
        match (name, level) {
            ("abstractNumId", _) => self.definition = number(element, "val")?.unwrap_or(0),
            ("startOverride", Some(level)) => self.starts[level] = number(element, "val")?,
            // What it says of a level stands in for the definition's.
            (name, Some(level)) => self.levels.entry(level).or_default().take(name, element)?,
            (_, None) => {}
        }
        Ok(())
    }
}

impl Level {
    fn take(&mut self, name: &str, element: &BytesStart<'_>) -> Result<(), Problem> {
        let value = || local_attribute(element, "val");
        match name {
            "start" => self.start = number(element, "val")?,
            "numFmt" => self.format = value()?.unwrap_or_default(),
            "lvlText" => self.text = value()?.unwrap_or_default(),
            "isLgl" => self.legal = !matches!(value()?.as_deref(), Some("0" | "false")),
            "lvlRestart" => {
                self.restart = number(element, "val")?.map(|level| level as usize);
            }
            "suff" => self.close = value()?.as_deref() == Some("nothing"),
            _ => {}
        }
        Ok(())
    }
}

fn number(element: &BytesStart<'_>, name: &str) -> Result<Option<u32>, Problem> {
    let value = local_attribute(element, name)?;
    Ok(value.and_then(|value| value.trim().parse().ok()))
}

/// A level that there is.
pub(super) fn level_in(element: &BytesStart<'_>, name: &str) -> Result<Option<usize>, Problem> {
    let level = number(element, name)?.map(|level| level as usize);
    Ok(level.filter(|&level| level < LEVELS))
}
