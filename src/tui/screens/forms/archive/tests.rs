//! The archive is walked, jumped through and read again, and is each time what the store holds.

use super::*;
use crate::desk::form::WithdrawForms;
use crate::store::ArchivePage;
use crate::tui::screens::forms::tests::office::with_archive;
use crate::tui::screens::test_store::TestStore;
use crate::tui::widgets::table::Step;

const MANY: u64 = 1_500;

/// The forms that are done in a year, in the order of the store.
fn truth(office: &TestStore, year: u16) -> Vec<FormId> {
    let wanted = |status: Status, _| !status.is_pending();
    let rows = office
        .desk
        .forms_page(Year(year), ArchivePage::First, 100_000, wanted);
    let rows = rows.expect("read").into_iter();
    rows.map(|row| row.form.id).collect()
}

fn opened(office: &TestStore) -> Archive {
    let mut archive = Archive::default();
    archive.renew(&office.ctx());
    archive
}

fn step(archive: &mut Archive, step: Step, office: &TestStore) {
    archive.table.step(step);
    archive.reach(&office.ctx());
}

/// The chosen row and its neighbours are those of the store.
fn agrees(archive: &Archive, truth: &[FormId]) {
    let n = archive.table.chosen().expect("a row");
    assert_eq!(archive.table.count(), truth.len());
    let from = n.saturating_sub(100);
    for (at, expected) in truth.iter().enumerate().skip(from).take(200) {
        let id = archive.get(at).map(|form| form.id);
        assert_eq!(id, Some(*expected), "row {at} about {n}");
    }
}

fn held(archive: &Archive) -> usize {
    match &archive.rows {
        Rows::Scanned(rows) => rows.held(),
        Rows::Unread | Rows::Listed(_) => 0,
    }
}

#[test]
fn it_is_walked_down_and_up_without_being_held_as_a_whole() {
    let office = with_archive(MANY);
    let truth = truth(&office, 2026);
    assert_eq!(truth.len(), MANY as usize + 2);
    let mut archive = opened(&office);
    agrees(&archive, &truth);
    while archive.table.chosen() != Some(truth.len() - 1) {
        step(&mut archive, Step::Down, &office);
        agrees(&archive, &truth);
        assert!(held(&archive) <= 900, "{}", held(&archive));
    }
    while archive.table.chosen() != Some(0) {
        step(&mut archive, Step::Up, &office);
        agrees(&archive, &truth);
        assert!(held(&archive) <= 900, "{}", held(&archive));
    }
}

#[test]
fn its_ends_are_reached_at_once() {
    let office = with_archive(MANY);
    let truth = truth(&office, 2026);
    let mut archive = opened(&office);
    for _ in 0..3 {
        step(&mut archive, Step::Last, &office);
        assert_eq!(archive.table.chosen(), Some(truth.len() - 1));
        agrees(&archive, &truth);
        step(&mut archive, Step::Up, &office);
        agrees(&archive, &truth);
        step(&mut archive, Step::First, &office);
        assert_eq!(archive.table.chosen(), Some(0));
        agrees(&archive, &truth);
    }
}

#[test]
fn sizes_about_a_chunk_are_counted_right() {
    for more in [0, 1, 253, 254, 255, 256, 510] {
        let office = with_archive(more);
        let truth = truth(&office, 2026);
        let mut archive = opened(&office);
        agrees(&archive, &truth);
        step(&mut archive, Step::Last, &office);
        agrees(&archive, &truth);
    }
}

#[test]
fn after_a_change_the_chosen_form_stays_chosen() {
    let mut office = with_archive(MANY);
    for start in [0, 3, 700, MANY as usize] {
        let mut archive = opened(&office);
        while archive.table.chosen() < Some(start) {
            step(&mut archive, Step::PageDown, &office);
            step(&mut archive, Step::Down, &office);
        }
        let chosen = archive.chosen().map(|form| form.id);
        // One more is done, at the end of the year.
        let forms = office.desk.book().forms.iter();
        let pending: Vec<FormId> = forms.map(|form| form.id).collect();
        let reason = "重复".to_owned();
        assert!(office.try_to_carry(&WithdrawForms {
            forms: vec![pending[0]],
            reason,
        }));
        archive.renew(&office.ctx());
        assert_eq!(archive.chosen().map(|form| form.id), chosen, "{start}");
        agrees(&archive, &truth(&office, 2026));
    }
}

#[test]
fn a_count_that_is_off_is_put_right_at_the_ends() {
    let office = with_archive(MANY);
    let truth = truth(&office, 2026);
    for wrong in [1_200, 1_501, 1_503, 1_900] {
        let mut rows = Scanned::of(Year(2026), None, wrong, &office.desk).expect("read");
        let last = rows.reach(wrong - 1, 128, &office.desk).expect("read");
        let mut n = last;
        while n > 0 {
            n = rows.reach(n - 1, 128, &office.desk).expect("read");
        }
        assert_eq!(rows.get(0).map(|form| form.id), Some(truth[0]), "{wrong}");
        loop {
            let next = rows.reach(n + 1, 128, &office.desk).expect("read");
            if next == n {
                break;
            }
            n = next;
        }
        assert_eq!(rows.count(), truth.len(), "{wrong}");
        assert_eq!(rows.get(n).map(|form| form.id), truth.last().copied());
    }
}

#[test]
fn a_filter_finds_members_and_both_ways_agree() {
    let office = with_archive(MANY);
    let mut archive = opened(&office);
    archive.people.filter.open();
    for input in crate::tui::test_terminal::keys("y i y a o") {
        archive.people.filter.handle(&input);
    }
    archive.refilter(&office.ctx());
    // 医药卫生界: 刘洋 and 张敏.
    let of = |form: &RegistrationForm| [4, 5].contains(&form.sheet.member.0);
    let count = archive.table.count();
    assert_eq!(count, MANY as usize / 3 + 1);
    let mut listed = Vec::new();
    for n in 0..count {
        archive.choose(n, &office.ctx());
        let form = archive.chosen().expect("held");
        assert!(of(form));
        listed.push(form.id);
    }
    let members = HashSet::from([MemberId(4), MemberId(5)]);
    let rows = Scanned::of(Year(2026), Some(members), count, &office.desk);
    let mut rows = rows.expect("read");
    for (n, id) in listed.iter().enumerate() {
        rows.reach(n, 128, &office.desk).expect("read");
        assert_eq!(rows.get(n).map(|form| form.id), Some(*id));
    }
    assert_eq!(rows.count(), count);
}

#[test]
fn a_member_is_shown_with_all_years() {
    let office = with_archive(30);
    let mut archive = opened(&office);
    archive.show_member(MemberId(1), FormId(8), &office.ctx());
    assert_eq!(archive.chosen().map(|form| form.id), Some(FormId(8)));
    assert_eq!(
        archive.table.count(),
        8,
        "two, five of the archive, one that waits"
    );
    assert!(archive.widen(&office.ctx()));
    assert!(!archive.widen(&office.ctx()));
    assert_eq!(archive.table.count(), 32);
}
