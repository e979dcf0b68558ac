// What a forecast costs.

function drawEnergy(energy) {
  const profile = energy.profile;
  const made = section('energy', 'What a forecast costs',
      profile ? profile.note.charAt(0).toUpperCase() + profile.note.slice(1) + '.' : '');
  if (profile) {
    const pair = element('div', { class: 'pair' });
    made.appendChild(pair);
    drawOperations(pair, profile);
    drawJoules(pair, profile);
    profile.tables.forEach(function (table) { plainTable(made, table); });
  }
  if (energy.models) {
    plainTable(made, energy.models);
  }
}

function drawOperations(parent, profile) {
  const kinds = [
    { name: 'multiply-accumulates (MAC)', key: 'macs', colour: 's-swim' },
    { name: 'accumulates (AC)', key: 'acs', colour: 'uniform-pairs' },
    { name: 'dense network of this shape', key: 'dense', colour: 'persistence' }
  ];
  chart(parent, {
    id: 'operations',
    title: 'Synaptic operations per forecast',
    size: profile.layers.length > 5 ? 'tall' : 'low',
    looks: function () {
      return kinds.map(function (kind) { return { name: kind.name, colour: kind.colour, symbol: true }; });
    },
    option: function (context) {
      return {
        legend: selected(kinds.map(function (kind) { return kind.name; }), context.hidden),
        grid: grid({ left: 22, right: 44, top: 12 }),
        tooltip: tooltip(function (p) { return p.name; }),
        xAxis: across('operations', { min: 0, splitNumber: 4, splitLine: { show: true, lineStyle: { color: colour('grid') } } }),
        yAxis: axis('', {
          type: 'category', inverse: true, data: profile.layers.map(function (layer) { return layer.name; }), axisTick: { show: false },
          axisLabel: { color: colour('ink'), fontSize: 12, interval: 0 }, splitLine: { show: false }
        }),
        series: kinds.map(function (kind) {
          return {
            type: 'bar', name: kind.name, data: profile.layers.map(function (layer) { return layer[kind.key]; }),
            itemStyle: { color: colour(kind.colour) },
            stack: kind.key === 'dense' ? 'dense' : 'effective', barMaxWidth: 24
          };
        })
      };
    },
    summary: function () {
      return profile.layers.map(function (layer) {
        return layer.name + ': ' + number(layer.macs) + ' MAC and ' + number(layer.acs) + ' AC of ' + number(layer.dense) + ' dense';
      }).join('; ') + '. Counted are synapses where neither the input nor the weight is 0.';
    }
  });
}

function drawJoules(parent, profile) {
  const bars = [
    { name: 'this network', value: profile.joules * 1e9, colour: 's-swim' },
    { name: 'dense network\nof this shape', value: profile.denseJoules * 1e9, colour: 'persistence' },
    { name: 'ridge on the\nraw window', value: profile.ridgeJoules * 1e9, colour: 'ridge' }
  ];
  chart(parent, {
    id: 'joules',
    title: 'Energy per forecast: an estimate',
    size: 'low',
    option: function () {
      return {
        grid: grid({ left: 22, right: 70 }),
        tooltip: tooltip(function (p) { return p.name; }),
        xAxis: across('nJ per forecast of all channels', { min: 0, splitNumber: 4 }),
        yAxis: axis('', {
          type: 'category', inverse: true, data: bars.map(function (bar) { return bar.name; }), axisTick: { show: false },
          axisLabel: { color: colour('ink'), fontSize: 12, lineHeight: 15, interval: 0 }, splitLine: { show: false }
        }),
        series: [{
          type: 'bar', name: 'nJ', barMaxWidth: 40,
          data: bars.map(function (bar) { return { value: bar.value, itemStyle: { color: colour(bar.colour) } }; }),
          label: { show: true, position: 'right', color: colour('ink'), fontSize: 12, formatter: function (p) { return short(p.value); } }
        }]
      };
    },
    summary: function () {
      return bars.map(function (bar) { return bar.name.replace('\n', ' ') + ' ' + number(bar.value) + ' nJ'; }).join(', ')
          + '. Not measured: operations times ' + profile.constants.mac + ' pJ per MAC and ' + profile.constants.ac
          + ' pJ per AC; moving data is not counted.';
    }
  });
}
