//! What is computed from the book for all screens: findings, their counts, and the checklist.
//! Computed again after each change, between two frames.

use std::collections::HashSet;

use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::id::{MemberId, SectorId};
use crate::domain::record::Kind;
use crate::rules::matrix::Matrix;
use crate::rules::{self, Badges, Finding, Level};

/// What the rules say of the book on a day.
#[derive(Debug)]
pub struct Facts {
    /// The day and the year.
    pub today: Today,
    /// All findings, the most urgent first.
    pub findings: Vec<Finding>,
    /// Of which kinds records are not as the rules say.
    pub broken: HashSet<Kind>,
    /// The findings counted where they stand.
    pub badges: Badges,
    /// The checklist.
    pub matrix: Matrix,
    /// Who is a first convenor, and of which sector.
    pub first_convenors: HashSet<(SectorId, MemberId)>,
    /// Are the rules still to be run?
    pub is_pending: bool,
}

impl Facts {
    /// What is known before the rules were run: no findings, and the checklist without them.
    #[must_use]
    pub fn pending(book: &Book, today: Today) -> Facts {
        Facts {
            is_pending: true,
            ..Facts::from_findings(book, today, Vec::new())
        }
    }

    /// Runs the rules.
    #[must_use]
    pub fn of(book: &Book, today: Today) -> Facts {
        Facts::from_findings(book, today, rules::check(book, &today))
    }

    fn from_findings(book: &Book, today: Today, findings: Vec<Finding>) -> Facts {
        let broken = findings.iter().filter(|it| it.level == Level::Breach);
        let broken = broken.map(|it| it.subject.kind()).collect();
        let badges = Badges::of(&findings, book);
        let matrix = Matrix::of(book, &today, &findings);
        let first_convenors = book
            .convenors_on(today.reference_date())
            .filter(|it| it.is_first_on(today.reference_date()))
            .map(|it| (it.sector, it.member))
            .collect();
        Facts {
            today,
            findings,
            broken,
            badges,
            matrix,
            first_convenors,
            is_pending: false,
        }
    }
}
