//! A workroom for members (articles 14 and 19).

use super::choices;
use super::fields::{choice, line, note, yes};
use super::paper::Noun;
use super::reading::Reading;
use crate::domain::contact::Workroom;
use crate::domain::id::WorkroomId;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::widgets::form::{Field, Form};

/// A workroom that is not there yet.
pub(super) fn blank() -> Workroom {
    Workroom {
        id: WorkroomId(0),
        name: String::new(),
        offline: true,
        sector: None,
        address: String::new(),
        note: String::new(),
    }
}

impl Noun for Workroom {
    fn fields(&self, ctx: &Ctx<'_>) -> Vec<Field> {
        vec![
            line("name", Text::of("名称", "Name"), &self.name).required(),
            yes(
                "offline",
                Text::of("线下工作室", "Offline"),
                Text::of("有固定场所", "a place with a door"),
                self.offline,
            )
            .help(Text::of(
                "线上工作室不算入驻（第14条）",
                "an online room does not meet article 14",
            )),
            choice(
                "sector",
                Text::of("所属界别", "Sector"),
                &choices::sectors(ctx.book(), ctx.today().date),
                self.sector,
            ),
            line("address", Text::of("地址", "Address"), &self.address),
            note(&self.note),
        ]
    }

    fn read(&mut self, _form: &Form, reading: &mut Reading<'_>, _ctx: &Ctx<'_>) {
        reading
            .text("name", &mut self.name)
            .yes("offline", &mut self.offline)
            .chosen("sector", &mut self.sector)
            .text("address", &mut self.address)
            .text("note", &mut self.note);
    }
}
