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
    inner.addEventListener('toggle', function () { drawWithin(inner); });
    link.addEventListener('click', function () { inner.open = true; });
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
  charts.forEach(function (made) {
    if (node.contains(made.plot)) {
      made.draw();
    }
  });
}

window.addEventListener('beforeprint', function () {
  document.querySelectorAll('details.fold').forEach(function (fold) {
    fold.open = true;
    drawWithin(fold);
  });
});

function select(label, names, changed) {
  const box = element('select', {});
  names.forEach(function (name, i) {
    box.appendChild(element('option', { value: String(i), text: name }));
  });
  box.addEventListener('change', function () { changed(Number(box.value)); });
  return { node: element('label', {}, element('span', { text: label }), box), box: box };
}

function swatch(look) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  made.setAttribute('width', '22');
  made.setAttribute('height', '10');
  made.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS('http://www.w3.org/2000/svg', look.symbol ? 'circle' : 'line');
  if (look.symbol) {
    line.setAttribute('cx', '11');
    line.setAttribute('cy', '5');
    line.setAttribute('r', '4');
    line.style.fill = 'var(--' + look.colour + ')';
  } else {
    line.setAttribute('x1', '0');
    line.setAttribute('x2', '22');
    line.setAttribute('y1', '5');
    line.setAttribute('y2', '5');
    line.style.stroke = 'var(--' + look.colour + ')';
    line.style.strokeWidth = look.area ? '10' : '3';
    line.style.opacity = look.area ? String(look.opacity || 0.3) : '1';
    line.style.strokeDasharray = { dashed: '6 3', dotted: '2 3' }[look.dash] || 'none';
  }
  made.appendChild(line);
  return made;
}

/**
 * A chart with its title, controls, legend and summary.
 *
 * spec: id, title, size, controls (a node), looks() for the legend, hidden (names switched off at
 * first), option(context), summary(), zoomed(instance, first, last) of rows that a zoom shows.
 */
function chart(parent, spec) {
  const plot = element('div', { class: 'plot ' + (spec.size || ''), role: 'img', id: 'chart-' + spec.id });
  const caption = element('figcaption', {});
  const chips = element('div', { class: 'chips' });
  const figure = element('figure', {}, element('h3', { text: spec.title }), spec.controls, chips, plot, caption);
  parent.appendChild(figure);
  const hidden = spec.hidden || {};
  const crowded = switchOff(spec.looks ? spec.looks() : [], hidden);
  const made = { id: spec.id, plot: plot, instance: null, draw: draw };

  function drawChips() {
    const looks = spec.looks ? spec.looks() : [];
    chips.hidden = looks.length < 2;
    chips.textContent = '';
    looks.forEach(function (look) {
      const chip = element('button', {
        type: 'button',
        'aria-pressed': String(!hidden[look.name]),
        click: function () {
          hidden[look.name] = !hidden[look.name];
          draw();
        }
      }, swatch(look), element('span', { text: look.name }));
      chips.appendChild(chip);
    });
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
    made.instance.setOption(base(spec.option(context)), true);
    if (spec.zoomed) {
      made.instance.off('datazoom');
      made.instance.on('datazoom', function () {
        const zoom = made.instance.getOption().dataZoom[0];
        spec.zoomed(made.instance, context, zoom.startValue, zoom.endValue);
      });
    }
    const off = crowded.filter(function (name) { return hidden[name]; });
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
  const rated = table.rows.some(function (row) { return row.best.length > 0; });

  function words(i) { return i < table.leftColumns ? 'words ' : ''; }
  const head = element('tr', {});
  table.headings.forEach(function (heading, i) {
    head.appendChild(element('th', { scope: 'col', class: words(i), text: heading }));
  });
  const body = element('tbody', {});
  table.rows.forEach(function (row, r) {
    const line = element('tr', row.first ? { class: 'first' } : {});
    row.cells.forEach(function (text, i) {
      const cell = element(i === 0 ? 'th' : 'td',
          Object.assign({ class: words(i) + (row.best.indexOf(i) >= 0 ? 'best' : '') }, i === 0 ? { scope: 'row' } : {}));
      if (table.headings[i] === 'model' && rated) {
        const mark = element('span', { class: 'swatch', 'aria-hidden': 'true' });
        mark.style.background = 'var(--' + lookOfModel(text).colour + ')';
        cell.appendChild(mark);
      }
      const again = table.headings[i] === 'horizon' && r > 0 && !row.first && table.rows[r - 1].cells[i] === text;
      cell.appendChild(document.createTextNode(again ? '' : text));
      line.appendChild(cell);
    });
    body.appendChild(line);
  });
  parent.appendChild(element('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Table: ' + (table.caption || 'models compared') },
      element('table', { class: 'plain' }, table.caption ? element('caption', { text: table.caption }) : null, element('thead', {}, head), body)));
  noteList(parent, table.notes);
}

function noteList(parent, notes) {
  const list = element('ul', { class: 'notes' });
  notes.forEach(function (note) { list.appendChild(element('li', { text: note })); });
  if (notes.length > 0) {
    parent.appendChild(list);
  }
}

/** A section with its tables, or lines of fixed width; charts follow. */
function drawSection(id, one) {
  const made = section(id, one.heading, one.note);
  one.tables.forEach(function (table) { plainTable(made, table); });
  if (one.lines) {
    made.appendChild(element('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Table' },
        element('pre', { class: 'lines', text: one.lines.join('\n') })));
  }
  return made;
}
