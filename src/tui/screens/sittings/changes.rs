//! What changed since the council's last sitting: findings that came, that went, what was entered. Reckoned when the
//! leaf is looked at, and again when the records changed.

use chrono::NaiveDate;

use crate::desk::changes::{Changes, last_sitting};
use crate::domain::calendar::Today;
use crate::domain::record::{Kind, Seq};
use crate::rules::{Finding, Level};
use crate::text;
use crate::text::Text;
use crate::tui::app::{Ctx, Place};
use crate::tui::panes::lines::Line;
use crate::tui::screens::board::{Item, Next, Told};
use crate::tui::screens::parts::dates::short;
use crate::tui::screens::parts::marks::{of_level, role_of_level};
use crate::tui::symbols::{Symbol, Symbols};
use crate::tui::theme::Role;
use crate::tui::widgets::row::Row;

/// How many records of a kind are named in a row, and on the page.
const NAMED: usize = 3;
const TOLD: usize = 40;

/// What changed, as far as it was looked at.
#[derive(Debug, Default)]
pub(super) struct Changed {
    rows: Vec<Change>,
    /// Of which records and day that is, and since when.
    of: Option<(Seq, Today)>,
    since: Option<NaiveDate>,
    failed: bool,
}

/// A change.
#[derive(Debug)]
struct Change {
    what: What,
    message: Text,
    place: Place,
    record: Option<(Kind, u64)>,
    lines: Vec<Text>,
}

#[derive(Clone, Copy, Debug)]
enum What {
    Came(Level, &'static str),
    Gone(&'static str),
    Entered,
}

impl What {
    fn word(self) -> Text {
        match self {
            What::Came(..) => Text::of("新出现", "came"),
            What::Gone(_) => Text::of("已消除", "went"),
            What::Entered => Text::of("新登记", "entered"),
        }
    }

    fn look(self) -> (Symbol, Role) {
        match self {
            What::Came(level, _) => (of_level(level), role_of_level(level)),
            What::Gone(_) => (Symbol::Verified, Role::Ok),
            What::Entered => (Symbol::Recorded, Role::Accent),
        }
    }
}

impl Changed {
    fn is_of(&self, ctx: &Ctx<'_>) -> bool {
        self.of == Some((ctx.book().seq(), ctx.today()))
    }

    pub(super) fn count(&self, ctx: &Ctx<'_>) -> Option<usize> {
        let known = self.is_of(ctx) && self.since.is_some() && !self.failed;
        known.then_some(self.rows.len())
    }

    pub(super) fn gather(&mut self, ctx: &Ctx<'_>) -> Vec<Item> {
        if !self.is_of(ctx) {
            *self = Changed::look(ctx);
        }
        (0..)
            .zip(&self.rows)
            .map(|(nth, _)| Item::Nth(nth))
            .collect()
    }

    /// Since the day after the council's last sitting; of a year that is over nothing is told.
    fn look(ctx: &Ctx<'_>) -> Changed {
        let (book, today) = (ctx.book(), ctx.today());
        let last = last_sitting(book, today.date).filter(|_| today.within(today.year).is_some());
        let since = last.and_then(|it| it.held_on.succ_opt());
        let found = since.map(|day| ctx.desk.changes_since(day));
        let (rows, failed) = match found {
            Some(Ok(changes)) => (rows(&changes, ctx), false),
            Some(Err(_)) => (Vec::new(), true),
            None => (Vec::new(), false),
        };
        Changed {
            rows,
            of: Some((book.seq(), today)),
            since,
            failed,
        }
    }

    fn change(&self, item: Item) -> Option<&Change> {
        match item {
            Item::Nth(nth) => self.rows.get(nth as usize),
            _ => None,
        }
    }

    pub(super) fn record(&self, item: Item) -> Option<(Kind, u64)> {
        self.change(item)?.record
    }

    pub(super) fn title(&self, ctx: &Ctx<'_>) -> Text {
        match self.since {
            Some(day) => {
                let day = short(day, ctx.today().year);
                text!("变化 · {day} 以来", "Changes · since {day}")
            }
            None => Text::of("变化", "Changes"),
        }
    }

    pub(super) fn sum(&self) -> Text {
        let count = |is: fn(What) -> bool| self.rows.iter().filter(|it| is(it.what)).count();
        let came = count(|it| matches!(it, What::Came(..)));
        let gone = count(|it| matches!(it, What::Gone(_)));
        let kinds = count(|it| matches!(it, What::Entered));
        text!(
            "新出现 {came}  已消除 {gone}  新登记 {kinds} 类",
            "{came} came  {gone} went  {kinds} kinds entered"
        )
    }

    pub(super) fn empty(&self, ctx: &Ctx<'_>) -> Text {
        let today = ctx.today();
        match (self.failed, self.since) {
            (true, _) => Text::of(
                "数据文件读不出来，没有算出变化。",
                "The store can't be read: what changed is not known.",
            ),
            _ if today.within(today.year).is_none() => Text::of(
                "往年不列变化：按 ] 回到今年。",
                "Of a past year no changes are told: ] goes back to this one.",
            ),
            (_, None) => Text::of(
                "还没有开过主席会议，无从比较；开过一次之后，这里列出此后的变化。",
                "The council has not sat yet: once it has, what changed since stands here.",
            ),
            (_, Some(_)) => Text::of(
                "上次主席会议以来没有变化。",
                "Nothing has changed since the council's last sitting.",
            ),
        }
    }

    pub(super) fn row(&self, item: Item, ctx: &Ctx<'_>, marks: Symbols) -> Option<Row> {
        let change = self.change(item)?;
        let (symbol, role) = change.what.look();
        let code = match change.what {
            What::Came(_, code) | What::Gone(code) => code.to_owned(),
            What::Entered => String::new(),
        };
        Some(
            Row::new()
                .cell_as(role, marks.get(symbol))
                .cell_as(role, change.what.word().say(ctx.locale).to_owned())
                .cell_as(Role::Muted, code)
                .cell(change.message.say(ctx.locale).to_owned()),
        )
    }

    pub(super) fn told(&self, item: Item, ctx: &Ctx<'_>) -> Told {
        let Some(change) = self.change(item) else {
            return Told::default();
        };
        let said = change.message.say(ctx.locale);
        let mut told = Told {
            title: change.what.word().say(ctx.locale).to_owned(),
            ..Told::default()
        };
        told.linked(change.what.look(), "", said.to_owned(), change.place);
        let more = change.lines.iter();
        told.lines
            .extend(more.map(|it| Line::plain(it.say(ctx.locale))));
        told
    }

    pub(super) fn next(&self, item: Item) -> Option<Next> {
        let change = self.change(item)?;
        match change.what {
            What::Gone(_) => None,
            What::Came(..) | What::Entered => {
                Some(Next::Go(Text::of("前往", "go to it"), change.place))
            }
        }
    }
}

fn rows(changes: &Changes, ctx: &Ctx<'_>) -> Vec<Change> {
    let (book, was) = (ctx.book(), changes.was());
    let finding = |it: &Finding, what, of| {
        let source = it.rule.source();
        let (title, level) = (&it.rule.title, it.level.word());
        let (source_zh, source_en) = (&source.zh, &source.en);
        let (zh, en, level_zh, level_en) = (&title.zh, &title.en, &level.zh, &level.en);
        let mut lines = vec![text!(
            "{level_zh}：{zh}（{source_zh}）",
            "{level_en}: {en} ({source_en})"
        )];
        lines.extend(
            it.due
                .map(|day| text!("应于 {day} 前办理", "was or is due by {day}")),
        );
        Change {
            what,
            message: it.message(of),
            place: Place::about(it, of),
            record: Some((it.subject.kind(), it.subject.raw_id())),
            lines,
        }
    };
    let came = changes.came.iter();
    let came = came.map(|it| finding(it, What::Came(it.level, it.rule.code), book));
    let gone = changes.gone.iter();
    let gone = gone.map(|it| finding(it, What::Gone(it.rule.code), was));
    let entered = changes.entered.iter().map(|it| {
        let (title, count) = (it.kind.title(), it.count);
        let names: Vec<String> = it
            .ids
            .iter()
            .take(TOLD)
            .map(|id| book.name_of(it.kind, *id))
            .collect();
        let first = names.len().min(NAMED);
        let more = if it.ids.len() > first { "…" } else { "" };
        let (zh, en) = (&title.zh, &title.en);
        let (names_zh, names_en) = (names[..first].join("、"), names[..first].join(", "));
        let mut lines: Vec<Text> = names.iter().map(|it| text!("{it}", "{it}")).collect();
        if let Some(more) = it.ids.len().checked_sub(TOLD).filter(|more| *more > 0) {
            lines.push(text!("另有 {more} 条", "{more} more"));
        }
        Change {
            what: What::Entered,
            message: text!(
                "{zh} {count}：{names_zh}{more}",
                "{en} ×{count}: {names_en}{more}"
            ),
            place: Place::Kind(it.kind),
            record: None,
            lines,
        }
    });
    came.chain(gone).chain(entered).collect()
}
