//! Which parts of an Office Open XML package belong to which: workbooks and documents alike.

use quick_xml::events::Event;

use crate::exchange::office::archive::Archive;
use crate::exchange::office::read_error::Problem;
use crate::exchange::office::xml::{self, broken};

/// A relationship of a part: its id, what kind of part is meant, and where that is.
pub(super) struct Related {
    pub(super) id: String,
    /// The last step of the kind's address: `worksheet`, `header`.
    pub(super) kind: String,
    pub(super) part: String,
}

/// The relationships of a part, in the order in which the package lists them; of the whole package for
/// an empty name.
pub(super) fn relationships(archive: &mut Archive<'_>, of: &str) -> Result<Vec<Related>, Problem> {
    let (folder, file) = of.rsplit_once('/').unwrap_or(("", of));
    let name = format!("{folder}/_rels/{file}.rels");
    let mut found = Vec::new();
    let Some(part) = archive.part(&name)? else {
        return Ok(found);
    };
    let mut xml = xml::reader(part);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(broken)? {
            Event::Start(element) | Event::Empty(element)
                if element.local_name().as_ref() == "Relationship" =>
            {
                let kind = xml::attribute(&element, "Type")?.unwrap_or_default();
                let target = xml::attribute(&element, "Target")?.unwrap_or_default();
                let id = xml::attribute(&element, "Id")?.unwrap_or_default();
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                let part = resolve(folder, &target);
                found.push(Related { id, kind, part });
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

/// A target from the package's root or from the folder of its source.
fn resolve(folder: &str, target: &str) -> String {
    let start = if target.starts_with(['/', '\\']) {
        ""
    } else {
        folder
    };
    let mut steps: Vec<&str> = start.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split(['/', '\\']) {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn targets_are_found_from_root_and_folder() {
        assert_eq!(
            resolve("xl", "worksheets/sheet1.xml"),
            "xl/worksheets/sheet1.xml"
        );
        assert_eq!(
            resolve("xl", "/xl/worksheets/sheet1.xml"),
            "xl/worksheets/sheet1.xml"
        );
        assert_eq!(resolve("xl", "../xl/./styles.xml"), "xl/styles.xml");
        assert_eq!(resolve("", "xl\\workbook.xml"), "xl/workbook.xml");
        assert_eq!(resolve("", "../../a"), "a");
    }
}
