//! The sectors' convenors and liaisons, and the list of those who wait for the council's approval
//! (article 16).

use chrono::NaiveDate;

use crate::desk::lists::{View, phone};
use crate::desk::papers::as_of::as_of;
use crate::domain::appointment::Convenor;
use crate::domain::sector::Sector;
use crate::exchange::ledger::{Cell, Column, LedgerRow, LedgerSheet, Tint, Tone};

/// Convenors that were elected and approved together.
type Together<'b> = ((Option<NaiveDate>, Option<NaiveDate>), Vec<&'b Convenor>);

/// The convenors in office: a row for those of a sector who were elected and approved together.
pub(super) fn page(view: &View<'_>) -> LedgerSheet {
    let mut columns = vec![
        Column::new("界别", 16, 24),
        Column::new("第一召集人", 12, 14).centred(),
        Column::new("召集人", 14, 26).centred(),
        Column::new("推选时间", 12, 12).centred(),
        Column::new("主席会议审定时间", 12, 12).centred(),
        Column::new("联络员", 10, 14).centred(),
    ];
    if view.show_phones {
        columns.push(Column::new("联络员电话", 13, 14).centred());
    }
    let mut rows = Vec::new();
    for sector in view.sectors() {
        rows_of(sector, view, &mut rows);
    }
    LedgerSheet {
        name: "界别召集人".to_owned(),
        title: "界别召集人、联络员名单".to_owned(),
        lead: vec![format!("（{}）", as_of(view))],
        columns,
        rows,
        foot: vec!["注：没有审定时间的召集人尚待主席会议审定，见“待审定名单”。".to_owned()],
        fixed: 1,
        ..LedgerSheet::default()
    }
}

fn rows_of(sector: &Sector, view: &View<'_>, rows: &mut Vec<LedgerRow>) {
    let (book, date) = (view.book(), view.desk.today().date);
    let mut groups: Vec<Together<'_>> = Vec::new();
    for convenor in book.convenors_of(sector.id, date) {
        let dates = (convenor.elected, convenor.approval(date, date));
        match groups.iter_mut().find(|(of, _)| *of == dates) {
            Some((_, together)) => together.push(convenor),
            None => groups.push((dates, vec![convenor])),
        }
    }
    if groups.is_empty() {
        groups.push(((None, None), Vec::new()));
    }
    let mut liaisons = book.liaisons_of(sector.id, date).into_iter();
    let first_of_sector = rows.len();
    let name = |convenor: &&Convenor| book.member_name(convenor.member).to_owned();
    for ((elected, approved), together) in groups {
        // A sector has one first convenor; where the records have more, the rest stand with a star.
        let mut firsts = together.iter().filter(|it| it.is_first_on(date));
        let first = firsts.next().map(name).unwrap_or_default();
        let starred = firsts.map(|it| format!("★{}", name(it)));
        let others = together.iter().filter(|it| !it.is_first_on(date)).map(name);
        let others: Vec<_> = starred.chain(others).collect();
        let liaison = liaisons.next();
        let mut cells = vec![
            Cell::text(&sector.name),
            Cell::text(first),
            Cell::text(others.join("、")),
            Cell::date(elected),
            Cell::date(approved),
            Cell::text(liaison.map_or("", |it| &it.name)),
        ];
        if view.show_phones {
            cells.push(Cell::text(phone(liaison.map_or("", |it| &it.phone), true)));
        }
        rows.push(LedgerRow {
            cells,
            opens: false,
            total: false,
        });
    }
    for liaison in liaisons {
        let mut cells = vec![Cell::Empty; 6];
        cells[0] = Cell::text(&sector.name);
        cells[5] = Cell::text(&liaison.name);
        if view.show_phones {
            cells.push(Cell::text(phone(&liaison.phone, true)));
        }
        rows.push(LedgerRow::of(cells));
    }
    if let Some(row) = rows.get_mut(first_of_sector) {
        row.opens = first_of_sector > 0;
    }
}

/// The convenors whom the council is to approve.
pub(super) fn awaiting(view: &View<'_>) -> LedgerSheet {
    let (book, date) = (view.book(), view.desk.today().date);
    let mut rows = Vec::new();
    for sector in view.sectors() {
        for convenor in book.convenors_of(sector.id, date) {
            let Some(member) = book.members.get(convenor.member) else {
                continue;
            };
            let Some(waits) = convenor.unapproved(date, date).next() else {
                continue;
            };
            let post = match (convenor.is_first_on(date), waits.as_first) {
                (_, true) => "第一召集人（改任）",
                (true, false) => "第一召集人",
                (false, false) => "召集人",
            };
            let days = waits.since.map(|on| (date - on).num_days().max(0));
            rows.push(LedgerRow::of(vec![
                Cell::number(rows.len() + 1),
                Cell::text(&sector.name),
                Cell::text(&member.name),
                Cell::text(
                    member
                        .sex
                        .map_or_else(String::new, |sex| sex.word().zh.into_owned()),
                ),
                Cell::text(&member.ethnicity),
                Cell::text(&member.employer),
                Cell::text(post),
                Cell::date(convenor.elected),
                days.map_or(Cell::Empty, |days| Cell::Number(days.unsigned_abs())),
            ]));
        }
    }
    let foot = match rows.as_slice() {
        [] => "注：没有待审定的召集人。",
        _ => "注：召集人由界别推选产生，提请主席会议审定（第十六条）。",
    };
    LedgerSheet {
        name: "待审定名单".to_owned(),
        title: "提请主席会议审定的界别召集人名单".to_owned(),
        lead: vec![format!("（{}，共{}名）", as_of(view), rows.len())],
        columns: vec![
            Column::new("序号", 5, 6).centred(),
            Column::new("界别", 14, 24),
            // Not 姓名: this is no register to be imported.
            Column::new("人选", 8, 14).centred(),
            Column::new("性别", 5, 5).centred(),
            Column::new("民族", 8, 12).centred(),
            Column::new("工作单位及职务", 24, 40),
            Column::new("推选为", 12, 12)
                .centred()
                .tinted(vec![Tint::begins("第一", Tone::Advice)]),
            Column::new("推选时间", 12, 12).centred(),
            Column::new("已待天数", 9, 9).centred(),
        ],
        rows,
        foot: vec![foot.to_owned()],
        fixed: 3,
        ..LedgerSheet::default()
    }
}
