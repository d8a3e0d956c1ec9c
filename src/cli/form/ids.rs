//! Forms named by their IDs, on the command line or on the standard input.

use std::io::Read;

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::lookup;
use crate::cli::shell::Shell;
use crate::domain::id::FormId;
use crate::text;

/// The forms that are named.
#[derive(Debug, Args)]
pub(super) struct Ids {
    #[arg(value_name = "ID", help = crate::cli::help::say("登记表编号，可给多个；- 表示从标准输入读取", "The forms' IDs; - reads them from the standard input"))]
    ids: Vec<String>,
}

impl Ids {
    /// Is none named?
    pub(super) fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// The forms, each once, in the order typed.
    pub(super) fn forms(self, shell: &mut Shell) -> Result<Vec<FormId>, Failure> {
        read(shell, self.ids)
    }
}

/// The forms of these IDs, each once, in their order; `-` stands for the standard input.
pub(super) fn read(shell: &mut Shell, ids: Vec<String>) -> Result<Vec<FormId>, Failure> {
    let mut typed = Vec::new();
    for id in ids {
        if id == "-" {
            shell.reads(["-"])?;
            let mut text = String::new();
            std::io::stdin()
                .read_to_string(&mut text)
                .map_err(|cause| Failure::File {
                    path: "-".to_owned(),
                    cause,
                })?;
            typed.extend(text.split_whitespace().map(str::to_owned));
        } else {
            typed.push(id);
        }
    }
    let mut forms = Vec::new();
    for id in typed {
        let form = lookup::number(&id)
            .map(FormId)
            .ok_or_else(|| not_an_id(&id))?;
        if !forms.contains(&form) {
            forms.push(form);
        }
    }
    Ok(forms)
}

/// What was typed is no form's ID.
pub(super) fn not_an_id(typed: &str) -> Failure {
    Failure::Asked(text!(
        "“{typed}”不是登记表编号，也不是办理步骤。用 jiebie forms --status pending 可查编号，jiebie form --help 可查步骤。",
        "\"{typed}\" is neither a form's ID nor a step. `jiebie forms --status pending` lists the IDs, `jiebie form --help` the steps."
    ))
}
