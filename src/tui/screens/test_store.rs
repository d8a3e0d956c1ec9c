//! A small organisation to look at: five sectors, of which one lacks a committee, ten members, a
//! form in every pending status. The clock stands still.
//!
//! Long because an organisation is one thing: each record here is there for another.

use crate::desk::{Add, AnyRequest, Desk};
use crate::domain::appointment::{Convenor, Leader, Liaison};
use crate::domain::calendar::Year;
use crate::domain::committee::{Committee, Coordinator, PartyOrganisation};
use crate::domain::contact::{ContactWay, Heard, KeyContact, Workroom};
use crate::domain::form::{RegistrationForm, Sheet, Stamp};
use crate::domain::id::*;
use crate::domain::member::{Departure, Member, Sex};
use crate::domain::sector::Sector;
use crate::domain::yearwork::{
    Activity, ActivityKind, Body, Channel, Evidence, Output, Plan, TemporaryBranch,
};
use crate::store::{Founding, StoreError};
pub(in crate::tui) use crate::testkit::date as day;
use crate::testkit::{self, noon};
use crate::text::Locale;
use crate::tui::app::{Ctx, Facts};

/// Somebody at the desk of the organisation, and what the rules say of it.
pub(in crate::tui) struct TestStore {
    _folder: tempfile::TempDir,
    pub(in crate::tui) desk: Desk,
    pub(in crate::tui) facts: Facts,
    pub(in crate::tui) locale: Locale,
    pub(in crate::tui) personal: crate::tui::personal::Personal,
}

pub(in crate::tui) const EDUCATION: SectorId = SectorId(1);
pub(in crate::tui) const HEALTH: SectorId = SectorId(2);
pub(in crate::tui) const SPORT: SectorId = SectorId(3);
pub(in crate::tui) const ECONOMY: SectorId = SectorId(4);
pub(in crate::tui) const INVITED: SectorId = SectorId(5);
pub(in crate::tui) const SCIENCE: CommitteeId = CommitteeId(1);
pub(in crate::tui) const ECONOMICS: CommitteeId = CommitteeId(2);
/// The member who left in June.
pub(in crate::tui) const LEFT: MemberId = MemberId(10);

impl TestStore {
    /// On 24 November 2026, with records.
    pub(in crate::tui) fn new() -> TestStore {
        TestStore::founded(true)
    }

    /// A new organisation without any record.
    pub(in crate::tui) fn blank() -> TestStore {
        TestStore::founded(false)
    }

    fn founded(filled: bool) -> TestStore {
        TestStore::filled_by(|founding| {
            if !filled {
                return Ok(());
            }
            founding.put_all(committees())?;
            founding.put_all(sectors())?;
            founding.put_all(members())?;
            founding.put_all(convenors())?;
            founding.put_all([liaison()])?;
            founding.put_all([leader()])?;
            founding.put_all([workroom()])?;
            founding.put_all(key_contacts())?;
            founding.put_all([plan()])?;
            founding.put_all([activity()])?;
            founding.put_all([output()])?;
            founding.put_forms(forms())
        })
    }

    /// On the same day, with the records that `fill` puts in.
    pub(in crate::tui) fn filled_by(
        fill: impl FnOnce(&mut Founding<'_>) -> Result<(), StoreError>,
    ) -> TestStore {
        let organisation = testkit::organisation("政协益阳市委员会", "2022-01-01");
        let (folder, desk) = testkit::founded(organisation, fill).into_parts();
        let facts = Facts::of(desk.book(), desk.today());
        TestStore {
            _folder: folder,
            desk,
            facts,
            locale: Locale::Zh,
            personal: crate::tui::personal::Personal::default(),
        }
    }

    /// With records, and two activities of health that nobody has looked at yet, the second of them
    /// with sport, major research and without a temporary branch.
    pub(in crate::tui) fn with_shared_event() -> TestStore {
        let mut office = TestStore::new();
        let event = |sectors: &[SectorId], title: &str, kind, on, temporary_branch| Activity {
            sectors: sectors.to_vec(),
            title: title.into(),
            kind,
            temporary_branch,
            ..Activity::on(day(on))
        };
        let (service, research) = (ActivityKind::Service, ActivityKind::Research);
        let (na, no) = (TemporaryBranch::NotApplicable, TemporaryBranch::No);
        office.carry(&Add(event(
            &[HEALTH],
            "社区义诊",
            service,
            "2026-06-10",
            na,
        )
        .into()));
        let both = [HEALTH, SPORT];
        office.carry(&Add(event(
            &both,
            "重大课题调研",
            research,
            "2026-07-10",
            no,
        )
        .into()));
        office
    }

    pub(in crate::tui) fn ctx(&self) -> Ctx<'_> {
        Ctx {
            desk: &self.desk,
            facts: &self.facts,
            locale: self.locale,
            personal: &self.personal,
            came_from: None,
        }
    }

    /// Carries a request out that must be, as the executor does, and runs the rules again.
    pub(in crate::tui) fn carry(&mut self, request: &AnyRequest) {
        self.desk.carry_out(request).expect("carried out");
        self.look_again();
    }

    /// The same of one that may be refused; whether it was carried out.
    pub(in crate::tui) fn try_to_carry(&mut self, request: &AnyRequest) -> bool {
        let done = self.desk.carry_out(request).is_ok();
        self.look_again();
        done
    }

    /// Undoes the last act.
    pub(in crate::tui) fn undo(&mut self) {
        self.desk.undo().expect("undone");
        self.look_again();
    }

    /// Looks at another year.
    pub(in crate::tui) fn look_at(&mut self, year: Year) {
        self.desk.look_at(year).expect("read");
        self.look_again();
    }

    fn look_again(&mut self) {
        self.facts = Facts::of(self.desk.book(), self.desk.today());
    }
}

fn committees() -> [Committee; 2] {
    let committee = |id: CommitteeId, name: &str| Committee {
        id,
        position: id.0 as u32,
        ..testkit::committee(name)
    };
    let mut science = committee(SCIENCE, "教科卫体委员会");
    science.coordinator = Some(Coordinator {
        name: "陈静".into(),
        member: None,
        since: Some(day("2026-01-12")),
    })
    .into();
    science.party_organisation = Some(PartyOrganisation {
        name: "功能型党支部".into(),
        since: Some(day("2026-02-01")),
    });
    [science, committee(ECONOMICS, "经济科技委员会")]
}

fn sectors() -> [Sector; 5] {
    [
        (EDUCATION, "教育界", Some(SCIENCE)),
        (HEALTH, "医药卫生界", Some(SCIENCE)),
        (SPORT, "体育界", Some(SCIENCE)),
        (ECONOMY, "经济界", Some(ECONOMICS)),
        (INVITED, "特邀人士", None),
    ]
    .map(|(id, name, committee)| Sector {
        id,
        position: id.0 as u32,
        committee: committee.into(),
        ..testkit::sector(name)
    })
}

fn members() -> [Member; 10] {
    let rows = [
        ("王伟", EDUCATION, "市第一中学副校长"),
        ("李小明", EDUCATION, "湖南城市学院教授"),
        ("欧阳文静", EDUCATION, "市教育局基础教育科科长"),
        ("刘洋", HEALTH, "市中心医院主任医师"),
        ("张敏", HEALTH, "市疾病预防控制中心主任"),
        ("赵强", SPORT, "市体育运动学校校长"),
        ("孙丽", ECONOMY, "益阳某某食品股份有限公司董事长"),
        ("周杰", ECONOMY, "市工商联副主席"),
        ("吴刚", INVITED, "退休干部"),
        ("郑芳", HEALTH, "市妇幼保健院护士长"),
    ];
    let mut id = 0;
    rows.map(|(name, sector, employer)| {
        id += 1;
        Member {
            id: MemberId(id),
            sex: Some(if id % 2 == 0 { Sex::Male } else { Sex::Female }),
            ethnicity: "汉族".into(),
            employer: employer.into(),
            phone: format!("138{:08}", 12_345_670 + id),
            workroom: (id <= 2).then_some(WorkroomId(1)).into(),
            position: id as u32,
            left: (MemberId(id) == LEFT).then(|| Departure {
                on: day("2026-06-30"),
                reason: "工作调动".into(),
            }),
            ..testkit::member(name, sector)
        }
    })
}

fn convenors() -> [Convenor; 3] {
    [
        (1, EDUCATION, true, Some("2026-03-20")),
        (2, EDUCATION, false, None),
        (4, HEALTH, false, None),
    ]
    .map(|(id, sector, first, approved)| Convenor {
        id: ConvenorId(id),
        first: crate::domain::first::First::elected(first),
        approved: approved.map(day),
        ..testkit::convenor(sector, MemberId(id))
    })
}

fn liaison() -> Liaison {
    Liaison {
        id: LiaisonId(1),
        phone: "13912345678".into(),
        employer: "市卫生健康委".into(),
        ..testkit::liaison("何苗", HEALTH)
    }
}

fn leader() -> Leader {
    Leader {
        id: LeaderId(1),
        ..testkit::leader("高远", &[EDUCATION, HEALTH])
    }
}

fn workroom() -> Workroom {
    Workroom {
        id: WorkroomId(1),
        sector: Some(EDUCATION),
        ..testkit::workroom("教育界委员工作室")
    }
}

fn key_contacts() -> Vec<KeyContact> {
    let contact = |id: u64, member: u64, name: &str| KeyContact {
        id: KeyContactId(id),
        last_heard: (id == 1).then(|| Heard {
            on: day("2026-10-09"),
            way: ContactWay::Visit,
        }),
        ..testkit::key_contact(name, MemberId(member))
    };
    let of_first = ["曾老师", "家长甲", "校医", "保安队长"];
    let mut all: Vec<_> = (1..)
        .zip(of_first)
        .map(|(id, name)| contact(id, 1, name))
        .collect();
    all.push(contact(5, 2, "村教师"));
    all.push(contact(6, 2, "学生家长"));
    all
}

fn plan() -> Plan {
    Plan {
        id: PlanId(1),
        body: Body::Sector(EDUCATION),
        year: Year(2026),
        title: "2026年教育界工作计划".into(),
        made_on: Some(day("2026-03-01")),
        evidence: Evidence::Recorded,
        attachments: Vec::new(),
        note: String::new(),
    }
}

fn activity() -> Activity {
    Activity {
        id: ActivityId(1),
        sectors: vec![EDUCATION],
        title: "校园安全调研".into(),
        kind: ActivityKind::Research,
        place: "市一中".into(),
        participants: vec![MemberId(1), MemberId(2)],
        evidence: Evidence::Verified {
            on: day("2026-05-20"),
            by: "王主任".into(),
            from: String::new(),
        },
        ..Activity::on(day("2026-05-06"))
    }
}

fn output() -> Output {
    Output {
        id: OutputId(1),
        sector: EDUCATION,
        authors: vec![MemberId(1)],
        channel: Channel::Proposal,
        collective: true,
        title: "关于加强校园周边安全管理的提案".into(),
        ..Output::on(day("2026-06-02"))
    }
}

/// A draft, one handed in long ago and one yesterday, one sent back, one filed, one uploaded.
fn forms() -> Vec<RegistrationForm> {
    let mut id = 0;
    let mut begin = |member: u64, sector, on: &str, account: &str| {
        id += 1;
        let sheet = Sheet {
            filled_on: Some(day(on)),
            member: MemberId(member),
            sector,
            employer: "工作单位".into(),
            ways: [ContactWay::Visit, ContactWay::Phone].into(),
            account: account.into(),
        };
        RegistrationForm::begin(FormId(id), sheet, stamp(on))
    };
    let draft = begin(3, EDUCATION, "2026-11-20", "与家长座谈。");
    let mut late = begin(
        2,
        EDUCATION,
        "2026-11-09",
        "走访农村学校6户，收集意见3条。\n已整理为微建议。",
    );
    let mut fresh = begin(4, HEALTH, "2026-11-22", "社区义诊，接待群众40人次。");
    let mut back = begin(7, ECONOMY, "2026-11-10", "走访企业。");
    let mut filed = begin(1, EDUCATION, "2026-11-16", "接待来访教师2人。");
    let mut done = begin(5, HEALTH, "2026-04-02", "健康讲座。");
    late.submit(stamp("2026-11-12")).expect("a draft");
    fresh.submit(stamp("2026-11-23")).expect("a draft");
    back.submit(stamp("2026-11-11")).expect("a draft");
    back.send_back(stamp("2026-11-13"), "未写明联系对象")
        .expect("handed in");
    filed.submit(stamp("2026-11-17")).expect("a draft");
    filed.file(stamp("2026-11-18")).expect("handed in");
    done.submit(stamp("2026-04-03")).expect("a draft");
    done.file(stamp("2026-04-07")).expect("handed in");
    done.upload(stamp("2026-04-08")).expect("filed");
    vec![draft, late, fresh, back, filed, done]
}

/// Somebody's word on a day.
pub(in crate::tui) fn stamp(on: &str) -> Stamp {
    Stamp {
        at: noon(on),
        by: "王主任".into(),
    }
}
