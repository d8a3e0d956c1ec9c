//! Where those stand who are assessed: what each was given, how far the sheet is, what they are called. In the order of
//! the roster: nobody is ranked.

use std::collections::HashMap;

use super::look::Assessment;
use super::since::table_changed_since;
use super::tables::sheets_beside;
use crate::domain::assessment::{Assessed, AssessmentSheet, Grade, Points, PointsTable, share_of};
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::rules::points::Scores;
use crate::text::Text;

/// How far a sheet is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// An appeal waits for an answer.
    Disputed,
    /// It waits to be confirmed.
    Waiting,
    /// It was confirmed.
    Confirmed,
    /// There is none.
    NotMade,
}

impl Standing {
    /// All, those that are furthest first.
    pub const ALL: [Standing; 4] = [
        Standing::Confirmed,
        Standing::Waiting,
        Standing::Disputed,
        Standing::NotMade,
    ];

    /// How far a sheet is, or that there is none.
    #[must_use]
    pub fn of(sheet: Option<&AssessmentSheet>) -> Standing {
        match sheet {
            None => Standing::NotMade,
            Some(it) if it.is_disputed() => Standing::Disputed,
            Some(it) if it.confirmed.is_some() => Standing::Confirmed,
            Some(_) => Standing::Waiting,
        }
    }

    /// In a word.
    #[must_use]
    pub fn word(self) -> Text {
        match self {
            Standing::Disputed => Text::of("申诉", "appeal"),
            Standing::Waiting => Text::of("待确认", "to confirm"),
            Standing::Confirmed => Text::of("已确认", "confirmed"),
            Standing::NotMade => Text::of("未计分", "no sheet"),
        }
    }
}

/// What somebody was given: by the sheet, else by the records as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Given {
    /// Who.
    pub of: Assessed,
    /// The points.
    pub points: Points,
    /// The most that was open.
    pub open: Points,
    /// The grade.
    pub grade: Grade,
    /// How far the sheet is.
    pub standing: Standing,
    /// Is the sheet older than the table as it is?
    pub stale: bool,
}

impl Given {
    /// Where somebody stands who has this sheet, or whose records come to so much.
    #[must_use]
    pub fn of(
        of: Assessed,
        sheet: Option<&AssessmentSheet>,
        scores: &Scores,
        book: &Book,
    ) -> Given {
        let (points, open, grade) = match sheet {
            Some(it) => (it.points, it.open, it.grade),
            None => (scores.points, scores.open, scores.grade),
        };
        Given {
            of,
            points,
            open,
            grade,
            standing: Standing::of(sheet),
            stale: sheet.is_some_and(|it| table_changed_since(it, book)),
        }
    }

    /// The share of what was open.
    #[must_use]
    pub fn share(&self) -> String {
        share_of(self.points, self.open)
    }

    /// Reaches the share of the excellent, and is none of them because the quota has no place left? A sheet that is
    /// older than the table was given its grade by another share.
    #[must_use]
    pub fn is_passed_over(&self, table: &PointsTable) -> bool {
        !self.stale
            && self.grade == Grade::Competent
            && table.quota.is_some()
            && self.points.are_percent_of(table.excellent, self.open)
    }
}

/// Where all stand who are assessed by a table.
#[must_use]
pub fn standings(looked: &Assessment<Vec<(Assessed, Scores)>>, book: &Book) -> Vec<Given> {
    let sheets = sheets_beside(book, &looked.table);
    let sheets: HashMap<Assessed, &AssessmentSheet> = sheets.map(|it| (it.of, it)).collect();
    let all = looked.scores.iter();
    all.map(|(of, scores)| Given::of(*of, sheets.get(of).copied(), scores, book))
        .collect()
}

/// What somebody is called who is assessed.
#[must_use]
pub fn name_of(of: Assessed, book: &Book) -> String {
    match of {
        Assessed::Member(id) => book.member_name(id).to_owned(),
        Assessed::Sector(id) => book.sector_name(id).to_owned(),
        Assessed::Convenor(id) => {
            let member = book.convenors.get(id).map(|it| it.member);
            member.map_or_else(String::new, |id| book.member_name(id).to_owned())
        }
        Assessed::Committee(id) => book.committee_name(id).to_owned(),
        Assessed::Department(_) => {
            let (kind, id) = of.record();
            book.name_of(kind, id)
        }
    }
}

/// Whose somebody is: of which sector or committee.
#[must_use]
pub fn whose(of: Assessed, book: &Book, today: Today) -> Text {
    let day = today.reference_date();
    let name = match of {
        Assessed::Member(id) => {
            let sector = book.members.get(id).map(|it| it.sector_on(day));
            sector.map_or("", |id| book.sector_name(id)).to_owned()
        }
        Assessed::Sector(id) => {
            let committee = book.sectors.get(id).and_then(|it| it.committee_on(day));
            committee
                .map_or("", |id| book.committee_name(id))
                .to_owned()
        }
        Assessed::Convenor(id) => {
            let sector = book.convenors.get(id).map(|it| it.sector);
            sector.map_or("", |id| book.sector_name(id)).to_owned()
        }
        Assessed::Committee(_) | Assessed::Department(_) => return of.record().0.title(),
    };
    Text::same(name)
}
