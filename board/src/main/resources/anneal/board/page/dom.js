// Elements, built from their parts.

/** An element with attributes (null leaves one out, a function listens) and children. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      made.addEventListener(key, value);
    } else if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(key, value === true ? '' : value);
    }
  }
  made.append(...children.filter(child => child !== null && child !== undefined));
  return made;
}

/** An element without its children. */
export function clear(parent) {
  parent.replaceChildren();
  return parent;
}

/** A text in which what stands between backticks is code. */
export function prose(text) {
  return text.split('`').map((part, index) => (index % 2 === 1 ? element('code', {}, part) : part));
}

/** A control with its name in front of it. */
export function labelled(name, control) {
  return element('label', {}, element('span', {}, name), control);
}

/** A list to choose from. */
export function choice(options, chosen, onChange) {
  const select = element('select', { change: () => onChange(select.value) },
    ...options.map(option => {
      const [value, text] = Array.isArray(option) ? option : [option, option];
      return element('option', { value, selected: value === chosen }, text);
    }));
  return select;
}

/** Tells of something that went wrong, until it has been read. */
export function tell(text) {
  const message = document.getElementById('message');
  message.textContent = text;
  message.hidden = text === '';
}

/** Takes back what was told, if it still stands there. */
export function untell(text) {
  if (document.getElementById('message').textContent === text) {
    tell('');
  }
}
