//! A member's telephone number, out of a cell that may hold several and words beside them.

use super::draft::RosterDraft;
use super::rows::Table;
use crate::exchange::headers::Field;
use crate::exchange::office::place::Placed;
use crate::exchange::office::words;
use crate::exchange::phones;
use crate::text::Text;

/// The program's own list hides the middle of a number: it says only whose it may be.
pub(super) fn hidden(table: &Table<'_>, row: usize) -> Option<Placed<String>> {
    let column = table.headers.column(Field::Phone)?;
    let written = table.sheet.seen(row, column).text();
    is_hidden(table, &written).then(|| Placed {
        at: table.sheet.at(row, column),
        value: words::squeeze(&written),
    })
}

fn is_hidden(table: &Table<'_>, written: &str) -> bool {
    table.headers.has(Field::Id) && written.contains(['*', '＊'])
}

/// The first number of the cell; the others, and words beside it, are told.
pub(super) fn read(
    table: &Table<'_>,
    row: usize,
    draft: &mut RosterDraft,
) -> Option<Placed<String>> {
    let written = table
        .text(row, Field::Phone, draft)
        .filter(|written| !words::is_vacant(&written.value))?;
    if is_hidden(table, &written.value) {
        return None;
    }
    match phones::phones(&written.value) {
        Ok(numbers) => {
            for remark in phones::remarks(&written.value) {
                draft.note(
                    written.at.clone(),
                    remark,
                    Text::of(
                        "号码旁边的话没有读入",
                        "the words beside the number were not read",
                    ),
                );
            }
            let mut numbers = numbers.into_iter();
            let first = numbers.next()?;
            for other in numbers {
                draft.note(
                    written.at.clone(),
                    other,
                    Text::of(
                        "一格里有几个号码，只读入第一个",
                        "several numbers in one cell; only the first is read",
                    ),
                );
            }
            Some(written.with(first))
        }
        Err(why) => {
            draft.reject(written.at, written.value, why.text());
            None
        }
    }
}
