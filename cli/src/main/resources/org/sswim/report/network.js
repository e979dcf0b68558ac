// Spikes and voltages of a network over one window.

function drawNetwork(network) {
  const activity = network.activity;
  const times = shortTimes(activity.times);
  const made = section('network', 'Inside the network',
      'Spikes and voltages of ' + network.which + ' while it sees the window from ' + (activity.dated ? '' : 'row ') + times[0] + ' to ' + times[times.length - 1]
      + (activity.joint ? ' of all channels' : ' of channel ' + activity.channel) + '.');
  drawRaster(made, activity, times);
  drawVoltage(made, activity, times);
  drawKernels(made, network.kernels);
  drawDistributions(network.distributions);
}

function layerNames(activity) {
  return activity.layers.map(function (layer, l) { return 'Layer ' + (l + 1); });
}

function drawRaster(parent, activity, times) {
  const state = { layer: 0 };
  const layers = select('Layer', layerNames(activity), function (i) { state.layer = i; drawn.draw(); });
  const drawn = chart(parent, {
    id: 'raster',
    title: 'Spike raster, below the window that causes it',
    size: 'tall',
    controls: activity.layers.length > 1 ? element('div', { class: 'controls' }, layers.node) : null,
    option: function (context) {
      const layer = activity.layers[state.layer];
      const spikes = [];
      layer.trains.forEach(function (train, rank) {
        unpack(train, activity.steps).forEach(function (t) { spikes.push([t, rank]); });
      });
      const two = times[0].indexOf(' ') > 0 ? 18 : 0;
      const top = 152 + two;
      const bottom = 46 + two;
      const high = (context.height - top - bottom) / layer.trains.length;
      const wide = (context.width - 98) / activity.steps;
      return {
        grid: [
          { left: 64, right: 34, top: 28, height: 70 },
          { left: 64, right: 34, top: top, bottom: bottom }
        ],
        tooltip: tip('item', function (p) {
          return p.seriesName === 'spikes'
            ? 'neuron ' + layer.shown[p.value[1]] + '<br>' + echarts.format.encodeHTML(activity.times[p.value[0] + activity.firstStep])
            : echarts.format.encodeHTML(activity.times[p.dataIndex]) + '<br><b>' + number(p.value) + '</b>';
        }),
        xAxis: [
          timeAxis(activity, times, context.width, { gridIndex: 0, name: '' }),
          timeAxis(activity, times.slice(activity.firstStep), context.width, { gridIndex: 1 })
        ],
        yAxis: [
          up(cut(activity.channel), { gridIndex: 0, scale: true, splitNumber: 2, nameTextStyle: { color: colour('soft'), fontSize: 12, align: 'left', width: context.width - 110, overflow: 'truncate' } }),
          up('neurons, most active on top', { gridIndex: 1, min: -0.5, max: layer.trains.length - 0.5, axisLabel: { show: false }, splitLine: { show: false } })
        ],
        series: [
          {
            type: 'line', name: activity.channel, data: activity.signal, showSymbol: false,
            lineStyle: { color: colour('ink'), width: 1.75 }, itemStyle: { color: colour('ink') },
            markArea: {
              silent: true, itemStyle: { color: colour('s-swim'), opacity: 0.12 },
              data: activity.firstStep > 0 ? [[{ xAxis: activity.firstStep }, { xAxis: times.length - 1 }]] : []
            }
          },
          {
            type: 'scatter', name: 'spikes', xAxisIndex: 1, yAxisIndex: 1, data: spikes,
            symbol: 'rect', symbolSize: [Math.max(1.5, 0.6 * wide), Math.max(1, 0.8 * high)],
            itemStyle: { color: colour('s-swim') }, large: spikes.length > 20000, progressive: 0
          }
        ]
      };
    },
    summary: function () {
      const layer = activity.layers[state.layer];
      return count(layer.spikes, 'spike') + ' of ' + count(layer.neurons, 'neuron') + ' in ' + count(activity.steps, 'step') + ': '
          + number(layer.spikes / (layer.neurons * activity.steps)) + ' per neuron and step.'
          + (activity.firstStep > 0 ? ' A neuron sees ' + count(activity.firstStep + 1, 'row') + ' at once, so it takes its steps in the shaded part of the window.' : '')
          + (layer.relays > 0 ? ' Left out are ' + count(layer.relays, 'neuron') + ' that only pass on the spikes of the layer before.' : '')
          + (layer.shown.length < layer.neurons ? ' Shown are ' + layer.shown.length + ' of the neurons, evenly chosen.' : '');
    }
  });
}

function drawVoltage(parent, activity, times) {
  const choices = [];
  activity.layers.forEach(function (layer, l) {
    layer.voltages.forEach(function (trace) {
      choices.push({
        name: (activity.layers.length > 1 ? 'layer ' + (l + 1) + ', ' : '') + 'neuron ' + trace.neuron
            + ', ' + count(unpack(trace.train, activity.steps).length, 'spike'),
        trace: trace
      });
    });
  });
  const state = { choice: Math.floor(choices.length / 2) };
  const neurons = select('Neuron', choices.map(function (choice) { return choice.name; }), function (i) { state.choice = i; drawn.draw(); });
  neurons.box.value = String(state.choice);
  const drawn = chart(parent, {
    id: 'voltage',
    title: 'Membrane voltage and spikes of a neuron',
    controls: element('div', { class: 'controls' }, neurons.node),
    looks: function () {
      return [
        { name: 'voltage', colour: 's-swim', dash: 'solid' },
        { name: 'spike', colour: 'alert', symbol: true }
      ];
    },
    option: function (context) {
      const trace = choices[state.choice].trace;
      const steps = times.slice(activity.firstStep);
      const spikes = unpack(trace.train, activity.steps).map(function (t) { return [t, trace.voltage[t]]; });
      return {
        legend: selected(['voltage', 'spike'], context.hidden),
        grid: grid({ left: 26, bottom: times[0].indexOf(' ') > 0 ? 44 : 34, right: 76 }),
        tooltip: tooltip(function (p) { return activity.times[activity.firstStep + (Array.isArray(p.value) ? p.value[0] : p.dataIndex)]; }),
        xAxis: timeAxis(activity, steps, context.width),
        yAxis: up('voltage (threshold at 0)'),
        series: [
          {
            type: 'line', name: 'voltage', data: trace.voltage, showSymbol: activity.steps === 1,
            lineStyle: { color: colour('s-swim'), width: 2 }, itemStyle: { color: colour('s-swim') },
            markLine: {
              silent: true, symbol: 'none', lineStyle: { color: colour('soft'), type: 'dashed' },
              label: { formatter: 'threshold', color: colour('soft'), position: 'end' },
              data: [{ yAxis: 0 }]
            }
          },
          { type: 'scatter', name: 'spike', data: spikes, symbolSize: activity.steps > 150 ? 4 : 8, itemStyle: { color: colour('alert') } }
        ]
      };
    },
    summary: function () {
      const choice = choices[state.choice];
      return choice.name.charAt(0).toUpperCase() + choice.name.slice(1) + ' in ' + count(activity.steps, 'step')
          + '. The voltage lies between ' + number(least(choice.trace.voltage)) + ' and '
          + number(most(choice.trace.voltage)) + '; the neuron fires where it reaches 0, and each spike lowers it for a while by its cost.';
    }
  });
}
