# Writes a made-up panel in long format: 300 short series that grow, stay or fade by their kind, and are half as
# much again where promo is 1.
#   awk -f bench/promoted.awk > promoted.csv
function r() { x = x * 16807 % 2147483647; return x / 2147483647 }
BEGIN {
  x = 7
  print "unique_id,ds,y,kind,promo"
  split("growing steady fading", name, " ")
  for (i = 1; i <= 300; i++) {
    level = 50 + 100 * r()
    n = 18 + int(9 * r())
    for (t = 0; t < n; t++) {
      promo = r() < 0.2
      noise = 0.8 + 0.4 * r()
      y = level * exp((1 - i % 3) * 0.03 * t) * (promo ? 1.5 : 1) * noise
      printf "s%d,%d,%.1f,%s,%d\n", i, t, y, name[i % 3 + 1], promo
    }
  }
}
