#!/usr/bin/env bash
# Measures a served model with wrk (Debian: apt-get install wrk): as fast as it answers, then at about
# 1,000 and 200 requests a second. Prints wrk's tables.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd -P)
command -v wrk >/dev/null || { echo "serve.sh: no wrk found; install it" >&2; exit 2; }
work=$(mktemp -d)
server=
trap '[ -n "$server" ] && kill "$server"; rm -rf "$work"' EXIT
cd "$work"
"$root/sswim" demo --data-only births.csv
"$root/sswim" fit births.csv --window 28 --horizon 28 --model births.sswim >/dev/null
: >served
"$root/sswim" serve births.sswim --port 0 --set per-second=0 >served &
server=$!
until url=$(grep -o 'http://[^ ]*' served); do sleep .2; done
rows=$(tail -n 28 births.csv | cut -d , -f 2 | sed 's/.*/[&]/' | paste -sd ,)
ask() {
  local connections=$1 seconds=$2 pause=$3
  cat >post.lua <<END
wrk.method = "POST"
wrk.body = '{"rows":[$rows],"steps":24}'
wrk.headers["Content-Type"] = "application/json"
if $pause > 0 then
  function delay() return $pause * (.5 + math.random()) end
end
END
  wrk -t1 -c"$connections" -d"${seconds}s" --latency -s post.lua "${url}models/births/forecast"
}
echo "warming up"
ask 16 10 0 >/dev/null
echo "as fast as it answers"
ask 16 20 0
echo "about 1,000 a second"
ask 100 20 96
echo "about 200 a second"
ask 20 20 98
