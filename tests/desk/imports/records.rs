//! Every list that goes out comes back: read again it changes nothing, and in a store without these records it
//! makes the same; tables that an office made are read by their heads, and what is not clear is told or asked.

use std::ops::ControlFlow;

use jiebie::desk::demo::{Size, found_demo};
use jiebie::desk::export::{Export, Format, What};
use jiebie::desk::import::{Answer, Answers, Asks, Import, Moves, Outcome, Source};
use jiebie::desk::lists::{List, View};
use jiebie::desk::{Desk, Done, Remove};
use jiebie::domain::authority::Role;
use jiebie::domain::id::{MemberId, SectorId};
use jiebie::domain::opinion::{AnswerClass, Satisfaction};
use jiebie::domain::record::Kind;
use jiebie::domain::sector::Sector;
use jiebie::domain::yearwork::{Activity, Channel, Output};
use jiebie::exchange::roster::READ;
use jiebie::exchange::{Limits, read_roster};
use jiebie::text::Locale;
use serde_json::Value;

use super::Roster;
use crate::testkit::*;

pub(super) fn import(desk: &mut Desk, name: &str, bytes: &[u8], answers: Answers) -> Done<Outcome> {
    let draft = read_roster(name, bytes, &Limits::default());
    let draft = draft.unwrap_or_else(|error| panic!("{name}: {error}"));
    let import = Import {
        files: vec![Source {
            path: name.to_owned(),
            draft,
        }],
        accept_partial: true,
        create_sectors: false,
        moves: Moves::default(),
        answers,
    };
    desk.carry_out(&import).expect("an import")
}

fn export(desk: &Desk, kind: Kind, format: Format, locale: Locale, phones: bool) -> Vec<u8> {
    let mut bytes = Vec::new();
    let view = View {
        show_phones: phones,
        ..View::whole(desk, locale)
    };
    let what = What::List(List::Of(kind));
    let export = Export { what, format, view };
    let written = export.write(&mut bytes, &mut |_| ControlFlow::Continue(()));
    written.unwrap_or_else(|error| panic!("{kind:?} {format:?}: {error}"));
    bytes
}

/// What a list tells, without numbers and looks.
fn told(desk: &Desk, kind: Kind) -> Vec<Value> {
    let bytes = export(desk, kind, Format::Json, Locale::Zh, true);
    let all: Vec<Value> = serde_json::from_slice(&bytes).expect("JSON");
    let mut all: Vec<Value> = all
        .into_iter()
        .map(|mut it| {
            it["id"] = Value::Null;
            if it.get("evidence").is_some() {
                it["evidence"] = Value::Null;
            }
            it
        })
        .collect();
    all.sort_by_key(Value::to_string);
    all
}

fn demo(seed: u64) -> (Desk, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("demo.jiebie");
    let actor = actor("王主任", Role::Admin);
    let at = date(TODAY).and_hms_opt(12, 0, 0).expect("noon");
    let size = Size {
        members: 60,
        forms: 5,
        seed,
    };
    let store = found_demo(&path, &actor, at, size, None).expect("a demo");
    (sit_down(store, "王主任", Role::Admin, TODAY), folder)
}

pub(super) fn nothing_changed(outcome: &Outcome, what: &str) {
    assert_eq!(
        outcome.rejections(),
        0,
        "{what}: {:#?}",
        outcome.files[0].rejected
    );
    let file = &outcome.files[0];
    assert!(
        file.created.is_empty() && file.changed.is_empty(),
        "{what}: {file:#?}"
    );
    assert!(file.notes.is_empty(), "{what}: {:#?}", file.notes);
}

#[test]
fn every_list_comes_back_and_changes_nothing() {
    for seed in [1, 7, 2026] {
        let (mut desk, _folder) = demo(seed);
        for kind in READ.iter().copied() {
            for (format, name) in [(Format::Csv, "list.csv"), (Format::Xlsx, "list.xlsx")] {
                for (locale, phones) in [(Locale::Zh, false), (Locale::En, true)] {
                    let bytes = export(&desk, kind, format, locale, phones);
                    if told(&desk, kind).is_empty() {
                        continue;
                    }
                    // A csv of plans says nowhere whose they are but in its name.
                    let name = format!("{}-{name}", kind.plural().replace('_', "-"));
                    let done = import(&mut desk, &name, &bytes, Answers::default());
                    let what = format!("{kind:?} {format:?} {locale:?}");
                    nothing_changed(&done.value, &what);
                    assert!(done.value.files[0].unchanged > 0, "{what}");
                }
            }
        }
    }
}

#[test]
fn where_there_are_none_the_same_records_come() {
    for (seed, format, locale) in [(3, Format::Csv, Locale::Zh), (5, Format::Xlsx, Locale::En)] {
        let (mut desk, _folder) = demo(seed);
        for kind in READ.iter().copied() {
            // What others name can't be struck out; convenors are elected, opinions answered, people reminded and assessed.
            let book = desk.book();
            let named = |id: &u64| !book.referring_to(kind, *id).is_empty();
            let by_verbs = matches!(
                kind,
                Kind::Convenor | Kind::Opinion | Kind::ReminderRound | Kind::AssessmentSheet
            );
            if by_verbs || book.ids(kind).iter().any(named) {
                continue;
            }
            let was = told(&desk, kind);
            let bytes = export(&desk, kind, format, locale, true);
            for id in desk.book().ids(kind) {
                desk.carry_out(&Remove { kind, id }).expect("struck out");
            }
            let name = format!("{}.{}", kind.plural().replace('_', "-"), format.code());
            if was.is_empty() {
                continue;
            }
            let done = import(&mut desk, &name, &bytes, Answers::default());
            assert_eq!(
                done.value.rejections(),
                0,
                "{kind:?}: {:#?}",
                done.value.files[0].rejected
            );
            assert_eq!(told(&desk, kind), was, "{kind:?}");
            // And a second time it changes nothing; what was verified is told.
            let mut again = import(&mut desk, &name, &bytes, Answers::default());
            let notes = &mut again.value.files[0].notes;
            notes.retain(|it| !it.text.zh.contains("jiebie verify"));
            nothing_changed(&again.value, &format!("{kind:?} again"));
        }
    }
}

/// Two sectors with a namesake in each, and one who is alone of his name.
pub(super) fn office() -> TestStore {
    let mut desk = desk();
    let roster = Roster::default().members(&[
        ["王伟", "教育界", "第一中学", "", ""],
        ["王伟", "科技界", "研究所", "", ""],
        ["李明", "教育界", "第二中学", "", ""],
    ]);
    super::imports_cleanly(&mut desk, &roster);
    desk
}

pub(super) fn sheet(title: &str, rows: &[&[&str]]) -> Vec<u8> {
    let rows: Vec<String> = rows.iter().map(|row| row.join(",")).collect();
    let title = if title.is_empty() {
        String::new()
    } else {
        format!("{title}\n")
    };
    format!("{title}{}\n", rows.join("\n")).into_bytes()
}

#[test]
fn a_table_that_an_office_made_is_read_by_its_heads() {
    let mut desk = office();
    let bytes = sheet(
        "",
        &[
            &[
                "序号",
                "所属界别",
                "委员",
                "联系对象姓名",
                "单位及职务",
                "最近联系时间",
                "联系方式",
                "籍贯",
            ],
            &[
                "1",
                "教育界",
                "王伟",
                "赵一",
                "个体户",
                "2026.3.5",
                "电话联系",
                "益阳",
            ],
            &["2", "科技", "王伟", "钱二", "", "", "", ""],
            &["3", "", "李明", "孙三", "", "2026年3月", "", ""],
            &["4", "", "李名", "周四", "", "", "", ""],
            &["5", "科技界", "李明", "吴五", "", "", "", ""],
            &["6", "", "王伟", "郑六", "", "", "", ""],
        ],
    );
    let done = import(&mut desk, "重点联系对象.csv", &bytes, Answers::default());
    let file = &done.value.files[0];
    assert_eq!(file.accepted, 2, "{file:#?}");
    let contacts: Vec<_> = desk
        .book()
        .key_contacts
        .iter()
        .map(|it| (it.member.latest().0, it.name.as_str(), it.since))
        .collect();
    assert_eq!(contacts, [(1, "赵一", None), (2, "钱二", None)]);
    let heard = desk
        .book()
        .key_contacts
        .iter()
        .next()
        .and_then(|it| it.last_heard)
        .expect("heard");
    assert_eq!(heard.on, date("2026-03-05"));
    let reasons: Vec<_> = file
        .rejected
        .iter()
        .map(|it| it.reason.zh.to_string())
        .collect();
    for (reason, part) in reasons.iter().zip([
        "只写到年月",
        "没有名称或编号为“李名”",
        "库中李明是教育界委员",
        "“王伟”的委员有 2 个",
    ]) {
        assert!(reason.contains(part), "{part}: {reasons:#?}");
    }
    assert_eq!(file.notes.len(), 1, "{:#?}", file.notes);
    // Who is meant is asked, and told.
    let asked = &done.value.questions;
    assert_eq!(asked.len(), 2);
    let mut answers = Answers::default();
    answers.give(&asked[0], Answer::Skip);
    answers.give(&asked[1], Answer::Member(MemberId(2)));
    let done = import(&mut desk, "重点联系对象.csv", &bytes, answers);
    assert_eq!(done.value.files[0].accepted, 1);
    let last = desk.book().key_contacts.iter().last().expect("a contact");
    assert_eq!((last.member.latest().0, last.name.as_str()), (2, "郑六"));
}

#[test]
fn a_city_of_key_contacts_leaves_what_it_does_not_say() {
    let mut desk = office();
    let first = sheet(
        "重点联系对象",
        &[
            &["委员", "联系对象姓名", "联系电话"],
            &["李明", "赵一", "13800000001"],
        ],
    );
    import(&mut desk, "a.csv", &first, Answers::default());
    let masked = sheet(
        "重点联系对象",
        &[
            &["委员", "联系对象姓名", "联系电话", "工作单位及职务"],
            &["李明", "赵一", "138****0001", "厂长"],
        ],
    );
    import(&mut desk, "b.csv", &masked, Answers::default());
    let empty = sheet(
        "重点联系对象",
        &[
            &["委员", "联系对象姓名", "工作单位及职务"],
            &["李明", "赵一", ""],
        ],
    );
    let done = import(&mut desk, "c.csv", &empty, Answers::default());
    nothing_changed(&done.value, "an empty cell");
    let contact = desk.book().key_contacts.iter().next().expect("a contact");
    assert_eq!(
        (contact.phone.as_str(), contact.employer.as_str()),
        ("13800000001", "厂长")
    );
}

#[test]
fn heads_that_fit_two_kinds_are_asked_about_unless_a_title_tells() {
    let rows: &[&[&str]] = &[
        &["单位", "年度", "标题", "制定时间"],
        &["教育界", "2026", "年度总结", "2026-12-01"],
    ];
    let mut desk = office();
    let bytes = sheet("", rows);
    let done = import(&mut desk, "x.csv", &bytes, Answers::default());
    let [question] = done.value.questions.as_slice() else {
        panic!("{:#?}", done.value);
    };
    assert!(matches!(&question.asks, Asks::Kind { kinds } if kinds.len() == 2));
    let mut answers = Answers::default();
    answers.give(question, Answer::Kind(Kind::Plan));
    // A plan can't be made after today, and is told.
    let done = import(&mut desk, "x.csv", &bytes, answers);
    assert!(
        done.value.files[0].rejected[0]
            .reason
            .zh
            .contains("不能晚于今天")
    );
    let rows: &[&[&str]] = &[&["单位", "年度", "标题"], &["教育界", "2026", "年度总结"]];
    for (name, title) in [("工作总结.csv", ""), ("y.csv", "2026年界别工作总结")] {
        let mut desk = office();
        import(&mut desk, name, &sheet(title, rows), Answers::default());
        assert_eq!(desk.book().summaries.iter().count(), 1, "{name}");
    }
}

#[test]
fn a_list_of_convenors_elects_nobody() {
    let mut desk = office();
    let rows: &[&[&str]] = &[
        &[
            "编号",
            "界别",
            "姓名",
            "第一召集人",
            "推选时间",
            "主席会议审定时间",
            "工作单位及职务",
            "联系电话",
            "备注",
        ],
        &[
            "9",
            "教育界",
            "王伟",
            "是",
            "2026-02-10",
            "",
            "",
            "139****0001",
            "",
        ],
    ];
    let done = import(
        &mut desk,
        "召集人.csv",
        &sheet("", rows),
        Answers::default(),
    );
    let told = &done.value.files[0].rejected[0].reason.zh;
    assert!(told.contains("jiebie convenor elect"), "{told}");
}

#[test]
fn committees_come_back_in_both_languages() {
    let (mut desk, _folder) = demo(4);
    for locale in Locale::ALL {
        let bytes = export(&desk, Kind::Committee, Format::Xlsx, locale, false);
        let done = import(&mut desk, "committees.xlsx", &bytes, Answers::default());
        assert_eq!(done.value.rejections(), 0, "{:#?}", done.value);
        assert!(done.seq.is_none() && done.value.files[0].unchanged > 0);
    }
}

#[test]
fn a_register_of_members_stays_a_register() {
    let mut desk = office();
    let done = import(
        &mut desk,
        "名册.csv",
        &sheet(
            "",
            &[
                &["姓名", "界别", "工作单位及职务", "任职时间", "备注"],
                &["新人", "教育界", "某校", "2026-1-1", ""],
            ],
        ),
        Answers::default(),
    );
    assert_eq!(
        done.value.files[0].created.of(Kind::Member),
        1,
        "{:#?}",
        done.value
    );
    let sector = desk
        .book()
        .members
        .iter()
        .last()
        .map(|it| it.sector_on(date(TODAY)));
    assert_eq!(sector, Some(SectorId(1)));
}

#[test]
fn a_blank_day_is_no_statement() {
    let (mut desk, _folder) = demo(5);
    let before = told(&desk, Kind::Activity);
    let table = sheet(
        "活动",
        &[
            &["活动名称", "活动类型", "时间", "举办界别"],
            &["走访", "调研视察", "", "中国共产党"],
        ],
    );
    let outcome = import(&mut desk, "a.csv", &table, Answers::default()).value;
    assert_eq!(outcome.files[0].rejected.len(), 1, "{outcome:?}");
    let why = &outcome.files[0].rejected[0].reason;
    assert!(why.zh.contains("必填"), "{why:?}");
    assert_eq!(told(&desk, Kind::Activity), before);
}

/// A list of a demo without one of its columns, as a csv table.
fn without(bytes: &[u8], column: usize) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    // No cell of these lists has a comma or a quote in it.
    let cut = |line: &str| {
        let cells = line.split(',').enumerate();
        let kept: Vec<_> = cells.filter(|(at, _)| *at != column).collect();
        kept.iter().map(|(_, it)| *it).collect::<Vec<_>>().join(",")
    };
    let lines: Vec<_> = text.lines().map(cut).collect();
    lines.join("\n").into_bytes()
}

#[test]
fn a_list_that_lost_a_column_is_no_list_of_another_kind() {
    let (mut desk, _folder) = demo(1);
    for kind in READ.iter().copied().chain([Kind::Sector, Kind::Committee]) {
        for locale in Locale::ALL {
            let bytes = export(&desk, kind, Format::Csv, locale, true);
            let text = String::from_utf8_lossy(&bytes).into_owned();
            if text.contains('"') || text.lines().count() < 2 {
                continue;
            }
            let heads = text.lines().next().map_or(0, |it| it.split(',').count());
            for column in 0..heads {
                let cut = without(&bytes, column);
                let done = import(&mut desk, "x.csv", &cut, Answers::default());
                let outcome = &done.value;
                let what = format!("{kind:?} {locale:?} without column {column}");
                assert!(done.seq.is_none(), "{what}: {:#?}", outcome.files[0]);
                assert!(
                    outcome.rejections() + outcome.files[0].unchanged > 0,
                    "{what}: {:#?}",
                    outcome.files[0]
                );
            }
        }
    }
}

#[test]
fn a_list_without_what_tells_its_rows_apart_is_said_of_its_heads() {
    let (mut desk, _folder) = demo(1);
    let bytes = export(&desk, Kind::Leader, Format::Csv, Locale::Zh, true);
    let done = import(&mut desk, "x.csv", &without(&bytes, 1), Answers::default());
    let [rejected] = done.value.files[0].rejected.as_slice() else {
        panic!("{:#?}", done.value.files[0].rejected);
    };
    assert_eq!(rejected.at.row, 1);
    assert!(
        rejected
            .reason
            .zh
            .contains("主席会议成员的清单，但没有“姓名”")
    );
}

#[test]
fn plans_are_taken_in_as_plans_whatever_kind_is_named() {
    let (mut desk, _folder) = demo(1);
    let bytes = export(&desk, Kind::Plan, Format::Csv, Locale::Zh, true);
    for name in ["x.csv", "plans.csv"] {
        let answers = Answers::default().of_kind(Some(Kind::Summary));
        let done = import(&mut desk, name, &bytes, answers);
        let why = &done.value.files[0].rejected[0].reason.zh;
        assert!(why.contains("是年度工作计划，不能作为工作总结"), "{why}");
        let answers = Answers::default().of_kind(Some(Kind::Plan));
        let done = import(&mut desk, name, &bytes, answers);
        nothing_changed(&done.value, name);
    }
}

/// The notes on a list of a demo with one row, in which a cell was changed.
fn notes_on(desk: &mut Desk, kind: Kind, column: usize, value: &str) -> Vec<String> {
    let bytes = export(desk, kind, Format::Csv, Locale::Zh, false);
    let text = String::from_utf8_lossy(&bytes);
    let mut lines = text
        .trim_start_matches('\u{feff}')
        .lines()
        .map(str::to_owned);
    let heads = lines.next().expect("heads");
    let mut rows = lines.map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
    let other = |cells: &Vec<String>| cells[column] != value;
    let mut cells = rows.find(other).expect("a row of another value");
    value.clone_into(&mut cells[column]);
    let table = format!("{heads}\n{}\n", cells.join(","));
    let name = format!("{}.csv", kind.plural().replace('_', "-"));
    let done = import(desk, &name, table.as_bytes(), Answers::default());
    assert!(done.seq.is_none(), "{:#?}", done.value);
    let told = done.value.files[0].notes.iter();
    let told = told.map(|it| it.text.zh.to_string());
    let rejected = done.value.files[0].rejected.iter();
    told.chain(rejected.map(|it| it.reason.zh.to_string()))
        .collect()
}

#[test]
fn what_is_not_taken_from_a_list_is_told_where_it_differs() {
    let (mut desk, _folder) = demo(1);
    for (kind, column, value, told) in [
        (Kind::Convenor, 3, "否", "jiebie convenor first"),
        (Kind::Convenor, 5, "2026-02-21", "jiebie convenor approve"),
        (Kind::Convenor, 6, "别处", "jiebie set member"),
        (Kind::Convenor, 7, "139＊＊＊＊0001", "联系电话与库中不同"),
        (Kind::Liaison, 3, "139＊＊＊＊0001", "号码与库中不同"),
        (Kind::Member, 8, "别的工作室", "入驻工作室与库中不同"),
        (Kind::Member, 9, "77", "由库中统计"),
        (Kind::Member, 7, "139＊＊＊＊0001", "号码与库中不同"),
        (Kind::Activity, 20, "已核实", "jiebie verify activity"),
        (Kind::Activity, 7, "77", "由库中统计"),
        (Kind::Workroom, 6, "77", "由库中统计"),
    ] {
        let notes = notes_on(&mut desk, kind, column, value);
        assert!(
            notes.len() == 1 && notes[0].contains(told),
            "{kind:?} {column}: {notes:#?}"
        );
    }
}

#[test]
fn an_id_that_the_store_does_not_have_is_told() {
    let (mut desk, _folder) = demo(1);
    let bytes = export(&desk, Kind::Liaison, Format::Csv, Locale::Zh, false);
    let table = String::from_utf8_lossy(&bytes).replacen("\n1,", "\n9999,", 1);
    let done = import(&mut desk, "l.csv", table.as_bytes(), Answers::default());
    let told: Vec<_> = done.value.files[0].rejected.iter().collect();
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(told[0].reason.zh.contains("没有编号 9999"), "{told:#?}");
}

#[test]
fn sectors_come_back_with_one_note() {
    let (mut desk, _folder) = demo(4);
    for locale in Locale::ALL {
        let bytes = export(&desk, Kind::Sector, Format::Csv, locale, false);
        let done = import(&mut desk, "sectors.csv", &bytes, Answers::default());
        let file = &done.value.files[0];
        assert_eq!((file.rejected.len(), file.notes.len()), (0, 1), "{file:#?}");
        assert!(done.seq.is_none() && file.unchanged > 0);
    }
    let table = "编号,界别,专委会,总协调人,联系领导,召集人,界别召集人,年度工作计划\n\
                 1,中国共产党,经济科技委员会,,,,,\n";
    let done = import(&mut desk, "s.csv", table.as_bytes(), Answers::default());
    assert_eq!(done.value.files[0].changed.of(Kind::Sector), 1);
}

#[test]
fn what_a_list_of_committees_says_is_taken_in() {
    let (mut desk, _folder) = demo(4);
    let name = desk.book().committees_in_order()[0].name.clone();
    for (heads, note) in [
        (
            "专委会,总协调人,任职时间,党组织,成立时间,年度计划,备注",
            "甲",
        ),
        (
            "Committee,Coordinator,Since,Party organisation,Set up on,Plans,Note",
            "乙",
        ),
    ] {
        let table = format!("{heads}\n{name},赵主任,2026-03-01,第一支部,2026-03-02,1,{note}\n");
        let done = import(&mut desk, "c.csv", table.as_bytes(), Answers::default());
        assert_eq!(done.value.rejections(), 0, "{:#?}", done.value);
        let committee = desk.book().committees_in_order()[0];
        let party = committee
            .party_organisation
            .as_ref()
            .expect("an organisation");
        assert_eq!(
            (party.name.as_str(), party.since),
            ("第一支部", Some(date("2026-03-02")))
        );
        assert_eq!(committee.note, note);
        let director = committee
            .coordinator_on(desk.today().date)
            .expect("a director");
        assert_eq!(
            (director.name.as_str(), director.since),
            ("赵主任", Some(date("2026-03-01")))
        );
    }
}

#[test]
fn a_list_of_liaisons_means_the_same_under_whatever_heads() {
    let tables: [&[&[&str]]; 2] = [
        &[&["界别", "联络员", "联络员电话"], &["教育界", "新人", ""]],
        &[
            &[
                "编号",
                "界别",
                "联络员",
                "联络员电话",
                "工作单位及职务",
                "任职时间",
                "备注",
            ],
            &["", "教育界", "新人", "", "", "", ""],
        ],
    ];
    for rows in tables {
        let mut desk = office();
        let sector = super::sector_id(&desk, "教育界");
        desk.carry_out(&add(liaison("旧人", sector)))
            .expect("entered");
        let done = import(&mut desk, "l.csv", &sheet("", rows), Answers::default());
        let file = &done.value.files[0];
        assert!(
            file.moved[0].text.zh.contains("由旧人调整到新人"),
            "{file:#?}"
        );
        let all: Vec<_> = desk.book().liaisons.iter().cloned().collect();
        assert_eq!(all.len(), 2);
        assert_eq!(all[0].ended.as_ref().map(|it| it.on), Some(date(TODAY)));
        assert_eq!(all[1].since, Some(date(TODAY)));
        // Who is named beside stays.
        let mut both = rows.to_vec();
        both.insert(1, rows[1]);
        let named: Vec<&str> = rows[1]
            .iter()
            .map(|it| if *it == "新人" { "又人" } else { it })
            .collect();
        both[1] = &named;
        let done = import(&mut desk, "l.csv", &sheet("", &both), Answers::default());
        assert_eq!(done.value.rejections(), 1, "{:#?}", done.value);
        assert_eq!(desk.book().liaisons.iter().count(), 2);
    }
}

#[test]
fn what_was_verified_and_is_changed_by_a_list_is_recorded_only() {
    let mut desk = office();
    let sector = super::sector_id(&desk, "教育界");
    let id = desk.carry_out(&add(activity("座谈会", &[sector])));
    let id = id.expect("entered").value;
    desk.carry_out(&verify::<Activity>(id)).expect("verified");
    let held = |desk: &Desk| desk.book().activities.get(id).expect("kept").clone();
    let list = |place: &str| {
        let number = id.0.to_string();
        let day = held(&desk).held_on.to_string();
        let rows = [
            &["编号", "时间", "类别", "活动名称", "界别", "地点"][..],
            &[&number, &day, "", "座谈会", "教育界", place],
        ];
        sheet("", &rows)
    };
    let (here, there) = (list(&held(&desk).place), list("另一处"));
    import(&mut desk, "界别活动.csv", &here, Answers::default());
    assert!(held(&desk).evidence.is_verified());
    let done = import(&mut desk, "界别活动.csv", &there, Answers::default());
    assert_eq!(held(&desk).place, "另一处", "{:#?}", done.value);
    assert!(!held(&desk).evidence.is_verified());
    let notes = &done.value.files[0].notes;
    assert!(
        notes.iter().any(|it| it.text.zh.contains("退回")),
        "{notes:#?}"
    );
}

#[test]
fn two_proposals_of_one_title_and_day_are_told_apart_by_their_numbers() {
    let mut desk = office();
    let heads = &["案号", "案由", "第一提案人", "提交日期"][..];
    let row = |number| [number, "关于校园周边安全的提案", "李明", "2026-01-10"];
    let (one, other) = (row("1"), row("2"));
    let table = sheet("提案目录", &[heads, &one, &other]);
    let outputs = |desk: &Desk| desk.book().outputs.iter().count();
    for _ in 0..2 {
        let done = import(&mut desk, "proposals.csv", &table, Answers::default());
        assert_eq!(done.value.rejections(), 0, "{:#?}", done.value.files[0]);
        assert_eq!(outputs(&desk), 2);
    }
}

#[test]
fn a_number_that_stands_twice_in_a_year_is_told_at_its_row() {
    let mut desk = office();
    let heads = &["案号", "案由", "第一提案人", "提交日期"][..];
    let row = |title, day| ["1", title, "李明", day];
    let (one, other) = (
        row("关于早餐的提案", "2026-01-10"),
        row("关于路灯的提案", "2026-01-11"),
    );
    let table = sheet("提案目录", &[heads, &one, &other]);
    for _ in 0..2 {
        let done = import(&mut desk, "proposals.csv", &table, Answers::default());
        let [rejected] = done.value.files[0].rejected.as_slice() else {
            panic!("{:#?}", done.value.files[0]);
        };
        let (why, at) = (&rejected.reason, &rejected.at);
        assert_eq!((at.row, at.column.0), (4, 0), "{why:?}");
        says(why, "第 3 行", "row 3");
        says(why, "已有同年同号的另一件", "has this number");
        assert_eq!(desk.book().outputs.iter().count(), 1);
    }
    // Numbers begin anew each year, and a list of what the store has changes nothing.
    let next = row("关于路灯的提案", "2025-01-11");
    let mut before = desk.book().outputs.iter().next().expect("one").clone();
    before.title = "关于公园的提案".to_owned();
    before.id = jiebie::domain::id::OutputId(0);
    desk.carry_out(&add(before)).expect("entered");
    let stored = row("关于公园的提案", "2026-01-10");
    let table = sheet("提案目录", &[heads, &one, &stored, &next]);
    let done = import(&mut desk, "proposals.csv", &table, Answers::default());
    let rejected = &done.value.files[0].rejected;
    assert!(rejected.iter().all(|it| it.at.row == 5), "{rejected:#?}");
}

#[test]
fn who_leads_and_stands_among_those_who_join_in_is_there_once() {
    let mut desk = office();
    let heads = &["案号", "案由", "第一提案人", "附议人", "提交日期"][..];
    let one = ["1", "关于早餐的提案", "李明", "李明、王伟#2", "2026-01-10"];
    let table = sheet("提案目录", &[heads, &one]);
    for seq in [true, false] {
        let done = import(&mut desk, "proposals.csv", &table, Answers::default());
        assert_eq!(done.value.rejections(), 0, "{:#?}", done.value.files[0]);
        assert_eq!(done.seq.is_some(), seq);
        let output = desk.book().outputs.iter().next().expect("one");
        let lead = output.lead.expect("李明");
        assert!(!output.authors.contains(&lead), "{output:?}");
        assert_eq!(output.wrote().count(), 2);
    }
}

#[test]
fn the_proposals_offices_tables_become_outputs_with_their_life() {
    let mut desk = office();
    let handed_in = sheet(
        "七届一次会议提案立案情况表",
        &[
            &[
                "案号",
                "案由",
                "第一提案人",
                "附议人",
                "提交日期",
                "立案情况",
                "不立案理由",
                "主办单位",
                "会办单位",
            ],
            &[
                "1",
                "关于校园周边安全的提案",
                "李明",
                "王伟#2",
                "2026-01-10",
                "予以立案",
                "",
                "市教育局",
                "市公安局",
            ],
            &[
                "2",
                "关于内部事务的提案",
                "李明",
                "",
                "2026-01-10",
                "不予立案",
                "属内部事务",
                "",
                "",
            ],
            &[
                "3",
                "关于早餐的提案",
                "李明",
                "",
                "2026-01-11",
                "转社情民意",
                "",
                "",
                "",
            ],
            &[
                "4",
                "关于路灯的提案",
                "张三",
                "",
                "2026-01-11",
                "立案",
                "",
                "",
                "",
            ],
        ],
    );
    let done = import(&mut desk, "proposals.csv", &handed_in, Answers::default());
    let file = &done.value.files[0];
    assert_eq!(file.rejected.len(), 1, "{file:#?}");
    let outputs: Vec<Output> = desk.book().outputs.iter().cloned().collect();
    let [filed, not, brief] = outputs.as_slice() else {
        panic!("{outputs:#?}");
    };
    assert_eq!(filed.channel, Channel::Proposal);
    assert!(!filed.collective, "nobody said that it is the sector's");
    assert_eq!(desk.book().sector_name(filed.sector), "教育界");
    let names: Vec<&str> = filed
        .wrote()
        .map(|id| desk.book().members.get(id).expect("a member").name.as_str())
        .collect();
    assert_eq!(names, ["李明", "王伟"]);
    assert_eq!(
        (filed.lead_unit.as_str(), filed.joint_units.as_str()),
        ("市教育局", "市公安局")
    );
    assert!(filed.stands() && !not.stands());
    assert_eq!(
        not.ruling.as_ref().map(|it| it.why.as_str()),
        Some("属内部事务")
    );
    assert_eq!(brief.goes_as(), Channel::Brief);

    // What comes in summer has neither day nor sector: number and title say which is meant.
    let answered = sheet(
        "",
        &[
            &["案号", "案由", "办理结果", "答复日期", "满意度"],
            &[
                "1",
                "关于校园周边安全的提案",
                "B类",
                "2026-06-20",
                "基本满意",
            ],
            &["9", "关于别的事的提案", "A", "2026-06-20", "满意"],
        ],
    );
    let done = import(&mut desk, "answers.csv", &answered, Answers::default());
    let file = &done.value.files[0];
    assert_eq!(file.rejected.len(), 1, "{file:#?}");
    assert!(
        file.rejected[0].reason.zh.contains("须填写")
            || file.rejected[0].reason.zh.contains("必填"),
        "{file:#?}"
    );
    let answer = desk
        .book()
        .outputs
        .get(filed.id)
        .and_then(|it| it.answer.clone());
    let answer = answer.expect("an answer");
    assert_eq!(
        (answer.class, answer.on, answer.satisfaction),
        (
            AnswerClass::InProgress,
            Some(date("2026-06-20")),
            Some(Satisfaction::Mostly)
        )
    );
    for format in [Format::Csv, Format::Xlsx] {
        let bytes = export(&desk, Kind::Output, format, Locale::Zh, true);
        let name = format!("outputs.{}", format.code());
        let done = import(&mut desk, &name, &bytes, Answers::default());
        nothing_changed(&done.value, &name);
    }
}

#[test]
fn what_a_sector_hands_in_itself_is_in_its_name_and_a_party_s_committee_is_asked_about() {
    let mut desk = office();
    let heads = &["案号", "案由", "提案者", "提交日期"][..];
    let row = |number, title, by| [number, title, by, "2026-01-10"];
    let own = row("1", "关于校园安全的提案", "教育界别小组");
    let body = row("2", "关于科技馆的提案", "市科技协会");
    let nobody = row("3", "关于路灯的提案", "某某协会");
    let table = sheet("提案目录", &[heads, &own, &body, &nobody]);
    let done = import(&mut desk, "proposals.csv", &table, Answers::default());
    let file = &done.value.files[0];
    assert_eq!(file.rejected.len(), 2, "{file:#?}");
    let [question] = done.value.questions.as_slice() else {
        panic!("{:#?}", done.value.questions);
    };
    assert_eq!(question.value, body[2]);
    let others = |it: &&Sector| it.name != "教育界";
    let science = desk.book().sectors.iter().find(others);
    let science = science.expect("a sector").clone();
    assert_eq!(
        question.asks,
        Asks::Sector {
            near: vec![science.id]
        }
    );
    let mut answers = Answers::default();
    let answer = Answer::Sector {
        sector: science.id,
        keep_alias: false,
    };
    answers.give(question, answer);
    import(&mut desk, "proposals.csv", &table, answers);
    let book = desk.book();
    let held: Vec<_> = book
        .outputs
        .iter()
        .map(|it| (book.sector_name(it.sector), it.collective, it.lead))
        .collect();
    assert_eq!(
        held,
        [("教育界", true, None), (science.name.as_str(), true, None)]
    );
}

#[test]
fn of_which_day_proposals_are_that_name_none_is_asked_once() {
    let mut desk = office();
    let heads = &["案号", "案由", "第一提案人"][..];
    let one = ["1", "关于校园周边安全的提案", "李明"];
    let two = ["2", "关于早餐的提案", "李明"];
    let table = sheet("提案目录", &[heads, &one, &two]);
    let done = import(&mut desk, "proposals.csv", &table, Answers::default());
    assert_eq!(done.value.rejections(), 2);
    let [question] = done.value.questions.as_slice() else {
        panic!("{:#?}", done.value.questions);
    };
    assert_eq!(question.asks, Asks::Day);
    let mut answers = Answers::default();
    let day = date("2026-01-10");
    answers.give(question, Answer::Day(day));
    for _ in 0..2 {
        let done = import(&mut desk, "proposals.csv", &table, answers.clone());
        assert_eq!(done.value.rejections(), 0, "{:#?}", done.value.files[0]);
        let days: Vec<_> = desk.book().outputs.iter().map(|it| it.handed_in).collect();
        assert_eq!(days, [day, day]);
    }
    // What is there already keeps its day, whatever is told of the others.
    let later = Answers::default().of_day(Some(date("2026-02-01")));
    let more = sheet("提案目录", &[heads, &one, &["3", "关于路灯的提案", "李明"]]);
    import(&mut desk, "proposals.csv", &more, later);
    let days: Vec<_> = desk.book().outputs.iter().map(|it| it.handed_in).collect();
    assert_eq!(days, [day, day, date("2026-02-01")]);
    // Left out, nothing comes and nothing is asked.
    let mut answers = Answers::default();
    answers.give(question, Answer::Skip);
    let other = sheet("提案目录", &[heads, &["4", "关于公园的提案", "李明"]]);
    let done = import(&mut desk, "proposals.csv", &other, answers);
    assert_eq!(
        (done.value.rejections(), done.value.questions.len()),
        (0, 0)
    );
}
