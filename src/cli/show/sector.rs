//! One sector with those who hold its charges, the year's work and its members; or all.

use super::card::{Card, coordinator, dated, heading, joined};
use super::which::Which;
use crate::cli::failure::Failure;
use crate::cli::json::Array;
use crate::cli::lookup;
use crate::cli::shell::Shell;
use crate::cli::table::Table;
use crate::desk::Desk;
use crate::desk::lists::{self, sector_value};
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::described::{Fields, Shape, Value};
use crate::domain::record::Kind;
use crate::domain::sector::Sector;
use crate::domain::yearwork::{Body, Evidence, PlanItem};
use crate::rules;
use crate::rules::matrix::{Cell, Matrix, SectorColumn, SectorRow};
use crate::text;
use crate::text::{Locale, Text};

/// Prints the sector that is named, or the list.
pub(super) fn print(shell: &mut Shell, desk: &Desk, which: &Which) -> Result<(), Failure> {
    let (book, today) = (desk.book(), desk.today());
    let matrix = Matrix::of(book, &today, &rules::check(book, &today));
    let row_of = |sector: &Sector| matrix.sectors.iter().find(|row| row.sector == sector.id);
    match &which.name {
        None if shell.json => {
            let view = which.view(desk, shell);
            let all = book.sectors_in_order().into_iter();
            let all = all.filter(|it| it.is_there_on(today.date));
            let all = all.map(|sector| sector_value(&view, sector, row_of(sector)));
            Array::print(&mut shell.out, all)
        }
        None => list(shell, desk, &matrix),
        Some(name) => {
            let id = lookup::sector(book, today.date, name)?;
            let Some(sector) = book.sectors.get(id) else {
                return Ok(());
            };
            let row = row_of(sector);
            if shell.json {
                let value = sector_value(&which.view(desk, shell), sector, row);
                return shell.out.json(&value);
            }
            card(shell, desk, sector, row, which.show_phones)
        }
    }
}

fn list(shell: &mut Shell, desk: &Desk, matrix: &Matrix) -> Result<(), Failure> {
    let (book, today) = (desk.book(), desk.today());
    let heads = [
        Text::of("编号", "ID"),
        Text::of("界别", "SECTOR"),
        Text::of("专委会", "COMMITTEE"),
        Text::of("委员", "MEMBERS"),
        Text::of("召集人", "CONVENORS"),
        Text::of("五有", "FIVE HAVES"),
    ];
    let mut table = Table::new(&heads, shell.locale);
    for row in &matrix.sectors {
        let Some(sector) = book.sectors.get(row.sector) else {
            continue;
        };
        let haves: String = SectorColumn::FIVE_HAVES
            .iter()
            .map(|column| row.cells[*column as usize].standing.glyph())
            .collect();
        table.row([
            sector.id.to_string(),
            sector.name.clone(),
            sector
                .committee_on(today.date)
                .map_or("—", |id| book.committee_name(id))
                .to_owned(),
            book.members_of(sector.id, today.date).len().to_string(),
            book.convenors_of(sector.id, today.date).len().to_string(),
            haves,
        ]);
    }
    table.print(&mut shell.out)?;
    let haves = |locale: Locale, between: &str| {
        let titles = SectorColumn::FIVE_HAVES.map(|column| column.title().say(locale).to_owned());
        titles.join(between)
    };
    let (zh, en) = (haves(Locale::Zh, "、"), haves(Locale::En, ", "));
    shell.tell(&text!(
        "\n五有依次为：{zh}。● 完成  ◎ 已登记  ○ 缺  · 未到期",
        "\nThe five haves: {en}. ● done  ◎ recorded  ○ missing  · not due yet"
    ))
}

fn card(
    shell: &mut Shell,
    desk: &Desk,
    sector: &Sector,
    row: Option<&SectorRow>,
    show_phones: bool,
) -> Result<(), Failure> {
    let (book, today, locale) = (desk.book(), desk.today(), shell.locale);
    let phone = |number: &str| lists::phone(number, show_phones);
    shell.out.line(format!("{} #{}", sector.name, sector.id))?;
    let mut card = Card::new(locale);
    let committee = sector.committee_on(today.date);
    card.line(
        &Text::of("专委会", "committee"),
        committee.map_or("", |id| book.committee_name(id)),
    );
    card.line(
        &Text::of("总协调人", "coordinator"),
        committee
            .and_then(|id| coordinator(book, id, today.date))
            .unwrap_or_default(),
    );
    if let Some(ended) = &sector.ended {
        let into = sector.merged_into.map(|id| book.sector_name(id));
        let on = ended.on;
        let words = match into {
            Some(into) => text!("{on}，并入{into}", "{on}, merged into {into}"),
            None => text!("{on}", "{on}"),
        };
        card.line(&Text::of("撤销", "ended"), words.say(locale).to_owned());
    }
    card.earlier(&lists::earlier_of_sector(book, sector, today.date));
    let leaders = book.leaders_of(sector.id, today.date);
    let leaders = leaders
        .iter()
        .map(|leader| joined(&[leader.name.clone(), leader.post.clone()]));
    card.lines(&Text::of("联系领导", "leaders"), leaders.collect());
    let convenors = book.convenors_of(sector.id, today.date);
    let convenors = convenors.iter().map(|convenor| {
        let mark = if convenor.is_first_on(today.date) {
            "★ "
        } else {
            "  "
        };
        let approved = match convenor.approval(today.date, today.date) {
            Some(date) => dated(&Text::of("审定", "approved"), Some(date), locale),
            None => Text::of("待审定", "not approved").say(locale).to_owned(),
        };
        joined(&[
            format!("{mark}{}", book.member_name(convenor.member)),
            dated(&Text::of("推选", "elected"), convenor.elected, locale),
            dated(
                &Text::of("任第一", "first since"),
                convenor.first_on(today.date).and_then(|it| it.from),
                locale,
            ),
            approved,
        ])
    });
    card.lines(&Text::of("召集人", "convenors"), convenors.collect());
    let liaisons = book.liaisons_of(sector.id, today.date);
    let liaisons = liaisons
        .iter()
        .map(|it| joined(&[it.name.clone(), phone(&it.phone), it.employer.clone()]));
    card.lines(&Text::of("联络员", "liaison"), liaisons.collect());
    for (column, cell) in SectorColumn::ALL
        .iter()
        .zip(row.iter().flat_map(|row| &row.cells))
    {
        if shown(*column, cell) {
            card.line(&column.title(), standing(cell, locale));
        }
    }
    let say = |text: &Text| text.say(locale).to_owned();
    card.line(
        &Text::of("计划事项", "plan items"),
        say(&items(book, sector, today)),
    );
    card.line(&Text::of("经费", "money"), say(&money(book, sector, today)));
    if !sector.note.is_empty() {
        card.line(&Text::of("备注", "note"), sector.note.clone());
    }
    card.print(shell)?;
    let year = today.year;
    let activities = book.activities_of(sector.id, year);
    heading(
        shell,
        &text!("{year} 年界别活动", "activities of {year}"),
        activities.len(),
    )?;
    let mut table = Table::bare(4);
    for activity in activities {
        table.row([
            format!("  {}", activity.held_on),
            activity.kind.word().say(locale).to_owned(),
            activity.title.clone(),
            activity.evidence.word().say(locale).to_owned(),
        ]);
    }
    table.print(&mut shell.out)?;
    for kind in lists::unplaced() {
        others(shell, desk, sector, kind)?;
    }
    let members = book.members_of(sector.id, today.date);
    heading(shell, &Text::of("委员", "members"), members.len())?;
    let mut table = Table::bare(5);
    for member in members {
        let forms = book.tally(member.id, year).counting();
        table.row([
            format!("  {}", member.id),
            member.name.clone(),
            phone(&member.phone),
            text!("登记表 {forms}", "forms {forms}")
                .say(locale)
                .to_owned(),
            member.employer.clone(),
        ]);
    }
    table.print(&mut shell.out)
}

/// How far the items of the year's plan are.
fn items(book: &Book, sector: &Sector, today: Today) -> Text {
    let states = PlanItem::states(book, Body::Sector(sector.id), today.year, today.date);
    let told = |locale: Locale, between: &str| {
        let some = states.iter().filter(|(_, count)| *count > 0);
        let told = some.map(|(state, count)| format!("{} {count}", state.word().say(locale)));
        told.collect::<Vec<_>>().join(between)
    };
    let (zh, en) = (told(Locale::Zh, "，"), told(Locale::En, ", "));
    text!("{zh}", "{en}")
}

/// What the sector may spend in the year, and what it spent.
fn money(book: &Book, sector: &Sector, today: Today) -> Text {
    let spent = book.spent(sector.id, today.year);
    match book.budget_of(sector.id, today.year) {
        Some(budget) => {
            let (amount, left) = (budget.amount, budget.left(book));
            text!(
                "预算 {amount} 元，已用 {spent} 元，剩余 {left} 元",
                "budget {amount}, spent {spent}, left {left} yuan"
            )
        }
        None if spent.0 > 0 => text!("已用 {spent} 元，没有预算", "spent {spent} yuan, no budget"),
        None => Text::of("", ""),
    }
}

/// What was entered for the sector in the year, of a kind that the page does not tell of by itself.
fn others(shell: &mut Shell, desk: &Desk, sector: &Sector, kind: Kind) -> Result<(), Failure> {
    let (book, today) = (desk.book(), desk.today());
    let ids = lists::entered_for((Kind::Sector, sector.id.0), kind, book, today);
    if ids.is_empty() {
        return Ok(());
    }
    let (year, title, plural) = (today.year, kind.title(), kind.plural().replace('_', " "));
    let zh = &title.zh;
    heading(
        shell,
        &text!("{year} 年{zh}", "{plural} of {year}"),
        ids.len(),
    )?;
    let mut table = Table::bare(3);
    for record in ids.into_iter().filter_map(|id| book.fields(kind, id)) {
        let came = record.came().map(|day| day.to_string());
        let verified = record.is_verified().map(Evidence::word_of);
        let word = verified.or_else(|| state(kind, record, book, today));
        table.row([
            format!("  {}", came.unwrap_or_default()),
            record.title(book),
            word.map_or_else(String::new, |it| it.say(shell.locale).to_owned()),
        ]);
    }
    table.print(&mut shell.out)
}

/// How far it is, where that is reckoned of its kind.
fn state(kind: Kind, record: &dyn Fields, book: &Book, today: Today) -> Option<Text> {
    let reckoned = kind.reckoned();
    let nth = reckoned.iter().position(|it| it.id == "state")?;
    let Shape::Choice(choices) = reckoned[nth].shape else {
        return None;
    };
    let value = record.reckon(nth, book, today);
    let choice = choices.iter().find(|it| Value::Choice(it.code) == value)?;
    Some(choice.word.into())
}

/// Columns that the card does not tell in lines of their own; of those that are only counted, where something is amiss.
fn shown(column: SectorColumn, cell: &Cell) -> bool {
    match column {
        SectorColumn::Plan
        | SectorColumn::Activity
        | SectorColumn::Summary
        | SectorColumn::Output
        | SectorColumn::KeyContacts
        | SectorColumn::Workroom
        | SectorColumn::Forms => true,
        SectorColumn::Convenor
        | SectorColumn::Liaison
        | SectorColumn::Leader
        | SectorColumn::Committee => false,
        _ => cell.found.breach > 0,
    }
}

fn standing(cell: &Cell, locale: Locale) -> String {
    let word = cell.standing.word();
    let count = match cell.of {
        Some(of) => format!("{}/{of}", cell.count),
        None if cell.count > 0 => cell.count.to_string(),
        None => String::new(),
    };
    joined(&[
        format!("{} {}", cell.standing.glyph(), word.say(locale)),
        count,
    ])
}
