/** The page as a folder of files for any web server: leadc runs in the browser. */

import { start } from "./app";
import { WasmBackend } from "./wasm_backend";

void start(new WasmBackend());
