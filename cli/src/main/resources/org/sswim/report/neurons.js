// What neurons are made of: kernels and distributions.

function drawKernels(parent, kernels) {
  const pair = within(parent, 'pair');
  function named(curve) {
    const whose = curve.bank !== undefined ? 'read-out bank ' + curve.bank
        : (kernels.layers > 1 ? 'layer ' + curve.layer + ', ' : '') + (curve.alike ? 'all neurons' : 'neuron ' + curve.neuron);
    return whose + ': ' + (curve.cost === undefined ? '' : 'cost ' + short(curve.cost) + ', ')
        + (curve.delay ? 'delay ' + curve.delay + ', ' : '') + 'support ' + short(curve.support);
  }
  kernels.psp.concat(kernels.refractory).forEach(curve => { curve.label = named(curve); });
  kernelChart(pair, 'psp', 'Post-synaptic potential kernels', kernels.psp, 'response (1 / step)',
      'Shape ' + kernels.pspKernel + ': how an input of 1 at lag 0 is felt later; each sums to 1. Curves are of the smallest, the median and the largest support, and of the banks through which outputs see spikes.');
  kernelChart(pair, 'refractory', 'Refractory kernels', kernels.refractory, 'change of voltage',
      'Shape ' + kernels.refractoryKernel + ': what a spike at lag 0 does to the voltage of the neuron that fired. Curves are of the largest, the median and the smallest spike cost.');
}

function kernelChart(parent, id, title, all, unit, summary) {
  const longest = most(all.map(curve => curve.values.length));
  chart(parent, {
    id: id,
    title: title,
    size: 'low',
    lines: () => all.map((curve, i) => ({
      ...lookOfCurve(curve.label, i), values: curve.values.map((value, lag) => [lag, value]),
      more: { ...dots(6, longest <= 30), symbol: ['circle', 'rect', 'triangle', 'diamond'][i % 4] }
    })),
    option: () => ({
      grid: grid(),
      tooltip: tooltip(p => 'lag ' + p.value[0]),
      xAxis: across('lag (steps)', { min: 0, minInterval: 1 }),
      yAxis: up(unit)
    }),
    summary: () => summary
  });
}

function drawDistributions(distributions) {
  const made = section('neurons', 'The neurons',
      'How the ' + count(distributions.neurons, 'neuron') + ' differ'
      + (distributions.allNeurons > distributions.neurons ? ', without the ' + count(distributions.allNeurons - distributions.neurons, 'neuron') + ' that only pass on spikes of an earlier layer' : '')
      + '. Firing rates are means over '
      + count(distributions.windows, 'window') + ' spread over the data.');
  const constants = distributions.histograms.filter(h => 'constant' in h);
  if (constants.length > 0) {
    made.appendChild(element('p', { text: 'Alike in all neurons: ' + constants.map(h =>
        h.name.charAt(0).toLowerCase() + h.name.slice(1) + ' ' + number(h.constant) + ' ' + h.unit).join('; ') + '.' }));
  }
  const trio = within(made, 'trio');
  distributions.histograms.filter(h => !('constant' in h)).forEach((h, n) => histogram(trio, h, 'histogram-' + n));
}

function histogram(parent, h, id) {
  const layers = h.layers.map((counts, l) => ({ name: 'layer ' + (l + 1), colour: ORDER[l], symbol: true }));
  const labels = h.layers[0].map((c, b) => (h.whole ? number : short)((h.edges[b] + h.edges[b + 1]) / 2));
  chart(parent, {
    id: id,
    title: h.name,
    size: 'low',
    looks: () => layers,
    option: () => ({
      grid: grid(),
      tooltip: tooltip(p => {
        const b = p.dataIndex;
        return h.whole ? labels[b] + ' ' + h.unit : short(h.edges[b]) + ' to ' + short(h.edges[b + 1]) + ' ' + h.unit;
      }),
      xAxis: across(h.unit, { type: 'category', data: labels }),
      yAxis: up('neurons', { minInterval: 1 }),
      series: layers.map((layer, l) => barOf(layer.name, h.layers[l], layer.colour, { barCategoryGap: '12%', barGap: '0%' }))
    }),
    summary: () => 'From ' + short(h.whole ? h.edges[0] + 0.5 : h.edges[0]) + ' to '
        + short(h.edges[h.edges.length - 1] - (h.whole ? 0.5 : 0)) + ' ' + h.unit + ', median ' + short(h.median) + '.'
  });
}
