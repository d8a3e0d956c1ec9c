//! The files of an import: all are read before anything is done.

use std::io::Read;
use std::path::Path;

use crate::cli::failure::Failure;
use crate::desk::import::Source;
use crate::exchange::{Limits, read_roster, read_roster_file};
use crate::text::Text;

/// Reads the files; one that can't be read is an error of the whole.
pub(super) fn read(paths: &[String]) -> Result<Vec<Source>, Failure> {
    if paths.iter().filter(|path| *path == "-").count() > 1 {
        return Err(Failure::Asked(Text::of(
            "标准输入（-）只能读一次。",
            "The standard input (-) can be read only once.",
        )));
    }
    let limits = Limits::default();
    paths
        .iter()
        .map(|path| {
            let draft = if path == "-" {
                read_roster("-", &standard_input(&limits)?, &limits)
            } else {
                read_roster_file(Path::new(path), &limits)
            };
            Ok(Source {
                path: path.clone(),
                draft: draft.map_err(|error| Failure::Asked(error.text()))?,
            })
        })
        .collect()
}

fn standard_input(limits: &Limits) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    // One byte too many is enough for the reader to refuse.
    let most = limits.file_bytes.saturating_add(1);
    let mut input = std::io::stdin().lock().take(most);
    input
        .read_to_end(&mut bytes)
        .map_err(|cause| Failure::File {
            path: "-".to_owned(),
            cause,
        })?;
    Ok(bytes)
}
