//! A leader (主席会议成员) and the sectors that he or she keeps contact with (article 18).

use super::choices::Options;
use super::choices::key;
use super::described::empty;
use super::fields::{MOVED_ON, choice, line, moved_on, shown};
use super::paper::{Paper, find, titled};
use super::reading::{Reading, chosen};
use crate::desk::AnyRequest;
use crate::desk::{Add, Edit, Refusal};
use crate::domain::appointment::Leader;
use crate::domain::book::Book;
use crate::domain::described::Described;
use crate::domain::id::{LeaderId, SectorId};
use crate::domain::record::{Kind, Seq};
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::widgets::choice_field::Choice;
use crate::tui::widgets::form::{Field, Form};

/// A sector gets a leader: one of those there are, or a new one.
pub(super) struct LeaderFor(pub(super) SectorId);

impl Paper for LeaderFor {
    fn title(&self, book: &Book) -> Text {
        let title = Text::of("明确联系的主席会议成员", "assign a leader");
        titled(&title, book.sector_name(self.0))
    }

    fn fields(&self, ctx: &Ctx<'_>) -> Result<Vec<Field>, Text> {
        let (book, today) = (ctx.book(), ctx.today().date);
        let sector = find(&book.sectors, self.0)?;
        let all = book
            .leaders_on(today)
            .filter(|it| !it.sectors_on(today).contains(&self.0))
            .map(|it| {
                let sectors = it.sectors_on(today).iter().map(|id| book.sector_name(*id));
                let sectors: Vec<&str> = sectors.collect();
                Choice {
                    key: key(it.id),
                    label: it.name.clone(),
                    hint: format!("{} {}", it.post, sectors.join(ctx.locale.between()))
                        .trim()
                        .to_owned(),
                }
            });
        let mut fields = vec![
            shown("sectors", Text::of("界别", "Sector"), &*sector.name),
            choice(
                "leader",
                Text::of("主席会议成员", "Leader"),
                &Options::people(all.collect()),
                None,
            )
            .help(Text::of(
                "从已登记的主席会议成员中选；没有的，在下面填写",
                "one of the leaders there are; enter a new one below",
            )),
            line("name", Text::of("　或新登记姓名", "  or a new name"), ""),
            moved_on(ctx),
        ];
        let post = empty(Kind::Leader, "post", ctx);
        fields.splice(3..3, post);
        Ok(fields)
    }

    fn request(&self, form: &Form, _seen: Seq, ctx: &Ctx<'_>) -> Result<Box<AnyRequest>, Refusal> {
        let today = ctx.today().date;
        let mut new = Leader::blank(ctx.book(), ctx.today());
        new.sectors = vec![self.0].into();
        let mut reading = Reading::of(form);
        reading
            .name("name", &mut new.name)
            .text("post", &mut new.post);
        let known: Option<LeaderId> = chosen(form, "leader");
        match known.and_then(|id| ctx.book().leaders.get(id)) {
            Some(_) if !new.name.is_empty() => reading.wrong(
                "name",
                Text::of(
                    "上面已选一人；新登记的，请先把上一项清空。",
                    "One is chosen above; clear that field to enter a new one.",
                ),
            ),
            Some(leader) => {
                let mut record = leader.clone();
                let mut sectors = record.sectors_on(today).to_vec();
                if !sectors.contains(&self.0) {
                    sectors.push(self.0);
                }
                let from = form.day(MOVED_ON);
                reading.set(record.sectors.set_on(today, from, sectors));
                reading.done()?;
                let seq = ctx.book().seq_of(Kind::Leader, record.id.0);
                let seen = seq.unwrap_or_default();
                let record = record.into();
                return Ok(Box::new(Edit { record, seen }));
            }
            None if new.name.is_empty() => reading.wrong(
                "leader",
                Text::of(
                    "请选一名主席会议成员，或者在下面填写姓名。",
                    "Choose a leader, or write a name below.",
                ),
            ),
            None => {}
        }
        reading.done()?;
        Ok(Box::new(Add(new.into())))
    }
}
