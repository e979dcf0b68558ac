// Starts of training by gradients compared.

function drawStarts(starts) {
  const made = drawSection('starts', starts);
  const pair = element('div', { class: 'pair' });
  made.appendChild(pair);
  starts.panels.forEach(function (panel, p) { drawStart(pair, panel, p); });
}

function drawStart(parent, panel, p) {
  const names = panel.curves.map(function (curve) { return curve.start; })
      .filter(function (name, i, all) { return all.indexOf(name) === i; });

  function lookOf(name) {
    return lookOfCurve(name, names.indexOf(name));
  }

  chart(parent, {
    id: 'starts-' + p,
    title: panel.title.slice(panel.title.lastIndexOf(', ') + 2).replace('h', 'H') + (panel.logarithmic ? ': against seconds' : ': against epochs'),
    looks: function () { return names.map(lookOf); },
    option: function (context) {
      return {
        legend: selected(names, context.hidden),
        grid: grid({ right: 28, top: 40 }),
        tooltip: tip('item', function (point) {
          return echarts.format.encodeHTML(point.seriesName) + ' <b>' + number(point.value[1]) + '</b><br>' + number(point.value[0]) + ' ' + panel.x.split(',')[0];
        }),
        xAxis: across(panel.x, panel.logarithmic ? { type: 'log' } : { minInterval: 1 }),
        yAxis: up('validation loss', { scale: true }),
        series: panel.curves.map(function (curve) {
          const look = lookOf(curve.start);
          return {
            type: 'line', name: curve.start, lineStyle: lineStyle(look), itemStyle: { color: colour(look.colour) },
            symbol: 'circle', symbolSize: 6, data: curve.x.map(function (x, i) { return [x, curve.y[i]]; })
          };
        })
      };
    },
    summary: function () {
      return cut(panel.title) + '. Least loss: ' + names.map(function (name) {
        const all = panel.curves.filter(function (curve) { return curve.start === name; });
        return name + ' ' + number(least(all.map(function (curve) { return least(curve.y); })));
      }).join(', ') + '.';
    }
  });
}
