use super::failure::{Exit, Failure};
use super::help::say;
use super::shell::Shell;
use clap::Args;
use tempfile::TempDir;
#[derive(Debug, Args)]
#[command(about = say("演示", "Demo"))]
pub(super) struct Demo {}
impl Demo {
    pub(super) fn run(self, _shell: &mut Shell) -> Result<Exit, Failure> {
        Ok(Exit::Clean)
    }
}
pub(super) fn temporary_folder() -> Result<TempDir, Failure> {
    tempfile::tempdir().map_err(|cause| Failure::File {
        path: "tmp".into(),
        cause,
    })
}
pub(super) fn found_default(_shell: &Shell) -> Result<(), Failure> {
    Ok(())
}
