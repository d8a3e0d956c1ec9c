//! What was before: the terms in which the member served, with what was done in each; earlier sectors and charges.

use chrono::NaiveDate;

use crate::desk::dossier::Event;
use crate::desk::lists::{Earlier, earlier_of, earlier_of_sector};
use crate::domain::id::{MemberId, SectorId};
use crate::domain::member::Member;
use crate::domain::record::Kind;
use crate::text;
use crate::text::{Locale, Text};
use crate::tui::app::Ctx;
use crate::tui::panes::lines::Line;
use crate::tui::screens::board::Told;
use crate::tui::screens::parts::dates::short_or_dash;
use crate::tui::theme::Role;
use crate::tui::widgets::row::Row;

/// The kinds that are counted in a term, in the order of the work.
const COUNTED: [Kind; 6] = [
    Kind::RegistrationForm,
    Kind::ContactEntry,
    Kind::Opinion,
    Kind::Activity,
    Kind::Output,
    Kind::Training,
];

/// Something that was: from when, until when, what; how much was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Before {
    from: Option<NaiveDate>,
    until: Option<NaiveDate>,
    what: Text,
    done: Vec<(Kind, usize)>,
}

/// What was otherwise before; of a member the terms first, the present one first of them.
pub(super) fn of(of: (Kind, u64), events: &[Event], ctx: &Ctx<'_>) -> Vec<Before> {
    let (book, day) = (ctx.book(), ctx.today().reference_date());
    match of {
        (Kind::Member, id) => {
            let member = book.members.get(MemberId(id));
            member.map_or_else(Vec::new, |it| of_member(it, events, ctx))
        }
        (Kind::Sector, id) => {
            let sector = book.sectors.get(SectorId(id));
            let earlier = sector.map(|it| earlier_of_sector(book, it, day));
            was(earlier.into_iter().flatten()).collect()
        }
        (kind, id) => {
            let record = book.fields(kind, id);
            let earlier = record.map(|it| earlier_of(book, it, day));
            was(earlier.into_iter().flatten()).collect()
        }
    }
}

fn was(earlier: impl IntoIterator<Item = Earlier>) -> impl Iterator<Item = Before> {
    earlier.into_iter().map(|it| {
        let (zh, en, name) = (&it.title.zh, &it.title.en, &it.name);
        Before {
            from: it.from,
            until: Some(it.until),
            what: text!("{zh}：{name}", "{en}: {name}"),
            done: Vec::new(),
        }
    })
}

fn of_member(member: &Member, events: &[Event], ctx: &Ctx<'_>) -> Vec<Before> {
    let (book, day) = (ctx.book(), ctx.today().reference_date());
    let known = book.organisation().map(|it| it.former_terms.len());
    let terms = match known {
        // One term alone is no earlier one.
        None | Some(0) => Vec::new(),
        Some(_) => book.terms_of(member),
    };
    let terms = terms.into_iter().rev().map(|term| {
        let within = events.iter().filter(|it| term.contains(it.on));
        let within: Vec<&Event> = within.collect();
        let done = COUNTED.map(|kind| {
            let of_kind = within.iter().filter(|it| it.record.0 == kind);
            (kind, of_kind.count())
        });
        let (zh, en) = (term.in_words(), term.number);
        Before {
            from: member
                .joined
                .map_or(Some(term.from), |on| Some(on.max(term.from))),
            until: term.until,
            what: text!("{zh}委员", "member of term {en}"),
            done: done.into_iter().filter(|it| it.1 > 0).collect(),
        }
    });
    let charges = book.convenors.iter().filter(|it| it.member == member.id);
    let charges = charges.filter_map(|it| {
        let ended = it.ended.as_ref().filter(|ended| ended.on < day)?;
        let sector = book.sector_name(it.sector);
        Some(Before {
            from: it.elected,
            until: Some(ended.on),
            what: text!("{sector}召集人", "convenor of {sector}"),
            done: Vec::new(),
        })
    });
    let earlier = was(earlier_of(book, member, day));
    terms.chain(charges).chain(earlier).collect()
}

impl Before {
    fn words(&self, locale: Locale) -> String {
        let mut words = self.what.say(locale).to_owned();
        for (kind, count) in &self.done {
            let title = kind.title();
            words = format!("{words}  {} {count}", title.say(locale));
        }
        words
    }

    pub(super) fn row(&self, ctx: &Ctx<'_>) -> Row {
        let year = ctx.today().year;
        Row::new()
            .cell_as(Role::Muted, short_or_dash(self.from, year))
            .cell_as(Role::Muted, short_or_dash(self.until, year))
            .cell(self.words(ctx.locale))
    }

    pub(super) fn told(&self, ctx: &Ctx<'_>) -> Told {
        let (locale, year) = (ctx.locale, ctx.today().year);
        let mut told = Told {
            title: self.what.say(locale).to_owned(),
            ..Told::default()
        };
        let (from, until) = (
            short_or_dash(self.from, year),
            short_or_dash(self.until, year),
        );
        let span = text!("{from} 至 {until}", "{from} to {until}");
        told.say(&Text::of("任职", "When"), span.say(locale), ctx);
        for (kind, count) in &self.done {
            let line = Line::field(&kind.title(), count.to_string(), locale);
            told.lines.push(line);
        }
        told
    }
}
