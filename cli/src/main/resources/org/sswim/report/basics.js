// What tests look at.
const errors = [];
const charts = [];
window.sswimReport = { errors: errors, charts: charts };
window.addEventListener('error', event => { errors.push(event.message); });
document.addEventListener('securitypolicyviolation', event => {
  errors.push('policy: ' + event.violatedDirective + ' ' + event.blockedURI);
});

const NARROW = 520;
const root = document.documentElement;
const page = document.getElementById('page');
const contents = document.getElementById('contents');
const data = JSON.parse(document.getElementById('data').textContent);

// Elements, numbers, colours.

/** Gives a node its attributes and children, of which some may be null. */
function filled(node, attributes, children) {
  Object.entries(attributes).forEach(([name, value]) => {
    if (name === 'text') {
      node.textContent = value;
    } else if (name === 'click') {
      node.addEventListener('click', value);
    } else if (name === 'style') {
      Object.assign(node.style, value);
    } else {
      node.setAttribute(name, value);
    }
  });
  node.append(...children.filter(Boolean));
  return node;
}

function element(tag, attributes, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

/** A part of a picture. */
function drawing(tag, attributes, ...children) {
  return filled(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
}

function number(value) {
  if (value === null || value === undefined || !isFinite(value)) {
    return '–';
  }
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e9)) {
    const parts = value.toExponential(2).split('e');
    return String(Number(parts[0])).replace('-', '−') + ' × ' + tenTo(Number(parts[1]));
  }
  const whole = size >= 1 ? Math.floor(Math.log10(size)) + 1 : 1;
  const digits = Math.max(0, 4 - whole + (size < 1 && size > 0 ? -Math.floor(Math.log10(size)) : 0));
  return value.toLocaleString('en', { maximumFractionDigits: Math.min(12, digits) }).replace('-', '−');
}

function tenTo(exponent) {
  return '10' + String(exponent).split('').map(sign => sign === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(sign)]).join('');
}

/** Three significant digits, for labels. */
function short(value) {
  return number(value === null ? null : Number(value.toPrecision(3)));
}

/** The name of the scale of errors. */
function scaleName(scale) {
  return { zscore: 'of z-scores', max: "in shares of each channel's largest value" }[scale] || scale;
}

function count(many, noun) {
  return many.toLocaleString('en') + ' ' + noun + (many === 1 ? '' : 's');
}

function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}

// Not by the arguments of a function: there may be too many.
function least(values) {
  return values.reduce((a, b) => Math.min(a, b), Infinity);
}

function most(values) {
  return values.reduce((a, b) => Math.max(a, b), -Infinity);
}

function colour(name) {
  return getComputedStyle(root).getPropertyValue('--' + name).trim();
}

const ORDER = ['s-swim', 'ridge', 'uniform-pairs', 'random', 'seasonal-naive', 'persistence'];
const ALIKE = { majority: 'persistence', 'nearest-neighbour': 'seasonal-naive' };
const DASHES = { persistence: 'dotted', 'seasonal-naive': 'dashed', drift: 'dotted' };

/** Colours of all other models, in the order in which the page meets them. */
const MORE = ['more-1', 'more-2', 'more-3', 'more-4', 'more-5', 'more-6'];
const met = [];

function colourOfModel(base) {
  if (ORDER.indexOf(base) >= 0) {
    return base;
  }
  if (met.indexOf(base) < 0) {
    met.push(base);
  }
  return MORE[met.indexOf(base) % MORE.length];
}

/** A model keeps its colour through the page; with outputs that see spikes only its line is dashed. */
function lookOfModel(model) {
  const base = ALIKE[model] || model;
  return {
    name: model,
    colour: colourOfModel(base),
    dash: /-spikes$/.test(model) ? 'dashed' : DASHES[base] || 'solid',
    width: base === 's-swim' ? 2.5 : 1.75
  };
}

const MOST_LINES = 4;

/** What is told apart from S-SWIM by numbers, hardly by lines. */
const BACKGROUND = ['random', 'uniform-pairs'];

/** Who stays when lines are too many: the earlier in the list. */
function rankOf(name) {
  const first = ['observed', 'values', 's-swim', 'ridge', 'seasonal-naive'].indexOf(name);
  const last = ['persistence', 'uniform-pairs', 'random'].indexOf(name);
  return first >= 0 ? first : last >= 0 ? 30 + last : /-spikes$/.test(name) ? 20 : 10;
}

/** Switches off all but four of the lines that are on, by their ranks or names; the names that it took. */
function switchOff(looks, hidden) {
  const on = looks.filter(look => !look.symbol && !look.area && !hidden[look.name])
      .map((look, i) => ({ name: look.name, ranked: 'rank' in look, rank: 'rank' in look ? look.rank : rankOf(look.name) + i / 1000 }))
      .sort((a, b) => a.rank - b.rank);
  const lines = looks.filter(look => !look.symbol && !look.area).length;
  const off = on.filter((line, i) => i >= MOST_LINES || lines > MOST_LINES && !line.ranked && BACKGROUND.indexOf(line.name) >= 0);
  return (off.length < on.length ? off : on.slice(MOST_LINES)).map(line => {
    hidden[line.name] = true;
    return line.name;
  });
}

/** A name that fits into a heading or an axis: the middle of a long one is left out. */
function cut(name) {
  return name.length > 60 ? name.slice(0, 38) + ' … ' + name.slice(-18) : name;
}

function lookOfCurve(name, index) {
  return {
    name: name,
    colour: ORDER[index % ORDER.length],
    dash: ['solid', 'dashed', 'dotted'][Math.floor(index / ORDER.length) % 3],
    width: 2
  };
}

function lineStyle(look) {
  return { color: colour(look.colour), type: look.dash || 'solid', width: look.width };
}

/** Spikes packed four to a digit, the first in the highest bit. */
function unpack(train, steps) {
  const at = [];
  for (let t = 0; t < steps; t++) {
    if (parseInt(train[t >> 2], 16) >> (3 - t % 4) & 1) {
      at.push(t);
    }
  }
  return at;
}
