//! `jiebie paper`: what the office hands out, as text and as JSON.

use clap::{Args, Subcommand};

use super::failure::{Exit, Failure};
use super::help::say;
use super::json::Array;
use super::lookup;
use super::shell::Shell;
use crate::desk::lists::View;
use crate::desk::papers::halfyear;

/// What the office hands out.
#[derive(Debug, Args)]
#[command(about = say("会上印发的材料", "What the office hands out at meetings"))]
pub(super) struct Paper {
    #[command(subcommand)]
    act: PaperCommand,
}

#[derive(Debug, Subcommand)]
enum PaperCommand {
    #[command(
        about = say("界别工作进展，一个界别一页：计划事项、活动、登记表、年底前到期", "A page for each sector: plan, activities, forms, what falls due until the year ends"),
        after_help = say(
            "示例：jiebie paper halfyear --sector 教育界 --as-of 2026-07-08",
            "Example: jiebie paper halfyear --sector 教育界 --as-of 2026-07-08",
        ),
    )]
    Halfyear {
        #[arg(long, value_name = "NAME|ID", help = say("只要这个界别的", "Only this sector's"))]
        sector: Option<String>,
        #[arg(long, value_name = "NAME|ID", help = say("只要这个专委会联系的界别", "Only the sectors of this committee"))]
        committee: Option<String>,
    },
}

impl Paper {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        let desk = shell.desk()?;
        let (book, today) = (desk.book(), desk.today());
        let PaperCommand::Halfyear { sector, committee } = self.act;
        let sector = sector.as_deref();
        let committee = committee.as_deref();
        let view = View {
            sector: sector
                .map(|it| lookup::sector(book, today.date, it))
                .transpose()?,
            committee: committee
                .map(|it| lookup::committee(book, it))
                .transpose()?,
            ..View::whole(&desk, shell.locale)
        };
        let sectors: Vec<_> = view.sectors().into_iter().map(|it| it.id).collect();
        let pages = halfyear::pages(book, today, &sectors, shell.locale);
        if shell.json {
            Array::print(&mut shell.out, pages.into_iter().map(|it| it.value))?;
            return Ok(Exit::Clean);
        }
        for (nth, page) in pages.iter().enumerate() {
            if nth > 0 {
                shell.out.line("")?;
            }
            shell.out.line(&page.title)?;
            for line in &page.lines {
                shell.out.line(line)?;
            }
        }
        Ok(Exit::Clean)
    }
}
