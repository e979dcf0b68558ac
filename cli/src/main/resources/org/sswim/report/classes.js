// Classifiers: their table, what they take for what, and how early they know.

function share(value, digits) {
  return value === null || value === undefined ? '–'
      : (100 * value).toLocaleString('en', { minimumFractionDigits: digits === undefined ? 1 : digits, maximumFractionDigits: digits === undefined ? 1 : digits }) + ' %';
}

/** So many of what is classified. */
function many(number) {
  return count(number, data.classes.noun);
}

/** A colour of the page's, thinned: what is written on it keeps its strength. */
function thinned(name, strength) {
  const hex = colour(name).slice(1);
  return 'rgba(' + [0, 2, 4].map(i => parseInt(hex.substr(i, 2), 16)).join(',') + ',' + strength.toFixed(3) + ')';
}

function className(label) {
  return data.classes.names[label];
}

function clipped(text, letters) {
  return text.length > letters ? text.slice(0, letters - 1) + '…' : text;
}

function drawScores(scores) {
  const made = drawSection('scores', scores);
  const noun = data.classes.noun;
  const pair = scores.costs.length > 1 ? within(made, 'pair') : null;
  [{
    id: 'accuracy-seconds', title: 'Accuracy against seconds of training', key: 'seconds', unit: 's', axis: 'seconds of training',
    note: 'Seconds include the choice of a plan. They depend on the machine and on what else it does.', has: () => true
  }, {
    id: 'accuracy-spikes', title: 'Accuracy against spikes', key: 'spikes', unit: 'spikes', axis: 'spikes per ' + noun + ', mean',
    note: 'Only networks fire.', has: cost => cost.spikes > 0
  }, {
    id: 'accuracy-steps', title: 'Accuracy against time steps', key: 'steps', unit: 'steps', axis: 'time steps per ' + noun + ', mean',
    note: 'Only networks take time steps. They count up to the decision where that ends a run.', has: cost => cost.spikes > 0
  }, {
    id: 'accuracy-energy', title: 'Accuracy against energy: an estimate', key: 'nanojoules', unit: 'nJ', axis: 'nJ per ' + noun,
    note: 'Not measured: operations times the constants below the table; moving data is not counted.', has: cost => cost.nanojoules > 0
  }].forEach(what => {
    const costs = scores.costs.filter(what.has);
    if (pair && costs.length > 0) {
      costChart(pair, costs, what);
    }
  });
}

/** A point for each model: what its accuracy takes, of several seeds with least and most. */
function costChart(parent, costs, what) {
  // A fit that takes no time at all has no logarithm.
  const at = cost => Math.max(0.001, cost[what.key]);
  const said = cost => number(cost[what.key] < 10 ? Math.round(100 * cost[what.key]) / 100 : Math.round(cost[what.key])) + ' ' + what.unit;
  const exponents = costs.map(cost => Math.log10(at(cost)));
  const looks = () => costs.map(cost => ({ ...lookOfModel(cost.model), symbol: true }));
  return chart(parent, {
    id: what.id,
    title: what.title,
    looks: looks,
    option: () => ({
      grid: grid({ right: 30, top: 30, bottom: 34 }),
      tooltip: tip('item', p => {
        const cost = costs[Math.floor(p.seriesIndex / 2)];
        return '<b>' + safe(cost.model) + '</b><br>' + share(cost.accuracy, 2)
            + (cost.low < cost.high ? ' (' + share(cost.low, 2) + ' to ' + share(cost.high, 2) + ')' : '') + ', ' + said(cost);
      }),
      xAxis: across(what.axis, {
        type: 'log', min: Math.pow(10, Math.floor(least(exponents))), max: Math.pow(10, Math.ceil(most(exponents) + 0.01)),
        axisLabel: { formatter: short }, splitLine: rules()
      }),
      yAxis: shareAxis(1, costs.flatMap(cost => [cost.low, cost.high])),
      // The legend names the points: labels beside them would overprint each other.
      series: looks().flatMap((look, m) => [{
        type: 'line', name: look.name, silent: true, symbol: 'none', lineStyle: { color: colour(look.colour), width: 1.5 },
        data: [[at(costs[m]), costs[m].low], [at(costs[m]), costs[m].high]]
      }, { ...dot(look, 11), data: [[at(costs[m]), costs[m].accuracy]] }])
    }),
    summary: () => {
      const best = costs.slice().sort((a, b) => b.accuracy - a.accuracy)[0];
      const near = costs.filter(cost => cost.accuracy >= best.accuracy - 0.01).sort((a, b) => a[what.key] - b[what.key])[0];
      return best.model + ' is the most accurate: ' + share(best.accuracy, 2) + ' with ' + said(best)
          + (near !== best ? '; within a point of it, ' + near.model + ' takes least: ' + share(near.accuracy, 2) + ' with ' + said(near) : '')
          + '. ' + what.note;
    }
  });
}

/** An axis of shares that some values lie on. */
function shareAxis(digits, values) {
  return up('', { axisLabel: { formatter: v => share(v, digits) }, ...extent(values), max: null });
}

/** A series of points with a rim. */
function dot(look, size) {
  return { type: 'scatter', name: look.name, symbolSize: size, itemStyle: { color: colour(look.colour), borderColor: colour('panel'), borderWidth: 1 } };
}

/** How many of each class there are, and how many of them are named correctly. */
function tally(model) {
  const classes = data.classes.names.map(() => ({ all: 0, right: 0 }));
  model.cells.forEach(cell => {
    classes[cell[0]].all += cell[2];
    classes[cell[0]].right += cell[0] === cell[1] ? cell[2] : 0;
  });
  return classes;
}

function drawConfusion(confusion) {
  const made = section('confusion', 'Which classes are confused',
      'How often each class is recognised, and which classes it is mistaken for, by the model chosen here'
      + (confusion.models.some(model => model.seed !== null) ? ' (networks of the first seed).' : '.'));
  const models = chooser('Model', confusion.models.map(model => model.model), confusion.shown, () => drawn.forEach(chart => chart.draw()));
  if (models.controls) {
    made.appendChild(models.controls);
  }
  const pair = within(made, 'pair');
  const own = () => confusion.models[models.at];
  const drawn = [confusionChart(pair, own), byClassChart(pair, confusion, own)];
}

function confusionChart(parent, own) {
  const names = data.classes.names;
  const letters = most(names.map(name => name.length));
  const labels = more => ({ interval: names.length > 40 ? 'auto' : 0, formatter: name => clipped(name, 12), ...more });
  return chart(parent, {
    id: 'confusion',
    title: 'True and predicted class',
    size: 'square',
    option: context => {
      const left = Math.min(110, 34 + 7 * Math.min(12, letters));
      const bottom = letters > 4 ? 74 : 44;
      const cellWidth = (context.width - left - 14) / names.length;
      const cellHeight = (context.height - 10 - bottom) / names.length;
      const totals = tally(own());
      const worst = most(own().cells.map(cell => cell[0] === cell[1] ? 1 : cell[2]));
      const size = Math.min(13, 0.42 * cellHeight, 0.36 * cellWidth);
      return {
        grid: { left: left, right: 14, top: 10, bottom: bottom },
        tooltip: tip('item', p => {
          const cell = p.data.cell;
          return many(cell[2]) + ' of class <b>' + safe(names[cell[0]]) + '</b><br>predicted <b>'
              + safe(names[cell[1]]) + '</b>: ' + share(cell[2] / totals[cell[0]].all);
        }),
        xAxis: across('predicted class', categories(names, {
          nameGap: bottom - 18,
          axisLabel: labels({ rotate: letters > 4 && names.length * Math.min(letters, 12) * 7 > context.width - left ? 45 : 0 })
        })),
        yAxis: ranks(names, labels({ color: colour('soft') }), { name: 'class', nameLocation: 'middle', nameGap: left - 16 }),
        series: [{
          type: 'scatter', name: 'cells', symbol: 'rect', symbolSize: [Math.max(2, cellWidth - 2), Math.max(2, cellHeight - 2)],
          data: own().cells.map(cell => {
            const right = cell[0] === cell[1];
            const strong = right ? cell[2] / totals[cell[0]].all : Math.sqrt(cell[2] / worst);
            const opacity = (right ? 0.2 : 0.14) + (right ? 0.8 : 0.76) * strong;
            return {
              value: [cell[1], cell[0]], cell: cell,
              itemStyle: { color: thinned(right ? 's-swim' : 'alert', opacity), opacity: 1 },
              label: { show: size >= 7, formatter: String(cell[2]), fontSize: size, color: colour(opacity > 0.6 ? 'panel' : 'ink') }
            };
          })
        }]
      };
    },
    summary: () => {
      const totals = tally(own());
      const all = sum(totals.map(one => one.all));
      const wrong = all - sum(totals.map(one => one.right));
      const mistakes = own().cells.filter(cell => cell[0] !== cell[1]).sort((a, b) => b[2] - a[2]).slice(0, 3)
          .map(cell => names[cell[0]] + ' taken for ' + names[cell[1]] + ' (' + cell[2].toLocaleString('en') + ')');
      return wrong === 0 ? own().model + ' names all ' + many(all) + ' correctly.'
          : own().model + ' misclassifies ' + wrong.toLocaleString('en') + ' of ' + many(all) + ', most often '
            + mistakes.join(', ') + '. Blue: correct; orange: mistakes. A stronger colour means more of them.';
    }
  });
}

function byClassChart(parent, confusion, own) {
  const names = data.classes.names;
  const hidden = Object.fromEntries(confusion.models.map(model => [model.model, ['ridge', 'random'].indexOf(model.model) < 0]));
  const others = () => confusion.models.filter(model => model !== own());
  const rights = model => tally(model).map(one => one.all === 0 ? null : one.right / one.all);
  const wrong = model => rights(model).map(right => right === null ? null : 1 - right);
  return chart(parent, {
    id: 'by-class',
    title: 'Accuracy by class',
    size: 'square',
    hidden: hidden,
    looks: () => {
      hidden[own().model] = false;
      return [{ ...lookOfModel(own().model), area: true }].concat(others().map(model => ({ ...lookOfModel(model.model), symbol: true })));
    },
    option: () => {
      const right = Object.fromEntries(rights(own()).map((value, c) => [names[c], share(value)]));
      return {
        grid: grid({ left: 20, right: 24, top: 30, bottom: 38 }),
        tooltip: rowTip(points => {
          const c = points[0].dataIndex;
          return pointsTold('class <b>' + safe(names[c]) + '</b>, ' + many(tally(own())[c].all), points, p => share(p.value));
        }),
        xAxis: across('share misclassified', { min: 0, axisLabel: { formatter: v => share(v, v > 0 && v < 0.02 ? 1 : 0) }, splitLine: rules() }),
        yAxis: ranks(names, {
          interval: names.length > 30 ? 'auto' : 0, formatter: name => clipped(name, 12) + '   ' + right[name]
        }, { name: 'class, share correct', nameLocation: 'start', nameGap: 10 }),
        series: [barOf(own().model, wrong(own()), null, {
          barCategoryGap: '34%', barMaxWidth: 26, itemStyle: { color: colour(lookOfModel(own().model).colour), opacity: 0.85 }
        })].concat(others().map(model => ({ ...dot(lookOfModel(model.model), 9), data: wrong(model) })))
      };
    },
    summary: () => {
      const shares = rights(own()).map((right, c) => ({ name: names[c], right: right }))
          .filter(one => one.right !== null).sort((a, b) => a.right - b.right);
      const last = shares[shares.length - 1];
      return 'Accuracy by class, ' + own().model + ': '
          + (shares[0].right === last.right ? share(last.right) + ' of every class'
            : 'from ' + share(shares[0].right) + ' of class ' + shares[0].name + ' to ' + share(last.right) + ' of class ' + last.name)
          + '. Bars: the share that it misclassifies; dots: other models, switched on and off above.';
    }
  });
}

function drawStepwise(stepwise) {
  const steps = stepwise.unit === 'steps';
  const points = stepwise.points;
  const last = points[points.length - 1];
  const enough = points.find(point => point.accuracy >= last.accuracy - 0.01);
  const place = point => steps ? count(point.at, 'step') : point.at + ' %';
  const after = point => place(point) + (steps ? '' : ' of the steps');
  const cost = point => number(Math.round(point.spikes));
  const made = section('stepwise', 'How early the network knows',
      (stepwise.own
        ? 'This model scales every sequence to mean 0 and deviation 1, so it needs the whole sequence and cannot answer before its end. Answers for recordings that end earlier are computed anew for each length. '
        : '')
      + (enough === last
        ? 'Accuracy rises up to the last step, to ' + share(last.accuracy) + ' with ' + cost(last) + ' spikes'
        : 'After ' + after(enough) + ' and ' + cost(enough) + ' spikes, accuracy is within a point of its final value: '
          + share(last.accuracy) + ' with ' + cost(last) + ' spikes')
      + (stepwise.samples < stepwise.of ? ', on ' + stepwise.samples + ' of the ' + many(stepwise.of) : '') + '.');
  const pair = within(made, 'pair');
  const every = stepwise.samples < stepwise.of
      ? many(stepwise.samples) + ', evenly chosen from the ' + stepwise.of.toLocaleString('en') : 'all ' + many(stepwise.of);
  const accuracy = points.map(point => point.accuracy);
  const sure = points.map(point => point.sure);
  const look = { name: 'accuracy', colour: 's-swim', dash: 'solid', width: 2.5 };
  chart(pair, {
    id: 'stepwise',
    title: steps ? 'Accuracy against time steps' : stepwise.own ? 'Accuracy where recordings end earlier' : 'Accuracy against the part that has been seen',
    lines: () => [
      { ...look, values: accuracy, more: dots(7) },
      { name: 'probability of the predicted class', colour: 'soft', dash: 'dashed', width: 1.75, values: sure, more: dots(5) }
    ],
    option: () => ({
      grid: grid({ right: 24, top: 24, bottom: 34 }),
      tooltip: tip('axis', shown => pointsTold('after ' + after(points[shown[0].dataIndex]), shown, p => share(p.value))),
      xAxis: across(steps ? 'steps' : 'part of the steps', categories(points.map(point => steps ? String(point.at) : place(point)), { boundaryGap: points.length === 1 })),
      yAxis: shareAxis(0, accuracy.concat(sure))
    }),
    summary: () => 'Of ' + every + ': ' + share(points[0].accuracy) + ' correct after ' + after(points[0]) + ', ' + share(last.accuracy)
        + ' after ' + (steps ? after(last) : 'all steps') + '. Where the dashed line is higher, the model is too sure.'
  });
  chart(pair, {
    id: 'spending',
    title: 'Accuracy against spikes',
    option: () => ({
      grid: grid({ right: 30, top: 24, bottom: 34 }),
      tooltip: tip('item', p => 'after ' + after(points[p.dataIndex]) + '<br><b>' + share(points[p.dataIndex].accuracy) + '</b> with ' + cost(points[p.dataIndex]) + ' spikes'),
      xAxis: across('spikes per ' + data.classes.noun + ', mean', { min: 0 }),
      yAxis: shareAxis(0, accuracy),
      series: [lineOf(look, points.map((point, i) => ({
        value: [point.spikes, point.accuracy], label: { position: point === last ? 'top' : i === 0 ? 'right' : 'left' }
      })), {
        ...dots(8),
        label: lettering({ show: true, distance: 8, formatter: p => [points[0], enough, last].indexOf(points[p.dataIndex]) < 0 ? '' : place(points[p.dataIndex]) })
      })]
    }),
    summary: () => 'Each spike that a chip need not send saves energy: ' + share(enough.accuracy) + ' cost ' + cost(enough) + ' spikes, '
        + (enough === last ? 'fewer steps cost more than a point.' : share(last.accuracy) + ' cost ' + cost(last) + '.')
  });
}
