// The page without a server of leadc: a folder of files, which `web/build-site` builds and LEADC_SITE names.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { test } from "node:test";
import { picture, startBrowser } from "./browser.mjs";

const SITE = process.env.LEADC_SITE;
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm" };

const CONTRACT = `leadc 1 en

contract "Test":
  time zone: Europe/Berlin

fields:
- lead id: id
- country: country
- size: whole number

points for fit:
+20 when country is DE
+10 when size at least 50

stage Lead:

stage MQL:
  when: fit at least 30
`;

const LEADS = "lead id,country,size\nA,DE,100\nB,DE,10\nC,FR,200\n";

/** Serves a folder of files, and nothing else. */
async function serve(folder) {
  const server = createServer(async (request, response) => {
    const path = request.url === "/" ? "/index.html" : request.url;
    try {
      const content = await readFile(join(folder, path));
      response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "text/plain" }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { server, origin: `http://127.0.0.1:${server.address().port}` };
}

test("a contract is tried on an export in the browser", { skip: SITE ? false : "LEADC_SITE is not set" }, async () => {
  const { server, origin } = await serve(SITE);
  const browser = await startBrowser();
  const page = await browser.newPage();
  page.setDefaultTimeout(120_000);
  const asked = [];
  const errors = [];
  page.on("request", (request) => asked.push(request));
  page.on("pageerror", (error) => errors.push(String(error)));
  try {
    await page.goto(origin);
    await page.locator(".cm-content").click();
    await page.keyboard.insertText(CONTRACT);
    const file = { name: "leads.csv", mimeType: "text/csv", buffer: Buffer.from(LEADS) };
    await page.locator("input[type=file]").first().setInputFiles(file);
    await page.getByRole("button", { name: "Use these exports" }).click();
    await page.locator(".counts").waitFor();
    const mql = page.locator(".counts tr", { hasText: "MQL" }).locator("button");
    assert.equal(await mql.textContent(), "1");
    await picture(page, "site");
    await page.locator(".cm-line", { hasText: "size at least" }).click();
    await page.keyboard.press("End");
    await page.keyboard.press("Backspace");
    await page.waitForFunction(() => document.querySelectorAll(".counts button")[1]?.textContent === "2");
    const sent = asked.filter((request) => request.method() !== "GET" || !/^(data|blob|about):/.test(request.url()) && !request.url().startsWith(origin));
    assert.deepEqual(sent.map((request) => request.url()), [], "nothing leaves the browser");
    assert.deepEqual(errors, []);
  } finally {
    await browser.close();
    server.close();
  }
});
