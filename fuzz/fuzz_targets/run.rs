//! Checks, formats, compiles and runs any text.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    leadc_fuzz::checks::format(text);
    leadc_fuzz::checks::run(text);
});
