//! What cell formats say of their cells: that a number is a day, that it has digits before it, that
//! the text is struck out.

use std::collections::HashMap;
use std::sync::Arc;

use quick_xml::events::Event;

use super::super::shown::Digits;
use super::strings;
use crate::exchange::office::archive::Archive;
use crate::exchange::office::read_error::Problem;
use crate::exchange::office::xml::{self, broken};

/// A cell format.
#[derive(Clone, Debug, Default)]
pub(super) struct Format {
    /// Its numbers are shown as days.
    pub(super) day: bool,
    /// What it writes beside the number.
    pub(super) digits: Option<Arc<Digits>>,
    /// Its text is struck out.
    pub(super) struck: bool,
}

/// The cell formats, by their numbers.
pub(super) fn read(archive: &mut Archive<'_>, name: &str) -> Result<Vec<Format>, Problem> {
    let Some(part) = archive.part(name)? else {
        return Ok(Vec::new());
    };
    let mut xml = xml::reader(part);
    let mut buffer = Vec::new();
    let mut own: HashMap<u32, Format> = HashMap::new();
    let mut fonts = Vec::new();
    let mut formats = Vec::new();
    let (mut of_fonts, mut of_cells) = (false, false);
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(broken)? {
            Event::Start(element) | Event::Empty(element) => match element.local_name().as_ref() {
                "numFmt" => {
                    let id = xml::attribute(&element, "numFmtId")?;
                    let code = xml::attribute(&element, "formatCode")?;
                    if let (Some(Ok(id)), Some(code)) = (id.map(|id| id.parse()), code) {
                        let format = Format {
                            day: shows_a_day(&code),
                            digits: Digits::of(&code).map(Arc::new),
                            struck: false,
                        };
                        own.insert(id, format);
                    }
                }
                "fonts" => of_fonts = true,
                "font" if of_fonts => fonts.push(false),
                "strike" if of_fonts => {
                    let on = strings::is_on(&element)?;
                    if let Some(struck) = fonts.last_mut() {
                        *struck = on;
                    }
                }
                "cellXfs" => of_cells = true,
                "xf" if of_cells => {
                    let id = xml::attribute(&element, "numFmtId")?;
                    let id = id.and_then(|id| id.parse().ok()).unwrap_or(0);
                    let mut format = own.get(&id).cloned().unwrap_or_else(|| Format {
                        day: built_in_day(id),
                        ..Format::default()
                    });
                    let font = xml::attribute(&element, "fontId")?;
                    let font = font.and_then(|font| font.parse::<usize>().ok());
                    format.struck = font.and_then(|font| fonts.get(font).copied()) == Some(true);
                    formats.push(format);
                }
                _ => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                "fonts" => of_fonts = false,
                "cellXfs" => of_cells = false,
                _ => {}
            },
            Event::Eof => return Ok(formats),
            _ => {}
        }
    }
}

/// The formats that every spreadsheet knows by number, with those of Chinese systems.
fn built_in_day(id: u32) -> bool {
    matches!(id, 14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58)
}

/// Whether a format's code has a year, a month or a day outside quotes and brackets; an `m`
/// beside hours or seconds is minutes.
fn shows_a_day(code: &str) -> bool {
    let (mut day, mut month, mut time) = (false, false, false);
    let mut signs = code.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '"' => while signs.next().is_some_and(|sign| sign != '"') {},
            // A colour, a locale, or hours that go on beyond a day.
            '[' => {
                let inside: String = signs.by_ref().take_while(|&sign| sign != ']').collect();
                time |= matches!(
                    inside.to_ascii_lowercase().as_str(),
                    "h" | "hh" | "m" | "mm" | "s" | "ss"
                );
            }
            '\\' | '_' | '*' => {
                signs.next();
            }
            'y' | 'Y' | 'd' | 'D' => day = true,
            'm' | 'M' => month = true,
            'h' | 'H' | 's' | 'S' => time = true,
            _ => {}
        }
    }
    day || month && !time
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_days_are_told_from_numbers_and_times() {
        for code in [
            "yyyy-mm-dd",
            "yyyy\"年\"m\"月\"d\"日\"",
            "[$-804]yyyy\\年m\\月",
            "m/d/yy h:mm",
            "[DBNum1][$-804]m\"月\"d\"日\"",
            "mmm",
        ] {
            assert!(shows_a_day(code), "{code}");
        }
        for code in [
            "General",
            "0.00E+00",
            "h:mm:ss",
            "mm:ss",
            "[h]:mm",
            "#,##0\"day\"",
            "[Red]0",
            "0_d",
            "@",
        ] {
            assert!(!shows_a_day(code), "{code}");
        }
        assert!(built_in_day(14) && built_in_day(31) && !built_in_day(0) && !built_in_day(45));
    }
}
