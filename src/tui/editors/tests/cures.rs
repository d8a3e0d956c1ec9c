//! Every remedy leads somewhere, and what it opens can be opened.

use super::*;
use crate::rules::{self, Remedy};
use crate::tui::app::{Effect, Question};

fn cure(office: &TestStore, remedy: Remedy) -> Cure {
    for_remedy(&remedy, office.book(), &office.desk.today())
}

fn leads_to(office: &TestStore, remedy: Remedy) -> What {
    match cure(office, remedy) {
        Cure::Edit(what) => what,
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
            Cure::Edit(what) => drop(office.open(&what)),
            Cure::Carry(request) => {
                request
                    .run(&mut office.desk, crate::domain::record::Seq(u64::MAX))
                    .expect("carried out");
            }
            Cure::Ask(_) => {}
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
            Remedy::SetPartyOrganisation { committee },
            What::SetPartyOrganisation(committee),
        ),
        (
            Remedy::NameCoordinator { committee },
            What::NameCoordinator(committee),
        ),
        (
            Remedy::AssignSectors { committee },
            What::AssignSectors(committee),
        ),
        (
            Remedy::AssignCommittee { sector },
            What::AssignCommittee(sector),
        ),
        (Remedy::BeginForm { member }, What::BeginForm(Some(member))),
        (Remedy::EditMember { member }, What::EnterWorkroom(member)),
        (
            Remedy::EditKeyContacts { member },
            What::AddKeyContact(member),
        ),
        (Remedy::ElectConvenor { sector }, What::Elect(sector)),
        (Remedy::DesignateFirst { sector }, What::Elect(sector)),
        (
            Remedy::DesignateFirst {
                sector: SectorId(1),
            },
            What::DesignateFirst(SectorId(1)),
        ),
        (
            Remedy::EndConvenor {
                convenor: ConvenorId(1),
            },
            What::EndConvenor(ConvenorId(1)),
        ),
        (
            Remedy::RecordApproval {
                convenor: ConvenorId(1),
            },
            What::Approve(ConvenorId(1)),
        ),
        (Remedy::AppointLiaison { sector }, What::AddLiaison(sector)),
        (Remedy::AssignLeader { sector }, What::AssignLeader(sector)),
        (Remedy::RecordPlan { body, year }, What::AddPlan(body, year)),
        (
            Remedy::RecordSummary { body, year },
            What::AddSummary(body, year),
        ),
        (
            Remedy::RecordActivity { sector, year },
            What::AddActivity(Some(sector)),
        ),
        (
            Remedy::RecordOutput { sector, year },
            What::AddOutput(sector),
        ),
        (Remedy::RecordStudy { year }, What::AddStudy),
        (Remedy::IssueCircular { year }, What::AddCircular(year)),
        (
            Remedy::EditActivity {
                activity: ActivityId(1),
            },
            What::EditActivity(ActivityId(1)),
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
        note: String::new(),
    };
    office.enter(sector);
    office.enter(testing::member("王伟", SectorId(1), ""));
    let member = MemberId(1);
    // No workroom and no leader yet: they are entered first.
    assert_eq!(
        leads_to(&office, Remedy::EditMember { member }),
        What::AddWorkroom
    );
    assert_eq!(
        leads_to(&office, Remedy::AssignLeader { sector: committee }),
        What::AddLeader(Some(SectorId(1)))
    );
    let mut office = TestStore::filled();
    office.story(&What::EnterWorkroom(member), "gzs Enter");
    assert_eq!(
        leads_to(&office, Remedy::EditMember { member }),
        What::EditMember(member)
    );
    for name in ["甲乙", "丙丁", "戊己", "庚辛", "壬癸"] {
        office.story(&What::AddKeyContact(member), name);
    }
    assert_eq!(
        leads_to(&office, Remedy::EditKeyContacts { member }),
        What::EndOneKeyContact(member)
    );
}

#[test]
fn the_only_convenor_becomes_first_at_once() {
    let mut office = TestStore::filled();
    office.story(&What::EndConvenor(ConvenorId(1)), "Ctrl-U - 1");
    let sector = SectorId(1);
    let Cure::Carry(request) = cure(&office, Remedy::DesignateFirst { sector }) else {
        panic!("a choice of one");
    };
    request
        .run(&mut office.desk, crate::domain::record::Seq(u64::MAX))
        .expect("designated");
    let convenor = office.book().convenors.get(ConvenorId(2)).unwrap();
    assert!(convenor.is_first_on(date("2026-11-24")));
}

#[test]
fn records_are_verified_and_forms_moved_at_once() {
    let mut office = TestStore::filled();
    let plan = Remedy::VerifyPlan { plan: PlanId(1) };
    let summary = Remedy::VerifySummary {
        summary: SummaryId(1),
    };
    let activity = Remedy::VerifyActivity {
        activity: ActivityId(1),
    };
    let output = Remedy::VerifyOutput {
        output: OutputId(1),
    };
    let study = Remedy::VerifyStudy { study: StudyId(1) };
    let circular = Remedy::VerifyCircular {
        circular: CircularId(1),
    };
    let file = Remedy::FileForm { form: FormId(4) };
    let upload = Remedy::UploadForm { form: FormId(2) };
    for remedy in [
        plan, summary, activity, output, study, circular, file, upload,
    ] {
        let Cure::Carry(request) = cure(&office, remedy) else {
            panic!("{remedy:?} is not carried out at once");
        };
        request
            .run(&mut office.desk, crate::domain::record::Seq(u64::MAX))
            .expect("carried out");
    }
    let book = office.book();
    assert!(book.plans.get(PlanId(1)).unwrap().evidence.is_verified());
    assert!(book.studies.get(StudyId(1)).unwrap().evidence.is_verified());
    let form = book.forms.get(FormId(4)).unwrap();
    assert_eq!(form.status(), Status::Filed);
    assert!(book.forms.get(FormId(2)).is_none(), "uploaded, so archived");
    let shown = text(&office.open(&What::EditPlan(PlanId(1))));
    assert!(shown.contains("已核实 2026-11-24 owner"), "{shown}");
}

#[test]
fn a_form_goes_back_only_with_a_reason() {
    let mut office = TestStore::filled();
    let remedy = Remedy::ReturnForm { form: FormId(4) };
    let effect = Effect::from(cure(&office, remedy));
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
    request
        .run(&mut office.desk, crate::domain::record::Seq(u64::MAX))
        .expect("returned");
    let form = office.book().forms.get(FormId(4)).unwrap();
    assert_eq!(form.return_reason(), Some("缺单位"));
    let withdrawal = cure(&office, Remedy::WithdrawForm { form: FormId(2) });
    assert!(matches!(
        withdrawal,
        Cure::Ask(Question::Reason {
            required: false,
            ..
        })
    ));
}
