//! The window of all places: where one can go to, what is asked there, what waits.

use super::context::Ctx;
use super::effect::Target;
use super::keys::Global;
use super::place::ScreenName;
use crate::desk::due::due_by;
use crate::desk::home::Home;
use crate::desk::remind::{Asked, Via, sections};
use crate::desk::sitting;
use crate::domain::calendar::Near;
use crate::domain::described::Described as _;
use crate::domain::form::Status;
use crate::domain::record::Kind;
use crate::rules::Level;
use crate::text;
use crate::text::{Locale, Text};
use crate::tui::key::Key;
use crate::tui::measure;
use crate::tui::screens::parts::menu::{Item, Menu};

/// A row for each place, in the order of the numbers, then what is gone to without one; then help and end, whose
/// keys some terminals keep for themselves.
#[must_use]
pub(super) fn menu(home: Option<Home>, ctx: &Ctx<'_>) -> Menu<Target> {
    let places = ScreenName::ALL.into_iter();
    let places = places.map(|name| {
        let row = |locale: Locale| {
            let title = padded(name.title().say(locale), 10);
            let asked = match (name, home) {
                (ScreenName::Desk, Some(home)) => asked_at_home(home),
                _ => name.asked(),
            };
            let waiting = waiting(name, ctx);
            let waiting = waiting.say(locale);
            match waiting {
                "" => format!("{title}  {}", asked.say(locale)),
                _ => format!("{title}  {}  {waiting}", padded(asked.say(locale), 36)),
            }
        };
        let label = Text {
            zh: row(Locale::Zh).into(),
            en: row(Locale::En).into(),
        };
        let item = Item::new(Target::Global(Global::Show(name)), label);
        match name.digit() {
            Some(digit) => item.key(Key::char(digit)),
            None => item,
        }
    });
    let others = [
        (
            Global::Palette,
            Text::of("找人、记录或任何操作", "find anything"),
            ':',
        ),
        (Global::Help, Text::of("帮助", "help"), '?'),
        (Global::Quit, Text::of("退出", "quit"), 'q'),
    ];
    let others = others
        .map(|(global, label, key)| Item::new(Target::Global(global), label).key(Key::char(key)));
    let title = Text::of("去处", "Places");
    Menu::new(title, places.chain(others).collect()).taken_by(Key::f(2))
}

/// What is asked in the desk's place, where somebody's home stands there.
fn asked_at_home(home: Home) -> Text {
    match home {
        Home::Convenor(_) => Text::of(
            "本界别要办的、计划与活动、委员",
            "the sector: to do, plan, members",
        ),
        Home::Member(_) => Text::of("我该做的、我反映的意见", "what I do and brought in"),
    }
}

fn padded(words: &str, columns: usize) -> String {
    let room = columns.saturating_sub(measure::width(words));
    format!("{words}{}", " ".repeat(room))
}

/// What waits there, in numbers.
fn waiting(name: ScreenName, ctx: &Ctx<'_>) -> Text {
    let nothing = Text::of("", "");
    match name {
        ScreenName::Forms => {
            let forms = ctx.book().forms.iter();
            let waiting = forms.filter(|it| it.status() == Status::Submitted).count();
            match waiting {
                0 => nothing,
                n => text!("待备案 {n}", "{n} to file"),
            }
        }
        ScreenName::Checklist => {
            let findings = ctx.facts.findings.iter();
            match findings.filter(|it| it.level == Level::Breach).count() {
                0 => nothing,
                n => text!("不合规 {n}", "{n} breaches"),
            }
        }
        ScreenName::Yearbook => {
            let findings = ctx.facts.findings.iter();
            let late = findings.filter(|it| it.subject.kind() == Kind::PlanItem);
            match late.count() {
                0 => nothing,
                n => text!("事项逾期 {n}", "{n} items late"),
            }
        }
        ScreenName::Opinions => {
            let (book, today) = (ctx.book(), ctx.today());
            let settings = book.settings();
            let waiting = book.opinions.iter();
            let waiting = waiting.filter(|it| it.waits_on(today.date));
            let late = waiting.filter(|it| {
                let step = it.next_step(settings);
                step.is_some_and(|(_, on)| on < today.date)
            });
            match late.count() {
                0 => nothing,
                n => text!("逾期 {n}", "{n} late"),
            }
        }
        ScreenName::Sittings => {
            let (book, today) = (ctx.book(), ctx.today());
            let waiting = sitting::waiting(book, today.date).len();
            match (waiting, sitting::overdue(book, today.date)) {
                (0, 0) => nothing,
                (n, 0) => text!("待审定 {n}", "{n} to approve"),
                (0, late) => text!("逾期 {late}", "{late} late"),
                (n, late) => text!("待审定 {n}  逾期 {late}", "{n} to approve  {late} late"),
            }
        }
        ScreenName::Assessment => {
            let year = ctx.today().year;
            let sheets = ctx.book().assessment_sheets.iter();
            let sheets = sheets.filter(|it| it.year == year && it.confirmed.is_none());
            let (appeals, open): (Vec<_>, Vec<_>) = sheets.partition(|it| it.is_disputed());
            match (open.len(), appeals.len()) {
                (0, 0) => nothing,
                (n, 0) => text!("待确认 {n}", "{n} to confirm"),
                (n, appeals) => text!(
                    "待确认 {n}  申诉 {appeals}",
                    "{n} to confirm  {appeals} appeals"
                ),
            }
        }
        ScreenName::Due => {
            let (book, today) = (ctx.book(), ctx.today());
            let all = due_by(&ctx.facts.findings, book, today);
            let count = |near| {
                all.iter()
                    .filter(|it| Near::of(it.on, today.date) == near)
                    .count()
            };
            let (late, now) = (count(Near::Overdue), count(Near::Today));
            match late + now {
                0 => nothing,
                _ => text!("逾期 {late}  今天 {now}", "{late} late, {now} today"),
            }
        }
        ScreenName::Rounds => {
            let (book, today) = (ctx.book(), ctx.today());
            let (all, found) = (Asked::everything(), &ctx.facts.findings);
            let all = sections(&all, Via::default(), found, book, today);
            match all.iter().filter(|it| !it.is_held).count() {
                0 => nothing,
                n => text!("可催 {n}", "{n} to remind"),
            }
        }
        ScreenName::Desk
        | ScreenName::Insight
        | ScreenName::Journal
        | ScreenName::Dossier
        | ScreenName::Records
        | ScreenName::Settings => nothing,
    }
}
