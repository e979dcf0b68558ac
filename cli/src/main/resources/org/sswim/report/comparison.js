// The head of the page, and the errors of a comparison by lead.

function drawHead() {
  document.getElementById('subtitle').textContent = 'S-SWIM ' + data.version + ', ' + data.about;
  if (data.verdict) {
    page.appendChild(element('p', { class: 'verdict', text: data.verdict + '.' }));
  }
  page.appendChild(element('dl', { class: 'cards' }, ...data.cards.map(card => element('div', { class: 'card' },
      element('dt', { text: card.label }),
      element('dd', { class: 'value', text: card.value }),
      element('dd', { class: 'small', text: card.note })))));
}

/** Naive forecasts may be so bad that all others would share one line: their names. */
function flatteners(curves) {
  const names = {};
  const heights = curves.map(curve => most(curve.mse));
  const tallest = most(heights.filter((height, i) => DASHES[curves[i].model] === undefined));
  heights.forEach((height, i) => {
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
  const horizons = chooser('Horizon', leads.horizons.map(h => count(h, 'row')), leads.horizons.indexOf(most(leads.horizons)), () => drawn.draw());
  const metrics = chooser('Error', ['mean squared (MSE)', 'mean absolute (MAE)'], 0, () => drawn.draw());
  const horizon = () => leads.horizons[horizons.at];
  const metric = () => ['mse', 'mae'][metrics.at];
  const curves = () => leads.curves.filter(curve => curve.horizon === horizon());
  const flattening = flatteners(curves());
  const off = Object.keys(flattening);

  const drawn = chart(made, {
    id: 'leads',
    title: 'Test error against lead',
    hidden: flattening,
    size: 'tall',
    controls: controls(horizons.controls && horizons.node, metrics.node),
    lines: () => curves().map(curve => ({ ...lookOfModel(curve.model), values: curve[metric()], more: dots(5, curve.horizon <= 30) })),
    option: context => ({
      grid: grid(),
      tooltip: tooltip(p => 'lead ' + (p.dataIndex + 1)),
      xAxis: across('lead (rows ahead)', categories(curves()[0].mse.map((value, k) => String(k + 1)), {
        boundaryGap: horizon() === 1, axisLabel: { interval: everyRound(horizon(), context.width / 50) }
      })),
      yAxis: up(metric().toUpperCase() + ' ' + scaleName(leads.scale), { scale: true })
    }),
    summary: () => {
      const parts = [1, horizon()].filter((lead, i) => i === 0 || horizon() > 1).map(lead => {
        const ranked = curves().filter(curve => curve[metric()][lead - 1] !== null)
            .sort((a, b) => a[metric()][lead - 1] - b[metric()][lead - 1]);
        return ranked.length === 0 ? '' : 'at lead ' + lead + ' ' + ranked[0].model + ' (' + number(ranked[0][metric()][lead - 1]) + ')';
      }).filter(Boolean);
      return 'Over all channels and test windows' + (leads.seeds > 1 ? ', medians over ' + count(leads.seeds, 'seed') : '') + '. Lowest error: ' + parts.join(', ') + '.'
          + toldOff(off);
    }
  });
}
