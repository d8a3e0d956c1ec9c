//! The loop: waits, tells the model, does what it wants, draws once.
//!
//! All that has arrived is handled before a frame is drawn, so 2,000 arrows at once cost a few
//! frames. While nothing happens the loop sleeps in one `poll`. Everything the loop decides is
//! here; what a key means is the model's.

use std::io;
use std::time::{Duration, Instant};

use super::burst::{Bursts, Came};
use super::canvas::Canvas;
use super::decode::Decoder;
use super::event::{Ending, Event};
use super::input::Input;
use super::operation::Operation;
use super::osc;
use super::paint::Painter;
use super::poller::{Asked, Poller};
use super::runtime::{Model, Runtime};
use super::terminal::{ARE_YOU_THERE, Terminal, TerminalError};

/// While keys keep pouring in, a frame is drawn at least this often.
const LONGEST_BLIND: Duration = Duration::from_millis(100);

/// More inputs than this at once are a burst: its rest is on its way, so it is waited for a moment.
/// A single key never waits.
const A_BURST: usize = 8;

/// That moment.
const BREATH: Duration = Duration::from_millis(2);

/// While a write goes on that others wait for, the wish to stop is looked at again after this.
const UNTIL_STOPPED: Duration = Duration::from_millis(20);

/// How long an answer of the terminal is waited for at the end: the shell would take it for typed.
const LAST_WORD: Duration = Duration::from_millis(150);

/// Runs `model` on `terminal` until it quits or the line goes. The terminal is left as it was found,
/// and is still there to run another model on. The caller keeps the model: after a panic caught
/// above, what was being typed is still in it.
///
/// # Errors
/// When the terminal cannot be used. A line that goes is no error but [`Ending::HungUp`].
pub fn run(
    model: &mut dyn Model,
    runtime: &mut dyn Runtime,
    terminal: &mut Terminal,
    poller: &mut Poller,
) -> Result<Ending, TerminalError> {
    terminal.enter()?;
    let size @ (width, height) = terminal.size();
    let mut driver = Driver {
        model,
        runtime,
        painter: Painter::new(width, height),
        terminal,
        poller,
        inputs: Vec::new(),
        decoder: Decoder::default(),
        bursts: Bursts::default(),
        asked: None,
        size,
        title: false,
        dirty: true,
        alarm: false,
        stopping: false,
        ended: None,
    };
    driver.tell(Event::Input(Input::Resize { width, height }));
    let ended = driver.turn();
    driver.close();
    ended.map_err(TerminalError::Io)
}

struct Driver<'a> {
    model: &'a mut dyn Model,
    runtime: &'a mut dyn Runtime,
    painter: Painter,
    terminal: &'a mut Terminal,
    poller: &'a mut Poller,
    inputs: Vec<Input>,
    decoder: Decoder,
    bursts: Bursts,
    /// When the terminal was asked whether an Esc is alone, and how many answers there were then.
    asked: Option<(Instant, usize)>,
    /// Columns and rows that the model knows of.
    size: (u16, u16),
    /// Whether a title was set.
    title: bool,
    /// Whether something happened since the last frame.
    dirty: bool,
    /// Whether the runtime's moment has come.
    alarm: bool,
    /// Whether the job is to be stopped as soon as nobody else is kept waiting by that.
    stopping: bool,
    ended: Option<Ending>,
}

impl Driver<'_> {
    fn turn(&mut self) -> io::Result<Ending> {
        loop {
            if let Some(ended) = self.ended {
                return Ok(ended);
            }
            if self.dirty && self.draw().is_err() {
                self.hang_up();
                continue;
            }
            let limit = self.limit();
            let mut came = self.take_in(limit)?;
            let since = Instant::now();
            while came > 0 && self.ended.is_none() && since.elapsed() < LONGEST_BLIND {
                let pause = if came > A_BURST {
                    BREATH
                } else {
                    Duration::ZERO
                };
                came = self.take_in(Some(pause))?;
            }
        }
    }

    /// How long the next wait may last.
    fn limit(&mut self) -> Option<Duration> {
        let alarm = self.runtime.until_alarm();
        self.alarm |= alarm == Some(Duration::ZERO);
        let deadline = self.decoder.deadline();
        let held = deadline.map(|it| it.saturating_duration_since(Instant::now()));
        let stop = self.stopping.then_some(UNTIL_STOPPED);
        [alarm, held, stop].into_iter().flatten().min()
    }

    /// Waits at most `limit` and handles what came; tells how many inputs, or at least 1 when
    /// something else came.
    fn take_in(&mut self, limit: Option<Duration>) -> io::Result<usize> {
        let woken = self.poller.wait(self.terminal.input(), limit)?;
        if self.stopping && self.ended.is_none() && self.suspend().is_err() {
            self.hang_up();
        }
        if woken.bell {
            for asked in self.poller.signals() {
                self.obey(asked);
            }
            self.hear();
        }
        if woken.input {
            self.read();
        } else {
            self.decoder.give_up(Instant::now(), &mut self.inputs);
        }
        let came = self.tell_inputs();
        self.ask_in_doubt();
        if std::mem::take(&mut self.alarm) {
            self.tell(Event::Alarm);
        }
        Ok(came.max(usize::from(woken.bell || woken.input)))
    }

    fn tell_inputs(&mut self) -> usize {
        let inputs = std::mem::take(&mut self.inputs);
        let now = Instant::now();
        let mut rest = inputs.as_slice();
        while !rest.is_empty() && self.ended.is_none() {
            let model = &mut *self.model;
            let (n, input) = match self.bursts.first(rest, now, |run| model.wants(run)) {
                Came::One(input) => (1, Some(input)),
                Came::Text(n, text) => (n, Some(text)),
                Came::Rest(n) => (n, None),
            };
            rest = &rest[n..];
            if let Some(input) = input {
                self.tell(Event::Input(input));
            }
        }
        inputs.len()
    }

    /// An Esc that nothing follows is the key when the terminal sends nothing else before it answers, and
    /// an answer that is cut has no rest then.
    fn ask_in_doubt(&mut self) {
        if !self.decoder.is_in_doubt() {
            return;
        }
        let answers = self.decoder.answers();
        let waits = |(_, before): &(Instant, usize)| *before == answers;
        let since = self.asked.filter(waits).map(|(since, _)| since);
        // One that never answered is not asked for every Esc at once.
        if since.is_none_or(|since| since.elapsed() > super::decode::ESC_ALONE) {
            self.asked = Some((Instant::now(), answers));
            if self.terminal.write(ARE_YOU_THERE).is_err() {
                self.hang_up();
            }
        }
    }

    fn hear(&mut self) {
        while let Some(news) = self.poller.news() {
            self.tell(news);
        }
    }

    fn read(&mut self) {
        let mut bytes = Vec::new();
        let read = self.terminal.read(&mut bytes);
        self.decoder.take(&bytes, Instant::now(), &mut self.inputs);
        if read.is_err() {
            // What came before the end counts.
            self.tell_inputs();
            self.hang_up();
        }
    }

    fn obey(&mut self, asked: Asked) {
        let done = match asked {
            // A line that goes continues the job as well, for it to hear of its end.
            _ if self.ended.is_some() => Ok(()),
            Asked::Terminate => {
                self.end(Ending::Terminated);
                Ok(())
            }
            Asked::Kill(signal) => {
                self.end(Ending::Killed(signal));
                Ok(())
            }
            Asked::HangUp => {
                self.hang_up();
                Ok(())
            }
            Asked::Resize => {
                self.measure();
                Ok(())
            }
            Asked::Suspend => self.suspend(),
            Asked::Continue => self.terminal.enter_again().map(|()| self.resumed()),
        };
        if done.is_err() {
            self.hang_up();
        }
    }

    fn hang_up(&mut self) {
        self.end(Ending::HungUp);
    }

    /// Others want the end: the model hears of it once, and its last operations are carried out.
    fn end(&mut self, ending: Ending) {
        if self.ended.is_none() {
            self.ended = Some(ending);
            self.tell(Event::Ending(ending));
            self.ended = Some(ending);
        }
    }

    fn measure(&mut self) {
        let (width, height) = self.terminal.size();
        self.resize(width, height);
    }

    /// The size may be what it was, and the terminal have forgotten the screen all the same.
    fn resize(&mut self, width: u16, height: u16) {
        self.size = (width, height);
        self.painter.resize(width, height);
        self.tell(Event::Input(Input::Resize { width, height }));
    }

    fn suspend(&mut self) -> io::Result<()> {
        self.stopping = !self.runtime.may_stop();
        if self.stopping {
            return Ok(());
        }
        self.tell(Event::Stopping);
        if self.terminal.stop()? {
            let mut stopped = self.poller.listens();
            while stopped {
                for asked in self.poller.wait_for_signals()? {
                    match asked {
                        Asked::Continue => stopped = false,
                        Asked::Terminate => {
                            stopped = false;
                            self.end(Ending::Terminated);
                        }
                        Asked::Kill(signal) => {
                            stopped = false;
                            self.end(Ending::Killed(signal));
                        }
                        Asked::HangUp => {
                            stopped = false;
                            self.hang_up();
                        }
                        Asked::Resize | Asked::Suspend => {}
                    }
                }
            }
            self.terminal.enter()?;
            // An event that came meanwhile rang a bell that was heard for the signals' sake.
            self.hear();
            self.resumed();
        }
        Ok(())
    }

    fn resumed(&mut self) {
        self.painter.forget();
        self.tell(Event::Resumed);
        self.measure();
    }

    fn tell(&mut self, event: Event) {
        self.dirty = true;
        let mut events = std::collections::VecDeque::from([event]);
        while let Some(event) = events.pop_front() {
            for operation in self.model.handle(event) {
                events.extend(self.carry_out(operation));
            }
        }
    }

    /// Does what is the terminal's or the loop's, and has the runtime do the rest.
    fn carry_out(&mut self, operation: Operation) -> Vec<Event> {
        let done = match operation {
            Operation::Quit(code) => {
                self.ended = Some(Ending::Quit(code));
                Ok(())
            }
            Operation::Suspend => self.suspend(),
            Operation::Copy(text) => osc::copy(&text).and_then(|bytes| self.terminal.write(&bytes)),
            Operation::Mouse(on) => self.terminal.mouse(on),
            Operation::Repaint => {
                self.painter.forget();
                Ok(())
            }
            Operation::Title(title) => {
                let first = !std::mem::replace(&mut self.title, true);
                osc::title(&title, first).and_then(|bytes| self.terminal.write(&bytes))
            }
            beyond => return self.runtime.perform(beyond, &self.poller.sender()),
        };
        if done.is_err() {
            self.hang_up();
        }
        Vec::new()
    }

    fn draw(&mut self) -> io::Result<()> {
        self.dirty = false;
        let buffer = self.painter.begin();
        let mut canvas = Canvas::new(buffer, self.model.theme(), self.model.locale());
        self.model.view(&mut canvas);
        let caret = canvas.caret();
        let bytes = self.painter.finish(caret);
        if !bytes.is_empty() {
            self.terminal.write(bytes)?;
        }
        self.model.drawn();
        Ok(())
    }

    /// Waits for the answer that is still to come.
    fn last_word(&mut self) {
        let Some((since, before)) = self.asked else {
            return;
        };
        while self.decoder.answers() == before {
            let left = LAST_WORD.saturating_sub(since.elapsed());
            let woken = self.poller.wait(self.terminal.input(), Some(left));
            let mut bytes = Vec::new();
            if left.is_zero() || woken.is_err() || self.terminal.read(&mut bytes).is_err() {
                return;
            }
            // Nobody is there for keys any more.
            self.decoder.take(&bytes, Instant::now(), &mut Vec::new());
        }
    }

    fn close(&mut self) {
        if self.ended != Some(Ending::HungUp) {
            self.last_word();
        }
        if self.title {
            // A line that is gone has no title either.
            let _ = self.terminal.write(osc::TITLE_BACK);
        }
        self.terminal.leave();
    }
}

#[cfg(test)]
#[path = "driver_tests.rs"]
mod tests;
