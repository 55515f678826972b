// Curves of runs, as many as there are, asked for at once.
import { post } from '/api.js';

/** The curves and marks of a request; the x of a curve come as places on a grid, which are short to send. */
export async function picture(request) {
  const answer = await post('/api/picture', request);
  answer.lines.forEach(line => {
    line.x = line.x.map(place => line.from + place * line.width);
  });
  return answer;
}
