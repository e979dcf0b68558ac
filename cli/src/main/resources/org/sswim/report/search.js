// What training searched, and everything it was told.

function power(value) {
  const exponent = Math.floor(Math.log10(value) + 1e-6);
  const factor = Number((value / Math.pow(10, exponent)).toPrecision(2));
  return (factor === 1 ? '' : factor + ' × ') + tenTo(exponent);
}

function drawSearch(search) {
  if (search.choices.length + search.penalties.length === 0) {
    return;
  }
  const made = section('search', 'What training chose', 'Errors on windows left out of training, which chose; no test window is among them.');
  if (search.choices.length > 0) {
    made.appendChild(choices(search.choices));
  }
  const pair = element('div', { class: 'pair' });
  made.appendChild(pair);
  if (search.penalties.length > 0) {
    penalties(pair, search.penalties);
  }
}

// A row for each candidate; what was chosen is in bold.
function choices(all) {
  const body = element('tbody', {});
  all.forEach(function (choice) {
    Object.keys(choice.errors).forEach(function (label, i) {
      const taken = label === choice.chosen;
      body.appendChild(element('tr', {},
          element('th', { scope: 'row', text: i === 0 ? choice.name : '' }),
          element('td', {}, element(taken ? 'strong' : 'span', { text: label })),
          element('td', {}, element(taken ? 'strong' : 'span', { text: number(choice.errors[label]) }))));
    });
  });
  return element('table', {},
      element('thead', {}, element('tr', {},
          element('th', { scope: 'col', text: 'choice' }),
          element('th', { scope: 'col', text: 'candidate' }),
          element('th', { scope: 'col', text: 'left-out error' }))),
      body);
}

function penalties(parent, all) {
  function looks() {
    return all.map(function (curve, i) { return lookOfCurve(curve.label, i); });
  }
  const errorsOf = all.reduce(function (ys, curve) { return ys.concat(curve.y); }, []);
  // Far beyond the best penalty errors rise so high that nothing else could be seen.
  const cap = 1.3 * most(all.map(function (curve) { return least(curve.y); }));
  const cut = errorsOf.some(function (y) { return y > 2 * cap; });
  const bounds = cut ? extent(errorsOf.filter(function (y) { return y <= cap; }).concat([cap])) : { scale: true };

  // By their exponents: a logarithmic axis may cut off its first point.
  const at = Math.log10;
  const exponents = all.reduce(function (xs, curve) { return xs.concat(curve.x.map(at)); }, []);

  chart(parent, {
    id: 'penalties',
    title: 'Validation error against penalty',
    looks: looks,
    option: function (context) {
      const series = [];
      all.forEach(function (curve, i) {
        const look = looks()[i];
        series.push({
          type: 'line', name: curve.label, lineStyle: lineStyle(look), itemStyle: { color: colour(look.colour) },
          symbol: 'circle', symbolSize: 6,
          data: curve.x.map(function (x, k) { return [at(x), curve.y[k]]; })
        });
        series.push({
          type: 'scatter', name: curve.label, data: [[at(curve.x[curve.taken]), curve.y[curve.taken]]], symbolSize: 14, silent: true, z: 1,
          tooltip: { show: false },
          itemStyle: { color: 'transparent', borderColor: colour(look.colour), borderWidth: 2 }
        });
      });
      return {
        legend: selected(all.map(function (curve) { return curve.label; }), context.hidden),
        grid: grid({ right: 28 }),
        tooltip: tooltip(function (p) { return power(Math.pow(10, p.value[0])); }, function (p) { return p.seriesType === 'scatter'; }),
        xAxis: across('penalty (share of the mean diagonal)', {
          axisLabel: { color: colour('soft'), fontSize: 12, hideOverlap: true, formatter: tenTo },
          min: Math.floor(least(exponents) - 0.2), max: Math.ceil(most(exponents) + 0.2), minInterval: 1
        }),
        yAxis: up('mean squared error of z-scores', bounds),
        series: series
      };
    },
    summary: function () {
      return (cut ? 'Errors beyond ' + number(bounds.max) + ' leave the chart at the top. ' : '') + all.map(function (curve) {
        const name = all.length > 1 ? curve.label.charAt(0).toUpperCase() + curve.label.slice(1) + ': taken ' : 'Taken ';
        return name + power(curve.x[curve.taken]) + ', with an error of ' + number(curve.y[curve.taken]) + ' (ringed), of ' + curve.x.length + ' tried.';
      }).join(' ');
    }
  });
}

function drawEpochs(epochs) {
  const made = section('epochs', 'Training by gradients', 'A pass over the training windows is an epoch; epoch 0 is the start.');
  const all = [
    { name: 'training windows', values: epochs.train, look: lookOfCurve('training windows', 0) },
    { name: 'windows watched', values: epochs.validation, look: lookOfCurve('windows watched', 1) }
  ];
  chart(made, {
    id: 'epochs',
    title: 'Loss by epoch',
    looks: function () { return all.map(function (curve) { return curve.look; }); },
    option: function (context) {
      return {
        legend: selected(all.map(function (curve) { return curve.name; }), context.hidden),
        grid: grid({ right: 28, top: 40 }),
        tooltip: tooltip(function (p) { return 'epoch ' + p.dataIndex; }),
        xAxis: across('epoch', { type: 'category', data: epochs.train.map(function (value, e) { return String(e); }), axisTick: { show: false } }),
        yAxis: up('squared error of z-scores', { scale: true }),
        series: all.map(function (curve, i) {
          return {
            type: 'line', name: curve.name, data: curve.values, lineStyle: lineStyle(curve.look),
            itemStyle: { color: colour(curve.look.colour) }, symbol: 'circle', symbolSize: 6,
            markLine: i === 0 ? {
              silent: true, symbol: 'none', lineStyle: { color: colour('soft'), type: 'dashed' },
              label: { formatter: 'kept', color: colour('soft'), position: 'end', distance: 4 }, data: [{ xAxis: epochs.best }]
            } : undefined
          };
        })
      };
    },
    summary: function () {
      return 'Kept is the network of epoch ' + epochs.best + ', with the least loss on the windows watched: '
          + number(epochs.validation[epochs.best]) + ', after ' + number(epochs.validation[0]) + ' at the start.';
    }
  });
}

function drawFacts(facts) {
  if (facts.length === 0) {
    return;
  }
  const made = section('options', 'Options and provenance', 'Everything that is needed to get the same result again.');
  facts.forEach(function (group) {
    const body = element('tbody', {});
    group.rows.forEach(function (row) {
      body.appendChild(element('tr', {}, element('th', { scope: 'row', text: row[0] }), element('td', {}, element('div', { class: 'value', text: row[1] }))));
    });
    const details = element('details', { class: 'facts' },
        element('summary', { text: group.title + ' ' }), element('table', {}, body));
    made.appendChild(details);
  });
}
