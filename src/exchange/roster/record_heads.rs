//! Under which heads tables have the fields of records: the labels, heads and ids of their descriptions in both
//! languages, and what registers call some of them. Which heads the program's own lists have, and which no table
//! can do without.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::record_rows::Column;
use crate::domain::begun;
use crate::domain::described::{Facts, Only, Shape};
use crate::domain::record::Kind;
use crate::exchange::headers::{Field, field_of};
use crate::exchange::office::words::squeeze;

/// What stands over the numbers of the program's own lists.
const NUMBER: [&str; 2] = ["编号", "ID"];

/// The kinds that are read so: all whose lists follow from their descriptions, but members, and what comes by verbs.
pub static READ: LazyLock<Vec<Kind>> = LazyLock::new(|| {
    let all = Kind::ALL.iter().copied();
    let listed =
        |kind: &Kind| !kind.list().is_empty() && *kind != Kind::Member && !kind.is_by_verbs();
    all.filter(listed).collect()
});

/// What each head of a kind means, as [`folded`] leaves it.
static HEADS: LazyLock<HashMap<Kind, HashMap<String, Column>>> =
    LazyLock::new(|| READ.iter().map(|kind| (*kind, heads(*kind))).collect());

/// The heads of the program's own lists in each language, as [`folded`] leaves them.
static OWN: LazyLock<HashMap<Kind, [HashSet<String>; 2]>> =
    LazyLock::new(|| READ.iter().map(|kind| (*kind, own_heads(*kind))).collect());

/// What a kind is called in titles of tables, as [`folded`] leaves it.
static NAMES: LazyLock<Vec<(Kind, [String; 3])>> = LazyLock::new(|| {
    let named = READ.iter().map(|kind| {
        let title = kind.title();
        let words = [&title.zh, &title.en, kind.plural()];
        (*kind, words.map(folded))
    });
    named.collect()
});

/// The kinds that a line names, in either language.
pub(super) fn named_in(line: &str) -> impl Iterator<Item = Kind> + use<> {
    let line = folded(line);
    let all = NAMES.iter();
    all.filter(move |(_, words)| words.iter().any(|it| line.contains(it.as_str())))
        .map(|(kind, _)| *kind)
}

/// What a new record of a kind must have, by the places of its fields.
static NEEDED: LazyLock<HashMap<Kind, Vec<usize>>> = LazyLock::new(|| {
    READ.iter()
        .map(|kind| (*kind, begun::must_say(*kind)))
        .collect()
});

fn heads(kind: Kind) -> HashMap<String, Column> {
    let mut heads = HashMap::new();
    let mut know = |word: &str, column| {
        heads.entry(folded(word)).or_insert(column);
    };
    for number in NUMBER.into_iter().chain(["序号", "NO", "No."]) {
        know(number, Column::Number);
    }
    let fields: Vec<(Column, &Facts)> = fields(kind);
    // What stands over our own columns goes before what else a field may be called.
    for (column, facts) in &fields {
        let head = facts.head.unwrap_or(facts.label);
        know(head.zh, *column);
        know(head.en, *column);
    }
    for (nth, facts) in kind.reckoned().into_iter().enumerate() {
        let head = facts.head.unwrap_or(facts.label);
        know(head.zh, Column::Reckoned(nth));
        know(head.en, Column::Reckoned(nth));
    }
    for (column, facts) in &fields {
        for word in [facts.label.zh, facts.label.en, facts.id] {
            know(word, *column);
        }
        for word in facts.further_heads() {
            know(word, *column);
        }
    }
    heads
}

fn fields(kind: Kind) -> Vec<(Column, &'static Facts)> {
    let all = kind.facts().into_iter().enumerate();
    let each = |(nth, facts): (usize, &'static Facts)| match facts.shape {
        Shape::Group => {
            let parts = facts.parts.iter().enumerate();
            let column = move |part| Column::Field(nth, Some(part));
            parts.map(|(part, facts)| (column(part), facts)).collect()
        }
        _ => vec![(Column::Field(nth, None), facts)],
    };
    all.flat_map(each).collect()
}

/// What a row of a table must say where it is a new record, by the places of the fields.
#[must_use]
pub fn must_say(kind: Kind) -> &'static [usize] {
    NEEDED.get(&kind).map_or(&[], Vec::as_slice)
}

/// What stands over the columns of our own table of a kind, in Chinese and in English.
fn own_heads(kind: Kind) -> [HashSet<String>; 2] {
    let (facts, reckoned) = (kind.facts(), kind.reckoned());
    let listed = kind.list().iter().filter(|it| it.only != Some(Only::Json));
    let columns = listed.flat_map(|listed| {
        let of = |all: &[&'static Facts]| all.iter().find(|it| it.id == listed.id).copied();
        match of(&reckoned).or_else(|| of(&facts)) {
            Some(facts) if facts.shape == Shape::Group => facts.parts.iter().collect(),
            facts => facts.into_iter().collect::<Vec<_>>(),
        }
    });
    let heads: Vec<_> = columns.map(|it| it.head.unwrap_or(it.label)).collect();
    let [zh, en] = NUMBER;
    let zh = heads.iter().map(|it| it.zh).chain([zh]);
    let en = heads.iter().map(|it| it.en).chain([en]);
    [zh.map(folded).collect(), en.map(folded).collect()]
}

/// A cell of a row that may be heads, looked at once for all kinds.
pub(super) struct Head {
    /// In which column.
    pub(super) at: usize,
    pub(super) text: String,
    /// As [`folded`] leaves it, and without what stands in brackets behind it.
    folded: String,
    bare: String,
    /// What registers mean by it.
    field: Option<Field>,
}

impl Head {
    pub(super) fn of(at: usize, text: String) -> Head {
        Head {
            at,
            folded: folded(&text),
            bare: folded(bare(&text)),
            field: field_of(&text),
            text,
        }
    }

    /// The column of a kind that is headed so.
    pub(super) fn column(&self, kind: Kind) -> Option<Column> {
        let known = HEADS.get(&kind)?;
        let own = known.get(&self.folded).or_else(|| known.get(&self.bare));
        own.copied().or_else(|| self.as_registers_have(kind))
    }

    /// Whether only the proposals office's tables have it, and no list of ours.
    pub(super) fn is_of_proposals(&self) -> bool {
        const HEADS: [&str; 3] = ["案由", "附议", "提案"];
        HEADS.iter().any(|it| self.folded.contains(it))
    }

    /// Whether it heads what we write beside a rejected row.
    pub(super) fn is_aside(&self) -> bool {
        matches!(self.field, Some(Field::Aside))
    }

    /// The column of a kind that registers head in one of their many ways: 所属界别, 委员姓名, 手机号码.
    fn as_registers_have(&self, kind: Kind) -> Option<Column> {
        let is: fn(&Facts) -> bool = match self.field? {
            Field::Sector => |it| matches!(it.shape, Shape::Ref([Kind::Sector, ..])),
            Field::Name if squeeze(&self.text).starts_with("委员") => {
                |it| matches!(it.shape, Shape::Ref([Kind::Member]))
            }
            Field::Phone => |it| it.shape == Shape::Phone,
            Field::EmployerAndPost | Field::Employer => |it| it.id == "employer",
            Field::Remark => |it| it.id == "note",
            _ => return None,
        };
        let mut fields = fields(kind).into_iter();
        let field = fields
            .find(|(_, facts)| is(facts))
            .map(|(column, _)| column);
        let reckoned = || {
            let mut reckoned = kind.reckoned().into_iter();
            reckoned.position(is).map(Column::Reckoned)
        };
        field.or_else(reckoned)
    }

    /// Whether registers of members have such a column.
    pub(super) fn is_of_registers(&self) -> bool {
        matches!(
            self.field,
            Some(
                Field::Serial
                    | Field::Id
                    | Field::Name
                    | Field::Count
                    | Field::Sex
                    | Field::Ethnicity
                    | Field::Party
                    | Field::Born
                    | Field::Sector
                    | Field::EmployerAndPost
                    | Field::Employer
                    | Field::Post
                    | Field::Committee
                    | Field::Phone
                    | Field::Remark
                    | Field::Standing
            )
        )
    }
}

/// Whether these are heads of our own list of a kind alone, and most of them.
pub(super) fn is_own(kind: Kind, heads: &[Head]) -> bool {
    let heads = heads.iter().filter(|it| !it.is_aside());
    let heads: HashSet<_> = heads.map(|it| it.folded.as_str()).collect();
    let mut own = OWN.get(&kind).into_iter().flatten();
    own.any(|own| {
        let most = heads.len() * 2 > own.len() && heads.len() > 2;
        most && heads.iter().all(|it| own.contains(*it))
    })
}

/// A head without what stands in brackets behind it.
fn bare(head: &str) -> &str {
    head.split(['(', '（', '[', '【']).next().unwrap_or(head)
}

/// A head without blanks and signs, in small letters.
pub(super) fn folded(head: &str) -> String {
    let word = squeeze(head).to_ascii_lowercase();
    let signs = ['*', ':', '：', '★', '#', '.', '_', '-'];
    word.trim_matches(signs).replace(['_', '-'], "")
}
