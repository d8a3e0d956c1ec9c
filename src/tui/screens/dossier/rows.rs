//! What a row says: of what is owed, of what happened, of a sheet.

use super::state::{EVENTS, SHEETS};
use crate::desk::dossier::{Event, Owed};
use crate::domain::id::AssessmentSheetId;
use crate::text;
use crate::text::Text;
use crate::tui::app::{Ctx, Place};
use crate::tui::screens::parts::dates::{short, short_or_dash, urgency};
use crate::tui::screens::parts::marks::{of_level, role_of_level};
use crate::tui::symbols::{Symbol, Symbols};
use crate::tui::theme::Role;
use crate::tui::widgets::row::{Column, Row};

pub(super) fn columns(leaf: usize) -> Vec<Column> {
    match leaf {
        EVENTS => vec![
            Column::fixed(Text::of("", ""), 1),
            Column::fixed(Text::of("时间", "when"), 10),
            Column::fixed(Text::of("类别", "kind"), 10),
            Column::share(Text::of("事项", "what"), 1),
            Column::fixed(Text::of("下一步", "next step"), 16).from(72),
        ],
        SHEETS => vec![
            Column::fixed(Text::of("年度", "year"), 6),
            Column::share(Text::of("计分表", "table"), 1),
            Column::fixed(Text::of("得分/可得", "points"), 13).right(),
            Column::fixed(Text::of("等次", "grade"), 14),
            Column::fixed(Text::of("确认", "confirmed"), 10),
        ],
        _ => vec![
            Column::fixed(Text::of("起", "from"), 10),
            Column::fixed(Text::of("止", "until"), 10),
            Column::share(Text::of("任职", "what"), 1),
        ],
    }
}

/// How near it is; of what has no day how grave.
pub(in crate::tui::screens) fn when(owed: &Owed, ctx: &Ctx<'_>) -> Text {
    match owed.on {
        Some(on) => urgency(on, ctx.today().date).0,
        None => owed.level.word(),
    }
}

/// Going where something is done.
pub(in crate::tui::screens) fn to(place: Place) -> Text {
    let Text { zh, en } = place.screen().title();
    text!("到{zh}办理", "go to {en}")
}

/// What the next step is called.
pub(in crate::tui::screens) fn step(owed: &Owed, ctx: &Ctx<'_>) -> Text {
    match owed.remedy {
        Some(remedy) => remedy.label(),
        None => {
            let (kind, id) = owed.record;
            to(Place::of(kind, id, ctx.book()))
        }
    }
}

/// What is owed, without the name that stands above the list already.
pub(in crate::tui::screens) fn what(owed: &Owed, name: &str) -> Text {
    let Text { zh, en } = &owed.what;
    let bare = |words: &str, of: &str| {
        let rest = words.strip_prefix(name)?;
        let rest = rest.strip_prefix(of).unwrap_or(rest).trim_start();
        (!rest.is_empty()).then(|| rest.to_owned())
    };
    let (zh, en) = (
        bare(zh, "的").unwrap_or_else(|| zh.to_string()),
        bare(en, "'s").unwrap_or_else(|| en.to_string()),
    );
    text!("{zh}", "{en}")
}

pub(super) fn owed(owed: &Owed, name: &str, ctx: &Ctx<'_>, marks: Symbols) -> Row {
    let role = role_of_level(owed.level);
    Row::new()
        .cell_as(role, marks.get(of_level(owed.level)))
        .cell_as(role, when(owed, ctx).say(ctx.locale).to_owned())
        .cell_as(role, Text::of("要办", "owed").say(ctx.locale).to_owned())
        .cell(what(owed, name).say(ctx.locale).to_owned())
        .cell_as(Role::Key, format!("g {}", step(owed, ctx).say(ctx.locale)))
}

/// What somebody entered and nobody looked at has its mark.
pub(super) fn event(event: &Event, ctx: &Ctx<'_>, marks: Symbols) -> Row {
    let (kind, id) = event.record;
    let record = ctx.book().fields(kind, id);
    let (mark, role) = match record.and_then(|it| it.is_verified()) {
        Some(true) => (marks.get(Symbol::Verified), Role::Ok),
        Some(false) => (marks.get(Symbol::Recorded), Role::Accent),
        None => ("", Role::Plain),
    };
    let locale = ctx.locale;
    Row::new()
        .cell_as(role, mark)
        .cell_as(Role::Muted, short(event.on, ctx.today().year))
        .cell_as(Role::Muted, event.kind.say(locale).to_owned())
        .cell(event.what.say(locale).to_owned())
        .cell("")
}

pub(super) fn sheet(id: u64, ctx: &Ctx<'_>) -> Option<Row> {
    let (book, locale) = (ctx.book(), ctx.locale);
    let sheet = book.assessment_sheets.get(AssessmentSheetId(id))?;
    let table = book.points_tables.get(sheet.table);
    let (points, open) = (sheet.points, sheet.open);
    let appeals = !sheet.appeal.is_empty() && sheet.answer.is_empty();
    let confirmed = sheet.confirmed.map(|it| it.on);
    let state = match (appeals, confirmed) {
        (true, _) => Text::of("申诉", "appeal"),
        (false, None) => Text::of("待确认", "not yet"),
        (false, on) => Text::same(short_or_dash(on, ctx.today().year)),
    };
    let scored = text!("{points}/{open}", "{points}/{open}");
    Some(
        Row::new()
            .cell(sheet.year.to_string())
            .cell(table.map_or(String::new(), |it| it.title.clone()))
            .cell(scored.say(locale).to_owned())
            .cell(sheet.grade.word().say(locale).to_owned())
            .cell_as(Role::Muted, state.say(locale).to_owned()),
    )
}
