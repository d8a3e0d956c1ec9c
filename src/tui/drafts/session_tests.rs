//! Sessions and their files: each has its own, none takes from another unseen, and nothing that was
//! kept goes.

use std::os::unix::fs::{PermissionsExt, symlink};

use super::*;
use crate::domain::command::CommandId;
use crate::domain::record::Kind;
use crate::domain::subject::Invocation;
use crate::text::Text;
use crate::tui::drafts::{Subject, Typed};

fn draft(member: u64, text: &str) -> Draft {
    Draft {
        subject: Subject::Editor(Invocation::of(
            CommandId::Edit,
            crate::domain::subject::Subject::of(Kind::Member, member),
        )),
        title: Text::same("王伟"),
        fields: vec![Typed {
            id: "employer".into(),
            label: Text::same("单位"),
            text: text.into(),
            words: text.into(),
            before: String::new(),
        }],
        seen: None,
        at: "2026-11-24T12:00:00".parse().expect("a moment"),
        discarded: false,
    }
}

/// What sessions that have ended left. A program that another test starts has the locks of this process, too,
/// between its fork and its exec, so ended sessions look alive for that moment.
fn left(session: &mut Session) -> Vec<Draft> {
    let mut left = Vec::new();
    for _ in 0..500 {
        let found = session.find();
        left.extend(found.left);
        if found.living.is_empty() {
            return left;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    panic!("a session that has ended seems to live");
}

struct Place(tempfile::TempDir);

impl Place {
    fn new() -> Place {
        let place = Place(tempfile::tempdir().expect("a folder"));
        fs::write(place.store(), "").expect("a store");
        place
    }

    fn store(&self) -> PathBuf {
        self.0.path().join("office.store")
    }

    fn folders(&self) -> Folders {
        Folders::of(&self.store(), "张三/../x", None)
    }

    fn session(&self) -> Session {
        Session::new(self.folders())
    }

    /// The files beside the store.
    fn files(&self) -> Vec<PathBuf> {
        let all = fs::read_dir(self.0.path()).expect("a folder");
        let paths = all.map(|it| it.expect("an entry").path());
        paths.filter(|it| *it != self.store()).collect()
    }
}

#[test]
fn a_session_that_ended_leaves_its_last_writing_to_the_next() {
    let place = Place::new();
    let mut session = place.session();
    session.write(&[draft(1, "一")]).expect("written");
    session
        .write(&[draft(1, "一二"), draft(2, "三")])
        .expect("written");
    assert_eq!(place.files().len(), 1, "one file a session");
    let mode = fs::metadata(&place.files()[0])
        .expect("a file")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600, "for its user alone");
    drop(session);
    let mut next = place.session();
    let found = next.find();
    assert_eq!(found.left, [draft(1, "一二"), draft(2, "三")]);
    assert!(found.living.is_empty() && found.damaged.is_empty());
    // Whoever looks and is killed at once has taken nothing along.
    drop(next);
    let mut next = place.session();
    assert_eq!(left(&mut next).len(), 2);
    assert!(next.find().left.is_empty(), "it has them already");
    next.write(&[draft(2, "三")]).expect("written");
    assert_eq!(place.files().len(), 1);
    next.write(&[]).expect("nothing is kept any more");
    assert!(place.files().is_empty());
    let other = Folders::of(&place.store(), "李四", None);
    assert!(Session::new(other).find().left.is_empty());
}

#[test]
fn two_sessions_keep_apart_and_one_takes_over_from_the_other_safely() {
    let place = Place::new();
    let (mut here, mut there) = (place.session(), place.session());
    here.write(&[draft(1, "这里")]).expect("written");
    let found = there.find();
    assert!(found.left.is_empty());
    assert_eq!(found.living[0].drafts, [draft(1, "这里")]);
    there.write(&[draft(2, "那里")]).expect("written");
    assert_eq!(here.find().living[0].drafts, [draft(2, "那里")]);
    // What is taken is the last writing, though the other has written since it was seen.
    here.write(&[draft(1, "这里又")]).expect("written");
    let own = here.own();
    assert!(!own.was_taken());
    let taken = there.take_over(&found.living[0].path).expect("had");
    assert_eq!(taken.expect("drafts"), [draft(1, "这里又")]);
    there
        .write(&[draft(2, "那里"), draft(1, "这里又")])
        .expect("written");
    // The other is told, once, before it saves or when it writes again; then it keeps its own.
    let mut probe = own.clone();
    assert!(probe.was_taken() && !probe.was_taken());
    probe = own;
    let written = here.write(&[draft(1, "这里又写")]).expect("written");
    assert!(!written.taken && !probe.was_taken());
    drop((here, there));
    let mut left = left(&mut place.session());
    left.sort_by_key(|it| it.fields[0].text.clone());
    assert_eq!(left.len(), 3, "{left:?}");
    assert_eq!(place.files().len(), 2);
}

#[test]
fn a_writing_finds_out_that_what_was_before_it_was_taken() {
    let place = Place::new();
    let (mut here, mut there) = (place.session(), place.session());
    here.write(&[draft(1, "一")]).expect("written");
    let path = there.find().living[0].path.clone();
    there.take_over(&path).expect("had").expect("drafts");
    assert!(here.write(&[draft(1, "一二")]).expect("written").taken);
    assert!(!here.write(&[draft(1, "一二三")]).expect("written").taken);
    here.write(&[]).expect("written");
    assert_eq!(
        there.take_over(&path).expect("had"),
        None,
        "it has nothing any more"
    );
}

#[test]
fn a_folder_that_cannot_be_written_has_the_state_folder_in_its_place() {
    let place = Place::new();
    let state = tempfile::tempdir().expect("a folder");
    let gone = place.0.path().join("gone").join("office.store");
    let folders = Folders::of(&gone, "张三", Some(state.path()));
    let mut session = Session::new(folders.clone());
    let written = session.write(&[draft(1, "一")]).expect("written");
    let (elsewhere, why) = written.elsewhere.expect("it is said");
    assert_eq!(why, std::io::ErrorKind::NotFound);
    assert!(elsewhere.starts_with(state.path()));
    let again = session.write(&[draft(1, "一二")]).expect("written");
    assert_eq!(again.elsewhere, None, "said once");
    drop(session);
    assert_eq!(left(&mut Session::new(folders)), [draft(1, "一二")]);
    let nowhere = Folders::of(&gone, "张三", None);
    Session::new(nowhere)
        .write(&[draft(1, "一")])
        .expect_err("nowhere to write");
}

#[test]
fn a_failed_writing_leaves_what_was_kept() {
    let place = Place::new();
    let folders = Folders::of(&place.store(), "张三", None);
    let mut session = Session::new(folders.clone());
    session.write(&[draft(1, "一")]).expect("written");
    let away = place.0.path().with_extension("away");
    fs::rename(place.0.path(), &away).expect("moved away");
    session.write(&[draft(1, "一二")]).expect_err("no folder");
    fs::rename(&away, place.0.path()).expect("moved back");
    assert!(!session.own().was_taken());
    drop(session);
    assert_eq!(left(&mut Session::new(folders)), [draft(1, "一")]);
}

#[test]
fn a_kill_at_any_step_of_a_writing_leaves_one_that_is_whole() {
    let place = Place::new();
    let mut session = place.session();
    session.write(&[draft(1, "一")]).expect("written");
    let older = place.files()[0].clone();
    let bytes = fs::read(&older).expect("bytes");
    session.write(&[draft(1, "一二")]).expect("written");
    let newer = place.files()[0].clone();
    // Killed while it was written: a part of it under the name of what is unfinished.
    let whole = fs::read(&newer).expect("bytes");
    let unfinished = format!("{}a", place.folders().unfinished());
    fs::write(place.0.path().join(unfinished), &whole[..7]).expect("a part");
    // Killed before the one that it replaces was removed.
    fs::write(&older, &bytes).expect("the one before");
    let mut other = place.session();
    let living = other.find().living;
    assert_eq!(living.len(), 1, "one session");
    assert_eq!(living[0].drafts, [draft(1, "一二")]);
    drop(session);
    assert_eq!(left(&mut other), [draft(1, "一二")]);
    other.write(&[]).expect("written");
    assert!(place.files().is_empty());
    // Killed before it had its name: the one before is there.
    fs::write(&older, &bytes).expect("the one before");
    assert_eq!(left(&mut place.session()), [draft(1, "一")]);
}

#[test]
fn what_is_damaged_or_not_ours_is_set_aside_and_never_blocks() {
    let place = Place::new();
    let folders = place.folders();
    let path = |session: &str, writing| {
        let session = session.to_owned();
        place
            .0
            .path()
            .join(folders.name(&Name { session, writing }))
    };
    let mut session = place.session();
    session.write(&[draft(1, "一")]).expect("written");
    let whole = fs::read(&place.files()[0]).expect("bytes");
    session.write(&[]).expect("nothing");
    drop(session);
    // A damaged writing, and the one before it, which is whole.
    fs::write(path("0a0a0a0a", 2), &whole[..whole.len() / 2]).expect("a file");
    fs::write(path("0a0a0a0a", 1), &whole).expect("a file");
    fs::write(path("0b0b0b0b", 1), b"").expect("a file");
    symlink(path("0a0a0a0a", 1), path("0c0c0c0c", 1)).expect("a link");
    fs::create_dir(path("0d0d0d0d", 1)).expect("a folder");
    let pipe = path("0e0e0e0e", 1);
    rustix::fs::mknodat(
        rustix::fs::CWD,
        &pipe,
        rustix::fs::FileType::Fifo,
        rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR,
        0,
    )
    .expect("a pipe");
    let mut next = place.session();
    let found = next.find();
    assert_eq!(found.left, [draft(1, "一")]);
    assert_eq!(found.damaged.len(), 2, "{:?}", found.damaged);
    assert!(found.damaged.iter().all(|it| it.exists()));
    assert!(place.session().find().damaged.is_empty(), "told once");
}

#[test]
fn the_one_file_of_the_versions_before_is_read() {
    let place = Place::new();
    let old = place.0.path().join(place.folders().name(&Name {
        session: String::new(),
        writing: 0,
    }));
    let old = old.to_string_lossy().trim_end_matches(".-0").to_owned();
    fs::write(
        &old,
        r#"[{"what":{"EditMember":1},"fields":[["employer","一"]]}]"#,
    )
    .expect("a file");
    let mut session = place.session();
    let left = left(&mut session);
    assert_eq!(left[0].fields[0].text, "一");
    session.write(&left).expect("written");
    assert!(!Path::new(&old).exists());
    assert_eq!(place.files().len(), 1);
}

#[test]
fn what_a_killed_writing_left_is_cleared_away_and_what_is_being_written_stays() {
    let place = Place::new();
    let unfinished = place
        .0
        .path()
        .join(format!("{}a", place.folders().unfinished()));
    let file = File::create(&unfinished).expect("a file");
    file.try_lock().expect("locked");
    place.session().find();
    assert!(unfinished.exists(), "somebody is at it");
    drop(file);
    place.session().find();
    assert!(!unfinished.exists());
}
