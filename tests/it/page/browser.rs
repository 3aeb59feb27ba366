//! Pages and documents in a browser: nothing runs over their edge, on a phone or a desk. Chromium has to be installed:
//! `cargo test --test it page::browser -- --ignored`.

use super::hostile;
use crate::history::EvaluatedData;
use std::process::{Command, Stdio};

const BROWSERS: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// Opens the page in frames of several widths and writes what is too wide.
const HARNESS: &str = r#"<!doctype html><meta charset="utf-8"><body><pre id="found">not looked at</pre><script>
const pages = PAGES;
const found = [];
let open = 0;
for (const width of [320, 390, 820, 1280]) for (const [page, sections] of pages) {
  const frame = document.createElement("iframe");
  frame.style.cssText = `width:${width}px;height:800px;border:0`;
  open += 1;
  frame.onload = () => {
    const root = frame.contentDocument.documentElement;
    if (root.clientWidth !== width) found.push(`the frame is ${root.clientWidth} wide, not ${width}`);
    if (root.scrollWidth > root.clientWidth) found.push(`${width}: the page is ${root.scrollWidth} wide`);
    root.querySelectorAll("body *").forEach((element) => {
      // A picture that can be scrolled may be wider than the page.
      const hidden = (element.closest("thead") && root.clientWidth < 700) || element.parentElement.closest(".scroll");
      const box = element.getBoundingClientRect();
      if (!hidden && (box.right > width + 0.5 || box.left < -0.5)) found.push(`${width}: ${element.outerHTML.slice(0, 120)}`);
    });
    root.querySelectorAll("svg.chart text").forEach((label) => {
      const [box, chart] = [label.getBoundingClientRect(), label.closest("svg").getBoundingClientRect()];
      const out = box.left < chart.left - 1 || box.right > chart.right + 1 || box.top < chart.top - 1 || box.bottom > chart.bottom + 1;
      if (out) found.push(`${width}: clipped ${label.textContent}`);
      if (box.height < 10) found.push(`${width}: too small to read: ${label.textContent}`);
    });
    if (root.querySelectorAll("h2").length !== sections) found.push(`${width}: not the page`);
    if (--open === 0) document.getElementById("found").textContent = found.join("\n") || "nothing is too wide";
  };
  frame.srcdoc = page;
  document.body.append(frame);
}
</script></body>"#;

fn browser() -> &'static str {
    let installed = BROWSERS.into_iter().find(|name| {
        let mut asked = Command::new(name);
        asked
            .arg("--version")
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        asked.status().is_ok_and(|status| status.success())
    });
    installed.unwrap_or_else(|| panic!("none of {} is installed", BROWSERS.join(", ")))
}

#[test]
#[ignore = "needs Chromium"]
fn nothing_runs_over_the_edge() {
    check(&[
        (EvaluatedData::inbound("2026-06-17 14:00").html(), 6),
        (hostile::history().html(), 6),
    ]);
}

#[test]
#[ignore = "needs Chromium"]
fn documents_do_not_either_in_any_language() {
    let documents: Vec<(String, usize)> = ["inbound", "deadlines", "coming-back"]
        .into_iter()
        .flat_map(|name| {
            let contract = format!("examples/{name}/contract.leadc");
            ["en", "pt", "it", "zh"].map(|language| {
                let page = document(&contract, language);
                let sections = page.matches("<h2>").count();
                assert!(sections > 4, "{name} in {language}");
                (page, sections)
            })
        })
        .collect();
    check(&documents);
}

fn document(contract: &str, language: &str) -> String {
    let run = Command::new(env!("CARGO_BIN_EXE_leadc"))
        .args(["doc", contract, "--lang", language, "--as-of", "2026-06-30"])
        .output()
        .expect("the command runs");
    assert!(run.status.success(), "{contract} in {language}");
    String::from_utf8(run.stdout).expect("a page is UTF-8")
}

/// Opens pages, each with its number of sections.
fn check(pages: &[(String, usize)]) {
    // In a script `<` could end it.
    let pages = serde_json::to_string(pages)
        .expect("text is JSON")
        .replace('<', "\\u003c");
    let folder = tempfile::tempdir().expect("a folder");
    let harness = folder.path().join("harness.html");
    std::fs::write(&harness, HARNESS.replace("PAGES", &pages)).expect("it is written");
    let shown = Command::new(browser())
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
        ])
        .args([
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ])
        .args([
            "--hide-scrollbars",
            "--virtual-time-budget=10000",
            "--dump-dom",
        ])
        .arg(format!(
            "--user-data-dir={}",
            folder.path().join("profile").display()
        ))
        .arg(format!("file://{}", harness.display()))
        .stdin(Stdio::null())
        .output()
        .expect("the browser runs");
    let dom = String::from_utf8_lossy(&shown.stdout);
    let found = dom
        .split("<pre id=\"found\">")
        .nth(1)
        .and_then(|rest| rest.split("</pre>").next());
    assert_eq!(
        found,
        Some("nothing is too wide"),
        "{}",
        String::from_utf8_lossy(&shown.stderr)
    );
}
