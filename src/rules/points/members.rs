//! What members are given points for.

use super::ground::{Counted, Ground, each, nth_points};
use crate::domain::assessment::{Criterion, Points, PointsItem};
use crate::domain::contact::KeyContact;
use crate::domain::id::MemberId;
use crate::domain::record::Kind;
use crate::domain::yearwork::{Activity, ActivityKind, Excused, Output};
use crate::rules::Subject;

/// The rule that tells a key contact who was not heard for long.
const QUIET: &str = "J1101";

impl Ground<'_> {
    /// What an item counts for a member; none where it is not open to the member, or not for members.
    pub(super) fn of_member(&self, item: &PointsItem, id: MemberId) -> Option<Vec<Counted>> {
        match item.criterion {
            Criterion::Plenary => self.plenaries(item, id),
            Criterion::Activity => {
                let held = self.activities();
                let took_part = held.filter(|it| it.participants.contains(&id));
                let mut days: Vec<_> = took_part.map(|it| (it.held_on, it.id.0)).collect();
                days.sort_unstable();
                Some(each(item, Kind::Activity, days.into_iter().map(|it| it.1)))
            }
            Criterion::Training => {
                let held = self.book.trainings.iter();
                let held = held.filter(|it| self.counts_on(it.held_on));
                let attended = held.filter(|it| it.attended.contains(&id));
                let mut days: Vec<_> = attended.map(|it| (it.held_on, it.id.0)).collect();
                days.sort_unstable();
                Some(each(item, Kind::Training, days.into_iter().map(|it| it.1)))
            }
            Criterion::Form => {
                let filed = self.filed.get(&id).into_iter().flatten();
                Some(each(item, Kind::RegistrationForm, filed.map(|it| it.0)))
            }
            Criterion::CollectiveOutput | Criterion::OwnOutput => Some(self.authored(item, id)),
            Criterion::Adopted => Some(self.recognised(item, id, |it| self.adopted(item, it))),
            Criterion::Instructed => {
                Some(self.recognised(item, id, |it| it.instructed.as_ref().map(|it| it.on)))
            }
            Criterion::KeyContacts => Some(self.kept_in_touch(item, id)),
            Criterion::Opinion => {
                let closing = self.closing();
                let converted = self.book.opinions.iter().filter(|it| {
                    it.reporter == id
                        && self.counts_on(it.received_on)
                        && it.conversions.iter().any(|to| to.on <= closing)
                });
                let mut days: Vec<_> = converted.map(|it| (it.received_on, it.id.0)).collect();
                days.sort_unstable();
                Some(each(item, Kind::Opinion, days.into_iter().map(|it| it.1)))
            }
            Criterion::Base
            | Criterion::Plan
            | Criterion::Summary
            | Criterion::Coverage
            | Criterion::Breach
            | Criterion::NotCounted => None,
        }
    }

    /// The activities of sectors that count.
    pub(super) fn activities(&self) -> impl Iterator<Item = &Activity> {
        let verified_only = self.book.settings().verified_only;
        self.book.activities.iter().filter(move |it| {
            it.kind != ActivityKind::Plenary
                && self.counts_on(it.held_on)
                && (!verified_only || it.evidence.is_verified())
        })
    }

    /// The plenary sessions during which the member served and of which somebody said who was there.
    fn plenaries(&self, item: &PointsItem, id: MemberId) -> Option<Vec<Counted>> {
        let member = self.book.members.get(id)?;
        let held = self.book.activities.iter().filter(|it| {
            it.kind == ActivityKind::Plenary
                && self.counts_on(it.held_on)
                && !it.participants.is_empty()
                && self.book.serves(member, it.held_on)
        });
        let none = Points::NONE;
        let counted: Vec<_> = held
            .map(|it| {
                let missed = match (it.participants.contains(&id), excused(&it.excused, id)) {
                    (true, _) => none,
                    (false, true) => item.excused.unwrap_or(item.points),
                    (false, false) => item.absent.unwrap_or(item.points),
                };
                Counted {
                    kind: Kind::Activity,
                    id: it.id.0,
                    points: (item.points - missed).max(none),
                }
            })
            .collect();
        (!counted.is_empty()).then_some(counted)
    }

    /// The outputs that the member wrote: the first of the authors leads, the others join in.
    fn authored(&self, item: &PointsItem, id: MemberId) -> Vec<Counted> {
        let wanted = |it: &&Output| {
            it.collective == (item.criterion == Criterion::CollectiveOutput)
                && self.counts(item, it)
                && it.wrote().any(|it| it == id)
        };
        let mut written: Vec<_> = self.book.outputs.iter().filter(wanted).collect();
        written.sort_by_key(|it| (it.handed_in, it.id));
        let written = written.into_iter().enumerate();
        written
            .map(|(nth, it)| {
                let leads = it.wrote().next() == Some(id);
                let joint = item.joint.filter(|_| !leads);
                Counted {
                    kind: Kind::Output,
                    id: it.id.0,
                    points: joint.unwrap_or_else(|| nth_points(item, nth)),
                }
            })
            .collect()
    }

    /// Is an output of the year that came to something, handed in by the closing day, and of the item's channel?
    pub(super) fn counts(&self, item: &PointsItem, output: &Output) -> bool {
        let verified_only = self.book.settings().verified_only;
        let counted = self
            .book
            .assessed_in(Some(output.channel), output.handed_in);
        counted == Some(self.today.year)
            && output.handed_in <= self.today.date
            && output.stands()
            && item.channel.is_none_or(|it| it == output.goes_as())
            && (!verified_only || output.evidence.is_verified())
    }

    /// The key contacts, where there are as many as article 15 asks for and none has gone quiet.
    fn kept_in_touch(&self, item: &PointsItem, id: MemberId) -> Vec<Counted> {
        let settings = self.book.settings();
        let (least, most) = (settings.key_contacts_min, settings.key_contacts_max);
        let kept = self.book.key_contacts_of(id, self.closing());
        let is_quiet = |contact: &KeyContact| {
            let of = Subject::Record(Kind::KeyContact, contact.id.0);
            let mut quiet = self.findings.iter().filter(|it| it.rule.code == QUIET);
            quiet.any(|it| it.subject == of)
        };
        let quiet = kept.iter().any(|it| is_quiet(it));
        let enough = (least as usize..=most as usize).contains(&kept.len());
        let given = if enough && !quiet {
            item.points
        } else {
            Points::NONE
        };
        // The points stand with the first of them.
        let kept = kept.into_iter().enumerate();
        kept.map(|(nth, it)| Counted {
            kind: Kind::KeyContact,
            id: it.id.0,
            points: if nth == 0 { given } else { Points::NONE },
        })
        .collect()
    }
}

fn excused(all: &[Excused], id: MemberId) -> bool {
    all.iter().any(|it| it.member == id)
}
