//! How the year's registration forms stand, by committee and by sector, and the charts of it.

use crate::desk::lists::View;
use crate::desk::papers::as_of::as_of;
use crate::domain::form::{Status, Tally};
use crate::domain::id::{CommitteeId, SectorId};
use crate::domain::member::Member;
use crate::exchange::ledger::{Cell, Chart, Column, LedgerRow, LedgerSheet, Plot, Shape, Tone};

/// The statuses in the order in which a form takes them, with the colours of their bars.
const STATUSES: [(Status, Tone); 6] = [
    (Status::Draft, Tone::Muted),
    (Status::Submitted, Tone::Due),
    (Status::Returned, Tone::Breach),
    (Status::Filed, Tone::Partly),
    (Status::Uploaded, Tone::Good),
    (Status::Withdrawn, Tone::Muted),
];

/// Members, members with a form, and forms by status.
#[derive(Clone, Copy, Default)]
struct Count {
    members: u64,
    covered: u64,
    forms: Tally,
}

impl Count {
    fn of<'m>(members: impl Iterator<Item = &'m Member>, view: &View<'_>) -> Self {
        let (book, today) = (view.book(), view.desk.today());
        let mut count = Count::default();
        for member in members.filter(|member| view.shows_member(member)) {
            let tally = book.tally(member.id, today.year);
            // Who has left has filled forms all the same, but is not asked for one.
            if book.serves(member, today.date) {
                count.members += 1;
                count.covered += u64::from(tally.counting() > 0);
            }
            count.forms.merge(&tally);
        }
        count
    }

    fn cells(&self) -> Vec<Cell> {
        let mut cells = vec![
            Cell::Number(self.members),
            Cell::Number(self.covered),
            self.share(),
        ];
        cells.extend(STATUSES.map(|(status, _)| Cell::Number(u64::from(self.forms.at(status)))));
        cells.push(Cell::Number(u64::from(self.forms.total())));
        cells
    }

    fn is_none(&self) -> bool {
        self.members == 0 && self.forms.total() == 0
    }

    fn share(&self) -> Cell {
        match self.members {
            0 => Cell::Empty,
            members => Cell::Share(self.covered as f64 / members as f64),
        }
    }

    fn add(&mut self, other: &Count) {
        self.members += other.members;
        self.covered += other.covered;
        self.forms.merge(&other.forms);
    }
}

/// A row a committee, by the members who belong to it.
pub(super) fn by_committee(view: &View<'_>) -> LedgerSheet {
    let (book, date) = (view.book(), view.desk.today().date);
    let of = |committee: Option<CommitteeId>| {
        let members = book.members.iter();
        Count::of(
            members.filter(|it| book.committee_of(it, date) == committee),
            view,
        )
    };
    // A member in sight may belong to a committee that is not: both tables have all in sight.
    let shown = view.committees();
    let committees = book.committees_in_order().into_iter();
    let mut counts: Vec<_> = committees
        .map(|it| (it, of(Some(it.id))))
        .filter(|(it, count)| !count.is_none() || shown.iter().any(|shown| shown.id == it.id))
        .map(|(committee, count)| (committee.name.clone(), count))
        .collect();
    let without = of(None);
    if !without.is_none() {
        counts.push(("（未明确）".to_owned(), without));
    }
    let rows = counts.iter().map(|(name, count)| {
        let cells = [vec![Cell::text(name)], count.cells()].concat();
        (LedgerRow::of(cells), *count)
    });
    let columns = vec![Column::new("专委会", 20, 28)];
    page(view, "登记表（按专委会）", columns, rows.collect())
}

/// A row a sector, grouped by committee.
pub(super) fn by_sector(view: &View<'_>) -> LedgerSheet {
    let (book, date) = (view.book(), view.desk.today().date);
    let of = |sector: SectorId| Count::of(book.roster_of(sector), view);
    let mut rows: Vec<(LedgerRow, Count)> = Vec::new();
    let groups = book
        .committees_in_order()
        .into_iter()
        .map(|it| (Some(it.id), it.name.as_str()))
        .chain([(None, "（未明确）")]);
    for (committee, name) in groups {
        let sectors = book.sectors_of(committee, date).into_iter();
        let sectors = sectors
            .map(|sector| (sector, of(sector.id)))
            .filter(|(sector, count)| !count.is_none() || view.shows_sector(sector.id));
        for (number, (sector, count)) in sectors.enumerate() {
            let head = vec![Cell::text(name), Cell::text(&sector.name)];
            let row = LedgerRow {
                cells: [head, count.cells()].concat(),
                opens: number == 0 && !rows.is_empty(),
                total: false,
            };
            rows.push((row, count));
        }
    }
    let columns = vec![
        Column::new("专委会", 16, 24).centred().merged(),
        Column::new("界别", 14, 22),
    ];
    page(view, "登记表（按界别）", columns, rows)
}

fn page(
    view: &View<'_>,
    name: &str,
    mut columns: Vec<Column>,
    counted: Vec<(LedgerRow, Count)>,
) -> LedgerSheet {
    let heads = columns.len();
    let number = |head: &str| Column::new(head, 9, 10).centred();
    columns.extend(["委员人数", "已填人数", "覆盖率"].map(number));
    columns.extend(STATUSES.map(|(status, _)| number(&status.word().zh)));
    columns.push(number("合计"));
    let mut total = Count::default();
    for (_, count) in &counted {
        total.add(count);
    }
    let mut rows: Vec<LedgerRow> = counted.into_iter().map(|(row, _)| row).collect();
    if !rows.is_empty() {
        let mut cells = vec![Cell::Empty; heads];
        cells[0] = Cell::text("合计");
        cells.extend(total.cells().into_iter().map(|cell| match cell {
            Cell::Number(sum) => Cell::Sum(0, sum),
            other => other,
        }));
        rows.push(LedgerRow {
            cells,
            opens: true,
            total: true,
        });
    }
    LedgerSheet {
        name: name.to_owned(),
        title: format!("{}年度委员联系服务界别群众登记表情况", view.desk.today().year),
        lead: vec![format!("（{}）", as_of(view))],
        columns,
        rows,
        foot: vec![
            "注：已填人数为本年度至少有一份已提交、已备案或已上传登记表的在任委员；离任委员填写的登记表计入份数。"
                .to_owned(),
        ],
        fixed: heads,
        ..LedgerSheet::default()
    }
}

/// The charts: forms by committee, coverage by sector. `first` is the place of the first of the two
/// pages among the workbook's.
pub(super) fn charts(
    view: &View<'_>,
    first: usize,
    by_committee: &LedgerSheet,
    by_sector: &LedgerSheet,
) -> LedgerSheet {
    let counted = |page: &LedgerSheet| page.rows.iter().filter(|row| !row.total).count();
    let mut charts = Vec::new();
    if counted(by_committee) > 0 {
        let plots = STATUSES.iter().zip(4..);
        charts.push(Chart {
            title: "各专委会登记表份数".to_owned(),
            shape: Shape::Stacked,
            page: first,
            rows: (0, counted(by_committee)),
            names: 0,
            plots: plots
                .filter(|((status, _), _)| *status != Status::Withdrawn)
                .map(|((_, tone), column)| Plot {
                    column,
                    tone: *tone,
                })
                .collect(),
        });
    }
    if counted(by_sector) > 0 {
        charts.push(Chart {
            title: "各界别委员登记表覆盖率".to_owned(),
            shape: Shape::Shares,
            page: first + 1,
            rows: (0, counted(by_sector)),
            names: 1,
            plots: vec![Plot {
                column: 4,
                tone: Tone::Advice,
            }],
        });
    }
    LedgerSheet {
        name: "统计图".to_owned(),
        title: format!("{}年度登记表统计图", view.desk.today().year),
        lead: vec![format!("（{}）", as_of(view))],
        charts,
        ..LedgerSheet::default()
    }
}
