//! Reads any text as a compiled contract, and runs it.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    leadc_fuzz::checks::stored(text);
});
