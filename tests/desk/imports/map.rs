//! Sectors, committees, which looks after which, and the directors.

use jiebie::desk::ChangeSetting;
use jiebie::desk::committee::{AssignSectors, DissolveCommittee};
use jiebie::desk::import::{Import, Moves, Outcome};
use jiebie::domain::committee::Coordinator;
use jiebie::domain::record::Kind;

use super::*;

fn sector_names(desk: &Desk) -> Vec<&str> {
    let all = desk.book().sectors_in_order();
    all.into_iter().map(|it| it.name.as_str()).collect()
}

fn committee_names(desk: &Desk) -> Vec<&str> {
    let all = desk.book().committees_in_order();
    all.into_iter().map(|it| it.name.as_str()).collect()
}

fn creating(roster: &Roster) -> Import {
    Import {
        create_sectors: true,
        ..roster.partly()
    }
}

#[test]
fn the_first_file_brings_sectors_and_committees_in_the_maps_order() {
    let mut desk = desk();
    let roster = Roster::default()
        .members(&[
            [
                "王伟",
                "体育界",
                "市体育馆馆长",
                "教科卫体委",
                "13900000001",
            ],
            ["李明", "教育", "市第一中学校长", "", "13900000002"],
            ["张华", "特邀", "", "", ""],
        ])
        .map(&[
            ["提案委员会", "", "民革"],
            ["教科卫体委员会", "", "教育界、体育界"],
        ]);
    let outcome = imports_cleanly(&mut desk, &roster);
    let expected = ["中国国民党革命委员会", "教育界", "体育界", "特邀人士"];
    assert_eq!(sector_names(&desk), expected);
    assert_eq!(committee_names(&desk), ["提案委员会", "教科卫体委员会"]);
    let file = &outcome.files[0];
    assert_eq!(file.new_sectors, expected);
    assert_eq!(file.new_committees, ["提案委员会", "教科卫体委员会"]);
    assert_eq!((file.read(), file.accepted), (8, 8));
    assert_eq!(file.created.of(Kind::Sector), 4);
    assert_eq!(file.created.of(Kind::Committee), 2);
    assert!(file.changed.is_empty());
    let sectors = desk
        .book()
        .sectors_of(Some(committee_id(&desk, "教科卫体委员会")), date(TODAY));
    assert_eq!(sectors.len(), 2);
    // A member's committee is kept only where it is not the sector's.
    assert_eq!(only(&desk, "王伟").committee, None.into());
    let notes = notes(&outcome);
    assert!(
        notes
            .iter()
            .any(|it| it.starts_with("民革: 按界别别名写作“中国国民党革命委员会”"))
    );
    assert!(
        notes
            .iter()
            .any(|it| it.starts_with("特邀: 联系界别表里没有"))
    );
    is_sound(&desk);
}

#[test]
fn a_map_with_two_writings_of_an_alias_has_two_sectors() {
    let mut desk = desk();
    let roster = Roster::default()
        .members(&[["王伟", "共青团", "", "", ""], ["李明", "青联", "", "", ""]])
        .map(&[["提案委员会", "", "共青团、青联、教育界"]]);
    imports_cleanly(&mut desk, &roster);
    assert_eq!(sector_names(&desk), ["共青团", "青联", "教育界"]);
    // The full name may be either: it is for the person to say.
    let roster = Roster::default().members(&[["张华", "共青团和青年联合会", "", "", ""]]);
    let outcome = desk.carry_out(&creating(&roster)).expect("imported").value;
    rejects_one(&outcome, &["委员名册!B2", "共青团、青联", "请写全称"]);
}

#[test]
fn later_an_unknown_sector_is_rejected_with_its_nearest_unless_it_is_to_be_created() {
    let mut desk = desk();
    add_sector(&mut desk, "教育界");
    add_sector(&mut desk, "体育界");
    let roster =
        Roster::default().members(&[["王伟", "教肓界", "", "", ""], ["李明", "体育", "", "", ""]]);
    let outcome = imports(&mut desk, &roster);
    rejects_one(
        &outcome,
        &[
            "委员名册!B2 教肓界",
            "没有“教肓界”这个界别",
            "相近的有：教育界",
        ],
    );
    assert_eq!(sector_names(&desk).len(), 2);
    assert!(called(&desk, "王伟").is_empty());
    does(&mut desk, &creating(&roster), "import", "roster.xlsx");
    assert_eq!(sector_names(&desk), ["教育界", "体育界", "教肓界"]);
    assert_eq!(
        only(&desk, "王伟").sector,
        sector_id(&desk, "教肓界").into()
    );
    changes_nothing(&mut desk, &roster, 0);
}

#[test]
fn an_alias_of_the_settings_is_a_name() {
    let mut desk = desk();
    let sector = add_sector(&mut desk, "教育界");
    let aliases = ChangeSetting {
        key: "sector-aliases".into(),
        value: "教师界=教育界".into(),
        grounds: None,
    };
    desk.carry_out(&aliases).expect("settled");
    imports_cleanly(
        &mut desk,
        &Roster::default().members(&[["王伟", "教师", "", "", ""]]),
    );
    assert_eq!(only(&desk, "王伟").sector, sector.into());
}

#[test]
fn convenors_alone_bring_sectors_only_to_a_store_without_any() {
    let mut desk = desk();
    let lone =
        |sector| Roster::default().convenors(&[[sector, "", "", "张联络", "13900000001", "", ""]]);
    imports_cleanly(&mut desk, &lone("教育界"));
    assert_eq!(sector_names(&desk), ["教育界"]);
    let outcome = desk.carry_out(&lone("体育界").partly()).expect("imported");
    rejects_one(
        &outcome.value,
        &["界别召集人!A2 体育界", "没有“体育界”这个界别"],
    );
    // Beside a register a list of convenors names no sectors of its own.
    let mut desk = self::desk();
    let roster = lone("体与界").members(&[["王伟", "体育界", "", "", ""]]);
    rejects_one(
        &imports(&mut desk, &roster),
        &["界别召集人!A2 体与界", "体育界"],
    );
}

#[test]
fn a_sector_goes_over_to_the_committee_that_the_file_has_and_others_stay() {
    let mut desk = desk();
    let first = Roster::default().map(&[
        ["提案委员会", "", "教育界、体育界"],
        ["经济科技委员会", "", "经济界"],
    ]);
    imports_cleanly(&mut desk, &first);
    let second = Roster::default().map(&[["市政协经济科技委", "", "教育界"]]);
    let outcome = imports_cleanly(&mut desk, &second);
    let file = &outcome.files[0];
    assert_eq!((file.accepted, file.unchanged), (1, 1));
    assert_eq!(file.changed.of(Kind::Sector), 1);
    let of = |name| {
        let committee = committee_id(&desk, name);
        let sectors = desk
            .book()
            .sectors_of(Some(committee), date(TODAY))
            .into_iter();
        sectors.map(|it| it.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(of("提案委员会"), ["体育界"]);
    assert_eq!(of("经济科技委员会"), ["教育界", "经济界"]);
}

#[test]
fn a_sector_under_two_committees_and_an_unknown_committee_are_rejected() {
    let mut desk = desk();
    let roster = Roster::default().map(&[
        ["提案委员会", "", "教育界、体育界"],
        ["经济科技委员会", "", "教育"],
    ]);
    rejects_one(
        &imports(&mut desk, &roster),
        &["专委会联系界别!C3 教育", "已经列在提案委员会名下"],
    );
    let sector = desk.book().sectors.get(sector_id(&desk, "教育界"));
    let committee = sector.and_then(|it| it.committee_on(date(TODAY)));
    assert_eq!(committee, Some(committee_id(&desk, "提案委员会")));
    let roster = Roster::default()
        .map(&[["提按委员会", "", "体育界"]])
        .members(&[["王伟", "教育界", "", "经科委", "13900000001"]]);
    let outcome = imports(&mut desk, &roster);
    let told = told(&outcome);
    assert!(told[0].starts_with(
        "专委会联系界别!A2 提按委员会: 没有“提按委员会”这个专委会，相近的有：提案委员会"
    ));
    // The member is taken in without the committee.
    assert!(told[1].starts_with("委员名册!D2 经科委"), "{told:?}");
    assert_eq!(only(&desk, "王伟").committee, None.into());
    let file = &outcome.files[0];
    assert_eq!((file.read(), file.accepted), (3, 1));
    // Asked to, the map's committee is created; the register's is not, beside a map.
    does(&mut desk, &creating(&roster), "import", "");
    let names = ["提案委员会", "经济科技委员会", "提按委员会"];
    assert_eq!(committee_names(&desk), names);
}

#[test]
fn a_register_alone_brings_its_committees() {
    let mut desk = desk();
    let roster = Roster::default().members(&[
        ["王伟", "教育界", "", "政协某市委员会提案委员会", ""],
        ["李明", "教育界", "", "提案委", ""],
    ]);
    imports_cleanly(&mut desk, &roster);
    assert_eq!(committee_names(&desk), ["提案委员会"]);
    let committee = Some(committee_id(&desk, "提案委员会"));
    assert_eq!(*only(&desk, "王伟").committee.latest(), committee);
    assert_eq!(*only(&desk, "李明").committee.latest(), committee);
}

fn director(desk: &Desk) -> Coordinator {
    let id = committee_id(desk, "提案委员会");
    let committee = desk.book().committees.get(id).expect("a committee");
    committee.coordinator.latest().clone().expect("a director")
}

fn directed(members: &[[&str; 5]]) -> (TestStore, Outcome) {
    let mut desk = desk();
    let roster = Roster::default().members(members).map(&[
        ["提案委员会", "王 伟", "教育界"],
        ["经济科技委员会", "", "经济界、体育界"],
    ]);
    let outcome = imports(&mut desk, &roster);
    (desk, outcome)
}

#[test]
fn a_director_is_a_member_where_only_one_can_be_meant() {
    let (desk, _) = directed(&[["王伟", "经济界", "", "", ""]]);
    assert_eq!(director(&desk).member, Some(only(&desk, "王伟").id));
    // One of the committee's own sectors goes before namesakes elsewhere.
    let (desk, _) = directed(&[
        ["王伟", "经济界", "", "", ""],
        ["王伟", "教育界", "", "", ""],
    ]);
    let own = sector_id(&desk, "教育界");
    let meant = called(&desk, "王伟")
        .into_iter()
        .find(|it| it.sector == own.into());
    assert_eq!(director(&desk).member, meant.map(|it| it.id));
    // Two elsewhere: the name is kept and nobody is meant.
    let (desk, outcome) = directed(&[
        ["王伟", "经济界", "", "", ""],
        ["王伟", "体育界", "", "", ""],
    ]);
    assert_eq!(
        (director(&desk).name.as_str(), director(&desk).member),
        ("王伟", None)
    );
    let notes = notes(&outcome);
    assert!(
        notes.iter().any(|it| it.contains("有 2 名委员叫王伟")),
        "{notes:?}"
    );
    // Nobody of the name: directors need not be members.
    let (desk, outcome) = directed(&[["李明", "经济界", "", "", ""]]);
    assert_eq!(
        (director(&desk).name.as_str(), director(&desk).member),
        ("王伟", None)
    );
    assert!(self::notes(&outcome).is_empty());
}

#[test]
fn another_director_takes_over_and_a_blank_one_changes_nothing() {
    let mut desk = desk();
    let mut record = committee("提案委员会");
    record.coordinator = Some(Coordinator {
        name: "张主任".into(),
        member: None,
        since: Some(date("2026-02-01")),
    })
    .into();
    desk.carry_out(&add(record)).expect("entered");
    let of = |director| Roster::default().map(&[["提案委员会", director, "教育界"]]);
    imports_cleanly(&mut desk, &of(""));
    changes_nothing(&mut desk, &of("张主任"), 0);
    assert_eq!(director(&desk).since, Some(date("2026-02-01")));
    imports_cleanly(&mut desk, &of("李主任"));
    assert_eq!(director(&desk).name, "李主任");
    assert_eq!(director(&desk).since, None);
    let two = Roster::default()
        .map(&[["提案委员会", "赵主任", "教育界"]])
        .sheet(
            "又一张",
            &["专委会", "主任", "联系界别"],
            &[["提案委员会", "钱主任", "教育界"]],
        );
    rejects_one(
        &imports(&mut desk, &two),
        &["又一张!B2 钱主任", "已经写了主任赵主任"],
    );
}

#[test]
fn a_sector_that_the_map_has_elsewhere_went_over_on_a_day() {
    let mut desk = desk();
    let education = add_sector(&mut desk, "教育界");
    let [first, second] = ["提案委员会", "教科卫体委员会"].map(|it| add_committee(&mut desk, it));
    let on = |desk: &Desk, day: &str| {
        let sector = desk.book().sectors.get(education).expect("there");
        sector.committee_on(date(day))
    };
    let map = |director, committee| Roster::default().map(&[[committee, director, "教育界"]]);
    // Nothing was known yet: the file says how it has been.
    imports_cleanly(&mut desk, &map("余玉", "提案委员会"));
    assert_eq!(on(&desk, "2026-01-01"), Some(first));
    imports_cleanly(&mut desk, &map("方明", "提案委员会"));
    let import = Import {
        moves: Moves::On(Some(date("2026-06-01"))),
        ..map("", "教科卫体委员会").whole()
    };
    let outcome = desk.carry_out(&import).expect("imported").value;
    assert_eq!(
        moved(&outcome),
        ["教育界: 自 2026-06-01 起由提案委员会调整到教科卫体委员会"]
    );
    assert_eq!(on(&desk, "2026-05-31"), Some(first));
    assert_eq!(on(&desk, "2026-06-01"), Some(second));
    let committee = desk.book().committees.get(first).expect("there");
    let named = |day: &str| desk.book().coordinator_name(committee, date(day));
    assert_eq!(named("2026-11-23").as_deref(), Some("余玉"));
    assert_eq!(named(TODAY).as_deref(), Some("方明"));
}

#[test]
fn a_dissolved_committee_gets_no_sector_again() {
    let mut desk = desk();
    let roster = Roster::default().map(&[
        ["提案委员会", "李明", "教育界、体育界"],
        ["经济科技委员会", "王伟", "经济界"],
        ["教科卫体委员会", "", "医药卫生界"],
    ]);
    imports_cleanly(&mut desk, &roster);
    let [old, next, other] =
        ["提案委员会", "经济科技委员会", "教科卫体委员会"].map(|name| committee_id(&desk, name));
    let dissolve = DissolveCommittee {
        committee: old,
        departure: departure("2026-06-30"),
        to: Some(next),
    };
    desk.carry_out(&dissolve).expect("dissolved");
    // The list of before is taken in again: what it had is the one's to which all went over, and so is a sector that it
    // did not have; its director is not.
    let before = Roster::default().map(&[["市政协提案委", "李明", "教育界、医药卫生界"]]);
    let outcome = desk.carry_out(&before.partly()).expect("imported").value;
    assert!(told(&outcome).is_empty(), "{:?}", told(&outcome));
    assert!(
        notes(&outcome)
            .iter()
            .any(|it| it.contains("所列界别归经济科技委员会")),
        "{:?}",
        notes(&outcome)
    );
    let of = |desk: &Desk, sector| {
        let sector = desk.book().sectors.get(sector_id(desk, sector));
        sector.and_then(|it| it.committee_on(date(TODAY)))
    };
    assert_eq!(of(&desk, "教育界"), Some(next));
    assert_eq!(of(&desk, "医药卫生界"), Some(next));
    let director = desk.book().committees.get(next).expect("there");
    let director = director.coordinator_on(date(TODAY)).map(|it| &*it.name);
    assert_eq!(director, Some("王伟"));
    // Where what it had went to several, none is meant.
    desk.undo().expect("undone");
    desk.undo().expect("undone");
    let assign = AssignSectors {
        committee: other,
        sectors: ["体育界", "医药卫生界"]
            .map(|it| sector_id(&desk, it))
            .to_vec(),
        from: Some(date("2026-07-01")),
    };
    desk.carry_out(&assign).expect("assigned");
    let dissolve = DissolveCommittee {
        departure: departure("2026-06-30"),
        ..dissolve
    };
    desk.carry_out(&dissolve).expect("dissolved");
    let outcome = desk.carry_out(&before.partly()).expect("imported").value;
    rejects_one(
        &outcome,
        &["市政协提案委", "提案委员会已于 2026-06-30 撤销"],
    );
    assert_eq!(of(&desk, "教育界"), Some(next));
    is_sound(&desk);
}
