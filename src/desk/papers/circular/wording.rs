//! What the sentences of a circular share: all, some or none said as an office says them.

use super::year::YearWork;

/// `n` of `whole`: “各界别均明确了…”, “各界别尚未明确…”, “3个界别明确了…”.
pub(super) struct Among {
    /// All of them: 各界别.
    pub(super) all: &'static str,
    /// What follows a number: 个界别.
    pub(super) unit: &'static str,
    /// What was done: 明确了界别联络员.
    pub(super) done: &'static str,
    /// The same as not done: 明确界别联络员.
    pub(super) undone: &'static str,
}

impl Among {
    /// The clause for `n` of `whole`, which is not nought.
    pub(super) fn say(&self, work: &YearWork<'_>, n: usize, whole: usize) -> String {
        let Among {
            all,
            unit,
            done,
            undone,
        } = self;
        if n == 0 {
            format!("{all}{}{undone}", not(work))
        } else if n >= whole {
            format!("{all}均{done}")
        } else {
            format!("{n}{unit}{done}")
        }
    }
}

/// Parts of a whole: “，均为提案”, “，其中提案3件、微建议2件”; nothing where there is no part.
pub(super) fn parts(parts: &[(String, usize)], unit: &str) -> String {
    match parts {
        [] => String::new(),
        [(only, _)] => format!("，均为{only}"),
        several => {
            let all: Vec<String> = several
                .iter()
                .map(|(name, n)| format!("{name}{n}{unit}"))
                .collect();
            format!("，其中{}", all.join("、"))
        }
    }
}

/// The time that is told of.
pub(super) fn span(work: &YearWork<'_>) -> &'static str {
    if work.is_over() {
        "全年"
    } else {
        "年初以来"
    }
}

/// “Not yet”, or “not” of a year that is over.
pub(super) fn not(work: &YearWork<'_>) -> &'static str {
    if work.is_over() { "没有" } else { "尚未" }
}

/// A sector's name in running text: what is no 界 by its name is called a 界别.
pub(super) fn sector(name: &str) -> String {
    if name.ends_with('界') || name.ends_with("界别") {
        name.to_owned()
    } else {
        format!("{name}界别")
    }
}

/// Clauses as one sentence.
pub(super) fn sentence(clauses: Vec<String>) -> String {
    let clauses: Vec<String> = clauses.into_iter().filter(|it| !it.is_empty()).collect();
    if clauses.is_empty() {
        return String::new();
    }
    format!("{}。", clauses.join("；"))
}
