// What the options of all charts share.

function base(option) {
  option.animation = false;
  // Without it the library warns of symbols that it shows under a pointer.
  option.series.forEach(function (series) { series.zlevel = 0; });
  const font = getComputedStyle(document.body).fontFamily;
  option.textStyle = { fontFamily: font };
  // The library measures labels by their own font alone, and cuts them off where that is narrower.
  [].concat(option.xAxis || [], option.yAxis || []).forEach(function (axis) {
    axis.axisLabel = Object.assign({ fontFamily: font }, axis.axisLabel);
  });
  option.backgroundColor = 'transparent';
  return option;
}

function axis(name, more) {
  return Object.assign({
    type: 'value',
    name: name,
    nameTextStyle: { color: colour('soft'), fontSize: 12 },
    axisLine: { show: true, onZero: false, lineStyle: { color: colour('line') } },
    axisTick: { lineStyle: { color: colour('line') } },
    axisLabel: { color: colour('soft'), fontSize: 12, hideOverlap: true, formatter: number },
    splitLine: { lineStyle: { color: colour('grid') } }
  }, more || {});
}

function across(name, more) {
  return axis(name, Object.assign({ nameLocation: 'middle', nameGap: 28, splitLine: { show: false } }, more || {}));
}

function up(name, more) {
  return axis(name, Object.assign({
    nameLocation: 'end',
    nameGap: 12,
    nameTextStyle: { color: colour('soft'), fontSize: 12, align: 'left' },
    axisLine: { show: false, onZero: false },
    axisTick: { show: false }
  }, more || {}));
}

function grid(more) {
  return Object.assign({ left: 8, right: 20, top: 32, bottom: 32, containLabel: true }, more || {});
}

/** A tooltip of the page's looks; its formatter gives HTML. */
function tip(trigger, formatter, more) {
  return Object.assign({
    trigger: trigger,
    confine: true,
    extraCssText: 'max-width: min(92vw, 460px); white-space: normal; overflow-wrap: anywhere',
    backgroundColor: colour('panel'),
    borderColor: colour('line'),
    textStyle: { color: colour('ink'), fontSize: 13 },
    formatter: formatter
  }, more || {});
}

function tooltip(head, skip) {
  return tip('axis', function (points) {
    const rows = points.filter(function (p) { return !(skip && skip(p)); }).map(function (p) {
      const value = Array.isArray(p.value) ? p.value[1] : p.value;
      return value === null || value === undefined ? ''
          : p.marker + echarts.format.encodeHTML(p.seriesName) + ' <b>' + number(value) + '</b>';
    }).filter(Boolean);
    return rows.length === 0 ? '' : echarts.format.encodeHTML(head(points[0])) + '<br>' + rows.join('<br>');
  }, { axisPointer: { lineStyle: { color: colour('soft') } } });
}

function selected(names, hidden) {
  const all = {};
  names.forEach(function (name) { all[name] = !hidden[name]; });
  return { show: false, selected: all };
}

/** Round bounds and their distance for some values. */
function extent(values) {
  let min = least(values);
  let max = most(values);
  if (!isFinite(min)) {
    return { min: 0, max: 1, interval: 0.5 };
  }
  if (max - min < 1e-12 * Math.max(Math.abs(min), Math.abs(max)) || max === min) {
    min -= Math.abs(min) / 10 || 1;
    max += Math.abs(max) / 10 || 1;
  }
  const raw = (max - min) / 5;
  const power = Math.pow(10, Math.floor(Math.log10(raw)));
  const step = [1, 2, 2.5, 5, 10].find(function (s) { return s * power >= raw * 0.999; }) * power;
  return { min: Math.floor(min / step + 1e-9) * step, max: Math.ceil(max / step - 1e-9) * step, interval: step };
}

/** Which of 1, 2, ... get a label: the first and multiples of a round number, so many at most. */
function everyRound(last, labels) {
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].find(function (s) { return last / s <= labels; }) || last;
  return function (i) { return i === 0 && step < 20 || (i + 1) % step === 0; };
}

/** The bar below a chart that zooms it. */
function zoomBar(context) {
  return {
    type: 'slider', height: context.narrow ? 26 : 20, bottom: 8, left: 40, right: 40, showDetail: false, brushSelect: false,
    showDataShadow: false, borderColor: colour('line'), fillerColor: 'rgba(128,140,155,.2)', textStyle: { color: colour('soft') }
  };
}
