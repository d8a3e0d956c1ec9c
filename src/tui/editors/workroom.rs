//! Several members enter one workroom (article 14). A member who enters alone has a part of the member's
//! own editor.

use super::described::{empty, read};
use super::fields::moved_on;
use super::paper::{Paper, gone, titled};
use super::reading::Reading;
use super::several::{about, all_of, whom};
use crate::desk::AnyRequest;
use crate::desk::{Edit, Refusal};
use crate::domain::book::Book;
use crate::domain::record::{Kind, Seq};
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::widgets::form::{Field, Form};

/// The members, by their numbers.
pub(super) struct Entering(pub(super) Vec<u64>);

/// What the editor is called, for one member or for many.
pub(super) const TITLE: Text = Text::of("入驻工作室", "enter a workroom");

impl Paper for Entering {
    fn title(&self, book: &Book) -> Text {
        titled(&TITLE, &about(Kind::Member, &self.0, book))
    }

    fn fields(&self, ctx: &Ctx<'_>) -> Result<Vec<Field>, Text> {
        let book = ctx.book();
        if let Some(id) = self
            .0
            .iter()
            .find(|id| book.record(Kind::Member, **id).is_none())
        {
            return Err(gone(Kind::Member, *id));
        }
        let room = empty(Kind::Member, "workroom", ctx).map(Field::required);
        let whom = whom(Kind::Member, &self.0, ctx);
        Ok([whom]
            .into_iter()
            .chain(room)
            .chain([moved_on(ctx)])
            .collect())
    }

    fn request(&self, form: &Form, _seen: Seq, ctx: &Ctx<'_>) -> Result<Box<AnyRequest>, Refusal> {
        let book = ctx.book();
        let mut edits = Vec::new();
        for id in &self.0 {
            let record = book.record(Kind::Member, *id);
            let mut record = record.ok_or(Refusal::Gone {
                kind: Kind::Member,
                id: *id,
            })?;
            let mut reading = Reading::of(form);
            read(record.fields_mut(), form, &mut reading, ctx);
            reading.done()?;
            let seen = book.seq_of(Kind::Member, *id).unwrap_or_default();
            edits.push(Edit { record, seen });
        }
        all_of(edits)
    }
}
