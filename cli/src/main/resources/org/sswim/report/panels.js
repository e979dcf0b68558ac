// Panels: how errors spread over series, and the series forecast worst and best.

function drawPanel(panel) {
  drawSpread(panel);
  drawSeries(panel);
}

/** The share of the series whose OWA is below each value, one curve a model. */
function drawSpread(panel) {
  const made = section('spread', 'Errors by series',
      'The share of the series whose OWA is at most the value on the axis. Further left is better.');
  const names = panel.spread.map(function (curve) { return curve.model; });
  chart(made, {
    id: 'spread',
    title: 'Share of the series',
    looks: function () { return names.map(lookOfModel); },
    option: function (context) {
      return {
        legend: selected(names, context.hidden),
        grid: grid({ bottom: 40 }),
        tooltip: tip('item', function (p) {
          return echarts.format.encodeHTML(p.seriesName) + ': ' + number(p.value[1]) + ' % of the series below <b>'
              + number(p.value[0]) + '</b>';
        }),
        xAxis: across('OWA', { min: 0, max: panel.most }),
        yAxis: up('per cent', { min: 0, max: 100 }),
        series: panel.spread.map(function (curve) {
          return {
            type: 'line',
            name: curve.model,
            showSymbol: false,
            data: curve.owa.map(function (owa, i) { return [owa, 100 * i / (curve.owa.length - 1)]; }),
            lineStyle: lineStyle(lookOfModel(curve.model)),
            itemStyle: { color: colour(lookOfModel(curve.model).colour) }
          };
        })
      };
    },
    summary: function () {
      return panel.spread.map(function (curve) {
        return curve.model + ': half of the series at most ' + short(curve.owa[Math.floor(curve.owa.length / 2)]);
      }).join('; ') + '.';
    }
  });
}

/** One series of several, chosen by its name. */
function drawSeries(panel) {
  const made = section('series', 'Series with the worst and best forecasts',
      'By the OWA of ' + panel.shown + '. What was seen, what followed, and what was forecast.');
  const state = { at: 0 };
  const labels = panel.drawn.map(function (one) {
    return one.what + ': ' + one.id + ', OWA ' + short(one.owa);
  });
  const control = select('Series', labels, function (i) {
    state.at = i;
    drawn.draw();
  });
  const own = function () { return panel.drawn[state.at]; };
  const looks = function () {
    return [{ name: 'values', colour: 'ink', dash: 'solid', width: 1.75 }].concat(own().forecasts.map(function (f) {
      return lookOfModel(f.model);
    }));
  };
  const drawn = chart(made, {
    id: 'series',
    title: 'Values and forecasts',
    controls: element('div', { class: 'controls' }, control.node),
    looks: looks,
    option: function (context) {
      const one = own();
      const before = one.known.length;
      const labelsOfRows = one.times;
      const names = looks().map(function (look) { return look.name; });
      const values = one.known.concat(one.truth);
      const lines = [{ name: 'values', data: values }].concat(one.forecasts.map(function (f) {
        return { name: f.model, data: one.known.map(function () { return null; }).concat(f.values) };
      }));
      return {
        legend: selected(names, context.hidden),
        grid: grid({ bottom: 40 }),
        tooltip: tooltip(function (p) { return labelsOfRows[p.dataIndex]; }),
        xAxis: across('', { type: 'category', data: shortTimes(labelsOfRows), axisLabel: timeLabel(shortTimes(labelsOfRows), context.width - 90) }),
        yAxis: up('value', { scale: true }),
        series: lines.map(function (line, i) {
          const look = looks()[i];
          return {
            type: 'line',
            name: line.name,
            showSymbol: false,
            data: line.data,
            lineStyle: lineStyle(look),
            itemStyle: { color: colour(look.colour) },
            markLine: i > 0 ? undefined : {
              silent: true,
              symbol: 'none',
              label: { show: false },
              lineStyle: { color: colour('soft'), type: 'dotted' },
              data: [{ xAxis: before }]
            }
          };
        })
      };
    },
    summary: function () {
      const one = own();
      return one.id + ': sMAPE ' + short(one.smape) + ' %, MASE ' + short(one.mase) + '.';
    }
  });
}
