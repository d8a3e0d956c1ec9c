//! The register and the council's workbook: official order, and that importing them again changes
//! nothing.

use std::io::{Cursor, Read};
use std::ops::ControlFlow;

use jiebie::desk::Desk;
use jiebie::desk::export::{Export, Format, What};
use jiebie::desk::import::{Import, Moves, Source};
use jiebie::desk::lists::{List, MemberOrder, View};
use jiebie::desk::papers::circular;
use jiebie::desk::remind::{Asked, Remind, Via, sections};
use jiebie::domain::record::Kind;
use jiebie::exchange::roster::RosterDraft;
use jiebie::exchange::{Cell, Gate, IfThere, Limits, Opened, Workbook, open, read_roster};
use jiebie::rules::matrix::Group;
use jiebie::search::strokes::Custom;
use jiebie::store::Expected;
use jiebie::text::Locale;

use crate::imports::{Roster, imports_cleanly};

/// An office with two committees, three sectors and people whose order is not that of their names.
fn office(desk: &mut Desk) {
    let roster = Roster::default()
        .map(&[
            ["提案委员会", "丁力", "教育界、体育界"],
            ["经济委员会", "", "经济界"],
        ])
        .members(&[
            ["张一", "教育界", "第一中学校长", "", "13900000001"],
            ["王一民", "教育界", "第二中学教师", "", "13900000002"],
            ["欧阳正海", "教育界", "师范学院教授", "", ""],
            ["王乙", "教育界", "=1+1", "经济委员会", ""],
            ["欧明", "教育界", "少年宫主任", "", ""],
            ["丁力", "体育界", "体育局局长", "", "13900000003"],
            ["扎西·次仁", "体育界", "", "", ""],
            ["王𠀀", "经济界", "", "", ""],
            ["王懿", "经济界", "", "", ""],
        ])
        .convenors(&[
            [
                "教育界",
                "王乙",
                "欧明",
                "孙联络",
                "13800000001",
                "2026-02-11",
                "2026-03-01",
            ],
            ["教育界", "", "张一", "", "", "2026-09-01", ""],
            ["体育界", "", "丁力", "", "", "2026-02-12", ""],
        ]);
    imports_cleanly(desk, &roster);
}

fn view(desk: &Desk, order: MemberOrder) -> View<'_> {
    View {
        order,
        show_phones: true,
        ..View::whole(desk, Locale::Zh)
    }
}

fn export(what: What, format: Format, view: View<'_>) -> Vec<u8> {
    let mut bytes = Vec::new();
    let export = Export { what, format, view };
    export
        .write(&mut bytes, &mut |_| ControlFlow::Continue(()))
        .expect("an export");
    bytes
}

fn draft(name: &str, bytes: &[u8]) -> RosterDraft {
    read_roster(name, bytes, &Limits::default()).unwrap_or_else(|error| panic!("{error}"))
}

fn workbook(bytes: &[u8]) -> Workbook {
    match open("written.xlsx", bytes, &Limits::default()) {
        Ok(Opened::Workbook(book)) => book,
        other => panic!("no workbook: {other:?}"),
    }
}

#[test]
fn the_register_has_the_official_order_within_each_sector() {
    let mut seat = crate::testkit::desk();
    let desk = &mut *seat;
    office(desk);
    for (order, names) in [
        (
            MemberOrder::Strokes(Custom::Surname),
            [
                "王乙",
                "王一民",
                "张一",
                "欧明",
                "欧阳正海",
                "丁力",
                "扎西·次仁",
                "王懿",
                "王𠀀",
            ],
        ),
        (
            MemberOrder::Strokes(Custom::Name),
            [
                "王一民",
                "王乙",
                "张一",
                "欧阳正海",
                "欧明",
                "丁力",
                "扎西·次仁",
                "王懿",
                "王𠀀",
            ],
        ),
        (
            MemberOrder::Announced,
            [
                "张一",
                "王一民",
                "欧阳正海",
                "王乙",
                "欧明",
                "丁力",
                "扎西·次仁",
                "王𠀀",
                "王懿",
            ],
        ),
    ] {
        let bytes = export(What::Roster, Format::Xlsx, view(desk, order));
        let members = draft("名册.xlsx", &bytes).members;
        let found: Vec<_> = members.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(found, names, "{order:?}");
    }
    // Whose place the table can't tell is named.
    let bytes = export(
        What::Roster,
        Format::Xlsx,
        view(desk, MemberOrder::Strokes(Custom::Surname)),
    );
    let book = workbook(&bytes);
    let sheet = &book.sheets[0];
    assert_eq!(sheet.cell(0, 0).text(), "政协第七届某市委员会委员名册");
    assert_eq!(sheet.cell(1, 0).text(), "（9名，按姓氏笔画为序排列）");
    // The last line is the head of the journal's.
    let last = sheet.cell(sheet.height() - 2, 0).text().into_owned();
    assert!(last.starts_with("注：王𠀀的姓名中"), "{last}");
}

#[test]
fn what_was_exported_and_is_imported_again_changes_nothing() {
    let mut seat = crate::testkit::desk();
    let desk = &mut *seat;
    office(desk);
    let surname = MemberOrder::Strokes(Custom::Surname);
    for (name, bytes) in [
        (
            "名册.xlsx",
            export(What::Roster, Format::Xlsx, view(desk, surname)),
        ),
        (
            "名单.docx",
            export(What::Roster, Format::Docx, view(desk, surname)),
        ),
        (
            "名册.csv",
            export(What::Roster, Format::Csv, view(desk, surname)),
        ),
        (
            "工作簿.xlsx",
            export(What::Workbook, Format::Xlsx, view(desk, surname)),
        ),
        (
            "委员.xlsx",
            export(
                What::List(List::Of(Kind::Member)),
                Format::Xlsx,
                view(desk, surname),
            ),
        ),
        (
            "委员.csv",
            export(
                What::List(List::Of(Kind::Member)),
                Format::Csv,
                view(desk, surname),
            ),
        ),
        // Masked numbers, and English headers.
        (
            "members.csv",
            export(
                What::List(List::Of(Kind::Member)),
                Format::Csv,
                View::whole(desk, Locale::En),
            ),
        ),
        (
            "members.xlsx",
            export(
                What::List(List::Of(Kind::Member)),
                Format::Xlsx,
                View::whole(desk, Locale::En),
            ),
        ),
    ] {
        let draft = draft(name, &bytes);
        assert_eq!(draft.rejected, Vec::new(), "{name}");
        let done = desk.carry_out(&import(name, draft)).expect("an import");
        assert_eq!(done.seq, None, "{name}: {:?}", done.value);
        assert_eq!(done.changes, Vec::new(), "{name}");
    }
}

#[test]
fn papers_end_with_the_head_of_the_journal_that_they_stand_on() {
    let mut seat = crate::testkit::desk();
    let desk = &mut *seat;
    office(desk);
    let head = desk.head().expect("read").expect("an entry").short_head();
    let expected = Expected::read(&head).expect("as verify takes it");
    assert_eq!(desk.differs_from(&expected).expect("read"), None);
    let surname = MemberOrder::Strokes(Custom::Surname);
    let circular = circular::draft_of(desk).expect("a draft");
    let paper = jiebie::exchange::office::word::write(&circular.paper()).expect("a document");
    for (bytes, part) in [
        (
            export(What::Roster, Format::Xlsx, view(desk, surname)),
            "xl/sharedStrings.xml",
        ),
        (
            export(What::Workbook, Format::Xlsx, view(desk, surname)),
            "xl/sharedStrings.xml",
        ),
        (
            export(What::Roster, Format::Docx, view(desk, surname)),
            "word/document.xml",
        ),
        (paper, "word/document.xml"),
    ] {
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
        let mut text = String::new();
        let mut file = zip.by_name(part).expect("a part");
        file.read_to_string(&mut text).expect("read");
        assert_eq!(text.matches(&head).count(), 1, "{part}");
    }
    assert!(circular.circular.text().ends_with(&head));
}

fn import(name: &str, draft: RosterDraft) -> Import {
    Import {
        files: vec![Source {
            path: name.to_owned(),
            draft,
        }],
        accept_partial: false,
        create_sectors: false,
        moves: Moves::default(),
        answers: Default::default(),
    }
}

/// The number of an exported list says who a row is, whatever name stands in it now.
#[test]
fn a_row_of_an_exported_list_is_the_member_of_its_number() {
    for locale in [Locale::Zh, Locale::En] {
        let mut seat = crate::testkit::desk();
        let desk = &mut *seat;
        office(desk);
        let members = desk.book().members.iter();
        let id = members
            .clone()
            .find(|it| it.name == "丁力")
            .expect("丁力")
            .id;
        let count = members.count();
        let bytes = export(
            What::List(List::Of(Kind::Member)),
            Format::Csv,
            View::whole(desk, locale),
        );
        let text = String::from_utf8(bytes).expect("text");
        let renamed = text.replace("丁力", "丁立");
        desk.carry_out(&import("list.csv", draft("list.csv", renamed.as_bytes())))
            .expect("an import");
        assert_eq!(desk.book().members.get(id).expect("there").name, "丁立");
        assert_eq!(desk.book().members.len(), count);
        // What fits the record in nothing but its number is asked.
        let strange = text.replace("丁力", "赵四").replace("体育局局长", "供电局");
        let mut request = import("list.csv", draft("list.csv", strange.as_bytes()));
        request.accept_partial = true;
        let outcome = desk.carry_out(&request).expect("an import").value;
        let told: Vec<_> = outcome.files[0]
            .rejected
            .iter()
            .map(|it| it.reason.zh.to_string())
            .collect();
        assert!(told[0].contains("姓名、电话、单位都不同"), "{told:?}");
        assert_eq!(desk.book().members.get(id).expect("there").name, "丁立");
    }
}

#[test]
fn the_checklist_is_written_of_one_group_or_of_all_with_its_findings_by_committee() {
    let mut seat = crate::testkit::desk();
    let desk = &mut *seat;
    office(desk);
    let sheets = |group| {
        let what = What::Checklist(group);
        let order = MemberOrder::Announced;
        workbook(&export(what, Format::Xlsx, view(desk, order)))
    };
    let names = |book: &Workbook| {
        let names = book.sheets.iter().map(|it| it.name().to_string());
        names.collect::<Vec<_>>()
    };
    let all = sheets(None);
    assert_eq!(names(&all).len(), Group::ALL.len() + 3);
    let members = sheets(Some(Group::Members));
    assert_eq!(names(&members), ["检查表-委员", "市政协检查表", "问题清单"]);
    // The findings of the groups are all findings, and each committee's stand together.
    let found = |book: &Workbook| {
        let sheet = book.sheets.last().expect("the findings");
        let rows = 3..sheet.height();
        let rows = rows.filter(|row| sheet.seen(*row, 1).text().starts_with('J'));
        let committees = rows.map(|row| sheet.seen(row, 3).text().into_owned());
        committees.collect::<Vec<_>>()
    };
    let of_groups = Group::ALL.map(|group| found(&sheets(Some(group))).len());
    assert_eq!(of_groups.iter().sum::<usize>(), found(&all).len());
    let today = desk.today();
    let findings = jiebie::rules::check(desk.book(), &today);
    assert_eq!(found(&all).len(), findings.len());
    let mut committees = found(&all);
    committees.dedup();
    let mut once = committees.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), committees.len(), "{committees:?}");
}

#[test]
fn the_workbook_lists_who_waits_for_approval_and_sums_the_forms() {
    let mut seat = crate::testkit::desk();
    let desk = &mut *seat;
    office(desk);
    let order = MemberOrder::Strokes(Custom::Surname);
    let bytes = export(What::Workbook, Format::Xlsx, view(desk, order));
    let book = workbook(&bytes);
    let names: Vec<_> = book.sheets.iter().map(|it| it.name().to_string()).collect();
    assert_eq!(
        names,
        [
            "专委会联系界别",
            "委员名册",
            "界别召集人",
            "待审定名单",
            "检查表-五有",
            "检查表-成果活动",
            "检查表-领导部门",
            "检查表-委员",
            "检查表-办理考核",
            "专委会检查表",
            "问题清单",
            "登记表（按专委会）",
            "登记表（按界别）",
            "统计图",
        ]
    );
    let column = |sheet: usize, column: usize, rows: std::ops::Range<usize>| -> Vec<String> {
        let sheet = &book.sheets[sheet];
        rows.map(|row| sheet.seen(row, column).text().into_owned())
            .collect()
    };
    assert_eq!(column(3, 2, 3..5), ["张一", "丁力"]);
    assert_eq!(column(3, 6, 3..5), ["召集人", "召集人"]);
    assert_eq!(
        column(4, 0, 3..6),
        ["提案委员会", "提案委员会", "经济委员会"]
    );
    // The convenors of 教育界 were elected at two times.
    assert_eq!(column(2, 0, 3..6), ["教育界", "教育界", "体育界"]);
    // Every sum agrees with its rows.
    for sheet in [11, 12] {
        let sheet = &book.sheets[sheet];
        let last = (3..sheet.height())
            .find(|row| sheet.cell(*row, 0).text() == "合计")
            .expect("a total");
        let number = |row: usize, column: usize| match sheet.cell(row, column) {
            Cell::Number(number) => *number,
            _ => 0.0,
        };
        let width = sheet.row(2).len();
        let members = (0..width)
            .find(|column| sheet.cell(2, *column).text() == "委员人数")
            .expect("the column");
        assert_eq!(number(last, members), 9.0);
        for column in (members..width).filter(|it| *it != members + 2) {
            let sum: f64 = (3..last).map(|row| number(row, column)).sum();
            assert_eq!(number(last, column), sum, "{column}");
        }
    }
}

#[test]
fn both_tables_of_forms_count_all_who_are_in_sight() {
    let mut seat = crate::testkit::desk();
    let desk = &mut *seat;
    office(desk);
    let book = desk.book();
    let committee = |name: &str| {
        book.committees
            .iter()
            .find(|it| it.name == name)
            .map(|it| it.id)
    };
    let sector = |name: &str| {
        book.sectors
            .iter()
            .find(|it| it.name == name)
            .map(|it| it.id)
    };
    // 王乙 of 教育界 belongs to another committee than the sector does.
    for (part, members) in [
        ((None, committee("经济委员会")), 3.0),
        ((None, committee("提案委员会")), 6.0),
        ((sector("教育界"), None), 5.0),
    ] {
        let (sector, committee) = part;
        let whole = view(desk, MemberOrder::Announced);
        let bytes = export(
            What::Workbook,
            Format::Xlsx,
            View {
                sector,
                committee,
                ..whole
            },
        );
        let read = workbook(&bytes);
        for sheet in [&read.sheets[11], &read.sheets[12]] {
            let last = (3..sheet.height()).find(|row| sheet.cell(*row, 0).text() == "合计");
            let column =
                (0..sheet.row(2).len()).find(|column| sheet.cell(2, *column).text() == "委员人数");
            let (last, column) = (last.expect("a total"), column.expect("the column"));
            assert_eq!(sheet.cell(last, column), &Cell::Number(members), "{part:?}");
        }
    }
}

#[test]
fn the_workbook_of_a_year_outside_the_term_is_refused() {
    let mut seat = crate::testkit::desk();
    let desk = &mut *seat;
    office(desk);
    desk.look_at(jiebie::domain::calendar::Year(1990))
        .expect("a year");
    let export = Export {
        what: What::Workbook,
        format: Format::Xlsx,
        view: view(desk, MemberOrder::Announced),
    };
    let mut bytes = Vec::new();
    let refused = export.write(&mut bytes, &mut |_| ControlFlow::Continue(()));
    let why = refused.expect_err("no such year").text();
    assert!(why.zh.contains("1990 年在本届之前"), "{why:?}");
    assert!(bytes.is_empty());
}

#[test]
fn a_spreadsheet_is_never_given_a_formula() {
    let mut seat = crate::testkit::desk();
    let desk = &mut *seat;
    office(desk);
    let bytes = export(
        What::List(List::Of(Kind::Member)),
        Format::Csv,
        view(desk, MemberOrder::Announced),
    );
    let table = String::from_utf8(bytes).expect("UTF-8");
    assert!(table.contains(",'=1+1,"), "{table}");
}

#[test]
fn an_export_can_be_stopped_and_leaves_what_was_there() {
    let mut seat = crate::testkit::desk();
    let desk = &mut *seat;
    office(desk);
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("m.csv");
    std::fs::write(&path, "before").expect("a file");
    let many = View {
        years: jiebie::desk::lists::Years::All,
        ..view(desk, MemberOrder::Announced)
    };
    let export = Export {
        what: What::List(List::Of(Kind::Member)),
        format: Format::Json,
        view: many,
    };
    let gate = Gate::around(desk.path());
    let leave = || gate.ask(&path, IfThere::Replace).expect("leave");
    // Few entries are not told of; the whole is written.
    let done = export
        .save(leave(), &mut |_| ControlFlow::Break(()))
        .expect("too few to be told of");
    assert_eq!(done.count, 9);
    let refused = Export {
        what: What::Workbook,
        ..export
    };
    std::fs::write(&path, "before").expect("a file");
    assert!(
        refused
            .save(leave(), &mut |_| ControlFlow::Continue(()))
            .is_err()
    );
    assert_eq!(std::fs::read_to_string(&path).expect("the file"), "before");
    assert_eq!(
        std::fs::read_dir(folder.path())
            .expect("the folder")
            .count(),
        1
    );
}

#[test]
fn whom_rounds_told_is_written_and_read_again_as_nothing() {
    let mut seat = crate::testkit::desk();
    let desk = &mut *seat;
    office(desk);
    let slips = export(
        What::Reminders,
        Format::Docx,
        view(desk, MemberOrder::Announced),
    );
    assert!(!slips.is_empty());
    let found = jiebie::rules::check(desk.book(), &desk.today());
    let all = sections(
        &Asked::everything(),
        Via::Member,
        &found,
        desk.book(),
        desk.today(),
    );
    assert!(all.len() > 2, "{}", all.len());
    let reminded = all
        .iter()
        .map(|it| it.reminded(desk.book(), desk.today(), None));
    let round = Remind {
        about: "到期和逾期事项".to_owned(),
        reminded: reminded.collect(),
        how: "微信".to_owned(),
        why_again: String::new(),
    };
    desk.carry_out(&round).expect("a round");
    let bytes = export(
        What::Supervision,
        Format::Xlsx,
        view(desk, MemberOrder::Announced),
    );
    let book = workbook(&bytes);
    let sheet = book.sheets.first().expect("a sheet");
    let said = (0..sheet.height()).map(|row| sheet.seen(row, 1).text().into_owned());
    let said: Vec<String> = said.collect();
    assert!(said.iter().any(|it| it == "教育界 张一"), "{said:?}");
    // Nobody takes it for a list of members, nor of anything else.
    let draft = draft("督查情况.xlsx", &bytes);
    let read: usize = draft.sheets.iter().map(|it| it.records).sum();
    assert_eq!(read, 0, "{:?}", draft.sheets);
    assert!(draft.members.is_empty());
}
