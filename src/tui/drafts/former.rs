//! What drafts named editors by before they named them by a command and its records: one table of the
//! former names, so that what was typed then is still offered.

use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::domain::calendar::Year;
use crate::domain::command::CommandId::{self, *};
use crate::domain::record::Kind;
use crate::domain::subject::{Invocation, Subject};

/// Each former name, the command that it is now, and the kind of the number behind the name.
const FORMER: &[(&str, CommandId, Kind)] = &[
    ("Organisation", Edit, Kind::Organisation),
    ("AddCommittee", Add(Kind::Committee), Kind::Committee),
    ("EditCommittee", Edit, Kind::Committee),
    ("NameCoordinator", NameCoordinator, Kind::Committee),
    (
        "SetPartyOrganisation",
        SetPartyOrganisation,
        Kind::Committee,
    ),
    ("AssignSectors", AssignSectors, Kind::Committee),
    ("AddSector", Add(Kind::Sector), Kind::Committee),
    ("EditSector", Edit, Kind::Sector),
    ("AssignCommittee", AssignCommittee, Kind::Sector),
    ("AddMember", Add(Kind::Member), Kind::Sector),
    ("EditMember", Edit, Kind::Member),
    ("EnterWorkroom", EnterWorkroom, Kind::Member),
    ("Leave", Leave, Kind::Member),
    ("Replace", Replace, Kind::Member),
    ("Merge", Merge, Kind::Member),
    ("Elect", ElectConvenor, Kind::Sector),
    ("EditConvenor", Edit, Kind::Convenor),
    ("DesignateFirst", DesignateFirst, Kind::Sector),
    ("MakeFirst", DesignateFirst, Kind::Convenor),
    ("Approve", RecordApproval, Kind::Convenor),
    ("EndConvenor", End, Kind::Convenor),
    ("AddLiaison", Add(Kind::Liaison), Kind::Sector),
    ("EditLiaison", Edit, Kind::Liaison),
    ("EndLiaison", End, Kind::Liaison),
    ("AddLeader", Add(Kind::Leader), Kind::Sector),
    ("AssignLeader", AssignLeader, Kind::Sector),
    ("EditLeader", Edit, Kind::Leader),
    ("EndLeader", End, Kind::Leader),
    ("AddKeyContact", Add(Kind::KeyContact), Kind::Member),
    ("EditKeyContact", Edit, Kind::KeyContact),
    ("EndKeyContact", End, Kind::KeyContact),
    ("EndOneKeyContact", EndKeyContact, Kind::Member),
    ("AddWorkroom", Add(Kind::Workroom), Kind::Sector),
    ("EditWorkroom", Edit, Kind::Workroom),
    ("AddPlan", Add(Kind::Plan), Kind::Sector),
    ("EditPlan", Edit, Kind::Plan),
    ("AddSummary", Add(Kind::Summary), Kind::Sector),
    ("EditSummary", Edit, Kind::Summary),
    ("AddActivity", Add(Kind::Activity), Kind::Sector),
    ("EditActivity", Edit, Kind::Activity),
    ("AddOutput", Add(Kind::Output), Kind::Sector),
    ("EditOutput", Edit, Kind::Output),
    ("AddStudy", Add(Kind::Study), Kind::Study),
    ("EditStudy", Edit, Kind::Study),
    ("AddCircular", Add(Kind::Circular), Kind::Circular),
    ("EditCircular", Edit, Kind::Circular),
    ("BeginForm", BeginForm, Kind::Member),
    ("CorrectForm", Edit, Kind::RegistrationForm),
];

/// Reads what an editor is named by, now or formerly.
pub(super) fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Invocation, D::Error> {
    let value = Value::deserialize(from)?;
    match of(&value) {
        Some(former) => Ok(former),
        None => serde_json::from_value(value).map_err(serde::de::Error::custom),
    }
}

/// What a former name says: `"AddStudy"`, `{"EditMember":5}`, `{"AddPlan":[{"Sector":1},2026]}`.
pub(super) fn of(value: &Value) -> Option<Invocation> {
    let (name, arguments) = match value {
        Value::String(name) => (name, &Value::Null),
        Value::Object(one) if one.len() == 1 => one.iter().next()?,
        _ => return None,
    };
    if name == "Setting" {
        let command = CommandId::of_setting(arguments.as_str()?)?;
        return Some(Invocation::of(command, Subject::default()));
    }
    let (_, command, kind) = FORMER.iter().find(|(was, ..)| was == name)?;
    let year = |value: &Value| {
        value
            .as_u64()
            .and_then(|it| u16::try_from(it).ok())
            .map(Year)
    };
    let (record, of_year) = match (name.as_str(), arguments) {
        ("Organisation", _) => (Some((*kind, 0)), None),
        ("AddCircular", it) => (None, Some(year(it)?)),
        // The sector stood before the convenor.
        ("MakeFirst", Value::Array(both)) => (Some((*kind, both.get(1)?.as_u64()?)), None),
        (_, Value::Array(both)) => (Some(body(both.first()?)?), Some(year(both.get(1)?)?)),
        (_, Value::Null) => (None, None),
        (_, id) => (Some((*kind, id.as_u64()?)), None),
    };
    let subject = record.map_or_else(Subject::default, |(kind, id)| Subject::of(kind, id));
    Some(Invocation {
        command: *command,
        subject,
        year: of_year,
    })
}

fn body(value: &Value) -> Option<(Kind, u64)> {
    let (name, id) = value.as_object()?.iter().next()?;
    let kind = match name.as_str() {
        "Sector" => Kind::Sector,
        "Committee" => Kind::Committee,
        _ => return None,
    };
    Some((kind, id.as_u64()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn former(text: &str) -> Option<Invocation> {
        of(&serde_json::from_str(text).expect("JSON"))
    }

    #[test]
    fn former_names_are_read_as_what_they_are_now() {
        let (sector, member) = (Subject::of(Kind::Sector, 4), Subject::of(Kind::Member, 4));
        let convenor = Subject::of(Kind::Convenor, 7);
        let committee = Subject::of(Kind::Committee, 4);
        let organisation = Subject::of(Kind::Organisation, 0);
        let setting = CommandId::of_setting("plan-due").expect("a setting");
        for (text, command, subject, year) in [
            (r#""Organisation""#, Edit, organisation, None),
            (
                r#"{"Setting":"plan-due"}"#,
                setting,
                Subject::default(),
                None,
            ),
            (r#""AddStudy""#, Add(Kind::Study), Subject::default(), None),
            (r#"{"EditMember":4}"#, Edit, member.clone(), None),
            (
                r#"{"EndOneKeyContact":4}"#,
                EndKeyContact,
                member.clone(),
                None,
            ),
            (
                r#"{"AddKeyContact":4}"#,
                Add(Kind::KeyContact),
                member,
                None,
            ),
            (
                r#"{"AddSector":null}"#,
                Add(Kind::Sector),
                Subject::default(),
                None,
            ),
            (
                r#"{"AddSector":4}"#,
                Add(Kind::Sector),
                committee.clone(),
                None,
            ),
            (r#"{"MakeFirst":[4,7]}"#, DesignateFirst, convenor, None),
            (
                r#"{"DesignateFirst":4}"#,
                DesignateFirst,
                sector.clone(),
                None,
            ),
            (
                r#"{"AddPlan":[{"Sector":4},2025]}"#,
                Add(Kind::Plan),
                sector,
                Some(Year(2025)),
            ),
            (
                r#"{"AddSummary":[{"Committee":4},2025]}"#,
                Add(Kind::Summary),
                committee,
                Some(Year(2025)),
            ),
            (
                r#"{"AddCircular":2025}"#,
                Add(Kind::Circular),
                Subject::default(),
                Some(Year(2025)),
            ),
        ] {
            let is = Invocation {
                command,
                subject,
                year,
            };
            assert_eq!(former(text), Some(is), "{text}");
        }
        for unknown in [
            r#""Dance""#,
            "{}",
            "7",
            r#"{"EditMember":"x"}"#,
            r#"{"AddPlan":[1]}"#,
        ] {
            assert_eq!(former(unknown), None, "{unknown}");
        }
    }
}
