//! What a sitting of the council decided: whom it approved, which prizes; those who wait for it, all of one day.

use super::choices::{Options, key};
use super::fields::{choices, shown};
use super::paper::{Paper, find, titled};
use super::reading::all_chosen;
use crate::desk::sitting::{ApproveIn, AwardIn, nominated, waiting};
use crate::desk::{AnyRequest, Refusal};
use crate::domain::book::Book;
use crate::domain::id::SittingId;
use crate::domain::record::{Kind, Seq};
use crate::domain::verb::Verb;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::widgets::choice_field::Choice;
use crate::tui::widgets::form::{Field, Form};

/// The approvals of a sitting.
pub(super) struct Approvals(pub(super) SittingId);

impl Paper for Approvals {
    fn title(&self, book: &Book) -> Text {
        let name = book.name_of(Kind::CouncilSitting, self.0.0);
        titled(&Verb::ApproveConvenor.title(), &name)
    }

    fn fields(&self, ctx: &Ctx<'_>) -> Result<Vec<Field>, Text> {
        let book = ctx.book();
        let sitting = find(&book.sittings, self.0)?;
        let waiting = waiting(book, sitting.held_on);
        let all = waiting.iter().map(|it| Choice {
            key: key(it.id),
            label: book.member_name(it.member).to_owned(),
            hint: book.sector_name(it.sector).to_owned(),
        });
        let options = Options::people(all.collect());
        let ids: Vec<u64> = waiting.iter().map(|it| it.id.0).collect();
        let convenors = Text::of("审定的召集人", "Approved");
        Ok(vec![
            shown(
                "held_on",
                Text::of("审定时间", "Approved on"),
                sitting.held_on.to_string(),
            ),
            choices("convenors", convenors, &options, &ids).required(),
        ])
    }

    fn request(&self, form: &Form, _seen: Seq, _: &Ctx<'_>) -> Result<Box<AnyRequest>, Refusal> {
        Ok(Box::new(ApproveIn {
            sitting: self.0,
            convenors: all_chosen(form, "convenors"),
        }))
    }
}

/// The prizes that a sitting decided on.
pub(super) struct Awards(pub(super) SittingId);

impl Paper for Awards {
    fn title(&self, book: &Book) -> Text {
        let name = book.name_of(Kind::CouncilSitting, self.0.0);
        titled(&Verb::AwardPrizes.title(), &name)
    }

    fn fields(&self, ctx: &Ctx<'_>) -> Result<Vec<Field>, Text> {
        let book = ctx.book();
        let sitting = find(&book.sittings, self.0)?;
        let waiting = nominated(book, sitting.held_on);
        let all = waiting.iter().map(|it| {
            let (kind, id) = it.of.record();
            let word = it.of.word();
            Choice {
                key: key(it.id),
                label: book.name_of(kind, id),
                hint: format!("{} {}", it.year, word.say(ctx.locale)),
            }
        });
        let options = Options::people(all.collect());
        let ids: Vec<u64> = waiting.iter().map(|it| it.id.0).collect();
        let prizes = Text::of("评定的优秀", "Decided on");
        Ok(vec![
            shown(
                "held_on",
                Text::of("评定时间", "Decided on the day"),
                sitting.held_on.to_string(),
            ),
            choices("prizes", prizes, &options, &ids).required(),
        ])
    }

    fn request(&self, form: &Form, _seen: Seq, _: &Ctx<'_>) -> Result<Box<AnyRequest>, Refusal> {
        Ok(Box::new(AwardIn {
            sitting: self.0,
            prizes: all_chosen(form, "prizes"),
        }))
    }
}
