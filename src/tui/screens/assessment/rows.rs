//! The cells of who is assessed: what each item gave, the sum, how far the sheet is. Nobody is ranked.

use super::state::{Assessee, Assessments};
use super::words::{head, name, whose_or_left};
use crate::desk::assessment::{Standing, table_changed_since};
use crate::domain::assessment::{Assessing, Grade, Points, PointsItem, share_of};
use crate::rules::Level;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::screens::board::Item;
use crate::tui::screens::parts::marks::{of_level, role_of_level};
use crate::tui::symbols::{Symbol, Symbols};
use crate::tui::theme::Role;
use crate::tui::widgets::row::{Column, Row};

/// How wide a list is that has no column for an item, and how much more each column asks for; and from where on a trial
/// leaves room for what is open, how far the sheet is, and other items.
const WITHOUT_ITEMS: u16 = 66;
const OF_AN_ITEM: u16 = 6;
const BESIDE_A_TRIAL: u16 = 92;

impl Assessments {
    pub(super) fn columns_of(&self, assessing: Assessing) -> Vec<Column> {
        let people = matches!(assessing, Assessing::Members | Assessing::Convenors);
        let name = match people {
            true => Column::fixed(Text::of("姓名", "name"), 8),
            false => Column::share(Text::of("名称", "name"), 3),
        };
        let whose = match assessing {
            Assessing::Members | Assessing::Convenors => Text::of("界别", "sector"),
            Assessing::Sectors => Text::of("专委会", "committee"),
            Assessing::Departments => Text::of("类别", "kind"),
        };
        let before = [
            Column::fixed(Text::of("", ""), 1),
            name,
            Column::share(whose, 2),
        ];
        let figure = |title, wide| Column::fixed(title, wide).right();
        let trial = self.tried.as_ref().map(|it| &it.of.item);
        // What is tried stands first, at every width.
        let tried = trial.map(|it| figure(head(it.criterion), 5));
        let narrowest = match trial {
            Some(_) => BESIDE_A_TRIAL,
            None => WITHOUT_ITEMS,
        };
        let items = self
            .items_beside()
            .zip(1..)
            .map(|(item, nth)| figure(head(item.criterion), 5).from(narrowest + OF_AN_ITEM * nth));
        let open = figure(Text::of("可得", "open"), 5);
        let sums = [
            figure(Text::of("计", "sum"), 5),
            match trial {
                Some(_) => open.from(BESIDE_A_TRIAL),
                None => open,
            },
        ];
        let outcome = trial.map(|_| figure(Text::of("试算", "if"), 5));
        let share = figure(Text::of("占比", "share"), 6);
        let more = trial.map(|_| figure(Text::of("再1项", "more"), 5));
        let state = Column::fixed(Text::of("状态", "sheet"), 10);
        let how = [
            Column::fixed(Text::of("等次", "grade"), 14),
            match trial {
                Some(_) => state.from(BESIDE_A_TRIAL),
                None => state,
            },
        ];
        let figures = tried.into_iter().chain(items).chain(sums).chain(outcome);
        let figures = figures.chain([share]).chain(more);
        before.into_iter().chain(figures).chain(how).collect()
    }

    /// The items that have a column of their own besides the one that is tried.
    fn items_beside(&self) -> impl Iterator<Item = &PointsItem> {
        let tried = self.tried.as_ref().map(|it| it.of.item.id);
        self.items().iter().filter(move |it| Some(it.id) != tried)
    }

    pub(super) fn row_of(&self, item: Item, ctx: &Ctx<'_>, marks: Symbols) -> Row {
        let Some(it) = self.assessee(item) else {
            return Row::new();
        };
        let locale = ctx.locale;
        let standing = it.standing(ctx);
        let (mark, role) = marked(standing);
        // What no sheet says yet may still change.
        let figures = match standing {
            Standing::NotMade => Role::Muted,
            _ => Role::Plain,
        };
        let mut row = Row::new()
            .cell_as(role, marks.get(mark))
            .cell(name(it.of, ctx))
            .cell_as(
                Role::Muted,
                whose_or_left(it.of, ctx).say(locale).to_owned(),
            );
        let figure = |row: Row, role, points: Option<Points>| match points {
            Some(points) => row.cell_as(role, points.to_string()),
            None => row.cell_as(Role::Muted, "—"),
        };
        let then = self.would_be(it);
        if self.tried.is_some() {
            row = figure(row, Role::Accent, then.and_then(|it| it.item));
        }
        for item in self.items_beside() {
            row = figure(row, figures, it.points(item.id, ctx));
        }
        let total = it.total(ctx);
        row = figure(row, figures, total.map(|it| it.points));
        row = figure(row, Role::Muted, total.map(|it| it.open));
        let (shown, role_of_share) = match &self.tried {
            Some(_) => (then.map(|it| it.total), Role::Accent),
            None => (total, figures),
        };
        if self.tried.is_some() {
            row = figure(row, Role::Accent, shown.map(|it| it.points));
        }
        let whole = shown.map_or("—".to_owned(), |it| share_of(it.points, it.open));
        row = row.cell_as(role_of_share, whole);
        if self.tried.is_some() {
            row = match then.and_then(|it| it.gain()) {
                Some(gain) if gain >= Points::NONE => row.cell_as(Role::Accent, format!("+{gain}")),
                gain => figure(row, Role::Accent, gain),
            };
        }
        let (below, grade) = self.graded(it, ctx, marks);
        let changed = it
            .sheet(ctx)
            .is_some_and(|sheet| table_changed_since(sheet, ctx.book()));
        let word = standing.word();
        let word = word.say(locale);
        row.cell_as(below, grade).cell_as(
            role,
            match changed {
                true => format!("{word} {}", marks.get(Symbol::Advice)),
                false => word.to_owned(),
            },
        )
    }

    /// By which words a row is found: whose sheet waits, who is below what is asked for.
    pub(super) fn words_of(&self, item: Item, ctx: &Ctx<'_>) -> String {
        let Some(it) = self.assessee(item) else {
            return String::new();
        };
        let open = it.standing(ctx) != Standing::Confirmed;
        let below = it.total(ctx).is_some_and(|it| it.grade == Grade::Lacking);
        let open = if open { "未确认 unconfirmed" } else { "" };
        let below = if below { "低于最低 below" } else { "" };
        let other = self.other_grade(it).map_or("", |_| "等次变 other grade");
        // A facet is found however its colon is typed.
        let grade = it.total(ctx).map_or_else(String::new, |it| {
            let Text { zh, en } = it.grade.word();
            format!("等次:{zh} 等次：{zh} grade:{en}")
        });
        let changed = it
            .sheet(ctx)
            .is_some_and(|it| table_changed_since(it, ctx.book()));
        let changed = if changed {
            "计分表改过 table changed"
        } else {
            ""
        };
        format!("{open} {below} {other} {grade} {changed}")
    }

    /// Whether rows may be sorted by a column: by figures they are not, for nobody is ranked.
    pub(super) fn sorts_by(&self, column: usize) -> bool {
        let columns = self.columns_of(Assessing::Members).len();
        !(3..columns - 2).contains(&column)
    }
}

/// The mark of how far a sheet is.
pub(super) fn marked(standing: Standing) -> (Symbol, Role) {
    match standing {
        Standing::Disputed => (Symbol::Due, Role::Due),
        Standing::Waiting => (Symbol::Recorded, Role::Accent),
        Standing::Confirmed => (Symbol::Verified, Role::Ok),
        Standing::NotMade => (Symbol::NotDue, Role::Muted),
    }
}

impl Assessments {
    /// The grade, with a mark where somebody is below what is asked for: until the counts end that may still change.
    fn graded(&self, it: &Assessee, ctx: &Ctx<'_>, marks: Symbols) -> (Role, String) {
        let Some(total) = it.total(ctx) else {
            return (Role::Muted, String::new());
        };
        if let Some(then) = self.other_grade(it) {
            let word = then.word();
            return (Role::Accent, format!("→{}", word.say(ctx.locale)));
        }
        let word = total.grade.word();
        let word = word.say(ctx.locale);
        let level = match self.is_open(ctx) {
            true => Level::Due,
            false => Level::Breach,
        };
        match (it.standing(ctx), total.grade) {
            (Standing::NotMade, _) => (Role::Muted, word.to_owned()),
            (_, Grade::Lacking) => {
                let mark = marks.get(of_level(level));
                (role_of_level(level), format!("{mark}{word}"))
            }
            _ => (Role::Plain, word.to_owned()),
        }
    }
}
