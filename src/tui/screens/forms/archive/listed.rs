//! Archived forms that are known one by one: a member's of all years, or what a filter that fits few
//! leaves of a year. Their numbers are held; the forms themselves only around the choice.

use crate::desk::Desk;
use crate::domain::form::RegistrationForm;
use crate::domain::id::FormId;
use crate::store::StoreError;

/// The forms.
#[derive(Debug)]
pub(super) struct Listed {
    ids: Vec<FormId>,
    /// The place of the first form that is held.
    from: usize,
    /// What is held; none in place of a form that is gone.
    held: Vec<Option<RegistrationForm>>,
}

impl Listed {
    /// These forms, in this order; none is read yet.
    pub(super) fn of(ids: Vec<FormId>) -> Listed {
        Listed {
            ids,
            from: 0,
            held: Vec::new(),
        }
    }

    /// How many.
    pub(super) fn count(&self) -> usize {
        self.ids.len()
    }

    /// The place of a form.
    pub(super) fn place(&self, form: FormId) -> Option<usize> {
        self.ids.iter().position(|id| *id == form)
    }

    /// The nth form, when it is held.
    pub(super) fn get(&self, n: usize) -> Option<&RegistrationForm> {
        self.held.get(n.checked_sub(self.from)?)?.as_ref()
    }

    /// Holds the `n`th form and `margin` forms around it.
    pub(super) fn reach(&mut self, n: usize, margin: usize, desk: &Desk) -> Result<(), StoreError> {
        let until = self.ids.len().min(n + margin + 1);
        let from = n.saturating_sub(margin).min(until);
        if from >= self.from && until <= self.from + self.held.len() {
            return Ok(());
        }
        // More than is asked for, so that not every step reads.
        let until = self.ids.len().min(until + margin);
        let from = from.saturating_sub(margin);
        let held: Result<Vec<_>, StoreError> = self.ids[from..until]
            .iter()
            .map(|id| desk.form(*id))
            .collect();
        self.held = held?;
        self.from = from;
        Ok(())
    }
}
