//! Records with as few words as a test needs; what a test does not name is empty.

use std::collections::BTreeSet;

use jiebie::desk::Desk;
use jiebie::desk::form::BeginForm;
use jiebie::domain::appointment::{Convenor, Leader, Liaison};
use jiebie::domain::calendar::Year;
use jiebie::domain::committee::Committee;
use jiebie::domain::contact::{ContactWay, KeyContact, Workroom};
use jiebie::domain::form::Sheet;
use jiebie::domain::id::*;
use jiebie::domain::member::{Departure, Member};
use jiebie::domain::sector::Sector;
use jiebie::domain::yearwork::{
    Activity, ActivityKind, Body, Channel, Circular, Evidence, Output, Plan, Study, StudyBody,
    Summary, TemporaryBranch, Training, TrainingKind,
};

use super::{Entered, add, date};

/// A committee of this name.
pub fn committee(name: &str) -> Committee {
    Committee {
        id: CommitteeId(0),
        name: name.into(),
        position: 0,
        coordinator: None.into(),
        coordinating: false,
        former: Vec::new(),
        since: None,
        ended: None,
        party_organisation: None,
        note: String::new(),
    }
}

/// A sector of this name, of no committee.
pub fn sector(name: &str) -> Sector {
    Sector {
        id: SectorId(0),
        name: name.into(),
        position: 0,
        committee: None.into(),
        since: None,
        short: String::new(),
        split_from: None,
        merged_into: None,
        ended: None,
        former: Vec::new(),
        note: String::new(),
    }
}

/// A member of a sector.
pub fn member(name: &str, sector: SectorId) -> Member {
    Member {
        id: MemberId(0),
        name: name.into(),
        sex: None,
        ethnicity: String::new(),
        sector: sector.into(),
        employer: "市第一中学教师".into(),
        phone: String::new(),
        committee: None.into(),
        workroom: None.into(),
        position: 0,
        joined: None,
        replaces: None,
        left: None,
        note: String::new(),
    }
}

/// A convenor's appointment, neither first nor approved.
pub fn convenor(sector: SectorId, member: MemberId) -> Convenor {
    Convenor {
        id: ConvenorId(0),
        sector,
        member,
        first: Vec::new(),
        elected: Some(date("2026-02-11")),
        approved: None,
        ended: None,
        note: String::new(),
    }
}

/// A sector's liaison.
pub fn liaison(name: &str, sector: SectorId) -> Liaison {
    Liaison {
        id: LiaisonId(0),
        sector,
        name: name.into(),
        phone: String::new(),
        employer: String::new(),
        since: Some(date("2026-03-01")),
        ended: None,
        note: String::new(),
    }
}

/// A leader who keeps contact with these sectors.
pub fn leader(name: &str, sectors: &[SectorId]) -> Leader {
    Leader {
        id: LeaderId(0),
        name: name.into(),
        post: "副主席".into(),
        sectors: sectors.to_vec().into(),
        ended: None,
        note: String::new(),
    }
}

/// A member's key contact.
pub fn key_contact(name: &str, member: MemberId) -> KeyContact {
    KeyContact {
        id: KeyContactId(0),
        member: member.into(),
        name: name.into(),
        employer: String::new(),
        phone: String::new(),
        since: Some(date("2026-02-01")),
        last_heard: None,
        ended: None,
    }
}

/// An offline workroom of no sector.
pub fn workroom(name: &str) -> Workroom {
    Workroom {
        offline: true,
        ..Workroom::named(name.into())
    }
}

/// A plan of 2026.
pub fn plan(body: Body) -> Plan {
    Plan {
        id: PlanId(0),
        body,
        year: Year(2026),
        title: "年度工作计划".into(),
        made_on: Some(date("2026-03-02")),
        evidence: Evidence::Recorded,
        attachments: Vec::new(),
        note: String::new(),
    }
}

/// A summary of 2026.
pub fn summary(body: Body) -> Summary {
    Summary {
        id: SummaryId(0),
        body,
        year: Year(2026),
        title: "年度工作总结".into(),
        made_on: Some(date("2026-11-20")),
        evidence: Evidence::Recorded,
        attachments: Vec::new(),
        note: String::new(),
    }
}

/// A forum of these sectors.
pub fn activity(title: &str, sectors: &[SectorId]) -> Activity {
    Activity {
        sectors: sectors.to_vec(),
        title: title.into(),
        kind: ActivityKind::Forum,
        ..Activity::on(date("2026-05-08"))
    }
}

/// A training of these sectors, in town.
pub fn training(title: &str, sectors: &[SectorId]) -> Training {
    Training {
        id: TrainingId(0),
        title: title.into(),
        kind: Some(TrainingKind::Duty),
        out_of_town: false,
        temporary_branch: TemporaryBranch::NotApplicable,
        held_on: date("2026-04-02"),
        until: None,
        place: String::new(),
        sectors: sectors.to_vec(),
        attended: Vec::new(),
        excused: Vec::new(),
        evidence: Evidence::Recorded,
        attachments: Vec::new(),
        note: String::new(),
    }
}

/// A proposal in a sector's name.
pub fn output(title: &str, sector: SectorId) -> Output {
    Output {
        sector,
        channel: Channel::Proposal,
        collective: true,
        title: title.into(),
        ..Output::on(date("2026-01-15"))
    }
}

/// A study by the council.
pub fn study(held_on: &str) -> Study {
    Study {
        id: StudyId(0),
        body: StudyBody::Council,
        held_on: date(held_on),
        sitting: None,
        report_heard: false,
        decisions: "加强界别工作".into(),
        evidence: Evidence::Recorded,
        attachments: Vec::new(),
    }
}

/// The circular of 2026.
pub fn circular(title: &str) -> Circular {
    Circular {
        id: CircularId(0),
        year: Year(2026),
        title: title.into(),
        issued_on: date("2026-11-23"),
        evidence: Evidence::Recorded,
        attachments: Vec::new(),
    }
}

/// What a complete form says.
pub fn sheet(member: MemberId, sector: SectorId) -> Sheet {
    Sheet {
        filled_on: Some(date("2026-11-10")),
        member,
        sector,
        employer: "市第一中学教师".into(),
        ways: BTreeSet::from([ContactWay::Visit]),
        account: "走访6户困难家庭，收集意见3条。".into(),
    }
}

/// An end on this day.
pub fn departure(on: &str) -> Departure {
    Departure {
        on: date(on),
        reason: "工作调动".into(),
    }
}

/// Enters a committee.
pub fn add_committee(desk: &mut Desk, name: &str) -> CommitteeId {
    desk.carry_out(&add(committee(name)))
        .expect("a committee")
        .value
}

/// A name for the nth of many: names have no digits.
pub fn nth_name(n: usize) -> String {
    let digits: Vec<char> = "零一二三四五六七八九".chars().collect();
    let number = n.to_string();
    let han = number
        .bytes()
        .map(|digit| digits[usize::from(digit - b'0')]);
    format!("第{}人", han.collect::<String>())
}

/// Enters a sector.
pub fn add_sector(desk: &mut Desk, name: &str) -> SectorId {
    desk.carry_out(&add(sector(name))).expect("a sector").value
}

/// Enters a member.
pub fn add_member(desk: &mut Desk, name: &str, sector: SectorId) -> MemberId {
    desk.carry_out(&add(member(name, sector)))
        .expect("a member")
        .value
}

/// Enters a complete form, as a draft or handed in.
pub fn add_form(desk: &mut Desk, member: MemberId, sector: SectorId, submit: bool) -> FormId {
    let sheet = sheet(member, sector);
    desk.carry_out(&BeginForm { sheet, submit })
        .expect("a form")
        .value
        .id()
}
