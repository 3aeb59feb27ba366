//! Any text is checked, compiled and run.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    leadc_fuzz::checks::run(text);
});
