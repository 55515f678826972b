// The selected schedule as code, with a button that copies it.
import { latest, post } from '/api.js';
import { choice, clear, element, labelled } from '/dom.js';

/** The export panel; `onTarget(name)` hears which library was chosen. */
export class Export {
  constructor(onTarget) {
    this.onTarget = onTarget;
    this.ask = latest(request => post('/api/export', request));
    this.code = element('code', {});
    this.targets = element('div', {});
    this.note = element('p', { class: 'about' });
    this.copy = element('button', { type: 'button', click: () => this.toClipboard() }, 'Copy');
    this.element = element('section', { 'aria-label': 'Export' },
      element('div', { class: 'row' },
        element('h2', {}, 'Export'), this.targets, this.copy),
      this.note, element('pre', { tabindex: 0 }, this.code));
  }

  /** Fills the list of libraries. */
  name(targets, target) {
    clear(this.targets).append(labelled('as', choice(targets, target, this.onTarget)));
  }

  /** Shows a curve as code. */
  async show(request) {
    try {
      const answer = await this.ask(request);
      if (answer !== undefined) {
        this.say(answer.code, answer.note, true);
      }
    } catch (error) {
      this.say('', error.message, false);
    }
  }

  say(code, note, good) {
    this.code.textContent = code;
    this.note.textContent = note;
    this.copy.disabled = !good;
  }

  async toClipboard() {
    try {
      await navigator.clipboard.writeText(this.code.textContent);
      this.copy.textContent = 'Copied';
    } catch {
      getSelection().selectAllChildren(this.code);
      this.copy.textContent = 'Selected: press Ctrl-C';
    }
    setTimeout(() => { this.copy.textContent = 'Copy'; }, 2000);
  }
}
