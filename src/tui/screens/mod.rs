//! The screens: what is shown of the book, and what its keys ask for.
//!
//! A screen takes inputs and returns [`Effect`]s; it reads the desk and changes nothing but what it
//! shows. The app (`tui::app`) owns header, footer, overlays, and all that effects come to.

pub mod assessment;
pub mod board;
pub mod checklist;
pub mod desk;
pub mod dossier;
pub mod due;
pub mod forms;
pub mod home;
pub mod insight;
pub mod journal;
pub mod opinions;
pub mod parts;
pub mod records;
pub mod rounds;
pub mod settings;
pub mod sittings;
pub mod yearbook;

#[cfg(test)]
mod golden;
#[cfg(test)]
mod test_session;
#[cfg(test)]
pub(super) mod test_store;

use ratatui::layout::Rect;

use super::app::{Aim, Ctx, Effect, Place};
use super::canvas::Canvas;
use super::commands::{self, Planned, keys::Keys};
use super::input::Input;
use super::key::Key;
use super::keymap::{KeyRow, OwnAct, OwnKey};
use super::windows::export::AtHand;
use crate::desk::remind::{Asked, Of};
use crate::domain::command::CommandId;
use crate::domain::record::Kind;
use crate::domain::subject::Subject;
use crate::text::Text;

/// What every screen does.
pub trait Screen {
    /// Takes an input; `None` when it is not this screen's.
    fn handle(&mut self, input: &Input, ctx: &Ctx<'_>) -> Option<Vec<Effect>>;

    /// Whether a field of it is typed in.
    fn takes_text(&mut self) -> bool;

    /// What commands are for here: what is marked, else what is chosen, and what surrounds it.
    fn subject(&self, ctx: &Ctx<'_>) -> Subject;

    /// The commands that have keys here, those of the nearest context first.
    fn contexts(&self) -> Vec<&'static Keys>;

    /// Why commands are for nothing here though rows are marked: a filter hides them all.
    fn withheld(&self) -> Option<Text> {
        None
    }

    /// What a command comes to here, by what it is for.
    ///
    /// # Errors
    /// Why it can't be done.
    fn planned(&self, id: CommandId, ctx: &Ctx<'_>) -> Planned {
        match id {
            CommandId::Remind => commands::remind(self.owing(ctx), ctx),
            id => commands::plan(id, &self.subject(ctx), ctx),
        }
    }

    /// Of what somebody is reminded here: what commands are for, for the reason that is chosen with it.
    fn owing(&self, ctx: &Ctx<'_>) -> Vec<Of> {
        self.subject(ctx).records.into_iter().map(Of::all).collect()
    }

    /// The same; nothing is done to what nobody sees.
    ///
    /// # Errors
    /// Why it can't be done.
    fn plan(&self, id: CommandId, ctx: &Ctx<'_>) -> Planned {
        match self.withheld().filter(|_| !id.begins_a_record()) {
            Some(why) => Err(why),
            None => self.planned(id, ctx),
        }
    }

    /// The same, of a command that is run: the effect, or the reason in the footer.
    fn run(&mut self, id: CommandId, ctx: &Ctx<'_>) -> Effect {
        self.plan(id, ctx).unwrap_or_else(Effect::Warn)
    }

    /// The command of a key, run; `None` where no command here has the key.
    fn run_key(&mut self, key: Key, ctx: &Ctx<'_>) -> Option<Effect> {
        let id = self.contexts().iter().find_map(|keys| keys.bound(key))?;
        Some(self.run(id, ctx))
    }

    /// The keys of what stands over its lists or is typed into one of them, while that takes every key.
    fn over(&self) -> Option<Vec<KeyRow>> {
        None
    }

    /// The commands that have keys here.
    fn command_rows(&self) -> Vec<KeyRow> {
        self.contexts().into_iter().flat_map(Keys::rows).collect()
    }

    /// Shows what the rule behind what is chosen asks, and why; whether there is one.
    fn explain(&mut self, _ctx: &Ctx<'_>) -> bool {
        false
    }

    /// What its acts are for, to tell whether it changes: [`Screen::subject`], and the finding that
    /// is chosen.
    fn aim(&self, ctx: &Ctx<'_>) -> Aim;

    /// How many rows are marked for an act of several.
    fn marked(&self) -> usize {
        0
    }

    /// Chooses again after the book changed: what was chosen by its identity, else what is near.
    fn refresh(&mut self, ctx: &Ctx<'_>);

    /// The records that are listed where the keyboard is, in their order.
    fn records_listed(&self, _ctx: &Ctx<'_>) -> Vec<(Kind, u64)> {
        Vec::new()
    }

    /// It is gone to from another screen, where these are listed.
    fn come_from(&mut self, _listed: Vec<(Kind, u64)>) {}

    /// Somebody is to be reminded of this: what is shown when it is gone to next.
    fn remind(&mut self, _asked: Asked) {}

    /// What it asked for with an act of its own was answered.
    fn answered(&mut self, _act: OwnAct, _words: String, _ctx: &Ctx<'_>) {}

    /// Shows and chooses a thing.
    fn go(&mut self, place: Place, ctx: &Ctx<'_>);

    /// Draws.
    fn view(&self, area: Rect, ctx: &Ctx<'_>, canvas: &mut Canvas<'_>);

    /// What is marked or chosen, for an export.
    fn at_hand(&self, ctx: &Ctx<'_>) -> AtHand;

    /// Its keys, in the order in which they are asked, for hint bar, help and palette. Of commands
    /// [`Screen::plan`] says whether they are to be had, which takes too long to ask of each in every frame.
    fn keys(&self, ctx: &Ctx<'_>) -> Vec<KeyRow>;

    /// Does one of its own among [`Screen::keys`], as menu and palette ask; `None` when it is not to be
    /// had here and now any more.
    fn call(&mut self, own: &OwnKey, ctx: &Ctx<'_>) -> Option<Vec<Effect>>;
}
