//! Every number, and what is behind it.

use super::*;
use crate::domain::assessment::{
    Assessed, Assessing, Criterion, Grade, Points, PointsItem, PointsTable,
};
use crate::domain::calendar::{MonthDay, Year};
use crate::domain::id::{FormId, MemberId, PointsItemId, PointsTableId, SectorId};
use crate::domain::member::{Departure, Member};
use crate::domain::opinion::{Conversion, Opinion};
use crate::domain::record::Kind;
use crate::domain::yearwork::{
    Activity, ActivityKind, AdoptedBy, Body, Channel, Excused, Instructed, Outcome, Output, Plan,
    Ruling,
};
use crate::rules::testing::{BookBuilder, day};

pub(super) fn table() -> PointsTable {
    PointsTable {
        id: PointsTableId(1),
        title: "计分表".to_owned(),
        assessing: Assessing::Members,
        year: Year(2026),
        excellent: 90,
        competent: 60,
        quota: None,
        pro_rata: false,
        example: false,
        note: String::new(),
    }
}

pub(super) fn item(id: u64, criterion: Criterion, points: i64, cap: Option<i64>) -> PointsItem {
    PointsItem {
        id: PointsItemId(id),
        table: PointsTableId(1),
        position: 0,
        title: format!("项目{id}"),
        criterion,
        channel: None,
        level: None,
        points: Points::whole(points),
        further: None,
        joint: None,
        excused: None,
        absent: None,
        cap: cap.map(Points::whole),
        group: String::new(),
        group_cap: None,
        either: String::new(),
        least: None,
        note: String::new(),
    }
}

/// A sector with two members, on the closing day.
pub(super) fn office() -> (BookBuilder, SectorId, MemberId, MemberId) {
    let mut s = BookBuilder::new();
    let sector = s.sector("教育界");
    let (wang, li) = (s.member("王伟", sector), s.member("李明", sector));
    s.on("2026-12-20");
    (s, sector, wang, li)
}

pub(super) fn plenary(s: &mut BookBuilder, there: &[MemberId], excused: &[MemberId]) {
    let it = s.activity(&[], "2026-01-08");
    let (there, excused) = (there.to_vec(), excused.to_vec());
    s.edit(it, move |it: &mut Activity| {
        it.kind = ActivityKind::Plenary;
        it.participants = there;
        it.excused = excused
            .into_iter()
            .map(|member| Excused {
                member,
                reason: "病假".to_owned(),
            })
            .collect();
    });
}

pub(super) fn score(s: &BookBuilder, items: &[PointsItem], of: Assessed) -> Scores {
    by(s, &table(), items, of)
}

fn by(s: &BookBuilder, table: &PointsTable, items: &[PointsItem], of: Assessed) -> Scores {
    Ground::new(&s.book, s.today, FormsOf::default()).score(table, items, of)
}

fn points(scores: &Scores) -> Vec<i64> {
    scores.lines.iter().map(|it| it.points.0 / 100).collect()
}

#[test]
fn what_could_count_and_does_not_says_why() {
    let (mut s, sector, wang, _) = office();
    let why = |scores: &Scores| -> Vec<WhyNot> {
        let others = scores.lines[0].others.iter();
        others.map(|it| it.why).collect()
    };
    // An activity after the last day of the counts, and one that nobody has verified.
    let late = s.activity(&[sector], "2026-12-18");
    s.edit(late, move |it: &mut Activity| it.participants = vec![wang]);
    let it = item(1, Criterion::Activity, 5, None);
    let of = Assessed::Member(wang);
    assert_eq!(why(&score(&s, std::slice::from_ref(&it), of)), []);
    s.settle(|it| it.verified_only = true);
    assert_eq!(
        why(&score(&s, std::slice::from_ref(&it), of)),
        [WhyNot::NotVerified]
    );
    s.settle(|it| it.count_until = MonthDay::new(12, 10).expect("a day"));
    let outside = [WhyNot::OutsideCounts(day("2026-12-18"))];
    let scores = score(&s, &[it], of);
    assert_eq!(
        (why(&scores), scores.points),
        (outside.to_vec(), Points::NONE)
    );
}

#[test]
fn a_form_that_does_not_count_says_why_and_a_late_plan_too() {
    let (mut s, sector, wang, _) = office();
    let forms = FormsOf {
        others: [(wang, vec![(FormId(7), WhyNot::NotFiled)])]
            .into_iter()
            .collect(),
        ..FormsOf::default()
    };
    let it = item(1, Criterion::Form, 5, None);
    let scores =
        Ground::new(&s.book, s.today, forms).score(&table(), &[it], Assessed::Member(wang));
    let form = &scores.lines[0].others[0];
    assert_eq!(
        (form.kind, form.id, form.why),
        (Kind::RegistrationForm, 7, WhyNot::NotFiled)
    );
    let body = Body::Sector(sector);
    let plan = s.plan(body, 2026);
    s.edit(plan, |it: &mut Plan| it.made_on = Some(day("2026-12-01")));
    let it = item(1, Criterion::Plan, 5, None);
    let scores = score(&s, &[it], Assessed::Sector(sector));
    let counted = scores.lines[0].counted[0];
    assert!(matches!(counted.why, Some(WhyNot::Late(_))) && counted.points == Points::NONE);
}

#[test]
fn who_missed_a_plenary_loses_what_the_item_says_with_leave_and_without() {
    let (mut s, sector, wang, li) = office();
    let zhao = s.member("赵静", sector);
    plenary(&mut s, &[wang], &[li]);
    let item = PointsItem {
        excused: Some(Points::whole(3)),
        absent: Some(Points::whole(10)),
        ..item(1, Criterion::Plenary, 20, Some(20))
    };
    for (who, given) in [(wang, 20), (li, 17), (zhao, 10)] {
        let scores = score(&s, std::slice::from_ref(&item), Assessed::Member(who));
        assert_eq!(scores.points, Points::whole(given));
        assert_eq!(scores.open, Points::whole(20));
    }
}

#[test]
fn what_was_not_open_to_somebody_is_neither_given_nor_missed() {
    let (mut s, _, wang, li) = office();
    plenary(&mut s, &[wang], &[]);
    s.edit(li, |it: &mut Member| it.joined = Some(day("2026-07-10")));
    let items = [
        item(1, Criterion::Plenary, 20, Some(20)),
        item(2, Criterion::Base, 10, None),
    ];
    let scores = score(&s, &items, Assessed::Member(li));
    assert_eq!((scores.lines[0].open, points(&scores)), (None, vec![0, 10]));
    assert_eq!((scores.open, scores.partly), (Points::whole(10), true));
    assert_eq!(scores.grade, Grade::Excellent);
    // In proportion to the time served there was less to get.
    let table = PointsTable {
        pro_rata: true,
        ..table()
    };
    let less = by(&s, &table, &items, Assessed::Member(li)).open;
    assert!(less < scores.open && less > Points::NONE, "{less}");
}

#[test]
fn activities_count_up_to_the_cap_and_from_the_second_on_otherwise() {
    let (mut s, sector, wang, _) = office();
    for on in ["2026-03-01", "2026-05-01", "2026-09-01", "2026-12-21"] {
        let it = s.activity(&[sector], on);
        s.edit(it, |it: &mut Activity| it.participants.push(wang));
    }
    let of = Assessed::Member(wang);
    let plain = item(1, Criterion::Activity, 5, Some(12));
    let scores = score(&s, &[plain], of);
    assert_eq!(
        (points(&scores), scores.open),
        (vec![12], Points::whole(12))
    );
    // The one after the closing day is not among them.
    assert_eq!(scores.lines[0].counted.len(), 3);
    let less = PointsItem {
        further: Some(Points(150)),
        ..item(1, Criterion::Activity, 5, None)
    };
    assert_eq!(score(&s, &[less], of).points, Points::whole(8));
}

#[test]
fn an_output_gives_less_to_joint_authors_and_only_where_channel_and_name_fit() {
    let (mut s, sector, wang, li) = office();
    let it = s.output(sector, "2026-06-01");
    s.edit(it, |it: &mut Output| {
        it.collective = true;
        it.authors = vec![wang, li];
    });
    let items = [
        PointsItem {
            joint: Some(Points::whole(5)),
            ..item(1, Criterion::CollectiveOutput, 10, Some(20))
        },
        item(2, Criterion::OwnOutput, 7, Some(20)),
    ];
    assert_eq!(points(&score(&s, &items, Assessed::Member(wang))), [10, 0]);
    assert_eq!(points(&score(&s, &items, Assessed::Member(li))), [5, 0]);
}

#[test]
fn groups_share_a_cap_and_of_alternatives_the_higher_counts() {
    let (s, _, wang, _) = office();
    let group = |id, points| PointsItem {
        group: "履职".to_owned(),
        group_cap: Some(Points::whole(15)),
        ..item(id, Criterion::Base, points, None)
    };
    let scores = score(&s, &[group(1, 10), group(2, 10)], Assessed::Member(wang));
    assert_eq!(
        (points(&scores), scores.open),
        (vec![10, 5], Points::whole(15))
    );
    let either = |id, points| PointsItem {
        either: "择高".to_owned(),
        ..item(id, Criterion::Base, points, None)
    };
    let items = [either(1, 3), either(2, 8), either(3, 8)];
    let scores = score(&s, &items, Assessed::Member(wang));
    assert_eq!(
        (points(&scores), scores.open),
        (vec![0, 8, 0], Points::whole(8))
    );
}

#[test]
fn with_fewer_than_the_least_nobody_is_competent() {
    let (s, _, wang, _) = office();
    let items = [
        item(1, Criterion::Base, 100, None),
        PointsItem {
            least: Some(1),
            ..item(2, Criterion::Activity, 5, Some(5))
        },
    ];
    let scores = score(&s, &items, Assessed::Member(wang));
    assert_eq!(scores.grade, Grade::Lacking);
    assert_eq!(scores.lacks, [PointsItemId(2)]);
}

#[test]
fn a_sector_is_given_points_for_papers_in_time_and_loses_them_for_breaches() {
    let (mut s, sector, ..) = office();
    let plan = s.plan(Body::Sector(sector), 2026);
    let items = [
        item(1, Criterion::Plan, 10, None),
        item(2, Criterion::Breach, 1, Some(4)),
        item(3, Criterion::Plenary, 5, None),
    ];
    let of = Assessed::Sector(sector);
    let scores = score(&s, &items, of);
    assert_eq!(scores.lines[0].points, Points::whole(10));
    // There are more breaches than the cap lets be deducted.
    assert_eq!(scores.lines[1].points, Points::whole(-4));
    assert!(scores.lines[1].counted.len() > 4);
    assert_eq!(scores.lines[2].open, None, "no item for sectors");
    s.edit(plan, |it: &mut Plan| it.made_on = Some(day("2026-04-01")));
    assert_eq!(score(&s, &items, of).lines[0].points, Points::NONE, "late");
}

#[test]
fn whoever_served_on_some_day_is_assessed_and_nobody_else() {
    let (mut s, sector, wang, li) = office();
    let gone = s.member("石磊", sector);
    let left = |on: &'static str| {
        move |it: &mut Member| {
            it.left = Some(Departure {
                on: day(on),
                reason: String::new(),
            });
        }
    };
    s.edit(gone, left("2026-06-30"));
    let before = s.member("钱峰", sector);
    s.edit(before, left("2025-12-31"));
    let later = s.member("孙丽", sector);
    s.edit(later, |it: &mut Member| it.joined = Some(day("2026-12-21")));
    let ground = Ground::new(&s.book, s.today, FormsOf::default());
    let all = ground.assessed(Assessing::Members);
    assert_eq!(all, [wang, li, gone].map(Assessed::Member));
}

#[test]
fn a_quota_keeps_the_larger_shares_and_cuts_nobody_at_random() {
    let with = |quota| PointsTable {
        quota: Some(quota),
        ..table()
    };
    let of = |points: i64| (Grade::Excellent, Points::whole(points), Points::whole(100));
    let grades = |quota, all: &[i64]| {
        let mut all: Vec<_> = all.iter().map(|it| of(*it)).collect();
        within_quota(&with(quota), &mut all);
        all.iter()
            .map(|it| it.0 == Grade::Excellent)
            .collect::<Vec<_>>()
    };
    assert_eq!(grades(50, &[95, 99, 92, 97]), [false, true, false, true]);
    assert_eq!(grades(50, &[95, 99, 95, 95]), [false, true, false, false]);
    assert_eq!(grades(25, &[95, 95, 95, 95]), [false; 4]);
    assert_eq!(grades(100, &[91, 92]), [true, true]);
}

#[test]
fn what_was_adopted_or_instructed_on_counts_for_its_authors_and_for_who_brought_it_in() {
    let (mut s, sector, wang, li) = office();
    let brief = s.output(sector, "2026-06-01");
    s.edit(brief, move |it: &mut Output| {
        it.lead = Some(wang);
        it.adopted_city = Some(day("2026-07-01"));
        it.adopted_province = Some(day("2026-09-01"));
        it.instructed = Some(Instructed {
            on: day("2026-12-21"),
            by: String::new(),
        });
    });
    let opinion = s.opinion("2026-05-01");
    s.edit(opinion, move |it: &mut Opinion| {
        it.reporter = li;
        it.conversions.push(Conversion {
            output: brief,
            on: day("2026-06-01"),
        });
    });
    let of_level = |id, level| PointsItem {
        level,
        ..item(id, Criterion::Adopted, 5, None)
    };
    let items = [
        of_level(1, None),
        of_level(2, Some(AdoptedBy::Province)),
        // The highest counts, so that nothing counts twice.
        of_level(3, Some(AdoptedBy::City)),
        // After the closing day.
        item(4, Criterion::Instructed, 5, None),
    ];
    for who in [wang, li] {
        let scores = score(&s, &items, Assessed::Member(who));
        assert_eq!(points(&scores), [5, 5, 0, 0]);
    }
    s.on("2026-12-31");
    let scores = score(&s, &items, Assessed::Member(li));
    assert_eq!(points(&scores), [5, 5, 0, 5]);
}

#[test]
fn what_was_not_filed_gives_nothing_and_what_goes_on_counts_as_what_it_became() {
    let (mut s, sector, wang, _) = office();
    let mut ruled = |outcome| {
        let it = s.output(sector, "2026-06-01");
        s.edit(it, move |it: &mut Output| {
            it.lead = Some(wang);
            it.ruling = Some(Ruling {
                outcome,
                on: None,
                why: String::new(),
            });
        });
    };
    ruled(Outcome::NotFiled);
    ruled(Outcome::ToBrief);
    let of_channel = |id, channel| PointsItem {
        channel: Some(channel),
        ..item(id, Criterion::CollectiveOutput, 5, None)
    };
    let items = [
        of_channel(1, Channel::Proposal),
        of_channel(2, Channel::Brief),
    ];
    assert_eq!(points(&score(&s, &items, Assessed::Member(wang))), [0, 5]);
}
