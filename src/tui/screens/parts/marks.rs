//! Which mark and which style stand for a level, a cell of the checklist, a form's status.

use crate::domain::form::Status;
use crate::rules::matrix::Standing;
use crate::rules::{Counts, Level};
use crate::tui::measure;
use crate::tui::symbols::{Symbol, Symbols};
use crate::tui::theme::Role;
use crate::tui::widgets::row::Span;

/// A level's mark.
#[must_use]
pub fn of_level(level: Level) -> Symbol {
    match level {
        Level::Breach => Symbol::Breach,
        Level::Due => Symbol::Due,
        Level::Advice => Symbol::Advice,
    }
}

/// A level's style.
#[must_use]
pub fn role_of_level(level: Level) -> Role {
    match level {
        Level::Breach => Role::Breach,
        Level::Due => Role::Due,
        Level::Advice => Role::Advice,
    }
}

/// A cell's mark.
#[must_use]
pub fn of_standing(standing: Standing) -> Symbol {
    match standing {
        Standing::Verified => Symbol::Verified,
        Standing::Recorded => Symbol::Recorded,
        Standing::Missing => Symbol::Missing,
        Standing::Pending | Standing::NotDue => Symbol::NotDue,
    }
}

/// A cell's style.
#[must_use]
pub fn role_of_standing(standing: Standing) -> Role {
    match standing {
        Standing::Verified => Role::Ok,
        Standing::Recorded => Role::Accent,
        Standing::Missing => Role::Breach,
        Standing::Pending | Standing::NotDue => Role::Muted,
    }
}

/// A status's style: what waits for the office stands out.
#[must_use]
pub fn role_of_status(status: Status) -> Role {
    match status {
        Status::Submitted => Role::Accent,
        Status::Filed => Role::Ok,
        Status::Draft | Status::Returned | Status::Uploaded | Status::Withdrawn => Role::Muted,
    }
}

/// The breaches and duties of a badge, `×4 △3`, in at most `columns`: the duties go first when
/// there is no room for both, and advice is no badge's.
#[must_use]
pub fn badge(counts: Counts, columns: usize, marks: Symbols) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut used = 0;
    let levels = [(Level::Breach, counts.breach), (Level::Due, counts.due)];
    for (level, count) in levels.into_iter().filter(|(_, count)| *count > 0) {
        let gap = if spans.is_empty() { "" } else { " " };
        let text = format!("{gap}{}{count}", marks.get(of_level(level)));
        let wide = measure::width(&text);
        if used + wide > columns {
            break;
        }
        used += wide;
        let role = role_of_level(level);
        spans.push(Span {
            short: None,
            text: text.into(),
            role,
        });
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_badge_keeps_its_room() {
        let said = |breach, due, columns| {
            let counts = Counts {
                breach,
                due,
                advice: 9,
            };
            let spans = badge(counts, columns, Symbols::UNICODE);
            spans.iter().map(|span| &*span.text).collect::<String>()
        };
        assert_eq!(said(4, 3, 8), "×4 △3");
        assert_eq!(said(0, 3, 8), "△3");
        assert_eq!(said(400, 300, 8), "×400");
        assert_eq!(said(0, 0, 8), "");
    }
}
