// Panels: how errors spread over series.

/** The share of the series whose OWA is below each value, one curve a model, the best first. */
function drawSpread(spread) {
  const made = section('spread', 'Errors by series',
      'The share of the series whose OWA is at most the value on the axis. Further left is better.');
  chart(made, {
    id: 'spread',
    title: 'Share of the series',
    lines: () => spread.curves.map((curve, rank) => ({
      ...lookOfModel(curve.model), values: curve.owa.map((owa, i) => [owa, 100 * i / (curve.owa.length - 1)]),
      rank: curve.model === spread.shown ? -1 : rank, more: { showSymbol: false }
    })),
    option: () => ({
      grid: grid({ bottom: 40 }),
      tooltip: tip('item', p => safe(p.seriesName) + ': ' + number(p.value[1]) + ' % of the series below <b>' + number(p.value[0]) + '</b>'),
      xAxis: across('OWA', { min: 0, max: spread.most }),
      yAxis: up('per cent', { min: 0, max: 100 })
    }),
    summary: () => spread.curves.map(curve =>
        curve.model + ': half of the series at most ' + short(curve.owa[Math.floor(curve.owa.length / 2)])).join('; ') + '.'
  });
}
