// The watch view: the store's runs as a table, their curves side by side, and what comes in while they train.
import { get, latest } from '/api.js';
import { Chart } from '/chart.js';
import { choice, clear, element, labelled, tell } from '/dom.js';
import { number } from '/format.js';
import { listen } from '/live.js';
import { drawMarks } from '/marks.js';
import { picture } from '/picture.js';
import { rangePicture } from '/range.js';
import { Runs } from '/runs.js';
import { smoothed } from '/smooth.js';
import { shade } from '/theme.js';

const CURVES = [
  { title: 'Loss', names: ['loss'], smooth: true },
  { title: 'Accuracy', names: ['test_accuracy', 'validation_accuracy'], smooth: false },
  { title: 'Rate', names: ['rate'], smooth: false },
  { title: 'Rows a second', names: ['rows_per_second'], smooth: false },
];
const DRAWN_AT_FIRST = 5;
const MILLIS_TO_RETRY = 2000;
const HEIGHT = 260;
const MOST_NEW_POINTS = 4000;
const MOST_READ = 8;
const X_LABELS = { update: 'update', epoch: 'epoch', time: 'seconds' };

/** A number to four digits, whole above. */
function digits(value) {
  return number(Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(4)));
}

function read(hash) {
  const fields = new URLSearchParams(hash.split('?')[1] ?? '');
  return {
    runs: fields.getAll('run'), filter: fields.get('f') ?? '', sort: fields.get('sort') ?? 'began', down: fields.get('up') === null,
    along: fields.get('x') ?? 'update', log: fields.get('y') === 'log', smooth: Number(fields.get('sm') ?? 0.02),
  };
}

function write(state) {
  const fields = new URLSearchParams();
  state.runs.forEach(run => fields.append('run', run));
  fields.set('f', state.filter);
  fields.set('sort', state.sort);
  if (!state.down) {
    fields.set('up', 1);
  }
  fields.set('x', state.along);
  fields.set('y', state.log ? 'log' : 'linear');
  fields.set('sm', state.smooth);
  history.replaceState(null, '', `#/watch?${fields}`);
}

/** Opens the view in a parent element; returns what closes it. */
export function watch(parent) {
  const view = new Watch(parent);
  view.open().catch(error => tell(error.message));
  return () => view.close();
}

class Watch {
  constructor(parent) {
    this.parent = parent;
    this.state = read(location.hash);
    this.range = null;
    this.picture = { lines: [], marks: [] };
    this.closed = false;
    this.stop = () => {};
    this.asks = CURVES.map(() => latest(picture));
    this.readings = CURVES.map(() => element('output', { class: 'legend', 'aria-live': 'off' }));
    this.drawn = CURVES.map(() => []);
  }

  async open() {
    const table = await get('/api/runs');
    this.build(table);
    this.table.update(table.rows);
    this.follows = this.state.runs.length === 0;
    if (this.follows) {
      this.state.runs = [...table.rows].sort((a, b) => b.started - a.started).slice(0, DRAWN_AT_FIRST).map(run => run.id);
    }
    this.state.runs = this.state.runs.filter(id => this.table.rows.has(id));
    this.table.show();
    await this.refresh();
  }

  build(table) {
    const { state } = this;
    const plots = CURVES.map(curve => element('div', { class: 'plot', role: 'img', 'aria-label': curve.title }));
    const list = element('section', { 'aria-label': 'Table' });
    this.ranges = element('div', { class: 'row' });
    this.decisions = element('ul', { class: 'findings', 'aria-label': 'Decisions' });
    this.store = element('p', { class: 'about' }, table.problem === '' ? `Runs in ${table.store}` : table.problem);
    const smooth = element('input', {
      type: 'range', min: 0, max: 0.2, step: 0.005, value: state.smooth, input: () => {
        state.smooth = Number(smooth.value);
        write(state);
        this.draw();
      },
    });
    clear(this.parent).append(element('h1', {}, 'Watch'), this.store,
      element('div', { class: 'row toolbar' },
        labelled('along', choice([['update', 'updates'], ['epoch', 'epochs'], ['time', 'time']], state.along, along => this.change({ along }))),
        labelled('loss', choice([['linear', 'linear'], ['log', 'logarithmic']], state.log ? 'log' : 'linear',
          value => this.change({ log: value === 'log' }))),
        labelled('smoothing', smooth),
        ...this.movers()),
      element('div', { class: 'grid' }, ...CURVES.map((curve, i) => element('section', { 'aria-label': curve.title },
        element('div', { class: 'row' }, element('h2', {}, curve.title), this.readings[i]), plots[i]))),
      this.ranges, this.decisions, list);
    this.charts = plots.map((plot, i) => new Chart(plot, {
      height: HEIGHT,
      onHover: x => this.tellReading(i, x),
      onZoom: (from, to) => this.zoom(from, to),
      onDraw: chart => (CURVES[i].names[0] === 'loss' || CURVES[i].names[0] === 'rate') && drawMarks(chart, this.visibleMarks()),
    }));
    this.table = new Runs(list, state, () => {
      this.follows = false;
      this.range = null;
      this.refresh();
    });
  }

  /** Buttons that look at another stretch, for those without a mouse, too. */
  movers() {
    const move = (name, label, from, to) => element('button', {
      type: 'button', 'aria-label': label, click: () => this.move(from, to),
    }, name);
    return [move('\u2190', 'Earlier', -0.25, -0.25), move('\u2192', 'Later', 0.25, 0.25), move('+', 'Closer', 0.25, -0.25),
      move('\u2212', 'Farther', -0.5, 0.5), element('button', { type: 'button', click: () => this.zoom(null, null) }, 'All')];
  }

  move(from, to) {
    const [least, most] = this.range ?? this.extent();
    const width = most - least;
    this.zoom(Math.max(0, least + from * width), Math.max(0, most + to * width));
  }

  extent() {
    const xs = this.picture.lines.filter(line => line.x.length > 0);
    return xs.length === 0 ? [0, 1] : [Math.min(...xs.map(line => line.x[0])), Math.max(...xs.map(line => line.x.at(-1)))];
  }

  change(changes) {
    Object.assign(this.state, changes);
    this.range = null;
    this.refresh();
  }

  zoom(from, to) {
    this.range = from === null ? null : [from, to];
    this.charts.forEach(chart => chart.look(this.range));
    clearTimeout(this.settled);
    this.settled = setTimeout(() => this.refresh(), 150);
  }

  /** Asks for the curves anew, each chart for its own, and listens from their last points on. */
  async refresh() {
    write(this.state);
    this.stop();
    try {
      const complete = await Promise.all(CURVES.map((curve, i) => this.renew(curve, i)));
      if (complete.every(Boolean) && !this.closed) {
        this.fresh = 0;
        this.tellDecisions();
        this.showRanges();
        this.listen();
      }
    } catch (error) {
      tell(error.message);
      this.retry();
    }
  }

  /** Whether a chart has got what it asked for, and nothing newer was asked for meanwhile. */
  async renew(curve, i) {
    const { runs, along } = this.state;
    const [from, to] = this.beyond();
    const seen = await this.asks[i]({
      runs, curves: curve.names, along, from, to, columns: Math.max(200, this.charts[i].width()) * (this.range === null ? 1 : 2),
    });
    if (seen === undefined || this.closed) {
      return false;
    }
    this.picture = {
      lines: [...this.picture.lines.filter(line => !curve.names.includes(line.curve)), ...seen.lines], marks: seen.marks,
    };
    this.drawOne(i);
    return true;
  }

  /** The stretch with half of it on either side, so that moving on shows what is there at once. */
  beyond() {
    if (this.range === null) {
      return [];
    }
    const [from, to] = this.range;
    return [Math.max(0, from - (to - from) / 2), to + (to - from) / 2];
  }

  listen() {
    this.stop();
    const growing = this.picture.lines.filter(line => this.isRunning(line.run));
    this.stop = listen(growing, this.state.along, {
      rows: rows => this.hear(rows),
      ids: ids => this.keep(ids) && this.refresh(),
      points: line => this.append(line),
      back: () => this.refresh(),
      lost: () => this.retry(),
    });
  }

  isRunning(id) {
    return this.table.rows.get(id)?.status === 'running';
  }

  /** A drawn run that goes on after it had ended is listened to again; who has chosen no runs sees those that begin, too. */
  hear(rows) {
    const woken = rows.some(run => run.status === 'running' && this.state.runs.includes(run.id) && !this.isRunning(run.id));
    const room = this.follows ? Math.max(0, DRAWN_AT_FIRST - this.state.runs.length) : 0;
    const begun = rows.map(run => run.id).filter(id => !this.table.rows.has(id)).slice(0, room);
    this.state.runs.push(...begun);
    this.table.update(rows);
    this.showRanges();
    if (woken || begun.length > 0) {
      this.refresh();
    }
  }

  /** Of runs that were removed nothing is left; says whether one of them was drawn. */
  keep(ids) {
    const drawn = this.state.runs.length;
    this.state.runs = this.state.runs.filter(id => ids.includes(id));
    this.table.keep(ids);
    return this.state.runs.length < drawn;
  }

  retry() {
    if (!this.closed) {
      clearTimeout(this.again);
      this.again = setTimeout(() => this.reopen(), MILLIS_TO_RETRY);
    }
  }

  async reopen() {
    try {
      const { rows } = await get('/api/runs');
      this.keep(rows.map(run => run.id));
      this.table.update(rows);
      await this.refresh();
    } catch (error) {
      tell(error.message);
      this.retry();
    }
  }

  append(fresh) {
    const line = this.picture.lines.find(one => one.run === fresh.run && one.curve === fresh.curve);
    if (line !== undefined) {
      line.x.push(...fresh.x);
      line.y.push(...fresh.y);
      this.fresh += fresh.x.length;
      this.soon();
    }
  }

  /** Draws once for all that came in since the last picture; when it is much, it is thinned again. */
  soon() {
    if (this.fresh > MOST_NEW_POINTS) {
      this.fresh = 0;
      this.refresh();
      return;
    }
    this.frame ??= requestAnimationFrame(() => {
      this.frame = null;
      this.draw();
    });
  }

  draw() {
    CURVES.forEach((curve, i) => this.drawOne(i));
  }

  drawOne(i) {
    const { state } = this;
    this.drawn[i] = this.linesOf(CURVES[i]);
    this.charts[i].draw({
      lines: this.drawn[i],
      xLabel: X_LABELS[state.along],
      yLabel: CURVES[i].title.toLowerCase(),
      log: state.log && (i === 0 || i === 2),
      range: this.range,
      most: i === 0 ? this.mostLoss() : null,
    });
  }

  /** What the lines of a chart say where the pointer is: each at its last point up to there. */
  tellReading(i, x) {
    const read = x === null ? [] : this.drawn[i].map(line => ({ line, at: line.x.findLastIndex(one => one <= x) }))
      .filter(({ line, at }) => at >= 0 && line.y[at] !== null).slice(0, MOST_READ);
    clear(this.readings[i]).append(...(read.length === 0 ? [] : [`${X_LABELS[this.state.along]} ${digits(x)}`]),
      ...read.map(({ line, at }) => {
        const swatch = element('i', { class: 'swatch' });
        swatch.style.background = shade(line.colour);
        return element('span', {}, swatch, digits(line.y[at]));
      }));
  }

  /** A loss that has run off leaves the picture, so that the others can still be told apart: at twice where they began. */
  mostLoss() {
    const begun = this.picture.lines.filter(line => line.curve === 'loss' && line.y.length > 0).map(line => line.y[0] ?? 0);
    return begun.length === 0 ? null : 2 * Math.max(...begun);
  }

  linesOf(curve) {
    return this.picture.lines.filter(line => curve.names.includes(line.curve) && line.x.length > 0).map(line => ({
      label: `${line.run} ${line.curve}`,
      colour: this.state.runs.indexOf(line.run),
      dashed: line.curve !== curve.names[0],
      x: line.x,
      y: curve.smooth ? smoothed(line.x, line.y, this.state.smooth, this.range === null ? null : this.range[1] - this.range[0]) : line.y,
    }));
  }

  visibleMarks() {
    return this.picture.marks.map(mark => ({ ...mark, colour: this.state.runs.indexOf(mark.run) }));
  }

  tellDecisions() {
    clear(this.decisions).append(...this.picture.marks.map(mark => element('li', {},
      `update ${mark.step}, ${mark.kind}: ${mark.text} `, element('code', {}, mark.run))));
  }

  /** The pictures of the range tests among the drawn runs, one for all seeds of a test. */
  showRanges() {
    const tests = this.state.runs.map(id => this.table.rows.get(id)).filter(run => run?.pictured);
    const shown = [...new Map(tests.map(run => [run.group, run])).values()];
    const key = shown.map(run => run.id).join();
    if (key !== this.shownRanges) {
      this.shownRanges = key;
      clear(this.ranges).append(...shown.map(rangePicture));
    }
  }

  close() {
    this.closed = true;
    this.stop();
    clearTimeout(this.again);
    clearTimeout(this.settled);
    this.charts?.forEach(chart => chart.close());
  }
}
