// What the options of all charts share.

function base(option) {
  option.animation = false;
  // Without it the library warns of symbols that it shows under a pointer.
  option.series.forEach(series => { series.zlevel = 0; });
  const font = getComputedStyle(document.body).fontFamily;
  option.textStyle = { fontFamily: font };
  // The library measures labels by their own font alone, and cuts them off where that is narrower.
  [].concat(option.xAxis || [], option.yAxis || []).forEach(axis => {
    axis.axisLabel = { fontFamily: font, ...axis.axisLabel };
  });
  option.backgroundColor = 'transparent';
  return option;
}

/** How labels and names of axes look. */
function lettering(more) {
  return { color: colour('soft'), fontSize: 12, ...more };
}

/** An axis. Its labels are as it says, else numbers; names stay as they are. */
function axis(name, more) {
  const own = { type: 'value', ...more };
  return {
    name: name,
    nameTextStyle: lettering(),
    axisLine: { show: true, onZero: false, lineStyle: { color: colour('line') } },
    axisTick: { lineStyle: { color: colour('line') } },
    splitLine: rules(),
    ...own,
    // Never undefined: the library takes that for something that was said.
    axisLabel: {
      ...lettering(),
      ...(own.type === 'category' ? {} : { formatter: number }),
      ...(own.axisLabel && 'interval' in own.axisLabel ? {} : { hideOverlap: true }),
      ...own.axisLabel
    }
  };
}

function across(name, more) {
  return axis(name, { nameLocation: 'middle', nameGap: 28, splitLine: { show: false }, ...more });
}

function up(name, more) {
  return axis(name, {
    nameLocation: 'end',
    nameGap: 12,
    nameTextStyle: lettering({ align: 'left' }),
    axisLine: { show: false, onZero: false },
    axisTick: { show: false },
    ...more
  });
}

/** The same under the name of a column, which may be long. */
function upOf(name, context, more) {
  return up(name, { nameTextStyle: lettering({ align: 'left', width: context.width - 110, overflow: 'truncate' }), ...more });
}

/** Names on an axis instead of numbers. */
function categories(all, more) {
  return { type: 'category', data: all, axisTick: { show: false }, ...more };
}

/** An axis of names from top to bottom, each of which is shown. */
function ranks(all, label, more) {
  return axis('', categories(all, { inverse: true, splitLine: { show: false }, axisLabel: { color: colour('ink'), interval: 0, ...label }, ...more }));
}

function rules() {
  return { show: true, lineStyle: { color: colour('grid') } };
}

function grid(more) {
  return { left: 8, right: 20, top: 32, bottom: 32, containLabel: true, ...more };
}

/** A line of some look. */
function lineOf(look, values, more) {
  return { type: 'line', name: look.name, data: values, lineStyle: lineStyle(look), itemStyle: { color: colour(look.colour) }, ...more };
}

/** Bars of one colour, or, where it is null, each of its own. */
function barOf(name, values, tint, more) {
  return { type: 'bar', name: name, data: values, ...(tint ? { itemStyle: { color: colour(tint) } } : {}), ...more };
}

/** Points of a line that are shown. */
function dots(size, shown = true) {
  return { symbol: 'circle', symbolSize: size, showSymbol: shown };
}

/** A text to the right of a bar. */
function beside(text) {
  return { show: true, position: 'right', color: colour('ink'), fontSize: 12, formatter: text };
}

/** Straight lines through a chart, dashed, with a word at their ends or none. */
function marked(at, word, look) {
  return {
    silent: true, symbol: 'none', lineStyle: { color: colour('soft'), type: 'dashed', ...look },
    label: word ? { formatter: word, color: colour('soft'), position: 'end', distance: 4 } : { show: false },
    data: [].concat(at)
  };
}

/** Text that a tooltip shows as it is. */
function safe(text) {
  return echarts.format.encodeHTML(text);
}

/** A tooltip of the page's looks; its formatter gives HTML. */
function tip(trigger, formatter, more) {
  return {
    trigger: trigger,
    confine: true,
    extraCssText: 'max-width: min(92vw, 460px); white-space: normal; overflow-wrap: anywhere',
    backgroundColor: colour('panel'),
    borderColor: colour('line'),
    textStyle: { color: colour('ink'), fontSize: 13 },
    formatter: formatter,
    ...more
  };
}

/** A tooltip of the bars of a row. */
function rowTip(formatter) {
  return tip('axis', formatter, { axisPointer: { type: 'shadow' } });
}

/** What a tooltip says of some points: a line for each. */
function pointsTold(head, points, said) {
  return head + '<br>' + points.map(p => p.marker + safe(p.seriesName) + ' <b>' + said(p) + '</b>').join('<br>');
}

function tooltip(head, skip) {
  function valueOf(p) {
    return Array.isArray(p.value) ? p.value[1] : p.value;
  }
  return tip('axis', points => {
    const known = points.filter(p => !(skip && skip(p)) && valueOf(p) !== null && valueOf(p) !== undefined);
    return known.length === 0 ? '' : pointsTold(safe(head(points[0])), known, p => number(valueOf(p)));
  }, { axisPointer: { lineStyle: { color: colour('soft') } } });
}

/** Which names of a legend, of which chips stand in place, are on. */
function selected(all, hidden) {
  return { show: false, selected: Object.fromEntries(all.map(name => [name, !hidden[name]])) };
}

/** Round bounds and their distance for the known ones of some values. */
function extent(values) {
  const known = values.filter(v => v !== null);
  let min = least(known);
  let max = most(known);
  if (!isFinite(min)) {
    return { min: 0, max: 1, interval: 0.5 };
  }
  if (max - min < 1e-12 * Math.max(Math.abs(min), Math.abs(max)) || max === min) {
    min -= Math.abs(min) / 10 || 1;
    max += Math.abs(max) / 10 || 1;
  }
  const raw = (max - min) / 5;
  const power = Math.pow(10, Math.floor(Math.log10(raw)));
  const step = [1, 2, 2.5, 5, 10].find(s => s * power >= raw * 0.999) * power;
  return { min: Math.floor(min / step + 1e-9) * step, max: Math.ceil(max / step - 1e-9) * step, interval: step };
}

/** Which of 1, 2, ... get a label: the first and multiples of a round number, so many at most. */
function everyRound(last, labels) {
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].find(s => last / s <= labels) || last;
  return i => i === 0 && step < 20 || (i + 1) % step === 0;
}

/** The bar below a chart that zooms it. */
function zoomBar(context) {
  return {
    type: 'slider', height: context.narrow ? 26 : 20, bottom: 8, left: 40, right: 40, showDetail: false, brushSelect: false,
    showDataShadow: false, borderColor: colour('line'), fillerColor: 'rgba(128,140,155,.2)', textStyle: { color: colour('soft') }
  };
}
