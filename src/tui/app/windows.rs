//! Windows as they are asked for: each is made with what it has to know, and laid over the screen.

use super::App;
use super::effect::Opening;
use super::overlay::Overlay;
use crate::desk::Refusal;
use crate::domain::record::Kind;
use crate::text;
use crate::tui::operation::Operation;
use crate::tui::widgets::message::Message;
use crate::tui::windows::erase::EraseWindow;
use crate::tui::windows::export::{self, ExportWindow};
use crate::tui::windows::files::FilesWindow;
use crate::tui::windows::intake::IntakeWindow;
use crate::tui::windows::meeting::MeetingWindow;
use crate::tui::windows::words::WordsWindow;
use crate::tui::windows::{Window, import};

impl App {
    /// Opens a window.
    pub(super) fn open(&mut self, opening: &Opening) -> Vec<Operation> {
        if matches!(opening, Opening::Import | Opening::Intake) && self.is_only_read() {
            return Vec::new();
        }
        let places = self.places.clone();
        let mut window: Box<dyn Window> = match opening {
            Opening::Import => Box::new(import::ImportWindow::new(places, self.locale)),
            Opening::Intake => Box::new(IntakeWindow::new(places)),
            Opening::Export => self.export(),
            Opening::Erase(contact) => {
                let desk = self.desk.borrow();
                let name = desk.book().name_of(Kind::KeyContact, contact.0);
                let drafts = self.drafts.at_hand();
                Box::new(EraseWindow::new(*contact, name, desk.today().date, drafts))
            }
            Opening::Meeting(slides) => Box::new(MeetingWindow::new((**slides).clone())),
            Opening::Words(wording) => Box::new(WordsWindow::new((**wording).clone())),
            Opening::Files(kind, id) => match self.files(*kind, *id) {
                Ok(window) => window,
                Err(refusal) => {
                    self.message = Some(Message::refused(refusal.text()));
                    return Vec::new();
                }
            },
        };
        let step = window.open();
        self.lay(Overlay::Window(window));
        self.fulfil(step.effects)
    }

    /// The window of an export, what the screen has at hand first.
    fn export(&mut self) -> Box<dyn Window> {
        let places = self.places.clone();
        Box::new(self.with(|parts, ctx| {
            let (locale, year) = (ctx.locale, ctx.today().year);
            let at_hand = parts.screen().at_hand(ctx);
            let offers = export::offers(&at_hand, ctx);
            ExportWindow::new(offers, at_hand.part(ctx), places, locale, year)
        }))
    }

    /// The window of a record's files.
    fn files(&mut self, kind: Kind, id: u64) -> Result<Box<dyn Window>, Refusal> {
        let desk = self.desk.borrow();
        let files = desk.files_of(kind, id)?;
        let (title, name) = (kind.title(), desk.book().name_of(kind, id));
        let (zh, en) = (&title.zh, &title.en);
        let title = text!("{zh} {name}", "{en} {name}");
        let places = self.places.clone();
        Ok(Box::new(FilesWindow::new(kind, id, title, files, places)))
    }

    /// Says that the store is only read; true when it is.
    pub(super) fn is_only_read(&mut self) -> bool {
        let reading_only = self.desk.borrow().reading_only();
        if let Some(why) = reading_only {
            self.message = Some(Message::refused(why.text()));
        }
        reading_only.is_some()
    }
}
