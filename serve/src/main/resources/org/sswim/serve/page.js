(function () {
  'use strict';

  const byId = id => document.getElementById(id);
  const root = document.documentElement;
  const state = { models: [], model: null, name: '', header: '', lines: [], last: 0, end: 0, answer: null,
    why: null, stages: null, live: null };
  const charts = {};

  // ---- asking the server

  async function ask(method, path, body) {
    const options = { method: method };
    if (body !== undefined) {
      options.headers = { 'Content-Type': 'text/csv' };
      options.body = body;
    }
    const response = await fetch(path, options);
    if (response.status === 204) {
      return null;
    }
    const answer = await response.json();
    if (!response.ok) {
      throw new Error(answer.error);
    }
    return answer;
  }

  function say(text, bad) {
    byId('message').textContent = text;
    byId('message').classList.toggle('bad', Boolean(bad));
  }

  const address = () => 'models/' + state.model.name;

  // ---- numbers

  function shown(value) {
    if (value === null || value === undefined) {
      return '–';
    }
    const size = Math.abs(value);
    const digits = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : 4;
    return value.toLocaleString('en', { maximumFractionDigits: digits,
      minimumFractionDigits: size >= 1 ? digits : 0 });
  }

  // ---- charts

  function colour(name) {
    return getComputedStyle(root).getPropertyValue('--' + name).trim();
  }

  const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

  /** A row of an axis on two short lines: day and year, or clock and date. */
  function shortTime(label) {
    const part = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d:\d\d))?/.exec(label);
    if (!part) {
      return label;
    }
    const day = Number(part[3]) + ' ' + MONTHS[Number(part[2]) - 1];
    return part[4] && part[4] !== '00:00' ? part[4] + '\n' + day + ' ' + part[1] : day + '\n' + part[1];
  }

  /** The axis of rows; the ends of its labels have room in wideGrid. */
  function rowAxis(labels, extra) {
    return axis(Object.assign({ type: 'category', data: labels, boundaryGap: false, splitLine: { show: false },
      axisLabel: { color: colour('soft'), hideOverlap: true, lineHeight: 14, formatter: shortTime } }, extra || {}));
  }

  const wideGrid = () => ({ left: 28, right: 48, top: innerWidth < 500 ? 64 : 40, bottom: 12, containLabel: true });

  function chart(id) {
    if (!charts[id]) {
      charts[id] = echarts.init(byId(id));
    }
    return charts[id];
  }

  function axis(extra) {
    return Object.assign({
      axisLine: { lineStyle: { color: colour('line') } },
      axisLabel: { color: colour('soft'), hideOverlap: true },
      splitLine: { lineStyle: { color: colour('grid') } },
      axisTick: { show: false }
    }, extra);
  }

  function base(extra) {
    return Object.assign({
      animation: false,
      textStyle: { fontFamily: 'inherit', color: colour('ink') },
      grid: { left: 12, right: 16, top: innerWidth < 500 ? 64 : 40, bottom: 12, containLabel: true },
      legend: { top: 8, textStyle: { color: colour('soft') }, itemWidth: 18 },
      tooltip: { trigger: 'axis', confine: true, backgroundColor: colour('panel'),
        borderColor: colour('line'), textStyle: { color: colour('ink') } }
    }, extra);
  }

  /** Observed points [label, value, one ahead or null], then rows ahead. */
  function drawForecast(observed, ahead, channel) {
    const labels = observed.map(o => o[0]).concat(ahead.map(a => a.time || '+' + a.step));
    const gap = observed.map(() => null);
    const last = observed.length ? observed[observed.length - 1][1] : null;
    const joined = gap.slice(0, -1).concat([last], ahead.map(a => a.values[channel]));
    const series = [
      { name: 'observed', type: 'line', showSymbol: false, data: observed.map(o => o[1]),
        lineStyle: { width: 1.5, color: colour('ink') }, itemStyle: { color: colour('ink') } },
      { name: 'forecast', type: 'line', showSymbol: false, data: joined,
        lineStyle: { width: 2.5, color: colour('accent') }, itemStyle: { color: colour('accent') } }
    ];
    if (observed.some(o => o[2] !== null && o[2] !== undefined)) {
      series.push({ name: 'one row ahead', type: 'line', showSymbol: false,
        data: observed.map(o => o[2]), lineStyle: { width: 1.5, type: 'dashed', color: colour('other') },
        itemStyle: { color: colour('other') } });
    }
    const levels = ahead.length ? ahead[0].intervals.map(i => i.level) : [];
    const bands = levels.map((level, i) => ({ name: 'interval ' + level + ' %', icon: 'roundRect',
      itemStyle: { color: colour('accent'), opacity: i === 0 && levels.length > 1 ? 0.6 : 0.25 } }));
    levels.forEach((level, i) => {
      const lower = gap.concat(ahead.map(a => a.intervals[i].lower[channel]));
      const width = gap.concat(ahead.map(a => a.intervals[i].upper[channel] - a.intervals[i].lower[channel]));
      const bound = { type: 'line', stack: 'band' + i, stackStrategy: 'all', symbol: 'none',
        lineStyle: { opacity: 0 }, tooltip: { show: false } };
      series.push(Object.assign({}, bound, { name: 'lower ' + level, data: lower }));
      series.push(Object.assign({}, bound, { name: 'interval ' + level + ' %', data: width,
        areaStyle: { color: colour('accent'), opacity: 0.16 }, itemStyle: { color: colour('accent') } }));
    });
    chart('forecast').setOption(base({
      legend: { top: 8, textStyle: { color: colour('soft') }, itemWidth: 18,
        data: series.map(s => s.name).filter(n => !n.startsWith('lower ') && !n.startsWith('interval ')).concat(bands) },
      grid: wideGrid(),
      xAxis: rowAxis(labels),
      yAxis: axis({ type: 'value', scale: true }),
      series: series
    }), true);
  }

  // ---- stages

  function line(name, tint, data, more) {
    return Object.assign({ name: name, type: 'line', showSymbol: false, data: data,
      lineStyle: { width: 2, color: colour(tint) }, itemStyle: { color: colour(tint) } }, more || {});
  }

  function mean(values) {
    return values.reduce((sum, v) => sum + Math.abs(v), 0) / values.length;
  }

  /** How the forecast splits, then a chart of each thing that the moment knows. */
  function drawStages() {
    const stages = state.stages;
    byId('stages').hidden = !stages || !stages.split;
    if (byId('stages').hidden) {
      return;
    }
    const leads = stages.split.leads;
    const level = stages.split.level;
    const labels = state.answer.forecast.map(a => a.time || '+' + a.step);
    const moves = ['moment', 'past', 'joint'].map(stage => [stage, mean(leads.map(l => l[stage]))])
      .filter(m => m[1] > 0)
      .map(m => ({ moment: 'the moment by ', past: 'the past by ', joint: 'both together by ' })[m[0]] + shown(m[1]));
    byId('moves').textContent = 'On average over these rows, stages move ' + channel() + ' up or down from its usual level, '
      + shown(level) + ': ' + moves.join(', ') + '.';
    const lines = [line('forecast', 'accent', leads.map(l => l.forecast), { lineStyle: { width: 2.5, color: colour('accent') } })];
    if (leads.some(l => l.joint !== 0)) {
      lines.unshift(line(leads.some(l => l.moment !== 0) ? 'moment and past' : 'the past alone', 'other', leads.map(l => level + l.moment + l.past), { lineStyle: { width: 1.5, type: 'dotted', color: colour('other') } }));
    }
    if (leads.some(l => l.moment !== 0)) {
      lines.unshift(line('the moment alone', 'soft', leads.map(l => level + l.moment), { lineStyle: { width: 1.5, type: 'dashed', color: colour('soft') } }));
    }
    chart('split').setOption(base({
      grid: wideGrid(),
      xAxis: rowAxis(labels, { boundaryGap: leads.length === 1 }),
      yAxis: axis({ type: 'value', scale: true }),
      series: lines
    }), true);
    drawEffects(stages.effects);
  }

  function drawEffects(effects) {
    const all = [];
    if (effects && effects.weekdays.length) {
      all.push({ title: 'by day of the week', names: effects.weekdays.map(d => d.day.slice(0, 3)), adds: effects.weekdays.map(d => d.adds) });
    }
    if (effects && effects.hours.length) {
      all.push({ title: 'by hour of the day', names: effects.hours.map(h => h.hour + ':00'), adds: effects.hours.map(h => h.adds) });
    }
    if (effects && effects.dates.length) {
      all.push({ title: 'the most special dates', bars: true, names: effects.dates.map(d => d.date), adds: effects.dates.map(d => d.adds) });
    }
    (effects ? effects.columns : []).forEach(c =>
      all.push({ title: 'by ' + c.column, values: c.values.length > 4 ? c.values : null, names: c.values.map(short), adds: c.adds }));
    const box = byId('effects');
    Object.keys(charts).filter(id => id.startsWith('effect-')).forEach(id => {
      charts[id].dispose();
      delete charts[id];
    });
    box.replaceChildren();
    all.forEach((effect, i) => {
      const figure = document.createElement('figure');
      const caption = document.createElement('figcaption');
      caption.textContent = effect.title;
      const plot = document.createElement('div');
      plot.id = 'effect-' + i;
      plot.className = 'chart';
      plot.setAttribute('role', 'img');
      plot.setAttribute('aria-label', 'What the moment adds ' + effect.title);
      figure.append(caption, plot);
      box.append(figure);
      chart(plot.id).setOption(effect.bars ? bars(effect) : curve(effect), true);
    });
  }

  const plain = { legend: { show: false },
    grid: { left: 12, right: 28, top: 16, bottom: 12, containLabel: true } };

  function curve(effect) {
    return base(Object.assign({}, plain, {
      xAxis: axis(effect.values ? { type: 'value', scale: true, splitLine: { show: false } }
        : { type: 'category', data: effect.names, splitLine: { show: false } }),
      yAxis: axis({ type: 'value', axisLabel: { color: colour('soft'), formatter: short } }),
      series: [line('adds', 'accent', effect.values ? effect.values.map((v, k) => [v, effect.adds[k]]) : effect.adds,
        { showSymbol: true, symbolSize: 5 })]
    }));
  }

  function bars(effect) {
    return base(Object.assign({}, plain, {
      xAxis: axis({ type: 'value', axisLabel: { color: colour('soft'), hideOverlap: true, formatter: short } }),
      yAxis: axis({ type: 'category', inverse: true, data: effect.names, splitLine: { show: false },
        axisLabel: { color: colour('soft'), fontSize: 11, lineHeight: 11, width: innerWidth < 500 ? 96 : 170, overflow: 'break', interval: 0 } }),
      series: [{ type: 'bar', name: 'adds', data: effect.adds.map(v => ({ value: v,
        itemStyle: { color: colour(v < 0 ? 'other' : 'accent') } })) }]
    }));
  }

  function short(value) {
    return value.toLocaleString('en', { maximumSignificantDigits: 3 });
  }

  function drawWhy() {
    const why = state.why;
    byId('why').hidden = !why;
    if (!why) {
      return;
    }
    const top = why.neurons.slice(0, 10);
    const rest = why.neuronsTogether - top.reduce((sum, n) => sum + n.contribution, 0);
    const parts = [['start of the change', why.reference]];
    const changes = [['constant', why.constant], ['skip connections', why.skip], ['moment', why.moment],
      ['moment and past', why.joint]]
      .filter(p => p[1] !== 0)
      .concat(top.map(n => ['neuron ' + n.neuron, n.contribution]), [['other neurons', rest]]);
    const scale = { sqrt: ', in square roots', log1p: ', in logarithms of 1 + the value' }[why.transform] || '';
    byId('because').textContent = 'The forecast of row +' + why.lead + ', ' + shown(why.forecast)
      + scale + ', begins at ' + shown(parts[0][1]) + '; each part adds:';
    chart('reasons').setOption(base({
      legend: { show: false },
      grid: { left: 12, right: 24, top: 12, bottom: 12, containLabel: true },
      tooltip: { trigger: 'item', confine: true, backgroundColor: colour('panel'),
        borderColor: colour('line'), textStyle: { color: colour('ink') } },
      xAxis: axis({ type: 'value' }),
      yAxis: axis({ type: 'category', inverse: true, data: changes.map(p => p[0]),
        splitLine: { show: false } }),
      series: [{ type: 'bar', name: 'adds', data: changes.map(p => ({ value: p[1],
        itemStyle: { color: colour(p[1] < 0 ? 'other' : 'accent') } })) }]
    }), true);
    byId('fired').textContent = fired(why, top);
    const rows = why.spikes.map((n, i) => '' + (i + 1 - why.spikes.length));
    const points = [];
    top.forEach((n, i) => n.spikes.forEach(at => points.push([at, i])));
    chart('spikes').setOption(base({
      legend: { show: false },
      grid: [{ left: 84, right: 20, top: 12, height: '46%' }, { left: 84, right: 20, bottom: 48, height: '18%' }],
      xAxis: [axis({ type: 'category', data: rows, gridIndex: 0, axisLabel: { show: false } }),
        axis({ type: 'category', data: rows, gridIndex: 1, splitLine: { show: false },
          name: 'rows before the forecast', nameLocation: 'middle', nameGap: 26,
          nameTextStyle: { color: colour('soft') } })],
      yAxis: [axis({ type: 'category', inverse: true, gridIndex: 0, data: top.map(n => 'neuron ' + n.neuron),
        axisLabel: { color: colour('soft'), fontSize: 11 } }),
        axis({ type: 'value', gridIndex: 1, splitNumber: 2, minInterval: 1, name: 'spikes of all',
          nameGap: 14, nameTextStyle: { color: colour('soft'), align: 'right' } })],
      series: [
        { type: 'scatter', name: 'spike', data: points, symbol: 'rect', symbolSize: [5, 9],
          xAxisIndex: 0, yAxisIndex: 0, itemStyle: { color: colour('accent') } },
        { type: 'bar', name: 'spikes of all', data: why.spikes, xAxisIndex: 1, yAxisIndex: 1,
          itemStyle: { color: colour('soft') } }]
    }), true);
  }

  /** What the picture of spikes shows, and why parts of it are empty. */
  function fired(why, top) {
    const begin = why.spikes.findIndex(n => n > 0);
    const silent = top.filter(n => n.spikes.length === 0).length;
    return 'Above: when the neurons of the list fired. Below: how many of all neurons fired at each row. '
      + (begin < 0 ? 'No neuron fired in this window.'
        : (begin > 0 ? 'The first ' + (begin === 1 ? 'row is' : begin + ' rows are')
            + ' empty: neurons begin at rest and fire only after they have seen enough. ' : '')
          + (silent > 0 ? 'A line without marks belongs to a neuron that did not fire: it adds by its silence.' : ''));
  }

  // ---- a file

  function channel() {
    return byId('channel').value || state.model.channels[0];
  }

  const panel = () => state.model.kind === 'panel';

  /** The answer for what is shown, of many series the one that is chosen. */
  function picked() {
    if (!panel()) {
      return state.answer;
    }
    const id = channel();
    const own = state.answer.series.find(s => s.unique_id === id);
    const of = value => ({ [id]: value });
    return { observed: own.observed.map(o => ({ row: o.row, time: o.time, values: of(o.value) })),
      forecast: own.forecast.map(a => ({ step: a.step, time: a.time, values: of(a.value),
        intervals: a.intervals.map(i => ({ level: i.level, lower: of(i.lower), upper: of(i.upper) })) })) };
  }

  function draw() {
    if (state.live) {
      drawLive();
    } else if (state.answer) {
      const answer = picked();
      const observed = answer.observed.map(o => [o.time || String(o.row), o.values[channel()], null]);
      drawForecast(observed, answer.forecast, channel());
      fillTable();
    }
    drawStages();
    drawWhy();
  }

  /** Header and rows of the forecasts of one series. */
  function rowsOfOne() {
    const names = state.model.channels;
    const head = ['row'].concat(names);
    state.answer.forecast[0].intervals.forEach(i => names.forEach(n =>
      head.push(n + ' lower ' + i.level, n + ' upper ' + i.level)));
    const lines = [head];
    state.answer.forecast.forEach(a => {
      const cells = [a.time || '+' + a.step].concat(names.map(n => a.values[n]));
      a.intervals.forEach(i => names.forEach(n => cells.push(i.lower[n], i.upper[n])));
      lines.push(cells);
    });
    return lines;
  }

  /** Those of many series, as panel predict writes them. */
  function rowsOfAll() {
    const head = ['unique_id', 'ds', 'y'];
    state.model.levels.forEach(level => head.push('y-lo-' + level, 'y-hi-' + level));
    return [head].concat(state.answer.series.flatMap(s => s.forecast.map(a =>
      [s.unique_id, a.time, a.value].concat(a.intervals.flatMap(i => [i.lower, i.upper])))));
  }

  function fillTable() {
    const table = byId('table');
    table.replaceChildren();
    const lines = panel() ? rowsOfAll() : rowsOfOne();
    lines.filter((cells, r) => !panel() || r === 0 || cells[0] === channel()).forEach((cells, r) => {
      const row = table.insertRow();
      cells.forEach((cell, c) => {
        const box = document.createElement(r === 0 ? 'th' : 'td');
        box.textContent = typeof cell === 'number' ? shown(cell) : cell;
        row.append(box);
      });
    });
    const quoted = cell => /[",\n]/.test(cell) ? '"' + String(cell).replace(/"/g, '""') + '"' : cell;
    const text = lines.map(cells => cells.map(quoted).join(',')).join('\n') + '\n';
    byId('download').href = 'data:text/csv;charset=utf-8,' + encodeURIComponent(text);
  }

  function csv(from, to) {
    return state.header + state.lines.slice(from, to).join('\n') + '\n';
  }

  /** Rows behind one whose known columns a forecast made there needs. */
  function rowsAhead(to) {
    return state.model.known.length ? Math.min(state.model.horizon, state.lines.length - to) : 0;
  }

  async function explain(from, to) {
    state.stages = null;
    if (!state.model.explains) {
      state.why = null;
      return;
    }
    const place = state.model.channels.indexOf(channel()) + 1;
    state.why = await ask('POST', address() + '/explain?lead=' + byId('lead').value + '&channel='
      + place + '&neurons=10&ahead=' + rowsAhead(to) + '&stages=' + !state.live, csv(from, to + rowsAhead(to)));
    state.stages = state.live ? null : state.why;
  }

  async function take(file) {
    stop();
    if (state.model.kind === 'classifier') {
      say('This model names classes; its JSON interface takes sequences.', true);
      return;
    }
    say('reading ' + file.name + ' ...');
    const text = await file.text();
    const lines = text.replace(/\r\n?/g, '\n').split('\n').filter(line => line !== '');
    // A header is a first line in which no cell is a number.
    const number = /^\s*["']?[-+]?[0-9.]+([eE][-+]?[0-9]+)?["']?\s*$/;
    const named = lines.length > 0 && !lines[0].split(/[,;\t]/).some(cell => number.test(cell));
    state.name = file.name;
    state.header = named ? lines.shift() + '\n' : '';
    state.lines = lines;
    await forecastFile();
  }

  const MADE_UP = 'made-up rows';

  /** Made-up rows of the model's columns: waves of seven rows between its usual values, and a little noise. */
  function example() {
    if (panel()) {
      return manySeries();
    }
    const rows = 3 * state.model.window + 20;
    const lines = ['date,' + state.model.columns.join(',')];
    for (let i = 0; i < rows; i++) {
      const day = new Date(Date.now() - (rows - i) * 86400000).toISOString().slice(0, 10);
      lines.push(day + ',' + state.model.usual.map(([low, high], c) =>
        ((low + high) / 2 + (high - low) * (0.4 * Math.sin(2 * Math.PI * (i + c) / 7) + 0.1 * Math.sin(i * i))).toPrecision(6)).join(','));
    }
    return new File([lines.join('\n') + '\n'], MADE_UP, { type: 'text/csv' });
  }

  /** Made-up series of different levels, with the season of the model. */
  function manySeries() {
    const rows = Math.min(1000, state.model.window + 3 * state.model.season + 20);
    const lines = ['unique_id,ds,y'];
    ['north', 'east', 'south', 'west'].forEach((id, s) => {
      for (let i = 0; i < rows; i++) {
        const day = new Date(Date.now() - (rows - i) * 86400000).toISOString().slice(0, 10);
        lines.push(id + ',' + day + ',' + ((50 + 40 * s) * (1 + 0.4 * Math.sin(2 * Math.PI * (i + s) / Math.max(7, state.model.season))
          + 0.1 * Math.sin(i * i))).toPrecision(6));
      }
    });
    return new File([lines.join('\n') + '\n'], MADE_UP, { type: 'text/csv' });
  }

  async function forecastSeries() {
    state.answer = await ask('POST', address() + '/forecast?observed='
      + Math.min(2000, Math.max(60, 3 * state.model.window)), csv(0, state.lines.length));
    const all = state.answer.series;
    byId('channel').replaceChildren(...all.map(s => new Option(s.unique_id, s.unique_id)));
    byId('channel-label').hidden = all.length < 2;
    return ', ' + all.length + ' series; next of ' + all[0].unique_id + ' (' + all[0].forecast[0].time + '): ' + shown(all[0].forecast[0].value);
  }

  async function forecastRows() {
    const window = state.model.window;
    const most = Math.max(60, 3 * window);
    state.from = Math.max(0, state.lines.length - Math.max(most, 5000));
    const forecast = ahead => ask('POST', address() + '/forecast?observed=' + Math.min(2000, most)
      + '&ahead=' + ahead, csv(state.from, state.lines.length));
    state.last = state.lines.length;
    try {
      state.answer = await forecast(0);
      // Rows behind the last observed one hold known columns alone.
      const seen = state.answer.observed;
      state.last = state.from + seen[seen.length - 1].row;
      state.end = state.last;
    } catch (problem) {
      if (!state.model.known.length) {
        throw problem;
      }
      // A file without rows ahead: its last ones are, to see what the model says of them.
      state.end = state.last;
      state.last -= state.model.horizon;
      state.answer = await forecast(state.model.horizon).catch(() => {
        throw problem;
      });
    }
    const first = state.answer.forecast[0];
    const name = state.model.channels[0];
    return '; next' + (first.time ? ' (' + first.time + ')' : '')
      + ': ' + name + ' ' + shown(first.values[name]) + (state.answer.note ? '. Note: ' + state.answer.note : '');
  }

  async function forecastFile() {
    try {
      const said = await (panel() ? forecastSeries() : forecastRows());
      byId('result').hidden = false;
      byId('cards').hidden = true;
      byId('numbers').hidden = false;
      say(state.name + ': ' + state.lines.length + ' rows' + said);
      await explain(state.from, state.last);
      draw();
    } catch (problem) {
      byId('result').hidden = true;
      say(state.name + ': ' + problem.message, true);
    }
  }

  // ---- a stream of its rows

  function stop() {
    if (state.live) {
      state.live.stopped = true;
      const session = state.live.session;
      state.live = null;
      byId('run').textContent = '▶ Run as a stream';
      if (session) {
        ask('DELETE', address() + '/stream/' + session).catch(() => {});
      }
    }
  }

  async function run() {
    if (state.live) {
      stop();
      await forecastFile();
      return;
    }
    const live = { session: null, at: 0, points: [], ahead: [], error: 0, naive: 0, count: 0 };
    state.live = live;
    byId('run').textContent = '■ Stop';
    byId('cards').hidden = false;
    byId('numbers').hidden = true;
    try {
      live.session = (await ask('POST', address() + '/stream')).session;
      const window = state.model.window;
      // The last rows of a long file; a screen is too short for years.
      live.at = Math.max(0, state.end - window - 600);
      await step(live, window);
      while (!live.stopped && live.at < state.end) {
        const began = performance.now();
        const speed = Number(byId('speed').value);
        await step(live, Math.max(1, Math.round(speed / 10)));
        const wait = Math.max(1000 / Math.min(speed, 10) - (performance.now() - began), 0);
        await new Promise(done => setTimeout(done, wait));
      }
      if (!live.stopped) {
        say(state.name + ': all rows taken');
        live.done = true;
        byId('run').textContent = '↺ Back to the file';
      }
    } catch (problem) {
      say(problem.message, true);
      stop();
    }
  }

  async function step(live, rows) {
    const to = Math.min(live.at + rows, state.end);
    const answer = await ask('POST', address() + '/stream/' + live.session + '?each=true&ahead='
      + rowsAhead(to), csv(live.at, to + rowsAhead(to)));
    if (live.stopped) {
      return;
    }
    live.at = to;
    answer.forecasts.forEach(f => {
      const before = live.points.length ? live.points[live.points.length - 1] : null;
      live.points.push({ label: f.time || String(f.row), observed: f.observed,
        ahead: live.ahead.length ? live.ahead[0].values : null });
      if (live.ahead.length && before) {
        const name = channel();
        if (f.observed[name] !== null) {
          live.error += Math.abs(live.ahead[0].values[name] - f.observed[name]);
          live.naive += Math.abs(before.observed[name] - f.observed[name]);
          live.count++;
        }
      }
      live.ahead = f.forecast;
    });
    byId('taken').textContent = answer.rows.toLocaleString('en');
    if (live.count) {
      byId('error').textContent = shown(live.error / live.count);
      byId('naive').textContent = shown(live.naive / live.count);
    }
    if (!state.model.known.length || to + state.model.horizon <= state.lines.length) {
      await explain(to - Math.min(to, state.model.window), to);
    }
    if (!live.stopped) {
      draw();
    }
  }

  function drawLive() {
    const live = state.live;
    const name = channel();
    const points = live.points.slice(-Math.max(90, 3 * state.model.window));
    drawForecast(points.map(p => [p.label, p.observed[name], p.ahead ? p.ahead[name] : null]),
      live.ahead, name);
  }

  // ---- the page

  function choose(name) {
    stop();
    state.model = state.models.find(m => m.name === name);
    state.answer = null;
    byId('result').hidden = true;
    const forecasts = state.model.kind === 'forecaster';
    const takes = forecasts || panel();
    byId('running').hidden = !forecasts;
    byId('channel-name').textContent = panel() ? 'Series' : 'Channel';
    byId('channel').replaceChildren();
    byId('lead').replaceChildren();
    if (forecasts) {
      state.model.channels.forEach(c => byId('channel').append(new Option(c, c)));
      for (let lead = 1; lead <= state.model.horizon; lead++) {
        byId('lead').append(new Option('+' + lead, lead));
      }
    }
    byId('channel-label').hidden = !forecasts || state.model.channels.length < 2;
    byId('wanted').textContent = forecasts
      ? 'Columns: ' + state.model.columns.slice(0, 12).join(', ')
        + (state.model.columns.length > 12 ? ', ...' : '') + '; at least ' + state.model.window
        + ' rows' + (state.model.needsDates ? ' with dates' : '')
        + (state.model.known.length ? '; rows ahead hold ' + state.model.known.join(', ') + ' alone' : '')
        + '. The file goes to this server only.'
      : panel()
      ? 'Many series: columns ' + state.model.columns.join(', ')
        + (state.model.known.length ? '; rows ahead hold ' + state.model.known.join(', ') + ' alone' : '')
        + '. The file goes to this server only.' : '';
    byId('drop').hidden = !takes;
    // Columns beside the values have some that nobody can make up.
    byId('example').hidden = !takes || state.model.columns.length > (panel() ? 3 : state.model.channels.length);
    say(takes ? '' : 'This model names classes: ' + state.model.classes.slice(0, 12).join(', ')
      + (state.model.classes.length > 12 ? ', ...' : '') + '. Programs send sequences as JSON to models/'
      + state.model.name + '/classify.');
    if (state.name === MADE_UP) {
      state.lines = []; // They are the other model's.
    }
    if (takes && state.lines.length) {
      forecastFile();
    }
  }

  async function begin() {
    byId('theme').addEventListener('click', () => {
      root.dataset.theme = root.dataset.theme === 'dark' ? 'light' : 'dark';
      draw();
    });
    if (matchMedia('(prefers-color-scheme: dark)').matches) {
      root.dataset.theme = 'dark';
    }
    const drop = byId('drop');
    ['dragenter', 'dragover'].forEach(kind => addEventListener(kind, event => {
      event.preventDefault();
      drop.classList.add('over');
    }));
    addEventListener('dragleave', () => drop.classList.remove('over'));
    addEventListener('drop', event => {
      event.preventDefault();
      drop.classList.remove('over');
      if (event.dataTransfer.files.length) {
        take(event.dataTransfer.files[0]);
      }
    });
    byId('file').addEventListener('change', event => {
      if (event.target.files.length) {
        take(event.target.files[0]);
      }
    });
    byId('example').addEventListener('click', () => take(example()));
    byId('model').addEventListener('change', event => choose(event.target.value));
    byId('channel').addEventListener('change', redo);
    byId('lead').addEventListener('change', redo);
    byId('run').addEventListener('click', run);
    addEventListener('resize', () => Object.values(charts).forEach(c => c.resize()));
    addEventListener('pagehide', stop);
    try {
      state.models = (await ask('GET', 'models')).models;
      state.models.forEach(m => byId('model').append(new Option(m.name, m.name)));
      byId('subtitle').textContent = state.models.length + (state.models.length === 1 ? ' model' : ' models')
        + ' of spiking networks, served by this machine';
      choose(state.models[0].name);
    } catch (problem) {
      byId('subtitle').textContent = 'the server does not answer';
      say(problem.message, true);
    }
  }

  async function redo() {
    if (!state.live && state.answer) {
      await explain(Math.max(0, state.lines.length - 5000), state.last);
    }
    draw();
  }

  window.sswimLive = { state: state, charts: charts, take: take };
  begin();
}());
