//! What would put a finding right: a command, and the record that it is for. The fronts offer it
//! ("fix it") and have it done; the rulebook itself changes nothing.

use crate::domain::calendar::Year;
use crate::domain::command::CommandId;
use crate::domain::id::*;
use crate::domain::record::Kind;
use crate::domain::subject::{Invocation, Subject};
use crate::domain::yearwork::Body;
use crate::text::Text;

/// A command that would put a finding right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Remedy {
    /// Which command.
    pub command: CommandId,
    /// The record that it is for; none for what is the organisation's.
    pub record: Option<(Kind, u64)>,
    /// The year of what is to be recorded.
    pub year: Option<Year>,
}

/// What a remedy is called, by its command and by the kind of what it is for.
struct Name {
    command: CommandId,
    kind: Option<Kind>,
    code: &'static str,
    label: Text,
}

macro_rules! remedies {
    ($($(#[$meta:meta])* $name:ident($($kind:ident: $of:ty)?) = $command:expr, $code:literal, $zh:literal, $en:literal;)*) => {
        impl Remedy { $(
            $(#[$meta])*
            #[must_use]
            pub fn $name($(id: $of)?) -> Remedy {
                Remedy {
                    command: $command,
                    record: remedies!(@record $(Kind::$kind, { let id: $of = id; id.0 })?),
                    year: None,
                }
            }
        )* }

        const NAMES: &[Name] = &[$(Name {
            command: $command,
            kind: remedies!(@kind $($kind)?),
            code: $code,
            label: Text::of($zh, $en),
        }),*];
    };
    (@record) => { None };
    (@record $kind:expr, $id:expr) => { Some(($kind, $id)) };
    (@kind) => { None };
    (@kind $kind:ident) => { Some(Kind::$kind) };
}

use CommandId::*;

remedies! {
    /// Enter the committee's Party organisation (article 1).
    set_party_organisation(Committee: CommitteeId)
        = SetPartyOrganisation, "set-party-organisation", "登记党组织", "enter the Party organisation";
    /// Correct an activity.
    edit_activity(Activity: ActivityId) = Edit, "edit-activity", "修改活动", "edit the activity";
    /// Correct a training.
    edit_training(Training: TrainingId) = Edit, "edit-training", "修改培训", "edit the training";
    /// Begin a registration form for a member.
    begin_form(Member: MemberId) = BeginForm, "begin-form", "填写登记表", "begin a form";
    /// Have a member enter a workroom.
    enter_workroom(Member: MemberId) = EnterWorkroom, "edit-member", "修改委员信息", "edit the member";
    /// Add or end a member's key contacts.
    edit_key_contacts(Member: MemberId)
        = EditKeyContacts, "edit-key-contacts", "调整重点联系对象", "edit the key contacts";
    /// Hand the key contacts of a member who left over to another.
    hand_over(Member: MemberId)
        = HandOver, "hand-over", "移交联系对象", "hand the key contacts over";
    /// Enter in the log that a key contact was heard.
    log_contact(KeyContact: KeyContactId)
        = Add(Kind::ContactEntry), "log-contact", "登记联系记录", "enter it in the log";
    /// Give a sector to a committee.
    assign_committee(Sector: SectorId) = AssignCommittee, "assign-committee", "明确联系专委会", "assign a committee";
    /// Give a committee its sectors.
    assign_sectors(Committee: CommitteeId) = AssignSectors, "assign-sectors", "明确所联系界别", "assign sectors";
    /// Name a committee's director.
    name_coordinator(Committee: CommitteeId)
        = NameCoordinator, "name-coordinator", "登记总协调人", "name the coordinator";
    /// Record that a sector elected a convenor.
    elect_convenor(Sector: SectorId) = ElectConvenor, "elect-convenor", "登记召集人", "elect a convenor";
    /// Say which convenor is the first.
    designate_first(Sector: SectorId)
        = DesignateFirst, "designate-first", "明确第一召集人", "designate the first convenor";
    /// End a convenor's appointment.
    end_convenor(Convenor: ConvenorId) = End, "end-convenor", "终止召集人任职", "end the appointment";
    /// Record the council's approval of a convenor.
    record_approval(Convenor: ConvenorId)
        = RecordApproval, "record-approval", "登记主席会议审定", "record the approval";
    /// Appoint a sector's liaison.
    appoint_liaison(Sector: SectorId)
        = Add(Kind::Liaison), "appoint-liaison", "登记联络员", "appoint a liaison";
    /// Give a sector a leader who keeps contact with it.
    assign_leader(Sector: SectorId)
        = AssignLeader, "assign-leader", "明确联系的主席会议成员", "assign a leader";
    /// Record that a leader met a sector.
    record_leader_contact(Sector: SectorId)
        = Add(Kind::LeaderContact), "record-leader-contact", "登记联系情况", "record the contact";
    /// Record a sector's plan.
    record_plan_of_sector(Sector: SectorId)
        = Add(Kind::Plan), "record-plan", "登记工作计划", "record the plan";
    /// Record a committee's plan.
    record_plan_of_committee(Committee: CommitteeId)
        = Add(Kind::Plan), "record-plan", "登记工作计划", "record the plan";
    /// Record a department's plan.
    record_plan_of_department(Department: DepartmentId)
        = Add(Kind::Plan), "record-plan", "登记工作计划", "record the plan";
    /// Record the activity that an item of a plan asks for.
    hold_plan_item(PlanItem: PlanItemId)
        = Add(Kind::Activity), "hold-plan-item", "登记开展情况", "record the activity";
    /// Open a workroom of a sector.
    open_workroom(Sector: SectorId)
        = Add(Kind::Workroom), "open-workroom", "登记界别工作室", "record a workroom";
    /// Inspect a workroom.
    inspect_workroom(Workroom: WorkroomId)
        = Add(Kind::Inspection), "inspect-workroom", "登记工作室检查", "record an inspection";
    /// Record a sector's summary.
    record_summary_of_sector(Sector: SectorId)
        = Add(Kind::Summary), "record-summary", "登记工作总结", "record the summary";
    /// Record a committee's summary.
    record_summary_of_committee(Committee: CommitteeId)
        = Add(Kind::Summary), "record-summary", "登记工作总结", "record the summary";
    /// Record a department's summary.
    record_summary_of_department(Department: DepartmentId)
        = Add(Kind::Summary), "record-summary", "登记工作总结", "record the summary";
    /// Record an activity of a sector.
    record_activity(Sector: SectorId)
        = Add(Kind::Activity), "record-activity", "登记界别活动", "record an activity";
    /// Record an output of a sector.
    record_output(Sector: SectorId)
        = Add(Kind::Output), "record-output", "登记履职成果", "record an output";
    /// Record a study of sector work by the leadership.
    record_study() = Add(Kind::Study), "record-study", "登记专题研究", "record the study";
    /// Record a training of members.
    record_training() = Add(Kind::Training), "record-training", "登记学习培训", "record the training";
    /// Enter a table of points.
    enter_points_table()
        = Add(Kind::PointsTable), "enter-points-table", "登记计分表", "enter a table of points";
    /// Make the sheets of the year's table of points.
    assess() = Assess, "assess", "考核计分", "make the sheets";
    /// Nominate somebody for a prize.
    nominate() = Add(Kind::Prize), "nominate", "登记评优提名", "record a nomination";
    /// Say when a prize was decided.
    decide_prize(Prize: PrizeId) = Edit, "decide-prize", "登记评定结果", "record the decision";
    /// Record the year's circular.
    issue_circular() = Add(Kind::Circular), "issue-circular", "登记情况通报", "record the circular";
    /// Verify a plan that is recorded.
    verify_plan(Plan: PlanId) = Verify, "verify-plan", "核实工作计划", "verify the plan";
    /// Verify a summary that is recorded.
    verify_summary(Summary: SummaryId) = Verify, "verify-summary", "核实工作总结", "verify the summary";
    /// Verify an activity that is recorded.
    verify_activity(Activity: ActivityId)
        = Verify, "verify-activity", "核实界别活动", "verify the activity";
    /// Verify an output that is recorded.
    verify_output(Output: OutputId) = Verify, "verify-output", "核实履职成果", "verify the output";
    /// Verify a study that is recorded.
    verify_study(Study: StudyId) = Verify, "verify-study", "核实专题研究", "verify the study";
    /// Verify a circular that is recorded.
    verify_circular(Circular: CircularId)
        = Verify, "verify-circular", "核实情况通报", "verify the circular";
    /// Give an opinion to a unit.
    assign_opinion(Opinion: OpinionId) = AssignOpinion, "assign-opinion", "交办意见建议", "assign the opinion";
    /// Answer an opinion.
    answer_opinion(Opinion: OpinionId) = AnswerOpinion, "answer-opinion", "登记答复", "answer the opinion";
    /// Verify a training that is recorded.
    verify_training(Training: TrainingId) = Verify, "verify-training", "核实学习培训", "verify the training";
    /// Hand a form in again that was sent back.
    submit_form(RegistrationForm: FormId) = SubmitForm, "submit-form", "提交登记表", "hand the form in";
    /// File a form (备案).
    file_form(RegistrationForm: FormId) = FileForm, "file-form", "备案登记表", "file the form";
    /// Mark a form as uploaded.
    upload_form(RegistrationForm: FormId) = UploadForm, "upload-form", "标记已上传", "mark as uploaded";
    /// Send a form back to its member.
    return_form(RegistrationForm: FormId) = ReturnForm, "return-form", "退回登记表", "return the form";
    /// Take back a form that can no longer be returned, so that it is filled anew.
    withdraw_form(RegistrationForm: FormId)
        = WithdrawForm, "withdraw-form", "撤回登记表", "withdraw the form";
}

impl Remedy {
    /// Record the plan of a sector, a committee or a department.
    #[must_use]
    pub fn record_plan(body: Body) -> Remedy {
        match body {
            Body::Sector(id) => Remedy::record_plan_of_sector(id),
            Body::Committee(id) => Remedy::record_plan_of_committee(id),
            Body::Department(id) => Remedy::record_plan_of_department(id),
        }
    }

    /// Record the summary of a sector, a committee or a department.
    #[must_use]
    pub fn record_summary(body: Body) -> Remedy {
        match body {
            Body::Sector(id) => Remedy::record_summary_of_sector(id),
            Body::Committee(id) => Remedy::record_summary_of_committee(id),
            Body::Department(id) => Remedy::record_summary_of_department(id),
        }
    }

    /// The same, for a year's work.
    #[must_use]
    pub fn of_year(self, year: Year) -> Remedy {
        Remedy {
            year: Some(year),
            ..self
        }
    }

    /// What it does, in a few words: the caption of its button.
    #[must_use]
    pub fn label(&self) -> Text {
        let name = self.name();
        name.map_or(Text::of("", ""), |it| it.label.clone())
    }

    /// Its name in JSON.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.name().map_or("", |it| it.code)
    }

    /// Is the record there, and only its verification lacking?
    #[must_use]
    pub fn is_verification(&self) -> bool {
        self.command == Verify
    }

    fn name(&self) -> Option<&'static Name> {
        let kind = self.record.map(|(kind, _)| kind);
        let is = |it: &&Name| it.command == self.command && it.kind == kind;
        NAMES.iter().find(is)
    }
}

impl From<Remedy> for Invocation {
    fn from(remedy: Remedy) -> Invocation {
        let subject = Subject {
            records: remedy.record.into_iter().collect(),
            scope: None,
        };
        Invocation {
            command: remedy.command,
            subject,
            year: remedy.year,
        }
    }
}
