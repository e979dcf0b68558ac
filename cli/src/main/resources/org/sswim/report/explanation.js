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
  why.parts.concat(others.parts).forEach(part => {
    bars.push({ name: part.name, from: at, to: at + part.adds, adds: part.adds });
    at += part.adds;
  });
  bars.push({ name: 'all together', from: why.reference, to: why.forecast, adds: why.forecast - why.reference, total: true });
  return bars;
}

/** These bars, the neurons that have none of their own by the kind of their windows or by period. */
function drawParts(parent, why) {
  const known = why.actual !== undefined && why.actual !== null;
  const ways = chooser('Other neurons by', why.others.map(other => other.by), 0, () => drawn.draw());
  const others = () => why.others[ways.at];
  const tint = bar => bar.total ? 'ink' : bar.adds < 0 ? 'alert' : 's-swim';

  const drawn = chart(parent, {
    id: 'parts',
    title: 'What adds up to the forecast',
    size: 'tall',
    controls: ways.controls,
    option: context => {
      const bars = barsOf(why, others());
      const bounds = extent(bars.flatMap(bar => [bar.from, bar.to]).concat(known ? [why.actual] : []));
      const room = bounds.max - bounds.min;
      return {
        grid: grid({ left: 22, right: 24, top: 40, bottom: 36 }),
        tooltip: rowTip(points => {
          const bar = bars[points[0].dataIndex];
          return safe(bar.name) + ' adds <b>' + withSign(bar.adds) + '</b><br>from ' + number(bar.from) + ' to ' + number(bar.to);
        }),
        // Only numbers of one sign stack, so bars stand on an axis that begins at 0.
        xAxis: across(cut(why.channel) + (context.narrow ? '' : ', in ' + why.scale), {
          min: 0, max: room, interval: context.narrow ? 2 * bounds.interval : bounds.interval,
          nameTextStyle: wide(context), axisLabel: { formatter: v => number(v + bounds.min) }, splitLine: rules()
        }),
        yAxis: ranks(bars.map(bar => context.narrow ? bar.name.replace(/^[0-9]+ neurons? of (windows that )?/, '') : bar.name)),
        series: [
          barOf('before', bars.map(bar => Math.min(bar.from, bar.to) - bounds.min), null, {
            stack: 'parts', silent: true, itemStyle: { color: 'transparent' },
            markLine: {
              silent: true, symbol: 'none', lineStyle: { color: colour('soft'), type: 'dashed' },
              label: { formatter: why.referenceOf.split(',')[0], color: colour('soft'), position: 'start', distance: 6 },
              data: [{ xAxis: why.reference - bounds.min }].concat(known ? [{
                xAxis: why.actual - bounds.min, lineStyle: { color: colour('ink'), type: 'solid', width: 2 },
                label: { formatter: 'actual', color: colour('ink'), position: 'end', distance: 6, backgroundColor: colour('panel'), padding: 2 }
              }] : [])
            }
          }),
          barOf('adds', bars.map(bar => {
            const end = (Math.max(bar.from, bar.to) - bounds.min) / room;
            const inside = Math.abs(bar.adds) > 0.35 * room;
            return {
              value: Math.max(Math.abs(bar.adds), room / 500),
              itemStyle: { color: colour(tint(bar)) },
              label: {
                ...beside((bar.adds < 0 ? '' : '+') + (context.narrow ? short : number)(bar.adds)),
                position: inside ? 'inside' : end < (context.narrow ? 0.5 : 0.75) ? 'right' : 'left', color: colour(inside ? 'panel' : 'ink')
              }
            };
          }), null, { stack: 'parts', barCategoryGap: '30%' })
        ]
      };
    },
    summary: () => (known ? 'The actual value was ' + number(why.actual) + '. ' : '') + 'From ' + number(why.reference) + ' (' + why.referenceOf + ') to the forecast of ' + number(why.forecast) + ': '
        + why.parts.concat(others().parts).map(part => part.name + ' ' + withSign(part.adds)).join(', ')
        + '; all in ' + why.scale + '. Blue bars raise the forecast, orange ones lower it; each begins where the one above ended.'
  });
}

/** The rows of a window, and spikes below them: shape has left, high, top and bottom. */
function windowAndSpikes(seen, times, channel, context, shape) {
  return {
    grid: [
      { left: shape.left, right: 34, top: 28, height: shape.high },
      { left: shape.left, right: 34, top: shape.top, bottom: shape.bottom }
    ],
    xAxis: [
      timeAxis(seen, times, context.width, { gridIndex: 0, name: '' }),
      timeAxis(seen, times.slice(shape.skipped || 0), context.width, { gridIndex: 1 })
    ],
    yAxis: [upOf(cut(channel), context, { gridIndex: 0, scale: true, splitNumber: 2 }), { ...shape.neurons, gridIndex: 1 }],
    series: [
      lineOf({ name: channel, colour: 'ink', width: 1.75 }, seen.signal, {
        showSymbol: shape.points,
        markArea: {
          silent: true, itemStyle: { color: colour('s-swim'), opacity: 0.12 },
          data: seen.firstStep > 0 ? [[{ xAxis: seen.firstStep }, { xAxis: times.length - 1 }]] : []
        }
      }),
      {
        type: 'scatter', name: 'spikes', xAxisIndex: 1, yAxisIndex: 1, symbol: 'rect', itemStyle: { color: colour('s-swim') }, ...shape.spikes
      }
    ]
  };
}

function shadedSteps(seen) {
  return seen.firstStep > 0 ? ' A neuron sees ' + count(seen.firstStep + 1, 'row') + ' at once, so it takes its steps in the shaded part of the window.' : '';
}

/** The window that the forecast sees, and below it when the neurons that matter most fired. */
function drawFirings(parent, why) {
  const times = shortTimes(why.times);
  const two = twoLines(times) ? 18 : 0;
  const names = why.firings.map(f => 'neuron ' + f.neuron);
  const spikes = why.firings.flatMap((f, n) => f.steps.map(t => [t, n]));
  chart(parent, {
    id: 'firings',
    title: 'When these neurons fired, below the window that the forecast sees',
    size: 'tall',
    option: context => ({
      ...windowAndSpikes(why, times, why.channel, context, {
        left: 84, high: 90, top: 172 + two, bottom: 46 + two, points: times.length === 1, neurons: ranks(names, { color: colour('soft') }),
        spikes: { data: spikes, symbolSize: [Math.max(2, Math.min(8, 0.6 * ((context.width - 118) / times.length))), 12] }
      }),
      tooltip: tip('item', p => p.seriesName === 'spikes' ? names[p.value[1]] + '<br>' + safe(why.times[p.value[0]])
          : safe(why.times[p.dataIndex]) + '<br><b>' + number(p.value) + '</b>')
    }),
    summary: () => 'Spikes of the ' + count(names.length, 'neuron') + ' that add or subtract most, from ' + why.times[0] + ' to '
        + why.times[why.times.length - 1] + ': ' + why.firings.map(f => f.steps.length + ' of neuron ' + f.neuron).join(', ') + '.' + shadedSteps(why)
  });
}

/** The two training windows that a neuron tells apart. */
function drawPairs(parent, why) {
  const neurons = chooser('Neuron', why.pairs.map(pair => {
    const part = why.parts.find(p => p.name === 'neuron ' + pair.neuron);
    return 'neuron ' + pair.neuron + (part ? ', adds ' + withSign(part.adds) : '');
  }), 0, () => drawn.forEach(made => made.draw()));
  parent.appendChild(element('h3', { class: 'above', text: 'The training windows behind a neuron' }));
  parent.appendChild(controls(neurons.node));
  const pair = within(parent, 'pair');
  const shown = () => why.pairs[neurons.at];
  const drawn = [
    pairChart(pair, why, shown, 'silent', 'Quiet in this window'),
    pairChart(pair, why, shown, 'firing', 'Fires in this window')
  ];
}

function pairChart(parent, why, shown, side, title) {
  const own = () => shown()[side];
  return chart(parent, {
    id: 'pair-' + side,
    title: title,
    size: 'low',
    option: context => {
      const pair = shown();
      const times = shortTimes(own().times);
      const alike = pair.silent.channel === pair.firing.channel;
      const look = { name: own().channel, colour: side === 'firing' ? 's-swim' : 'persistence', width: 2 };
      return {
        grid: timeGrid(times, false, { top: 44 }),
        tooltip: tooltip(p => own().times[p.dataIndex]),
        xAxis: timeAxis(why, times, context.width, { boundaryGap: false }),
        yAxis: upOf(cut(own().channel), context, extent(alike ? pair.silent.values.concat(pair.firing.values) : own().values)),
        series: [lineOf(look, own().values, { showSymbol: times.length === 1, markLine: marked({ xAxis: pair.row }) })]
      };
    },
    summary: () => own().channel + ' from ' + own().times[0] + ' to ' + own().times[own().times.length - 1] + '. At '
        + own().times[shown().row] + ' (dashed) the voltage of neuron ' + shown().neuron + ' is ' + number(own().voltage)
        + '; it fires from 0 on. Of the training windows mixed into its weights it tells these two apart best.'
  });
}
