//! Caps of groups, the higher of several, and grades by points and quota.

use super::ground::Scored;
use crate::domain::assessment::{Grade, Points, PointsItem, PointsTable};

/// Of items with the same word only the one with the most points counts; the others are not open.
pub(super) fn higher_of(items: &[PointsItem], lines: &mut [Scored]) {
    for word in words(items, |it| &it.either) {
        let of = |at: &usize| items[*at].either == word && lines[*at].open.is_some();
        let alike: Vec<usize> = (0..lines.len()).filter(of).collect();
        // Among as many points the first stands.
        let best = alike.iter().rev().max_by_key(|at| lines[**at].points);
        let Some(best) = best.copied() else { continue };
        let open = alike.iter().filter_map(|at| lines[*at].open).max();
        for at in alike {
            if at == best {
                lines[at].open = open;
            } else {
                lines[at].points = Points::NONE;
                lines[at].open = None;
            }
        }
    }
}

/// Items of a group give together no more than the least of the group's caps. What is over is taken from
/// the last ones.
pub(super) fn cap_groups(items: &[PointsItem], lines: &mut [Scored]) {
    for word in words(items, |it| &it.group) {
        let of = |at: &usize| items[*at].group == word;
        let all: Vec<usize> = (0..items.len()).filter(of).collect();
        let cap = all.iter().filter_map(|at| items[*at].group_cap).min();
        let Some(cap) = cap else { continue };
        let (mut points, mut open) = (cap, cap);
        for at in all {
            let line = &mut lines[at];
            line.points = line.points.min(points);
            points = points - line.points.max(Points::NONE);
            line.open = line.open.map(|it| it.min(open));
            open = open - line.open.unwrap_or(Points::NONE);
        }
    }
}

fn words<'i>(items: &'i [PointsItem], of: impl Fn(&'i PointsItem) -> &'i String) -> Vec<&'i str> {
    let mut all: Vec<&str> = items.iter().map(|it| of(it).as_str()).collect();
    all.sort_unstable();
    all.dedup();
    all.retain(|it| !it.is_empty());
    all
}

/// The grade by the share of what was open.
pub(super) fn by_points(
    table: &PointsTable,
    points: Points,
    open: Points,
    has_least: bool,
) -> Grade {
    if !has_least || !points.are_percent_of(table.competent, open) {
        Grade::Lacking
    } else if points.are_percent_of(table.excellent, open) {
        Grade::Excellent
    } else {
        Grade::Competent
    }
}

/// Lets no more be excellent than the quota has places for: those with the larger shares are. Where
/// several with equal shares stand at the border none of them is, so that nobody is passed over at random.
pub fn within_quota(table: &PointsTable, all: &mut [(Grade, Points, Points)]) {
    let Some(quota) = table.quota else { return };
    let places = all.len() * quota as usize / 100;
    let mut order: Vec<usize> = (0..all.len())
        .filter(|at| all[*at].0 == Grade::Excellent)
        .collect();
    // By points of what was open, without rounding.
    let share = |at: usize, by: usize| i128::from(all[at].1.0) * i128::from(all[by].2.0.max(1));
    let before = |one: usize, other: usize| share(other, one).cmp(&share(one, other));
    order.sort_by(|one, other| before(*one, *other));
    if order.len() <= places {
        return;
    }
    let mut kept = places;
    while kept > 0 && before(order[kept - 1], order[kept]).is_eq() {
        kept -= 1;
    }
    for at in order.split_off(kept) {
        all[at].0 = Grade::Competent;
    }
}
