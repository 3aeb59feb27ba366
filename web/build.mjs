// Bundles a page, and lists the licences of what is in it: `node build.mjs [FOLDER] [page|site]`. The page of `leadc open` is
// in dist/, which is checked in; the site is the page for any web server, with leadc as WebAssembly next to it.

import { build } from "esbuild";
import { mkdir, readFile, writeFile } from "node:fs/promises";

const [folder = "dist", kind = "page"] = process.argv.slice(2);

const scripts = { page: [{ in: "src/page.ts", out: "page" }] };
scripts.site = [
  { in: "src/site.ts", out: "page" },
  { in: "src/worker.ts", out: "worker" },
];

/** What the site may load: its own files only. The server of `leadc open` sends the same as a header. */
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self' 'unsafe-inline'; " +
  "connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";

const built = await build({
  entryPoints: [...scripts[kind], { in: "src/page.css", out: "page" }],
  outdir: folder,
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2022", "firefox115", "safari16"],
  charset: "utf8",
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
});
await mkdir(folder, { recursive: true });
const page = await readFile("src/index.html", "utf8");
const policy = `    <meta http-equiv="Content-Security-Policy" content="${POLICY}">\n`;
await writeFile(`${folder}/index.html`, kind === "site" ? page.replace("    <title>", `${policy}    <title>`) : page);
await writeFile(`${folder}/LICENSES.txt`, await licences(Object.keys(built.metafile.inputs)));

/** The packages of some files, with the texts of their licences. */
async function licences(files) {
  const packages = new Set();
  for (const file of files) {
    const found = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file);
    if (found) packages.add(found[1]);
  }
  const texts = [];
  for (const name of [...packages].sort()) {
    const own = `node_modules/${name}`;
    const about = JSON.parse(await readFile(`${own}/package.json`, "utf8"));
    const text = await firstOf(own, ["LICENSE", "LICENSE.md", "License.txt", "LICENSE.txt", "license"]);
    texts.push(`${name} ${about.version} (${about.license})\n\n${text.trim().replaceAll("\r\n", "\n")}\n`);
  }
  return texts.join(`\n${"-".repeat(80)}\n\n`);
}

async function firstOf(own, names) {
  for (const name of names) {
    try {
      return await readFile(`${own}/${name}`, "utf8");
    } catch {
      // The next name is tried.
    }
  }
  throw new Error(`${own} has no licence`);
}
