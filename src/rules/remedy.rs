//! What would put a finding right: a request as data. The fronts offer it ("fix it") and open
//! the editor or call the verb that it names; the rulebook itself changes nothing.

use crate::domain::calendar::Year;
use crate::domain::id::*;
use crate::domain::yearwork::Body;
use crate::text::Text;

macro_rules! remedies {
    ($($(#[$meta:meta])* $name:ident { $($field:ident: $of:ty),* } = $code:literal, $zh:literal, $en:literal;)*) => {
        /// A request that would put a finding right.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Remedy { $(
            $(#[$meta])*
            $name { $(
                #[doc = concat!("The ", stringify!($field), " that it is about.")]
                $field: $of,
            )* },
        )* }

        impl Remedy {
            /// What it does, in a few words: the caption of its button.
            #[must_use]
            pub fn label(&self) -> Text {
                match self { $(Remedy::$name { .. } => Text::of($zh, $en),)* }
            }

            /// Its name in JSON.
            #[must_use]
            pub fn code(&self) -> &'static str {
                match self { $(Remedy::$name { .. } => $code,)* }
            }
        }
    };
}

remedies! {
    /// Enter the committee's Party organisation (article 1).
    SetPartyOrganisation { committee: CommitteeId }
        = "set-party-organisation", "登记党组织", "enter the Party organisation";
    /// Correct an activity.
    EditActivity { activity: ActivityId } = "edit-activity", "修改活动", "edit the activity";
    /// Begin a registration form for a member.
    BeginForm { member: MemberId } = "begin-form", "填写登记表", "begin a form";
    /// Correct a member's record, the workroom too.
    EditMember { member: MemberId } = "edit-member", "修改委员信息", "edit the member";
    /// Add or end a member's key contacts.
    EditKeyContacts { member: MemberId }
        = "edit-key-contacts", "调整重点联系对象", "edit the key contacts";
    /// Give a sector to a committee.
    AssignCommittee { sector: SectorId } = "assign-committee", "明确联系专委会", "assign a committee";
    /// Give a committee its sectors.
    AssignSectors { committee: CommitteeId } = "assign-sectors", "明确所联系界别", "assign sectors";
    /// Name a committee's director.
    NameCoordinator { committee: CommitteeId }
        = "name-coordinator", "登记总协调人", "name the coordinator";
    /// Record that a sector elected a convenor.
    ElectConvenor { sector: SectorId } = "elect-convenor", "登记召集人", "elect a convenor";
    /// Say which convenor is the first.
    DesignateFirst { sector: SectorId }
        = "designate-first", "明确第一召集人", "designate the first convenor";
    /// End a convenor's appointment.
    EndConvenor { convenor: ConvenorId } = "end-convenor", "终止召集人任职", "end the appointment";
    /// Record the council's approval of a convenor.
    RecordApproval { convenor: ConvenorId }
        = "record-approval", "登记主席会议审定", "record the approval";
    /// Appoint a sector's liaison.
    AppointLiaison { sector: SectorId } = "appoint-liaison", "登记联络员", "appoint a liaison";
    /// Give a sector a leader who keeps contact with it.
    AssignLeader { sector: SectorId }
        = "assign-leader", "明确联系的主席会议成员", "assign a leader";
    /// Record a plan.
    RecordPlan { body: Body, year: Year } = "record-plan", "登记工作计划", "record the plan";
    /// Record a summary.
    RecordSummary { body: Body, year: Year }
        = "record-summary", "登记工作总结", "record the summary";
    /// Record an activity of a sector.
    RecordActivity { sector: SectorId, year: Year }
        = "record-activity", "登记界别活动", "record an activity";
    /// Record an output of a sector.
    RecordOutput { sector: SectorId, year: Year }
        = "record-output", "登记履职成果", "record an output";
    /// Record a study of sector work by the leadership.
    RecordStudy { year: Year } = "record-study", "登记专题研究", "record the study";
    /// Record the year's circular.
    IssueCircular { year: Year } = "issue-circular", "登记情况通报", "record the circular";
    /// Verify a plan that is recorded.
    VerifyPlan { plan: PlanId } = "verify-plan", "核实工作计划", "verify the plan";
    /// Verify a summary that is recorded.
    VerifySummary { summary: SummaryId } = "verify-summary", "核实工作总结", "verify the summary";
    /// Verify an activity that is recorded.
    VerifyActivity { activity: ActivityId }
        = "verify-activity", "核实界别活动", "verify the activity";
    /// Verify an output that is recorded.
    VerifyOutput { output: OutputId } = "verify-output", "核实履职成果", "verify the output";
    /// Verify a study that is recorded.
    VerifyStudy { study: StudyId } = "verify-study", "核实专题研究", "verify the study";
    /// Verify a circular that is recorded.
    VerifyCircular { circular: CircularId }
        = "verify-circular", "核实情况通报", "verify the circular";
    /// File a form (备案).
    FileForm { form: FormId } = "file-form", "备案登记表", "file the form";
    /// Mark a form as uploaded.
    UploadForm { form: FormId } = "upload-form", "标记已上传", "mark as uploaded";
    /// Send a form back to its member.
    ReturnForm { form: FormId } = "return-form", "退回登记表", "return the form";
    /// Take back a form that can no longer be returned, so that it is filled anew.
    WithdrawForm { form: FormId } = "withdraw-form", "撤回登记表", "withdraw the form";
}

impl Remedy {
    /// Is the record there, and only its verification lacking?
    #[must_use]
    pub fn is_verification(&self) -> bool {
        matches!(
            self,
            Remedy::VerifyPlan { .. }
                | Remedy::VerifySummary { .. }
                | Remedy::VerifyActivity { .. }
                | Remedy::VerifyOutput { .. }
                | Remedy::VerifyStudy { .. }
                | Remedy::VerifyCircular { .. }
        )
    }
}
