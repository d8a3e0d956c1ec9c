//! What an erasure found, as it is listed before anything is done, and what is told afterwards.

use serde_json::{Value as Json, json};

use crate::cli::failure::{Failure, complain};
use crate::cli::shell::Shell;
use crate::cli::state::state_folder;
use crate::desk::Desk;
use crate::desk::erase::{EraseContact, Search};
use crate::text;
use crate::text::{Locale, Text};
use crate::tui::drafts::folder::Folders;
use crate::tui::drafts::session::Session;
use crate::tui::erased;

/// What was found, and what is done of it.
pub(super) struct Found {
    pub(super) search: Search,
    pub(super) request: EraseContact,
    /// In so many drafts of one's own, which go with it.
    own: usize,
    /// In so many of sessions that go on.
    living: usize,
    /// What is told of drafts that are left.
    drafts: Vec<Text>,
}

impl Found {
    /// With the drafts that name the person.
    pub(super) fn of(desk: &Desk, search: Search, request: EraseContact) -> Found {
        let says = |text: &str| search.person.stands_in(text);
        let (own, living) = session(desk).naming(&says);
        Found {
            own,
            living,
            drafts: erased::to_be_looked_at(desk, living),
            search,
            request,
        }
    }

    /// Lists it.
    pub(super) fn tell(&self, shell: &mut Shell) -> Result<(), Failure> {
        if shell.json {
            shell.out.json(&self.as_json(shell.locale))?;
            return Ok(());
        }
        for line in self.lines() {
            shell.tell(&line)?;
        }
        Ok(())
    }

    /// What is to be told once it is done: what could not go, what nobody could look into.
    pub(super) fn afterwards(&self, shell: &mut Shell, desk: &Desk) -> Result<(), Failure> {
        if !shell.json {
            let stay = self.search.notes.iter().filter(|it| it.stays);
            let stay = stay.map(|it| place(&it.code(), &it.title, &it.places()));
            for line in stay.chain(self.unread()) {
                shell.tell(&line)?;
            }
        }
        let says = |text: &str| self.search.person.stands_in(text);
        let (_, living) = session(desk).forget(&says).unwrap_or((0, self.living));
        for told in erased::left(desk, &self.request.files, living) {
            complain(shell.say(&told), shell.locale);
        }
        Ok(())
    }

    /// Where the person stands, a line each, with what becomes of it.
    fn lines(&self) -> Vec<Text> {
        let (search, request) = (&self.search, &self.request);
        let count = search.traces.len() + search.notes.len();
        let mut lines = vec![match count {
            0 => Text::of(
                "除联系对象本身和联系记录外，没有找到此人。",
                "Beside the contact and its log the person was found nowhere.",
            ),
            _ => text!(
                "除联系对象本身和联系记录外，还有 {count} 处有此人：",
                "Beside the contact and its log the person stands in {count} place(s):"
            ),
        }];
        for it in &search.traces {
            let struck = request.also.contains(&(it.kind, it.id));
            let line = place(&it.code(), &it.title, &it.places());
            lines.push(with_fate(&line, struck));
        }
        for it in &search.notes {
            let line = place(&it.code(), &it.title, &it.places());
            lines.push(match it.stays {
                true => line,
                false => with_fate(&line, request.notes.contains(&it.seq)),
            });
        }
        let loose = search.loose.with_person.len();
        if loose > 0 {
            lines.push(text!(
                "  已取下、没有记录用到的文件里，{loose} 个有此人（从磁盘删除）",
                "  of the detached files that no record has, {loose} name the person (removed from the disk)"
            ));
        }
        lines.extend(erased::own(self.own));
        lines.extend(self.drafts.iter().cloned());
        lines.extend(self.unread());
        lines
    }

    /// The files that were not looked through, each with why.
    fn unread(&self) -> Vec<Text> {
        let count = self.search.unread.len();
        let loose = self.search.loose.told();
        if count == 0 {
            return Vec::from_iter(loose);
        }
        let mut lines = vec![text!(
            "另有 {count} 个文件没有查：",
            "Besides, {count} file(s) were not looked through:"
        )];
        for it in &self.search.unread {
            lines.push(place(&it.code(), &it.file.title(), &it.why.title()));
        }
        lines.extend(loose);
        lines
    }

    fn as_json(&self, locale: Locale) -> Json {
        let (search, request) = (&self.search, &self.request);
        let traces = search.traces.iter().map(|it| {
            json!({
                "kind": it.kind.code_name(),
                "id": it.id,
                "title": it.title.say(locale),
                "name": it.in_text,
                "phone": it.by_phone,
                "employer": it.by_employer,
                "whole": it.whole,
                "files": it.files.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(),
                "journal": it.in_journal,
                "struck": request.also.contains(&(it.kind, it.id)),
            })
        });
        let notes = search.notes.iter().map(|it| {
            json!({
                "seq": it.seq,
                "title": it.title.say(locale),
                "phone": it.by_phone,
                "employer": it.by_employer,
                "stays": it.stays,
                "struck": request.notes.contains(&it.seq),
            })
        });
        let unread = search.unread.iter().map(|it| {
            json!({
                "kind": it.kind.code_name(),
                "id": it.id,
                "file": it.file.name,
                "why": it.why.code(),
            })
        });
        json!({
            "found": traces.collect::<Vec<_>>(),
            "entries": notes.collect::<Vec<_>>(),
            "drafts": { "own": self.own, "open": self.living },
            "unread": unread.collect::<Vec<_>>(),
            "detached": {
                "with_person": search.loose.with_person.len(),
                "unread": search.loose.unread,
            },
        })
    }
}

/// The drafts of whoever sits here.
fn session(desk: &Desk) -> Session {
    let folders = Folders::of(desk.path(), &desk.actor().name, state_folder().as_deref());
    Session::new(folders)
}

/// A place, and what there is to say of it.
fn place(code: &str, title: &Text, what: &Text) -> Text {
    let (zh, en, what_zh, what_en) = (&title.zh, &title.en, &what.zh, &what.en);
    text!("  {code}  {zh}：{what_zh}", "  {code}  {en}: {what_en}")
}

fn with_fate(line: &Text, struck: bool) -> Text {
    let (zh, en) = (&line.zh, &line.en);
    match struck {
        true => text!("{zh}（清除）", "{en} (is struck)"),
        false => text!("{zh}（待定）", "{en} (undecided)"),
    }
}
