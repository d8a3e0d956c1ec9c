//! What the cells of a sheet are on a form: labels, titles, answers; with the areas they cover.

use super::label::{self, Label};
use crate::exchange::office::words::{is_blank, squeeze};
use crate::exchange::office::workbook::Sheet;

/// A cell with something in it, and the area it covers; both corners are inside.
#[derive(Clone, Debug)]
pub(super) struct Area {
    pub(super) top: usize,
    pub(super) left: usize,
    pub(super) bottom: usize,
    pub(super) right: usize,
    pub(super) role: Role,
}

/// What a cell is on a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The form's title.
    Title,
    /// A label and nothing else.
    Label(Label),
    /// Lines that begin with a label and have answers in them.
    Lines,
    /// The account's label and the account.
    Account,
    /// Anything else: an answer, perhaps.
    Answer,
}

/// The cells of a sheet in reading order.
pub(super) fn areas(sheet: &Sheet) -> Vec<Area> {
    let mut areas = Vec::new();
    for row in 0..sheet.height() {
        for (column, cell) in sheet.row(row).iter().enumerate() {
            if cell.is_blank() || sheet.holder(row, column).is_some() {
                continue;
            }
            let text = cell.text();
            areas.push(Area {
                top: row,
                left: column,
                bottom: last(row, |below| {
                    sheet.holder(below, column) == Some((row, column))
                }),
                right: last(column, |beside| {
                    sheet.holder(row, beside) == Some((row, column))
                }),
                role: role(&text),
            });
        }
    }
    join_downwards(sheet, &mut areas);
    areas
}

/// The last of the places from `first` on that are covered.
fn last(first: usize, covered: impl Fn(usize) -> bool) -> usize {
    let mut last = first;
    while covered(last + 1) {
        last += 1;
    }
    last
}

fn role(text: &str) -> Role {
    if label::is_title(text) {
        return Role::Title;
    }
    if let Some(label) = label::whole(text) {
        return Role::Label(label);
    }
    match label::leading(text, true) {
        Some((Label::Account, rest)) if rest.chars().all(is_blank) => Role::Label(Label::Account),
        Some((Label::Account, _)) => Role::Account,
        Some((label, rest)) if rest.chars().all(is_blank) => Role::Label(label),
        Some(_) => Role::Lines,
        None => Role::Answer,
    }
}

/// The account's label may be written downwards over several cells, a syllable in each: these
/// become one.
fn join_downwards(sheet: &Sheet, areas: &mut Vec<Area>) {
    let mut joined = vec![false; areas.len()];
    for first in 0..areas.len() {
        if joined[first] {
            continue;
        }
        if let Some(parts) = label_downwards(sheet, areas, first) {
            let bottom = parts.iter().map(|&part| areas[part].bottom).max();
            areas[first].role = Role::Label(Label::Account);
            areas[first].bottom = bottom.unwrap_or(areas[first].bottom);
            for &part in &parts[1..] {
                joined[part] = true;
            }
        }
    }
    let mut joined = joined.iter();
    areas.retain(|_| !joined.next().copied().unwrap_or_default());
}

/// The areas below each other, from `first` on, that together are the account's label.
fn label_downwards(sheet: &Sheet, areas: &[Area], first: usize) -> Option<Vec<usize>> {
    let part = |at: usize| {
        let area = &areas[at];
        if matches!(area.role, Role::Title | Role::Account | Role::Lines) {
            return None;
        }
        let word = sheet.cell(area.top, area.left).text();
        label::is_part_of_account(&word).then(|| squeeze(&word))
    };
    let mut word = part(first)?;
    let mut parts = vec![first];
    let mut whole = None;
    let mut bottom = areas[first].bottom;
    for (at, area) in areas.iter().enumerate().skip(first + 1) {
        // A blank cell or two between the syllables is padding.
        if area.top > bottom + 3 || word.chars().count() > 16 {
            break;
        }
        if area.left != areas[first].left {
            continue;
        }
        let Some(more) = part(at) else {
            break;
        };
        word.push_str(&more);
        parts.push(at);
        bottom = area.bottom;
        if label::whole(&word) == Some(Label::Account) {
            whole = Some(parts.clone());
        }
    }
    whole
}
