//! A place on the checklist: whose row, and which column of it.

use crate::domain::book::Book;
use crate::domain::id::{CommitteeId, OnlyId, SectorId};
use crate::domain::record::Kind;
use crate::rules::matrix::{CommitteeColumn, Group, OrganisationColumn, SectorColumn};
use crate::text::Text;
use crate::tui::app::{Place, ScreenName};

/// Whose duties a row shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Who {
    /// A sector's.
    Sector(SectorId),
    /// A committee's own.
    Committee(CommitteeId),
    /// The organisation's own.
    Organisation,
}

/// A part of the checklist: rows that have the same columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Part {
    /// The sectors, under their committees.
    Sectors,
    /// The committees' own duties.
    Committees,
    /// The organisation's own duties.
    Organisation,
}

/// A column of any part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Column {
    /// All findings of the row, whatever group is shown.
    Total,
    /// Of the sectors.
    Sector(SectorColumn),
    /// Of the committees.
    Committee(CommitteeColumn),
    /// Of the organisation.
    Organisation(OrganisationColumn),
}

/// A cell of the checklist, or the name at the head of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct CellRef {
    /// Whose row.
    pub(super) who: Who,
    /// Which column; none is the name.
    pub(super) column: Option<Column>,
}

impl Who {
    /// Whose it is, as a record.
    pub(super) fn record(self) -> (Kind, u64) {
        match self {
            Who::Sector(id) => (Kind::Sector, id.0),
            Who::Committee(id) => (Kind::Committee, id.0),
            Who::Organisation => (Kind::Organisation, OnlyId::ONLY.0),
        }
    }

    /// The part in which the row stands.
    pub(super) fn part(self) -> Part {
        match self {
            Who::Sector(_) => Part::Sectors,
            Who::Committee(_) => Part::Committees,
            Who::Organisation => Part::Organisation,
        }
    }

    /// Its name.
    pub(super) fn name(self, book: &Book) -> &str {
        match self {
            Who::Sector(id) => book.sector_name(id),
            Who::Committee(id) => book.committee_name(id),
            Who::Organisation => book.organisation().map_or("—", |it| &it.name),
        }
    }

    /// Where it is shown on the desk.
    pub(super) fn place(self) -> Place {
        match self {
            Who::Sector(id) => Place::Sector(id),
            Who::Committee(id) => Place::Committee(id),
            Who::Organisation => Place::Screen(ScreenName::Desk),
        }
    }
}

impl Part {
    /// All parts in their order.
    pub(super) const ALL: [Part; 3] = [Part::Sectors, Part::Committees, Part::Organisation];

    /// The head of its names.
    pub(super) fn title(self) -> Text {
        match self {
            Part::Sectors => Text::of("界别", "sector"),
            Part::Committees => Text::of("专委会", "committee"),
            Part::Organisation => Text::of("市政协", "organisation"),
        }
    }

    /// All its columns, group by group.
    pub(super) fn columns(self) -> Vec<Column> {
        match self {
            Part::Sectors => SectorColumn::ALL.map(Column::Sector).to_vec(),
            Part::Committees => CommitteeColumn::ALL.map(Column::Committee).to_vec(),
            Part::Organisation => OrganisationColumn::ALL.map(Column::Organisation).to_vec(),
        }
    }

    /// Its columns of a group.
    pub(super) fn of_group(self, group: Group) -> Vec<Column> {
        let columns = self.columns().into_iter();
        columns.filter(|it| it.group() == Some(group)).collect()
    }
}

impl Column {
    /// Its place among the cells of a row; none for what is no cell.
    pub(super) fn nth(self) -> Option<usize> {
        match self {
            Column::Total => None,
            Column::Sector(it) => Some(it as usize),
            Column::Committee(it) => Some(it as usize),
            Column::Organisation(it) => Some(it as usize),
        }
    }

    /// The group that it belongs to.
    pub(super) fn group(self) -> Option<Group> {
        match self {
            Column::Total => None,
            Column::Sector(it) => Some(it.group()),
            Column::Committee(it) => Some(it.group()),
            Column::Organisation(it) => Some(it.group()),
        }
    }

    /// Its name in full.
    pub(super) fn title(self) -> Text {
        match self {
            Column::Total => Text::of("合计", "all findings"),
            Column::Sector(it) => it.title(),
            Column::Committee(it) => it.title(),
            Column::Organisation(it) => it.title(),
        }
    }

    /// Its name in at most six columns.
    pub(super) fn heading(self) -> Text {
        match self {
            Column::Total => Text::of("合计", "all"),
            Column::Sector(it) => it.heading(),
            Column::Committee(it) => it.heading(),
            Column::Organisation(it) => it.heading(),
        }
    }

    /// Its name in at most four columns, where many of them stand on a small screen.
    pub(super) fn tag(self) -> Text {
        match self {
            Column::Sector(it) => match it {
                SectorColumn::Convenor => Text::of("召集", "conv"),
                SectorColumn::Liaison => Text::of("联络", "liai"),
                SectorColumn::Activity => Text::of("活动", "acts"),
                SectorColumn::Summary => Text::of("总结", "summ"),
                SectorColumn::PlanItems => Text::of("事项", "item"),
                SectorColumn::Output => Text::of("集体", "join"),
                SectorColumn::Outputs => Text::of("成果", "outp"),
                SectorColumn::TemporaryBranch => Text::of("支部", "bran"),
                SectorColumn::Invited => Text::of("邀请", "gues"),
                SectorColumn::GrassRoots => Text::of("基层", "root"),
                SectorColumn::Leader => Text::of("领导", "lead"),
                SectorColumn::Committee => Text::of("专委", "comm"),
                SectorColumn::Room => Text::of("本室", "own"),
                SectorColumn::KeyContacts => Text::of("联系", "cont"),
                SectorColumn::Heard => Text::of("走访", "hear"),
                SectorColumn::Workroom => Text::of("入驻", "room"),
                SectorColumn::Forms => Text::of("登记", "form"),
                SectorColumn::TookPart => Text::of("参加", "took"),
                SectorColumn::Trained => Text::of("培训", "trai"),
                SectorColumn::Filed => Text::of("备案", "file"),
                SectorColumn::Uploaded => Text::of("上传", "uplo"),
                SectorColumn::Sheets => Text::of("填写", "fill"),
                SectorColumn::Opinions => Text::of("意见", "opin"),
                SectorColumn::Assessed => Text::of("考核", "asse"),
                SectorColumn::Plan | SectorColumn::LeaderContact => it.heading(),
            },
            Column::Committee(it) => it.heading(),
            Column::Organisation(it) => it.heading(),
            Column::Total => Text::of("合计", "all"),
        }
    }

    /// The codes of the rules whose findings stand behind its cells.
    pub(super) fn codes(self) -> &'static [&'static str] {
        match self {
            Column::Total => &[],
            Column::Sector(it) => it.codes(),
            Column::Committee(it) => it.codes(),
            Column::Organisation(it) => it.codes(),
        }
    }

    /// Is one of them worth counting, or is it only there or not?
    pub(super) fn is_counted(self) -> bool {
        matches!(
            self,
            Column::Sector(
                SectorColumn::Convenor
                    | SectorColumn::Activity
                    | SectorColumn::Output
                    | SectorColumn::Outputs
            ) | Column::Committee(CommitteeColumn::Sectors)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::measure::width;

    #[test]
    fn every_column_has_a_short_name_of_its_own() {
        for part in Part::ALL {
            let mut tags = Vec::new();
            for (n, column) in part.columns().into_iter().enumerate() {
                assert_eq!(column.nth(), Some(n));
                let tag = column.tag();
                let most = if part == Part::Sectors { 4 } else { 6 };
                assert!(width(&tag.zh) <= most && width(&tag.en) <= most, "{tag:?}");
                assert!(!tags.contains(&tag), "{tag:?}");
                tags.push(tag);
            }
            let groups = Group::ALL.into_iter().map(|it| part.of_group(it));
            assert_eq!(groups.flatten().collect::<Vec<_>>(), part.columns());
        }
    }
}
