//! What stands over a board's list while it is being arranged: which columns are shown, the views that were given names.

use ratatui::layout::Rect;

use crate::text;
use crate::text::{Locale, Text};
use crate::tui::canvas::Canvas;
use crate::tui::input::Input;
use crate::tui::key::Key;
use crate::tui::keymap::KeyRow;
use crate::tui::panes::choosing::{Choice, Choosing};
use crate::tui::personal::NamedView;
use crate::tui::screens::parts::menu::{self, Menu, MenuOutcome};
use crate::tui::theme::Role;
use crate::tui::widgets::Outcome;
use crate::tui::widgets::overlay;
use crate::tui::widgets::overlay_keys;
use crate::tui::widgets::text_field::TextField;

/// The most bytes of a view's name.
const NAME: usize = 60;

/// What is chosen of views.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum OfViews {
    /// Show the list so.
    Take(usize),
    /// Give a name to how it is shown.
    Keep,
    /// Take a view away.
    Forget(usize),
}

/// What stands over the list.
#[derive(Debug)]
pub(super) enum Arranging {
    /// Which columns are shown.
    Columns(Box<Choosing>),
    /// The views with names.
    Views(Menu<OfViews>),
    /// The name of a view.
    Naming(TextField),
}

/// What was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Arranged {
    /// Show these columns.
    Columns(Vec<usize>),
    /// Show the list as this view says.
    Take(usize),
    /// Keep how it is shown under this name.
    Keep(String),
    /// Take this view away.
    Forget(usize),
    /// It can't be chosen, and why.
    Refused(Text),
}

impl Arranging {
    /// The columns to choose from, with those that are shown marked.
    pub(super) fn columns(
        columns: Vec<Choice>,
        shown: impl IntoIterator<Item = usize>,
        locale: Locale,
    ) -> Arranging {
        Arranging::Columns(Box::new(Choosing::of(columns, shown, locale)))
    }

    /// The menu of views.
    pub(super) fn views(views: &[NamedView]) -> Arranging {
        let named = |it: &NamedView| it.name.clone();
        let take = views.iter().enumerate().map(|(n, it)| {
            let (name, filter) = (named(it), &it.filter);
            let label = match filter.is_empty() {
                true => text!("{name}", "{name}"),
                false => text!("{name}（筛选 {filter}）", "{name} (filter {filter})"),
            };
            menu::Item::new(OfViews::Take(n), label)
        });
        let keep = Text::of(
            "把现在的列、排序、筛选存为视图…",
            "keep columns, order and filter as a view…",
        );
        let forget = views.iter().enumerate().map(|(n, it)| {
            let name = named(it);
            menu::Item::new(
                OfViews::Forget(n),
                text!("删去“{name}”", "take “{name}” away"),
            )
        });
        let keep = menu::Item::new(OfViews::Keep, keep);
        let items = take.chain([keep]).chain(forget).collect();
        Arranging::Views(Menu::new(Text::of("视图", "Views"), items))
    }

    /// Whether something is typed.
    pub(super) fn takes_text(&self) -> bool {
        match self {
            Arranging::Naming(_) => true,
            Arranging::Columns(choosing) => choosing.takes_text(),
            Arranging::Views(_) => false,
        }
    }

    /// The keys that act in it.
    pub(super) fn key_rows(&self) -> Vec<KeyRow> {
        match self {
            Arranging::Views(_) => overlay_keys::MENU.pages(),
            Arranging::Columns(_) => overlay_keys::CHOICES.pages(),
            Arranging::Naming(_) => overlay_keys::ANSWER.pages(),
        }
    }

    /// Takes an input.
    pub(super) fn handle(&mut self, input: &Input) -> Outcome<Arranged> {
        match self {
            Arranging::Columns(choosing) => match choosing.handle(input) {
                Outcome::Gave(columns) => Outcome::Gave(Arranged::Columns(columns)),
                Outcome::Closed => Outcome::Closed,
                Outcome::Taken | Outcome::Ignored => Outcome::Taken,
            },
            Arranging::Views(menu) => match menu.handle(input) {
                MenuOutcome::Took(OfViews::Keep) => {
                    *self = Arranging::Naming(TextField::default().at_most(NAME));
                    Outcome::Taken
                }
                told => chosen(told, |it| match it {
                    OfViews::Forget(n) => Arranged::Forget(n),
                    OfViews::Take(n) => Arranged::Take(n),
                    // Named first.
                    OfViews::Keep => Arranged::Keep(String::new()),
                }),
            },
            Arranging::Naming(field) => match input.key() {
                Some(Key::ESC) => Outcome::Closed,
                Some(Key::ENTER) if field.text().trim().is_empty() => Outcome::Closed,
                Some(Key::ENTER) => Outcome::Gave(Arranged::Keep(field.text().trim().to_owned())),
                _ => {
                    field.handle(input);
                    Outcome::Taken
                }
            },
        }
    }

    /// Draws it over the screen.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>) {
        match self {
            Arranging::Columns(choosing) => choosing.draw(canvas),
            Arranging::Views(menu) => menu.draw(canvas),
            Arranging::Naming(field) => {
                let width = canvas.area().width.saturating_sub(4).min(48);
                let title = Text::of("视图的名称", "The view’s name");
                let inside = overlay::open(canvas, width, 4, &title);
                let line = |y| Rect {
                    y: inside.y + y,
                    height: 1.min(inside.height.saturating_sub(y)),
                    ..inside
                };
                let keys = Text::of(
                    "Enter 存为视图；同名的即替换  Esc 返回",
                    "Enter keeps it, in the place of one of that name  Esc back",
                );
                let (foot, style) = (line(1), canvas.style(Role::Muted));
                if foot.height > 0 {
                    canvas.say(foot.x, foot.y, foot.width, &keys, style);
                }
                if inside.height > 0 {
                    field.draw(line(0), canvas, true);
                }
            }
        }
    }
}

fn chosen<T>(told: MenuOutcome<T>, then: impl FnOnce(T) -> Arranged) -> Outcome<Arranged> {
    match told {
        MenuOutcome::Ignored => Outcome::Ignored,
        MenuOutcome::Taken => Outcome::Taken,
        MenuOutcome::Refused(why) => Outcome::Gave(Arranged::Refused(why)),
        MenuOutcome::Closed => Outcome::Closed,
        MenuOutcome::Took(it) => Outcome::Gave(then(it)),
    }
}
