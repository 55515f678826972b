// What can be dragged on a curve: buttons over the chart, moved by pointer or by arrow keys.
import { clear, element } from '/dom.js';
import { number } from '/format.js';

const FACTOR = 1.1;

function name(handle) {
  const way = handle.movesAlong ? (handle.movesUp ? 'any way' : 'left and right') : 'up and down';
  return `update ${handle.step}, rate ${number(handle.rate)}; arrow keys move it ${way}`;
}

/** Handles over a chart; `onMove(index, step, rate)` hears where one is wanted, `onDone()` when it was let go. */
export class Handles {
  constructor(onMove, onDone) {
    Object.assign(this, { onMove, onDone, handles: [], buttons: [], plot: null, held: null, perX: 1 });
    this.layer = element('div', { class: 'handles' });
  }

  /** Shows handles; `perX` is how many updates the chart's x counts as one. */
  show(handles, perX) {
    this.perX = perX;
    if (handles.length !== this.handles.length) {
      this.buttons = handles.map((handle, index) => this.button(index));
      clear(this.layer).append(...this.buttons);
    }
    this.handles = handles;
    this.place();
  }

  /** Puts the handles where they are on a chart that was just drawn. */
  over(plot) {
    this.plot = plot;
    if (this.layer.parentNode !== plot.over) {
      plot.over.append(this.layer);
    }
    this.place();
  }

  place() {
    if (this.plot === null) {
      return;
    }
    const { width, height } = this.plot.over.getBoundingClientRect();
    this.handles.forEach((handle, index) => {
      const x = this.plot.valToPos(handle.step / this.perX, 'x');
      const y = Math.min(height, Math.max(0, this.plot.valToPos(handle.rate, 'y')));
      const button = this.buttons[index];
      button.hidden = !(x >= -1 && x <= width + 1);
      button.style.left = `${x}px`;
      button.style.top = `${Number.isFinite(y) ? y : height}px`;
      button.setAttribute('aria-label', name(handle));
    });
  }

  button(index) {
    return element('button', {
      type: 'button', class: 'handle',
      pointerdown: event => this.hold(event, index),
      pointermove: event => this.drag(event),
      pointerup: event => this.let(event),
      pointercancel: event => this.let(event),
      mousedown: event => event.stopPropagation(),
      dblclick: event => event.stopPropagation(),
      keydown: event => this.key(event, index),
    });
  }

  hold(event, index) {
    event.target.setPointerCapture(event.pointerId);
    event.stopPropagation();
    this.held = { index, from: this.handles[index], y: event.clientY };
  }

  drag(event) {
    if (this.held === null) {
      return;
    }
    const { left, top } = this.plot.over.getBoundingClientRect();
    const step = Math.max(0, Math.round(this.plot.posToVal(event.clientX - left, 'x') * this.perX));
    const level = Math.abs(event.clientY - this.held.y) < 4;
    this.onMove(this.held.index, step, level ? this.held.from.rate : this.plot.posToVal(event.clientY - top, 'y'));
  }

  let() {
    if (this.held !== null) {
      this.held = null;
      this.onDone();
    }
  }

  key(event, index) {
    const handle = this.handles[index];
    const stride = event.shiftKey ? 10 : 1;
    const moved = {
      ArrowLeft: [handle.step - stride, handle.rate],
      ArrowRight: [handle.step + stride, handle.rate],
      ArrowUp: [handle.step, (handle.rate || 1e-3) * FACTOR],
      ArrowDown: [handle.step, handle.rate / FACTOR],
    }[event.key];
    if (moved !== undefined) {
      event.preventDefault();
      this.onMove(index, Math.max(0, moved[0]), moved[1]);
      this.onDone();
    }
  }
}
