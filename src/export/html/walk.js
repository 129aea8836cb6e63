/* The first part of the script of the page that `loopscope export --format html`
 * writes: the data, and the rows of the panes after any step, folded from the
 * changes that the steps are. Knows nothing of what is shown.
 */
const Walk = (function () {
  "use strict";

  const data = JSON.parse(document.getElementById("data").textContent);
  const PANE = {};
  data.panes.forEach((pane, i) => { PANE[pane[0]] = i; });

  /* Every so many steps the state is kept, so that a jump folds no more. */
  const KEPT = 64;

  function makeLevel(raw) {
    const ends = [];
    raw.ends.reduce((sum, n) => { ends.push(sum + n); return sum + n; }, 0);
    return {
      name: raw.name, meaning: raw.meaning, first: raw.first, total: raw.total,
      used: raw.used, steps: raw.steps, ends: ends, kept: [],
      at: -1, state: data.panes.map(() => []), columns: {},
    };
  }
  const levels = data.levels.map(makeLevel);

  /* The rows after one more step; arrays that stay are shared. */
  function fold(state, step) {
    const next = state.slice();
    for (let i = 0; i < step.length;) {
      const pane = step[i++];
      if (data.panes[pane][1]) {
        next[pane] = [step[i++]];
        continue;
      }
      const from = step[i], gone = step[i + 1], n = step[i + 2];
      const old = next[pane];
      next[pane] = old.slice(0, from).concat(step.slice(i + 3, i + 3 + n),
        old.slice(from + gone));
      i += 3 + n;
    }
    return next;
  }

  function stateAt(level, index) {
    const mark = Math.min(Math.floor(index / KEPT), level.kept.length - 1);
    if (level.at > index || mark * KEPT > level.at) {
      level.at = mark < 0 ? -1 : mark * KEPT;
      level.state = mark < 0 ? data.panes.map(() => []) : level.kept[mark];
    }
    while (level.at < index) {
      level.state = fold(level.state, level.steps[++level.at]);
      if (level.at === level.kept.length * KEPT)
        level.kept.push(level.state);
    }
    return level.state;
  }

  /* The row of a pane with one row, for each step. */
  function column(level, pane) {
    const known = level.columns[pane];
    if (known)
      return known;
    let now = 0;
    const rows = level.steps.map((step) => {
      for (let i = 0; i < step.length;) {
        const p = step[i];
        if (p === pane)
          now = step[i + 1];
        i += data.panes[p][1] ? 2 : 4 + step[i + 3];
      }
      return now;
    });
    level.columns[pane] = rows;
    return rows;
  }

  const item = (row) => data.items[row >> 1];
  const isChanged = (row) => (row & 1) === 1;
  const cell = (level, pane, index) => item(column(level, pane)[index]);

  /* The last step whose end is not behind so many events; 0 when all are. */
  function stepOf(level, events) {
    let low = 0, high = level.ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (level.ends[middle] <= events)
        low = middle + 1;
      else
        high = middle;
    }
    return Math.max(low - 1, 0);
  }

  return {data, PANE, levels, stateAt, column, cell, item, isChanged, stepOf};
}());
