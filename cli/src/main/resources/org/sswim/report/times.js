// Axes of rows: dates, ticks at midnights and first days of months, names.

/** Dates on two lines, without what all share at their end. */
function shortTimes(times) {
  let shown = times.map(time => time.replace('T', ' '));
  [' 00:00:00', ' 00:00', ':00'].forEach(tail => {
    if (shown.every(time => /\d-\d/.test(time) && time.endsWith(tail) && time.indexOf(':') >= 0)
        && !(tail === ':00' && shown.every(time => /^\S+ \d+:\d+$/.test(time)))) {
      shown = shown.map(time => time.slice(0, -tail.length));
    }
  });
  return shown;
}

/** Milliseconds of dates as ISO has them, with or without a time; null if one is no such date. */
function instants(times) {
  const all = [];
  for (let i = 0; i < times.length; i++) {
    if (times[i] === '' && i > 0) {
      all.push(all[i - 1]); // A gap between rows.
      continue;
    }
    const part = /^(\d{4})-(\d\d)(?:-(\d\d)(?:[T ](\d\d)(?::(\d\d)(?::(\d\d))?)?)?)?/.exec(times[i]);
    if (!part) {
      return null;
    }
    all.push(Date.UTC(Number(part[1]), Number(part[2]) - 1, Number(part[3] || 1), Number(part[4] || 0), Number(part[5] || 0), Number(part[6] || 0)));
  }
  return all;
}

const MINUTE = 60000;
const DAY = 1440 * MINUTE;

function everySpan(span, shift) {
  return { days: span % DAY === 0, of: at => Math.floor((at - shift) / span) };
}

function everyMonth(months) {
  return { days: true, months: months, of: at => {
    const date = new Date(at);
    return Math.floor((12 * date.getUTCFullYear() + date.getUTCMonth()) / months);
  } };
}

/** Round spans of time, short ones first; weeks begin on Mondays. */
const SPANS = [1, 5, 15, 30, 60, 120, 180, 360, 720].map(m => everySpan(m * MINUTE, 0)).concat(
    [everySpan(DAY, 0), everySpan(2 * DAY, 0), everySpan(7 * DAY, 4 * DAY), everySpan(14 * DAY, 4 * DAY)],
    [1, 2, 3, 6, 12, 24, 60, 120, 240, 600].map(everyMonth));

/**
 * Which rows get a label: the first of each round span of time, of the shortest of which there is
 * room for all; null where rows have no dates.
 */
function roundTimes(times, first, last, room) {
  const at = times.length < 2 ? null : instants(times);
  if (!at) {
    return null;
  }
  for (let s = 0; s < SPANS.length; s++) {
    const chosen = {};
    let many = 0;
    let nearest = Infinity;
    let before = -Infinity;
    for (let i = 0; i < at.length; i++) {
      const earlier = i === 0 ? 2 * at[0] - at[1] : at[i - 1];
      if (SPANS[s].of(at[i]) !== SPANS[s].of(earlier)) {
        chosen[i] = true;
        if (i >= first && i <= last) {
          many++;
          nearest = Math.min(nearest, i - before);
          before = i;
        }
      }
    }
    if (many >= 2 && many <= room && nearest * room >= 0.6 * (last - first + 1)) {
      return { at: chosen, days: SPANS[s].days, months: SPANS[s].months };
    }
  }
  return null;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Texts of labels by their times: a day is said where it is another one, and a year likewise. */
function shortLabels(times, round, first) {
  const said = {};
  let before = ['', ''];
  times.forEach((time, i) => {
    const part = /^(\d{4})-(\d\d)(?:-(\d\d))?(?: (.*))?$/.exec(time);
    if (!part || i < first || !round.at[i]) {
      return;
    }
    const months = round.months || (part[3] ? 0 : 1);
    const day = (months ? '' : Number(part[3]) + ' ') + MONTHS[Number(part[2]) - 1];
    const dated = part[1] === before[0] ? day : day + ' ' + part[1];
    said[time] = months % 12 === 0 && months > 0 ? part[1]
        : round.days || !part[4] ? dated
          : part[4] + (time.slice(0, 10) === before[1] ? '' : '\n' + dated);
    before = [part[1], time.slice(0, 10)];
  });
  return said;
}

/** Labels of an axis of rows of some width in pixels; of the rows that a zoom shows, if any. */
function timeLabel(times, width, first, last) {
  const round = roundTimes(times, first === undefined ? 0 : first, last === undefined ? times.length - 1 : last, Math.floor(width / 84));
  const said = round ? shortLabels(times, round, first || 0) : {};
  const label = lettering({ lineHeight: 15, hideOverlap: true, formatter: time => said[time] || time.replace(' ', '\n') });
  return round ? { ...label, interval: i => round.at[i] === true } : label;
}

function timeName(dated, times) {
  return !dated ? 'row' : times[0].indexOf(':') > 0 ? 'time' : 'date';
}

/** Whether times take two lines. */
function twoLines(times) {
  return times[0].indexOf(' ') > 0;
}

/** An axis of rows; width is that of the chart. */
function timeAxis(rows, times, width, more) {
  return across(timeName(rows.dated, times), {
    type: 'category',
    data: times,
    nameGap: twoLines(times) ? 43 : 29,
    axisLabel: timeLabel(rows.dated ? times : [], width - 90),
    ...more
  });
}

/** The room around a chart over rows, with a bar that zooms it or without. */
function timeGrid(times, zooms, more) {
  return grid({ left: 26, right: 44, bottom: zooms ? twoLines(times) ? 80 : 69 : twoLines(times) ? 44 : 34, ...more });
}
