// The design view: schedules as texts, as curves, as a form and as code, all of the same values from the server.
import { get, latest, post } from '/api.js';
import { Card } from '/cards.js';
import { Chart } from '/chart.js';
import { choice, clear, element, labelled, tell } from '/dom.js';
import { Export } from '/export.js';
import { Form } from '/form.js';
import { Handles } from '/handles.js';
import { asked, read, run, write } from '/state.js';

/** Opens the view in a parent element; returns what closes it. */
export function design(parent) {
  const view = new Design(parent);
  view.open().catch(error => tell(error.message));
  return () => view.close();
}

class Design {
  constructor(parent) {
    this.parent = parent;
    this.state = read(location.hash);
    this.askCurves = latest(request => post('/api/curves', request));
    this.askWhy = latest(request => post('/api/explain', request));
    this.askEdit = latest(request => post('/api/edit', request));
    this.askDrag = latest(request => post('/api/drag', request));
  }

  async open() {
    this.build();
    await this.refresh();
    this.name(await get('/api/vocabulary'));
  }

  build() {
    this.cards = element('div', { class: 'cards' });
    this.adder = element('div', { class: 'row adder' });
    this.plot = element('div', { class: 'plot', role: 'img', 'aria-label': 'The rates over the run' });
    this.why = element('pre', { class: 'why', 'aria-live': 'off', tabindex: 0 },
      'Point at the chart, and it says why the rate is what it is there.');
    this.fields = element('div', { class: 'form' });
    this.exports = new Export(target => this.change({ target }));
    clear(this.parent).append(element('div', { class: 'split' },
      element('div', {}, element('h1', {}, 'Design'), this.cards, this.adder, this.fields),
      element('div', {}, this.toolbar(), this.plot, this.why, this.exports.element)));
    this.handles = new Handles((index, step, rate) => this.drag(index, step, rate), () => { this.dragged = null; });
    this.chart = new Chart(this.plot, {
      onHover: x => this.hover(x),
      onZoom: (from, to) => this.zoom(from, to),
      onDraw: plot => this.handles.over(plot),
    });
    this.form = new Form(this.fields, (place, value) => this.edit(place, value), () => { this.edited = null; });
    this.dialects = [this.state.curves.map(curve => curve.dialect), 'anneal'].flat();
    this.deal();
  }

  /** Fills the lists with what the server knows; the first curve need not wait for that. */
  name(words) {
    this.dialects = ['auto', ...words.dialects];
    this.form.curves = words.curves;
    this.exports.name(words.targets, this.state.target);
    const shapes = words.shapes.map(shape => [shape.text, `${shape.name}: ${shape.about.replaceAll('`', '')}`]);
    clear(this.adder).append(
      labelled('Add', choice([['', 'a schedule ...'], ...shapes], '', text => this.add(text))));
    this.deal();
    this.show();
  }

  toolbar() {
    const { state } = this;
    const field = (name, key) => {
      const input = element('input', {
        value: state[key], size: 8, inputmode: 'numeric', input: () => this.change({ [key]: input.value }),
      });
      return labelled(name, input);
    };
    return element('div', { class: 'row toolbar' },
      field('updates', 'updates'), field('updates per epoch', 'epoch'),
      labelled('along', choice(['updates', 'epochs'], state.axis, axis => this.change({ axis }))),
      labelled('rate', choice([['linear', 'linear'], ['log', 'logarithmic']], state.log ? 'log' : 'linear',
        value => this.change({ log: value === 'log' }))),
      element('button', { type: 'button', click: () => this.zoom(null, null) }, 'All'));
  }

  /** A card for each curve. */
  deal() {
    this.dealt = this.state.curves.map((curve, index) => new Card(index, curve, this.dialects, {
      change: (key, value) => this.rewrite(index, { [key]: value }),
      paste: () => this.rewrite(index, { dialect: 'auto' }),
      select: () => this.select(index),
      remove: () => this.remove(index),
    }));
    clear(this.cards).append(...this.dealt.map(card => card.element));
    this.mark();
  }

  mark() {
    this.dealt.forEach((card, index) => card.show(this.state.curves[index], index === this.state.selected));
  }

  change(changes) {
    Object.assign(this.state, { range: null, ...changes });
    this.refresh();
  }

  rewrite(index, changes) {
    Object.assign(this.state.curves[index], changes);
    this.mark();
    return this.refresh();
  }

  select(index) {
    if (index !== this.state.selected && index < this.state.curves.length) {
      this.state.selected = index;
      this.mark();
      this.showSelected();
    }
  }

  add(text) {
    if (text !== '') {
      this.adder.querySelector('select').value = '';
      this.state.curves.push({ spec: text, dialect: 'anneal', lr: '0.1' });
      this.state.selected = this.state.curves.length - 1;
      this.deal();
      this.refresh();
    }
  }

  remove(index) {
    this.state.curves.splice(index, 1);
    this.state.selected = Math.max(0, Math.min(this.state.selected, this.state.curves.length - 1));
    this.deal();
    this.refresh();
  }

  curve() {
    return this.state.curves[this.state.selected];
  }

  async refresh() {
    write(this.state);
    const { state } = this;
    const curves = state.curves.map(asked);
    try {
      const drawn = await this.askCurves({
        ...run(state), ...state.range ?? {}, curves, columns: Math.max(200, Math.round(this.plot.clientWidth)),
      });
      if (drawn !== undefined && drawn.curves.length === state.curves.length) {
        tell('');
        this.drawn = drawn;
        this.recognise(curves);
        this.show();
      }
    } catch (error) {
      tell(error.message);
    }
  }

  /** Where it was for the server to find out the dialect, that is known from now on. */
  recognise(curves) {
    this.drawn.curves.forEach((curve, index) => {
      const now = this.state.curves[index];
      if (curves[index].dialect === 'auto' && now.dialect === 'auto') {
        now.dialect = curve.dialect;
        write(this.state);
      }
    });
  }

  show() {
    const { state, drawn } = this;
    if (drawn === undefined) {
      return;
    }
    drawn.curves.forEach((curve, index) => this.dealt[index].answer(curve));
    this.mark();
    const perX = this.perX();
    const lines = drawn.curves.flatMap((curve, index) => curve.lines.map((line, group) => ({
      label: line.label, colour: index, dashed: group % 2 === 1, x: line.x.map(x => x / perX), y: line.y,
    })));
    const range = state.range === null ? null : [state.range.from / perX, state.range.to / perX];
    this.chart.draw({ lines, xLabel: perX === 1 ? 'update' : 'epoch', yLabel: 'rate', log: state.log, range });
    this.showSelected();
  }

  perX() {
    const epoch = Number(this.state.epoch);
    return this.state.axis === 'epochs' && epoch > 0 ? epoch : 1;
  }

  showSelected() {
    const curve = this.curve();
    const drawn = this.drawn?.curves[this.state.selected];
    this.handles.show(drawn?.handles ?? [], this.perX());
    if (drawn !== undefined && drawn.error === '') {
      this.form.show(drawn.form);
      this.exports.show({ ...run(this.state), curve: asked(curve), to: this.state.target });
    } else if (curve === undefined) {
      this.form.show([]);
    }
  }

  async hover(x) {
    if (x === null || this.drawn === undefined) {
      return;
    }
    const step = Math.min(this.drawn.updates, Math.max(0, Math.round(x * this.perX())));
    try {
      const reasons = await this.askWhy({ ...run(this.state), curves: this.state.curves.map(asked), step });
      if (reasons !== undefined && reasons.length === this.dealt.length) {
        reasons.forEach((groups, index) => {
          this.dealt[index].value.textContent = groups.map(group => group.rate).join(', ');
        });
        this.why.textContent = reasons[this.state.selected]?.map(group => group.why).join('\n') ?? '';
      }
    } catch (error) {
      tell(error.message);
    }
  }

  zoom(from, to) {
    const perX = this.perX();
    const updates = this.drawn?.updates ?? 0;
    this.state.range = from === null ? null : {
      from: Math.max(0, Math.floor(from * perX)), to: Math.min(updates, Math.ceil(to * perX)),
    };
    this.refresh();
  }

  /** What is typed into one field goes into the text as it was before, so that a field that was emptied can be filled again. */
  edit(place, value) {
    const index = this.state.selected;
    this.edited ??= asked(this.curve());
    return this.follow(index, this.askEdit({ ...run(this.state), curve: this.edited, place, value }));
  }

  /** Every move of one drag starts from the text as it was when the handle was taken, so that handles keep their order. */
  drag(handle, step, rate) {
    const index = this.state.selected;
    this.dragged ??= asked(this.curve());
    return this.follow(index, this.askDrag({ ...run(this.state), curve: this.dragged, handle, step, rate }));
  }

  async follow(index, answer) {
    try {
      const text = await answer;
      if (text !== undefined) {
        await this.rewrite(index, { spec: text.text });
      }
    } catch (error) {
      tell(error.message);
    }
  }

  close() {
    this.chart.close();
  }
}
