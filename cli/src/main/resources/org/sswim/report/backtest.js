// Errors from rolling origins.

function drawBacktest(backtest) {
  const made = section('backtest', 'Error by origin', 'An origin is the last row that its forecast sees.');
  const state = { metric: 'mse' };
  const metrics = select('Error', ['mean squared (MSE)', 'mean absolute (MAE)'], function (i) { state.metric = ['mse', 'mae'][i]; drawn.draw(); });
  const times = shortTimes(backtest.origins.map(function (name) { return name.replace(/^row /, ''); }));
  const flattening = flatteners(backtest.curves);
  const off = Object.keys(flattening);

  const drawn = chart(made, {
    id: 'origins',
    title: 'Error of the forecast from each origin',
    hidden: flattening,
    size: 'tall',
    controls: element('div', { class: 'controls' }, metrics.node),
    looks: function () { return backtest.curves.map(function (curve) { return lookOfModel(curve.model); }); },
    option: function (context) {
      return {
        legend: selected(backtest.curves.map(function (curve) { return curve.model; }), context.hidden),
        grid: grid({ left: 26, right: 48, bottom: times[0].indexOf(' ') > 0 ? 44 : 34 }),
        tooltip: tooltip(function (p) { return 'origin ' + backtest.origins[p.dataIndex]; }),
        xAxis: timeAxis(backtest, times, { name: 'origin', boundaryGap: times.length === 1 }),
        yAxis: up(state.metric.toUpperCase() + ' of z-scores', { min: 0 }),
        series: backtest.curves.map(function (curve) {
          const look = lookOfModel(curve.model);
          return {
            type: 'line', name: curve.model, data: curve[state.metric], lineStyle: lineStyle(look),
            itemStyle: { color: colour(look.colour) }, symbol: 'circle', symbolSize: 6, showSymbol: times.length <= 60
          };
        })
      };
    },
    summary: function () {
      const wins = backtest.curves.map(function (curve) { return { model: curve.model, origins: 0 }; });
      backtest.origins.forEach(function (origin, o) {
        const all = backtest.curves.map(function (curve) { return curve[state.metric][o]; });
        wins[all.indexOf(least(all))].origins++;
      });
      return 'Least error at how many of the ' + count(backtest.origins.length, 'origin') + ': '
          + wins.map(function (win) { return win.model + ' ' + win.origins; }).join(', ')
          + '. Over all leads and channels.' + toldOff(off);
    }
  });
  plainTable(made, 'Errors by origin', backtest.table, backtest.notes);
}
