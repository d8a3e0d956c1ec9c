//! The files of an import: all are read before anything is done.

use std::io::Read;
use std::path::Path;

use crate::cli::failure::Failure;
use crate::desk::import::Source;
use crate::domain::record::Kind;
use crate::exchange::roster::read_opened_as;
use crate::exchange::{Limits, Opened, ReadError, open, open_file};
use crate::text::Text;

/// A file that was read, and the file as it was opened where that is wanted.
pub(in crate::cli) struct Taken {
    pub(in crate::cli) source: Source,
    pub(super) opened: Option<Opened>,
}

/// The text of documents and text files.
pub(in crate::cli) fn texts(paths: &[String]) -> Result<Vec<String>, Failure> {
    let limits = Limits::default();
    let opened = paths.iter().map(|path| opened(path, &limits));
    let text = |opened: Opened| match opened {
        Opened::Document(document) => {
            let lines = document.paragraphs().map(|it| it.text.as_str());
            lines.collect::<Vec<_>>().join("\n")
        }
        Opened::Workbook(book) => {
            let rows = book.sheets.iter();
            let rows = rows.flat_map(|sheet| (0..sheet.height()).map(|row| sheet.row(row)));
            let cells: Vec<_> = rows.flatten().map(|cell| cell.text()).collect();
            cells.join("\n")
        }
    };
    opened.map(|it| it.map(text)).collect()
}

/// Reads the files; one that can't be read is an error of the whole. `keep` says whether the opened
/// files are wanted afterwards, `kind` whose records they have.
pub(in crate::cli) fn read(
    paths: &[String],
    kind: Option<Kind>,
    keep: bool,
) -> Result<Vec<Taken>, Failure> {
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
            let opened = opened(path, &limits)?;
            let draft = read_opened_as(kind, path, &opened, &limits).map_err(refused)?;
            Ok(Taken {
                source: Source {
                    path: path.clone(),
                    draft,
                },
                opened: keep.then_some(opened),
            })
        })
        .collect()
}

fn opened(path: &str, limits: &Limits) -> Result<Opened, Failure> {
    let opened = if path == "-" {
        open("-", &standard_input(limits)?, limits)
    } else {
        open_file(Path::new(path), limits)
    };
    opened.map_err(refused)
}

fn refused(error: ReadError) -> Failure {
    Failure::Asked(error.text())
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
