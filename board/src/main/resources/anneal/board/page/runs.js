// The table of runs: sorted by any column, filtered by words, and ticked to be drawn.
import { clear, element } from '/dom.js';
import { number } from '/format.js';
import { shade } from '/theme.js';

const last = run => Math.max(0, run.last + 1);

const COLUMNS = [
  { name: 'run', value: run => run.name, text: run => run.name },
  { name: 'status', value: run => run.status, text: run => run.status },
  { name: 'progress', value: run => (run.updates > 0 ? last(run) / run.updates : 0),
    text: run => (run.updates > 0 ? `${Math.floor(100 * last(run) / run.updates)} %` : '') },
  { name: 'loss', value: run => run.figures.train_loss ?? run.figures.loss ?? null },
  { name: 'accuracy', value: run => run.figures.final_test_accuracy ?? run.figures.test_accuracy ?? run.figures.validation_accuracy ?? null },
  { name: 'rate', value: run => run.figures.rate ?? null },
  { name: 'rows/s', value: run => run.figures.rows_per_second ?? null, text: run => whole(run.figures.rows_per_second) },
  { name: 'seed', value: run => Number(run.parameters.seed ?? NaN), text: run => run.parameters.seed ?? '' },
  { name: 'optimizer', value: run => run.parameters.optimizer ?? '', text: run => run.parameters.optimizer ?? '' },
  { name: 'began', value: run => run.started, text: run => new Date(run.started).toLocaleString() },
  { name: 'id', value: run => run.id, text: run => run.id },
];

function whole(value) {
  return value === undefined || value === null ? '' : String(Math.round(value));
}

/** Numbers by size, texts by the alphabet, what is missing last. */
function compare(a, b) {
  const missing = value => value === null || value === undefined || Number.isNaN(value);
  if (missing(a) || missing(b)) {
    return Number(missing(a)) - Number(missing(b));
  }
  return typeof a === 'number' ? a - b : String(a).localeCompare(String(b));
}

/** Every word must stand somewhere in a run's row or run file, such as `seed=1`. */
function matches(run, words) {
  const text = [run.id, run.name, run.status, run.command, run.group,
    ...Object.entries(run.parameters).map(([key, value]) => `${key}=${value}`)].join(' ').toLowerCase();
  return words.every(word => text.includes(word));
}

/** The table in a parent element; `onTick(ids)` hears which runs are to be drawn. */
export class Runs {
  constructor(parent, state, onTick) {
    Object.assign(this, { state, onTick, rows: new Map() });
    this.filter = element('input', {
      type: 'search', value: state.filter, placeholder: 'words, such as finished seed=1', 'aria-label': 'Filter the runs',
      input: () => { state.filter = this.filter.value; this.show(); },
    });
    this.count = element('span', { class: 'about' });
    this.body = element('tbody');
    this.head = element('tr');
    const table = element('table', {}, element('thead', {}, this.head), this.body);
    parent.append(
      element('div', { class: 'row' }, this.filter,
        element('button', { type: 'button', click: () => this.tick(this.visible().map(run => run.id)) }, 'Draw all'),
        element('button', { type: 'button', click: () => this.tick([]) }, 'Draw none'), this.count),
      element('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Runs' }, table));
  }

  /** Takes over rows that are new or have changed. */
  update(rows) {
    rows.forEach(run => this.rows.set(run.id, run));
    this.show();
  }

  /** Forgets the rows of runs that are no longer there. */
  keep(ids) {
    const left = new Set(ids);
    [...this.rows.keys()].filter(id => !left.has(id)).forEach(id => this.rows.delete(id));
    this.show();
  }

  visible() {
    const words = this.state.filter.toLowerCase().split(/\s+/).filter(word => word !== '');
    const column = COLUMNS.find(one => one.name === this.state.sort) ?? COLUMNS.at(-2);
    return [...this.rows.values()].filter(run => matches(run, words))
      .sort((a, b) => (this.state.down ? -1 : 1) * compare(column.value(a), column.value(b)));
  }

  tick(ids) {
    this.state.runs = ids;
    this.show();
    this.onTick();
  }

  toggle(id) {
    const { runs } = this.state;
    this.tick(runs.includes(id) ? runs.filter(other => other !== id) : [...runs, id]);
  }

  sort(name) {
    this.state.down = this.state.sort === name ? !this.state.down : false;
    this.state.sort = name;
    this.show();
  }

  show() {
    const visible = this.visible();
    this.count.textContent = `${visible.length} of ${this.rows.size} runs`;
    clear(this.head).append(element('th', {}, 'draw'), ...COLUMNS.map(column => this.header(column)));
    clear(this.body).append(...visible.map(run => this.row(run)));
  }

  header({ name }) {
    const sorted = this.state.sort === name ? (this.state.down ? 'descending' : 'ascending') : null;
    return element('th', { 'aria-sort': sorted },
      element('button', { type: 'button', class: 'quiet', click: () => this.sort(name) },
        name, sorted === null ? '' : this.state.down ? ' \u2193' : ' \u2191'));
  }

  row(run) {
    const place = this.state.runs.indexOf(run.id);
    const box = element('input', {
      type: 'checkbox', checked: place >= 0, 'aria-label': `Draw ${run.name} ${run.id}`, 'data-run': run.id,
      change: () => this.toggle(run.id),
    });
    const swatch = element('span', { class: 'swatch' });
    swatch.style.background = place < 0 ? 'transparent' : shade(place);
    return element('tr', { class: run.status },
      element('td', {}, element('span', { class: 'row' }, box, swatch)),
      ...COLUMNS.map(column => element('td', {}, column.text ? column.text(run) : number(column.value(run)))));
  }
}
