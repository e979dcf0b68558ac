// Panels: how errors spread over series, and the series forecast worst and best.

/** Rows that no other page has take the colours of models that no panel has. */
function lookOfRow(model) {
  const alike = { naive2: 'random', theta: 'uniform-pairs' }[model];
  const look = lookOfModel(alike || model);
  return Object.assign({}, look, { name: model, dash: model === 'drift' ? 'dotted' : look.dash });
}

function drawPanel(panel) {
  drawPanelTable(panel);
  drawSpread(panel);
  drawSeries(panel);
}

function drawPanelTable(panel) {
  const made = section('table', 'Models compared',
      'Means over ' + panel.series.toLocaleString('en') + ' series; the best of each column is marked.');
  const body = element('tbody', {});
  panel.rows.forEach(function (row) {
    const line = element('tr', {});
    row.cells.forEach(function (cell, i) {
      const td = element('td', { class: (i === 0 ? 'words' : '') + (row.best.indexOf(i) >= 0 ? ' best' : '') });
      if (i === 0) {
        const mark = element('span', { class: 'swatch', 'aria-hidden': 'true' });
        mark.style.background = 'var(--' + lookOfRow(cell).colour + ')';
        td.appendChild(mark);
        td.appendChild(document.createTextNode(cell));
      } else {
        td.textContent = cell;
      }
      line.appendChild(td);
    });
    body.appendChild(line);
  });
  const head = element('tr', {});
  panel.headings.forEach(function (name, i) {
    head.appendChild(element('th', { scope: 'col', class: i === 0 ? 'words' : '', text: name }));
  });
  made.appendChild(element('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Table of errors' },
      element('table', { class: 'plain' }, element('thead', {}, head), body)));
}

/** The share of the series whose OWA is below each value, one curve a model. */
function drawSpread(panel) {
  const made = section('spread', 'Errors by series',
      'Which share of the series has at most which OWA: the further left a curve, the better.');
  const names = panel.spread.map(function (curve) { return curve.model; });
  chart(made, {
    id: 'spread',
    title: 'Share of the series',
    looks: function () { return names.map(lookOfRow); },
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
            lineStyle: lineStyle(lookOfRow(curve.model)),
            itemStyle: { color: colour(lookOfRow(curve.model).colour) }
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
  const made = section('series', 'Series forecast worst and best',
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
      return lookOfRow(f.model);
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

/** The networks of a model, and what was tried before. */
function drawPanelFit(fit) {
  const made = section('fit', 'What training chose',
      'Errors on windows left out of training, which chose: the error is the mean of sMAPE and MASE, each over that of the seasonal naive forecast.');
  plainTable(made, 'Networks', fit.networks);
  made.appendChild(choices(fit.choices));
}
