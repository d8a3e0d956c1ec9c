//! Pictures of the screen, held against those in `golden`.

use super::*;

fn all_sizes(name: &str, sitting: &mut TestSession) {
    sitting.all_sizes("checklist", name);
}

#[test]
fn the_matrix() {
    all_sizes("matrix", &mut TestSession::new());
}

#[test]
fn a_cell_its_findings_and_their_rule() {
    let mut sitting = TestSession::new();
    sitting.press("Down Right Right");
    all_sizes("cell", &mut sitting);
    sitting.press("Enter Down");
    all_sizes("shelf", &mut sitting);
    explain(&mut sitting);
    all_sizes("rule", &mut sitting);
}

#[test]
fn the_committees_own_duties() {
    let mut sitting = TestSession::new();
    sitting.press("Tab Tab End Up Right Right Right");
    all_sizes("committees", &mut sitting);
}

#[test]
fn all_findings() {
    let mut sitting = TestSession::new();
    sitting.press("Shift-Tab Down Down");
    all_sizes("list", &mut sitting);
    sitting.press("l / j y");
    all_sizes("filtered", &mut sitting);
}

#[test]
fn groups_of_columns() {
    let mut sitting = TestSession::new();
    for name in ["results", "leadership", "members", "handling"] {
        sitting.press("Tab");
        all_sizes(name, &mut sitting);
    }
}

#[test]
fn columns_of_ones_own_marked_rows_and_the_worst_first() {
    let mut sitting = TestSession::new();
    sitting.press("c Down Space Down Down Down Down Space");
    all_sizes("columns", &mut sitting);
    sitting.press("Enter Right Right s Space Space");
    let own = ["liaison", "output"].map(str::to_owned);
    sitting.office.personal.checklist_columns = own.to_vec();
    all_sizes("own", &mut sitting);
}

#[test]
fn nothing_yet() {
    all_sizes("blank", &mut TestSession::at(TestStore::blank()));
}

#[test]
fn every_size_is_drawn() {
    let mut sitting = TestSession::new();
    let steps = [
        "Down",
        "Ctrl-E",
        "End Ctrl-E",
        "Home Right Enter",
        "explain",
        "Esc Esc c",
        "Esc Shift-Tab",
        "/ j",
        "Enter",
        "Esc Esc",
        "explain",
    ];
    for names in steps {
        match names {
            "explain" => explain(&mut sitting),
            keys => {
                sitting.press(keys);
            }
        }
        for (width, height) in (1..210)
            .step_by(7)
            .flat_map(|w| (1..40).step_by(3).map(move |h| (w, h)))
        {
            sitting.picture(width, height);
        }
    }
}
