//! Long work off the draw thread: a window begins a [`Task`], keeps the [`Work`], hears how far it has
//! come, may stop it, and is told what came of it.
//!
//! A task works at a desk of its own, opened on the same store; the screens then learn of its commit as they
//! do of anybody's. What a task tells is its own and its window's: it lies in the work's post box until the
//! window, which the app has told that there is something, takes it out.

use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::canvas::Canvas;
use super::input::Input;
use super::key::Key;
use super::widgets::gauge::Gauge;
use crate::desk::{Desk, Progress, Refusal};
use crate::exchange::Gate;
use crate::text::Text;

/// How often the screen is told how far the work has come.
const OFTEN: Duration = Duration::from_millis(80);

/// Work that may take longer than a key may wait.
pub trait Task: Send + 'static {
    /// What it tells.
    type Event: Send + 'static;

    /// Does it, on a thread of its own. What it returns is told when it has ended; what has to be
    /// told before, or after by what it leaves behind (a watch), it tells by `tell`.
    ///
    /// # Errors
    /// Why it was not done.
    fn run(
        self,
        bench: &dyn Bench,
        progress: &Progress,
        tell: &Teller<Self::Event>,
    ) -> Result<Self::Event, Undone>;
}

/// Tells whoever waits for the work; false when nobody will ever hear.
pub type Teller<E> = Arc<dyn Fn(E) -> bool + Send + Sync>;

/// Why work was not done.
#[derive(Debug)]
pub enum Undone {
    /// It was refused, or stopped.
    Refused(Refusal),
    /// It can't be done.
    Failed(Text),
}

impl From<Refusal> for Undone {
    fn from(refusal: Refusal) -> Undone {
        Undone::Refused(refusal)
    }
}

impl Undone {
    /// Why, in words; nothing where the person stopped it.
    #[must_use]
    pub fn why(self) -> Option<Text> {
        match self {
            Undone::Refused(Refusal::Stopped) => None,
            Undone::Refused(refusal) => Some(refusal.text()),
            Undone::Failed(why) => Some(why),
        }
    }
}

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

/// What lies in the post box of work.
enum Post<E> {
    Far(u64, u64),
    Blocked(Text),
    Came(Result<E, Undone>),
}

/// Lays something into a post box and tells that it is there; false when nobody will ever hear.
type Slot<P> = Arc<dyn Fn(P) -> bool + Send + Sync>;

/// What somebody other than the task tells of its work.
enum Beside {
    Far(u64, u64),
    Blocked(Text),
    Undone(Undone),
}

/// Work that goes on, as its window has it.
pub struct Work<E> {
    progress: Progress,
    gauge: Gauge,
    posts: Arc<Mutex<Vec<Post<E>>>>,
}

/// Work to be begun: what an effect carries to whoever has a bench.
pub struct Job {
    progress: Progress,
    begin: Box<dyn FnOnce(Wake) -> (Slot<Beside>, Run) + Send>,
}

/// Tells the loop that the work has something to tell; false when it has ended.
type Wake = Arc<dyn Fn() -> bool + Send + Sync>;

type Run = Box<dyn FnOnce(&dyn Bench) + Send>;

impl std::fmt::Debug for Job {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Job({:?})", self.progress)
    }
}

impl<E: Send + 'static> Work<E> {
    /// Work of `task`, and how it is begun.
    pub fn of<T: Task<Event = E>>(title: Text, task: T) -> (Work<E>, Job) {
        let progress = Progress::default();
        let work = Work {
            progress: progress.clone(),
            gauge: Gauge {
                title,
                done: 0,
                all: 0,
                waits: None,
            },
            posts: Arc::default(),
        };
        let (posts, counted) = (Arc::clone(&work.posts), progress.clone());
        let begin = move |wake: Wake| {
            let slot: Slot<Post<E>> = Arc::new(move |post| {
                let mut locked = posts.lock().unwrap_or_else(PoisonError::into_inner);
                locked.push(post);
                drop(locked);
                wake()
            });
            let ear = Arc::clone(&slot);
            let beside: Slot<Beside> = Arc::new(move |it| {
                ear(match it {
                    Beside::Far(done, all) => Post::Far(done, all),
                    Beside::Blocked(who) => Post::Blocked(who),
                    Beside::Undone(why) => Post::Came(Err(why)),
                })
            });
            let between = Arc::clone(&slot);
            let tell: Teller<E> = Arc::new(move |event| between(Post::Came(Ok(event))));
            let run: Run = Box::new(move |bench: &dyn Bench| {
                // What a panic leaves behind is the task's own; its transaction is dropped unfinished.
                let run = AssertUnwindSafe(|| task.run(bench, &counted, &tell));
                let came = panic::catch_unwind(run).unwrap_or_else(|_| {
                    Err(Undone::Failed(Text::of(
                        "程序出错，这项工作没有做完。是否写入了什么，请看日志；退出后可看到详情。",
                        "The program failed and this was not finished. Whether anything was written is in the journal; details are shown after leaving.",
                    )))
                });
                slot(Post::Came(came));
            });
            (beside, run)
        };
        let job = Job {
            progress,
            begin: Box::new(begin),
        };
        (work, job)
    }

    /// Whether it is this work that has something to tell.
    #[must_use]
    pub fn is(&self, of: &Progress) -> bool {
        self.progress.is(of)
    }

    /// What came of it since it was heard last; how far it is, its gauge shows.
    pub fn hear(&mut self) -> Vec<Result<E, Undone>> {
        let posts = {
            let mut posts = self.posts.lock().unwrap_or_else(PoisonError::into_inner);
            std::mem::take(&mut *posts)
        };
        let mut came = Vec::new();
        for post in posts {
            match post {
                Post::Far(done, all) => {
                    (self.gauge.done, self.gauge.all) = (done, all);
                    self.gauge.waits = None;
                }
                Post::Blocked(who) => self.gauge.waits = Some(who),
                Post::Came(it) => came.push(it),
            }
        }
        came
    }

    /// Asks it to stop, at Esc; true when it was asked now.
    pub fn stops_at(&mut self, input: &Input) -> bool {
        let stops = input.key() == Some(Key::ESC) && !self.progress.is_cancelled();
        if stops {
            self.progress.cancel();
            self.gauge.title = Text::of("正在停止…", "Stopping…");
        }
        stops
    }

    /// Asks it to stop: nobody waits for it any more.
    pub fn cancel(&self) {
        self.progress.cancel();
    }

    /// Draws how far it is over what is there.
    pub fn draw(&self, canvas: &mut Canvas<'_>) {
        self.gauge.draw_over(canvas);
    }
}

/// Hears for whom work waits.
pub type Blocked = Arc<dyn Fn(Text) + Send + Sync>;

/// Begins a job on a thread of its own, at the bench that `bench` makes, which is given how to tell for
/// whom the work waits. `wake` says whose work has something to tell.
pub fn start(
    job: Job,
    bench: impl FnOnce(Blocked) -> Result<Box<dyn Bench>, Refusal>,
    wake: impl Fn(Progress) -> bool + Send + Sync + 'static,
) {
    let Job { progress, begin } = job;
    let of = progress.clone();
    let (beside, run) = begin(Arc::new(move || wake(of.clone())));
    let blocked = Arc::clone(&beside);
    let blocked: Blocked = Arc::new(move |who| {
        blocked(Beside::Blocked(who));
    });
    let bench = match bench(blocked) {
        Ok(bench) => bench,
        Err(refusal) => {
            beside(Beside::Undone(refusal.into()));
            return;
        }
    };
    let ear = Arc::clone(&beside);
    let last: Mutex<Option<Instant>> = Mutex::new(None);
    progress.heard_by(move |done, all| {
        let Ok(mut last) = last.lock() else { return };
        if done == 0 || last.is_none_or(|last| last.elapsed() >= OFTEN) {
            *last = Some(Instant::now());
            ear(Beside::Far(done, all));
        }
    });
    let thread = thread::Builder::new().name("work".into());
    if thread.spawn(move || run(bench.as_ref())).is_err() {
        beside(Beside::Undone(Undone::Failed(Text::of(
            "系统资源不足，这项工作没有开始。请稍后再试。",
            "The system has no resources left; this was not begun. Try again later.",
        ))));
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    struct Nowhere;

    impl Bench for Nowhere {
        fn desk(&self, _: &Progress) -> Result<Desk, Refusal> {
            Err(Refusal::Stopped)
        }

        fn gate(&self) -> Gate {
            Gate::around(std::path::Path::new("none"))
        }
    }

    struct Count(u32);

    impl Task for Count {
        type Event = u32;

        fn run(
            self,
            _: &dyn Bench,
            progress: &Progress,
            tell: &Teller<u32>,
        ) -> Result<u32, Undone> {
            progress.begin(2);
            tell(1);
            match self.0 {
                0 => panic!("of the test"),
                1 => Err(Undone::Failed(Text::of("不行", "no"))),
                n => Ok(n),
            }
        }
    }

    fn heard(task: Count, bench: Result<Box<dyn Bench>, Refusal>) -> Vec<Result<u32, String>> {
        let (mut work, job) = Work::of(Text::of("数", "count"), task);
        let (send, receive) = mpsc::channel();
        start(job, |_| bench, move |of| send.send(of).is_ok());
        let mut came = Vec::new();
        while let Ok(of) = receive.recv() {
            assert!(work.is(&of) && !work.is(&Progress::default()));
            came.extend(work.hear().into_iter().map(|it| {
                it.map_err(|why| why.why().map_or_else(String::new, |it| it.en.into_owned()))
            }));
            if came.len() == 2 || came.iter().any(Result::is_err) {
                break;
            }
        }
        came
    }

    #[test]
    fn what_is_told_before_and_at_the_end_comes_in_order() {
        assert_eq!(heard(Count(7), Ok(Box::new(Nowhere))), [Ok(1), Ok(7)]);
        let failed = heard(Count(1), Ok(Box::new(Nowhere)));
        assert_eq!(failed, [Ok(1), Err("no".to_owned())]);
        let broken = heard(Count(0), Ok(Box::new(Nowhere)));
        assert!(matches!(&broken[..], [Ok(1), Err(why)] if why.contains("failed")));
        let stopped = heard(Count(7), Err(Refusal::Stopped));
        assert_eq!(stopped, [Err(String::new())]);
    }
}
