//! How a board's lists are arranged: columns, order and named views, which are a person's own.

use super::BoardScreen;
use super::arranging::{Arranged, Arranging};
use crate::tui::app::{Ctx, Effect};
use crate::tui::input::Input;
use crate::tui::panes::list_keys::ListAction;
use crate::tui::personal::NamedView;
use crate::tui::widgets::Outcome;

impl BoardScreen {
    /// Opens what a person arranges the list in.
    pub(super) fn ask_arrangement(&mut self, act: ListAction, ctx: &Ctx<'_>) {
        let name = self.board.list_name(self.leaf);
        let rows = Self::rows(&*self.board, Some(self.leaf), ctx);
        let (columns, shown) = self.list.choosable(&rows);
        let columns = columns.into_iter().map(|title| (None, title));
        self.arranging = Some(match act {
            ListAction::Views => Arranging::views(ctx.personal.views_of(&name)),
            _ => Arranging::columns(columns.collect(), shown, ctx.locale),
        });
    }

    /// Takes an input while the list is being arranged; how it is then is kept.
    pub(super) fn arrange(&mut self, input: &Input, ctx: &Ctx<'_>) -> Vec<Effect> {
        let Some(arranging) = &mut self.arranging else {
            return Vec::new();
        };
        let told = match arranging.handle(input) {
            Outcome::Ignored | Outcome::Taken => return Vec::new(),
            Outcome::Closed => None,
            Outcome::Gave(told) => Some(told),
        };
        self.arranging = None;
        let name = self.board.list_name(self.leaf);
        let mut views = ctx.personal.views_of(&name).to_vec();
        let rows = Self::rows(&*self.board, Some(self.leaf), ctx);
        match told {
            None => return Vec::new(),
            Some(Arranged::Refused(why)) => return vec![Effect::Warn(why)],
            Some(Arranged::Columns(chosen)) => self.list.show_columns(&chosen, &rows),
            Some(Arranged::Take(n)) => {
                if let Some(view) = views.get(n) {
                    self.list.arrange_as(&view.arrangement, &rows);
                    let within = self.list.within().to_vec();
                    self.list.take(within, &rows, true);
                    self.list.filter_by(&view.filter, &rows);
                }
            }
            Some(Arranged::Keep(name)) => {
                let view = NamedView {
                    name,
                    arrangement: self.list.arrangement(&rows),
                    filter: self.list.filter.words().trim().to_owned(),
                };
                match views.iter_mut().find(|it| it.name == view.name) {
                    Some(there) => *there = view,
                    None => views.push(view),
                }
            }
            Some(Arranged::Forget(n)) => {
                if n < views.len() {
                    views.remove(n);
                }
            }
        }
        self.follow(ctx);
        vec![self.kept(views, ctx)]
    }

    /// How the list is arranged is a person's own: found again the next time.
    pub(super) fn kept(&self, views: Vec<NamedView>, ctx: &Ctx<'_>) -> Effect {
        let name = self.board.list_name(self.leaf);
        let rows = Self::rows(&*self.board, Some(self.leaf), ctx);
        let arranged = self.list.arrangement(&rows);
        Effect::Prefer(ctx.personal.with(&name, arranged, views))
    }
}
