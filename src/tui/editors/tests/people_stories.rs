//! The map, the roster, charges and contacts, kept by keys on a real store.

use super::*;

#[test]
fn the_map_is_kept_by_keys() {
    let mut office = TestStore::filled();
    let id = office.story(
        &add(Kind::Committee, ()),
        "社 会 Tab 李 Enter Tab Tab 3 - 1 Tab 党 支 部 Tab 2 - 1 Tab 好",
    );
    let committee = office.book().committees.get(CommitteeId(id)).unwrap();
    assert_eq!(
        *committee,
        Committee {
            id: CommitteeId(3),
            name: "社会".into(),
            position: 3,
            coordinator: Some(Coordinator {
                name: "李小明".into(),
                member: Some(MemberId(2)),
                since: Some(date("2026-03-01")),
            })
            .into(),
            coordinating: false,
            former: Vec::new(),
            since: None,
            ended: None,
            party_organisation: Some(PartyOrganisation {
                name: "党支部".into(),
                since: Some(date("2026-02-01")),
            }),
            note: "好".into(),
        }
    );
    // A director who is no member, in the small editor; the rest stays.
    office.story(
        &of(CommandId::NameCoordinator, CommitteeId(3)),
        "Backspace Tab 孙 二 Tab Ctrl-U",
    );
    let committee = office.book().committees.get(CommitteeId(3)).unwrap();
    let coordinator = committee.coordinator.latest().as_ref().unwrap();
    assert_eq!(
        (coordinator.name.as_str(), coordinator.member),
        ("孙二", None)
    );
    assert!(committee.party_organisation.is_some());
    office.story(
        &of(CommandId::SetPartyOrganisation, CommitteeId(3)),
        "Ctrl-U Tab Ctrl-U",
    );
    let committee = office.book().committees.get(CommitteeId(3)).unwrap();
    assert_eq!(committee.party_organisation, None);
    assert!(committee.coordinator.latest().is_some());

    let id = office.story(&add(Kind::Sector, CommitteeId(3)), "妇 联");
    let sector = office.book().sectors.get(SectorId(id)).unwrap();
    assert_eq!(
        (*sector.committee.latest(), sector.position),
        (Some(CommitteeId(3)), 4)
    );
    office.story(&of(CommandId::AssignCommittee, SectorId(3)), "jiao Enter");
    assert_eq!(
        office
            .book()
            .sectors
            .get(SectorId(3))
            .unwrap()
            .committee
            .latest(),
        &Some(CommitteeId(1))
    );
    office.story(&edit(SectorId(3)), "X Tab Tab Tab Tab Ctrl-U 9");
    let sector = office.book().sectors.get(SectorId(3)).unwrap();
    assert_eq!((sector.name.as_str(), sector.position), ("体育界X", 9));
    // Gives 教育界 back, takes 经济界 over.
    office.story(
        &of(CommandId::AssignSectors, CommitteeId(1)),
        "jyj Enter jjj Enter",
    );
    let names: Vec<_> = office
        .book()
        .sectors_of(Some(CommitteeId(1)), date("2026-11-24"))
        .iter()
        .map(|it| it.name.as_str())
        .collect();
    assert_eq!(names, ["经济界", "体育界X"]);
}

#[test]
fn a_coordinators_days_are_put_right_with_what_held_before() {
    let mut office = TestStore::filled();
    let id = office.story(&add(Kind::Committee, ()), "新 Tab Tab 赵 四");
    let field = &of(CommandId::NameCoordinator, CommitteeId(id));
    let named = |office: &TestStore, on: &str| {
        let committee = office.book().committees.get(CommitteeId(id)).unwrap();
        office.book().coordinator_name(committee, date(on)).unwrap()
    };
    office.story(field, "Tab Ctrl-U 钱 五 Tab Ctrl-U 6 - 1");
    assert_eq!(named(&office, "2026-06-10"), "钱五");
    office.story(field, "Tab Tab Ctrl-U 6 - 1 5");
    assert_eq!(named(&office, "2026-06-10"), "赵四");
    assert_eq!(named(&office, "2026-06-15"), "钱五");
    // Two days for one change can't both hold.
    let mut editor = office.open(field);
    let two_days = "Tab Ctrl-U 周 六 Tab Ctrl-U 7 - 1 Tab Ctrl-U 8 - 1 Ctrl-S";
    office.press(&mut editor, two_days);
    assert!(text(&editor).contains("变动日期请改成同一天"));
}

#[test]
fn the_roster_is_kept_by_keys() {
    let mut office = TestStore::filled();
    let id = office.story(
        &add(Kind::Member, SectorId(1)),
        "钟 Space 秀 Tab Right Space Tab 壮 族 Tab Tab 中 学 Tab 1 3 9 0 0 0 0 0 0 0 0 Tab jjkj Enter Tab gzs Enter Tab 6 - 1",
    );
    let member = office.book().members.get(MemberId(id)).unwrap();
    assert_eq!(
        *member,
        Member {
            id: MemberId(5),
            sex: Some(Sex::Female),
            ethnicity: "壮族".into(),
            phone: "13900000000".into(),
            committee: Some(CommitteeId(2)).into(),
            workroom: Some(WorkroomId(1)).into(),
            position: 2,
            joined: Some(date("2026-06-01")),
            ..testing::member("钟秀", SectorId(1), "中学")
        }
    );
    office.story(&of(CommandId::EnterWorkroom, MemberId(1)), "Enter Enter");
    office.story(&edit(MemberId(1)), "Tab Space");
    let member = office.book().members.get(MemberId(1)).unwrap();
    assert_eq!(
        (member.sex, *member.workroom.latest()),
        (Some(Sex::Male), Some(WorkroomId(1)))
    );
    assert_eq!(member.employer, "市第一中学校长");

    office.story(&of(CommandId::Leave, MemberId(4)), "Ctrl-U - 1 Tab 调 动");
    let left = office.book().members.get(MemberId(4)).unwrap().left.clone();
    assert_eq!(
        left,
        Some(Departure {
            on: date("2026-11-23"),
            reason: "调动".into(),
        })
    );
    // A departure recorded by mistake is taken back by clearing its day.
    office.story(
        &edit(MemberId(4)),
        "Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab Ctrl-U",
    );
    assert_eq!(office.book().members.get(MemberId(4)).unwrap().left, None);

    let mut editor = office.open(&of(CommandId::Replace, MemberId(1)));
    assert!(text(&editor).contains("教育界召集人，须另行终止任职"));
    office
        .save(&mut editor, "Tab 去 世 Tab 孙 亮 Tab Tab Tab Tab 教 师")
        .expect("replaced");
    let successor = office.book().members.get(MemberId(6)).unwrap();
    assert_eq!(successor.replaces, Some(MemberId(1)));
    assert_eq!(
        (successor.name.as_str(), successor.employer.as_str()),
        ("孙亮", "教师")
    );
    assert_eq!(successor.sector, SectorId(1).into());
    let left = office.book().members.get(MemberId(1)).unwrap().left.clone();
    assert_eq!(left.unwrap().reason, "去世");
}

#[test]
fn charges_are_kept_by_keys() {
    let mut office = TestStore::filled();
    let mut editor = office.open(&of(CommandId::ElectConvenor, SectorId(1)));
    office.press(&mut editor, "Enter");
    let shown = text(&editor);
    assert!(
        shown.contains("赵敏") && !shown.contains("某公司"),
        "{shown}"
    );
    office
        .save(&mut editor, "Enter Tab Ctrl-U 1 0 - 1 Tab Space")
        .expect("elected");
    let convenor = office.book().convenors.get(ConvenorId(3)).unwrap();
    assert_eq!(
        (convenor.member, convenor.is_first_on(date("2026-11-24"))),
        (MemberId(4), true)
    );
    assert_eq!(convenor.elected, Some(date("2026-10-01")));
    let former = office.book().convenors.get(ConvenorId(1)).unwrap();
    assert!(former.is_first_on(date("2026-09-30")) && !former.is_first_on(date("2026-10-01")));
    office.story(
        &of(CommandId::RecordApproval, ConvenorId(3)),
        "Ctrl-U 1 1 - 2",
    );
    let convenor = office.book().convenors.get(ConvenorId(3)).unwrap();
    assert_eq!(convenor.approved, Some(date("2026-11-02")));
    office.story(&of(CommandId::DesignateFirst, SectorId(1)), "lxm Enter");
    assert!(
        office
            .book()
            .convenors
            .get(ConvenorId(2))
            .unwrap()
            .is_first_on(date("2026-11-24"))
    );
    office.story(&edit(ConvenorId(2)), "Tab Tab 3 - 2 Tab Tab Tab 注");
    let convenor = office.book().convenors.get(ConvenorId(2)).unwrap();
    assert_eq!(convenor.approved, Some(date("2026-03-02")));
    assert!(convenor.is_first_on(date("2026-11-24")) && convenor.note == "注");
    office.story(&end(ConvenorId(2)), "Tab 辞 任");
    let convenor = office.book().convenors.get(ConvenorId(2)).unwrap();
    assert_eq!(convenor.ended.as_ref().unwrap().reason, "辞任");

    let id = office.story(
        &add(Kind::Liaison, SectorId(2)),
        "钱 进 Tab 1 3 7 0 0 0 0 0 0 0 0 Tab 科 长",
    );
    let liaison = office.book().liaisons.get(LiaisonId(id)).unwrap();
    assert_eq!(
        (liaison.name.as_str(), liaison.sector),
        ("钱进", SectorId(2))
    );
    assert_eq!(liaison.since, Some(date("2026-11-24")));
    office.story(&edit(LiaisonId(1)), "Tab Ctrl-U");
    assert_eq!(office.book().liaisons.get(LiaisonId(1)).unwrap().phone, "");
    office.story(&end(LiaisonId(1)), "");
    assert!(
        office
            .book()
            .liaisons
            .get(LiaisonId(1))
            .unwrap()
            .ended
            .is_some()
    );

    office.story(&of(CommandId::AssignLeader, SectorId(2)), "czx Enter");
    let leader = office.book().leaders.get(LeaderId(1)).unwrap();
    assert_eq!(*leader.sectors.latest(), [SectorId(1), SectorId(2)]);
    office.story(
        &of(CommandId::AssignLeader, SectorId(3)),
        "Tab 何 主 席 Tab 主 席",
    );
    let leader = office.book().leaders.get(LeaderId(2)).unwrap();
    assert_eq!(
        (leader.post.as_str(), leader.sectors.latest().as_slice()),
        ("主席", [SectorId(3)].as_slice())
    );
    let id = office.story(&add(Kind::Leader, SectorId(1)), "吴 秘 书 长");
    assert_eq!(
        office
            .book()
            .leaders
            .get(LeaderId(id))
            .unwrap()
            .sectors
            .latest(),
        &[SectorId(1)]
    );
    office.story(&edit(LeaderId(2)), "Tab Tab jyj Enter");
    assert_eq!(
        office
            .book()
            .leaders
            .get(LeaderId(2))
            .unwrap()
            .sectors
            .latest(),
        &[SectorId(3), SectorId(1)]
    );
    office.story(&end(LeaderId(2)), "");
    assert!(
        office
            .book()
            .leaders
            .get(LeaderId(2))
            .unwrap()
            .ended
            .is_some()
    );
}

#[test]
fn contacts_and_workrooms_are_kept_by_keys() {
    let mut office = TestStore::filled();
    let id = office.story(
        &add(Kind::KeyContact, MemberId(1)),
        "孙 大 爷 Tab Tab Tab Ctrl-U 1 - 5 Tab 1 1 - 2 0 Tab Right Right Space",
    );
    let contact = office.book().key_contacts.get(KeyContactId(id)).unwrap();
    assert_eq!(
        (contact.name.as_str(), contact.since),
        ("孙大爷", Some(date("2026-01-05")))
    );
    assert_eq!(
        contact.last_heard,
        Some(Heard {
            on: date("2026-11-20"),
            way: ContactWay::Phone,
        })
    );
    office.story(&edit(KeyContactId(1)), "Tab Ctrl-U 小 学");
    let contact = office.book().key_contacts.get(KeyContactId(1)).unwrap();
    assert_eq!(
        (contact.employer.as_str(), contact.last_heard),
        ("小学", None)
    );
    office.story(
        &of(CommandId::EndKeyContact, MemberId(1)),
        "sun Enter Tab Tab 搬 走",
    );
    let ended = &office
        .book()
        .key_contacts
        .get(KeyContactId(id))
        .unwrap()
        .ended;
    assert_eq!(ended.as_ref().unwrap().reason, "搬走");
    office.story(&end(KeyContactId(1)), "");
    assert!(
        office
            .book()
            .key_contacts
            .get(KeyContactId(1))
            .unwrap()
            .ended
            .is_some()
    );

    let id = office.story(
        &add(Kind::Workroom, ()),
        "线 上 Tab Space Tab jj Enter Tab 网",
    );
    let room = office.book().workrooms.get(WorkroomId(id)).unwrap();
    assert_eq!(
        (room.offline, room.sector, room.address.as_str()),
        (false, Some(SectorId(2)), "网")
    );
    office.story(&edit(WorkroomId(1)), "X");
    assert_eq!(
        office.book().workrooms.get(WorkroomId(1)).unwrap().name,
        "教育界委员工作室X"
    );
}

#[test]
fn members_whose_names_differ_are_merged_when_it_is_ticked_that_they_are_one() {
    let mut office = TestStore::filled();
    let mut editor = office.open(&of(CommandId::Merge, MemberId(1)));
    let refusal = office.save(&mut editor, "赵 Enter").expect_err("asked");
    assert!(refusal.text().zh.contains("姓名不同（王伟、赵敏）"));
    assert!(office.book().members.get(MemberId(4)).is_some());
    // The keyboard is at what is asked.
    office.save(&mut editor, "Space").expect("merged");
    assert!(office.book().members.get(MemberId(4)).is_none());
    // Who has the same name and no other phone is merged without a question.
    office.story(&of(CommandId::Merge, MemberId(1)), "王 Enter");
    assert!(office.book().members.get(MemberId(3)).is_none());
}

#[test]
fn sectors_and_committees_change_by_keys() {
    let mut office = TestStore::filled();
    office.story(
        &of(CommandId::Rename, SectorId(1)),
        "Ctrl-U 教 育 和 培 训 界 Tab - 1",
    );
    let sector = office.book().sectors.get(SectorId(1)).unwrap();
    assert_eq!(sector.name, "教育和培训界");
    assert_eq!(sector.former.len(), 1);
    office.story(
        &of(CommandId::Rename, CommitteeId(1)),
        "Ctrl-U 教 科 委 员 会",
    );
    let committee = office.book().committees.get(CommitteeId(1)).unwrap();
    assert_eq!(
        (committee.name.as_str(), committee.former.len()),
        ("教科委员会", 1)
    );
    let id = office.story(
        &of(CommandId::SplitSector, SectorId(1)),
        "培 训 界 Tab Enter Enter Tab Tab 陈 联 络",
    );
    let new = SectorId(id);
    let sector = office.book().sectors.get(new).unwrap();
    assert_eq!(sector.split_from, Some(SectorId(1)));
    assert_eq!(
        office.book().liaisons_of(new, sector.since.unwrap()).len(),
        1
    );
    assert_eq!(
        office.book().members_of(new, sector.since.unwrap()).len(),
        1
    );
}
