// The head of the page, and the errors of a comparison by lead.

function drawHead() {
  document.getElementById('subtitle').textContent = 'S-SWIM ' + data.version + ', ' + data.about;
  if (data.verdict) {
    page.appendChild(element('p', { class: 'verdict', text: data.verdict + '.' }));
  }
  const cards = element('dl', { class: 'cards' });
  data.cards.forEach(function (card) {
    cards.appendChild(element('div', { class: 'card' },
        element('dt', { text: card.label }),
        element('dd', { class: 'value', text: card.value }),
        element('dd', { class: 'small', text: card.note })));
  });
  page.appendChild(cards);
}

/** Naive forecasts may be so bad that all others would share one line: their names. */
function flatteners(curves) {
  const names = {};
  const heights = curves.map(function (curve) { return most(curve.mse); });
  const tallest = most(heights.filter(function (height, i) { return DASHES[curves[i].model] === undefined; }));
  heights.forEach(function (height, i) {
    if (DASHES[curves[i].model] && height > 2.5 * tallest && isFinite(tallest)) {
      names[curves[i].model] = true;
    }
  });
  return names;
}

function toldOff(names) {
  return names.length > 0 ? ' Switched off at first, as such errors would flatten the others: ' + names.join(', ') + '.' : '';
}

function drawLeads(leads) {
  const made = section('leads', 'Error by lead time');
  const state = { horizon: leads.horizons.indexOf(most(leads.horizons)), metric: 'mse' };
  const horizons = select('Horizon', leads.horizons.map(function (h) { return count(h, 'row'); }), function (i) { state.horizon = i; drawn.draw(); });
  horizons.box.value = String(state.horizon);
  const metrics = select('Error', ['mean squared (MSE)', 'mean absolute (MAE)'], function (i) { state.metric = ['mse', 'mae'][i]; drawn.draw(); });

  function curves() {
    return leads.curves.filter(function (curve) { return curve.horizon === leads.horizons[state.horizon]; });
  }

  const flattening = flatteners(curves());
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
      return 'Over all channels and test windows' + (leads.seeds > 1 ? ', medians over ' + count(leads.seeds, 'seed') : '') + '. Lowest error: ' + parts.join(', ') + '.'
          + toldOff(off);
    }
  });
}
