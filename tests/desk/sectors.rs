//! What becomes of sectors: split, merged, renamed, ended; and that nothing new is recorded for one that has ended.

use jiebie::desk::committee::AssignSectors;
use jiebie::desk::convenor::Elect;
use jiebie::desk::form::BeginForm;
use jiebie::desk::papers::halfyear;
use jiebie::desk::remarks::remarks;
use jiebie::desk::sector::{MergeSectors, MergedInto, Named, Rename, SplitSector};
use jiebie::desk::{Desk, End};
use jiebie::domain::calendar::{Today, Year};
use jiebie::domain::form::Sheet;
use jiebie::domain::former_name::Renamed as _;
use jiebie::domain::id::*;
use jiebie::domain::money::Money;
use jiebie::domain::record::Kind;
use jiebie::domain::yearwork::{Body, Budget, ItemState, PlanItem};
use jiebie::rules;
use jiebie::text::Locale;

use crate::testkit::*;

const DAY: &str = "2026-07-01";

fn merge(sectors: &[SectorId], into: MergedInto) -> MergeSectors {
    MergeSectors {
        sectors: sectors.to_vec(),
        into,
        from: date(DAY),
        committee: None,
        convenors: Vec::new(),
        first: None,
        liaison: None,
    }
}

fn elect(desk: &mut Desk, sector: SectorId, member: MemberId, first: bool) {
    desk.carry_out(&Elect {
        sector,
        member,
        elected: date("2026-02-11"),
        first,
        replaces: None,
        reason: String::new(),
        note: String::new(),
    })
    .expect("elected");
}

/// Two sectors of one committee, with two members each, both convenors, the former of them the first.
fn two_sectors() -> (TestStore, [SectorId; 2], [MemberId; 4]) {
    let (mut desk, one) = with_sector("科学技术界");
    let two = add_sector(&mut desk, "科协");
    let committee = add_committee(&mut desk, "经济科技委员会");
    desk.carry_out(&AssignSectors {
        committee,
        sectors: vec![one, two],
        from: None,
    })
    .expect("assigned");
    let names = ["王伟", "李小明", "周芳", "赵强"];
    let members: Vec<MemberId> = (0..4)
        .map(|n| add_member(&mut desk, names[n], [one, two][n / 2]))
        .collect();
    for (n, member) in members.iter().enumerate() {
        elect(&mut desk, [one, two][n / 2], *member, n % 2 == 0);
    }
    let members = members.try_into().expect("four");
    (desk, [one, two], members)
}

fn convenors(desk: &Desk, sector: SectorId, on: &str) -> Vec<(MemberId, bool)> {
    let all = desk.book().convenors_of(sector, date(on)).into_iter();
    all.map(|it| (it.member, it.is_first_on(date(on))))
        .collect()
}

fn members(desk: &Desk, sector: SectorId, on: &str) -> Vec<MemberId> {
    let all = desk.book().members_of(sector, date(on)).into_iter();
    all.map(|it| it.id).collect()
}

#[test]
fn sectors_are_merged_into_one_of_them() {
    let (mut desk, [one, two], [a, b, c, d]) = two_sectors();
    let mut own = liaison("陈联络", one);
    own.phone = "13812345678".to_owned();
    desk.carry_out(&add(own)).expect("a liaison");
    desk.carry_out(&add(liaison("黄联络", two)))
        .expect("a liaison");
    let chair: LeaderId = desk
        .carry_out(&add(leader("董宁", &[two])))
        .expect("a leader")
        .value;
    let mut room = workroom("科协委员工作室");
    room.sector = Some(two);
    let room: WorkroomId = desk.carry_out(&add(room)).expect("a workroom").value;
    let request = MergeSectors {
        convenors: vec![a, c, d],
        ..merge(&[two], MergedInto::One(one))
    };
    does(
        &mut desk,
        &request,
        "merge-sectors",
        "科协 → 科学技术界 2026-07-01",
    );
    let book = desk.book();
    let ended = book.sectors.get(two).and_then(|it| it.ended.clone());
    assert_eq!(
        ended.map(|it| (it.on, it.reason)),
        Some((date("2026-06-30"), "界别合并".to_owned()))
    );
    assert_eq!(
        book.sectors.get(two).and_then(|it| it.merged_into),
        Some(one)
    );
    assert_eq!(members(&desk, one, DAY), [a, b, c, d]);
    assert_eq!(members(&desk, two, DAY), []);
    assert_eq!(members(&desk, two, "2026-06-30"), [c, d]);
    // Of two firsts, that of the sector that stays is the first; who stays is elected there anew.
    assert_eq!(
        convenors(&desk, one, DAY),
        [(a, true), (c, false), (d, false)]
    );
    assert_eq!(convenors(&desk, two, "2026-06-30"), [(c, true), (d, false)]);
    let elected = book.convenors_of(one, date(DAY)).into_iter();
    let elected: Vec<_> = elected.map(|it| (it.member, it.elected)).collect();
    assert!(elected.contains(&(c, Some(date(DAY)))), "{elected:?}");
    let liaisons = |sector, on| {
        let all = desk.book().liaisons_of(sector, date(on)).into_iter();
        all.map(|it| it.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(liaisons(one, DAY), ["陈联络"]);
    assert_eq!(liaisons(two, "2026-06-30"), ["黄联络"]);
    assert!(liaisons(two, DAY).is_empty());
    let leader = book.leaders.get(chair).expect("the leader");
    assert_eq!(leader.sectors_on(date(DAY)), [one]);
    assert_eq!(leader.sectors_on(date("2026-06-30")), [two]);
    assert_eq!(book.workrooms.get(room).and_then(|it| it.sector), Some(one));
    // The convenor who is none any more has a last day.
    assert!(
        book.appointments_of(one)
            .any(|it| it.member == b && it.ended.is_some())
    );
    // Nothing is asked for of what has ended.
    let found = rules::check(book, &Today::on(date("2026-11-24")));
    assert!(found.iter().all(|it| it.sector != Some(two)), "{found:?}");
    desk.undo().expect("undone");
    assert_eq!(members(&desk, two, DAY), [c, d]);
    assert!(
        desk.book()
            .sectors
            .get(two)
            .is_some_and(|it| it.ended.is_none())
    );
    is_sound(&desk);
}

#[test]
fn sectors_are_merged_into_a_new_one_and_what_is_open_goes_on() {
    let (mut desk, [one, two], [a, b, c, d]) = two_sectors();
    let (year, on) = (Year(2026), date(DAY));
    let kept: PlanId = desk
        .carry_out(&add(plan(Body::Sector(two))))
        .expect("a plan")
        .value;
    let item: PlanItemId = desk
        .carry_out(&add(PlanItem {
            id: PlanItemId(0),
            plan: kept,
            title: "科普进社区".to_owned(),
            kind: None,
            month: 9,
            who: String::new(),
            ended: None,
            note: String::new(),
        }))
        .expect("an item")
        .value;
    desk.carry_out(&add(Budget {
        id: BudgetId(0),
        year,
        sector: two,
        amount: Money(500_000),
        note: String::new(),
    }))
    .expect("a budget");
    let mut held = activity("科普调研", &[two]);
    held.costs = vec![jiebie::domain::yearwork::Cost {
        sector: two,
        amount: Money(120_000),
    }];
    desk.carry_out(&add(held)).expect("an activity");
    let new = MergedInto::New("科技和科协界".to_owned());
    let request = MergeSectors {
        convenors: vec![b, c],
        ..merge(&[one, two], new)
    };
    let done = desk.carry_out(&request).expect("merged");
    let told = remarks(&done, desk.book(), desk.today());
    assert!(told[0].say(Locale::Zh).contains("还没有联络员"), "{told:?}");
    let id: SectorId = done.value.id();
    let book = desk.book();
    assert_eq!(members(&desk, id, DAY), [a, b, c, d]);
    assert_eq!(
        book.sectors_on(on).map(|it| it.id).collect::<Vec<_>>(),
        [id]
    );
    // Of those who stay one is the first.
    assert_eq!(convenors(&desk, id, DAY), [(c, true), (b, false)]);
    let whole = book.sectors.get(id).expect("the new one");
    assert_eq!(whole.since, Some(on));
    assert!(whole.committee_on(on).is_some());
    let state = |item: PlanItemId| {
        let item = desk.book().plan_items.get(item).expect("an item");
        item.state(desk.book(), on)
    };
    assert_eq!(state(item), ItemState::Dropped);
    let states = PlanItem::states(book, Body::Sector(id), year, on);
    assert!(states.contains(&(ItemState::Planned, 1)), "{states:?}");
    let money = |sector| desk.book().budget_of(sector, year).map(|it| it.amount);
    assert_eq!(
        (money(two), money(id)),
        (Some(Money(120_000)), Some(Money(380_000)))
    );
    assert_eq!(book.activities_of(two, year).len(), 1);
    // A new sector has time to set itself up.
    let found = rules::check(book, &Today::on(date("2026-07-02")));
    let mut liaison = found.iter().filter(|it| it.rule.code == "J1701");
    assert!(liaison.all(|it| it.level == rules::Level::Due));
    is_sound(&desk);
}

#[test]
fn mergers_that_can_not_be_are_refused() {
    let (mut desk, [one, two], [a, _, c, d]) = two_sectors();
    let new = || MergedInto::New("科技和科协界".to_owned());
    refuses_field(
        &mut desk,
        &merge(&[one], MergedInto::One(one)),
        "name",
        "至少写明两个界别",
        "at least two sectors",
    );
    refuses_field(
        &mut desk,
        &merge(&[one, two], new()),
        "convenors",
        "合并后有 4 名召集人，最多 3 名",
        "4 convenors, and 3 are the most",
    );
    let three = |into| MergeSectors {
        convenors: vec![a, c, d],
        ..merge(&[one, two], into)
    };
    let other = add_sector(&mut desk, "体育界");
    let stranger = add_member(&mut desk, "吴远", other);
    let request = MergeSectors {
        convenors: vec![stranger],
        ..merge(&[one, two], new())
    };
    refuses_field(
        &mut desk,
        &request,
        "convenors",
        "吴远不是这些界别的召集人",
        "吴远 is no convenor",
    );
    let request = MergeSectors {
        first: Some(stranger),
        ..three(new())
    };
    refuses_field(
        &mut desk,
        &request,
        "first",
        "吴远不在合并后的召集人之中",
        "吴远 is none of the convenors",
    );
    let request = MergeSectors {
        liaison: Some("陈联络".to_owned()),
        ..three(new())
    };
    refuses_field(
        &mut desk,
        &request,
        "liaison",
        "陈联络不是这些界别的联络员",
        "陈联络 is no liaison",
    );
    let request = MergeSectors {
        from: date("2026-12-01"),
        ..three(new())
    };
    refuses_field(
        &mut desk,
        &request,
        "since",
        "不能晚于今天",
        "lies after today",
    );
    let request = MergeSectors {
        sectors: vec![one, two, other],
        ..three(new())
    };
    refuses_field(
        &mut desk,
        &request,
        "committee",
        "由不同的专委会联系",
        "Different committees",
    );
    refuses_field(
        &mut desk,
        &three(MergedInto::New("体育界".to_owned())),
        "name",
        "已有同名界别",
        "has this name",
    );
    desk.carry_out(&three(MergedInto::One(one)))
        .expect("merged");
    refuses_field(
        &mut desk,
        &merge(&[two, other], MergedInto::One(other)),
        "since",
        "科协在 2026-07-01",
        "科协 is not there",
    );
    is_sound(&desk);
}

#[test]
fn a_merger_of_before_counts_the_convenors_who_were_elected_since() {
    let (mut desk, [one, two], [a, b, c, _]) = two_sectors();
    let late = |sector, member| Elect {
        sector,
        member,
        elected: date("2026-09-01"),
        first: false,
        replaces: None,
        reason: String::new(),
        note: String::new(),
    };
    let e = add_member(&mut desk, "钱进", one);
    desk.carry_out(&late(one, e)).expect("elected");
    let with = |convenors: &[MemberId]| MergeSectors {
        convenors: convenors.to_vec(),
        ..merge(&[two], MergedInto::One(one))
    };
    refuses_field(
        &mut desk,
        &with(&[a, b, c]),
        "convenors",
        "合并后有 4 名召集人",
        "4 convenors",
    );
    desk.carry_out(&with(&[a, c])).expect("merged");
    assert_eq!(convenors(&desk, one, "2026-09-01").len(), 3);
    desk.undo().expect("undone");
    // Nobody is elected by a sector after it has ended.
    let f = add_member(&mut desk, "孙成", two);
    desk.carry_out(&late(two, f)).expect("elected");
    refuses_field(
        &mut desk,
        &with(&[a, c]),
        "since",
        "孙成自 2026-09-01 起任科协召集人",
        "孙成 has a charge of 科协 from 2026-09-01 on",
    );
    is_sound(&desk);
}

#[test]
fn a_charge_that_has_ended_since_ends_in_the_sector_that_stays_too() {
    let (mut desk, [one, two], [a, _, c, _]) = two_sectors();
    let id = desk.book().convenors_of(two, date(DAY))[0].id;
    desk.carry_out(&end::<jiebie::domain::appointment::Convenor>(
        id,
        departure("2026-09-30"),
    ))
    .expect("ended");
    let request = MergeSectors {
        convenors: vec![a, c],
        ..merge(&[two], MergedInto::One(one))
    };
    desk.carry_out(&request).expect("merged");
    assert_eq!(convenors(&desk, one, DAY).len(), 2);
    assert_eq!(convenors(&desk, one, "2026-10-01"), [(a, true)]);
    is_sound(&desk);
}

#[test]
fn forms_of_after_a_merger_that_is_said_later_are_of_the_sector_that_stays() {
    let (mut desk, [one, two], [a, _, c, d]) = two_sectors();
    let mut hand_in = |member, sector, day: &str| {
        let sheet = Sheet {
            filled_on: Some(date(day)),
            ..sheet(member, sector)
        };
        let begun = BeginForm {
            sheet,
            submit: true,
        };
        let form: FormId = desk.carry_out(&begun).expect("handed in").value.id();
        form
    };
    let before = hand_in(c, two, "2026-06-20");
    let after = hand_in(d, two, "2026-08-01");
    let mismatched = |desk: &Desk| {
        let found = rules::check(desk.book(), &desk.today());
        found.iter().filter(|it| it.rule.code == "J9004").count()
    };
    assert_eq!(mismatched(&desk), 0);
    let request = MergeSectors {
        convenors: vec![a, c, d],
        ..merge(&[two], MergedInto::One(one))
    };
    desk.carry_out(&request).expect("merged");
    assert_eq!(mismatched(&desk), 0);
    let sector = |desk: &Desk, form| {
        let form = desk.book().forms.get(form).expect("pending");
        form.sheet.sector
    };
    assert_eq!(sector(&desk, before), two);
    assert_eq!(sector(&desk, after), one);
    desk.undo().expect("undone");
    assert_eq!(sector(&desk, after), two);
    let split = SplitSector {
        sector: two,
        name: "科普界".to_owned(),
        members: vec![d],
        from: date(DAY),
        liaison: None,
    };
    let new: SectorId = desk.carry_out(&split).expect("split").value.id();
    assert_eq!(sector(&desk, after), new);
    assert_eq!(mismatched(&desk), 0);
    is_sound(&desk);
}

#[test]
fn an_alias_of_a_former_name_goes_on_with_the_new_one() {
    let (mut desk, home) = with_sector("科学技术协会");
    desk.carry_out(&Rename {
        of: Named::Sector(home),
        name: "科学技术界别".to_owned(),
        from: date(DAY),
    })
    .expect("renamed");
    let sector = desk.book().sectors.get(home).expect("the sector");
    assert_eq!(sector.short_name(desk.book().settings()), "科协");
    let said = MergedInto::said(desk.book(), "科协");
    assert_eq!(said.expect("found"), MergedInto::One(home));
}

#[test]
fn where_a_merger_goes_is_understood_by_all_names_of_a_sector() {
    let (mut desk, [one, _], _) = two_sectors();
    desk.carry_out(&Rename {
        of: Named::Sector(one),
        name: "科技界".to_owned(),
        from: date(DAY),
    })
    .expect("renamed");
    let said = |written: &str| MergedInto::said(desk.book(), written).expect(written);
    for written in ["科技界", " 科学技术界 ", "科学技术", "#1"] {
        assert_eq!(said(written), MergedInto::One(one), "{written}");
    }
    let new = MergedInto::New("科技和科协界".to_owned());
    assert_eq!(said(" 科技和科协界"), new);
}

#[test]
fn nothing_new_is_recorded_for_a_sector_that_has_ended() {
    let (mut desk, [one, two], [a, _, c, d]) = two_sectors();
    let request = MergeSectors {
        convenors: vec![a, c, d],
        ..merge(&[two], MergedInto::One(one))
    };
    desk.carry_out(&request).expect("merged");
    let ended = ("科协已于 2026-06-30 撤销", "科协 ended on 2026-06-30");
    let mut late = activity("科普调研", &[two]);
    late.held_on = date("2026-07-02");
    refuses_field(&mut desk, &add(late), "sectors", ended.0, ended.1);
    desk.carry_out(&add(activity("科普调研", &[two])))
        .expect("of before");
    let mut next = plan(Body::Sector(two));
    next.year = Year(2027);
    refuses_field(&mut desk, &add(next), "body", ended.0, ended.1);
    desk.carry_out(&add(summary(Body::Sector(two))))
        .expect("of the year in which it ended");
    refuses_field(
        &mut desk,
        &add(liaison("黄联络", two)),
        "sector",
        ended.0,
        ended.1,
    );
    refuses_field(
        &mut desk,
        &add(member("吴远", two)),
        "sector",
        ended.0,
        ended.1,
    );
    let mut moved = desk.book().members.get(a).expect("a member").clone();
    moved.sector.change(date("2026-08-01"), two);
    let seen = desk.book().seq_of(Kind::Member, a.0).expect("seen");
    refuses_field(&mut desk, &edit_of(moved, seen), "sector", ended.0, ended.1);
    let assign = AssignSectors {
        committee: CommitteeId(1),
        sectors: vec![one, two],
        from: Some(date("2026-08-01")),
    };
    refuses_field(&mut desk, &assign, "sectors", ended.0, ended.1);
    is_sound(&desk);
}

#[test]
fn a_sector_ends_when_nobody_is_left_in_it() {
    let (mut desk, home) = with_sector("教育界");
    add_member(&mut desk, "王伟", home);
    let empty = add_sector(&mut desk, "体育界");
    let end = |id: SectorId| End {
        kind: Kind::Sector,
        id: id.0,
        departure: departure("2026-06-30"),
    };
    refuses_field(
        &mut desk,
        &end(home),
        "on",
        "还有委员或任职：王伟",
        "people in charge: 王伟",
    );
    does(&mut desk, &end(empty), "end-sector", "体育界");
    let there = |on| desk.book().sectors_on(date(on)).count();
    assert_eq!((there("2026-06-30"), there("2026-07-01")), (2, 1));
}

#[test]
fn a_sector_is_renamed_from_a_day_on() {
    let (mut desk, home) = with_sector("科技界");
    let other = add_sector(&mut desk, "教育界");
    let rename = |name: &str, on: &str| Rename {
        of: Named::Sector(home),
        name: name.to_owned(),
        from: date(on),
    };
    refuses_field(
        &mut desk,
        &rename("科技界", DAY),
        "name",
        "现在就叫这个名称",
        "called so already",
    );
    refuses_field(
        &mut desk,
        &rename(" ", DAY),
        "name",
        "必填",
        "must be filled in",
    );
    refuses_field(
        &mut desk,
        &rename("教育界", DAY),
        "name",
        "已有同名界别",
        "has this name",
    );
    refuses_field(
        &mut desk,
        &rename("科学界", "2026-12-01"),
        "on",
        "不能晚于今天",
        "lies after today",
    );
    does(
        &mut desk,
        &rename("科学 技术界", DAY),
        "rename-sector",
        "科技界 → 科学 技术界 2026-07-01",
    );
    let sector = desk.book().sectors.get(home).expect("the sector");
    assert_eq!(sector.name, "科学技术界");
    assert_eq!(sector.name_on(date("2026-06-30")), "科技界");
    refuses_field(
        &mut desk,
        &rename("科学界", "2026-06-01"),
        "on",
        "已登记 2026-06-30 前叫科技界",
        "called 科技界 until 2026-06-30",
    );
    // The former name still means it, and nobody else takes it.
    let taken = Rename {
        of: Named::Sector(other),
        name: "科技界".to_owned(),
        from: date(DAY),
    };
    refuses_field(
        &mut desk,
        &taken,
        "name",
        "会认作同一界别",
        "is called 科技界, too",
    );
    let then = desk.book().called_on(date("2026-06-30"));
    assert_eq!(then.sector_name(home), "科技界");
    let page = |day: &str| {
        let today = Today::on(date(day));
        let pages = halfyear::pages(desk.book(), today, &[home], Locale::Zh);
        pages[0].title.clone()
    };
    assert!(
        page("2026-06-30").contains("科技界"),
        "{}",
        page("2026-06-30")
    );
    assert!(page(DAY).contains("科学技术界"), "{}", page(DAY));
    desk.undo().expect("undone");
    assert_eq!(desk.book().sector_name(home), "科技界");
    is_sound(&desk);
}

#[test]
fn a_committee_is_renamed_from_a_day_on() {
    let mut desk = desk();
    let id = add_committee(&mut desk, "提案委员会");
    let rename = Rename {
        of: Named::Committee(id),
        name: "提案和督办委员会".to_owned(),
        from: date(DAY),
    };
    does(
        &mut desk,
        &rename,
        "rename-committee",
        "提案委员会 → 提案和督办委员会 2026-07-01",
    );
    let it = desk.book().committees.get(id).expect("the committee");
    assert_eq!(it.name_on(date("2026-06-30")), "提案委员会");
    is_sound(&desk);
}

#[test]
fn the_liaison_of_a_split_sector_stays_and_the_new_one_may_have_its_own() {
    let (mut desk, [one, _], [a, b, ..]) = two_sectors();
    let mut own = liaison("陈联络", one);
    own.phone = "13812345678".to_owned();
    desk.carry_out(&add(own)).expect("a liaison");
    let split = |name: &str, members: &[MemberId], liaison: Option<&str>| SplitSector {
        sector: one,
        name: name.to_owned(),
        members: members.to_vec(),
        from: date(DAY),
        liaison: liaison.map(str::to_owned),
    };
    refuses_field(
        &mut desk,
        &split("科学界", &[b], Some("陈联络（女）")),
        "name",
        "只写姓名",
        "Write the name alone",
    );
    // Whoever takes all along wants another name.
    refuses_field(
        &mut desk,
        &split("科学界", &[a, b], None),
        "members",
        "jiebie sector rename",
        "left without any",
    );
    let done = desk.carry_out(&split("科学界", &[b], None)).expect("split");
    let told = remarks(&done, desk.book(), desk.today());
    assert!(
        told[0].say(Locale::Zh).contains("科学界还没有联络员"),
        "{told:?}"
    );
    desk.undo().expect("undone");
    let done = desk
        .carry_out(&split("科学界", &[b], Some("陈联络")))
        .expect("split");
    assert_eq!(remarks(&done, desk.book(), desk.today()), []);
    let new: SectorId = done.value.id();
    for (sector, since) in [(one, "2026-03-01"), (new, DAY)] {
        let liaisons = desk.book().liaisons_of(sector, date(DAY));
        let known: Vec<_> = liaisons
            .iter()
            .map(|it| (it.phone.as_str(), it.since))
            .collect();
        assert_eq!(known, [("13812345678", Some(date(since)))]);
    }
    assert_eq!(members(&desk, one, DAY), [a]);
    is_sound(&desk);
}
