//! The end of an appointment or of a contact: its last day, and why. The record stays.

use super::choices::Options;
use super::choices::key;
use super::fields::{choice, shown};
use super::paper::{Paper, find, gone, titled};
use super::reading::chosen;
use super::seat::{departed, departure};
use super::several::{about, all_of, whom};
use crate::desk::AnyRequest;
use crate::desk::{End, FieldError, Refusal};
use crate::domain::book::Book;
use crate::domain::id::{KeyContactId, MemberId};
use crate::domain::record::{Kind, Seq};
use crate::domain::verb::Verb;
use crate::text;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::widgets::choice_field::Choice;
use crate::tui::widgets::form::{Field, Form};

/// Ends appointments or contacts of one kind, all on one day.
pub(super) struct Ends {
    /// Of which kind.
    pub(super) kind: Kind,
    /// Which.
    pub(super) ids: Vec<u64>,
}

impl Paper for Ends {
    fn title(&self, book: &Book) -> Text {
        let about = about(self.kind, &self.ids, book);
        titled(&Verb::End(self.kind).title(), &about)
    }

    fn fields(&self, ctx: &Ctx<'_>) -> Result<Vec<Field>, Text> {
        let mut fields = Vec::new();
        for id in &self.ids {
            let record = ctx.book().record(self.kind, *id);
            let record = record.ok_or_else(|| gone(self.kind, *id))?;
            match (
                record.fields().ended(),
                self.ids.as_slice(),
                record.fields().began(),
            ) {
                (Some(on), [_], _) => {
                    return Err(text!(
                        "已于 {on} 终止。要改终止时间，请修改这条记录。",
                        "It ended on {on} already. Edit the record to correct the day."
                    ));
                }
                (Some(on), ..) => {
                    let name = ctx.book().name_of(self.kind, *id);
                    return Err(text!(
                        "{name}已于 {on} 终止，请先取消标记。",
                        "{name} ended on {on} already: take that mark away first."
                    ));
                }
                (None, [_], Some(began)) => {
                    let label = Text::of("开始时间", "Since");
                    fields.push(shown("began", label, began.to_string()));
                }
                (None, ..) => {}
            }
        }
        if self.ids.len() > 1 {
            fields.push(whom(self.kind, &self.ids, ctx));
        }
        fields.extend(departure(ctx));
        Ok(fields)
    }

    fn request(&self, form: &Form, _seen: Seq, ctx: &Ctx<'_>) -> Result<Box<AnyRequest>, Refusal> {
        let departure = departed(form, ctx)?;
        let ends = self.ids.iter().map(|id| End {
            kind: self.kind,
            id: *id,
            departure: departure.clone(),
        });
        all_of(ends)
    }
}

/// A member keeps more key contacts than the Method allows (article 15): one of them ends.
pub(super) struct OneContactOf(pub(super) MemberId);

impl Paper for OneContactOf {
    fn title(&self, book: &Book) -> Text {
        let verb = Verb::End(Kind::KeyContact);
        titled(&verb.title(), book.member_name(self.0))
    }

    fn fields(&self, ctx: &Ctx<'_>) -> Result<Vec<Field>, Text> {
        let book = ctx.book();
        find(&book.members, self.0)?;
        let contacts = book.key_contacts_of(self.0, ctx.today().date);
        if contacts.is_empty() {
            return Err(Text::of(
                "该委员没有重点联系对象。",
                "This member keeps no key contacts.",
            ));
        }
        let all = contacts.into_iter().map(|it| Choice {
            key: key(it.id),
            label: it.name.clone(),
            hint: it.employer.clone(),
        });
        let mut fields = vec![
            choice(
                "contact",
                Text::of("重点联系对象", "Key contact"),
                &Options::people(all.collect()),
                None,
            )
            .required(),
        ];
        fields.extend(departure(ctx));
        Ok(fields)
    }

    fn request(&self, form: &Form, _seen: Seq, ctx: &Ctx<'_>) -> Result<Box<AnyRequest>, Refusal> {
        let id: KeyContactId = chosen(form, "contact").ok_or_else(|| {
            let text = Text::of("请选一名重点联系对象。", "Choose a key contact.");
            Refusal::Fields(vec![FieldError::new("contact", text)])
        })?;
        Ok(Box::new(End {
            kind: Kind::KeyContact,
            id: id.0,
            departure: departed(form, ctx)?,
        }))
    }
}
