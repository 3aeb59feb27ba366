// Writes compressed copies of a file next to it, for web servers that send those: `node compress.mjs FILE`.

import { readFile, writeFile } from "node:fs/promises";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const [file] = process.argv.slice(2);
const content = await readFile(file);
const params = {
  [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
  [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
  [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
};
await writeFile(`${file}.br`, brotliCompressSync(content, { params }));
await writeFile(`${file}.gz`, gzipSync(content, { level: 9 }));
