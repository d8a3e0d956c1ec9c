//! The cells of an opinion's row: how urgent it is, what was promised, in whose hands it is.

use chrono::NaiveDate;

use crate::desk::hands::Hands;
use crate::domain::opinion::{Answer, Opinion, Step};
use crate::rules::Level;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::screens::parts::dates::{short, urgency};
use crate::tui::screens::parts::marks::{of_level, role_of_level};
use crate::tui::symbols::{Symbol, Symbols};
use crate::tui::theme::Role;
use crate::tui::widgets::row::Row;

/// A promise of an opinion.
pub(super) fn promised(opinion: &Opinion, nth: u32) -> Option<&Answer> {
    opinion.answers.get(nth as usize)
}

/// The mark and the words of how far a day is away; what that means.
pub(super) fn urgent(
    step: Option<(Step, NaiveDate)>,
    ctx: &Ctx<'_>,
    marks: Symbols,
) -> (Row, Role) {
    let Some((_, on)) = step else {
        let row = Row::new().cell("").cell_as(Role::Muted, "—");
        return (row, Role::Plain);
    };
    let (words, level) = urgency(on, ctx.today().date);
    let (mark, role) = (marks.get(of_level(level)), role_of_level(level));
    let row = Row::new()
        .cell_as(role, mark)
        .cell_as(role, words.say(ctx.locale).to_owned());
    (row, role)
}

pub(super) fn promise_row(opinion: &Opinion, nth: u32, ctx: &Ctx<'_>, marks: Symbols) -> Row {
    let answer = promised(opinion, nth);
    let Some((answer, promise)) = answer.and_then(|it| Some((it, it.promise?))) else {
        return Row::new();
    };
    let row = match promise.kept {
        Some(on) => Row::new()
            .cell_as(Role::Ok, marks.get(Symbol::Verified))
            .cell_as(Role::Ok, short(on, ctx.today().year)),
        None if opinion.promise() == Some(promise) => {
            urgent(Some((Step::KeepPromise, promise.by)), ctx, marks).0
        }
        // It was answered again, or closed without it.
        None => Row::new()
            .cell_as(role_of_level(Level::Breach), marks.get(Symbol::Breach))
            .cell_as(Role::Muted, short(promise.by, ctx.today().year)),
    };
    row.cell_as(Role::Muted, opinion.id.to_string())
        .cell(opinion.title.clone())
        .cell(hands(opinion, ctx))
        .cell(answer.class.word().say(ctx.locale).to_owned())
        .cell(answer.what.lines().next().unwrap_or_default().to_owned())
}

/// In whose hands an opinion is.
pub(super) fn hands(opinion: &Opinion, ctx: &Ctx<'_>) -> String {
    let (book, day) = (ctx.book(), ctx.today().reference_date());
    match Hands::of_opinion(opinion, book, day).names(book) {
        names if names.is_empty() => Text::of("办公室", "the office").say(ctx.locale).to_owned(),
        names => names.join(ctx.locale.between()),
    }
}
