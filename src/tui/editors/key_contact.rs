//! A member's key contact (articles 11 and 15), and the last time that the contact was heard.

use super::ending::ended;
use super::fields::{day, line, one_of, shown};
use super::paper::{Noun, find};
use super::reading::{Reading, ticked};
use crate::domain::contact::{ContactWay, Heard, KeyContact};
use crate::domain::id::{KeyContactId, MemberId};
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::widgets::form::{Field, Form};

/// A contact who is not there yet, kept from today.
pub(super) fn blank(ctx: &Ctx<'_>, member: MemberId) -> Result<KeyContact, Text> {
    find(&ctx.book().members, member)?;
    Ok(KeyContact {
        id: KeyContactId(0),
        member,
        name: String::new(),
        employer: String::new(),
        phone: String::new(),
        since: Some(ctx.today().date),
        last_heard: None,
        ended: None,
    })
}

impl Noun for KeyContact {
    fn fields(&self, ctx: &Ctx<'_>) -> Vec<Field> {
        let heard = self.last_heard;
        let mut fields = vec![
            shown(
                "member",
                Text::of("委员", "Member"),
                ctx.book().member_name(self.member),
            ),
            line(
                "name",
                Text::of("联系对象姓名", "Contact's name"),
                &self.name,
            )
            .required(),
            line(
                "employer",
                Text::of("工作单位及职务", "Employer and post"),
                &self.employer,
            ),
            line("phone", Text::of("联系电话", "Phone"), &self.phone),
            day(
                "since",
                Text::of("建立联系时间", "Kept since"),
                self.since,
                ctx,
            ),
            day(
                "last_heard",
                Text::of("最近联系时间", "Last heard on"),
                heard.map(|it| it.on),
                ctx,
            ),
            one_of(
                "way",
                Text::of("联系方式", "By"),
                ContactWay::CHOICES,
                heard.map(|it| it.way.code()),
            )
            .help(Text::of(
                "←→ 移动，空格选定",
                "Left/Right move, Space ticks",
            )),
        ];
        fields.extend(ended(self.ended.as_ref(), ctx));
        fields
    }

    fn read(&mut self, form: &Form, reading: &mut Reading<'_>, _ctx: &Ctx<'_>) {
        reading
            .name("name", &mut self.name)
            .text("employer", &mut self.employer)
            .text("phone", &mut self.phone)
            .day("since", &mut self.since)
            .departure("ended", "ended_reason", &mut self.ended);
        let way = ticked(form, "way", ContactWay::from_code).next();
        self.last_heard = match (form.day("last_heard"), way) {
            (Some(on), Some(way)) => Some(Heard { on, way }),
            (None, None) => None,
            (Some(_), None) => {
                reading.wrong("way", Text::of("请选联系方式。", "Tick the way."));
                None
            }
            (None, Some(_)) => {
                reading.wrong(
                    "last_heard",
                    Text::of(
                        "选了联系方式，请填最近联系时间。",
                        "Give the day of the contact.",
                    ),
                );
                None
            }
        };
    }
}
