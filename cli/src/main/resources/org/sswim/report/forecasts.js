// Forecasts against truth.

/** Error of S-SWIM, else of the first model, at an origin, in standard deviations; NaN without truth. */
function errorAt(forecast, origin) {
  const main = origin.forecasts.find(function (f) { return f.model === 's-swim'; }) || origin.forecasts[0];
  const channels = forecast.channels.map(function (name, c) {
    const all = origin.observed[c].filter(function (v) { return v !== null; });
    const mean = sum(all) / all.length;
    const deviation = Math.sqrt(sum(all.map(function (v) { return (v - mean) * (v - mean); })) / all.length);
    const sizes = origin.observed[c].slice(origin.history).map(function (y, k) { return y === null ? null : Math.abs(y - main.values[c][k]); })
        .filter(function (size) { return size !== null; });
    return sum(sizes) / sizes.length / (deviation || 1);
  });
  return sum(channels) / channels.length;
}

/** The origin whose error is the middle one; -1 if no truth is known at any. */
function typicalOrigin(forecast) {
  const ranked = forecast.origins.map(function (origin, o) { return { origin: o, error: errorAt(forecast, origin) }; })
      .filter(function (one) { return isFinite(one.error); })
      .sort(function (a, b) { return a.error - b.error; });
  return ranked.length === 0 ? -1 : ranked[Math.floor((ranked.length - 1) / 2)].origin;
}

function drawForecasts(forecast) {
  const typical = typicalOrigin(forecast);
  const made = section('forecasts', typical < 0 ? 'Forecast' : 'Forecasts against truth', forecast.note);
  const last = forecast.origins.length - 1;
  const state = { origin: forecast.each ? 0 : typical < 0 ? last : typical, channel: 0 };
  const channels = select('Channel', forecast.channels, function (i) { state.channel = i; drawn.draw(); });
  const origins = select(forecast.each || 'Origin', forecast.origins.map(function (origin) {
    return forecast.each ? origin.label : (forecast.dated ? '' : 'row ') + origin.label
        + (origin.observed[0].length > origin.history ? forecast.origins[typical] === origin && last > 1 ? ' (typical)' : '' : ' (end of the data)');
  }), go);
  const back = element('button', { type: 'button', text: '◀', 'aria-label': forecast.each ? 'The one before' : 'Earlier origin', click: function () { go(state.origin - 1); } });
  const on = element('button', { type: 'button', text: '▶', 'aria-label': forecast.each ? 'The next one' : 'Later origin', click: function () { go(state.origin + 1); } });
  const controls = element('div', { class: 'controls' },
      forecast.channels.length > 1 ? channels.node : null, origins.node,
      element('span', { class: 'steps' }, back, on));

  function go(i) {
    state.origin = i;
    drawn.draw();
  }

  function shown() {
    return forecast.origins[state.origin];
  }

  function bandName(model, band) {
    return model + ' ' + number(band.level) + ' %';
  }

  /** How opaque the b-th band is, the widest first, and how opaque it looks upon the wider ones. */
  function thickness(b) {
    return Math.min(0.2 + 0.15 * b, 0.5);
  }

  function shade(b) {
    return 1 - (b > 0 ? 1 - shade(b - 1) : 1) * (1 - thickness(b));
  }

  const drawn = chart(made, {
    id: 'forecast',
    title: typical < 0 ? 'What comes next' : 'Forecast and truth',
    size: 'tall',
    controls: controls,
    looks: function () {
      const looks = [{ name: 'observed', colour: 'ink', dash: 'solid', width: 2 }];
      shown().forecasts.forEach(function (f) {
        looks.push(lookOfModel(f.model));
        f.bands.forEach(function (band, b) {
          looks.push({ name: bandName(f.model, band), colour: lookOfModel(f.model).colour, area: true, opacity: shade(b) });
        });
      });
      return looks;
    },
    option: function (context) {
      const origin = shown();
      const c = state.channel;
      const times = shortTimes(origin.times);
      const before = new Array(origin.history).fill(null);
      const few = forecast.horizon <= 30;
      origins.box.value = String(state.origin);
      back.disabled = state.origin === 0;
      on.disabled = state.origin === last;
      let seen = [];
      const names = ['observed'];
      const series = [];
      if (!context.hidden.observed) {
        seen = seen.concat(origin.observed[c]);
      }
      origin.forecasts.forEach(function (f) {
        names.push(f.model);
        if (!context.hidden[f.model]) {
          seen = seen.concat(f.values[c]);
        }
        f.bands.forEach(function (band) {
          const name = bandName(f.model, band);
          names.push(name);
          if (!context.hidden[name]) {
            seen = seen.concat(band.lower[c], band.upper[c]);
          }
        });
      });
      const bounds = extent(seen.filter(function (v) { return v !== null; }));
      origin.forecasts.forEach(function (f) {
        // Only numbers of one sign stack, so bands stand on an axis of their own that begins at 0.
        f.bands.forEach(function (band, b) {
          const name = bandName(f.model, band);
          const shape = { type: 'line', name: name, yAxisIndex: 1, stack: name, symbol: 'none', lineStyle: { opacity: 0 }, silent: true };
          series.push(Object.assign({}, shape, {
            data: before.concat(band.lower[c].map(function (v) { return v - bounds.min; }))
          }));
          series.push(Object.assign({}, shape, {
            data: before.concat(band.upper[c].map(function (v, k) { return v - band.lower[c][k]; })),
            areaStyle: { color: colour(lookOfModel(f.model).colour), opacity: thickness(b) }
          }));
        });
      });
      origin.forecasts.forEach(function (f) {
        const look = lookOfModel(f.model);
        series.push({
          type: 'line',
          name: f.model,
          data: before.concat(f.values[c]),
          lineStyle: lineStyle(look),
          itemStyle: { color: colour(look.colour) },
          symbol: 'circle',
          symbolSize: 4,
          showSymbol: few && look.dash === 'solid' || forecast.horizon === 1
        });
      });
      series.push({
        type: 'line',
        name: 'observed',
        data: origin.observed[c],
        z: 1,
        lineStyle: { color: colour('ink'), width: 1.5 },
        itemStyle: { color: colour('ink') },
        showSymbol: false,
        markLine: {
          silent: true,
          symbol: 'none',
          lineStyle: { color: colour('soft'), type: 'dashed' },
          label: { formatter: 'origin', color: colour('soft'), position: 'end', distance: 4 },
          data: [{ xAxis: origin.history - 1 }]
        }
      });
      const bandAxis = { type: 'value', show: false, min: 0, max: bounds.max - bounds.min };
      return {
        legend: selected(names, context.hidden),
        grid: grid({ left: 26, right: 44, top: 46, bottom: times[0].indexOf(' ') > 0 ? 80 : 69 }),
        tooltip: tooltip(function (p) {
          const lead = p.dataIndex - origin.history + 1;
          return origin.times[p.dataIndex] + (lead > 0 ? ', lead ' + lead : '');
        }, function (p) { return / %$/.test(p.seriesName); }),
        xAxis: across(timeName(forecast.dated, times), {
          type: 'category',
          data: times,
          boundaryGap: false,
          nameGap: times[0].indexOf(' ') > 0 ? 43 : 29,
          axisLabel: timeLabel(forecast.dated ? times : [], context.width - 90)
        }),
        // Above the word at the origin, which a long name would reach.
        yAxis: [up(cut(forecast.channels[c]), Object.assign({ nameGap: 26, nameTextStyle: { color: colour('soft'), fontSize: 12, align: 'left', width: context.width - 110, overflow: 'truncate' } }, bounds)), bandAxis],
        dataZoom: [
          zoomBar(context)
        ].concat(window.matchMedia('(pointer: coarse)').matches ? [] : [{ type: 'inside', zoomOnMouseWheel: 'ctrl', moveOnMouseWheel: false }]),
        series: series
      };
    },
    zoomed: function (instance, context, first, end) {
      instance.setOption({ xAxis: { axisLabel: timeLabel(forecast.dated ? shortTimes(shown().times) : [], context.width - 90, first, end) } });
    },
    summary: function () {
      const origin = shown();
      const c = state.channel;
      const truth = origin.observed[c].slice(origin.history);
      const parts = [];
      if (truth.length > 0) {
        const errorsOf = origin.forecasts.map(function (f) {
          return { model: f.model, mae: sum(truth.map(function (y, k) { return Math.abs(y - f.values[c][k]); })) / truth.length };
        }).sort(function (a, b) { return a.mae - b.mae; });
        parts.push('Mean absolute error over the ' + count(truth.length, 'lead') + ' from this origin: '
            + errorsOf.map(function (e) { return e.model + ' ' + number(e.mae); }).join(', ') + '.');
      } else {
        origin.forecasts.forEach(function (f) {
          parts.push(f.model + ' forecasts ' + forecast.channels[c] + ' between ' + number(least(f.values[c])) + ' and '
              + number(most(f.values[c])) + ' over the next ' + count(forecast.horizon, 'row') + '.');
        });
      }
      parts.push('Vertical: ' + forecast.channels[c] + ', in the units of the file. Drag the bar below the chart'
          + (window.matchMedia('(pointer: coarse)').matches ? '' : ', or turn the wheel with Ctrl held,') + ' to zoom.');
      if (state.origin === typical && last > 1) {
        parts.push('The first forecast shown is from the origin with the median error.');
      }
      if (forecast.allChannels > forecast.channels.length) {
        parts.push('The page holds the first ' + count(forecast.channels.length, 'channel') + ' of ' + forecast.allChannels + '.');
      }
      return parts.join(' ');
    }
  });
}
