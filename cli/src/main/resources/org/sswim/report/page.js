// The page: its sections in their order, in light or dark.

function drawAll() {
  charts.forEach(function (made) { made.draw(); });
}

const dark = window.matchMedia('(prefers-color-scheme: dark)');
let chosen = null;

function setTheme() {
  root.setAttribute('data-theme', chosen || (dark.matches ? 'dark' : 'light'));
  drawAll();
}

dark.addEventListener('change', setTheme);
document.getElementById('theme').addEventListener('click', function () {
  chosen = root.getAttribute('data-theme') === 'dark' ? 'light' : 'dark';
  setTheme();
});

drawHead();
if (data.experiment) { drawExperiment(data.experiment); }
if (data.scores) { drawScores(data.scores); }
if (data.named) { drawNamed(data.named); }
if (data.confusion) { drawConfusion(data.confusion); }
if (data.hardest) { drawHardest(data.hardest); }
if (data.stepwise) { drawStepwise(data.stepwise); }
if (data.choice) { drawChoice(data.choice); }
if (data.fields) { drawFields(data.fields); }
if (data.speed) { drawSpeed(data.speed); }
if (data.algorithms) { drawAlgorithms(data.algorithms); }
if (data.panel) { drawPanel(data.panel); }
if (data.table) { drawTable(data.table); }
if (data.lines) { drawLines(data.lines); }
if (data.starts) { drawStarts(data.starts); }
if (data.backtest) { drawBacktest(data.backtest, data.forecast); }
if (data.forecast) { drawForecasts(data.forecast); }
if (data.panelFit) { drawPanelFit(data.panelFit); }
if (data.leftOut) { drawLeftOut(data.leftOut); }
if (data.leads) { drawLeads(data.leads); }
if (data.intervals) { drawIntervals(data.intervals); }
if (data.whatIf) { drawWhatIf(data.whatIf); }
if (data.moment) { drawMoment(data.moment); }
if (data.explanation) { drawExplanation(data.explanation); }
if (data.network) { drawNetwork(data.network); }
if (data.energy) { drawEnergy(data.energy); }
if (data.epochs) { drawEpochs(data.epochs); }
if (data.search) { drawSearch(data.search); }
drawFacts(data.facts);
setTheme();

let width = window.innerWidth;
window.addEventListener('resize', function () {
  // Phones change the height alone while a page scrolls.
  if (window.innerWidth !== width) {
    width = window.innerWidth;
    drawAll();
  }
});
root.setAttribute('data-drawn', String(charts.length));
