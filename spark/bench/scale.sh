#!/usr/bin/env bash
# Times fits of a made-up panel, on one machine and on Spark; docs/lab/scale.md shows what it prints.
#   spark/bench/scale.sh WHERE SERIES ROWS [PARTITIONS [MEMBERS WINDOWS [NEURONS]]]
#   WHERE is plain:THREADS, local[N], or cluster: a master and two workers of one core each on
#   127.0.0.1, processes of their own; cluster-kill: one worker is killed in the middle of the fit.
# What it needs is built once; remove spark/target/classpath.txt to build again.
set -euo pipefail
cd "$(dirname "$0")/../.."
where=$1 series=$2 rows=$3 partitions=${4:-auto}
rest=("${@:5}")
heap=${SSWIM_HEAP:-3g}

classpath=spark/target/classpath.txt
if [ ! -f "$classpath" ] || [ spark/pom.xml -nt "$classpath" ]; then
  mvn -B -ntp -q -pl spark -am \
    test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath.txt
fi
all=$PWD/spark/target/classes:$PWD/spark/target/test-classes:$(cat "$classpath")
opens=$(sed -n 's:.*<spark.opens>\(.*\)</spark.opens>.*:\1:p' pom.xml)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

work=$(mktemp -d)
pids=()
stop() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  rm -rf "$work"
}
trap stop EXIT
log=$work/log4j2.properties
cp spark/src/test/resources/log4j2.properties "$log"

run() {
  # shellcheck disable=SC2086
  "$java" -Xmx"$heap" --enable-native-access=ALL-UNNAMED $opens -cp "$all" \
    -Dspark.local.dir="$work" "$@" org.sswim.spark.ScaleRun "$master" "$series" "$rows" "$partitions" "${rest[@]}"
}

case $where in
  cluster*)
    port=${SSWIM_PORT:-17077}
    master=spark://127.0.0.1:$port
    mkdir -p "$work/home/jars"
    tr ':' '\n' <"$classpath" | grep '\.jar$' | grep -v sswim | while read -r jar; do
      ln -sf "$jar" "$work/home/jars/"
    done
    export SPARK_HOME=$work/home SPARK_LOCAL_IP=127.0.0.1 SPARK_SCALA_VERSION=2.13
    deploy() {
      # shellcheck disable=SC2086
      "$java" -Xmx512m $opens -cp "$SPARK_HOME/jars/*:spark/src/test/resources" "$@" \
        >>"$work/deploy.log" 2>&1 &
      pids+=($!)
    }
    deploy org.apache.spark.deploy.master.Master --host 127.0.0.1 --port "$port" --webui-port 0
    sleep 4
    for w in 1 2; do
      deploy org.apache.spark.deploy.worker.Worker --host 127.0.0.1 --cores 1 --memory 2g \
        --webui-port 0 --work-dir "$work/worker$w" "$master"
    done
    sleep 4
    run -Dspark.executor.memory=1500m -Dspark.executor.extraClassPath="$all" \
      -Dspark.cores.max=2 -Dspark.executor.cores=1 >"$work/out" 2>"$work/err" &
    driver=$!
    if [ "$where" = cluster-kill ]; then
      while kill -0 $driver 2>/dev/null && ! grep -q 'equations of network 1' "$work/out"; do
        sleep 0.2
      done
      sleep "${SSWIM_KILL_AFTER:-2}"
      victim=${pids[2]}
      executors=$(ps -o pid= --ppid "$victim")
      # shellcheck disable=SC2086
      kill -9 "$victim" $executors
      echo "killed worker 2 and its executor"
    fi
    wait $driver && status=0 || status=$?
    cat "$work/out"
    if [ $status -ne 0 ]; then cat "$work/err" "$work/deploy.log" >&2; fi
    exit $status
    ;;
  *)
    master=$where
    run
    ;;
esac
