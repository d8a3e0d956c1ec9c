//! The code pages of a rich text's fonts.

use std::collections::HashMap;

use encoding_rs::Encoding;

use super::words;

/// The fonts that the file lists.
pub(super) struct Fonts {
    /// The file's own code page.
    pub(super) page: &'static Encoding,
    /// The font of text that names none.
    pub(super) default: i32,
    pages: HashMap<i32, &'static Encoding>,
    being_listed: Option<i32>,
}

impl Default for Fonts {
    fn default() -> Self {
        Fonts {
            page: encoding_rs::WINDOWS_1252,
            default: 0,
            pages: HashMap::new(),
            being_listed: None,
        }
    }
}

impl Fonts {
    /// Takes in a word of the list.
    pub(super) fn take(&mut self, word: &str, number: Option<i32>) {
        let page = match (word, number) {
            ("f", Some(font)) => {
                self.being_listed = Some(font);
                return;
            }
            ("fcharset", Some(charset)) => words::charset(charset),
            ("cpg", Some(number)) => words::code_page(number),
            _ => None,
        };
        self.pages.extend(self.being_listed.zip(page));
    }

    /// The code page of text in a font.
    pub(super) fn page_of(&self, font: Option<i32>) -> &'static Encoding {
        let page = self.pages.get(&font.unwrap_or(self.default));
        page.copied().unwrap_or(self.page)
    }
}
