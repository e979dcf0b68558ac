// What a classifier says of the samples of a file.

function drawNamed(named) {
  const noun = data.classes.noun;
  const made = section('named', 'What was named',
      'How often each class was predicted, and the probability of the class predicted for each ' + noun + '.');
  const pair = within(made, 'pair');
  namedChart(pair, named);
  surenessChart(pair, named);
  drawDoubtful(made, named);
}

function namedLooks(named) {
  return named.known ? [
    { name: 'correct', colour: 's-swim', area: true },
    { name: 'wrong', colour: 'alert', area: true }
  ] : [];
}

/** All as two stacked bars, or as one where nothing is known of right and wrong. */
function namedBars(named, all, right, more) {
  return named.known ? [
    barOf('correct', right, 's-swim', { stack: 'all', ...more }),
    barOf('wrong', all.map((n, i) => n - right[i]), 'alert', { stack: 'all', ...more })
  ] : [barOf('predicted', all, 's-swim', more)];
}

function namedChart(parent, named) {
  const names = data.classes.names;
  const long = most(names.map(name => name.length)) > 4;
  chart(parent, {
    id: 'named',
    title: 'Classes named',
    looks: () => namedLooks(named),
    option: () => ({
      grid: grid({ right: 14, top: 16, bottom: long ? 20 : 34 }),
      tooltip: tooltip(p => 'named ' + safe(names[p.dataIndex])),
      xAxis: across(long ? '' : 'predicted class', categories(names, {
        axisLabel: { rotate: long ? 40 : 0, interval: names.length > 40 ? 'auto' : 0, formatter: name => clipped(name, 12) }
      })),
      yAxis: up('', { minInterval: 1 }),
      series: namedBars(named, named.counts, named.right)
    }),
    summary: () => {
      const told = names.map((name, i) => ({ name: name, n: named.counts[i] }))
          .sort((a, b) => b.n - a.n).slice(0, 5).map(one => one.n.toLocaleString('en') + ' as ' + one.name);
      return 'Of ' + many(sum(named.counts)) + ' the model predicts ' + told.join(', ')
          + (names.length > 5 ? '; other classes less often.' : '.');
    }
  });
}

function surenessChart(parent, named) {
  const bins = named.sure.length;
  const edge = i => share(i / bins, 0);
  chart(parent, {
    id: 'sureness',
    title: 'How sure the model is',
    looks: () => namedLooks(named),
    option: () => ({
      grid: grid({ right: 14, top: 16, bottom: 34 }),
      tooltip: tooltip(p => 'probability of ' + edge(p.dataIndex) + ' to ' + edge(p.dataIndex + 1)),
      xAxis: across('probability of the predicted class', categories(named.sure.map((n, i) => edge(i + 0.5)), {
        axisLabel: { hideOverlap: true, interval: i => i % 5 === 0 || i === bins - 1, formatter: (text, i) => edge(i + (i === bins - 1 ? 1 : 0)) }
      })),
      yAxis: up('', { minInterval: 1 }),
      series: namedBars(named, named.sure, named.sureAndRight, { barCategoryGap: '12%' })
    }),
    summary: () => {
      const from = Math.round(0.9 * bins);
      const high = sum(named.sure.slice(from));
      const all = sum(named.sure);
      return 'The model gives ' + many(high) + ' of ' + all.toLocaleString('en') + ' a probability of 90 % or more'
          + (named.known && high > 0 ? ' and is right for ' + share(sum(named.sureAndRight.slice(from)) / high) + ' of them' : '')
          + (named.known && high < all ? '; of the others it gets ' + share(sum(named.sureAndRight.slice(0, from)) / (all - high)) + ' right' : '') + '.';
    }
  });
}

/** The samples that the model is in doubt about. */
function drawDoubtful(parent, named) {
  parent.appendChild(element('h3', {
    class: 'above', text: named.known ? 'True class least probable' : 'Model least sure'
  }));
  chosenOf(parent, named.samples, 'file', sample => (named.known ? 'It is of class ' + className(sample.label) + '; the model' : 'The model'));
}
