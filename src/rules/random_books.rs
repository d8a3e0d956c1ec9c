//! Whatever the records say, the check does not panic, and the checklist agrees with it.

use proptest::prelude::*;

use super::matrix::{
    Cell, CommitteeColumn, Group, Matrix, OrganisationColumn, SectorColumn, Standing,
};
use super::testing::random::{book, date, year};
use super::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_book_makes_the_check_panic(book in book(), date in date(), year in year()) {
        let today = Today::on(date).looking_at(year);
        let findings = check(&book, &today);
        for finding in &findings {
            let message = finding.message(&book);
            prop_assert!(!message.zh.is_empty() && !message.en.is_empty());
            prop_assert!(finding.level == finding.rule.level || finding.rule.level == Level::Due);
            prop_assert!(finding.subject.kind().code_name().len() > 1);
        }
        prop_assert_eq!(&check(&book, &today), &findings);
        let badges = Badges::of(&findings, &book).total();
        let total = badges.breach + badges.due + badges.advice;
        prop_assert_eq!(total as usize, findings.len());
    }

    /// A book that was taken back to a day says nothing of later ones.
    #[test]
    fn a_book_is_taken_back_once(book in book(), date in date()) {
        let mut back = book.clone();
        for (seq, change) in book.back_to(date) {
            prop_assert_eq!(book.record(change.kind, change.id), change.before.clone());
            back.apply(&change, seq);
        }
        prop_assert_eq!(back.back_to(date), Vec::new());
        prop_assert_eq!(back.seq(), book.seq());
    }

    #[test]
    fn the_checklist_agrees_with_the_findings(book in book(), date in date(), year in year()) {
        let today = Today::on(date).looking_at(year);
        let findings = check(&book, &today);
        let matrix = Matrix::of(&book, &today, &findings);
        for row in &matrix.sectors {
            for column in SectorColumn::ALL {
                let shown = || findings.iter().filter(|it| row.shows(column, it, &book));
                agrees(row.cell(column), shown().map(|it| it.level).min())?;
                // What is only encouraged, and what nobody is there to do, is not asked.
                if row.cell(column).standing == Standing::NotDue {
                    prop_assert!(shown().all(|it| it.rule.code.starts_with("J90") || it.rule.level != Level::Due));
                }
            }
            // A row's cells hold all that it has, but for what the year before has left.
            let cells = row.cells.iter().map(|it| it.found).fold(Counts::NONE, Counts::and);
            let carried = findings.iter().filter(|it| it.carried);
            let carried = carried.filter(|it| it.touches_sector(row.sector, &book)).count();
            let all = Badges::of(&findings, &book).sector(row.sector);
            prop_assert_eq!(number(cells) + carried, number(all));
        }
        // The groups hold all, each finding once.
        let groups = Group::ALL.map(|it| matrix.group(it)).into_iter();
        let total = Badges::of(&findings, &book).total();
        prop_assert_eq!(groups.fold(Counts::NONE, Counts::and), total);
        for row in &matrix.committees {
            for column in CommitteeColumn::ALL {
                let shown = findings.iter().filter(|it| row.shows(column, it));
                agrees(row.cell(column), shown.map(|it| it.level).min())?;
            }
            let cells = row.cells.iter().map(|it| it.found).fold(Counts::NONE, Counts::and);
            let carried = findings.iter().filter(|it| it.carried && row.owes(it)).count();
            prop_assert_eq!(number(cells) + carried, number(row.own));
            prop_assert!(row.five_haves.0 <= row.five_haves.1);
        }
        for column in OrganisationColumn::ALL {
            let shown = findings.iter().filter(|it| column.shows(it));
            agrees(matrix.organisation(column), shown.map(|it| it.level).min())?;
        }
    }
}

fn number(counts: Counts) -> usize {
    (counts.breach + counts.due + counts.advice) as usize
}

/// Does a cell's standing fit the gravest finding that the screen lists for it?
fn agrees(cell: Cell, gravest: Option<Level>) -> Result<(), TestCaseError> {
    prop_assert_eq!(cell.level, gravest, "{:?}", cell);
    match cell.standing {
        Standing::Missing => prop_assert_eq!(gravest, Some(Level::Breach), "{:?}", cell),
        Standing::Pending => {
            prop_assert!(
                matches!(gravest, Some(Level::Breach | Level::Due)),
                "{:?}",
                cell
            );
        }
        Standing::Verified | Standing::Recorded | Standing::NotDue => {}
    }
    prop_assert!(cell.of.is_none_or(|of| cell.count <= of), "{:?}", cell);
    Ok(())
}
