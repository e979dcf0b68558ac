// What a classifier says of the samples of a file.

function drawNamed(named) {
  const noun = data.classes.noun;
  const made = section('named', 'What was named',
      'How often each class was predicted, and the probability of the class predicted for each ' + noun + '.');
  const pair = element('div', { class: 'pair' });
  made.appendChild(pair);
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
function namedBars(named, all, right) {
  if (!named.known) {
    return [{ type: 'bar', name: 'predicted', data: all, itemStyle: { color: colour('s-swim') } }];
  }
  return [
    { type: 'bar', name: 'correct', stack: 'all', data: right, itemStyle: { color: colour('s-swim') } },
    { type: 'bar', name: 'wrong', stack: 'all', data: all.map(function (n, i) { return n - right[i]; }), itemStyle: { color: colour('alert') } }
  ];
}

function namedChart(parent, named) {
  const names = data.classes.names;
  chart(parent, {
    id: 'named',
    title: 'Classes named',
    looks: function () { return namedLooks(named); },
    option: function (context) {
      const long = most(names.map(function (name) { return name.length; })) > 4;
      return {
        legend: selected(namedLooks(named).map(function (look) { return look.name; }), context.hidden),
        grid: grid({ right: 14, top: 16, bottom: long ? 20 : 34 }),
        tooltip: tooltip(function (p) { return 'named ' + echarts.format.encodeHTML(names[p.dataIndex]); }),
        xAxis: across(long ? '' : 'predicted class', {
          type: 'category', data: names, axisTick: { show: false }, splitLine: { show: false },
          axisLabel: {
            color: colour('soft'), fontSize: 12, rotate: long ? 40 : 0, interval: names.length > 40 ? 'auto' : 0,
            formatter: function (name) { return clipped(name, 12); }
          }
        }),
        yAxis: up('', { minInterval: 1 }),
        series: namedBars(named, named.counts, named.right)
      };
    },
    summary: function () {
      const told = names.map(function (name, i) { return { name: name, n: named.counts[i] }; })
          .sort(function (a, b) { return b.n - a.n; }).slice(0, 5)
          .map(function (one) { return one.n.toLocaleString('en') + ' as ' + one.name; });
      return 'Of ' + many(sum(named.counts)) + ' the model predicts ' + told.join(', ')
          + (names.length > 5 ? '; other classes less often.' : '.');
    }
  });
}

function surenessChart(parent, named) {
  const bins = named.sure.length;
  function edges(i) { return share(i / bins, 0) + ' to ' + share((i + 1) / bins, 0); }
  chart(parent, {
    id: 'sureness',
    title: 'How sure the model is',
    looks: function () { return namedLooks(named); },
    option: function (context) {
      return {
        legend: selected(namedLooks(named).map(function (look) { return look.name; }), context.hidden),
        grid: grid({ right: 14, top: 16, bottom: 34 }),
        tooltip: tooltip(function (p) { return 'probability of ' + edges(p.dataIndex); }),
        xAxis: across('probability of the predicted class', {
          type: 'category', data: named.sure.map(function (n, i) { return share((i + 0.5) / bins, 0); }), axisTick: { show: false }, splitLine: { show: false },
          axisLabel: { color: colour('soft'), fontSize: 12, hideOverlap: true, interval: function (i) { return i % 5 === 0 || i === bins - 1; }, formatter: function (text, i) { return share((i + (i === bins - 1 ? 1 : 0)) / bins, 0); } }
        }),
        yAxis: up('', { minInterval: 1 }),
        series: namedBars(named, named.sure, named.sureAndRight).map(function (series) { return Object.assign(series, { barCategoryGap: '12%' }); })
      };
    },
    summary: function () {
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
  const noun = data.classes.noun;
  const state = { at: 0 };
  const own = function () { return named.samples[state.at]; };
  parent.appendChild(element('h3', {
    class: 'above', text: named.known ? 'True class least probable' : 'Model least sure'
  }));
  parent.appendChild(gallery(named.samples, function (i) {
    state.at = i;
    fill();
    probabilities.draw();
  }));
  const pair = element('div', { class: 'pair chosen' });
  parent.appendChild(pair);
  const heading = element('h3', {});
  const looked = element('div', { class: 'looked' });
  const told = element('figcaption', {});
  pair.appendChild(element('figure', {}, heading, looked, told));
  const probabilities = probabilityChart(pair, own);

  function fill() {
    const sample = own();
    heading.textContent = noun.charAt(0).toUpperCase() + noun.slice(1) + ' ' + sample.number + ' of the file';
    looked.textContent = '';
    looked.appendChild(sampleView(sample.view, heading.textContent));
    told.textContent = (named.known ? 'It is of class ' + className(sample.label) + '; the model' : 'The model') + ' predicts ' + className(sample.named) + '.' + axesOf(sample);
  }

  fill();
}
