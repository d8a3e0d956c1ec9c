//! A member, as the roster has one; and the workroom that a member enters (article 14).

use super::choices;
use super::fields::{MOVED_ON, choice, day, line, moved_on, note, one_of, shown};
use super::paper::Noun;
use super::reading::Reading;
use crate::domain::id::{MemberId, SectorId};
use crate::domain::member::{Member, Sex};
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::widgets::form::{Field, Form};

/// The field that entering a workroom is about.
pub(super) const WORKROOM: &[&str] = &["workroom", MOVED_ON];

/// A member who is not there yet, of this sector if any, behind the sector's others.
pub(super) fn blank(ctx: &Ctx<'_>, sector: Option<SectorId>) -> Result<Member, Text> {
    let book = ctx.book();
    if book.sectors.is_empty() {
        return Err(super::no_sectors());
    }
    let last = book.members.iter().map(|it| it.position).max();
    Ok(Member {
        id: MemberId(0),
        name: String::new(),
        sex: None,
        ethnicity: String::new(),
        // None of the choices, so that one has to be chosen.
        sector: sector.unwrap_or(SectorId(0)).into(),
        employer: String::new(),
        phone: String::new(),
        committee: None.into(),
        workroom: None.into(),
        position: last.map_or(1, |last| last.saturating_add(1)),
        joined: None,
        replaces: None,
        left: None,
        note: String::new(),
    })
}

impl Noun for Member {
    fn fields(&self, ctx: &Ctx<'_>) -> Vec<Field> {
        let (book, today) = (ctx.book(), ctx.today().date);
        let mut fields = identity(self);
        fields.extend([
            choice(
                "sector",
                Text::of("界别", "Sector"),
                &choices::sectors(book, ctx.today().date),
                Some(self.sector_on(today)),
            )
            .required(),
            line(
                "employer",
                Text::of("工作单位及职务", "Employer and post"),
                &self.employer,
            ),
            line("phone", Text::of("联系电话", "Phone"), &self.phone),
            choice(
                "committee",
                Text::of("所在专委会", "Committee"),
                &choices::committees(book),
                self.own_committee_on(today),
            )
            .help(Text::of(
                "与界别的联系专委会不同时才选",
                "only where it is not the sector's",
            )),
            choice(
                "workroom",
                Text::of("入驻工作室", "Workroom"),
                &choices::workrooms(book, ctx.locale),
                self.workroom_on(today),
            )
            .help(Text::of(
                "委员须入驻线下工作室（第14条）",
                "every member enters an offline workroom (article 14)",
            )),
        ]);
        if self.id != MemberId(0) {
            fields.push(moved_on(ctx));
        }
        fields.extend([day(
            "joined",
            Text::of("到任时间", "Member since"),
            self.joined,
            ctx,
        )
        .help(Text::of(
            "届初到任的不填",
            "empty: from the term's first day",
        ))]);
        if let Some(predecessor) = self.replaces {
            let name = book.member_name(predecessor);
            fields.push(shown("replaces", Text::of("接替", "Replaces"), name));
        }
        if let Some(left) = &self.left {
            fields.push(
                day("left", Text::of("离任时间", "Left on"), Some(left.on), ctx).help(Text::of(
                    "误登离任的，清空此项即恢复在任",
                    "clear it when the member did not leave",
                )),
            );
            fields.push(line(
                "left_reason",
                Text::of("离任原因", "Why"),
                &left.reason,
            ));
        }
        fields.extend(super::position(self.id, self.position));
        fields.push(note(&self.note));
        fields
    }

    fn read(&mut self, _form: &Form, reading: &mut Reading<'_>, ctx: &Ctx<'_>) {
        let today = ctx.today().date;
        reading
            .name("name", &mut self.name)
            .ticked("sex", Sex::from_code, &mut self.sex)
            .text("ethnicity", &mut self.ethnicity)
            .moved(&mut self.sector, today, |it, sector| {
                it.the_chosen("sector", sector);
            })
            .text("employer", &mut self.employer)
            .text("phone", &mut self.phone)
            .moved(&mut self.committee, today, |it, committee| {
                it.chosen("committee", committee);
            })
            .moved(&mut self.workroom, today, |it, workroom| {
                it.chosen("workroom", workroom);
            })
            .day("joined", &mut self.joined)
            .departure("left", "left_reason", &mut self.left)
            .number("position", &mut self.position)
            .text("note", &mut self.note);
    }
}

/// Who the member is.
fn identity(member: &Member) -> Vec<Field> {
    vec![
        line("name", Text::of("姓名", "Name"), &member.name).required(),
        one_of(
            "sex",
            Text::of("性别", "Sex"),
            Sex::CHOICES,
            member.sex.map(Sex::code),
        )
        .help(Text::of(
            "←→ 移动，空格选定",
            "Left/Right move, Space ticks",
        )),
        line(
            "ethnicity",
            Text::of("民族", "Ethnic group"),
            &member.ethnicity,
        ),
    ]
}
