//! Long work off the draw thread: a window starts a [`Task`], hears how far it has come, may stop it,
//! and is told what came of it.
//!
//! A task works at a desk of its own, opened on the same store; the screens then learn of its commit
//! as they do of anybody's. What it is, is its window's; this module runs it and knows no more.

use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use super::poller::EventSender;
use super::widgets::path_field::Listing;
use super::windows::{export, import, intake};
use crate::desk::{Desk, Progress, Refusal};
use crate::exchange::Gate;
use crate::text::Text;

/// How often the screen is told how far the work has come.
const OFTEN: Duration = Duration::from_millis(80);

/// Work that may take longer than a key may wait.
pub trait Task: Send {
    /// Does it, on a thread of its own. What it returns is told when it has ended; what has to be
    /// told before, or after by what it leaves behind (a watch), it tells by `tell`.
    fn run(self: Box<Self>, bench: &dyn Bench, progress: &Progress, tell: &Teller) -> Told;
}

impl std::fmt::Debug for dyn Task {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Task")
    }
}

/// Tells whoever waits for the work; false when nobody will ever hear.
pub type Teller = Arc<dyn Fn(Told) -> bool + Send + Sync>;

/// Where tasks find a desk.
pub trait Bench: Send {
    /// A desk to look and rehearse at, which counts on `progress`.
    ///
    /// # Errors
    /// When the store can't be opened.
    fn desk(&self, progress: &Progress) -> Result<Desk, Refusal>;

    /// Leave to write files is asked here.
    fn gate(&self) -> Gate;

    /// Has `work` write at a desk. When it is refused, nothing stands that did not stand before.
    ///
    /// # Errors
    /// What `work` was refused for, or that there is no desk.
    fn write(
        &self,
        progress: &Progress,
        work: &mut dyn FnMut(&mut Desk) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        work(&mut self.desk(progress)?)
    }
}

/// What a task has to tell.
#[derive(Debug)]
pub enum Told {
    /// So far, of so much (0: nobody knows).
    Far(u64, u64),
    /// It waits for a lock of somebody else, and for whose.
    Blocked(Text),
    /// What is in a folder.
    Listed(Listing),
    /// Of an import.
    Import(import::Told),
    /// Of an export.
    Export(export::Told),
    /// Of an intake.
    Intake(intake::Told),
    /// It was refused, or stopped.
    Refused(Refusal),
    /// It can't be done, and why.
    Failed(Text),
}

impl From<Refusal> for Told {
    fn from(refusal: Refusal) -> Told {
        Told::Refused(refusal)
    }
}

/// Runs `task` on a thread of its own. What it tells is made news by `news` and sent by `post`; the
/// last of it comes when it has ended.
pub fn start<N: Send + 'static>(
    task: Box<dyn Task>,
    bench: Box<dyn Bench>,
    progress: Progress,
    post: EventSender<N>,
    news: impl Fn(Progress, Told) -> N + Clone + Send + Sync + 'static,
) {
    let (ear, make, end) = (post.clone(), news.clone(), progress.clone());
    let last: Mutex<Option<Instant>> = Mutex::new(None);
    progress.heard_by(move |done, all| {
        let Ok(mut last) = last.lock() else { return };
        if done == 0 || last.is_none_or(|last| last.elapsed() >= OFTEN) {
            *last = Some(Instant::now());
            ear.send(make(end.clone(), Told::Far(done, all)));
        }
    });
    let (work_post, work_news, work_progress) = (post.clone(), news.clone(), progress.clone());
    let (post_between, news_between, of) = (post.clone(), news.clone(), progress.clone());
    let tell: Teller = Arc::new(move |told| post_between.send(news_between(of.clone(), told)));
    let work = move || {
        // What a panic leaves behind is the task's own; its transaction is dropped unfinished.
        let run = AssertUnwindSafe(|| task.run(bench.as_ref(), &work_progress, &tell));
        let told = panic::catch_unwind(run).unwrap_or_else(|_| {
            Told::Failed(Text::of(
                "程序出错，这项工作没有做完。是否写入了什么，请看日志；退出后可看到详情。",
                "The program failed and this was not finished. Whether anything was written is in the journal; details are shown after leaving.",
            ))
        });
        work_post.send(work_news(work_progress, told));
    };
    if thread::Builder::new()
        .name("work".into())
        .spawn(work)
        .is_err()
    {
        post.send(news(
            progress,
            Told::Failed(Text::of(
                "系统资源不足，这项工作没有开始。请稍后再试。",
                "The system has no resources left; this was not begun. Try again later.",
            )),
        ));
    }
}
