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

function drawRaster(parent, activity, times) {
  const layers = chooser('Layer', activity.layers.map((layer, l) => 'Layer ' + (l + 1)), 0, () => drawn.draw());
  const shown = () => activity.layers[layers.at];
  const drawn = chart(parent, {
    id: 'raster',
    title: 'Spike raster, below the window that causes it',
    size: 'tall',
    controls: layers.controls,
    option: context => {
      const trains = shown().trains;
      const spikes = trains.flatMap((train, rank) => unpack(train, activity.steps).map(t => [t, rank]));
      const two = twoLines(times) ? 18 : 0;
      return {
        ...windowAndSpikes(activity, times, activity.channel, context, {
          left: 64, high: 70, top: 152 + two, bottom: 46 + two, skipped: activity.firstStep, points: false,
          neurons: up('neurons, most active on top', { min: -0.5, max: trains.length - 0.5, axisLabel: { show: false }, splitLine: { show: false } }),
          spikes: {
            data: spikes, large: spikes.length > 20000, progressive: 0,
            symbolSize: [Math.max(1.5, 0.6 * ((context.width - 98) / activity.steps)), Math.max(1, 0.8 * ((context.height - 198 - 2 * two) / trains.length))]
          }
        }),
        tooltip: tip('item', p => p.seriesName === 'spikes' ? 'neuron ' + shown().shown[p.value[1]] + '<br>' + safe(activity.times[p.value[0] + activity.firstStep])
            : safe(activity.times[p.dataIndex]) + '<br><b>' + number(p.value) + '</b>')
      };
    },
    summary: () => {
      const layer = shown();
      return count(layer.spikes, 'spike') + ' of ' + count(layer.neurons, 'neuron') + ' in ' + count(activity.steps, 'step') + ': '
          + number(layer.spikes / (layer.neurons * activity.steps)) + ' per neuron and step.' + shadedSteps(activity)
          + (layer.relays > 0 ? ' Left out are ' + count(layer.relays, 'neuron') + ' that only pass on the spikes of the layer before.' : '')
          + (layer.shown.length < layer.neurons ? ' Shown are ' + layer.shown.length + ' of the neurons, evenly chosen.' : '');
    }
  });
}

function drawVoltage(parent, activity, times) {
  const all = activity.layers.flatMap((layer, l) => layer.voltages.map(trace => ({
    name: (activity.layers.length > 1 ? 'layer ' + (l + 1) + ', ' : '') + 'neuron ' + trace.neuron
        + ', ' + count(unpack(trace.train, activity.steps).length, 'spike'),
    ...trace
  })));
  const neurons = chooser('Neuron', all.map(trace => trace.name), Math.floor(all.length / 2), () => drawn.draw());
  const shown = () => all[neurons.at];
  const voltage = { name: 'voltage', colour: 's-swim', dash: 'solid' };
  const drawn = chart(parent, {
    id: 'voltage',
    title: 'Membrane voltage and spikes of a neuron',
    controls: controls(neurons.node),
    looks: () => [voltage, { name: 'spike', colour: 'alert', symbol: true }],
    option: context => {
      const trace = shown();
      return {
        grid: timeGrid(times, false, { right: 76 }),
        tooltip: tooltip(p => activity.times[activity.firstStep + (Array.isArray(p.value) ? p.value[0] : p.dataIndex)]),
        xAxis: timeAxis(activity, times.slice(activity.firstStep), context.width),
        yAxis: up('voltage (threshold at 0)'),
        series: [
          lineOf({ ...voltage, width: 2 }, trace.voltage, {
            showSymbol: activity.steps === 1, markLine: marked({ yAxis: 0 }, 'threshold')
          }),
          {
            type: 'scatter', name: 'spike', data: unpack(trace.train, activity.steps).map(t => [t, trace.voltage[t]]),
            symbolSize: activity.steps > 150 ? 4 : 8, itemStyle: { color: colour('alert') }
          }
        ]
      };
    },
    summary: () => shown().name.charAt(0).toUpperCase() + shown().name.slice(1) + ' in ' + count(activity.steps, 'step')
        + '. The voltage lies between ' + number(least(shown().voltage)) + ' and ' + number(most(shown().voltage))
        + '; the neuron fires where it reaches 0, and each spike lowers it for a while by its cost.'
  });
}
