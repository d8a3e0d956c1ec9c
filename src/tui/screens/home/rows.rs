//! What a row of a convenor's home says, and what its next step is.

use chrono::Datelike as _;

use crate::desk::home::{Person, Todo};
use crate::domain::command::CommandId;
use crate::domain::id::SectorId;
use crate::domain::opinion::Opinion;
use crate::domain::record::Kind;
use crate::rules::Level;
use crate::text;
use crate::text::Text;
use crate::tui::app::{Ctx, Place};
use crate::tui::commands;
use crate::tui::screens::board::Next;
use crate::tui::screens::dossier::{step_of_owed, what_is_owed, when_owed};
use crate::tui::screens::parts::dates::{short_or_dash, urgency};
use crate::tui::screens::parts::marks::{of_level, role_of_level};
use crate::tui::screens::parts::names::padded;
use crate::tui::symbols::{Symbol, Symbols};
use crate::tui::theme::Role;
use crate::tui::widgets::row::Row;

pub(super) fn todo(todo: &Todo, sector: SectorId, ctx: &Ctx<'_>, marks: Symbols) -> Row {
    let (owed, locale) = (&todo.owed, ctx.locale);
    let role = role_of_level(owed.level);
    let what = what_is_owed(owed, ctx.book().sector_name(sector));
    Row::new()
        .cell_as(role, marks.get(of_level(owed.level)))
        .cell_as(role, when_owed(owed, ctx).say(locale).to_owned())
        .cell(what.say(locale).to_owned())
        .cell_as(Role::Key, format!("g {}", step(todo, ctx).say(locale)))
}

pub(super) fn person(person: &Person, sector: SectorId, ctx: &Ctx<'_>, marks: Symbols) -> Row {
    let (book, day) = (ctx.book(), ctx.today().reference_date());
    let (mark, role) = match person.wants {
        Some(level) => (marks.get(of_level(level)), role_of_level(level)),
        None => ("", Role::Plain),
    };
    let name = padded(book.member_name(person.member), ctx.locale);
    let row = Row::new().cell_as(role, mark).cell(name);
    let convenors = book.convenors_of(sector, day);
    let charge = convenors.iter().find(|it| it.member == person.member);
    let row = match charge.map(|it| it.is_first_on(day)) {
        Some(true) => row.and(Role::Marked, format!(" {}", marks.get(Symbol::First))),
        Some(false) => {
            let word = Text::of(" 召", " conv");
            row.and(Role::Muted, word.say(ctx.locale).to_owned())
        }
        None => row,
    };
    let (forms, form_role) = match (person.forms.counting(), person.forms.total()) {
        (0, 0) => (marks.get(Symbol::Missing).to_owned(), Role::Muted),
        (0, n) => (format!("{}{n}", marks.get(Symbol::Recorded)), Role::Due),
        (n, _) => (format!("{}{n}", marks.get(Symbol::Verified)), Role::Ok),
    };
    let most = book.settings().key_contacts_max;
    let contacts = match person.has_contacts {
        true => Role::Plain,
        false => role_of_level(Level::Due),
    };
    row.cell_as(form_role, forms)
        .cell_as(contacts, format!("{}/{most}", person.contacts))
        .cell(person.activities.to_string())
        .cell_as(Role::Muted, short_or_dash(person.last, ctx.today().year))
}

/// What was promised for an opinion, in the columns of the ledger.
pub(super) fn promise(opinion: &Opinion, ctx: &Ctx<'_>, marks: Symbols) -> Row {
    let Some(promise) = opinion.promise() else {
        return Row::new();
    };
    let (left, level) = urgency(promise.by, ctx.today().date);
    let (id, title) = (opinion.id, &opinion.title);
    let what = text!("承诺 #{id} {title}", "promise #{id} {title}");
    let units: Vec<&str> = opinion.standing().map(|it| it.unit.as_str()).collect();
    Row::new()
        .cell_as(role_of_level(level), marks.get(of_level(level)))
        .cell_as(Role::Muted, format!("{:02}", promise.by.month()))
        .cell(what.say(ctx.locale).to_owned())
        .cell_as(role_of_level(level), left.say(ctx.locale).to_owned())
        .cell(units.join(ctx.locale.between()))
        .cell("")
}

/// What the step of a duty is called.
pub(super) fn step(todo: &Todo, ctx: &Ctx<'_>) -> Text {
    match next_of(todo, ctx) {
        Next::Do(label, _) | Next::Go(label, _) | Next::Remind(label) => label,
        Next::Command(id) => commands::find(id).title,
    }
}

/// Members are reminded; what is only good practice is no round's, and is told where it is.
pub(super) fn next_of(todo: &Todo, ctx: &Ctx<'_>) -> Next {
    let owed = &todo.owed;
    match (owed.remedy, todo.members.first()) {
        (Some(it), None) => Next::Do(it.label(), it.into()),
        (None, None) => {
            let (kind, id) = owed.record;
            let place = Place::of(kind, id, ctx.book());
            Next::Go(step_of_owed(owed, ctx), place)
        }
        (_, Some(_)) if owed.level != Level::Advice => {
            let label = match todo.members.len() {
                1 => Text::of("提醒本人", "remind the member"),
                _ => Text::of("提醒他们", "remind them"),
            };
            Next::Remind(label)
        }
        (Some(it), Some(_)) if it.command == CommandId::Add(Kind::Activity) => {
            Next::Do(it.label(), it.into())
        }
        (_, Some(first)) => {
            let label = Text::of("看委员", "look at them");
            Next::Go(label, Place::Member(*first))
        }
    }
}
