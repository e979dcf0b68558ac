// Samples as pictures and curves, and the neurons that decide about them.

function byteAt(text, i) {
  return parseInt(text.substr(2 * i, 2), 16);
}

/** Pixels on a canvas; tint gives red, green, blue and opacity for a byte. */
function canvasOf(rows, columns, pixels, tint) {
  const canvas = element('canvas', { width: columns, height: rows });
  const context = canvas.getContext('2d');
  const image = context.createImageData(columns, rows);
  for (let i = 0; i < rows * columns; i++) {
    image.data.set(tint(byteAt(pixels, i)), 4 * i);
  }
  context.putImageData(image, 0, 0);
  return canvas;
}

/** A sample; where a neuron's field is given, what it sees is marked. */
function sampleView(view, label, field, step, bounds) {
  const pictures = data.pictures;
  const heat = pictures.kind === 'heat';
  if (pictures.kind !== 'image' && !heat) {
    return curveView(view, label, field, step, bounds);
  }
  // Ink of some strength: it reads on light and on dark ground.
  const frame = element('div', { class: 'picture' + (heat ? ' heat' : ''), role: 'img', 'aria-label': label },
      canvasOf(view.rows, view.columns, view.pixels, value => [0, 0, 0, value]));
  function place(kind, left, top, size) {
    frame.appendChild(element('span', { class: kind, style: { ...size, left: 100 * left + '%', top: 100 * top + '%' } }));
  }
  if (field && field.box) {
    place('field', field.box[1] / pictures.width, field.box[0] / pictures.height,
        { width: 100 * field.box[3] / pictures.width + '%', height: 100 * field.box[2] / pictures.height + '%' });
  }
  if (heat && field && step !== undefined) {
    const signals = pictures.signals.length;
    field.synapses.filter(s => step >= s[1]).forEach(s => place('dot', (step - s[1] + 0.5) / view.steps, (signals - s[0] - 0.5) / signals));
  }
  return frame;
}

/** Least and largest value of some samples. */
function boundsOf(views) {
  const values = views.filter(view => view.lines).reduce((all, view) => all.concat.apply(all, view.lines), []);
  return values.length === 0 ? null : [least(values), most(values)];
}

/** A sample as lines; of a neuron with a field the signals that it sees. */
function curveView(view, label, field, step, bounds) {
  const wide = 240;
  const high = 110;
  const profile = data.pictures.kind === 'profile';
  const own = bounds || boundsOf([view]);
  const range = own[1] > own[0] ? own[1] - own[0] : 1;
  const points = view.lines[0].length;
  const span = profile ? Math.max(1, points - 1) : Math.max(1, view.steps - 1);
  const x = at => 5 + (wide - 10) * at / span;
  const y = value => high - 6 - (high - 12) * (value - own[0]) / range;
  const made = drawing('svg', { viewBox: '0 0 ' + wide + ' ' + high, class: 'curve', role: 'img', 'aria-label': label });
  const marks = !field ? [] : profile ? field.signals.map(s => [0, s])
      : step === undefined ? [] : field.synapses.filter(s => step >= s[1]).map(s => [s[0], step - s[1]]);
  const seen = field && field.synapses ? field.synapses.map(s => s[0]) : null;
  view.lines.forEach((line, s) => {
    const faint = seen && seen.indexOf(s) < 0;
    made.appendChild(drawing('polyline', {
      points: line.map((value, i) => x(i * view.stride).toFixed(1) + ',' + y(value).toFixed(1)).join(' '),
      style: {
        fill: 'none', stroke: 'var(--' + (view.lines.length === 1 ? 'ink' : ORDER[s % ORDER.length]) + ')',
        strokeWidth: faint ? '1' : '1.75', opacity: faint ? '.18' : '1', strokeLinejoin: 'round', vectorEffect: 'non-scaling-stroke', strokeDasharray: s >= ORDER.length ? '4 2' : 'none'
      }
    }));
  });
  marks.forEach(mark => {
    const line = view.lines[mark[0]];
    const value = line[Math.min(line.length - 1, Math.round(mark[1] / view.stride))];
    made.appendChild(drawing('circle', { cx: x(mark[1]), cy: y(value), r: 3.6, style: { fill: 'var(--alert)', stroke: 'var(--panel)' } }));
  });
  return made;
}

/** Things side by side, of which one is chosen by a click. */
function pickable(kind, views, chosen) {
  const made = element('div', { class: kind });
  views.forEach((view, i) => made.appendChild(element('button', {
    type: 'button', 'aria-pressed': String(i === 0),
    click: () => {
      Array.from(made.children).forEach((button, k) => button.setAttribute('aria-pressed', String(k === i)));
      chosen(i);
    }
  }, ...view)));
  return made;
}

/** A sample; below it its class and what it was named. */
function tagged(sample) {
  const known = sample.label !== undefined && sample.label !== null;
  const right = !known || sample.label === sample.named;
  return [sampleView(sample.view, many(1) + ' ' + sample.number), element('span', { class: 'tag' },
      element('b', { text: clipped(className(known ? sample.label : sample.named), 14) }),
      element('span', { class: !known ? '' : right ? 'right' : 'wrong', text: right ? share(sample.probabilities[0].p, 0) : 'taken for ' + clipped(className(sample.named), 14) }))];
}

/**
 * Samples, of which one is shown with what the network says of it. said(sample) begins the sentence
 * below it; more(own) gives charts that follow, and what else is filled in for a sample.
 */
function chosenOf(parent, samples, where, said, more) {
  let at = 0;
  const own = () => samples[at];
  parent.appendChild(pickable('gallery', samples.map(tagged), i => {
    at = i;
    fill();
    [probabilities].concat(rest.charts).forEach(made => made.draw());
  }));
  const pair = within(parent, 'pair chosen');
  const heading = element('h3', {});
  const looked = element('div', { class: 'looked' });
  const told = element('figcaption', {});
  pair.appendChild(element('figure', {}, heading, looked, told));
  const probabilities = probabilityChart(pair, own);
  const rest = more ? more(own) : { charts: [], fill: () => {} };

  function fill() {
    const noun = data.classes.noun;
    heading.textContent = noun.charAt(0).toUpperCase() + noun.slice(1) + ' ' + own().number + ' of the ' + where;
    looked.textContent = '';
    looked.appendChild(sampleView(own().view, heading.textContent));
    told.textContent = said(own()) + ' predicts ' + className(own().named) + '.' + axesOf(own());
    rest.fill(own());
  }

  fill();
}

function drawHardest(hardest) {
  const noun = data.classes.noun;
  const wrong = hardest.wrong;
  const made = section('hardest', 'Hardest ' + noun + 's, and why they were classified that way',
      'The ' + many(hardest.samples.length) + ' whose true class the network found least probable; it misclassifies '
      + (wrong === 0 ? 'none' : wrong.toLocaleString('en')) + ' of ' + hardest.of.toLocaleString('en') + '. Choose one to see what the neurons did'
      + (hardest.paired ? ' and which training ' + noun + 's decided.' : '.'));
  chosenOf(made, hardest.samples, 'test', sample => 'It is of class ' + className(sample.label) + '; the network', own => {
    const spikes = spikesChart(made, own);
    const behind = made.appendChild(element('div', {}));
    return { charts: [spikes], fill: sample => fillBehind(behind, hardest, sample) };
  });
}

/** What the lines or the sides of a sample's picture are. */
function axesOf(sample) {
  return (data.pictures.kind === 'curves' && data.pictures.signals.length > 1 ? ' Signals: ' + data.pictures.signals.map((name, s) => name + ' ' + ['blue', 'orange', 'green', 'pink', 'ochre', 'grey'][s % 6] + (s >= 6 ? ', dashed' : '')).join('; ') + '.' : '')
      + (data.pictures.kind === 'profile' && data.pictures.signals.length <= 12 ? ' From left to right: ' + data.pictures.signals.join(', ') + '.' : '')
      + (data.pictures.kind === 'heat' ? ' Across: ' + count(sample.view.steps, 'step') + '; up: ' + count(data.pictures.signals.length, 'signal') + '; the darker, the larger.' : '');
}

function probabilityChart(parent, own) {
  return chart(parent, {
    id: 'probabilities',
    title: 'What the network says',
    size: 'low',
    option: () => {
      const rows = own().probabilities;
      const tint = label => colour(label === own().label ? 's-swim' : label === own().named ? 'alert' : 'persistence');
      return {
        grid: grid({ right: 56, top: 6, bottom: 8 }),
        tooltip: tip('item', p => safe(className(rows[p.dataIndex].class)) + ' <b>' + share(p.value) + '</b>'),
        xAxis: across('', { min: 0, max: 1, axisLabel: { show: false }, splitLine: rules() }),
        yAxis: ranks(rows.map(row => className(row.class)), { formatter: name => clipped(name, 16) }),
        series: [barOf('probability', rows.map(row => ({ value: row.p, itemStyle: { color: tint(row.class) } })), null, {
          barCategoryGap: '28%', label: beside(p => share(p.value))
        })]
      };
    },
    summary: () => {
      const sample = own();
      const row = label => sample.probabilities.find(one => one.class === label);
      return 'Probability of each class: ' + share(row(sample.named).p) + ' for ' + className(sample.named)
          + (row(sample.label) === undefined ? ' (orange), the predicted class.' : sample.named === sample.label ? ', which is correct (blue).' : ' (orange), ' + share(row(sample.label).p) + ' for ' + className(sample.label) + ', the true class (blue).');
    }
  });
}

/** Spikes of the neurons that matter most, and what each adds. */
function spikesChart(parent, own) {
  const sides = [
    { name: 'support the predicted class', colour: 's-swim', area: true },
    { name: 'oppose it', colour: 'alert', area: true }
  ];
  return chart(parent, {
    id: 'sample-spikes',
    title: 'Spikes of the neurons that decide',
    size: 'tall',
    looks: () => sides,
    option: context => {
      const raster = own().raster;
      const bins = Math.ceil(raster.steps / raster.stride);
      const wideBars = context.narrow ? 84 : Math.round(0.26 * context.width);
      const curves = data.pictures.kind === 'curves';
      const top = curves ? 116 : 30;
      const left = 34;
      const cell = (context.width - left - wideBars - 40) / bins;
      const row = (context.height - top - 46) / raster.neurons.length;
      const spikesOf = side => raster.trains.flatMap((train, n) => raster.adds[n] >= 0 === (side === sides[0])
          ? unpack(train, bins).map(t => [raster.stride * t + 1, n]) : []);
      const bare = { axisLabel: { show: false }, splitLine: { show: false }, axisTick: { show: false } };
      const steps = { min: 0.5, max: raster.steps + 0.5, minInterval: 1 };
      const grids = [
        { left: left, right: wideBars + 40, top: top, bottom: 46 },
        { left: context.width - wideBars - 24, right: 14, top: top, bottom: 46 }
      ];
      const xs = [
        across(count(raster.steps, 'step'), { gridIndex: 0, ...steps, axisLabel: { formatter: v => v % 1 === 0 && v > 0 ? number(v) : '' } }),
        across(context.narrow ? 'adds' : 'adds to the evidence', { gridIndex: 1, splitNumber: 2, axisLine: { show: true, onZero: true, lineStyle: { color: colour('line') } } })
      ];
      const ys = [
        axis('neurons', { gridIndex: 0, nameLocation: 'middle', nameGap: 12, min: -0.5, max: raster.neurons.length - 0.5, inverse: true, ...bare }),
        axis('', { gridIndex: 1, ...bare, type: 'category', inverse: true, data: raster.neurons.map(String), axisLine: { show: false } })
      ];
      const series = sides.map(side => ({
        type: 'scatter', name: side.name, data: spikesOf(side), symbol: 'rect', symbolSize: [Math.max(1.5, Math.min(0.72 * cell, 26)), Math.max(1.5, 0.72 * row)],
        itemStyle: { color: colour(side.colour), opacity: 1 }, progressive: 0
      })).concat(sides.map(side => barOf(side.name, raster.adds.map(adds => adds >= 0 === (side === sides[0]) ? adds : 0), side.colour, {
        xAxisIndex: 1, yAxisIndex: 1, stack: 'adds', barWidth: Math.max(1, 0.72 * row)
      })));
      if (curves) {
        const view = own().view;
        grids.push({ left: left, right: wideBars + 40, top: 14, height: 84 });
        xs.push(across('', { gridIndex: 2, ...steps, ...bare }));
        ys.push(axis('', { gridIndex: 2, scale: true, axisLine: { show: false }, ...bare }));
        view.lines.forEach((line, s) => series.push(lineOf(
            { name: data.pictures.signals[s], colour: view.lines.length === 1 ? 'ink' : ORDER[s % ORDER.length], width: 1.5 },
            line.map((value, i) => [i * view.stride + 1, value]), { xAxisIndex: 2, yAxisIndex: 2, showSymbol: false, silent: true })));
      }
      return {
        grid: grids,
        tooltip: tip('item', p => {
          const n = p.seriesType === 'scatter' ? p.value[1] : p.dataIndex;
          return 'neuron ' + raster.neurons[n] + (p.seriesType === 'scatter' ? ', step ' + p.value[0] : '') + '<br>adds <b>' + added(raster.adds[n]) + '</b> to the evidence for '
              + safe(className(own().named));
        }),
        xAxis: xs,
        yAxis: ys,
        series: series
      };
    },
    summary: () => {
      const sample = own();
      const raster = sample.raster;
      const evidence = sample.evidence;
      return 'The ' + raster.neurons.length + ' of ' + count(raster.all, 'neuron') + ' that say most for (blue) or against (orange) class ' + className(sample.named) + ': '
          + count(raster.spikes, 'spike') + ' in ' + count(raster.steps, 'step') + '. A neuron counts by how far its rate is from its mean over test ' + data.classes.noun + 's. Evidence for '
          + className(sample.named) + ' is ' + short(evidence.base) + ' on average; all neurons that speak for it add ' + added(evidence.up) + ', those against ' + added(evidence.down)
          + ', together ' + short(evidence.all) + '.'
          + (raster.stride > 1 ? ' Each mark stands for ' + raster.stride + ' steps.' : '');
    }
  });
}

/** Three digits and a sign. */
function added(value) {
  return (value < 0 ? '' : '+') + short(value);
}

function fillBehind(parent, hardest, sample) {
  parent.textContent = '';
  if (sample.behind.length === 0) {
    return;
  }
  const noun = data.classes.noun;
  parent.appendChild(element('h3', { class: 'above', text: 'The training ' + noun + 's behind "' + className(sample.named) + '"' }));
  parent.appendChild(element('p', { class: 'note', text: 'Each neuron was made from two training ' + noun + 's of different classes, to keep quiet for one and to fire for the other'
      + (data.pictures.kind === 'curves' || data.pictures.kind === 'heat' ? ' at one step' : '') + '. These three say most for the class named; '
      + (data.pictures.kind === 'image' ? (sample.behind[0].field.box ? 'the frame is what a neuron sees.' : 'they see whole images.') : data.pictures.kind === 'profile' ? (sample.behind[0].field.signals.length > 0 ? 'dots are the values that a neuron sees.' : 'they see every value.') : 'dots are what a neuron sees at the step at which it was to tell the two apart.') }));
  const trio = element('div', { class: 'trio' });
  sample.behind.forEach(one => trio.appendChild(neuronCard(one, sample)));
  parent.appendChild(trio);
}

/** A neuron with its pair of training samples, and between them the sample that it decides about. */
function neuronCard(one, sample) {
  const train = data.pictures.train;
  const silent = train[one.pair.silent.sample];
  const firing = train[one.pair.firing.sample];
  const bounds = boundsOf([silent.view, firing.view].concat(sample ? [sample.view] : []));
  const side = (title, own, view, label, text, at) => element('div', { class: 'side' },
      element('span', { class: 'soft', text: title }),
      sampleView(view, title + ': ' + label, one.field, at, bounds),
      element('b', { text: clipped(label, 16) }),
      element('span', { class: 'soft', text: text }));
  const fires = what => 'fires in ' + what.fires + ' of ' + count(what.of, 'step');
  const stacked = data.pictures.kind !== 'image';
  const sides = element('div', { class: 'sides' + (stacked ? ' stacked' : '') });
  sides.appendChild(side('made quiet for', silent, silent.view, className(silent.label), fires(one.pair.silent), one.pair.silent.step));
  if (sample) {
    sides.appendChild(side('this ' + data.classes.noun, null, sample.view, className(sample.label) + (sample.named === sample.label ? '' : ', named ' + className(sample.named)), fires(one), undefined));
  }
  sides.appendChild(side('made to fire for', firing, firing.view, className(firing.label), fires(one.pair.firing), one.pair.firing.step));
  // By its rate the sample resembles one of the two.
  const rate = what => what.fires / what.of;
  const like = sample && Math.abs(rate(one) - rate(one.pair.silent)) < Math.abs(rate(one) - rate(one.pair.firing)) ? silent : firing;
  const text = sample
    ? 'Acts as for ' + className(like.label) + ' ' + (like === firing ? (stacked ? 'below' : 'on the right') : stacked ? 'above' : 'on the left') + ': adds ' + added(one.adds) + ' to ' + className(sample.named) + (sample.named === sample.label ? '' : ' and ' + added(one.addsTrue) + ' to ' + className(sample.label))
      + '. On average it fires in ' + short(one.usually) + ' steps; it ' + one.field.words + '.'
    : one.field.words.charAt(0).toUpperCase() + one.field.words.slice(1) + '.';
  return element('figure', { class: 'neuron' },
      element('h3', { text: 'Neuron ' + one.neuron }), sides,
      element('figcaption', { text: text + ' Training ' + data.classes.noun + 's ' + silent.number + ' and ' + firing.number + '.' }));
}

/** A neuron's weights: a picture, or a stem for each synapse, the latest step on the right. */
function weightView(one, label) {
  const pictures = data.pictures;
  if (pictures.kind === 'image') {
    return element('div', { class: 'picture weights', role: 'img', 'aria-label': label },
        canvasOf(one.side || pictures.height, one.side || pictures.width, one.pixels, value => {
          const strong = Math.min(255, Math.round(Math.abs(value - 127.5) * 2));
          return value > 127 ? [0, 114, 178, strong] : [213, 60, 20, strong];
        }));
  }
  const wide = 160;
  const high = 90;
  const made = drawing('svg', { viewBox: '0 0 ' + wide + ' ' + high, class: 'curve', role: 'img', 'aria-label': label });
  const profile = pictures.kind === 'profile';
  const last = Math.max(1, profile ? pictures.signals.length - 1 : most(one.at.map(at => at[1])));
  const top = most(one.weights.map(Math.abs)) || 1;
  made.appendChild(drawing('line', { x1: 4, x2: wide - 4, y1: high / 2, y2: high / 2, style: { stroke: 'var(--line)' } }));
  one.at.forEach((at, k) => {
    const x = 8 + (wide - 16) * (profile ? at[0] / last : 1 - at[1] / last);
    const y = high / 2 - (high / 2 - 6) * one.weights[k] / top;
    const tint = 'var(--' + (one.weights[k] < 0 ? 'alert' : 's-swim') + ')';
    made.appendChild(drawing('line', { x1: x, x2: x, y1: high / 2, y2: y, style: { stroke: tint, strokeWidth: '2' } }));
    made.appendChild(drawing('circle', { cx: x, cy: y, r: 3, style: { fill: tint } }));
  });
  return made;
}

function drawFields(fields) {
  const image = data.pictures.kind === 'image';
  const paired = fields.neurons.length > 0 && fields.neurons[0].pair;
  const made = section('fields', 'What the neurons look for',
      'Weights of ' + fields.neurons.length + ' of ' + count(fields.of, 'neuron') + ', evenly chosen: '
      + (image ? 'blue pixels raise a neuron\'s voltage where they are bright, red ones lower it.'
        : data.pictures.kind === 'profile' ? 'a stem for each value that a neuron sees; blue ones raise its voltage, orange ones lower it.'
          : 'a stem for each delay, the present on the right; blue ones raise the voltage, orange ones lower it.')
      + (paired ? ' None is trained: each is the difference of two training ' + data.classes.noun + 's. Choose one to see them.' : ''));
  const views = fields.neurons.map(one => [
    weightView(one, 'Weights of neuron ' + one.neuron), element('span', { class: 'tag', text: 'neuron ' + one.neuron })
  ]);
  const card = element('div', { class: 'one' });
  function fill(i) {
    card.textContent = '';
    card.appendChild(neuronCard(fields.neurons[i], null));
  }
  if (paired) {
    made.appendChild(pickable('gallery small', views, fill));
    made.appendChild(card);
    fill(0);
  } else {
    made.appendChild(element('div', { class: 'gallery small' }, ...views.map(view => element('div', { class: 'cell' }, ...view))));
  }
}
