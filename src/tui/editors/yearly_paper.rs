//! A body's plan and its summary of a year (articles 17 and 18): papers of one shape.

use super::fields::{day, line, lines, number, shown};
use super::paper::{Noun, find};
use super::reading::Reading;
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::id::{PlanId, SummaryId};
use crate::domain::yearwork::{Body, Evidence, Plan, Summary};
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::widgets::form::{Field, Form};

use chrono::NaiveDate;

/// A plan that is not there yet.
pub(super) fn plan(ctx: &Ctx<'_>, body: Body, year: Year) -> Result<Plan, Text> {
    known(ctx.book(), body)?;
    Ok(Plan {
        id: PlanId(0),
        body,
        year,
        title: title_of(PLAN, ctx.book(), body, year),
        made_on: day_within(ctx.today(), year),
        evidence: Evidence::Recorded,
        note: String::new(),
    })
}

/// A summary that is not there yet.
pub(super) fn summary(ctx: &Ctx<'_>, body: Body, year: Year) -> Result<Summary, Text> {
    known(ctx.book(), body)?;
    Ok(Summary {
        id: SummaryId(0),
        body,
        year,
        title: title_of(SUMMARY, ctx.book(), body, year),
        made_on: day_within(ctx.today(), year),
        evidence: Evidence::Recorded,
        note: String::new(),
    })
}

const PLAN: &str = "工作计划";
const SUMMARY: &str = "工作总结";

macro_rules! paper {
    ($record:ident) => {
        impl Noun for $record {
            const BEGINS_AT: Option<&'static str> = Some("title");
            const WATCHED: &'static [&'static str] = &["year"];

            fn fields(&self, ctx: &Ctx<'_>) -> Vec<Field> {
                let whose = Text::of("单位", "Of");
                let mut fields = vec![shown("body", whose, ctx.book().body_name(self.body))];
                fields.extend([
                    number("year", Text::of("年度", "Year"), self.year).required(),
                    line("title", Text::of("标题", "Title"), &self.title).required(),
                    day(
                        "made_on",
                        Text::of("制定时间", "Made on"),
                        self.made_on,
                        ctx,
                    ),
                ]);
                fields.extend(super::verified(&self.evidence, ctx));
                fields.push(lines(
                    "note",
                    Text::of("正文或存放处", "Text, or where"),
                    &self.note,
                    5,
                ));
                fields
            }

            fn read(&mut self, _form: &Form, reading: &mut Reading<'_>, _ctx: &Ctx<'_>) {
                reading
                    .number("year", &mut self.year.0)
                    .text("title", &mut self.title)
                    .day("made_on", &mut self.made_on)
                    .text("note", &mut self.note);
            }

            fn follow(_field: &str, was: &str, form: &mut Form, _ctx: &Ctx<'_>) {
                rename(was, form);
            }
        }
    };
}

paper!(Plan);
paper!(Summary);

/// The title goes along with the year while it begins with it.
pub(super) fn rename(was: &str, form: &mut Form) {
    let (title, year) = (form.text("title"), form.text("year"));
    let rest = title.strip_prefix(was.trim());
    if let Some(rest) = rest.filter(|rest| rest.starts_with('年'))
        && let Some(editor) = form.editor_mut("title")
    {
        editor.follow(&format!("{year}{rest}"));
    }
}

/// Today, where it lies in the year.
pub(super) fn day_within(today: Today, year: Year) -> Option<NaiveDate> {
    (Year::of(today.date) == year).then_some(today.date)
}

fn title_of(paper: &str, book: &Book, body: Body, year: Year) -> String {
    format!("{year}年{}{paper}", book.body_name(body))
}

fn known(book: &Book, body: Body) -> Result<(), Text> {
    match body {
        Body::Sector(id) => find(&book.sectors, id).map(|_| ()),
        Body::Committee(id) => find(&book.committees, id).map(|_| ()),
    }
}
