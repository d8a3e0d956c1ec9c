//! What other figures, and one more of something, come to is what the records would come to.

use super::tests::{item, office, plenary, score, table};
use crate::domain::assessment::{Assessed, Criterion, Points, PointsItem};
use crate::domain::id::PointsItemId;
use crate::domain::yearwork::Activity;

#[test]
fn other_figures_are_reckoned_from_the_same_records() {
    let (mut s, sector, wang, li) = office();
    for on in ["2026-03-01", "2026-04-01", "2026-05-01"] {
        let it = s.activity(&[sector], on);
        s.edit(it, move |it: &mut Activity| it.participants = vec![wang]);
    }
    plenary(&mut s, &[li], &[wang]);
    s.output(sector, "2026-06-01");
    let items = [
        PointsItem {
            further: Some(Points::whole(2)),
            ..item(1, Criterion::Activity, 5, Some(12))
        },
        PointsItem {
            excused: Some(Points::whole(3)),
            ..item(2, Criterion::Plenary, 20, Some(20))
        },
        PointsItem {
            either: "成果".to_owned(),
            joint: Some(Points::whole(4)),
            ..item(3, Criterion::CollectiveOutput, 10, Some(20))
        },
        PointsItem {
            either: "成果".to_owned(),
            ..item(4, Criterion::OwnOutput, 8, Some(8))
        },
        item(5, Criterion::KeyContacts, 10, None),
        item(6, Criterion::Training, 5, None),
        item(7, Criterion::NotCounted, 5, None),
    ];
    let of = Assessed::Member(wang);
    let before = score(&s, &items, of);
    assert_eq!(before.otherwise(&table(), &items), before);
    for at in 0..items.len() {
        for points in [0, 1, 4, 9, 30] {
            let mut other = items.clone();
            other[at].points = Points::whole(points);
            assert_eq!(before.otherwise(&table(), &other), score(&s, &other, of));
        }
    }
    let of = Assessed::Sector(sector);
    let items = [
        item(1, Criterion::Breach, 1, None),
        item(2, Criterion::Coverage, 10, None),
        item(3, Criterion::Plan, 10, None),
    ];
    let doubled = items.clone().map(|it| PointsItem {
        points: it.points.times(2),
        ..it
    });
    let before = score(&s, &items, of);
    assert_eq!(
        before.otherwise(&table(), &doubled),
        score(&s, &doubled, of)
    );
}

#[test]
fn one_more_gives_what_it_would_give_if_it_were_there() {
    let (mut s, sector, wang, _) = office();
    let items = [
        PointsItem {
            least: Some(1),
            ..item(1, Criterion::Activity, 5, Some(12))
        },
        item(2, Criterion::Plenary, 20, None),
        item(3, Criterion::KeyContacts, 10, None),
    ];
    let of = Assessed::Member(wang);
    for on in ["2026-03-01", "2026-04-01", "2026-05-01", "2026-06-01"] {
        let before = score(&s, &items, of);
        let more = before.with_one_more(&table(), &items, PointsItemId(1));
        let more = more.expect("one more can come");
        let it = s.activity(&[sector], on);
        s.edit(it, move |it: &mut Activity| it.participants = vec![wang]);
        let after = score(&s, &items, of);
        assert_eq!(
            (more.points, more.open, more.grade, more.lacks),
            (after.points, after.open, after.grade, after.lacks)
        );
    }
    // Five, five and what is left of the cap; then nothing.
    let full = score(&s, &items, of);
    assert_eq!(full.points, Points::whole(12));
    let more = full.with_one_more(&table(), &items, PointsItemId(1));
    assert_eq!(more.expect("counted").points, full.points);
    let none = full.with_one_more(&table(), &items, PointsItemId(2));
    assert_eq!(none, None, "no plenary is held again");
    // Who keeps in touch is given it once.
    let more = full.with_one_more(&table(), &items, PointsItemId(3));
    assert_eq!(more.expect("once").points, Points::whole(22));
}
