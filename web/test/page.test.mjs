// The page of `leadc open` in a browser, used as people use it.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { after, before, beforeEach, afterEach, test } from "node:test";
import { join } from "node:path";
import { openExample, openPage, picture, run, startBrowser } from "./browser.mjs";

let browser;
let example;

before(async () => {
  browser = await startBrowser();
});

after(async () => browser.close());

beforeEach(async () => {
  example = await openExample();
});

afterEach(async () => example.close());

/** The number of leads in a stage under the text. */
const now = (page, stage) =>
  page.locator(".counts tr", { has: page.getByRole("rowheader", { name: stage, exact: true }) }).locator("button");

/** Scrolls the contract until something is there: the editor keeps only the lines that are seen. */
async function scrollTo(page, locator) {
  await page.locator(".cm-scroller").evaluate((element) => element.scrollTo(0, 0));
  for (let step = 0; step < 40 && (await locator.count()) === 0; step++) {
    await page.locator(".cm-scroller").evaluate((element) => element.scrollBy(0, 300));
    await page.waitForTimeout(50);
  }
  return locator.first();
}

/** Puts the cursor at the end of the first line with a text. */
async function goToEnd(page, text) {
  await (await scrollTo(page, page.locator(".cm-line", { hasText: text }))).click();
  await page.keyboard.press("End");
}

/** The number of a line that gives points. */
async function pointsMarker(page) {
  await scrollTo(page, page.locator(".cm-line", { hasText: "points for" }));
  await page.locator(".line-leads").first().waitFor();
  return page.locator(".line-leads").first();
}

test("typing a threshold changes the number, and a click shows who and why", async () => {
  const { page, errors } = await openPage(browser, example.address);
  const before = await now(page, "MQL").textContent();
  await picture(page, "start");
  await goToEnd(page, "score at least");
  await page.keyboard.type("0");
  await page.locator(".counts tr.changed").first().waitFor();
  const after = await now(page, "MQL").textContent();
  assert.ok(Number(after) < Number(before), `${after} of ${before}`);
  await picture(page, "changed");
  await page.locator(".moves button").first().click();
  await page.locator(".detail table tbody button").first().click();
  await page.getByText("What happened").waitFor();
  assert.match(await page.locator(".changes").textContent(), /→/);
  await picture(page, "story");
  assert.deepEqual(errors, []);
});

test("a line shows the leads to which it gives points", async () => {
  const { page } = await openPage(browser, example.address);
  const marker = await pointsMarker(page);
  const leads = await marker.textContent();
  await marker.click();
  const caption = page.locator(".detail caption");
  await caption.waitFor();
  assert.ok((await caption.textContent()).endsWith(`${leads} leads`));
});

test("saving writes the file, and a second writer is noticed", async () => {
  const { page } = await openPage(browser, example.address);
  const original = await readFile(example.contract, "utf8");
  await goToEnd(page, "leadc 1 en");
  await page.keyboard.type("  # mine");
  assert.equal(await page.locator(".status").textContent(), "not saved yet");
  await page.keyboard.press("Control+s");
  await page.getByText("saved", { exact: true }).first().waitFor();
  assert.equal(await readFile(example.contract, "utf8"), original.replace("leadc 1 en", "leadc 1 en  # mine"));

  await writeFile(example.contract, `${original}# theirs\n`);
  await page.keyboard.type("!");
  await page.keyboard.press("Control+s");
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  await picture(page, "conflict");
  assert.equal(await readFile(example.contract, "utf8"), `${original}# theirs\n`);
  await dialog.getByRole("button", { name: "Take theirs" }).click();
  await page.getByText("saved", { exact: true }).first().waitFor();
  await page.locator(".cm-content").focus();
  await page.keyboard.press("Control+z");
  await page.locator(".cm-line", { hasText: "# mine!" }).waitFor();
  await page.keyboard.press("Control+s");
  await page.getByText("saved", { exact: true }).first().waitFor();
  assert.match(await readFile(example.contract, "utf8"), /# mine!/);
});

test("an example is changed in its table", async () => {
  const { page } = await openPage(browser, example.address);
  await page.getByRole("tab", { name: "Examples" }).click();
  const cell = page.locator("input[value='stage SAL']").first();
  await cell.fill("stage Contact");
  await cell.press("Enter");
  await page.locator(".examples .actual").waitFor();
  assert.match(await page.locator(".examples .actual").textContent(), /stage SAL/);
  await picture(page, "examples");
  await page.getByRole("button", { name: "Add an example" }).click();
  await page.locator(".examples tbody th", { hasText: "New example" }).waitFor();
  const add = page.getByLabel(/Add: lead: \(New example\)/);
  await add.fill("country is DE");
  await add.press("Enter");
  await page.locator("tr", { hasText: "New example" }).locator("input[value='country is DE']").waitFor();
  await page.keyboard.press("Control+s");
});

test("an error is marked in its place and corrected with the mouse", async () => {
  const { page } = await openPage(browser, example.address);
  await goToEnd(page, "- score at least");
  for (let step = 0; step < 8; step++) await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Backspace");
  const mark = page.locator(".cm-lintRange-error").first();
  await mark.waitFor();
  await page.getByText(/an error in line/).waitFor();
  await picture(page, "error");
  await mark.hover();
  const correction = page.locator(".cm-diagnosticAction").first();
  await correction.waitFor();
  await picture(page, "correction");
  await correction.click();
  await page.locator(".cm-lintRange-error").waitFor({ state: "detached" });
  await page.locator(".leads.old").waitFor({ state: "detached" });
});

test("report, deadlines and document are shown", async () => {
  const { page, asked, errors } = await openPage(browser, example.address);
  await page.getByRole("tab", { name: "Report" }).click();
  await page.frameLocator("#panel-report iframe").locator("h2").first().waitFor();
  await picture(page, "report");
  await page.getByRole("tab", { name: "Deadlines" }).click();
  await page.locator("#panel-deadlines tbody tr").first().waitFor();
  await picture(page, "deadlines");
  await page.getByRole("tab", { name: "Document" }).click();
  await page.frameLocator("#panel-document iframe").locator("h2").first().waitFor();
  await picture(page, "document");
  const host = new URL(example.address).origin;
  const outside = asked.filter((url) => !url.startsWith(`${host}/`) && !/^(data|about):/.test(url));
  assert.deepEqual(outside, [], "the page asks for nothing from elsewhere");
  assert.ok(asked.length > 3);
  assert.deepEqual(errors, []);
});

test("everything can be reached with the keyboard", async () => {
  const { page } = await openPage(browser, example.address);
  const reached = new Set();
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press("Tab");
    const name = await page.evaluate(() => {
      const element = document.activeElement;
      return element?.getAttribute("role") ?? element?.tagName ?? "";
    });
    const inContract = await page.evaluate(() => document.activeElement?.classList.contains("cm-content"));
    reached.add(inContract ? "contract" : name);
    if (reached.has("contract") && reached.has("tab") && reached.has("BUTTON")) break;
  }
  assert.ok(reached.has("contract") && reached.has("tab"), [...reached].join());
  await page.getByRole("tab", { name: "Leads", exact: true }).focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.getByRole("tab", { name: "Examples" }).getAttribute("aria-selected"), "true");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.locator(".detail table").waitFor();
});

test("nothing runs over the edge of a phone", async () => {
  const { page } = await openPage(browser, example.address, { width: 390, height: 844 });
  await picture(page, "phone");
  for (const name of ["Leads", "Examples", "Deadlines", "Report"]) {
    await page.getByRole("tab", { name, exact: true }).click();
    await page.waitForTimeout(300);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 390, `${name} is ${width} wide`);
    await picture(page, `phone-${name.toLowerCase()}`);
  }
});

test("many open pages do not wait for each other", async () => {
  const { page } = await openPage(browser, example.address);
  const others = [];
  for (let tab = 0; tab < 7; tab++) {
    const other = await page.context().newPage();
    await other.goto(example.address);
    await other.locator(".counts td.number").first().waitFor();
    others.push(other);
  }
  await others.at(-1).getByRole("tab", { name: "Report" }).click();
  await others.at(-1).frameLocator("#panel-report iframe").locator("h2").first().waitFor();
});

test("a first contract is written from exports, and shows the first stages", async () => {
  await example.close();
  example = await openExample(["new.leadc", "--as-of", "2026-06-30"]);
  const page = await browser.newPage();
  await page.goto(example.address);
  const [leads, activities] = [page.locator("input[type=file]").first(), page.locator("input[type=file]").last()];
  await leads.setInputFiles(join(example.folder, "leads.csv"));
  await activities.setInputFiles(join(example.folder, "activities.csv"));
  await page.getByRole("button", { name: "Use these exports" }).click();
  await picture(page, "exports");
  await page.getByRole("button", { name: "Write a first contract" }).click();
  await page.locator(".counts td.number").first().waitFor();
  assert.match(await page.locator(".cm-content").textContent(), /made by `leadc init` from 400 leads/);
  assert.ok((await page.locator(".counts tbody tr").count()) > 0);
  await picture(page, "first-contract");
});

test("a workbook is read like any export", async () => {
  const workbook = join(example.folder, "leads.xlsx");
  const inputs = ["--leads", "leads.csv", "--activities", "activities.csv", "--as-of", "2026-06-30"];
  run(["eval", "contract.leadc", ...inputs, "--format", "xlsx", "-o", workbook], example.folder);
  const { folder } = example;
  const own = await openExample(["new.leadc"]);
  const page = await browser.newPage();
  await page.goto(own.address);
  await page.locator("input[type=file]").first().setInputFiles(join(folder, "leads.xlsx"));
  await page.getByRole("button", { name: "Use these exports" }).click();
  await page.getByRole("button", { name: "Write a first contract" }).click();
  await page.locator(".counts td.number").first().waitFor();
  assert.match(await page.locator(".cm-content").textContent(), /from 400 leads/);
  await own.close();
});

test("chosen exports stay chosen while the text changes", async () => {
  const own = await openExample(["other.leadc"]);
  const page = await browser.newPage();
  await page.goto(own.address);
  const input = page.locator("input[type=file]").first();
  await input.setInputFiles(join(example.folder, "leads.csv"));
  const judged = page.waitForResponse((response) => response.url().endsWith("/api/ask"));
  await page.locator(".cm-content").click();
  await page.keyboard.insertText('leadc 1 en\n\ncontract "Test":\n  time zone: UTC\n\nfields:\n- lead id: id\n\nstage Lead:\n');
  await judged;
  await page.waitForTimeout(500);
  assert.equal(await input.evaluate((own) => own.files.length), 1);
  await own.close();
});

test("the page says when leadc has ended", async () => {
  const { page } = await openPage(browser, example.address);
  example.server.kill();
  await page.getByRole("alert").waitFor();
});
