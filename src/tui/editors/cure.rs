//! Where a finding's remedy leads: to an editor, to a request at once, or to a question.

use super::What;
use crate::desk::Verify;
use crate::desk::convenor::DesignateFirst;
use crate::desk::form::{FileForms, UploadForms};
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::id::{FormId, Id, MemberId, SectorId};
use crate::domain::record::Kind;
use crate::rules::Remedy;
use crate::text;
use crate::tui::app::any_request::AnyRequest;
use crate::tui::app::effect::WithReason;
use crate::tui::app::{Effect, Question};

/// What a screen asks for to have a finding put right.
#[derive(Debug)]
pub enum Cure {
    /// Open an editor.
    Edit(What),
    /// Have a request carried out at once.
    Carry(Box<dyn AnyRequest>),
    /// Ask first.
    Ask(Question),
}

impl From<Cure> for Effect {
    fn from(cure: Cure) -> Effect {
        match cure {
            Cure::Edit(what) => Effect::Edit(what),
            Cure::Carry(request) => Effect::Carry(request),
            Cure::Ask(question) => Effect::Ask(question),
        }
    }
}

/// Where `remedy` leads.
#[must_use]
pub fn for_remedy(remedy: &Remedy, book: &Book, today: &Today) -> Cure {
    let edit = Cure::Edit;
    match *remedy {
        Remedy::SetPartyOrganisation { committee } => edit(What::SetPartyOrganisation(committee)),
        Remedy::EditActivity { activity } => edit(What::EditActivity(activity)),
        Remedy::BeginForm { member } => edit(What::BeginForm(Some(member))),
        Remedy::EditMember { member } => edit(of_member(member, book, today)),
        Remedy::EditKeyContacts { member } => edit(of_contacts(member, book, today)),
        Remedy::AssignCommittee { sector } => edit(What::AssignCommittee(sector)),
        Remedy::AssignSectors { committee } => edit(What::AssignSectors(committee)),
        Remedy::NameCoordinator { committee } => edit(What::NameCoordinator(committee)),
        Remedy::ElectConvenor { sector } => edit(of_election(sector, book, today)),
        Remedy::DesignateFirst { sector } => first_of(sector, book, today),
        Remedy::EndConvenor { convenor } => edit(What::EndConvenor(convenor)),
        Remedy::RecordApproval { convenor } => edit(What::Approve(convenor)),
        Remedy::AppointLiaison { sector } => edit(What::AddLiaison(sector)),
        Remedy::AssignLeader { sector } => edit(of_leader(sector, book, today)),
        Remedy::RecordPlan { body, year } => edit(What::AddPlan(body, year)),
        Remedy::RecordSummary { body, year } => edit(What::AddSummary(body, year)),
        Remedy::RecordActivity { sector, .. } => edit(What::AddActivity(Some(sector))),
        Remedy::RecordOutput { sector, .. } => edit(What::AddOutput(sector)),
        Remedy::RecordStudy { .. } => edit(What::AddStudy),
        Remedy::IssueCircular { year } => edit(What::AddCircular(year)),
        Remedy::VerifyPlan { plan } => verify(Kind::Plan, plan),
        Remedy::VerifySummary { summary } => verify(Kind::Summary, summary),
        Remedy::VerifyActivity { activity } => verify(Kind::Activity, activity),
        Remedy::VerifyOutput { output } => verify(Kind::Output, output),
        Remedy::VerifyStudy { study } => verify(Kind::Study, study),
        Remedy::VerifyCircular { circular } => verify(Kind::Circular, circular),
        Remedy::FileForm { form } => Cure::Carry(Box::new(FileForms { forms: vec![form] })),
        Remedy::UploadForm { form } => Cure::Carry(Box::new(UploadForms { forms: vec![form] })),
        Remedy::ReturnForm { form } => ask_return(form, book),
        Remedy::WithdrawForm { form } => ask_withdrawal(form, book),
    }
}

fn verify(kind: Kind, id: impl Id) -> Cure {
    let id = id.raw();
    Cure::Carry(Box::new(Verify { kind, id }))
}

/// A member in no offline workroom enters one; else the whole record is shown.
fn of_member(member: MemberId, book: &Book, today: &Today) -> What {
    let room = book
        .members
        .get(member)
        .and_then(|it| it.workroom_on(today.date));
    let offline = room
        .and_then(|id| book.workrooms.get(id))
        .is_some_and(|room| room.offline);
    let offered = book.workrooms.iter().any(|room| room.offline);
    match (offline, offered) {
        (false, true) => What::EnterWorkroom(member),
        // There is none to be entered yet.
        (false, false) => What::AddWorkroom,
        (true, _) => What::EditMember(member),
    }
}

/// Too many contacts: one ends. Else one more is chosen.
fn of_contacts(member: MemberId, book: &Book, today: &Today) -> What {
    let kept = book.key_contacts_of(member, today.reference_date()).len();
    if kept > book.settings().key_contacts_max as usize {
        What::EndOneKeyContact(member)
    } else {
        What::AddKeyContact(member)
    }
}

/// A sector elects one of its members; where there is none, a member is entered first.
fn of_election(sector: SectorId, book: &Book, today: &Today) -> What {
    if book.members_of(sector, today.date).is_empty() {
        What::AddMember(Some(sector))
    } else {
        What::Elect(sector)
    }
}

/// A sector's only convenor becomes the first at once; of several one is chosen.
fn first_of(sector: SectorId, book: &Book, today: &Today) -> Cure {
    match book.convenors_of(sector, today.date).as_slice() {
        [] => Cure::Edit(of_election(sector, book, today)),
        [only] => Cure::Carry(Box::new(DesignateFirst {
            convenor: only.id,
            on: today.date,
        })),
        _ => Cure::Edit(What::DesignateFirst(sector)),
    }
}

/// One of the leaders there are takes the sector on, or a new one is entered.
fn of_leader(sector: SectorId, book: &Book, today: &Today) -> What {
    if book.leaders_on(today.date).next().is_some() {
        What::AssignLeader(sector)
    } else {
        What::AddLeader(Some(sector))
    }
}

fn ask_return(form: FormId, book: &Book) -> Cure {
    let name = book.name_of(Kind::RegistrationForm, form.0);
    Cure::Ask(Question::Reason {
        text: text!(
            "退回登记表 {name}，请写明原因。",
            "Return the form {name}: write why."
        ),
        required: true,
        request: WithReason::ReturnForms(vec![form]),
    })
}

fn ask_withdrawal(form: FormId, book: &Book) -> Cure {
    let name = book.name_of(Kind::RegistrationForm, form.0);
    Cure::Ask(Question::Reason {
        text: text!(
            "撤回登记表 {name}，撤回后请重新填写。原因：",
            "Withdraw the form {name}, to be filled anew. Why:"
        ),
        required: false,
        request: WithReason::WithdrawForms(vec![form]),
    })
}
