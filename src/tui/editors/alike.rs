//! The editor of one field of several records: what is filled in, all of them say afterwards.

use super::described::{fields_of, read};
use super::fields::MOVED_ON;
use super::paper::{Paper, gone};
use super::reading::Reading;
use super::several::whom;
use crate::desk::{AnyRequest, Edit, EditAlike, Refusal, is_changed_alike};
use crate::domain::book::Book;
use crate::domain::described::Facts;
use crate::domain::record::{Kind, Seq};
use crate::text;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::widgets::form::{Field, Form, is_of};

/// The field, and whose it is.
pub(super) struct OneField {
    kind: Kind,
    ids: Vec<u64>,
    facts: &'static Facts,
}

impl OneField {
    /// The field at this place of the kind's description.
    pub(super) fn of(kind: Kind, ids: Vec<u64>, n: u8) -> Option<OneField> {
        let facts = kind.facts().into_iter().nth(n.into())?;
        is_changed_alike(kind, facts).then_some(OneField { kind, ids, facts })
    }

    /// The field as a record has it, and the day of the change where it changes on days.
    fn of_one(&self, id: u64, ctx: &Ctx<'_>) -> Result<Vec<Field>, Text> {
        let record = ctx.book().record(self.kind, id);
        let record = record.ok_or_else(|| gone(self.kind, id))?;
        let mut fields = fields_of(record.fields(), false, ctx);
        let dated = self.facts.dated;
        fields.retain(|it| is_of(it.id, self.facts.id) || dated && it.id == MOVED_ON);
        Ok(fields)
    }
}

impl Paper for OneField {
    fn title(&self, _: &Book) -> Text {
        let (count, title) = (self.ids.len(), self.kind.title());
        let (zh, en) = (&title.zh, &title.en);
        let field = Text::from(self.facts.label);
        let (field_zh, field_en) = (&field.zh, &field.en);
        text!(
            "将 {count} 条{zh}的“{field_zh}”改为",
            "Change “{field_en}” of {count} ({en}) to"
        )
    }

    /// What all of them say stands there; where they differ, nothing.
    fn fields(&self, ctx: &Ctx<'_>) -> Result<Vec<Field>, Text> {
        let mut each = self.ids.iter().map(|id| self.of_one(*id, ctx));
        let mut fields = each.next().unwrap_or_else(|| Ok(Vec::new()))?;
        for other in each {
            for (field, other) in fields.iter_mut().zip(other?) {
                if field.editor.text() != other.editor.text() {
                    field.editor.restore("");
                }
            }
        }
        fields.insert(0, whom(self.kind, &self.ids, ctx));
        Ok(fields)
    }

    fn request(&self, form: &Form, _: Seq, ctx: &Ctx<'_>) -> Result<Box<AnyRequest>, Refusal> {
        let mut edits = Vec::new();
        let mut reading = Reading::of(form);
        for id in &self.ids {
            let record = ctx.book().record(self.kind, *id);
            let mut record = record.ok_or(Refusal::Gone {
                kind: self.kind,
                id: *id,
            })?;
            read(record.fields_mut(), form, &mut reading, ctx);
            // What else somebody changed meanwhile stays; whether this field was, the request itself finds out.
            let seen = ctx.book().seq_of(self.kind, *id).unwrap_or_default();
            edits.push(Edit { record, seen });
        }
        reading.done()?;
        match EditAlike::of(edits) {
            Some(all) => Ok(Box::new(all)),
            None => Err(Refusal::Procedure(Text::of(
                "没有选中的记录。",
                "No record is chosen.",
            ))),
        }
    }

    fn begins_at(&self) -> Option<&'static str> {
        Some(self.facts.id)
    }
}
