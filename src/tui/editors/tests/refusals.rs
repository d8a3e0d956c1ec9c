//! What the desk refuses, and what can not be read, stands beside its field.

use super::*;
use crate::tui::widgets::form::is_of;

/// What the desk finds wrong with the worst record of a kind has a field in the editor.
fn fields_serve(office: &TestStore, worst: &impl Entity, editors: &[Invocation]) {
    let worst = worst.clone().into_record();
    let faults = faults(&worst, office.book(), &office.desk.today());
    assert!(!faults.is_empty());
    for what in editors {
        let editor = office.open(what);
        for fault in &faults {
            let fields = editor.form().fields();
            assert!(
                fields.iter().any(|field| is_of(field.id, fault.field)),
                "{what:?} has no field {}",
                fault.field
            );
        }
    }
}

#[test]
fn every_field_that_the_desk_refuses_is_in_the_form() {
    let mut office = TestStore::filled();
    let departure = Departure {
        on: date("1999-01-01"),
        reason: String::new(),
    };
    let (late, ended) = (Some(date("2099-01-01")), Some(departure));
    // What has ended shows its end.
    for what in [
        end(ConvenorId(1)),
        end(LiaisonId(1)),
        end(KeyContactId(1)),
        of(CommandId::Leave, MemberId(4)),
    ] {
        office.story(&what, "");
    }
    let book = office.book().clone();
    let mut committee = book.committees.get(CommitteeId(1)).unwrap().clone();
    committee.name.clear();
    committee.coordinator = Some(Coordinator {
        name: String::new(),
        member: Some(MemberId(99)),
        since: late,
    })
    .into();
    committee.party_organisation = Some(PartyOrganisation {
        name: String::new(),
        since: late,
    });
    let whole = [add(Kind::Committee, ()), edit(CommitteeId(1))];
    fields_serve(&office, &committee, &whole);
    let sector = Sector {
        name: String::new(),
        committee: Some(CommitteeId(99)).into(),
        ..book.sectors.get(SectorId(1)).unwrap().clone()
    };
    fields_serve(
        &office,
        &sector,
        &[add(Kind::Sector, ()), edit(SectorId(1))],
    );
    let member = Member {
        phone: "x".into(),
        committee: Some(CommitteeId(99)).into(),
        workroom: Some(WorkroomId(99)).into(),
        ..testing::member("", SectorId(99), "")
    };
    let editors = [
        add(Kind::Member, ()),
        edit(MemberId(1)),
        of(CommandId::Replace, MemberId(1)),
    ];
    fields_serve(&office, &member, &editors);
    let gone = Member {
        joined: late,
        left: ended.clone(),
        ..member
    };
    fields_serve(&office, &gone, &[edit(MemberId(4))]);
    let convenor = Convenor {
        sector: SectorId(99),
        member: MemberId(99),
        elected: late,
        approved: Some(date("2098-01-01")),
        ended: ended.clone(),
        ..book.convenors.get(ConvenorId(1)).unwrap().clone()
    };
    fields_serve(&office, &convenor, &[edit(ConvenorId(1))]);
    let open = Convenor {
        approved: None,
        ended: None,
        ..convenor
    };
    let editors = [
        of(CommandId::ElectConvenor, SectorId(1)),
        of(CommandId::RecordApproval, ConvenorId(2)),
    ];
    fields_serve(&office, &open, &editors);
    let liaison = Liaison {
        sector: SectorId(99),
        name: String::new(),
        phone: "x".into(),
        since: late,
        ..book.liaisons.get(LiaisonId(1)).unwrap().clone()
    };
    fields_serve(&office, &liaison, &[edit(LiaisonId(1))]);
    let liaison = Liaison {
        ended: None,
        ..liaison
    };
    fields_serve(&office, &liaison, &[add(Kind::Liaison, SectorId(1))]);
    let leader = Leader {
        name: String::new(),
        sectors: vec![SectorId(99)].into(),
        ..book.leaders.get(LeaderId(1)).unwrap().clone()
    };
    let editors = [
        add(Kind::Leader, ()),
        edit(LeaderId(1)),
        of(CommandId::AssignLeader, SectorId(2)),
    ];
    fields_serve(&office, &leader, &editors);
    let contact = KeyContact {
        member: MemberId(99).into(),
        name: String::new(),
        phone: "x".into(),
        since: late,
        last_heard: late.map(|on| Heard {
            on,
            way: ContactWay::Visit,
        }),
        ended,
        ..book.key_contacts.get(KeyContactId(1)).unwrap().clone()
    };
    fields_serve(&office, &contact, &[edit(KeyContactId(1))]);
    let contact = KeyContact {
        ended: None,
        ..contact
    };
    fields_serve(&office, &contact, &[add(Kind::KeyContact, MemberId(1))]);
    let room = Workroom {
        name: String::new(),
        sector: Some(SectorId(99)),
        ..book.workrooms.get(WorkroomId(1)).unwrap().clone()
    };
    fields_serve(
        &office,
        &room,
        &[add(Kind::Workroom, ()), edit(WorkroomId(1))],
    );
    year_serves(&office, &book);
    let mut organisation = book.organisation().unwrap().clone();
    organisation.name.clear();
    organisation.term.until = Some(date("1999-01-01"));
    fields_serve(&office, &organisation, &[edit(OnlyId::ONLY)]);
}

fn year_serves(office: &TestStore, book: &Book) {
    let day = date("2099-01-01");
    let body = Body::Sector(SectorId(1));
    let plan = Plan {
        id: PlanId(9),
        title: String::new(),
        made_on: Some(day),
        ..book.plans.get(PlanId(1)).unwrap().clone()
    };
    fields_serve(
        office,
        &plan,
        &[add(Kind::Plan, body).in_year(YEAR), edit(PlanId(1))],
    );
    let stray = Plan {
        body: Body::Committee(CommitteeId(99)),
        ..plan
    };
    fields_serve(
        office,
        &stray,
        &[add(Kind::Plan, body).in_year(YEAR), edit(PlanId(1))],
    );
    let summary = Summary {
        id: SummaryId(9),
        title: String::new(),
        made_on: Some(day),
        ..book.summaries.get(SummaryId(1)).unwrap().clone()
    };
    let editors = [add(Kind::Summary, body).in_year(YEAR), edit(SummaryId(1))];
    fields_serve(office, &summary, &editors);
    let activity = Activity {
        title: String::new(),
        held_on: day,
        sectors: vec![SectorId(99)],
        participants: vec![MemberId(99)],
        ..book.activities.get(ActivityId(1)).unwrap().clone()
    };
    let editors = [add(Kind::Activity, ()), edit(ActivityId(1))];
    fields_serve(office, &activity, &editors);
    let output = Output {
        title: String::new(),
        sector: SectorId(99),
        handed_in: day,
        authors: vec![MemberId(99)],
        ..book.outputs.get(OutputId(1)).unwrap().clone()
    };
    fields_serve(
        office,
        &output,
        &[add(Kind::Output, SectorId(1)), edit(OutputId(1))],
    );
    let study = Study {
        held_on: day,
        sitting: None,
        report_heard: false,
        ..book.studies.get(StudyId(1)).unwrap().clone()
    };
    fields_serve(office, &study, &[add(Kind::Study, ()), edit(StudyId(1))]);
    let circular = Circular {
        id: CircularId(9),
        title: String::new(),
        issued_on: day,
        ..book.circulars.get(CircularId(1)).unwrap().clone()
    };
    let editors = [add(Kind::Circular, ()).in_year(YEAR), edit(CircularId(1))];
    fields_serve(office, &circular, &editors);
}

#[test]
fn every_obstacle_of_a_form_is_in_the_form() {
    let office = TestStore::filled();
    let mut worst = sheet(office.book(), MemberId(1));
    worst.sector = SectorId(2);
    worst.employer.clear();
    worst.account.clear();
    worst.filled_on = None;
    let mut faults = crate::desk::form::obstacles(&worst, office.book(), &office.desk.today());
    worst.member = MemberId(99);
    faults.extend(crate::desk::form::obstacles(
        &worst,
        office.book(),
        &office.desk.today(),
    ));
    for what in [
        of(CommandId::BeginForm, ()),
        edit(FormId(1)),
        edit(FormId(4)),
    ] {
        let editor = office.open(&what);
        for fault in &faults {
            let known = editor.form().fields().iter().any(|it| it.id == fault.field);
            assert!(known, "{what:?} has no field {}", fault.field);
        }
    }
}

#[test]
fn a_refusal_stands_beside_its_field() {
    let mut office = TestStore::filled();
    for (what, names, words) in [
        (
            add(Kind::Committee, ()),
            "教 科 卫 体 委 员 会",
            "已有同名专委会",
        ),
        (
            add(Kind::Member, SectorId(1)),
            "甲 乙 Tab Tab Tab Tab Tab x",
            "电话号码应为",
        ),
        (
            end(ConvenorId(1)),
            "Ctrl-U 2 0 2 0 - 1 - 1",
            "终止日期早于开始日期",
        ),
        (
            of(CommandId::RecordApproval, ConvenorId(1)),
            "Ctrl-U 1 - 1",
            "审定日期早于推选日期",
        ),
        (
            add(Kind::Plan, Body::Sector(SectorId(1))).in_year(YEAR),
            "",
            "这一年的工作计划已登记",
        ),
        (
            of(CommandId::BeginForm, MemberId(1)),
            "Up Up Up Ctrl-U 2 0 2 5 - 3 - 1",
            "填表时间 2025-03-01 不在本届任期内",
        ),
        (
            of(CommandId::BeginForm, MemberId(1)),
            "Up Up jjj Enter",
            "登记表写的是经济界",
        ),
    ] {
        let mut editor = office.open(&what);
        let result = office.save(&mut editor, names);
        assert!(
            matches!(result, Err(Refusal::Fields(_))),
            "{what:?}: {result:?}"
        );
        assert!(
            text(&editor).contains(&format!("× {words}")),
            "{}",
            text(&editor)
        );
    }
}

#[test]
fn what_can_not_be_read_stands_beside_its_field() {
    let office = TestStore::filled();
    for (what, names, words) in [
        (
            edit(CommitteeId(1)),
            "Tab Tab Tab 3 - 1",
            "请一并填写“总协调人（主任）”",
        ),
        (
            edit(CommitteeId(1)),
            "Tab lxm Enter Tab 孙",
            "“总协调人（主任）”“或填姓名”只填一项",
        ),
        (
            edit(CommitteeId(1)),
            "Tab Tab Tab Tab Tab Tab 3 - 1",
            "请一并填写“党组织”",
        ),
        (
            add(Kind::KeyContact, MemberId(1)),
            "甲 Tab Tab Tab Tab 3 - 1",
            "请一并填写“联系方式”",
        ),
        (
            of(CommandId::AssignLeader, SectorId(2)),
            "",
            "请选一名主席会议成员",
        ),
        (
            of(CommandId::AssignLeader, SectorId(2)),
            "czx Enter Tab 甲",
            "上面已选一人",
        ),
        (
            add(Kind::Plan, Body::Sector(SectorId(1))).in_year(YEAR),
            "Up x",
            "请填整数",
        ),
    ] {
        let mut editor = office.open(&what);
        let outcome = office.press(&mut editor, &format!("{names} Ctrl-S"));
        assert!(matches!(outcome, Outcome::Taken), "{what:?}: {outcome:?}");
        assert!(
            text(&editor).contains(words),
            "{what:?} {words}\n{}",
            text(&editor)
        );
    }
}
