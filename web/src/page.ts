/** The page of `leadc open`. */

import { start } from "./app";
import { HttpBackend } from "./http_backend";

void start(new HttpBackend());
