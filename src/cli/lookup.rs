//! From what is typed, a name or an ID, to the one record that is meant.
//!
//! A name must be whole: the sector's own, one of its aliases, or the same but for blanks. What
//! is only near, by pinyin, initials or letters, is offered and never taken; a name that several
//! share asks for the ID.

use chrono::NaiveDate;

use crate::desk::lists::{self, View};
use crate::domain::book::Book;
use crate::domain::id::{CommitteeId, MemberId, SectorId};
use crate::domain::record::Kind;
use crate::search::near;
use crate::text;

use super::failure::Failure;

/// How many records of one name are told.
const TOLD: usize = 20;

/// A record that may be meant.
struct Candidate {
    id: u64,
    name: String,
    /// By what else it may be asked for.
    known_by: Vec<String>,
    /// What tells it from others of its name.
    beside: String,
}

/// The committee of this name or ID.
pub(super) fn committee(book: &Book, typed: &str) -> Result<CommitteeId, Failure> {
    let all: Vec<_> = book
        .committees_in_order()
        .into_iter()
        .map(|committee| Candidate {
            id: committee.id.0,
            name: committee.name.clone(),
            known_by: Vec::new(),
            beside: String::new(),
        })
        .collect();
    choose(Kind::Committee, typed, &all, |_| None).map(CommitteeId)
}

/// The sector of this name, alias or ID.
pub(super) fn sector(book: &Book, date: NaiveDate, typed: &str) -> Result<SectorId, Failure> {
    let all: Vec<_> = book
        .sectors_in_order()
        .into_iter()
        .map(|sector| Candidate {
            id: sector.id.0,
            name: sector.name.clone(),
            known_by: Vec::new(),
            beside: sector
                .committee_on(date)
                .map(|id| book.committee_name(id).to_owned())
                .unwrap_or_default(),
        })
        .collect();
    let aliases = &book.settings().sector_aliases;
    choose(Kind::Sector, typed, &all, |name| {
        let known = aliases.iter().find(|(alias, _)| folded(alias) == name);
        known.map(|(_, name)| folded(name))
    })
    .map(SectorId)
}

/// The member of this name or ID, those who left too.
pub(super) fn member(book: &Book, date: NaiveDate, typed: &str) -> Result<MemberId, Failure> {
    let all: Vec<_> = book
        .members
        .iter()
        .map(|member| Candidate {
            id: member.id.0,
            name: member.name.clone(),
            known_by: Vec::new(),
            beside: book.sector_name(member.sector_on(date)).to_owned(),
        })
        .collect();
    choose(Kind::Member, typed, &all, |_| None).map(MemberId)
}

/// The record of a kind without a page of its own: of this name or ID, or the only one that belongs to what has
/// this name.
pub(super) fn record(view: &View<'_>, kind: Kind, typed: &str) -> Result<u64, Failure> {
    let book = view.book();
    let candidate = |id| {
        let record = lists::shown(book, kind, id)?;
        Some(Candidate {
            id,
            name: book.name_of(kind, id),
            known_by: record.known_by(view),
            beside: record.day(view),
        })
    };
    let all: Vec<_> = book.ids(kind).into_iter().filter_map(candidate).collect();
    choose(kind, typed, &all, |_| None)
}

/// The number of a typed ID, with or without `#`.
pub(super) fn number(typed: &str) -> Option<u64> {
    let typed = typed.trim();
    typed.strip_prefix('#').unwrap_or(typed).parse().ok()
}

fn choose(
    kind: Kind,
    typed: &str,
    all: &[Candidate],
    alias: impl Fn(&str) -> Option<String>,
) -> Result<u64, Failure> {
    if let Some(number) = number(typed)
        && let Some(found) = all.iter().find(|it| it.id == number)
    {
        return Ok(found.id);
    }
    let name = folded(typed);
    let named = |name: &str| -> Vec<&Candidate> {
        all.iter().filter(|it| folded(&it.name) == name).collect()
    };
    let mut found = named(&name);
    if found.is_empty()
        && let Some(own) = alias(&name)
    {
        found = named(&own);
    }
    if found.is_empty() {
        let is_known = |it: &&Candidate| it.known_by.iter().any(|known| folded(known) == name);
        found = all.iter().filter(is_known).collect();
    }
    match found.as_slice() {
        [one] => Ok(one.id),
        [] => Err(unknown(kind, typed, all)),
        several => Err(shared(kind, typed, several)),
    }
}

fn unknown(kind: Kind, typed: &str, all: &[Candidate]) -> Failure {
    let near = near(typed, all.iter().map(|it| (it.id, it.name.as_str())));
    let title = kind.title();
    let (zh, en) = (&title.zh, &title.en);
    let typed = typed.trim();
    Failure::Asked(if near.is_empty() {
        let command = kind.code_name();
        text!(
            "没有名称或编号为“{typed}”的{zh}。用 jiebie show {command} 可列出全部。",
            "There is no {en} of the name or ID \"{typed}\". `jiebie show {command}` lists all."
        )
    } else {
        let (some_zh, some_en) = (near.join("、"), near.join(", "));
        text!(
            "没有名称或编号为“{typed}”的{zh}。相近的有：{some_zh}。",
            "There is no {en} of the name or ID \"{typed}\". Near: {some_en}."
        )
    })
}

fn shared(kind: Kind, typed: &str, several: &[&Candidate]) -> Failure {
    let title = kind.title();
    let (zh, en) = (&title.zh, &title.en);
    let (typed, count) = (typed.trim(), several.len());
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

/// The name without what typists and printers add: blanks, and the kinds of dot in minority
/// names.
fn folded(name: &str) -> String {
    name.chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '•' | '‧' | '・' | '∙' | '．' => '·',
            c => c.to_ascii_lowercase(),
        })
        .collect()
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
