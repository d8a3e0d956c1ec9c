//! One of many, or several of many, found by typing.
//!
//! Typing opens a list of what is found; how things are found is a function that the app hands in
//! (pinyin, initials, fuzzy). Enter takes the row; with several to choose it takes or gives back and
//! stays open. Values are the options' keys, never their words: people share names.

use std::rc::Rc;

use ratatui::layout::Rect;

use super::Outcome;
use super::row::{Column, Fetched, Row};
use super::table::{Look, Table};
use super::text_field::TextField;
use crate::text;
use crate::text::Text;
use crate::tui::canvas::Canvas;
use crate::tui::input::Input;
use crate::tui::key::{Code, Key};
use crate::tui::symbols::Symbol;
use crate::tui::theme::Role;

/// Something that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its key, unique among the options: an id as text.
    pub key: String,
    /// Its name.
    pub label: String,
    /// What tells it from others of the same name: employer, committee.
    pub hint: String,
}

/// The places of the options that fit what is typed, best first. For nothing typed, all of them.
pub type Finder = Rc<dyn Fn(&str) -> Vec<usize>>;

/// The field.
#[derive(Clone)]
pub struct ChoiceField {
    options: Rc<[Choice]>,
    find: Finder,
    many: bool,
    chosen: Vec<usize>,
    query: TextField,
    /// What is found, while the list is open.
    found: Option<Vec<usize>>,
    list: Table,
}

/// The most rows of the list that are seen at once.
const LIST_ROWS: u16 = 8;

impl ChoiceField {
    /// One of `options`.
    #[must_use]
    pub fn one(options: impl Into<Rc<[Choice]>>, find: Finder) -> ChoiceField {
        ChoiceField {
            options: options.into(),
            find,
            many: false,
            chosen: Vec::new(),
            query: TextField::default(),
            found: None,
            list: Table::default(),
        }
    }

    /// Any of `options`.
    #[must_use]
    pub fn many(options: impl Into<Rc<[Choice]>>, find: Finder) -> ChoiceField {
        ChoiceField {
            many: true,
            ..ChoiceField::one(options, find)
        }
    }

    /// A finder by parts of name or hint, for a handful of options.
    #[must_use]
    pub fn plain_finder(options: &Rc<[Choice]>) -> Finder {
        let options = Rc::clone(options);
        Rc::new(move |typed| {
            let typed = typed.to_lowercase();
            let has = |words: &str| words.to_lowercase().contains(&typed);
            let fits = |i: &usize| has(&options[*i].label) || has(&options[*i].hint);
            (0..options.len()).filter(fits).collect()
        })
    }

    /// The keys of what is chosen, in the order in which it was.
    pub fn chosen(&self) -> impl Iterator<Item = &str> {
        self.chosen.iter().map(|i| self.options[*i].key.as_str())
    }

    /// The names of what is chosen.
    pub fn labels(&self) -> impl Iterator<Item = &str> {
        self.chosen.iter().map(|i| self.options[*i].label.as_str())
    }

    /// Chooses exactly these keys; keys of no option are passed over.
    pub fn set<'a>(&mut self, keys: impl IntoIterator<Item = &'a str>) {
        self.chosen = keys
            .into_iter()
            .filter_map(|key| self.options.iter().position(|option| option.key == key))
            .collect();
        if !self.many {
            self.chosen.truncate(1);
        }
    }

    /// Whether the list is open: then Enter, Esc, Up and Down are the field's.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.found.is_some()
    }

    /// Closes the list and forgets what was typed: the keyboard goes elsewhere.
    pub fn close(&mut self) {
        self.found = None;
        self.query.set("");
    }

    /// Types, moves in the list, takes.
    pub fn handle(&mut self, input: &Input) -> Outcome {
        match (&self.found, input.key()) {
            (
                None,
                Some(
                    Key::ENTER
                    | Key::SPACE
                    | Key {
                        code: Code::F(4), ..
                    },
                ),
            ) => {
                self.seek();
                Outcome::Taken
            }
            (None, Some(key)) if key.code == Code::Down && key.alt => {
                self.seek();
                Outcome::Taken
            }
            (None, Some(Key::BACKSPACE | Key::DELETE)) => {
                self.chosen.pop();
                Outcome::Taken
            }
            (None, Some(key)) if key.typed().is_none() => Outcome::Ignored,
            (Some(_), Some(Key::ESC)) => {
                self.close();
                Outcome::Taken
            }
            (Some(_), Some(Key::ENTER)) => {
                self.take();
                Outcome::Taken
            }
            // Tab takes as well, and goes on to the next field.
            (Some(_), Some(Key::TAB)) if !self.many => {
                self.take();
                Outcome::Ignored
            }
            (Some(_), Some(Key::TAB | Key::BACKTAB)) => {
                self.close();
                Outcome::Ignored
            }
            (Some(_), Some(Key::UP | Key::DOWN | Key::PAGE_UP | Key::PAGE_DOWN)) => {
                self.list.handle(input);
                Outcome::Taken
            }
            _ => {
                let outcome = self.query.handle(input);
                if outcome.is_taken() {
                    self.seek();
                }
                outcome
            }
        }
    }

    /// Takes what is being chosen, as Tab does: what was typed is never passed over.
    pub fn commit(&mut self) {
        let typed = !self.query.text().trim().is_empty();
        let found = self.found.as_ref().is_some_and(|found| !found.is_empty());
        if !self.many && self.is_open() && found {
            self.take();
        } else if !typed {
            self.close();
        }
    }

    /// What was typed names nothing that can be chosen.
    #[must_use]
    pub fn fault(&self) -> Option<Text> {
        let typed = self.query.text().trim();
        (self.is_open() && !typed.is_empty()).then(|| match self.many {
            true => text!(
                "“{typed}”还没有选定，请按回车选取，或清空",
                "“{typed}” is not chosen yet: Enter takes it, or clear it"
            ),
            false => text!(
                "没有“{typed}”，请从列表中选",
                "there is no “{typed}”: choose from the list"
            ),
        })
    }

    fn seek(&mut self) {
        let found = (self.find)(self.query.text());
        self.list.set_count(found.len());
        self.list.choose(0);
        self.found = Some(found);
    }

    fn take(&mut self) {
        let row = self.list.chosen();
        let taken = self
            .found
            .as_ref()
            .zip(row)
            .and_then(|(found, row)| found.get(row));
        let Some(taken) = taken.copied().filter(|taken| *taken < self.options.len()) else {
            return;
        };
        if self.many {
            match self.chosen.iter().position(|chosen| *chosen == taken) {
                Some(at) => drop(self.chosen.remove(at)),
                None => self.chosen.push(taken),
            }
            if !self.query.text().is_empty() {
                self.query.set("");
                self.seek();
            }
        } else {
            self.chosen = vec![taken];
            self.close();
        }
    }

    /// Draws what is chosen, or what is being typed.
    pub fn draw(&self, area: Rect, canvas: &mut Canvas<'_>, focused: bool) {
        if self.is_open() && focused {
            self.query.draw(area, canvas, true);
            return;
        }
        let role = if focused {
            Role::FieldFocused
        } else {
            Role::Field
        };
        let style = canvas.style(role);
        canvas.clear(Rect { height: 1, ..area }, style);
        let names: Vec<&str> = self.labels().collect();
        let words = match (names.as_slice(), focused) {
            ([], false) => return,
            ([], true) => {
                let hint = Text::of("输入以查找，回车列出", "type to find, Enter to list");
                let faint = style.patch(canvas.style(Role::Placeholder));
                canvas.say(area.x, area.y, area.width, &hint, faint);
                canvas.set_caret(area.x, area.y);
                return;
            }
            ([one], _) if !self.many => {
                let hint = &self.options[self.chosen[0]].hint;
                if hint.is_empty() {
                    (*one).to_owned()
                } else {
                    format!("{one}  {hint}")
                }
            }
            (names, _) => names.join(canvas.locale.between()),
        };
        let used = canvas.text(area.x, area.y, area.width, &words, style);
        if focused {
            canvas.set_caret(area.x + used.min(area.width.saturating_sub(1)), area.y);
        }
    }

    /// Draws the open list over what is there: below the rows of the field, or above it where there is more room.
    pub fn draw_list(&self, field: Rect, canvas: &mut Canvas<'_>) {
        let Some(found) = &self.found else { return };
        let whole = canvas.area();
        // The last row is the footer's, which speaks up over everything.
        let below = whole.bottom().saturating_sub(field.bottom() + 1);
        let above = field.y.saturating_sub(whole.y);
        let rows = (found.len().clamp(1, usize::from(LIST_ROWS)) as u16) + 2;
        let height = rows.min(below.max(above));
        let y = if below >= height {
            field.bottom()
        } else {
            field.y - height
        };
        let width = field
            .width
            .max(40)
            .min(whole.right().saturating_sub(field.x));
        let area = Rect::new(field.x, y, width, height);
        canvas.clear(area, canvas.style(Role::Plain));
        canvas.frame(area, canvas.style(Role::BorderFocused));
        if area.width < 3 || area.height < 3 {
            return;
        }
        let inside = Rect::new(area.x + 1, area.y + 1, area.width - 2, area.height - 2);
        let columns = [
            Column::share(Text::of("名称", "name"), 3),
            Column::share(Text::of("说明", "note"), 2),
        ];
        let (chosen, none) = (canvas.mark(Symbol::Marked), " ");
        let rows = Fetched {
            count: found.len(),
            fetch: |row: usize, _| {
                let Some(option) = found.get(row).and_then(|i| self.options.get(*i)) else {
                    return Row::new();
                };
                let mark = if self.chosen.contains(&found[row]) {
                    chosen
                } else {
                    none
                };
                let name = if self.many {
                    format!("{mark} {}", option.label)
                } else {
                    option.label.clone()
                };
                Row::new()
                    .cell(name)
                    .cell_as(Role::Muted, option.hint.clone())
            },
        };
        let look = Look {
            columns: &columns,
            words: &[],
            rows: &rows,
            heads: false,
            focused: true,
            empty: &Text::of("没有找到", "nothing found"),
        };
        self.list.draw(inside, canvas, &look);
    }
}

impl std::fmt::Debug for ChoiceField {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ChoiceField")
            .field("chosen", &self.chosen().collect::<Vec<_>>())
            .field("query", &self.query.text())
            .field("open", &self.is_open())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
#[path = "choice_field_tests.rs"]
mod tests;
