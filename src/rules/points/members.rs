//! What members are given points for.

use chrono::NaiveDate;

use super::ground::{Counted, Ground, Weighed};
use super::why_not::WhyNot;
use super::worth::Worth;
use crate::domain::assessment::{Criterion, PointsItem};
use crate::domain::contact::KeyContact;
use crate::domain::id::MemberId;
use crate::domain::record::Kind;
use crate::domain::yearwork::{Activity, ActivityKind, Channel, Evidence, Excused, Output};
use crate::rules::Subject;

/// The rule that tells a key contact who was not heard for long.
const QUIET: &str = "J1101";

impl Ground<'_> {
    /// What an item counts for a member; none where it is not open to the member, or not for members.
    pub(super) fn of_member(&self, item: &PointsItem, id: MemberId) -> Option<Weighed> {
        match item.criterion {
            Criterion::Plenary => self.plenaries(item, id),
            Criterion::Activity => Some(self.activities(item, |it| it.participants.contains(&id))),
            Criterion::Training => {
                let attended = self.book.trainings.iter();
                let attended = attended.filter(|it| it.attended.contains(&id));
                let days = attended
                    .filter_map(|it| Some((it.held_on, it.id.0, self.why_not_on(it.held_on)?)));
                Some(Weighed::each(item, Kind::Training, days))
            }
            Criterion::Form => Some(self.forms_filed(item, id)),
            Criterion::CollectiveOutput | Criterion::OwnOutput => Some(self.authored(item, id)),
            Criterion::Adopted => Some(self.recognised(item, id, |it| self.adopted(item, it))),
            Criterion::Instructed => Some(self.recognised(item, id, |it| {
                it.instructed.as_ref().map(|it| (it.on, None))
            })),
            Criterion::KeyContacts => Some(self.kept_in_touch(item, id)),
            Criterion::Opinion => Some(self.converted(item, id)),
            Criterion::Base
            | Criterion::Plan
            | Criterion::Summary
            | Criterion::Coverage
            | Criterion::Breach
            | Criterion::NotCounted => None,
        }
    }

    /// The activities of sectors, of these.
    pub(super) fn activities(&self, item: &PointsItem, of: impl Fn(&Activity) -> bool) -> Weighed {
        let own = self.book.activities.iter();
        let own = own.filter(|it| it.kind != ActivityKind::Plenary && of(it));
        let days = own.filter_map(|it| {
            let outside = self.why_not_on(it.held_on)?;
            Some((
                it.held_on,
                it.id.0,
                outside.or(self.why_unverified(&it.evidence)),
            ))
        });
        Weighed::each(item, Kind::Activity, days)
    }

    /// That only what was verified counts, and this was not.
    pub(super) fn why_unverified(&self, evidence: &Evidence) -> Option<WhyNot> {
        let asked = self.book.settings().verified_only && !evidence.is_verified();
        asked.then_some(WhyNot::NotVerified)
    }

    fn forms_filed(&self, item: &PointsItem, id: MemberId) -> Weighed {
        let mut weighed = Weighed::default();
        let filed = self.forms.filed.get(&id).into_iter().flatten();
        let others = self.forms.others.get(&id).into_iter().flatten();
        let all = filed.map(|it| (it.0, None));
        for (form, why) in all.chain(others.map(|(it, why)| (it.0, Some(*why)))) {
            weighed.take(item, Kind::RegistrationForm, form, why, Worth::Nth);
        }
        weighed
    }

    /// The opinions that the member brought in and that became an output by the closing day.
    fn converted(&self, item: &PointsItem, id: MemberId) -> Weighed {
        let closing = self.closing();
        let brought = self.book.opinions.iter().filter(|it| it.reporter == id);
        let days = brought.filter_map(|it| {
            let outside = self.why_not_on(it.received_on)?;
            let became = it.conversions.iter().any(|to| to.on <= closing);
            let why = outside.or((!became).then_some(WhyNot::NotConverted));
            Some((it.received_on, it.id.0, why))
        });
        Weighed::each(item, Kind::Opinion, days)
    }

    /// The plenary sessions during which the member served and of which somebody said who was there.
    fn plenaries(&self, item: &PointsItem, id: MemberId) -> Option<Weighed> {
        let member = self.book.members.get(id)?;
        let held = self.book.activities.iter().filter(|it| {
            it.kind == ActivityKind::Plenary
                && self.counts_on(it.held_on)
                && !it.participants.is_empty()
                && self.book.serves(member, it.held_on)
        });
        let counted: Vec<_> = held
            .map(|it| {
                let there = it.participants.contains(&id);
                let (worth, why) = match (there, excused(&it.excused, id)) {
                    (true, _) => (Worth::Nth(0), None),
                    (false, true) => (Worth::Excused, Some(WhyNot::Excused)),
                    (false, false) => (Worth::Absent, Some(WhyNot::Absent)),
                };
                Counted::of(item, Kind::Activity, it.id.0, worth, why)
            })
            .collect();
        (!counted.is_empty()).then(|| Weighed::counted(counted))
    }

    /// The outputs that the member wrote: the first of the authors leads, the others join in.
    fn authored(&self, item: &PointsItem, id: MemberId) -> Weighed {
        let wanted = |it: &&Output| {
            it.collective == (item.criterion == Criterion::CollectiveOutput)
                && it.wrote().any(|it| it == id)
        };
        let mut written: Vec<_> = self.book.outputs.iter().filter(wanted).collect();
        written.sort_by_key(|it| (it.handed_in, it.id));
        let mut weighed = Weighed::default();
        for it in written {
            let Some(why) = self.why_no_output(item, it) else {
                continue;
            };
            let leads = it.wrote().next() == Some(id);
            let worth = if leads { Worth::Nth } else { Worth::Joint };
            weighed.take(item, Kind::Output, it.id.0, why, worth);
        }
        weighed
    }

    /// Why an output does not count: it is of the year, came to something, was handed in by the closing day. None
    /// where it is not of the item's channel or not even of the year.
    pub(super) fn why_no_output(
        &self,
        item: &PointsItem,
        output: &Output,
    ) -> Option<Option<WhyNot>> {
        let is_of_channel = item.channel.is_none_or(|it| it == output.goes_as());
        let outside = self.why_not_in(output.channel, output.handed_in)?;
        let refused = (!output.stands()).then_some(WhyNot::Refused);
        is_of_channel.then_some(
            outside
                .or(refused)
                .or(self.why_unverified(&output.evidence)),
        )
    }

    /// Why an output of a channel does not count by this day; none where it is not even of the year.
    pub(super) fn why_not_in(&self, channel: Channel, day: NaiveDate) -> Option<Option<WhyNot>> {
        let year = self.book.assessed_in(Some(channel), day);
        match year == Some(self.today.year) && day <= self.today.date {
            true => Some(None),
            false => self
                .is_near(day)
                .then_some(Some(WhyNot::OutsideCounts(day))),
        }
    }

    /// The key contacts, where there are as many as article 15 asks for and none has gone quiet.
    fn kept_in_touch(&self, item: &PointsItem, id: MemberId) -> Weighed {
        let settings = self.book.settings();
        let (least, most) = (settings.key_contacts_min, settings.key_contacts_max);
        let kept = self.book.key_contacts_of(id, self.closing());
        let is_quiet = |contact: &KeyContact| {
            let of = Subject::Record(Kind::KeyContact, contact.id.0);
            let mut quiet = self.findings.iter().filter(|it| it.rule.code == QUIET);
            quiet.any(|it| it.subject == of)
        };
        let quiet: Vec<bool> = kept.iter().map(|it| is_quiet(it)).collect();
        let count = kept.len();
        let enough = (least as usize..=most as usize).contains(&count);
        let whole = enough && !quiet.contains(&true);
        let number = (!enough).then_some(WhyNot::NotBetween(count, least, most));
        // The points stand with the first of them, and so does what is wrong with their number.
        let kept = kept.into_iter().zip(quiet).enumerate();
        let counted = kept.map(|(nth, (it, quiet))| {
            let worth = match nth == 0 && whole {
                true => Worth::Nth(0),
                false => Worth::Nothing,
            };
            let number = number.filter(|_| nth == 0);
            let why = number.or(quiet.then_some(WhyNot::Quiet));
            Counted::of(item, Kind::KeyContact, it.id.0, worth, why)
        });
        Weighed::counted(counted.collect())
    }
}

fn excused(all: &[Excused], id: MemberId) -> bool {
    all.iter().any(|it| it.member == id)
}
