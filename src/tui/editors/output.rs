//! An output of a sector or of its members (articles 6 and 17).

use super::choices;
use super::fields::{choice, choices as several, day, line, note, one_of, yes};
use super::paper::{Noun, find};
use super::reading::Reading;
use crate::domain::id::{OutputId, SectorId};
use crate::domain::yearwork::{Channel, Evidence, Output};
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::widgets::form::{Field, Form};

/// An output that is not there yet, in the sector's name.
pub(super) fn blank(ctx: &Ctx<'_>, sector: SectorId) -> Result<Output, Text> {
    find(&ctx.book().sectors, sector)?;
    Ok(Output {
        id: OutputId(0),
        sector,
        collective: true,
        authors: Vec::new(),
        channel: Channel::Proposal,
        title: String::new(),
        handed_in: ctx.today().vantage(),
        evidence: Evidence::Recorded,
        note: String::new(),
    })
}

impl Noun for Output {
    const BEGINS_AT: Option<&'static str> = Some("title");

    fn fields(&self, ctx: &Ctx<'_>) -> Vec<Field> {
        let book = ctx.book();
        let members = choices::members(
            book,
            ctx.today().vantage(),
            &[self.sector],
            |it| self.authors.contains(&it.id),
            ctx.locale,
        );
        let mut fields = vec![
            choice(
                "sector",
                Text::of("界别", "Sector"),
                &choices::sectors(book, ctx.today().date),
                Some(self.sector),
            )
            .required(),
            line("title", Text::of("题目", "Title"), &self.title).required(),
            one_of(
                "channel",
                Text::of("成果形式", "Channel"),
                Channel::CHOICES,
                (self.id != OutputId(0)).then_some(self.channel.code()),
            )
            .required()
            .help(Text::of(
                "←→ 移动，空格选定",
                "Left/Right move, Space ticks",
            )),
            yes(
                "collective",
                Text::of("集体成果", "Collective"),
                Text::of("以界别名义提交", "in the sector's own name"),
                self.collective,
            ),
            several(
                "authors",
                Text::of("执笔委员", "Authors"),
                &members,
                &self.authors,
            ),
            day(
                "handed_in",
                Text::of("提交时间", "Handed in on"),
                Some(self.handed_in),
                ctx,
            )
            .required(),
        ];
        fields.extend(super::verified(&self.evidence, ctx));
        fields.push(note(&self.note));
        fields
    }

    fn read(&mut self, _form: &Form, reading: &mut Reading<'_>, _ctx: &Ctx<'_>) {
        reading
            .the_chosen("sector", &mut self.sector)
            .text("title", &mut self.title)
            .the_ticked("channel", Channel::from_code, &mut self.channel)
            .yes("collective", &mut self.collective)
            .all_chosen("authors", &mut self.authors)
            .the_day("handed_in", &mut self.handed_in)
            .text("note", &mut self.note);
    }
}
