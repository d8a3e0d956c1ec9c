//! A sitting that is said to be on an earlier day: what is looked at is as it was then, what is done
//! bears on the records as they are.

use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};

use chrono::{Datelike, NaiveDate};
use jiebie::desk::Desk;
use jiebie::desk::convenor::{DesignateFirst, Elect};
use jiebie::desk::form::{
    BeginForm, FileForms, PutBackForms, ResumeForms, ReturnForms, SubmitForms, UploadForms,
    WithdrawForms,
};
use jiebie::desk::lists::{Entry, List, View};
use jiebie::desk::member::Leave;
use jiebie::desk::papers::circular;
use jiebie::domain::appointment::Convenor;
use jiebie::domain::authority::Role;
use jiebie::domain::book::Book;
use jiebie::domain::calendar::Year;
use jiebie::domain::contact::{ContactWay, Heard, KeyContact};
use jiebie::domain::form::{Event, Status};
use jiebie::domain::id::*;
use jiebie::domain::member::Member;
use jiebie::domain::moment::Moment;
use jiebie::domain::record::Kind;
use jiebie::domain::yearwork::{Activity, Body, Plan};
use jiebie::store::{ArchivePage, Store, StoreError};
use jiebie::text::Locale;
use proptest::prelude::*;

use crate::dated::{edit, happens, said};
use crate::testkit::*;

/// The office of a test, and a desk at it whose clock can be set to another day.
struct Years {
    office: TestStore,
    desk: Desk,
    day: Arc<AtomicI32>,
}

impl Years {
    fn begin() -> Years {
        let office = crate::dated::office();
        let day = Arc::new(AtomicI32::new(date(TODAY).num_days_from_ce()));
        let clock = Arc::clone(&day);
        let store = Store::open(office.path()).expect("opens again");
        let desk = Desk::open(
            store,
            actor("王主任", Role::Admin),
            Arc::new(move || {
                let day = NaiveDate::from_num_days_from_ce_opt(clock.load(Ordering::Relaxed));
                let day = day.unwrap_or(date(TODAY));
                day.and_hms_opt(12, 0, 0).expect("noon").into()
            }),
        );
        let desk = desk.expect("a desk");
        Years { office, desk, day }
    }

    /// It is another day.
    fn on(&mut self, day: &str) -> &mut Desk {
        let days = date(day).num_days_from_ce();
        self.day.store(days, Ordering::Relaxed);
        &mut self.desk
    }

    /// Somebody sits down and says that it is an earlier day.
    fn back(&self, day: &str) -> Desk {
        let store = Store::open(self.office.path()).expect("opens again");
        let at = Moment {
            as_of: Some(date(day)),
            ..noon("2026-12-30").into()
        };
        Desk::open(store, actor("王主任", Role::Admin), Arc::new(move || at)).expect("a desk")
    }
}

/// A form of `member`, filled and handed in on `day`.
fn form(desk: &mut Desk, member: MemberId, day: &str) -> FormId {
    let sector = desk.book().members.get(member).expect("there");
    let mut sheet = sheet(member, sector.sector_on(date(day)));
    sheet.filled_on = Some(date(day));
    let begin = BeginForm {
        sheet,
        submit: true,
    };
    desk.carry_out(&begin).expect("a form").value.id()
}

fn status(desk: &Desk, id: FormId) -> Option<Status> {
    desk.form(id).expect("read").map(|form| form.status())
}

#[test]
fn forms_stand_where_they_stood() {
    let mut years = Years::begin();
    let wang = MemberId(1);
    let filed = form(years.on("2026-02-10"), wang, "2026-02-10");
    let uploaded = form(years.on("2026-02-11"), wang, "2026-02-11");
    let later = form(years.on("2026-06-10"), wang, "2026-06-10");
    let forms = vec![filed, uploaded];
    let desk = years.on("2026-06-11");
    desk.carry_out(&FileForms { forms }).expect("filed");
    let forms = vec![uploaded];
    desk.carry_out(&UploadForms { forms }).expect("uploaded");
    is_as_stored(&years.desk);

    let year = Year(2026);
    let desk = years.back("2026-02-28");
    let all = [filed, uploaded, later].map(|id| status(&desk, id));
    assert_eq!(
        all,
        [Some(Status::Submitted), Some(Status::Submitted), None]
    );
    assert_eq!(desk.book().forms.len(), 2, "both wait for filing");
    assert_eq!(desk.book().tally(wang, year).at(Status::Submitted), 2);
    assert_eq!(desk.book().forms_by_year()[&year].total(), 2);
    let of = desk.forms_of(wang).expect("read");
    assert_eq!(
        of,
        [(uploaded, Status::Submitted), (filed, Status::Submitted)]
    );
    let of = |wanted: Status| {
        let read = desk.forms_of_year(year, [wang], move |it| it == wanted);
        let page = desk.forms_page(year, ArchivePage::First, 9, |it, _| it == wanted);
        let page: Vec<_> = page.expect("read").into_iter().map(|it| it.form).collect();
        assert!(page.iter().all(|form| form.status() == wanted));
        assert!(page.iter().all(|form| form.history().len() == 2));
        let read = read.expect("read");
        assert_eq!(read, page.iter().map(|form| form.id).collect::<Vec<_>>());
        read.len()
    };
    assert_eq!(
        (
            of(Status::Submitted),
            of(Status::Filed),
            of(Status::Uploaded)
        ),
        (2, 0, 0)
    );
    assert_eq!(
        years.back("2026-12-01").book(),
        years.desk.book(),
        "nothing came later"
    );
}

#[test]
fn a_form_that_went_on_later_is_said_to_have() {
    let mut years = Years::begin();
    let uploaded = form(years.on("2026-02-11"), MemberId(1), "2026-02-11");
    let filed = form(years.on("2026-02-12"), MemberId(1), "2026-02-12");
    let later = form(years.on("2026-06-10"), MemberId(1), "2026-06-10");
    let file = |forms| FileForms { forms };
    years
        .on("2026-06-11")
        .carry_out(&file(vec![uploaded, filed]))
        .expect("filed");
    let upload = UploadForms {
        forms: vec![uploaded],
    };
    years.on("2026-06-12").carry_out(&upload).expect("uploaded");
    let mut desk = years.back("2026-02-28");
    for (id, parts) in [
        (uploaded, ["2026-06-12 由王主任上传", "2026-02-28"]),
        (filed, ["2026-06-11 由王主任备案", "2026-02-28"]),
        (later, ["2026-06-10 才登记", "2026-02-28"]),
    ] {
        let forms = vec![id];
        let asked = match id == later {
            true => Err(desk.no_form(id)),
            false => desk.carry_out(&file(forms)).map(|_| ()),
        };
        let told = asked.expect_err("it went on").text();
        for part in parts {
            says(&told, part, "2026-0");
        }
        let told = desk.may_take(id, Event::File).map_err(|it| it.text());
        if id != later {
            says(&told.expect_err("it went on"), parts[0], "was ");
        }
    }
    // Where no earlier day is looked at it is not said to be away either.
    let back = PutBackForms {
        forms: vec![uploaded],
        reason: "误报".into(),
    };
    let told = years.desk.carry_out(&back).expect_err("uploaded").text();
    says(&told, "已于 2026-06-12 由王主任上传", "was uploaded");
    let nowhere = FormId(99);
    says(&desk.no_form(nowhere).text(), "没有编号为 99", "no");
}

#[test]
fn nothing_is_done_on_a_day_that_has_not_come() {
    let years = Years::begin();
    let mut desk = years.back("2027-03-01");
    let told = desk.looks_ahead().expect("read").expect("a caution");
    says(&told, "2027-03-01 晚于今天（2026-12-30）", "after today");
    let contact = key_contact("赵大爷", MemberId(1));
    refuses_procedure(
        &mut desk,
        &add(contact.clone()),
        "没有办理",
        "nothing was done",
    );
    let mut today = years.back("2026-12-30");
    assert!(today.looks_ahead().expect("read").is_none());
    today.carry_out(&add(contact)).expect("entered");
}

#[test]
fn what_is_done_on_an_earlier_day_leaves_what_is_known_of_later_ones() {
    let mut years = Years::begin();
    let (wang, li) = (MemberId(1), MemberId(2));
    let leave = |member| Leave {
        member,
        departure: departure("2026-07-11"),
    };
    let mut contact = key_contact("赵大爷", li);
    contact.last_heard = Some(Heard {
        on: date("2026-06-01"),
        way: ContactWay::Visit,
    });
    let contact = years.desk.carry_out(&add(contact)).expect("entered").value;
    happens(years.on("2026-07-11"), 0, 0, 2, false, "2026-07-11");
    years
        .on("2026-07-11")
        .carry_out(&leave(wang))
        .expect("left");
    let form = form(years.on("2026-07-12"), li, "2026-07-12");

    let mut desk = years.back("2026-02-28");
    let seen = |desk: &Desk, id| desk.book().members.get(id).expect("there").clone();
    assert_eq!(seen(&desk, wang).left, None);
    assert_eq!(seen(&desk, wang).sector.days().count(), 0);
    edit(&mut desk, wang, |it: &mut Member| {
        it.phone = "13900000001".into();
        it.committee
            .change(date("2026-02-20"), Some(CommitteeId(2)));
    });
    edit(&mut desk, contact, |it: &mut KeyContact| {
        assert_eq!(it.last_heard, None);
        it.employer = "退休".into();
    });
    // A form of later days is not there, and can't be had by mistake.
    assert_eq!(status(&desk, form), None);
    let now = years.back("2026-12-30");
    let (member, contact) = (seen(&now, wang), now.book().key_contacts.get(contact));
    assert_eq!(member.phone, "13900000001");
    assert_eq!(member.left.map(|it| it.on), Some(date("2026-07-11")));
    assert_eq!(member.sector.days().next(), Some(date("2026-07-11")));
    assert_eq!(
        member.committee.since(date("2026-03-01")),
        Some(date("2026-02-20"))
    );
    let contact = contact.expect("there");
    assert_eq!(contact.employer, "退休");
    assert_eq!(contact.last_heard.map(|it| it.on), Some(date("2026-06-01")));
    assert!(now.verify_journal().expect("read").is_ok());
    // Of what was seen, the last word counts.
    edit(&mut desk, wang, |it: &mut Member| {
        it.left = Some(departure("2026-02-20"))
    });
    let now = years.back("2026-12-30");
    assert_eq!(
        seen(&now, wang).left.map(|it| it.on),
        Some(date("2026-02-20"))
    );
    // An act that is out of turn by now is refused, whatever the earlier day shows.
    assert!(desk.carry_out(&leave(wang)).is_err());
}

#[test]
fn a_first_convenor_corrected_on_an_earlier_day_still_steps_back_later() {
    let mut years = Years::begin();
    let desk = years.on("2026-02-02");
    let sector = add_sector(desk, "妇联界");
    let [one, other] = ["周敏", "吴静"].map(|name| add_member(desk, name, sector));
    let elects = |member| Elect {
        sector,
        member,
        elected: date("2026-02-02"),
        first: false,
        replaces: None,
        reason: String::new(),
        note: String::new(),
    };
    let [one, other] =
        [one, other].map(|it| desk.carry_out(&elects(it)).expect("elected").value.id());
    for (day, convenor) in [
        ("2026-02-10", one),
        ("2026-06-01", other),
        ("2026-09-01", one),
    ] {
        let first = DesignateFirst {
            convenor,
            on: date(day),
        };
        years.on(day).carry_out(&first).expect("designated");
    }

    let mut desk = years.back("2026-02-28");
    edit(&mut desk, one, |it: &mut Convenor| {
        assert_eq!(it.first.len(), 1, "nothing is known of September");
        it.first[0].from = Some(date("2026-02-12"));
    });
    let now = years.back("2026-12-30");
    let first_on = |id, day| {
        let convenor = now.book().convenors.get(id).expect("there");
        convenor.is_first_on(date(day))
    };
    let days = [
        "2026-02-11",
        "2026-02-12",
        "2026-05-31",
        "2026-06-01",
        "2026-09-01",
    ];
    assert_eq!(
        days.map(|day| (first_on(one, day), first_on(other, day))),
        [
            (false, false),
            (true, false),
            (true, false),
            (false, true),
            (true, false)
        ]
    );
}

#[test]
fn the_journal_calls_nothing_a_correction_that_only_was_not_seen() {
    let mut years = Years::begin();
    let wang = MemberId(1);
    let (name, was) = {
        let wang = years.desk.book().members.get(wang).expect("there");
        (wang.name.clone(), wang.sector_on(date(TODAY)))
    };
    let to = SectorId(was.0 % 3 + 1);
    edit(years.on("2026-07-11"), wang, |it: &mut Member| {
        it.sector.change(date("2026-07-11"), to);
    });
    let mut desk = years.back("2026-02-28");
    let note = |desk: &Desk| desk.journal(None, 1).expect("read")[0].note.clone();
    edit(&mut desk, wang, |it: &mut Member| {
        it.phone = "13900000001".into()
    });
    assert_eq!(note(&desk), name);
    edit(&mut desk, wang, |it: &mut Member| {
        it.sector.correct(date("2026-02-28"), to)
    });
    assert_eq!(note(&desk), format!("{name}（更正）"));
}

#[test]
fn what_others_do_is_looked_at_as_of_the_day_too() {
    let mut years = Years::begin();
    let mut desk = years.back("2026-02-28");
    let early = form(years.on("2026-12-30"), MemberId(1), "2026-02-01");
    assert_eq!(desk.refresh().expect("read").len(), 1);
    assert_eq!(status(&desk, early), None, "entered later");
    let mine = form(&mut desk, MemberId(2), "2026-02-27");
    assert_eq!(status(&desk, mine), Some(Status::Submitted));
    desk.look_at(Year(2025)).expect("another year");
    desk.look_at(Year(2026)).expect("the year");
    assert_eq!(desk.book().forms_by_year()[&Year(2026)].total(), 1);
    assert_eq!(desk.book().seq(), years.back("2026-12-30").book().seq());
    desk.undo().expect("undone");
    assert_eq!(status(&desk, mine), None);
}

#[test]
fn what_others_did_is_told_once_the_past_can_be_read() {
    let mut years = Years::begin();
    let mut desk = years.back("2026-02-28");
    let forms = vec![form(years.on("2026-06-10"), MemberId(1), "2026-06-10")];
    assert_eq!(desk.refresh().expect("read").len(), 1);
    let uploads = |desk: &mut Desk, forms: Vec<FormId>| {
        let file = FileForms {
            forms: forms.clone(),
        };
        desk.carry_out(&file).expect("filed");
        desk.carry_out(&UploadForms { forms }).expect("uploaded");
    };
    uploads(years.on("2026-06-11"), forms.clone());
    // Of the forms that were archived later, nothing can be read for a while.
    let whole = std::fs::read(years.office.path()).expect("read");
    let day = date("2026-06-11").num_days_from_ce().cast_unsigned() ^ 0x8000_0000;
    let key = [&day.to_be_bytes()[..], &forms[0].0.to_be_bytes()].concat();
    let mut damaged = whole.clone();
    for at in 0..whole.len() - key.len() {
        if whole[at..].starts_with(&key) {
            damaged[at] ^= 1;
        }
    }
    assert_ne!(damaged, whole);
    let write = |bytes: &[u8]| {
        let mut file = std::fs::OpenOptions::new()
            .write(true)
            .open(years.office.path())
            .expect("opens");
        std::io::Write::write_all(&mut file, bytes).expect("written");
    };
    write(&damaged);
    assert!(matches!(desk.refresh(), Err(StoreError::Damaged { .. })));
    write(&whole);
    assert_eq!(desk.refresh().expect("read again").len(), 2);
}

/// Something that is done on `day`; what can't be is refused.
fn is_done(desk: &mut Desk, act: u8, a: u64, b: u64, flag: bool, day: &str) {
    let (member, sector) = (MemberId(a % 6 + 1), SectorId(b % 3 + 1));
    let forms = vec![FormId(b % 5 + 1)];
    let reason = "理由".to_owned();
    match act {
        0..14 => happens(desk, act, a, b, flag, day),
        14 | 15 => {
            let sector = desk
                .book()
                .members
                .get(member)
                .map(|it| it.sector_on(date(day)));
            let mut sheet = sheet(member, sector.unwrap_or(SectorId(1)));
            sheet.filled_on = Some(date(day));
            let submit = flag;
            drop(desk.carry_out(&BeginForm { sheet, submit }));
        }
        16 => drop(desk.carry_out(&SubmitForms { forms })),
        17 | 18 => drop(desk.carry_out(&FileForms { forms })),
        19 => drop(desk.carry_out(&ReturnForms { forms, reason })),
        20 => drop(desk.carry_out(&UploadForms { forms })),
        21 => drop(desk.carry_out(&WithdrawForms { forms, reason })),
        22 => drop(desk.carry_out(&PutBackForms { forms, reason })),
        23 => {
            let forms = desk.form(forms[0]).expect("read").into_iter().collect();
            drop(desk.carry_out(&ResumeForms { forms }));
        }
        24 => {
            let mut it = activity("座谈", &[sector]);
            it.held_on = date(day);
            it.participants = vec![member];
            drop(desk.carry_out(&add(it)));
        }
        25 => {
            let mut it = output("提案", sector);
            it.handed_in = date(day);
            drop(desk.carry_out(&add(it)));
        }
        26 => {
            let mut it = plan(Body::Sector(sector));
            it.made_on = Some(date(day));
            drop(desk.carry_out(&add(it)));
        }
        27 => drop(desk.carry_out(&verify::<Activity>(ActivityId(b % 4 + 1)))),
        28 => drop(desk.carry_out(&verify::<Plan>(PlanId(b % 4 + 1)))),
        29 => {
            let mut it = key_contact("赵大爷", member);
            it.since = Some(date(day));
            drop(desk.carry_out(&add(it)));
        }
        _ => drop(desk.carry_out(&end::<KeyContact>(KeyContactId(b % 4 + 1), departure(day)))),
    }
}

/// All records, tallies and forms, and all that is said of them.
fn all_of(desk: &Desk, day: &str) -> Vec<String> {
    let book: &Book = desk.book();
    let mut all = said(book, day);
    for kind in Kind::ALL {
        let records = (0..40).filter_map(|id| book.record(*kind, id));
        all.extend(records.map(|it| format!("{it:?}")));
    }
    for year in [2025, 2026].map(Year) {
        all.push(format!("{:?}", book.forms_by_year().get(&year)));
        let members = (1..40).map(MemberId);
        all.extend(
            members
                .clone()
                .map(|it| format!("{:?}", book.tally(it, year))),
        );
        let of = |status| desk.forms_of_year(year, members.clone(), move |it| it == status);
        all.extend(Status::ALL.map(|it| format!("{it:?} {:?}", of(it).expect("read"))));
    }
    for id in (1..9).map(FormId) {
        all.push(format!("{:?}", desk.form(id).expect("read")));
    }
    let view = View::whole(desk, Locale::Zh);
    for list in List::all() {
        let mut take = |it: &dyn Entry| {
            all.push(it.value().to_string());
            Ok::<(), StoreError>(())
        };
        list.each(&view, &mut take).expect("listed");
    }
    match circular::draft(book, desk.today(), Vec::new()) {
        Ok(draft) => all.extend(
            draft
                .figures
                .iter()
                .map(|it| format!("{} {:?}", it.code, it.value)),
        ),
        Err(refusal) => all.push(format!("{refusal:?}")),
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10))]

    /// Whoever looks back at a day sees what was to be seen on it.
    #[test]
    fn a_day_looks_as_if_nothing_had_come_after_it(
        acts in prop::collection::vec(
            (0..31u8, any::<u16>(), any::<u16>(), any::<bool>(), 0..20u32), 1..40,
        ),
        back in 0..20u32,
    ) {
        let mut acts = acts;
        acts.sort_by_key(|(.., half_month)| *half_month);
        let day = |half: u32| format!("2026-{:02}-{}", half / 2 + 2, if half.is_multiple_of(2) { "05" } else { "20" });
        let back_on = day(back);
        let (mut whole, mut part) = (Years::begin(), Years::begin());
        for (act, a, b, flag, half_month) in acts {
            let on = day(half_month);
            is_done(whole.on(&on), act, a.into(), b.into(), flag, &on);
            if half_month <= back {
                is_done(part.on(&on), act, a.into(), b.into(), flag, &on);
            }
        }
        let (seen, was) = (whole.back(&back_on), part.back(&back_on));
        let (seen, was) = (all_of(&seen, &back_on), all_of(&was, &back_on));
        for (seen, was) in seen.iter().zip(&was) {
            prop_assert_eq!(seen, was);
        }
        prop_assert_eq!(seen.len(), was.len());
    }
}
