//! A sector, and which sectors a committee looks after (article 15).

use super::choices;
use super::fields::{MOVED_ON, choices as several, moved_on};
use super::paper::{Paper, find, no_sectors, titled};
use super::reading::all_chosen;
use crate::desk::AnyRequest;
use crate::desk::Refusal;
use crate::desk::committee::AssignSectors;
use crate::domain::book::Book;
use crate::domain::id::CommitteeId;
use crate::domain::record::Seq;
use crate::domain::verb::Verb;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::widgets::form::{Field, Form};

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
            return Err(no_sectors());
        }
        let sectors = book.sectors_of(Some(self.0), ctx.today().date).into_iter();
        let now: Vec<u64> = sectors.map(|it| it.id.0).collect();
        let label = Text::of("所联系界别", "Sectors");
        Ok(vec![
            several("sectors", label, &options, &now).help(Text::of(
                "回车列出，回车选上或去掉；选上别的专委会的界别，即划归本委",
                "Enter lists, takes, gives back; sectors of other committees come over",
            )),
            moved_on(ctx),
        ])
    }

    fn request(&self, form: &Form, _seen: Seq, _ctx: &Ctx<'_>) -> Result<Box<AnyRequest>, Refusal> {
        Ok(Box::new(AssignSectors {
            committee: self.0,
            sectors: all_chosen(form, "sectors"),
            from: form.day(MOVED_ON),
        }))
    }
}
