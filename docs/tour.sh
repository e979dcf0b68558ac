#!/usr/bin/env bash
# Runs every command that README, tutorials and how-tos show, with quick settings, and fails with
# file, line and command where one fails. The commands are read out of the Markdown: lines indented
# by four spaces, and lines of code blocks without a language, or of sh or bash.
#   docs/tour.sh                 all files
#   docs/tour.sh FILE.md ...     some
# Each file runs in order in a folder of its own that holds the files of prepare() below. What
# commands print belongs into blocks of the language "text". A command that cannot run here needs a
# line in reason_not_to_run(); unknown ones fail, so that none is left out in silence.
set -uo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
# Several documents begin with these, as they are run here. A tour of all runs each once and gives
# what it left to all.
begin=("./sswim demo --neurons 30 --out demo" "./sswim classify demo --neurons 30 --out digits")

# What the demo of forecasts says and leaves. It trains for most of a minute, so no test runs it, too.
demo_is_whole() {
  local text
  for text in '$ ./sswim evaluate ' '$ ./sswim fit ' '$ ./sswim predict ' ' --neurons 30' \
    'On average over 7, 14 and 28 rows ahead ' ' is best' ' (RSE). ' demo/us-births.sswim demo/forecast.csv; do
    grep -qF -- "$text" said || { echo "tour: the demo does not say '$text'" >&2 && return 1; }
  done
  ./sswim inspect demo/us-births.sswim >inspected \
    && ./sswim predict demo/us-births.sswim demo/us-births.csv --out again.csv >/dev/null || return 1
  # Five models at three horizons; data that end with 1988.
  if grep -v '^Picked up ' complaints || [ "$(grep -cE '^(7|14|28) +[a-z]' said)" != 15 ] \
    || [ "$(ls -x -w 99 demo)" != "forecast.csv  us-births.csv  us-births.sswim" ] \
    || [ "$(wc -l <demo/forecast.csv)" != 29 ] || ! tail -n 1 demo/forecast.csv | grep -q '^1989-01-28,' \
    || ! cmp again.csv demo/forecast.csv || ! grep -q 'left out' inspected; then
    echo "tour: the demo left or said something else:" >&2
    cat said complaints >&2
    return 1
  fi
}

# The same of the demo of classes.
digits_are_whole() {
  local text verdict
  verdict=$(sed -n 's/^ *"text" : "\(.*\)".*/\1/p' digits.json)
  for text in Alpaydin Kaynak 'CC BY 4.0' 10.24432/C50P49 ' is best: ' "$verdict" \
    '$ ./sswim classify predict digits/digits.sswim'; do
    grep -qF -- "$text" digits.said || { echo "tour: the demo of digits does not say '$text'" >&2 && return 1; }
  done
  ./sswim inspect digits/digits.sswim >inspected \
    && ./sswim classify predict digits/digits.sswim digits/test-images-idx3-ubyte.gz --out named.csv >/dev/null \
    || return 1
  if [ -z "$verdict" ] || [ "$(grep -c '^ *"model" : .*' digits.json)" -lt 5 ] \
    || ! grep -qF -- "$verdict" digits.html || ! grep -qF train-images-idx3-ubyte.gz digits.html \
    || [ "$(ls digits | grep -v -- '-ubyte.gz$' | tr '\n' ' ')" != "digits.sswim named.csv " ] \
    || ! cmp named.csv digits/named.csv || ! grep -q 'images of 8 x 8 pixels' inspected \
    || ! grep -q '10: 0, 1, 2' inspected; then
    echo "tour: the demo of digits left or said something else:" >&2
    cat digits.said >&2
    return 1
  fi
}

files=()
for file in "$@"; do
  if [ ! -f "$file" ]; then
    echo "tour: no file $file" >&2
    exit 2
  fi
  files+=("$(cd "$(dirname "$file")" && pwd -P)/$(basename "$file")")
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# What each document begins with is made once, in a folder that SSWIM_TOUR_MADE names.
made=${SSWIM_TOUR_MADE:-$work}

# Prints "LINE<tab>COMMAND" for each command of a Markdown file; a backslash at the end of a line
# joins the next.
commands_of() {
  awk '
    function emit(at, text) {
      sub(/^ +/, "", text)
      sub(/[ \t]+$/, "", text)
      if (text == "" && joined == "" || text ~ /^#/) return
      if (joined == "") first = at
      if (text ~ /\\$/) { sub(/\\$/, "", text); joined = joined text; return }
      print first "\t" joined text
      joined = ""
    }
    /^ ? ? ?```/ {
      if (fenced) { fenced = 0 } else {
        language = $0
        sub(/^ *```+ */, "", language)
        fenced = 1
        shell = language == "" || language == "sh" || language == "bash"
      }
      next
    }
    fenced && shell { emit(NR, $0); next }
    !fenced && /^    / { emit(NR, $0) }
  ' "$1"
}

reason_not_to_run() {
  case $1 in
    *network.nir*) echo "network.nir stands for a file of the reader's" ;;
    *sswim\ bench*) echo "a minute and a half of measuring; BenchCommandTest runs its parts" ;;
    ./sswim\ demo | ./sswim\ classify\ demo) [ "$shown" = README.md ] && echo "other documents have it run, with --out" ;;
    mvn\ *) echo "a build; CI runs the build itself" ;;
    ./sswim\ install*) echo "it writes into the local Maven repository; LauncherTest tries it" ;;
    java\ -jar\ examples/* | java\ -cp\ cli/target/*) echo "needs the build before it; its own tests run the example" ;;
  esac
}

# Options that make a command quick. They stand for those that the documents show, but for words
# such as "auto". The demo has all models.
few=persistence,ridge,s-swim
quick_options() {
  case $1 in
    "classify demo" | "classify fit") echo --neurons 30 ;;
    "panel evaluate" | "panel backtest") echo --neurons 20 --set members=1 --set windows=500 --models "$few" ;;
    "panel fit") echo --neurons 20 --set members=1 --set windows=500 ;;
    "spikes evaluate") echo --neurons 20 --seeds 1 --set sequences=20 --set outputs=4 ;;
    "classify evaluate") echo --neurons 30 --seeds 1 --set epochs=1 ;;
    demo) echo --neurons 30 ;;
    fit) # What the moment says is explained in these.
      case $shown in
        docs/how-to/explain.md | docs/how-to/covariates.md | docs/tutorial/*) echo --neurons 30 --then-train 1 ;;
        *) echo --neurons 30 --then-train 1 --set moment=none ;;
      esac ;;
    evaluate) echo --neurons 30 --set members=1 --seeds 1 --set epochs=1 --set stride=4 --set moment=none --models "$few" ;;
    backtest) echo --neurons 30 --set members=1 --set moment=none --models "$few" ;;
    train) echo --neurons 30 --set epochs=1 ;;
    compare-starts) echo --neurons 20 --seeds 1 --set epochs=1 ;;
    ablate) echo --neurons 20 --seeds 1 --set moment=none ;;
  esac
}

# A command as it is run here.
quick() {
  local line=$1 name option value path
  # Following a file never ends; here it is read once, with its header.
  line=${line//tail -f /tail -n +1 }
  line=${line//tail -n +1 -f /tail -n +1 }
  name=$(sed -En 's/.*\.\/sswim (classify [a-z]+|spikes [a-z]+|panel [a-z]+|[a-z-]*).*/\1/p' <<<"$line")
  case " $line " in *\ --help\ * | *\ --list\ * | *\ --data-only\ *) echo "$line"; return ;; esac
  # What is scored by a file of its own goes to the command for panels.
  case $name,$line in
    evaluate,*" --test "*)
      name="panel evaluate" line=${line/sswim evaluate/sswim panel evaluate} ;;
    "classify fit,"*" --algorithm "*) # Related algorithms take no --neurons.
      echo "$line" && return ;;
  esac
  # shellcheck disable=SC2046 # Options are words.
  set -- $(quick_options "$name")
  while [ $# -gt 0 ]; do
    option=$1 value=$2 path=${2%%=*}
    shift 2
    if [ "$option" = --set ] && grep -Eq -- "$path=[0-9]+" <<<"$line"; then
      line=$(sed -E "s/$path=[0-9]+/$value/" <<<"$line")
    elif [ "$option" = --set ] && ! grep -Eq -- "[, ]$path=" <<<"$line"; then
      line=$(sed -E "s/(\.\/sswim $name)/\1 --set $value/" <<<"$line")
    elif grep -Eq -- "$option[ =][0-9]+" <<<"$line"; then
      line=$(sed -E "s/$option[ =][0-9]+/$option $value/" <<<"$line")
    elif [ "$option" != --then-train ] && ! grep -Eq -- "$option[ =]" <<<"$line"; then
      line=$(sed -E "s/(\.\/sswim $name)/\1 $option $value/" <<<"$line")
    fi
  done
  # Of many horizons, each of which chooses for itself, two do.
  line=$(sed -E 's/(--horizons [0-9]+,[0-9]+),[0-9,]+/\1/; s/repeats=[0-9]+/repeats=2:window=8/' <<<"$line")
  echo "$line"
}

# Leaves the last two years of births: commands run as on twenty, and sooner.
shorten() {
  local file
  for file in "$@"; do
    if [ -f "$file" ] && [ "$(wc -l <"$file")" -gt 800 ]; then
      { head -n 1 "$file" && tail -n 731 "$file"; } >"$work/shorter" && cp "$work/shorter" "$file"
    fi
  done
}

# Leaves 200 digits to train and as many to test. Files of IDX begin with their kind and their number.
shorten_digits() {
  local kind file
  for kind in train-images-idx3:12808 train-labels-idx1:200 test-images-idx3:12808 test-labels-idx1:200; do
    file=digits/${kind%:*}-ubyte.gz
    if [ -f "$file" ]; then
      gzip -dc "$file" >"$work/digits"
      { head -c 4 "$work/digits" && printf '\0\0\0\310' && tail -c +9 "$work/digits" \
        | head -c "${kind#*:}"; } | gzip >"$file"
    fi
  done
}

# A series of the shape of a public data set: ROWS STEP_IN_MINUTES CHANNELS.
synthetic() {
  awk -v rows="$1" -v step="$2" -v channels="$3" 'BEGIN {
    srand(1)
    line = "date"
    for (c = 1; c <= channels; c++) line = line ",c" c
    print line
    for (r = 0; r < rows; r++) {
      minute = r * step
      days = int(minute / 1440)
      # Months of 28 days and years of 12 such months would leave gaps: days are counted instead.
      line = date(days) sprintf(" %02d:%02d:00", int(minute % 1440 / 60), minute % 60)
      for (c = 1; c <= channels; c++)
        line = line sprintf(",%.3f", 50 + 10 * sin(6.2831853 * minute / 1440 + c) + rand())
      print line
    }
  }
  function date(days,   year, month, long) {
    year = 2016
    month = 7
    while (1) {
      long = month == 2 ? (year % 4 == 0 ? 29 : 28) : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31
      if (days < long) return sprintf("%d-%02d-%02d", year, month, days + 1)
      days -= long
      if (++month > 12) { month = 1; year++ }
    }
  }'
}

# Courses that rise soon or late, of the shape of GunPoint: COUNT SEED [labels]. Without labels they
# are steps for a stream, a row each and an empty row behind each course.
courses() {
  awk -v count="$1" -v seed="$2" -v labels="${3:-}" 'BEGIN {
    srand(seed)
    if (labels != "") print "@problemName GunPoint\n@univariate true\n@classLabel true 1 2\n@data"
    for (i = 0; i < count; i++) {
      line = ""
      for (t = 0; t < 60; t++) {
        value = sprintf("%.3f", 1 / (1 + exp((i % 2 ? 20 : 35) - t)) + rand() / 5)
        line = line (t ? (labels != "" ? "," : "\n") : "") value
      }
      print line (labels != "" ? ":" (i % 2 + 1) : "\n")
    }
  }'
}

# A folder of recordings of a low tone and of a high one, a tenth of a second at 8 kHz.
recordings() {
  local i
  mkdir "$1"
  for i in 0 1 2 3 4 5 6 7 8 9; do
    for class in low high; do
      printf '%b' "$(awk -v seed="$i" -v rate="$([ $class = low ] && echo .3 || echo 1)" 'BEGIN {
        srand(seed)
        printf "RIFF"; word(1636, 4); printf "WAVEfmt "; word(16, 4); word(1, 2); word(1, 2)
        word(8000, 4); word(16000, 4); word(2, 2); word(16, 2); printf "data"; word(1600, 4)
        for (t = 0; t < 800; t++) word(int(9000 * sin(rate * t + seed) + 900 * rand()) + 65536, 2)
      }
      function word(value, bytes,   b) {
        value = value % 4294967296
        for (b = 0; b < bytes; b++) { printf "\\0%03o", value % 256; value = int(value / 256) }
      }')" >"$1/${class}_$i.wav"
    done
  done
}

# Spikes of some samples, later by some steps: COUNT DELAY.
spikes() {
  awk -v count="$1" -v delay="$2" 'BEGIN {
    print "sample,unit,time"
    for (i = 0; i < count; i++) {
      for (t = i % 4; t < 58; t += 4 + i % 3) print i "," t % 2 "," t + delay
    }
  }'
}

# A server that a document starts runs in the background, at a port that is free, until the file of
# the document ends; its later commands are sent to that port.
server= port=
trap '[ -n "$server" ] && kill "$server"; rm -rf "$work"' EXIT
begin_serving() {
  end_serving
  port=$((20000 + RANDOM))
  while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1)); done
  bash -c "exec ${1% --port *} --port $port" >"$work/served" 2>&1 </dev/null &
  server=$!
  for _ in $(seq 300); do
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && return 0
    kill -0 "$server" 2>/dev/null || break
    sleep .2
  done
  cat "$work/served"
  return 1
}
end_serving() {
  [ -z "$server" ] && return 0
  kill "$server"
  wait "$server" 2>/dev/null
  server=
}

# Many series of unequal length with a week in them, in long format.
panel() {
  awk 'BEGIN {
    srand(2)
    print "unique_id,ds,y"
    for (i = 1; i <= 20; i++) {
      level = 20 + 200 * rand()
      for (t = 0; t < 40 + 3 * i; t++)
        printf "article-%d,%d,%.2f\n", i, t, level * (1 + .4 * sin(6.2831853 * t / 7) + .1 * rand())
    }
  }'
}

# The same as rows of M4, split before the last 14 values.
panel_rows() {
  awk -v part="$1" 'BEGIN {
    srand(3)
    printf "V1"
    for (t = 1; t <= (part == "test" ? 48 : 340); t++) printf ",V%d", t + 1
    print ""
    for (i = 1; i <= 8; i++) {
      printf "\"H%d\"", i
      level = 50 + 500 * rand()
      for (t = 0; t < 388; t++) {
        value = level * (1 + .5 * sin(.2617994 * t) + .1 * rand())
        if ((t >= 340) == (part == "test")) printf ",%.1f", value
      }
      print ""
    }
  }'
}

# Two series of days, the rows from one line to another of births.
daily() {
  awk -F, -v from="$1" -v to="$2" 'BEGIN { print "unique_id,ds,y" }
    NR >= from && NR <= to { print "a," $1 "," $2; print "b," $1 "," 9000 - $2 / 2 }' "$work/births.csv"
}

# What the documents take for given: the reader's files, and public data that do not ship.
prepare() {
  ln -s "$root/sswim" sswim
  # Rows of the reader's own series, under the names that the documents give it.
  for name in FILE load.csv data.csv rows.csv; do
    head -n 700 "$work/births.csv" >$name
  done
  cp "$work/ETTh1.csv" "$work/metr-la-29.csv.gz" "$work/electricity-2.csv.gz" .
  panel >sales.csv
  awk -f "$root/bench/promoted.awk" | head -n 600 >promoted.csv
  awk -F, 'NR > 1 { last[$1] = $2 } END { print "unique_id,ds,promo"
    for (id in last) for (k = 1; k <= 6; k++) print id "," last[id] + k "," (k == 2) }' promoted.csv >plans.csv
  panel_rows train >Hourly-train.csv
  panel_rows test >Hourly-test.csv
  # Two series of days; the last 56 are the test.
  daily 2 676 >nn5-train.csv
  daily 677 732 >nn5-test.csv
  spikes 20 0 >inputs.csv
  spikes 20 1 >targets.csv
  cp -r "$work"/GunPoint_T*.ts "$work/recordings" "$work/steps.csv" .
  # As a spreadsheet writes it in many countries: 31.12.2024;8,5
  awk -F'[-,]' 'NR == 1 { print "Datum;Wert"; next }
    { printf "%s.%s.%s;%d,%d\n", $3, $2, $1, int($4 / 10), $4 % 10 }' load.csv >verbrauch.csv
  cp "$work/sensor.csv" .
  # Two places whose periods do not cover each other.
  head -n 600 "$work/births.csv" >north.csv
  sed 2,101d load.csv >south.csv
  # A column that is known ahead, and a file that goes on with it alone.
  awk -F, -v OFS=, 'NR == 1 { print $0, "holiday"; next } { print $0, /-(01-01|07-04|12-25),/ ? 1 : 0 }' \
    "$work/three-years.csv" >births-holidays.csv
  # The same column alone, for these rows and those ahead.
  cut -d , -f 1,3 births-holidays.csv >holidays.csv
  for day in {01..28}; do echo "1989-01-$day,$([ "$day" = 01 ] && echo 1 || echo 0)"; done >>holidays.csv
  # A shop's sales with weather and holidays in words, and a file that goes on with what is known.
  awk -F, -v OFS=, 'BEGIN { split("clear rain snow", sky, " ") }
    NR == 1 { print "date,sales,weather,holiday,open"; next }
    { day = substr($1, 6); holiday = day == "12-25" ? "christmas" : day == "01-01" ? "new year" : ""
      print $1, $2 % 97, sky[NR * 7 % 11 % 3 + 1], holiday, holiday == "" ? "TRUE" : "FALSE" }' \
    "$work/births.csv" | head -n 700 >shop-ahead.csv
  head -n 686 shop-ahead.csv >shop.csv
  awk -F, -v OFS=, 'NR > 686 { $2 = $3 = "" } { print }' shop-ahead.csv >ahead && mv ahead shop-ahead.csv
  awk -F, -v OFS=, -v rows="$(wc -l <births-holidays.csv)" 'NR > rows - 28 { $2 = "" } { print }' \
    births-holidays.csv >ahead.csv
}

if [ -z "${SSWIM_TOUR_MADE:-}" ]; then
  cd "$work" && ln -s "$root/sswim" sswim || exit 1
  if ! ./sswim demo --data-only births.csv; then # Builds, once.
    echo "tour: the data of the demo could not be written" >&2
    exit 1
  fi
  # A holiday says more than the days of a year once there are two of it.
  { head -n 1 births.csv && tail -n 1096 births.csv; } >three-years.csv
  shorten births.csv
  synthetic 1500 60 7 | sed '1s/.*/date,HUFL,HULL,MUFL,MULL,LUFL,LULL,OT/' >ETTh1.csv
  # Zeros where a sensor is silent, as in the original.
  synthetic 400 5 29 \
    | awk -F, -v OFS=, 'NR > 1 && NR % 13 == 0 { $(NR % 29 + 2) = 0 } { print }' \
    | gzip >metr-la-29.csv.gz
  synthetic 3000 60 2 | gzip >electricity-2.csv.gz
  synthetic 900 5 1 >sensor.csv
  courses 20 1 labels >GunPoint_TRAIN.ts
  courses 12 2 labels >GunPoint_TEST.ts
  courses 2 3 >steps.csv
  recordings recordings
  mkdir reader && (cd reader && prepare) || exit 1
fi

# Two files are run at a time, since much of a short command keeps one core busy.
if [ ${#files[@]} -eq 0 ]; then
  bash -c "${begin[1]} --json digits.json --report digits.html" >digits.said &
  JAVA_TOOL_OPTIONS="-XX:ArchiveClassesAtExit=$work/classes.jsa -Xlog:disable" \
    bash -c "${begin[0]}" >said 2>complaints || { cat complaints >&2 && exit 1; }
  demo_is_whole && wait $! && digits_are_whole || exit 1
  export SSWIM_TOUR_MADE=$work
  # Shorter commands do not earn what the second compiler takes, and load the classes that the demo has
  # loaded, as it left them.
  export JAVA_TOOL_OPTIONS="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:SharedArchiveFile=$work/classes.jsa"
  printf '%s\0' "$root/README.md" "$root"/docs/README.md "$root"/docs/tutorial/*.md \
    "$root"/docs/how-to/*.md "$root"/docs/algorithms/*.md \
    | xargs -0 -P 2 -n 1 "$root/docs/tour.sh" | tee report || exit 1
  # Commands that nobody finds any more would fail nowhere.
  shown=$(grep -c '^ok ' report)
  echo "tour: $shown commands run in all"
  [ "$shown" -ge 100 ]
  exit
fi

run=0 left=0 failed=0
for file in "${files[@]}"; do
  shown=${file#"$root"/}
  folder=$work/$(tr / _ <<<"$shown")
  cp -a "$made/reader" "$folder"
  cd "$folder" || exit 1
  while IFS=$'\t' read -r at command; do
    reason=$(reason_not_to_run "$command")
    if [ -n "$reason" ]; then
      echo "not run  $shown:$at  $command  ($reason)"
      left=$((left + 1))
      continue
    fi
    if ! grep -Eq '(^|\| *)(\./sswim |curl .*127\.0\.0\.1:8080)' <<<"$command"; then
      echo "FAILED   $shown:$at  $command  (not a command of the program: put output into a block of the language text, or say in docs/tour.sh why it is not run)" >&2
      failed=$((failed + 1))
      continue
    fi
    actual=$(quick "$command")
    started=$SECONDS
    case $actual in
      "./sswim serve "*)
        begin_serving "$actual" >"$work/output" 2>&1
        status=$?
        ;;
      "./sswim demo --data-only births.csv")
        cp "$made/births.csv" . >"$work/output" 2>&1
        status=$?
        ;;
      "./sswim classify demo --data-only --out digits")
        if [ -n "${SSWIM_TOUR_MADE:-}" ]; then
          { mkdir digits && cp "$made"/digits/*-ubyte.gz digits; } >"$work/output" 2>&1
        else
          bash -c "$actual" >"$work/output" 2>&1 </dev/null
        fi
        status=$?
        ;;
      "${begin[0]}" | "${begin[1]}")
        if [ -n "${SSWIM_TOUR_MADE:-}" ]; then
          cp -r "$made/${actual##* }" . >"$work/output" 2>&1
        else
          bash -c "$actual" >"$work/output" 2>&1 </dev/null
        fi
        status=$?
        ;;
      *)
        bash -o pipefail -c "${actual//127.0.0.1:8080/127.0.0.1:$port}" >"$work/output" 2>&1 </dev/null
        status=$?
        ;;
    esac
    shorten births.csv demo/us-births.csv
    shorten_digits
    run=$((run + 1))
    if [ $status -eq 0 ]; then
      echo "ok $((SECONDS - started)) s  $shown:$at  $command"
    else
      failed=$((failed + 1))
      {
        echo "FAILED   $shown:$at  $command"
        echo "         run as: $actual"
        echo "         exit status $status; it ended with:"
        tail -n 15 "$work/output" | sed 's/^/         /'
      } >&2
    fi
  done < <(commands_of "$file")
  end_serving
done
echo "tour: $run commands run, $left not run, $failed failed, $SECONDS s"
[ $failed -eq 0 ]
