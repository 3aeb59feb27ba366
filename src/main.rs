//! The `leadc` command; all its functions are in the library.

fn main() -> std::process::ExitCode {
    leadc::cli::main()
}
