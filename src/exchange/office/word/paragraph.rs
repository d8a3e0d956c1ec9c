//! A paragraph of a paper.

use super::style::{Align, Style};

/// A paragraph: one text in one style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// The style.
    pub style: Style,
    /// The text. `\n` breaks the line, `\t` is a tab; characters that no document may hold are
    /// left out when it is written.
    pub text: String,
    /// How it is aligned, where not as its style says.
    pub align: Option<Align>,
    /// Free space at the left in half characters of the style's size.
    pub left: u32,
    /// Free space at the right in half characters of the style's size.
    pub right: u32,
    /// Does it begin a page?
    pub new_page: bool,
    /// Does it stay on the page of what follows it?
    pub with_next: bool,
}

impl Paragraph {
    /// A paragraph as its style has it.
    #[must_use]
    pub fn new(style: Style, text: impl Into<String>) -> Self {
        Paragraph {
            style,
            text: text.into(),
            align: None,
            left: 0,
            right: 0,
            new_page: false,
            with_next: false,
        }
    }

    /// The same, aligned otherwise.
    #[must_use]
    pub fn aligned(mut self, align: Align) -> Self {
        self.align = Some(align);
        self
    }

    /// The same, `half_characters` away from the right margin.
    #[must_use]
    pub fn from_right(mut self, half_characters: u32) -> Self {
        self.align = Some(Align::Right);
        self.right = half_characters;
        self
    }

    /// The same at the head of a page.
    #[must_use]
    pub fn on_new_page(mut self) -> Self {
        self.new_page = true;
        self
    }

    /// The same, never parted from what follows.
    #[must_use]
    pub fn kept_with_next(mut self) -> Self {
        self.with_next = true;
        self
    }
}
