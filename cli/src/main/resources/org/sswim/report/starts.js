// Starts of training by gradients compared.

function drawStarts(starts) {
  const made = drawSection('starts', starts);
  const pair = within(made, 'pair');
  starts.panels.forEach((panel, p) => drawStart(pair, panel, p));
}

function drawStart(parent, panel, p) {
  const curves = panel.chart.curves;
  const names = Array.from(new Set(curves.map(curve => curve.name)));
  const lookOf = name => lookOfCurve(name, names.indexOf(name));
  chart(parent, {
    id: 'starts-' + p,
    title: panel.chart.title.slice(panel.chart.title.lastIndexOf(', ') + 2).replace('h', 'H') + (panel.logAcross ? ': against seconds' : ': against epochs'),
    looks: () => names.map(lookOf),
    option: () => ({
      grid: grid({ right: 28, top: 40 }),
      tooltip: tip('item', point => safe(point.seriesName) + ' <b>' + number(point.value[1]) + '</b><br>' + number(point.value[0]) + ' ' + panel.chart.across.split(',')[0]),
      xAxis: across(panel.chart.across, panel.logAcross ? { type: 'log' } : { minInterval: 1 }),
      yAxis: up(panel.chart.up, { scale: true }),
      series: curves.map(curve => lineOf(lookOf(curve.name), pointsOf(curve), dots(6)))
    }),
    summary: () => cut(panel.chart.title) + '. Least loss: ' + names.map(name =>
        name + ' ' + number(least(curves.filter(curve => curve.name === name).map(curve => least(curve.y))))).join(', ') + '.'
  });
}
