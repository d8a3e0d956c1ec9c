//! The checklist of one small organisation, cell by cell.

use super::*;
use crate::domain::appointment::Convenor;
use crate::domain::yearwork::{Activity, Body, Plan, TemporaryBranch};
use crate::rules::testing::{BookBuilder, day, verified};
use crate::rules::{Level, check};

fn matrix(builder: &BookBuilder) -> Matrix {
    let findings = check(&builder.book, &builder.today);
    Matrix::of(&builder.book, &builder.today, &findings)
}

fn glyphs(cells: &[Cell]) -> String {
    cells.iter().map(|cell| cell.standing.glyph()).collect()
}

#[test]
fn a_sector_of_which_everything_is_known_and_one_of_which_nothing_is() {
    let mut builder = BookBuilder::new();
    let committee = builder.committee("教科卫体委员会");
    let education = builder.sector_of("教育界", committee);
    builder.sector("体育界");
    let room = builder.workroom("资阳委员工作室", true);
    let members = ["王伟", "李小明", "赵敏"].map(|name| builder.member(name, education));
    for member in members {
        builder.enter(member, room);
    }
    builder.key_contacts(members[0], 4);
    builder.key_contacts(members[1], 6);
    builder.submitted(members[0], "2026-06-30");
    builder.draft(members[1], "2026-06-30");
    let convenor = builder.convenor(education, members[0]);
    builder.liaison(education, "钱进");
    builder.leader("陈建国", &[education]);
    let plan = builder.plan(Body::Sector(education), 2026);
    builder.edit(plan, |it: &mut Plan| it.evidence = verified());
    let trip = builder.activity(&[education], "2026-05-06");
    builder.activity(&[education], "2026-05-07");
    builder.edit(trip, |it: &mut Activity| {
        it.temporary_branch = TemporaryBranch::No;
    });
    builder.output(education, "2026-05-08");

    let before = matrix(&builder);
    let [row, empty] = &before.sectors[..] else {
        panic!("two sectors");
    };
    // Group by group: haves, results, leadership, members, handling.
    use Standing::{Missing as M, NotDue as N, Pending as P, Recorded as R, Verified as V};
    let standings = |row: &SectorRow| row.cells.map(|it| it.standing).to_vec();
    let wanted = [
        &[R, V, V, N, R, P][..],
        &[R, R, M, N, N],
        &[V, N, R, N],
        &[R, N, V, R, N, N],
        &[N, N, V, N, P],
    ];
    assert_eq!(standings(row), wanted.concat());
    let wanted = [
        &[M, M, M, N, M, P][..],
        &[N; 5],
        &[M, N, M, N],
        &[N; 6],
        &[N; 5],
    ];
    assert_eq!(standings(empty), wanted.concat());
    assert_eq!(row.five_haves(), (3, 5), "a convenor unapproved too long");
    assert_eq!(empty.five_haves(), (0, 5));
    let counted = |column| {
        let cell = row.cell(column);
        (cell.count, cell.of)
    };
    assert_eq!(counted(SectorColumn::Activity), (2, None));
    assert_eq!(counted(SectorColumn::KeyContacts), (1, Some(3)));
    assert_eq!(counted(SectorColumn::Workroom), (3, Some(3)));
    assert_eq!(counted(SectorColumn::Forms), (1, Some(3)));
    let level = |column| row.cell(column).level;
    assert_eq!(level(SectorColumn::Convenor), Some(Level::Breach));
    assert_eq!(level(SectorColumn::Activity), None);
    assert_eq!(level(SectorColumn::TemporaryBranch), Some(Level::Breach));
    let of_committee = level(SectorColumn::Committee);
    assert_eq!(
        of_committee, None,
        "that there is no coordinator is the committee's"
    );
    assert_eq!(row.most_lacking(), Some(SectorColumn::Convenor));
    assert_eq!(level(SectorColumn::Forms), Some(Level::Due));
    assert_eq!(level(SectorColumn::Output), None);

    builder.edit(convenor, |it: &mut Convenor| {
        it.first = crate::domain::first::First::elected(true);
        it.approved = Some(day("2026-03-20"));
    });
    builder.edit(trip, |it: &mut Activity| {
        it.temporary_branch = TemporaryBranch::Yes
    });
    builder.coordinator(committee, "周明");
    let after = matrix(&builder);
    let after_it = |column| after.sectors[0].cell(column).standing;
    assert_eq!(after_it(SectorColumn::Convenor), V);
    assert_eq!(after_it(SectorColumn::TemporaryBranch), V);
    assert_eq!(after_it(SectorColumn::Committee), V);
    assert_eq!(after.sectors[0].five_haves(), (4, 5));
    assert_eq!(glyphs(&after.committees[0].cells), "●●○○·");
    assert_eq!(after.committees[0].five_haves, (4, 5));
    assert_eq!(
        after
            .organisation(OrganisationColumn::TemporaryBranch)
            .standing,
        V
    );
}

#[test]
fn the_findings_of_a_cell_are_those_of_its_row_and_its_rules() {
    let mut builder = BookBuilder::new();
    let committee = builder.committee("教科卫体委员会");
    let sectors = ["教育界", "体育界"].map(|name| builder.sector_of(name, committee));
    for sector in sectors {
        let member = builder.member("王伟", sector);
        builder.convenor(sector, member);
    }
    let findings = check(&builder.book, &builder.today);
    let matrix = Matrix::of(&builder.book, &builder.today, &findings);
    for row in &matrix.sectors {
        let behind = |column| {
            let shown = findings
                .iter()
                .filter(|finding| row.shows(column, finding, &builder.book));
            shown.map(|finding| finding.rule.code).collect::<Vec<_>>()
        };
        assert_eq!(behind(SectorColumn::Convenor), ["J1608", "J1604"]);
        assert!(behind(SectorColumn::Committee).is_empty());
        assert_eq!(behind(SectorColumn::KeyContacts), ["J1503"]);
    }
    let [row] = &matrix.committees[..] else {
        panic!("one committee");
    };
    let shown: Vec<_> = findings
        .iter()
        .filter(|finding| row.shows(CommitteeColumn::Coordinator, finding))
        .collect();
    assert_eq!(shown.len(), 1);
    assert_eq!(row.most_lacking(), Some(CommitteeColumn::Coordinator));
}

#[test]
fn departments_and_what_nobody_else_has_stand_in_the_organisations_row() {
    let mut builder = BookBuilder::new();
    let committee = builder.committee("教科卫体委员会");
    builder.department("办公室");
    builder.plan(Body::Committee(committee), 2026);
    let matrix = matrix(&builder);
    let plans = matrix.organisation(OrganisationColumn::Plans);
    assert_eq!((plans.count, plans.of), (0, Some(1)));
    assert_eq!((plans.standing, plans.found.breach), (Standing::Missing, 1));
    let [row] = &matrix.committees[..] else {
        panic!("one committee");
    };
    assert_eq!(row.cell(CommitteeColumn::Plan).found.breach, 0);
    let group = matrix.group(Group::Leadership).breach;
    let own = row.own.breach
        + matrix.organisation.map(|it| it.found.breach)[2..5]
            .iter()
            .sum::<u32>();
    assert_eq!(group, own, "no sector is there");
}

#[test]
fn a_year_outside_the_term_asks_nothing() {
    let mut builder = BookBuilder::new();
    let committee = builder.committee("教科卫体委员会");
    builder.sector_of("教育界", committee);
    builder.looking_at(2021);
    let matrix = matrix(&builder);
    let rows = matrix.sectors[0]
        .cells
        .iter()
        .chain(&matrix.committees[0].cells);
    assert!(
        rows.chain(&matrix.organisation)
            .all(|cell| *cell == Cell::NOT_DUE)
    );
}
