// The page: its views, one at a time, and its theme.
import { design } from '/design.js';
import { clear, element } from '/dom.js';
import { search } from '/search.js';
import { start } from '/start.js';
import { rememberTheme } from '/theme.js';
import { watch } from '/watch.js';

const VIEWS = [
  { name: 'start', title: 'Start', open: start },
  { name: 'design', title: 'Design', open: design },
  { name: 'watch', title: 'Watch', open: watch },
  { name: 'search', title: 'Search', open: search },
];

const main = document.getElementById('main');
let close = () => {};

function current() {
  const name = location.hash.replace(/^#\/?/, '').split('?')[0];
  return VIEWS.find(view => view.name === name) ?? VIEWS[0];
}

function links(view) {
  const views = document.getElementById('views');
  clear(views).append(...VIEWS.map(other =>
    element('a', { href: `#/${other.name}`, 'aria-current': other === view ? 'page' : null }, other.title)));
}

function show() {
  const view = current();
  close();
  links(view);
  document.title = `${view.title} - Anneal`;
  close = view.open(clear(main)) ?? (() => {});
}

rememberTheme(document.getElementById('theme'));
addEventListener('hashchange', show);
show();
