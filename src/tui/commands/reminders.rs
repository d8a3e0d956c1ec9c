//! Reminding (催办): what the chosen records owe, to be sent to those who are to do it.

use super::chosen::nothing_chosen;
use super::command::Planned;
use crate::desk::remind::{Remind, round};
use crate::domain::command::CommandId;
use crate::domain::subject::Subject;
use crate::text;
use crate::text::Text;
use crate::tui::app::{Ctx, Effect, Question};

/// How many lines of the text a question shows.
const SHOWN: usize = 8;
/// How many names say what a round is about.
const NAMED: usize = 3;

/// Shows whom a round is for and how its text begins; at yes the text is copied and the round is kept.
pub(super) fn remind(_: CommandId, subject: &Subject, ctx: &Ctx<'_>) -> Planned {
    if subject.records.is_empty() {
        return Err(nothing_chosen());
    }
    let book = ctx.book();
    let records = subject.records.as_slice();
    let findings = ctx.facts.findings.iter();
    let theirs = findings.filter(|it| {
        let mut records = records.iter();
        records.any(|(kind, id)| it.touches(*kind, *id, book))
    });
    let theirs: Vec<_> = theirs.copied().collect();
    let round = round(book, ctx.today(), &theirs, ctx.locale);
    let lately = round.lately.len();
    let Some(request) = Remind::of(&round, about(subject, ctx)) else {
        return Err(match lately {
            0 => Text::of("没有到期、逾期事项", "nothing is owed"),
            n => text!(
                "一周内都已催办（{n}）",
                "all were reminded within the week ({n})"
            ),
        });
    };
    let lines = round.lines();
    let more = match lines.len().checked_sub(SHOWN) {
        None | Some(0) => Text::of("", ""),
        Some(more) => text!("\n……另 {more} 行", "\n… {more} more lines"),
    };
    let shown = lines[..lines.len().min(SHOWN)].join("\n");
    let count = round.to_remind.len();
    let (zh, en) = (&more.zh, &more.en);
    Ok(Effect::Ask(Question::Send {
        text: text!(
            "催办 {count}，一周内已催办、这次略过 {lately}。催办文字将复制到剪贴板，并记录这次催办。\n{shown}{zh}",
            "{count} to be reminded, {lately} left alone who were within the week. The text goes to the clipboard, and the round is kept.\n{shown}{en}"
        ),
        copied: lines.join("\n"),
        request: Box::new(request),
    }))
}

/// What a round is about: the first of the records, and how many there are.
fn about(subject: &Subject, ctx: &Ctx<'_>) -> String {
    let records = &subject.records;
    let names = records.iter().take(NAMED);
    let names = names.map(|(kind, id)| ctx.book().name_of(*kind, *id));
    let names = names.collect::<Vec<_>>().join("、");
    match records.len() {
        n if n > NAMED => format!("{names}等 {n} 条 到期和逾期事项"),
        _ => format!("{names} 到期和逾期事项"),
    }
}
