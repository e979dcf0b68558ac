#!/usr/bin/env bash
# Runs PanelFitJob as spark-submit does: the class that bin/spark-submit of a distribution starts, from
# the jars of Spark that Maven has.
#   spark/bench/submit.sh MASTER DATA --model OUT [OPTIONS of PanelFitJob]
#   MASTER is local[N] or spark://HOST:PORT.
# What it needs is built once; remove spark/target/lib to build again.
set -euo pipefail
here=$PWD
cd "$(dirname "$0")/../.."
root=$PWD
master=$1
shift

classpath=$root/spark/target/classpath.txt
if [ ! -d spark/target/lib ] || [ ! -f "$classpath" ]; then
  mvn -B -ntp -q -DskipTests -pl spark -am package
  mvn -B -ntp -q -pl spark -am \
    compile dependency:build-classpath -Dmdep.outputFile=target/classpath.txt
fi
opens=$(sed -n 's:.*<spark.opens>\(.*\)</spark.opens>.*:\1:p' pom.xml)
jar=$(ls spark/target/sswim-spark-*.jar | grep -v -e sources -e javadoc | head -n 1)

home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
mkdir "$home/jars"
tr ':' '\n' <"$classpath" | grep '\.jar$' | grep -v sswim | while read -r library; do
  ln -sf "$library" "$home/jars/"
done
libraries=$(ls "$root"/spark/target/lib/*.jar | paste -sd,)
cd "$here"
# shellcheck disable=SC2086
SPARK_HOME=$home SPARK_LOCAL_IP=127.0.0.1 "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx"${SSWIM_HEAP:-2g}" \
  --enable-native-access=ALL-UNNAMED $opens -cp "$home/jars/*" org.apache.spark.deploy.SparkSubmit \
  --master "$master" --conf spark.ui.enabled=false --conf spark.local.dir="$home" \
  --class org.sswim.spark.PanelFitJob --jars "$libraries" "$root/$jar" "$@"
