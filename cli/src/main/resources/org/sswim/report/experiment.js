// The table of an experiment and the curves behind it.

function drawExperiment(experiment) {
  const made = drawSection('experiment', experiment);
  experiment.charts.forEach((one, i) => curvesChart(made, one, 'experiment-' + i));
}

/** Points of a curve over numbers. */
function pointsOf(curve) {
  return curve.x.map((x, i) => [x, curve.y[i]]);
}

/** Curves over numbers. */
function curvesChart(parent, one, id) {
  chart(parent, {
    id: id,
    title: one.title,
    lines: () => one.curves.map((curve, k) => ({ ...lookOfCurve(curve.name, k), values: pointsOf(curve), more: dots(5, curve.x.length <= 40) })),
    option: () => ({
      grid: grid({ right: 28, top: 40 }),
      tooltip: tooltip(p => one.across + ' ' + number(p.value[0])),
      xAxis: across(one.across),
      yAxis: up(one.up, one.logarithmic ? { type: 'log' } : { scale: true })
    }),
    summary: () => one.curves.map(curve =>
        curve.name + ': ' + number(curve.y[0]) + ' at first, ' + number(curve.y[curve.y.length - 1]) + ' in the end').join('; ') + '.'
  });
}
