// What neurons are made of: kernels and distributions.

function drawKernels(parent, kernels) {
  const pair = element('div', { class: 'pair' });
  parent.appendChild(pair);
  function named(curve) {
    const whose = curve.bank !== undefined ? 'read-out bank ' + curve.bank
        : (kernels.layers > 1 ? 'layer ' + curve.layer + ', ' : '') + (curve.alike ? 'all neurons' : 'neuron ' + curve.neuron);
    return whose + ': ' + (curve.cost === undefined ? '' : 'cost ' + short(curve.cost) + ', ')
        + (curve.delay ? 'delay ' + curve.delay + ', ' : '') + 'support ' + short(curve.support);
  }
  kernels.psp.concat(kernels.refractory).forEach(function (curve) { curve.label = named(curve); });
  curves(pair, 'psp', 'Post-synaptic potential kernels', kernels.psp, 'response (1 / step)',
      'Shape ' + kernels.pspKernel + ': how an input of 1 at lag 0 is felt later; each sums to 1. Curves are of the smallest, the median and the largest support, and of the banks through which outputs see spikes.');
  curves(pair, 'refractory', 'Refractory kernels', kernels.refractory, 'change of voltage',
      'Shape ' + kernels.refractoryKernel + ': what a spike at lag 0 does to the voltage of the neuron that fired. Curves are of the largest, the median and the smallest spike cost.');
}

function curves(parent, id, title, all, unit, summary) {
  function looks() {
    return all.map(function (curve, i) { return lookOfCurve(curve.label, i); });
  }
  chart(parent, {
    id: id,
    title: title,
    size: 'low',
    looks: looks,
    option: function (context) {
      const longest = most(all.map(function (curve) { return curve.values.length; }));
      return {
        legend: selected(all.map(function (curve) { return curve.label; }), context.hidden),
        grid: grid(),
        tooltip: tooltip(function (p) { return 'lag ' + p.value[0]; }),
        xAxis: across('lag (steps)', { min: 0, minInterval: 1 }),
        yAxis: up(unit),
        series: all.map(function (curve, i) {
          const look = looks()[i];
          return {
            type: 'line', name: curve.label, lineStyle: lineStyle(look), itemStyle: { color: colour(look.colour) },
            symbol: ['circle', 'rect', 'triangle', 'diamond'][i % 4], symbolSize: 6, showSymbol: longest <= 30,
            data: curve.values.map(function (value, lag) { return [lag, value]; })
          };
        })
      };
    },
    summary: function () { return summary; }
  });
}

function drawDistributions(distributions) {
  const made = section('neurons', 'The neurons',
      'How the ' + count(distributions.neurons, 'neuron') + ' differ'
      + (distributions.allNeurons > distributions.neurons ? ', without the ' + count(distributions.allNeurons - distributions.neurons, 'neuron') + ' that only pass on spikes of an earlier layer' : '')
      + '. Firing rates are means over '
      + count(distributions.windows, 'window') + ' spread over the data.');
  const constants = distributions.histograms.filter(function (h) { return 'constant' in h; });
  if (constants.length > 0) {
    made.appendChild(element('p', { text: 'Alike in all neurons: ' + constants.map(function (h) {
      return h.name.charAt(0).toLowerCase() + h.name.slice(1) + ' ' + number(h.constant) + ' ' + h.unit;
    }).join('; ') + '.' }));
  }
  const trio = element('div', { class: 'trio' });
  made.appendChild(trio);
  distributions.histograms.filter(function (h) { return !('constant' in h); }).forEach(function (h, n) {
    const names = h.layers.map(function (counts, l) { return 'layer ' + (l + 1); });
    const labels = h.layers[0].map(function (c, b) {
      const middle = (h.edges[b] + h.edges[b + 1]) / 2;
      return h.whole ? number(middle) : short(middle);
    });
    chart(trio, {
      id: 'histogram-' + n,
      title: h.name,
      size: 'low',
      looks: function () {
        return names.map(function (name, l) { return { name: name, colour: ORDER[l], area: false, symbol: true }; });
      },
      option: function (context) {
        return {
          legend: selected(names, context.hidden),
          grid: grid(),
          tooltip: tooltip(function (p) {
            const b = p.dataIndex;
            return h.whole ? labels[b] + ' ' + h.unit : short(h.edges[b]) + ' to ' + short(h.edges[b + 1]) + ' ' + h.unit;
          }),
          xAxis: across(h.unit, { type: 'category', data: labels, axisLabel: { color: colour('soft'), fontSize: 12, hideOverlap: true } }),
          yAxis: up('neurons', { minInterval: 1 }),
          series: h.layers.map(function (counts, l) {
            return { type: 'bar', name: names[l], data: counts, barCategoryGap: '12%', barGap: '0%', itemStyle: { color: colour(ORDER[l]) } };
          })
        };
      },
      summary: function () {
        return 'From ' + short(h.whole ? h.edges[0] + 0.5 : h.edges[0]) + ' to '
            + short(h.edges[h.edges.length - 1] - (h.whole ? 0.5 : 0)) + ' ' + h.unit + ', median ' + short(h.median) + '.';
      }
    });
  });
}
