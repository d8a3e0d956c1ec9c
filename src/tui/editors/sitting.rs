//! What a sitting of the council decided: whom it approved, which prizes; those who wait for it, all of one day. And
//! that a problem which it took up is solved.

use super::choices::{Options, key};
use super::fields::{choices, day, lines, shown};
use super::paper::{Paper, find, titled};
use super::reading::{Reading, all_chosen};
use crate::desk::sitting::{ApproveIn, AwardIn, nominated, to_approve};
use crate::desk::{AnyRequest, Edit, Refusal};
use crate::domain::book::Book;
use crate::domain::id::{ProblemId, SittingId};
use crate::domain::record::{Kind, Seq};
use crate::domain::sitting::{Problem, Solved};
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
        let waiting = to_approve(book, sitting, ctx.today().date);
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

/// That a problem is solved, since when and how.
pub(super) struct Solving(pub(super) ProblemId);

impl Paper for Solving {
    fn title(&self, book: &Book) -> Text {
        let name = book.name_of(Kind::Problem, self.0.0);
        titled(&Text::of("登记解决情况", "record how it was solved"), &name)
    }

    fn corrects(&self) -> Option<(Kind, u64)> {
        Some((Kind::Problem, self.0.0))
    }

    fn fields(&self, ctx: &Ctx<'_>) -> Result<Vec<Field>, Text> {
        find(&ctx.book().problems, self.0)?;
        let today = Some(ctx.today().date);
        Ok(vec![
            day("solved.on", Text::of("解决时间", "Solved on"), today, ctx).required(),
            lines("solved.how", Text::of("解决情况", "How"), "", 3),
        ])
    }

    fn request(&self, form: &Form, seen: Seq, ctx: &Ctx<'_>) -> Result<Box<AnyRequest>, Refusal> {
        let mut reading = Reading::of(form);
        let (mut on, mut how) = (None, String::new());
        reading
            .day("solved.on", &mut on)
            .text("solved.how", &mut how);
        reading.done()?;
        let problem = find(&ctx.book().problems, self.0);
        let problem = problem.map_err(|_| Refusal::Conflict {
            kind: Kind::Problem,
            theirs: None,
        })?;
        let problem = Problem {
            solved: on.map(|on| Solved { on, how }),
            ..problem.clone()
        };
        Ok(Box::new(Edit {
            record: problem.into(),
            seen,
        }))
    }
}
