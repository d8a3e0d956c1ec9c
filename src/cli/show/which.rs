//! Which thing is to be shown, and how much of it.

use clap::Args;

use crate::cli::help::say;
use crate::cli::shell::Shell;
use crate::desk::Desk;
use crate::desk::lists::View;

#[derive(Debug, Args)]
pub(super) struct Which {
    #[arg(value_name = "NAME|ID", help = say("名称或编号", "The name or the ID"))]
    pub(super) name: Option<String>,
    #[arg(long, help = say("显示完整电话（默认只显示首尾）", "Print phone numbers in full (else their middle is hidden)"))]
    pub(super) show_phones: bool,
}

impl Which {
    pub(super) fn view<'d>(&self, desk: &'d Desk, shell: &Shell) -> View<'d> {
        View {
            show_phones: self.show_phones,
            ..View::whole(desk, shell.locale)
        }
    }
}
