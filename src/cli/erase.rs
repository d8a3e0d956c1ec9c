//! `jiebie erase`: nothing of a key contact's person is kept any more, at that person's wish. What else names the
//! person is found and told before anything is done.

mod found;

use clap::Args;

use super::act::Way;
use super::dates::{Day, or_today};
use super::failure::{Exit, Failure, complain};
use super::help::say;
use super::lookup;
use super::shell::Shell;
use crate::desk::erase::Search;
use crate::domain::id::KeyContactId;
use crate::domain::record::{Kind, Seq};
use crate::text;
use found::Found;

/// Erases a key contact's person.
#[derive(Debug, Args)]
#[command(
    about = say("应本人要求清除重点联系对象的个人信息：姓名、单位、电话、谈话内容，别处的姓名和电话，连同日志里的值；联系次数和人数不变，不能撤销", "Erase a key contact's person at that person's wish: name, employer, phone and what was said, what names the person elsewhere, with the journal's values; counts hold; it can't be undone"),
    after_help = say(
        "示例：jiebie erase 王小满 --dry-run\n      jiebie erase 王小满 --also form:12,opinion:3\n先查遍登记表、意见建议等记录、原件和附件、日志和本人没提交的草稿，列出哪里有此人。文字、日志说明里有此人电话的一并清除；只有姓名的可能是别人，文件不能只抹一部分，由单位决定：--also 列出的一并清除（文件随之取下并从磁盘删除），其余的 --leave 留下。没有决定的，什么也不做。\n尚未终止的联系随之终止（默认当天）。日志的摘要不变，journal verify 仍然完好。",
        "Examples: jiebie erase 王小满 --dry-run\n          jiebie erase 王小满 --also form:12,opinion:3\nForms, opinions and all other records, originals and attached files, the journal and your own unsaved drafts are looked through first, and it is listed where the person stands. Texts and journal notes with the person's number are struck. A name alone may be somebody else's, and a file can't be struck in part: the office decides. What --also names is struck, its files are detached and removed from the disk; --leave leaves the rest. Until all is decided nothing is done.\nA contact that has not ended ends (by default today). The journal's hashes stay, and journal verify is clean.",
    ),
)]
pub(super) struct Erase {
    #[arg(value_name = "NAME|ID", help = say("重点联系对象：姓名，或委员和姓名，或编号", "The key contact: the name, member and name, or the ID"))]
    which: String,
    #[arg(long, value_name = "DATE", value_parser = Day::typed, allow_negative_numbers = true, help = say("联系的最后一天（默认：当天）", "The last day of the contact (default: today)"))]
    on: Option<Day>,
    #[arg(long, value_name = "KIND:ID", value_delimiter = ',', value_parser = of_place, help = say("这些记录里的也清除，如 form:12,opinion:3，其中有此人的文件一并取下删除；日志的说明写 entry:31", "Strike these too, such as form:12,opinion:3, whose files with the person are detached and removed; a journal note is entry:31"))]
    also: Vec<Place>,
    #[arg(long, help = say("其余只有姓名的和文件都留下", "Leave the others, which have the name alone or a file"))]
    leave: bool,
    #[command(flatten)]
    way: Way,
}

/// Where the person stands: in a record, or in the note of a journal entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Record(Kind, u64),
    Entry(Seq),
}

/// What a journal entry is called where records are called by their kinds.
const ENTRY: &str = "entry";

/// `form:12`, `entry:31`.
fn of_place(written: &str) -> Result<Place, String> {
    let wrong = || say("应为 类别:编号，如 form:12", "KIND:ID, such as form:12");
    let (kind, id) = written
        .trim()
        .split_once([':', '：', '#'])
        .ok_or_else(wrong)?;
    let id = lookup::number(id).ok_or_else(wrong)?;
    if kind == ENTRY {
        return Ok(Place::Entry(Seq(id)));
    }
    let mut kinds = Kind::ALL.iter().copied();
    let kind = kinds.find(|it| it.code_name() == kind).ok_or_else(wrong)?;
    Ok(Place::Record(kind, id))
}

impl Place {
    /// As it is written.
    fn code(self) -> String {
        match self {
            Place::Record(kind, id) => format!("{}:{id}", kind.code_name()),
            Place::Entry(seq) => format!("{ENTRY}:{}", seq.0),
        }
    }

    /// Was the person found there, so that it can be struck?
    fn is_in(self, search: &Search) -> bool {
        let mut notes = search.notes.iter();
        match self {
            Place::Record(kind, id) => search
                .traces
                .iter()
                .any(|it| (it.kind, it.id) == (kind, id)),
            Place::Entry(seq) => notes.any(|it| it.seq == seq && !it.stays),
        }
    }

    fn record(self) -> Option<(Kind, u64)> {
        match self {
            Place::Record(kind, id) => Some((kind, id)),
            Place::Entry(_) => None,
        }
    }

    fn entry(self) -> Option<Seq> {
        match self {
            Place::Record(..) => None,
            Place::Entry(seq) => Some(seq),
        }
    }
}

/// What is for the office to decide.
fn undecided(search: &Search) -> impl Iterator<Item = Place> {
    let records = search.undecided().map(|it| Place::Record(it.kind, it.id));
    let notes = search.notes.iter().filter(|it| it.is_undecided());
    records.chain(notes.map(|it| Place::Entry(it.seq)))
}

impl Erase {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        let mut desk = shell.desk()?;
        let (book, today) = (desk.book(), desk.today().date);
        let id = lookup::record(book, today, Kind::KeyContact, &self.which)?;
        let contact = KeyContactId(id);
        let on = or_today(self.on.as_ref(), today)?;
        let search = Search::of(&desk, contact)?;
        if let Some(place) = self.also.iter().find(|it| !it.is_in(&search)) {
            let code = place.code();
            return Err(Failure::Asked(text!(
                "{code} 里没有找到此人，什么也没有做。请核对编号（--dry-run 列出找到的）。",
                "The person was not found in {code}; nothing was done. Check the number (--dry-run lists what was found)."
            )));
        }
        let records: Vec<_> = self.also.iter().filter_map(|it| it.record()).collect();
        let notes: Vec<_> = self.also.iter().filter_map(|it| it.entry()).collect();
        let request = search.erasing(on, &records, &notes);
        let found = Found::of(&desk, search, request);
        if self.way.dry_run {
            if shell.json {
                // What is wrong with the act itself is told as without `--dry-run`.
                desk.rehearse(&found.request)?;
                found.tell(shell)?;
                return Ok(Exit::Clean);
            }
            found.tell(shell)?;
            return self.way.carry_out(shell, &mut desk, &found.request);
        }
        let undecided = undecided(&found.search).filter(|it| !self.also.contains(it));
        let undecided: Vec<String> = undecided.map(Place::code).collect();
        if !self.leave && !undecided.is_empty() {
            return ask(shell, &found, &undecided, &self.which);
        }
        let exit = self.way.carry_out(shell, &mut desk, &found.request)?;
        found.afterwards(shell, &desk)?;
        Ok(exit)
    }
}

/// Does nothing, and says what is to be decided.
fn ask(
    shell: &mut Shell,
    found: &Found,
    undecided: &[String],
    which: &str,
) -> Result<Exit, Failure> {
    found.tell(shell)?;
    let (count, codes) = (undecided.len(), undecided.join(","));
    let told = text!(
        "还没有清除：以上有 {count} 处要由单位决定。一并清除的写明（jiebie erase {which} --also {codes}），其余的加 --leave 留下。",
        "nothing was erased yet: {count} of these are for the office to decide. Name what is struck (jiebie erase {which} --also {codes}), and leave the rest with --leave"
    );
    complain(shell.say(&told), shell.locale);
    Ok(Exit::Findings)
}
