//! From what is typed, a name or an ID, to the one record that is meant.
//!
//! A name must be whole: the sector's own, one of its aliases, or the same but for blanks. What
//! is only near, by pinyin, initials or letters, is offered and never taken; a name that several
//! share asks for the ID.

use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::domain::id::{CommitteeId, Id, MemberId, SectorId};
use crate::domain::record::Kind;
use crate::search::near;
use crate::text;

use super::failure::Failure;

/// A record that may be meant.
struct Candidate<'b, I> {
    id: I,
    name: &'b str,
    /// What tells it from others of its name.
    beside: String,
}

/// The committee of this name or ID.
pub(super) fn committee(book: &Book, typed: &str) -> Result<CommitteeId, Failure> {
    let all: Vec<_> = book
        .committees_in_order()
        .into_iter()
        .map(|committee| Candidate {
            id: committee.id,
            name: &committee.name,
            beside: String::new(),
        })
        .collect();
    choose(Kind::Committee, typed, &all, |_| None)
}

/// The sector of this name, alias or ID.
pub(super) fn sector(book: &Book, date: NaiveDate, typed: &str) -> Result<SectorId, Failure> {
    let all: Vec<_> = book
        .sectors_in_order()
        .into_iter()
        .map(|sector| Candidate {
            id: sector.id,
            name: &sector.name,
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
}

/// The member of this name or ID, those who left too.
pub(super) fn member(book: &Book, date: NaiveDate, typed: &str) -> Result<MemberId, Failure> {
    let all: Vec<_> = book
        .members
        .iter()
        .map(|member| Candidate {
            id: member.id,
            name: &member.name,
            beside: book.sector_name(member.sector_on(date)).to_owned(),
        })
        .collect();
    choose(Kind::Member, typed, &all, |_| None)
}

/// The number of a typed ID, with or without `#`.
pub(super) fn number(typed: &str) -> Option<u64> {
    let typed = typed.trim();
    typed.strip_prefix('#').unwrap_or(typed).parse().ok()
}

fn choose<I: Id>(
    kind: Kind,
    typed: &str,
    all: &[Candidate<'_, I>],
    alias: impl Fn(&str) -> Option<String>,
) -> Result<I, Failure> {
    if let Some(number) = number(typed)
        && let Some(found) = all.iter().find(|it| it.id.raw() == number)
    {
        return Ok(found.id);
    }
    let name = folded(typed);
    let named = |name: &str| -> Vec<&Candidate<'_, I>> {
        all.iter().filter(|it| folded(it.name) == name).collect()
    };
    let mut found = named(&name);
    if found.is_empty()
        && let Some(own) = alias(&name)
    {
        found = named(&own);
    }
    match found.as_slice() {
        [one] => Ok(one.id),
        [] => Err(unknown(kind, typed, all)),
        several => Err(shared(kind, typed, several)),
    }
}

fn unknown<I: Id>(kind: Kind, typed: &str, all: &[Candidate<'_, I>]) -> Failure {
    let near = near(typed, all.iter().map(|it| (it.id.raw(), it.name)));
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

fn shared<I: Id>(kind: Kind, typed: &str, several: &[&Candidate<'_, I>]) -> Failure {
    let title = kind.title();
    let (zh, en) = (&title.zh, &title.en);
    let (typed, count) = (typed.trim(), several.len());
    let lines: Vec<String> = several
        .iter()
        .map(|it| format!("  {}  {} {}", it.id.raw(), it.name, it.beside))
        .collect();
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
