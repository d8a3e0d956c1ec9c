//! How wide the columns of a part stand, and how much of a cell is written: as much as there is
//! room for, from four columns a cell on a small screen to full titles on a large one.

use super::cell_ref::{Column, Part};
use super::grid_row::GridRow;
use crate::rules::Level;
use crate::rules::matrix::{Cell, Standing};
use crate::text::Locale;
use crate::tui::measure;

/// The columns of all findings of a row.
const TOTAL: u16 = 10;
/// The columns of what is missing most.
const LACKING: u16 = 6;
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

/// What the rows of a part need, found once after a change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Needs {
    /// The widest name.
    name: u16,
    /// Of each column of the part, the widest cell with its count only, and with all its figures.
    cells: Vec<[u16; 2]>,
    /// The widest sum of findings.
    total: u16,
}

/// Where the columns of a part stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spread {
    /// How they are titled.
    pub(super) wording: Wording,
    /// Whether all figures are written, `12/18`, or the count only.
    pub(super) whole: bool,
    /// The columns of a name.
    pub(super) name: u16,
    /// The columns of all findings of a row.
    pub(super) total: u16,
    /// The columns of what is missing most; 0 leaves it out.
    pub(super) lacking: u16,
    /// Which columns they are.
    pub(super) columns: Vec<Column>,
    /// The width of each column, without the blank between two.
    pub(super) widths: Vec<u16>,
    /// The first column in view.
    pub(super) first: usize,
    /// The columns of cells that there are for all of it.
    room: u16,
}

impl Needs {
    /// Of `rows`, which are of `part`.
    pub(super) fn of<'a>(part: Part, rows: impl Iterator<Item = &'a GridRow>) -> Needs {
        let mut needs = Needs {
            name: 0,
            cells: vec![[1, 1]; part.columns().len()],
            total: TOTAL,
        };
        for row in rows {
            needs.name = needs.name.max(measure::width(&row.name) as u16);
            let found = [row.counts.breach, row.counts.due];
            let found = found.iter().filter(|n| **n > 0);
            let total: usize = found.map(|n| 2 + n.to_string().len()).sum();
            needs.total = needs.total.max(total.saturating_sub(1) as u16);
            let columns = part.columns().into_iter().zip(&row.cells);
            for ((column, cell), needed) in columns.zip(&mut needs.cells) {
                let marks = 1 + usize::from(level_beside(*cell).is_some());
                for (whole, most) in [false, true].into_iter().zip(needed) {
                    let figures = figures(column, *cell, usize::MAX, whole);
                    *most = (*most).max((marks + figures.len()) as u16);
                }
            }
        }
        needs
    }
}

impl Spread {
    /// These columns of `part` in `width` columns of cells, so that the `chosen` one of them is in view.
    pub(super) fn of(
        part: Part,
        columns: Vec<Column>,
        needs: &Needs,
        width: u16,
        locale: Locale,
        chosen: Option<usize>,
    ) -> Spread {
        let named = measure::width(part.title().say(locale)) as u16;
        let name = needs.name.max(named).max(NAME);
        let ways = [
            (Wording::Title, true),
            (Wording::Heading, true),
            (Wording::Tag, true),
            (Wording::Tag, false),
        ];
        let total = needs.total;
        for (wording, whole) in ways {
            let widths = widths(&columns, needs, wording, whole, locale);
            let left = width.checked_sub(name + 1 + total + taken(&widths));
            // What is missing most is worth more than titles in full.
            let least = if wording == Wording::Title {
                LACKING + 1
            } else {
                0
            };
            if let Some(left) = left.filter(|left| *left >= least) {
                let spread = Spread {
                    wording,
                    whole,
                    name,
                    total,
                    lacking: 0,
                    columns,
                    widths,
                    first: 0,
                    room: width,
                };
                return spread.with_room(left);
            }
        }
        // Names give way before columns do.
        let widths = widths(&columns, needs, Wording::Tag, false, locale);
        let rest = width.saturating_sub(1 + total + taken(&widths));
        let name = rest.clamp(NAME, name).min(width);
        let mut spread = Spread {
            wording: Wording::Tag,
            whole: false,
            name,
            total: total.min(width.saturating_sub(name + 1)),
            lacking: 0,
            columns,
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

    /// The same with so many columns to spare: what is missing most comes first, then wider columns.
    fn with_room(mut self, mut left: u16) -> Spread {
        if left > LACKING {
            self.lacking = LACKING;
            left -= LACKING + 1;
        }
        let each = (left / self.widths.len().max(1) as u16).min(SPARE);
        self.widths.iter_mut().for_each(|it| *it += each);
        self
    }

    /// Where all findings of a row stand, from the name's first column.
    pub(super) fn total_at(&self) -> u16 {
        self.name + 1
    }

    /// Where what is missing most stands.
    pub(super) fn lacking_at(&self) -> u16 {
        self.total_at() + self.total + 1
    }

    /// Where the first column of cells begins, from the name's first.
    pub(super) fn cells(&self) -> u16 {
        let lacking = if self.lacking > 0 {
            self.lacking + 1
        } else {
            0
        };
        self.lacking_at() + lacking
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

/// What a cell says in figures, in at most `columns`: with `whole` `12/18` where all are asked, else
/// its count; nothing when that is too long, or says no more than the glyph.
pub(super) fn figures(column: Column, cell: Cell, columns: usize, whole: bool) -> String {
    let count = cell.count;
    if let (Some(of), true) = (cell.of, whole) {
        let figures = format!("{count}/{of}");
        if figures.len() <= columns {
            return figures;
        }
    }
    let says = cell.of.is_some() || count > 1 || (count == 1 && column.is_counted());
    let figures = count.to_string();
    if says && figures.len() <= columns {
        figures
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

fn widths(
    columns: &[Column],
    needs: &Needs,
    wording: Wording,
    whole: bool,
    locale: Locale,
) -> Vec<u16> {
    let widths = columns.iter().map(|column| {
        let head = measure::width(head(*column, wording).say(locale)) as u16;
        let needed = column.nth().and_then(|n| needs.cells.get(n));
        head.max(needed.map_or(1, |it| it[usize::from(whole)]))
    });
    widths.collect()
}

#[cfg(test)]
mod tests {
    use super::super::cell_ref::Who;
    use super::*;
    use crate::rules::Counts;
    use crate::rules::matrix::{Group, SectorColumn};

    fn cell(count: u32, of: Option<u32>, level: Option<Level>) -> Cell {
        Cell {
            standing: Standing::Recorded,
            count,
            of,
            level,
            found: Counts::NONE,
            due: None,
        }
    }

    #[test]
    fn figures_give_way_to_marks() {
        let forms = Column::Sector(SectorColumn::Forms);
        let said = |columns| figures(forms, cell(12, Some(118), None), columns, true);
        assert_eq!([6, 5, 2, 1].map(said), ["12/118", "12", "12", ""]);
        assert_eq!(figures(forms, cell(0, Some(2), None), 9, false), "0");
        let plan = Column::Sector(SectorColumn::Plan);
        assert_eq!(figures(plan, cell(1, None, None), 9, true), "");
        assert_eq!(figures(plan, cell(2, None, None), 9, true), "2");
        let activity = Column::Sector(SectorColumn::Activity);
        assert_eq!(figures(activity, cell(1, None, None), 9, true), "1");
        assert_eq!(figures(activity, cell(0, None, None), 9, true), "");
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
        let rows = [GridRow {
            who: Who::Organisation,
            name: "社会福利和社会保障界".to_owned(),
            cells: vec![cell(12, Some(18), Some(Level::Breach)); SectorColumn::ALL.len()],
            counts: Counts::default(),
            lacking: None,
        }];
        let needs = Needs::of(Part::Sectors, rows.iter());
        assert_eq!((needs.name, needs.cells[10]), (20, [4, 7]));
        let of_group = |group| Part::Sectors.of_group(group);
        let mut before = 0;
        for width in 1..240 {
            for chosen in [None, Some(0), Some(3), Some(5)] {
                for locale in Locale::ALL {
                    let columns = of_group(Group::Members);
                    let spread = Spread::of(Part::Sectors, columns, &needs, width, locale, chosen);
                    let mut end = spread.name + spread.total;
                    for (_, x, wide) in spread.shown() {
                        assert!(x > end && x + wide <= width, "{width}: {spread:?}");
                        end = x + wide;
                    }
                    if let (true, Some(chosen)) = (width >= 30, chosen) {
                        assert!(spread.shown().any(|(n, _, _)| n == chosen), "{width}");
                    }
                }
            }
            let columns = of_group(Group::Members);
            let spread = Spread::of(Part::Sectors, columns, &needs, width, Locale::Zh, None);
            let ways = [Wording::Tag, Wording::Heading, Wording::Title];
            let rank = ways.iter().position(|it| *it == spread.wording);
            let rank = rank.expect("a way") * 2 + usize::from(spread.whole);
            assert!(
                rank >= before,
                "{width}: more is written where there is more room"
            );
            before = rank;
        }
        let at = |columns: Vec<Column>, width| {
            let spread = Spread::of(Part::Sectors, columns, &needs, width, Locale::Zh, None);
            (
                spread.wording,
                spread.whole,
                spread.shown().count(),
                spread.lacking,
            )
        };
        let members = || of_group(Group::Members);
        assert_eq!(at(members(), 56), (Wording::Tag, false, 6, 0));
        assert_eq!(at(members(), 76), (Wording::Tag, false, 6, 6));
        assert_eq!(at(members(), 82), (Wording::Heading, true, 6, 0));
        assert_eq!(at(members(), 115), (Wording::Heading, true, 6, 6));
        assert_eq!(at(members(), 160), (Wording::Title, true, 6, 6));
        let two = members()
            .into_iter()
            .chain(of_group(Group::Handling))
            .collect();
        assert_eq!(at(two, 176), (Wording::Heading, true, 11, 6));
    }
}
