//! Findings as text: those of one rule that are equally urgent stand together under the rule,
//! with its article and remedy said once.

use crate::cli::failure::Failure;
use crate::cli::settings;
use crate::cli::shell::Shell;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::rules::{Finding, Level};
use crate::text;
use crate::text::{Locale, Text};

/// Prints the findings.
pub(super) fn print(
    shell: &mut Shell,
    findings: &[Finding],
    book: &Book,
    today: &Today,
) -> Result<(), Failure> {
    let (date, year) = (today.date, today.year);
    let counts = counted(findings);
    let (zh, en) = (&counts.zh, &counts.en);
    shell.tell(&text!(
        "截至 {date}，{year} 年度：{zh}",
        "As of {date}, year {year}: {en}"
    ))?;
    settings::tell_unknown(shell, book, *today)?;
    let same = |a: &Finding, b: &Finding| a.rule == b.rule && a.level == b.level && a.due == b.due;
    for group in findings.chunk_by(same) {
        if shell.out.is_closed() {
            break;
        }
        print_group(shell, group, book)?;
    }
    Ok(())
}

fn print_group(shell: &mut Shell, group: &[Finding], book: &Book) -> Result<(), Failure> {
    let Some(first) = group.first() else {
        return Ok(());
    };
    shell.out.line("")?;
    shell.tell(&heading(first, group.len(), book))?;
    for finding in group {
        let message = finding.message(book);
        let message = shell.say(&message).to_owned();
        let line = match finding.committee.and_then(|id| book.committees.get(id)) {
            Some(committee) if !message.contains(&committee.name) => {
                format!("  {message} [{}]", committee.name)
            }
            _ => format!("  {message}"),
        };
        shell.out.line(line)?;
    }
    let remedy = shell.say(&first.rule.remedy).to_owned();
    shell.out.line(format!("  → {remedy}"))
}

fn heading(finding: &Finding, count: usize, book: &Book) -> Text {
    let rule = finding.rule;
    let glyph = finding.level.glyph();
    let (level, source, title) = (finding.level.word(), rule.source(), &rule.title);
    let (level_zh, level_en) = (&level.zh, &level.en);
    let (source_zh, source_en) = (&source.zh, &source.en);
    let (title_zh, title_en) = (&title.zh, &title.en);
    let code = rule.code;
    let due = match finding.due {
        Some(due) if finding.is_due_on_a_day_off(book) => {
            text!("，限 {due}，当天休息", ", due {due}, a day off")
        }
        Some(due) => text!("，限 {due}", ", due {due}"),
        None => Text::of("", ""),
    };
    let (due_zh, due_en) = (&due.zh, &due.en);
    text!(
        "{glyph} {level_zh} {code} {title_zh}（{source_zh}{due_zh}）{count} 项",
        "{glyph} {level_en} {code} {title_en} ({source_en}{due_en}): {count}"
    )
}

/// How many findings there are of each level, in words.
fn counted(findings: &[Finding]) -> Text {
    let counts = |locale: Locale, between: &str| {
        let parts = Level::ALL.map(|level| {
            let count = findings.iter().filter(|it| it.level == level).count();
            format!("{} {count}", level.word().say(locale))
        });
        parts.join(between)
    };
    let (zh, en) = (counts(Locale::Zh, "，"), counts(Locale::En, ", "));
    text!("{zh}", "{en}")
}
