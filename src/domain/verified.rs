//! What was looked at and holds: said of a record, and taken back once it is another.

use chrono::NaiveDate;

use super::described::{self, Misfit, Shape, Value};
use super::record::{Change, Record};

impl Record {
    /// Says who looked at it, when, and from what that is known.
    ///
    /// # Errors
    /// It needs no look.
    pub fn verify(&mut self, on: NaiveDate, by: &str, from: &str) -> Result<(), Misfit> {
        let facts = self.kind().facts();
        let evidence = facts.iter().find(|it| it.shape == Shape::Evidence);
        let evidence = evidence.ok_or(Misfit::Shape)?.id;
        let looked = Value::Group(vec![Value::Day(on), Value::text(by), Value::text(from)]);
        self.fields_mut()
            .set(evidence, &looked, described::Change::at(on))
    }

    /// It in the place of what it `was`: what was verified is recorded only once it is otherwise, for nobody
    /// has looked at that.
    #[must_use]
    pub fn in_place_of(mut self, was: &Record) -> Record {
        if was.fields().is_verified() != Some(true) {
            return self;
        }
        let facts = self.kind().facts();
        let Some(evidence) = facts.iter().position(|it| it.shape == Shape::Evidence) else {
            return self;
        };
        let looked = was.fields().get(evidence, NaiveDate::MAX);
        for held in [looked, Value::Empty] {
            let change = described::Change::at(NaiveDate::MAX);
            // A record of the same kind holds what the other did.
            let _ = self.fields_mut().set(facts[evidence].id, &held, change);
            if self == *was {
                break;
            }
        }
        self
    }
}

impl Change {
    /// Was it verified, and is no longer?
    #[must_use]
    pub fn takes_back_evidence(&self) -> bool {
        let verified = |it: &Option<Record>| it.as_ref().and_then(|it| it.fields().is_verified());
        verified(&self.before) == Some(true) && verified(&self.after) == Some(false)
    }
}
