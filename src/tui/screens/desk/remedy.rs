//! What a finding's remedy comes to on the screen: an editor, a request, or a question.

use crate::desk::Verify;
use crate::desk::convenor::DesignateFirst;
use crate::desk::form::{FileForms, UploadForms};
use crate::domain::yearwork::{Activity, Circular, Output, Plan, Study, Summary};
use crate::rules::Remedy;
use crate::text::Text;
use crate::tui::app::wish::WithReason;
use crate::tui::app::{Ctx, Question, Wish};
use crate::tui::editors::What;

/// The wish that carries the remedy out or asks for what it needs to know.
pub(super) fn cure(remedy: Remedy, ctx: &Ctx<'_>) -> Wish {
    let (book, today) = (ctx.book(), ctx.today());
    match remedy {
        Remedy::SetPartyOrganisation { committee } | Remedy::NameCoordinator { committee } => {
            Wish::Edit(What::EditCommittee(committee))
        }
        Remedy::EditActivity { activity } => Wish::Edit(What::EditActivity(activity)),
        Remedy::BeginForm { member } => Wish::Edit(What::BeginForm(Some(member))),
        Remedy::EditMember { member } => Wish::Edit(What::EditMember(member)),
        Remedy::EditKeyContacts { member } => {
            let kept = book.key_contacts_of(member, today.vantage());
            match kept.last() {
                Some(last) if kept.len() > book.settings().key_contacts_max as usize => {
                    Wish::Edit(What::EndKeyContact(last.id))
                }
                _ => Wish::Edit(What::AddKeyContact(member)),
            }
        }
        Remedy::AssignCommittee { sector } => Wish::Edit(What::EditSector(sector)),
        Remedy::AssignSectors { committee } => Wish::Edit(What::AssignSectors(committee)),
        Remedy::ElectConvenor { sector } => Wish::Edit(What::Elect(sector)),
        Remedy::DesignateFirst { sector } => {
            match book.convenors_of(sector, today.vantage()).as_slice() {
                [] => Wish::Edit(What::Elect(sector)),
                [one] => Wish::Carry(Box::new(DesignateFirst { convenor: one.id })),
                [first, ..] => Wish::Edit(What::EditConvenor(first.id)),
            }
        }
        Remedy::EndConvenor { convenor } => Wish::Edit(What::EndConvenor(convenor)),
        Remedy::RecordApproval { convenor } => Wish::Edit(What::Approve(convenor)),
        Remedy::AppointLiaison { sector } => Wish::Edit(What::AddLiaison(sector)),
        Remedy::AssignLeader { sector } => Wish::Edit(What::AddLeader(Some(sector))),
        Remedy::RecordPlan { body, year } => Wish::Edit(What::AddPlan(body, year)),
        Remedy::RecordSummary { body, year } => Wish::Edit(What::AddSummary(body, year)),
        Remedy::RecordActivity { sector, .. } => Wish::Edit(What::AddActivity(Some(sector))),
        Remedy::RecordOutput { sector, .. } => Wish::Edit(What::AddOutput(sector)),
        Remedy::RecordStudy { .. } => Wish::Edit(What::AddStudy),
        Remedy::IssueCircular { year } => Wish::Edit(What::AddCircular(year)),
        Remedy::VerifyPlan { plan: id } => Wish::Carry(Box::new(Verify::<Plan> { id })),
        Remedy::VerifySummary { summary: id } => Wish::Carry(Box::new(Verify::<Summary> { id })),
        Remedy::VerifyActivity { activity: id } => Wish::Carry(Box::new(Verify::<Activity> { id })),
        Remedy::VerifyOutput { output: id } => Wish::Carry(Box::new(Verify::<Output> { id })),
        Remedy::VerifyStudy { study: id } => Wish::Carry(Box::new(Verify::<Study> { id })),
        Remedy::VerifyCircular { circular: id } => Wish::Carry(Box::new(Verify::<Circular> { id })),
        Remedy::FileForm { form } => Wish::Carry(Box::new(FileForms { forms: vec![form] })),
        Remedy::UploadForm { form } => Wish::Carry(Box::new(UploadForms { forms: vec![form] })),
        Remedy::ReturnForm { form } => Wish::Ask(Question::Reason {
            text: Text::of("退回理由：", "Why it is sent back:"),
            required: true,
            request: WithReason::ReturnForms(vec![form]),
        }),
        Remedy::WithdrawForm { form } => Wish::Ask(Question::Reason {
            text: Text::of(
                "撤回原因（可不填）：",
                "Why it is taken back (may be empty):",
            ),
            required: false,
            request: WithReason::WithdrawForms(vec![form]),
        }),
    }
}
