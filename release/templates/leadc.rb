class Leadc < Formula
  desc "Language in which marketing and sales write down what a qualified lead is"
  homepage "https://github.com/{{repository}}"
  version "{{version}}"
  license any_of: ["MIT", "Apache-2.0"]

  on_macos do
    on_arm do
      url "{{downloads}}/{{aarch64-apple-darwin-file}}"
      sha256 "{{aarch64-apple-darwin-sha256}}"
    end
    on_intel do
      url "{{downloads}}/{{x86_64-apple-darwin-file}}"
      sha256 "{{x86_64-apple-darwin-sha256}}"
    end
  end

  on_linux do
    on_arm do
      url "{{downloads}}/{{aarch64-unknown-linux-musl-file}}"
      sha256 "{{aarch64-unknown-linux-musl-sha256}}"
    end
    on_intel do
      url "{{downloads}}/{{x86_64-unknown-linux-musl-file}}"
      sha256 "{{x86_64-unknown-linux-musl-sha256}}"
    end
  end

  def install
    bin.install "leadc"
    generate_completions_from_executable(bin/"leadc", "completions", shells: [:bash, :zsh, :fish])
  end

  test do
    (testpath/"contract.leadc").write <<~CONTRACT
      leadc 1 en

      contract "Test":
        time zone: UTC

      stage Lead:
    CONTRACT
    system bin/"leadc", "check", "contract.leadc"
  end
end
