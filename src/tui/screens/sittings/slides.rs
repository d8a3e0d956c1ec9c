//! What a sitting has for a room: an item of its agenda, somebody who waits for it, or a problem that it took up, one
//! a page.
//!
//! On a page stands what agenda, minute and list of approvals print, and how far it is: what somebody wrote for the
//! office alone (merits, how a problem was solved) is not there, nor is who is whose contact.

use super::state::{self, AGENDA, CHANGES, PROBLEMS, Sittings, problem};
use crate::desk::sitting::post;
use crate::domain::assessment::Prized;
use crate::domain::described::Described as _;
use crate::domain::id::{ConvenorId, PrizeId};
use crate::domain::record::Kind;
use crate::domain::sitting::{AgendaItem, ItemKind, Problem, numeral};
use crate::exchange::papers::day;
use crate::text;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::panes::lines::Line;
use crate::tui::screens::board::Item;
use crate::tui::screens::parts::dates::{short, short_or_dash, urgency};
use crate::tui::screens::parts::marks::{of_level, role_of_level};
use crate::tui::screens::parts::names::padded;
use crate::tui::symbols::Symbol;
use crate::tui::theme::Role;
use crate::tui::widgets::row::{Column, Row};
use crate::tui::windows::meeting::{Slide, SlideTable, Slides};

/// How far something is: a mark, its meaning, and the words for it.
type State = (Symbol, Role, Text);

impl Sittings {
    /// The rows of a leaf as pages; of problems those of the chosen sitting, for changes its agenda.
    pub(super) fn slides_of(
        &self,
        leaf: usize,
        rows: &[Item],
        chosen: Option<Item>,
        ctx: &Ctx<'_>,
    ) -> Result<Slides, Text> {
        let own = |it: &Item| problem(*it, ctx).is_some_and(|it| Some(it.sitting) == self.of);
        let rows: Vec<Item> = match leaf {
            CHANGES => self.agenda_items().collect(),
            PROBLEMS => rows.iter().copied().filter(own).collect(),
            _ => rows.to_vec(),
        };
        let pages = rows
            .iter()
            .filter_map(|it| Some((*it, self.slide(*it, ctx)?)));
        let (items, pages): (Vec<Item>, Vec<Slide>) = pages.unzip();
        let first = items.iter().position(|it| Some(*it) == chosen);
        match pages.is_empty() {
            true => Err(nothing(leaf)),
            false => Ok(Slides {
                heading: self.heading(ctx),
                pages,
                first: first.unwrap_or(0),
            }),
        }
    }

    fn agenda_items(&self) -> impl Iterator<Item = Item> {
        let all = self.agenda.iter();
        all.map(|id| Item::Record(Kind::AgendaItem, id.0))
    }

    /// The sitting and its day; where none is chosen, whose council it is for, and today.
    fn heading(&self, ctx: &Ctx<'_>) -> String {
        let organisation = ctx.book().organisation().map_or("", |it| &it.name);
        let (name, on) = match self.sitting(ctx) {
            Some(it) => (it.title.as_str(), it.held_on),
            None => (organisation, ctx.today().reference_date()),
        };
        let written = day(on);
        let words = text!("{name} · {written}", "{name}, {on}");
        words.say(ctx.locale).to_owned()
    }

    fn slide(&self, item: Item, ctx: &Ctx<'_>) -> Option<Slide> {
        match item.record()? {
            (Kind::AgendaItem, _) => Some(self.of_item(state::item(item, ctx)?, ctx)),
            (Kind::Problem, _) => Some(of_problem(problem(item, ctx)?, ctx)),
            (Kind::Convenor, id) => self.of_convenor(ConvenorId(id), ctx),
            (Kind::Prize, id) => self.of_prize(PrizeId(id), ctx),
            _ => None,
        }
    }

    fn of_item(&self, item: &AgendaItem, ctx: &Ctx<'_>) -> Slide {
        let nth = self.agenda.iter().position(|it| *it == item.id);
        let nth = nth.map_or(0, |it| it + 1);
        let (numeral, title) = (numeral(nth as u64), &item.title);
        let title = text!("{numeral}、{title}", "{nth}. {title}");
        let mut lines = Vec::new();
        say(
            &mut lines,
            Text::of("汇报人", "Reported by"),
            &item.rapporteur,
            ctx,
        );
        say(
            &mut lines,
            Text::of("议定事项", "Decided"),
            &item.decision,
            ctx,
        );
        lines.push(state_line(self.state_of(item), ctx));
        let table = match item.kind {
            ItemKind::Approval => self.convenors(ctx),
            ItemKind::Prize => self.prizes(ctx),
            ItemKind::Problem => self.open_problems(ctx),
            ItemKind::Report | ItemKind::Study | ItemKind::Assessment | ItemKind::Other => {
                SlideTable::default()
            }
        };
        Slide {
            title: title.say(ctx.locale).to_owned(),
            lines,
            table: Some(table).filter(|it| !it.rows.is_empty()),
            ..Slide::default()
        }
    }

    /// How far an item is: of those whom the council approves, how many wait and were approved.
    fn state_of(&self, item: &AgendaItem) -> State {
        let (waits, done) = match item.kind {
            ItemKind::Approval => (self.ready.len() + self.blocked.len(), self.approved.len()),
            ItemKind::Prize => (self.nominated.len(), self.awarded.len()),
            _ => (0, 0),
        };
        match (waits, done) {
            (0, 0) if item.decision.trim().is_empty() => (
                Symbol::Due,
                Role::Due,
                Text::of("待审议", "to be considered"),
            ),
            (0, 0) => (Symbol::Verified, Role::Ok, Text::of("已议定", "decided")),
            (0, n) => (
                Symbol::Verified,
                Role::Ok,
                text!("已审定 {n}", "{n} approved"),
            ),
            (n, 0) => (
                Symbol::Due,
                Role::Due,
                text!("待审定 {n}", "{n} to approve"),
            ),
            (n, m) => (
                Symbol::Due,
                Role::Due,
                text!("待审定 {n}，已审定 {m}", "{n} to approve, {m} approved"),
            ),
        }
    }

    fn waits_for_approval(&self, id: ConvenorId) -> bool {
        self.ready.contains(&id) || self.blocked.contains(&id)
    }

    /// Those who wait, then whom the sitting approved.
    fn convenors(&self, ctx: &Ctx<'_>) -> SlideTable {
        let book = ctx.book();
        let on = self.day(ctx);
        let waits = self.blocked.iter().chain(&self.ready);
        let done = self
            .approved
            .iter()
            .filter(|id| !self.waits_for_approval(**id));
        let all = waits.chain(done).filter_map(|id| book.convenors.get(*id));
        let rows = all.map(|it| {
            let (_, role, words) = approval(self.waits_for_approval(it.id));
            Row::new()
                .cell(padded(book.member_name(it.member), ctx.locale))
                .cell(book.sector_name(it.sector).to_owned())
                .cell(post(it, on).say(ctx.locale).to_owned())
                .cell(short_or_dash(it.elected, ctx.today().year))
                .cell_as(role, words.say(ctx.locale).to_owned())
        });
        SlideTable {
            columns: columns([
                Text::of("姓名", "name"),
                Text::of("界别", "sector"),
                Text::of("拟任", "as"),
                Text::of("推选", "elected"),
                Text::of("状态", "state"),
            ]),
            rows: rows.collect(),
            bars: Vec::new(),
        }
    }

    fn prizes(&self, ctx: &Ctx<'_>) -> SlideTable {
        let book = ctx.book();
        let all = self.nominated.iter().chain(&self.awarded);
        let all = all.filter_map(|id| book.prizes.get(*id));
        let rows = all.map(|it| {
            let (kind, of) = it.of.record();
            let (_, role, words) = approval(self.nominated.contains(&it.id));
            Row::new()
                .cell(book.name_of(kind, of))
                .cell(it.of.word().say(ctx.locale).to_owned())
                .cell(it.year.to_string())
                .cell_as(role, words.say(ctx.locale).to_owned())
        });
        SlideTable {
            columns: columns([
                Text::of("对象", "who"),
                Text::of("评优", "prize"),
                Text::of("年度", "year"),
                Text::of("状态", "state"),
            ]),
            rows: rows.collect(),
            bars: Vec::new(),
        }
    }

    /// The problems that are open, the most urgent first.
    fn open_problems(&self, ctx: &Ctx<'_>) -> SlideTable {
        let open = self.problems.iter().take(self.open);
        let rows = open
            .filter_map(|id| ctx.book().problems.get(*id))
            .map(|it| {
                let (_, role, words) = how_far(it, ctx);
                Row::new()
                    .cell(it.title.clone())
                    .cell(it.owner.clone())
                    .cell(short_or_dash(it.due, ctx.today().year))
                    .cell_as(role, words.say(ctx.locale).to_owned())
            });
        SlideTable {
            columns: columns([
                Text::of("问题", "problem"),
                Text::of("责任单位", "owner"),
                Text::of("完成时限", "due"),
                Text::of("状态", "state"),
            ]),
            rows: rows.collect(),
            bars: Vec::new(),
        }
    }

    fn of_convenor(&self, id: ConvenorId, ctx: &Ctx<'_>) -> Option<Slide> {
        let (book, year) = (ctx.book(), ctx.today().year);
        let convenor = book.convenors.get(id)?;
        let employer = book
            .members
            .get(convenor.member)
            .map_or("", |it| &it.employer);
        let post = post(convenor, self.day(ctx));
        let mut lines = Vec::new();
        let sector = book.sector_name(convenor.sector);
        say(&mut lines, Text::of("界别", "Sector"), sector, ctx);
        say(
            &mut lines,
            Text::of("工作单位及职务", "Employer and post"),
            employer,
            ctx,
        );
        say(
            &mut lines,
            Text::of("拟任", "As"),
            post.say(ctx.locale),
            ctx,
        );
        let elected = short_or_dash(convenor.elected, year);
        say(&mut lines, Text::of("推选", "Elected"), &elected, ctx);
        lines.push(state_line(approval(self.waits_for_approval(id)), ctx));
        Some(Slide {
            title: book.member_name(convenor.member).to_owned(),
            lines,
            ..Slide::default()
        })
    }

    fn of_prize(&self, id: PrizeId, ctx: &Ctx<'_>) -> Option<Slide> {
        let book = ctx.book();
        let prize = book.prizes.get(id)?;
        let (kind, of) = prize.of.record();
        let mut lines = Vec::new();
        if let Prized::Convenor(id) = prize.of {
            let sector = book.convenors.get(id).map(|it| book.sector_name(it.sector));
            say(
                &mut lines,
                Text::of("界别", "Sector"),
                sector.unwrap_or(""),
                ctx,
            );
        }
        let word = prize.of.word();
        say(
            &mut lines,
            Text::of("评优", "Prize"),
            word.say(ctx.locale),
            ctx,
        );
        say(
            &mut lines,
            Text::of("年度", "Year"),
            &prize.year.to_string(),
            ctx,
        );
        lines.push(state_line(approval(self.nominated.contains(&id)), ctx));
        Some(Slide {
            title: book.name_of(kind, of),
            lines,
            ..Slide::default()
        })
    }

    fn day(&self, ctx: &Ctx<'_>) -> chrono::NaiveDate {
        let sitting = self.sitting(ctx);
        sitting.map_or(ctx.today().reference_date(), |it| it.held_on)
    }
}

fn of_problem(problem: &Problem, ctx: &Ctx<'_>) -> Slide {
    let mut lines = Vec::new();
    say(
        &mut lines,
        Text::of("责任单位", "Owner"),
        &problem.owner,
        ctx,
    );
    let due = short_or_dash(problem.due, ctx.today().year);
    say(&mut lines, Text::of("完成时限", "Due"), &due, ctx);
    lines.push(state_line(how_far(problem, ctx), ctx));
    Slide {
        title: problem.title.clone(),
        lines,
        ..Slide::default()
    }
}

fn how_far(problem: &Problem, ctx: &Ctx<'_>) -> State {
    let day = ctx.today().reference_date();
    match (&problem.solved, problem.due) {
        (Some(solved), _) if !problem.waits_on(day) => {
            let on = short(solved.on, ctx.today().year);
            (
                Symbol::Verified,
                Role::Ok,
                text!("{on} 已解决", "solved {on}"),
            )
        }
        (_, Some(due)) => {
            let (words, level) = urgency(due, day);
            (of_level(level), role_of_level(level), words)
        }
        (_, None) => (Symbol::Due, Role::Due, Text::of("未定时限", "no day")),
    }
}

fn approval(waits: bool) -> State {
    match waits {
        true => (Symbol::Due, Role::Due, Text::of("待审定", "to be approved")),
        false => (Symbol::Verified, Role::Ok, Text::of("已审定", "approved")),
    }
}

fn nothing(leaf: usize) -> Text {
    match leaf {
        AGENDA | CHANGES => Text::of(
            "还没有议题，没有可放映的",
            "there is no item yet, so nothing to show",
        ),
        PROBLEMS => Text::of(
            "所选会议没有确定督办问题，没有可放映的",
            "the chosen sitting took up no problem, so there is nothing to show",
        ),
        _ => Text::of(
            "没有待审定的，没有可放映的",
            "nobody waits for approval, so there is nothing to show",
        ),
    }
}

fn columns<const N: usize>(titles: [Text; N]) -> Vec<Column> {
    titles.map(|it| Column::fixed(it, 0)).into()
}

/// A label and what it says, where it says anything.
fn say(lines: &mut Vec<Line>, label: Text, value: &str, ctx: &Ctx<'_>) {
    if !value.trim().is_empty() {
        lines.push(Line::field(&label, value.trim(), ctx.locale));
    }
}

fn state_line((mark, role, words): State, ctx: &Ctx<'_>) -> Line {
    let label = Text::of("状态", "State");
    Line::Field {
        label: (Role::Label, label.say(ctx.locale).to_owned()),
        mark: Some((mark, role)),
        value: words.say(ctx.locale).to_owned(),
        role,
        link: None,
    }
}
