//! What an editor puts on the screen and what it makes of it, whatever the record is.
//!
//! A [`Paper`] is the noun's side of an editor: its fields as the book has them, and the request
//! that saving asks for. Most records are kept by hand and share those of `described_paper`.

use crate::desk::{AnyRequest, Refusal};
use crate::domain::book::Book;
use crate::domain::id::Id;
use crate::domain::record::{Entity, Kind, Seq};
use crate::text;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::widgets::form::{Field, Form};

/// The noun's side of an editor.
pub(super) trait Paper {
    /// Its title, with the names that the book has now.
    fn title(&self, book: &Book) -> Text;

    /// The record that is corrected, which others may change meanwhile; none for other requests.
    fn corrects(&self) -> Option<(Kind, u64)> {
        None
    }

    /// The fields as the book has them now, or why there is nothing to be filled in.
    fn fields(&self, ctx: &Ctx<'_>) -> Result<Vec<Field>, Text>;

    /// The request that saving asks for; `seen` is the last change of the record that was seen.
    fn request(&self, form: &Form, seen: Seq, ctx: &Ctx<'_>) -> Result<Box<AnyRequest>, Refusal>;

    /// The field in which the keyboard begins; none for the first.
    fn begins_at(&self) -> Option<&'static str> {
        None
    }

    /// The fields that others depend on.
    fn watched(&self) -> Vec<&'static str> {
        Vec::new()
    }

    /// A watched field was changed: what depends on it and was not touched goes along.
    fn follow(&self, _field: &str, _was: &str, _form: &mut Form, _ctx: &Ctx<'_>) {}
}

/// A title, and whom it is about.
pub(super) fn titled(title: &Text, about: &str) -> Text {
    let (zh, en) = (&title.zh, &title.en);
    if about.is_empty() {
        text!("{zh}", "{en}")
    } else {
        text!("{zh} {about}", "{en}: {about}")
    }
}

/// That there is no such record any more.
pub(super) fn gone(kind: Kind, id: u64) -> Text {
    Refusal::Gone { kind, id }.text()
}

/// The record of this identity, or that it is gone.
pub(super) fn find<T: Entity>(shelf: &crate::domain::Shelf<T>, id: T::Id) -> Result<&T, Text> {
    shelf.get(id).ok_or_else(|| gone(T::KIND, id.raw()))
}

/// That there is no sector that something could be of.
pub(super) fn no_sectors() -> Text {
    Text::of(
        "还没有界别。请先登记界别，或导入名册。",
        "There are no sectors yet. Enter one, or import a roster.",
    )
}
