// What a build takes on a machine.

function drawSpeed(speed) {
  const made = drawSection('speed', speed);
  if (speed.fits.length > 0) {
    partsChart(made, speed.fits);
  }
  speed.growth.forEach(function (one, i) { curvesChart(made, one, 'growth-' + i); });
}

/** Where the seconds of fits go, in shares of each. */
function partsChart(parent, fits) {
  const names = Object.keys(fits[0].parts);
  const looks = names.map(function (name, i) { return { name: name, colour: ORDER[i], area: true }; });
  chart(parent, {
    id: 'fit-parts',
    title: 'Where the seconds of a fit go',
    looks: function () { return looks; },
    option: function (context) {
      return {
        legend: selected(names, context.hidden),
        grid: grid({ right: 24, top: 8, bottom: 34 }),
        tooltip: tip('axis', function (points) {
          const fit = fits[points[0].dataIndex];
          return echarts.format.encodeHTML(fit.name) + ', ' + number(fit.total) + ' s<br>' + points.map(function (p) {
            return p.marker + echarts.format.encodeHTML(p.seriesName) + ' <b>' + number(fit.parts[p.seriesName]) + ' s</b>';
          }).join('<br>');
        }, { axisPointer: { type: 'shadow' } }),
        xAxis: across('per cent of the fit', { min: 0, max: 100 }),
        yAxis: axis('', {
          type: 'category', inverse: true, data: fits.map(function (fit) { return context.narrow ? fit.name.replace(/ windows, .*/, ' windows') : fit.name; }),
          axisTick: { show: false }, axisLabel: { color: colour('ink'), fontSize: 12, interval: 0 }, splitLine: { show: false }
        }),
        series: names.map(function (name, i) {
          return {
            type: 'bar', name: name, stack: 'parts', itemStyle: { color: colour(ORDER[i]) }, barMaxWidth: 42,
            data: fits.map(function (fit) { return 100 * fit.parts[name] / sum(names.map(function (part) { return fit.parts[part]; })); })
          };
        })
      };
    },
    summary: function () {
      return fits.map(function (fit) {
        return fit.name + ': ' + number(fit.total) + ' s, of which the linear algebra that no fit can do without takes ' + number(fit.floor) + ' s by itself';
      }).join('; ') + '.';
    }
  });
}
