// Light, dark, or as the system has it; and the colours of curves, which keep apart for colour-blind readers.
const KEY = 'anneal-theme';
const THEMES = ['auto', 'light', 'dark'];
const LIGHT = ['#0b47be', '#f04a00', '#0d9e69', '#aa3088', '#26212b', '#6e9713', '#4d77e7', '#7a1f2b'];
const DARK = ['#588cd2', '#e7852d', '#43e898', '#b28599', '#c9f1ff', '#e9f022', '#8754fb', '#d43445'];
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

export function isDark() {
  return stored() === 'dark' || (stored() === 'auto' && system.matches);
}

/** The colour of the curve with an index from 0. */
export function colour(index) {
  const colours = isDark() ? DARK : LIGHT;
  return colours[index % colours.length];
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
