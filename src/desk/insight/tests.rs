//! Figures add up: to what the archive counts, and part by part to the whole.

use std::collections::HashSet;
use std::sync::Arc;

use super::*;
use crate::desk::Desk;
use crate::desk::demo::{Size, found_demo};
use crate::desk::papers::circular::{Value, draft_of};
use crate::domain::authority::{Actor, Front, Role};

/// An organisation with two years of work, and the folder that it is in.
fn office() -> (Desk, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let actor = Actor {
        name: "王主任".into(),
        role: Role::Admin,
        front: Front::Shell,
    };
    let at: NaiveDate = "2026-11-24".parse().expect("a day");
    let at = at.and_hms_opt(12, 0, 0).expect("noon");
    let size = Size {
        members: 80,
        forms: 600,
        seed: 7,
    };
    let path = folder.path().join("office.jiebie");
    drop(found_demo(&path, &actor, at, size, None).expect("a store"));
    let store = crate::store::Store::open(&path).expect("opens");
    let desk = Desk::open(store, actor, Arc::new(move || at.into()));
    (desk.expect("a desk"), folder)
}

fn counts(figures: &[Figure]) -> usize {
    figures.iter().map(|it| it.count).sum()
}

#[test]
fn months_count_what_the_archive_does_and_last_year_by_the_same_day() {
    let (desk, _folder) = office();
    let forms = YearsForms::read(&desk).expect("read");
    let insight = Insight::of(desk.book(), desk.today(), None, &forms);
    let months = insight.figures(Chart::Months);
    assert_eq!(months.len(), 11);
    let year = &desk.book().forms_by_year()[&desk.today().year];
    assert_eq!(counts(&months), year.counting() as usize);
    let last = &desk.book().forms_by_year()[&insight.last_year()];
    let before: usize = months.iter().filter_map(|it| it.before).sum();
    assert!(0 < before && before < last.counting() as usize);
    let years = insight.figures(Chart::Years);
    assert_eq!(years[0].count, counts(&months));
    assert_eq!(years[0].before, Some(before));
    assert_eq!(years[0].all_before, Some(last.counting() as usize));
    for month in months {
        let ids: Vec<_> = month
            .records
            .iter()
            .map(|it| crate::domain::id::FormId(it.1))
            .collect();
        assert_eq!(forms.those(&ids).len(), month.count);
    }
}

#[test]
fn sectors_add_up_to_the_whole_and_those_who_lack_are_the_rest() {
    let (desk, _folder) = office();
    let forms = YearsForms::read(&desk).expect("read");
    let (book, today) = (desk.book(), desk.today());
    let all = Insight::of(book, today, None, &forms);
    let coverage = all.figures(Chart::Coverage);
    for figure in &coverage {
        assert_eq!(figure.whole, Some(figure.count + figure.records.len()));
        let What::Record(Kind::Sector, id) = figure.what else {
            panic!("{figure:?}");
        };
        let own = [SectorId(id)];
        let own = Insight::of(book, today, Some(&own), &forms).figures(Chart::Coverage);
        assert_eq!(own.as_slice(), std::slice::from_ref(figure));
    }
    let parts: Vec<f64> = coverage.iter().map(Figure::part).collect();
    assert!(parts.is_sorted(), "{parts:?}");
    // Of each member it is told once how many forms there are.
    let members: usize = coverage.iter().filter_map(|it| it.whole).sum();
    let evenness = all.figures(Chart::Evenness);
    assert_eq!(counts(&evenness[..4]), members);
    let named: HashSet<_> = evenness[..4].iter().flat_map(|it| &it.records).collect();
    assert_eq!(named.len(), members);
    let (half, with_form) = all.half_of_the_forms();
    assert_eq!(with_form, members - evenness[0].count);
    assert!(0 < half && half < with_form);
}

#[test]
fn joint_activities_stand_with_each_and_kinds_count_them_once() {
    let (desk, _folder) = office();
    let forms = YearsForms::default();
    let (book, today) = (desk.book(), desk.today());
    let insight = Insight::of(book, today, None, &forms);
    let rhythm = insight.figures(Chart::Rhythm);
    for figure in &rhythm {
        let months = figure.months.expect("months");
        assert_eq!(months.iter().sum::<usize>(), figure.count);
    }
    let held: HashSet<_> = rhythm.iter().flat_map(|it| &it.records).collect();
    let kinds = insight.figures(Chart::Kinds);
    assert_eq!(counts(&kinds), held.len());
    assert!(counts(&rhythm) > held.len());
    let steps = insight.figures(Chart::Opinions);
    assert!(steps.iter().all(|it| it.count <= steps[0].count));
}

#[test]
fn the_years_figures_are_those_of_the_circular() {
    let (desk, _folder) = office();
    let forms = YearsForms::read(&desk).expect("read");
    let (book, today) = (desk.book(), desk.today());
    let years = Insight::of(book, today, None, &forms).figures(Chart::Years);
    let draft = draft_of(&desk).expect("a circular");
    for (row, code) in [
        (0, "forms-handed-in"),
        (2, "activities"),
        (5, "outputs"),
        (6, "opinions"),
    ] {
        let mut figures = draft.figures.iter();
        let figure = figures.find(|it| it.code == code).expect(code);
        let count = Value::Count(years[row].count);
        assert_eq!(figure.value, count, "{code}: {:?}", years[row].what);
    }
}
