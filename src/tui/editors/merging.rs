//! Two records of one person: the chosen member stays, and the other record is chosen here.

use super::choices::Options;
use super::choices::key;
use super::fields::{choice, shown, yes};
use super::paper::{Paper, find, titled};
use super::reading::chosen;
use crate::desk::AnyRequest;
use crate::desk::member::Merge;
use crate::desk::{FieldError, Refusal};
use crate::domain::book::Book;
use crate::domain::id::MemberId;
use crate::domain::member::Member;
use crate::domain::record::Seq;
use crate::domain::verb::Verb;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::widgets::choice_field::Choice;
use crate::tui::widgets::form::{Field, Form};

/// The record that stays.
pub(super) struct Merging(pub(super) MemberId);

impl Paper for Merging {
    fn title(&self, book: &Book) -> Text {
        titled(&Verb::Merge.title(), book.member_name(self.0))
    }

    fn fields(&self, ctx: &Ctx<'_>) -> Result<Vec<Field>, Text> {
        let book = ctx.book();
        let kept = find(&book.members, self.0)?;
        let mut others: Vec<&Member> = book.members.iter().filter(|it| it.id != self.0).collect();
        if others.is_empty() {
            return Err(Text::of(
                "没有别的委员可以合并。",
                "There is no other member to merge.",
            ));
        }
        // Who is likely to be the same person comes first.
        let unlike = |it: &&Member| {
            let same_phone = !it.phone.is_empty() && it.phone == kept.phone;
            (it.name != kept.name, !same_phone)
        };
        others.sort_by_key(unlike);
        let words = |it: &Member| {
            let (id, sector) = (it.id, book.sector_name(*it.sector.latest()));
            let parts = [
                format!("#{id}"),
                sector.to_owned(),
                it.employer.clone(),
                it.phone.clone(),
            ];
            parts
                .into_iter()
                .filter(|it| !it.is_empty())
                .collect::<Vec<_>>()
                .join(" ")
        };
        let all = others.into_iter().map(|it| Choice {
            key: key(it.id),
            label: it.name.clone(),
            hint: words(it),
        });
        Ok(vec![
            shown(
                "member",
                Text::of("保留的记录", "Stays"),
                format!("{} #{}", kept.name, kept.id),
            ),
            choice(
                "double",
                Text::of("重复的记录", "Double"),
                &Options::people(all.collect()),
                None,
            )
            .required()
            .help(Text::of(
                "名下各项并入保留的记录，本条删除；可撤销",
                "all that is its follows; it is struck out",
            )),
            yes(
                "certain",
                Text::of("核对", "Certain"),
                Text::of("确为同一人", "they are one person"),
                false,
            )
            .help(Text::of(
                "姓名或联系电话不同时，核实后勾选",
                "where names or phones differ: look first, then tick",
            )),
        ])
    }

    fn request(&self, form: &Form, _seen: Seq, _ctx: &Ctx<'_>) -> Result<Box<AnyRequest>, Refusal> {
        let double = chosen(form, "double").ok_or_else(|| {
            let text = Text::of("请选重复的那条记录。", "Choose the double.");
            Refusal::Fields(vec![FieldError::new("double", text)])
        })?;
        Ok(Box::new(Merge {
            keep: self.0,
            double,
            certain: form.yes("certain"),
        }))
    }
}
