// Panels: how errors spread over series, and the series forecast worst and best.

function drawPanel(panel) {
  drawSpread(panel);
  drawSeries(panel);
}

/** The share of the series whose OWA is below each value, one curve a model. */
function drawSpread(panel) {
  const made = section('spread', 'Errors by series',
      'The share of the series whose OWA is at most the value on the axis. Further left is better.');
  chart(made, {
    id: 'spread',
    title: 'Share of the series',
    lines: () => panel.spread.map(curve => ({
      ...lookOfModel(curve.model), values: curve.owa.map((owa, i) => [owa, 100 * i / (curve.owa.length - 1)]), more: { showSymbol: false }
    })),
    option: () => ({
      grid: grid({ bottom: 40 }),
      tooltip: tip('item', p => safe(p.seriesName) + ': ' + number(p.value[1]) + ' % of the series below <b>' + number(p.value[0]) + '</b>'),
      xAxis: across('OWA', { min: 0, max: panel.most }),
      yAxis: up('per cent', { min: 0, max: 100 })
    }),
    summary: () => panel.spread.map(curve =>
        curve.model + ': half of the series at most ' + short(curve.owa[Math.floor(curve.owa.length / 2)])).join('; ') + '.'
  });
}

/** One series of several, chosen by its name. */
function drawSeries(panel) {
  const made = section('series', 'Series with the worst and best forecasts',
      'By the OWA of ' + panel.shown + '. What was seen, what followed, and what was forecast.');
  const chosen = chooser('Series', panel.drawn.map(one => one.what + ': ' + one.id + ', OWA ' + short(one.owa)), 0, () => drawn.draw());
  const own = () => panel.drawn[chosen.at];
  const drawn = chart(made, {
    id: 'series',
    title: 'Values and forecasts',
    controls: controls(chosen.node),
    lines: () => [{
      name: 'values', colour: 'ink', dash: 'solid', width: 1.75, values: own().known.concat(own().truth),
      more: { showSymbol: false, markLine: marked({ xAxis: own().known.length }, '', { type: 'dotted' }) }
    }].concat(own().forecasts.map(f => ({
      ...lookOfModel(f.model), values: own().known.map(() => null).concat(f.values), more: { showSymbol: false }
    }))),
    option: context => {
      const times = shortTimes(own().times);
      return {
        grid: grid({ bottom: 40 }),
        tooltip: tooltip(p => own().times[p.dataIndex]),
        xAxis: across('', { type: 'category', data: times, axisLabel: timeLabel(times, context.width - 90) }),
        yAxis: up('value', { scale: true })
      };
    },
    summary: () => own().id + ': sMAPE ' + short(own().smape) + ' %, MASE ' + short(own().mase) + '.'
  });
}
