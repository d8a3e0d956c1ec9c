//! What a command is for, of what is chosen: the only record, several of a kind, one of a menu; and the editor of it.

use super::command::Planned;
use super::entered;
use crate::domain::command::CommandId;
use crate::domain::id::MemberId;
use crate::domain::record::Kind;
use crate::domain::subject::{Invocation, Subject};
use crate::text::Text;
use crate::tui::app::{Ctx, Effect, Target};
use crate::tui::screens::parts::menu::{Item, Menu};

/// That nothing is chosen.
pub(super) fn nothing_chosen() -> Text {
    Text::of("没有选中的记录", "no record is chosen")
}

/// That the command is for one record only; which command that is, is said where it is asked for.
pub(super) const ONE_AT_A_TIME: Text = Text::of(
    "一次只办一条，请先取消标记",
    "is done one at a time: take the marks away first",
);

/// What a command lacks that is for one record: where several are marked that they are not one.
pub(super) fn wants_one(subject: &Subject, lacking: Text) -> Text {
    match subject.records.len() {
        0 | 1 => lacking,
        _ => ONE_AT_A_TIME,
    }
}

/// The only record.
pub(super) fn only(subject: &Subject) -> Result<(Kind, u64), Text> {
    let only = subject.only();
    only.ok_or_else(|| wants_one(subject, nothing_chosen()))
}

/// The records, all of one kind.
pub(super) fn of_one_kind(subject: &Subject) -> Result<(Kind, Vec<u64>), Text> {
    let (kind, _) = *subject.records.first().ok_or_else(nothing_chosen)?;
    let ids = subject.all(kind).ok_or_else(|| {
        Text::of(
            "所选的记录不是同一类，请分别办理",
            "these are of several kinds: take them kind by kind",
        )
    })?;
    Ok((kind, ids))
}

/// The editor of a command for records of a kind.
pub(super) fn editor_of(id: CommandId, kind: Kind, ids: Vec<u64>) -> Planned {
    Ok(Effect::Edit(Invocation::of(
        id,
        Subject::several(kind, ids),
    )))
}

/// The editor of a command for one record.
pub(super) fn editor(id: CommandId, kind: Kind, of: u64) -> Planned {
    Ok(Effect::Edit(Invocation::of(id, Subject::of(kind, of))))
}

/// That a member serves.
pub(super) fn serving(member: MemberId, ctx: &Ctx<'_>) -> Result<(), Text> {
    let known = ctx.book().members.get(member);
    match known.is_some_and(|it| ctx.book().serves(it, ctx.today().date)) {
        true => Ok(()),
        false => Err(Text::of("该委员已离任", "the member has left")),
    }
}

/// The records of a menu, each for the same command.
pub(super) fn choose(title: Text, id: CommandId, among: &[(Kind, u64)], ctx: &Ctx<'_>) -> Effect {
    let items = among.iter().map(|(kind, of)| {
        let it = Invocation::of(id, Subject::of(*kind, *of));
        let label = entered::label(*kind, *of, ctx.book(), ctx.today().year);
        Item::new(Target::Invoke(it), label)
    });
    Effect::Choose(Menu::new(title, items.collect()))
}
