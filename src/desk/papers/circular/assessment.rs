//! Who was assessed, and who was selected as excellent (article 21).

use super::figure::Ledger;
use super::wording::{Among, sector, sentence};
use super::year::YearWork;
use crate::domain::assessment::{Assessed, Prize, Prized};
use crate::domain::record::Kind;
use crate::text::Text;

/// The members who were assessed, and the prizes that were decided; empty where there is none of either.
pub(super) fn assessment(work: &YearWork<'_>, ledger: &mut Ledger) -> String {
    let (book, today) = (work.book, work.today);
    let sheets = book.assessment_sheets.iter();
    let sheets = sheets.filter(|it| it.year == work.year() && it.closed_on <= today.date);
    let of: Vec<Assessed> = sheets.map(|it| it.of).collect();
    let assessed = work.members.iter().map(|it| it.id);
    let assessed = assessed.filter(|id| of.contains(&Assessed::Member(*id)));
    let name = Text::of(
        "参加年度考核的现任委员",
        "serving members who were assessed",
    );
    let assessed = ledger.count("members-assessed", name, Kind::Member, assessed);
    let decided =
        |it: &&Prize| it.year == work.year() && it.decided.is_some_and(|it| it.on <= today.date);
    let prizes: Vec<&Prize> = book.prizes.iter().filter(decided).collect();
    let mut clauses = Vec::new();
    if assessed > 0 {
        let among = Among {
            all: "现任委员",
            unit: "名委员",
            done: "完成了年度履职考核",
            undone: "完成年度履职考核",
        };
        clauses.push(among.say(work, assessed, work.members.len()));
    }
    let sectors: Vec<_> = prizes
        .iter()
        .filter_map(|it| match it.of {
            Prized::Sector(id) => Some(id),
            Prized::Convenor(_) => None,
        })
        .collect();
    let convenors: Vec<_> = prizes
        .iter()
        .filter_map(|it| match it.of {
            Prized::Convenor(id) => Some(id),
            Prized::Sector(_) => None,
        })
        .collect();
    let name = Text::of("优秀界别", "excellent sectors");
    let count = ledger.count("prizes-sectors", name, Kind::Sector, sectors.clone());
    if count > 0 {
        let names: Vec<String> = sectors
            .iter()
            .map(|id| sector(book.sector_name(*id)))
            .collect();
        clauses.push(format!("评选优秀界别{count}个：{}", names.join("、")));
    }
    let name = Text::of("优秀界别召集人", "excellent convenors");
    let count = ledger.count("prizes-convenors", name, Kind::Convenor, convenors.clone());
    if count > 0 {
        let names: Vec<String> = convenors
            .iter()
            .filter_map(|id| book.convenors.get(*id))
            .map(|it| {
                format!(
                    "{}（{}）",
                    book.member_name(it.member),
                    book.sector_name(it.sector)
                )
            })
            .collect();
        clauses.push(format!("评选优秀界别召集人{count}名：{}", names.join("、")));
    }
    sentence(clauses)
}
