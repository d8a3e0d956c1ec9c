//! The cells of who is assessed: what each item gave, the sum, how far the sheet is. Nobody is ranked.

use super::state::{Assessee, Assessments, Standing, share};
use super::words::{head, name, whose_or_left};
use crate::domain::assessment::{Assessing, Grade};
use crate::rules::Level;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::screens::board::Item;
use crate::tui::screens::parts::marks::{of_level, role_of_level};
use crate::tui::symbols::{Symbol, Symbols};
use crate::tui::theme::Role;
use crate::tui::widgets::row::{Column, Row};

/// How wide a list is that has no column for an item, and how much more each column asks for.
const WITHOUT_ITEMS: u16 = 66;
const OF_AN_ITEM: u16 = 6;

impl Assessments {
    pub(super) fn columns_of(&self, assessing: Assessing) -> Vec<Column> {
        let people = matches!(assessing, Assessing::Members | Assessing::Convenors);
        let name = match people {
            true => Column::fixed(Text::of("姓名", "name"), 8),
            false => Column::share(Text::of("名称", "name"), 3),
        };
        let narrowest = match self.tried {
            Some(_) => WITHOUT_ITEMS + OF_AN_ITEM,
            None => WITHOUT_ITEMS,
        };
        let items = self.items().iter().zip(1..).map(|(item, nth)| {
            let column = Column::fixed(head(item.criterion), 5).right();
            column.from(narrowest + OF_AN_ITEM * nth)
        });
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
        let after = [
            Column::fixed(Text::of("计", "sum"), 5).right(),
            Column::fixed(Text::of("可得", "open"), 5).right(),
            Column::fixed(Text::of("占比", "share"), 6).right(),
        ];
        let trial = Column::fixed(Text::of("试算", "if"), 5).right();
        let trial = self.tried.as_ref().map(|_| trial);
        let how = [
            Column::fixed(Text::of("等次", "grade"), 14),
            Column::fixed(Text::of("状态", "sheet"), 10),
        ];
        let figures = items.chain(after).chain(trial);
        before.into_iter().chain(figures).chain(how).collect()
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
        for item in self.items() {
            row = match it.points(item.id, ctx) {
                Some(points) => row.cell_as(figures, points.to_string()),
                None => row.cell_as(Role::Muted, "—"),
            };
        }
        let row = match it.total(ctx) {
            Some(total) => row
                .cell_as(figures, total.points.to_string())
                .cell_as(Role::Muted, total.open.to_string())
                .cell_as(figures, share(total.points, total.open)),
            None => row.cell("").cell("").cell(""),
        };
        let row = match (&self.tried, self.would_be(it)) {
            (None, _) => row,
            (Some(_), Some(then)) => row.cell_as(Role::Accent, then.points.to_string()),
            (Some(_), None) => row.cell(""),
        };
        let (below, grade) = self.graded(it, ctx, marks);
        row.cell_as(below, grade)
            .cell_as(role, standing.word().say(locale).to_owned())
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
        format!("{open} {below} {other}")
    }

    /// Whether rows may be sorted by a column: by figures they are not, for nobody is ranked.
    pub(super) fn sorts_by(&self, column: usize) -> bool {
        let figures = 3..self.items().len() + 6 + usize::from(self.tried.is_some());
        !figures.contains(&column)
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
