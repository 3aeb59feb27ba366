//! A contract, data and files in which every name and every text is malicious, and the same with harmless ones.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Names: everything that a contract accepts in them.
const NAME: &str = "@team GH-1 <img src=x> a|b `c` R&D www.x.test deadbeef1";

/// Texts of a contract: everything except invisible characters.
const TEXT: &str = "::error::x ##[group]y ##vso[z] @team #1 GH-1 [x](http://x.test) ![x](http://x.test/i) <img src=x> \
    <!-- leadc --> </details> www.x.test a@b.test :tada: deadbeef1 | ` `` ~~x~~ **x** $(id) $x$ &lt; ]]> '";

/// Added in data, in names of files and in arguments: line breaks, sequences for terminals, marks of text direction.
const HIDDEN: &str = "\u{1b}]0;x\u{7}\u{1b}[31mred \r\n::error::forged\nsection_start:1:x\r\u{1b}[0K \u{202e}gpj.\u{2066} \u{9b}31m \
    zero\u{200b}width \u{e0041}";

/// Names of files: as much of both as a system accepts.
const FILE: &str = "\n::error::x\r\n##[error]y @team #1 <img src=x> [x](http:x.test) www.x.test a|b `c` \u{1b}]0;x\u{7} \u{202e}gpj $(id) ' \" \
    <!-- x --> a@b.test deadbeef1";

/// The words that all inputs consist of.
pub struct Words {
    pub name: String,
    /// In quotes in a contract.
    pub text: String,
    /// In data.
    pub cell: String,
    /// The name of a file, without its ending.
    pub file: String,
}

impl Words {
    pub fn hostile() -> Self {
        let text = format!("{TEXT} {HIDDEN}");
        Words {
            name: NAME.to_owned(),
            text: TEXT.to_owned(),
            file: FILE.to_owned(),
            cell: text,
        }
    }

    /// Words of the same number, so that tables have the same rows.
    pub fn harmless() -> Self {
        let plain = |text: &str| text.to_owned();
        Words {
            name: plain("team of people"),
            text: plain("because it is so"),
            cell: plain("a cell"),
            file: plain("file"),
        }
    }

    pub fn contract(&self, points: u32) -> String {
        let Words { name, text, .. } = self;
        format!(
            r#"leadc 1 en

contract "t {text}":
  time zone: UTC
  parties: marketing {name}, sales
  version: 3
  show: f {name}, known

fields:
- lead id: id
- created: creation time
- f {name}: text, column "note"
- size: whole number
- known: choice of "a {text}", "b"

list l {name}: "x {text}", "y"

activities by the lead:
- visit
- v {name}

activities by sales:
- call

term t {name}: "d {text}"

define d {name}:
  when: size at least 3
  because "{text}"

exclude e {name}:
  when: f {name} is "never {text}"

points for g {name}:
+{points} when size at least 5
  because "{text}"
+10 when f {name} is in l {name}

stage Lead:
stage s {name}:
  when: visit since Lead
  because "{text}"

sla p {name}:
  who: sales
  must: 1 call
  within: 2 days after s {name}
  because "{text}"

target r {name}:
  who: marketing {name}
  delivers: at least 20 s {name} per month

example "n {text}":
  as of: 2026-05-05
  lead: size is 5
  did: visit on 2026-05-01
  expect: stage Lead
"#
        )
        .replace("    r", "r")
    }

    /// A contract in which every line is wrong.
    pub fn broken(&self) -> String {
        let Words {
            name, text, cell, ..
        } = self;
        let cell = cell.replace(['\r', '\n'], " ");
        format!(
            "leadc 1 en\ncontract \"t {text}\":\n  time zone: {name}\nfields:\n- f {name}: txt {text}\n- g: text # {cell}\n\
             list l: from \"nowhere {text}.csv\"\n{cell}\nstage {name}:\n  when: {name} is \"{text}\"\n"
        )
    }
}

/// A folder with everything.
pub struct Folder {
    folder: tempfile::TempDir,
    /// The names of the contracts: as it was, as it is, and one with errors.
    pub old: String,
    pub new: String,
    pub broken: String,
    pub leads: String,
    pub acts: String,
    /// An id of the leads.
    pub id: String,
}

impl Folder {
    pub fn of(words: &Words) -> Self {
        let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
        let cell = &words.cell;
        let ids: Vec<String> = (1..=3).map(|n| format!("::error::{n} {cell}")).collect();
        let note = quoted(&format!("x {cell}"));
        // Semicolons and line breaks would be read as the format of the file.
        let column = quoted(&cell.replace([';', '\r', '\n'], ""));
        let mut leads = format!("lead id,created,note,size,known,{column}\n");
        let mut acts = "lead id,kind,time\n".to_owned();
        for (id, size) in ids.iter().zip(["9", "2", "many \u{1b}[1m"]) {
            let (id, size) = (quoted(id), quoted(size));
            leads.push_str(&format!("{id},2026-05-01,{note},{size},{note},1\n"));
            acts.push_str(&format!("{id},visit,2026-05-02\n{id},{note},2026-05-02\n"));
            acts.push_str(&format!("{note},visit,2026-05-02\n"));
        }
        let file = |name: &str| format!("{name} {}", words.file);
        let folder = Folder {
            folder: tempfile::tempdir().expect("a folder"),
            old: file("old") + ".leadc",
            new: file("new") + ".leadc",
            broken: file("broken") + ".leadc",
            leads: file("leads") + ".csv",
            acts: file("acts") + ".csv",
            id: ids[0].clone(),
        };
        for (name, text) in [
            (&folder.old, words.contract(20)),
            (&folder.new, words.contract(30).replace("2 days", "3 days")),
            (&folder.broken, words.broken()),
            (&folder.leads, leads),
            (&folder.acts, acts),
        ] {
            std::fs::write(folder.path().join(name), text).expect("it is written");
        }
        folder
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.path().join(name)
    }

    /// What the command says.
    pub fn leadc(&self, args: &[&str]) -> Said {
        let output: Output = Command::new(env!("CARGO_BIN_EXE_leadc"))
            .env("LC_ALL", "C")
            .args(args)
            .current_dir(self.path())
            .output()
            .expect("the command runs");
        let text = |bytes| String::from_utf8(bytes).expect("output is UTF-8");
        Said {
            args: args.join(" "),
            code: output.status.code(),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }

    /// A command on the new contract and the data.
    pub fn judged(&self, command: &str, more: &[&str]) -> Said {
        let data = ["--leads", &self.leads, "--activities", &self.acts];
        let as_of = ["--as-of", "2026-05-20"];
        self.leadc(&[&[command, self.new.as_str()], &data[..], &as_of, more].concat())
    }
}

/// What a command said.
pub struct Said {
    pub args: String,
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}
