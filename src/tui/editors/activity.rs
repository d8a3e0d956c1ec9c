//! What the editor of an activity does beyond its description: all members of its sectors take part
//! at one stroke.

use super::beyond::Beyond;
use super::choices::key;
use super::fields::yes;
use super::reading::{all_chosen, ids};
use crate::domain::id::{MemberId, SectorId};
use crate::domain::record::Record;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::widgets::form::{Field, Form};

pub(super) const BEYOND: Beyond = Beyond {
    watched: &["everyone", "sectors", "held_on"],
    arrange,
    follow,
    ..Beyond::NOTHING
};

/// All of the sectors can take part at one stroke.
fn arrange(_activity: &Record, fields: &mut Vec<Field>, _ctx: &Ctx<'_>) {
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
        members.retain(|it| !now.contains(it));
        members.extend(now);
    }
    let keys: Vec<String> = members.into_iter().map(key).collect();
    if let Some(editor) = form.editor_mut("participants") {
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
