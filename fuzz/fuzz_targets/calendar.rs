//! Reads any bytes as a calendar file.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    leadc_fuzz::readers::calendar(bytes);
});
