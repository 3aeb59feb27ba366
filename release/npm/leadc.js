#!/usr/bin/env node
// Runs the command of the package for this platform, with the same arguments, input, output and exit code.
"use strict";

const { spawnSync } = require("node:child_process");

function command() {
  const platform = `@leadc/${process.platform}-${process.arch}`;
  const program = process.platform === "win32" ? "leadc.exe" : "leadc";
  try {
    return require.resolve(`${platform}/bin/${program}`);
  } catch {
    console.error(
      `leadc: the package ${platform} is not installed.\n` +
        "Either there is no leadc for this platform, or optional dependencies were left out:\n" +
        "install it again without `--omit=optional` or `--no-optional`."
    );
    process.exit(2);
  }
}

const ended = spawnSync(command(), process.argv.slice(2), { stdio: "inherit" });
if (ended.error) {
  console.error(`leadc: the command cannot be started: ${ended.error.message}`);
  process.exit(2);
}
if (ended.signal) {
  // Ends as the command ended, so that a shell sees the same.
  process.kill(process.pid, ended.signal);
}
process.exit(ended.status);
