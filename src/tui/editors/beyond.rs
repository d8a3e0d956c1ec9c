//! What an editor of a described record does beyond the description.

use crate::domain::record::Record;
use crate::tui::app::Ctx;
use crate::tui::widgets::form::{Field, Form};

/// What the editor of a kind does beyond its description.
pub(super) struct Beyond {
    /// The field in which the keyboard begins when a record is entered, where what stands before
    /// it is known mostly.
    pub(super) begins_at: Option<&'static str>,
    /// The fields that others depend on.
    pub(super) watched: &'static [&'static str],
    /// Says more of a record that is entered.
    pub(super) begin: fn(&mut Record, &Ctx<'_>),
    /// Changes what the description makes of the record.
    pub(super) arrange: fn(&Record, &mut Vec<Field>, &Ctx<'_>),
    /// A watched field was changed: which, and what it was.
    pub(super) follow: fn(&str, &str, &mut Form, &Ctx<'_>),
}

impl Beyond {
    /// Nothing.
    pub(super) const NOTHING: Beyond = Beyond {
        begins_at: None,
        watched: &[],
        begin: |_, _| {},
        arrange: |_, _, _| {},
        follow: |_, _, _, _| {},
    };
}
