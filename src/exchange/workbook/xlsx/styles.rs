//! Which cell formats show a day.

use std::collections::HashMap;

use quick_xml::events::Event;

use crate::exchange::archive::Archive;
use crate::exchange::read_error::Problem;
use crate::exchange::xml::{self, broken};

/// For each cell format, by its number, whether it shows a day.
pub(super) fn read_dates(archive: &mut Archive<'_>, name: &str) -> Result<Vec<bool>, Problem> {
    let Some(part) = archive.part(name)? else {
        return Ok(Vec::new());
    };
    let mut xml = xml::reader(part);
    let mut buffer = Vec::new();
    let mut own: HashMap<u32, bool> = HashMap::new();
    let mut formats = Vec::new();
    let mut of_cells = false;
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(broken)? {
            Event::Start(element) | Event::Empty(element) => match element.local_name().as_ref() {
                "numFmt" => {
                    let id = xml::attribute(&element, "numFmtId")?;
                    let code = xml::attribute(&element, "formatCode")?;
                    if let (Some(Ok(id)), Some(code)) = (id.map(|id| id.parse()), code) {
                        own.insert(id, shows_a_day(&code));
                    }
                }
                "cellXfs" => of_cells = true,
                "xf" if of_cells => {
                    let id = xml::attribute(&element, "numFmtId")?;
                    let id = id.and_then(|id| id.parse().ok()).unwrap_or(0);
                    formats.push(own.get(&id).copied().unwrap_or_else(|| built_in_day(id)));
                }
                _ => {}
            },
            Event::End(element) if element.local_name().as_ref() == "cellXfs" => of_cells = false,
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
