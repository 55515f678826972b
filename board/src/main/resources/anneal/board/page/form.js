// The selected schedule as a form: a section for each of its calls, a field for each argument, as the server derives them.
import { choice, clear, element, labelled, prose } from '/dom.js';

const NUMBER = /^(-?[0-9.]+(?:e-?[0-9]+)?)(ep|samples|tokens|%)?$/i;
const TICKS = 200;

/** A slider from a tenth of a rate to ten times it, in equal factors; of a length from nothing to twice it, in whole steps. */
function slider(field, onInput) {
  const match = NUMBER.exec(field.value);
  const value = match === null ? NaN : Number(match[1]);
  if (!(value > 0) || !['number', 'length', 'count'].includes(field.kind)) {
    return null;
  }
  const unit = match[2] ?? '';
  const rate = field.kind === 'number';
  const at = rate
    ? tick => Number((value * 10 ** ((tick - TICKS / 2) / (TICKS / 2))).toPrecision(3))
    : tick => Math.max(unit === '' ? 1 : 0.01, rounded(2 * value * tick / TICKS, unit));
  const range = element('input', {
    type: 'range', min: 0, max: TICKS, value: TICKS / 2, 'aria-label': `${field.name}, slider`,
    input: () => onInput(`${at(Number(range.value))}${unit}`),
  });
  return range;
}

function rounded(length, unit) {
  return unit === '' ? Math.round(length) : Number(length.toPrecision(3));
}

function control(field, curves, onInput) {
  if (field.kind === 'flag') {
    return choice(['true', 'false'], field.value, onInput);
  }
  if (field.kind === 'curve' && curves.includes(field.value)) {
    return choice(curves, field.value, onInput);
  }
  const input = element('input', {
    value: field.value, size: 12, spellcheck: 'false', placeholder: field.value === '' ? '0' : null, input: () => onInput(input.value),
  });
  return input;
}

function row(field, curves, onInput) {
  const input = control(field, curves, value => onInput(field.place, value));
  const range = slider(field, value => onInput(field.place, value));
  return {
    input,
    element: element('div', { class: field.given ? 'field' : 'field standard' },
      labelled(field.name, input), range),
  };
}

/** The form in a parent element; `onInput(place, value)` hears what is changed, `onField()` that another field is entered. */
export class Form {
  constructor(parent, onInput, onField) {
    Object.assign(this, { parent, curves: [], onInput, shape: '', inputs: new Map() });
    parent.addEventListener('focusin', onField);
  }

  /** Shows sections; as long as they are the same ones their fields stay, so that what is being dragged is not taken away. */
  show(sections) {
    const shape = JSON.stringify(sections.map(section => [section.name, section.fields.map(field => field.place)]));
    if (shape !== this.shape || !this.parent.contains(document.activeElement)) {
      this.shape = shape;
      this.rebuild(sections);
      return;
    }
    for (const field of sections.flatMap(section => section.fields)) {
      const input = this.inputs.get(field.place);
      if (input !== document.activeElement) {
        input.value = field.value;
      }
    }
  }

  rebuild(sections) {
    this.inputs.clear();
    clear(this.parent).append(...sections.map(section => element('fieldset', {},
      element('legend', {}, section.name), element('p', { class: 'about' }, ...prose(section.about)),
      ...section.fields.map(field => {
        const made = row(field, this.curves, this.onInput);
        this.inputs.set(field.place, made.input);
        return made.element;
      }))));
  }
}
