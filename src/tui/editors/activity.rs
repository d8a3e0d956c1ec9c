//! What the editor of an activity does beyond its description: all members of its sectors take part
//! at one stroke, but for who was excused; the committee that supports it is the sector's, until another is
//! chosen; for an item of a plan it has the item's name and kind.

use chrono::NaiveDate;

use super::beyond::Beyond;
use super::choices::key;
use super::fields::yes;
use super::reading::{all_chosen, chosen, ids};
use crate::domain::id::{CommitteeId, Id, MemberId, SectorId};
use crate::domain::record::Record;
use crate::domain::yearwork::Body;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::widgets::form::{Field, Form};

/// The field in which who was excused is chosen.
const EXCUSED: &str = "excused.member";

pub(super) const BEYOND: Beyond = Beyond {
    watched: &["everyone", "sectors", "held_on", EXCUSED],
    begin,
    arrange,
    follow,
    ..Beyond::NOTHING
};

/// The committee of the sector supports it. What is entered for an item of a plan is called as the item.
fn begin(activity: &mut Record, ctx: &Ctx<'_>) {
    if let Record::Activity(it) = activity {
        it.committee = supporting(&it.sectors, it.held_on, ctx);
        let items = it.items.first();
        if let Some(item) = items.and_then(|id| ctx.book().plan_items.get(*id)) {
            it.title.clone_from(&item.title);
            it.kind = item.kind.unwrap_or(it.kind);
            if let Some(Body::Committee(id)) = ctx.book().plans.get(item.plan).map(|it| it.body) {
                it.committee = Some(id);
            }
        }
    }
}

/// The committee that looks after the first of these sectors.
fn supporting(sectors: &[SectorId], on: NaiveDate, ctx: &Ctx<'_>) -> Option<CommitteeId> {
    let sector = ctx.book().sectors.get(*sectors.first()?)?;
    sector.committee_on(on)
}

/// All of the sectors can take part at one stroke. Of which kind it is has to be said, unless an item says it.
fn arrange(activity: &Record, fields: &mut Vec<Field>, ctx: &Ctx<'_>) {
    let items = match activity {
        Record::Activity(it) => it.items.as_slice(),
        _ => &[],
    };
    let item = items.first().and_then(|id| ctx.book().plan_items.get(*id));
    if let Some(kind) = item.and_then(|it| it.kind)
        && let Some(field) = fields.iter_mut().find(|it| it.id == "kind")
        && field.editor.text().is_empty()
    {
        field.editor.follow(kind.code());
    }
    let at = fields.iter().position(|field| field.id == "participants");
    let everyone = yes(
        "everyone",
        Text::of("全体参加", "All took part"),
        Text::of(
            "所选界别的在任委员全部参加",
            "all serving members of these sectors",
        ),
        false,
    );
    fields.insert(at.unwrap_or(fields.len()), everyone);
}

/// Ticking "all took part" fills in the members of the sectors; unticking takes them out
/// again, others stay.
fn follow(field: &str, was: &str, form: &mut Form, ctx: &Ctx<'_>) {
    if field == "sectors" {
        support(&ids(was), form, ctx);
    }
    if field == EXCUSED {
        let excused: Vec<MemberId> = all_chosen(form, EXCUSED);
        let mut there: Vec<MemberId> = all_chosen(form, "participants");
        there.retain(|it| !excused.contains(it));
        return choose(form, "participants", there);
    }
    let everyone = form.yes("everyone");
    if field != "everyone" && !everyone {
        return;
    }
    let mut members: Vec<MemberId> = all_chosen(form, "participants");
    let sectors: Vec<SectorId> = all_chosen(form, "sectors");
    let now = members_of(&sectors, form, ctx);
    match field {
        // Of whoever was of the sectors on the day that stood there.
        "held_on" => {
            let ever = sectors.iter().flat_map(|id| ctx.book().roster_of(*id));
            let ever: Vec<MemberId> = ever.map(|it| it.id).collect();
            members.retain(|it| !ever.contains(it));
        }
        "sectors" => {
            let before = members_of(&ids(was), form, ctx);
            members.retain(|it| !before.contains(it));
        }
        _ => members.retain(|it| !now.contains(it)),
    }
    if everyone {
        let excused: Vec<MemberId> = all_chosen(form, EXCUSED);
        members.retain(|it| !now.contains(it));
        members.extend(now.into_iter().filter(|it| !excused.contains(it)));
    }
    choose(form, "participants", members);
}

/// Other sectors hold it: the committee follows, unless somebody chose another.
fn support(before: &[SectorId], form: &mut Form, ctx: &Ctx<'_>) {
    let on = form.day("held_on").unwrap_or(ctx.today().reference_date());
    let proposed = supporting(before, on, ctx);
    if chosen(form, "committee") == proposed {
        let sectors: Vec<SectorId> = all_chosen(form, "sectors");
        choose(form, "committee", supporting(&sectors, on, ctx));
    }
}

fn choose<I: Id>(form: &mut Form, field: &str, ids: impl IntoIterator<Item = I>) {
    let keys: Vec<String> = ids.into_iter().map(key).collect();
    if let Some(editor) = form.editor_mut(field) {
        editor.follow(&keys.join("\n"));
    }
}

/// The members of these sectors who served when the activity was held.
fn members_of(sectors: &[SectorId], form: &Form, ctx: &Ctx<'_>) -> Vec<MemberId> {
    let on = form.day("held_on").unwrap_or(ctx.today().reference_date());
    let sectors = sectors.iter();
    let members = sectors.flat_map(|id| ctx.book().members_of(*id, on));
    members.map(|it| it.id).collect()
}
