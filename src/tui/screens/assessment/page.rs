//! What the page says of somebody who is assessed: the sheet item by item, and the records behind each number; what
//! was not counted, with the reason.

use super::figures::Total;
use super::rows::marked;
use super::state::{Assessee, Assessments};
use super::trial::told_more;
use super::words::{left, name, whose};
use crate::desk::assessment::{Standing, since, table_changed_since};
use crate::domain::assessment::{AssessmentSheet, Criterion, Points, PointsItem, share_of};
use crate::domain::id::FormId;
use crate::domain::record::Kind;
use crate::rules::points::{Counted, Scored};
use crate::text;
use crate::text::{Locale, Text};
use crate::tui::app::{Ctx, Place};
use crate::tui::commands::entered::label;
use crate::tui::panes::lines::Line;
use crate::tui::screens::board::{Item, Told};
use crate::tui::screens::parts::dates::short;
use crate::tui::symbols::Symbol;
use crate::tui::theme::Role;

impl Assessments {
    pub(super) fn told_of(&self, item: Item, ctx: &Ctx<'_>) -> Told {
        let Some(it) = self.assessee(item) else {
            return Told::default();
        };
        let mut told = Told {
            title: title(it, ctx),
            ..Told::default()
        };
        let (kind, id) = it.of.record();
        let place = Place::of(kind, id, ctx.book());
        told.link(&kind.title(), called(it, ctx), place, ctx);
        let sheet = it.sheet(ctx);
        // What a sheet counted stood there on its own day.
        let then = sheet.and_then(|it| self.shown().behind(it, ctx));
        if let Some(sheet) = sheet {
            told.sheet(sheet, ctx);
            let behind = then.as_ref();
            if let Some(since) = behind.and_then(|(_, now)| since(sheet, now, ctx.book())) {
                let words = since.text(sheet);
                told.lines
                    .push(Line::marked(Symbol::Due, Role::Due, words.say(ctx.locale)));
            }
        }
        if let Some(lacking) = self.lacking(it, ctx.locale) {
            told.lines.push(Line::of(Role::Breach, lacking));
        }
        let (items, behind) = match then {
            Some((items, scores)) => (items, Some(scores)),
            None => (self.items().to_vec(), it.now.clone()),
        };
        for item in &items {
            let lines = behind.as_ref().map(|it| &it.lines);
            let line = lines.and_then(|it| it.iter().find(|line| line.item == item.id));
            told.item(item, it, line, ctx);
            let more = self.more_of(it, item, &items, ctx);
            told.lines.extend(more);
        }
        told
    }

    /// That the table was changed after sheets were made by it: those that were confirmed stay.
    pub(super) fn told_change(&self, ctx: &Ctx<'_>) -> Option<Line> {
        let sheets = self.assessees().filter_map(|it| it.sheet(ctx));
        let changed = sheets.filter(|it| table_changed_since(it, ctx.book()));
        let (stay, others): (Vec<_>, Vec<_>) = changed.partition(|it| it.confirmed.is_some());
        let (stay, others) = (stay.len(), others.len());
        let words = match (stay, others) {
            (0, 0) => return None,
            (0, n) => text!(
                "计分后计分表改过：{n} 份按 s 重新计分",
                "The table was changed since: s makes {n} sheets anew"
            ),
            (stay, 0) => text!(
                "确认后计分表改过：已确认的 {stay} 份不变，回车看现在重算是多少",
                "The table was changed since: {stay} confirmed sheets stay; Enter says what each would come to"
            ),
            (stay, n) => text!(
                "确认后计分表改过：已确认的 {stay} 份不变，其余 {n} 份按 s 重新计分",
                "The table was changed since: {stay} confirmed sheets stay, s makes {n} others anew"
            ),
        };
        Some(Line::marked(
            Symbol::Advice,
            Role::Due,
            words.say(ctx.locale),
        ))
    }

    /// What is tried of an item; else, while more can come and nothing is confirmed, what one more would give.
    fn more_of(
        &self,
        it: &Assessee,
        item: &PointsItem,
        items: &[PointsItem],
        ctx: &Ctx<'_>,
    ) -> Option<Line> {
        let tried = self
            .tried
            .as_ref()
            .filter(|tried| tried.of.item.id == item.id);
        if let Some((tried, then)) = tried.zip(self.would_be(it)) {
            let (points, more) = (
                tried.of.item.points,
                told_more(&tried.of.item, then.total, then.more),
            );
            let given = then.item.map_or("—".to_owned(), |it| it.to_string());
            let (zh, en) = (&more.zh, &more.en);
            let words = text!(
                "试算：每项 {points} 分，得 {given}；{zh}",
                "if {points} each: {given}; {en}"
            );
            return Some(Line::of(Role::Accent, words.say(ctx.locale)));
        }
        let (table, now) = (self.table()?, it.now.as_ref()?);
        let stays = left(it.of, ctx).is_none();
        if !self.is_open(ctx) || !stays || it.standing(ctx) == Standing::Confirmed {
            return None;
        }
        let more = now.with_one_more(table, items, item.id)?;
        let words = told_more(item, Total::of(now), Some(Total::of(&more)));
        Some(Line::of(Role::Muted, words.say(ctx.locale)))
    }

    /// Which items have fewer than are asked for at least.
    fn lacking(&self, it: &Assessee, locale: Locale) -> Option<String> {
        let lacks = &it.now.as_ref()?.lacks;
        let items = self.items().iter().filter(|it| lacks.contains(&it.id));
        let names: Vec<_> = items.map(|it| it.title.as_str()).collect();
        if names.is_empty() {
            return None;
        }
        let names = names.join(locale.between());
        let words = text!(
            "未达到最低要求：{names}",
            "Fewer than asked for at least: {names}"
        );
        Some(words.say(locale).to_owned())
    }
}

fn called(it: &Assessee, ctx: &Ctx<'_>) -> String {
    let (name, whose) = (name(it.of, ctx), whose(it.of, ctx));
    let (zh, en) = (&whose.zh, &whose.en);
    let whole = match zh.is_empty() {
        true => Text::same(name),
        false => text!("{name}（{zh}）", "{name} ({en})"),
    };
    whole.say(ctx.locale).to_owned()
}

fn title(it: &Assessee, ctx: &Ctx<'_>) -> String {
    let name = name(it.of, ctx);
    match it.total(ctx) {
        Some(total) => {
            let (points, open) = (total.points, total.open);
            format!("{name}  {points} / {open}  {}", share_of(points, open))
        }
        None => name,
    }
}

impl Told {
    /// How far a sheet is; what is said against it; whether the records give something else by now.
    fn sheet(&mut self, sheet: &AssessmentSheet, ctx: &Ctx<'_>) {
        let (locale, year) = (ctx.locale, ctx.today().year);
        let state = Text::of("考核表", "Sheet");
        let (words, role) = match (sheet.confirmed, sheet.is_disputed()) {
            (Some(confirmed), _) => {
                let on = short(confirmed.on, year);
                let by = confirmed.by.map(|id| ctx.book().committee_name(id));
                let words = match by {
                    Some(by) => text!("{by} {on} 确认", "confirmed by {by} on {on}"),
                    None => text!("{on} 确认", "confirmed on {on}"),
                };
                (words, Role::Ok)
            }
            (None, true) => (
                Text::of("申诉还没有答复", "the appeal waits for an answer"),
                marked(Standing::Disputed).1,
            ),
            (None, false) => (Standing::Waiting.word(), marked(Standing::Waiting).1),
        };
        self.lines.push(Line::Field {
            label: (Role::Label, state.say(locale).to_owned()),
            mark: None,
            value: words.say(locale).to_owned(),
            role,
            link: None,
        });
        let closed_on = short(sheet.closed_on, year);
        let partly = match (sheet.partly, locale) {
            (false, _) => "",
            (true, Locale::Zh) => "，任职不足一年",
            (true, Locale::En) => ", served for a part of the year",
        };
        let grade = sheet.grade.word();
        let said = [
            (
                Text::of("等次", "Grade"),
                format!("{}{partly}", grade.say(locale)),
            ),
            (Text::of("截至", "As of"), closed_on),
            (Text::of("申诉", "Appeal"), sheet.appeal.clone()),
            (Text::of("答复", "Answer"), sheet.answer.clone()),
        ];
        for (label, words) in said {
            self.say(&label, &words, ctx);
        }
    }

    /// An item: what it gave of how much, by which rule; then the records.
    fn item(&mut self, item: &PointsItem, it: &Assessee, line: Option<&Scored>, ctx: &Ctx<'_>) {
        let locale = ctx.locale;
        let given = it.points(item.id, ctx);
        let of_sheet = it.sheet(ctx).and_then(|it| {
            let mut lines = it.lines.iter();
            lines.find(|line| line.item == item.id)?.open
        });
        let open = of_sheet.or(line.and_then(|it| it.open));
        let figures = match (given, open) {
            (Some(points), Some(open)) if open > Points::NONE => format!("{points} / {open}"),
            (Some(points), _) => points.to_string(),
            (None, _) => "—".to_owned(),
        };
        self.lines.push(Line::Blank);
        self.lines.push(Line::Words {
            mark: None,
            lead: Some((Role::Title, format!("{}  {figures}", item.title))),
            role: Role::Muted,
            text: rule(item).say(locale).to_owned(),
            link: None,
        });
        let Some(line) = line else {
            return;
        };
        for counted in &line.counted {
            let words = words(counted.kind, counted.id, ctx);
            let place = Place::of(counted.kind, counted.id, ctx.book());
            let lead = gives(counted);
            let lead = lead.say(locale);
            let mark = match counted.points > Points::NONE || counted.why.is_none() {
                true => (Symbol::Verified, Role::Ok),
                false => (Symbol::Missing, Role::Due),
            };
            self.linked(mark, lead, words, place);
        }
        for other in &line.others {
            let words = words(other.kind, other.id, ctx);
            let place = Place::of(other.kind, other.id, ctx.book());
            let why = other.why.word();
            let (zh, en) = (&why.zh, &why.en);
            let lead = text!("不计：{zh}", "not counted: {en}");
            self.linked((Symbol::Missing, Role::Due), lead.say(locale), words, place);
        }
        self.beyond(line, ctx);
    }

    /// What the records give beyond what an item may.
    fn beyond(&mut self, line: &Scored, ctx: &Ctx<'_>) {
        let all: Points = line.counted.iter().map(|it| it.points).sum();
        if all > line.points {
            let over = all - line.points;
            let words = match line.open {
                Some(_) => text!(
                    "超出上限的 {over} 分不计",
                    "{over} points above the cap do not count"
                ),
                None => Text::of(
                    "同组项目只计最高的，此项不计",
                    "of its group the highest item counts, and not this",
                ),
            };
            self.lines
                .push(Line::of(Role::Muted, words.say(ctx.locale)));
        }
    }
}

/// By which rule an item counts.
fn rule(item: &PointsItem) -> Text {
    let points = item.points;
    let group = item.group_cap.filter(|_| !item.group.is_empty());
    match (item.criterion, group, item.cap) {
        (Criterion::NotCounted, ..) => Text::of("（不计分）", "(not counted)"),
        (_, Some(cap), _) => {
            let group = &item.group;
            text!(
                "（每项 {points} 分，“{group}”合计上限 {cap}）",
                "({points} each, no more than {cap} for {group})"
            )
        }
        (_, None, Some(cap)) => text!(
            "（每项 {points} 分，上限 {cap}）",
            "({points} each, no more than {cap})"
        ),
        (_, None, None) => text!("（每项 {points} 分）", "({points} each)"),
    }
}

/// What a record gives, and why that is less than another would.
fn gives(counted: &Counted) -> Text {
    let points = counted.points;
    match counted.why.map(|it| it.word()) {
        None => text!("计 {points}", "{points}"),
        Some(why) => {
            let (zh, en) = (&why.zh, &why.en);
            text!("计 {points}（{zh}）", "{points} ({en})")
        }
    }
}

/// A record in words; forms, most of which no book has, by their number and day.
fn words(kind: Kind, id: u64, ctx: &Ctx<'_>) -> String {
    let (book, year) = (ctx.book(), ctx.today().year);
    if kind != Kind::RegistrationForm {
        return label(kind, id, book, year).say(ctx.locale).to_owned();
    }
    let form = ctx.desk.form(FormId(id)).ok().flatten();
    let on = form.map_or_else(String::new, |it| short(it.dated(), year));
    let words = text!("登记表 #{id} {on}", "form #{id} {on}");
    words.say(ctx.locale).to_owned()
}
