#!/bin/sh
# Makes requirements.lock and requirements-dev.lock anew from pyproject.toml; versions already locked stay while
# they fit (--upgrade moves them). With --check it only looks whether every pin has a wheel where we run.
# Needs uv (`pip install uv`).
set -eu
cd "$(dirname -- "$0")/.."

if [ "${1:-}" = --check ]; then
  for platform in x86_64-manylinux_2_36 x86_64-pc-windows-msvc; do
    for version in 3.11 3.12 3.13 3.14; do
      echo "$platform, Python $version"
      uv pip install --quiet --dry-run --require-hashes --only-binary :all: --python-platform $platform \
        --python-version $version --target "${TMPDIR:-/tmp}/karmashala-lock-check" -r requirements-dev.lock
    done
  done
  exit
fi

lock() {
  uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
    --no-emit-index-url --no-emit-find-links --no-sources pyproject.toml "$@"
}
lock "$@" -o requirements.lock
lock "$@" --group dev -o requirements-dev.lock
