//! Parses any bytes.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| leadc_fuzz::checks::parse(bytes));
