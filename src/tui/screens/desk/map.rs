//! The map: committees and their sectors as a tree, each with its badge, sectors with their five
//! haves. Choosing on it narrows the other panes.

use super::node::Node;
use crate::domain::calendar::Year;
use crate::domain::id::CommitteeId;
use crate::rules::Counts;
use crate::rules::matrix::SectorColumn;
use crate::text;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::measure;
use crate::tui::panes::listing::Listing;
use crate::tui::screens::parts::marks::{badge, of_standing, role_of_standing};
use crate::tui::symbols::{Symbol, Symbols};
use crate::tui::widgets::row::{Column, Row};

/// The columns of a badge.
const BADGE: u16 = 9;

/// The nodes as they are read, each with how deep it stands.
pub(super) fn nodes(ctx: &Ctx<'_>) -> Vec<(Node, u16)> {
    let (book, date) = (ctx.book(), ctx.today().reference_date());
    let sectors = |of: Option<CommitteeId>| {
        let sectors = book.sectors_of(of, date).into_iter();
        sectors.map(|it| (Node::Sector(it.id), 2))
    };
    let mut nodes = vec![(Node::All, 0)];
    for committee in book.committees_on(date) {
        nodes.push((Node::Committee(committee.id), 1));
        nodes.extend(sectors(Some(committee.id)));
    }
    if Node::Unassigned.exists(book, date) {
        nodes.push((Node::Unassigned, 1));
        nodes.extend(sectors(None));
    }
    nodes
}

/// What the rows of the map say.
pub(super) struct Map<'a> {
    pub(super) ctx: &'a Ctx<'a>,
    /// The columns of the table that it is drawn in.
    pub(super) width: u16,
}

impl Map<'_> {
    fn counts(&self, node: Node) -> Counts {
        let badges = &self.ctx.facts.badges;
        match node {
            Node::All => badges.total(),
            Node::Committee(id) => badges.committee(id),
            Node::Sector(id) => badges.sector(id),
            Node::Unassigned => {
                let mut counts = Counts::default();
                let date = self.ctx.today().reference_date();
                for sector in self.ctx.book().sectors_of(None, date) {
                    let one = badges.sector(sector.id);
                    counts.breach += one.breach;
                    counts.due += one.due;
                    counts.advice += one.advice;
                }
                counts
            }
        }
    }
}

impl Listing<Node> for Map<'_> {
    /// A sector's five haves stand at the end of the first, so that the names of committees have its
    /// whole width.
    fn columns(&self) -> Vec<Column> {
        vec![
            Column::share(Text::of("专委会 → 界别", "committee → sector"), 1),
            Column::fixed(Text::of("问题", "findings"), BADGE)
                .right()
                .from(18),
        ]
    }

    fn row(&self, node: Node, marks: Symbols) -> Row {
        let name = node.name(self.ctx.book(), self.ctx.locale);
        let mut sectors = self.ctx.facts.matrix.sectors.iter();
        let sector = sectors.find(|it| node.sector() == Some(it.sector));
        let mut row = Row::new();
        if let Some(sector) = sector {
            // What the gutter, the thumb, the indent, the badge and the marks themselves leave.
            let room = self.width.saturating_sub(2 + 4 + BADGE + 1 + 6);
            let book = self.ctx.book();
            let short = book.sectors.get(sector.sector);
            let short = short.map(|it| it.short_name(book.settings()).to_owned());
            let fits = measure::width(&name) <= usize::from(room);
            let name = short.filter(|_| !fits).unwrap_or(name);
            row = row.cell(filled(&name, usize::from(room), marks.get(Symbol::More)));
            for have in SectorColumn::FIVE_HAVES {
                let standing = sector.cell(have).standing;
                let mark = marks.get(of_standing(standing));
                row = row.and(role_of_standing(standing), mark);
            }
        } else {
            row = row.cell(name);
        }
        row.cells
            .push(badge(self.counts(node), usize::from(BADGE), marks));
        row
    }

    fn number(&self, node: Node) -> Option<u64> {
        match node {
            Node::All | Node::Unassigned => None,
            Node::Committee(id) => Some(id.0),
            Node::Sector(id) => Some(id.0),
        }
    }

    fn copied(&self, node: Node) -> String {
        let Counts { breach, due, .. } = self.counts(node);
        let words = text!(
            "不合规 {breach}，待办 {due}",
            "{breach} breaches, {due} due"
        );
        let (year, locale) = (self.year(), self.ctx.locale);
        let name = node.name(self.ctx.book(), locale);
        format!("{name}\t{year}\t{}", words.say(locale))
    }

    fn year(&self) -> Year {
        self.ctx.today().year
    }
}

/// A name that takes exactly `columns` and a blank.
fn filled(name: &str, columns: usize, more: &str) -> String {
    let name = measure::clip(name, columns, more);
    let blanks = columns + 1 - measure::width(&name).min(columns);
    format!("{name}{:blanks$}", "")
}
