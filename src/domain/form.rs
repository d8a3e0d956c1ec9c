//! The registration form (委员联系服务界别群众情况登记表) of the Method's annex, and its life.
//!
//! Draft → submitted → filed → uploaded; a submitted form may be returned with a reason and
//! submitted again; a form not yet uploaded may be withdrawn, and taken up again; one that was filed
//! wrongly is put back, with a reason. The status can't be set: only the
//! methods that name these steps change it, and each leaves its trace in the history. No step lies on
//! a day before that of the step which it follows. Long because a form's life is one thing.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::attachment::Attachment;
use super::calendar::{Quarter, Year};
use super::choice::choices;
use super::contact::ContactWay;
use super::described::{Facts, FieldType, Value, parts};
use super::id::{FormId, MemberId, SectorId};
use super::iso;

choices! {
    /// Where a form stands, in the order of its life.
    Status {
        /// Being filled in; nobody waits for it.
        Draft = "draft", "草稿", "draft";
        /// Handed to the member's committee, which is to file it.
        Submitted = "submitted", "已提交", "submitted";
        /// Sent back to the member with a reason.
        Returned = "returned", "已退回", "returned";
        /// Filed (备案) by the committee, which is to upload it.
        Filed = "filed", "已备案", "filed";
        /// Uploaded to CPPCC Cloud (上传政协云); done.
        Uploaded = "uploaded", "已上传", "uploaded";
        /// Taken back by the member; done.
        Withdrawn = "withdrawn", "已撤回", "withdrawn";
    }

    /// A step in a form's life.
    Event {
        /// Begun.
        Begin = "begin", "填写", "begun";
        /// Handed in.
        Submit = "submit", "提交", "submitted";
        /// Sent back with a reason.
        Return = "return", "退回", "returned";
        /// Filed.
        File = "file", "备案", "filed";
        /// Uploaded.
        Upload = "upload", "上传政协云", "uploaded";
        /// Taken back.
        Withdraw = "withdraw", "撤回", "withdrawn";
        /// Taken up again after it was taken back.
        Resume = "resume", "恢复", "taken up again";
        /// Filed by mistake: waits for filing again.
        PutBack = "put-back", "撤销备案", "put back";
    }
}

impl Status {
    /// Is somebody still to do something about it?
    #[must_use]
    pub fn is_pending(self) -> bool {
        !matches!(self, Status::Uploaded | Status::Withdrawn)
    }

    /// Where a form stands after `event`, or why a form that stands here can't take the step.
    pub fn after(self, event: Event) -> Result<Status, InvalidTransition> {
        let next = match (self, event) {
            (Status::Draft | Status::Returned, Event::Submit) => Status::Submitted,
            (Status::Submitted, Event::Return) => Status::Returned,
            (Status::Submitted, Event::File) => Status::Filed,
            (Status::Filed, Event::Upload) => Status::Uploaded,
            (Status::Filed, Event::PutBack) => Status::Submitted,
            (Status::Withdrawn, Event::Resume) => Status::Draft,
            (
                Status::Draft | Status::Submitted | Status::Returned | Status::Filed,
                Event::Withdraw,
            ) => Status::Withdrawn,
            (status, event) => return Err(InvalidTransition::OutOfTurn { event, status }),
        };
        Ok(next)
    }

    /// Does the form count as the member's work: handed in and not sent or taken back?
    #[must_use]
    pub fn counts(self) -> bool {
        matches!(self, Status::Submitted | Status::Filed | Status::Uploaded)
    }
}

impl Event {
    /// Is the step taken only with a reason?
    #[must_use]
    pub fn needs_reason(self) -> bool {
        matches!(self, Event::Return | Event::PutBack)
    }
}

/// A step that was taken: when, by whom, with what reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The step.
    pub event: Event,
    /// When, in the office's local time.
    #[serde(deserialize_with = "iso::moment")]
    pub at: NaiveDateTime,
    /// Who took it.
    pub by: String,
    /// Why; required where a form is returned or put back.
    #[serde(default)]
    pub reason: String,
}

/// Who takes a step, and when: what every step of a form's history records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// When, in the office's local time.
    pub at: NaiveDateTime,
    /// Who.
    pub by: String,
}

/// What the printed form asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// The date filled (填表时间).
    #[serde(default, deserialize_with = "iso::some_day")]
    pub filled_on: Option<NaiveDate>,
    /// The member who fills it.
    pub member: MemberId,
    /// The sector as written on the form, which may differ from the roster's.
    pub sector: SectorId,
    /// Employer and post as written on the form.
    #[serde(default)]
    pub employer: String,
    /// The ways in which constituents were met.
    #[serde(default)]
    pub ways: BTreeSet<ContactWay>,
    /// The account of contact and service (联系服务界别群众情况).
    #[serde(default)]
    pub account: String,
}

/// What users call what the form asks for.
pub(super) const SHEET: &[Facts] = parts![Sheet;
    Open member: "委员" / "Member";
    Open filled_on: "填表时间" / "Date filled";
    Open sector: "界别" / "Sector";
    Open employer: "工作单位及职务" / "Employer and post";
    Open account: "联系服务情况" / "Account";
];

impl Sheet {
    /// What is written on it, each part with what users call it.
    #[must_use]
    pub fn filled(&self) -> Vec<(&'static Facts, Value<'_>)> {
        let day = NaiveDate::MAX;
        let values = [
            self.member.value(day),
            self.filled_on.value(day),
            self.sector.value(day),
            self.employer.value(day),
            self.account.value(day),
        ];
        SHEET.iter().zip(values).collect()
    }
}

/// A registration form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegistrationForm {
    /// The form's identity.
    pub id: FormId,
    /// What is written on it.
    pub sheet: Sheet,
    /// The files that it came in; none for a form that was typed in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
    status: Status,
    history: Vec<Step>,
}

/// A step that the form's status does not allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvalidTransition {
    /// The form stands elsewhere: `event` can't follow `status`.
    OutOfTurn {
        /// The step asked for.
        event: Event,
        /// Where the form stands.
        status: Status,
    },
    /// The step is taken only with a reason.
    ReasonMissing(Event),
    /// The step would lie on a day before that of the step which it follows.
    BeforeLast {
        /// The step asked for.
        event: Event,
        /// The day on which it would be taken.
        on: NaiveDate,
        /// The step that was taken last.
        last: Event,
        /// The day of that one.
        last_on: NaiveDate,
    },
}

impl RegistrationForm {
    /// Begins a draft.
    #[must_use]
    pub fn begin(id: FormId, sheet: Sheet, stamp: Stamp) -> Self {
        let mut form = RegistrationForm {
            id,
            sheet,
            attachments: Vec::new(),
            status: Status::Draft,
            history: Vec::new(),
        };
        form.record(Event::Begin, stamp, String::new());
        form
    }

    /// Where the form stands.
    #[must_use]
    pub fn status(&self) -> Status {
        self.status
    }

    /// The steps taken, oldest first.
    #[must_use]
    pub fn history(&self) -> &[Step] {
        &self.history
    }

    /// What is written on it, and why it took its steps.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        // A further field says here whether it is a text. Whoever took a step is no constituent.
        let RegistrationForm {
            id: _,
            sheet,
            attachments: _,
            status: _,
            history,
        } = self;
        let Sheet {
            filled_on: _,
            member: _,
            sector: _,
            employer,
            ways: _,
            account,
        } = sheet;
        let reasons = history.iter().map(|step| step.reason.as_str());
        [employer.as_str(), account].into_iter().chain(reasons)
    }

    /// Has each of those say what `reworded` makes of it; none leaves it.
    pub fn reword(&mut self, reworded: impl Fn(&str) -> Option<String>) {
        let reasons = self.history.iter_mut().map(|step| &mut step.reason);
        let written = [&mut self.sheet.employer, &mut self.sheet.account];
        for text in written.into_iter().chain(reasons) {
            if let Some(other) = reworded(text) {
                *text = other;
            }
        }
    }

    /// Hands in a draft, or a returned form once more.
    pub fn submit(&mut self, stamp: Stamp) -> Result<(), InvalidTransition> {
        self.step(Event::Submit, stamp, "")
    }

    /// Sends a submitted form back; `reason` must say something.
    pub fn send_back(&mut self, stamp: Stamp, reason: &str) -> Result<(), InvalidTransition> {
        self.step(Event::Return, stamp, reason)
    }

    /// Files a submitted form (备案).
    pub fn file(&mut self, stamp: Stamp) -> Result<(), InvalidTransition> {
        self.step(Event::File, stamp, "")
    }

    /// Marks a filed form as uploaded to CPPCC Cloud.
    pub fn upload(&mut self, stamp: Stamp) -> Result<(), InvalidTransition> {
        self.step(Event::Upload, stamp, "")
    }

    /// Takes back a form that is not done yet.
    pub fn withdraw(&mut self, stamp: Stamp, reason: &str) -> Result<(), InvalidTransition> {
        self.step(Event::Withdraw, stamp, reason)
    }

    /// Takes a withdrawn form up again, as a draft with its history.
    pub fn resume(&mut self, stamp: Stamp) -> Result<(), InvalidTransition> {
        self.step(Event::Resume, stamp, "")
    }

    /// Puts a form that was filed by mistake back among those to be filed; `reason` must say
    /// something.
    pub fn put_back(&mut self, stamp: Stamp, reason: &str) -> Result<(), InvalidTransition> {
        self.step(Event::PutBack, stamp, reason)
    }

    /// May what is written on it still be corrected? Only before it is filed.
    #[must_use]
    pub fn is_editable(&self) -> bool {
        matches!(
            self.status,
            Status::Draft | Status::Returned | Status::Submitted
        )
    }

    /// The step that `event` would be now, or why it can't be taken.
    pub fn allows(&self, event: Event) -> Result<Status, InvalidTransition> {
        self.status.after(event)
    }

    /// The year in which the form counts: of the date filled, else of its beginning.
    #[must_use]
    pub fn year(&self) -> Year {
        Year::of(self.dated())
    }

    /// The date by which forms are ordered: filled, else begun.
    #[must_use]
    pub fn dated(&self) -> NaiveDate {
        self.sheet
            .filled_on
            .or_else(|| self.history.first().map(|step| step.at.date()))
            .unwrap_or(NaiveDate::MIN)
    }

    /// The latest day of a step.
    #[must_use]
    pub fn last_step_on(&self) -> NaiveDate {
        let days = self.history.iter().map(|step| step.at.date());
        days.max().unwrap_or(NaiveDate::MIN)
    }

    /// The day of the last submission that still stands.
    #[must_use]
    pub fn submitted_on(&self) -> Option<NaiveDate> {
        self.last(Event::Submit)
            .filter(|_| self.status.counts() || self.status == Status::Withdrawn)
    }

    /// The day on which it was sent back, while it waits for its member.
    #[must_use]
    pub fn returned_on(&self) -> Option<NaiveDate> {
        self.last(Event::Return)
            .filter(|_| self.status == Status::Returned)
    }

    /// The day of the filing that still stands.
    #[must_use]
    pub fn filed_on(&self) -> Option<NaiveDate> {
        self.last(Event::File)
            .filter(|_| matches!(self.status, Status::Filed | Status::Uploaded))
    }

    /// The day of upload.
    #[must_use]
    pub fn uploaded_on(&self) -> Option<NaiveDate> {
        self.last(Event::Upload)
    }

    /// The reason of the last return, while the form stands returned.
    #[must_use]
    pub fn return_reason(&self) -> Option<&str> {
        if self.status != Status::Returned {
            return None;
        }
        self.history
            .iter()
            .rev()
            .find(|step| step.event == Event::Return)
            .map(|step| step.reason.as_str())
    }

    /// The form as it stood at the end of `day`; none where it was begun later.
    #[must_use]
    pub fn until(&self, day: NaiveDate) -> Option<Self> {
        let mut form = self.clone();
        let taken = form.history.partition_point(|step| step.at.date() <= day);
        form.history.truncate(taken);
        let (_, later) = form.history.split_first()?;
        let stood = later
            .iter()
            .try_fold(Status::Draft, |status, step| status.after(step.event));
        // A form that came along another way than by its steps stands where it stands.
        form.status = stood.unwrap_or(self.status);
        Some(form)
    }

    fn last(&self, event: Event) -> Option<NaiveDate> {
        self.history
            .iter()
            .rev()
            .find(|step| step.event == event)
            .map(|step| step.at.date())
    }

    fn step(&mut self, event: Event, stamp: Stamp, reason: &str) -> Result<(), InvalidTransition> {
        let reason = reason.trim();
        if event.needs_reason() && reason.is_empty() {
            return Err(InvalidTransition::ReasonMissing(event));
        }
        let status = self.allows(event)?;
        let on = stamp.at.date();
        if let Some(last) = self.history.last().filter(|last| last.at.date() > on) {
            return Err(InvalidTransition::BeforeLast {
                event,
                on,
                last: last.event,
                last_on: last.at.date(),
            });
        }
        self.status = status;
        self.record(event, stamp, reason.to_owned());
        Ok(())
    }

    fn record(&mut self, event: Event, stamp: Stamp, reason: String) {
        self.history.push(Step {
            event,
            at: stamp.at,
            by: stamp.by,
            reason,
        });
    }
}

/// How many forms of one member in one year stand where, and how many count in which quarter: what remains in
/// memory of the archive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    at: [u32; Status::ALL.len()],
    quarters: [u32; Quarter::ALL.len()],
}

/// The numbers that a tally has.
pub const COUNTS: usize = Status::ALL.len() + Quarter::ALL.len();

impl Tally {
    /// The forms that stand at `status`.
    #[must_use]
    pub fn at(&self, status: Status) -> u32 {
        self.at[status as usize]
    }

    /// The forms that count as the member's work.
    #[must_use]
    pub fn counting(&self) -> u32 {
        self.quarters.iter().sum()
    }

    /// Those of them that are dated in a quarter.
    #[must_use]
    pub fn counting_in(&self, quarter: Quarter) -> u32 {
        self.quarters[quarter.nth()]
    }

    /// All forms, drafts and withdrawn ones too.
    #[must_use]
    pub fn total(&self) -> u32 {
        self.at.iter().sum()
    }

    /// Counts one more form.
    pub fn add(&mut self, form: &RegistrationForm) {
        self.step(form, |count| count.saturating_add(1));
    }

    /// Counts one form less.
    pub fn remove(&mut self, form: &RegistrationForm) {
        self.step(form, |count| count.saturating_sub(1));
    }

    fn step(&mut self, form: &RegistrationForm, step: fn(u32) -> u32) {
        let status = form.status();
        let at = &mut self.at[status as usize];
        *at = step(*at);
        if status.counts() {
            let quarter = &mut self.quarters[Quarter::of(form.dated()).nth()];
            *quarter = step(*quarter);
        }
    }

    /// Adds another tally to this one.
    pub fn merge(&mut self, other: &Tally) {
        let mine = self.at.iter_mut().chain(&mut self.quarters);
        for (mine, theirs) in mine.zip(other.counts()) {
            *mine += theirs;
        }
    }

    /// The counts in the order of [`Status::ALL`], then of the quarters, for the store.
    #[must_use]
    pub fn counts(&self) -> [u32; COUNTS] {
        let mut counts = [0; COUNTS];
        let (at, quarters) = counts.split_at_mut(self.at.len());
        at.copy_from_slice(&self.at);
        quarters.copy_from_slice(&self.quarters);
        counts
    }

    /// A tally from its counts.
    #[must_use]
    pub fn from_counts(counts: [u32; COUNTS]) -> Self {
        let mut tally = Tally::default();
        let (at, quarters) = counts.split_at(tally.at.len());
        tally.at.copy_from_slice(at);
        tally.quarters.copy_from_slice(quarters);
        tally
    }
}
