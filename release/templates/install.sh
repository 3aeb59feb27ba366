#!/bin/sh
# Installs the command leadc {{version}} for Linux and macOS.
#
#   LEADC_BIN         the folder for the command; the default is ~/.local/bin
#   LEADC_VERSION     another version
#   LEADC_REPOSITORY  another repository, OWNER/NAME
#   LEADC_DOWNLOADS   another address of the folder with the archives
set -eu

version={{version}}
repository={{repository}}
version=${LEADC_VERSION:-$version}
repository=${LEADC_REPOSITORY:-$repository}
downloads=${LEADC_DOWNLOADS:-https://github.com/$repository/releases/download/v$version}
bin=${LEADC_BIN:-$HOME/.local/bin}

fail() {
  echo "leadc: $1" >&2
  exit 1
}

has() {
  command -v "$1" >/dev/null 2>&1
}

target() {
  case "$(uname -s) $(uname -m)" in
  "Linux x86_64" | "Linux amd64") echo x86_64-unknown-linux-musl ;;
  "Linux aarch64" | "Linux arm64") echo aarch64-unknown-linux-musl ;;
  "Darwin x86_64") echo x86_64-apple-darwin ;;
  "Darwin arm64") echo aarch64-apple-darwin ;;
  esac
}

download() {
  if has curl; then
    curl --fail --silent --show-error --location --output "$2" "$1"
  elif has wget; then
    wget --quiet --output-document="$2" "$1"
  else
    fail "neither curl nor wget is installed"
  fi || fail "cannot download $1"
}

checksum() {
  if has sha256sum; then
    sha256sum "$1"
  elif has shasum; then
    shasum -a 256 "$1"
  else
    fail "neither sha256sum nor shasum is installed, so the download cannot be verified"
  fi | cut -d ' ' -f 1
}

target=$(target)
[ -n "$target" ] || fail "there is no archive for $(uname -s) on $(uname -m); with Rust: cargo install --locked --git https://github.com/$repository"
name=leadc-$version-$target
temporary=$(mktemp -d)
trap 'rm -rf "$temporary"' EXIT

download "$downloads/$name.tar.gz" "$temporary/$name.tar.gz"
download "$downloads/$name.tar.gz.sha256" "$temporary/expected"
expected=$(cut -d ' ' -f 1 "$temporary/expected")
found=$(checksum "$temporary/$name.tar.gz")
[ "$found" = "$expected" ] || fail "the checksum of $name.tar.gz is $found, expected $expected; nothing was installed"

tar -xzf "$temporary/$name.tar.gz" -C "$temporary"
mkdir -p "$bin"
# On the same file system as its place, so that the last step replaces the command at once.
cp "$temporary/$name/leadc" "$bin/.leadc.new"
mv -f "$bin/.leadc.new" "$bin/leadc"
echo "leadc $version is in $bin"
case ":$PATH:" in
*":$bin:"*) ;;
*) echo "add $bin to PATH to run it as \`leadc\`" ;;
esac
