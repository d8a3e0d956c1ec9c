//! Papers as LibreOffice lays them out, and where each word came to stand.
//!
//! All documents of a test program are laid out by one start of the office program, in a profile
//! of its own; the tests then look at pages. Where the programs are not installed there is nothing
//! to look at, and the tests say that they are skipped.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Points of a millimetre.
pub const MM: f64 = 72.0 / 25.4;

/// How long the office program may take.
const PATIENCE: Duration = Duration::from_secs(180);

/// A document that was laid out.
#[derive(Debug)]
pub struct Rendered {
    /// Its pages.
    pub pages: Vec<Page>,
    /// The PDF, as long as the folder is kept.
    pub pdf: PathBuf,
}

/// A page.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Its words in the order in which they were set.
    pub words: Vec<Word>,
}

/// A word: characters without a blank between them. Points, from the page's upper left.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
    pub text: String,
}

/// Documents laid out together.
pub struct Press {
    folder: tempfile::TempDir,
}

impl Press {
    /// The press, where there is one; else says so, once for each test that asks.
    pub fn find() -> Option<Press> {
        let there = |program: &str, arg: &str| {
            let mut run = Command::new(program);
            run.arg(arg).stdout(Stdio::null()).stderr(Stdio::null());
            run.status().is_ok()
        };
        if !there("soffice", "--version") || !there("pdftotext", "-v") {
            println!("skipped: needs LibreOffice and poppler");
            return None;
        }
        let fonts = Command::new("fc-list")
            .args([":lang=zh-cn", "family"])
            .output();
        if fonts.is_ok_and(|fonts| fonts.stdout.is_empty()) {
            println!("skipped: needs a Chinese typeface");
            return None;
        }
        Some(Press {
            folder: tempfile::tempdir().expect("a temporary folder"),
        })
    }

    /// Lays the documents out, in their order.
    pub fn render(&self, documents: &[(&str, Vec<u8>)]) -> Vec<Rendered> {
        let folder = self.folder.path();
        let mut files = Vec::new();
        for (name, bytes) in documents {
            let file = folder.join(format!("{name}.docx"));
            fs::write(&file, bytes).expect("written");
            files.push(file);
        }
        let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
        let mut office = Command::new("soffice")
            .args([
                &profile,
                "--headless",
                "--norestore",
                "--convert-to",
                "pdf",
                "--outdir",
            ])
            .arg(folder)
            .args(&files)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("started");
        let since = Instant::now();
        while office.try_wait().expect("asked").is_none() {
            if since.elapsed() > PATIENCE {
                let _ = office.kill();
                panic!("the office program did not end in {PATIENCE:?}");
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        files
            .iter()
            .map(|file| rendered(&file.with_extension("pdf")))
            .collect()
    }

    /// A page of a rendered document as a picture, small enough for the manual.
    pub fn picture(&self, of: &Rendered, page: usize, to: &Path) {
        let stem = to.with_extension("");
        let number = page.to_string();
        let done = Command::new("pdftoppm")
            .args([
                "-png",
                "-gray",
                "-r",
                "58",
                "-singlefile",
                "-f",
                &number,
                "-l",
                &number,
            ])
            .arg(&of.pdf)
            .arg(&stem)
            .status()
            .expect("pdftoppm runs");
        assert!(done.success(), "{}", to.display());
    }
}

fn rendered(pdf: &Path) -> Rendered {
    let answer = Command::new("pdftotext")
        .args(["-bbox", "-enc", "UTF-8"])
        .arg(pdf)
        .arg("-")
        .output()
        .expect("pdftotext runs");
    assert!(
        answer.status.success(),
        "{} was not laid out",
        pdf.display()
    );
    let text = String::from_utf8(answer.stdout).expect("UTF-8");
    let mut pages = Vec::new();
    for line in text.lines().map(str::trim) {
        if line.starts_with("<page ") {
            pages.push(Page::default());
        } else if let Some(rest) = line.strip_prefix("<word ") {
            let (places, word) = rest.split_once('>').expect("a word");
            let place = |name: &str| -> f64 {
                let at = places.find(name).expect("a place") + name.len() + 2;
                let number = places[at..].split('"').next().expect("a number");
                number.parse().expect("a number")
            };
            let word = word.trim_end_matches("</word>");
            pages.last_mut().expect("a page").words.push(Word {
                left: place("xMin"),
                right: place("xMax"),
                top: place("yMin"),
                bottom: place("yMax"),
                text: word
                    .replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&amp;", "&"),
            });
        }
    }
    Rendered {
        pages,
        pdf: pdf.to_owned(),
    }
}

impl Rendered {
    /// All its text without blanks, pages one after another, without their numbers.
    pub fn text(&self) -> String {
        let lines = self.pages.iter().flat_map(Page::lines);
        lines.flatten().map(|word| word.text.as_str()).collect()
    }
}

impl Page {
    /// The words above the page's number.
    pub fn body(&self) -> impl Iterator<Item = &Word> {
        self.words.iter().filter(|word| word.middle() < 264.0 * MM)
    }

    /// The page's number as set, and from where to where.
    pub fn number(&self) -> (String, f64, f64, f64) {
        let words: Vec<&Word> = self
            .words
            .iter()
            .filter(|word| word.middle() >= 264.0 * MM)
            .collect();
        let text: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
        let left = words.iter().map(|word| word.left).fold(f64::MAX, f64::min);
        let right = words.iter().map(|word| word.right).fold(0.0, f64::max);
        let middle = words.first().map_or(0.0, |word| word.middle());
        (text.join(" "), left, right, middle)
    }

    /// The body's lines from above: words whose middles are within 3 points.
    pub fn lines(&self) -> Vec<Vec<&Word>> {
        let mut words: Vec<&Word> = self.body().collect();
        words.sort_by(|a, b| a.middle().total_cmp(&b.middle()));
        let mut lines: Vec<Vec<&Word>> = Vec::new();
        for word in words {
            match lines.last_mut() {
                Some(line) if (line[0].middle() - word.middle()).abs() < 3.0 => line.push(word),
                _ => lines.push(vec![word]),
            }
        }
        for line in &mut lines {
            line.sort_by(|a, b| a.left.total_cmp(&b.left));
        }
        lines
    }
}

impl Word {
    /// The height of its middle.
    pub fn middle(&self) -> f64 {
        f64::midpoint(self.top, self.bottom)
    }
}
