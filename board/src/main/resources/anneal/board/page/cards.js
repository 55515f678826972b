// The texts of the design view, a card for each: its schedule, its dialect, and what is to be said of it.
import { choice, clear, element, labelled } from '/dom.js';
import { shade } from '/theme.js';

function findings(curve) {
  if (curve.error) {
    return [element('li', { class: 'error' }, curve.error)];
  }
  const said = curve.findings.map(finding => element('li', { class: finding.severity },
    `${finding.group ? `group ${finding.group}: ` : ''}${finding.severity}: ${finding.message} `,
    element('code', {}, finding.code)));
  return curve.listens
    ? [element('li', { class: 'note' }, 'note: it listens to a metric; drawn is what is planned'), ...said]
    : said;
}

/** One card. `on` hears change(field, value), paste(), select() and remove(). */
export class Card {
  constructor(index, curve, dialects, on) {
    this.text = element('textarea', {
      rows: 2, spellcheck: 'false', autocapitalize: 'off', 'aria-label': `Schedule ${index + 1}`,
      input: () => on.change('spec', this.text.value),
      paste: () => setTimeout(() => on.paste()),
      focus: () => on.select(),
    });
    this.text.value = curve.spec;
    this.dialect = choice(dialects, curve.dialect, value => on.change('dialect', value));
    this.rates = element('input', { value: curve.lr, size: 8, input: () => on.change('lr', this.rates.value) });
    this.ratesLabel = labelled('optimizer\u2019s lr', this.rates);
    this.said = element('ul', { class: 'findings', 'aria-live': 'polite' });
    this.value = element('output', { class: 'value' });
    this.swatch = element('span', { class: 'swatch' });
    this.element = element('section', { class: 'card', 'aria-label': `Curve ${index + 1}` },
      element('div', { class: 'row head' },
        this.swatch, this.value,
        element('button', { type: 'button', class: 'quiet', 'aria-label': `Remove curve ${index + 1}`, click: () => on.remove() }, '\u00d7')),
      this.text,
      element('div', { class: 'row' }, labelled('dialect', this.dialect), this.ratesLabel),
      this.said);
    this.index = index;
    this.element.addEventListener('pointerdown', () => on.select());
    this.show(curve, false);
  }

  /** Shows what the curve is now; a text that is being typed is left alone. */
  show(curve, selected) {
    if (this.text.value !== curve.spec) {
      this.text.value = curve.spec;
    }
    this.dialect.value = curve.dialect;
    this.ratesLabel.hidden = curve.dialect === 'anneal';
    this.element.classList.toggle('selected', selected);
    this.swatch.style.background = shade(this.index);
  }

  /** Shows what the server has found out about it. */
  answer(curve) {
    clear(this.said).append(...findings(curve));
    this.text.setAttribute('aria-invalid', curve.error !== '');
  }
}
