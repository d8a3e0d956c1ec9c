//! `jiebie erase`: nothing of a key contact's person is kept any more, at that person's wish.

use clap::Args;

use super::act::Way;
use super::dates::{Day, or_today};
use super::failure::{Exit, Failure, complain};
use super::help::say;
use super::lookup;
use super::shell::Shell;
use super::state::state_folder;
use crate::desk::erase::{EraseContact, still_named};
use crate::domain::id::KeyContactId;
use crate::domain::record::Kind;
use crate::text;
use crate::tui::drafts::folder::Folders;
use crate::tui::drafts::session::Session;

/// Erases a key contact's person.
#[derive(Debug, Args)]
#[command(
    about = say("应本人要求清除重点联系对象的个人信息：姓名、单位、电话、谈话内容，连同日志里的值；联系次数和人数不变，不能撤销", "Erase a key contact's person at that person's wish: name, employer, phone and what was said, with the journal's values; counts hold; it can't be undone"),
    after_help = say(
        "示例：jiebie erase 王小满\n尚未终止的联系随之终止（默认当天）。日志的摘要不变，journal verify 仍然完好。",
        "Example: jiebie erase 王小满\nA contact that has not ended ends (by default today). The journal's hashes stay, and journal verify is clean.",
    ),
)]
pub(super) struct Erase {
    #[arg(value_name = "NAME|ID", help = say("重点联系对象：姓名，或委员和姓名，或编号", "The key contact: the name, member and name, or the ID"))]
    which: String,
    #[arg(long, value_name = "DATE", value_parser = Day::typed, allow_negative_numbers = true, help = say("联系的最后一天（默认：当天）", "The last day of the contact (default: today)"))]
    on: Option<Day>,
    #[command(flatten)]
    way: Way,
}

impl Erase {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        let mut desk = shell.desk()?;
        let (book, today) = (desk.book(), desk.today().date);
        let id = lookup::record(book, today, Kind::KeyContact, &self.which)?;
        let contact = KeyContactId(id);
        let name = book.key_contacts.get(contact).map(|it| it.name.clone());
        let on = or_today(self.on.as_ref(), today)?;
        let exit = self
            .way
            .carry_out(shell, &mut desk, &EraseContact { contact, on })?;
        if self.way.dry_run {
            return Ok(exit);
        }
        let name = name.unwrap_or_default();
        for (kind, id) in still_named(desk.book(), &name) {
            let title = kind.title();
            let (zh, en) = (&title.zh, &title.en);
            let told = text!(
                "{zh} #{id} 里还有这个名字，请逐条修改。",
                "the name still stands in a record of the kind {en}, #{id}; correct it"
            );
            complain(shell.say(&told), shell.locale);
        }
        let (path, actor) = (desk.path(), &desk.actor().name);
        let folders = Folders::of(path, actor, state_folder().as_deref());
        let (_, living) = Session::new(folders).forget(&name).unwrap_or((0, 0));
        if living > 0 {
            let told = text!(
                "{living} 份还开着的草稿里有这个名字，请在界面上丢弃。",
                "{living} draft(s) that are open still have the name; throw them away at the desk"
            );
            complain(shell.say(&told), shell.locale);
        }
        Ok(exit)
    }
}
