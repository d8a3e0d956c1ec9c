//! A line for the path of a file, or of several, with what is in the folder below it.
//!
//! Typing narrows the list, Tab completes as a shell does, Down goes into the list, where Enter
//! opens a folder or takes a file: so a file is found by arrows alone. The field reads no folder: it
//! asks for one ([`PathWish::List`]) and is handed what is there ([`PathField::listed`]).

use std::path::{Path, PathBuf};

use super::Outcome;
use super::path_words::{Places, Word, quoted, words};
use super::table::{Table, TableOutcome};
use super::text_field::TextField;
use crate::text::Text;
use crate::tui::input::Input;
use crate::tui::key::{Code, Key};

/// What a field is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Files that are there, one or several; those with these endings are listed.
    Files(Vec<&'static str>),
    /// A file to be written; those with these endings are listed.
    Target(Vec<&'static str>),
    /// A folder that is there.
    Folder,
}

/// Something in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// Whether it is a folder.
    pub folder: bool,
}

/// What is in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// The folder.
    pub folder: PathBuf,
    /// What is in it, in the order to be shown; or why it can't be told.
    pub entries: Result<Vec<Entry>, Text>,
}

/// What the field wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathWish {
    /// What is in this folder.
    List(PathBuf),
    /// The line is done: Enter was pressed in it.
    Done,
}

/// The field.
#[derive(Clone, Debug)]
pub struct PathField {
    wanted: Wanted,
    places: Places,
    pub(super) line: TextField,
    pub(super) listing: Option<Listing>,
    /// The folder that was asked for last.
    asked: Option<PathBuf>,
    /// The places in the listing of what fits the words.
    pub(super) fits: Vec<usize>,
    pub(super) list: Table,
    pub(super) in_list: bool,
    /// Tab was pressed before the folder was known.
    completing: bool,
}

impl PathField {
    /// A field with `text` as its default: the first key typed begins the line anew, as a path
    /// that begins with `/` or `~` has to.
    #[must_use]
    pub fn new(wanted: Wanted, places: Places, text: &str) -> PathField {
        let mut line = TextField::new(text);
        line.propose();
        PathField {
            wanted,
            places,
            line,
            listing: None,
            asked: None,
            fits: Vec::new(),
            list: Table::default(),
            in_list: false,
            completing: false,
        }
    }

    /// What is typed.
    #[must_use]
    pub fn text(&self) -> &str {
        self.line.text()
    }

    /// Replaces what is typed.
    pub fn set(&mut self, text: &str) {
        self.line.follow(text);
        self.narrow();
    }

    /// Whether the keyboard is in the list of the folder, so that Enter and Esc are the field's.
    #[must_use]
    pub fn is_in_list(&self) -> bool {
        self.in_list
    }

    /// The whole line as one path, then each of its words: a path with blanks may be written
    /// without quotes, and only who looks at the disk can tell. None when nothing is typed.
    #[must_use]
    pub fn paths(&self) -> Option<(PathBuf, Vec<PathBuf>)> {
        let words = words(self.line.text());
        let whole = match words.as_slice() {
            [] => return None,
            [only] => only.text.clone(),
            _ => self.line.text().trim().to_owned(),
        };
        let each = words.iter().map(|word| self.places.path(&word.text));
        Some((self.places.path(&whole), each.collect()))
    }

    /// Asks for the folder of what is typed; to be called when the field opens.
    pub fn open(&mut self) -> Option<PathWish> {
        self.asked = None;
        self.look()
    }

    /// What is in a folder that was asked for.
    pub fn listed(&mut self, listing: Listing) {
        if self.asked.as_ref() != Some(&listing.folder) {
            return;
        }
        self.listing = Some(listing);
        self.narrow();
        if std::mem::take(&mut self.completing) {
            self.complete();
        }
    }

    /// Types, completes, moves in the list.
    pub fn handle(&mut self, input: &Input) -> Outcome<PathWish> {
        match input.key() {
            Some(Key::TAB) => return self.tab(),
            Some(key) if self.in_list => {
                if let Some(outcome) = self.in_list(key, input) {
                    return outcome;
                }
            }
            Some(Key::ENTER) => return Outcome::Gave(PathWish::Done),
            Some(Key::DOWN | Key::PAGE_DOWN) if !self.fits.is_empty() => {
                self.in_list = true;
                return Outcome::Taken;
            }
            _ => {}
        }
        let before = self.line.text().to_owned();
        let outcome = self.line.handle(input);
        if self.line.text() == before {
            return match outcome {
                Outcome::Ignored => Outcome::Ignored,
                _ => Outcome::Taken,
            };
        }
        self.in_list = false;
        self.changed()
    }

    fn in_list(&mut self, key: Key, input: &Input) -> Option<Outcome<PathWish>> {
        match key.code {
            Code::Up if self.list.chosen() == Some(0) => {
                self.in_list = false;
                return Some(Outcome::Taken);
            }
            Code::Esc | Code::Left => {
                self.in_list = false;
                return Some(Outcome::Taken);
            }
            Code::Right => return Some(self.take()),
            // A letter goes on typing, whatever it means in a list.
            Code::Char(_) if key.typed().is_some() && key != Key::SPACE => return None,
            _ if key == Key::SPACE => return Some(self.take()),
            _ => {}
        }
        match self.list.handle(input) {
            Outcome::Gave(TableOutcome::Open(_)) => Some(self.take()),
            Outcome::Ignored => None,
            _ => Some(Outcome::Taken),
        }
    }

    /// Puts the chosen entry into the line.
    fn take(&mut self) -> Outcome<PathWish> {
        let chosen = self.list.chosen().and_then(|n| self.entry(n)).cloned();
        let Some(entry) = chosen else {
            return Outcome::Taken;
        };
        self.in_list = entry.folder;
        self.put(&entry);
        self.list.choose(0);
        self.changed()
    }

    fn tab(&mut self) -> Outcome<PathWish> {
        if self.in_list {
            return self.take();
        }
        let known = self.listing.as_ref().map(|listing| &listing.folder);
        if known.is_none() || known != self.asked.as_ref() {
            self.completing = true;
            return match self.look() {
                Some(effect) => Outcome::Gave(effect),
                None => Outcome::Taken,
            };
        }
        self.complete();
        self.changed()
    }

    /// As far as all that fits agrees; where it agrees no further, the keyboard goes to the list.
    fn complete(&mut self) {
        let (_, prefix) = self.split();
        let fitting: Vec<Entry> = (0..self.fits.len())
            .filter_map(|n| self.entry(n))
            .filter(|entry| entry.name.starts_with(&prefix))
            .cloned()
            .collect();
        match fitting.as_slice() {
            // What fits without beginning so (another case) is chosen from the list.
            [] => self.in_list = !self.fits.is_empty(),
            [only] => self.put(only),
            [first, rest @ ..] => {
                let common = rest.iter().fold(first.name.as_str(), |common, entry| {
                    common_beginning(common, &entry.name)
                });
                if common.len() > prefix.len() {
                    let common = common.to_owned();
                    self.put_name(&common, true);
                } else {
                    self.in_list = true;
                }
            }
        }
    }

    fn put(&mut self, entry: &Entry) {
        let name = if entry.folder {
            format!("{}/", entry.name)
        } else {
            entry.name.clone()
        };
        self.put_name(&name, entry.folder);
    }

    /// Replaces the name in the word that is typed.
    fn put_name(&mut self, name: &str, open: bool) {
        let word = self.word();
        let folder = match word.text.rfind('/') {
            Some(at) => &word.text[..=at],
            None if word.text == "~" => "~/",
            None => "",
        };
        let new = quoted(&format!("{folder}{name}"), open);
        let line = format!("{}{new}", &self.line.text()[..word.start]);
        self.line.set(line);
    }

    /// The word that is typed: the last one; of a field for one path, the whole line where it has
    /// blanks without quotes.
    fn word(&self) -> Word {
        let text = self.line.text();
        let mut all = words(text);
        let many = matches!(self.wanted, Wanted::Files(_));
        let last = all.pop();
        match last {
            Some(_) if !all.is_empty() && !many => Word {
                start: 0,
                text: text.to_owned(),
                open: None,
            },
            Some(word) if word.open.is_some() || !text.ends_with(char::is_whitespace) => word,
            _ => Word {
                start: text.len(),
                text: String::new(),
                open: None,
            },
        }
    }

    /// The folder of the word that is typed, and the beginning of the name in it.
    fn split(&self) -> (PathBuf, String) {
        let word = self.word().text;
        match word.rfind('/') {
            Some(at) => (self.places.path(&word[..=at]), word[at + 1..].to_owned()),
            None if word == "~" => (self.places.path(&word), String::new()),
            None => (self.places.here.clone(), word),
        }
    }

    fn changed(&mut self) -> Outcome<PathWish> {
        match self.look() {
            Some(effect) => Outcome::Gave(effect),
            None => {
                self.narrow();
                Outcome::Taken
            }
        }
    }

    /// Asks for the folder when it is another than was asked for last.
    fn look(&mut self) -> Option<PathWish> {
        let (folder, _) = self.split();
        if self.asked.as_ref() == Some(&folder) {
            return None;
        }
        self.asked = Some(folder.clone());
        self.fits.clear();
        self.list.set_count(0);
        Some(PathWish::List(folder))
    }

    fn narrow(&mut self) {
        let (_, prefix) = self.split();
        let typed = prefix.to_lowercase();
        let fits = |entry: &Entry| {
            let name = entry.name.to_lowercase();
            let hidden = entry.name.starts_with('.') && !prefix.starts_with('.');
            !hidden && name.starts_with(&typed) && (entry.folder || self.is_wanted(&name))
        };
        let entries = match &self.listing {
            Some(Listing {
                entries: Ok(entries),
                ..
            }) => entries.as_slice(),
            _ => &[],
        };
        let places = entries.iter().enumerate();
        self.fits = places
            .filter(|(_, entry)| fits(entry))
            .map(|(n, _)| n)
            .collect();
        self.list.set_count(self.fits.len());
        if self.fits.is_empty() {
            self.in_list = false;
        }
    }

    /// Whether a file is to be written.
    pub(super) fn is_target(&self) -> bool {
        matches!(self.wanted, Wanted::Target(_))
    }

    fn is_wanted(&self, name: &str) -> bool {
        match &self.wanted {
            Wanted::Folder => false,
            Wanted::Files(endings) | Wanted::Target(endings) => {
                let ending = Path::new(name).extension();
                let ending = ending.map(|it| it.to_string_lossy());
                ending.is_some_and(|it| endings.iter().any(|one| *one == it))
            }
        }
    }

    pub(super) fn entry(&self, n: usize) -> Option<&Entry> {
        let entries = self.listing.as_ref()?.entries.as_ref().ok()?;
        entries.get(*self.fits.get(n)?)
    }
}

fn common_beginning<'a>(a: &'a str, b: &str) -> &'a str {
    let differs = a
        .char_indices()
        .zip(b.chars())
        .find(|((_, a), b)| a != b)
        .map(|((at, _), _)| at);
    let same = differs.unwrap_or_else(|| {
        // One begins with the other.
        a.len().min(b.len())
    });
    &a[..same]
}

#[cfg(test)]
#[path = "path_field_tests.rs"]
mod tests;
