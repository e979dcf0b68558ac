// What the moment says, and how a forecast splits into moment, past and both.

/** Curves of known columns on a page. */
const MOST_COLUMNS = 12;

function drawMoment(moment) {
  const known = moment.channels[0].effects !== null;
  const made = section('moment', known ? 'What the moment says' : 'What each stage adds',
      (known ? 'The part of a forecast that needs no past: clock, weekday, date, known columns. ' : '') + 'Effects are in the units of the file.');
  const state = { channel: 0 };
  const drawn = [];
  const channels = select('Channel', moment.channels.map(function (one) { return one.name; }), function (i) {
    state.channel = i;
    drawn.forEach(function (chart) { chart.draw(); });
  });
  if (moment.channels.length > 1) {
    made.appendChild(element('div', { class: 'controls' }, channels.node));
  }

  function shown() {
    return moment.channels[state.channel];
  }

  drawn.push(drawSplit(made, moment, shown));
  const first = moment.channels[0].effects;
  if (!first) {
    return;
  }
  const pair = element('div', { class: 'pair' });
  made.appendChild(pair);
  if (first.weekdays.length > 0) {
    drawn.push(drawEffects(pair, 'weekdays', 'By day of the week', 'day', shown, function (one) {
      return one.effects.weekdays.map(function (day) { return [day.day.slice(0, 3), day.adds]; });
    }));
  }
  if (first.hours.length > 0) {
    drawn.push(drawEffects(pair, 'hours', 'By hour of the day', 'hour', shown, function (one) {
      return one.effects.hours.map(function (hour) { return [hour.hour + ':00', hour.adds]; });
    }));
  }
  if (moment.channels.some(function (one) { return one.effects.dates.length > 0; })) {
    drawn.push(drawDates(made, shown));
  }
  drawColumns(made, moment, shown, drawn);
}

/** What a lead comes to once each stage has added its part. */
function sums(one, stages) {
  return one.moment.map(function (value, k) {
    return one.level + sum(stages.map(function (stage) { return one[stage][k]; }));
  });
}

function meanSize(values) {
  return sum(values.map(Math.abs)) / values.length;
}

function drawSplit(parent, moment, shown) {
  const times = shortTimes(moment.times);

  function lines() {
    const one = shown();
    const said = one.moment.some(function (v) { return v !== 0; });
    const all = [
      { name: 'observed', colour: 'ink', dash: 'solid', width: 1.75, values: one.observed },
      { name: 'the moment alone', colour: 'uniform-pairs', dash: 'dashed', width: 1.75, values: sums(one, ['moment']) },
      { name: said ? 'moment and past' : 'the past alone', colour: 'ridge', dash: 'dotted', width: 2, values: sums(one, ['moment', 'past']) },
      { name: 'forecast', colour: 's-swim', dash: 'solid', width: 2.5, values: sums(one, ['moment', 'past', 'joint']) }
    ];
    return all.filter(function (line) {
      return line.name === 'observed' ? line.values.some(function (v) { return v !== null; })
          : line.name === 'the moment alone' ? said
          : line.name === 'forecast' || one.joint.some(function (v) { return v !== 0; });
    });
  }

  return chart(parent, {
    id: 'split',
    title: 'Moment, past and both in the forecast after ' + moment.seenUpTo,
    looks: lines,
    option: function (context) {
      const all = lines();
      const level = shown().level;
      const seen = all.filter(function (line) { return !context.hidden[line.name]; })
          .reduce(function (values, line) { return values.concat(line.values); }, [level]);
      return {
        legend: selected(all.map(function (line) { return line.name; }), context.hidden),
        grid: grid({ left: 26, right: 44, bottom: times[0].indexOf(' ') > 0 ? 44 : 34 }),
        tooltip: tooltip(function (p) { return moment.times[p.dataIndex] + ', lead ' + (p.dataIndex + 1); }),
        xAxis: timeAxis(moment, times, context.width, { boundaryGap: times.length === 1 }),
        yAxis: up(cut(shown().name), Object.assign({
          nameTextStyle: { color: colour('soft'), fontSize: 12, align: 'left', width: context.width - 110, overflow: 'truncate' }
        }, extent(seen.filter(function (v) { return v !== null; })))),
        series: all.map(function (line) {
          return {
            type: 'line', name: line.name, data: line.values, lineStyle: lineStyle(line), itemStyle: { color: colour(line.colour) },
            symbol: 'circle', symbolSize: 4, showSymbol: times.length === 1,
            markLine: line.name !== 'forecast' ? undefined : {
              silent: true, symbol: 'none', lineStyle: { color: colour('soft'), type: 'dashed', width: 1 },
              label: { formatter: 'usual', color: colour('soft'), position: 'end', distance: 4 }, data: [{ yAxis: level }]
            }
          };
        })
      };
    },
    summary: function () {
      const one = shown();
      return 'Each line adds a stage to the line before, starting from the usual level of ' + one.name + ', ' + number(one.level)
          + '. On average over the ' + count(times.length, 'lead') + ', stages move ' + one.name + ' up or down: '
          + [['the moment by', one.moment], ['the past by', one.past], ['both together by', one.joint]].filter(function (stage) {
            return meanSize(stage[1]) > 0;
          }).map(function (stage) { return stage[0] + ' ' + number(meanSize(stage[1])); }).join(', ') + '.'
          + (moment.allChannels > moment.channels.length && moment.channels.length > 1
              ? ' The page holds the first ' + count(moment.channels.length, 'channel') + ' of ' + moment.allChannels + '.' : '');
    }
  });
}

/** An axis of effects, which has 0 on it. */
function effectAxis(name, values, context) {
  return up(name, Object.assign({
    nameTextStyle: { color: colour('soft'), fontSize: 12, align: 'left', width: context.width - 60, overflow: 'truncate' }
  }, extent(values.filter(function (v) { return v !== null; }).concat([0]))));
}

function effectLine(data, more) {
  return Object.assign({
    type: 'line', name: 'adds', data: data, symbol: 'circle', symbolSize: 5, showSymbol: true,
    lineStyle: { color: colour('s-swim'), width: 2.5 }, itemStyle: { color: colour('s-swim') },
    markLine: {
      silent: true, symbol: 'none', lineStyle: { color: colour('soft'), type: 'dashed', width: 1 }, label: { show: false },
      data: [{ yAxis: 0 }]
    }
  }, more || {});
}

/** An axis of a few names. */
function namedAxis(name, names, context) {
  return across(name, {
    type: 'category', data: names, axisTick: { show: false },
    nameTextStyle: { color: colour('soft'), fontSize: 12, width: context.width - 60, overflow: 'truncate' },
    axisLabel: { color: colour('soft'), fontSize: 12, hideOverlap: true }
  });
}

/** Between which values what adds least and most. */
function fromTo(points, name, against) {
  const known = points.filter(function (p) { return p[1] !== null; });
  const ranked = known.slice().sort(function (a, b) { return a[1] - b[1]; });
  return ranked.length === 0 ? 'No row of the file shows this.'
      : 'From ' + withSign(ranked[0][1]) + ' (' + ranked[0][0] + ') to ' + withSign(ranked[ranked.length - 1][1]) + ' ('
          + ranked[ranked.length - 1][0] + ') of ' + name + ', ' + against + '.';
}

function drawEffects(parent, id, title, what, shown, pointsOf) {
  return chart(parent, {
    id: id,
    title: title,
    size: 'low',
    option: function (context) {
      const points = pointsOf(shown());
      return {
        grid: grid({ left: 26 }),
        tooltip: tooltip(function (p) { return p.name; }),
        xAxis: namedAxis(what, points.map(function (p) { return p[0]; }), context),
        yAxis: effectAxis('adds to ' + cut(shown().name), points.map(function (p) { return p[1]; }), context),
        series: [effectLine(points.map(function (p) { return p[1]; }))]
      };
    },
    summary: function () { return fromTo(pointsOf(shown()), shown().name, 'against the mean of all rows'); }
  });
}

function drawDates(parent, shown) {
  function dates() {
    return shown().effects.dates;
  }
  return chart(parent, {
    id: 'dates',
    title: 'The most special dates',
    size: 'tall',
    option: function (context) {
      // Room for the numbers behind the bars.
      const room = context.narrow ? 1.6 : 1.15;
      const bounds = extent(dates().map(function (date) { return room * date.adds; }).concat([0]));
      return {
        grid: grid({ left: 12, right: 20, top: 12, bottom: 36 }),
        tooltip: tip('axis', function (points) {
          const date = dates()[points[0].dataIndex];
          return echarts.format.encodeHTML(date.date) + ' adds <b>' + withSign(date.adds) + '</b>';
        }, { axisPointer: { type: 'shadow' } }),
        xAxis: across('adds to ' + cut(shown().name), {
          min: bounds.min, max: bounds.max, interval: bounds.interval,
          nameTextStyle: { color: colour('soft'), fontSize: 12, width: context.width - 60, overflow: 'truncate' },
          axisLabel: { color: colour('soft'), fontSize: 12, hideOverlap: true, formatter: short },
          splitLine: { show: true, lineStyle: { color: colour('grid') } }
        }),
        yAxis: axis('', {
          type: 'category', inverse: true, data: dates().map(function (date) { return date.date; }), axisTick: { show: false },
          axisLabel: { color: colour('ink'), fontSize: 12, lineHeight: 13, interval: 0, width: context.narrow ? 110 : 240, overflow: 'break' }, splitLine: { show: false }
        }),
        series: [{
          type: 'bar', name: 'adds', barCategoryGap: '30%',
          data: dates().map(function (date) {
            return {
              value: date.adds, itemStyle: { color: colour(date.adds < 0 ? 'alert' : 's-swim') },
              label: { show: true, position: date.adds < 0 ? 'left' : 'right', color: colour('ink'), fontSize: 12, formatter: (date.adds < 0 ? '' : '+') + short(date.adds) }
            };
          })
        }]
      };
    },
    summary: function () {
      return dates().map(function (date) { return date.date + ' ' + withSign(date.adds); }).join(', ')
          + '; on top of the effects of weekday and season. Learnt from the file, not from a list of holidays.';
    }
  });
}

/** A curve for each known column, those that move the first channel most first, on one scale. */
function drawColumns(parent, moment, shown, drawn) {
  function reach(column) {
    return most(column.adds) - least(column.adds);
  }

  /** A column that has these values and no others between them, such as 0 and 1. */
  function few(column) {
    return column.values.length < 5;
  }

  const order = moment.channels[0].effects.columns.map(function (column, i) { return { at: i, reach: reach(column) }; })
      .sort(function (a, b) { return b.reach - a.reach; });
  const all = element('div', { class: 'pair' });
  parent.appendChild(all);
  order.slice(0, MOST_COLUMNS).forEach(function (place, i) {
    function own() {
      return shown().effects.columns[place.at];
    }
    drawn.push(chart(all, {
      id: 'column-' + i,
      title: 'By ' + cut(own().column),
      size: 'low',
      option: function (context) {
        const column = own();
        const range = shown().effects.columns.reduce(function (values, one) { return values.concat(one.adds); }, []);
        return {
          grid: grid({ left: 26 }),
          tooltip: tooltip(function (p) { return column.column + ' ' + number(column.values[p.dataIndex]); }),
          xAxis: few(column) ? namedAxis(cut(column.column), column.values.map(short), context)
              : across(cut(column.column), Object.assign(extent(column.values), {
                nameTextStyle: { color: colour('soft'), fontSize: 12, width: context.width - 60, overflow: 'truncate' },
                axisLabel: { color: colour('soft'), fontSize: 12, hideOverlap: true, formatter: short }
              })),
          yAxis: effectAxis('adds to ' + cut(shown().name), range, context),
          series: [effectLine(column.values.map(function (value, k) { return [few(column) ? k : value, column.adds[k]]; }))]
        };
      },
      summary: function () {
        const column = own();
        return fromTo(column.values.map(function (value, k) { return [number(value), column.adds[k]]; }),
            shown().name, 'relative to the rows as they are');
      }
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
  const stamps = rows.map(function (row) { return row.time; });
  const times = shortTimes(stamps);
  const lines = [
    { name: 'forecast', colour: 's-swim', dash: 'solid', width: 2.5, key: 'forecast' },
    { name: 'with ' + whatIf.changes, colour: 'ridge', dash: 'dashed', width: 2, key: 'changed' }
  ];
  chart(made, {
    id: 'what-if',
    title: 'Forecast with and without the change',
    looks: function () { return lines; },
    option: function (context) {
      const seen = lines.filter(function (line) { return !context.hidden[line.name]; }).reduce(function (values, line) {
        return values.concat(rows.map(function (row) { return row[line.key]; }));
      }, []);
      return {
        legend: selected(lines.map(function (line) { return line.name; }), context.hidden),
        grid: grid({ left: 26, right: 44, bottom: times[0].indexOf(' ') > 0 ? 44 : 34 }),
        tooltip: tooltip(function (p) {
          return stamps[p.dataIndex] + ', lead ' + (p.dataIndex + 1) + ', difference ' + withSign(rows[p.dataIndex].difference);
        }),
        xAxis: timeAxis(whatIf, times, context.width, { boundaryGap: times.length === 1 }),
        yAxis: up(cut(whatIf.channel), Object.assign({
          nameTextStyle: { color: colour('soft'), fontSize: 12, align: 'left', width: context.width - 110, overflow: 'truncate' }
        }, extent(seen))),
        series: lines.map(function (line) {
          return {
            type: 'line', name: line.name, data: rows.map(function (row) { return row[line.key]; }), lineStyle: lineStyle(line),
            itemStyle: { color: colour(line.colour) }, symbol: 'circle', symbolSize: 4, showSymbol: times.length === 1
          };
        })
      };
    },
    summary: function () {
      const differences = rows.map(function (row) { return row.difference; });
      const largest = rows.slice().sort(function (a, b) { return Math.abs(b.difference) - Math.abs(a.difference); })[0];
      return 'With ' + whatIf.changes + ' the forecast of ' + whatIf.channel + ' changes by ' + withSign(sum(differences) / rows.length)
          + ' on average over ' + count(rows.length, 'lead') + ', and most at ' + largest.time + ', by ' + withSign(largest.difference) + '.';
    }
  });
}
