// Forecasts against truth.

/** Error of S-SWIM, else of the first model, at an origin, in standard deviations; NaN without truth. */
function errorAt(forecast, origin) {
  const main = origin.forecasts.find(f => f.model === 's-swim') || origin.forecasts[0];
  const channels = forecast.channels.map((name, c) => {
    const all = origin.observed[c].filter(v => v !== null);
    const mean = sum(all) / all.length;
    const deviation = Math.sqrt(sum(all.map(v => (v - mean) * (v - mean))) / all.length);
    const sizes = origin.observed[c].slice(origin.history).map((y, k) => y === null ? null : Math.abs(y - main.values[c][k]))
        .filter(size => size !== null);
    return sum(sizes) / sizes.length / (deviation || 1);
  });
  return sum(channels) / channels.length;
}

/** The origin whose error is the middle one; -1 if no truth is known at any. */
function typicalOrigin(forecast) {
  const ranked = forecast.origins.map((origin, o) => ({ origin: o, error: errorAt(forecast, origin) }))
      .filter(one => isFinite(one.error))
      .sort((a, b) => a.error - b.error);
  return ranked.length === 0 ? -1 : ranked[Math.floor((ranked.length - 1) / 2)].origin;
}

function drawForecasts(forecast) {
  const typical = typicalOrigin(forecast);
  const made = section('forecasts', typical < 0 ? 'Forecast' : 'Forecasts against truth', forecast.note);
  const last = forecast.origins.length - 1;
  const redraw = () => drawn.draw();
  const channels = chooser('Channel', forecast.channels, 0, redraw);
  const origins = chooser(forecast.each || 'Origin', forecast.origins.map(origin => forecast.each ? origin.label
      : (forecast.dated ? '' : 'row ') + origin.label
        + (origin.observed[0].length > origin.history ? forecast.origins[typical] === origin && last > 1 ? ' (typical)' : '' : ' (end of the data)')),
  forecast.each ? 0 : typical < 0 ? last : typical, redraw);

  function stepper(text, label, step) {
    return element('button', {
      type: 'button', text: text, 'aria-label': label,
      click: () => {
        origins.at += step;
        redraw();
      }
    });
  }

  const back = stepper('◀', forecast.each ? 'The one before' : 'Earlier origin', -1);
  const on = stepper('▶', forecast.each ? 'The next one' : 'Later origin', 1);
  const shown = () => forecast.origins[origins.at];
  const observed = { name: 'observed', colour: 'ink', dash: 'solid', width: 2 };
  const coarse = () => window.matchMedia('(pointer: coarse)').matches;

  /** How opaque the b-th band is, the widest first, and how opaque it looks upon the wider ones. */
  const thickness = b => Math.min(0.2 + 0.15 * b, 0.5);
  const shade = b => 1 - (b > 0 ? 1 - shade(b - 1) : 1) * (1 - thickness(b));

  /** Looks and values of what is forecast, each model followed by its bands. */
  function parts(c) {
    return shown().forecasts.flatMap(f => [{ ...lookOfModel(f.model), values: f.values[c] }].concat(f.bands.map((band, b) => ({
      name: f.model + ' ' + number(band.level) + ' %', colour: lookOfModel(f.model).colour, area: true, opacity: shade(b),
      values: band.lower[c].concat(band.upper[c]), lower: band.lower[c], upper: band.upper[c], thickness: thickness(b)
    }))));
  }

  const drawn = chart(made, {
    id: 'forecast',
    title: typical < 0 ? 'What comes next' : 'Forecast and truth',
    size: 'tall',
    controls: controls(channels.controls && channels.node, origins.node, element('span', { class: 'steps' }, back, on)),
    looks: () => [observed].concat(parts(channels.at)),
    option: context => {
      const origin = shown();
      const c = channels.at;
      const times = shortTimes(origin.times);
      const before = new Array(origin.history).fill(null);
      origins.box.value = String(origins.at);
      back.disabled = origins.at === 0;
      on.disabled = origins.at === last;
      const all = parts(c);
      const bounds = extent(seenOf([{ ...observed, values: origin.observed[c] }].concat(all), context.hidden));
      // Only numbers of one sign stack, so bands stand on an axis of their own that begins at 0.
      const bands = all.filter(part => part.area).flatMap(band => {
        const shape = { type: 'line', name: band.name, yAxisIndex: 1, stack: band.name, symbol: 'none', lineStyle: { opacity: 0 }, silent: true };
        return [
          { ...shape, data: before.concat(band.lower.map(v => v - bounds.min)) },
          { ...shape, data: before.concat(band.upper.map((v, k) => v - band.lower[k])), areaStyle: { color: colour(band.colour), opacity: band.thickness } }
        ];
      });
      return {
        grid: timeGrid(times, true, { top: 46 }),
        tooltip: tooltip(p => {
          const lead = p.dataIndex - origin.history + 1;
          return origin.times[p.dataIndex] + (lead > 0 ? ', lead ' + lead : '');
        }, p => / %$/.test(p.seriesName)),
        xAxis: timeAxis(forecast, times, context.width, { boundaryGap: false }),
        // Above the word at the origin, which a long name would reach.
        yAxis: [upOf(cut(forecast.channels[c]), context, { nameGap: 26, ...bounds }), { type: 'value', show: false, min: 0, max: bounds.max - bounds.min }],
        dataZoom: [zoomBar(context)].concat(coarse() ? [] : [{ type: 'inside', zoomOnMouseWheel: 'ctrl', moveOnMouseWheel: false }]),
        series: bands.concat(all.filter(part => !part.area).map(part =>
            lineOf(part, before.concat(part.values), dots(4, forecast.horizon <= 30 && part.dash === 'solid' || forecast.horizon === 1))),
        lineOf({ ...observed, width: 1.5 }, origin.observed[c], { z: 1, showSymbol: false, markLine: marked({ xAxis: origin.history - 1 }, 'origin') }))
      };
    },
    zoomed: (instance, context, first, end) => {
      instance.setOption({ xAxis: { axisLabel: timeLabel(forecast.dated ? shortTimes(shown().times) : [], context.width - 90, first, end) } });
    },
    summary: () => {
      const origin = shown();
      const c = channels.at;
      const truth = origin.observed[c].slice(origin.history);
      const errors = origin.forecasts.map(f => ({ model: f.model, mae: sum(truth.map((y, k) => Math.abs(y - f.values[c][k]))) / truth.length }))
          .sort((a, b) => a.mae - b.mae);
      const said = truth.length > 0
        ? ['Mean absolute error over the ' + count(truth.length, 'lead') + ' from this origin: ' + errors.map(e => e.model + ' ' + number(e.mae)).join(', ') + '.']
        : origin.forecasts.map(f => f.model + ' forecasts ' + forecast.channels[c] + ' between ' + number(least(f.values[c])) + ' and '
            + number(most(f.values[c])) + ' over the next ' + count(forecast.horizon, 'row') + '.');
      said.push('Vertical: ' + forecast.channels[c] + ', in the units of the file. Drag the bar below the chart'
          + (coarse() ? '' : ', or turn the wheel with Ctrl held,') + ' to zoom.');
      if (!forecast.each && origins.at === typical && last > 1) {
        said.push('The first forecast shown is from the origin with the median error.');
      }
      if (forecast.allChannels > forecast.channels.length) {
        said.push('The page holds the first ' + count(forecast.channels.length, 'channel') + ' of ' + forecast.allChannels + '.');
      }
      return said.join(' ');
    }
  });
}
