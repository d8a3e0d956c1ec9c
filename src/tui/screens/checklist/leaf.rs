//! The leaves of the checklist: a group of columns each, the columns of one's own choice, and all findings as a list.

use super::cell_ref::{Column, Part};
use crate::rules::matrix::{Group, SectorColumn};
use crate::text::Text;

/// A leaf.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Leaf {
    /// The columns of a group.
    Group(Group),
    /// The columns that the person chose.
    Own,
    /// All findings.
    List,
}

impl Default for Leaf {
    fn default() -> Leaf {
        Leaf::Group(Group::FiveHaves)
    }
}

impl Leaf {
    /// The leaves in the order in which they are turned; one's own where there is a choice.
    pub(super) fn all(own: &[SectorColumn]) -> Vec<Leaf> {
        let mut leaves: Vec<Leaf> = Group::ALL.map(Leaf::Group).to_vec();
        leaves.extend((!own.is_empty()).then_some(Leaf::Own));
        leaves.push(Leaf::List);
        leaves
    }

    /// The leaf after this, or before it.
    pub(super) fn turned(self, forward: bool, own: &[SectorColumn]) -> Leaf {
        let leaves = Leaf::all(own);
        let count = leaves.len();
        let at = leaves.iter().position(|it| *it == self).unwrap_or(0);
        let to = if forward { at + 1 } else { at + count - 1 };
        leaves[to % count]
    }

    /// What it is called; where there is little room, shorter.
    pub(super) fn title(self, short: bool) -> Text {
        match (self, short) {
            (Leaf::Group(group), false) => group.title(),
            (Leaf::Group(group), true) => group.heading(),
            (Leaf::Own, false) => Text::of("我的列", "my columns"),
            (Leaf::Own, true) => Text::of("我的", "mine"),
            (Leaf::List, false) => Text::of("清单", "findings"),
            (Leaf::List, true) => Text::of("清单", "list"),
        }
    }

    /// The columns of a part that it shows. Of one's own choice are the sectors' columns; the few of the others are
    /// shown with them all.
    pub(super) fn columns(self, part: Part, paired: bool, own: &[SectorColumn]) -> Vec<Column> {
        match (self, part) {
            (Leaf::Group(group), _) => {
                let mut columns = part.of_group(group);
                if paired {
                    columns.extend(part.of_group(group.next()));
                }
                columns
            }
            (Leaf::Own, Part::Sectors) => own.iter().copied().map(Column::Sector).collect(),
            (Leaf::Own, Part::Committees | Part::Organisation) => part.columns(),
            (Leaf::List, _) => Vec::new(),
        }
    }
}

/// The columns of these names, in the order of the checklist.
pub(super) fn own_columns(codes: &[String]) -> Vec<SectorColumn> {
    let columns = SectorColumn::ALL.into_iter();
    let chosen = columns.filter(|it| codes.iter().any(|code| code == it.code()));
    chosen.collect()
}
