//! Committees, sectors, workrooms, the map between them, and the organisation's own figures.

use jiebie::desk::committee::AssignSectors;
use jiebie::desk::{ChangeSetting, Edit, Refusal, found};
use jiebie::domain::authority::Role;
use jiebie::domain::calendar::MonthDay;
use jiebie::domain::committee::{Committee, Coordinator, PartyOrganisation};
use jiebie::domain::contact::Workroom;
use jiebie::domain::id::*;
use jiebie::domain::organisation::{Organisation, Term};
use jiebie::domain::record::Kind;
use jiebie::domain::sector::Sector;
use jiebie::domain::yearwork::Body;
use jiebie::store::StoreError;

use crate::testkit::*;

#[test]
fn an_organisation_without_a_name_is_not_founded_and_a_reader_founds_none() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("store.jiebie");
    let organisation = |name: &str| Organisation {
        name: name.into(),
        term: Term {
            number: 7,
            from: date("2026-01-01"),
            until: None,
        },
        former_terms: Vec::new(),
    };
    let at = noon(TODAY);
    let admin = actor("王主任", Role::Admin);
    match found(&path, &admin, at, organisation("  ")) {
        Err(Refusal::Procedure(text)) => says(&text, "请给出组织名称", "Name the organisation"),
        other => panic!("{other:?}"),
    }
    let reader = actor("读者", Role::Reader);
    match found(&path, &reader, at, organisation("政协某市委员会")) {
        Err(refusal @ Refusal::Denied(_)) => {
            says(&refusal.text(), "读者 没有这项权限", "may not do this");
        }
        other => panic!("{other:?}"),
    }
    assert!(!path.exists());
    let store = found(&path, &admin, at, organisation("政协某市委员会")).expect("founded");
    let entry = store.entries(None, 1).expect("a journal").remove(0);
    assert_eq!(
        (entry.verb.as_str(), entry.note.as_str()),
        ("found", "政协某市委员会")
    );
    match found(&path, &admin, at, organisation("政协别市委员会")) {
        Err(refusal @ Refusal::Store(StoreError::Exists(_))) => {
            says(&refusal.text(), "已经存在", "exists already");
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_committee_is_entered_corrected_and_struck_out() {
    let mut desk = desk();
    let id = does(
        &mut desk,
        &add(committee("提案委")),
        "add-committee",
        "提案委",
    );
    let seen = desk.book().committees.seq(id).expect("entered");
    let mut record = committee("提案委员会");
    record.id = id;
    record.coordinator = Some(Coordinator {
        name: "张主任".into(),
        member: None,
        since: Some(date("2026-02-01")),
    })
    .into();
    record.party_organisation = Some(PartyOrganisation {
        name: "提案委分党组".into(),
        since: None,
    });
    let edit = edit_of(record, seen);
    does(&mut desk, &edit, "edit-committee", "提案委员会");
    assert_eq!(desk.book().committee_name(id), "提案委员会");
    does(
        &mut desk,
        &remove::<Committee>(id),
        "remove-committee",
        "提案委员会",
    );
    assert!(desk.book().committees.is_empty());
    is_sound(&desk);
}

#[test]
fn a_committee_that_can_not_stand_is_refused_field_by_field() {
    let mut desk = desk();
    add_committee(&mut desk, "提案委员会");
    let same = add(committee("提案委员会"));
    refuses_field(
        &mut desk,
        &same,
        "name",
        "已有同名专委会",
        "Another committee has this name",
    );
    refuses_field(
        &mut desk,
        &add(committee(" ")),
        "name",
        "此项必填",
        "must be filled in",
    );
    let coordinating = |name: &str| {
        let mut record = committee(name);
        record.coordinating = true;
        add(record)
    };
    desk.carry_out(&coordinating("委员学习联络委员会"))
        .expect("entered");
    refuses_field(
        &mut desk,
        &coordinating("社会法制委员会"),
        "coordinating",
        "已由委员学习联络委员会负责综合协调",
        "委员学习联络委员会 coordinates already",
    );
    let mut record = committee("农业和农村委员会");
    record.coordinator = Some(Coordinator {
        name: "张主任".into(),
        member: Some(MemberId(99)),
        since: Some(date("2027-01-01")),
    })
    .into();
    record.party_organisation = Some(PartyOrganisation {
        name: String::new(),
        since: Some(date("2027-01-01")),
    });
    match refuses(&mut desk, &add(record)) {
        Refusal::Fields(errors) => {
            let fields: Vec<_> = errors.iter().map(|error| error.field).collect();
            assert_eq!(
                fields,
                [
                    "party_organisation",
                    "coordinator",
                    "coordinator.since",
                    "party_organisation.since"
                ]
            );
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_committee_with_sectors_members_or_papers_is_not_struck_out() {
    for hang in [0, 1, 2, 3] {
        let mut desk = desk();
        let id = add_committee(&mut desk, "提案委员会");
        match hang {
            0 => {
                let mut record = sector("教育界");
                record.committee = Some(id).into();
                desk.carry_out(&add(record)).expect("entered");
            }
            1 => {
                let home = add_sector(&mut desk, "教育界");
                let mut record = member("王伟", home);
                record.committee = Some(id).into();
                desk.carry_out(&add(record)).expect("entered");
            }
            2 => {
                desk.carry_out(&add(plan(Body::Committee(id))))
                    .expect("entered");
            }
            _ => {
                desk.carry_out(&add(summary(Body::Committee(id))))
                    .expect("entered");
            }
        }
        refuses_procedure(
            &mut desk,
            &remove::<Committee>(id),
            "不能删除",
            "Change these first",
        );
    }
}

#[test]
fn a_sector_is_kept_and_one_with_anything_on_it_is_not_struck_out() {
    let mut desk = desk();
    let id = does(&mut desk, &add(sector("教育界")), "add-sector", "教育界");
    let same = add(sector("教育界"));
    refuses_field(
        &mut desk,
        &same,
        "name",
        "已有同名界别",
        "Another sector has this name",
    );
    let mut lost = sector("体育界");
    lost.committee = Some(CommitteeId(9)).into();
    refuses_field(
        &mut desk,
        &add(lost),
        "committee",
        "没有这个专委会",
        "no such committee",
    );
    does(&mut desk, &remove::<Sector>(id), "remove-sector", "教育界");

    type Hang = fn(&mut TestStore, SectorId);
    let hangs: [(&str, Hang); 9] = [
        ("member", |desk, id| {
            add_member(desk, "王伟", id);
        }),
        ("convenor", |desk, id| {
            let other = add_sector(desk, "体育界");
            let member = add_member(desk, "王伟", other);
            desk.carry_out(&add(convenor(id, member))).expect("entered");
        }),
        ("liaison", |desk, id| {
            desk.carry_out(&add(liaison("小陈", id))).expect("entered");
        }),
        ("leader", |desk, id| {
            desk.carry_out(&add(leader("李副主席", &[id])))
                .expect("entered");
        }),
        ("workroom", |desk, id| {
            let mut record = workroom("教育界工作室");
            record.sector = Some(id);
            desk.carry_out(&add(record)).expect("entered");
        }),
        ("plan", |desk, id| {
            desk.carry_out(&add(plan(Body::Sector(id))))
                .expect("entered");
        }),
        ("summary", |desk, id| {
            desk.carry_out(&add(summary(Body::Sector(id))))
                .expect("entered");
        }),
        ("output", |desk, id| {
            desk.carry_out(&add(output("提案", id))).expect("entered");
        }),
        ("form", |desk, id| {
            let other = add_sector(desk, "体育界");
            let member = add_member(desk, "王伟", other);
            add_form(desk, member, id, false);
        }),
    ];
    for (what, hang) in hangs {
        let mut desk = crate::testkit::desk();
        let id = add_sector(&mut desk, "教育界");
        hang(&mut desk, id);
        match refuses(&mut desk, &remove::<Sector>(id)) {
            Refusal::Procedure(text) => says(&text, "不能删除", "Change these first"),
            other => panic!("{what}: {other:?}"),
        }
    }
}

#[test]
fn a_committee_is_given_its_sectors_and_lets_others_go() {
    let mut desk = desk();
    let first = add_committee(&mut desk, "提案委员会");
    let second = add_committee(&mut desk, "教科卫体委员会");
    let sectors: Vec<_> = ["教育界", "体育界", "经济界"]
        .iter()
        .map(|name| add_sector(&mut desk, name))
        .collect();
    let assign = |committee, of: &[usize]| AssignSectors {
        committee,
        sectors: of.iter().map(|n| sectors[*n]).collect(),
        from: None,
    };
    does(
        &mut desk,
        &assign(first, &[0, 1]),
        "assign-sectors",
        "提案委员会: 教育界、体育界",
    );
    does(
        &mut desk,
        &assign(second, &[1, 2]),
        "assign-sectors",
        "教科卫体委员会",
    );
    let names = |desk: &jiebie::desk::Desk, committee| -> Vec<String> {
        let sectors = desk.book().sectors_of(committee, date(TODAY));
        sectors.iter().map(|it| it.name.clone()).collect()
    };
    assert_eq!(names(&desk, Some(first)), ["教育界"]);
    assert_eq!(names(&desk, Some(second)), ["体育界", "经济界"]);
    does(&mut desk, &assign(second, &[2]), "assign-sectors", "经济界");
    assert_eq!(names(&desk, None), ["体育界"]);
    // The same again changes nothing and leaves no entry.
    let entry = last_entry(&desk);
    assert_eq!(
        desk.carry_out(&assign(second, &[2])).expect("done").seq,
        None
    );
    assert_eq!(last_entry(&desk), entry);
    let lost = AssignSectors {
        committee: CommitteeId(77),
        sectors: vec![],
        from: None,
    };
    match refuses(&mut desk, &lost) {
        refusal @ Refusal::Gone {
            kind: Kind::Committee,
            id: 77,
        } => {
            says(
                &refusal.text(),
                "没有编号为 77 的专委会",
                "no committee number 77",
            );
        }
        other => panic!("{other:?}"),
    }
    // The second of two sectors is not there: the first is not assigned either.
    let half = AssignSectors {
        committee: first,
        sectors: vec![sectors[1], SectorId(88)],
        from: None,
    };
    assert!(matches!(
        refuses(&mut desk, &half),
        Refusal::Gone { id: 88, .. }
    ));
}

#[test]
fn a_workroom_with_members_is_not_struck_out() {
    let (mut desk, home) = with_sector("教育界");
    let id = does(
        &mut desk,
        &add(workroom("城南工作室")),
        "add-workroom",
        "城南工作室",
    );
    let same = add(workroom("城南工作室"));
    refuses_field(
        &mut desk,
        &same,
        "name",
        "已有同名工作室",
        "Another workroom has this name",
    );
    let mut record = member("王伟", home);
    record.workroom = Some(WorkroomId(9)).into();
    refuses_field(
        &mut desk,
        &add(record.clone()),
        "workroom",
        "没有这个委员工作室",
        "no such workroom",
    );
    record.workroom = Some(id).into();
    desk.carry_out(&add(record)).expect("entered");
    refuses_procedure(
        &mut desk,
        &remove::<Workroom>(id),
        "还有 1 条记录用到它（委员 1）",
        "1 record(s) name it (member 1)",
    );
}

#[test]
fn a_figure_is_set_by_its_key_and_a_bad_value_says_what_fits() {
    let mut desk = desk();
    let settle = |key: &str, value: &str| ChangeSetting {
        key: key.into(),
        value: value.into(),
        grounds: None,
    };
    does(
        &mut desk,
        &settle("plan-due", "04-15"),
        "settle",
        "plan-due = 04-15",
    );
    assert_eq!(
        desk.book().settings().plan_due,
        MonthDay::new(4, 15).expect("a day")
    );
    refuses_field(
        &mut desk,
        &settle("plan-due", "13-40"),
        "plan-due",
        "plan-due 不能设为“13-40”",
        "plan-due can't be \"13-40\"",
    );
    refuses_procedure(
        &mut desk,
        &settle("dance-due", "04-15"),
        "没有名为 dance-due 的设置",
        "no setting dance-due",
    );
}

#[test]
fn the_organisation_itself_is_corrected() {
    let mut desk = desk();
    let seen = desk
        .book()
        .seq_of(Kind::Organisation, OnlyId::ONLY.0)
        .expect("founded");
    let mut record = desk.book().organisation().expect("founded").clone();
    record.term.until = Some(date("2025-12-31"));
    let backwards = Edit {
        record: record.clone().into(),
        seen,
    };
    refuses_field(
        &mut desk,
        &backwards,
        "term.until",
        "本届结束早于开始",
        "ends before it begins",
    );
    record.term.until = Some(date("2031-12-31"));
    record.name = "政协益阳市委员会".into();
    does(
        &mut desk,
        &edit_of(record, seen),
        "edit-organisation",
        "政协益阳市委员会",
    );
}
