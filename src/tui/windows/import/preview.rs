//! What files would change, before anything is written: the files, the changes field by field, what
//! is rejected and why, and what deserves a look.

use std::path::PathBuf;

use ratatui::layout::Rect;

use super::asking::Asking;
use super::keys::{self, ImportState, KEYS, Leaf as Page};
use super::moved_on::MovedOn;
use super::rejects::SaveRejects;
use super::shown::Shown;
use super::tasks::Rehearsed;
use crate::desk::import::{Answer, FileOutcome, Import, Moves};
use crate::domain::id::MemberId;
use crate::text::{Locale, Text};
use crate::tui::canvas::Canvas;
use crate::tui::input::Input;
use crate::tui::key::Key;
use crate::tui::panes::list::ListOutcome;
use crate::tui::panes::tabs::Leaves;
use crate::tui::widgets::{Outcome, hint_bar, overlay};

/// The preview.
pub(super) struct Preview {
    pub(super) leaves: Leaves,
    shown: Shown,
    /// The drafts, while they are here and not with the work.
    import: Option<Import>,
    create_sectors: bool,
}

impl Preview {
    pub(super) fn new(rehearsed: Rehearsed) -> Preview {
        let Rehearsed {
            import,
            outcome,
            differences,
            known,
        } = rehearsed;
        let places = |count: fn(&FileOutcome) -> usize| {
            let files = outcome.files.iter().enumerate();
            files
                .flat_map(|(n, file)| (0..count(file)).map(move |row| (n, row)))
                .collect::<Vec<_>>()
        };
        let rejected = places(|file| file.rejected.len());
        let moved = places(|file| file.moved.len());
        let notes = places(|file| file.notes.len());
        let count = |page| match page {
            Page::Files => outcome.files.len(),
            Page::Changes => differences.len(),
            Page::Moved => moved.len(),
            Page::Rejected => rejected.len(),
            Page::Questions => outcome.questions.len(),
            Page::Missing => outcome.missing.len(),
            Page::Notes => notes.len(),
        };
        let titles = Page::ALL.map(|page| (page.title(), count(page)));
        // What asks for a decision is shown first.
        let mut asks = [Page::Questions, Page::Rejected].into_iter();
        let first = asks.find(|page| count(*page) > 0);
        let first = first.and_then(|first| Page::ALL.iter().position(|page| *page == first));
        let shown = Shown {
            answers: vec![None; outcome.questions.len()],
            known,
            outcome,
            differences,
            rejected,
            moved,
            notes,
        };
        let mut leaves = Leaves::new(titles, &shown);
        leaves.show(first.unwrap_or(0));
        Preview {
            leaves,
            create_sectors: import.create_sectors,
            shown,
            import: Some(import),
        }
    }

    /// How it stands, for the keys.
    pub(super) fn now(&self) -> ImportState {
        let answered = self.shown.answers.iter().flatten();
        ImportState {
            leaf: Page::of(self.leaves.shown()),
            changes: self.shown.differences.len(),
            moved: self.shown.moved.len(),
            rejected: self.shown.rejected.len(),
            answered: answered.count(),
            chosen: self.leaves.chosen().is_some(),
        }
    }

    /// Asks from when on it holds what differs from the store; `then_take` as of [`MovedOn`].
    pub(super) fn moved_on(&self, then_take: bool) -> Option<MovedOn> {
        let (was, today) = (self.import.as_ref()?.moves, self.shown.known.today);
        Some(MovedOn::of(self.shown.moved.len(), was, today, then_take))
    }

    /// Takes what was said to that; whether it is anything else than before.
    pub(super) fn moves(&mut self, moves: Moves) -> bool {
        let was = self.import.as_mut().map(|import| &mut import.moves);
        was.is_some_and(|was| std::mem::replace(was, moves) != moves)
    }

    /// The chosen question, to be answered.
    pub(super) fn asking(&self) -> Option<Asking> {
        let number = self.leaves.chosen()?;
        let question = self.shown.outcome.questions.get(number)?;
        Some(Asking::of(number, question, &self.shown.known))
    }

    /// Takes the answer to a question, and goes on to the next.
    pub(super) fn answer(&mut self, number: usize, answer: Answer, said: Text) {
        let question = self.shown.outcome.questions.get(number);
        if let (Some(question), Some(import)) = (question, &mut self.import) {
            import.answers.give(question, answer);
        }
        if let Some(place) = self.shown.answers.get_mut(number) {
            *place = Some(said);
        }
        let open = self.shown.answers.iter().position(Option::is_none);
        if let Some(open) = open {
            self.leaves.choose(open, &self.shown);
        }
    }

    /// Whether every question has an answer now.
    pub(super) fn is_answered(&self) -> bool {
        self.shown.answers.iter().all(Option::is_some)
    }

    /// The chosen member who is missing from the list.
    pub(super) fn missing(&self) -> Option<MemberId> {
        let chosen = self.leaves.chosen()?;
        Some(self.shown.outcome.missing.get(chosen)?.member)
    }

    /// The rejected rows, to be saved.
    pub(super) fn rejects(&self, locale: Locale) -> SaveRejects {
        let files = self.shown.outcome.files.iter();
        let files = files.filter(|file| !file.rejected.is_empty());
        SaveRejects {
            files: files
                .map(|file| (file.path.clone(), file.rejected.clone()))
                .collect(),
            locale,
            name: Text::of("未采纳.xlsx", "rejected.xlsx")
                .say(locale)
                .to_owned(),
            path: PathBuf::new(),
            if_there: crate::exchange::IfThere::Refuse,
        }
    }

    /// Whether the sectors and committees that the store lacks are created.
    pub(super) fn creates_sectors(&self) -> bool {
        self.create_sectors
    }

    /// The drafts, to work on them.
    pub(super) fn take(&mut self) -> Option<Import> {
        self.import.take()
    }

    /// The drafts come back: they were not written.
    pub(super) fn put_back(&mut self, import: Import) {
        self.import = Some(import);
    }

    /// What is typed into a filter, before any key.
    pub(super) fn first(&mut self, input: &Input) -> Outcome<ListOutcome<usize>> {
        self.leaves.first(input, &self.shown)
    }

    /// Turns leaves, moves and scrolls.
    pub(super) fn handle(&mut self, input: &Input) -> Outcome<ListOutcome<usize>> {
        self.leaves.handle(input, &self.shown)
    }

    pub(super) fn draw(&self, canvas: &mut Canvas<'_>) {
        let whole = canvas.area();
        let title = Text::of(
            "导入预览 · 尚未写入",
            "Import preview: nothing is written yet",
        );
        let height = whole.height.saturating_sub(2);
        let inside = overlay::open(canvas, whole.width.min(132), height, &title);
        let body = Rect {
            height: inside.height.saturating_sub(2),
            ..inside
        };
        self.leaves.draw(body, canvas, &self.shown);
        let bottom = Rect {
            y: inside.bottom().saturating_sub(1),
            height: 1,
            ..inside
        };
        let now = self.now();
        let own = keys::of_leaf(now.leaf);
        let mut rows = own.map(|own| own.rows(&now)).unwrap_or_default();
        rows.extend(KEYS.rows(&now).into_iter().map(|mut row| {
            // Where Enter is the leaf's own, the next key is the one to name.
            if own.is_some() && row.keys.first() == Some(&Key::ENTER) {
                row.keys = row.keys.get(1..).unwrap_or_default();
            }
            row
        }));
        rows.extend(self.leaves.keys());
        hint_bar::draw(bottom, canvas, &rows);
    }
}
