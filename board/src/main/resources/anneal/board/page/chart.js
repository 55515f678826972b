// A chart of curves with their own x each, on uPlot.
import { number } from '/format.js';
import { colour, ink, onTheme } from '/theme.js';

const HEIGHT = 360;
const NARROW = 600;
const MANY = 10;

function axis(label, side) {
  return {
    label,
    stroke: ink('muted'),
    grid: { stroke: ink('grid'), width: 1 },
    ticks: { stroke: ink('grid'), width: 1 },
    size: side === 'left' ? 72 : 44,
    labelSize: 20,
    values: (plot, splits) => splits.map(number),
  };
}

/** How many times the greatest y of interest a line is followed beyond it: a canvas cannot draw to 1e30. */
const BEYOND = 10;

/** On a logarithmic axis there is no place for what is not above 0. */
function aligned({ lines, log, most }) {
  if (lines.length === 0) {
    return [[0, 1], [null, null]];
  }
  return uPlot.join(lines.map(line => [
    line.x, log ? line.y.map(value => (value > 0 ? value : null)) : most === null ? line.y : line.y.map(value => below(value, BEYOND * most)),
  ]));
}

function below(value, most) {
  return value === null ? null : Math.min(value, most);
}

/** An empty axis has an extent, too; one line that is level lies in the middle of its chart. */
function linearRange(least, highest, cap) {
  if (least === null || highest === null) {
    return [0, 1];
  }
  const most = Math.min(highest, Math.max(cap ?? Infinity, least));
  const low = least >= 0 && least < most / 2 ? 0 : least;
  const room = (most - low || Math.abs(most) || 1) * 0.05;
  return [low === 0 ? 0 : low - room, most + room];
}

/**
 * A chart in a parent element. `lines` are {label, x, y, colour index, dashed}; `onHover(x)` hears where the cursor is, null
 * for nowhere, `onZoom(from, to)` which stretch is to be looked at, nulls for all, `onDraw(plot)` when it was drawn.
 */
export class Chart {
  constructor(parent, { onHover = () => {}, onZoom = () => {}, onDraw = () => {}, height = HEIGHT } = {}) {
    this.parent = parent;
    this.hear = { onHover, onZoom, onDraw };
    this.height = height;
    this.plot = null;
    this.key = '';
    this.observer = new ResizeObserver(() => this.resize());
    this.observer.observe(parent);
    this.forget = onTheme(() => this.rebuild());
  }

  /** Shows lines; `range` is the stretch of x to show, `most` what y is of interest at most. */
  draw({ lines, xLabel, yLabel, log = false, range = null, most = null }) {
    this.shown = { lines, xLabel, yLabel, log, range, most };
    const key = JSON.stringify([xLabel, yLabel, log, lines.map(line => [line.colour, line.dashed])]);
    if (this.plot === null || key !== this.key) {
      this.key = key;
      this.rebuild();
      return;
    }
    this.plot.batch(() => {
      this.plot.setData(aligned(this.shown), false);
      this.scale();
    });
  }

  /** Looks at another stretch of the lines as they are, which costs no more than to paint them. */
  look(range) {
    if (this.plot !== null) {
      this.shown.range = range;
      this.scale();
    }
  }

  scale() {
    const { lines, range } = this.shown;
    const xs = lines.filter(line => line.x.length > 0);
    const [from, to] = range ?? [
      Math.min(...xs.map(line => line.x[0]), Infinity), Math.max(...xs.map(line => line.x.at(-1)), -Infinity)];
    const [min, max] = Number.isFinite(from) && to > from ? [from, to] : [0, 1];
    this.plot.setScale('x', { min, max });
    this.parent.setAttribute('aria-description', `${this.shown.xLabel} ${number(min)} to ${number(max)}`);
  }

  rebuild() {
    if (this.shown === undefined) {
      return;
    }
    this.plot?.destroy();
    this.plot = new uPlot(this.options(this.shown), aligned(this.shown), this.parent);
    this.scale();
  }

  options({ lines, xLabel, yLabel, log }) {
    return {
      width: this.width(),
      height: this.height,
      legend: { show: false },
      scales: { x: { time: false }, y: log ? { distr: 3 } : { range: (plot, least, highest) => linearRange(least, highest, this.shown.most) } },
      axes: [axis(xLabel, 'bottom'), axis(yLabel, 'left')],
      series: [{}, ...(lines.length === 0 ? [{}] : lines.map(line => ({
        label: line.label,
        stroke: colour(line.colour),
        width: lines.length > MANY ? 1 : 2,
        dash: line.dashed ? [6, 4] : undefined,
        points: { show: line.x.length < 2 },
      })))],
      cursor: { drag: { x: true, y: false }, points: { size: 6 } },
      hooks: {
        setCursor: [plot => this.hear.onHover(plot.cursor.left < 0 ? null : plot.posToVal(plot.cursor.left, 'x'))],
        setSelect: [plot => this.zoom(plot)],
        draw: [plot => this.drawn(plot)],
        ready: [plot => plot.over.addEventListener('dblclick', () => this.hear.onZoom(null, null))],
      },
    };
  }

  /** The first picture of the page is marked, so that its delay can be measured. */
  drawn(plot) {
    if (this.shown.lines.length > 0 && performance.getEntriesByName('chart').length === 0) {
      performance.mark('chart');
    }
    this.hear.onDraw(plot);
  }

  zoom(plot) {
    if (plot.select.width > 4) {
      const from = plot.posToVal(plot.select.left, 'x');
      const to = plot.posToVal(plot.select.left + plot.select.width, 'x');
      this.hear.onZoom(from, to);
    }
  }

  width() {
    return Math.max(240, this.parent.clientWidth);
  }

  resize() {
    this.plot?.setSize({ width: this.width(), height: innerWidth < NARROW ? Math.min(this.height, 280) : this.height });
  }

  close() {
    this.observer.disconnect();
    this.forget();
    this.plot?.destroy();
  }
}
