//! Registration forms from draft to upload: one at a time, many at once, and what is refused. Long
//! because the form's life is one thing.

use jiebie::desk::form::{
    BeginForm, CorrectForm, FileForms, PutBackForms, ResumeForms, ReturnForms, SubmitForms,
    UploadForms, WithdrawForms, obstacles,
};
use jiebie::desk::{ActOutcome, Desk, Refusal, Request};
use jiebie::domain::calendar::Year;
use jiebie::domain::form::{Event, InvalidTransition, Status};
use jiebie::domain::id::*;
use jiebie::store::ArchivePage;

use crate::testkit::*;

fn invalid<R: Request>(desk: &mut Desk, request: &R, zh: &str, en: &str) {
    match refuses(desk, request) {
        refusal @ Refusal::InvalidTransition(InvalidTransition::OutOfTurn { .. }) => {
            says(&refusal.text(), zh, en);
        }
        other => panic!("{other:?}"),
    }
}

/// A sector and its only member.
fn member_of_a_sector() -> (TestStore, SectorId, MemberId) {
    let (mut desk, home) = with_sector("教育界");
    let member = add_member(&mut desk, "王伟", home);
    (desk, home, member)
}

fn status(desk: &Desk, id: FormId) -> Status {
    desk.form(id).expect("read").expect("kept").status()
}

fn send_back(form: FormId, reason: &str) -> ReturnForms {
    ReturnForms {
        forms: vec![form],
        reason: reason.into(),
    }
}

fn withdraw(form: FormId) -> WithdrawForms {
    WithdrawForms {
        forms: vec![form],
        reason: "重复填报".into(),
    }
}

fn submit(form: FormId) -> SubmitForms {
    SubmitForms { forms: vec![form] }
}

fn file(form: FormId) -> FileForms {
    FileForms { forms: vec![form] }
}

fn upload(form: FormId) -> UploadForms {
    UploadForms { forms: vec![form] }
}

#[test]
fn a_form_lives_from_draft_to_upload() {
    let (mut desk, home, member) = member_of_a_sector();
    let begin = BeginForm {
        sheet: sheet(member, home),
        submit: false,
    };
    let id = does(&mut desk, &begin, "add-form", "王伟").id();
    assert_eq!(status(&desk, id), Status::Draft);
    let note = format!("王伟 #{id}");
    let outcome = does(&mut desk, &submit(id), "submit-form", &note);
    assert_eq!(outcome.done, [id]);
    does(
        &mut desk,
        &send_back(id, " 请补充走访时间 "),
        "return-form",
        &note,
    );
    let form = desk.form(id).expect("read").expect("kept");
    assert_eq!(form.return_reason(), Some("请补充走访时间"));
    does(&mut desk, &submit(id), "submit-form", &note);
    does(&mut desk, &file(id), "file-form", &note);
    assert!(desk.book().forms.get(id).is_some(), "still to be uploaded");
    does(&mut desk, &upload(id), "upload-form", &note);
    assert!(desk.book().forms.get(id).is_none(), "archived");
    assert_eq!(status(&desk, id), Status::Uploaded);
    let form = desk.form(id).expect("read").expect("kept");
    let events: Vec<_> = form.history().iter().map(|step| step.event).collect();
    assert_eq!(
        events,
        [
            Event::Begin,
            Event::Submit,
            Event::Return,
            Event::Submit,
            Event::File,
            Event::Upload
        ]
    );
    assert!(form.history().iter().all(|step| step.by == "王主任"));
    assert_eq!(
        desk.book().tally(member, Year(2026)).at(Status::Uploaded),
        1
    );
    assert_eq!(
        desk.forms_of(member).expect("an index"),
        [(id, Status::Uploaded)]
    );
    let rows = desk
        .forms_page(Year(2026), ArchivePage::First, 10, |_, _| true)
        .expect("a page");
    assert_eq!(rows.len(), 1);
    is_sound(&desk);
}

#[test]
fn a_form_handed_in_at_once_is_one_entry() {
    let (mut desk, home, member) = member_of_a_sector();
    let begin = BeginForm {
        sheet: sheet(member, home),
        submit: true,
    };
    let id = does(&mut desk, &begin, "submit-form", "王伟").id();
    assert_eq!(status(&desk, id), Status::Submitted);
}

#[test]
fn a_draft_may_be_incomplete_but_not_a_form_that_is_handed_in() {
    let (mut desk, home, member) = member_of_a_sector();
    let mut blank = sheet(member, home);
    blank.filled_on = None;
    blank.account = " \n".into();
    blank.employer = String::new();
    let begin = |submit| BeginForm {
        sheet: blank.clone(),
        submit,
    };
    match refuses(&mut desk, &begin(true)) {
        Refusal::Fields(errors) => {
            let fields: Vec<_> = errors.iter().map(|error| error.field).collect();
            assert_eq!(fields, ["account", "employer", "filled_on"]);
        }
        other => panic!("{other:?}"),
    }
    let id = does(&mut desk, &begin(false), "add-form", "王伟").id();
    match refuses(&mut desk, &submit(id)) {
        Refusal::Fields(errors) => assert_eq!(errors.len(), 3),
        other => panic!("{other:?}"),
    }
    let nobody = BeginForm {
        sheet: sheet(MemberId(9), home),
        submit: false,
    };
    refuses_field(
        &mut desk,
        &nobody,
        "member",
        "没有这名委员",
        "no such member",
    );
    let nowhere = BeginForm {
        sheet: sheet(member, SectorId(9)),
        submit: false,
    };
    refuses_field(
        &mut desk,
        &nowhere,
        "sector",
        "没有这个界别",
        "no such sector",
    );
}

#[test]
fn what_is_in_the_way_of_filing_is_named() {
    let (mut desk, home, member) = member_of_a_sector();
    let other = add_sector(&mut desk, "体育界");
    let today = desk.today();
    let faults = |change: &dyn Fn(&mut jiebie::domain::form::Sheet)| {
        let mut sheet = sheet(member, home);
        change(&mut sheet);
        obstacles(&sheet, desk.book(), &today)
    };
    assert!(faults(&|_| {}).is_empty());
    let cases = [
        (
            faults(&|sheet| sheet.filled_on = Some(date("2026-12-01"))),
            "filled_on",
            "不能晚于今天",
            "lies after today",
        ),
        (
            faults(&|sheet| sheet.filled_on = Some(date("2025-12-31"))),
            "filled_on",
            "不在本届任期内",
            "outside the term",
        ),
        (
            faults(&|sheet| sheet.filled_on = None),
            "filled_on",
            "没有填表时间",
            "date filled is missing",
        ),
        (
            faults(&|sheet| sheet.sector = other),
            "sector",
            "登记表写的是体育界，名册上是教育界",
            "says 体育界, the roster says 教育界",
        ),
        (
            faults(&|sheet| sheet.account.clear()),
            "account",
            "此项必填",
            "must be filled in",
        ),
    ];
    for (errors, field, zh, en) in cases {
        assert_eq!(errors.len(), 1, "{field}: {errors:?}");
        assert_eq!(errors[0].field, field);
        says(&errors[0].text, zh, en);
    }
}

#[test]
fn a_step_out_of_turn_is_refused_with_where_the_form_stands() {
    let (mut desk, home, member) = member_of_a_sector();
    let id = add_form(&mut desk, member, home, false);
    let reason = send_back(id, "看不清");
    invalid(&mut desk, &file(id), "登记表草稿，不能备案", "is draft");
    invalid(
        &mut desk,
        &upload(id),
        "不能上传政协云",
        "can't be uploaded",
    );
    invalid(&mut desk, &reason, "不能退回", "can't be returned");
    desk.carry_out(&submit(id)).expect("handed in");
    invalid(
        &mut desk,
        &submit(id),
        "已提交，不能再次提交",
        "submitted again",
    );
    invalid(&mut desk, &upload(id), "已提交", "can't be uploaded now");
    desk.carry_out(&file(id)).expect("filed");
    invalid(&mut desk, &file(id), "已备案，不能再次备案", "is filed");
    invalid(&mut desk, &reason, "已备案，不能退回", "is filed");
    invalid(&mut desk, &submit(id), "已备案", "is filed");
    desk.carry_out(&withdraw(id)).expect("withdrawn");
    // An archived form is done, and it is said by whom.
    refuses_procedure(&mut desk, &submit(id), "由王主任撤回", "was withdrawn");
}

#[test]
fn a_form_is_returned_only_with_a_reason() {
    let (mut desk, home, member) = member_of_a_sector();
    let id = add_form(&mut desk, member, home, true);
    for reason in ["", " \n\t"] {
        match refuses(&mut desk, &send_back(id, reason)) {
            refusal @ Refusal::InvalidTransition(InvalidTransition::ReasonMissing(
                Event::Return,
            )) => {
                says(&refusal.text(), "退回须写明原因", "only with a reason");
            }
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(status(&desk, id), Status::Submitted);
}

#[test]
fn a_withdrawn_form_is_taken_up_again_with_its_history() {
    let (mut desk, home, member) = member_of_a_sector();
    let id = add_form(&mut desk, member, home, true);
    desk.carry_out(&withdraw(id)).expect("withdrawn");
    let form = desk.form(id).expect("read").expect("in the archive");
    let resume = ResumeForms {
        forms: vec![form.clone()],
    };
    does(&mut desk, &resume, "resume-form", "王伟");
    let again = desk.book().forms.get(id).expect("pending again").clone();
    assert_eq!(again.status(), Status::Draft);
    let events: Vec<_> = again.history().iter().map(|step| step.event).collect();
    assert_eq!(
        events,
        [Event::Begin, Event::Submit, Event::Withdraw, Event::Resume]
    );
    // Handed in and filed as any other; what waits can't be taken up.
    invalid(
        &mut desk,
        &ResumeForms { forms: vec![form] },
        "不能恢复",
        "can't be taken up again",
    );
    desk.carry_out(&submit(id)).expect("handed in");
    desk.carry_out(&file(id)).expect("filed");
    assert_eq!(status(&desk, id), Status::Filed);
}

#[test]
fn a_form_filed_by_mistake_is_put_back_with_a_reason_by_who_may_file() {
    let (mut desk, home, member) = member_of_a_sector();
    let id = add_form(&mut desk, member, home, true);
    let put_back = |reason: &str| PutBackForms {
        forms: vec![id],
        reason: reason.to_owned(),
    };
    invalid(
        &mut desk,
        &put_back("误办"),
        "不能撤销备案",
        "can't be put back",
    );
    desk.carry_out(&file(id)).expect("filed");
    match refuses(&mut desk, &put_back(" ")) {
        refusal @ Refusal::InvalidTransition(InvalidTransition::ReasonMissing(Event::PutBack)) => {
            says(&refusal.text(), "撤销备案须写明原因", "only with a reason");
        }
        other => panic!("{other:?}"),
    }
    does(
        &mut desk,
        &put_back(" 备案人看错 "),
        "put-back-form",
        "王伟",
    );
    let form = desk.book().forms.get(id).expect("pending").clone();
    assert_eq!(form.status(), Status::Submitted);
    assert_eq!(form.filed_on(), None, "the filing stands no more");
    let last = form.history().last().expect("a step");
    assert_eq!(
        (last.event, last.reason.as_str()),
        (Event::PutBack, "备案人看错")
    );
    desk.carry_out(&file(id)).expect("filed again");
    desk.carry_out(&upload(id)).expect("uploaded");
    // What is uploaded is done.
    refuses_procedure(&mut desk, &put_back("误办"), "由王主任上传", "was uploaded");
}

#[test]
fn no_step_lies_on_a_day_before_the_step_that_it_follows() {
    let (office, home, member) = member_of_a_sector();
    let (_folder, path) = {
        let mut office = office;
        add_form(&mut office, member, home, true);
        add_form(&mut office, member, home, false);
        office.close()
    };
    let on = |day: &str| {
        let store = jiebie::store::Store::open(&path).expect("opens");
        sit_down(store, "王主任", jiebie::domain::authority::Role::Admin, day)
    };
    let (submitted, draft) = (FormId(1), FormId(2));
    // The forms were filled in on a day before that, so that nothing else is in the way.
    let mut early = on("2026-11-23");
    let before = |refusal: Refusal| match refusal {
        Refusal::InvalidTransition(InvalidTransition::BeforeLast { .. }) => {
            says(&refusal.text(), "不能早于这一天", "can't be")
        }
        other => panic!("{other:?}"),
    };
    before(refuses(&mut early, &file(submitted)));
    before(refuses(&mut early, &send_back(submitted, "请补充")));
    before(refuses(&mut early, &withdraw(submitted)));
    before(refuses(&mut early, &submit(draft)));
    let mut later = on("2026-11-25");
    later.carry_out(&file(submitted)).expect("filed");
    early.refresh().expect("read");
    before(refuses(&mut early, &upload(submitted)));
    // Taking back is no step: it makes the form what it was.
    later.undo().expect("undone");
    assert_eq!(status(&later, submitted), Status::Submitted);
    let mut same_day = on(TODAY);
    same_day.carry_out(&file(submitted)).expect("filed");
}

#[test]
fn many_forms_take_a_step_together_and_the_rest_is_named() {
    let (mut desk, home, member) = member_of_a_sector();
    let ready: Vec<_> = (0..3)
        .map(|_| add_form(&mut desk, member, home, true))
        .collect();
    let draft = add_form(&mut desk, member, home, false);
    let mut forms = ready.clone();
    forms.insert(1, draft);
    let before = last_entry(&desk).seq;
    let ActOutcome { done, refused, .. } =
        does(&mut desk, &FileForms { forms }, "file-form", "王伟");
    assert_eq!(done, ready);
    assert_eq!(refused.len(), 1);
    assert_eq!(refused[0].0, draft);
    says(&refused[0].1, "草稿", "draft");
    let entry = last_entry(&desk);
    assert_eq!(entry.seq.0, before.0 + 1, "one entry for all");
    assert_eq!(entry.note.matches('#').count(), 3, "{}", entry.note);
    assert!(!entry.note.contains(&format!("#{draft}")), "{}", entry.note);
    // None that can: refused as a whole.
    assert!(matches!(
        refuses(&mut desk, &FileForms { forms: ready }),
        Refusal::InvalidTransition(_)
    ));
    refuses_procedure(
        &mut desk,
        &FileForms { forms: vec![] },
        "没有选中的记录",
        "No record is chosen",
    );
}

#[test]
fn a_form_named_twice_takes_the_step_once() {
    let (mut desk, home, member) = member_of_a_sector();
    let id = add_form(&mut desk, member, home, true);
    let twice = FileForms {
        forms: vec![id, id],
    };
    let outcome = does(&mut desk, &twice, "file-form", "王伟");
    assert_eq!(outcome.done, [id]);
    let form = desk.form(id).expect("read").expect("kept");
    assert_eq!(form.history().len(), 3);
}

#[test]
fn a_sheet_is_corrected_until_it_is_filed() {
    let (mut desk, home, member) = member_of_a_sector();
    let id = add_form(&mut desk, member, home, false);
    let correct = |desk: &Desk, account: &str, submit| CorrectForm {
        form: id,
        sheet: jiebie::domain::form::Sheet {
            account: account.into(),
            ..sheet(member, home)
        },
        seen: desk.book().forms.seq(id).expect("pending"),
        submit,
    };
    let draft = correct(&desk, "", false);
    does(&mut desk, &draft, "edit-form", "王伟");
    let stale = correct(&desk, "走访3户", false);
    let newer = correct(&desk, "走访4户", true);
    does(&mut desk, &newer, "submit-form", "王伟");
    assert!(matches!(
        refuses(&mut desk, &stale),
        Refusal::Conflict {
            theirs: Some(_),
            ..
        }
    ));
    let blank = correct(&desk, " ", false);
    refuses_field(
        &mut desk,
        &blank,
        "account",
        "此项必填",
        "must be filled in",
    );
    // A form handed in is corrected, not handed in again.
    let again = correct(&desk, "走访5户", true);
    assert!(matches!(
        refuses(&mut desk, &again),
        Refusal::InvalidTransition(_)
    ));
    desk.carry_out(&file(id)).expect("filed");
    let late = correct(&desk, "走访9户", false);
    refuses_procedure(
        &mut desk,
        &late,
        "已备案，内容不能再改",
        "can't be corrected",
    );
}

#[test]
fn a_form_moves_to_another_year_with_its_date_and_the_tallies_follow() {
    let (mut desk, home, member) = member_of_a_sector();
    let mut old = sheet(member, home);
    old.filled_on = Some(date("2026-01-05"));
    let id = desk
        .carry_out(&BeginForm {
            sheet: old,
            submit: false,
        })
        .expect("a form")
        .value
        .id();
    desk.look_at(Year(2025)).expect("another year");
    let mut older = sheet(member, home);
    older.filled_on = Some(date("2025-12-28"));
    let correct = CorrectForm {
        form: id,
        sheet: older,
        seen: desk.book().forms.seq(id).expect("pending"),
        submit: false,
    };
    does(&mut desk, &correct, "edit-form", "王伟");
    let book = desk.book();
    assert_eq!(book.tally(member, Year(2025)).total(), 1);
    assert_eq!(book.tally(member, Year(2026)).total(), 0);
    let years: Vec<_> = book.forms_by_year().keys().copied().collect();
    assert_eq!(years, [Year(2025)]);
    desk.undo().expect("undone");
    assert_eq!(desk.book().tally(member, Year(2026)).total(), 1);
    is_as_stored(&desk);
    is_sound(&desk);
}

#[test]
fn a_form_of_a_member_who_moved_is_filed_only_when_it_says_the_new_sector() {
    let (mut desk, home, member) = member_of_a_sector();
    let id = add_form(&mut desk, member, home, true);
    let other = add_sector(&mut desk, "体育界");
    let mut record = desk.book().members.get(member).expect("entered").clone();
    record.sector = other.into();
    let seen = desk.book().members.seq(member).expect("entered");
    desk.carry_out(&edit_of(record, seen)).expect("moved");
    refuses_field(
        &mut desk,
        &file(id),
        "sector",
        "登记表写的是教育界，名册上是体育界",
        "the roster says 体育界",
    );
    // It can still be returned or withdrawn.
    does(
        &mut desk,
        &send_back(id, "界别已变更"),
        "return-form",
        "王伟",
    );
    does(&mut desk, &withdraw(id), "withdraw-form", "王伟");
}
