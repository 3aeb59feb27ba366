//! Reads any bytes as leads and activities in an Excel workbook, and evaluates them.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    leadc_fuzz::readers::data("xlsx", bytes);
});
