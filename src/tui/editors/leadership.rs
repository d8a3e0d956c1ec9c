//! The leadership's part of the year: a study of sector work (article 18), and the circular on
//! it (article 17).

use super::fields::{day, line, lines, number, one_of};
use super::paper::Noun;
use super::reading::Reading;
use super::yearly_paper::rename;
use crate::domain::calendar::Year;
use crate::domain::id::{CircularId, StudyId};
use crate::domain::yearwork::{Circular, Evidence, Study, StudyBody};
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::widgets::form::{Field, Form};

/// A study that is not there yet.
pub(super) fn study(ctx: &Ctx<'_>) -> Study {
    Study {
        id: StudyId(0),
        body: StudyBody::Council,
        held_on: ctx.today().vantage(),
        decisions: String::new(),
        evidence: Evidence::Recorded,
    }
}

/// A circular that is not there yet.
pub(super) fn circular(ctx: &Ctx<'_>, year: Year) -> Circular {
    Circular {
        id: CircularId(0),
        year,
        title: format!("{year}年委员联系服务界别群众工作情况通报"),
        issued_on: ctx.today().date,
        evidence: Evidence::Recorded,
    }
}

impl Noun for Study {
    fn fields(&self, ctx: &Ctx<'_>) -> Vec<Field> {
        let mut fields = vec![
            one_of(
                "body",
                Text::of("会议", "Meeting"),
                StudyBody::CHOICES,
                Some(self.body.code()),
            )
            .required(),
            day(
                "held_on",
                Text::of("时间", "Held on"),
                Some(self.held_on),
                ctx,
            )
            .required(),
            lines(
                "decisions",
                Text::of("议定事项", "Decisions"),
                &self.decisions,
                6,
            ),
        ];
        fields.extend(super::verified(&self.evidence, ctx));
        fields
    }

    fn read(&mut self, _form: &Form, reading: &mut Reading<'_>, _ctx: &Ctx<'_>) {
        reading
            .the_ticked("body", StudyBody::from_code, &mut self.body)
            .the_day("held_on", &mut self.held_on)
            .text("decisions", &mut self.decisions);
    }
}

impl Noun for Circular {
    const BEGINS_AT: Option<&'static str> = Some("title");
    const WATCHED: &'static [&'static str] = &["year"];

    fn fields(&self, ctx: &Ctx<'_>) -> Vec<Field> {
        let mut fields = vec![
            number("year", Text::of("年度", "Year"), self.year).required(),
            line("title", Text::of("标题", "Title"), &self.title).required(),
            day(
                "issued_on",
                Text::of("印发时间", "Issued on"),
                Some(self.issued_on),
                ctx,
            )
            .required(),
        ];
        fields.extend(super::verified(&self.evidence, ctx));
        fields
    }

    fn read(&mut self, _form: &Form, reading: &mut Reading<'_>, _ctx: &Ctx<'_>) {
        reading
            .number("year", &mut self.year.0)
            .text("title", &mut self.title)
            .the_day("issued_on", &mut self.issued_on);
    }

    fn follow(_field: &str, was: &str, form: &mut Form, _ctx: &Ctx<'_>) {
        rename(was, form);
    }
}
