//! Commands by their identity.
//!
//! What somebody can have done has one name, wherever it is asked for: a key, a row of a menu, what puts
//! a finding right, a draft. What it is called, and what it comes to, is the front's to say; here is only
//! what rules and drafts need to name it. What it is for is a `subject`.

use super::record::Kind;
use super::settings::SETTINGS;

macro_rules! commands {
    ($($(#[$meta:meta])* $name:ident = $code:literal;)*) => {
        /// A command.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum CommandId {
            /// Enter a record of a kind.
            Add(Kind),
            /// Change one of the settings, by its place among [`SETTINGS`].
            Set(u8),
            /// Change a field of several records alike, by its place in the description of their kind.
            Alike(u8),
            $($(#[$meta])* $name,)*
        }

        /// Those that stand for themselves, with their codes.
        const PLAIN: &[(CommandId, &str)] = &[$((CommandId::$name, $code)),*];
    };
}

commands! {
    /// Correct a record.
    Edit = "edit";
    /// Choose the field of several records that is changed alike.
    ChangeField = "change-field";
    /// End an appointment or a contact.
    End = "end";
    /// Strike out records that were entered by mistake.
    Remove = "remove";
    /// Say that records were looked at and hold.
    Verify = "verify";
    /// Choose among what was entered for a record, and what is to be done to it.
    Records = "records";
    /// Name a committee's director (总协调人).
    NameCoordinator = "name-coordinator";
    /// Enter a committee's Party organisation.
    SetPartyOrganisation = "set-party-organisation";
    /// Say which sectors a committee looks after.
    AssignSectors = "assign-sectors";
    /// Say which committee looks after a sector.
    AssignCommittee = "assign-committee";
    /// Make a part of a sector one of its own.
    SplitSector = "split-sector";
    /// Make several sectors one.
    MergeSectors = "merge-sectors";
    /// Call a sector or a committee otherwise from a day on.
    Rename = "rename";
    /// Dissolve a committee.
    DissolveCommittee = "dissolve-committee";
    /// Enter members into a workroom.
    EnterWorkroom = "enter-workroom";
    /// Record that a member leaves in mid-term.
    Leave = "leave";
    /// Record who takes over a member's seat.
    Replace = "replace";
    /// Hand a member's key contacts over to another.
    HandOver = "hand-over";
    /// Look at a record's files, attach, detach and write out.
    Files = "files";
    /// Erase a key contact's person.
    EraseContact = "erase-contact";
    /// Make one of two records of one person.
    Merge = "merge";
    /// Record whom a sector elected.
    ElectConvenor = "elect-convenor";
    /// Say who is the first convenor.
    DesignateFirst = "designate-first";
    /// Record the council's approval of convenors.
    RecordApproval = "record-approval";
    /// Record whom a sitting of the council approved.
    ApproveInSitting = "approve-in-sitting";
    /// Record which prizes a sitting decided on.
    AwardInSitting = "award-in-sitting";
    /// Say that a problem of a sitting is solved.
    SolveProblem = "solve-problem";
    /// Make the sheets of a table of points.
    Assess = "assess";
    /// Confirm assessment sheets.
    ConfirmSheet = "confirm-sheet";
    /// Enter the table of points that comes with the program.
    ExampleTable = "example-points-table";
    /// Give a sector a leader who keeps contact with it.
    AssignLeader = "assign-leader";
    /// Enter one key contact more, or end one too many.
    EditKeyContacts = "edit-key-contacts";
    /// End one of a member's key contacts.
    EndKeyContact = "end-key-contact";
    /// Enter an opinion that a form has in it.
    DrawOpinion = "draw-opinion";
    /// Give an opinion to a unit.
    AssignOpinion = "assign-opinion";
    /// Record that a unit sent an opinion back.
    SendOpinionBack = "send-opinion-back";
    /// Record the output that an opinion became.
    ConvertOpinion = "convert-opinion";
    /// Answer an opinion.
    AnswerOpinion = "answer-opinion";
    /// Record whether an answer satisfies.
    JudgeAnswer = "judge-answer";
    /// Record that a promise was kept.
    KeepPromise = "keep-promise";
    /// Close an opinion.
    CloseOpinion = "close-opinion";
    /// Fill a registration form.
    BeginForm = "begin-form";
    /// Hand forms in.
    SubmitForm = "submit-form";
    /// Send forms back.
    ReturnForm = "return-form";
    /// File forms (备案).
    FileForm = "file-form";
    /// Mark forms as uploaded.
    UploadForm = "upload-form";
    /// Take forms back.
    WithdrawForm = "withdraw-form";
    /// Take withdrawn forms up again.
    ResumeForm = "resume-form";
    /// Put forms back that were filed by mistake.
    PutBackForm = "put-back-form";
    /// Remind all who owe something.
    Remind = "remind";
    /// Show a form on the screen of forms.
    ShowForm = "show-form";
    /// Show the dossier of a form's member.
    ShowMember = "show-member";
    /// Show all that is entered for a committee, a sector or a member.
    ShowRecords = "show-records";
}

/// What the codes of commands that enter a record begin with.
const ADD: &str = "add-";
/// The same, of commands that change a setting.
const SET: &str = "set-";
/// The same, of commands that change a field of several records.
const ALIKE: &str = "change-field-";

impl CommandId {
    /// Every command.
    #[must_use]
    pub fn all() -> Vec<CommandId> {
        let adds = Kind::ALL.iter().copied().filter(|kind| is_added(*kind));
        let sets = (0..SETTINGS.len()).filter_map(|n| u8::try_from(n).ok());
        let plain = PLAIN.iter().map(|(id, _)| *id);
        adds.map(CommandId::Add)
            .chain(plain)
            .chain(sets.map(CommandId::Set))
            .collect()
    }

    /// Does it enter a record or change a setting, rather than bear on records that there are?
    #[must_use]
    pub fn begins_a_record(self) -> bool {
        matches!(self, CommandId::Add(_) | CommandId::Set(_))
    }

    /// Its code, such as `add-liaison`; it never changes.
    #[must_use]
    pub fn code(self) -> String {
        match self {
            CommandId::Add(kind) => format!("{ADD}{}", kind.code_name()),
            CommandId::Set(n) => {
                let setting = SETTINGS.get(usize::from(n));
                format!("{SET}{}", setting.map_or("", |it| it.key))
            }
            CommandId::Alike(n) => format!("{ALIKE}{n}"),
            plain => {
                let known = PLAIN.iter().find(|(id, _)| *id == plain);
                known.map_or_else(String::new, |(_, code)| (*code).to_owned())
            }
        }
    }

    /// The command of this code; none for one that this program does not know.
    #[must_use]
    pub fn from_code(code: &str) -> Option<CommandId> {
        if let Some((id, _)) = PLAIN.iter().find(|(_, known)| *known == code) {
            return Some(*id);
        }
        if let Some(name) = code.strip_prefix(ADD) {
            let kind = Kind::ALL.iter().find(|kind| kind.code_name() == name);
            return kind.copied().filter(|it| is_added(*it)).map(CommandId::Add);
        }
        if let Some(place) = code.strip_prefix(ALIKE) {
            return place.parse().ok().map(CommandId::Alike);
        }
        CommandId::of_setting(code.strip_prefix(SET)?)
    }

    /// The command that changes the setting of this key.
    #[must_use]
    pub fn of_setting(key: &str) -> Option<CommandId> {
        let place = SETTINGS.iter().position(|it| it.key == key)?;
        u8::try_from(place).ok().map(CommandId::Set)
    }
}

/// Are records of this kind entered by hand, a field at a time? An organisation has one of itself and
/// of its settings; convenors are elected, and forms filled.
#[must_use]
pub fn is_added(kind: Kind) -> bool {
    let otherwise = matches!(
        kind,
        Kind::Organisation | Kind::Settings | Kind::Convenor | Kind::RegistrationForm
    );
    !otherwise && !kind.is_by_verbs()
}

/// Can one be struck out that was entered by mistake? Forms are withdrawn instead.
#[must_use]
pub fn is_struck_out(kind: Kind) -> bool {
    is_added(kind) || matches!(kind, Kind::Convenor | Kind::AssessmentSheet)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_is_known_by_its_code_and_by_no_other() {
        let all = CommandId::all();
        let codes: std::collections::HashSet<String> = all.iter().map(|it| it.code()).collect();
        assert_eq!(codes.len(), all.len());
        for id in all {
            assert_eq!(CommandId::from_code(&id.code()), Some(id), "{id:?}");
        }
        for unknown in ["", "dance", "add-", "add-convenor", "set-nothing"] {
            assert_eq!(CommandId::from_code(unknown), None, "{unknown}");
        }
        assert_eq!(CommandId::Add(Kind::KeyContact).code(), "add-key-contact");
        let alike = CommandId::Alike(4);
        assert_eq!(CommandId::from_code(&alike.code()), Some(alike));
    }
}
