// A plane with two axes, drawn as SVG, for dots and lines that can be pointed at.
import { clear } from '/dom.js';
import { number } from '/format.js';

const MARGIN = { left: 64, right: 14, top: 10, bottom: 40 };
const TICKS = 6;

/** An SVG element with attributes and children. */
export function svg(name, attributes = {}, ...children) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...children);
  return made;
}

/** Round numbers between two ends. */
function ticks(least, most, log) {
  if (log && most / least >= 10) {
    const decades = Math.log10(most / least);
    const digits = decades > 3 ? [1] : [1, 2, 5];
    const first = Math.floor(Math.log10(least));
    return Array.from({ length: Math.ceil(decades) + 2 }, (_, i) => digits.map(digit => Number(`${digit}e${first + i}`)))
      .flat().filter(tick => tick >= least && tick <= most);
  }
  const rough = (most - least) / TICKS;
  const power = 10 ** Math.floor(Math.log10(rough));
  const stride = [1, 2, 5, 10].map(digit => digit * power).find(size => size >= rough);
  const first = Math.ceil(least / stride);
  return Array.from({ length: Math.floor(most / stride) - first + 1 }, (_, i) => Number(((first + i) * stride).toPrecision(12)));
}

/** The extent of numbers with some room, that a single one has, too. */
function extent(values, log) {
  const finite = values.filter(value => Number.isFinite(value) && (!log || value > 0));
  if (finite.length === 0) {
    return log ? [0.1, 1] : [0, 1];
  }
  const least = Math.min(...finite);
  const most = Math.max(...finite);
  if (log) {
    const room = (most / least) ** 0.06 * (most === least ? 1.5 : 1);
    return [least / room, most * room];
  }
  const room = (most - least || Math.abs(most) || 1) * 0.06;
  return [least === 0 ? 0 : least - room, most + room];
}

/** A plane in a parent element; `x` and `y` are {label, log, values}, where the values are what it has to have room for. */
export class Plane {
  constructor(parent, height, x, y) {
    const width = Math.max(260, parent.clientWidth);
    this.x = this.scale(x, MARGIN.left, width - MARGIN.right);
    this.y = this.scale(y, height - MARGIN.bottom, MARGIN.top);
    this.top = MARGIN.top;
    this.root = svg('svg', { width, height, viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' });
    this.axes(width, height, x, y);
    clear(parent).append(this.root);
  }

  scale({ log, values }, from, to) {
    const [least, most] = extent(values, log);
    const way = log ? Math.log : value => value;
    const at = value => from + (to - from) * (way(value) - way(least)) / (way(most) - way(least));
    return Object.assign(at, { ticks: ticks(least, most, log) });
  }

  axes(width, height, x, y) {
    const bottom = height - MARGIN.bottom;
    this.x.ticks.forEach(tick => this.root.append(
      svg('line', { x1: this.x(tick), x2: this.x(tick), y1: MARGIN.top, y2: bottom, class: 'rule' }),
      svg('text', { x: this.x(tick), y: bottom + 16, 'text-anchor': 'middle' }, number(tick))));
    this.y.ticks.forEach(tick => this.root.append(
      svg('line', { x1: MARGIN.left, x2: width - MARGIN.right, y1: this.y(tick), y2: this.y(tick), class: 'rule' }),
      svg('text', { x: MARGIN.left - 6, y: this.y(tick) + 4, 'text-anchor': 'end' }, number(tick))));
    const middle = (MARGIN.top + bottom) / 2;
    this.root.append(
      svg('text', { x: (MARGIN.left + width) / 2, y: height - 6, 'text-anchor': 'middle' }, x.label),
      svg('text', { x: 12, y: middle, 'text-anchor': 'middle', transform: `rotate(-90 12 ${middle})` }, y.label));
  }
}
