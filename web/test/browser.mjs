// Starts leadc and a browser for tests.

import { execFileSync, spawn } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";

const ROOT = new URL("../..", import.meta.url).pathname;
const LEADC = process.env.LEADC ?? join(ROOT, "target/debug/leadc");
const BROWSERS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

export async function startBrowser() {
  return chromium.launch({
    executablePath: BROWSERS.find((path) => existsSync(path)),
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** Runs a command of leadc in a folder. */
export const run = (args, cwd) => execFileSync(LEADC, args, { cwd, env: { ...process.env, LC_ALL: "C" } });

const INBOUND = ["contract.leadc", "--leads", "leads.csv", "--activities", "activities.csv", "--as-of", "2026-06-30"];

/** Runs `leadc open` on a copy of an example. */
export async function openExample(args = INBOUND) {
  const folder = await mkdtemp(join(tmpdir(), "leadc-page-"));
  await cp(join(ROOT, "examples/inbound"), folder, { recursive: true });
  const server = spawn(LEADC, ["open", "--no-browser", ...args, "--threads", "2"], {
    cwd: folder,
    env: { ...process.env, LC_ALL: process.env.LEADC_LOCALE ?? "C" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const address = await new Promise((resolve, reject) => {
    createInterface(server.stdout).once("line", resolve);
    server.once("exit", (code) => reject(new Error(`leadc ended with ${code}`)));
  });
  return {
    address,
    folder,
    contract: join(folder, "contract.leadc"),
    server,
    async close() {
      server.kill();
      await rm(folder, { recursive: true });
    },
  };
}

/** A page with the example, and the addresses that it has asked for. */
export async function openPage(browser, address, size = { width: 1280, height: 800 }) {
  const context = await browser.newContext({ viewport: size });
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  const asked = [];
  const errors = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await page.goto(address);
  await page.locator(".counts td.number").first().waitFor();
  return { page, asked, errors };
}

/** Takes a picture, if a folder for them is named. */
export async function picture(page, name) {
  const folder = process.env.LEADC_PICTURES;
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`) });
}
