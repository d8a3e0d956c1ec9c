//! A committee: its name, its director who is general coordinator (article 16), its Party
//! organisation (article 1). Its sectors stand in [`super::sector`].

use super::choices;
use super::fields::{MOVED_ON, choice, day, line, moved_on, note};
use super::paper::Noun;
use super::reading::{Reading, chosen};
use chrono::NaiveDate;

use crate::domain::committee::{Committee, Coordinator, PartyOrganisation};
use crate::domain::dated::Overtaken;
use crate::domain::id::{CommitteeId, MemberId};
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::widgets::form::{Field, Form};

/// The fields that naming a coordinator is about.
pub(super) const COORDINATOR: &[&str] = &["coordinator", "coordinator_name", "since", MOVED_ON];

/// The fields that a Party organisation is about.
pub(super) const PARTY: &[&str] = &["party_organisation", "party_since"];

/// A committee that is not there yet, behind the others.
pub(super) fn blank(ctx: &Ctx<'_>) -> Committee {
    let last = ctx.book().committees.iter().map(|it| it.position).max();
    Committee {
        id: CommitteeId(0),
        name: String::new(),
        position: last.map_or(1, |last| last.saturating_add(1)),
        coordinator: None.into(),
        party_organisation: None,
        note: String::new(),
    }
}

impl Noun for Committee {
    fn fields(&self, ctx: &Ctx<'_>) -> Vec<Field> {
        let (book, today) = (ctx.book(), ctx.today());
        let director = self.coordinator_on(today.date);
        let member = director.and_then(|it| it.member);
        let typed = director.filter(|it| it.member.is_none());
        let party = self.party_organisation.as_ref();
        let members = choices::members(
            book,
            today.date,
            &[],
            |it| Some(it.id) == member,
            ctx.locale,
        );
        let mut fields = vec![
            line("name", Text::of("名称", "Name"), &self.name)
                .required()
                .help(Text::of(
                    "不写“市政协”，如：教科卫体委员会",
                    "without the organisation's name in front",
                )),
            choice(
                "coordinator",
                Text::of("总协调人（主任）", "Coordinator"),
                &members,
                member,
            )
            .help(Text::of(
                "从委员中选；主任不是委员的，把姓名填在下一项。退格键清空",
                "choose a member; write a director who is none below. Backspace clears",
            )),
            line(
                "coordinator_name",
                Text::of("　或填姓名", "  or a name"),
                typed.map_or("", |it| &it.name),
            )
            .help(Text::of(
                "主任不是本届委员时填写",
                "a director who is no member",
            )),
            day(
                "since",
                Text::of("任职时间", "In office since"),
                director.and_then(|it| it.since),
                ctx,
            ),
        ];
        if self.id != CommitteeId(0) {
            fields.push(moved_on(ctx));
        }
        fields.extend([
            line(
                "party_organisation",
                Text::of("党组织", "Party organisation"),
                party.map_or("", |it| &it.name),
            )
            .help(Text::of(
                "如：市政协教科卫体委员会功能型党支部",
                "its full name",
            )),
            day(
                "party_since",
                Text::of("成立时间", "Set up on"),
                party.and_then(|it| it.since),
                ctx,
            ),
        ]);
        fields.extend(super::position(self.id, self.position));
        fields.push(note(&self.note));
        fields
    }

    fn read(&mut self, form: &Form, reading: &mut Reading<'_>, ctx: &Ctx<'_>) {
        reading
            .text("name", &mut self.name)
            .number("position", &mut self.position)
            .text("note", &mut self.note);
        if form.editor("coordinator").is_some() {
            let now = coordinator(form, reading, ctx);
            reading.set(self.direct(now, form.day(MOVED_ON), ctx.today().date));
        }
        if form.editor("party_organisation").is_some() {
            self.party_organisation = party(form, reading);
        }
    }
}

impl Committee {
    /// Notes the director that the form has on `today`. Another person holds the office from the
    /// day that is given as the beginning, else from the day of the change; the same one is only
    /// put right.
    fn direct(
        &mut self,
        now: Option<Coordinator>,
        from: Option<NaiveDate>,
        today: NaiveDate,
    ) -> Result<(), Overtaken> {
        let was = self.coordinator_on(today);
        let same = |one: &Coordinator, other: &Coordinator| match (one.member, other.member) {
            (None, None) => one.name == other.name,
            (one, other) => one == other,
        };
        if let (Some(was), Some(now)) = (was, &now)
            && same(was, now)
        {
            self.coordinator.correct(today, Some(now.clone()));
            return Ok(());
        }
        let begun = was.and_then(|it| it.since);
        let mut now = now;
        let mut from = from;
        if let Some(now) = &mut now
            && from.is_some()
        {
            // The day that still stands there is the former one's.
            let since = now.since.filter(|since| Some(*since) != begun);
            from = since.or(from);
            now.since = from;
        }
        self.coordinator.set_on(today, from, now)
    }
}

fn coordinator(form: &Form, reading: &mut Reading<'_>, ctx: &Ctx<'_>) -> Option<Coordinator> {
    let member: Option<MemberId> = chosen(form, "coordinator");
    let (mut name, mut since) = (String::new(), None);
    reading
        .name("coordinator_name", &mut name)
        .day("since", &mut since);
    if let Some(member) = member {
        let known = ctx.book().member_name(member);
        if !name.is_empty() && name != known {
            reading.wrong(
                "coordinator_name",
                Text::of(
                    "上一项已选委员；主任不是委员的，请先把上一项清空。",
                    "A member is chosen above; clear that field for a director who is none.",
                ),
            );
        }
        known.clone_into(&mut name);
    }
    if name.is_empty() {
        if since.is_some() {
            reading.wrong(
                "coordinator",
                Text::of(
                    "填了任职时间，还没有填总协调人。",
                    "Since is given, but no coordinator.",
                ),
            );
        }
        return None;
    }
    Some(Coordinator {
        name,
        member,
        since,
    })
}

fn party(form: &Form, reading: &mut Reading<'_>) -> Option<PartyOrganisation> {
    let name = form.text("party_organisation");
    let since = form.day("party_since");
    if name.is_empty() {
        if since.is_some() {
            reading.wrong(
                "party_organisation",
                Text::of(
                    "填了成立时间，还没有填党组织名称。",
                    "Its day is given, but no name.",
                ),
            );
        }
        return None;
    }
    Some(PartyOrganisation { name, since })
}
