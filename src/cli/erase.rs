//! `jiebie erase`: nothing of a key contact's person is kept any more, at that person's wish. What else names the
//! person is found and told before anything is done.

use clap::Args;
use serde_json::{Value as Json, json};

use super::act::Way;
use super::dates::{Day, or_today};
use super::failure::{Exit, Failure, complain};
use super::help::say;
use super::lookup;
use super::shell::Shell;
use super::state::state_folder;
use crate::desk::Desk;
use crate::desk::erase::{EraseContact, Search, Trace};
use crate::domain::id::KeyContactId;
use crate::domain::record::Kind;
use crate::text;
use crate::text::{Locale, Text};
use crate::tui::drafts::folder::Folders;
use crate::tui::drafts::session::Session;
use crate::tui::erased;

/// Erases a key contact's person.
#[derive(Debug, Args)]
#[command(
    about = say("应本人要求清除重点联系对象的个人信息：姓名、单位、电话、谈话内容，别处的姓名和电话，连同日志里的值；联系次数和人数不变，不能撤销", "Erase a key contact's person at that person's wish: name, employer, phone and what was said, what names the person elsewhere, with the journal's values; counts hold; it can't be undone"),
    after_help = say(
        "示例：jiebie erase 王小满 --dry-run\n      jiebie erase 王小满 --also form:12,opinion:3\n先查遍登记表、意见建议等记录、原件和附件、日志，列出哪里有此人。文字里有此人电话的一并清除；只有姓名的可能是别人，文件不能只抹一部分，由单位决定：--also 列出的一并清除（文件随之取下并从磁盘删除），其余的 --leave 留下。没有决定的，什么也不做。\n尚未终止的联系随之终止（默认当天）。日志的摘要不变，journal verify 仍然完好。",
        "Examples: jiebie erase 王小满 --dry-run\n          jiebie erase 王小满 --also form:12,opinion:3\nForms, opinions and all other records, originals and attached files and the journal are looked through first, and it is listed where the person stands. Texts with the person's number are struck. A name alone may be somebody else's, and a file can't be struck in part: the office decides. What --also names is struck, its files are detached and removed from the disk; --leave leaves the rest. Until all is decided nothing is done.\nA contact that has not ended ends (by default today). The journal's hashes stay, and journal verify is clean.",
    ),
)]
pub(super) struct Erase {
    #[arg(value_name = "NAME|ID", help = say("重点联系对象：姓名，或委员和姓名，或编号", "The key contact: the name, member and name, or the ID"))]
    which: String,
    #[arg(long, value_name = "DATE", value_parser = Day::typed, allow_negative_numbers = true, help = say("联系的最后一天（默认：当天）", "The last day of the contact (default: today)"))]
    on: Option<Day>,
    #[arg(long, value_name = "KIND:ID", value_delimiter = ',', value_parser = of_record, help = say("这些记录里的也清除，如 form:12,opinion:3；其中有此人的文件一并取下删除", "Strike these too, such as form:12,opinion:3; their files with the person are detached and removed"))]
    also: Vec<(Kind, u64)>,
    #[arg(long, help = say("其余只有姓名的和文件都留下", "Leave the others, which have the name alone or a file"))]
    leave: bool,
    #[command(flatten)]
    way: Way,
}

/// `form:12`.
fn of_record(written: &str) -> Result<(Kind, u64), String> {
    let wrong = || say("应为 类别:编号，如 form:12", "KIND:ID, such as form:12");
    let (kind, id) = written
        .trim()
        .split_once([':', '：', '#'])
        .ok_or_else(wrong)?;
    let mut kinds = Kind::ALL.iter().copied();
    let kind = kinds.find(|it| it.code_name() == kind).ok_or_else(wrong)?;
    Ok((kind, lookup::number(id).ok_or_else(wrong)?))
}

impl Erase {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        let mut desk = shell.desk()?;
        let (book, today) = (desk.book(), desk.today().date);
        let id = lookup::record(book, today, Kind::KeyContact, &self.which)?;
        let contact = KeyContactId(id);
        let on = or_today(self.on.as_ref(), today)?;
        let search = Search::of(&desk, contact)?;
        if let Some((kind, id)) = self.also.iter().find(|it| !has(&search, **it)) {
            let code = format!("{}:{id}", kind.code_name());
            return Err(Failure::Asked(text!(
                "{code} 里没有找到此人，什么也没有做。请核对编号（--dry-run 列出找到的）。",
                "The person was not found in {code}; nothing was done. Check the number (--dry-run lists what was found)."
            )));
        }
        let request = search.erasing(on, &self.also);
        let undecided = || {
            search
                .undecided()
                .filter(|it| !self.also.contains(&(it.kind, it.id)))
        };
        if self.way.dry_run {
            if shell.json {
                // What is wrong with the act itself is told as without `--dry-run`.
                desk.rehearse(&request)?;
                shell
                    .out
                    .json(&found_as_json(&search, &request, shell.locale))?;
                return Ok(Exit::Clean);
            }
            self.tell(shell, &search, &request)?;
            return self.way.carry_out(shell, &mut desk, &request);
        }
        if !self.leave && undecided().next().is_some() {
            return ask(
                shell,
                &search,
                &request,
                &undecided().collect::<Vec<_>>(),
                &self.which,
            );
        }
        let exit = self.way.carry_out(shell, &mut desk, &request)?;
        self.afterwards(shell, &desk, &search, &request)?;
        Ok(exit)
    }

    /// Lists what was found.
    fn tell(
        &self,
        shell: &mut Shell,
        search: &Search,
        request: &EraseContact,
    ) -> Result<(), Failure> {
        for line in found(search, request) {
            shell.tell(&line)?;
        }
        Ok(())
    }

    /// What is to be told once it is done: what could not go, what nobody could look into.
    fn afterwards(
        &self,
        shell: &mut Shell,
        desk: &Desk,
        search: &Search,
        request: &EraseContact,
    ) -> Result<(), Failure> {
        if !shell.json {
            for line in unread(search) {
                shell.tell(&line)?;
            }
        }
        let folders = Folders::of(desk.path(), &desk.actor().name, state_folder().as_deref());
        let says = |text: &str| search.person.stands_in(text);
        let (_, living) = Session::new(folders).forget(&says).unwrap_or((0, 0));
        for told in erased::left(desk, &request.files, living) {
            complain(shell.say(&told), shell.locale);
        }
        Ok(())
    }
}

fn has(search: &Search, it: (Kind, u64)) -> bool {
    search
        .traces
        .iter()
        .any(|trace| (trace.kind, trace.id) == it)
}

/// Does nothing, and says what is to be decided.
fn ask(
    shell: &mut Shell,
    search: &Search,
    request: &EraseContact,
    undecided: &[&Trace],
    which: &str,
) -> Result<Exit, Failure> {
    if shell.json {
        shell
            .out
            .json(&found_as_json(search, request, shell.locale))?;
    } else {
        for line in found(search, request) {
            shell.tell(&line)?;
        }
    }
    let count = undecided.len();
    let codes: Vec<String> = undecided.iter().map(|it| it.code()).collect();
    let codes = codes.join(",");
    let told = text!(
        "还没有清除：以上有 {count} 处要由单位决定。一并清除的写明（jiebie erase {which} --also {codes}），其余的加 --leave 留下。",
        "nothing was erased yet: {count} of these are for the office to decide. Name what is struck (jiebie erase {which} --also {codes}), and leave the rest with --leave"
    );
    complain(shell.say(&told), shell.locale);
    Ok(Exit::Findings)
}

/// Where the person stands, a line each, with what becomes of it.
fn found(search: &Search, request: &EraseContact) -> Vec<Text> {
    let count = search.traces.len();
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
    for trace in &search.traces {
        let struck = request.also.contains(&(trace.kind, trace.id));
        let fate = match struck {
            true => Text::of("清除", "is struck"),
            false => Text::of("待定", "undecided"),
        };
        let (code, places) = (trace.code(), trace.places());
        let (title_zh, title_en) = (&trace.title.zh, &trace.title.en);
        let (zh, en, fate_zh, fate_en) = (&places.zh, &places.en, &fate.zh, &fate.en);
        lines.push(text!(
            "  {code}  {title_zh}：{zh}（{fate_zh}）",
            "  {code}  {title_en}: {en} ({fate_en})"
        ));
    }
    let loose = search.loose.with_person.len();
    if loose > 0 {
        lines.push(text!(
            "  已取下、没有记录用到的文件里，{loose} 个有此人（从磁盘删除）",
            "  of the detached files that no record has, {loose} name the person (removed from the disk)"
        ));
    }
    lines.extend(unread(search));
    lines
}

/// The files that were not looked through, each with why.
fn unread(search: &Search) -> Vec<Text> {
    let count = search.unread.len();
    let loose = search.loose.told();
    if count == 0 {
        return Vec::from_iter(loose);
    }
    let mut lines = vec![text!(
        "另有 {count} 个文件没有查：",
        "Besides, {count} file(s) were not looked through:"
    )];
    for it in &search.unread {
        let (code, title, why) = (it.code(), it.file.title(), it.why.title());
        let (zh, en, why_zh, why_en) = (&title.zh, &title.en, &why.zh, &why.en);
        lines.push(text!(
            "  {code}  {zh}：{why_zh}",
            "  {code}  {en}: {why_en}"
        ));
    }
    lines.extend(loose);
    lines
}

fn found_as_json(search: &Search, request: &EraseContact, locale: Locale) -> Json {
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
    let unread = search
        .unread
        .iter()
        .map(|it| json!({ "kind": it.kind.code_name(), "id": it.id, "file": it.file.name, "why": it.why.code() }));
    json!({
        "found": traces.collect::<Vec<_>>(),
        "unread": unread.collect::<Vec<_>>(),
        "detached": { "with_person": search.loose.with_person.len(), "unread": search.loose.unread },
    })
}
