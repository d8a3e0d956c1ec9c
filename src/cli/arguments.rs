//! What every subcommand takes on the command line.

use std::path::PathBuf;

use clap::Args;

use super::dates::Day;
use super::help::{COMMON, say};

/// What every subcommand takes.
#[derive(Clone, Debug, Args)]
pub(super) struct Common {
    #[arg(long, global = true, value_name = "PATH", help_heading = COMMON, help = say("数据文件（不给则用本机默认位置）", "The store's file; else the platform's default place"))]
    pub(super) store: Option<PathBuf>,
    #[arg(long, global = true, value_name = "LANG", help_heading = COMMON, value_parser = ["zh", "en"], help = say("语言；不给则看 LC_ALL、LC_MESSAGES、LANG", "Language; else as LC_ALL, LC_MESSAGES, LANG say"))]
    pub(super) lang: Option<String>,
    #[arg(long, global = true, value_name = "DATE", help_heading = COMMON, value_parser = Day::typed, help = say("把“今天”定在这一天，如 2026-11-24", "Take this day for today, such as 2026-11-24"))]
    pub(super) as_of: Option<Day>,
    #[arg(long, global = true, help_heading = COMMON, help = say("以 JSON 输出（格式见 docs/json.md）", "Print JSON (docs/json.md says which)"))]
    pub(super) json: bool,
    #[arg(long, global = true, value_name = "REASON", help_heading = COMMON, help = say("更正已关账年度的理由，与所改的一并留存", "Why a year that was closed is changed; kept with what is changed"))]
    pub(super) because: Option<String>,
}
