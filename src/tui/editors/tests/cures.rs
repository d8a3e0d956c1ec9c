//! Every remedy leads somewhere, and what it opens can be opened.

use super::*;
use crate::rules::{self, Remedy};
use crate::tui::app::{Effect, Question};
use crate::tui::commands;

fn cure(office: &TestStore, remedy: Remedy) -> Effect {
    office.look(|ctx| commands::invoke(&remedy.into(), ctx).expect("it is to be had"))
}

fn leads_to(office: &TestStore, remedy: Remedy) -> Invocation {
    match cure(office, remedy) {
        Effect::Edit(what) => what,
        other => panic!("{remedy:?} leads to {other:?}"),
    }
}

#[test]
fn every_finding_of_an_office_has_a_cure_that_opens_or_runs() {
    let mut office = TestStore::filled();
    let findings = rules::check(office.book(), &office.desk.today());
    let remedies: Vec<Remedy> = findings.iter().map(|it| it.remedy).collect();
    assert!(remedies.len() > 15, "{}", remedies.len());
    for remedy in remedies {
        match cure(&office, remedy) {
            Effect::Edit(what) => drop(office.open(&what)),
            Effect::Carry(request) => {
                office.desk.carry_out(&*request).expect("carried out");
            }
            Effect::Ask(_) => {}
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_remedy_leads_to_the_editor_of_its_subject() {
    let office = TestStore::filled();
    let (committee, sector, member) = (CommitteeId(1), SectorId(2), MemberId(1));
    let body = Body::Sector(sector);
    let year = YEAR;
    for (remedy, what) in [
        (
            Remedy::set_party_organisation(committee),
            of(CommandId::SetPartyOrganisation, committee),
        ),
        (
            Remedy::name_coordinator(committee),
            of(CommandId::NameCoordinator, committee),
        ),
        (
            Remedy::assign_sectors(committee),
            of(CommandId::AssignSectors, committee),
        ),
        (
            Remedy::assign_committee(sector),
            of(CommandId::AssignCommittee, sector),
        ),
        (Remedy::begin_form(member), of(CommandId::BeginForm, member)),
        (
            Remedy::enter_workroom(member),
            of(CommandId::EnterWorkroom, member),
        ),
        (
            Remedy::edit_key_contacts(member),
            add(Kind::KeyContact, member),
        ),
        (
            Remedy::elect_convenor(sector),
            of(CommandId::ElectConvenor, sector),
        ),
        (
            Remedy::designate_first(sector),
            of(CommandId::ElectConvenor, sector),
        ),
        (
            Remedy::designate_first(SectorId(1)),
            of(CommandId::DesignateFirst, SectorId(1)),
        ),
        (Remedy::end_convenor(ConvenorId(1)), end(ConvenorId(1))),
        (
            Remedy::record_approval(ConvenorId(1)),
            of(CommandId::RecordApproval, ConvenorId(1)),
        ),
        (Remedy::appoint_liaison(sector), add(Kind::Liaison, sector)),
        (
            Remedy::assign_leader(sector),
            of(CommandId::AssignLeader, sector),
        ),
        (
            Remedy::record_plan(body).of_year(year),
            add(Kind::Plan, body).in_year(year),
        ),
        (
            Remedy::record_summary(body).of_year(year),
            add(Kind::Summary, body).in_year(year),
        ),
        (Remedy::record_activity(sector), add(Kind::Activity, sector)),
        (Remedy::record_output(sector), add(Kind::Output, sector)),
        (Remedy::record_study(), add(Kind::Study, ())),
        (
            Remedy::issue_circular().of_year(year),
            add(Kind::Circular, ()).in_year(year),
        ),
        (Remedy::edit_activity(ActivityId(1)), edit(ActivityId(1))),
        (
            Remedy::enter_points_table().of_year(year),
            add(Kind::PointsTable, ()).in_year(year),
        ),
        (
            Remedy::nominate().of_year(year),
            add(Kind::Prize, ()).in_year(year),
        ),
    ] {
        assert_eq!(leads_to(&office, remedy), what);
    }
}

#[test]
fn what_is_there_decides_where_a_remedy_leads() {
    let mut office = TestStore::empty();
    let committee = SectorId(1);
    let sector = Sector {
        id: SectorId(0),
        name: "教育界".into(),
        position: 1,
        committee: None.into(),
        since: None,
        short: String::new(),
        split_from: None,
        merged_into: None,
        ended: None,
        former: Vec::new(),
        note: String::new(),
    };
    office.enter(sector);
    office.enter(testing::member("王伟", SectorId(1), ""));
    let member = MemberId(1);
    // No workroom and no leader yet: they are entered first.
    assert_eq!(
        leads_to(&office, Remedy::enter_workroom(member)),
        add(Kind::Workroom, ())
    );
    assert_eq!(
        leads_to(&office, Remedy::assign_leader(committee)),
        add(Kind::Leader, SectorId(1))
    );
    let mut office = TestStore::filled();
    office.story(&of(CommandId::EnterWorkroom, member), "gzs Enter");
    assert_eq!(
        leads_to(&office, Remedy::enter_workroom(member)),
        of(CommandId::EnterWorkroom, member)
    );
    for name in ["甲乙", "丙丁", "戊己", "庚辛", "壬癸"] {
        office.story(&add(Kind::KeyContact, member), name);
    }
    assert_eq!(
        leads_to(&office, Remedy::edit_key_contacts(member)),
        of(CommandId::EndKeyContact, member)
    );
}

#[test]
fn the_only_convenor_becomes_first_at_once() {
    let mut office = TestStore::filled();
    office.story(&end(ConvenorId(1)), "Ctrl-U - 1");
    let sector = SectorId(1);
    let Effect::Carry(request) = cure(&office, Remedy::designate_first(sector)) else {
        panic!("a choice of one");
    };
    office.desk.carry_out(&*request).expect("designated");
    let convenor = office.book().convenors.get(ConvenorId(2)).unwrap();
    assert!(convenor.is_first_on(date("2026-11-24")));
}

#[test]
fn records_are_verified_and_forms_moved_at_once() {
    let mut office = TestStore::filled();
    let plan = Remedy::verify_plan(PlanId(1));
    let summary = Remedy::verify_summary(SummaryId(1));
    let activity = Remedy::verify_activity(ActivityId(1));
    let output = Remedy::verify_output(OutputId(1));
    let study = Remedy::verify_study(StudyId(1));
    let circular = Remedy::verify_circular(CircularId(1));
    let file = Remedy::file_form(FormId(4));
    let upload = Remedy::upload_form(FormId(2));
    for remedy in [
        plan, summary, activity, output, study, circular, file, upload,
    ] {
        let Effect::Carry(request) = cure(&office, remedy) else {
            panic!("{remedy:?} is not carried out at once");
        };
        office.desk.carry_out(&*request).expect("carried out");
    }
    let book = office.book();
    assert!(book.plans.get(PlanId(1)).unwrap().evidence.is_verified());
    assert!(book.studies.get(StudyId(1)).unwrap().evidence.is_verified());
    let form = book.forms.get(FormId(4)).unwrap();
    assert_eq!(form.status(), Status::Filed);
    assert!(book.forms.get(FormId(2)).is_none(), "uploaded, so archived");
    let shown = text(&office.open(&edit(PlanId(1))));
    assert!(shown.contains("已核实 2026-11-24 owner"), "{shown}");
}

#[test]
fn a_form_goes_back_only_with_a_reason() {
    let mut office = TestStore::filled();
    let remedy = Remedy::return_form(FormId(4));
    let effect = cure(&office, remedy);
    let Effect::Ask(Question::Reason {
        text,
        required: true,
        request,
    }) = effect
    else {
        panic!("{effect:?}");
    };
    assert!(text.zh.contains("赵敏") && text.en.contains("赵敏"));
    let request = request.request("缺单位".into());
    office.desk.carry_out(&*request).expect("returned");
    let form = office.book().forms.get(FormId(4)).unwrap();
    assert_eq!(form.return_reason(), Some("缺单位"));
    let withdrawal = cure(&office, Remedy::withdraw_form(FormId(2)));
    assert!(matches!(
        withdrawal,
        Effect::Ask(Question::Reason {
            required: false,
            ..
        })
    ));
}
