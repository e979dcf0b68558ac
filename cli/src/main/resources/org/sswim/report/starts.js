// Starts of training by gradients compared.

function drawStarts(starts) {
  const made = drawSection('starts', starts);
  const pair = element('div', { class: 'pair' });
  made.appendChild(pair);
  starts.panels.forEach(function (panel, p) { drawStart(pair, panel, p); });
}

function drawStart(parent, panel, p) {
  const names = panel.chart.curves.map(function (curve) { return curve.name; })
      .filter(function (name, i, all) { return all.indexOf(name) === i; });

  function lookOf(name) {
    return lookOfCurve(name, names.indexOf(name));
  }

  chart(parent, {
    id: 'starts-' + p,
    title: panel.chart.title.slice(panel.chart.title.lastIndexOf(', ') + 2).replace('h', 'H') + (panel.logAcross ? ': against seconds' : ': against epochs'),
    looks: function () { return names.map(lookOf); },
    option: function (context) {
      return {
        legend: selected(names, context.hidden),
        grid: grid({ right: 28, top: 40 }),
        tooltip: tip('item', function (point) {
          return echarts.format.encodeHTML(point.seriesName) + ' <b>' + number(point.value[1]) + '</b><br>' + number(point.value[0]) + ' ' + panel.chart.across.split(',')[0];
        }),
        xAxis: across(panel.chart.across, panel.logAcross ? { type: 'log' } : { minInterval: 1 }),
        yAxis: up(panel.chart.up, { scale: true }),
        series: panel.chart.curves.map(function (curve) {
          const look = lookOf(curve.name);
          return {
            type: 'line', name: curve.name, lineStyle: lineStyle(look), itemStyle: { color: colour(look.colour) },
            symbol: 'circle', symbolSize: 6, data: curve.x.map(function (x, i) { return [x, curve.y[i]]; })
          };
        })
      };
    },
    summary: function () {
      return cut(panel.chart.title) + '. Least loss: ' + names.map(function (name) {
        const all = panel.chart.curves.filter(function (curve) { return curve.name === name; });
        return name + ' ' + number(least(all.map(function (curve) { return least(curve.y); })));
      }).join(', ') + '.';
    }
  });
}
