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
  const made = section('search', 'What training chose', 'Errors on windows or samples left out of training, which chose; none of the test is among them.');
  if (search.choices.length > 0) {
    made.appendChild(choices(search.choices));
  }
  const pair = within(made, 'pair');
  if (search.penalties.length > 0) {
    penalties(pair, search.penalties);
  }
}

// A row for each candidate; what was chosen is in bold.
function choices(all) {
  const row = (choice, label, i) => {
    const tag = label === choice.chosen ? 'strong' : 'span';
    return element('tr', {},
        element('th', { scope: 'row', text: i === 0 ? choice.name : '' }),
        element('td', {}, element(tag, { text: label })),
        element('td', {}, element(tag, { text: number(choice.errors[label]) })));
  };
  return element('table', {},
      element('thead', {}, element('tr', {}, ...['choice', 'candidate', 'left-out error'].map(text => element('th', { scope: 'col', text: text })))),
      element('tbody', {}, ...all.flatMap(choice => Object.keys(choice.errors).map((label, i) => row(choice, label, i)))));
}

function penalties(parent, all) {
  const errorsOf = all.flatMap(curve => curve.y);
  // Far beyond the best penalty errors rise so high that nothing else could be seen.
  const cap = 1.3 * most(all.map(curve => least(curve.y)));
  const beyond = errorsOf.some(y => y > 2 * cap);
  const bounds = beyond ? extent(errorsOf.filter(y => y <= cap).concat([cap])) : { scale: true };

  // By their exponents: a logarithmic axis may cut off its first point.
  const at = Math.log10;
  const exponents = all.flatMap(curve => curve.x.map(at));
  const looks = () => all.map((curve, i) => lookOfCurve(curve.label, i));

  chart(parent, {
    id: 'penalties',
    title: 'Validation error against penalty',
    looks: looks,
    option: () => ({
      grid: grid({ right: 28 }),
      tooltip: tooltip(p => power(Math.pow(10, p.value[0])), p => p.seriesType === 'scatter'),
      xAxis: across('penalty (share of the mean diagonal)', {
        axisLabel: { formatter: tenTo }, min: Math.floor(least(exponents) - 0.2), max: Math.ceil(most(exponents) + 0.2), minInterval: 1
      }),
      yAxis: up('mean squared error of z-scores', bounds),
      series: looks().flatMap((look, i) => {
        const curve = all[i];
        return [lineOf(look, curve.x.map((x, k) => [at(x), curve.y[k]]), dots(6)), {
          type: 'scatter', name: curve.label, data: [[at(curve.x[curve.taken]), curve.y[curve.taken]]], symbolSize: 14, silent: true, z: 1,
          tooltip: { show: false }, itemStyle: { color: 'transparent', borderColor: colour(look.colour), borderWidth: 2 }
        }];
      })
    }),
    summary: () => (beyond ? 'Errors beyond ' + number(bounds.max) + ' leave the chart at the top. ' : '') + all.map(curve => {
      const name = all.length > 1 ? curve.label.charAt(0).toUpperCase() + curve.label.slice(1) + ': taken ' : 'Taken ';
      return name + power(curve.x[curve.taken]) + ', with an error of ' + number(curve.y[curve.taken]) + ' (ringed), of ' + curve.x.length + ' tried.';
    }).join(' ')
  });
}

function drawEpochs(epochs) {
  const made = section('epochs', 'Training by gradients', 'A pass over the training windows is an epoch; epoch 0 is the start.');
  chart(made, {
    id: 'epochs',
    title: 'Loss by epoch',
    lines: () => [
      { ...lookOfCurve('training windows', 0), values: epochs.train, more: { ...dots(6), markLine: marked({ xAxis: epochs.best }, 'kept') } },
      { ...lookOfCurve('windows watched', 1), values: epochs.validation, more: dots(6) }
    ],
    option: () => ({
      grid: grid({ right: 28, top: 40 }),
      tooltip: tooltip(p => 'epoch ' + p.dataIndex),
      xAxis: across('epoch', categories(epochs.train.map((value, e) => String(e)))),
      yAxis: up('squared error of z-scores', { scale: true })
    }),
    summary: () => 'Kept is the network of epoch ' + epochs.best + ', with the least loss on the windows watched: '
        + number(epochs.validation[epochs.best]) + ', after ' + number(epochs.validation[0]) + ' at the start.'
  });
}

function drawFacts(facts) {
  if (facts.length === 0) {
    return;
  }
  const made = section('options', 'Options and provenance', 'Everything that is needed to get the same result again.');
  facts.forEach(group => made.appendChild(element('details', { class: 'facts' },
      element('summary', { text: group.title + ' ' }),
      element('table', {}, element('tbody', {}, ...group.rows.map(row => element('tr', {},
          element('th', { scope: 'row', text: row[0] }), element('td', {}, element('div', { class: 'value', text: row[1] })))))))));
}
