// The search view: the store's searches, and of one of them what was tried, how it went, and what it has found.
import { get } from '/api.js';
import { clear, element, tell } from '/dom.js';
import { number } from '/format.js';
import { address } from '/state.js';
import { coordinates, rates, rungs, tint } from '/trials.js';

const MILLIS_TO_RETRY = 2000;
const FATES = ['running', 'finished', 'stopped', 'diverged', 'broken'];
const PICTURES = [
  ['What was tried', 'A line is a trial; an upright is a decision, the last one the loss. A gap is a decision that did not arise.'],
  ['Rate against loss', 'A dot is a trial at its last judgement; a cross has diverged. At the top stand losses beyond the picture.'],
  ['Who was stopped when', 'A line goes through a trial\u2019s judgements and ends where it was stopped; dashed is under way.'],
];

/** Opens the view in a parent element; returns what closes it. */
export function search(parent) {
  const view = new Search(parent);
  view.open();
  return () => view.close();
}

class Search {
  constructor(parent) {
    this.id = new URLSearchParams(location.hash.split('?')[1] ?? '').get('id');
    this.found = null;
    this.chosen = null;
    this.source = null;
    this.build(parent);
  }

  build(parent) {
    this.about = element('p', { class: 'about' });
    this.list = element('tbody');
    this.head = element('section', { 'aria-label': 'How it stands' });
    this.told = element('p', { class: 'why told', 'aria-live': 'polite' });
    this.plots = PICTURES.map(([title]) => element('div', {
      class: 'svg scroll', tabindex: 0, role: 'group', 'aria-label': `${title}: arrow keys go through the trials, the best first`,
      keydown: event => this.key(event), pointerover: event => this.point(event), click: event => this.point(event),
    }, element('div')));
    this.rows = element('tbody');
    this.detail = element('div', { hidden: true }, this.head,
      element('div', { class: 'grid pictures' }, ...PICTURES.map(([title, text], i) => element('section', { 'aria-label': title },
        element('h2', {}, title), element('p', { class: 'about' }, text), this.plots[i]))),
      this.told,
      table('Trials', ['trial', 'fate', 'epochs', 'loss', 'accuracy', 'greatest rate', 'optimizer', 'schedule'], this.rows));
    clear(parent).append(element('h1', {}, 'Search'), this.about,
      table('Searches', ['search', 'status', 'epochs used', 'trials', 'best loss', 'began'], this.list), this.detail);
    this.observer = new ResizeObserver(() => this.draw());
    this.observer.observe(this.detail);
  }

  async open() {
    try {
      const { store, problem, searches } = await get('/api/searches');
      Object.assign(this, { store, problem });
      this.hear(searches);
      if (!this.closed) {
        this.listen();
      }
    } catch (error) {
      tell(error.message);
      this.retry();
    }
  }

  /** Takes over the list; where none was chosen, or one that is not there, the newest search is shown. */
  hear(searches) {
    this.about.textContent = this.problem !== '' ? this.problem
      : searches.length > 0 ? `Searches in ${this.store}` : `No search in ${this.store} yet: "anneal tune" makes one, and so does Start.`;
    const all = [...searches].reverse();
    if (this.id !== null && !all.some(one => one.id === this.id)) {
      tell(`There is no search ${this.id} in this store.`);
      this.id = null;
      this.detail.hidden = true;
    }
    if (this.id === null && all.length > 0) {
      this.show(all[0].id);
    }
    clear(this.list).append(...all.map(one => this.line(one)));
  }

  line(one) {
    const name = one.folder.split('/').at(-1);
    const link = element('a', { href: `#/search?id=${one.id}`, 'aria-current': one.id === this.id ? 'true' : null }, `${name} ${one.id}`);
    return element('tr', { class: one.status }, ...[link, one.status, `${number(one.used)} of ${number(one.budget)}`,
      String(FATES.reduce((sum, fate) => sum + one.counts[fate], 0)), number(one.best?.loss), new Date(one.started).toLocaleString()]
      .map(content => element('td', {}, content)));
  }

  show(id) {
    this.id = id;
    history.replaceState(null, '', `#/search?id=${id}`);
    if (this.source !== null) {
      this.listen();
    }
  }

  listen() {
    this.source?.close();
    this.source = new EventSource(`/api/search?${new URLSearchParams({ id: this.id ?? '' })}`);
    this.source.addEventListener('searches', event => this.hear(JSON.parse(event.data)));
    this.source.addEventListener('search', event => this.take(JSON.parse(event.data)));
    this.source.addEventListener('error', () => this.retry());
  }

  retry() {
    this.source?.close();
    this.source = null;
    clearTimeout(this.again);
    if (!this.closed) {
      this.again = setTimeout(() => this.open(), MILLIS_TO_RETRY);
    }
  }

  take(found) {
    this.found = found;
    this.detail.hidden = false;
    clear(this.head).append(...this.standing(found));
    const focused = document.activeElement?.closest('tr')?.dataset.trial;
    clear(this.rows).append(...found.trials.map(trial => this.row(trial)));
    this.draw();
    this.choose(this.chosen ?? found.summary.best?.number ?? null);
    this.rows.querySelector(`[data-trial="${focused}"] button`)?.focus();
  }

  standing({ summary, finals, batches }) {
    const { best } = summary;
    const counts = FATES.filter(fate => summary.counts[fate] > 0).map(fate => `${summary.counts[fate]} ${fate}`).join(', ');
    return [
      element('h2', {}, `${summary.folder.split('/').at(-1)}: ${summary.status}`),
      element('p', { class: 'row' },
        element('progress', { max: summary.budget, value: summary.used, 'aria-label': 'Budget used' }),
        element('span', {}, `${number(summary.left)} of ${number(summary.budget)} epochs left, ${summary.epochs} to a full trial; trials: ${counts}`)),
      best === undefined ? element('p', { class: 'about' }, 'No trial has a result yet.') : element('article', { class: 'card' },
        element('strong', {}, `${summary.status === 'running' ? 'Best so far' : 'Best'}: trial ${best.number}, loss ${number(best.loss)}`
          + (best.accuracy === undefined ? '' : `, accuracy ${number(best.accuracy)}`) + ` after ${best.epochs} epochs`),
        element('code', {}, best.schedule), best.optimizer === '' ? null : element('code', {}, best.optimizer),
        element('div', { class: 'row' }, element('a', { href: this.designed(best, summary.epochs, batches) }, 'Open its schedule in Design'),
          finals.length === 0 ? null : element('a', { href: `#/watch?${finals.map(id => `run=${id}`).join('&')}` },
            'Watch the tests of the best'))),
    ];
  }

  designed(trial, epochs, batches) {
    return address({
      curves: [{ spec: trial.schedule, dialect: 'anneal', lr: '0.1' }], selected: 0,
      updates: String(epochs * (batches || 100)), epoch: String(batches || 100), axis: 'epochs', log: false, target: 'pytorch',
    });
  }

  row(trial) {
    const swatch = element('span', { class: 'swatch' });
    swatch.style.background = tint(trial.rank);
    const button = element('button', {
      type: 'button', class: 'quiet', click: () => this.choose(trial.number), focus: () => this.choose(trial.number),
    }, String(trial.number));
    return element('tr', { 'data-trial': trial.number }, element('td', {}, element('span', { class: 'row' }, swatch, button)),
      ...[trial.fate, String(trial.epochs), number(trial.loss), number(trial.accuracy), number(trial.peak), trial.optimizer, trial.schedule]
        .map(content => element('td', { title: content }, content)));
  }

  draw() {
    if (this.found === null) {
      return;
    }
    const { trials, summary } = this.found;
    const [tried, rate, stopped] = this.plots.map(plot => plot.firstChild);
    coordinates(tried, trials);
    rates(rate, trials);
    rungs(stopped, trials, summary.epochs);
    this.mark();
  }

  point(event) {
    const number = event.target.dataset?.trial;
    if (number !== undefined) {
      this.choose(Number(number));
    }
  }

  key(event) {
    const way = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
    if (way !== undefined && this.found !== null) {
      event.preventDefault();
      const { trials } = this.found;
      const at = trials.findIndex(trial => trial.number === this.chosen) + way;
      this.choose(trials[Math.min(trials.length - 1, Math.max(0, at))].number);
    }
  }

  /** Picks a trial out in all pictures, and says all that is known of it. */
  choose(number) {
    this.chosen = number;
    const trial = this.found.trials.find(one => one.number === number);
    this.told.textContent = trial === undefined ? 'No trial is chosen.' : telling(trial);
    this.mark();
  }

  mark() {
    this.detail.querySelectorAll('[data-trial]').forEach(one =>
      one.classList.toggle('chosen', Number(one.dataset.trial) === this.chosen));
    this.plots.forEach(plot => plot.querySelectorAll('.trial.chosen').forEach(one => this.raise(one)));
  }

  /** In front of the other trials, and behind what is written. */
  raise(one) {
    const trials = one.parentNode.querySelectorAll('.trial');
    trials[trials.length - 1].after(one);
  }

  close() {
    this.closed = true;
    clearTimeout(this.again);
    this.source?.close();
    this.observer.disconnect();
  }
}

function telling(trial) {
  const judged = trial.reached.map(one => `${number(one.loss) || 'diverged'} after ${one.epochs}`).join(', ');
  const decided = trial.choices.map(choice => `${choice.name} = ${choice.text}`).join(', ');
  return `Trial ${trial.number}, ${trial.fate}. Loss ${judged || 'not known yet'}${judged ? ' epochs' : ''}.\n${decided}\n${trial.schedule}`
    + (trial.optimizer === '' ? '' : `\n${trial.optimizer}`);
}

function table(name, columns, body) {
  return element('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': name },
    element('table', {}, element('thead', {}, element('tr', {}, ...columns.map(column => element('th', {}, column)))), body));
}
