//! Any bytes are read as leads and activities in a file of Parquet, and evaluated.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    leadc_fuzz::readers::data("parquet", bytes);
});
