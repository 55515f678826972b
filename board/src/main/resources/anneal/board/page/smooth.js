// Smoothing for the eye: an exponential mean along x, corrected for its start.

/** The mean of y over about `share` of a picture that is as wide as x, or as `across`; with 0 it is y itself. */
export function smoothed(x, y, share, across = null) {
  const width = x.length > 1 ? (across ?? x.at(-1) - x[0]) * share : 0;
  if (!(width > 0)) {
    return y;
  }
  let mean = 0;
  let weight = 0;
  return y.map((value, i) => {
    if (value === null) {
      return null;
    }
    const keep = i === 0 ? 0 : Math.exp(-(x[i] - x[i - 1]) / width);
    mean = keep * mean + (1 - keep) * value;
    weight = keep * weight + (1 - keep);
    return weight > 0 ? mean / weight : value;
  });
}
