# Writes a made-up panel as Monash's .tsf: 150 series with levels from 20 to 1100, a drift by their state, a
# season, noise, other starts and lengths, 3 in 100 values missing.
#   awk -v frequency=quarterly|monthly|weekly|daily -f bench/made-panel.awk > made.tsf
function r() { x = x * 16807 % 2147483647; return x / 2147483647 }
BEGIN {
  x = 11
  print "@relation made\n@attribute series_name string\n@attribute state string"
  print "@attribute start_timestamp date\n@frequency " frequency "\n@missing true\n@equallength false\n@data"
  split("NSW VIC QLD", state, " ")
  rows = frequency == "quarterly" ? 30 : frequency == "monthly" ? 60 : 200
  season = frequency == "quarterly" ? 4 : frequency == "monthly" ? 12 : frequency == "daily" ? 7 : 1
  for (i = 1; i <= 150; i++) {
    g = i % 3
    n = rows + int(80 * r())
    level = 3 + 4 * r()
    swing = 0.4 * r()
    line = sprintf("T%d:%s:%d-01-01 00-00-00:", i, state[g + 1], 1990 + int(10 * r()))
    for (t = 0; t < n; t++) {
      level += 0.03 * (r() - 0.5) + 0.004 * (1 - g)
      value = exp(level + swing * sin(6.2832 * (t / season + i / 7)) + 0.1 * (r() - 0.5))
      missing = r() < 0.03 || (t < 3 && i % 5 == 0)
      line = line (t ? "," : "") (missing ? "?" : sprintf("%.3f", value))
    }
    print line
  }
}
