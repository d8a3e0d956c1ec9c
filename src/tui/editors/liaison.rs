//! A sector's liaison (article 17).

use super::ending::ended;
use super::fields::{day, line, note, shown};
use super::paper::{Noun, find};
use super::reading::Reading;
use crate::domain::appointment::Liaison;
use crate::domain::id::{LiaisonId, SectorId};
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::widgets::form::{Field, Form};

/// A liaison who is not there yet, in charge from today.
pub(super) fn blank(ctx: &Ctx<'_>, sector: SectorId) -> Result<Liaison, Text> {
    find(&ctx.book().sectors, sector)?;
    Ok(Liaison {
        id: LiaisonId(0),
        sector,
        name: String::new(),
        phone: String::new(),
        employer: String::new(),
        since: Some(ctx.today().date),
        ended: None,
        note: String::new(),
    })
}

impl Noun for Liaison {
    fn fields(&self, ctx: &Ctx<'_>) -> Vec<Field> {
        let mut fields = vec![
            shown(
                "sector",
                Text::of("界别", "Sector"),
                ctx.book().sector_name(self.sector),
            ),
            line("name", Text::of("姓名", "Name"), &self.name).required(),
            line("phone", Text::of("联系电话", "Phone"), &self.phone),
            line(
                "employer",
                Text::of("工作单位及职务", "Employer and post"),
                &self.employer,
            ),
            day("since", Text::of("任职时间", "Since"), self.since, ctx),
        ];
        fields.extend(ended(self.ended.as_ref(), ctx));
        fields.push(note(&self.note));
        fields
    }

    fn read(&mut self, _form: &Form, reading: &mut Reading<'_>, _ctx: &Ctx<'_>) {
        reading
            .name("name", &mut self.name)
            .text("phone", &mut self.phone)
            .text("employer", &mut self.employer)
            .day("since", &mut self.since)
            .departure("ended", "ended_reason", &mut self.ended)
            .text("note", &mut self.note);
    }
}
