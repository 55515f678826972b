// The start view: three pictures that explain rates, drawn from a real run; and commands, started and stopped from here.
import { get, latest, post } from '/api.js';
import { choice, clear, element, labelled, tell } from '/dom.js';
import { Pictures } from '/pictures.js';
import { rangePicture } from '/range.js';

const MILLIS_BETWEEN_LOOKS = 1000;
const MOST_EARLIER = 5;

const FIELDS = {
  train: { schedule: 'cosine(0.03, 100%)', optimizer: 'sgd(momentum=0.9)', epochs: '10', images: '', seed: '0' },
  compare: { schedule: 'cosine(0.03, 100%)\nlinear(0.03, 100%)\n0.03', optimizer: 'sgd(momentum=0.9)', epochs: '10', images: '', seeds: '1' },
  find: { optimizer: 'sgd(momentum=0.9)', from: '1e-5', to: '10', updates: '200', images: '', seeds: '3' },
  tune: { schedule: 'cosine(1e-3..1 log, 100%)', optimizer: 'sgd(momentum=0.9)', epochs: '9', budget: '90ep', images: '', seeds: '3' },
};
const NAMES = { train: 'one run', compare: 'a comparison', find: 'a range test', tune: 'a search' };
const ACTIONS = {
  running: [['pause', 'Pause'], ['stop', 'Stop']],
  paused: [['continue', 'Continue'], ['stop', 'Stop']],
};

/** Opens the view in a parent element; returns what closes it. */
export function start(parent) {
  const view = new Start(parent);
  view.look();
  return () => view.close();
}

class Start {
  constructor(parent) {
    this.command = 'train';
    this.cards = new Map();
    this.seen = latest(() => Promise.all([get('/api/jobs'), get('/api/runs')]));
    this.form = element('div', {});
    this.jobs = element('div', { 'aria-live': 'polite' });
    this.earlier = element('section', { 'aria-label': 'Stopped earlier', hidden: true });
    this.picturesPlace = element('section', { 'aria-label': 'What a rate does' });
    clear(parent).append(element('h1', {}, 'Start'),
      element('div', { class: 'split' },
        element('section', { 'aria-label': 'Run something' },
          element('div', { class: 'row' }, element('h2', {}, 'Run'),
            choice(Object.entries(NAMES), this.command, command => { this.command = command; this.ask(); })),
          this.form),
        element('section', { 'aria-label': 'Under way' }, element('h2', {}, 'Under way'), this.jobs, this.earlier)),
      this.picturesPlace);
    this.pictures = new Pictures(this.picturesPlace, (command, flags) => this.run(command, flags));
    this.ask();
  }

  /** The fields of the chosen command. */
  ask() {
    const standard = FIELDS[this.command];
    const data = choice(['built-in', 'cifar10', 'mnist', 'fashion-mnist'], 'built-in', () => {});
    const inputs = Object.entries(standard).map(([name, value]) => [name, name === 'schedule'
      ? element('textarea', { rows: this.command === 'compare' ? 3 : 2, spellcheck: 'false' })
      : element('input', { value, size: 16, spellcheck: 'false', placeholder: name === 'images' ? 'all' : null })]);
    inputs.filter(([name]) => name === 'schedule').forEach(([, area]) => { area.value = standard.schedule; });
    inputs.push(['data', data]);
    const go = element('button', {
      type: 'button', class: 'go',
      click: () => this.run(this.command, Object.fromEntries(inputs.map(([name, input]) => [name, this.values(name, input.value)]))),
    }, 'Start');
    clear(this.form).append(...inputs.map(([name, input]) => element('div', { class: 'ask' }, labelled(name, input))), go);
  }

  /** Of a comparison each line is a schedule; what is left empty is not said. */
  values(name, text) {
    const lines = name === 'schedule' && this.command === 'compare' ? text.split('\n') : [text];
    return lines.map(line => line.trim()).filter(line => line !== '');
  }

  async run(command, flags) {
    await this.act('/api/start', { command, flags });
  }

  async act(path, request) {
    try {
      await post(path, request);
      tell('');
    } catch (error) {
      tell(error.message);
    }
    await this.look();
  }

  /** Looks how all stands, now and then; what was overtaken by a newer look is not shown. */
  async look() {
    clearTimeout(this.next);
    try {
      const seen = await this.seen();
      if (seen === undefined || this.closed) {
        return;
      }
      const [jobs, table] = seen;
      this.show(jobs, table.rows);
      this.showEarlier(jobs, table.rows);
      this.pictures.update(table.rows);
    } catch (error) {
      tell(error.message);
    }
    clearTimeout(this.next);
    if (!this.closed) {
      this.next = setTimeout(() => this.look(), MILLIS_BETWEEN_LOOKS);
    }
  }

  /** The jobs of this board; one that was started anew knows nothing of those before. */
  show(jobs, runs) {
    [...this.cards].filter(([number]) => number > jobs.length).forEach(([number, card]) => {
      card.element.remove();
      this.cards.delete(number);
    });
    if (jobs.length === 0) {
      clear(this.jobs).append(element('p', { class: 'about' }, 'Nothing was started from here yet.'));
      return;
    }
    if (this.cards.size === 0) {
      clear(this.jobs);
    }
    for (const job of jobs) {
      if (!this.cards.has(job.number)) {
        this.cards.set(job.number, this.card());
        this.jobs.prepend(this.cards.get(job.number).element);
      }
      this.cards.get(job.number).show(job, runs.find(run => run.folder === job.folder && run.pictured));
    }
  }

  /** The newest trainings that were stopped, but not by this board, and whose folder no other has taken since. */
  showEarlier(jobs, runs) {
    const stopped = runs.filter(run => run.resumable && runs.findLast(other => other.folder === run.folder) === run
      && !jobs.some(job => job.folder === run.folder)).slice(-MOST_EARLIER).reverse();
    const key = stopped.map(run => run.id).join();
    if (key !== this.shownEarlier) {
      this.shownEarlier = key;
      this.earlier.hidden = stopped.length === 0;
      clear(this.earlier).append(element('h2', {}, 'Stopped earlier'), ...stopped.map(run => element('article', { class: 'card' },
        element('code', {}, run.name), element('div', { class: 'row' }, element('strong', {}, run.status),
          element('button', { type: 'button', click: () => this.act('/api/resume', { run: run.id }) }, 'Resume')))));
    }
  }

  card() {
    const title = element('code', {});
    const status = element('strong', {});
    const buttons = element('span', { class: 'row' });
    const said = element('pre', { tabindex: 0 });
    const picture = element('div', {});
    const card = element('article', { class: 'card' }, title, element('div', { class: 'row' }, status, buttons), said, picture);
    let shown = '';
    return {
      element: card,
      show: (job, test) => {
        if (test !== undefined && picture.firstChild === null) {
          picture.append(rangePicture(test));
        }
        title.textContent = job.command;
        status.textContent = job.status;
        said.textContent = job.said.slice(-6).join('\n');
        const actions = [...ACTIONS[job.status] ?? [], ...(job.resumable ? [['resume', 'Resume']] : [])];
        if (shown !== JSON.stringify(actions)) {
          shown = JSON.stringify(actions);
          clear(buttons).append(...actions.map(([action, name]) => element('button', {
            type: 'button', click: () => this.act('/api/act', { job: job.number, action }),
          }, name)), job.searches ? element('a', { href: '#/search' }, 'Search') : element('a', { href: '#/watch' }, 'Watch'));
        }
      },
    };
  }

  close() {
    this.closed = true;
    clearTimeout(this.next);
    this.pictures.close();
  }
}
