// What is new in the store, as it is written.

/**
 * Listens to the rows of the table, and to the curves of `lines` ({run, curve, last}), along `along`. `on` hears rows(rows),
 * ids(ids) of all runs there are when some were removed, points(line), back() when a run has gone back to an earlier update, and lost() when the board is gone for a while.
 */
export function listen(lines, along, on) {
  const curves = lines.map(line => `${line.run}:${line.last}:${line.curve}`).join(',');
  const source = new EventSource(`/api/live?${new URLSearchParams({ along, curves })}`);
  source.addEventListener('rows', event => on.rows(JSON.parse(event.data)));
  source.addEventListener('ids', event => on.ids(JSON.parse(event.data)));
  source.addEventListener('points', event => on.points(JSON.parse(event.data)));
  source.addEventListener('back', () => on.back());
  source.addEventListener('error', () => {
    source.close();
    on.lost();
  });
  return () => source.close();
}
