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
  return 'rgba(' + [0, 2, 4].map(function (i) { return parseInt(hex.substr(i, 2), 16); }).join(',') + ',' + strength.toFixed(3) + ')';
}

function className(label) {
  return data.classes.names[label];
}

function clipped(text, letters) {
  return text.length > letters ? text.slice(0, letters - 1) + '…' : text;
}

function drawScores(scores) {
  const made = drawSection('scores', scores);
  if (scores.costs.length > 1) {
    const pair = element('div', { class: 'pair' });
    made.appendChild(pair);
    costChart(pair, scores.costs, {
      id: 'accuracy-seconds', title: 'Accuracy against seconds of training', key: 'seconds', unit: 's',
      axis: 'seconds of training',
      note: 'Seconds include the choice of a plan. They depend on the machine and on what else it does.'
    });
    const spiking = scores.costs.filter(function (cost) { return cost.spikes > 0; });
    if (spiking.length > 0) {
      costChart(pair, spiking, {
        id: 'accuracy-spikes', title: 'Accuracy against spikes', key: 'spikes', unit: 'spikes',
        axis: 'spikes per ' + data.classes.noun + ', mean',
        note: 'Only networks fire.'
      });
      costChart(pair, spiking, {
        id: 'accuracy-steps', title: 'Accuracy against time steps', key: 'steps', unit: 'steps',
        axis: 'time steps per ' + data.classes.noun + ', mean',
        note: 'Only networks take time steps. They count up to the decision where that ends a run.'
      });
    }
    const counted = scores.costs.filter(function (cost) { return cost.nanojoules > 0; });
    if (counted.length > 0) {
      costChart(pair, counted, {
        id: 'accuracy-energy', title: 'Accuracy against energy: an estimate', key: 'nanojoules', unit: 'nJ',
        axis: 'nJ per ' + data.classes.noun,
        note: 'Not measured: operations times the constants below the table; moving data is not counted.'
      });
    }
  }
}

/** A point for each model: what its accuracy takes, of several seeds with least and most. */
function costChart(parent, costs, what) {
  // A fit that takes no time at all has no logarithm.
  const least = 0.001;
  function at(cost) { return Math.max(least, cost[what.key]); }
  function said(cost) { return number(cost[what.key] < 10 ? Math.round(100 * cost[what.key]) / 100 : Math.round(cost[what.key])) + ' ' + what.unit; }
  const values = costs.reduce(function (all, cost) { return all.concat([cost.low, cost.high]); }, []);
  const exponents = costs.map(function (cost) { return Math.log10(at(cost)); });
  const first = Math.floor(Math.min.apply(null, exponents));
  const last = Math.ceil(Math.max.apply(null, exponents) + 0.01);
  function looks() {
    return costs.map(function (cost) { return Object.assign(lookOfModel(cost.model), { symbol: true }); });
  }
  return chart(parent, {
    id: what.id,
    title: what.title,
    looks: looks,
    option: function (context) {
      return {
        legend: selected(costs.map(function (cost) { return cost.model; }), context.hidden),
        grid: grid({ right: 30, top: 30, bottom: 34 }),
        tooltip: tip('item', function (p) {
          const cost = costs[Math.floor(p.seriesIndex / 2)];
          return '<b>' + echarts.format.encodeHTML(cost.model) + '</b><br>' + share(cost.accuracy, 2)
              + (cost.low < cost.high ? ' (' + share(cost.low, 2) + ' to ' + share(cost.high, 2) + ')' : '') + ', ' + said(cost);
        }),
        xAxis: across(what.axis, {
          type: 'log', min: Math.pow(10, first), max: Math.pow(10, last),
          axisLabel: { color: colour('soft'), fontSize: 12, hideOverlap: true, formatter: function (v) { return short(v); } },
          splitLine: { show: true, lineStyle: { color: colour('grid') } }
        }),
        yAxis: up('', Object.assign({ axisLabel: { color: colour('soft'), fontSize: 12, formatter: function (v) { return share(v, 1); } } }, extent(values), { max: null })),
        // The legend names the points: labels beside them would overprint each other.
        series: looks().reduce(function (all, look, m) {
          const cost = costs[m];
          return all.concat([{
            type: 'line', name: cost.model, silent: true, symbol: 'none', lineStyle: { color: colour(look.colour), width: 1.5 },
            data: [[at(cost), cost.low], [at(cost), cost.high]]
          }, {
            type: 'scatter', name: cost.model, symbolSize: 11, data: [[at(cost), cost.accuracy]],
            itemStyle: { color: colour(look.colour), borderColor: colour('panel'), borderWidth: 1 }
          }]);
        }, [])
      };
    },
    summary: function () {
      const best = costs.slice().sort(function (a, b) { return b.accuracy - a.accuracy; })[0];
      const near = costs.filter(function (cost) { return cost.accuracy >= best.accuracy - 0.01; })
          .sort(function (a, b) { return a[what.key] - b[what.key]; })[0];
      return best.model + ' is the most accurate: ' + share(best.accuracy, 2) + ' with ' + said(best)
          + (near !== best ? '; within a point of it, ' + near.model + ' takes least: ' + share(near.accuracy, 2) + ' with ' + said(near) : '')
          + '. ' + what.note;
    }
  });
}

/** How many of each class there are, and how many of them are named correctly. */
function tally(model) {
  const classes = data.classes.names.map(function () { return { all: 0, right: 0 }; });
  model.cells.forEach(function (cell) {
    classes[cell[0]].all += cell[2];
    classes[cell[0]].right += cell[0] === cell[1] ? cell[2] : 0;
  });
  return classes;
}

function drawConfusion(confusion) {
  const made = section('confusion', 'Which classes are confused',
      'How often each class is recognised, and which classes it is mistaken for, by the model chosen here'
      + (confusion.models.some(function (model) { return model.seed !== null; }) ? ' (networks of the first seed).' : '.'));
  const state = { model: confusion.shown };
  const models = select('Model', confusion.models.map(function (model) { return model.model; }), function (i) {
    state.model = i;
    drawn.forEach(function (chart) { chart.draw(); });
  });
  models.box.value = String(state.model);
  if (confusion.models.length > 1) {
    made.appendChild(element('div', { class: 'controls' }, models.node));
  }
  const pair = element('div', { class: 'pair' });
  made.appendChild(pair);
  const own = function () { return confusion.models[state.model]; };
  const drawn = [confusionChart(pair, own), byClassChart(pair, confusion, own)];
}

function confusionChart(parent, own) {
  const names = data.classes.names;
  const letters = most(names.map(function (name) { return name.length; }));
  return chart(parent, {
    id: 'confusion',
    title: 'True and predicted class',
    size: 'square',
    option: function (context) {
      const left = Math.min(110, 34 + 7 * Math.min(12, letters));
      const bottom = letters > 4 ? 74 : 44;
      const wide = (context.width - left - 14) / names.length;
      const high = (context.height - 10 - bottom) / names.length;
      const totals = tally(own());
      const worst = most(own().cells.map(function (cell) { return cell[0] === cell[1] ? 1 : cell[2]; }));
      const size = Math.min(13, 0.42 * high, 0.36 * wide);
      function labels(more) {
        return Object.assign({ color: colour('soft'), fontSize: 12, formatter: function (name) { return clipped(name, 12); } }, more);
      }
      return {
        grid: { left: left, right: 14, top: 10, bottom: bottom },
        tooltip: tip('item', function (p) {
          const cell = p.data.cell;
          return many(cell[2]) + ' of class <b>' + echarts.format.encodeHTML(names[cell[0]]) + '</b><br>predicted <b>'
              + echarts.format.encodeHTML(names[cell[1]]) + '</b>: ' + share(cell[2] / totals[cell[0]].all);
        }),
        xAxis: across('predicted class', {
          type: 'category', data: names, nameGap: bottom - 18, axisTick: { show: false }, splitLine: { show: false },
          axisLabel: labels({ rotate: letters > 4 && names.length * Math.min(letters, 12) * 7 > context.width - left ? 45 : 0, interval: names.length > 40 ? 'auto' : 0 })
        }),
        yAxis: axis('class', {
          type: 'category', data: names, inverse: true, nameLocation: 'middle', nameGap: left - 16, axisTick: { show: false }, splitLine: { show: false },
          axisLabel: labels({ interval: names.length > 40 ? 'auto' : 0 })
        }),
        series: [{
          type: 'scatter', name: 'cells', symbol: 'rect', symbolSize: [Math.max(2, wide - 2), Math.max(2, high - 2)],
          data: own().cells.map(function (cell) {
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
    summary: function () {
      const totals = tally(own());
      const all = sum(totals.map(function (one) { return one.all; }));
      const wrong = all - sum(totals.map(function (one) { return one.right; }));
      const mistakes = own().cells.filter(function (cell) { return cell[0] !== cell[1]; })
          .sort(function (a, b) { return b[2] - a[2]; }).slice(0, 3).map(function (cell) {
            return names[cell[0]] + ' taken for ' + names[cell[1]] + ' (' + cell[2].toLocaleString('en') + ')';
          });
      return wrong === 0 ? own().model + ' names all ' + many(all) + ' correctly.'
          : own().model + ' misclassifies ' + wrong.toLocaleString('en') + ' of ' + many(all) + ', most often '
            + mistakes.join(', ') + '. Blue: correct; orange: mistakes. A stronger colour means more of them.';
    }
  });
}

function byClassChart(parent, confusion, own) {
  const names = data.classes.names;
  const hidden = {};
  confusion.models.forEach(function (model) { hidden[model.model] = ['ridge', 'random'].indexOf(model.model) < 0; });
  function others() {
    return confusion.models.filter(function (model) { return model !== own(); });
  }
  function wrong(model) {
    return tally(model).map(function (one) { return one.all === 0 ? null : 1 - one.right / one.all; });
  }
  return chart(parent, {
    id: 'by-class',
    title: 'Accuracy by class',
    size: 'square',
    hidden: hidden,
    looks: function () {
      hidden[own().model] = false;
      return [Object.assign(lookOfModel(own().model), { area: true })].concat(others().map(function (model) {
        return Object.assign(lookOfModel(model.model), { symbol: true });
      }));
    },
    option: function (context) {
      const bars = wrong(own());
      const right = {};
      names.forEach(function (name, c) { right[name] = share(bars[c] === null ? null : 1 - bars[c]); });
      return {
        legend: selected(confusion.models.map(function (model) { return model.model; }), context.hidden),
        grid: grid({ left: 20, right: 24, top: 30, bottom: 38 }),
        tooltip: tip('axis', function (points) {
          const c = points[0].dataIndex;
          return 'class <b>' + echarts.format.encodeHTML(names[c]) + '</b>, ' + many(tally(own())[c].all) + '<br>' + points.map(function (p) {
            return p.marker + echarts.format.encodeHTML(p.seriesName) + ' <b>' + share(p.value) + '</b>';
          }).join('<br>');
        }, { axisPointer: { type: 'shadow' } }),
        xAxis: across('share misclassified', {
          min: 0, axisLabel: { color: colour('soft'), fontSize: 12, hideOverlap: true, formatter: function (v) { return share(v, v > 0 && v < 0.02 ? 1 : 0); } },
          splitLine: { show: true, lineStyle: { color: colour('grid') } }
        }),
        yAxis: axis('class, share correct', {
          type: 'category', data: names, inverse: true, axisTick: { show: false }, splitLine: { show: false },
          nameLocation: 'start', nameGap: 10,
          axisLabel: { color: colour('ink'), fontSize: 12, interval: names.length > 30 ? 'auto' : 0, formatter: function (name) { return clipped(name, 12) + '   ' + right[name]; } }
        }),
        series: [{
          type: 'bar', name: own().model, data: bars, barCategoryGap: '34%', barMaxWidth: 26, itemStyle: { color: colour(lookOfModel(own().model).colour), opacity: 0.85 }
        }].concat(others().map(function (model) {
          return {
            type: 'scatter', name: model.model, data: wrong(model), symbolSize: 9,
            itemStyle: { color: colour(lookOfModel(model.model).colour), borderColor: colour('panel'), borderWidth: 1 }
          };
        }))
      };
    },
    summary: function () {
      const shares = tally(own()).map(function (one, c) { return { name: names[c], right: one.all === 0 ? null : one.right / one.all }; })
          .filter(function (one) { return one.right !== null; }).sort(function (a, b) { return a.right - b.right; });
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
  const last = stepwise.points[stepwise.points.length - 1];
  const enough = stepwise.points.find(function (point) { return point.accuracy >= last.accuracy - 0.01; });
  function after(point) {
    return steps ? count(point.at, 'step') : point.at + ' % of the steps';
  }
  const made = section('stepwise', 'How early the network knows',
      (stepwise.own
        ? 'This model scales every sequence to mean 0 and deviation 1, so it needs the whole sequence and cannot answer before its end. Answers for recordings that end earlier are computed anew for each length. '
        : '')
      + (enough === last
        ? 'Accuracy rises up to the last step, to ' + share(last.accuracy) + ' with ' + number(Math.round(last.spikes)) + ' spikes'
        : 'After ' + after(enough) + ' and ' + number(Math.round(enough.spikes)) + ' spikes, accuracy is within a point of its final value: '
          + share(last.accuracy) + ' with ' + number(Math.round(last.spikes)) + ' spikes')
      + (stepwise.samples < stepwise.of ? ', on ' + stepwise.samples + ' of the ' + many(stepwise.of) : '') + '.');
  const pair = element('div', { class: 'pair' });
  made.appendChild(pair);
  const looks = [
    { name: 'accuracy', colour: 's-swim', dash: 'solid' },
    { name: 'probability of the predicted class', colour: 'soft', dash: 'dashed' }
  ];
  const every = stepwise.samples < stepwise.of
      ? many(stepwise.samples) + ', evenly chosen from the ' + stepwise.of.toLocaleString('en') : 'all ' + many(stepwise.of);
  // Asked for at each drawing, as colours change with the theme.
  function percents() {
    return { color: colour('soft'), fontSize: 12, formatter: function (v) { return share(v, 0); } };
  }
  const values = stepwise.points.map(function (point) { return point.accuracy; });
  chart(pair, {
    id: 'stepwise',
    title: steps ? 'Accuracy against time steps' : stepwise.own ? 'Accuracy where recordings end earlier' : 'Accuracy against the part that has been seen',
    looks: function () { return looks; },
    option: function (context) {
      return {
        legend: selected(looks.map(function (look) { return look.name; }), context.hidden),
        grid: grid({ right: 24, top: 24, bottom: 34 }),
        tooltip: tip('axis', function (points) {
          const point = stepwise.points[points[0].dataIndex];
          return 'after ' + after(point) + '<br>' + points.map(function (p) { return p.marker + p.seriesName + ' <b>' + share(p.value) + '</b>'; }).join('<br>');
        }),
        xAxis: across(steps ? 'steps' : 'part of the steps', {
          type: 'category', boundaryGap: stepwise.points.length === 1, axisTick: { show: false },
          axisLabel: { color: colour('soft'), fontSize: 12, hideOverlap: true },
          data: stepwise.points.map(function (point) { return steps ? String(point.at) : point.at + ' %'; })
        }),
        yAxis: up('', Object.assign({ axisLabel: percents() }, extent(values.concat(stepwise.points.map(function (point) { return point.sure; }))), { max: null })),
        series: [
          { type: 'line', name: looks[0].name, data: values, lineStyle: lineStyle({ colour: 's-swim', dash: 'solid', width: 2.5 }), itemStyle: { color: colour('s-swim') }, symbol: 'circle', symbolSize: 7 },
          { type: 'line', name: looks[1].name, data: stepwise.points.map(function (point) { return point.sure; }), lineStyle: lineStyle({ colour: 'soft', dash: 'dashed', width: 1.75 }), itemStyle: { color: colour('soft') }, symbol: 'circle', symbolSize: 5 }
        ]
      };
    },
    summary: function () {
      const first = stepwise.points[0];
      return 'Of ' + every + ': ' + share(first.accuracy) + ' correct after ' + after(first) + ', ' + share(last.accuracy)
          + ' after ' + (steps ? after(last) : 'all steps') + '. Where the dashed line is higher, the model is too sure.';
    }
  });
  chart(pair, {
    id: 'spending',
    title: 'Accuracy against spikes',
    option: function () {
      return {
        grid: grid({ right: 30, top: 24, bottom: 34 }),
        tooltip: tip('item', function (p) {
          const point = stepwise.points[p.dataIndex];
          return 'after ' + after(point) + '<br><b>' + share(point.accuracy) + '</b> with ' + number(Math.round(point.spikes)) + ' spikes';
        }),
        xAxis: across('spikes per ' + data.classes.noun + ', mean', { min: 0 }),
        yAxis: up('', Object.assign({ axisLabel: percents() }, extent(values), { max: null })),
        series: [{
          type: 'line', name: 'accuracy', 
          data: stepwise.points.map(function (point, i) {
            return { value: [point.spikes, point.accuracy], label: { position: point === last ? 'top' : i === 0 ? 'right' : 'left' } };
          }),
          lineStyle: lineStyle({ colour: 's-swim', dash: 'solid', width: 2.5 }), itemStyle: { color: colour('s-swim') }, symbol: 'circle', symbolSize: 8,
          label: {
            show: true, distance: 8, color: colour('soft'), fontSize: 12,
            formatter: function (p) {
              const point = stepwise.points[p.dataIndex];
              return point === last || point === enough || p.dataIndex === 0 ? (steps ? count(point.at, 'step') : point.at + ' %') : '';
            }
          }
        }]
      };
    },
    summary: function () {
      return 'Each spike that a chip need not send saves energy: ' + share(enough.accuracy) + ' cost ' + number(Math.round(enough.spikes)) + ' spikes, '
          + (enough === last ? 'fewer steps cost more than a point.' : share(last.accuracy) + ' cost ' + number(Math.round(last.spikes)) + '.');
    }
  });
}
