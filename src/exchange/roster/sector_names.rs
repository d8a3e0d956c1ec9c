//! Whether what a cell names can be a sector, and why it is not taken.

use super::lists::SectorsInCell;
use super::parted;
use crate::text;
use crate::text::Text;

/// Whether sectors can be named so: of letters, no signs but those that names have, no number at
/// the end, and not what heads people who left or were added.
pub(super) fn can_be_named(sector: &str) -> bool {
    sector.chars().count() > 1
        && !sector.ends_with(|c: char| c.is_ascii_digit())
        && parted::heading(sector).is_none()
        && sector
            .chars()
            .all(|c| c.is_alphanumeric() || "·•、，-—()（）“”\"& '".contains(c))
}

/// Why a cell that should have one sector has none that can be taken.
pub(super) fn not_one(cell: &SectorsInCell) -> Option<Text> {
    match cell.named.as_slice() {
        [one] if cell.open => Some(text!(
            "只能写一个界别，这里写的是“{one}等”，没有读入。请写明是哪一个",
            "one sector is asked for, and this says “{one} and others”; it was not read. Write which one it is"
        )),
        [one] if !can_be_named(one) => Some(Text::of(
            "不像界别名称，没有读入。请改正",
            "this does not look like a sector's name; it was not read. Correct it",
        )),
        [_] => None,
        [] => Some(Text::of(
            "没有写界别，请补上",
            "no sector is written; add it",
        )),
        several => {
            let (zh, en) = (several.join("、"), several.join(", "));
            Some(text!(
                "只能写一个界别，这里写了{zh}，没有读入。请写明是哪一个",
                "one sector is asked for, and this names {en}; it was not read. Write which one it is"
            ))
        }
    }
}
