//! Files that are attached to records by example: kept with the record, told by their bytes, journalled, taken
//! back, and refused where they can't be.

use std::fs;
use std::path::PathBuf;

use jiebie::desk::attach::{Attach, Detach};
use jiebie::desk::{Desk, Refusal, Remove};
use jiebie::domain::attachment::{Attachment, MOST_BYTES, MOST_FILES};
use jiebie::domain::authority::Role;
use jiebie::domain::calendar::Year;
use jiebie::domain::closing::YearClosing;
use jiebie::domain::id::*;
use jiebie::domain::record::{Kind, Record};
use jiebie::domain::yearwork::{Body, Plan};
use jiebie::store::{Store, StoreError};

use crate::testkit::*;

/// A desk with a sector's plan, #1.
fn office() -> TestStore {
    let (mut desk, home) = with_sector("教育界");
    let made = Plan {
        made_on: Some(date("2026-02-02")),
        ..plan(Body::Sector(home))
    };
    desk.carry_out(&add(made)).expect("entered");
    desk
}

fn file(desk: &TestStore, name: &str, bytes: &[u8]) -> PathBuf {
    let path = desk.folder().join(name);
    fs::write(&path, bytes).expect("written");
    path
}

fn to_plan(desk: &Desk, paths: &[PathBuf]) -> Result<Attach, Refusal> {
    Attach::read(desk, Kind::Plan, 1, paths)
}

fn attach(desk: &mut Desk, paths: &[PathBuf]) {
    let request = to_plan(desk, paths).expect("read");
    request.keep(desk).expect("kept");
    desk.carry_out(&request).expect("attached");
}

fn files(desk: &Desk) -> Vec<Attachment> {
    desk.files_of(Kind::Plan, 1).expect("a plan")
}

fn detach(file: &Attachment) -> Detach {
    Detach {
        kind: Kind::Plan,
        id: 1,
        digest: file.digest,
    }
}

/// Refused as it is read, before anything is kept.
#[track_caller]
fn is_not_read(desk: &TestStore, path: PathBuf, zh: &str, en: &str) {
    let Err(refusal) = to_plan(desk, &[path]) else {
        panic!("it was read");
    };
    speaks(&refusal.text());
    says(&refusal.text(), zh, en);
    assert!(!desk.path().with_extension("store.files").exists());
}

#[test]
fn files_belong_to_a_record_until_they_are_taken_off() {
    let mut desk = office();
    let paths = [
        file(&desk, "计划.pdf", b"%PDF-1.7 plan %%EOF"),
        file(&desk, "附表.txt", "一月  走访".as_bytes()),
    ];
    let request = to_plan(&desk, &paths).expect("read");
    request.keep(&mut desk).expect("kept");
    does(
        &mut desk,
        &request,
        "attach",
        "教育界 2026：计划.pdf、附表.txt",
    );
    let all = files(&desk);
    let told: Vec<_> = all
        .iter()
        .map(|it| (it.name.as_str(), it.kind.as_str(), it.on))
        .collect();
    let today = Some(desk.today().date);
    assert_eq!(
        told,
        [("计划.pdf", "pdf", today), ("附表.txt", "txt", today)]
    );
    assert_eq!(
        desk.original(&all[0].digest).expect("read"),
        b"%PDF-1.7 plan %%EOF"
    );
    let audit = desk.audit().expect("audited");
    assert_eq!(
        (audit.originals, audit.unnamed, audit.faults),
        (2, 0, Vec::new())
    );

    does(
        &mut desk,
        &detach(&all[0]),
        "detach",
        "教育界 2026：计划.pdf",
    );
    assert_eq!(files(&desk), all[1..]);
    refuses_procedure(&mut desk, &detach(&all[0]), "没有这个附件", "no such file");
    // Until it is cleared away the file is there, and comes back.
    assert_eq!(desk.audit().expect("audited").unnamed, 1);
    desk.undo().expect("undone");
    assert_eq!(files(&desk), all);
    desk.redo().expect("redone");
    desk.undo().expect("undone");
    desk.undo().expect("the attaching too");
    assert_eq!(files(&desk), []);
    is_sound(&desk);
}

#[test]
fn what_was_cleared_away_does_not_come_back() {
    let mut desk = office();
    let path = file(&desk, "计划.pdf", b"%PDF-1.7 plan %%EOF");
    attach(&mut desk, &[path]);
    let all = files(&desk);
    desk.carry_out(&detach(&all[0])).expect("detached");
    let grant = desk
        .actor()
        .may(jiebie::domain::authority::Permission::Import);
    let store = Store::open(desk.path()).expect("opens");
    let removed = store
        .remove_unnamed(&grant.expect("leave"))
        .expect("cleared");
    assert_eq!(removed.files, 1);
    let refusal = desk.undo().expect_err("the file is gone");
    assert!(
        matches!(&refusal, Refusal::Store(StoreError::OriginalCleared(_))),
        "{refusal:?}"
    );
    says(
        &refusal.text(),
        "“计划.pdf”已不在附件文件夹里：没有记录用到的文件，由 jiebie compact 清除了",
        "jiebie compact cleared it away when no record had it, so this entry can't be undone",
    );
    assert_eq!(files(&desk), []);
    is_sound(&desk);
}

#[test]
fn a_record_that_is_corrected_keeps_its_files() {
    let mut desk = office();
    let path = file(&desk, "计划.pdf", b"%PDF-1.7 plan %%EOF");
    attach(&mut desk, &[path]);
    let plan = desk.book().plans.get(PlanId(1)).cloned().expect("a plan");
    let seen = desk.book().seq();
    let edited = Plan {
        title: "修订计划".into(),
        ..plan
    };
    desk.carry_out(&edit_of(edited, seen)).expect("corrected");
    assert_eq!(files(&desk).len(), 1);
    // Struck out and taken back, it has them still.
    let struck = Remove {
        kind: Kind::Plan,
        id: 1,
    };
    desk.carry_out(&struck).expect("struck out");
    desk.undo().expect("undone");
    assert_eq!(files(&desk).len(), 1);
    is_sound(&desk);
}

#[test]
fn what_can_not_be_attached_is_said_with_why_and_what_to_do() {
    let desk = office();
    let here = |name: &str| desk.folder().join(name);
    is_not_read(&desk, here("没有.pdf"), "没有这个文件", "no such file");
    is_not_read(
        &desk,
        desk.folder().to_path_buf(),
        "是文件夹",
        "it is a folder",
    );
    is_not_read(
        &desk,
        desk.path().to_path_buf(),
        "正在使用的数据文件",
        "the store in use",
    );
    for (name, bytes, zh, en) in [
        ("空.docx", &b""[..], "文件是空的", "is empty"),
        (
            "计划.docx",
            b"MZ\x90\0",
            "是程序或脚本",
            "a program or a script",
        ),
        (
            "开.bat",
            b"del *.*",
            "是程序或脚本",
            "a program or a script",
        ),
        ("包.rar", b"Rar!\x1a\x07", "请解压后逐个附上", "Unpack it"),
        ("残.docx", b"PK\x03\x04xx", "有损坏", "damaged"),
        (
            "谜",
            &[0, 1, 2, 250, 0, 7],
            "看不出是什么文件",
            "of no known kind",
        ),
    ] {
        is_not_read(&desk, file(&desk, name, bytes), zh, en);
    }
    let large = here("长.pdf");
    let made = fs::File::create(&large).expect("made");
    made.set_len(MOST_BYTES + 1).expect("longer");
    is_not_read(
        &desk,
        large,
        "超过 20971520 B 的上限",
        "the limit of 20971520 B",
    );
    nix_fifo(&here("管道"));
    is_not_read(&desk, here("管道"), "不是普通文件", "no ordinary file");
    // A link that is named is meant.
    file(&desk, "真.pdf", b"%PDF-1.7 %%EOF");
    std::os::unix::fs::symlink("真.pdf", here("链接.pdf")).expect("a link");
    assert!(to_plan(&desk, &[here("链接.pdf")]).is_ok());
    std::os::unix::fs::symlink("无处", here("断.pdf")).expect("a link");
    is_not_read(&desk, here("断.pdf"), "没有这个文件", "no such file");
}

/// A pipe that nobody writes to: whoever waited for it would wait for ever.
fn nix_fifo(path: &std::path::Path) {
    let made = std::process::Command::new("mkfifo").arg(path).status();
    assert!(made.expect("runs").success());
}

#[test]
fn a_record_has_each_file_once_and_only_so_many() {
    let mut desk = office();
    let path = file(&desk, "计划.pdf", b"%PDF-1.7 plan %%EOF");
    attach(&mut desk, std::slice::from_ref(&path));
    let copy = file(&desk, "副本.pdf", b"%PDF-1.7 plan %%EOF");
    for again in [path, copy] {
        let request = to_plan(&desk, &[again]).expect("read");
        refuses_procedure(
            &mut desk,
            &request,
            "已经是这条记录的附件",
            "attached to this record already",
        );
    }
    let many: Vec<PathBuf> = (0..MOST_FILES)
        .map(|n| file(&desk, &format!("{n}.txt"), format!("第 {n} 份").as_bytes()))
        .collect();
    let request = to_plan(&desk, &many).expect("read");
    let refusal = request.keep(&mut desk).expect_err("too many");
    says(&refusal.text(), "最多 20 个附件", "at most 20 files");
    refuses_procedure(&mut desk, &request, "最多 20 个附件", "at most 20 files");
    // Nothing of them was kept.
    assert_eq!(desk.audit().expect("audited").unnamed, 0);
    attach(&mut desk, &many[1..]);
    assert_eq!(files(&desk).len(), MOST_FILES);
}

#[test]
fn nobody_attaches_without_leave_nor_to_what_takes_no_files_or_is_gone() {
    let mut desk = office();
    let path = file(&desk, "计划.pdf", b"%PDF-1.7 plan %%EOF");
    let request = to_plan(&desk, std::slice::from_ref(&path)).expect("read");
    let mut reader = desk.reader();
    let refusal = request.keep(&mut reader).expect_err("no leave");
    assert!(matches!(refusal, Refusal::Denied(_)), "{refusal:?}");
    assert!(!desk.path().with_extension("store.files").exists());
    let to_sector =
        Attach::read(&desk, Kind::Sector, 1, std::slice::from_ref(&path)).expect("read");
    refuses_procedure(
        &mut desk,
        &to_sector,
        "界别没有附件",
        "Nothing is attached to",
    );
    let gone = Attach::read(&desk, Kind::Plan, 9, &[path]).expect("read");
    assert!(matches!(refuses(&mut desk, &gone), Refusal::Gone { .. }));
    // A file that was not kept is named by no record.
    let refusal = refuses(&mut desk, &request);
    assert!(matches!(
        refusal,
        Refusal::Store(StoreError::OriginalCleared(_))
    ));
    is_sound(&desk);
}

/// What is told to whoever misses a file: attach it again.
#[test]
fn a_file_that_is_lost_or_damaged_is_put_back_by_attaching_it_again() {
    let mut desk = office();
    let path = file(&desk, "计划.pdf", b"%PDF-1.7 plan %%EOF");
    attach(&mut desk, std::slice::from_ref(&path));
    let before = desk.head().expect("read");
    let kept = desk.path().with_file_name("office.jiebie.files");
    let digest = files(&desk)[0].digest.to_string();
    let kept = kept.join(&digest[..2]).join(&digest);
    let harm: [&dyn Fn(); 2] = [&|| fs::remove_file(&kept).expect("lost"), &|| {
        fs::write(&kept, "damaged").expect("damaged")
    }];
    for harm in harm {
        harm();
        let fault = desk.audit().expect("audited").faults;
        assert!(
            fault[0].starts_with("plans 1, attachment 计划.pdf: "),
            "{fault:?}"
        );
        let request = to_plan(&desk, std::slice::from_ref(&path)).expect("read");
        assert!(request.is_put_back_alone());
        speaks(&request.put_back().expect("put back"));
        request.keep(&mut desk).expect("kept");
        assert_eq!(
            desk.carry_out(&request).expect("nothing to write").seq,
            None
        );
        assert_eq!(files(&desk).len(), 1);
        is_sound(&desk);
    }
    let again = to_plan(&desk, &[path]).expect("read");
    assert_eq!(again.put_back(), None);
    refuses_procedure(&mut desk, &again, "已经是这条记录的附件", "already");
    assert_eq!(desk.head().expect("read"), before);
}

#[test]
fn a_closed_year_asks_why() {
    let mut desk = office();
    let path = file(&desk, "计划.pdf", b"%PDF-1.7 plan %%EOF");
    let store = Store::open(desk.path()).expect("opens");
    let mut later = sit_down(store, "王主任", Role::Admin, "2027-01-08");
    later
        .carry_out(&jiebie::desk::Add(Record::YearClosing(YearClosing {
            id: YearClosingId(0),
            year: Year(2026),
            closed_on: date("2027-01-08"),
            note: String::new(),
        })))
        .expect("closed");
    let request = to_plan(&later, &[path]).expect("read");
    request
        .keep(&mut later)
        .expect("kept: somebody may say why");
    assert!(matches!(
        refuses(&mut later, &request),
        Refusal::ClosedYear(Year(2026))
    ));
    later.set_because(Some("补附原稿".into()));
    later.carry_out(&request).expect("attached for a reason");
    assert_eq!(later.book().corrections.iter().count(), 1);
    desk.refresh().expect("read");
    assert_eq!(files(&desk).len(), 1);
}

#[test]
fn an_earlier_day_shows_the_files_of_then() {
    let mut desk = office();
    let path = file(&desk, "计划.pdf", b"%PDF-1.7 plan %%EOF");
    attach(&mut desk, &[path]);
    let on = desk.today().date;
    let plan = desk.book().record(Kind::Plan, 1).expect("a plan");
    let then = plan
        .as_of(on.pred_opt().expect("a day"))
        .expect("it was there");
    assert_eq!(then.fields().attachments().len(), 0);
    // Whoever corrected it as of then leaves them on it.
    let now = then.with_later(plan.clone(), on.pred_opt().expect("a day"));
    assert_eq!(now, plan);
    assert_eq!(plan.as_of(on).expect("there"), plan);
}
