//! The detail: what is chosen in words, with its findings and what would put them right.
//!
//! Made when another thing is chosen, drawn as often as needed. One noun a file says what its page
//! holds; here is which page, and which findings stand below it.

mod committee;
mod convenor;
mod form;
mod found;
mod line;
mod member;
mod organisation;
mod sector;
mod thing;

pub(super) use found::Found;
pub(super) use organisation::first_steps;
pub(super) use thing::Thing;

use super::findings::Index;
use super::node::Node;
use crate::domain::id::{CommitteeId, MemberId, SectorId};
use crate::domain::record::Kind;
use crate::text::{Locale, Text};
use crate::tui::app::{Ctx, Place};
use crate::tui::panes::lines::Line;
use crate::tui::panes::page::Page;
use crate::tui::screens::parts::marks::{of_level, role_of_level};
use crate::tui::symbols::Symbol;
use crate::tui::theme::Role;

/// The facts of a member, a sector or a committee, each that names a thing with the place where that is.
pub(in crate::tui::screens) fn facts_of(
    (kind, id): (Kind, u64),
    ctx: &Ctx<'_>,
) -> Option<(Vec<Line>, Vec<Place>)> {
    let page = match kind {
        Kind::Member => member::facts(MemberId(id), ctx),
        Kind::Sector => sector::page(SectorId(id), ctx),
        Kind::Committee => committee::page(CommitteeId(id), ctx),
        _ => return None,
    };
    Some((page.lines, page.links))
}

/// The page of a thing.
#[derive(Debug)]
pub(super) struct Detail {
    thing: Thing,
    title: String,
    found: Vec<Found>,
    /// The page; its links are the findings.
    pub(super) page: Page,
}

impl Default for Detail {
    fn default() -> Self {
        Detail {
            thing: Thing::Node(Node::All),
            title: String::new(),
            found: Vec::new(),
            page: Page::default(),
        }
    }
}

impl Detail {
    /// The page of `thing`. The same thing's page stays where it was scrolled to.
    pub(super) fn show(&mut self, thing: Thing, ctx: &Ctx<'_>, index: &Index) {
        if self.thing != thing {
            self.page.rewind();
        }
        self.thing = thing;
        let page = match thing {
            Thing::Node(Node::All) => organisation::page(ctx),
            Thing::Node(Node::Unassigned) => organisation::unassigned(ctx),
            Thing::Node(Node::Committee(id)) => committee::page(id, ctx),
            Thing::Node(Node::Sector(id)) => sector::page(id, ctx),
            Thing::Member(id) => member::page(id, ctx),
            Thing::Convenor(id) => convenor::page(id, ctx),
            Thing::Form(id) => form::page(id, ctx),
        };
        self.found = found::of(thing, ctx, index);
        self.title = page.title;
        let mut lines = page.lines;
        // Here the links are the findings.
        for line in &mut lines {
            if let Line::Field { link, .. } = line {
                *link = None;
            }
        }
        // Only after the rules were run does no finding mean that nothing is wrong.
        let checked = page.is_record && !ctx.facts.findings.is_empty();
        if !self.found.is_empty() || checked {
            lines.push(Line::Blank);
        }
        if self.found.is_empty() && checked {
            let none = Text::of("没有问题", "nothing is wrong");
            lines.push(Line::marked(Symbol::Ok, Role::Ok, none.say(ctx.locale)));
        }
        for (link, found) in self.found.iter().enumerate() {
            let role = role_of_level(found.level);
            lines.push(Line::Words {
                mark: Some((of_level(found.level), role)),
                lead: Some((role, found.code.to_owned())),
                role: Role::Plain,
                text: found.words.clone(),
                link: Some(link),
            });
            lines.push(Line::Hint {
                link,
                key: "g",
                text: found.hint.clone(),
            });
        }
        self.page.show(lines);
    }

    /// What the page is of.
    pub(super) fn thing(&self) -> Thing {
        self.thing
    }

    /// Its title.
    pub(super) fn title(&self) -> &str {
        &self.title
    }

    /// The chosen finding: the most urgent one until another is chosen.
    pub(super) fn chosen(&self) -> Option<&Found> {
        self.found.get(self.page.chosen()?)
    }

    /// How many findings there are, and which is chosen: `问题 2/5`.
    pub(super) fn place(&self, locale: Locale) -> String {
        let word = Text::of("问题", "finding");
        match (self.found.len(), self.page.chosen()) {
            (n, Some(chosen)) => format!("{} {}/{n}", word.say(locale), chosen + 1),
            (_, None) => String::new(),
        }
    }
}
