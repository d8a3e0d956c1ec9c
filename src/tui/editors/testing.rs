//! For the editors' tests: an organisation in a real store of its own, and editors played by keys.

use super::{EditorOutcome, RecordEditor, open};
use crate::desk::convenor::Elect;
use crate::desk::form::{BeginForm, FileForms, ReturnForms};
use crate::desk::{ActOutcome, Done};
use crate::desk::{Add, Desk, Refusal, Request};
use crate::domain::appointment::Liaison;
use crate::domain::authority::Role;
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::committee::Committee;
use crate::domain::contact::{KeyContact, Workroom};
use crate::domain::described::Described as _;
use crate::domain::form::Sheet;
use crate::domain::id::*;
use crate::domain::member::Member;
use crate::domain::opinion::Opinion;
use crate::domain::record::Record;
use crate::domain::sector::Sector;
use crate::domain::sitting::{CouncilSitting, Problem};
use crate::domain::subject::Invocation;
use crate::domain::yearwork::*;
use crate::store::Store;
use crate::testkit;
pub(super) use crate::testkit::date;
use crate::text::Locale;
use crate::tui::app::Ctx;
use crate::tui::app::Facts;
use crate::tui::test_terminal::keys;
use crate::tui::widgets::Outcome;

/// The year of the tests.
pub(super) const YEAR: Year = Year(2026);

/// A desk on a store of its own; it is 2026-11-24.
pub(super) struct TestStore {
    folder: tempfile::TempDir,
    pub(super) desk: Desk,
    pub(super) locale: Locale,
    personal: crate::tui::personal::Personal,
}

impl TestStore {
    /// An organisation without anything in it.
    pub(super) fn empty() -> TestStore {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let store = testkit::new_store(&folder.path().join("store.jiebie"));
        TestStore {
            desk: desk(store),
            folder,
            locale: Locale::Zh,
            personal: crate::tui::personal::Personal::default(),
        }
    }

    /// An organisation with one or two of everything.
    pub(super) fn filled() -> TestStore {
        let mut office = TestStore::empty();
        office.fill();
        office
    }

    /// Somebody else's desk at the same store.
    pub(super) fn colleague(&self) -> Desk {
        let path = self.folder.path().join("store.jiebie");
        desk(Store::open(&path).expect("opened"))
    }

    /// What the screens know.
    pub(super) fn facts(&self) -> Facts {
        Facts::of(self.desk.book(), self.desk.today())
    }

    /// What an editor looks at.
    pub(super) fn ctx<'a>(&'a self, facts: &'a Facts) -> Ctx<'a> {
        Ctx {
            desk: &self.desk,
            facts,
            locale: self.locale,
            personal: &self.personal,
            came_from: None,
        }
    }

    /// Does something that looks at the desk.
    pub(super) fn look<T>(&self, look: impl FnOnce(&Ctx<'_>) -> T) -> T {
        let facts = self.facts();
        look(&self.ctx(&facts))
    }

    /// The records.
    pub(super) fn book(&self) -> &Book {
        self.desk.book()
    }

    /// Opens an editor that must open.
    pub(super) fn open(&self, what: &Invocation) -> RecordEditor {
        let facts = self.facts();
        open(what, &self.ctx(&facts)).unwrap_or_else(|why| panic!("{what:?}: {why:?}"))
    }

    /// Plays keys into an editor; what the last one came to.
    pub(super) fn press(&self, editor: &mut RecordEditor, names: &str) -> Outcome<EditorOutcome> {
        let facts = self.facts();
        let mut last = Outcome::Ignored;
        for input in keys(names) {
            last = editor.handle(&input, &self.ctx(&facts));
        }
        last
    }

    /// Plays keys that end in saving, and has the request carried out; a refusal goes back to
    /// the editor and is returned.
    pub(super) fn save(
        &mut self,
        editor: &mut RecordEditor,
        names: &str,
    ) -> Result<Done<ActOutcome>, Refusal> {
        let request = match self.press(editor, &format!("{names} Ctrl-S")) {
            Outcome::Gave(EditorOutcome::Save(request)) => request,
            other => panic!("{:?} {names}: not saved: {other:?}", editor.of()),
        };
        let result = self.desk.carry_out(&*request);
        if let Err(refusal) = &result {
            let facts = self.facts();
            editor.refuse(refusal, &self.ctx(&facts));
        }
        result
    }

    /// Opens, plays, saves; the record that was changed first.
    pub(super) fn story(&mut self, what: &Invocation, names: &str) -> u64 {
        let mut editor = self.open(what);
        let done = self.save(&mut editor, names);
        let done = done.unwrap_or_else(|why| panic!("{what:?} {names}: {why:?}"));
        let first = done.changes.first();
        first.unwrap_or_else(|| panic!("{what:?}: no change")).id
    }

    /// Has a request carried out that must be.
    pub(super) fn carry<R: Request>(&mut self, request: &R) -> R::Output {
        self.desk.carry_out(request).expect("carried out").value
    }

    /// Enters a record.
    pub(super) fn enter(&mut self, record: impl Into<Record>) {
        self.carry(&Add(record.into()));
    }

    fn fill(&mut self) {
        for (position, name) in [(1, "教科卫体委员会"), (2, "经济科技委员会")] {
            self.enter(Committee {
                position,
                ..testkit::committee(name)
            });
        }
        for (position, name, of) in [
            (1, "教育界", Some(1)),
            (2, "经济界", Some(2)),
            (3, "体育界", None),
        ] {
            self.enter(Sector {
                position,
                committee: of.map(CommitteeId).into(),
                ..testkit::sector(name)
            });
        }
        for (name, sector, employer) in [
            ("王伟", 1, "市第一中学校长"),
            ("李小明", 1, "湖南城市学院教授"),
            ("王伟", 2, "某公司董事长"),
            ("赵敏", 1, "市教育局局长"),
        ] {
            self.enter(member(name, SectorId(sector), employer));
        }
        self.enter(Workroom {
            sector: Some(SectorId(1)),
            address: "市一中".into(),
            ..testkit::workroom("教育界委员工作室")
        });
        for (member, first) in [(1, true), (2, false)] {
            self.carry(&Elect {
                sector: SectorId(1),
                member: MemberId(member),
                elected: date("2026-02-11"),
                first,
                replaces: None,
                reason: String::new(),
                note: String::new(),
            });
        }
        self.enter(Liaison {
            phone: "13800000000".into(),
            since: Some(date("2026-02-11")),
            ..testkit::liaison("周洁", SectorId(1))
        });
        self.enter(testkit::leader("陈主席", &[SectorId(1)]));
        self.enter(KeyContact {
            employer: "乡村小学".into(),
            since: Some(date("2026-03-01")),
            ..testkit::key_contact("刘老师", MemberId(1))
        });
        self.fill_the_year();
    }

    fn fill_the_year(&mut self) {
        let (evidence, body) = (Evidence::Recorded, Body::Sector(SectorId(1)));
        self.enter(Plan {
            id: PlanId(0),
            body,
            year: YEAR,
            title: "2026年教育界工作计划".into(),
            made_on: Some(date("2026-03-01")),
            evidence: evidence.clone(),
            note: String::new(),
            attachments: Vec::new(),
        });
        self.enter(Summary {
            id: SummaryId(0),
            body,
            year: YEAR,
            title: "2026年教育界工作总结".into(),
            made_on: None,
            evidence: evidence.clone(),
            note: String::new(),
            attachments: Vec::new(),
        });
        self.enter(Activity {
            sectors: vec![SectorId(1)],
            title: "乡村教育调研".into(),
            kind: ActivityKind::Research,
            participants: vec![MemberId(1)],
            evidence: evidence.clone(),
            ..Activity::on(date("2026-05-06"))
        });
        self.enter(Training {
            id: TrainingId(0),
            title: "履职能力培训".into(),
            kind: None,
            out_of_town: false,
            temporary_branch: TemporaryBranch::NotApplicable,
            held_on: date("2026-04-02"),
            until: None,
            place: String::new(),
            sectors: vec![SectorId(1)],
            attended: vec![MemberId(1)],
            excused: vec![Excused {
                member: MemberId(2),
                reason: "出差".into(),
            }],
            evidence: evidence.clone(),
            note: String::new(),
            attachments: Vec::new(),
        });
        self.enter(Output {
            sector: SectorId(1),
            authors: vec![MemberId(1)],
            channel: Channel::Proposal,
            collective: true,
            title: "关于乡村教师的提案".into(),
            evidence: evidence.clone(),
            ..Output::on(date("2026-06-01"))
        });
        self.enter(Study {
            id: StudyId(0),
            body: StudyBody::Council,
            held_on: date("2026-06-02"),
            sitting: None,
            report_heard: false,
            decisions: String::new(),
            evidence: evidence.clone(),
            attachments: Vec::new(),
        });
        self.enter(Circular {
            id: CircularId(0),
            year: YEAR,
            title: "通报".into(),
            issued_on: date("2026-11-01"),
            evidence,
            attachments: Vec::new(),
        });
        let blank = CouncilSitting::blank(self.book(), Today::on(date(testkit::TODAY)));
        self.enter(CouncilSitting {
            number: Some(3),
            held_on: date("2026-06-02"),
            ..blank
        });
        let blank = Problem::blank(self.book(), Today::on(date(testkit::TODAY)));
        self.enter(Problem {
            sitting: SittingId(1),
            title: "周转房选址".into(),
            owner: "市住建局".into(),
            ..blank
        });
        let blank = Opinion::blank(self.book(), Today::on(date(testkit::TODAY)));
        self.enter(Opinion {
            title: "乡村教师周转房".into(),
            reporter: MemberId(1),
            received_on: date("2026-11-02"),
            ..blank
        });
        // Form 1 is returned, 2 is filed, 3 a draft, 4 submitted.
        for (member, submit) in [(1, true), (2, true), (1, false), (4, true)] {
            self.carry(&BeginForm {
                sheet: sheet(self.book(), MemberId(member)),
                submit,
            });
        }
        self.carry(&ReturnForms {
            forms: vec![FormId(1)],
            reason: "请补充时间地点".into(),
        });
        self.carry(&FileForms {
            forms: vec![FormId(2)],
        });
    }
}

/// A form's sheet, complete.
pub(super) fn sheet(book: &Book, member: MemberId) -> Sheet {
    let known = book.members.get(member).expect("a member of the test");
    Sheet {
        filled_on: Some(date("2026-11-10")),
        member,
        sector: *known.sector.latest(),
        employer: known.employer.clone(),
        ways: [crate::domain::contact::ContactWay::Visit].into(),
        account: "走访6户".into(),
    }
}

/// A member of a sector.
pub(super) fn member(name: &str, sector: SectorId, employer: &str) -> Member {
    Member {
        employer: employer.into(),
        position: 1,
        ..testkit::member(name, sector)
    }
}

fn desk(store: Store) -> Desk {
    testkit::sit_down(store, "owner", Role::Admin, testkit::TODAY)
}
