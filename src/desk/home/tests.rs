//! What a convenor and a member have before them, of a small organisation.

use chrono::NaiveDate;

use super::*;
use crate::desk::Desk;
use crate::desk::dossier::owed;
use crate::domain::book::Book;
use crate::domain::command::CommandId;
use crate::domain::id::{MemberId, SectorId};
use crate::domain::record::Kind;
use crate::rules::{self, Level};
use crate::testkit;
use crate::text::Locale;

/// The made-up organisation, on the day of the tests.
fn demo() -> (tempfile::TempDir, Desk) {
    use crate::desk::demo::{Size, found_demo};
    use crate::domain::authority::Role;
    let folder = tempfile::tempdir().expect("a folder");
    let actor = testkit::actor("演示", Role::Admin);
    let place = folder.path().join("office.store");
    let at = testkit::noon(testkit::TODAY);
    let size = Size {
        members: 120,
        forms: 200,
        seed: 3,
    };
    let store = found_demo(&place, &actor, at, size, None).expect("a made-up organisation");
    let clock = std::sync::Arc::new(move || at.into());
    let desk = Desk::open(store, actor, clock).expect("a desk");
    (folder, desk)
}

fn sectors(book: &Book) -> Vec<SectorId> {
    book.sectors_in_order().iter().map(|it| it.id).collect()
}

#[test]
fn what_is_owed_for_a_sector_is_the_convenors_or_the_offices_and_nothing_is_lost() {
    let (_folder, desk) = demo();
    let (book, today) = (desk.book(), desk.today());
    let found = rules::check(book, &today);
    for sector in sectors(book) {
        let home = ConvenorHome::of(sector, &found, &desk).expect("read");
        let all = owed((Kind::Sector, sector.0), &found, book, today);
        assert_eq!(home.todo.len() + home.office.len(), all.len());
        for todo in &home.todo {
            // What names members is theirs, and they are of the sector.
            for id in &todo.members {
                let member = book.members.get(*id).expect("a member");
                assert_eq!(member.sector_on(today.date), sector);
            }
            let own = !matches!(
                todo.owed.record.0,
                Kind::Member | Kind::KeyContact | Kind::RegistrationForm
            );
            assert_eq!(own, todo.members.is_empty(), "{todo:?}");
        }
        // To approve, to file and to verify is the office's.
        let commands = home.todo.iter().filter_map(|it| it.owed.remedy);
        let mut commands = commands.map(|it| it.command);
        assert!(!commands.any(|it| {
            use CommandId::*;
            matches!(
                it,
                Verify | RecordApproval | FileForm | UploadForm | AssignLeader
            )
        }));
    }
}

#[test]
fn who_is_quiet_stands_first_and_the_sums_are_those_of_the_rows() {
    let (_folder, desk) = demo();
    let (book, today) = (desk.book(), desk.today());
    let found = rules::check(book, &today);
    for sector in sectors(book) {
        let home = ConvenorHome::of(sector, &found, &desk).expect("read");
        let sums = home.sums();
        assert_eq!(
            sums.members,
            book.members_of(sector, today.reference_date()).len()
        );
        let wanting = home.people.iter().map(|it| it.wants.is_none());
        assert!(wanting.is_sorted(), "{:?}", home.people);
        // Whoever lacks a form is told so by the rule on forms.
        let lacks = |id: MemberId| {
            let mut found = found
                .iter()
                .filter(|it| it.rule.code == "J1001" && !it.carried);
            found.any(|it| it.subject.member(book) == Some(id))
        };
        for person in home.people.iter().filter(|it| it.forms.counting() == 0) {
            if lacks(person.member) {
                assert!(person.wants.is_some_and(|it| it != Level::Advice));
            }
        }
        let with_form = home.people.iter().filter(|it| it.forms.counting() > 0);
        assert_eq!(sums.with_form, with_form.count());
    }
}

#[test]
fn a_promise_is_told_by_the_nearest_day_and_work_by_the_day_on_which_it_was_verified() {
    let (_folder, desk) = demo();
    let found = rules::check(desk.book(), &desk.today());
    let (mut promises, mut verified) = (0, 0);
    for sector in sectors(desk.book()) {
        let home = ConvenorHome::of(sector, &found, &desk).expect("read");
        let days = home.promises.iter().map(|id| {
            let opinion = desk.book().opinions.get(*id).expect("an opinion");
            opinion.promise().expect("a promise").by
        });
        assert!(days.is_sorted());
        let days = home.verified.iter().map(|it| std::cmp::Reverse(it.on));
        assert!(days.is_sorted());
        promises += home.promises.len();
        verified += home.verified.len();
    }
    assert!(promises > 0 && verified > 0, "{promises} {verified}");
}

/// Words that a member's page never has.
const HARSH: [&str; 6] = ["逾期", "不合规", "overdue", "breach", "late", "违"];

#[test]
fn a_member_is_told_in_plain_words_and_of_nobody_else() {
    let (_folder, desk) = demo();
    let (book, today) = (desk.book(), desk.today());
    let found = rules::check(book, &today);
    let (mut open, mut done, mut raised) = (0, 0, 0);
    for member in book.serving(today.date) {
        let home = MemberHome::of(member.id, &found, &desk);
        for duty in &home.duties {
            for locale in Locale::ALL {
                let said = [&duty.lead, &duty.what, &duty.beside].map(|it| it.say(locale));
                let said = said.join(" ");
                // What was sent back has the office's own words.
                let quoted = said.contains("退回") || said.contains("sent back");
                for word in HARSH {
                    let word_alone = said.split(' ').any(|it| it == word);
                    let harsh = match word.is_ascii() {
                        true => word_alone,
                        false => said.contains(word),
                    };
                    assert!(!harsh || quoted, "{said}");
                }
            }
            let (kind, id) = duty.record;
            let whose = rules::Subject::Record(kind, id).member(book);
            let own = match kind {
                Kind::Member => id == member.id.0,
                Kind::RegistrationForm => {
                    let mut forms = book.forms.iter();
                    forms.any(|it| it.id.0 == id && it.sheet.member == member.id)
                }
                _ => whose == Some(member.id),
            };
            assert!(own, "{duty:?}");
        }
        open += home.open();
        done += home
            .duties
            .iter()
            .filter(|it| it.standing == Standing::Done)
            .count();
        raised += home.raised.len();
        // Something always stands there, and first what is to be done.
        let first = home.duties.first().expect("a row");
        assert_eq!(first.standing, Standing::Open);
        assert_eq!(home.open() == 0, first.source == "all-done", "{first:?}");
    }
    assert!(open > 0 && done > 0 && raised > 0, "{open} {done} {raised}");
}

#[test]
fn all_that_members_owe_has_a_sentence_or_is_the_offices() {
    let (_folder, desk) = demo();
    let (book, today) = (desk.book(), desk.today());
    let found = rules::check(book, &today);
    let of_the_office = [
        "J2101", "J9002", "J9003", "J9004", "J1608", "J1607", "J1606",
    ];
    for finding in &found {
        let kind = finding.subject.kind();
        let Some(id) = finding.subject.member(book) else {
            continue;
        };
        if !matches!(kind, Kind::Member | Kind::KeyContact) {
            continue;
        }
        let home = MemberHome::of(id, &found, &desk);
        let code = finding.rule.code;
        let mut duties = home.duties.iter();
        let in_hand = |it: &Duty| it.source == "form" && it.standing == Standing::Open;
        let told = duties.any(|it| it.source.starts_with(code) || code == "J1001" && in_hand(it));
        assert!(told || of_the_office.contains(&code), "{code}");
    }
}

#[test]
fn whose_home_is_meant_is_found_by_name_and_number_and_near_names_are_offered() {
    let (_folder, desk) = demo();
    let book = desk.book();
    let day: NaiveDate = desk.today().date;
    let find = |typed: &str| Asked::parse(typed).and_then(|it| it.find(book, day));
    let sector = book.sectors_in_order()[0];
    let name = &sector.name;
    let home = Home::Convenor(sector.id);
    assert_eq!(find(&format!("convenor:{name}")), Ok(home));
    assert_eq!(find(&format!("召集人：{}", sector.id)), Ok(home));
    assert_eq!(find("member:3"), Ok(Home::Member(MemberId(3))));
    assert_eq!(home.record(), (Kind::Sector, sector.id.0));
    let why = find("convenor:教育届").expect_err("no such sector");
    assert!(why.zh.contains("教育界"), "{why:?}");
    for typed in ["chair:1", "convenor", "member:", ""] {
        let why = find(typed).expect_err("not understood");
        assert!(why.zh.contains("convenor:教育界"), "{why:?}");
    }
}
