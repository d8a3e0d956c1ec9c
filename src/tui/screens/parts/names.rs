//! Names and numbers of people as lists show them.

use crate::domain::book::Book;
use crate::domain::id::SectorId;
use crate::exchange::names;
use crate::text::Locale;
use crate::tui::theme::Role;
use crate::tui::widgets::row::Row;

/// A name as a Chinese list pads it: two characters take the room of three (王　伟).
#[must_use]
pub fn padded(name: &str, locale: Locale) -> String {
    match locale {
        Locale::Zh => names::padded(name),
        Locale::En => name.to_owned(),
    }
}

/// A cell with a sector's name, in short where that does not fit.
#[must_use]
pub fn sector_cell(row: Row, id: SectorId, book: &Book) -> Row {
    let sector = book.sectors.get(id);
    let short = sector.map_or("", |it| it.short_name(book.settings()));
    row.cell_as(Role::Muted, book.sector_name(id).to_owned())
        .or_short(short.to_owned())
}

/// A phone number whose middle is not shown: `138****1234`. What is too short to tell a person by
/// its ends is hidden wholly.
#[must_use]
pub fn masked(phone: &str) -> String {
    let digits: Vec<char> = phone.chars().collect();
    match digits.len() {
        0 => String::new(),
        1..=7 => "****".to_owned(),
        n => {
            let head: String = digits[..3].iter().collect();
            let tail: String = digits[n - 4..].iter().collect();
            format!("{head}****{tail}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_characters_take_the_room_of_three() {
        assert_eq!(padded("王伟", Locale::Zh), "王　伟");
        assert_eq!(padded("李小明", Locale::Zh), "李小明");
        assert_eq!(padded("Li", Locale::Zh), "Li");
        assert_eq!(padded("王伟", Locale::En), "王伟");
    }

    #[test]
    fn the_middle_of_a_number_is_hidden() {
        assert_eq!(masked("13812345678"), "138****5678");
        assert_eq!(masked("0737123"), "****");
        assert_eq!(masked(""), "");
    }
}
