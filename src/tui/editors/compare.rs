//! Two versions of a record side by side: what was typed here, and what somebody else saved
//! meanwhile. For every field that differs one of the two is chosen.
//!
//! What was not touched here is theirs at first, what was is one's own; so Enter alone loses
//! neither. Nothing is saved before the person says so.

use std::cell::Cell;

use ratatui::layout::Rect;

use crate::store::Entry;
use crate::text;
use crate::text::Text;
use crate::tui::canvas::Canvas;
use crate::tui::input::Input;
use crate::tui::keymap::Lookup;
use crate::tui::measure;
use crate::tui::screens::parts::dates::as_of;
use crate::tui::theme::Role;
use crate::tui::widgets::editor::Editor;
use crate::tui::widgets::form::{Form, Texts};
use crate::tui::widgets::overlay_keys::{COMPARE, CompareStep};
use crate::tui::widgets::{Outcome, overlay};

/// What the person decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    /// Go on editing with what is chosen.
    Apply,
    /// Save what is chosen.
    ApplyAndSave,
}

/// The comparison.
pub(super) struct Compare {
    differences: Vec<Difference>,
    at: usize,
    /// The record's texts now.
    now: Texts,
    /// What changed it, where the journal says so.
    by: Option<Entry>,
    /// The row at the top, as of the last drawing.
    top: Cell<u16>,
}

struct Difference {
    id: &'static str,
    label: Text,
    mine: Editor,
    theirs: Editor,
    take_theirs: bool,
}

impl Compare {
    /// The fields in which `form` differs from the record `now`; none when there are none.
    /// `base` is what the record was when the person opened it.
    /// `by` is the journal's entry of what changed it.
    pub(super) fn of(form: &Form, now: &Form, base: &Texts, by: Option<Entry>) -> Option<Compare> {
        let was = |id: &str| base.iter().find(|(field, _)| field == id);
        let differences: Vec<Difference> = form
            .fields()
            .iter()
            .filter(|field| field.editor.is_editable())
            .filter_map(|field| {
                let theirs = now.editor(field.id)?;
                let mine = field.editor.text();
                (mine.trim() != theirs.text().trim()).then(|| Difference {
                    id: field.id,
                    label: field.label.clone(),
                    take_theirs: was(field.id).is_some_and(|(_, was)| *was == mine),
                    mine: field.editor.clone(),
                    theirs: theirs.clone(),
                })
            })
            .collect();
        let now = now.fields().iter();
        (!differences.is_empty()).then(|| Compare {
            differences,
            at: 0,
            now: now.map(|it| (it.id.to_owned(), it.editor.text())).collect(),
            by,
            top: Cell::new(0),
        })
    }

    /// Moves, chooses, decides.
    pub(super) fn handle(&mut self, input: &Input) -> Outcome<Choice> {
        let Some(key) = input.key() else {
            return Outcome::Ignored;
        };
        let Lookup::Do(step) = COMPARE.look_up(key, &()) else {
            return Outcome::Taken;
        };
        let last = self.differences.len().saturating_sub(1);
        match step {
            CompareStep::Save => return Outcome::Gave(Choice::ApplyAndSave),
            CompareStep::Apply => return Outcome::Gave(Choice::Apply),
            CompareStep::Leave => return Outcome::Closed,
            CompareStep::Up => self.at = self.at.saturating_sub(1),
            CompareStep::Down => self.at = (self.at + 1).min(last),
            CompareStep::First => self.at = 0,
            CompareStep::Last => self.at = last,
            CompareStep::Turn => {
                if let Some(here) = self.differences.get_mut(self.at) {
                    here.take_theirs = !here.take_theirs;
                }
            }
            CompareStep::Mine => self.take_all(false),
            CompareStep::Theirs => self.take_all(true),
        }
        Outcome::Taken
    }

    /// Puts what was chosen into the form.
    pub(super) fn settle(&self, form: &mut Form) {
        for difference in self.differences.iter().filter(|it| it.take_theirs) {
            if let Some(editor) = form.editor_mut(difference.id) {
                *editor = difference.theirs.clone();
            }
        }
    }

    /// The record's texts now.
    pub(super) fn into_now(self) -> Texts {
        self.now
    }

    /// Draws it over the screen.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>) {
        let title = self.title();
        let width = canvas.area().width.saturating_sub(2).clamp(20, 96);
        let heads = [MINE, THEIRS].map(|it| measure::width(it.say(canvas.locale)));
        let lead = heads.into_iter().max().unwrap_or(0) as u16 + 8;
        let room = width.saturating_sub(lead + 4);
        let heights: Vec<u16> = self
            .differences
            .iter()
            .map(|it| 2 + rows(&it.mine, room, canvas) + rows(&it.theirs, room, canvas))
            .collect();
        let all: u16 = heights.iter().sum();
        let inside = overlay::open(canvas, width, all.saturating_add(4), &title);
        if inside.height < 3 || inside.width <= lead {
            return;
        }
        let page = inside.height - 2;
        let top = self.scroll(&heights, page);
        let mut y = 0;
        for (i, (difference, height)) in self.differences.iter().zip(&heights).enumerate() {
            if y >= top && y < top + page {
                let area = Rect {
                    y: inside.y + y - top,
                    height: (*height).min(top + page - y),
                    ..inside
                };
                self.draw_difference(difference, area, lead, i == self.at, canvas);
            }
            y += height;
        }
        let foot = Text::of(
            "↑↓ 换项  空格 换选  m 全用我的  t 全用现存的",
            "Up/Down field  Space other  m all mine  t all theirs",
        );
        let then = Text::of(
            "回车 采用所选，继续填写  Ctrl-S 采用并保存  Esc 返回",
            "Enter take these and go on  Ctrl-S take these and save  Esc back",
        );
        let style = canvas.style(Role::Muted);
        for (row, words) in [(2, foot), (1, then)] {
            canvas.say(inside.x, inside.bottom() - row, inside.width, &words, style);
        }
    }

    fn title(&self) -> Text {
        let Some(entry) = &self.by else {
            return Text::of(
                "这条记录刚被别人改过，请逐项选定",
                "somebody else changed this record: choose by field",
            );
        };
        let (by, at) = (&entry.actor, entry.at.format("%m-%d %H:%M"));
        let day = as_of(entry.as_of);
        let (zh, en) = (&day.zh, &day.en);
        text!(
            "{by} 于 {at}{zh}改过这条记录，请逐项选定",
            "{by} changed this at {at}{en}: choose by field"
        )
    }

    fn draw_difference(
        &self,
        difference: &Difference,
        area: Rect,
        lead: u16,
        here: bool,
        canvas: &mut Canvas<'_>,
    ) {
        let style = canvas.style(if here { Role::Key } else { Role::Label });
        canvas.say(area.x, area.y, area.width, &difference.label, style);
        let mut y = area.y + 1;
        let versions = [
            (MINE, &difference.mine, !difference.take_theirs),
            (THEIRS, &difference.theirs, difference.take_theirs),
        ];
        for (words, editor, taken) in versions {
            if y >= area.bottom() {
                return;
            }
            let tick = if taken { "(x)" } else { "( )" };
            let head = format!("  {tick} {}", words.say(canvas.locale));
            let role = match (here, taken) {
                (true, true) => Role::Selected,
                (false, true) => Role::Plain,
                (true | false, false) => Role::Muted,
            };
            canvas.text(area.x, y, lead - 1, &head, canvas.style(role));
            if here && taken {
                canvas.set_caret(area.x + 3, y);
            }
            let room = area.width - lead;
            let height = rows(editor, room, canvas).min(area.bottom() - y);
            let place = Rect::new(area.x + lead, y, room, height);
            draw_whole(editor, place, canvas);
            y += height;
        }
    }

    fn take_all(&mut self, theirs: bool) {
        for difference in &mut self.differences {
            difference.take_theirs = theirs;
        }
    }

    /// The row at the top, so that the difference with the keyboard is in view.
    fn scroll(&self, heights: &[u16], page: u16) -> u16 {
        let from: u16 = heights.iter().take(self.at).sum();
        let rows = heights.get(self.at).copied().unwrap_or(0);
        let mut top = self.top.get();
        if from + rows > top + page {
            top = from + rows - page;
        }
        top = top.min(from);
        self.top.set(top);
        top
    }
}

const MINE: Text = Text::of("我填的", "mine");
const THEIRS: Text = Text::of("现存的", "theirs");

/// The rows that a version needs to be seen whole: two may differ only at their ends.
fn rows(editor: &Editor, width: u16, canvas: &Canvas<'_>) -> u16 {
    match editor {
        Editor::Lines(..) | Editor::Check(_) => editor.rows(width, canvas.locale),
        one_line => {
            let words = one_line.words(canvas.locale);
            let lines = measure::wrap(&words, usize::from(width)).len();
            u16::try_from(lines).unwrap_or(u16::MAX).max(1)
        }
    }
}

fn draw_whole(editor: &Editor, area: Rect, canvas: &mut Canvas<'_>) {
    match editor {
        Editor::Lines(..) | Editor::Check(_) => editor.draw(area, canvas, false),
        one_line => {
            let style = canvas.style(Role::Field);
            canvas.clear(area, style);
            let words = one_line.words(canvas.locale);
            let lines = measure::wrap(&words, usize::from(area.width)).into_iter();
            for (line, y) in lines.zip(area.y..area.bottom()) {
                canvas.text(area.x, y, area.width, line, style);
            }
        }
    }
}
