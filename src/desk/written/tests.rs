//! What is written as people write it, and what is told of the rest.

use super::*;
use crate::desk::refusal::Refusal;
use crate::domain::described::{Change, Described};
use crate::domain::id::{MemberId, SectorId};
use crate::domain::member::Member;
use crate::domain::money::Money;
use crate::domain::record::{Entity, Record, Seq};
use crate::domain::sector::Sector;
use crate::domain::yearwork::Activity;
use crate::text::Locale;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day of the test")
}

fn book() -> Book {
    let mut book = Book::default();
    let today = Today::on(day("2026-11-24"));
    for (id, name) in [(1, "教育界"), (2, "科学技术协会"), (3, "特邀人士（港澳）")]
    {
        let mut sector = Sector::blank(&book, today);
        (sector.id, sector.name) = (SectorId(id), name.to_owned());
        book.load(sector.into_record(), Seq(1));
    }
    for (id, name, sector) in [
        (1, "王伟", 1),
        (2, "王伟", 2),
        (3, "扎西·次仁", 1),
        (4, "魏洁", 2),
    ] {
        let mut member = Member::blank(&book, today);
        (member.id, member.name) = (MemberId(id), name.to_owned());
        member.sector = SectorId(sector).into();
        book.load(member.into_record(), Seq(1));
    }
    book
}

fn facts(kind: Kind, id: &str) -> &'static Facts {
    field_of(kind, id).expect("a field").own()
}

/// What is read, or what is told, in Chinese.
fn read(
    kind: Kind,
    field: &str,
    written: &str,
    within: &[SectorId],
) -> Result<Value<'static>, String> {
    let book = book();
    let reader = Reader::typed(&book, Today::on(day("2026-11-24")));
    let read = reader.value(facts(kind, field), written, within);
    read.map_err(|trouble| trouble.text().say(Locale::Zh).to_owned())
}

#[test]
fn every_shape_is_read_as_people_write_it() {
    let member = |id| Ok(Value::Ref(Kind::Member, id));
    let members = |ids: &[u64]| Ok(Value::Refs(Kind::Member, ids.to_vec()));
    let cost = |(id, fen): &(u64, i64)| {
        let amount = Value::Money(Money(*fen));
        vec![Value::Ref(Kind::Sector, *id), amount]
    };
    let costs = |all: &[_]| Ok(Value::Rows(all.iter().map(cost).collect()));
    for (kind, field, written, value) in [
        (
            Kind::Activity,
            "title",
            " 调研 ",
            Ok(Value::Text("调研".into())),
        ),
        (
            Kind::Liaison,
            "name",
            "王　敏",
            Ok(Value::Text("王敏".into())),
        ),
        (
            Kind::Activity,
            "held_on",
            "3-20",
            Ok(Value::Day(day("2026-03-20"))),
        ),
        (
            Kind::Activity,
            "held_on",
            "二〇二六年三月二十日",
            Ok(Value::Day(day("2026-03-20"))),
        ),
        (Kind::Activity, "kind", "座谈会", Ok(Value::Choice("forum"))),
        (
            Kind::Activity,
            "kind",
            "Reading Club",
            Ok(Value::Choice("reading-club")),
        ),
        (Kind::Output, "collective", "是", Ok(Value::Flag(true))),
        (
            Kind::Output,
            "collective",
            "以界别名义提交",
            Ok(Value::Flag(true)),
        ),
        (Kind::Output, "collective", "", Ok(Value::Flag(false))),
        (Kind::Plan, "year", "2026年", Ok(Value::Number(2026))),
        (Kind::Plan, "body", "科协", Ok(Value::Ref(Kind::Sector, 2))),
        (Kind::Convenor, "member", "魏 洁", member(4)),
        (Kind::Convenor, "member", "王伟#2", member(2)),
        (Kind::Convenor, "member", "王伟＃2", member(2)),
        (Kind::Convenor, "member", "#3", member(3)),
        (Kind::Convenor, "member", "扎西•次仁", member(3)),
        (Kind::Convenor, "member", "魏洁（女）", member(4)),
        (
            Kind::Activity,
            "participants",
            "魏洁、王伟#1；魏洁",
            members(&[4, 1]),
        ),
        (
            Kind::Activity,
            "sectors",
            "教育，特邀人士（港澳）",
            Ok(Value::Refs(Kind::Sector, vec![1, 3])),
        ),
        (Kind::Member, "workroom", "", Ok(Value::Empty)),
        (
            Kind::Activity,
            "costs",
            "教育（1,300元）、科协：1300.5",
            costs(&[(1, 130_000), (2, 130_050)]),
        ),
        (Kind::Activity, "costs", "", costs(&[])),
        (Kind::Activity, "invited", "12人", Ok(Value::Number(12))),
        (Kind::Activity, "invited", "", Ok(Value::Empty)),
    ] {
        assert_eq!(read(kind, field, written, &[]), value, "{field}={written}");
    }
    // Namesakes are told apart by the sector.
    assert_eq!(
        read(Kind::Convenor, "member", "王伟", &[SectorId(2)]),
        member(2)
    );
}

#[test]
fn what_is_no_value_is_told() {
    for (kind, field, written, told) in [
        (
            Kind::Convenor,
            "member",
            "王尾",
            "没有名称或编号为“王尾”的委员。相近的有：王伟",
        ),
        (
            Kind::Convenor,
            "member",
            "王伟",
            "王伟#1（教育界）、王伟#2（科学技术协会）",
        ),
        (Kind::Convenor, "member", "魏洁#3", "这个编号是扎西·次仁"),
        (
            Kind::Activity,
            "participants",
            "魏洁（出差、住院）",
            "括号里的“出差、住院”",
        ),
        (Kind::Activity, "held_on", "2026年3月", "只写到年月"),
        (Kind::Activity, "kind", "聚餐", "座谈会（forum）"),
        (
            Kind::Output,
            "collective",
            "也许",
            "请填“是”（以界别名义提交）或“否”",
        ),
        (Kind::Plan, "year", "明年", "请填整数"),
        (
            Kind::KeyContact,
            "last_heard",
            "昨天",
            "last_heard.on, last_heard.way",
        ),
        (Kind::Activity, "evidence", "是", "不能直接填写"),
        (
            Kind::Activity,
            "costs",
            "教育（两千）",
            "请填金额（元），如 2600",
        ),
    ] {
        let why = read(kind, field, written, &[]).expect_err(written);
        assert!(why.contains(told), "{field}={written}: {why}");
    }
}

#[test]
fn in_files_days_are_whole() {
    let book = book();
    let reader = Reader::of_files(&book, day("2026-11-24"), &Answers::default());
    let held_on = facts(Kind::Activity, "held_on");
    assert!(reader.value(held_on, "3-20", &[]).is_err());
    assert!(reader.value(held_on, "2026.3.20", &[]).is_ok());
}

fn fill(said: &[&str]) -> Result<Activity, Vec<String>> {
    let book = book();
    let today = Today::on(day("2026-11-24"));
    let reader = Reader::typed(&book, today);
    let mut record = Activity::blank(&book, today).into_record();
    let said: Vec<_> = said.iter().filter_map(|it| Said::of(it)).collect();
    let fill = Fill {
        reader: &reader,
        book: &book,
        today,
        change: Change::at(today.date),
        is_new: true,
    };
    match fill.take(&mut record, &said) {
        Ok(()) => match record {
            Record::Activity(it) => Ok(it),
            other => panic!("{other:?}"),
        },
        Err(Refusal::Fields(all)) => Err(all
            .iter()
            .map(|it| it.named().say(Locale::Zh).to_owned())
            .collect()),
        Err(other) => panic!("{other:?}"),
    }
}

#[test]
fn a_record_is_filled_by_labels_heads_and_ids() {
    let activity = fill(&[
        "活动名称=走访企业",
        "类别=调研视察",
        "时间=3-20",
        "参加委员=王伟",
        "sectors=科协",
    ]);
    let activity = activity.expect("an activity");
    assert_eq!(activity.title, "走访企业");
    assert_eq!(activity.participants, [MemberId(2)]);
}

#[test]
fn a_row_has_its_amount_and_a_number_its_bounds() {
    let said = ["title=走访", "kind=research", "held_on=3-20"];
    let filled = |more: &[&'static str]| fill(&[&said[..], more].concat());
    let activity = filled(&["costs=教育（1300）", "invited=12"]).expect("an activity");
    let told = |all: Vec<_>| all.into_iter().next().expect("a fault");
    assert_eq!(
        (activity.cost(), activity.invited),
        (Money(130_000), Some(12))
    );
    let none = filled(&["costs=教育"]).expect_err("no amount");
    assert!(told(none).contains("请填金额（元），如 2600"));
    let crowd = filled(&["invited=100000"]).expect_err("too many");
    assert!(told(crowd).contains("请填 0 到 99999 的整数"));
}

#[test]
fn all_that_is_wrong_is_told_at_once() {
    let told = fill(&[
        "标题=走访",
        "held_on=2027-1-1",
        "participants=王伟",
        "place=a",
        "地点=b",
    ]);
    let told = told.expect_err("faults");
    for part in [
        "没有“标题”这一项。可填：title（活动名称）",
        "时间：日期不能晚于今天",
        "参加委员：名为“王伟”的委员有 2 个",
        "地点：此项写了两次",
        "活动名称：此项必填",
        "活动类型：此项必填。只能是：调研视察（research）",
    ] {
        assert!(told.iter().any(|it| it.contains(part)), "{part}: {told:#?}");
    }
}

#[test]
fn a_class_is_its_words_whatever_letter_stands_before_them() {
    let class = |written| read(Kind::Output, "answer.class", written, &[]);
    for (written, code) in [
        ("A（已经解决）", "a"),
        ("B类：正在解决", "b"),
        ("列入计划解决", "c"),
        // An office with three classes.
        ("B．列入计划", "c"),
        ("C（留作参考）", "d"),
        ("C", "c"),
    ] {
        assert_eq!(class(written), Ok(Value::Choice(code)), "{written}");
    }
    assert!(class("E（不明）").is_err());
}
