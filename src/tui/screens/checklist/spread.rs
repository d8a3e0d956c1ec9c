//! How wide the columns of a part stand, and how much of a cell is written: as much as there is
//! room for, from four columns a cell on a small screen to full titles on a large one.

use super::grid::Row;
use super::spot::{Column, Part};
use crate::rules::Level;
use crate::rules::matrix::{Cell, Standing};
use crate::text::Locale;
use crate::tui::measure;

/// The columns of a row's badge of findings.
const BADGE: u16 = 10;
/// A name is never narrower than this.
const NAME: u16 = 12;
/// The most by which a column is widened when there is room to spare.
const SPARE: u16 = 4;

/// How columns are titled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wording {
    /// In four columns.
    Tag,
    /// In six.
    Heading,
    /// In full.
    Title,
}

/// Where the columns of a part stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spread {
    /// How they are titled.
    pub(super) wording: Wording,
    /// The columns of a name.
    pub(super) name: u16,
    /// The columns of the badge; 0 leaves it out.
    pub(super) badge: u16,
    /// The width of each column, without the blank between two.
    pub(super) widths: Vec<u16>,
    /// The first column in view.
    pub(super) first: usize,
    /// The columns of cells that there are for all of it.
    room: u16,
}

impl Spread {
    /// The columns of `part` in `width` columns of cells, so that column `chosen` is in view.
    pub(super) fn of<'a>(
        part: Part,
        rows: impl Iterator<Item = &'a Row> + Clone,
        width: u16,
        locale: Locale,
        chosen: Option<usize>,
    ) -> Spread {
        let names = rows.clone().map(|row| measure::width(&row.name) as u16);
        let named = measure::width(part.title().say(locale)) as u16;
        let name = names.max().unwrap_or(0).max(named).max(NAME);
        let of = |wording| widths(part, rows.clone(), wording, locale);
        for wording in [Wording::Title, Wording::Heading, Wording::Tag] {
            let widths = of(wording);
            if name + taken(&widths) <= width {
                return Spread::roomy(wording, name, widths, width);
            }
        }
        // Names give way before columns do.
        let widths = of(Wording::Tag);
        let name = width.saturating_sub(taken(&widths)).clamp(NAME, name);
        let mut spread = Spread {
            wording: Wording::Tag,
            name: name.min(width),
            badge: 0,
            widths,
            first: 0,
            room: width,
        };
        if let Some(chosen) = chosen {
            while spread.first < chosen && !spread.shown().any(|(n, _, _)| n == chosen) {
                spread.first += 1;
            }
        }
        spread
    }

    fn roomy(wording: Wording, name: u16, mut widths: Vec<u16>, width: u16) -> Spread {
        let mut left = width - name - taken(&widths);
        let badge = if left > BADGE { BADGE } else { 0 };
        left -= if badge > 0 { BADGE + 1 } else { 0 };
        let each = (left / widths.len().max(1) as u16).min(SPARE);
        widths.iter_mut().for_each(|it| *it += each);
        Spread {
            wording,
            name,
            badge,
            widths,
            first: 0,
            room: width,
        }
    }

    /// Where the first column of cells begins, from the name's first.
    pub(super) fn cells(&self) -> u16 {
        let badge = if self.badge > 0 { self.badge + 1 } else { 0 };
        self.name + badge + 1
    }

    /// The columns in view that fit whole: number, place from the name's first column, width.
    pub(super) fn shown(&self) -> impl Iterator<Item = (usize, u16, u16)> + '_ {
        let mut x = self.cells();
        let columns = self.widths.iter().enumerate().skip(self.first);
        columns.map_while(move |(n, width)| {
            let at = x;
            x += width + 1;
            (at + width <= self.room).then_some((n, at, *width))
        })
    }
}

/// What a cell says in words and figures, in at most `columns`: its count, `12/18` where all are
/// asked, `12` when that is too long, nothing when it says no more than the glyph.
pub(super) fn figures(column: Column, cell: Cell, columns: usize) -> String {
    let count = cell.count;
    let whole = match cell.of {
        Some(of) => format!("{count}/{of}"),
        None if count > 1 || (count == 1 && column.is_counted()) => count.to_string(),
        None => return String::new(),
    };
    if whole.len() <= columns {
        return whole;
    }
    let count = count.to_string();
    if count.len() <= columns {
        count
    } else {
        String::new()
    }
}

/// The level that stands beside the glyph: every breach, and a duty where the glyph does not say
/// already that its date has not come.
pub(super) fn level_beside(cell: Cell) -> Option<Level> {
    match cell.level? {
        Level::Breach => Some(Level::Breach),
        Level::Due if cell.standing != Standing::Pending => Some(Level::Due),
        Level::Due | Level::Advice => None,
    }
}

/// The words at the head of a column.
pub(super) fn head(column: Column, wording: Wording) -> crate::text::Text {
    match wording {
        Wording::Tag => column.tag(),
        Wording::Heading => column.heading(),
        Wording::Title => column.title(),
    }
}

fn taken(widths: &[u16]) -> u16 {
    widths.iter().map(|width| width + 1).sum()
}

fn widths<'a>(
    part: Part,
    rows: impl Iterator<Item = &'a Row> + Clone,
    wording: Wording,
    locale: Locale,
) -> Vec<u16> {
    let columns = part.columns().into_iter().enumerate();
    let width = |(n, column): (usize, Column)| {
        let cells = rows.clone().filter_map(|row| row.cells.get(n));
        let needed = cells.map(|cell| needed(column, *cell, wording));
        let head = measure::width(head(column, wording).say(locale));
        needed.max().unwrap_or(0).max(head) as u16
    };
    columns.map(width).collect()
}

fn needed(column: Column, cell: Cell, wording: Wording) -> usize {
    let beside = usize::from(level_beside(cell).is_some());
    let figures = match wording {
        // What has four columns leaves out what does not fit beside the marks.
        Wording::Tag => figures(column, cell, 3 - beside),
        Wording::Heading | Wording::Title => figures(column, cell, usize::MAX),
    };
    1 + figures.len() + beside
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::matrix::SectorColumn;

    fn cell(count: u32, of: Option<u32>, level: Option<Level>) -> Cell {
        Cell {
            standing: Standing::Recorded,
            count,
            of,
            level,
        }
    }

    #[test]
    fn figures_give_way_to_marks() {
        let forms = Column::Sector(SectorColumn::Forms);
        let said = |columns| figures(forms, cell(12, Some(118), None), columns);
        assert_eq!([6, 5, 2, 1].map(said), ["12/118", "12", "12", ""]);
        let plan = Column::Sector(SectorColumn::Plan);
        assert_eq!(figures(plan, cell(1, None, None), 9), "");
        assert_eq!(figures(plan, cell(2, None, None), 9), "2");
        let activity = Column::Sector(SectorColumn::Activity);
        assert_eq!(figures(activity, cell(1, None, None), 9), "1");
        assert_eq!(figures(activity, cell(0, None, None), 9), "");
    }

    #[test]
    fn a_duty_stands_beside_a_glyph_that_does_not_say_so() {
        let mut due = cell(1, None, Some(Level::Due));
        assert_eq!(level_beside(due), Some(Level::Due));
        due.standing = Standing::Pending;
        assert_eq!(level_beside(due), None);
        due.level = Some(Level::Advice);
        assert_eq!(level_beside(due), None);
    }

    #[test]
    fn columns_stand_beside_each_other_at_every_width() {
        let rows = [Row {
            who: super::super::spot::Who::Organisation,
            name: "社会福利和社会保障界".to_owned(),
            cells: vec![cell(12, Some(18), Some(Level::Breach)); 11],
            counts: crate::rules::Counts::default(),
        }];
        let mut before = Wording::Tag;
        for width in 1..240 {
            for chosen in [None, Some(0), Some(5), Some(10)] {
                for locale in Locale::ALL {
                    let rows = rows.iter();
                    let spread = Spread::of(Part::Sectors, rows, width, locale, chosen);
                    let mut end = spread.name;
                    for (_, x, wide) in spread.shown() {
                        assert!(x > end && x + wide <= width, "{width}: {spread:?}");
                        end = x + wide;
                    }
                    let whole = width >= 20;
                    if let (true, Some(chosen)) = (whole, chosen) {
                        assert!(spread.shown().any(|(n, _, _)| n == chosen), "{width}");
                    }
                }
            }
            let spread = Spread::of(Part::Sectors, rows.iter(), width, Locale::Zh, None);
            let rank = |it| [Wording::Tag, Wording::Heading, Wording::Title].map(|x| x == it);
            assert!(rank(spread.wording) <= rank(before), "grows with the width");
            before = spread.wording;
        }
        let at = |width| Spread::of(Part::Sectors, rows.iter(), width, Locale::Zh, None);
        assert_eq!(at(76).wording, Wording::Tag);
        assert_eq!(at(76).shown().count(), 11);
        assert_eq!(at(116).wording, Wording::Heading);
        assert_eq!(at(196).wording, Wording::Title);
    }
}
