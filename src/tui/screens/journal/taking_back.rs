//! Taking an entry back: the question that names what is restored, or why it can't be done.

use super::entries::when;
use super::page::{changed, heading};
use crate::desk::import::{Difference, difference_of};
use crate::domain::verb::Verb;
use crate::store::Entry;
use crate::text;
use crate::text::{Locale, Text};
use crate::tui::app::{Ctx, Effect, Question};
use crate::tui::screens::parts::differences::{or_dash, value};

/// How many lines of what is restored a question shows.
const SHOWN: usize = 8;

/// Asks whether an entry is to be taken back.
///
/// # Errors
/// It changed nothing, what it changed was erased, or a record was changed later.
pub(super) fn asked(entry: &Entry, ctx: &Ctx<'_>) -> Result<Effect, Text> {
    let seq = entry.seq.0;
    let request = ctx.desk.taking_back(entry.seq).map_err(|it| it.text())?;
    let moved = ctx.desk.changed_since(request.changes());
    let moved = moved.map_err(|error| error.text())?;
    if let Some(first) = moved.first() {
        let who = changed(first, ctx);
        let (zh, en) = (&who.zh, &who.en);
        return Err(text!(
            "第 {seq} 条改动的{zh}后来又有改动，不能撤销；请直接修改这条记录",
            "entry {seq} can't be taken back: {en} was changed later; edit the record instead"
        ));
    }
    let (verb, at, who) = (
        Verb::title_of(&entry.verb),
        when(entry, ctx.today().year),
        &entry.actor,
    );
    let restored = |locale: Locale| {
        let changes = request.changes().iter();
        let differences = changes.map(|it| difference_of(it, ctx.book()));
        let lines: Vec<String> = differences
            .flat_map(|it| lines(&it, locale))
            .take(SHOWN + 1)
            .collect();
        let more = match (lines.len() > SHOWN, locale) {
            (false, _) => "",
            (true, Locale::Zh) => "\n……",
            (true, Locale::En) => "\n…",
        };
        format!("{}{more}", lines[..lines.len().min(SHOWN)].join("\n"))
    };
    let (zh, en) = (&verb.zh, &verb.en);
    let (back_zh, back_en) = (restored(Locale::Zh), restored(Locale::En));
    Ok(Effect::Ask(Question::Sure {
        text: text!(
            "撤销第 {seq} 条（{who} {at} {zh}）：\n{back_zh}",
            "Take entry {seq} back ({who} {at}: {en}):\n{back_en}"
        ),
        request: Box::new(request),
    }))
}

/// What becomes of a record when its change is taken back.
fn lines(difference: &Difference, locale: Locale) -> Vec<String> {
    let (title, name) = (difference.kind.title(), &difference.name);
    let (zh, en) = (&title.zh, &title.en);
    match (difference.created, difference.removed) {
        (true, _) => {
            let words = text!("删去{zh}“{name}”", "{en} {name} goes");
            vec![words.say(locale).to_owned()]
        }
        (_, true) => {
            let words = text!("恢复{zh}“{name}”", "{en} {name} comes back");
            vec![words.say(locale).to_owned()]
        }
        _ => {
            let fields = difference.fields.iter();
            let fields = fields.map(|it| {
                let (now, then) = (
                    or_dash(value(it.field, &it.after, locale)),
                    or_dash(value(it.field, &it.before, locale)),
                );
                format!("  {} {now} → {then}", it.title.say(locale))
            });
            let head = heading(difference);
            [head.say(locale).to_owned()]
                .into_iter()
                .chain(fields)
                .collect()
        }
    }
}
