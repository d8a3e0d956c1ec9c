//! How a path is shown to a person: so that it can't break a line, act on the terminal or turn the
//! letters round.

use std::fmt;
use std::path::Path;

use crate::text::shown;

/// A path, with what acts written out.
#[must_use]
pub fn shown_path(path: &Path) -> impl fmt::Display + use<> {
    shown(&path.to_string_lossy()).into_owned()
}
