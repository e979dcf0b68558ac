// Forecasts and errors from rolling origins.

const MEASURES = [
  { key: 'mae', all: 'mae', name: 'mean absolute (MAE)', unit: 'MAE' },
  { key: 'rmse', all: 'mse', name: 'root mean squared (RMSE)', unit: 'RMSE' }
];

function drawBacktest(backtest, forecast) {
  drawAllOrigins(backtest, forecast);
  const made = section('backtest', 'Error by origin', 'An origin is the last row that its forecast sees.');
  const channels = forecast.channels.length;
  // Errors of one channel are in its units; those of all together can only be z-scores.
  const metrics = chooser('Error', MEASURES.map(measure => measure.name), 0, redraw);
  const which = chooser('Channel', forecast.channels.map(cut).concat(['all, z-scores']), 0, redraw);
  const measure = () => MEASURES[metrics.at];
  const together = () => which.at === channels;
  const times = shortTimes(backtest.origins.map(name => name.replace(/^row /, '')));

  function values(curve) {
    if (!together()) {
      return curve.units[which.at][measure().key];
    }
    const own = curve[measure().all];
    return measure().key === 'rmse' ? own.map(v => v === null ? null : Math.sqrt(v)) : own;
  }

  const unit = () => measure().unit + (together() ? ' of z-scores' : ', ' + cut(forecast.channels[which.at]));
  const flattening = flatteners(backtest.curves);
  const off = Object.keys(flattening);

  const drawn = chart(made, {
    id: 'origins',
    title: 'Error of the forecast from each origin',
    hidden: flattening,
    controls: controls(channels > 1 ? which.node : null, metrics.node),
    lines: () => backtest.curves.map(curve => ({ ...lookOfModel(curve.model), values: values(curve), more: dots(6, times.length <= 60) })),
    option: context => ({
      grid: timeGrid(times, false, { right: 48 }),
      tooltip: tooltip(p => 'origin ' + backtest.origins[p.dataIndex]),
      xAxis: timeAxis(backtest, times, context.width, { name: 'origin', boundaryGap: times.length === 1 }),
      yAxis: upOf(unit(), context, { min: 0 })
    }),
    summary: () => {
      const wins = backtest.curves.map(curve => ({ model: curve.model, origins: 0 }));
      backtest.origins.forEach((origin, o) => {
        const all = backtest.curves.map(curve => values(curve)[o]);
        const best = all.indexOf(least(all.filter(v => v !== null)));
        if (best >= 0) {
          wins[best].origins++;
        }
      });
      return 'Least error at how many of the ' + count(backtest.origins.length, 'origin') + ': '
          + wins.map(win => win.model + ' ' + win.origins).join(', ')
          + '. Over all leads' + (together() ? ' and channels' : ', in the units of the file') + '.' + toldOff(off);
    }
  });
  const place = made.appendChild(element('div', {}));

  function redraw() {
    drawn.draw();
    place.textContent = '';
    originTable(place, unit() + (together() ? '' : ', in the units of the file'), backtest, values);
  }
  redraw();
  const more = element('details', { class: 'fold' }, element('summary', { text: 'All channels, in z-scores' }));
  made.appendChild(more);
  plainTable(more, backtest.table);
}

/** A row for each origin and for all, the best of each marked. */
function originTable(parent, title, backtest, values) {
  const rows = backtest.origins.map((origin, o) => ({ name: origin, values: backtest.curves.map(curve => values(curve)[o]) }));
  const known = backtest.curves.map(curve => values(curve).filter(v => v !== null).sort((a, b) => a - b));
  rows.push({ name: 'mean', first: true, values: known.map(all => all.length === 0 ? null : sum(all) / all.length) });
  rows.push({ name: 'median', values: known.map(all =>
      all.length === 0 ? null : (all[Math.floor((all.length - 1) / 2)] + all[Math.floor(all.length / 2)]) / 2) });
  plainTable(parent, {
    caption: title, leftColumns: 1, headings: ['origin'].concat(backtest.curves.map(curve => curve.model)), notes: [],
    rows: rows.map(row => {
      const best = least(row.values.filter(v => v !== null));
      return {
        cells: [row.name].concat(row.values.map(number)), first: row.first,
        best: row.values.length > 1 ? row.values.map((value, i) => value !== null && value === best ? i + 1 : 0).filter(Boolean) : []
      };
    })
  });
}

/** The rows that any origin shows, in their order, with what was observed; a gap is a row without values. */
function rowsOf(forecast, channel) {
  const known = {};
  forecast.origins.forEach(origin => {
    const first = origin.end - origin.history;
    origin.times.forEach((time, i) => {
      const value = origin.observed[channel][i];
      const before = known[first + i];
      known[first + i] = { row: first + i, time: time, value: value === undefined ? before ? before.value : null : value };
    });
  });
  const all = Object.keys(known).map(Number).sort((a, b) => a - b);
  const rows = [];
  all.forEach((row, i) => {
    if (i > 0 && row !== all[i - 1] + 1) {
      rows.push({ row: row - 0.5, time: '', value: null });
    }
    rows.push(known[row]);
  });
  return rows;
}

/** All forecasts at once, above the truth of all their rows. */
function drawAllOrigins(backtest, forecast) {
  const made = section('all-origins', 'All origins at once',
      'Each forecast as it was made, over what came; dotted lines are the origins.');
  const channels = chooser('Channel', forecast.channels.map(cut), 0, () => drawn.draw());
  const models = forecast.origins[0].forecasts.map(f => f.model);
  const observed = { name: 'observed', colour: 'ink', dash: 'solid', width: 1.5 };
  const rows = () => rowsOf(forecast, channels.at);
  const times = () => shortTimes(rows().map(row => row.time));

  /** Forecasts that touch or overlap go into lanes of their own, so that no line joins them. */
  function lanesOf(m, at, width) {
    const lanes = [];
    forecast.origins.forEach(origin => {
      const own = origin.forecasts[m].values[channels.at];
      let lane = lanes.find(one => one.end < at[origin.end] - 1);
      if (!lane) {
        lane = { end: -1, values: new Array(width).fill(null) };
        lanes.push(lane);
      }
      own.forEach((value, k) => { lane.values[at[origin.end + k]] = value; });
      lane.end = at[origin.end] + own.length - 1;
    });
    return lanes;
  }

  const drawn = chart(made, {
    id: 'all-origins',
    title: 'Forecasts and truth',
    size: 'tall',
    controls: channels.controls,
    looks: () => [observed].concat(models.map(lookOfModel)),
    option: context => {
      const all = rows();
      const at = {};
      all.forEach((row, i) => { at[row.row] = i; });
      return {
        grid: timeGrid(times(), true, { right: 44 }),
        tooltip: tooltip(p => all[p.dataIndex].time),
        xAxis: timeAxis(forecast, times(), context.width, { boundaryGap: false }),
        yAxis: upOf(cut(forecast.channels[channels.at]), context, { scale: true }),
        dataZoom: [zoomBar(context)],
        series: [lineOf(observed, all.map(row => row.value), {
          showSymbol: false, markLine: marked(forecast.origins.map(origin => ({ xAxis: at[origin.end - 1] })), '', { type: 'dotted' })
        })].concat(models.flatMap((model, m) =>
            lanesOf(m, at, all.length).map(lane => lineOf(lookOfModel(model), lane.values, dots(5, forecast.horizon === 1)))))
      };
    },
    zoomed: (instance, context, first, last) => {
      instance.setOption({ xAxis: { axisLabel: timeLabel(forecast.dated ? times() : [], context.width - 90, first, last) } });
    },
    summary: () => count(forecast.origins.length, 'forecast')
        + (forecast.origins.length < backtest.origins.length ? ' of ' + backtest.origins.length : '') + ', each of '
        + count(forecast.horizon, 'row') + '. Vertical: ' + cut(forecast.channels[channels.at]) + ', in the units of the file.'
  });
}
