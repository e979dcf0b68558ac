// Why a model forecasts a value.

function drawExplanation(why) {
  const made = section('explanation', 'Why this forecast',
      why.heading + '. What each neuron adds to the forecast, relative to its mean over the training windows.');
  drawParts(made, why);
  drawFirings(made, why);
  if (why.pairs.length > 0) {
    drawPairs(made, why);
  }
  plainTable(made, why.table);
}

function withSign(value) {
  return (value < 0 ? '' : '+') + number(value);
}

/** From the reference to the forecast, a bar for each part, each where the one before ended. */
function barsOf(why, others) {
  const bars = [];
  let at = why.reference;
  why.parts.concat(others.parts).forEach(function (part) {
    bars.push({ name: part.name, from: at, to: at + part.adds, adds: part.adds });
    at += part.adds;
  });
  bars.push({ name: 'all together', from: why.reference, to: why.forecast, adds: why.forecast - why.reference, total: true });
  return bars;
}

/** These bars, the neurons that have none of their own by the kind of their windows or by period. */
function drawParts(parent, why) {
  let way = 0;
  const known = why.actual !== undefined && why.actual !== null;
  const ways = why.others.length > 1 ? select('Other neurons by', why.others.map(function (other) {
    return other.by;
  }), function (i) {
    way = i;
    drawn.draw();
  }) : null;

  function tint(bar) {
    return colour(bar.total ? 'ink' : bar.adds < 0 ? 'alert' : 's-swim');
  }

  const drawn = chart(parent, {
    id: 'parts',
    title: 'What adds up to the forecast',
    size: 'tall',
    controls: ways && element('div', { class: 'controls' }, ways.node),
    looks: function () { return []; },
    option: function (context) {
      const bars = barsOf(why, why.others[way]);
      const bounds = extent(bars.reduce(function (all, bar) { return all.concat([bar.from, bar.to]); }, known ? [why.actual] : []));
      const room = bounds.max - bounds.min;
      return {
        grid: grid({ left: 22, right: 24, top: 40, bottom: 36 }),
        tooltip: tip('axis', function (points) {
          const bar = bars[points[0].dataIndex];
          return echarts.format.encodeHTML(bar.name) + ' adds <b>' + withSign(bar.adds) + '</b><br>from '
              + number(bar.from) + ' to ' + number(bar.to);
        }, { axisPointer: { type: 'shadow' } }),
        // Only numbers of one sign stack, so bars stand on an axis that begins at 0.
        xAxis: across(cut(why.channel) + (context.narrow ? '' : ', in ' + why.scale), {
          min: 0, max: room, interval: context.narrow ? 2 * bounds.interval : bounds.interval,
          nameTextStyle: { color: colour('soft'), fontSize: 12, width: context.width - 60, overflow: 'truncate' },
          axisLabel: { color: colour('soft'), fontSize: 12, hideOverlap: true, formatter: function (v) { return number(v + bounds.min); } },
          splitLine: { show: true, lineStyle: { color: colour('grid') } }
        }),
        yAxis: axis('', {
          type: 'category', inverse: true, data: bars.map(function (bar) { return context.narrow ? bar.name.replace(/^[0-9]+ neurons? of (windows that )?/, '') : bar.name; }),
          axisTick: { show: false }, axisLabel: { color: colour('ink'), fontSize: 12, interval: 0 }, splitLine: { show: false }
        }),
        series: [
          {
            type: 'bar', name: 'before', stack: 'parts', silent: true, itemStyle: { color: 'transparent' },
            data: bars.map(function (bar) { return Math.min(bar.from, bar.to) - bounds.min; }),
            markLine: {
              silent: true, symbol: 'none', lineStyle: { color: colour('soft'), type: 'dashed' },
              label: { formatter: why.referenceOf.split(',')[0], color: colour('soft'), position: 'start', distance: 6 },
              data: [{ xAxis: why.reference - bounds.min }].concat(known ? [{
                xAxis: why.actual - bounds.min, lineStyle: { color: colour('ink'), type: 'solid', width: 2 },
                label: { formatter: 'actual', color: colour('ink'), position: 'end', distance: 6, backgroundColor: colour('panel'), padding: 2 }
              }] : [])
            }
          },
          {
            type: 'bar', name: 'adds', stack: 'parts', barCategoryGap: '30%',
            data: bars.map(function (bar) {
              const end = (Math.max(bar.from, bar.to) - bounds.min) / room;
              const within = Math.abs(bar.adds) > 0.35 * room;
              return {
                value: Math.max(Math.abs(bar.adds), room / 500),
                itemStyle: { color: tint(bar) },
                label: { show: true, position: within ? 'inside' : end < (context.narrow ? 0.5 : 0.75) ? 'right' : 'left', color: colour(within ? 'panel' : 'ink'), fontSize: 12, formatter: (bar.adds < 0 ? '' : '+') + (context.narrow ? short : number)(bar.adds) }
              };
            })
          }
        ]
      };
    },
    summary: function () {
      const told = why.parts.concat(why.others[way].parts).map(function (part) { return part.name + ' ' + withSign(part.adds); });
      return (known ? 'The actual value was ' + number(why.actual) + '. ' : '') + 'From ' + number(why.reference) + ' (' + why.referenceOf + ') to the forecast of ' + number(why.forecast) + ': '
          + told.join(', ') + '; all in ' + why.scale + '. Blue bars raise the forecast, orange ones lower it; each begins where the one above ended.';
    }
  });
}

/** The window that the forecast sees, and below it when the neurons that matter most fired. */
function drawFirings(parent, why) {
  const times = shortTimes(why.times);
  const two = times[0].indexOf(' ') > 0 ? 18 : 0;
  const names = why.firings.map(function (f) { return 'neuron ' + f.neuron; });
  const spikes = [];
  why.firings.forEach(function (f, n) {
    f.steps.forEach(function (t) { spikes.push([t, n]); });
  });
  chart(parent, {
    id: 'firings',
    title: 'When these neurons fired, below the window that the forecast sees',
    size: 'tall',
    option: function (context) {
      const left = 84;
      const wide = (context.width - left - 34) / times.length;
      return {
        grid: [
          { left: left, right: 34, top: 28, height: 90 },
          { left: left, right: 34, top: 172 + two, bottom: 46 + two }
        ],
        tooltip: tip('item', function (p) {
          const spike = p.seriesName === 'spikes';
          return (spike ? names[p.value[1]] + '<br>' : '')
              + echarts.format.encodeHTML(why.times[spike ? p.value[0] : p.dataIndex])
              + (spike ? '' : '<br><b>' + number(p.value) + '</b>');
        }),
        xAxis: [
          timeAxis(why, times, context.width, { gridIndex: 0, name: '' }),
          timeAxis(why, times, context.width, { gridIndex: 1 })
        ],
        yAxis: [
          up(cut(why.channel), { gridIndex: 0, scale: true, splitNumber: 2, nameTextStyle: { color: colour('soft'), fontSize: 12, align: 'left', width: context.width - 110, overflow: 'truncate' } }),
          axis('', {
            gridIndex: 1, type: 'category', inverse: true, data: names, axisTick: { show: false },
            axisLabel: { color: colour('soft'), fontSize: 12, interval: 0 }, splitLine: { show: false }
          })
        ],
        series: [
          {
            type: 'line', name: why.channel, data: why.signal, showSymbol: times.length === 1,
            lineStyle: { color: colour('ink'), width: 1.75 }, itemStyle: { color: colour('ink') },
            markArea: {
              silent: true, itemStyle: { color: colour('s-swim'), opacity: 0.12 },
              data: why.firstStep > 0 ? [[{ xAxis: why.firstStep }, { xAxis: times.length - 1 }]] : []
            }
          },
          {
            type: 'scatter', name: 'spikes', xAxisIndex: 1, yAxisIndex: 1, data: spikes,
            symbol: 'rect', symbolSize: [Math.max(2, Math.min(8, 0.6 * wide)), 12], itemStyle: { color: colour('s-swim') }
          }
        ]
      };
    },
    summary: function () {
      return 'Spikes of the ' + count(names.length, 'neuron') + ' that add or subtract most, from ' + why.times[0] + ' to '
          + why.times[why.times.length - 1] + ': ' + why.firings.map(function (f) {
            return f.steps.length + ' of neuron ' + f.neuron;
          }).join(', ') + '.'
          + (why.firstStep > 0 ? ' A neuron sees ' + count(why.firstStep + 1, 'row') + ' at once, so it takes its steps in the shaded part of the window.' : '');
    }
  });
}

/** The two training windows that a neuron tells apart. */
function drawPairs(parent, why) {
  const state = { pair: 0 };
  const neurons = select('Neuron', why.pairs.map(function (pair) {
    const part = why.parts.find(function (p) { return p.name === 'neuron ' + pair.neuron; });
    return 'neuron ' + pair.neuron + (part ? ', adds ' + withSign(part.adds) : '');
  }), function (i) {
    state.pair = i;
    drawn.forEach(function (made) { made.draw(); });
  });
  parent.appendChild(element('h3', { class: 'above', text: 'The training windows behind a neuron' }));
  parent.appendChild(element('div', { class: 'controls' }, neurons.node));
  const pair = element('div', { class: 'pair' });
  parent.appendChild(pair);
  const drawn = [
    pairChart(pair, why, state, 'silent', 'Quiet in this window'),
    pairChart(pair, why, state, 'firing', 'Fires in this window')
  ];
}

function pairChart(parent, why, state, side, title) {
  function own() {
    return why.pairs[state.pair][side];
  }
  return chart(parent, {
    id: 'pair-' + side,
    title: title,
    size: 'low',
    option: function (context) {
      const pair = why.pairs[state.pair];
      const times = shortTimes(own().times);
      const alike = pair.silent.channel === pair.firing.channel;
      const tint = colour(side === 'firing' ? 's-swim' : 'persistence');
      return {
        grid: grid({ left: 26, right: 44, top: 44, bottom: times[0].indexOf(' ') > 0 ? 44 : 34 }),
        tooltip: tooltip(function (p) { return own().times[p.dataIndex]; }),
        xAxis: timeAxis(why, times, context.width, { boundaryGap: false }),
        yAxis: up(cut(own().channel), Object.assign({
          nameTextStyle: { color: colour('soft'), fontSize: 12, align: 'left', width: context.width - 110, overflow: 'truncate' }
        }, extent(alike ? pair.silent.values.concat(pair.firing.values) : own().values))),
        series: [{
          type: 'line', name: own().channel, data: own().values, showSymbol: times.length === 1,
          lineStyle: { color: tint, width: 2 }, itemStyle: { color: tint },
          markLine: {
            silent: true, symbol: 'none', lineStyle: { color: colour('soft'), type: 'dashed' }, label: { show: false },
            data: [{ xAxis: pair.row }]
          }
        }]
      };
    },
    summary: function () {
      const pair = why.pairs[state.pair];
      return own().channel + ' from ' + own().times[0] + ' to ' + own().times[own().times.length - 1] + '. At '
          + own().times[pair.row] + ' (dashed) the voltage of neuron ' + pair.neuron + ' is ' + number(own().voltage)
          + '; it fires from 0 on. Of the training windows mixed into its weights it tells these two apart best.';
    }
  });
}
