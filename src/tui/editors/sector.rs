//! A sector, and which sectors a committee looks after (article 15).

use super::choices;
use super::fields::{MOVED_ON, choice, choices as several, line, moved_on, note};
use super::paper::{Noun, Paper, find, titled};
use super::reading::{Reading, all_chosen};
use crate::desk::Refusal;
use crate::desk::committee::AssignSectors;
use crate::domain::book::Book;
use crate::domain::id::{CommitteeId, SectorId};
use crate::domain::record::Seq;
use crate::domain::sector::Sector;
use crate::domain::verb::Verb;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::app::errand::Errand;
use crate::tui::widgets::form::{Field, Form};

/// A sector that is not there yet, behind the others.
pub(super) fn blank(ctx: &Ctx<'_>, committee: Option<CommitteeId>) -> Sector {
    let last = ctx.book().sectors.iter().map(|it| it.position).max();
    Sector {
        id: SectorId(0),
        name: String::new(),
        position: last.map_or(1, |last| last.saturating_add(1)),
        committee: committee.into(),
        note: String::new(),
    }
}

impl Noun for Sector {
    fn fields(&self, ctx: &Ctx<'_>) -> Vec<Field> {
        let mut fields = vec![
            line("name", Text::of("名称", "Name"), &self.name)
                .required()
                .help(Text::of("如：教育界", "as the organisation writes it")),
            choice(
                "committee",
                Text::of("联系专委会", "Committee"),
                &choices::committees(ctx.book()),
                self.committee_on(ctx.today().date),
            ),
        ];
        if self.id != SectorId(0) {
            fields.push(moved_on(ctx));
        }
        fields.extend(super::position(self.id, self.position));
        fields.push(note(&self.note));
        fields
    }

    fn read(&mut self, _form: &Form, reading: &mut Reading<'_>, ctx: &Ctx<'_>) {
        reading
            .text("name", &mut self.name)
            .moved(&mut self.committee, ctx.today().date, |it, committee| {
                it.chosen("committee", committee);
            })
            .number("position", &mut self.position)
            .text("note", &mut self.note);
    }
}

/// All the sectors that a committee looks after.
pub(super) struct OfCommittee(pub(super) CommitteeId);

impl Paper for OfCommittee {
    fn title(&self, book: &Book) -> Text {
        titled(&Verb::AssignSectors.title(), book.committee_name(self.0))
    }

    fn fields(&self, ctx: &Ctx<'_>) -> Result<Vec<Field>, Text> {
        let book = ctx.book();
        find(&book.committees, self.0)?;
        let options = choices::sectors(book, ctx.today().date);
        if options.is_empty() {
            return Err(super::no_sectors());
        }
        let sectors = book.sectors_of(Some(self.0), ctx.today().date).into_iter();
        let now: Vec<SectorId> = sectors.map(|it| it.id).collect();
        let label = Text::of("所联系界别", "Sectors");
        Ok(vec![
            several("sectors", label, &options, &now).help(Text::of(
                "回车列出，回车选上或去掉；选上别的专委会的界别，即划归本委",
                "Enter lists, takes, gives back; sectors of other committees come over",
            )),
            moved_on(ctx),
        ])
    }

    fn errand(&self, form: &Form, _seen: Seq, _ctx: &Ctx<'_>) -> Result<Box<dyn Errand>, Refusal> {
        Ok(Box::new(AssignSectors {
            committee: self.0,
            sectors: all_chosen(form, "sectors"),
            from: form.day(MOVED_ON),
        }))
    }
}
