// What a build takes on a machine.

function drawSpeed(speed) {
  const made = drawSection('speed', speed);
  if (speed.fits.length > 0) {
    partsChart(made, speed.fits);
  }
  speed.growth.forEach((one, i) => curvesChart(made, one, 'growth-' + i));
}

/** Where the seconds of fits go, in shares of each. */
function partsChart(parent, fits) {
  const names = Object.keys(fits[0].parts);
  chart(parent, {
    id: 'fit-parts',
    title: 'Where the seconds of a fit go',
    looks: () => names.map((name, i) => ({ name: name, colour: ORDER[i], area: true })),
    option: context => ({
      grid: grid({ right: 24, top: 8, bottom: 34 }),
      tooltip: rowTip(points => {
        const fit = fits[points[0].dataIndex];
        return pointsTold(safe(fit.name) + ', ' + number(fit.total) + ' s', points, p => number(fit.parts[p.seriesName]) + ' s');
      }),
      xAxis: across('per cent of the fit', { min: 0, max: 100 }),
      yAxis: ranks(fits.map(fit => context.narrow ? fit.name.replace(/ windows, .*/, ' windows') : fit.name)),
      series: names.map((name, i) => barOf(name, fits.map(fit => 100 * fit.parts[name] / sum(Object.values(fit.parts))), ORDER[i], { stack: 'parts', barMaxWidth: 42 }))
    }),
    summary: () => fits.map(fit =>
        fit.name + ': ' + number(fit.total) + ' s, of which the linear algebra that no fit can do without takes ' + number(fit.floor) + ' s by itself').join('; ') + '.'
  });
}
