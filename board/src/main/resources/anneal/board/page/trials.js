// The trials of a search in three pictures: what was decided, what the rate did to the loss, and who was stopped when.
import { clear } from '/dom.js';
import { number } from '/format.js';
import { Plane, svg } from '/plane.js';

const HEIGHT = 300;
const SLOT = 92;
const DOT = 5;

/** From the best to the worst; of what has no rank, the colour of text. */
export function tint(rank) {
  return rank === undefined ? 'var(--muted)' : `color-mix(in oklab, var(--worst) ${Math.round(100 * rank)}%, var(--best))`;
}

function mark(element, trial) {
  element.dataset.trial = trial.number;
  element.style.setProperty('--tint', tint(trial.rank));
  element.classList.add('trial', trial.fate);
  return element;
}

/** A dot; a cross for one that diverged. */
function dot(x, y, trial) {
  const shape = trial.fate === 'diverged'
    ? svg('path', { d: `M${x - DOT},${y - DOT}l${2 * DOT},${2 * DOT}m0,${-2 * DOT}l${-2 * DOT},${2 * DOT}` })
    : svg('circle', { cx: x, cy: y, r: DOT, class: 'dot' });
  return mark(shape, trial);
}

/** The worst first, so that the best lie on top. */
function worstFirst(trials) {
  return [...trials].reverse();
}

/** An upright for each decision: its name, the places from 0 to 1 that have a label, and that of a trial. */
function decisions(trials) {
  const names = [...new Set(trials.flatMap(trial => trial.choices.map(choice => choice.name)))];
  return names.map(name => {
    const tried = new Map(trials.flatMap(trial => trial.choices).filter(choice => choice.name === name)
      .map(choice => [choice.place, choice.text]));
    const places = [...tried.keys()].sort((a, b) => a - b);
    const labelled = places.length <= 6 ? places : [places[0], places.at(-1)];
    return { name, labels: labelled.map(place => [place, tried.get(place)]), place: trial => trial.choices.find(one => one.name === name)?.place };
  });
}

/** The upright of the losses: one that there is no room for, or none for having diverged, stands at the top. */
function outcome(trials) {
  const losses = worthSeeing(trials.filter(trial => trial.reached.length > 0).map(trial => trial.loss));
  const [least, most] = [losses[0], losses.at(-1)];
  const place = loss => (!(loss > 0) ? 1 : most > least ? Math.min(1, Math.log(loss / least) / Math.log(most / least)) : 0);
  return {
    name: 'loss',
    labels: losses.length === 0 ? [] : [[0, rounded(least)], ...(most > least ? [[1, rounded(most)]] : [])],
    place: trial => (trial.reached.length === 0 ? undefined : place(trial.loss)),
  };
}

/** Every trial as a line through what was decided for it, to its loss. */
export function coordinates(parent, trials) {
  const uprights = [...decisions(trials), outcome(trials)];
  const width = Math.max(parent.parentNode.clientWidth, SLOT * (uprights.length + 0.3));
  const top = 46;
  const bottom = HEIGHT - 14;
  const x = index => SLOT / 2 + index * (width - SLOT) / Math.max(1, uprights.length - 1);
  const y = place => bottom - place * (bottom - top);
  const root = svg('svg', { width, height: HEIGHT, viewBox: `0 0 ${width} ${HEIGHT}`, 'aria-hidden': 'true' });
  const texts = uprights.flatMap(({ name, labels }, index) => {
    root.append(svg('line', { x1: x(index), x2: x(index), y1: top, y2: bottom, class: 'axis' }));
    return [svg('text', { x: x(index), y: index % 2 === 0 ? 12 : 26, 'text-anchor': 'middle' }, short(name, 16)),
      ...labels.map(([place, text]) => svg('text', { x: x(index) + 5, y: y(place) - 4, class: 'over' }, short(text, 12)))];
  });
  worstFirst(trials).forEach(trial => {
    let pen = 'M';
    const path = uprights.map((upright, index) => {
      const place = upright.place(trial);
      const piece = place === undefined ? '' : `${pen}${x(index)},${y(place)}`;
      pen = place === undefined ? 'M' : 'L';
      return piece;
    }).join('');
    root.append(mark(svg('path', { d: path, class: 'line' }), trial));
  });
  root.append(...texts);
  clear(parent).append(root);
}

function rounded(loss) {
  return number(Number(loss.toPrecision(4)));
}

function short(text, most) {
  return text.length <= most ? text : `${text.slice(0, most - 1)}\u2026`;
}

/** The losses that a picture has room for: a tenfold of the least, and the better half in any case. */
function worthSeeing(losses) {
  const sorted = losses.filter(loss => loss > 0).sort((a, b) => a - b);
  const most = Math.max(10 * sorted[0], sorted[Math.floor(sorted.length / 2)]);
  return sorted.filter(loss => loss <= most);
}

/** Where a loss stands: one that there is no room for, at the top. */
function height(plane, loss) {
  return loss > 0 ? Math.max(plane.top + DOT, plane.y(loss)) : plane.top + DOT;
}

/** The greatest rate of each trial, and its loss when it was last judged. */
export function rates(parent, trials) {
  const judged = trials.filter(trial => trial.reached.length > 0 && trial.peak > 0);
  const plane = new Plane(parent, HEIGHT,
    { label: 'greatest rate of the schedule', log: true, values: judged.map(trial => trial.peak) },
    { label: 'validation loss', log: true, values: worthSeeing(judged.map(trial => trial.loss)) });
  worstFirst(judged).forEach(trial => plane.root.append(
    dot(plane.x(trial.peak), height(plane, trial.loss), trial)));
}

/** The loss of each trial wherever it was judged, up to where it ends; dashed is what is being trained. */
export function rungs(parent, trials, epochs) {
  const losses = trials.flatMap(trial => trial.reached.map(reached => reached.loss));
  const plane = new Plane(parent, HEIGHT,
    { label: 'epochs trained', log: false, values: [0, epochs] },
    { label: 'validation loss', log: true, values: worthSeeing(losses) });
  const y = loss => height(plane, loss);
  worstFirst(trials.filter(trial => trial.reached.length > 0)).forEach(trial => {
    const last = trial.reached.at(-1);
    const line = trial.reached.map((one, i) => `${i === 0 ? 'M' : 'L'}${plane.x(one.epochs)},${y(one.loss)}`).join('');
    plane.root.append(mark(svg('path', { d: line, class: 'line' }), trial), dot(plane.x(last.epochs), y(last.loss), trial));
    if (trial.fate === 'running') {
      plane.root.append(mark(svg('path', {
        d: `M${plane.x(last.epochs)},${y(last.loss)}H${plane.x(trial.asked)}`, class: 'line ahead',
      }), trial));
    }
  });
}
