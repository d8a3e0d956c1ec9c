//! Files taken in: read one by one, kept, and matched; what can't be read is named, and nothing of
//! the folder is touched.

use std::fs;
use std::path::{Path, PathBuf};

use jiebie::desk::form::intake::{Found, IntakeRun, Progress, Report, Standing, scan};
use jiebie::desk::{Desk, Refusal};
use jiebie::domain::attachment::MOST_BYTES;
use jiebie::domain::form::RegistrationForm;
use jiebie::store::StoreError;
use jiebie::text::Locale;

use crate::papers::{PAPER, Paper, docx, xlsx};
use crate::testkit::*;

/// An office with two members of 教育界, and a folder for papers beside its store.
fn office() -> (TestStore, PathBuf) {
    let (mut desk, home) = with_sector("教育界");
    add_member(&mut desk, "王伟", home);
    add_member(&mut desk, "李小明", home);
    let folder = desk.folder().join("收件");
    fs::create_dir(&folder).expect("a folder");
    (desk, folder)
}

fn put(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, bytes).expect("written");
    path
}

fn read(path: &Path) -> IntakeRun {
    let mut run = IntakeRun::over(scan(path).expect("there"));
    run.read_all();
    run
}

fn take(desk: &mut Desk, path: &Path) -> Report {
    let report = read(path).carry_out(desk, &mut |_| true);
    report.expect("carried out").expect("not stopped")
}

fn counts(report: &Report) -> (usize, usize, usize) {
    (report.taken(), report.unchanged(), report.left())
}

/// The only form of a report of one file.
fn form(desk: &Desk, report: &Report) -> RegistrationForm {
    let id = report.files[0].forms[0].id.expect("taken in");
    desk.form(id).expect("read").expect("kept")
}

/// Every file below a folder with its bytes, in order.
fn listed(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            all.extend(listed(&path));
        } else {
            let bytes = fs::read(&path).expect("read");
            all.push((path, bytes));
        }
    }
    all.sort();
    all
}

fn originals(desk: &Desk) -> Vec<(PathBuf, Vec<u8>)> {
    let mut folder = desk.path().as_os_str().to_owned();
    folder.push(".files");
    listed(Path::new(&folder))
}

#[test]
fn a_folder_is_taken_in_once_and_left_as_it_was() {
    let (mut desk, folder) = office();
    fs::create_dir(folder.join("补报")).expect("a folder");
    let li = Paper {
        name: "李小明",
        ..PAPER
    };
    let (first, second) = (docx(&[PAPER]), xlsx(li));
    put(&folder, "01-王伟.docx", &first);
    put(&folder, "补报/02.xlsx", &second);
    put(
        &folder,
        "03-查无此人.docx",
        docx(&[Paper {
            name: "查无此人",
            ..PAPER
        }]),
    );
    put(&folder, "~$-王伟.docx", "lock");
    put(&folder, "坏.docx", &first[..first.len() / 2]);
    put(&folder, "说明.txt", "请各位委员按时填报。");
    put(&folder, "空.docx", "");
    let before = listed(&folder);

    let rehearsed = read(&folder).rehearse(&mut desk).expect("rehearsed");
    assert_eq!((counts(&rehearsed), rehearsed.seq), ((2, 0, 4), None));
    assert_eq!(originals(&desk), [], "a rehearsal keeps nothing");
    let entry = last_entry(&desk).seq.0;

    let report = take(&mut desk, &folder);
    assert_eq!(counts(&report), (2, 0, 4));
    assert_eq!(report.seq.map(|it| it.0), Some(entry + 1));
    let told: Vec<_> = report
        .files
        .iter()
        .map(|file| {
            let name = file.path.rsplit('/').next().expect("a name");
            let reason = file.reason.as_ref();
            let reason = reason.or_else(|| file.forms.first()?.reason.as_ref());
            (name, file.standing(), reason.map(|it| it.code))
        })
        .collect();
    use Standing::{Left, Taken};
    assert_eq!(
        told,
        [
            ("01-王伟.docx", Taken, None),
            ("03-查无此人.docx", Left, Some("no-such-member")),
            ("坏.docx", Left, Some("unreadable")),
            ("空.docx", Left, Some("unreadable")),
            ("02.xlsx", Taken, None),
            ("说明.txt", Left, Some("no-form")),
        ]
    );
    for reason in report.files.iter().filter_map(|file| file.reason.as_ref()) {
        speaks(&reason.text);
    }
    let kept: Vec<Vec<u8>> = originals(&desk).into_iter().map(|(_, it)| it).collect();
    assert_eq!(kept.len(), 2, "only what was taken in is kept");
    assert!(kept.contains(&first) && kept.contains(&second));
    let taken = form(&desk, &report);
    assert_eq!(taken.sheet.filled_on, Some(date("2026-11-10")));
    assert_eq!(taken.sheet.account, PAPER.account);
    assert_eq!(taken.attachments[0].name, "01-王伟.docx");
    assert_eq!(taken.attachments[0].kind, "docx");
    assert_eq!(
        desk.original(&taken.attachments[0].digest).expect("kept"),
        first
    );
    assert_eq!(listed(&folder), before, "the folder is as it was");

    let again = take(&mut desk, &folder);
    assert_eq!((counts(&again), again.seq), ((0, 2, 4), None));
    assert_eq!(last_entry(&desk).seq.0, entry + 1);
    is_sound(&desk);
}

#[test]
fn a_file_saved_anew_or_under_another_name_is_the_same_form() {
    let (mut desk, folder) = office();
    let path = put(&folder, "a.docx", docx(&[PAPER]));
    assert_eq!(counts(&take(&mut desk, &path)), (1, 0, 0));
    fs::rename(&path, folder.join("b.docx")).expect("renamed");
    let report = take(&mut desk, &folder.join("b.docx"));
    assert_eq!(
        report.files[0].forms[0].reason.as_ref().map(|it| it.code),
        Some("taken-before")
    );
    let report = take(&mut desk, &put(&folder, "c.xlsx", xlsx(PAPER)));
    assert_eq!(
        report.files[0].forms[0].reason.as_ref().map(|it| it.code),
        Some("same-content")
    );
    assert_eq!(originals(&desk).len(), 1);
    // Both at once: the second is known by the first.
    let day = Paper {
        day: "2026-11-11",
        ..PAPER
    };
    let other = folder.join("两份");
    fs::create_dir(&other).expect("a folder");
    put(&other, "1.docx", docx(&[day]));
    put(&other, "2.docx", docx(&[day]));
    put(&other, "3.xlsx", xlsx(day));
    assert_eq!(counts(&take(&mut desk, &other)), (1, 2, 0));
    assert_eq!(originals(&desk).len(), 2);
}

#[test]
fn several_forms_of_a_file_share_it() {
    let (mut desk, folder) = office();
    let li = Paper {
        name: "李小明",
        ..PAPER
    };
    let path = put(&folder, "汇总.docx", docx(&[PAPER, li]));
    let report = take(&mut desk, &path);
    assert_eq!(counts(&report), (2, 0, 0));
    assert_eq!(originals(&desk).len(), 1);
    let nth: Vec<_> = report.files[0]
        .forms
        .iter()
        .map(|it| {
            desk.form(it.id.expect("taken"))
                .expect("read")
                .expect("kept")
        })
        .map(|form| form.attachments[0].nth)
        .collect();
    assert_eq!(nth, [1, 2]);
    assert_eq!(counts(&take(&mut desk, &path)), (0, 2, 0));
    is_sound(&desk);
}

#[test]
fn bytes_that_are_no_file_are_taken_in_too() {
    let (mut desk, _) = office();
    let mut run = IntakeRun::over(vec![Found::bytes("-", docx(&[PAPER]))]);
    run.read_all();
    let report = run.carry_out(&mut desk, &mut |_| true);
    let report = report.expect("carried out").expect("not stopped");
    assert_eq!(counts(&report), (1, 0, 0));
    is_sound(&desk);
}

#[test]
fn a_run_tells_how_far_it_is_and_can_be_stopped() {
    fn may_read_elsewhere<T: Send>(_: &T) {}
    let (mut desk, folder) = office();
    for n in 1..=3 {
        let day = format!("2026-11-0{n}");
        let paper = Paper { day: &day, ..PAPER };
        put(&folder, &format!("{n}.docx"), docx(&[paper]));
    }
    let mut run = IntakeRun::over(scan(&folder).expect("there"));
    may_read_elsewhere(&run);
    let next = |run: &IntakeRun| {
        let Progress { done, all, next } = run.progress();
        let name = next.map(|it| it.rsplit('/').next().map(str::to_owned));
        (done, all, name.flatten())
    };
    assert_eq!(next(&run), (0, 3, Some("1.docx".to_owned())));
    assert!(run.read_next());
    assert_eq!(next(&run), (1, 3, Some("2.docx".to_owned())));
    run.read_all();
    assert_eq!(next(&run), (3, 3, None));
    assert!(!run.read_next());

    let entry = last_entry(&desk);
    assert_eq!(
        run.keeping().all,
        0,
        "nothing is to be kept before a rehearsal"
    );
    assert_eq!(run.rehearse(&mut desk).expect("rehearsed").taken(), 3);
    assert_eq!((run.keeping().done, run.keeping().all), (0, 3));
    assert!(run.keep_next(&desk).expect("kept"));
    assert_eq!((run.keeping().done, run.keeping().all), (1, 3));
    let mut told = Vec::new();
    let stopped = run.carry_out(&mut desk, &mut |progress| {
        told.push((progress.done, progress.all));
        progress.done < 2
    });
    assert!(stopped.expect("no refusal").is_none());
    assert_eq!(told, [(0, 3), (1, 3), (2, 3)]);
    assert_eq!(last_entry(&desk), entry, "nothing is written");
    is_sound(&desk);
    // What was kept for nothing is used by the next run.
    assert_eq!(originals(&desk).len(), 2);
    let report = run.carry_out(&mut desk, &mut |_| true).expect("no refusal");
    assert_eq!(counts(&report.expect("a report")), (3, 0, 0));
    assert_eq!(originals(&desk).len(), 3);
    is_sound(&desk);
}

#[test]
fn a_file_that_changes_or_goes_while_it_is_taken_in_is_left() {
    let (mut desk, folder) = office();
    let day = |day| Paper { day, ..PAPER };
    put(&folder, "1.docx", docx(&[day("2026-11-01")]));
    let changes = put(&folder, "2.docx", docx(&[day("2026-11-02")]));
    let goes = put(&folder, "3.docx", docx(&[day("2026-11-03")]));
    let mut run = read(&folder);
    fs::write(&changes, docx(&[day("2026-11-04")])).expect("changed");
    fs::remove_file(&goes).expect("gone");
    let report = run.carry_out(&mut desk, &mut |_| true);
    let report = report.expect("no refusal").expect("not stopped");
    assert_eq!(counts(&report), (1, 0, 2));
    for file in &report.files[1..] {
        let reason = file.forms[0].reason.as_ref().expect("a reason");
        assert_eq!(reason.code, "changed-meanwhile");
        speaks(&reason.text);
    }
    is_sound(&desk);
    assert_eq!(counts(&take(&mut desk, &folder)), (1, 1, 0));
}

#[test]
fn what_is_too_large_is_named_and_not_read() {
    let (mut desk, folder) = office();
    let path = folder.join("照片.docx");
    let file = fs::File::create(&path).expect("a file");
    file.set_len(MOST_BYTES + 1).expect("a long file");
    let report = take(&mut desk, &folder);
    let reason = report.files[0].reason.as_ref().expect("a reason");
    assert_eq!(reason.code, "too-large");
    says(
        &reason.text,
        "超过 20971520 B 的上限",
        "more than the limit of 20971520 B",
    );
}

#[test]
fn a_lost_or_damaged_original_is_found_by_the_audit_and_healed_by_taking_it_in_again() {
    let (mut desk, folder) = office();
    let bytes = docx(&[PAPER]);
    let path = put(&folder, "1.docx", &bytes);
    let report = take(&mut desk, &path);
    let taken = form(&desk, &report);
    let attachment = &taken.attachments[0];
    let kept = originals(&desk)[0].0.clone();
    let faults = |desk: &Desk| desk.audit().expect("audited").faults;
    fs::write(&kept, "damaged").expect("damaged");
    let (id, digest) = (taken.id, attachment.digest);
    let told = |fault: &str| format!("forms {id}, original 1.docx: {fault} ({digest})");
    assert_eq!(faults(&desk), [told("damaged")]);
    let error = desk.original(&attachment.digest).expect_err("damaged");
    assert!(matches!(error, StoreError::OriginalDamaged(_)), "{error:?}");
    speaks(&error.text());
    fs::remove_file(&kept).expect("lost");
    assert_eq!(faults(&desk), [told("missing")]);
    speaks(
        &desk
            .original(&attachment.digest)
            .expect_err("missing")
            .text(),
    );
    let healed = take(&mut desk, &path);
    assert_eq!(counts(&healed), (0, 1, 0));
    assert_eq!(
        desk.original(&attachment.digest).expect("there again"),
        bytes
    );
    is_sound(&desk);
}

#[test]
fn a_reader_and_an_office_without_members_keep_nothing() {
    let (office, folder) = office();
    let path = put(&folder, "1.docx", docx(&[PAPER]));
    let mut reader = office.reader();
    let refused = read(&path).carry_out(&mut reader, &mut |_| true);
    assert!(matches!(refused, Err(Refusal::Denied(_))), "{refused:?}");
    assert_eq!(originals(&office), []);
    let mut bare = desk();
    match read(&path).carry_out(&mut bare, &mut |_| true) {
        Err(Refusal::Procedure(text)) => assert!(text.say(Locale::Zh).contains("导入委员名册")),
        other => panic!("{other:?}"),
    }
    assert_eq!(originals(&bare), []);
}

/// Whoever dies between keeping a file and the transaction leaves a file that nothing names.
#[test]
fn two_people_who_take_in_the_same_folder_take_it_in_once() {
    let (mut desk, folder) = office();
    put(&folder, "1.docx", docx(&[PAPER]));
    let (mut mine, mut theirs) = (read(&folder), read(&folder));
    let mut colleague = desk.colleague("李科长");
    let mut met = 0;
    let report = mine.carry_out(&mut desk, &mut |_| {
        // The other run overtakes this one, after it has looked and before it writes.
        let report = theirs.carry_out(&mut colleague, &mut |_| true);
        met = report.expect("no refusal").expect("not stopped").taken();
        true
    });
    assert_eq!(met, 1);
    assert_eq!(
        counts(&report.expect("no refusal").expect("a report")),
        (0, 1, 0)
    );
    is_sound(&desk);
}
