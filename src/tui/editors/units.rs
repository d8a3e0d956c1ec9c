//! What becomes of sectors and committees in mid-term: split, merged, renamed, dissolved.

use super::choices::{self, Options, key};
use super::fields::{choice, choices as several, day, line, shown};
use super::paper::{Paper, find, titled};
use super::reading::{Reading, all_chosen};
use super::seat::{departed, departure};
use crate::desk::AnyRequest;
use crate::desk::Refusal;
use crate::desk::committee::DissolveCommittee;
use crate::desk::sector::{MergeSectors, MergedInto, Named, Rename, SplitSector};
use crate::domain::book::Book;
use crate::domain::id::{CommitteeId, SectorId};
use crate::domain::record::Seq;
use crate::domain::sector::Sector;
use crate::domain::verb::Verb;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::widgets::choice_field::Choice;
use crate::tui::widgets::form::{Field, Form};

/// A part of a sector becomes one of its own.
pub(super) struct Splitting(pub(super) SectorId);

/// A sector and others become one.
pub(super) struct MergingSectors(pub(super) SectorId);

/// A sector or a committee is called otherwise.
pub(super) struct Renaming(pub(super) Named);

/// A committee is dissolved.
pub(super) struct Dissolving(pub(super) CommitteeId);

impl Paper for Splitting {
    fn title(&self, book: &Book) -> Text {
        titled(&Verb::SplitSector.title(), book.sector_name(self.0))
    }

    fn fields(&self, ctx: &Ctx<'_>) -> Result<Vec<Field>, Text> {
        let today = ctx.today().date;
        let sector = there(self.0, ctx)?;
        let members = choices::serving_in(ctx.book(), self.0, today, |_| false);
        if members.is_empty() {
            return Err(Text::of(
                "这个界别没有在任委员，不能分设。",
                "The sector has no serving members: it can't be split.",
            ));
        }
        Ok(vec![
            shown("sector", Text::of("原界别", "Sector"), &*sector.name),
            line("name", Text::of("新界别名称", "New sector"), "").required(),
            several(
                "members",
                Text::of("分到新界别", "Its members"),
                &members,
                &[],
            )
            .required(),
            first_day(ctx),
            line("liaison", Text::of("新界别联络员", "Its liaison"), "").help(Text::of(
                "不填的，另行登记；原联络员仍联系原界别",
                "empty: none yet; the liaison stays with the old sector",
            )),
        ])
    }

    fn request(&self, form: &Form, _seen: Seq, ctx: &Ctx<'_>) -> Result<Box<AnyRequest>, Refusal> {
        let mut request = SplitSector {
            sector: self.0,
            name: form.text("name"),
            members: all_chosen(form, "members"),
            from: ctx.today().date,
            liaison: said(form, "liaison"),
        };
        let mut reading = Reading::of(form);
        reading.the_day("since", &mut request.from);
        reading.done()?;
        Ok(Box::new(request))
    }
}

impl Paper for MergingSectors {
    fn title(&self, book: &Book) -> Text {
        titled(&Verb::MergeSectors.title(), book.sector_name(self.0))
    }

    fn fields(&self, ctx: &Ctx<'_>) -> Result<Vec<Field>, Text> {
        let (book, today) = (ctx.book(), ctx.today().date);
        let own = there(self.0, ctx)?;
        let mut others = book.sectors_in_order();
        others.retain(|it| it.id != self.0 && it.is_there_on(today));
        if others.is_empty() {
            return Err(Text::of(
                "没有别的界别可以合并。",
                "There is no other sector to merge.",
            ));
        }
        let others = others.into_iter().map(|it| Choice {
            key: key(it.id),
            label: it.name.clone(),
            hint: it
                .committee_on(today)
                .map_or(String::new(), |id| book.committee_name(id).to_owned()),
        });
        let others = Options::things(others.collect());
        let convenors = book.convenors_on(today).map(|it| Choice {
            key: key(it.member),
            label: book.member_name(it.member).to_owned(),
            hint: book.sector_name(it.sector).to_owned(),
        });
        let convenors = Options::people(convenors.collect());
        Ok(vec![
            shown("sector", Text::of("界别", "Sector"), &*own.name),
            several(
                "sectors",
                Text::of("与之合并", "Merged with it"),
                &others,
                &[],
            )
            .required(),
            line("name", Text::of("合并后名称", "Then called"), &own.name)
                .required()
                .help(Text::of(
                    "其中一个界别的名称，即并入该界别；新名称的，另立界别",
                    "the name of one of them: into that one; another name: a new sector",
                )),
            first_day(ctx),
            choice(
                "committee",
                Text::of("联系专委会", "Committee"),
                &choices::committees(book),
                None,
            )
            .help(Text::of(
                "各界别的专委会不同时填写",
                "only where theirs differ",
            )),
            several(
                "convenors",
                Text::of("留任召集人", "Convenors who stay"),
                &convenors,
                &[],
            )
            .help(Text::of(
                "超过上限时选留任的；不选的，全部留任",
                "where there would be too many; empty: all stay",
            )),
            choice(
                "first",
                Text::of("第一召集人", "First convenor"),
                &convenors,
                None,
            )
            .help(Text::of(
                "不选的，仍是留下的界别的第一召集人",
                "empty: that of the sector that stays",
            )),
            line("liaison", Text::of("留任联络员", "Liaison who stays"), "").help(Text::of(
                "不填的，仍是留下的界别的联络员",
                "empty: that of the sector that stays",
            )),
        ])
    }

    fn request(&self, form: &Form, _seen: Seq, ctx: &Ctx<'_>) -> Result<Box<AnyRequest>, Refusal> {
        let mut sectors: Vec<SectorId> = vec![self.0];
        sectors.extend(all_chosen::<SectorId>(form, "sectors"));
        let mut request = MergeSectors {
            into: MergedInto::said(ctx.book(), &form.text("name"))?,
            sectors,
            from: ctx.today().date,
            committee: None,
            convenors: all_chosen(form, "convenors"),
            first: None,
            liaison: said(form, "liaison"),
        };
        let mut reading = Reading::of(form);
        reading
            .the_day("since", &mut request.from)
            .chosen("committee", &mut request.committee)
            .chosen("first", &mut request.first);
        reading.done()?;
        Ok(Box::new(request))
    }
}

impl Paper for Renaming {
    fn title(&self, book: &Book) -> Text {
        match self.0 {
            Named::Sector(id) => titled(&Verb::RenameSector.title(), book.sector_name(id)),
            Named::Committee(id) => titled(&Verb::RenameCommittee.title(), book.committee_name(id)),
        }
    }

    fn fields(&self, ctx: &Ctx<'_>) -> Result<Vec<Field>, Text> {
        let book = ctx.book();
        let name = match self.0 {
            Named::Sector(id) => there(id, ctx)?.name.clone(),
            Named::Committee(id) => find(&book.committees, id)?.name.clone(),
        };
        Ok(vec![
            shown("was", Text::of("现名称", "Name"), &*name),
            line("name", Text::of("新名称", "New name"), &name).required(),
            day(
                "on",
                Text::of("更名日期", "From"),
                Some(ctx.today().date),
                ctx,
            )
            .required()
            .help(Text::of(
                "此前的清单和材料仍用原名；原来写错的，请直接修改",
                "earlier days keep the former name; correct a wrong one instead",
            )),
        ])
    }

    fn request(&self, form: &Form, _seen: Seq, ctx: &Ctx<'_>) -> Result<Box<AnyRequest>, Refusal> {
        let mut request = Rename {
            of: self.0,
            name: form.text("name"),
            from: ctx.today().date,
        };
        let mut reading = Reading::of(form);
        reading.the_day("on", &mut request.from);
        reading.done()?;
        Ok(Box::new(request))
    }
}

impl Paper for Dissolving {
    fn title(&self, book: &Book) -> Text {
        titled(
            &Verb::DissolveCommittee.title(),
            book.committee_name(self.0),
        )
    }

    fn fields(&self, ctx: &Ctx<'_>) -> Result<Vec<Field>, Text> {
        let (book, today) = (ctx.book(), ctx.today().date);
        let committee = find(&book.committees, self.0)?;
        if committee.ended.is_some() {
            return Err(Text::of(
                "该专委会已经撤销。",
                "The committee was dissolved already.",
            ));
        }
        let sectors = book.sectors_of(Some(self.0), today);
        let names: Vec<&str> = sectors.iter().map(|it| it.name.as_str()).collect();
        let others = book.committees_on(today).into_iter();
        let others = others.filter(|it| it.id != self.0).map(|it| Choice {
            key: key(it.id),
            label: it.name.clone(),
            hint: String::new(),
        });
        let others = Options::things(others.collect());
        let mut fields = vec![
            shown(
                "sectors",
                Text::of("所联系界别", "Its sectors"),
                names.join(ctx.locale.between()),
            ),
            choice("to", Text::of("界别转给", "They go over to"), &others, None).help(Text::of(
                "所在专委会填本委的委员随之；什么也不联系的不选",
                "its own members follow; empty where it looks after nothing",
            )),
        ];
        fields.extend(departure(ctx));
        Ok(fields)
    }

    fn request(&self, form: &Form, _seen: Seq, ctx: &Ctx<'_>) -> Result<Box<AnyRequest>, Refusal> {
        let mut to = None;
        let mut reading = Reading::of(form);
        reading.chosen("to", &mut to);
        reading.done()?;
        Ok(Box::new(DissolveCommittee {
            committee: self.0,
            departure: departed(form, ctx)?,
            to,
        }))
    }
}

/// The sector, which has not ended.
fn there<'c>(id: SectorId, ctx: &'c Ctx<'_>) -> Result<&'c Sector, Text> {
    let sector = find(&ctx.book().sectors, id)?;
    match sector.ended {
        Some(_) => Err(Text::of(
            "该界别已经撤销。",
            "The sector has ended already.",
        )),
        None => Ok(sector),
    }
}

fn first_day(ctx: &Ctx<'_>) -> Field {
    let label = Text::of("第一天", "First day");
    day("since", label, Some(ctx.today().date), ctx).required()
}

/// What a line says; none where it is empty.
fn said(form: &Form, field: &str) -> Option<String> {
    Some(form.text(field)).filter(|it| !it.is_empty())
}
