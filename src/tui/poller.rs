//! One wait for everything: keys, signals, news of other threads, a moment of the clock.
//!
//! A socket pair is the bell: signal handlers and other threads ring it, and one `poll` watches it
//! and the terminal together. No thread of its own, and nothing wakes while nothing happens.

use std::io::{self, Read, Write};
use std::os::fd::BorrowedFd;
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use signal_hook::SigId;
use signal_hook::consts::{
    SIGABRT, SIGALRM, SIGCONT, SIGHUP, SIGINT, SIGIO, SIGPROF, SIGQUIT, SIGSYS, SIGTERM, SIGTRAP,
    SIGTSTP, SIGUSR1, SIGUSR2, SIGVTALRM, SIGWINCH, SIGXCPU,
};

use super::event::Event;

/// The sending end of what other threads have to tell; as many as there are threads.
pub struct EventSender {
    news: Sender<Event>,
    bell: Arc<Bell>,
}

struct Bell {
    stream: UnixStream,
    rung: AtomicBool,
}

impl Clone for EventSender {
    fn clone(&self) -> EventSender {
        EventSender {
            news: self.news.clone(),
            bell: Arc::clone(&self.bell),
        }
    }
}

impl EventSender {
    /// Tells the loop; false when it has ended, and nobody will ever hear.
    pub fn send(&self, news: Event) -> bool {
        if self.news.send(news).is_err() {
            return false;
        }
        if !self.bell.rung.swap(true, Ordering::AcqRel) {
            // A full socket has been rung already.
            let _ = (&self.bell.stream).write(&[0]);
        }
        true
    }
}

/// What a signal asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// SIGTERM, or SIGINT from outside (the key is read as Ctrl-C): end.
    Terminate,
    /// Another signal that ends a program, by its number: end as if it had.
    Kill(u8),
    /// SIGHUP: the line is gone.
    HangUp,
    /// SIGWINCH: the terminal has another size.
    Resize,
    /// SIGTSTP from outside: stop.
    Suspend,
    /// SIGCONT: go on after a stop.
    Continue,
}

/// An abort from within can't be heard: the system waits for nobody then.
const SIGNALS: [(i32, Asked); 17] = [
    (SIGTERM, Asked::Terminate),
    (SIGINT, Asked::Terminate),
    (SIGQUIT, Asked::Kill(SIGQUIT as u8)),
    (SIGABRT, Asked::Kill(SIGABRT as u8)),
    (SIGUSR1, Asked::Kill(SIGUSR1 as u8)),
    (SIGUSR2, Asked::Kill(SIGUSR2 as u8)),
    (SIGXCPU, Asked::Kill(SIGXCPU as u8)),
    (SIGALRM, Asked::Kill(SIGALRM as u8)),
    (SIGVTALRM, Asked::Kill(SIGVTALRM as u8)),
    (SIGPROF, Asked::Kill(SIGPROF as u8)),
    (SIGIO, Asked::Kill(SIGIO as u8)),
    (SIGSYS, Asked::Kill(SIGSYS as u8)),
    (SIGTRAP, Asked::Kill(SIGTRAP as u8)),
    (SIGHUP, Asked::HangUp),
    (SIGWINCH, Asked::Resize),
    (SIGTSTP, Asked::Suspend),
    (SIGCONT, Asked::Continue),
];

/// What a wait came to. Several may be true at once; none means that the time is over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Woken {
    /// There are bytes to read, or the line is gone.
    pub input: bool,
    /// The bell rang: look at signals and other threads.
    pub bell: bool,
}

/// The receiving end.
pub struct Poller {
    bell: Arc<Bell>,
    heard: UnixStream,
    news: Receiver<Event>,
    sender: Sender<Event>,
    flags: [Arc<AtomicBool>; SIGNALS.len()],
    registered: Vec<SigId>,
}

impl Poller {
    /// A wait that listens to threads only.
    ///
    /// # Errors
    /// When the system has no sockets left.
    pub fn new() -> io::Result<Poller> {
        let (heard, stream) = UnixStream::pair()?;
        heard.set_nonblocking(true)?;
        stream.set_nonblocking(true)?;
        let (sender, news) = mpsc::channel();
        Ok(Poller {
            bell: Arc::new(Bell {
                stream,
                rung: AtomicBool::new(false),
            }),
            heard,
            news,
            sender,
            flags: std::array::from_fn(|_| Arc::default()),
            registered: Vec::new(),
        })
    }

    /// Listens to signals as well, until dropped.
    ///
    /// # Errors
    /// When the system refuses a handler.
    pub fn listen_to_signals(&mut self) -> io::Result<()> {
        for ((signal, _), flag) in SIGNALS.iter().zip(&self.flags) {
            // The flag first: handlers run in the order of their registration.
            let id = signal_hook::flag::register(*signal, Arc::clone(flag))?;
            self.registered.push(id);
            let bell = self.bell.stream.try_clone()?;
            self.registered
                .push(signal_hook::low_level::pipe::register(*signal, bell)?);
        }
        Ok(())
    }

    /// Whether [`Poller::listen_to_signals`] was called.
    #[must_use]
    pub fn listens(&self) -> bool {
        !self.registered.is_empty()
    }

    /// Waits for the bell alone, and tells what signals asked for.
    ///
    /// # Errors
    /// When the system cannot wait.
    pub fn wait_for_signals(&mut self) -> io::Result<Vec<Asked>> {
        match poll(&mut [PollFd::new(&self.heard, PollFlags::IN)], None) {
            Ok(_) | Err(Errno::INTR) => Ok(self.signals()),
            Err(error) => Err(error.into()),
        }
    }

    /// An end for another thread.
    #[must_use]
    pub fn sender(&self) -> EventSender {
        EventSender {
            news: self.sender.clone(),
            bell: Arc::clone(&self.bell),
        }
    }

    /// Waits until something happens, at most `limit`.
    ///
    /// # Errors
    /// When the system cannot wait.
    pub fn wait(&self, input: BorrowedFd<'_>, limit: Option<Duration>) -> io::Result<Woken> {
        let limit = limit.map(|limit| Timespec {
            tv_sec: i64::try_from(limit.as_secs()).unwrap_or(i64::MAX),
            tv_nsec: i64::from(limit.subsec_nanos()),
        });
        let mut fds = [
            PollFd::from_borrowed_fd(input, PollFlags::IN),
            PollFd::new(&self.heard, PollFlags::IN),
        ];
        match poll(&mut fds, limit.as_ref()) {
            Ok(_) => Ok(Woken {
                input: !fds[0].revents().is_empty(),
                bell: !fds[1].revents().is_empty(),
            }),
            // A signal without a handler of ours: the bell will tell if there is more to it.
            Err(Errno::INTR) => Ok(Woken {
                input: false,
                bell: true,
            }),
            Err(error) => Err(error.into()),
        }
    }

    /// The bell has been heard: what signals asked for since the last time.
    pub fn signals(&mut self) -> Vec<Asked> {
        let mut sink = [0; 64];
        while matches!(self.heard.read(&mut sink), Ok(n) if n == sink.len()) {}
        // After the bytes are gone: a thread that rang in between would lose its byte, and nobody
        // would ring again. Before the news are looked at: of a thread that found the bell rung and
        // wrote no byte, the exchange shows the news.
        self.bell.rung.swap(false, Ordering::AcqRel);
        let asked = SIGNALS.iter().zip(&self.flags);
        asked
            .filter(|(_, flag)| flag.swap(false, Ordering::AcqRel))
            .map(|((_, asked), _)| *asked)
            .collect()
    }

    /// The next news of another thread, without waiting.
    pub fn news(&self) -> Option<Event> {
        self.news.try_recv().ok()
    }
}

impl Drop for Poller {
    fn drop(&mut self) {
        for id in self.registered.drain(..) {
            signal_hook::low_level::unregister(id);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::os::fd::AsFd;
    use std::thread;

    use super::*;
    use crate::domain::record::Seq;

    #[test]
    fn a_thread_wakes_the_wait_and_nothing_else_does() {
        let (quiet, _other) = UnixStream::pair().unwrap();
        let mut wake = Poller::new().unwrap();
        let soon = Some(Duration::from_millis(20));
        assert_eq!(wake.wait(quiet.as_fd(), soon).unwrap(), Woken::default());
        let post = wake.sender();
        let thread = thread::spawn(move || {
            for n in 0..100_000 {
                assert!(post.send(Event::Redone(Seq(n))));
                if n % 3 == 0 {
                    thread::yield_now();
                }
            }
        });
        let mut heard = Vec::new();
        let long = Some(Duration::from_secs(5));
        while heard.len() < 100_000 {
            // A bell that was rung and not heard would keep all that comes after silent.
            assert!(wake.wait(quiet.as_fd(), long).unwrap().bell);
            assert_eq!(wake.signals(), []);
            while let Some(Event::Redone(Seq(n))) = wake.news() {
                heard.push(n);
            }
        }
        thread.join().unwrap();
        assert_eq!(heard, (0..100_000).collect::<Vec<_>>());
        let post = wake.sender();
        drop(wake);
        assert!(!post.send(Event::Alarm));
    }
}
