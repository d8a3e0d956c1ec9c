//! The map, members, and the charges of convenors and leaders.

use super::chosen::{
    choose, editor, editor_of, nothing_chosen, of_one_kind, only, serving, wants_one,
};
use super::command::Planned;
use crate::desk::convenor::DesignateFirst;
use crate::desk::erase::is_erased;
use crate::desk::member::to_hand_over;
use crate::domain::command::CommandId;
use crate::domain::id::{CommitteeId, ConvenorId, KeyContactId, MemberId, SectorId};
use crate::domain::record::Kind;
use crate::domain::subject::{Invocation, Subject};
use crate::text;
use crate::text::Text;
use crate::tui::app::{Ctx, Effect, Opening};

fn sector_of(subject: &Subject, ctx: &Ctx<'_>) -> Result<SectorId, Text> {
    let sector = subject.sector(ctx.book(), ctx.today().date);
    let lacking = Text::of("请先选一个界别", "choose a sector first");
    sector.ok_or_else(|| wants_one(subject, lacking))
}

/// The only member of the subject.
fn member_of(subject: &Subject) -> Result<MemberId, Text> {
    let (kind, of) = only(subject)?;
    match kind {
        Kind::Member => Ok(MemberId(of)),
        _ => Err(Text::of("请先选一名委员", "choose a member first")),
    }
}

/// A part of a committee's record.
pub(super) fn of_committee(id: CommandId, subject: &Subject, _: &Ctx<'_>) -> Planned {
    match subject.the(Kind::Committee) {
        Some(of) => editor(id, Kind::Committee, of),
        None => {
            let lacking = Text::of("请先选一个专委会", "choose a committee first");
            Err(wants_one(subject, lacking))
        }
    }
}

/// What becomes of a sector.
pub(super) fn of_sector(id: CommandId, subject: &Subject, ctx: &Ctx<'_>) -> Planned {
    editor(id, Kind::Sector, sector_of(subject, ctx)?.0)
}

/// Another name of a sector or a committee.
pub(super) fn rename(id: CommandId, subject: &Subject, _: &Ctx<'_>) -> Planned {
    match subject.only() {
        Some((kind @ (Kind::Committee | Kind::Sector), of)) => editor(id, kind, of),
        _ => {
            let lacking = Text::of("请先选专委会或界别", "choose a committee or a sector first");
            Err(wants_one(subject, lacking))
        }
    }
}

/// Which sectors a committee looks after; of a sector, which committee.
pub(super) fn assign(_: CommandId, subject: &Subject, _: &Ctx<'_>) -> Planned {
    match subject.only() {
        Some((Kind::Committee, of)) => editor(CommandId::AssignSectors, Kind::Committee, of),
        Some((Kind::Sector, of)) => editor(CommandId::AssignCommittee, Kind::Sector, of),
        _ => {
            let lacking = Text::of("请先选专委会或界别", "choose a committee or a sector first");
            Err(wants_one(subject, lacking))
        }
    }
}

/// Members enter a workroom; where there is none with a door and one of them is in none, one is entered
/// first.
pub(super) fn enter_workroom(id: CommandId, subject: &Subject, ctx: &Ctx<'_>) -> Planned {
    let (kind, all) = of_one_kind(subject)?;
    if kind != Kind::Member {
        return Err(Text::of("请先选一名委员", "choose a member first"));
    }
    let book = ctx.book();
    for member in &all {
        serving(MemberId(*member), ctx).map_err(|why| match all.len() {
            1 => why,
            _ => of_whom(MemberId(*member), &why, ctx),
        })?;
    }
    let is_in = |member: &u64| {
        let record = book.members.get(MemberId(*member));
        let room = record.and_then(|it| it.workroom_on(ctx.today().date));
        let room = room.and_then(|id| book.workrooms.get(id));
        room.is_some_and(|room| room.offline)
    };
    if book.workrooms.iter().any(|room| room.offline) || all.iter().all(is_in) {
        return editor_of(id, kind, all);
    }
    let add = CommandId::Add(Kind::Workroom);
    Ok(Effect::Edit(Invocation::of(add, Subject::default())))
}

/// A reason with the name of the member that it is for.
fn of_whom(member: MemberId, why: &Text, ctx: &Ctx<'_>) -> Text {
    let name = ctx.book().member_name(member);
    let (zh, en) = (&why.zh, &why.en);
    text!("{name}：{zh}", "{name}: {en}")
}

/// A member who serves leaves.
pub(super) fn leave(id: CommandId, subject: &Subject, ctx: &Ctx<'_>) -> Planned {
    let member = member_of(subject)?;
    serving(member, ctx)?;
    editor(id, Kind::Member, member.0)
}

/// What is for any member.
pub(super) fn of_member(id: CommandId, subject: &Subject, _: &Ctx<'_>) -> Planned {
    editor(id, Kind::Member, member_of(subject)?.0)
}

/// A sector elects one of its members; where there is none, a member is entered first. Where nothing is
/// chosen, or a committee is, the sector is asked for.
pub(super) fn elect(id: CommandId, subject: &Subject, ctx: &Ctx<'_>) -> Planned {
    let (book, day) = (ctx.book(), ctx.today().date);
    let among = match subject.the(Kind::Committee) {
        Some(of) => book.sectors_of(Some(CommitteeId(of)), day),
        None if *subject == Subject::default() => {
            let mut all = book.sectors_in_order();
            all.retain(|it| it.is_there_on(day));
            all
        }
        None => Vec::new(),
    };
    if among.is_empty() {
        return election(sector_of(subject, ctx)?, ctx);
    }
    let among: Vec<_> = among.iter().map(|it| (Kind::Sector, it.id.0)).collect();
    let title = Text::of("哪个界别推选？", "Elected by which sector?");
    Ok(choose(title, id, &among, ctx))
}

fn election(sector: SectorId, ctx: &Ctx<'_>) -> Planned {
    let nobody = ctx.book().members_of(sector, ctx.today().date).is_empty();
    let id = match nobody {
        true => CommandId::Add(Kind::Member),
        false => CommandId::ElectConvenor,
    };
    editor(id, Kind::Sector, sector.0)
}

/// The chosen convenor becomes the first, from a day on. Of a sector: its only convenor at once; of
/// several one is chosen; where there is none, one is elected.
pub(super) fn designate_first(id: CommandId, subject: &Subject, ctx: &Ctx<'_>) -> Planned {
    let (book, today) = (ctx.book(), ctx.today().date);
    if let Some(of) = subject.one(Kind::Convenor) {
        let convenor = book.convenors.get(ConvenorId(of));
        let convenor = convenor.ok_or_else(nothing_chosen)?;
        return match convenor.is_first_on(today) {
            true => Err(Text::of("已是第一召集人", "is the first already")),
            false => editor(id, Kind::Convenor, of),
        };
    }
    if subject.records.len() > 1 {
        return Err(wants_one(subject, nothing_chosen()));
    }
    let sector = sector_of(subject, ctx)?;
    match book.convenors_of(sector, today).as_slice() {
        [] => election(sector, ctx),
        [only] => Ok(Effect::Carry(Box::new(DesignateFirst {
            convenor: only.id,
            on: today,
        }))),
        _ => editor(id, Kind::Sector, sector.0),
    }
}

/// The council's approval of those who lack it.
pub(super) fn approve(id: CommandId, subject: &Subject, ctx: &Ctx<'_>) -> Planned {
    let (kind, all) = of_one_kind(subject)?;
    if kind != Kind::Convenor {
        return Err(Text::of("请先选一名召集人", "choose a convenor first"));
    }
    let day = ctx.today().date;
    let lacks = |of: &u64| {
        let convenor = ctx.book().convenors.get(ConvenorId(*of));
        convenor.is_some_and(|it| it.approval(day, day).is_none())
    };
    match all.into_iter().filter(lacks).collect::<Vec<_>>() {
        none if none.is_empty() => Err(Text::of("主席会议已审定", "was approved already")),
        waiting => editor_of(id, kind, waiting),
    }
}

/// A sector gets one of the leaders there are, or a new one.
pub(super) fn assign_leader(id: CommandId, subject: &Subject, ctx: &Ctx<'_>) -> Planned {
    let sector = sector_of(subject, ctx)?;
    let known = ctx.book().leaders_on(ctx.today().date).next().is_some();
    let id = if known {
        id
    } else {
        CommandId::Add(Kind::Leader)
    };
    editor(id, Kind::Sector, sector.0)
}

/// Too many contacts: one ends. Else one more is chosen; whoever took a seat over is offered those that went
/// with it.
pub(super) fn edit_key_contacts(_: CommandId, subject: &Subject, ctx: &Ctx<'_>) -> Planned {
    let member = member_of(subject)?;
    serving(member, ctx)?;
    let book = ctx.book();
    let before = book.members.get(member).and_then(|it| it.replaces);
    if let Some(before) = before.filter(|it| !to_hand_over(book, *it, ctx.today().date).is_empty())
    {
        return editor(CommandId::HandOver, Kind::Member, before.0);
    }
    let kept = book
        .key_contacts_of(member, ctx.today().reference_date())
        .len();
    let id = match kept > book.settings().key_contacts_max as usize {
        true => CommandId::EndKeyContact,
        false => CommandId::Add(Kind::KeyContact),
    };
    editor(id, Kind::Member, member.0)
}

/// The contacts of whoever left go on with the successor: of either of them. Else a member's own go to
/// another.
pub(super) fn hand_over(id: CommandId, subject: &Subject, ctx: &Ctx<'_>) -> Planned {
    let member = member_of(subject)?;
    let (book, day) = (ctx.book(), ctx.today().date);
    let has = |id: &MemberId| !to_hand_over(book, *id, day).is_empty();
    let record = book.members.get(member);
    let predecessor = record.and_then(|it| it.replaces).filter(has);
    match predecessor.or(Some(member).filter(has)) {
        Some(from) => editor(id, Kind::Member, from.0),
        None => Err(Text::of(
            "没有可移交的联系对象",
            "there is no contact to hand over",
        )),
    }
}

/// One of a member's contacts ends; which, is chosen.
pub(super) fn end_key_contact(id: CommandId, subject: &Subject, ctx: &Ctx<'_>) -> Planned {
    let member = member_of(subject)?;
    let kept = ctx.book().key_contacts_of(member, ctx.today().date);
    match kept.is_empty() {
        true => Err(Text::of(
            "该委员没有重点联系对象",
            "this member keeps no key contacts",
        )),
        false => editor(id, Kind::Member, member.0),
    }
}

/// Looks for the person first, and asks: what is erased does not come back.
pub(super) fn erase_contact(_: CommandId, subject: &Subject, ctx: &Ctx<'_>) -> Planned {
    let lacking = Text::of("请先选一名重点联系对象", "choose a key contact first");
    let of = subject.one(Kind::KeyContact);
    let of = KeyContactId(of.ok_or_else(|| wants_one(subject, lacking))?);
    match ctx.book().key_contacts.get(of) {
        Some(contact) if is_erased(contact) => Err(Text::of(
            "个人信息已经清除",
            "nothing of the person is kept any more",
        )),
        _ => Ok(Effect::Open(Opening::Erase(of))),
    }
}
