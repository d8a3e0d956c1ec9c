//! From what is typed, a name or an ID, to the one record that is meant: as the desk reads names, and in
//! lines where several have one.

use chrono::NaiveDate;

use super::failure::Failure;
use crate::desk::written::{Candidate, Names, Trouble};
use crate::domain::book::Book;
use crate::domain::id::{CommitteeId, MemberId, SectorId};
use crate::domain::record::Kind;
use crate::exchange::phones::masked_in;
use crate::text;

pub(super) use crate::desk::written::number;

/// How many records of one name are told.
const TOLD: usize = 20;

/// The committee of this name or ID.
pub(super) fn committee(book: &Book, typed: &str) -> Result<CommitteeId, Failure> {
    record(book, NaiveDate::MAX, Kind::Committee, typed).map(CommitteeId)
}

/// The sector of this name, alias or ID.
pub(super) fn sector(book: &Book, date: NaiveDate, typed: &str) -> Result<SectorId, Failure> {
    record(book, date, Kind::Sector, typed).map(SectorId)
}

/// The member of this name or ID, those who left too.
pub(super) fn member(book: &Book, date: NaiveDate, typed: &str) -> Result<MemberId, Failure> {
    record(book, date, Kind::Member, typed).map(MemberId)
}

/// The member of this name or ID; of several of one name, the one of this sector.
pub(super) fn member_of(
    book: &Book,
    date: NaiveDate,
    sector: SectorId,
    typed: &str,
) -> Result<MemberId, Failure> {
    find(book, date, Kind::Member, typed, &[sector]).map(MemberId)
}

/// The record of this name or ID, or the only one that belongs to what has this name.
pub(super) fn record(
    book: &Book,
    date: NaiveDate,
    kind: Kind,
    typed: &str,
) -> Result<u64, Failure> {
    find(book, date, kind, typed, &[])
}

fn find(
    book: &Book,
    date: NaiveDate,
    kind: Kind,
    typed: &str,
    within: &[SectorId],
) -> Result<u64, Failure> {
    let found = Names::of(book, date).find(kind.alone(), typed, within);
    found.map(|(_, id)| id).map_err(|trouble| match trouble {
        Trouble::Several { candidates, .. } => shared(kind, typed, &candidates),
        Trouble::Unknown { near, .. } if near.is_empty() => unknown(kind, typed),
        trouble => Failure::Asked(trouble.text()),
    })
}

fn unknown(kind: Kind, typed: &str) -> Failure {
    let title = kind.title();
    let (zh, en) = (&title.zh, &title.en);
    let (typed, command) = (masked_in(typed.trim()), kind.code_name());
    Failure::Asked(text!(
        "没有名称或编号为“{typed}”的{zh}。用 jiebie show {command} 可列出全部。",
        "There is no {en} of the name or ID \"{typed}\". `jiebie show {command}` lists all."
    ))
}

fn shared(kind: Kind, typed: &str, several: &[Candidate]) -> Failure {
    let title = kind.title();
    let (zh, en) = (&title.zh, &title.en);
    let (typed, count) = (masked_in(typed.trim()), several.len());
    let mut lines: Vec<String> = several
        .iter()
        .take(TOLD)
        .map(|it| format!("  {}  {} {}", it.id, it.name, it.beside))
        .collect();
    if count > TOLD {
        lines.push("  …".to_owned());
    }
    let lines = lines.join("\n");
    Failure::Asked(text!(
        "名为“{typed}”的{zh}有 {count} 个，请改用编号：\n{lines}",
        "{count} records ({en}) have the name \"{typed}\"; use the ID:\n{lines}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::{Entity, Seq};
    use crate::domain::sector::Sector;
    use crate::text::Locale;

    fn book() -> Book {
        let mut book = Book::default();
        for (id, name) in [
            (1, "教育界"),
            (2, "体育界"),
            (3, "科学技术协会"),
            (4, "体育界"),
        ] {
            let sector = Sector {
                id: SectorId(id),
                name: name.to_owned(),
                position: 0,
                committee: None.into(),
                since: None,
                short: String::new(),
                split_from: None,
                merged_into: None,
                ended: None,
                former: Vec::new(),
                note: String::new(),
            };
            book.load(sector.into_record(), Seq(1));
        }
        book
    }

    fn told(typed: &str) -> String {
        let failure = sector(&book(), NaiveDate::MAX, typed).expect_err(typed);
        failure.text().say(Locale::En).to_owned()
    }

    #[test]
    fn a_name_an_alias_and_an_id_are_found() {
        for (typed, id) in [
            ("教育界", 1),
            (" 教 育　界", 1),
            ("教育", 1),
            ("科协", 3),
            ("3", 3),
            ("#2", 2),
        ] {
            let found =
                sector(&book(), NaiveDate::MAX, typed).unwrap_or_else(|e| panic!("{typed}: {e}"));
            assert_eq!(found.0, id, "{typed}");
        }
    }

    #[test]
    fn near_names_are_offered_and_never_taken() {
        assert!(told("jyj").contains("Near: 教育界"));
        assert!(told("教育系统").contains("教育界"));
        assert!(told("体与").contains("体育界"));
        assert!(told("jzzz").contains("jiebie show sector"));
        assert!(told("99").contains("99"));
    }

    #[test]
    fn a_shared_name_asks_for_the_id() {
        let told = told("体育界");
        assert!(
            told.contains("  2  体育界") && told.contains("  4  体育界"),
            "{told}"
        );
    }
}
