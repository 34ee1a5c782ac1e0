# Shared by ./run and ./test: makes .venv and installs what is missing. Expects $root; gives $python.
# A stamp inside .venv, a copy of what was installed, lets every later start skip all of this.

venv=$root/.venv
python=$venv/bin/python
system_list=$root/assets/system-packages.txt

say() { printf '%s\n' "$*" >&2; }
give_up() { say "error: $1"; [ $# -lt 2 ] || say "try: $2"; exit 1; }

# ready LOCK: whether .venv holds exactly what LOCK and the system list ask for. No pip, no network.
ready() {
  [ -x "$python" ] && [ -f "$venv/$1.stamp" ] && cat "$root/$1" "$system_list" | cmp -s - "$venv/$1.stamp"
}

# prepare LOCK USE…: makes .venv ready for LOCK, with the system packages listed for each USE.
prepare() {
  if ready "$1"; then return; fi
  if command -v flock >/dev/null; then  # two impatient starts must not build one .venv together
    exec 9>"$root/.setup-lock"
    flock -n 9 || { say "Another start is setting things up; waiting for it."; flock 9; }
    if ready "$1"; then exec 9>&-; return; fi
  fi
  say "Karmashala is getting ready. This happens once, and needs the internet."
  find_base_python
  lock=$1; shift
  install_system_packages "$@"
  install_python_packages "$lock"
  say "Ready."
  exec 9>&-
}

# The interpreter's versioned path, so that an upgrade of the system's Python leaves .venv clearly broken
# (and then remade) instead of half working.
find_base_python() {
  for name in python3 python3.14 python3.13 python3.12 python3.11; do
    base_python=$("$name" -c 'import os, sys
if sys.version_info < (3, 11): sys.exit(1)
real = os.path.realpath(sys.executable)
named = "%s/python%d.%d" % (os.path.dirname(real), *sys.version_info[:2])
print(named if os.path.exists(named) else real)' 2>/dev/null) && return
  done
  found=$(python3 --version 2>/dev/null) || found="no python3"
  give_up "Karmashala needs Python 3.11 or newer; this machine has $found." \
    "Use Debian 12 or newer, Ubuntu 24.04 or newer, or install a newer Python beside the old one."
}

# install_system_packages USE…
install_system_packages() {
  packages=$("$base_python" "$root/scripts/missing_packages.py" "$system_list" "$@")
  [ -n "$packages" ] || return 0
  command -v apt-get >/dev/null ||
    give_up "some system libraries are missing." "Install what brings these Debian packages: $packages"
  install="apt-get update; DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $packages"
  if [ "$(id -u)" = 0 ]; then as_root=
  elif sudo -n true 2>/dev/null; then as_root="sudo -n"
  elif [ -t 0 ] && command -v sudo >/dev/null; then as_root=sudo; say "Your password is needed to install them."
  else give_up "system packages are missing, and this account may not install them." "sudo sh -c '$install'"
  fi
  say "Installing system packages: $packages"
  log=$(mktemp)
  if $as_root sh -c "$install" </dev/null >"$log" 2>&1; then rm -f "$log"; return; fi
  tail -n 5 "$log" >&2
  rm -f "$log"
  give_up "the system packages could not be installed." "sudo sh -c '$install'"
}

# install_python_packages LOCK: into a whole .venv; one that was cut short is thrown away and made again.
install_python_packages() {
  if ! "$python" -c 'import pip' 2>/dev/null || [ -z "$(find "$venv/" -maxdepth 1 -name '*.stamp')" ]; then
    rm -rf "$venv"
    say "Making a Python environment in .venv."
    "$base_python" -m venv "$venv" || { rm -rf "$venv"; give_up "no Python environment could be made in $venv."; }
  fi
  # A stamp that no longer fits goes before pip starts: an update that is killed half-way leaves none.
  for name in requirements.lock requirements-dev.lock; do ready $name || rm -f "$venv/$name.stamp"; done
  say "Fetching the Python packages (about 300 MB, a few minutes)."
  quiet=--quiet
  [ ! -t 2 ] || quiet=
  "$python" -m pip install $quiet --disable-pip-version-check --no-input --only-binary=:all: --require-hashes \
    -r "$root/$1" >&2 || give_up "the Python packages could not be installed." "Connect to the internet and start again."
  for name in requirements.lock "$1"; do  # what the tests need holds all that the app needs
    cat "$root/$name" "$system_list" >"$venv/$name.stamp"
  done
}
