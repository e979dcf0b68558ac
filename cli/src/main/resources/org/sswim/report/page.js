// The page: its sections in their order, in light or dark.

function drawAll() {
  charts.forEach(made => made.draw());
}

const dark = window.matchMedia('(prefers-color-scheme: dark)');
let chosen = null;

function setTheme() {
  root.setAttribute('data-theme', chosen || (dark.matches ? 'dark' : 'light'));
  drawAll();
}

dark.addEventListener('change', setTheme);
document.getElementById('theme').addEventListener('click', () => {
  chosen = root.getAttribute('data-theme') === 'dark' ? 'light' : 'dark';
  setTheme();
});

drawHead();
/** Sections with charts, in the order in which the page has them; others are tables. */
const DRAWN = {
  experiment: drawExperiment,
  scores: drawScores,
  named: drawNamed,
  confusion: drawConfusion,
  hardest: drawHardest,
  stepwise: drawStepwise,
  fields: drawFields,
  speed: drawSpeed,
  spread: drawSpread,
  starts: drawStarts,
  backtest: backtest => { drawBacktest(backtest, data.forecast); },
  forecast: drawForecasts,
  leads: drawLeads,
  whatIf: drawWhatIf,
  moment: drawMoment,
  explanation: drawExplanation,
  network: drawNetwork,
  energy: drawEnergy,
  epochs: drawEpochs,
  search: drawSearch
};
Object.keys(data).forEach(name => {
  if (DRAWN[name]) {
    DRAWN[name](data[name]);
  } else if (data[name] && data[name].heading) {
    drawSection(name, data[name]);
  }
});
drawFacts(data.facts);
setTheme();

let width = window.innerWidth;
window.addEventListener('resize', () => {
  // Phones change the height alone while a page scrolls.
  if (window.innerWidth !== width) {
    width = window.innerWidth;
    drawAll();
  }
});
root.setAttribute('data-drawn', String(charts.length));
