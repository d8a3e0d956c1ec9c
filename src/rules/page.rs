//! The catalogue as a document, in both languages: what docs/rules.md holds.

use std::fmt::Write;

use super::rule::Rule;
use crate::domain::settings::{Setting, Settings};
use crate::text::Text;

/// The whole catalogue as one Markdown page, Chinese and English side by side.
#[must_use]
pub fn page() -> String {
    let mut page = String::from(INTRODUCTION);
    for rule in super::all() {
        let Text { zh, en } = &rule.title;
        page += &format!(
            "| [{code}](#{anchor}) | {source} | {levels} | {zh} | {en} |\n",
            code = rule.code,
            anchor = anchor(rule),
            source = both(&rule.source()),
            levels = both(&rule.levels()),
        );
    }
    for rule in super::all() {
        // Writing to a string can't fail.
        let _ = section(&mut page, rule);
    }
    page
}

const INTRODUCTION: &str = "\
<!-- 由程序生成，请勿手改 · Generated from the program; renew with JIEBIE_RENEW=1 cargo test --test docs -->

# 规则 · Rules

依据《委员联系服务界别群众办法》逐条检查。**不合规**：办法要求而未做到，或已逾期；**待办**：同一要求尚未到期，不算问题；**提醒**：办法鼓励的做法。期限和人数均为本单位设置（`jiebie settings`）。

Each rule checks one thing that the *Method for Members to Contact and Serve the Constituents of
their Sectors* asks. **Breach**: the Method says must and it is not so, or its date has passed.
**Due**: the same duty before its date, never a fault. **Advice**: what the Method encourages. Dates
and figures are the organisation's settings (`jiebie settings`).

`jiebie explain J1604` · `jiebie explain first-convenor-missing`

| 代码 code | 依据 source | 级别 level | 问题 | finding |
|---|---|---|---|---|
";

fn section(page: &mut String, rule: &Rule) -> std::fmt::Result {
    let Text { zh, en } = &rule.title;
    writeln!(page, "\n## {} {}\n", rule.code, rule.name)?;
    writeln!(page, "**{zh}** · **{en}**\n")?;
    writeln!(page, "- 依据 source: {}", both(&rule.source()))?;
    writeln!(page, "- 级别 level: {}", both(&rule.levels()))?;
    let defaults = Settings::default();
    for setting in rule.settings.iter().filter_map(|key| Setting::find(key)) {
        let value = setting.get(&defaults);
        let value = if value.is_empty() { "–" } else { &value };
        let (key, title) = (setting.key, both(&setting.title));
        writeln!(page, "- 设置 setting: `{key}` = {value} ({title})")?;
    }
    for part in [&rule.why, &rule.remedy] {
        writeln!(page, "\n{}\n\n{}", part.zh, part.en)?;
    }
    Ok(())
}

fn both(text: &Text) -> String {
    format!("{} · {}", text.zh, text.en)
}

/// The anchor that Markdown viewers give to the rule's heading.
fn anchor(rule: &Rule) -> String {
    format!("{}-{}", rule.code.to_lowercase(), rule.name)
}
