//! What stands behind the cells, held against what the rules say of each row.

use super::*;
use crate::rules::matrix::{CommitteeColumn, SectorColumn};
use crate::rules::{Finding, Level};
use crate::tui::app::Ctx;
use crate::tui::screens::checklist::behind::{Behind, unverified};
use crate::tui::screens::checklist::cell_ref::{CellRef, Column, Who};

fn stacked<'a>(behind: &Behind, who: Who, column: Column, ctx: &Ctx<'a>) -> Vec<&'a Finding> {
    let spot = CellRef {
        who,
        column: Some(column),
    };
    let stack = behind.at(spot);
    let places = stack.map_or(&[][..], |it| &it.places);
    let findings = places.iter().map(|n| &ctx.facts.findings[*n as usize]);
    let findings: Vec<&Finding> = findings.collect();
    let counted = stack.map_or(0, |it| it.counts.breach);
    let breaches = findings.iter().filter(|it| it.level == Level::Breach);
    assert_eq!(breaches.count(), counted as usize);
    findings
}

#[test]
fn behind_every_cell_stand_the_findings_that_the_rules_put_there() {
    let office = TestStore::with_shared_event();
    let ctx = office.ctx();
    let (facts, book) = (ctx.facts, ctx.book());
    let behind = Behind::of(&facts.matrix, &facts.findings, book);
    let mut seen = 0;
    for row in &facts.matrix.sectors {
        for column in SectorColumn::ALL {
            let found = stacked(
                &behind,
                Who::Sector(row.sector),
                Column::Sector(column),
                &ctx,
            );
            let all = facts.findings.iter();
            let wanted: Vec<&Finding> = all.filter(|it| row.shows(column, it, book)).collect();
            assert_eq!(found, wanted, "{column:?}");
            let worst = found.iter().map(|it| it.level).min();
            assert_eq!(worst, row.cell(column).level, "the glyph's level");
            seen += found.len();
        }
    }
    for row in &facts.matrix.committees {
        for column in CommitteeColumn::ALL {
            let who = Who::Committee(row.committee);
            let found = stacked(&behind, who, Column::Committee(column), &ctx);
            let all = facts.findings.iter();
            let wanted: Vec<&Finding> = all.filter(|it| row.shows(column, it)).collect();
            assert_eq!(found, wanted, "{column:?}");
            seen += found.len();
        }
    }
    assert!(seen > 40, "{seen}");
    // The finding about the event that two sectors held stands behind both.
    let shared = |sector| {
        let column = Column::Sector(SectorColumn::TemporaryBranch);
        let found = stacked(&behind, Who::Sector(sector), column, &ctx);
        found.iter().any(|it| it.rule.code == "J0102")
    };
    assert!(
        shared(test_store::HEALTH) && shared(test_store::SPORT) && !shared(test_store::ECONOMY)
    );
}

#[test]
fn what_nobody_looked_at_can_be_verified() {
    let office = TestStore::new();
    let ctx = office.ctx();
    let waiting = |who, column| {
        let spot = CellRef { who, column };
        let waiting = unverified(spot, ctx.book(), ctx.today());
        let codes = waiting.iter().map(|it| it.0.code_name());
        codes.collect::<Vec<_>>().join(" ")
    };
    let education = Who::Sector(test_store::EDUCATION);
    let of = |column| waiting(education, Some(Column::Sector(column)));
    assert_eq!(of(SectorColumn::Plan), "plan");
    assert_eq!(of(SectorColumn::Output), "output");
    assert_eq!(of(SectorColumn::Activity), "", "was verified");
    assert_eq!(of(SectorColumn::Liaison), "");
    assert_eq!(waiting(education, None), "");
    let committee = Who::Committee(test_store::SCIENCE);
    let plan = Some(Column::Committee(CommitteeColumn::Plan));
    assert_eq!(waiting(committee, plan), "");
}
