// What rates do, in three pictures from one small comparison that was really run: recorded, until it was run here.
import { get, latest } from '/api.js';
import { Chart } from '/chart.js';
import { clear, element, tell } from '/dom.js';
import { drawMarks } from '/marks.js';
import { picture } from '/picture.js';
import { smoothed } from '/smooth.js';
import { shade } from '/theme.js';

const RATES = [['0.1', 'too high'], ['0.025', 'high'], ['0.01', 'good'], ['0.001', 'low']];
const STEPS = 'milestones(0.03, [50%, 75%], gamma=0.3)';
const DECAYS = [STEPS, 'linear(0.03, 100%)', 'cosine(0.03, 100%)'];
const SCHEDULES = [...RATES.map(([rate]) => rate), ...DECAYS];
const HEIGHT = 240;
const MOST_LOSS = 4;
const EXPLAINED = [
  ['Four rates', 'Too high a rate is lost at once; a high one comes down fastest and stays above; a low one is still on its way when the run is over.',
    'loss', RATES.map(([rate]) => rate)],
  ['Cuts', 'Where the rate is cut, at the dashes, the loss steps down: what was noise at the old rate can now be told apart.', 'loss', [STEPS]],
  ['Decays', 'The same peak, three ways down: in steps, straight, and along a wave that is flat at both ends.', 'rate', DECAYS],
];

/** Pictures in a parent element; `onRun(command, flags)` starts the comparison that they are drawn from. */
export class Pictures {
  constructor(parent, onRun) {
    this.ask = latest(picture);
    this.drawn = '';
    this.names = element('div', { class: 'about' });
    this.button = element('button', {
      type: 'button', click: () => {
        this.button.disabled = true;
        onRun('compare', { schedule: SCHEDULES, images: ['5120'], epochs: ['8'] });
      },
    }, 'Run it here (under a minute)');
    this.about = element('p', { class: 'about' }, 'Three pictures say most of what there is to know. They are drawn from seven short runs on the built-in pictures, recorded once. ', this.button);
    const plots = EXPLAINED.map(([title]) => element('div', { class: 'plot', role: 'img', 'aria-label': title }));
    this.legends = EXPLAINED.map(() => element('p', { class: 'legend' }));
    this.grid = element('div', { class: 'grid three' }, ...EXPLAINED.map(([title, text], i) => element('section', { 'aria-label': title },
      element('h2', {}, title), element('p', { class: 'about' }, text), plots[i], this.legends[i])));
    parent.append(element('h2', {}, 'What a rate does'), this.about, this.grid);
    this.cuts = [];
    this.charts = plots.map((plot, i) => new Chart(plot, {
      height: HEIGHT, onDraw: chart => EXPLAINED[i][0] === 'Cuts' && drawMarks(chart, this.cuts),
    }));
    this.recorded().catch(error => tell(error.message));
  }

  /** Draws what "benchmarks/teaching" has recorded. */
  async recorded() {
    const runs = (await get('/teaching.json')).map(run => ({ ...run, id: run.name }));
    if (this.drawn === '') {
      this.draw(runs, runs.flatMap(run => ['loss', 'rate'].map(curve => ({
        run: run.id, curve, x: run[curve].map((value, step) => step / run.batches), y: run[curve],
      }))));
    }
  }

  /** Draws them once the runs are there: the newest comparison with all of these schedules. */
  async update(rows) {
    const runs = this.newest(rows);
    const key = runs.map(run => `${run.id}${run.last}`).join();
    if (runs.length === 0 || key === this.drawn) {
      return;
    }
    this.drawn = key;
    try {
      const seen = await this.ask({ runs: runs.map(run => run.id), curves: ['loss', 'rate'], along: 'epoch', columns: 300 });
      if (seen !== undefined) {
        this.about.hidden = runs.length === SCHEDULES.length;
        this.draw(runs, seen.lines);
      }
    } catch (error) {
      tell(error.message);
    }
  }

  newest(rows) {
    const groups = grouped(rows);
    const whole = [...groups.values()].filter(runs => SCHEDULES.every(text => runs.some(run => run.name === text)));
    const runs = whole.at(-1) ?? [];
    return SCHEDULES.map(text => runs.find(run => run.name === text)).filter(run => run !== undefined);
  }

  draw(runs, lines) {
    const line = (text, curve) => {
      const run = runs.find(one => one.name === text);
      return lines.find(one => one.run === run?.id && one.curve === curve) ?? { x: [], y: [] };
    };
    this.cuts = cuts(line(STEPS, 'rate'));
    EXPLAINED.forEach(([, , curve, schedules], i) => {
      const shown = schedules.map((text, place) => {
        const { x, y } = line(text, curve);
        return { label: text, colour: place, x, y: curve === 'loss' ? smoothed(x, y, 0.015) : y };
      });
      this.charts[i].draw({
        lines: shown.filter(line => line.x.length > 0), xLabel: 'epoch', yLabel: curve, log: false, most: curve === 'loss' ? MOST_LOSS : null,
      });
      clear(this.legends[i]).append(...shown.map(line => legend(line)));
    });
  }

  close() {
    this.charts.forEach(chart => chart.close());
  }
}

/** Marks where a rate falls. */
function cuts({ x, y }) {
  return x.filter((_, i) => y[i] < y[i - 1]).map(at => ({ x: at, colour: 0 }));
}

function legend(line) {
  const name = RATES.find(([rate]) => rate === line.label)?.[1];
  const swatch = element('i', { class: 'swatch' });
  swatch.style.background = shade(line.colour);
  return element('span', {}, swatch, name === undefined ? line.label : `${line.label} (${name})`);
}

function grouped(rows) {
  const groups = new Map();
  rows.forEach(row => groups.set(row.group, [...groups.get(row.group) ?? [], row]));
  return groups;
}
