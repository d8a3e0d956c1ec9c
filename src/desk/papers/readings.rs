//! How papers cite the interpretations on which they rest.

use crate::domain::interpretation::Interpretation;
use crate::exchange::papers::day;
use crate::rules;

/// “第17条：年度工作计划含季度安排（委员学习联络委员会2026年3月1日解释）”.
pub(super) fn cite(it: &Interpretation) -> String {
    // A rule is cited by the article from which it comes.
    let source = rules::find(&it.about).map(|rule| rule.source().zh.into_owned());
    let about = source.unwrap_or_else(|| it.about.clone());
    let reading = it.reading.lines().map(str::trim).collect::<String>();
    let reading = reading.trim_end_matches(['。', '；']);
    let (by, on) = (&it.decided_by, day(it.on));
    format!("{about}：{reading}（{by}{on}解释）")
}

/// All of them in a sentence; nothing where there are none.
pub(super) fn cite_all(all: &[&Interpretation]) -> String {
    match all {
        [] => String::new(),
        all => {
            let all: Vec<_> = all.iter().map(|it| cite(it)).collect();
            format!("有关条款按以下解释执行：{}。", all.join("；"))
        }
    }
}
