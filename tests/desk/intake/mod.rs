//! Filled forms taken in: whose they are, what is left and why, and that nothing comes twice.
//!
//! Here the papers are drafts as a reader would make them; `run` takes them from files.

mod run;

use std::sync::Arc;

use jiebie::desk::Desk;
use jiebie::desk::form::intake::{FormReport, Incoming, IntakeForms, Standing};
use jiebie::desk::form::{FileForms, ReturnForms, WithdrawForms};
use jiebie::desk::member::Leave;
use jiebie::domain::attachment::Digest;
use jiebie::domain::form::{Event, Status};
use jiebie::domain::id::*;
use jiebie::domain::record::Kind;
use jiebie::exchange::Rejection;
use jiebie::exchange::forms::{FormDraft, FormsDraft};
use jiebie::exchange::{At, FileKind, Placed};
use jiebie::text::Text;

use crate::testkit::*;

/// What stands on a paper; an empty part was left blank.
#[derive(Clone, Copy)]
struct Paper<'p> {
    name: &'p str,
    sector: &'p str,
    employer: &'p str,
    day: &'p str,
    account: &'p str,
}

const PAPER: Paper<'_> = Paper {
    name: "王伟",
    sector: "教育界",
    employer: "市第一中学教师",
    day: "2026-11-10",
    account: "走访困难学生家庭 6 户。\n收集意见建议 3 条。",
};

impl Paper<'_> {
    fn draft(self) -> FormDraft {
        let at = At::of(&Arc::from("登记表"), 0, 0);
        let placed = |value: &str| Placed {
            at: at.clone(),
            value: value.to_owned(),
        };
        let text = |value: &str| Some(placed(value)).filter(|_| !value.is_empty());
        FormDraft {
            at: at.clone(),
            filled_on: text(self.day).map(|it| it.with(date(&it.value))),
            member: text(self.name),
            sector: text(self.sector),
            employer: text(self.employer),
            account: text(self.account),
            ways: Default::default(),
            faults: Vec::new(),
        }
    }
}

/// A file with these papers, told from others by `content`.
fn file(content: u8, drafts: Vec<FormDraft>) -> Incoming {
    Incoming {
        name: format!("{content}.docx"),
        bytes: 1_000,
        digest: Digest([content; 32]),
        kept: true,
        draft: FormsDraft {
            kind: FileKind::Xlsx,
            forms: drafts,
            notes: Vec::new(),
        },
    }
}

fn of(files: Vec<Incoming>) -> IntakeForms {
    IntakeForms { files }
}

fn one(paper: Paper<'_>) -> IntakeForms {
    of(vec![file(1, vec![paper.draft()])])
}

/// What becomes of a single paper.
fn take(desk: &mut Desk, request: &IntakeForms) -> FormReport {
    let mut files = desk.carry_out(request).expect("carried out").value;
    let mut forms = files.pop().expect("a file");
    assert!(files.is_empty());
    forms.pop().expect("a form")
}

/// Has a single paper left, for a reason of this code that says these words, and nothing written.
fn leaves(desk: &mut Desk, paper: Paper<'_>, code: &str, zh: &str, en: &str) {
    let before = last_entry(desk);
    let report = take(desk, &one(paper));
    assert_eq!((report.standing, report.id), (Standing::Left, None));
    let reason = report.reason.expect("a reason");
    assert_eq!(reason.code, code, "{:?}", reason.text);
    speaks(&reason.text);
    says(&reason.text, zh, en);
    assert_eq!(last_entry(desk), before, "nothing is written");
}

/// Lays beside the store what the files of these tests were kept as: what is in them is not looked at here.
fn keep_files(desk: &Desk) {
    let mut folder = desk.path().as_os_str().to_owned();
    folder.push(".files");
    for content in 1..8 {
        let digest = Digest([content; 32]).to_string();
        let folder = std::path::Path::new(&folder).join(&digest[..2]);
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(folder.join(digest), [content]).expect("kept");
    }
}

/// An office with one member, 王伟 of 教育界.
fn office() -> (TestStore, SectorId, MemberId) {
    let (mut desk, home) = with_sector("教育界");
    let member = add_member(&mut desk, "王伟", home);
    keep_files(&desk);
    (desk, home, member)
}

#[test]
fn a_paper_becomes_a_submitted_form_with_its_file() {
    let (mut desk, home, member) = office();
    let request = one(PAPER);
    let reports = does(&mut desk, &request, "intake", "1.docx");
    let report = &reports[0][0];
    assert_eq!(report.standing, Standing::Taken);
    assert_eq!((report.member, report.reason.clone()), (Some(member), None));
    let form = desk
        .form(report.id.expect("an id"))
        .expect("read")
        .expect("kept");
    assert_eq!((form.sheet.member, form.sheet.sector), (member, home));
    assert_eq!(form.sheet.filled_on, Some(date("2026-11-10")));
    assert_eq!(form.sheet.employer, "市第一中学教师");
    assert_eq!(form.sheet.account, PAPER.account);
    assert!(form.sheet.ways.is_empty(), "a paper ticks no ways");
    assert_eq!(form.status(), Status::Submitted);
    let steps: Vec<_> = form.history().iter().map(|step| step.event).collect();
    assert_eq!(steps, [Event::Begin, Event::Submit]);
    let attachment = &form.attachments[0];
    assert_eq!(attachment.digest, Digest([1; 32]));
    assert_eq!(
        (attachment.name.as_str(), attachment.kind.as_str()),
        ("1.docx", "xlsx")
    );
    assert_eq!((attachment.bytes, attachment.nth), (1_000, 1));
    // It can be filed as it is.
    desk.carry_out(&FileForms {
        forms: vec![form.id],
    })
    .expect("filed");
}

#[test]
fn what_came_once_does_not_come_again() {
    let (mut desk, home, member) = office();
    let id = take(&mut desk, &one(PAPER)).id;
    let again = |desk: &mut Desk, request: &IntakeForms, code: &str, zh: &str| {
        let before = last_entry(desk);
        let report = take(desk, request);
        assert_eq!((report.standing, report.id), (Standing::Unchanged, id));
        assert_eq!(report.member, Some(member));
        let reason = report.reason.expect("a reason");
        assert_eq!(reason.code, code);
        speaks(&reason.text);
        assert!(reason.text.zh.contains(zh), "{:?}", reason.text);
        assert_eq!(last_entry(desk), before);
    };
    again(
        &mut desk,
        &one(PAPER),
        "taken-before",
        "登记表 #1（已提交）",
    );
    // The same words in another file, saved anew with other spaces.
    let spaced = Paper {
        account: "走访困难学生家庭6户。收集意见建议3条。",
        ..PAPER
    };
    let other = of(vec![file(2, vec![spaced.draft()])]);
    again(&mut desk, &other, "same-content", "#1（已提交）");
    // What was taken back stays back.
    let forms = vec![id.expect("an id")];
    let reason = String::new();
    desk.carry_out(&WithdrawForms { forms, reason })
        .expect("withdrawn");
    again(&mut desk, &one(PAPER), "taken-before", "已撤回");
    again(&mut desk, &other, "same-content", "已撤回");
    // Another day, other words and another member are other forms.
    let li = add_member(&mut desk, "李小明", home);
    for (n, paper) in (3..).zip([
        Paper {
            day: "2026-11-11",
            ..PAPER
        },
        Paper {
            account: "走访困难学生家庭 7 户。",
            ..PAPER
        },
        Paper {
            name: "李小明",
            ..PAPER
        },
    ]) {
        let report = take(&mut desk, &of(vec![file(n, vec![paper.draft()])]));
        assert_eq!(report.standing, Standing::Taken, "{n}");
    }
    assert_eq!(desk.forms_of(li).expect("read").len(), 1);
    assert_eq!(desk.forms_of(member).expect("read").len(), 3);
}

#[test]
fn a_corrected_paper_points_to_the_form_that_was_returned() {
    let (mut desk, ..) = office();
    let forms = vec![take(&mut desk, &one(PAPER)).id.expect("an id")];
    let reason = "请写明联系对象".into();
    desk.carry_out(&ReturnForms { forms, reason })
        .expect("returned");
    let account = "走访困难学生家庭 6 户：张某、李某。";
    let corrected = Paper { account, ..PAPER };
    let report = take(&mut desk, &of(vec![file(2, vec![corrected.draft()])]));
    assert_eq!(report.standing, Standing::Taken);
    let look = report.reason.expect("something to look at");
    assert_eq!(look.code, "another-returned");
    says(&look.text, "被退回的登记表 #1", "was returned, #1");
}

#[test]
fn an_undone_intake_can_come_again_and_be_redone() {
    let (mut desk, _, member) = office();
    take(&mut desk, &one(PAPER));
    desk.undo().expect("undone");
    assert!(desk.forms_of(member).expect("read").is_empty());
    desk.redo().expect("redone");
    assert_eq!(take(&mut desk, &one(PAPER)).standing, Standing::Unchanged);
    desk.undo().expect("undone");
    assert_eq!(take(&mut desk, &one(PAPER)).standing, Standing::Taken);
    is_as_stored(&desk);
}

#[test]
fn one_run_is_one_entry_and_a_file_may_have_many_forms() {
    let (mut desk, home, member) = office();
    add_member(&mut desk, "李小明", home);
    let before = last_entry(&desk).seq.0;
    let other = Paper {
        name: "李小明",
        ..PAPER
    };
    let stranger = Paper {
        name: "赵某",
        ..PAPER
    };
    let files = |kept| {
        let mut files = vec![
            file(1, vec![PAPER.draft(), stranger.draft(), other.draft()]),
            // The first form once more, in another file.
            file(2, vec![PAPER.draft()]),
            file(
                3,
                vec![
                    Paper {
                        day: "2026-11-11",
                        ..PAPER
                    }
                    .draft(),
                ],
            ),
        ];
        files[2].kept = kept;
        of(files)
    };
    let standings = |desk: &mut Desk, request: &IntakeForms| -> Vec<Vec<Standing>> {
        let reports = desk.carry_out(request).expect("carried out").value;
        let of_file = |forms: Vec<FormReport>| forms.iter().map(|it| it.standing).collect();
        reports.into_iter().map(of_file).collect()
    };
    use Standing::{Left, Taken, Unchanged};
    // No form is taken in whose file is not kept.
    assert_eq!(
        standings(&mut desk, &files(false)),
        [vec![Taken, Left, Taken], vec![Unchanged], vec![Left]]
    );
    assert_eq!(last_entry(&desk).seq.0, before + 1);
    assert_eq!(last_entry(&desk).changes, 2);
    assert_eq!(last_entry(&desk).note, "1.docx、2.docx");
    // Who was a stranger is known now: the rest of the file comes in.
    add_member(&mut desk, "赵某", home);
    assert_eq!(
        standings(&mut desk, &files(true)),
        [
            vec![Unchanged, Taken, Unchanged],
            vec![Unchanged],
            vec![Taken]
        ]
    );
    let nth: Vec<u32> = desk
        .book()
        .forms
        .iter()
        .flat_map(|form| &form.attachments)
        .filter(|it| it.digest == Digest([1; 32]))
        .map(|it| it.nth)
        .collect();
    assert_eq!(nth, [1, 3, 2]);
    assert_eq!(desk.forms_of(member).expect("read").len(), 2);
    is_as_stored(&desk);
}

#[test]
fn names_and_sectors_are_found_as_offices_write_them() {
    let (mut desk, _) = with_sector("科学技术协会");
    keep_files(&desk);
    let education = add_sector(&mut desk, "教育界");
    let association = desk.book().sectors_in_order()[0].id;
    add_member(&mut desk, "王伟", education);
    add_member(&mut desk, "扎西·次仁", association);
    for (n, (name, sector)) in (1..).zip([
        ("王　伟", "教育"),
        ("王 伟", "教 育 界"),
        ("扎西• 次仁", "科协"),
        ("扎西．次仁", "科协界"),
    ]) {
        let day = format!("2026-11-{:02}", n + 1);
        let paper = Paper {
            name,
            sector,
            day: &day,
            ..PAPER
        };
        let report = take(&mut desk, &of(vec![file(n, vec![paper.draft()])]));
        assert_eq!(
            report.standing,
            Standing::Taken,
            "{name} {sector} {report:?}"
        );
        assert!(["教育界", "科学技术协会"].contains(&report.sector.as_str()));
    }
}

#[test]
fn whoever_can_not_be_told_is_left() {
    let (mut desk, _home, _) = office();
    let sport = add_sector(&mut desk, "体育界");
    add_member(&mut desk, "赵静", sport);
    let desk = &mut desk;
    leaves(
        desk,
        Paper { name: "", ..PAPER },
        "incomplete",
        "没有填委员姓名",
        "name is missing",
    );
    leaves(
        desk,
        Paper {
            sector: "",
            ..PAPER
        },
        "incomplete",
        "没有填界别",
        "sector is missing",
    );
    leaves(
        desk,
        Paper {
            name: "王伟大",
            ..PAPER
        },
        "no-such-member",
        "名册上没有叫“王伟大”的委员，相近的有：王伟",
        "is called “王伟大”; near: 王伟",
    );
    leaves(
        desk,
        Paper {
            sector: "体肓界",
            ..PAPER
        },
        "unknown-sector",
        "没有“体肓界”这个界别，相近的有：体育界",
        "there is no sector “体肓界”; near: 体育界",
    );
    leaves(
        desk,
        Paper {
            name: "赵静",
            ..PAPER
        },
        "sector-differs",
        "登记表写的是教育界，名册上赵静在体育界",
        "the form says 教育界, the roster has 赵静 in 体育界",
    );
}

#[test]
fn two_of_a_name_are_told_apart_by_their_employer_or_left() {
    let (mut desk, home, first) = office();
    let mut twin = member("王伟", home);
    twin.employer = "市第二中学 副校长".into();
    let second = desk.carry_out(&add(twin)).expect("added").value;
    for (n, (employer, whose)) in (1..).zip([
        ("市第一中学教师", Some(first)),
        ("市第二中学副校长", Some(second)),
        ("市第二中学", Some(second)),
        ("湖南省益阳市第一中学教师", Some(first)),
        ("市第一中学教师、班主任", Some(first)),
        ("中学", None),
        ("教育局", None),
        ("", None),
    ]) {
        let day = format!("2026-11-{:02}", n + 1);
        let paper = Paper {
            employer,
            day: &day,
            ..PAPER
        };
        let report = take(&mut desk, &of(vec![file(n, vec![paper.draft()])]));
        assert_eq!(report.member, whose, "{employer}");
        if whose.is_none() {
            let reason = report.reason.expect("a reason");
            assert_eq!(reason.code, "shared-name");
            says(
                &reason.text,
                "教育界有 2 名委员叫王伟",
                "2 members of 教育界 are called 王伟",
            );
        }
    }
}

#[test]
fn a_form_is_of_the_day_on_which_it_was_filled() {
    let (mut desk, _, member) = office();
    let departure = departure("2026-06-30");
    desk.carry_out(&Leave { member, departure }).expect("left");
    leaves(
        &mut desk,
        PAPER,
        "not-serving",
        "王伟在 2026-11-10 不在任",
        "王伟 did not serve on 2026-11-10",
    );
    // While he served.
    let report = take(
        &mut desk,
        &one(Paper {
            day: "2026-06-30",
            ..PAPER
        }),
    );
    assert_eq!(
        (report.standing, report.member),
        (Standing::Taken, Some(member))
    );
}

#[test]
fn what_can_not_be_filed_is_left() {
    let (mut desk, ..) = office();
    let desk = &mut desk;
    let blank = Paper {
        name: "",
        sector: "",
        employer: "",
        day: "",
        account: "",
    };
    leaves(desk, blank, "blank", "是一张空白登记表", "a blank form");
    let account = Paper {
        account: " \n　",
        ..PAPER
    };
    leaves(
        desk,
        account,
        "incomplete",
        "联系服务情况：此项必填",
        "must be filled in",
    );
    let employer = Paper {
        employer: "",
        ..PAPER
    };
    leaves(
        desk,
        employer,
        "incomplete",
        "工作单位及职务：此项必填",
        "must be filled in",
    );
    let no_day = Paper { day: "", ..PAPER };
    leaves(
        desk,
        no_day,
        "date",
        "没有填表时间",
        "date filled is missing",
    );
    let future = Paper {
        day: "2026-11-25",
        ..PAPER
    };
    leaves(
        desk,
        future,
        "date",
        "日期不能晚于今天（2026-11-24）",
        "after today (2026-11-24)",
    );
    let early = Paper {
        day: "2025-12-31",
        ..PAPER
    };
    leaves(
        desk,
        early,
        "date",
        "2025-12-31 不在本届任期内",
        "2025-12-31, lies outside the term",
    );
}

#[test]
fn what_was_not_understood_is_said_with_its_place() {
    let (mut desk, ..) = office();
    let mut draft = Paper { day: "", ..PAPER }.draft();
    draft.faults.push(Rejection {
        at: At::of(&Arc::from("登记表"), 1, 2),
        last_row: 2,
        value: "2026年2月30日".into(),
        reason: Text::of("没有这一天", "there is no such day"),
    });
    let report = take(&mut desk, &of(vec![file(1, vec![draft])]));
    assert_eq!(report.standing, Standing::Left);
    let reason = report.reason.expect("a reason");
    assert_eq!(reason.code, "not-understood");
    says(
        &reason.text,
        "“登记表”第 2 行 C 列“2026年2月30日”：没有这一天",
        "“登记表”, row 2, column C, “2026年2月30日”: there is no such day",
    );
}

#[test]
fn garbled_text_is_not_handed_in() {
    let (mut desk, ..) = office();
    let account = Paper {
        account: "走访困难\u{fffd}生家庭 6 户。",
        ..PAPER
    };
    leaves(
        &mut desk,
        account,
        "not-understood",
        "有乱码",
        "are garbled",
    );
}

#[test]
fn without_members_or_leave_nothing_is_taken_in() {
    let mut desk = desk();
    refuses_procedure(
        &mut desk,
        &one(PAPER),
        "请先导入委员名册",
        "Import the roster first",
    );
    let (office, ..) = self::office();
    let mut reader = office.reader();
    let refusal = refuses(&mut reader, &one(PAPER));
    says(&refusal.text(), "没有这项权限", "may not do this");
    let kind = Kind::RegistrationForm;
    assert!(office.book().record(kind, 1).is_none());
}
