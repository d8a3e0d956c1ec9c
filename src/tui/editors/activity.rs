//! An activity of a sector, of several, or of the organisation (articles 1 and 13).

use super::choices;
use super::fields::{choices as several, day, key, line, note, one_of, yes};
use super::paper::Noun;
use super::reading::{Reading, all_chosen};
use super::yearly_paper::day_within;
use crate::domain::id::{ActivityId, MemberId, SectorId};
use crate::domain::yearwork::{Activity, ActivityKind, Evidence, TemporaryBranch};
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::widgets::form::{Field, Form};

/// An activity that is not there yet, of this sector if any.
pub(super) fn blank(ctx: &Ctx<'_>, sector: Option<SectorId>) -> Activity {
    let today = ctx.today();
    Activity {
        id: ActivityId(0),
        sectors: sector.into_iter().collect(),
        title: String::new(),
        kind: ActivityKind::Research,
        held_on: day_within(today, today.year).unwrap_or(today.vantage()),
        place: String::new(),
        participants: Vec::new(),
        temporary_branch: TemporaryBranch::NotApplicable,
        evidence: Evidence::Recorded,
        note: String::new(),
    }
}

impl Noun for Activity {
    const WATCHED: &'static [&'static str] = &["everyone", "sectors"];

    fn fields(&self, ctx: &Ctx<'_>) -> Vec<Field> {
        let book = ctx.book();
        let members = choices::members(
            book,
            ctx.today().vantage(),
            &self.sectors,
            |it| self.participants.contains(&it.id),
            ctx.locale,
        );
        let is_new = self.id == ActivityId(0);
        let mut fields = vec![
            line("title", Text::of("活动名称", "Title"), &self.title).required(),
            one_of(
                "kind",
                Text::of("活动类型", "Kind"),
                ActivityKind::CHOICES,
                (!is_new).then_some(self.kind.code()),
            )
            .required()
            .help(Text::of(
                "←→ 移动，空格选定",
                "Left/Right move, Space ticks",
            )),
            day(
                "held_on",
                Text::of("时间", "Held on"),
                Some(self.held_on),
                ctx,
            )
            .required(),
            line("place", Text::of("地点", "Place"), &self.place),
            several(
                "sectors",
                Text::of("举办界别", "Sectors"),
                &choices::sectors(book, ctx.today().date),
                &self.sectors,
            )
            .help(Text::of(
                "市政协统一组织的不选",
                "none for an event of the organisation",
            )),
            yes(
                "everyone",
                Text::of("全体参加", "All took part"),
                Text::of(
                    "所选界别的在任委员全部参加",
                    "all serving members of these sectors",
                ),
                false,
            ),
            several(
                "participants",
                Text::of("参加委员", "Participants"),
                &members,
                &self.participants,
            )
            .help(Text::of(
                "回车列出，输入姓名、拼音或首字母查找；回车选上或去掉",
                "Enter lists, type a name, pinyin or initials; Enter takes or gives back",
            )),
            one_of(
                "temporary_branch",
                Text::of("临时党支部", "Temporary branch"),
                TemporaryBranch::CHOICES,
                Some(self.temporary_branch.code()),
            )
            .required()
            .help(Text::of(
                "全体会议、重大调研、外出学习培训应设立（第1条）",
                "for plenary sessions, major research, training out of town (art. 1)",
            )),
        ];
        fields.extend(super::verified(&self.evidence, ctx));
        fields.push(note(&self.note));
        fields
    }

    fn read(&mut self, _form: &Form, reading: &mut Reading<'_>, _ctx: &Ctx<'_>) {
        reading
            .text("title", &mut self.title)
            .the_ticked("kind", ActivityKind::from_code, &mut self.kind)
            .the_day("held_on", &mut self.held_on)
            .text("place", &mut self.place)
            .all_chosen("sectors", &mut self.sectors)
            .all_chosen("participants", &mut self.participants)
            .the_ticked(
                "temporary_branch",
                TemporaryBranch::from_code,
                &mut self.temporary_branch,
            )
            .text("note", &mut self.note);
    }

    /// Ticking "all took part" fills in the members of the sectors; unticking takes them out
    /// again, others stay.
    fn follow(field: &str, was: &str, form: &mut Form, ctx: &Ctx<'_>) {
        let everyone = form.yes("everyone");
        if field == "sectors" && !everyone {
            return;
        }
        let mut members: Vec<MemberId> = all_chosen(form, "participants");
        let now = members_of(&all_chosen(form, "sectors"), form, ctx);
        let before = if field == "sectors" {
            members_of(&super::ids(was), form, ctx)
        } else {
            now.clone()
        };
        members.retain(|it| !before.contains(it));
        if everyone {
            members.retain(|it| !now.contains(it));
            members.extend(now);
        }
        let keys: Vec<String> = members.into_iter().map(key).collect();
        if let Some(editor) = form.editor_mut("participants") {
            editor.follow(&keys.join("\n"));
        }
    }
}

/// The members of these sectors who served when the activity was held.
fn members_of(sectors: &[SectorId], form: &Form, ctx: &Ctx<'_>) -> Vec<MemberId> {
    let on = form.day("held_on").unwrap_or(ctx.today().vantage());
    let sectors = sectors.iter();
    let members = sectors.flat_map(|id| ctx.book().members_of(*id, on));
    members.map(|it| it.id).collect()
}
