(function () {
  'use strict';

  // What tests look at.
  const errors = [];
  const charts = [];
  window.sswimReport = { errors: errors, charts: charts };
  window.addEventListener('error', function (event) { errors.push(event.message); });
  document.addEventListener('securitypolicyviolation', function (event) {
    errors.push('policy: ' + event.violatedDirective + ' ' + event.blockedURI);
  });

  const NARROW = 520;
  const root = document.documentElement;
  const page = document.getElementById('page');
  const contents = document.getElementById('contents');
  const data = JSON.parse(document.getElementById('data').textContent);

  // ---- Elements, numbers, colours ----

  function element(tag, attributes) {
    const made = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (name) {
      if (name === 'text') {
        made.textContent = attributes.text;
      } else if (name === 'click') {
        made.addEventListener('click', attributes.click);
      } else {
        made.setAttribute(name, attributes[name]);
      }
    });
    for (let i = 2; i < arguments.length; i++) {
      if (arguments[i]) {
        made.appendChild(arguments[i]);
      }
    }
    return made;
  }

  function number(value) {
    if (value === null || value === undefined || !isFinite(value)) {
      return '–';
    }
    const size = Math.abs(value);
    if (size !== 0 && (size < 1e-4 || size >= 1e9)) {
      const parts = value.toExponential(2).split('e');
      return String(Number(parts[0])).replace('-', '−') + ' × ' + tenTo(Number(parts[1]));
    }
    const whole = size >= 1 ? Math.floor(Math.log10(size)) + 1 : 1;
    const digits = Math.max(0, 4 - whole + (size < 1 && size > 0 ? -Math.floor(Math.log10(size)) : 0));
    return value.toLocaleString('en', { maximumFractionDigits: Math.min(12, digits) }).replace('-', '−');
  }

  function tenTo(exponent) {
    return '10' + String(exponent).split('').map(function (sign) {
      return sign === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(sign)];
    }).join('');
  }

  /** Three significant digits, for labels. */
  function short(value) {
    return number(value === null ? null : Number(value.toPrecision(3)));
  }

  /** The name of the scale of errors. */
  function scaleName(scale) {
    return { zscore: 'of z-scores', max: "in shares of each channel's largest value" }[scale] || scale;
  }

  function count(many, noun) {
    return many.toLocaleString('en') + ' ' + noun + (many === 1 ? '' : 's');
  }

  function sum(values) {
    return values.reduce(function (total, value) { return total + value; }, 0);
  }

  // Not by the arguments of a function: there may be too many.
  function least(values) {
    return values.reduce(function (a, b) { return Math.min(a, b); }, Infinity);
  }

  function most(values) {
    return values.reduce(function (a, b) { return Math.max(a, b); }, -Infinity);
  }

  function colour(name) {
    return getComputedStyle(root).getPropertyValue('--' + name).trim();
  }

  const ORDER = ['s-swim', 'ridge', 'uniform-pairs', 'random', 'seasonal-naive', 'persistence'];
  const DASHES = { persistence: 'dotted', 'seasonal-naive': 'dashed' };

  /** A model keeps its colour through the page; with skip synapses its line is dashed. */
  function lookOfModel(model) {
    const base = model.replace('+skip', '');
    const known = ORDER.indexOf(base) >= 0;
    return {
      name: model,
      colour: known ? base : 'ink',
      dash: base === model ? DASHES[base] || 'solid' : 'dashed',
      width: base === 's-swim' ? 2.5 : 1.75
    };
  }

  function lookOfCurve(name, index) {
    return {
      name: name,
      colour: ORDER[index % ORDER.length],
      dash: ['solid', 'dashed', 'dotted'][Math.floor(index / ORDER.length) % 3],
      width: 2
    };
  }

  function lineStyle(look) {
    return { color: colour(look.colour), type: look.dash, width: look.width };
  }

  /** Spikes packed four to a digit, the first in the highest bit. */
  function unpack(train, steps) {
    const at = [];
    for (let t = 0; t < steps; t++) {
      if (parseInt(train[t >> 2], 16) >> (3 - t % 4) & 1) {
        at.push(t);
      }
    }
    return at;
  }

  // ---- Sections, controls, charts ----

  function section(id, title, note) {
    const made = element('section', { 'aria-labelledby': id },
        element('h2', { id: id, text: title }));
    if (note) {
      made.appendChild(element('p', { class: 'note', text: note }));
    }
    page.appendChild(made);
    contents.appendChild(element('a', { href: '#' + id, text: title }));
    return made;
  }

  function select(label, names, changed) {
    const box = element('select', {});
    names.forEach(function (name, i) {
      box.appendChild(element('option', { value: String(i), text: name }));
    });
    box.addEventListener('change', function () { changed(Number(box.value)); });
    return { node: element('label', {}, element('span', { text: label }), box), box: box };
  }

  function swatch(look) {
    const made = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    made.setAttribute('width', '22');
    made.setAttribute('height', '10');
    made.setAttribute('aria-hidden', 'true');
    const line = document.createElementNS('http://www.w3.org/2000/svg', look.symbol ? 'circle' : 'line');
    if (look.symbol) {
      line.setAttribute('cx', '11');
      line.setAttribute('cy', '5');
      line.setAttribute('r', '4');
      line.style.fill = 'var(--' + look.colour + ')';
    } else {
      line.setAttribute('x1', '0');
      line.setAttribute('x2', '22');
      line.setAttribute('y1', '5');
      line.setAttribute('y2', '5');
      line.style.stroke = 'var(--' + look.colour + ')';
      line.style.strokeWidth = look.area ? '10' : '3';
      line.style.opacity = look.area ? '.3' : '1';
      line.style.strokeDasharray = { dashed: '6 3', dotted: '2 3' }[look.dash] || 'none';
    }
    made.appendChild(line);
    return made;
  }

  /**
   * A chart with its title, controls, legend and summary.
   *
   * spec: id, title, size, controls (a node), looks() for the legend, option(context), summary().
   */
  function chart(parent, spec) {
    const plot = element('div', { class: 'plot ' + (spec.size || ''), role: 'img', id: 'chart-' + spec.id });
    const caption = element('figcaption', {});
    const chips = element('div', { class: 'chips' });
    const figure = element('figure', {}, element('h3', { text: spec.title }), spec.controls, chips, plot, caption);
    parent.appendChild(figure);
    const hidden = spec.hidden || {};
    const made = { id: spec.id, plot: plot, instance: null, draw: draw };

    function drawChips() {
      const looks = spec.looks ? spec.looks() : [];
      chips.hidden = looks.length < 2;
      chips.textContent = '';
      looks.forEach(function (look) {
        const chip = element('button', {
          type: 'button',
          'aria-pressed': String(!hidden[look.name]),
          click: function () {
            hidden[look.name] = !hidden[look.name];
            draw();
          }
        }, swatch(look), element('span', { text: look.name }));
        chips.appendChild(chip);
      });
    }

    function draw() {
      const focused = Array.prototype.indexOf.call(chips.children, document.activeElement);
      drawChips();
      if (focused >= 0 && chips.children[focused]) {
        chips.children[focused].focus();
      }
      if (made.instance === null) {
        made.instance = echarts.init(plot);
      } else {
        made.instance.resize();
      }
      const context = { width: plot.clientWidth, height: plot.clientHeight, narrow: plot.clientWidth < NARROW, hidden: hidden };
      made.instance.setOption(base(spec.option(context)), true);
      const summary = spec.summary();
      caption.textContent = summary;
      plot.setAttribute('aria-label', spec.title + '. ' + summary);
    }

    charts.push(made);
    return made;
  }

  function base(option) {
    option.animation = false;
    // Without it the library warns of symbols that it shows under a pointer.
    option.series.forEach(function (series) { series.zlevel = 0; });
    option.textStyle = { fontFamily: getComputedStyle(document.body).fontFamily };
    option.backgroundColor = 'transparent';
    return option;
  }

  function axis(name, more) {
    return Object.assign({
      type: 'value',
      name: name,
      nameTextStyle: { color: colour('soft'), fontSize: 12 },
      axisLine: { show: true, onZero: false, lineStyle: { color: colour('line') } },
      axisTick: { lineStyle: { color: colour('line') } },
      axisLabel: { color: colour('soft'), fontSize: 12, hideOverlap: true, formatter: number },
      splitLine: { lineStyle: { color: colour('grid') } }
    }, more || {});
  }

  function across(name, more) {
    return axis(name, Object.assign({ nameLocation: 'middle', nameGap: 28, splitLine: { show: false } }, more || {}));
  }

  function up(name, more) {
    return axis(name, Object.assign({
      nameLocation: 'end',
      nameGap: 12,
      nameTextStyle: { color: colour('soft'), fontSize: 12, align: 'left' },
      axisLine: { show: false },
      axisTick: { show: false }
    }, more || {}));
  }

  function grid(more) {
    return Object.assign({ left: 8, right: 20, top: 32, bottom: 32, containLabel: true }, more || {});
  }

  function tooltip(head, skip) {
    return {
      trigger: 'axis',
      confine: true,
      backgroundColor: colour('panel'),
      borderColor: colour('line'),
      textStyle: { color: colour('ink'), fontSize: 13 },
      axisPointer: { lineStyle: { color: colour('soft') } },
      formatter: function (points) {
        const rows = points.filter(function (p) { return !(skip && skip(p)); }).map(function (p) {
          const value = Array.isArray(p.value) ? p.value[1] : p.value;
          return value === null || value === undefined ? ''
              : p.marker + echarts.format.encodeHTML(p.seriesName) + ' <b>' + number(value) + '</b>';
        }).filter(Boolean);
        return rows.length === 0 ? '' : echarts.format.encodeHTML(head(points[0])) + '<br>' + rows.join('<br>');
      }
    };
  }

  function selected(names, hidden) {
    const all = {};
    names.forEach(function (name) { all[name] = !hidden[name]; });
    return { show: false, selected: all };
  }

  /** Round bounds and their distance for some values. */
  function extent(values) {
    let min = least(values);
    let max = most(values);
    if (!isFinite(min)) {
      return { min: 0, max: 1, interval: 0.5 };
    }
    if (max - min < 1e-12 * Math.max(Math.abs(min), Math.abs(max)) || max === min) {
      min -= Math.abs(min) / 10 || 1;
      max += Math.abs(max) / 10 || 1;
    }
    const raw = (max - min) / 5;
    const power = Math.pow(10, Math.floor(Math.log10(raw)));
    const step = [1, 2, 2.5, 5, 10].find(function (s) { return s * power >= raw * 0.999; }) * power;
    return { min: Math.floor(min / step + 1e-9) * step, max: Math.ceil(max / step - 1e-9) * step, interval: step };
  }

  /** Which of 1, 2, ... get a label: the first and multiples of a round number, so many at most. */
  function everyRound(last, labels) {
    const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].find(function (s) { return last / s <= labels; }) || last;
    return function (i) { return i === 0 && step < 20 || (i + 1) % step === 0; };
  }

  /** Dates on two lines, without what all share at their end. */
  function shortTimes(times) {
    let shown = times.map(function (time) { return time.replace('T', ' '); });
    [' 00:00:00', ' 00:00', ':00'].forEach(function (tail) {
      if (shown.every(function (time) { return /\d-\d/.test(time) && time.endsWith(tail) && time.indexOf(':') >= 0; })
          && !(tail === ':00' && shown.every(function (time) { return /^\S+ \d+:\d+$/.test(time); }))) {
        shown = shown.map(function (time) { return time.slice(0, -tail.length); });
      }
    });
    return shown;
  }

  function timeLabel() {
    return {
      color: colour('soft'),
      fontSize: 12,
      lineHeight: 15,
      hideOverlap: true,
      formatter: function (time) { return time.replace(' ', '\n'); }
    };
  }

  function timeName(dated, times) {
    return !dated ? 'row' : times[0].indexOf(':') > 0 ? 'time' : 'date';
  }

  // ---- Head ----

  function drawHead() {
    document.getElementById('subtitle').textContent = 'S-SWIM ' + data.version + ', spiking networks trained without gradients';
    const cards = element('dl', { class: 'cards' });
    data.cards.forEach(function (card) {
      cards.appendChild(element('div', { class: 'card' },
          element('dt', { text: card.label }),
          element('dd', { class: 'value', text: card.value }),
          element('dd', { class: 'small', text: card.note })));
    });
    page.appendChild(cards);
  }

  // ---- The table of a comparison ----

  function drawTable(table) {
    const made = section('table', 'Models compared',
        'Errors ' + scaleName(table.scale) + ' on the test windows; the best of each horizon is marked'
        + (table.seeds > 1 ? '; medians over ' + count(table.seeds, 'seed') : '') + '.');
    const head = element('tr', {});
    table.headings.forEach(function (heading, i) {
      if (!(heading === 'over seeds' && table.seeds === 1)) {
        head.appendChild(element('th', { scope: 'col', text: heading === 'over seeds' ? 'RSE over seeds' : heading }));
      }
    });
    const body = element('tbody', {});
    let horizon = null;
    table.rows.forEach(function (row) {
      const line = element('tr', row.cells[0] !== horizon ? { class: 'first' } : {});
      row.cells.forEach(function (cell, i) {
        if (table.headings[i] === 'over seeds' && table.seeds === 1) {
          return;
        }
        const best = row.best.indexOf(i) >= 0;
        const td = element('td', best ? { class: 'best' } : {});
        if (table.headings[i] === 'model') {
          const mark = element('span', { class: 'swatch', 'aria-hidden': 'true' });
          mark.style.background = 'var(--' + lookOfModel(cell).colour + ')';
          td.appendChild(mark);
          td.appendChild(document.createTextNode(cell));
        } else {
          td.textContent = i === 0 && cell === horizon ? '' : cell;
        }
        line.appendChild(td);
      });
      horizon = row.cells[0];
      body.appendChild(line);
    });
    made.appendChild(element('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Table of errors' },
        element('table', { class: 'scores' }, element('thead', {}, head), body)));
    const notes = element('ul', { class: 'notes' });
    table.notes.forEach(function (note) { notes.appendChild(element('li', { text: note })); });
    made.appendChild(notes);
  }

  // ---- Forecasts against truth ----

  function drawForecasts(forecast) {
    const made = section('forecasts', 'Forecasts against truth', forecast.note);
    const last = forecast.origins.length - 1;
    const state = { origin: Math.max(0, last - (forecast.origins[last].observed[0].length > forecast.origins[last].history ? 0 : 1)), channel: 0 };
    const channels = select('Channel', forecast.channels, function (i) { state.channel = i; drawn.draw(); });
    const origins = select('Origin', forecast.origins.map(function (origin) {
      return (forecast.dated ? '' : 'row ') + origin.label + (origin.observed[0].length > origin.history ? '' : ' (end of the data)');
    }), go);
    const back = element('button', { type: 'button', text: '◀', 'aria-label': 'Earlier origin', click: function () { go(state.origin - 1); } });
    const on = element('button', { type: 'button', text: '▶', 'aria-label': 'Later origin', click: function () { go(state.origin + 1); } });
    const controls = element('div', { class: 'controls' },
        forecast.channels.length > 1 ? channels.node : null, origins.node,
        element('span', { class: 'steps' }, back, on));

    function go(i) {
      state.origin = i;
      drawn.draw();
    }

    function shown() {
      return forecast.origins[state.origin];
    }

    function bandName(model, band) {
      return model + ' ' + number(band.level) + ' %';
    }

    const drawn = chart(made, {
      id: 'forecast',
      title: 'Forecast and truth',
      size: 'tall',
      controls: controls,
      looks: function () {
        const looks = [{ name: 'observed', colour: 'ink', dash: 'solid', width: 2 }];
        shown().forecasts.forEach(function (f) {
          looks.push(lookOfModel(f.model));
          f.bands.forEach(function (band) {
            looks.push({ name: bandName(f.model, band), colour: lookOfModel(f.model).colour, area: true });
          });
        });
        return looks;
      },
      option: function (context) {
        const origin = shown();
        const c = state.channel;
        const times = shortTimes(origin.times);
        const before = new Array(origin.history).fill(null);
        const few = forecast.horizon <= 30;
        origins.box.value = String(state.origin);
        back.disabled = state.origin === 0;
        on.disabled = state.origin === last;
        let seen = [];
        const names = ['observed'];
        const series = [];
        if (!context.hidden.observed) {
          seen = seen.concat(origin.observed[c]);
        }
        origin.forecasts.forEach(function (f) {
          names.push(f.model);
          if (!context.hidden[f.model]) {
            seen = seen.concat(f.values[c]);
          }
          f.bands.forEach(function (band) {
            const name = bandName(f.model, band);
            names.push(name);
            if (!context.hidden[name]) {
              seen = seen.concat(band.lower[c], band.upper[c]);
            }
          });
        });
        const bounds = extent(seen.filter(function (v) { return v !== null; }));
        origin.forecasts.forEach(function (f) {
          // Only numbers of one sign stack, so bands stand on an axis of their own that begins at 0.
          f.bands.forEach(function (band) {
            const name = bandName(f.model, band);
            const shape = { type: 'line', name: name, yAxisIndex: 1, stack: name, symbol: 'none', lineStyle: { opacity: 0 }, silent: true };
            series.push(Object.assign({}, shape, {
              data: before.concat(band.lower[c].map(function (v) { return v - bounds.min; }))
            }));
            series.push(Object.assign({}, shape, {
              data: before.concat(band.upper[c].map(function (v, k) { return v - band.lower[c][k]; })),
              areaStyle: { color: colour(lookOfModel(f.model).colour), opacity: 0.2 }
            }));
          });
        });
        origin.forecasts.forEach(function (f) {
          const look = lookOfModel(f.model);
          series.push({
            type: 'line',
            name: f.model,
            data: before.concat(f.values[c]),
            lineStyle: lineStyle(look),
            itemStyle: { color: colour(look.colour) },
            symbol: 'circle',
            symbolSize: 4,
            showSymbol: few && look.dash === 'solid' || forecast.horizon === 1
          });
        });
        series.push({
          type: 'line',
          name: 'observed',
          data: origin.observed[c],
          z: 1,
          lineStyle: { color: colour('ink'), width: 1.5 },
          itemStyle: { color: colour('ink') },
          showSymbol: false,
          markLine: {
            silent: true,
            symbol: 'none',
            lineStyle: { color: colour('soft'), type: 'dashed' },
            label: { formatter: 'origin', color: colour('soft'), position: 'end', distance: 4 },
            data: [{ xAxis: origin.history - 1 }]
          }
        });
        const bandAxis = { type: 'value', show: false, min: 0, max: bounds.max - bounds.min };
        return {
          legend: selected(names, context.hidden),
          grid: grid({ left: 26, bottom: times[0].indexOf(' ') > 0 ? 78 : 66 }),
          tooltip: tooltip(function (p) {
            const lead = p.dataIndex - origin.history + 1;
            return origin.times[p.dataIndex] + (lead > 0 ? ', lead ' + lead : '');
          }, function (p) { return / %$/.test(p.seriesName); }),
          xAxis: across(timeName(forecast.dated, times), {
            type: 'category',
            data: times,
            boundaryGap: false,
            nameGap: times[0].indexOf(' ') > 0 ? 40 : 25,
            axisLabel: timeLabel()
          }),
          yAxis: [up(forecast.channels[c], Object.assign({ nameTextStyle: { color: colour('soft'), fontSize: 12, align: 'left', width: context.width - 110, overflow: 'truncate' } }, bounds)), bandAxis],
          dataZoom: [
            { type: 'slider', height: context.narrow ? 26 : 20, bottom: 8, left: 40, right: 40, showDetail: false, brushSelect: false, showDataShadow: false, borderColor: colour('line'), fillerColor: 'rgba(128,140,155,.2)', textStyle: { color: colour('soft') } }
          ].concat(window.matchMedia('(pointer: coarse)').matches ? [] : [{ type: 'inside', zoomOnMouseWheel: 'ctrl', moveOnMouseWheel: false }]),
          series: series
        };
      },
      summary: function () {
        const origin = shown();
        const c = state.channel;
        const truth = origin.observed[c].slice(origin.history);
        const parts = [];
        if (truth.length > 0) {
          const errorsOf = origin.forecasts.map(function (f) {
            return { model: f.model, mae: sum(truth.map(function (y, k) { return Math.abs(y - f.values[c][k]); })) / truth.length };
          }).sort(function (a, b) { return a.mae - b.mae; });
          parts.push('Mean absolute error over the ' + count(truth.length, 'lead') + ' from this origin: '
              + errorsOf.map(function (e) { return e.model + ' ' + number(e.mae); }).join(', ') + '.');
        } else {
          origin.forecasts.forEach(function (f) {
            parts.push(f.model + ' forecasts ' + forecast.channels[c] + ' between ' + number(least(f.values[c])) + ' and '
                + number(most(f.values[c])) + ' over the next ' + count(forecast.horizon, 'row') + '.');
          });
        }
        parts.push('Vertical: ' + forecast.channels[c] + ', in the units of the file. Drag the bar below the chart'
            + (window.matchMedia('(pointer: coarse)').matches ? '' : ', or turn the wheel with Ctrl held,') + ' to zoom.');
        if (forecast.allChannels > forecast.channels.length) {
          parts.push('The page holds the first ' + count(forecast.channels.length, 'channel') + ' of ' + forecast.allChannels + '.');
        }
        return parts.join(' ');
      }
    });
  }

  // ---- Error by lead ----

  function drawLeads(leads) {
    const made = section('leads', 'Error by lead time');
    const state = { horizon: leads.horizons.indexOf(most(leads.horizons)), metric: 'mse' };
    const horizons = select('Horizon', leads.horizons.map(function (h) { return count(h, 'row'); }), function (i) { state.horizon = i; drawn.draw(); });
    horizons.box.value = String(state.horizon);
    const metrics = select('Error', ['mean squared (MSE)', 'mean absolute (MAE)'], function (i) { state.metric = ['mse', 'mae'][i]; drawn.draw(); });

    function curves() {
      return leads.curves.filter(function (curve) { return curve.horizon === leads.horizons[state.horizon]; });
    }

    // Naive forecasts may be so bad that all others would share one line.
    const flattening = {};
    const heights = curves().map(function (curve) { return most(curve.mse); });
    const tallest = most(heights.filter(function (height, i) { return DASHES[curves()[i].model] === undefined; }));
    heights.forEach(function (height, i) {
      if (DASHES[curves()[i].model] && height > 2.5 * tallest && isFinite(tallest)) {
        flattening[curves()[i].model] = true;
      }
    });
    const off = Object.keys(flattening);

    const drawn = chart(made, {
      id: 'leads',
      title: 'Test error against lead',
      hidden: flattening,
      size: 'tall',
      controls: element('div', { class: 'controls' }, leads.horizons.length > 1 ? horizons.node : null, metrics.node),
      looks: function () { return curves().map(function (curve) { return lookOfModel(curve.model); }); },
      option: function (context) {
        return {
          legend: selected(curves().map(function (curve) { return curve.model; }), context.hidden),
          grid: grid(),
          tooltip: tooltip(function (p) { return 'lead ' + (p.dataIndex + 1); }),
          xAxis: across('lead (rows ahead)', {
            type: 'category',
            data: curves()[0].mse.map(function (value, k) { return String(k + 1); }),
            boundaryGap: curves()[0].horizon === 1,
            axisTick: { show: false },
            axisLabel: { color: colour('soft'), fontSize: 12, interval: everyRound(leads.horizons[state.horizon], context.width / 50) }
          }),
          yAxis: up(state.metric.toUpperCase() + ' ' + scaleName(leads.scale), { scale: true }),
          series: curves().map(function (curve) {
            const look = lookOfModel(curve.model);
            return {
              type: 'line',
              name: curve.model,
              data: curve[state.metric],
              lineStyle: lineStyle(look),
              itemStyle: { color: colour(look.colour) },
              symbol: 'circle',
              symbolSize: 5,
              showSymbol: curve.horizon <= 30
            };
          })
        };
      },
      summary: function () {
        const horizon = leads.horizons[state.horizon];
        const parts = [1, horizon].filter(function (lead, i) { return i === 0 || horizon > 1; }).map(function (lead) {
          const ranked = curves().filter(function (curve) { return curve[state.metric][lead - 1] !== null; })
              .sort(function (a, b) { return a[state.metric][lead - 1] - b[state.metric][lead - 1]; });
          return ranked.length === 0 ? '' : 'at lead ' + lead + ' ' + ranked[0].model + ' (' + number(ranked[0][state.metric][lead - 1]) + ')';
        }).filter(Boolean);
        return 'Over all channels and test windows' + (leads.seeds > 1 ? ', medians over ' + count(leads.seeds, 'seed') : '') + '. Least error: ' + parts.join(', ') + '.'
            + (off.length > 0 ? ' At first ' + off.join(' and ') + ' is off, as its errors would flatten the others.' : '');
      }
    });
  }

  // ---- The network at work ----

  function drawNetwork(network) {
    const activity = network.activity;
    const times = shortTimes(activity.times);
    const made = section('network', 'Inside the network',
        'Of ' + network.which + ', while it looks at the window from ' + (activity.dated ? '' : 'row ') + times[0] + ' to ' + times[times.length - 1]
        + (activity.joint ? ' of all channels' : ' of channel ' + activity.channel) + '.');
    drawRaster(made, activity, times);
    drawVoltage(made, activity, times);
    drawKernels(made, network.kernels);
    drawDistributions(network.distributions);
  }

  function layerNames(activity) {
    return activity.layers.map(function (layer, l) { return 'Layer ' + (l + 1); });
  }

  function timeAxis(activity, times, more) {
    return across(timeName(activity.dated, times), Object.assign({
      type: 'category',
      data: times,
      nameGap: times[0].indexOf(' ') > 0 ? 41 : 25,
      axisLabel: timeLabel()
    }, more || {}));
  }

  function drawRaster(parent, activity, times) {
    const state = { layer: 0 };
    const layers = select('Layer', layerNames(activity), function (i) { state.layer = i; drawn.draw(); });
    const drawn = chart(parent, {
      id: 'raster',
      title: 'Spike raster, below the window that causes it',
      size: 'tall',
      controls: activity.layers.length > 1 ? element('div', { class: 'controls' }, layers.node) : null,
      option: function (context) {
        const layer = activity.layers[state.layer];
        const spikes = [];
        layer.trains.forEach(function (train, rank) {
          unpack(train, activity.steps).forEach(function (t) { spikes.push([t, rank]); });
        });
        const two = times[0].indexOf(' ') > 0 ? 18 : 0;
        const top = 152 + two;
        const bottom = 44 + two;
        const high = (context.height - top - bottom) / layer.trains.length;
        const wide = (context.width - 98) / activity.steps;
        return {
          grid: [
            { left: 64, right: 34, top: 28, height: 70 },
            { left: 64, right: 34, top: top, bottom: bottom }
          ],
          tooltip: {
            trigger: 'item',
            confine: true,
            backgroundColor: colour('panel'),
            borderColor: colour('line'),
            textStyle: { color: colour('ink'), fontSize: 13 },
            formatter: function (p) {
              return p.seriesName === 'spikes'
                ? 'neuron ' + layer.shown[p.value[1]] + '<br>' + echarts.format.encodeHTML(activity.times[p.value[0] + activity.firstStep])
                : echarts.format.encodeHTML(activity.times[p.dataIndex]) + '<br><b>' + number(p.value) + '</b>';
            }
          },
          xAxis: [
            timeAxis(activity, times, { gridIndex: 0, name: '' }),
            timeAxis(activity, times.slice(activity.firstStep), { gridIndex: 1 })
          ],
          yAxis: [
            up(activity.channel, { gridIndex: 0, scale: true, splitNumber: 2, nameTextStyle: { color: colour('soft'), fontSize: 12, align: 'left', width: context.width - 110, overflow: 'truncate' } }),
            up('neurons, most active on top', { gridIndex: 1, min: -0.5, max: layer.trains.length - 0.5, axisLabel: { show: false }, splitLine: { show: false } })
          ],
          series: [
            {
              type: 'line', name: activity.channel, data: activity.signal, showSymbol: false,
              lineStyle: { color: colour('ink'), width: 1.75 }, itemStyle: { color: colour('ink') },
              markArea: {
                silent: true, itemStyle: { color: colour('s-swim'), opacity: 0.12 },
                data: activity.firstStep > 0 ? [[{ xAxis: activity.firstStep }, { xAxis: times.length - 1 }]] : []
              }
            },
            {
              type: 'scatter', name: 'spikes', xAxisIndex: 1, yAxisIndex: 1, data: spikes,
              symbol: 'rect', symbolSize: [Math.max(1.5, 0.6 * wide), Math.max(1, 0.8 * high)],
              itemStyle: { color: colour('s-swim') }, large: spikes.length > 20000, progressive: 0
            }
          ]
        };
      },
      summary: function () {
        const layer = activity.layers[state.layer];
        return count(layer.spikes, 'spike') + ' of ' + count(layer.neurons, 'neuron') + ' in ' + count(activity.steps, 'step') + ': '
            + number(layer.spikes / (layer.neurons * activity.steps)) + ' per neuron and step.'
            + (activity.firstStep > 0 ? ' A neuron sees ' + count(activity.firstStep + 1, 'row') + ' at once, so it takes its steps in the shaded part of the window.' : '')
            + (layer.relays > 0 ? ' Left out are ' + count(layer.relays, 'neuron') + ' that only pass on the spikes of the layer before.' : '')
            + (layer.shown.length < layer.neurons ? ' Shown are ' + layer.shown.length + ' of the neurons, evenly chosen.' : '');
      }
    });
  }

  function drawVoltage(parent, activity, times) {
    const choices = [];
    activity.layers.forEach(function (layer, l) {
      layer.voltages.forEach(function (trace) {
        choices.push({
          name: (activity.layers.length > 1 ? 'layer ' + (l + 1) + ', ' : '') + 'neuron ' + trace.neuron
              + ', ' + count(unpack(trace.train, activity.steps).length, 'spike'),
          trace: trace
        });
      });
    });
    const state = { choice: Math.floor(choices.length / 2) };
    const neurons = select('Neuron', choices.map(function (choice) { return choice.name; }), function (i) { state.choice = i; drawn.draw(); });
    neurons.box.value = String(state.choice);
    const drawn = chart(parent, {
      id: 'voltage',
      title: 'Membrane voltage and spikes of a neuron',
      controls: element('div', { class: 'controls' }, neurons.node),
      looks: function () {
        return [
          { name: 'voltage', colour: 's-swim', dash: 'solid' },
          { name: 'spike', colour: 'alert', symbol: true }
        ];
      },
      option: function (context) {
        const trace = choices[state.choice].trace;
        const steps = times.slice(activity.firstStep);
        const spikes = unpack(trace.train, activity.steps).map(function (t) { return [t, trace.voltage[t]]; });
        return {
          legend: selected(['voltage', 'spike'], context.hidden),
          grid: grid({ left: 26, bottom: times[0].indexOf(' ') > 0 ? 40 : 30, right: 76 }),
          tooltip: tooltip(function (p) { return activity.times[activity.firstStep + (Array.isArray(p.value) ? p.value[0] : p.dataIndex)]; }),
          xAxis: timeAxis(activity, steps),
          yAxis: up('voltage (threshold at 0)'),
          series: [
            {
              type: 'line', name: 'voltage', data: trace.voltage, showSymbol: activity.steps === 1,
              lineStyle: { color: colour('s-swim'), width: 2 }, itemStyle: { color: colour('s-swim') },
              markLine: {
                silent: true, symbol: 'none', lineStyle: { color: colour('soft'), type: 'dashed' },
                label: { formatter: 'threshold', color: colour('soft'), position: 'end' },
                data: [{ yAxis: 0 }]
              }
            },
            { type: 'scatter', name: 'spike', data: spikes, symbolSize: activity.steps > 150 ? 4 : 8, itemStyle: { color: colour('alert') } }
          ]
        };
      },
      summary: function () {
        const choice = choices[state.choice];
        return choice.name.charAt(0).toUpperCase() + choice.name.slice(1) + ' in ' + count(activity.steps, 'step')
            + '. The voltage lies between ' + number(least(choice.trace.voltage)) + ' and '
            + number(most(choice.trace.voltage)) + '; the neuron fires where it reaches 0, and each spike lowers it for a while by its cost.';
      }
    });
  }

  // ---- Kernels ----

  function drawKernels(parent, kernels) {
    const pair = element('div', { class: 'pair' });
    parent.appendChild(pair);
    function named(curve) {
      const whose = curve.bank !== undefined ? 'read-out bank ' + curve.bank
          : (kernels.layers > 1 ? 'layer ' + curve.layer + ', ' : '') + (curve.alike ? 'all neurons' : 'neuron ' + curve.neuron);
      return whose + ': ' + (curve.cost === undefined ? '' : 'cost ' + short(curve.cost) + ', ')
          + (curve.delay ? 'delay ' + curve.delay + ', ' : '') + 'support ' + short(curve.support);
    }
    kernels.psp.concat(kernels.refractory).forEach(function (curve) { curve.label = named(curve); });
    curves(pair, 'psp', 'Post-synaptic potential kernels', kernels.psp, 'response (1 / step)',
        'Shape ' + kernels.pspKernel + ': how an input of 1 at lag 0 is felt later; each sums to 1. Neurons with the least, the middle and the largest support, and the banks through which the outputs see spikes.');
    curves(pair, 'refractory', 'Refractory kernels', kernels.refractory, 'change of voltage',
        'Shape ' + kernels.refractoryKernel + ': what a spike at lag 0 does to the voltage of the neuron that fired, for the neurons with the largest, the middle and the least spike cost.');
  }

  function curves(parent, id, title, all, unit, summary) {
    function looks() {
      return all.map(function (curve, i) { return lookOfCurve(curve.label, i); });
    }
    chart(parent, {
      id: id,
      title: title,
      size: 'low',
      looks: looks,
      option: function (context) {
        const longest = most(all.map(function (curve) { return curve.values.length; }));
        return {
          legend: selected(all.map(function (curve) { return curve.label; }), context.hidden),
          grid: grid(),
          tooltip: tooltip(function (p) { return 'lag ' + p.value[0]; }),
          xAxis: across('lag (steps)', { min: 0, minInterval: 1 }),
          yAxis: up(unit),
          series: all.map(function (curve, i) {
            const look = looks()[i];
            return {
              type: 'line', name: curve.label, lineStyle: lineStyle(look), itemStyle: { color: colour(look.colour) },
              symbol: ['circle', 'rect', 'triangle', 'diamond'][i % 4], symbolSize: 6, showSymbol: longest <= 30,
              data: curve.values.map(function (value, lag) { return [lag, value]; })
            };
          })
        };
      },
      summary: function () { return summary; }
    });
  }

  // ---- Distributions ----

  function drawDistributions(distributions) {
    const made = section('neurons', 'The neurons',
        'How the ' + count(distributions.neurons, 'neuron') + ' differ'
        + (distributions.allNeurons > distributions.neurons ? ', without the ' + count(distributions.allNeurons - distributions.neurons, 'neuron') + ' that only pass on spikes of an earlier layer' : '')
        + '. Firing rates are means over '
        + count(distributions.windows, 'window') + ' spread over the data.');
    const constants = distributions.histograms.filter(function (h) { return 'constant' in h; });
    if (constants.length > 0) {
      made.appendChild(element('p', { text: 'Alike in all neurons: ' + constants.map(function (h) {
        return h.name.charAt(0).toLowerCase() + h.name.slice(1) + ' ' + number(h.constant) + ' ' + h.unit;
      }).join('; ') + '.' }));
    }
    const trio = element('div', { class: 'trio' });
    made.appendChild(trio);
    distributions.histograms.filter(function (h) { return !('constant' in h); }).forEach(function (h, n) {
      const names = h.layers.map(function (counts, l) { return 'layer ' + (l + 1); });
      const labels = h.layers[0].map(function (c, b) {
        const middle = (h.edges[b] + h.edges[b + 1]) / 2;
        return h.whole ? number(middle) : short(middle);
      });
      chart(trio, {
        id: 'histogram-' + n,
        title: h.name,
        size: 'low',
        looks: function () {
          return names.map(function (name, l) { return { name: name, colour: ORDER[l], area: false, symbol: true }; });
        },
        option: function (context) {
          return {
            legend: selected(names, context.hidden),
            grid: grid(),
            tooltip: tooltip(function (p) {
              const b = p.dataIndex;
              return h.whole ? labels[b] + ' ' + h.unit : short(h.edges[b]) + ' to ' + short(h.edges[b + 1]) + ' ' + h.unit;
            }),
            xAxis: across(h.unit, { type: 'category', data: labels, axisLabel: { color: colour('soft'), fontSize: 12, hideOverlap: true } }),
            yAxis: up('neurons', { minInterval: 1 }),
            series: h.layers.map(function (counts, l) {
              return { type: 'bar', name: names[l], data: counts, barCategoryGap: '12%', barGap: '0%', itemStyle: { color: colour(ORDER[l]) } };
            })
          };
        },
        summary: function () {
          return 'From ' + short(h.whole ? h.edges[0] + 0.5 : h.edges[0]) + ' to '
              + short(h.edges[h.edges.length - 1] - (h.whole ? 0.5 : 0)) + ' ' + h.unit + ', median ' + short(h.median) + '.';
        }
      });
    });
  }

  // ---- What was searched ----

  function power(value) {
    const exponent = Math.floor(Math.log10(value) + 1e-6);
    const factor = Number((value / Math.pow(10, exponent)).toPrecision(2));
    return (factor === 1 ? '' : factor + ' × ') + tenTo(exponent);
  }

  function drawSearch(search) {
    if (search.penalties.length + search.widths.length === 0) {
      return;
    }
    const made = section('search', 'What training chose', 'Errors on windows left out of training, which chose; no test window is among them.');
    const pair = element('div', { class: 'pair' });
    made.appendChild(pair);
    if (search.penalties.length > 0) {
      searched(pair, 'penalties', 'Validation error against penalty', search.penalties,
          'penalty (share of the mean diagonal)', power, lookOfCurve);
    }
    if (search.widths.length > 0) {
      searched(pair, 'widths', 'Validation error against width', search.widths,
          'neurons per hidden layer', number, function (name, i) {
            return ORDER.indexOf(name.replace('+skip', '')) >= 0 ? lookOfModel(name) : lookOfCurve(name, i);
          });
    }
  }

  function searched(parent, id, title, all, unit, shown, lookOf) {
    function looks() {
      return all.map(function (curve, i) { return lookOf(curve.label, i); });
    }
    const widths = id === 'widths';
    const wide = widths ? all.reduce(function (xs, curve) { return xs.concat(curve.x); }, [])
        .filter(function (x, i, xs) { return xs.indexOf(x) === i; }).sort(function (a, b) { return a - b; }) : [];
    const errorsOf = all.reduce(function (ys, curve) { return ys.concat(curve.y); }, []);
    // Far beyond the best penalty errors rise so high that nothing else could be seen.
    const cap = 1.3 * most(all.map(function (curve) { return least(curve.y); }));
    const cut = errorsOf.some(function (y) { return y > 2 * cap; });
    const bounds = cut ? extent(errorsOf.filter(function (y) { return y <= cap; }).concat([cap])) : { scale: true };

    function at(x) {
      return widths ? wide.indexOf(x) : x;
    }

    chart(parent, {
      id: id,
      title: title,
      looks: looks,
      option: function (context) {
        const series = [];
        all.forEach(function (curve, i) {
          const look = looks()[i];
          const best = curve.x.indexOf(curve.taken);
          series.push({
            type: 'line', name: curve.label, lineStyle: lineStyle(look), itemStyle: { color: colour(look.colour) },
            symbol: 'circle', symbolSize: 6,
            data: curve.x.map(function (x, k) { return [at(x), curve.y[k]]; })
          });
          if (best >= 0) {
            series.push({
              type: 'scatter', name: curve.label, data: [[at(curve.taken), curve.y[best]]], symbolSize: 14, silent: true, z: 1,
              tooltip: { show: false },
              itemStyle: { color: 'transparent', borderColor: colour(look.colour), borderWidth: 2 }
            });
          }
        });
        return {
          legend: selected(all.map(function (curve) { return curve.label; }), context.hidden),
          grid: grid({ right: 28 }),
          tooltip: tooltip(function (p) { return shown(widths ? wide[p.value[0]] : p.value[0]); }, function (p) { return p.seriesType === 'scatter'; }),
          xAxis: across(unit, Object.assign({
            axisLabel: { color: colour('soft'), fontSize: 12, hideOverlap: true, formatter: widths ? null : shown }
          }, widths ? { type: 'category', data: wide.map(number), boundaryGap: true } : { type: 'log', min: 'dataMin', max: 'dataMax' })),
          yAxis: up('mean squared error of z-scores', bounds),
          series: series
        };
      },
      summary: function () {
        return (cut ? 'Errors beyond ' + number(bounds.max) + ' leave the chart at the top. ' : '') + all.map(function (curve) {
          const at = curve.x.indexOf(curve.taken);
          const name = all.length > 1 ? curve.label.charAt(0).toUpperCase() + curve.label.slice(1) + ': taken ' : 'Taken ';
          return at < 0 ? '' : name + shown(curve.taken) + ', with an error of ' + number(curve.y[at]) + ' (ringed), of ' + curve.x.length + ' tried.';
        }).join(' ');
      }
    });
  }

  // ---- Options and provenance ----

  function drawFacts(facts) {
    if (facts.length === 0) {
      return;
    }
    const made = section('options', 'Options and provenance', 'Everything that is needed to get the same result again.');
    facts.forEach(function (group, i) {
      const body = element('tbody', {});
      group.rows.forEach(function (row) {
        body.appendChild(element('tr', {}, element('th', { scope: 'row', text: row[0] }), element('td', {}, element('div', { class: 'value', text: row[1] }))));
      });
      const details = element('details', { class: 'facts' },
          element('summary', { text: group.title + ' ' }), element('table', {}, body));
      details.open = i === 0;
      made.appendChild(details);
    });
  }

  // ---- Light and dark ----

  function drawAll() {
    charts.forEach(function (made) { made.draw(); });
  }

  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  let chosen = null;

  function setTheme() {
    root.setAttribute('data-theme', chosen || (dark.matches ? 'dark' : 'light'));
    drawAll();
  }

  dark.addEventListener('change', setTheme);
  document.getElementById('theme').addEventListener('click', function () {
    chosen = root.getAttribute('data-theme') === 'dark' ? 'light' : 'dark';
    setTheme();
  });

  drawHead();
  if (data.table) { drawTable(data.table); }
  if (data.forecast) { drawForecasts(data.forecast); }
  if (data.leads) { drawLeads(data.leads); }
  if (data.network) { drawNetwork(data.network); }
  if (data.search) { drawSearch(data.search); }
  drawFacts(data.facts);
  setTheme();

  let width = window.innerWidth;
  window.addEventListener('resize', function () {
    // Phones change the height alone while a page scrolls.
    if (window.innerWidth !== width) {
      width = window.innerWidth;
      drawAll();
    }
  });
  root.setAttribute('data-drawn', String(charts.length));
}());
