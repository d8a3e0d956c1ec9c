//! Tests of the tree: by identity, whatever folds or hides.

use super::*;
use crate::domain::calendar::Year;
use crate::text::Text;
use crate::tui::symbols::Symbols;
use crate::tui::test_terminal::{TestTerminal, keys};
use crate::tui::widgets::row::Column;

/// A root, two committees and their sectors, a committee without any.
const NAMES: [(&str, u16); 7] = [
    ("云州市", 0),
    ("教科委", 1),
    ("教育界", 2),
    ("科技界", 2),
    ("经济委", 1),
    ("经济界", 2),
    ("办公室", 1),
];

struct Nodes;

impl Listing<usize> for Nodes {
    fn columns(&self) -> Vec<Column> {
        vec![Column::share(Text::of("名称", "name"), 1)]
    }

    fn row(&self, n: usize, _: Symbols) -> Row {
        Row::new().cell(NAMES[n].0)
    }

    fn number(&self, n: usize) -> Option<u64> {
        Some(n as u64)
    }

    fn year(&self) -> Year {
        Year(2026)
    }
}

fn rows(of: &[usize]) -> Vec<(usize, u16)> {
    of.iter().map(|n| (*n, NAMES[*n].1)).collect()
}

fn tree() -> Tree<usize> {
    let mut tree = Tree::default();
    tree.renew(rows(&[0, 1, 2, 3, 4, 5, 6]), &Nodes);
    tree
}

fn press(tree: &mut Tree<usize>, names: &str) -> Outcome<ListOutcome<usize>> {
    let told = keys(names).iter().map(|it| tree.handle(it, &Nodes)).last();
    told.expect("a key")
}

fn shown(tree: &Tree<usize>) -> Vec<usize> {
    tree.shown.iter().map(|n| tree.within[*n].0).collect()
}

#[test]
fn rows_fold_and_what_has_none_below_it_is_opened() {
    let mut tree = tree();
    press(&mut tree, "Down");
    assert_eq!(tree.chosen(), Some(1));
    assert_eq!(press(&mut tree, "Enter"), Outcome::Gave(ListOutcome::Moved));
    assert_eq!(shown(&tree), [0, 1, 4, 5, 6]);
    press(&mut tree, "Right Down");
    assert_eq!(
        press(&mut tree, "Enter"),
        Outcome::Gave(ListOutcome::Open(2))
    );
    assert_eq!(tree.above(), Some(1));
    // From a leaf to what stands above it, which then folds, and on to the root.
    press(&mut tree, "Left");
    assert_eq!(tree.chosen(), Some(1));
    press(&mut tree, "Left Left");
    assert_eq!((tree.chosen(), tree.above()), (Some(0), None));
    assert_eq!(
        press(&mut tree, "End Enter"),
        Outcome::Gave(ListOutcome::Open(6))
    );
}

#[test]
fn the_root_folds_what_stands_below_it_and_stays() {
    let mut tree = tree();
    press(&mut tree, "Left");
    assert_eq!(shown(&tree), [0, 1, 4, 6]);
    press(&mut tree, "Left");
    assert_eq!((shown(&tree).len(), tree.chosen()), (4, Some(0)));
    press(&mut tree, "Right");
    assert_eq!(shown(&tree).len(), 7);
    // Without a root the first row is like any other.
    let mut tree = Tree::default();
    tree.renew(rows(&[1, 2, 4, 5]), &Nodes);
    press(&mut tree, "Left");
    assert_eq!(shown(&tree), [1, 4, 5]);
}

#[test]
fn the_filter_keeps_the_kin_of_what_it_finds_and_chooses_it() {
    let mut tree = tree();
    press(&mut tree, "/ 经 济");
    assert_eq!((shown(&tree), tree.chosen()), (vec![0, 4, 5], Some(4)));
    press(&mut tree, "Enter");
    assert!(!tree.takes_text());
    assert!(tree.unfilter(&Nodes) && !tree.unfilter(&Nodes));
    assert_eq!((shown(&tree).len(), tree.chosen()), (7, Some(4)));
    // A leaf with what stands above it; a fold hides nothing that is found.
    press(&mut tree, "Left / # 5");
    assert_eq!((shown(&tree), tree.chosen()), (vec![0, 4, 5], Some(5)));
    press(&mut tree, "Esc");
    assert_eq!((shown(&tree).len(), tree.chosen()), (6, Some(4)));
    press(&mut tree, "/ q q q");
    assert_eq!((shown(&tree), tree.chosen()), (vec![0], Some(0)));
}

#[test]
fn nothing_is_folded_unseen_while_it_is_filtered() {
    let mut tree = tree();
    press(&mut tree, "/ 经 济 Enter");
    assert_eq!(tree.chosen(), Some(4));
    assert!(matches!(
        press(&mut tree, "Enter"),
        Outcome::Gave(ListOutcome::Refused(_))
    ));
    // Left goes to what stands above it.
    press(&mut tree, "Left");
    assert_eq!(tree.chosen(), Some(0));
    assert!(tree.unfilter(&Nodes));
    assert_eq!(shown(&tree).len(), 7);
}

#[test]
fn what_is_chosen_stays_so_or_what_stands_in_its_place() {
    let mut tree = tree();
    press(&mut tree, "Down Left");
    assert!(tree.choose(3, &Nodes) && !tree.choose(9, &Nodes));
    assert_eq!((shown(&tree).len(), tree.chosen()), (7, Some(3)));
    tree.renew(rows(&[0, 4, 5, 1, 3]), &Nodes);
    assert_eq!(tree.chosen(), Some(3));
    tree.renew(rows(&[0, 4, 5, 1, 2]), &Nodes);
    assert_eq!(tree.chosen(), Some(2));
    assert_eq!(
        press(&mut tree, "y"),
        Outcome::Gave(ListOutcome::Copy("教育界".to_owned()))
    );
    assert!(matches!(
        press(&mut tree, "S"),
        Outcome::Gave(ListOutcome::Refused(_))
    ));
}

#[test]
fn it_is_drawn_with_its_folds() {
    let mut tree = tree();
    press(&mut tree, "Down Left");
    let frame = Frame {
        title: "图",
        note: "",
        focused: true,
        empty: &Text::of("没有", "none"),
    };
    let shown = TestTerminal::new(24, 8).draw(|c| tree.draw(c.area(), c, &Nodes, &frame));
    let text: Vec<&str> = shown.text.lines().collect();
    assert!(text[1].contains("- 云州市"), "{}", shown.text);
    assert!(text[2].contains("+ 教科委"), "{}", shown.text);
    assert!(text[4].contains("    经济界"), "{}", shown.text);
}
