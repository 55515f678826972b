// Light, dark, or as the system has it; and the style sheet's colours for what is drawn.
const KEY = 'anneal-theme';
const THEMES = ['auto', 'light', 'dark'];
const COLOURS = 8;
const system = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set();

function stored() {
  const theme = localStorage.getItem(KEY);
  return THEMES.includes(theme) ? theme : 'auto';
}

function apply() {
  document.documentElement.dataset.theme = isDark() ? 'dark' : 'light';
  listeners.forEach(listener => listener());
}

function isDark() {
  return stored() === 'dark' || (stored() === 'auto' && system.matches);
}

/** The name in the style sheet of the colour of the curve with an index from 0. */
export function shade(index) {
  return `var(--c${index % COLOURS})`;
}

/** The colour of the curve with an index from 0, for a canvas. */
export function colour(index) {
  return ink(`c${index % COLOURS}`);
}

/** A colour of the style sheet. */
export function ink(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/** Calls back when the theme changes, until the function that it returns is called. */
export function onTheme(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function rememberTheme(button) {
  const name = () => { button.textContent = `Theme: ${stored()}`; };
  button.addEventListener('click', () => {
    localStorage.setItem(KEY, THEMES[(THEMES.indexOf(stored()) + 1) % THEMES.length]);
    name();
    apply();
  });
  system.addEventListener('change', apply);
  name();
  apply();
}
