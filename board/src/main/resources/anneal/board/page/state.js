// The design view's state, and the address that holds all of it.
const FIRST = 'linear(0, 0.1, 5%) then cosine(0.1, 95%)';

export function first() {
  return {
    curves: [{ spec: FIRST, dialect: 'anneal', lr: '0.1' }],
    selected: 0,
    updates: '1000',
    epoch: '100',
    axis: 'updates',
    log: false,
    target: 'pytorch',
    range: null,
  };
}

/** The stretch that is looked at, as `from-to`. */
function stretch(text) {
  const [from, to] = (text ?? '').split('-').map(Number);
  return to > from ? { from, to } : null;
}

export function read(hash) {
  const query = hash.split('?')[1];
  if (query === undefined) {
    return first();
  }
  const fields = new URLSearchParams(query);
  const dialects = fields.getAll('d');
  const rates = fields.getAll('lr');
  const curves = fields.getAll('c').map((spec, i) => ({
    spec, dialect: dialects[i] ?? 'anneal', lr: rates[i] ?? '0.1',
  }));
  const standard = first();
  return {
    curves: curves.length === 0 ? standard.curves : curves,
    selected: Math.min(Number(fields.get('s') ?? 0) || 0, Math.max(0, curves.length - 1)),
    updates: fields.get('u') ?? standard.updates,
    epoch: fields.get('e') ?? standard.epoch,
    axis: fields.get('x') === 'epochs' ? 'epochs' : 'updates',
    log: fields.get('y') === 'log',
    target: fields.get('to') ?? standard.target,
    range: stretch(fields.get('r')),
  };
}

/** The address of the design view in a state. */
export function address(state) {
  const fields = new URLSearchParams();
  for (const curve of state.curves) {
    fields.append('c', curve.spec);
    fields.append('d', curve.dialect);
    fields.append('lr', curve.lr);
  }
  fields.set('s', state.selected);
  fields.set('u', state.updates);
  fields.set('e', state.epoch);
  fields.set('x', state.axis);
  fields.set('y', state.log ? 'log' : 'linear');
  fields.set('to', state.target);
  if (state.range) {
    fields.set('r', `${state.range.from}-${state.range.to}`);
  }
  return `#/design?${fields}`;
}

export function write(state) {
  history.replaceState(null, '', address(state));
}

/** What a number field says; nothing where it is empty, and what was typed where it is no number, for the server to refuse. */
function typed(text) {
  const trimmed = text.trim();
  return trimmed === '' ? undefined : Number.isNaN(Number(trimmed)) ? trimmed : Number(trimmed);
}

/** A curve as the server takes it. */
export function asked(curve) {
  const rates = curve.lr.split(',').map(typed).filter(rate => rate !== undefined);
  return curve.dialect === 'anneal' ? { spec: curve.spec, dialect: 'anneal' } : { spec: curve.spec, dialect: curve.dialect, lr: rates };
}

/** The run as the server takes it. */
export function run(state) {
  return { updates: typed(state.updates), updates_per_epoch: typed(state.epoch) };
}
