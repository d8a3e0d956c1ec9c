//! The lines of a page that all places have: labels, links, headings.

use super::Told;
use crate::domain::id::SectorId;
use crate::text::Text;
use crate::tui::app::{Ctx, Place};
use crate::tui::panes::lines::Line;
use crate::tui::symbols::Symbol;
use crate::tui::theme::Role;

impl Told {
    /// A label and what it says, where it says anything.
    pub fn say(&mut self, label: &Text, value: &str, ctx: &Ctx<'_>) {
        if !value.is_empty() {
            self.lines.push(Line::field(label, value, ctx.locale));
        }
    }

    /// The same of what leads somewhere.
    pub fn link(&mut self, label: &Text, value: String, to: Place, ctx: &Ctx<'_>) {
        self.links.push(to);
        self.lines.push(Line::Field {
            label: (Role::Label, label.say(ctx.locale).to_owned()),
            mark: None,
            value,
            role: Role::Accent,
            link: Some(self.links.len() - 1),
        });
    }

    /// Words that lead somewhere, with a mark and words of the same meaning before them.
    pub fn linked(&mut self, mark: (Symbol, Role), lead: &str, words: String, to: Place) {
        self.links.push(to);
        self.lines.push(Line::Words {
            mark: Some(mark),
            lead: (!lead.is_empty()).then(|| (mark.1, lead.to_owned())),
            role: Role::Accent,
            text: words,
            link: Some(self.links.len() - 1),
        });
    }

    /// The sector that it is of.
    pub fn sector(&mut self, id: SectorId, ctx: &Ctx<'_>) {
        let name = ctx.book().sector_name(id).to_owned();
        self.link(&Text::of("界别", "Sector"), name, Place::Sector(id), ctx);
    }

    /// The heading of a part that there is.
    pub fn head(&mut self, words: &Text, is_there: bool, ctx: &Ctx<'_>) {
        if is_there {
            self.lines
                .push(Line::Head(words.say(ctx.locale).to_owned()));
        }
    }
}
