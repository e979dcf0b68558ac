// Sections, controls and charts with their legends and summaries.

/** What a page with forecasts or a table shows only when asked: opened by a click, printed open. */
const FOLDED = ['moment', 'explanation', 'network', 'neurons', 'energy', 'search'];

function section(id, title, note) {
  const fold = FOLDED.indexOf(id) >= 0 && Boolean(data.forecast || data.table);
  const heading = element('h2', { id: id, text: title });
  const made = element('section', { 'aria-labelledby': id });
  const link = element('a', { href: '#' + id, text: title });
  const inner = fold ? element('details', { class: 'fold' }, element('summary', {}, heading)) : made;
  if (fold) {
    made.appendChild(inner);
    inner.addEventListener('toggle', () => drawWithin(inner));
    link.addEventListener('click', () => { inner.open = true; });
  } else {
    made.appendChild(heading);
  }
  if (note) {
    inner.appendChild(element('p', { class: 'note', text: note }));
  }
  page.appendChild(made);
  contents.appendChild(link);
  return inner;
}

function drawWithin(node) {
  charts.filter(made => node.contains(made.plot)).forEach(made => made.draw());
}

window.addEventListener('beforeprint', () => {
  document.querySelectorAll('details.fold').forEach(fold => {
    fold.open = true;
    drawWithin(fold);
  });
});

/** One of several that is shown: its place, and the box that changes it. */
function chooser(label, all, at, changed) {
  const box = element('select', {}, ...all.map((name, i) => element('option', { value: String(i), text: name })));
  const made = { at: at, box: box, node: element('label', {}, element('span', { text: label }), box) };
  box.value = String(at);
  box.addEventListener('change', () => {
    made.at = Number(box.value);
    changed();
  });
  made.controls = all.length > 1 ? controls(made.node) : null;
  return made;
}

function controls(...nodes) {
  return element('div', { class: 'controls' }, ...nodes);
}

/** An empty part of the page, at the end of another. */
function within(parent, kind) {
  return parent.appendChild(element('div', { class: kind }));
}

function swatch(look) {
  const tint = 'var(--' + look.colour + ')';
  return drawing('svg', { width: 22, height: 10, 'aria-hidden': true }, look.symbol
    ? drawing('circle', { cx: 11, cy: 5, r: 4, style: { fill: tint } })
    : drawing('line', { x1: 0, x2: 22, y1: 5, y2: 5, style: {
      stroke: tint, strokeWidth: look.area ? '10' : '3', opacity: look.area ? look.opacity || 0.3 : 1,
      strokeDasharray: { dashed: '6 3', dotted: '2 3' }[look.dash] || 'none'
    } }));
}

/**
 * A chart with its title, controls, legend and summary.
 *
 * spec: id, title, size, controls (a node), hidden (names switched off at first), option(context),
 * summary(), zoomed(instance, first, last) of rows that a zoom shows; lines(), looks with their
 * values and what else is said of the series, or looks() alone where option has series of its own.
 */
function chart(parent, spec) {
  const plot = element('div', { class: 'plot ' + (spec.size || ''), role: 'img', id: 'chart-' + spec.id });
  const caption = element('figcaption', {});
  const chips = element('div', { class: 'chips' });
  const figure = element('figure', {}, element('h3', { text: spec.title }), spec.controls, chips, plot, caption);
  parent.appendChild(figure);
  const hidden = spec.hidden || {};
  const looks = spec.lines || spec.looks || (() => []);
  const crowded = switchOff(looks(), hidden);
  const made = { id: spec.id, plot: plot, instance: null, draw: draw };

  function drawChips() {
    chips.hidden = looks().length < 2;
    chips.textContent = '';
    looks().forEach(look => chips.appendChild(element('button', {
      type: 'button',
      'aria-pressed': String(!hidden[look.name]),
      click: () => {
        hidden[look.name] = !hidden[look.name];
        draw();
      }
    }, swatch(look), element('span', { text: look.name }))));
  }

  function draw() {
    if (plot.clientWidth === 0) {
      return; // Folded away; drawn when it is opened.
    }
    const focused = Array.prototype.indexOf.call(chips.children, document.activeElement);
    drawChips();
    if (focused >= 0 && chips.children[focused]) {
      chips.children[focused].focus();
    }
    if (made.instance === null) {
      made.instance = echarts.init(plot);
    } else {
      made.instance.resize();
    }
    const context = { width: plot.clientWidth, height: plot.clientHeight, narrow: plot.clientWidth < NARROW, hidden: hidden };
    const option = spec.option(context);
    if (looks().length > 0) {
      option.legend = selected(looks().map(look => look.name), hidden);
    }
    if (spec.lines) {
      option.series = spec.lines().map(one => lineOf(one, one.values, one.more));
    }
    made.instance.setOption(base(option), true);
    if (spec.zoomed) {
      made.instance.off('datazoom');
      made.instance.on('datazoom', () => {
        const zoom = made.instance.getOption().dataZoom[0];
        spec.zoomed(made.instance, context, zoom.startValue, zoom.endValue);
      });
    }
    const off = crowded.filter(name => hidden[name]);
    const summary = spec.summary()
        + (off.length > 0 ? ' More than four lines hide each other, so these are off at first: ' + off.join(', ') + '.' : '');
    caption.textContent = summary;
    plot.setAttribute('aria-label', spec.title + '. ' + summary);
  }

  charts.push(made);
  return made;
}

/**
 * A table. table: caption, which may be empty, headings, rows with their best cells, how many
 * columns are words, notes. Models have their colours, and a horizon is named once.
 */
function plainTable(parent, table) {
  const rated = table.rows.some(row => row.best.length > 0);
  const words = i => i < table.leftColumns ? 'words ' : '';
  const swatchOf = model => element('span', { class: 'swatch', 'aria-hidden': true, style: { background: 'var(--' + lookOfModel(model).colour + ')' } });

  function cell(text, i, row, before) {
    const again = table.headings[i] === 'horizon' && before && !row.first && before.cells[i] === text;
    return element(i === 0 ? 'th' : 'td', { class: words(i) + (row.best.indexOf(i) >= 0 ? 'best' : ''), ...(i === 0 ? { scope: 'row' } : {}) },
        table.headings[i] === 'model' && rated ? swatchOf(text) : null, again ? null : document.createTextNode(text));
  }

  parent.appendChild(scrolled('Table: ' + (table.caption || 'models compared'), element('table', { class: 'plain' },
      table.caption ? element('caption', { text: table.caption }) : null,
      element('thead', {}, element('tr', {}, ...table.headings.map((heading, i) => element('th', { scope: 'col', class: words(i), text: heading })))),
      element('tbody', {}, ...table.rows.map((row, r) =>
          element('tr', row.first ? { class: 'first' } : {}, ...row.cells.map((text, i) => cell(text, i, row, table.rows[r - 1]))))))));
  noteList(parent, table.notes);
}

/** What is wider than a small screen. */
function scrolled(label, node) {
  return element('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': label }, node);
}

function noteList(parent, notes) {
  if (notes.length > 0) {
    parent.appendChild(element('ul', { class: 'notes' }, ...notes.map(note => element('li', { text: note }))));
  }
}

/** A section with its tables, or lines of fixed width; charts follow. */
function drawSection(id, one) {
  const made = section(id, one.heading, one.note);
  one.tables.forEach(table => plainTable(made, table));
  if (one.lines) {
    made.appendChild(scrolled('Table', element('pre', { class: 'lines', text: one.lines.join('\n') })));
  }
  return made;
}
