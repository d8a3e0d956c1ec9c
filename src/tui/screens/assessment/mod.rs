//! 考核 (assessment): who stands where by the year's tables of points, and why: each figure opens into its records.
//!
//! What a table gives the desk says, with the records behind each number; here is what of it a row and the page say.
//! Rows stand in the order of the roster: nobody is ranked, and figures are nothing to sort by.

mod figures;
mod grades;
mod page;
mod rows;
mod state;
mod trial;
mod words;

#[cfg(test)]
mod tests;

use super::board::{Board, BoardState, Item, Next, OwnAct, Told};
use crate::desk::assessment::Standing;
use crate::domain::assessment::{Assessed, PointsItem};
use crate::domain::command::CommandId;
use crate::domain::id::{AssessmentSheetId, PointsTableId};
use crate::domain::record::Kind;
use crate::domain::subject::{Invocation, Subject};
use crate::text;
use crate::text::{Locale, Text};
use crate::tui::app::{Ctx, Effect, Place, Target};
use crate::tui::commands::keys::{ASSESSMENT, Keys};
use crate::tui::key::Key;
use crate::tui::keymap::{KeyRow, Keymap, always, key, when};
use crate::tui::panes::lines::Line;
use crate::tui::screens::parts::dates::short;
use crate::tui::screens::parts::menu::{self, Menu};
use crate::tui::symbols::Symbols;
use crate::tui::theme::Role;
use crate::tui::widgets::row::{Column, Row};
use grades::GRADES;
pub use state::Assessments;
use state::{LEAVES, assessing_of};
use words::head;

const TABLE: OwnAct = 0;
const TRY: OwnAct = 1;
const MORE: OwnAct = 2;
const LESS: OwnAct = 3;
const BACK: OwnAct = 4;

#[rustfmt::skip]
static OWN: Keymap<OwnAct, BoardState> = Keymap {
    title: Text::of("考核", "Assessment"),
    bindings: &[
        key!(TABLE, Edit, true, [Key::char('e'), Key::alt('e')], "计分表" / "table",
            "修改计分表及其考核项目；还没有的，选示例或新建。", "Change the table of points and its items; where there is none, take the example or enter one.", always),
        key!(TRY, View, true, [Key::char('w'), Key::alt('w')], "试算" / "what if",
            "逐项试改分值，看各人得分和等次怎样变，再加一项得几分；不保存。", "Try another figure, item by item: who would have how much, and another grade, and what one more gives. Nothing is kept.", always),
        key!(BACK, View, false, [Key::char('W')], "试上一项" / "item before",
            "试算：回到上一个考核项目。", "Try the item before.", always),
        key!(MORE, View, false, [Key::char('+'), Key::char('=')], "加一分" / "a point more",
            "试算的项目每项加一分，至多加到上限。", "The item that is tried gives a point more, up to its cap.", tries),
        key!(LESS, View, false, [Key::char('-')], "减一分" / "a point less",
            "试算的项目每项减一分。", "The item that is tried gives a point less.", tries),
    ],
};

fn tries(now: &BoardState) -> Result<(), Text> {
    let none = Text::of("先按 w 选一个考核项目", "choose an item with w first");
    when(now.tries, none)
}

/// Its keys, for the manual.
#[must_use]
pub fn pages() -> Vec<KeyRow> {
    [OWN.pages(), ASSESSMENT.rows()].concat()
}

impl Assessments {
    /// Is the last day of the year's counts still to come?
    pub(super) fn is_open(&self, ctx: &Ctx<'_>) -> bool {
        let today = ctx.today();
        today.date < ctx.book().settings().count_until.in_year(today.year)
    }

    /// What can be done to the table and its items.
    fn of_the_table(&self) -> Menu<Target> {
        let invoke = |id, kind, of| Target::Invoke(Invocation::of(id, Subject::of(kind, of)));
        let own = self.table().into_iter().flat_map(|table| {
            let title = &table.title;
            let first = menu::Item::new(
                invoke(CommandId::Edit, Kind::PointsTable, table.id.0),
                text!("{title}", "{title}"),
            );
            let items = self.items().iter().map(|item| {
                let (title, points) = (&item.title, item.points);
                let words = match item.cap {
                    Some(cap) => text!(
                        "{title}：每项 {points} 分，上限 {cap}",
                        "{title}: {points} each, no more than {cap}"
                    ),
                    None => text!("{title}：每项 {points} 分", "{title}: {points} each"),
                };
                menu::Item::new(invoke(CommandId::Edit, Kind::PointsItem, item.id.0), words)
            });
            let more = menu::Item::new(
                invoke(
                    CommandId::Add(Kind::PointsItem),
                    Kind::PointsTable,
                    table.id.0,
                ),
                Text::of("新增考核项目", "one more item"),
            );
            [first]
                .into_iter()
                .chain(items)
                .chain([more])
                .collect::<Vec<_>>()
        });
        let example = menu::Item::new(
            Target::Command(CommandId::ExampleTable),
            Text::of("登记示例计分表（委员）", "enter the example (of members)"),
        );
        let new = menu::Item::new(
            Target::Command(CommandId::Add(Kind::PointsTable)),
            Text::of("新建计分表", "a new table"),
        );
        let example = Some(example).filter(|_| self.table().is_none());
        let items = own.chain(example).chain([new]);
        Menu::new(Text::of("计分表", "Table of points"), items.collect())
    }
}

/// The most that each item gives; items that share a cap together.
fn caps(items: &[PointsItem], locale: Locale) -> String {
    let shares = |it: &PointsItem| !it.group.is_empty() && it.group_cap.is_some();
    let mut parts: Vec<String> = Vec::new();
    for (nth, item) in items.iter().enumerate() {
        let with_it = |other: &&PointsItem| shares(item) && other.group == item.group;
        if items[..nth].iter().any(|it| with_it(&it)) {
            continue;
        }
        let others = items[nth + 1..].iter().filter(with_it);
        let names = [item].into_iter().chain(others);
        let names = names.map(|it| head(it.criterion).say(locale).to_owned());
        let names = names.collect::<Vec<_>>().join(locale.between());
        let cap = item.group_cap.filter(|_| shares(item)).or(item.cap);
        parts.extend(cap.map(|cap| format!("{names} {cap}")));
    }
    parts.join("  ")
}

impl Board for Assessments {
    fn commands(&self) -> &'static Keys {
        &ASSESSMENT
    }

    fn has_records(&self) -> bool {
        false
    }

    fn is_wide(&self) -> bool {
        true
    }

    fn own(&self) -> Option<&'static Keymap<OwnAct, BoardState>> {
        Some(&OWN)
    }

    fn act(&mut self, act: OwnAct, _: Option<Item>, _: &[Item], _: &Ctx<'_>) -> Option<Effect> {
        match act {
            TRY | BACK => self.try_next(act == TRY),
            MORE | LESS => return self.try_otherwise(act == MORE).err().map(Effect::Warn),
            _ => return Some(Effect::Choose(self.of_the_table())),
        }
        None
    }

    fn leaves(&self) -> &'static [Text] {
        const NAMES: &[Text] = &[
            Text::of("委员", "Members"),
            Text::of("部门", "Departments"),
            Text::of("界别", "Sectors"),
            Text::of("召集人", "Convenors"),
            Text::of("等次", "Grades"),
        ];
        NAMES
    }

    fn count(&self, _: usize, _: &Ctx<'_>) -> Option<usize> {
        None
    }

    fn gather(&mut self, leaf: usize, _: Option<Item>, ctx: &Ctx<'_>) -> Vec<Item> {
        self.take(leaf, ctx);
        self.take_trial(ctx);
        match leaf {
            GRADES if self.table().is_some() => grades::rows(),
            GRADES => Vec::new(),
            _ => self.shown().rows.clone(),
        }
    }

    fn columns(&self, leaf: Option<usize>, _: &Ctx<'_>) -> Vec<Column> {
        match leaf.unwrap_or_default() {
            GRADES => self.grade_columns(),
            leaf => self.columns_of(assessing_of(leaf)),
        }
    }

    fn row(&self, leaf: Option<usize>, item: Item, ctx: &Ctx<'_>, marks: Symbols) -> Row {
        match leaf {
            Some(GRADES) => self.grade_row(item, ctx),
            _ => self.row_of(item, ctx, marks),
        }
    }

    fn words(&self, item: Item, ctx: &Ctx<'_>) -> String {
        self.words_of(item, ctx)
    }

    fn sorts(&self, leaf: Option<usize>, column: usize) -> bool {
        leaf != Some(GRADES) && self.sorts_by(column)
    }

    fn title(&self, leaf: Option<usize>, ctx: &Ctx<'_>) -> Text {
        let name = self.leaves().get(leaf.unwrap_or_default());
        let Text { zh, en } = name.cloned().unwrap_or(Text::of("", ""));
        if let Some((what_zh, what_en)) = self.tried_item() {
            return text!("考核 · {zh} · 试算{what_zh}", "{en} · if {what_en}");
        }
        match self.table().is_some() && self.is_open(ctx) {
            true => text!("考核 · {zh}（未截止）", "{en} (open)"),
            false => text!("考核 · {zh}", "{en}"),
        }
    }

    /// How far the sheets are, in parts that add up; and how many are below what is asked for, of all.
    fn sum(&self, _: usize, ctx: &Ctx<'_>) -> Text {
        let parts = |locale: Locale| {
            let parts = Standing::ALL.into_iter().filter_map(|standing| {
                let count = self.count(standing, ctx);
                let word = standing.word();
                (count > 0).then(|| format!("{} {count}", word.say(locale)))
            });
            parts.collect::<Vec<_>>().join("  ")
        };
        let (zh, en) = (parts(Locale::Zh), parts(Locale::En));
        match self.below(ctx) {
            0 => text!("{zh}", "{en}"),
            n => text!("{zh}；低于最低 {n}", "{en}; below {n}"),
        }
    }

    fn head(&self, _: usize, ctx: &Ctx<'_>) -> Vec<Line> {
        let Some((table, items, closing)) = &self.shown().by else {
            return Vec::new();
        };
        let (title, year) = (&table.title, ctx.today().year);
        let until = ctx.book().settings().count_until.in_year(year);
        let (on, until) = (short(*closing, year), short(until, year));
        let about = text!(
            "{title}  按 {on} 的记录；{until} 截止，之前数还会变",
            "{title}  by the records of {on}; the counts end on {until}, until then figures change"
        );
        let closed = text!(
            "{title}  截止 {until}",
            "{title}  the counts ended on {until}"
        );
        let about = if self.is_open(ctx) { about } else { closed };
        let mut lines = vec![Line::of(Role::Muted, about.say(ctx.locale))];
        if table.example {
            let words = Text::of(
                "这是示例表：先按本单位的办法修改（e），经会议确定后再计分。",
                "This is the example: change it to your own rules (e), and have a sitting decide on it first.",
            );
            lines.push(Line::of(Role::Due, words.say(ctx.locale)));
        }
        let caps = caps(items, ctx.locale);
        let words = text!("上限  {caps}", "caps  {caps}");
        lines.push(Line::of(Role::Muted, words.say(ctx.locale)));
        lines
    }

    fn is_trying(&self) -> bool {
        self.trial.borrow().is_some()
    }

    fn end_trial(&self) {
        self.end_trying();
    }

    fn assessed(&self, items: &[Item]) -> Option<(PointsTableId, Vec<Assessed>)> {
        let table = self.table()?.id;
        let of = items.iter().filter_map(|it| Some(self.assessee(*it)?.of));
        Some((table, of.collect()))
    }

    fn banner(&self, chosen: Option<Item>, ctx: &Ctx<'_>) -> Vec<Line> {
        match self.told_trial(chosen, ctx) {
            tried if tried.is_empty() => self.told_change(ctx).into_iter().collect(),
            tried => tried,
        }
    }

    fn empty(&self, leaf: usize, ctx: &Ctx<'_>) -> Text {
        let year = ctx.today().year;
        let name = assessing_of(leaf).word();
        let (zh, en) = (&name.zh, &name.en);
        match (&self.shown().refused, leaf % LEAVES.len()) {
            (Some(why), _) => why.clone(),
            (None, 0) => text!(
                "{year}年还没有委员的计分表。1 按 e 选示例或新建，或按 I 导入　2 按 e 逐项修改，按 w 试算　3 经会议确定后按 s 计分",
                "No table of points for members in {year}.  1 e takes the example or enters one, I imports one  2 e changes its items, w tries other figures  3 once a sitting decided on it, s makes the sheets"
            ),
            (None, _) => text!(
                "{year}年还没有{zh}的计分表：按 e 新建，或按 I 导入。",
                "No table of points for {en} in {year}: e enters one, I imports one."
            ),
        }
    }

    fn told(&self, leaf: usize, item: Item, ctx: &Ctx<'_>) -> Told {
        match leaf {
            GRADES => self.told_of_grade(item, ctx),
            _ => self.told_of(item, ctx),
        }
    }

    fn next(&self, _: usize, item: Item, ctx: &Ctx<'_>) -> Option<Next> {
        let it = self.assessee(item)?;
        let command = match (it.standing(ctx), item.record()?) {
            (Standing::NotMade, _) => CommandId::Assess,
            (Standing::Waiting, _) => CommandId::ConfirmSheet,
            (Standing::Confirmed, _) => return None,
            (Standing::Disputed, (kind, id)) => {
                let it = Invocation::of(CommandId::Edit, Subject::of(kind, id));
                return Some(Next::Do(Text::of("答复申诉", "answer"), it));
            }
        };
        Some(Next::Command(command))
    }

    fn so(&self, _: usize, item: Item, _: &Ctx<'_>) -> Option<CommandId> {
        self.assessee(item).map(|_| CommandId::ConfirmSheet)
    }

    fn added(&self, _: usize, _: &Ctx<'_>) -> Option<CommandId> {
        Some(CommandId::Add(Kind::PointsTable))
    }

    fn find(&self, place: Place, ctx: &Ctx<'_>) -> Option<(usize, Option<Item>, Item)> {
        let Place::Record(Kind::AssessmentSheet, id) = place else {
            return None;
        };
        let book = ctx.book();
        let sheet = book.assessment_sheets.get(AssessmentSheetId(id))?;
        let table = book.points_tables.get(sheet.table)?;
        let leaf = LEAVES.iter().position(|it| *it == table.assessing)?;
        self.sought.set(Some(table.id));
        Some((leaf, None, Item::Record(Kind::AssessmentSheet, id)))
    }
}
