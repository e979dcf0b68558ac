// What the moment says, and how a forecast splits into moment, past and both.

/** Curves of known columns on a page. */
const MOST_COLUMNS = 12;

function drawMoment(moment) {
  const first = moment.channels[0].effects;
  const made = section('moment', first ? 'What the moment says' : 'What each stage adds',
      (first ? 'The part of a forecast that needs no past: clock, weekday, date, known columns. ' : '') + 'Effects are in the units of the file.');
  const drawn = [];
  const channels = chooser('Channel', moment.channels.map(one => one.name), 0, () => drawn.forEach(chart => chart.draw()));
  if (channels.controls) {
    made.appendChild(channels.controls);
  }
  const shown = () => moment.channels[channels.at];
  drawn.push(drawSplit(made, moment, shown));
  if (!first) {
    return;
  }
  const pair = within(made, 'pair');
  if (first.weekdays.length > 0) {
    drawn.push(drawEffects(pair, 'weekdays', 'By day of the week', 'day', shown, one => one.effects.weekdays.map(day => [day.day.slice(0, 3), day.adds])));
  }
  if (first.hours.length > 0) {
    drawn.push(drawEffects(pair, 'hours', 'By hour of the day', 'hour', shown, one => one.effects.hours.map(hour => [hour.hour + ':00', hour.adds])));
  }
  if (moment.channels.some(one => one.effects.dates.length > 0)) {
    drawn.push(drawDates(made, shown));
  }
  drawColumns(made, moment, shown, drawn);
}

/** What a lead comes to once each stage has added its part. */
function sums(one, ...stages) {
  return one.moment.map((value, k) => one.level + sum(stages.map(stage => one[stage][k])));
}

function meanSize(values) {
  return sum(values.map(Math.abs)) / values.length;
}

/** The values of the lines that are on. */
function seenOf(lines, hidden) {
  return lines.filter(line => !hidden[line.name]).flatMap(line => line.values);
}

function drawSplit(parent, moment, shown) {
  const times = shortTimes(moment.times);

  function lines() {
    const one = shown();
    const moves = values => values.some(v => v !== 0);
    const points = dots(4, times.length === 1);
    const all = [
      { name: 'observed', colour: 'ink', dash: 'solid', width: 1.75, values: one.observed, on: one.observed.some(v => v !== null) },
      { name: 'the moment alone', colour: 'uniform-pairs', dash: 'dashed', width: 1.75, values: sums(one, 'moment'), on: moves(one.moment) },
      { name: moves(one.moment) ? 'moment and past' : 'the past alone', colour: 'ridge', dash: 'dotted', width: 2, values: sums(one, 'moment', 'past'), on: moves(one.joint) },
      { name: 'forecast', colour: 's-swim', dash: 'solid', width: 2.5, values: sums(one, 'moment', 'past', 'joint'), on: true }
    ];
    all.forEach(line => { line.more = points; });
    all[3].more = { ...points, markLine: marked({ yAxis: one.level }, 'usual', { width: 1 }) };
    return all.filter(line => line.on);
  }

  return chart(parent, {
    id: 'split',
    title: 'Moment, past and both in the forecast after ' + moment.seenUpTo,
    lines: lines,
    option: context => ({
      grid: timeGrid(times),
      tooltip: tooltip(p => moment.times[p.dataIndex] + ', lead ' + (p.dataIndex + 1)),
      xAxis: timeAxis(moment, times, context.width, { boundaryGap: times.length === 1 }),
      yAxis: upOf(cut(shown().name), context, extent([shown().level].concat(seenOf(lines(), context.hidden))))
    }),
    summary: () => {
      const one = shown();
      return 'Each line adds a stage to the line before, starting from the usual level of ' + one.name + ', ' + number(one.level)
          + '. On average over the ' + count(times.length, 'lead') + ', stages move ' + one.name + ' up or down: '
          + [['the moment by', one.moment], ['the past by', one.past], ['both together by', one.joint]].filter(stage => meanSize(stage[1]) > 0)
            .map(stage => stage[0] + ' ' + number(meanSize(stage[1]))).join(', ') + '.'
          + (moment.allChannels > moment.channels.length && moment.channels.length > 1
              ? ' The page holds the first ' + count(moment.channels.length, 'channel') + ' of ' + moment.allChannels + '.' : '');
    }
  });
}

/** How a name that may be long is written below an axis. */
function wide(context) {
  return lettering({ width: context.width - 60, overflow: 'truncate' });
}

/** An axis of effects, which has 0 on it. */
function effectAxis(name, values, context) {
  return up(name, { nameTextStyle: { ...wide(context), align: 'left' }, ...extent(values.concat([0])) });
}

function effectLine(values) {
  return lineOf({ name: 'adds', colour: 's-swim', width: 2.5 }, values, { ...dots(5, true), markLine: marked({ yAxis: 0 }, '', { width: 1 }) });
}

/** An axis of a few names. */
function namedAxis(name, all, context) {
  return across(name, categories(all, { nameTextStyle: wide(context) }));
}

/** Between which values what adds least and most. */
function fromTo(points, name, against) {
  const ranked = points.filter(p => p[1] !== null).sort((a, b) => a[1] - b[1]);
  const last = ranked[ranked.length - 1];
  return ranked.length === 0 ? 'No row of the file shows this.'
      : 'From ' + withSign(ranked[0][1]) + ' (' + ranked[0][0] + ') to ' + withSign(last[1]) + ' (' + last[0] + ') of ' + name + ', ' + against + '.';
}

function drawEffects(parent, id, title, what, shown, effectsOf) {
  const values = () => effectsOf(shown()).map(p => p[1]);
  return chart(parent, {
    id: id,
    title: title,
    size: 'low',
    option: context => ({
      grid: grid({ left: 26 }),
      tooltip: tooltip(p => p.name),
      xAxis: namedAxis(what, effectsOf(shown()).map(p => p[0]), context),
      yAxis: effectAxis('adds to ' + cut(shown().name), values(), context),
      series: [effectLine(values())]
    }),
    summary: () => fromTo(effectsOf(shown()), shown().name, 'against the mean of all rows')
  });
}

function drawDates(parent, shown) {
  const dates = () => shown().effects.dates;
  return chart(parent, {
    id: 'dates',
    title: 'The most special dates',
    size: 'tall',
    option: context => {
      // Room for the numbers behind the bars.
      const room = context.narrow ? 1.6 : 1.15;
      return {
        grid: grid({ left: 12, right: 20, top: 12, bottom: 36 }),
        tooltip: rowTip(points => {
          const date = dates()[points[0].dataIndex];
          return safe(date.date) + ' adds <b>' + withSign(date.adds) + '</b>';
        }),
        xAxis: across('adds to ' + cut(shown().name), {
          ...extent(dates().map(date => room * date.adds).concat([0])),
          nameTextStyle: wide(context), axisLabel: { formatter: short }, splitLine: rules()
        }),
        yAxis: ranks(dates().map(date => date.date), { lineHeight: 13, width: context.narrow ? 110 : 240, overflow: 'break' }),
        series: [barOf('adds', dates().map(date => ({
          value: date.adds, itemStyle: { color: colour(date.adds < 0 ? 'alert' : 's-swim') },
          label: { ...beside((date.adds < 0 ? '' : '+') + short(date.adds)), position: date.adds < 0 ? 'left' : 'right' }
        })), null, { barCategoryGap: '30%' })]
      };
    },
    summary: () => dates().map(date => date.date + ' ' + withSign(date.adds)).join(', ')
        + '; on top of the effects of weekday and season. Learnt from the file, not from a list of holidays.'
  });
}

/** A curve for each known column, those that move the first channel most first, on one scale. */
function drawColumns(parent, moment, shown, drawn) {
  const reach = column => most(column.adds) - least(column.adds);

  /** A column that has these values and no others between them, such as 0 and 1. */
  const few = column => column.values.length < 5;

  const order = moment.channels[0].effects.columns.map((column, i) => ({ at: i, reach: reach(column) }))
      .sort((a, b) => b.reach - a.reach);
  const all = within(parent, 'pair');
  order.slice(0, MOST_COLUMNS).forEach((place, i) => {
    const own = () => shown().effects.columns[place.at];
    drawn.push(chart(all, {
      id: 'column-' + i,
      title: 'By ' + cut(own().column),
      size: 'low',
      option: context => {
        const column = own();
        const name = cut(column.column);
        return {
          grid: grid({ left: 26 }),
          tooltip: tooltip(p => column.column + ' ' + number(column.values[p.dataIndex])),
          xAxis: few(column) ? namedAxis(name, column.values.map(short), context)
              : across(name, { ...extent(column.values), nameTextStyle: wide(context), axisLabel: { formatter: short } }),
          yAxis: effectAxis('adds to ' + cut(shown().name), shown().effects.columns.flatMap(one => one.adds), context),
          series: [effectLine(column.values.map((value, k) => [few(column) ? k : value, column.adds[k]]))]
        };
      },
      summary: () => fromTo(own().values.map((value, k) => [number(value), own().adds[k]]), shown().name, 'relative to the rows as they are')
    }));
  });
  if (order.length > MOST_COLUMNS) {
    noteList(parent, [count(order.length - MOST_COLUMNS, 'more known column') + ' with smaller effects; the JSON of explain has all.']);
  }
}

function drawWhatIf(whatIf) {
  const made = section('what-if', 'What if ' + whatIf.changes,
      'The forecast again, with known columns changed in the rows ahead.');
  const rows = whatIf.leads;
  const stamps = rows.map(row => row.time);
  const times = shortTimes(stamps);
  const points = dots(4, times.length === 1);
  const lines = () => [
    { name: 'forecast', colour: 's-swim', dash: 'solid', width: 2.5, values: rows.map(row => row.forecast), more: points },
    { name: 'with ' + whatIf.changes, colour: 'ridge', dash: 'dashed', width: 2, values: rows.map(row => row.changed), more: points }
  ];
  chart(made, {
    id: 'what-if',
    title: 'Forecast with and without the change',
    lines: lines,
    option: context => ({
      grid: timeGrid(times),
      tooltip: tooltip(p => stamps[p.dataIndex] + ', lead ' + (p.dataIndex + 1) + ', difference ' + withSign(rows[p.dataIndex].difference)),
      xAxis: timeAxis(whatIf, times, context.width, { boundaryGap: times.length === 1 }),
      yAxis: upOf(cut(whatIf.channel), context, extent(seenOf(lines(), context.hidden)))
    }),
    summary: () => {
      const largest = rows.slice().sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference))[0];
      return 'With ' + whatIf.changes + ' the forecast of ' + whatIf.channel + ' changes by ' + withSign(sum(rows.map(row => row.difference)) / rows.length)
          + ' on average over ' + count(rows.length, 'lead') + ', and most at ' + largest.time + ', by ' + withSign(largest.difference) + '.';
    }
  });
}
