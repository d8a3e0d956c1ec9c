//! What a command is for, and all that an editor or a remedy says of one.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::book::Book;
use super::calendar::Year;
use super::command::CommandId;
use super::id::*;
use super::record::Kind;
use super::scope::Scope;
use super::yearwork::Body;

/// What a command is for: what is marked, else what is chosen; and what stands around it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Subject {
    /// The records.
    pub records: Vec<(Kind, u64)>,
    /// What surrounds them: the sector, committee or member that a list is narrowed to.
    pub scope: Option<(Kind, u64)>,
}

impl Subject {
    /// One record.
    #[must_use]
    pub fn of(kind: Kind, id: u64) -> Subject {
        Subject {
            records: vec![(kind, id)],
            scope: None,
        }
    }

    /// Records of one kind.
    #[must_use]
    pub fn several(kind: Kind, ids: impl IntoIterator<Item = u64>) -> Subject {
        Subject {
            records: ids.into_iter().map(|id| (kind, id)).collect(),
            scope: None,
        }
    }

    /// A sector, a committee or a department.
    #[must_use]
    pub fn of_body(body: Body) -> Subject {
        let (kind, id) = body.record();
        Subject::of(kind, id)
    }

    /// The only record; none where there are several.
    #[must_use]
    pub fn only(&self) -> Option<(Kind, u64)> {
        match self.records.as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    }

    /// The only record where it is of this kind.
    #[must_use]
    pub fn one(&self, kind: Kind) -> Option<u64> {
        self.only().filter(|it| it.0 == kind).map(|(_, id)| id)
    }

    /// The records of a kind, if there are any and no others.
    #[must_use]
    pub fn all(&self, kind: Kind) -> Option<Vec<u64>> {
        let same = self.records.iter().all(|it| it.0 == kind);
        (same && !self.records.is_empty()).then(|| self.records.iter().map(|it| it.1).collect())
    }

    /// The one of this kind that is chosen, or that surrounds what is.
    #[must_use]
    pub fn the(&self, kind: Kind) -> Option<u64> {
        let around = self.scope.filter(|it| it.0 == kind);
        self.one(kind).or(around.map(|(_, id)| id))
    }

    /// The sector that the records are of, by whose they are; else the one around them.
    #[must_use]
    pub fn sector(&self, book: &Book, day: NaiveDate) -> Option<SectorId> {
        let of_member = |id| book.members.get(id).map(|it| it.sector_on(day));
        let of = |(kind, id): &(Kind, u64)| match kind {
            Kind::Sector => Some(SectorId(*id)),
            Kind::Member => of_member(MemberId(*id)),
            _ => match book.scope_of(book.fields(*kind, *id)?) {
                Scope::Sector(id) => Some(id),
                Scope::Member(id) => of_member(id),
                Scope::Office | Scope::Committee(_) => None,
            },
        };
        let mut sectors = self.records.iter().map(of);
        match sectors.next().flatten() {
            Some(first) => sectors.all(|it| it == Some(first)).then_some(first),
            None => self.scope.as_ref().and_then(of),
        }
    }

    /// The member that the record is, or whose it is; else the one around it.
    #[must_use]
    pub fn member(&self, book: &Book) -> Option<MemberId> {
        let of = |(kind, id): (Kind, u64)| match kind {
            Kind::Member => Some(MemberId(id)),
            _ => match book.scope_of(book.fields(kind, id)?) {
                Scope::Member(id) => Some(id),
                Scope::Office | Scope::Committee(_) | Scope::Sector(_) => None,
            },
        };
        self.only().and_then(of).or(self.scope.and_then(of))
    }

    /// The sector, the committee or the department that the records are, or are of; else the one around them.
    #[must_use]
    pub fn body(&self, book: &Book, day: NaiveDate) -> Option<Body> {
        let of = |(kind, id): (Kind, u64)| match kind {
            Kind::Committee => Some(Body::Committee(CommitteeId(id))),
            Kind::Department => Some(Body::Department(DepartmentId(id))),
            Kind::Sector => Some(Body::Sector(SectorId(id))),
            _ => match book.scope_of(book.fields(kind, id)?) {
                Scope::Committee(id) => Some(Body::Committee(id)),
                Scope::Office | Scope::Sector(_) | Scope::Member(_) => None,
            },
        };
        let sector = || self.sector(book, day).map(Body::Sector);
        self.only()
            .and_then(of)
            .or_else(sector)
            .or(self.scope.and_then(of))
    }
}

/// A command, what it is for, and of which year: all that is needed to have it done, or its editor
/// opened again.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "Written", try_from = "Written")]
pub struct Invocation {
    /// Which command.
    pub command: CommandId,
    /// What it is for.
    pub subject: Subject,
    /// Of which year; none for that which is looked at.
    pub year: Option<Year>,
}

impl Invocation {
    /// A command for these records, in the year that is looked at.
    #[must_use]
    pub fn of(command: CommandId, subject: Subject) -> Invocation {
        Invocation {
            command,
            subject,
            year: None,
        }
    }

    /// The same in a year.
    #[must_use]
    pub fn in_year(self, year: Year) -> Invocation {
        Invocation {
            year: Some(year),
            ..self
        }
    }
}

impl fmt::Debug for Invocation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.command.code())?;
        for (kind, id) in &self.subject.records {
            write!(f, " {}#{id}", kind.code_name())?;
        }
        if let Some(year) = self.year {
            write!(f, " {year}")?;
        }
        Ok(())
    }
}

/// How it is written.
#[derive(Serialize, Deserialize)]
struct Written {
    command: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    records: Vec<(String, u64)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    scope: Option<(String, u64)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    year: Option<Year>,
}

impl From<Invocation> for Written {
    fn from(it: Invocation) -> Written {
        let named = |(kind, id): (Kind, u64)| (kind.code_name().to_owned(), id);
        Written {
            command: it.command.code(),
            records: it.subject.records.into_iter().map(named).collect(),
            scope: it.subject.scope.map(named),
            year: it.year,
        }
    }
}

impl TryFrom<Written> for Invocation {
    type Error = String;

    fn try_from(it: Written) -> Result<Invocation, String> {
        let known = |(name, id): (String, u64)| {
            let kind = Kind::ALL.iter().find(|kind| kind.code_name() == name);
            kind.map(|kind| (*kind, id)).ok_or(name)
        };
        let records: Result<Vec<_>, _> = it.records.into_iter().map(known).collect();
        Ok(Invocation {
            command: CommandId::from_code(&it.command).ok_or(it.command)?,
            subject: Subject {
                records: records?,
                scope: it.scope.map(known).transpose()?,
            },
            year: it.year,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_of_an_invocation_is_read_back() {
        for command in CommandId::all() {
            let subject = Subject {
                records: vec![(Kind::Member, 3), (Kind::KeyContact, 4)],
                scope: Some((Kind::Sector, 1)),
            };
            for it in [
                Invocation::of(command, subject),
                Invocation::of(command, Subject::default()).in_year(Year(2026)),
            ] {
                let text = serde_json::to_string(&it).expect("written");
                assert_eq!(serde_json::from_str::<Invocation>(&text).ok(), Some(it));
            }
        }
        for text in [
            r#"{"command":"dance"}"#,
            r#"{"command":"edit","records":[["dragon",1]]}"#,
        ] {
            assert!(serde_json::from_str::<Invocation>(text).is_err());
        }
    }
}
