// What a forecast costs.

function drawEnergy(energy) {
  const profile = energy.profile;
  const made = section('energy', 'What a forecast costs',
      profile ? profile.note.charAt(0).toUpperCase() + profile.note.slice(1) + '.' : '');
  if (profile) {
    const pair = within(made, 'pair');
    drawOperations(pair, profile);
    drawJoules(pair, profile);
    profile.tables.forEach(table => plainTable(made, table));
  }
  if (energy.models) {
    plainTable(made, energy.models);
  }
}

function drawOperations(parent, profile) {
  const kinds = [
    { name: 'multiply-accumulates (MAC)', key: 'macs', colour: 's-swim', symbol: true },
    { name: 'accumulates (AC)', key: 'acs', colour: 'uniform-pairs', symbol: true },
    { name: 'dense network of this shape', key: 'dense', colour: 'persistence', symbol: true }
  ];
  chart(parent, {
    id: 'operations',
    title: 'Synaptic operations per forecast',
    size: profile.layers.length > 5 ? 'tall' : 'low',
    looks: () => kinds,
    option: () => ({
      grid: grid({ left: 22, right: 44, top: 12 }),
      tooltip: tooltip(p => p.name),
      xAxis: across('operations', { min: 0, splitNumber: 4, splitLine: rules() }),
      yAxis: ranks(profile.layers.map(layer => layer.name)),
      series: kinds.map(kind => barOf(kind.name, profile.layers.map(layer => layer[kind.key]), kind.colour, {
        stack: kind.key === 'dense' ? 'dense' : 'effective', barMaxWidth: 24
      }))
    }),
    summary: () => profile.layers.map(layer =>
        layer.name + ': ' + number(layer.macs) + ' MAC and ' + number(layer.acs) + ' AC of ' + number(layer.dense) + ' dense').join('; ')
        + '. Counted are synapses where neither the input nor the weight is 0.'
  });
}

function drawJoules(parent, profile) {
  const costs = [
    { name: 'this network', value: profile.joules * 1e9, colour: 's-swim' },
    { name: 'dense network\nof this shape', value: profile.denseJoules * 1e9, colour: 'persistence' },
    { name: 'ridge on the\nraw window', value: profile.ridgeJoules * 1e9, colour: 'ridge' }
  ];
  chart(parent, {
    id: 'joules',
    title: 'Energy per forecast: an estimate',
    size: 'low',
    option: () => ({
      grid: grid({ left: 22, right: 70 }),
      tooltip: tooltip(p => p.name),
      xAxis: across('nJ per forecast of all channels', { min: 0, splitNumber: 4 }),
      yAxis: ranks(costs.map(cost => cost.name), { lineHeight: 15 }),
      series: [barOf('nJ', costs.map(cost => ({ value: cost.value, itemStyle: { color: colour(cost.colour) } })), null, {
        barMaxWidth: 40, label: beside(p => short(p.value))
      })]
    }),
    summary: () => costs.map(cost => cost.name.replace('\n', ' ') + ' ' + number(cost.value) + ' nJ').join(', ')
        + '. Not measured: operations times ' + profile.constants.mac + ' pJ per MAC and ' + profile.constants.ac
        + ' pJ per AC; moving data is not counted.'
  });
}
