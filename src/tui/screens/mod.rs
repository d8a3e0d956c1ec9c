//! The screens: what is shown of the book, and what its keys ask for.
//!
//! A screen takes inputs and returns [`Effect`]es; it reads the desk and changes nothing but what it
//! shows. The app (`tui::app`) owns header, footer, overlays, and all that effects come to.

pub mod checklist;
pub mod desk;
pub mod forms;
pub mod parts;

#[cfg(test)]
mod test_session;
#[cfg(test)]
mod test_store;

use ratatui::layout::Rect;

use super::app::{Aim, Ctx, Effect, Place};
use super::canvas::Canvas;
use super::input::Input;
use super::keymap::{Command, KeyRow};
use super::windows::export::AtHand;

/// What every screen does.
pub trait Screen {
    /// Takes an input; `None` when it is not this screen's.
    fn handle(&mut self, input: &Input, ctx: &Ctx<'_>) -> Option<Vec<Effect>>;

    /// Whether a field of it is typed in.
    fn takes_text(&mut self) -> bool;

    /// What its acts are for: what is marked, else what is chosen.
    fn aim(&self, ctx: &Ctx<'_>) -> Aim;

    /// How many rows are marked for an act of several.
    fn marked(&self) -> usize {
        0
    }

    /// Chooses again after the book changed: what was chosen by its identity, else what is near.
    fn refresh(&mut self, ctx: &Ctx<'_>);

    /// Shows and chooses a thing.
    fn go(&mut self, place: Place, ctx: &Ctx<'_>);

    /// Draws.
    fn view(&self, area: Rect, ctx: &Ctx<'_>, canvas: &mut Canvas<'_>);

    /// What is marked or chosen, for an export.
    fn at_hand(&self, ctx: &Ctx<'_>) -> AtHand;

    /// Its keys as they stand now, in the order in which they are asked, for hint bar, help and
    /// palette.
    fn keys(&self, ctx: &Ctx<'_>) -> Vec<KeyRow>;

    /// Does one of [`Screen::keys`], as the palette asks; `None` when it is not to be had here and
    /// now any more.
    fn call(&mut self, command: &Command, ctx: &Ctx<'_>) -> Option<Vec<Effect>>;
}
