//! What is done to records of any kind: entered, corrected, ended, struck out, verified.

use super::chosen::{choose, editor, editor_of, nothing_chosen, of_one_kind, only, serving};
use super::command::{Plan, Planned};
use super::entered;
use super::people;
use crate::desk::yearbook::ticking;
use crate::desk::{Remove, Several, Verify as Verified, is_changed_alike};
use crate::domain::command::CommandId;
use crate::domain::id::{ConvenorId, FormId, MemberId, PlanItemId, SectorId};
use crate::domain::record::Kind;
use crate::domain::subject::{Invocation, Subject};
use crate::domain::yearwork::Body;
use crate::text;
use crate::text::Text;
use crate::tui::app::effect::WithReason;
use crate::tui::app::{Ctx, Effect, Opening, Place, Question, Target};
use crate::tui::screens::parts::menu::{Item, Menu};

/// Enters a record, with what is known of it: whose it is, and of which year.
pub(super) fn add(id: CommandId, subject: &Subject, ctx: &Ctx<'_>) -> Planned {
    let CommandId::Add(kind) = id else {
        return Err(nothing_chosen());
    };
    let owner = owner(kind, subject, ctx);
    if let Some((Kind::Member, member)) = owner {
        serving(MemberId(member), ctx)?;
    }
    let of = owner.map_or_else(Subject::default, |(kind, id)| Subject::of(kind, id));
    let it = Invocation::of(id, of);
    Ok(Effect::Edit(match kind.is_yearly() {
        true => it.in_year(ctx.today().year),
        false => it,
    }))
}

/// Whose a new record is. What has to be somebody's is that of whoever is chosen; else it is what is
/// chosen itself, or what the list is narrowed to. Where that is nobody, the editor asks.
fn owner(kind: Kind, subject: &Subject, ctx: &Ctx<'_>) -> Option<(Kind, u64)> {
    let (book, day) = (ctx.book(), ctx.today().date);
    if let Some(it) = subject.only().filter(|it| kind.names(it.0)) {
        return Some(it);
    }
    // Where all is about one member, what is entered names that one, if it can.
    if let (true, Some(of @ (Kind::Member, _))) = (subject.records.is_empty(), subject.scope)
        && kind.naming(Kind::Member).is_some()
    {
        return Some(of);
    }
    let (facts, kinds) = kind.owner()?;
    let sector = |id: SectorId| (Kind::Sector, id.0);
    let chosen = |kind| Some((kind, subject.the(kind)?));
    let has_to_be = facts.fixed || facts.required && !facts.dated;
    match kinds {
        [Kind::Sector] if has_to_be => subject.sector(book, day).map(sector),
        [Kind::Plan] => plan_of(subject, ctx),
        [Kind::Member] => subject.member(book).map(|id| (Kind::Member, id.0)),
        [Kind::Committee] => {
            let of_sector = || {
                let sector = SectorId(subject.the(Kind::Sector)?);
                let committee = book.sectors.get(sector)?.committee_on(day)?;
                Some((Kind::Committee, committee.0))
            };
            chosen(Kind::Committee).or_else(of_sector)
        }
        // A part: of the whole that is chosen, or of which what is chosen is a part.
        [whole] if has_to_be => chosen(*whole).or_else(|| {
            let (kind, id) = subject.only()?;
            let of = book.fields(kind, id)?.part_of();
            of.filter(|(kind, _)| kind == whole)
        }),
        _ if has_to_be => subject.body(book, day).map(Body::record),
        several => several.iter().find_map(|kind| chosen(*kind)),
    }
}

/// The plan of the year of whoever is chosen.
fn plan_of(subject: &Subject, ctx: &Ctx<'_>) -> Option<(Kind, u64)> {
    let (book, today) = (ctx.book(), ctx.today());
    let body = subject.body(book, today.date)?;
    let plan = book.plans_of(body, today.year).next()?;
    Some((Kind::Plan, plan.id.0))
}

/// Changes a setting.
pub(super) fn set(id: CommandId, _: &Subject, _: &Ctx<'_>) -> Planned {
    Ok(Effect::Edit(Invocation::of(id, Subject::default())))
}

/// Corrects a record; a form only until it is filed.
pub(super) fn edit(id: CommandId, subject: &Subject, ctx: &Ctx<'_>) -> Planned {
    let (kind, of) = only(subject)?;
    match kind {
        Kind::Settings => return Err(nothing_chosen()),
        Kind::RegistrationForm => {
            let form = ctx.book().forms.get(FormId(of));
            if !form.is_some_and(|it| it.is_editable()) {
                return Err(Text::of(
                    "已备案，不能再改",
                    "is filed; it can't be corrected",
                ));
            }
        }
        _ => {}
    }
    editor(id, kind, of)
}

/// The fields of which one is changed alike in all these records.
pub(super) fn change_field(_: CommandId, subject: &Subject, _: &Ctx<'_>) -> Planned {
    let (kind, all) = of_one_kind(subject)?;
    let count = all.len();
    let numbered = (0_u8..).zip(kind.facts());
    let fields = numbered.filter(|(_, facts)| is_changed_alike(kind, facts));
    let items: Vec<Item<Target>> = fields
        .map(|(n, facts)| {
            let of = Subject::several(kind, all.iter().copied());
            let it = Invocation::of(CommandId::Alike(n), of);
            Item::new(Target::Invoke(it), facts.label.into())
        })
        .collect();
    if items.is_empty() {
        return Err(not_done_to(kind));
    }
    let title = text!(
        "将 {count} 条的哪一项改成同一内容？",
        "Which field of these {count} is to say the same?"
    );
    Ok(Effect::Choose(Menu::new(title, items)))
}

/// The editor of that field.
pub(super) fn change_alike(id: CommandId, subject: &Subject, _: &Ctx<'_>) -> Planned {
    let (kind, all) = of_one_kind(subject)?;
    editor_of(id, kind, all)
}

/// Ends what ends.
pub(super) fn end(id: CommandId, subject: &Subject, ctx: &Ctx<'_>) -> Planned {
    let (kind, all) = of_one_kind(subject)?;
    if kind == Kind::Member {
        // A member's seat ends by leaving.
        return people::leave(CommandId::Leave, subject, ctx);
    }
    if !kind.is_ending() {
        return Err(not_done_to(kind));
    }
    editor_of(id, kind, all)
}

/// Strikes out, once asked.
pub(super) fn remove(_: CommandId, subject: &Subject, ctx: &Ctx<'_>) -> Planned {
    let (kind, all) = of_one_kind(subject)?;
    if matches!(
        kind,
        Kind::Organisation | Kind::Settings | Kind::RegistrationForm
    ) {
        return Err(not_done_to(kind));
    }
    let label = match all.as_slice() {
        [id] => entered::label(kind, *id, ctx.book(), ctx.today().year),
        several => named(kind, several, ctx),
    };
    let (zh, en) = (&label.zh, &label.en);
    if all.len() > 1 {
        let of = Subject::several(kind, all);
        return Ok(Effect::Ask(Question::Reason {
            text: text!(
                "{zh}\n误录的才删除，写明理由；删除后可按 u 一并撤销。",
                "{en}\nOnly what was entered by mistake is struck out; say why. u takes it back as a whole."
            ),
            required: true,
            request: WithReason::StrikeOut(Invocation::of(CommandId::Remove, of)),
        }));
    }
    let removals = all.into_iter().map(|id| Remove { kind, id });
    let all = Several::of(removals).ok_or_else(nothing_chosen)?;
    Ok(Effect::Ask(Question::Sure {
        text: text!(
            "{zh}\n误录的记录才删除；不再任职的应登记终止或离任。删除后可按 u 撤销。",
            "{en}\nOnly what was entered by mistake is struck out; who no longer serves leaves or ends. u undoes it."
        ),
        request: Box::new(all),
    }))
}

/// Several records in a question: how many, and the first of them.
fn named(kind: Kind, ids: &[u64], ctx: &Ctx<'_>) -> Text {
    const MOST: usize = 8;
    let names: Vec<String> = ids
        .iter()
        .take(MOST)
        .map(|id| ctx.book().name_of(kind, *id))
        .collect();
    let more = if ids.len() > MOST { "…" } else { "" };
    let (names, names_en) = (names.join("、"), names.join(", "));
    let (count, title) = (ids.len(), kind.title());
    let (zh, en) = (&title.zh, &title.en);
    text!(
        "{zh} {count} 条：{names}{more}",
        "{en} ×{count}: {names_en}{more}"
    )
}

/// Verifies records, or what was entered for the one that is chosen: one that waits at once; of
/// several one is chosen.
pub(super) fn verify(_: CommandId, subject: &Subject, ctx: &Ctx<'_>) -> Planned {
    let subject = &held_for(subject, ctx);
    let waiting: Vec<(Kind, u64)> = match subject.only() {
        Some((kind, id)) if kind.is_evident() => vec![(kind, id)],
        None if !subject.records.is_empty() => return verify_all(subject, ctx),
        _ => {
            let all = entered::of(subject, ctx.book(), ctx.today()).into_iter();
            all.filter(|it| it.unverified)
                .map(|it| (it.kind, it.id))
                .collect()
        }
    };
    verify_one_of(&waiting, ctx)
}

/// What is looked at of an item of a plan are the activities that tick it.
fn held_for(subject: &Subject, ctx: &Ctx<'_>) -> Subject {
    let mut records: Vec<(Kind, u64)> = Vec::new();
    for (kind, id) in &subject.records {
        let ticking = ticking(ctx.book(), PlanItemId(*id), ctx.today().date);
        let ticking = ticking.iter().map(|it| (Kind::Activity, it.id.0));
        match kind {
            Kind::PlanItem => records.extend(ticking),
            _ => records.push((*kind, *id)),
        }
    }
    Subject {
        records,
        scope: subject.scope,
    }
}

/// All that are marked and wait, once asked: one key says of many that they were looked at.
fn verify_all(subject: &Subject, ctx: &Ctx<'_>) -> Planned {
    let (kind, all) = of_one_kind(subject)?;
    let waits = |id: &u64| {
        let record = ctx.book().record(kind, *id);
        record.is_some_and(|it| it.fields().is_verified() == Some(false))
    };
    let waiting: Vec<u64> = all.into_iter().filter(waits).collect();
    if let [id] = waiting.as_slice() {
        return verify_one_of(&[(kind, *id)], ctx);
    }
    let label = named(kind, &waiting, ctx);
    let (zh, en) = (&label.zh, &label.en);
    let all = Several::of(waiting.into_iter().map(|id| Verified {
        kind,
        id,
        from: String::new(),
    }));
    let all = all.ok_or_else(nothing_waits)?;
    Ok(Effect::Ask(Question::Sure {
        text: text!(
            "核实{zh}\n表示已逐条看过，情况属实。核实后可按 u 撤销。",
            "Verify {en}\nThat says that each was looked at and holds. u undoes it."
        ),
        request: Box::new(all),
    }))
}

fn nothing_waits() -> Text {
    Text::of("没有待核实的登记", "nothing waits to be verified")
}

/// The same, of these.
///
/// # Errors
/// None waits.
pub fn verify_one_of(waiting: &[(Kind, u64)], ctx: &Ctx<'_>) -> Planned {
    match waiting {
        [] => Err(nothing_waits()),
        [(kind, id)] => Ok(Effect::Carry(Box::new(Verified {
            kind: *kind,
            id: *id,
            from: String::new(),
        }))),
        several => {
            let title = Text::of("核实哪一项？", "Verify which?");
            Ok(choose(title, CommandId::Verify, several, ctx))
        }
    }
}

/// What was entered for the record; and of that, what can be done to it.
pub(super) fn records(id: CommandId, subject: &Subject, ctx: &Ctx<'_>) -> Planned {
    let (kind, of) = only(subject)?;
    let all = entered::of(subject, ctx.book(), ctx.today());
    let all: Vec<(Kind, u64)> = all.into_iter().map(|it| (it.kind, it.id)).collect();
    if !all.is_empty() {
        let title = Text::of("已登记的", "What was entered");
        return Ok(choose(title, id, &all, ctx));
    }
    if matches!(
        kind,
        Kind::Organisation | Kind::Committee | Kind::Sector | Kind::Member
    ) {
        return Err(Text::of(
            "还没有可改的登记",
            "nothing was entered for it yet",
        ));
    }
    let offers: [(CommandId, Plan, Text); 4] = [
        (CommandId::Edit, edit, Text::of("修改", "edit")),
        (CommandId::Verify, verify, Text::of("核实", "verify")),
        (CommandId::End, end, Text::of("终止", "end")),
        (
            CommandId::Remove,
            remove,
            Text::of("删除（误录）", "strike out"),
        ),
    ];
    let looked_at = || {
        let record = ctx.book().record(kind, of);
        record.is_none_or(|it| it.fields().is_verified() != Some(false))
    };
    let items = offers
        .into_iter()
        .filter(|(id, ..)| *id != CommandId::Verify || !looked_at())
        .filter(|(id, plan, _)| plan(*id, subject, ctx).is_ok())
        .map(|(id, _, label)| {
            Item::new(Target::Invoke(Invocation::of(id, subject.clone())), label)
        });
    let title = entered::label(kind, of, ctx.book(), ctx.today().year);
    Ok(Effect::Choose(Menu::new(title, items.collect())))
}

/// All that is entered for a committee, a sector or a member; of another record for whom that is.
pub(super) fn show(_: CommandId, subject: &Subject, ctx: &Ctx<'_>) -> Planned {
    let of = match only(subject)? {
        (Kind::Organisation, _) => None,
        of @ (Kind::Committee | Kind::Sector | Kind::Member, _) => Some(of),
        (Kind::Convenor, id) => {
            let convenor = ctx.book().convenors.get(ConvenorId(id));
            convenor.map(|it| (Kind::Member, it.member.0))
        }
        _ => subject.member(ctx.book()).map(|id| (Kind::Member, id.0)),
    };
    Ok(Effect::Go(Place::RecordsOf(of)))
}

/// The files of a record.
pub(super) fn files(_: CommandId, subject: &Subject, ctx: &Ctx<'_>) -> Planned {
    let (kind, id) = only(subject)?;
    if !kind.has_files() {
        return Err(not_done_to(kind));
    }
    if kind == Kind::RegistrationForm {
        let form = ctx.book().forms.get(FormId(id));
        if form.is_some_and(|it| it.attachments.is_empty()) {
            return Err(Text::of(
                "不是从文件收下的，没有原件",
                "did not come in a file",
            ));
        }
    }
    Ok(Effect::Open(Opening::Files(kind, id)))
}

fn not_done_to(kind: Kind) -> Text {
    let title = kind.title();
    let (zh, en) = (&title.zh, &title.en);
    text!("{zh}不这样办理", "this is not done to: {en}")
}
