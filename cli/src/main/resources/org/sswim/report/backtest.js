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
  const state = { measure: MEASURES[0], channel: 0 };
  const metrics = select('Error', MEASURES.map(function (measure) { return measure.name; }), function (i) {
    state.measure = MEASURES[i];
    redraw();
  });
  const which = select('Channel', forecast.channels.map(cut).concat(['all, z-scores']), function (i) {
    state.channel = i;
    redraw();
  });
  const times = shortTimes(backtest.origins.map(function (name) { return name.replace(/^row /, ''); }));

  function together() {
    return state.channel === channels;
  }

  function values(curve) {
    if (!together()) {
      return curve.units[state.channel][state.measure.key];
    }
    const own = curve[state.measure.all];
    return state.measure.key === 'rmse' ? own.map(function (v) { return v === null ? null : Math.sqrt(v); }) : own;
  }

  function unit() {
    return state.measure.unit + (together() ? ' of z-scores' : ', ' + cut(forecast.channels[state.channel]));
  }

  const flattening = flatteners(backtest.curves);
  const off = Object.keys(flattening);

  const drawn = chart(made, {
    id: 'origins',
    title: 'Error of the forecast from each origin',
    hidden: flattening,
    controls: element('div', { class: 'controls' }, channels > 1 ? which.node : null, metrics.node),
    looks: function () { return backtest.curves.map(function (curve) { return lookOfModel(curve.model); }); },
    option: function (context) {
      return {
        legend: selected(backtest.curves.map(function (curve) { return curve.model; }), context.hidden),
        grid: grid({ left: 26, right: 48, bottom: times[0].indexOf(' ') > 0 ? 44 : 34 }),
        tooltip: tooltip(function (p) { return 'origin ' + backtest.origins[p.dataIndex]; }),
        xAxis: timeAxis(backtest, times, context.width, { name: 'origin', boundaryGap: times.length === 1 }),
        yAxis: up(unit(), { min: 0, nameTextStyle: { color: colour('soft'), fontSize: 12, align: 'left', width: context.width - 110, overflow: 'truncate' } }),
        series: backtest.curves.map(function (curve) {
          const look = lookOfModel(curve.model);
          return {
            type: 'line', name: curve.model, data: values(curve), lineStyle: lineStyle(look),
            itemStyle: { color: colour(look.colour) }, symbol: 'circle', symbolSize: 6, showSymbol: times.length <= 60
          };
        })
      };
    },
    summary: function () {
      const wins = backtest.curves.map(function (curve) { return { model: curve.model, origins: 0 }; });
      backtest.origins.forEach(function (origin, o) {
        const all = backtest.curves.map(function (curve) { return values(curve)[o]; });
        const best = all.indexOf(least(all.filter(function (v) { return v !== null; })));
        if (best >= 0) {
          wins[best].origins++;
        }
      });
      return 'Least error at how many of the ' + count(backtest.origins.length, 'origin') + ': '
          + wins.map(function (win) { return win.model + ' ' + win.origins; }).join(', ')
          + '. Over all leads' + (together() ? ' and channels' : ', in the units of the file') + '.' + toldOff(off);
    }
  });
  const place = element('div', {});
  made.appendChild(place);

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
  const rows = backtest.origins.map(function (origin, o) {
    return { name: origin, values: backtest.curves.map(function (curve) { return values(curve)[o]; }) };
  });
  const known = backtest.curves.map(function (curve) {
    return values(curve).filter(function (v) { return v !== null; }).sort(function (a, b) { return a - b; });
  });
  rows.push({ name: 'mean', first: true, values: known.map(function (all) { return all.length === 0 ? null : sum(all) / all.length; }) });
  rows.push({ name: 'median', values: known.map(function (all) {
    return all.length === 0 ? null : (all[Math.floor((all.length - 1) / 2)] + all[Math.floor(all.length / 2)]) / 2;
  }) });
  const head = element('tr', {}, element('th', { scope: 'col', class: 'words', text: 'origin' }));
  backtest.curves.forEach(function (curve) { head.appendChild(element('th', { scope: 'col', text: curve.model })); });
  const body = element('tbody', {});
  rows.forEach(function (row) {
    const line = element('tr', row.first ? { class: 'first' } : {}, element('th', { scope: 'row', class: 'words', text: row.name }));
    const best = least(row.values.filter(function (v) { return v !== null; }));
    row.values.forEach(function (value) {
      line.appendChild(element('td', { class: value !== null && value === best && row.values.length > 1 ? 'best' : '', text: number(value) }));
    });
    body.appendChild(line);
  });
  parent.appendChild(element('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Table: ' + title },
      element('table', { class: 'plain' }, element('caption', { text: title }), element('thead', {}, head), body)));
}

/** The rows that any origin shows, in their order, with what was observed; a gap is a row without values. */
function rowsOf(forecast, channel) {
  const known = {};
  forecast.origins.forEach(function (origin) {
    const first = origin.end - origin.history;
    origin.times.forEach(function (time, i) {
      const value = origin.observed[channel][i];
      const before = known[first + i];
      known[first + i] = { row: first + i, time: time, value: value === undefined ? before ? before.value : null : value };
    });
  });
  const all = Object.keys(known).map(Number).sort(function (a, b) { return a - b; });
  const rows = [];
  all.forEach(function (row, i) {
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
  const state = { channel: 0 };
  const channels = select('Channel', forecast.channels.map(cut), function (i) { state.channel = i; drawn.draw(); });
  const models = forecast.origins[0].forecasts.map(function (f) { return f.model; });
  let rows = [];
  let times = [];

  const drawn = chart(made, {
    id: 'all-origins',
    title: 'Forecasts and truth',
    size: 'tall',
    controls: forecast.channels.length > 1 ? element('div', { class: 'controls' }, channels.node) : null,
    looks: function () { return [{ name: 'observed', colour: 'ink', dash: 'solid', width: 1.5 }].concat(models.map(lookOfModel)); },
    option: function (context) {
      const c = state.channel;
      rows = rowsOf(forecast, c);
      times = shortTimes(rows.map(function (row) { return row.time; }));
      const at = {};
      rows.forEach(function (row, i) { at[row.row] = i; });
      const series = [{
        type: 'line', name: 'observed', data: rows.map(function (row) { return row.value; }), showSymbol: false,
        lineStyle: { color: colour('ink'), width: 1.5 }, itemStyle: { color: colour('ink') },
        markLine: {
          silent: true, symbol: 'none', lineStyle: { color: colour('soft'), type: 'dotted' }, label: { show: false },
          data: forecast.origins.map(function (origin) { return { xAxis: at[origin.end - 1] }; })
        }
      }];
      // Forecasts that touch or overlap go into lanes of their own, so that no line joins them.
      models.forEach(function (model, m) {
        const look = lookOfModel(model);
        const lanes = [];
        forecast.origins.forEach(function (origin) {
          const own = origin.forecasts[m].values[c];
          let lane = lanes.find(function (one) { return one.end < at[origin.end] - 1; });
          if (!lane) {
            lane = { end: -1, data: new Array(rows.length).fill(null) };
            lanes.push(lane);
          }
          own.forEach(function (value, k) { lane.data[at[origin.end + k]] = value; });
          lane.end = at[origin.end] + own.length - 1;
        });
        lanes.forEach(function (lane) {
          series.push({
            type: 'line', name: model, data: lane.data, showSymbol: forecast.horizon === 1, symbol: 'circle', symbolSize: 5,
            lineStyle: lineStyle(look), itemStyle: { color: colour(look.colour) }
          });
        });
      });
      return {
        legend: selected(['observed'].concat(models), context.hidden),
        grid: grid({ left: 26, right: 44, bottom: times[0].indexOf(' ') > 0 ? 80 : 69 }),
        tooltip: tooltip(function (p) { return rows[p.dataIndex].time; }),
        xAxis: timeAxis(forecast, times, context.width, { boundaryGap: false }),
        yAxis: up(cut(forecast.channels[c]), { scale: true, nameTextStyle: { color: colour('soft'), fontSize: 12, align: 'left', width: context.width - 110, overflow: 'truncate' } }),
        dataZoom: [zoomBar(context)],
        series: series
      };
    },
    zoomed: function (instance, context, first, last) {
      instance.setOption({ xAxis: { axisLabel: timeLabel(forecast.dated ? times : [], context.width - 90, first, last) } });
    },
    summary: function () {
      return count(forecast.origins.length, 'forecast')
          + (forecast.origins.length < backtest.origins.length ? ' of ' + backtest.origins.length : '') + ', each of '
          + count(forecast.horizon, 'row') + '. Vertical: ' + cut(forecast.channels[state.channel]) + ', in the units of the file.';
    }
  });
}
