#!/usr/bin/env bash
# Runs every test. Installs what the tests need on Debian or Ubuntu (Chromium and a PostgreSQL server); elsewhere says what is missing.
# usage: bash test.sh [name of a test project, e.g. Core]
set -euo pipefail
cd "$(dirname "$0")"

need() { # need COMMAND_OR_FILE DEBIAN_PACKAGE
  if [ -x "$1" ] || command -v "$1" >/dev/null 2>&1; then return 0; fi
  if ! command -v apt-get >/dev/null 2>&1; then echo "Please install $2 (looked for $1)." >&2; exit 1; fi
  local sudo=""; [ "$(id -u)" = 0 ] || sudo="sudo"
  if [ -z "${apt_updated:-}" ]; then $sudo apt-get update -qq; apt_updated=1; fi
  echo "Installing $2 ..." >&2
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$2" >/dev/null
}

command -v dotnet >/dev/null 2>&1 || { echo "Please install the .NET 10 SDK (dotnet is not on the PATH)." >&2; exit 1; }
ldconfig -p 2>/dev/null | grep -q libgomp.so.1 || need /usr/lib/libgomp.so.1 libgomp1
need "${MLE_CHROMIUM:-/usr/bin/chromium}" chromium
# moto stands in for S3 and SageMaker. It is a Python package, which no Debian package brings; its command may lie beside a Python that is not on the PATH.
if [ -z "${1:-}" ] || [[ SageMaker == *"$1"* ]] || [[ Infrastructure == *"$1"* ]]; then
  find_moto() { for file in "$(command -v moto_server)" "$HOME"/.local/bin/moto_server "$HOME"/.pyenv/versions/*/bin/moto_server; do [ ! -x "$file" ] || { echo "$file"; return; }; done; }
  MLE_MOTO_SERVER="${MLE_MOTO_SERVER:-$(find_moto)}"
  [ -n "$MLE_MOTO_SERVER" ] || { python3 -m pip install --quiet --user 'moto[server]' && MLE_MOTO_SERVER="$(find_moto)"; } || true
  [ -n "$MLE_MOTO_SERVER" ] || { echo "Please install moto's server: python3 -m pip install 'moto[server]' (looked for moto_server)." >&2; exit 1; }
  export MLE_MOTO_SERVER
fi
pg_bin() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1; }
[ -n "$(pg_bin)" ] && [ -x "$(pg_bin)/initdb" ] || need /usr/lib/postgresql/any/bin/initdb postgresql

# A throw-away PostgreSQL on a free port; a server refuses to run as root, so there it runs as the package's own user.
work=$(mktemp -d "${TMPDIR:-/tmp}/mledashboard-tests.XXXXXX")
chmod 755 "$work"
as_pg() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
stop() { as_pg "$(pg_bin)/pg_ctl" -D "$work/pg" -m immediate stop >/dev/null 2>&1 || true; rm -rf "$work"; }
trap stop EXIT
if [ -z "${MLE_TEST_POSTGRES:-}" ]; then
  mkdir "$work/pg"; [ "$(id -u)" != 0 ] || chown postgres "$work/pg"
  port=$(( 20000 + RANDOM % 20000 ))
  as_pg "$(pg_bin)/initdb" -D "$work/pg" -U mle -A trust -E UTF8 --locale=C >/dev/null
  as_pg "$(pg_bin)/pg_ctl" -D "$work/pg" -w -l "$work/pg/server.log" \
    -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c max_connections=200" start >/dev/null
  export MLE_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=mle;Database=postgres"
fi

export MLE_CHROMIUM="${MLE_CHROMIUM:-/usr/bin/chromium}"
export OMP_WAIT_POLICY=PASSIVE
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

dotnet build MleDashboard.sln -c Release -m:2 -nologo -v quiet
# The browser tests drive what is shipped: the published site, not the build folder.
dotnet publish src/MleDashboard.Web -c Release -nologo -v quiet -o publish/web

# A suite that does not end fails here, with what it printed so far, instead of at the build server's own limit.
run() { timeout -k 10 420 dotnet test --project "$1" -c Release --no-build --minimum-expected-tests 1 2>&1 | tee "$2"; return "${PIPESTATUS[0]}"; }

status=0; passed=0; failed=0; skipped=0
for project in tests/*.Tests; do
  case "$project" in *"${1:-}"*) ;; *) continue ;; esac
  name=$(basename "$project")
  log="$work/$name.log"
  echo "== $name"
  code=0; run "$project" "$log" || code=$?
  case "$code" in 124|137) echo "$name did not end within 7 minutes." >&2 ;; esac
  [ "$code" -eq 0 ] || status=1
  count() { grep -oiE "^ *$1: [0-9]+" "$log" | tail -1 | grep -oE '[0-9]+' || echo 0; }
  passed=$(( passed + $(count succeeded) )); failed=$(( failed + $(count failed) )); skipped=$(( skipped + $(count skipped) ))
done
if [ -n "${CI:-}" ] && [ "$skipped" -gt 0 ]; then echo "$skipped tests were skipped, which CI does not allow." >&2; status=1; fi
[ $(( passed + failed )) -gt 0 ] || { echo "No test ran." >&2; status=1; }
[ "$failed" -gt 0 ] && status=1
[ "$skipped" -eq 0 ] || echo "$skipped skipped, each with its reason above"
echo "$passed passed, $failed failed"
exit $status
