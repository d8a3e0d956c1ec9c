//! What in docs/ is generated from the program says what the program says.
//!
//! `JIEBIE_RENEW=1 cargo test --test docs` writes the pages anew.

use std::fs;
use std::path::Path;

#[test]
fn generated_pages_are_up_to_date() {
    let pages = [
        ("docs/rules.md", jiebie::rules::page()),
        ("docs/cli.md", jiebie::cli::page()),
    ];
    let renew = std::env::var_os("JIEBIE_RENEW").is_some();
    for (path, page) in pages {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
        if renew {
            fs::write(&file, &page).unwrap_or_else(|error| panic!("can't write {path}: {error}"));
        }
        let found = fs::read_to_string(&file)
            .unwrap_or_default()
            .replace("\r\n", "\n");
        assert!(
            found == page,
            "{path} is not what the program says; renew it: JIEBIE_RENEW=1 cargo test --test docs"
        );
    }
}
