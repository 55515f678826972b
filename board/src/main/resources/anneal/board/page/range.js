// The picture of a range test, as the command that made it has drawn it.
import { element } from '/dom.js';

export function rangePicture(run) {
  return element('img', {
    class: 'range', src: `/api/range?run=${run.id}`, width: 800, height: 420,
    alt: `Range test ${run.id}: the loss against the rate, with the rates that the rules propose`,
  });
}
