//! Any text is read as a compiled contract, and run.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    leadc_fuzz::checks::stored(text);
});
