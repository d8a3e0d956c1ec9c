//! The list of members as it is announced, gathered from the records. Importing it again changes
//! nothing.

use super::{proof, register};
use crate::desk::lists::View;
use crate::domain::member::{Member, Sex};
use crate::exchange::office::word::Paper;
use crate::exchange::papers::roster::{AnnouncedMember, AnnouncedRoster, AnnouncedSector, paper};
use crate::store::StoreError;

/// The members in sight, sector by sector as announced, those of a sector in the view's order. A
/// sector without members is left out.
///
/// # Errors
/// When the journal can't be read.
pub fn announced(view: &View<'_>) -> Result<Paper, StoreError> {
    let (members, date) = (view.members(), view.desk.today().date);
    let sectors = members.chunk_by(|one, next| one.sector_on(date) == next.sector_on(date));
    let sectors = sectors.map(|members| AnnouncedSector {
        name: members.first().map_or_else(String::new, |it| {
            view.book().sector_name(it.sector_on(date)).to_owned()
        }),
        members: members
            .iter()
            .map(|member| announced_member(member))
            .collect(),
    });
    Ok(paper(&AnnouncedRoster {
        organisation: register::organisation(view),
        title: register::title(view, "委员名单"),
        lead: register::count(view, members.len()),
        sectors: sectors.collect(),
        proof: proof(view.desk)?,
    }))
}

/// 女 and the ethnic group are told of whom lists tell them: of men and of 汉族 they are not.
fn announced_member(member: &Member) -> AnnouncedMember {
    let woman = (member.sex == Some(Sex::Female)).then(|| "女".to_owned());
    let group = member.ethnicity.trim();
    let group = (!matches!(group, "" | "汉" | "汉族")).then(|| group.to_owned());
    AnnouncedMember {
        name: member.name.clone(),
        remarks: woman.into_iter().chain(group).collect(),
    }
}
