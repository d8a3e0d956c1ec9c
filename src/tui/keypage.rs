//! The manual's page of keys, written from the tables.
//!
//! Makes Markdown only; `tests/docs.rs` holds that `docs/keys.md` is what this makes. A screen's
//! table comes onto the page by a line in [`rows`].

use super::app::keys::KEYS as EVERYWHERE;
use super::commands;
use super::keymap::{Group, KeyRow};
use super::panes::{list_keys, tabs};
use super::screens::{assessment, board, checklist, desk, forms, journal, rounds, settings};
use super::widgets::{field_keys, overlay_keys, table};
use super::windows::{erase, export, files, import, intake, meeting, unsaved, words};
use crate::text::{Locale, Text};

/// The page of every table.
#[must_use]
pub fn page() -> String {
    markdown(&rows())
}

/// Every table of the program, in the order of the page.
#[must_use]
pub fn rows() -> Vec<KeyRow> {
    [
        EVERYWHERE.pages(),
        of_screens(),
        overlay_keys::PALETTE.pages(),
        overlay_keys::FORM.pages(),
        overlay_keys::LEAVING.pages(),
        overlay_keys::QUESTION.pages(),
        overlay_keys::ANSWER.pages(),
        overlay_keys::MENU.pages(),
        overlay_keys::CHOICES.pages(),
        overlay_keys::FILTER.pages(),
        overlay_keys::HELP.pages(),
        overlay_keys::OVER.pages(),
        overlay_keys::COMPARE.pages(),
        unsaved::KEYS.pages(),
        tabs::KEYS.pages(),
        import::keys::KEYS.pages(),
        import::keys::QUESTIONS.pages(),
        import::keys::MISSING.pages(),
        intake::keys::KEYS.pages(),
        intake::keys::FORM.pages(),
        export::keys::KEYS.pages(),
        files::keys::KEYS.pages(),
        erase::keys::KEYS.pages(),
        meeting::keys::KEYS.pages(),
        words::KEYS.pages(),
        field_keys::TEXT.pages(),
        field_keys::LINES.pages(),
        field_keys::CHOICE.pages(),
        field_keys::BOXES.pages(),
        field_keys::DATE.pages(),
    ]
    .concat()
}

/// The tables of the screens: what the palette offers as far as it is to be had.
#[must_use]
pub fn of_screens() -> Vec<KeyRow> {
    [
        desk::pages(),
        forms::pages(),
        checklist::pages(),
        board::pages(),
        commands::keys::RECORDS.rows(),
        commands::keys::YEARBOOK.rows(),
        commands::keys::INSIGHT.rows(),
        journal::pages(),
        commands::keys::OPINIONS.rows(),
        commands::keys::SITTINGS.rows(),
        assessment::pages(),
        commands::keys::DUE.rows(),
        rounds::pages(),
        commands::keys::DOSSIER.rows(),
        settings::pages(),
        commands::keys::CONVENOR_HOME.rows(),
        commands::keys::MEMBER_HOME.rows(),
        list_keys::KEYS.pages(),
        table::KEYS.pages(),
        commands::keys::elsewhere(),
    ]
    .concat()
}

/// The keys of `rows` in both languages, for `docs/keys.md`: one section a table, in order.
#[must_use]
pub fn markdown(rows: &[KeyRow]) -> String {
    let mut out = String::from(
        "# Keys 按键\n\nWritten by the program from its own tables. 本页由程序按自身的按键表生成。\n",
    );
    let mut tables: Vec<&Text> = Vec::new();
    for row in rows {
        if !tables.contains(&&row.table) {
            tables.push(&row.table);
        }
    }
    for table in tables {
        out.push_str(&format!("\n## {} {}\n\n", table.en, table.zh));
        out.push_str("| key 按键 | does | 作用 |\n|---|---|---|\n");
        for group in Group::ALL {
            for row in rows
                .iter()
                .filter(|r| r.table == *table && r.group == group)
            {
                out.push_str(&format!(
                    "| {} | **{}** {} | **{}** {} |\n",
                    keys(row),
                    cell(row.label.say(Locale::En)),
                    cell(row.help.say(Locale::En)),
                    cell(row.label.say(Locale::Zh)),
                    cell(row.help.say(Locale::Zh)),
                ));
            }
        }
    }
    out
}

fn keys(row: &KeyRow) -> String {
    if row.keys.is_empty() {
        return "Ctrl-P …".to_owned();
    }
    let names: Vec<String> = row
        .keys
        .iter()
        .map(|key| format!("`{}`", cell(&key.label())))
        .collect();
    names.join(" ")
}

fn cell(words: &str) -> String {
    words.replace('|', "\\|")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::command::CommandId;
    use crate::tui::key::Key;
    use crate::tui::keymap::Does;

    #[test]
    fn a_row_is_known_by_its_table_and_what_it_does() {
        let rows = of_screens();
        let names = rows.iter().map(|row| (&row.table, &row.does));
        let names: std::collections::HashSet<_> = names.collect();
        assert_eq!(names.len(), rows.len());
    }

    #[test]
    fn a_page_lists_each_table_by_group() {
        let row = |label: &'static str, group, keys| KeyRow {
            table: Text::of("登记表", "Forms"),
            does: Does::Command(CommandId::FileForm),
            keys,
            label: Text::of("备案", label),
            help: Text::of("办理。", "Do it."),
            group,
            hint: true,
            refused: None,
        };
        let page = markdown(&[
            row("quit", Group::Program, &[]),
            row("file", Group::Act, const { &[Key::char('|'), Key::f(8)] }),
        ]);
        assert_eq!(page.matches("## Forms 登记表").count(), 1);
        let at = |needle: &str| {
            page.find(needle)
                .unwrap_or_else(|| panic!("{needle} in {page}"))
        };
        assert!(
            at("| `\\|` `F8` | **file** Do it. | **备案** 办理。 |") < at("| Ctrl-P … | **quit**")
        );
    }
}
