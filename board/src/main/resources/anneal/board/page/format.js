// Numbers as people write learning rates: 0.1, 1e-4, 30000.
const DIGITS = 6;

export function number(value) {
  if (value === null || value === undefined || Number.isNaN(value)) {
    return '';
  }
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e7)) {
    const [digits, power] = value.toExponential(DIGITS - 1).split('e');
    return `${Number(digits)}e${Number(power)}`;
  }
  return String(Number(value.toPrecision(DIGITS)));
}
