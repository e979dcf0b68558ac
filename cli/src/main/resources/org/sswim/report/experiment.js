// The table of an experiment and the curves behind it.

function drawExperiment(experiment) {
  const made = drawSection('experiment', experiment);
  experiment.charts.forEach(function (one, i) { curvesChart(made, one, 'experiment-' + i); });
}

/** Curves over numbers. */
function curvesChart(parent, one, id) {
  const looks = one.curves.map(function (curve, k) { return lookOfCurve(curve.name, k); });
  chart(parent, {
    id: id,
    title: one.title,
    looks: function () { return looks; },
    option: function (context) {
      return {
        legend: selected(one.curves.map(function (curve) { return curve.name; }), context.hidden),
        grid: grid({ right: 28, top: 40 }),
        tooltip: tooltip(function (p) { return one.across + ' ' + number(p.value[0]); }),
        xAxis: across(one.across),
        yAxis: up(one.up, one.logarithmic ? { type: 'log' } : { scale: true }),
        series: one.curves.map(function (curve, k) {
          return {
            type: 'line', name: curve.name, lineStyle: lineStyle(looks[k]), itemStyle: { color: colour(looks[k].colour) },
            symbol: 'circle', symbolSize: 5, showSymbol: curve.x.length <= 40,
            data: curve.x.map(function (x, j) { return [x, curve.y[j]]; })
          };
        })
      };
    },
    summary: function () {
      return one.curves.map(function (curve) {
        return curve.name + ': ' + number(curve.y[0]) + ' at first, ' + number(curve.y[curve.y.length - 1]) + ' in the end';
      }).join('; ') + '.';
    }
  });
}
