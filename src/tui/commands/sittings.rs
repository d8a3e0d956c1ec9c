//! What sittings of the leadership decide: whom the council approves, which prizes; and that a problem is solved.

use super::batch::Batch;
use super::chosen::{editor, nothing_chosen, wants_one};
use super::command::Planned;
use crate::desk::sitting::{ApproveIn, AwardIn, is_planned, lacking, nominated, to_approve};
use crate::domain::command::CommandId;
use crate::domain::id::{ConvenorId, PrizeId, ProblemId, SittingId};
use crate::domain::record::Kind;
use crate::domain::sitting::{CouncilSitting, SittingBody};
use crate::domain::subject::Subject;
use crate::text;
use crate::text::Text;
use crate::tui::app::Ctx;

/// The sitting of the council that is chosen or that surrounds what is, once its day has come.
fn of_the_council<'b>(
    subject: &Subject,
    ctx: &'b Ctx<'_>,
    otherwise: Text,
) -> Result<&'b CouncilSitting, Text> {
    let lacking = Text::of("请先选一次会议", "choose a sitting first");
    let of = subject.the(Kind::CouncilSitting);
    let of = of.ok_or_else(|| wants_one(subject, lacking))?;
    let sitting = ctx.book().sittings.get(SittingId(of));
    let sitting = sitting.ok_or_else(nothing_chosen)?;
    if sitting.body != SittingBody::Council {
        return Err(otherwise);
    }
    let day = sitting.held_on;
    match is_planned(sitting, ctx.today().date) {
        true => Err(text!(
            "会议 {day} 召开，开过之后才能登记",
            "the sitting is on {day}: what it decides is recorded once it was held"
        )),
        false => Ok(sitting),
    }
}

/// From when on it holds.
const OF_ITS_DAY: Text = Text::of(
    "以会议召开的日期为准，一次办理；可按 u 撤销。",
    "All of the sitting's day, in one act; u undoes it.",
);

/// Those who wait for the council are approved in a sitting of it: who is marked at once, else they are chosen.
pub(super) fn approve(id: CommandId, subject: &Subject, ctx: &Ctx<'_>) -> Planned {
    let otherwise = Text::of(
        "只有主席会议审定召集人",
        "only the chairpersons' council approves convenors",
    );
    let sitting = of_the_council(subject, ctx, otherwise)?;
    if let Some(marked) = subject.all(Kind::Convenor) {
        return approve_these(sitting, &marked, ctx);
    }
    match to_approve(ctx.book(), sitting, ctx.today().date).is_empty() {
        true => Err(Text::of(
            "没有待审定的召集人",
            "no convenor waits for the council",
        )),
        false => editor(id, Kind::CouncilSitting, sitting.id.0),
    }
}

/// These, as far as they can be; who can't is named, with why.
fn approve_these(sitting: &CouncilSitting, marked: &[u64], ctx: &Ctx<'_>) -> Planned {
    let book = ctx.book();
    let waiting = to_approve(book, sitting, ctx.today().date);
    let mut batch = Batch::default();
    for id in marked.iter().map(|id| ConvenorId(*id)) {
        let convenor = book.convenors.get(id).ok_or_else(nothing_chosen)?;
        let name = format!(
            "{}{}",
            book.sector_name(convenor.sector),
            book.member_name(convenor.member)
        );
        let why = match waiting.iter().any(|it| it.id == id) {
            true => lacking(convenor),
            false => Some(Text::of("没有待审定的事项", "nothing waits")),
        };
        batch.take(id.0, name, why);
    }
    let convenors = batch.ids.iter().map(|id| ConvenorId(*id)).collect();
    let request = ApproveIn {
        sitting: sitting.id,
        convenors,
    };
    let (name, day) = (&sitting.title, sitting.held_on);
    let what = text!("{name}（{day}）审定召集人", "Approved by {name} on {day}");
    batch.asked(&what, &OF_ITS_DAY, Box::new(request))
}

/// What was nominated is decided on in a sitting of the council: what is marked at once, else it is chosen.
pub(super) fn award(id: CommandId, subject: &Subject, ctx: &Ctx<'_>) -> Planned {
    let otherwise = Text::of(
        "只有主席会议评定优秀",
        "only the chairpersons' council decides on prizes",
    );
    let sitting = of_the_council(subject, ctx, otherwise)?;
    let waiting = nominated(ctx.book(), sitting.held_on);
    let Some(marked) = subject.all(Kind::Prize) else {
        return match waiting.is_empty() {
            true => Err(Text::of(
                "没有待评定的提名",
                "no nomination waits for the council",
            )),
            false => editor(id, Kind::CouncilSitting, sitting.id.0),
        };
    };
    let mut batch = Batch::default();
    for id in marked {
        let waits = waiting.iter().any(|it| it.id.0 == id);
        let why = (!waits).then(|| Text::of("没有待评定的提名", "nothing waits"));
        batch.take(id, ctx.book().name_of(Kind::Prize, id), why);
    }
    let request = AwardIn {
        sitting: sitting.id,
        prizes: batch.ids.iter().map(|id| PrizeId(*id)).collect(),
    };
    let (name, day) = (&sitting.title, sitting.held_on);
    let what = text!("{name}（{day}）评定优秀", "Decided on by {name} on {day}");
    batch.asked(&what, &OF_ITS_DAY, Box::new(request))
}

/// A problem is solved, on a day and somehow.
pub(super) fn solve(id: CommandId, subject: &Subject, ctx: &Ctx<'_>) -> Planned {
    let lacking = Text::of("请先选一个督办问题", "choose a problem first");
    let of = subject.one(Kind::Problem);
    let of = of.ok_or_else(|| wants_one(subject, lacking))?;
    let problem = ctx.book().problems.get(ProblemId(of));
    match problem.ok_or_else(nothing_chosen)?.solved {
        Some(_) => Err(Text::of("已经解决", "it is solved")),
        None => editor(id, Kind::Problem, of),
    }
}
