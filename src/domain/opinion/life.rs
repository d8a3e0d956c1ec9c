//! Where an opinion stands, by when the next is to be done, and how each step is taken.

use chrono::{Days, NaiveDate};

use super::record::{
    Answer, AnswerClass, Closed, Conversion, Handling, Opinion, Promise, Satisfaction, UnitRole,
};
use super::step::Step;
use crate::domain::book::Book;
use crate::domain::choice::choices;
use crate::domain::id::{CommitteeId, SectorId};
use crate::domain::settings::Settings;
use crate::text;
use crate::text::Text;

choices! {
    /// Where an opinion stands.
    OpinionState {
        /// It waits for a unit, or was sent back by one.
        Received = "received", "待交办", "received";
        /// A unit has it.
        Assigned = "assigned", "办理中", "assigned";
        /// It was turned into an output, and nobody was given it besides.
        Converted = "converted", "已转化", "turned into an output";
        /// It was answered, and whoever had it is not satisfied.
        Again = "again", "待再次答复", "to be answered again";
        /// It was answered.
        Answered = "answered", "已答复", "answered";
        /// It was answered with a promise that is still to be kept.
        Promised = "promised", "待兑现", "promised";
        /// It is done.
        Closed = "closed", "已办结", "closed";
    }
}

impl Opinion {
    /// The units that have it.
    pub fn standing(&self) -> impl Iterator<Item = &Handling> {
        self.handlings.iter().filter(|it| it.sent_back.is_none())
    }

    /// Is it done?
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.closed.is_some()
    }

    /// The sector that it belongs to: the one that it names alone, else its reporter's of the day on which it was
    /// received.
    #[must_use]
    pub fn sector(&self, book: &Book) -> Option<SectorId> {
        match self.sectors.as_slice() {
            [sector] => Some(*sector),
            _ => {
                let reporter = book.members.get(self.reporter)?;
                Some(reporter.sector_on(self.received_on))
            }
        }
    }

    /// The committee that it lies with on a day: its sector's, or its reporter's own where no sector was named alone
    /// and the reporter is still there.
    #[must_use]
    pub fn committee(&self, book: &Book, day: NaiveDate) -> Option<CommitteeId> {
        let sector = self.sector(book)?;
        let reporter = book.members.get(self.reporter);
        let here = reporter.filter(|it| self.sectors.len() != 1 && it.sector_on(day) == sector);
        match here {
            Some(reporter) => book.committee_of(reporter, day),
            None => book.sectors.get(sector)?.committee_on(day),
        }
    }

    /// Where it stands.
    #[must_use]
    pub fn state(&self) -> OpinionState {
        if self.is_closed() {
            return OpinionState::Closed;
        }
        match self.answers.last() {
            Some(last) if last.is_refused() => OpinionState::Again,
            Some(_) if self.promise().is_some() => OpinionState::Promised,
            Some(_) => OpinionState::Answered,
            None if self.standing().next().is_some() => OpinionState::Assigned,
            None if !self.conversions.is_empty() => OpinionState::Converted,
            None => OpinionState::Received,
        }
    }

    /// The promise that is still to be kept.
    #[must_use]
    pub fn promise(&self) -> Option<Promise> {
        let last = self.answers.last().filter(|it| !it.is_refused())?;
        let open = |it: &Promise| it.kept.is_none() && !self.is_closed();
        last.promise.filter(open)
    }

    /// The day by which a unit is to have it: in working days from its coming, or from its coming back.
    #[must_use]
    pub fn handle_by(&self, settings: &Settings) -> Option<NaiveDate> {
        if self.state() != OpinionState::Received {
            return None;
        }
        let back = self.handlings.iter().filter_map(|it| it.sent_back.as_ref());
        let since = back.map(|it| it.on).fold(self.received_on, NaiveDate::max);
        Some(settings.calendar.after(since, settings.opinion_days))
    }

    /// The day by which it is to be answered, for the first time or again.
    #[must_use]
    pub fn answer_by(&self, settings: &Settings) -> Option<NaiveDate> {
        let (since, days) = match self.answers.last() {
            _ if self.is_closed() => return None,
            None => (self.received_on, settings.answer_days),
            Some(last) if last.is_refused() => (last.on, settings.second_answer_days),
            Some(_) => return None,
        };
        since.checked_add_days(Days::new(days.into()))
    }

    /// All that is to be done, each with its day.
    #[must_use]
    pub fn steps(&self, settings: &Settings) -> Vec<(Step, NaiveDate)> {
        let handle = self.handle_by(settings).map(|on| (Step::Handle, on));
        let step = match self.answers.is_empty() {
            true => Step::Answer,
            false => Step::AnswerAgain,
        };
        let answer = self.answer_by(settings).map(|on| (step, on));
        let promise = self.promise().map(|it| (Step::KeepPromise, it.by));
        handle.into_iter().chain(answer).chain(promise).collect()
    }

    /// What is to be done first.
    #[must_use]
    pub fn next_step(&self, settings: &Settings) -> Option<(Step, NaiveDate)> {
        let all = self.steps(settings).into_iter();
        all.min_by_key(|(_, on)| *on)
    }

    /// The day of the first step that was taken; none where nothing was.
    #[must_use]
    pub fn first_step_on(&self) -> Option<NaiveDate> {
        let handled = self.handlings.iter().map(|it| it.assigned_on);
        let converted = self.conversions.iter().map(|it| it.on);
        let answered = self.answers.iter().map(|it| it.on);
        handled.chain(converted).chain(answered).min()
    }

    /// The day of the last step that was taken.
    fn last_step_on(&self) -> NaiveDate {
        let handled = self.handlings.iter().map(|it| {
            let back = it.sent_back.as_ref().map(|it| it.on);
            back.unwrap_or(it.assigned_on)
        });
        let converted = self.conversions.iter().map(|it| it.on);
        let answered = self.answers.iter().map(|it| it.on);
        let all = handled.chain(converted).chain(answered);
        all.fold(self.received_on, NaiveDate::max)
    }

    /// Gives it to a unit.
    ///
    /// # Errors
    /// It is closed, the unit has it already, another one leads, it was answered, or the day lies before its coming.
    pub fn assign(&mut self, handling: Handling) -> Result<(), Text> {
        self.is_open_on(handling.assigned_on)?;
        if self.standing().any(|it| it.unit == handling.unit) {
            let unit = &handling.unit;
            return Err(text!("已交办{unit}。", "{unit} has it already."));
        }
        let lead = |it: &&Handling| it.role == UnitRole::Lead;
        if let Some(lead) = self.standing().find(lead).filter(|_| lead(&&handling)) {
            let unit = &lead.unit;
            return Err(text!(
                "已由{unit}主办；再交办的作为会办，或先登记{unit}退回。",
                "{unit} has the lead; give it to others jointly, or record first that {unit} sent it back."
            ));
        }
        if !self.answers.is_empty() && self.state() != OpinionState::Again {
            return Err(Text::of(
                "已经答复，不再交办；反映人不满意的，先登记满意情况。",
                "It was answered; where that does not satisfy, record that first.",
            ));
        }
        self.handlings.push(handling);
        Ok(())
    }

    /// A unit sends it back, within the working days that there are for that.
    ///
    /// # Errors
    /// The unit has it not, or the time is over, or an answer was given.
    pub fn send_back(
        &mut self,
        unit: &str,
        back: super::SentBack,
        settings: &Settings,
    ) -> Result<(), Text> {
        self.is_open_on(self.received_on)?;
        if !self.answers.is_empty() {
            return Err(Text::of(
                "已经答复，不能退回。",
                "It was answered and can't be sent back.",
            ));
        }
        let mut all = self.handlings.iter_mut();
        let own = all.find(|it| it.sent_back.is_none() && it.unit == unit);
        let Some(own) = own else {
            return Err(text!(
                "{unit}没有在办这条意见建议。",
                "{unit} does not have this opinion."
            ));
        };
        if back.on < own.assigned_on {
            return Err(Text::of(
                "退回日期早于交办日期。",
                "It would be sent back before it was assigned.",
            ));
        }
        let (days, assigned) = (settings.opinion_back_days, own.assigned_on);
        let last = settings.calendar.after(assigned, days);
        if back.on > last {
            return Err(text!(
                "退回须在交办后 {days} 个工作日内（截至 {last}），已超过。",
                "A unit sends an opinion back within {days} working days, here by {last}; that is over."
            ));
        }
        own.sent_back = Some(back);
        Ok(())
    }

    /// Notes the output that it was turned into.
    ///
    /// # Errors
    /// It is closed, or was turned into that output already.
    pub fn convert(&mut self, conversion: Conversion) -> Result<(), Text> {
        self.is_open_on(conversion.on)?;
        if self
            .conversions
            .iter()
            .any(|it| it.output == conversion.output)
        {
            return Err(Text::of(
                "已登记转化为该成果。",
                "It was turned into this output already.",
            ));
        }
        self.conversions.push(conversion);
        Ok(())
    }

    /// Answers it. What will be done only later is promised by a day.
    ///
    /// # Errors
    /// It is closed or was answered to satisfaction, a promise lacks its day, or has one and is none.
    pub fn answer(&mut self, answer: Answer) -> Result<(), Text> {
        self.is_open_on(answer.on)?;
        match self.answers.last() {
            Some(last) if answer.on < last.on => {
                return Err(Text::of(
                    "答复日期早于上一次答复。",
                    "It lies before the answer that was given already.",
                ));
            }
            Some(last) if !last.is_refused() => {
                return Err(Text::of(
                    "已经答复；反映人不满意的，请先登记不满意。",
                    "It was answered. Where that does not satisfy, record that first.",
                ));
            }
            _ => {}
        }
        let promises = matches!(answer.class, AnswerClass::InProgress | AnswerClass::Planned);
        match answer.promise {
            None if promises && !answer.is_refused() => {
                return Err(Text::of(
                    "B、C 类答复须写明承诺时限。",
                    "An answer of class B or C says by when.",
                ));
            }
            Some(_) if !promises => {
                return Err(Text::of(
                    "A、D 类答复没有承诺时限。",
                    "An answer of class A or D promises nothing.",
                ));
            }
            Some(promise) if promise.by < answer.on => {
                return Err(Text::of(
                    "承诺时限早于答复日期。",
                    "The promise lies before the answer.",
                ));
            }
            _ => {}
        }
        self.answers.push(answer);
        Ok(())
    }

    /// Notes what whoever had the opinion says of the last answer.
    ///
    /// One that was closed is taken up again where the answer does not satisfy.
    ///
    /// # Errors
    /// There is none by that day.
    pub fn judge(&mut self, on: NaiveDate, said: Satisfaction) -> Result<(), Text> {
        let last = self.answers.last_mut().ok_or_else(not_answered)?;
        if on < last.on {
            return Err(before_last());
        }
        last.satisfaction = Some(said);
        if said == Satisfaction::Dissatisfied {
            self.closed = None;
        }
        Ok(())
    }

    /// What was promised was done: with that it is closed.
    ///
    /// # Errors
    /// Nothing is promised, or the day lies before the answer.
    pub fn keep_promise(&mut self, on: NaiveDate, how: String) -> Result<(), Text> {
        self.is_open_on(on)?;
        if self.promise().is_none() {
            return Err(Text::of(
                "没有待兑现的承诺。",
                "There is no promise to be kept.",
            ));
        }
        if on < self.last_step_on() {
            return Err(before_last());
        }
        if let Some(promise) = self.answers.last_mut().and_then(|it| it.promise.as_mut()) {
            promise.kept = Some(on);
        }
        self.closed = Some(Closed { on, how });
        Ok(())
    }

    /// Closes it.
    ///
    /// # Errors
    /// It is closed, not answered, not answered to satisfaction, or a promise is not kept.
    pub fn close(&mut self, on: NaiveDate, how: String) -> Result<(), Text> {
        self.is_open_on(on)?;
        match self.state() {
            OpinionState::Answered if on < self.last_step_on() => Err(before_last()),
            OpinionState::Answered => {
                self.closed = Some(Closed { on, how });
                Ok(())
            }
            OpinionState::Again => Err(Text::of(
                "反映人不满意，须再次答复后才能办结。",
                "The answer does not satisfy; it is closed once there is another.",
            )),
            OpinionState::Promised => Err(Text::of(
                "承诺尚未兑现；兑现后登记兑现即办结。",
                "A promise is to be kept; it is closed with that.",
            )),
            _ => Err(not_answered()),
        }
    }

    /// Refuses what can't be done to it on a day.
    fn is_open_on(&self, on: NaiveDate) -> Result<(), Text> {
        if let Some(closed) = &self.closed {
            let day = closed.on;
            return Err(text!("已于 {day} 办结。", "It was closed on {day}."));
        }
        match on < self.received_on {
            true => Err(Text::of(
                "日期早于收到意见建议的日期。",
                "The day lies before the opinion came.",
            )),
            false => Ok(()),
        }
    }
}

impl Answer {
    /// Is whoever had the opinion not satisfied with it?
    #[must_use]
    pub fn is_refused(&self) -> bool {
        self.satisfaction == Some(Satisfaction::Dissatisfied)
    }
}

fn not_answered() -> Text {
    Text::of("尚未答复。", "It has not been answered yet.")
}

fn before_last() -> Text {
    Text::of(
        "日期早于上一步的日期。",
        "The day lies before that of the last step.",
    )
}
