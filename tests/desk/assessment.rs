//! The yearly assessment: an example of a table, sheets made by it, looked at and made anew.

use jiebie::desk::assessment::{
    AddExample, Assess, Assessment, ConfirmSheet, only_table, since, table_changed_since, table_in,
};
use jiebie::desk::form::{BeginForm, FileForms, UploadForms};
use jiebie::desk::papers::assessment as papers;
use jiebie::desk::{ChangeSetting, Desk};
use jiebie::domain::assessment::{
    Assessed, Assessing, AssessmentSheet, Confirmed, Criterion, Grade, Points, PointsItem,
    PointsTable,
};
use jiebie::domain::authority::Role;
use jiebie::domain::calendar::Year;
use jiebie::domain::closing::YearClosing;
use jiebie::domain::form::Sheet;
use jiebie::domain::id::*;
use jiebie::domain::record::{Kind, Seq};
use jiebie::domain::yearwork::Output;
use jiebie::exchange::office::word::Paper;
use jiebie::store::Store;

use crate::testkit::*;

const YEAR: Year = Year(2026);

/// A sector with two members and the example of a table.
fn office() -> (TestStore, SectorId, [MemberId; 2], PointsTableId) {
    let (mut desk, home) = with_sector("教育界");
    let members = ["王伟", "李小明"].map(|name| add_member(&mut desk, name, home));
    let note = "2026年委员履职考核计分表（示例）";
    let table = does(
        &mut desk,
        &AddExample { year: YEAR },
        "add-points-table",
        note,
    );
    let table = PointsTableId(table.entered.expect("entered"));
    (desk, home, members, table)
}

fn assess(table: PointsTableId) -> Assess {
    Assess {
        table,
        closed_on: None,
    }
}

fn set(key: &str, value: &str) -> ChangeSetting {
    ChangeSetting {
        key: key.to_owned(),
        value: value.to_owned(),
        grounds: None,
    }
}

/// A table as it is, and the entry that changed it last.
fn table_of(desk: &Desk, id: PointsTableId) -> (PointsTable, Seq) {
    let book = desk.book();
    let table = book.points_tables.get(id).expect("a table").clone();
    let seen = book.seq_of(Kind::PointsTable, id.0).expect("known");
    (table, seen)
}

fn sheet_of(desk: &Desk, member: MemberId) -> AssessmentSheet {
    let mut sheets = desk.book().assessment_sheets.iter();
    let sheet = sheets.find(|it| it.of == Assessed::Member(member));
    sheet.expect("a sheet").clone()
}

#[test]
fn everybody_gets_a_sheet_and_a_second_run_changes_only_what_changed() {
    let (mut desk, home, [wang, li], table) = office();
    let note = "2026年委员履职考核计分表（示例）";
    does(&mut desk, &assess(table), "assess", note);
    assert_eq!(desk.book().assessment_sheets.len(), 2);
    let before = sheet_of(&desk, wang);
    // No plenary was held, so that of 100 points 20 were not open.
    assert_eq!(
        (before.points, before.open),
        (Points::NONE, Points::whole(80))
    );
    assert_eq!((before.grade, before.year), (Grade::Lacking, YEAR));
    let again = desk.carry_out(&assess(table)).expect("done");
    assert_eq!(again.seq, None, "nothing changed");

    let mut trip = activity("走访", &[home]);
    trip.participants = vec![wang];
    desk.carry_out(&add(trip)).expect("entered");
    let done = desk.carry_out(&assess(table)).expect("done");
    assert_eq!(done.changes.len(), 1, "of one member alone");
    let after = sheet_of(&desk, wang);
    assert_eq!((after.id, after.points), (before.id, Points::whole(5)));
    assert_eq!(sheet_of(&desk, li).points, Points::NONE);
    is_sound(&desk);
}

#[test]
fn a_form_counts_once_it_is_filed() {
    let (mut desk, home, [wang, _], table) = office();
    let begun = BeginForm {
        sheet: sheet(wang, home),
        submit: true,
    };
    let form = desk.carry_out(&begun).expect("handed in").value.id();
    let points = |desk: &Desk| {
        let of = Assessed::Member(wang);
        let it = Assessment::of(desk, table, None, of, &[]).expect("looked at");
        let line = it.scores.lines[2].clone();
        (
            line.points,
            line.counted.iter().map(|it| it.id).collect::<Vec<_>>(),
        )
    };
    assert_eq!(points(&desk), (Points::NONE, vec![]));
    desk.carry_out(&FileForms { forms: vec![form] })
        .expect("filed");
    assert_eq!(points(&desk), (Points::whole(5), vec![form.0]));
    desk.carry_out(&UploadForms { forms: vec![form] })
        .expect("uploaded");
    assert_eq!(points(&desk), (Points::whole(5), vec![form.0]), "archived");
    desk.carry_out(&assess(table)).expect("done");
    assert_eq!(sheet_of(&desk, wang).points, Points::whole(5));
}

#[test]
fn a_sheet_is_confirmed_once_by_its_committee_and_not_while_an_appeal_is_open() {
    let (mut desk, home, [wang, li], table) = office();
    let committee = add_committee(&mut desk, "教科卫体委员会");
    let mut sector = desk.book().sectors.get(home).expect("there").clone();
    let seen = desk.book().seq_of(Kind::Sector, home.0).expect("known");
    sector.committee = Some(committee).into();
    desk.carry_out(&edit_of(sector, seen)).expect("done");
    desk.carry_out(&assess(table)).expect("done");
    let of = |desk: &Desk, member| ConfirmSheet {
        sheet: sheet_of(desk, member).id,
    };
    let confirm = of(&desk, wang);
    does(&mut desk, &confirm, "confirm-sheet", "王伟 2026");
    let confirmed = sheet_of(&desk, wang).confirmed.expect("confirmed");
    assert_eq!(
        (confirmed.on, confirmed.by),
        (desk.today().date, Some(committee))
    );
    refuses_procedure(
        &mut desk,
        &confirm,
        "已于 2026-11-24 确认，不能确认。",
        "It can't be confirmed: confirmed on 2026-11-24.",
    );
    let sheet = sheet_of(&desk, li);
    let seen = desk.book().seq_of(Kind::AssessmentSheet, sheet.id.0);
    let disputed = AssessmentSheet {
        appeal: "漏计一次活动".to_owned(),
        ..sheet
    };
    let appeal = edit_of(disputed, seen.expect("known"));
    desk.carry_out(&appeal).expect("done");
    let confirm = of(&desk, li);
    refuses_procedure(
        &mut desk,
        &confirm,
        "申诉还没有答复，不能确认。",
        "It can't be confirmed: the appeal waits for an answer.",
    );
    is_sound(&desk);
}

#[test]
fn the_table_that_is_meant_is_the_one_that_sheets_were_made_by() {
    let (mut desk, _, _, first) = office();
    let of = |desk: &Desk| table_in(desk.book(), YEAR, Assessing::Members).map(|it| it.id);
    assert_eq!(
        (of(&desk), only_table(desk.book(), YEAR)),
        (Some(first), Ok(first))
    );
    let second = PointsTable {
        title: "第二版".to_owned(),
        example: false,
        ..desk.book().points_tables.get(first).expect("there").clone()
    };
    let second = does(&mut desk, &add(second), "add-points-table", "第二版");
    // What is no example goes first; then what was used.
    assert_eq!(of(&desk), Some(second));
    assert!(only_table(desk.book(), YEAR).is_err());
    desk.carry_out(&assess(first)).expect("done");
    assert_eq!(of(&desk), Some(first));
    assert_eq!(table_in(desk.book(), YEAR, Assessing::Sectors), None);
}

/// What comes after the closing day counts for the next year, and what the office files late still counts.
#[test]
fn the_year_of_the_counts_ends_on_a_day_of_its_own() {
    let (mut desk, home, [wang, li], table) = office();
    desk.carry_out(&set("count-until", "11-24")).expect("set");
    let next = desk.carry_out(&AddExample { year: YEAR.next() });
    let next = PointsTableId(next.expect("entered").value.entered.expect("one"));
    // What a member does on a day.
    let work = |desk: &mut Desk, member| {
        let mut trip = activity("走访", &[home]);
        trip.held_on = desk.today().date;
        trip.participants = vec![member];
        desk.carry_out(&add(trip)).expect("entered");
        let sheet = Sheet {
            filled_on: Some(desk.today().date),
            ..sheet(member, home)
        };
        let begun = BeginForm {
            sheet,
            submit: true,
        };
        desk.carry_out(&begun).expect("handed in").value.id()
    };
    let first = work(&mut desk, wang);
    let store = Store::open(desk.path()).expect("opens");
    let mut desk = sit_down(store, "王主任", Role::Admin, "2026-11-25");
    let second = work(&mut desk, li);
    let forms = vec![first, second];
    desk.carry_out(&FileForms { forms }).expect("filed");

    let given = |table, who| {
        let of = Assessed::Member(who);
        let it = Assessment::of(&desk, table, None, of, &[]).expect("looked at");
        (it.closing, it.scores.points)
    };
    let (closing, today) = (date("2026-11-24"), date("2026-11-25"));
    let (all, none) = (Points::whole(10), Points::NONE);
    assert_eq!(given(table, wang), (closing, all));
    assert_eq!(given(table, li), (closing, none));
    assert_eq!(given(next, wang), (today, none));
    assert_eq!(given(next, li), (today, all));
    desk.carry_out(&assess(table)).expect("done");
    assert_eq!(sheet_of(&desk, wang).closed_on, closing);
}

/// An output of a channel with a window counts for one year, wherever it is counted.
#[test]
fn a_channel_with_a_window_counts_by_it_everywhere() {
    let (mut desk, home, ..) = office();
    let handed_in = Output {
        title: "关于乡村教师住房的提案".to_owned(),
        sector: home,
        ..Output::on(date("2026-11-05"))
    };
    desk.carry_out(&add(handed_in)).expect("entered");
    let counts = |desk: &Desk| {
        let years = [YEAR, YEAR.next()];
        years.map(|year| desk.book().outputs_of(home, year).count())
    };
    assert_eq!(counts(&desk), [1, 0]);
    let window = set("count-windows", "提案 11-01…10-31");
    desk.carry_out(&window).expect("set");
    assert_eq!(counts(&desk), [0, 1]);
    let record = desk.book().outputs.iter().next().expect("one");
    assert_eq!(desk.book().year_of(record), Some(YEAR.next()));
}

#[test]
fn a_sheet_that_was_confirmed_stays_and_takes_an_appeal() {
    let (mut desk, home, [wang, _], table) = office();
    desk.carry_out(&assess(table)).expect("done");
    let sheet = sheet_of(&desk, wang);
    let seen = desk.book().seq();
    let confirmed = AssessmentSheet {
        confirmed: Some(Confirmed {
            on: date(TODAY),
            by: None,
        }),
        appeal: "漏计一次走访".to_owned(),
        ..sheet
    };
    desk.carry_out(&edit_of(confirmed.clone(), seen))
        .expect("confirmed");
    let mut trip = activity("走访", &[home]);
    trip.participants = vec![wang];
    desk.carry_out(&add(trip)).expect("entered");
    desk.carry_out(&assess(table)).expect("done");
    assert_eq!(sheet_of(&desk, wang), confirmed);
}

#[test]
fn a_table_with_sheets_stays_of_its_year_and_of_whom_it_assesses() {
    let (mut desk, _, [wang, _], table) = office();
    let seen_of = |desk: &Desk| {
        let seen = desk.book().seq_of(Kind::PointsTable, table.0);
        seen.expect("known")
    };
    let was = desk
        .book()
        .points_tables
        .get(table)
        .expect("a table")
        .clone();
    let next = PointsTable {
        year: YEAR.next(),
        ..was.clone()
    };
    let seen = seen_of(&desk);
    desk.carry_out(&edit_of(next.clone(), seen))
        .expect("no sheets yet");
    let seen = seen_of(&desk);
    desk.carry_out(&edit_of(was.clone(), seen)).expect("back");
    desk.carry_out(&assess(table)).expect("done");
    let sheet = sheet_of(&desk, wang).id;
    desk.carry_out(&ConfirmSheet { sheet }).expect("confirmed");
    let seen = seen_of(&desk);
    let (zh, en) = ("已按这张表计分", "Sheets were made by this table");
    refuses_field(&mut desk, &edit_of(next, seen), "year", zh, en);
    let sectors = PointsTable {
        assessing: Assessing::Convenors,
        ..was.clone()
    };
    refuses_field(&mut desk, &edit_of(sectors, seen), "assessing", zh, en);
    // Its other figures may be changed; whoever was confirmed before is told of it, and stays.
    let confirmed = sheet_of(&desk, wang);
    assert!(!table_changed_since(&confirmed, desk.book()));
    let stricter = PointsTable {
        competent: 70,
        ..was.clone()
    };
    desk.carry_out(&edit_of(stricter, seen)).expect("changed");
    assert!(table_changed_since(&confirmed, desk.book()));
    let of = Assessed::Member(wang);
    let now = Assessment::of(&desk, table, Some(confirmed.closed_on), of, &[]).expect("looked at");
    let told = since(&confirmed, &now.scores, desk.book())
        .expect("told")
        .text(&confirmed);
    assert!(
        told.zh.contains("确认后计分表改过：现在重算结果不变"),
        "{}",
        told.zh
    );
    // Another table of the year makes no second sheet for who was confirmed by this one.
    let second = PointsTable {
        id: PointsTableId(0),
        title: "正式计分表".to_owned(),
        example: false,
        ..was
    };
    let done = desk.carry_out(&add(second)).expect("entered");
    let second = done.value;
    let item = desk.book().points_items.iter().next().expect("one").clone();
    let item = PointsItem {
        id: PointsItemId(0),
        table: second,
        ..item
    };
    desk.carry_out(&add(item)).expect("entered");
    desk.carry_out(&assess(second)).expect("done");
    let sheets = desk.book().assessment_sheets.iter();
    let of_wang: Vec<_> = sheets.filter(|it| it.of == of).collect();
    assert_eq!(of_wang, [&confirmed]);
}

#[test]
fn a_quota_holds_for_one_as_for_all_and_stands_on_the_list_by_grade() {
    let (mut desk, home, [wang, li], table) = office();
    let (was, seen) = table_of(&desk, table);
    let half = PointsTable {
        excellent: 6,
        competent: 5,
        quota: Some(50),
        ..was
    };
    desk.carry_out(&edit_of(half, seen)).expect("changed");
    let grade = |desk: &Desk, of| {
        let of = Assessed::Member(of);
        let it = Assessment::of(desk, table, None, of, &[]).expect("looked at");
        it.scores.grade
    };
    let mut trip = activity("走访", &[home]);
    trip.participants = vec![wang, li];
    desk.carry_out(&add(trip)).expect("entered");
    // One place, and two who stand alike: nobody is chosen at random.
    assert_eq!(grade(&desk, wang), Grade::Competent);
    let mut more = activity("调研", &[home]);
    more.participants = vec![wang];
    desk.carry_out(&add(more)).expect("entered");
    assert_eq!(
        (grade(&desk, wang), grade(&desk, li)),
        (Grade::Excellent, Grade::Competent)
    );
    desk.carry_out(&assess(table)).expect("done");
    let printed = |paper: &Paper| format!("{paper:?}");
    let list = printed(&papers::grades(&desk, table).expect("made"));
    for words in [
        "2026年度委员履职考核等次名单",
        "得分率 6% 以上，名额 50% 即 1",
        "其中 1 达到优秀线、名额已满",
        "优秀（1）",
        "不排名次",
        "待确认、申诉2份",
    ] {
        assert!(list.contains(words), "{words}\n{list}");
    }
    // A sheet names what it counts.
    let all = [wang, li].map(Assessed::Member);
    let sheet = printed(&papers::sheets(&desk, table, &all).expect("made"));
    for words in [
        "2026年度委员履职考核表",
        "走访",
        "计5分",
        "优秀",
        "称职",
        "待确认",
    ] {
        assert!(sheet.contains(words), "{words}\n{sheet}");
    }
    // Who was given a grade by the table as it was is not passed over by the quota as it is.
    let (now, seen) = table_of(&desk, table);
    let lower = PointsTable {
        excellent: 5,
        ..now
    };
    desk.carry_out(&edit_of(lower, seen)).expect("changed");
    let list = printed(&papers::grades(&desk, table).expect("made"));
    assert!(!list.contains("名额已满"), "{list}");
    assert!(list.contains("计分表改过，2份考核表仍按改前的表"), "{list}");
    let nobody = papers::sheets(&desk, table, &[Assessed::Sector(home)]);
    assert!(nobody.is_err(), "no sector is assessed by it");
}

#[test]
fn what_a_table_would_give_is_only_looked_at() {
    let (mut desk, home, [wang, _], table) = office();
    let mut trip = activity("走访", &[home]);
    trip.participants = vec![wang];
    desk.carry_out(&add(trip)).expect("entered");
    let mut items = desk.book().points_items.iter();
    let item = items.find(|it| it.criterion == Criterion::Activity);
    let otherwise = PointsItem {
        points: Points::whole(8),
        ..item.expect("an item").clone()
    };
    let of = Assessed::Member(wang);
    let given = |all: &[PointsItem]| {
        let it = Assessment::of(&desk, table, None, of, all).expect("looked at");
        it.scores.points
    };
    assert_eq!(given(&[]), Points::whole(5));
    assert_eq!(given(&[otherwise]), Points::whole(8));
    assert_eq!(desk.book().assessment_sheets.len(), 0);
}

#[test]
fn what_may_not_be_scored_is_refused_with_the_reason() {
    let (mut desk, _, _, table) = office();
    let item = PointsItem {
        id: PointsItemId(0),
        title: "登录次数".to_owned(),
        ..desk.book().points_items.iter().next().expect("one").clone()
    };
    refuses_field(
        &mut desk,
        &add(item.clone()),
        "title",
        "不得以“登录”计分、排名",
        "may not be scored",
    );
    // What is said not to count may be named.
    let named = PointsItem {
        criterion: Criterion::NotCounted,
        ..item.clone()
    };
    desk.carry_out(&add(named)).expect("entered");
    let other = PointsItem {
        title: "工作计划".to_owned(),
        criterion: Criterion::Plan,
        ..item
    };
    refuses_field(
        &mut desk,
        &add(other),
        "criterion",
        "“按时制定工作计划”不能用来考核委员。",
        "\"a plan in time\" can't be counted for members.",
    );
    assert_eq!(
        desk.book()
            .points_items
            .iter()
            .filter(|it| it.table == table)
            .count(),
        10
    );
}

#[test]
fn a_table_without_items_assesses_nobody() {
    let (mut desk, ..) = office();
    let table = PointsTable {
        id: PointsTableId(0),
        title: "界别".to_owned(),
        assessing: Assessing::Sectors,
        ..desk
            .book()
            .points_tables
            .iter()
            .next()
            .expect("one")
            .clone()
    };
    let done = desk.carry_out(&add(table)).expect("entered");
    let id = PointsTableId(done.changes[0].id);
    refuses_procedure(&mut desk, &assess(id), "还没有考核项目", "has no items yet");
    assert_eq!(done.changes[0].kind, Kind::PointsTable);
}

#[test]
fn a_closed_year_is_assessed_by_what_held_when_it_was_closed() {
    let (mut first, home, [wang, _], table) = office();
    let mut trip = activity("走访", &[home]);
    trip.participants = vec![wang];
    trip.held_on = date("2026-11-20");
    first.carry_out(&add(trip)).expect("entered");
    let store = Store::open(first.path()).expect("opens");
    let mut desk = sit_down(store, "王主任", Role::Admin, "2027-01-08");
    let looked_at = |desk: &Desk| {
        let of = Assessed::Member(wang);
        let it = Assessment::of(desk, table, None, of, &[]).expect("looked at");
        (it.closing, it.scores.points)
    };
    let closing = YearClosing {
        id: YearClosingId(0),
        year: YEAR,
        closed_on: date("2027-01-08"),
        note: String::new(),
    };
    desk.carry_out(&add(closing)).expect("closed");
    let then = looked_at(&desk);
    assert_eq!(then, (date("2026-12-31"), Points::whole(5)));
    desk.carry_out(&set("count-until", "10-31")).expect("set");
    assert_eq!(looked_at(&desk), then);
    let made = desk.carry_out(&assess(table));
    assert!(
        made.is_err(),
        "a sheet of a closed year is made for a reason"
    );
    desk.set_because(Some("补作".to_owned()));
    desk.carry_out(&assess(table)).expect("made");
    let sheet = sheet_of(&desk, wang);
    assert_eq!((sheet.closed_on, sheet.points), then);
}

#[test]
fn days_between_two_closings_count_once_though_the_last_day_of_the_counts_was_moved() {
    let (mut first, home, [wang, _], table) = office();
    let next = first.carry_out(&AddExample { year: YEAR.next() });
    let next = PointsTableId(next.expect("entered").value.entered.expect("one"));
    for day in ["2026-12-10", "2026-12-20", "2026-12-31"] {
        let mut trip = activity(day, &[home]);
        trip.held_on = date(day);
        trip.participants = vec![wang];
        let own = Output {
            lead: Some(wang),
            handed_in: date(day),
            ..output(day, home)
        };
        let store = Store::open(first.path()).expect("opens");
        let mut then = sit_down(store, "王主任", Role::Admin, "2027-01-02");
        then.carry_out(&add(trip)).expect("entered");
        then.carry_out(&add(own)).expect("entered");
    }
    let store = Store::open(first.path()).expect("opens");
    let mut desk = sit_down(store, "王主任", Role::Admin, "2028-01-08");
    // What the two years count of the member's: by the criterion of the item.
    let counted = |desk: &Desk| {
        [table, next].map(|table| {
            let of = Assessed::Member(wang);
            let it = Assessment::of(desk, table, None, of, &[]).expect("looked at");
            let all = it.items.iter().zip(&it.scores.lines);
            let of_kind = |criterion| {
                let lines = all
                    .clone()
                    .filter(move |(item, _)| item.criterion == criterion);
                lines.map(|(_, line)| line.counted.len()).max().unwrap_or(0)
            };
            (
                of_kind(Criterion::Activity),
                of_kind(Criterion::CollectiveOutput),
            )
        })
    };
    for (closed, now) in [
        ("12-15", "12-31"),
        ("12-31", "12-15"),
        ("12-15", "next-01-31"),
    ] {
        desk.carry_out(&set("count-until", closed)).expect("set");
        let then = counted(&desk);
        let closing = YearClosing {
            id: YearClosingId(0),
            year: YEAR,
            closed_on: date("2027-01-08"),
            note: String::new(),
        };
        desk.carry_out(&add(closing)).expect("closed");
        desk.carry_out(&set("count-until", now)).expect("set");
        assert_eq!(counted(&desk), then, "{closed} {now}");
        let [(old, own), (new, later)] = then;
        assert_eq!((old + new, own + later), (3, 3), "{closed}");
        desk.set_because(Some("重来".to_owned()));
        let id = desk.book().year_closings.iter().next().expect("one").id;
        desk.carry_out(&remove::<YearClosing>(id))
            .expect("reopened");
        desk.set_because(None);
    }
}

#[test]
fn an_output_counts_in_a_closed_year_as_it_did_when_that_was_closed() {
    let (mut first, home, _, _) = office();
    let handed_in = |day: &str| Output {
        handed_in: date(day),
        ..output(day, home)
    };
    first
        .carry_out(&set("count-windows", "proposal=11-10"))
        .expect("set");
    let early = first
        .carry_out(&add(handed_in("2026-11-05")))
        .expect("one")
        .value;
    let late = first
        .carry_out(&add(handed_in("2026-11-15")))
        .expect("one")
        .value;
    let _: [OutputId; 2] = [early, late];
    let store = Store::open(first.path()).expect("opens");
    let mut desk = sit_down(store, "王主任", Role::Admin, "2027-01-08");
    let of = |desk: &Desk, year: u16| {
        let all = desk.book().outputs_in(Year(year));
        all.map(|it| it.id).collect::<Vec<_>>()
    };
    let closing = YearClosing {
        id: YearClosingId(0),
        year: YEAR,
        closed_on: date("2027-01-08"),
        note: String::new(),
    };
    desk.carry_out(&add(closing)).expect("closed");
    let then = (of(&desk, 2026), of(&desk, 2027));
    for windows in ["", "proposal=11-01"] {
        desk.carry_out(&set("count-windows", windows)).expect("set");
        assert_eq!((of(&desk, 2026), of(&desk, 2027)), then, "{windows}");
    }
}
