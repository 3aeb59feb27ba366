//! Reads any bytes as leads and activities in a Parquet file, and evaluates them.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    leadc_fuzz::readers::data("parquet", bytes);
});
