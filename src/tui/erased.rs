//! What is left of a person whom an erasure struck, and is not the erasure's to take: told by the shell and at the
//! screens in the same words.

use std::path::Path;

use super::drafts::folder::Folders;
use crate::desk::Desk;
use crate::domain::attachment::Digest;
use crate::text;
use crate::text::Text;

/// What is to be told once it is done. These files were taken off; so many drafts of sessions that go on name the
/// person.
#[must_use]
pub fn left(desk: &Desk, files: &[Digest], living: usize) -> Vec<Text> {
    let mut all = Vec::new();
    if desk.has_traces().unwrap_or(true) {
        all.push(Text::of(
            "数据文件正由别的程序打开，清除的内容在文件的空闲处还读得出来；最后关闭的一方会自动抹去，也可以在大家都关闭后运行 jiebie compact。",
            "another program has the store open, so what was erased can still be read in the free parts of its file; whoever closes it last wipes them, and so does jiebie compact when all have closed it",
        ));
    }
    let kept = files.iter().filter(|it| desk.is_kept(it)).count();
    if kept > 0 {
        all.push(text!(
            "{kept} 个取下的文件还在磁盘上（别的记录也用到，或删除时出错），请核对后运行 jiebie compact。",
            "{kept} detached file(s) are on the disk still (other records have them, or removing failed); look, then run jiebie compact"
        ));
    }
    all.extend(to_be_looked_at(desk, living));
    all
}

/// What is to be told of one's own drafts before it is done: so many name the person, and go too.
#[must_use]
pub fn own(drafts: usize) -> Option<Text> {
    (drafts > 0).then(|| {
        text!(
            "本人 {drafts} 份没提交的草稿里有此人，随之丢弃。",
            "{drafts} unsaved draft(s) of your own name the person, and are thrown away too"
        )
    })
}

/// The drafts that are left, before as afterwards: so many of sessions that go on name the person, and others have some.
#[must_use]
pub fn to_be_looked_at(desk: &Desk, living: usize) -> Vec<Text> {
    let open = (living > 0).then(|| {
        text!(
            "{living} 份还开着的草稿里有此人，请在界面上丢弃。",
            "{living} draft(s) that are open still name the person; throw them away at the desk"
        )
    });
    let others = of_others(desk.path(), &desk.actor().name);
    open.into_iter().chain(others).collect()
}

/// Whose drafts nobody else can look into.
fn of_others(store: &Path, actor: &str) -> Option<Text> {
    let others = Folders::of(store, actor, None).of_others();
    let (zh, en) = (others.join("、"), others.join(", "));
    (!others.is_empty()).then(|| {
        text!(
            "{zh} 还有没提交的草稿，只有本人能看，请各自检查其中有没有此人。",
            "there are drafts of {en}, which nobody else can look into; have them look for the person"
        )
    })
}
