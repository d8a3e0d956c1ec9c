//! Looks into a folder for the field of paths, off the draw thread: a folder may lie on a network
//! that sleeps.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::desk::Progress;
use crate::files::{in_words, shown_path};
use crate::text;
use crate::text::Text;
use crate::tui::task::{Bench, Task, Teller, Undone};
use crate::tui::widgets::path_field::{Entry, Listing};

/// A folder with more is shown so far; whoever looks for something there types its beginning.
const MOST: usize = 20_000;

/// Lists a folder: folders first, then by name.
#[derive(Debug)]
pub struct ListFolder(pub PathBuf);

impl Task for ListFolder {
    type Event = Listing;

    fn run(self, _: &dyn Bench, _: &Progress, _: &Teller<Listing>) -> Result<Listing, Undone> {
        let entries = entries(&self.0).map_err(|error| refused(&self.0, &error));
        Ok(Listing {
            folder: self.0,
            entries,
        })
    }
}

fn entries(folder: &Path) -> io::Result<Vec<Entry>> {
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder)?.take(MOST) {
        let entry = entry?;
        // A link counts as what it leads to.
        let folder = fs::metadata(entry.path()).is_ok_and(|it| it.is_dir());
        entries.push(Entry {
            name: entry.file_name().to_string_lossy().into_owned(),
            folder,
        });
    }
    entries.sort_by(|a, b| (!a.folder, &a.name).cmp(&(!b.folder, &b.name)));
    Ok(entries)
}

fn refused(folder: &Path, error: &io::Error) -> Text {
    let name = shown_path(folder);
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => {
            text!("没有“{name}”这个文件夹", "there is no folder “{name}”")
        }
        ErrorKind::PermissionDenied => text!(
            "没有权限查看“{name}”",
            "permission to look into “{name}” is denied"
        ),
        _ => {
            let Text { zh, en } = in_words(error);
            text!(
                "无法查看“{name}”：{zh}",
                "“{name}” can't be looked into: {en}"
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_come_first_and_what_cannot_be_listed_says_why() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for name in ["乙.csv", "甲.csv"] {
            fs::write(folder.path().join(name), "x").expect("a file");
        }
        fs::create_dir(folder.path().join("丙")).expect("a folder");
        let found = entries(folder.path()).expect("listed");
        let names: Vec<_> = found
            .iter()
            .map(|it| (it.name.as_str(), it.folder))
            .collect();
        assert_eq!(names, [("丙", true), ("乙.csv", false), ("甲.csv", false)]);
        let none = folder.path().join("没有");
        let error = entries(&none).expect_err("no folder");
        assert!(refused(&none, &error).zh.starts_with("没有“"));
        let file = folder.path().join("甲.csv");
        let error = entries(&file).expect_err("a file");
        assert!(refused(&file, &error).en.contains("there is no folder"));
    }
}
