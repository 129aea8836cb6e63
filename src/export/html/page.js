/* The script of the page that `loopscope export --format html` writes: folds the
 * steps' changes into the rows of the panes, shows them, and takes the keys. What
 * a row says was decided when the page was made (src/export/page.h has the rows);
 * here is only where it stands. All texts are data: none becomes markup.
 */
(function () {
  "use strict";

  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId("data").textContent);
  const PANE = {};
  data.panes.forEach((pane, i) => { PANE[pane[0]] = i; });

  /* -- the steps of a level, folded ---------------------------------------- */

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

  /* -- where one is --------------------------------------------------------- */

  /* The cursor is a number of events, as on the screen: it stays when the level
   * changes, and the step is what it means there. */
  const here = {level: data.open, events: 0, selected: 0};
  const level = () => levels[here.level];
  const index = () => stepOf(level(), here.events);
  const last = () => level().steps.length - 1;

  /* Within a step of this level, what the finest one says of that place. */
  function shown() {
    const exact = (l) => l.steps.length &&
      l.ends[stepOf(l, here.events)] === here.events;
    const best = exact(level()) ? level() : levels.find(exact) || level();
    return {level: best, index: stepOf(best, here.events)};
  }

  function goTo(events) {
    here.events = events;
    say("");
    show();
  }
  const goToStep = (i) => goTo(level().ends[i]);

  /* -- making elements ------------------------------------------------------ */

  function make(tag, name, text) {
    const e = document.createElement(tag);
    if (name)
      e.className = name;
    if (text !== undefined)
      e.textContent = text;
    return e;
  }
  const datum = (tag, name, text) => make(tag, "data " + name, text);

  function add(parent, ...children) {
    children.forEach((c) => parent.appendChild(c));
    return parent;
  }

  /* A sign to see, and a word in its stead to be heard. */
  function sign(name, glyph, word) {
    const e = make("span", name);
    const seen = make("span", "", glyph);
    seen.setAttribute("aria-hidden", "true");
    return add(e, seen, make("span", "said", word));
  }

  function markCell(tag, row) {
    return isChanged(row) ? sign0(tag, "mark", "*", "changed: ")
      : make(tag, "mark");
  }
  function sign0(tag, name, glyph, word) {
    return add(make(tag, name), sign("", glyph, word));
  }

  /* The rows that each list shows. */
  const listed = new WeakMap();

  /* Brings the children of a list to these rows; what stays, stays. */
  function sync(list, rows, build) {
    const old = listed.get(list) || [];
    const most = Math.min(old.length, rows.length);
    let head = 0, tail = 0;
    while (head < most && old[head] === rows[head])
      head++;
    while (tail < most - head &&
           old[old.length - 1 - tail] === rows[rows.length - 1 - tail])
      tail++;
    for (let i = old.length - tail; i > head; i--)
      list.removeChild(list.children[i - 1]);
    const before = list.children[head] || null;
    const fresh = document.createDocumentFragment();
    for (let i = head; i < rows.length - tail; i++)
      fresh.appendChild(build(rows[i]));
    list.insertBefore(fresh, before);
    listed.set(list, rows);
  }

  function title(id, text) {
    byId("pane-" + id).querySelector("h2").textContent = text;
  }

  /* What a list says while nothing is in it. */
  function none(parent, text, empty) {
    let e = parent.querySelector(":scope > .none");
    if (!e)
      e = parent.insertBefore(make("p", "none", text), parent.firstChild);
    e.hidden = !empty;
  }

  /* A list that is made once for each pane. */
  function listOf(parent, tag) {
    let e = parent.querySelector(":scope > " + tag);
    if (!e)
      e = parent.appendChild(make(tag));
    return e;
  }

  /* -- source ---------------------------------------------------------------- */

  const source = {file: -2, lines: [], touched: []};

  function makeLine(pieces, number) {
    const code = make("span", "code");
    for (let i = 0; i < pieces.length; i += 2)
      add(code, make("span", pieces[i + 1], pieces[i]));
    return add(make("li"), make("span", "sign"), make("span", "wait"),
      make("span", "number", String(number)), code);
  }

  function showFile(file) {
    const body = byId("source");
    body.textContent = "";
    source.file = file;
    source.lines = [];
    source.touched = [];
    add(body, make("p", "elsewhere"));
    if (file < 0) {
      add(body, make("p", "none", "The trace has no program text."));
      return;
    }
    const list = make("ol");
    source.lines = data.files[file].lines.map((l, i) => makeLine(l, i + 1));
    add(body, add(list, ...source.lines));
    title("source", data.files.length > 1
      ? "Source " + data.files[file].name : "Source");
  }

  function touch(number) {
    const line = source.lines[number - 1];
    if (line)
      source.touched.push(line);
    return line;
  }

  function clearLines() {
    source.touched.forEach((line) => {
      line.className = "";
      line.children[0].textContent = "";
      line.children[1].textContent = "";
    });
    source.touched = [];
  }

  function markLine(number, name, glyph, word) {
    const line = touch(number);
    if (!line)
      return;
    line.classList.add(name);
    add(line.children[0], sign("", glyph, word));
  }

  function bringIntoView(body, line) {
    const top = line.offsetTop, room = body.clientHeight;
    if (top < body.scrollTop + 10 ||
        top + line.offsetHeight > body.scrollTop + room - 10)
      body.scrollTop = Math.max(0, top - room / 3);
  }

  function showSource(state) {
    const [file, next, ranFile, ran, look] = item(state[PANE.where][0]);
    if (file !== source.file)
      showFile(file);
    clearLines();
    const elsewhere = ran && ranFile !== file;
    if (ran && !elsewhere)
      markLine(ran, "ran", "»", "just ran: ");
    if (next)
      markLine(next, "next", "▶", "runs next: ");
    state[PANE.held].map(item).forEach(([number, n]) => {
      const line = touch(number);
      if (line)
        add(line.children[1], sign("", "○" + n,
          n + (n === 1 ? " task waits here: " : " tasks wait here: ")));
    });
    const note = byId("source").firstChild;
    note.hidden = !elsewhere;
    note.textContent = elsewhere ? "» line " + ran + " of " +
      (ranFile < 0 ? "another file" : data.files[ranFile].name) : "";
    if (source.lines[look - 1])
      bringIntoView(byId("source"), source.lines[look - 1]);
  }

  /* -- tasks ----------------------------------------------------------------- */

  function stateCell(state) {
    const [word, glyph] = data.states[state];
    const e = make("td", "state state-" + state);
    const seen = make("span", "sign", glyph);
    seen.setAttribute("aria-hidden", "true");
    return add(e, seen, make("span", "word", word));
  }

  /* So many have no room for where each stands in its calls. */
  const MANY = 8;
  const RUNNING = 2;

  function taskRow(row) {
    const [task, state, label, note, chain, locals] = item(row);
    const tr = make("tr", state === RUNNING ? "runs" : "");
    const name = datum("th", "label", label);
    name.scope = "row";
    const cell = add(make("td", "note-cell"), datum("div", "note-text", note));
    if (chain)
      add(cell, datum("div", "chain", chain));
    if (locals)
      add(cell, datum("div", "locals", locals));
    if (task) {
      tr.dataset.task = task;
      tr.addEventListener("click", () => select(task));
    }
    return add(tr, markCell("td", row), name, stateCell(state), cell);
  }

  function showTasks(state) {
    const rows = state[PANE.tasks], body = byId("tasks");
    let table = body.querySelector("table");
    if (!table) {
      table = make("table");
      const head = make("tr");
      ["changed", "task", "state", "what it waits on"].forEach((h) => {
        const th = make("th", "", h);
        th.scope = "col";
        add(head, th);
      });
      add(body, add(table, add(make("thead", "said"), head), make("tbody")));
    }
    none(body, "no task yet", rows.length === 0);
    sync(table.tBodies[0], rows, taskRow);
    table.classList.toggle("many", rows.length > MANY);
    const n = rows.map(item).reduce((sum, r) =>
      sum + (r[0] ? 1 : Number(r[2])), 0);
    title("tasks", n ? "Tasks " + n : "Tasks");
    showSelected();
    const about = body.querySelector(".runs") ||
      body.querySelector("tbody tr:has(.mark .said)");
    if (about)
      bringIntoView(body, about);
  }

  function showSelected() {
    byId("tasks").querySelectorAll("tbody tr").forEach((tr) => {
      if (Number(tr.dataset.task) === here.selected && here.selected)
        tr.setAttribute("aria-selected", "true");
      else
        tr.removeAttribute("aria-selected");
    });
  }

  function select(task) {
    here.selected = task;
    showSelected();
    const tr = byId("tasks").querySelector("[aria-selected]");
    if (tr) {
      bringIntoView(byId("tasks"), tr);
      say(tr.querySelector(".label").textContent +
        " is selected: s and S go to its steps.");
    }
  }

  function selectBy(n) {
    const ids = [...byId("tasks").querySelectorAll("[data-task]")]
      .map((tr) => Number(tr.dataset.task));
    if (!ids.length)
      return;
    const at = ids.indexOf(here.selected);
    const to = at < 0 ? (n > 0 ? 0 : ids.length - 1) : at + n;
    select(ids[Math.min(Math.max(to, 0), ids.length - 1)]);
  }

  /* -- ready and timers -------------------------------------------------------- */

  function readyName(row) {
    const [name, nobody, first] = item(row);
    const li = make("li", first ? "head" : "");
    if (first)
      add(li, sign("sign", "▶ ", "runs next: "));
    if (isChanged(row))
      add(li, sign("mark", "*", "changed: "));
    return add(li, datum("span", "ready-name" + (nobody ? " nobody" : ""), name));
  }

  function showPass(list, rows) {
    none(list.parentNode, "–", rows.length === 0);
    list.parentNode.firstChild.setAttribute("aria-label", "nobody");
    sync(list, rows, readyName);
  }

  function showReady(state) {
    const body = byId("ready");
    if (!body.firstChild) {
      const dl = add(body, make("dl")).firstChild;
      ["this pass", "next pass"].forEach((name) =>
        add(dl, make("dt", "", name), add(make("dd"), make("ol"))));
    }
    const lists = body.querySelectorAll("ol");
    showPass(lists[0], state[PANE.now]);
    showPass(lists[1], state[PANE.next]);
  }

  function timerRow(row) {
    const [when, ...owners] = item(row);
    const tr = make("tr"), who = make("td", "owners state-3");
    owners.forEach((o) => add(who, datum("span", "", o)));
    return add(tr, markCell("td", row), make("td", "time value", when), who);
  }

  function showTimers(state) {
    const body = byId("timers");
    const table = listOf(body, "table");
    if (!table.tBodies.length)
      add(table, make("tbody"));
    none(body, "– no timer is set", state[PANE.timers].length === 0);
    sync(table.tBodies[0], state[PANE.timers], timerRow);
  }

  /* -- queues, locks, calls ------------------------------------------------------ */

  /* One kind of row a function, by the row's first number. */
  const queueRows = [
    (e, [, text]) => add(e, datum("span", "queue-title", text)),
    (e, [, text, by, front]) => add(e, front
      ? sign("mark", "front ▶ ", "front: ") : make("span"),
      datum("span", "value", text), make("span", "", "  "),
      datum("span", "label", by)),
    (e, [, text]) => add(e, datum("span", "", text)),
    (e, [, words, who]) => add(e, make("span", "dim", words + " "),
      datum("span", who === "nobody" ? "dim" : "state-3", who)),
    (e, [, words, who]) => add(e, make("span", "dim", words + " "),
      datum("span", "state-1", who)),
    (e, [, text]) => add(e, datum("span", "dim", text)),
  ];

  const tone = (n) => ["", "dim", "warning"][n] ||
    (n > 3 ? "state state-" + (n - 3) : "");

  function thingMembers(e, [, words, how, ...who]) {
    e.classList.add("below");
    add(e, datum("span", tone(how), words));
    who.forEach((name, i) => {
      const woken = name[0] === "+";
      add(e, make("span", "dim", i ? ", " : ""),
        woken ? sign("state-1", data.states[1][1], "woken: ") : make("span"),
        datum("span", woken ? "state-1" : "state-3", name.slice(1)));
    });
    return e;
  }
  const thingRows = [
    (e, [, text]) => {
      e.classList.add("things-title");
      return add(e, make("span", "", text));
    },
    (e, [, name, text, how]) => add(e, datum("span", "label", name),
      make("span", "", "  "), datum("span", tone(how), text)),
    thingMembers,
    (e, [, text]) => add(e, datum("span", "dim", text)),
  ];

  const callRows = [
    (e, [, fn, line, innermost]) => add(e, innermost
      ? sign("mark", "▶ ", "runs: ") : make("span"),
      datum("span", "calls-fn", fn),
      make("span", "dim", line ? "  line " + line : "")),
    (e, [, name, value]) => {
      e.classList.add("below");
      return add(e, datum("span", "", name), make("span", "dim", " = "),
        datum("span", "value", value));
    },
  ];

  function showRows(id, rows, kinds, empty) {
    const body = byId(id);
    none(body, empty, rows.length === 0);
    sync(listOf(body, "div"), rows, (row) => {
      const e = make("div");
      if (isChanged(row))
        add(e, sign("mark", "* ", "changed: "));
      return kinds[item(row)[0]](e, item(row));
    });
  }

  function showThings(state) {
    showRows("things", state[PANE.things], thingRows, "nothing of these yet");
    const titles = state[PANE.things].map(item).filter((r) => r[0] === 0)
      .map((r) => r[1]);
    title("things", titles.length ? titles.join("  ") : "Locks");
    byId("things").querySelectorAll(".things-title").forEach((e) => {
      e.hidden = titles.length === 1;
    });
  }

  /* -- output -------------------------------------------------------------------- */

  const OUT = ["", "stderr", "warning", "!"];

  function outLine(row) {
    const [when, who, kind, text] = item(row);
    const li = make("li");
    add(li, isChanged(row) ? sign("mark", "*", "new: ") : make("span", "mark"),
      make("span", "time dim", when), datum("span", "who", who));
    if (kind)
      add(li, make("span", "kind", OUT[kind]));
    return add(li, datum("span", "text", text));
  }

  function showOut(state) {
    const body = byId("out");
    none(body, "nothing printed yet", state[PANE.out].length === 0);
    sync(listOf(body, "ol"), state[PANE.out], outLine);
    body.scrollTop = body.scrollHeight;
  }

  /* -- all of it ------------------------------------------------------------------- */

  function showClock(state) {
    const row = state[PANE.clock][0], [t, pass] = item(row);
    const e = byId("clock");
    e.textContent = "";
    add(e, isChanged(row) ? sign("changed-here", "*", "the clock moved: ")
      : make("span"), make("span", "", "t " + t +
      (pass ? "   pass " + pass : "")));
  }

  function showPlace() {
    const l = level(), i = index(), range = byId("range");
    const text = l.name + " " + (l.first + i) + "/" + l.total;
    byId("place").textContent = text;
    range.max = last();
    range.value = i;
    range.setAttribute("aria-valuetext",
      "step " + (l.first + i) + " of " + l.total);
    byId("detail").value = here.level;
  }

  const parts = [
    [["where", "held"], showSource],
    [["tasks"], showTasks],
    [["now", "next"], showReady],
    [["timers"], showTimers],
    [["queues"], (s) => showRows("queues", s[PANE.queues], queueRows,
      "no queue yet")],
    [["things"], showThings],
    [["calls"], (s) => showRows("calls", s[PANE.calls], callRows,
      "nothing runs yet")],
    [["out"], showOut],
    [["clock"], showClock],
    [["why"], (s) => { byId("why").textContent = item(s[PANE.why][0])[0]; }],
  ];
  let before = [];

  function show() {
    const at = shown(), state = stateAt(at.level, at.index);
    parts.forEach(([panes, draw]) => {
      if (panes.some((p) => before[PANE[p]] !== state[PANE[p]]))
        draw(state);
    });
    before = state;
    showPlace();
  }

  /* Panes that nothing ever stands in are not there. */
  function showPanes() {
    const used = (...names) => names.some((n) =>
      levels.some((l) => l.used[PANE[n]]));
    const wanted = {
      tasks: used("tasks"), ready: used("now", "next"),
      timers: used("timers"), queues: used("queues"), things: used("things"),
      calls: used("calls"), out: true, source: true,
    };
    Object.keys(wanted).forEach((id) => {
      byId("pane-" + id).hidden = !wanted[id];
      const body = byId(id), heading = byId("pane-" + id).querySelector("h2");
      heading.id = "title-" + id;
      body.tabIndex = 0;
      body.setAttribute("role", "region");
      body.setAttribute("aria-labelledby", heading.id);
    });
  }

  function say(text) {
    byId("message").textContent = text;
  }

  /* -- requests ---------------------------------------------------------------------- */

  function step(by) {
    const i = index(), ends = level().ends;
    if (by < 0 && ends[i] < here.events)
      return goTo(ends[i]);
    if (i + by > last())
      return say(level().first + i < level().total
        ? "This page ends here." : "This is the end of the run.");
    if (i + by < 0)
      return say(level().first ? "This page begins here."
        : "This is the start of the run.");
    return goToStep(i + by);
  }

  function detail(to) {
    const l = levels[to];
    if (!l)
      return say(level().name + (to < 0 ? " is the least" : " is the most") +
        " detail there is.");
    if (!l.steps.length)
      return say(l.name + " is not on this page: it would be too large.");
    here.level = to;
    show();
    return say(l.name + ": " + l.meaning + ".");
  }

  const JUMPS = {
    turn: [(h) => h[0] & 1, "turn"],
    output: [(h) => h[0] & 2, "line of output"],
    pass: [(h) => h[0] & 4, "pass of the loop"],
    task: [(h) => h.indexOf(here.selected, 1) > 0, "step of this task"],
  };

  function jump(what, by) {
    const [holds, name] = JUMPS[what], i = index();
    if (what === "task" && !here.selected)
      return say("No task is selected: Tab to TASKS, then j and k.");
    const between = level().ends[i] < here.events;
    for (let k = by < 0 && between ? i : i + by; k > 0 && k <= last(); k += by)
      if (holds(cell(level(), PANE.holds, k)))
        return goToStep(k);
    if (by < 0 && i > 0)
      return goToStep(0);
    return say("There is no " + name +
      (by > 0 ? " after this one." : " before this one."));
  }

  /* The first step of this level that has come so far. */
  function goPast(events) {
    const i = level().ends.findIndex((end) => end >= events);
    goToStep(i < 0 ? last() : i);
  }

  const finest = () => levels[2].steps.length ? levels[2]
    : levels[1].steps.length ? levels[1] : level();

  function goToTime(text) {
    const t = Number(text), rows = column(level(), PANE.clock);
    if (!text.trim() || !Number.isFinite(t))
      return say("“" + text + "” is no time; t=2.5 is one.");
    const i = rows.findIndex((row) => Number(item(row)[0]) >= t);
    goToStep(i < 0 ? last() : i);
    return i < 0 ? say("The run, or this page, ends before t=" + t + ".") : null;
  }

  function goToLine(text) {
    const line = Number(text), l = finest(), file = source.file;
    if (!Number.isInteger(line) || line < 1 || line > source.lines.length)
      return say("There is no line " + text + ".");
    const from = stepOf(l, here.events), n = l.steps.length;
    for (let k = 1; k <= n; k++) {
      const w = cell(l, PANE.where, (from + k) % n);
      if (w[0] !== file || w[1] !== line)
        continue;
      goPast(l.ends[(from + k) % n]);
      if (from + k >= n)
        say("Line " + line + " doesn't run again; this is the first time.");
      return null;
    }
    bringIntoView(byId("source"), source.lines[line - 1]);
    return say("Line " + line + " never runs.");
  }

  function goToText(text) {
    const t = text.trim();
    if (t.startsWith("t="))
      return goToTime(t.slice(2));
    if (t.startsWith("line "))
      return goToLine(t.slice(5).trim());
    if (!/^[0-9]+$/.test(t))
      return t ? say("Go to what? A step (12), a time (t=2.5) or a line " +
        "(line 12).") : null;
    const i = Number(t) - level().first;
    goToStep(Math.min(Math.max(i, 0), last()));
    return i > last() || i < 0
      ? say("This page has the steps " + level().first + " to " +
        (level().first + last()) + ".") : null;
  }

  /* -- search -------------------------------------------------------------------------- */

  const find = {text: ""};

  /* What a step prints stands in its changes. */
  function printed(step) {
    let text = "";
    for (let i = 0; i < step.length;) {
      const pane = step[i];
      if (data.panes[pane][1]) {
        i += 2;
        continue;
      }
      const n = step[i + 3];
      if (pane === PANE.out)
        step.slice(i + 4, i + 4 + n).filter(isChanged)
          .forEach((row) => { text += item(row)[3] + "\n"; });
      i += 4 + n;
    }
    return text;
  }

  function stepTexts(l, i) {
    const [file, next] = cell(l, PANE.where, i);
    const line = next && file >= 0 ? data.files[file].lines[next - 1] || [] : [];
    return cell(l, PANE.why, i)[0].replace(/ ?Next, .*/, "") + "\n" +
      line.filter((_, k) => k % 2 === 0).join("") + "\n" + printed(l.steps[i]);
  }

  function search(by) {
    const l = finest(), text = find.text;
    if (!text)
      return say("Nothing was searched for yet: / begins a search.");
    const plain = text.toLowerCase() === text;
    const from = stepOf(l, here.events);
    for (let i = from + by; i >= 0 && i < l.steps.length; i += by) {
      const said = stepTexts(l, i);
      if (!(plain ? said.toLowerCase() : said).includes(text))
        continue;
      const to = level().ends.findIndex((end) => end >= l.ends[i]);
      if (by < 0 && to >= index())
        continue;
      goToStep(to < 0 ? last() : to);
      return say("“" + text + "”");
    }
    return say("“" + text + "”: nothing " +
      (by > 0 ? "from here on." : "before this."));
  }

  function enter(prompt) {
    byId("entry").hidden = false;
    byId("prompt").textContent = prompt === ":"
      ? "Go to (12, t=2.5, line 12):" : "Find:";
    byId("entry").dataset.prompt = prompt;
    byId("text").value = "";
    byId("text").focus();
  }

  function entered(text) {
    const prompt = byId("entry").dataset.prompt;
    leaveEntry();
    if (prompt === ":")
      return goToText(text);
    find.text = text || find.text;
    return search(1);
  }

  function leaveEntry() {
    byId("entry").hidden = true;
    byId("text").blur();
  }

  /* -- playing --------------------------------------------------------------------------- */

  const SPEEDS = [4000, 2000, 1000, 500, 250, 120, 60];
  const playing = {timer: 0, speed: 2};

  function play(on) {
    clearInterval(playing.timer);
    playing.timer = on ? setInterval(() => {
      if (index() >= last())
        play(false);
      step(1);
    }, SPEEDS[playing.speed]) : 0;
    byId("play").setAttribute("aria-pressed", String(on));
    byId("play").textContent = on ? "Pause" : "Play";
  }

  function speed(by) {
    const to = playing.speed + by;
    if (SPEEDS[to])
      playing.speed = to;
    if (playing.timer)
      play(true);
    say("Speed: " + Number((1000 / SPEEDS[playing.speed]).toPrecision(3)) +
      " steps a second.");
  }

  /* -- panes, themes, help ------------------------------------------------------------------ */

  const bodies = () => [...document.querySelectorAll(".pane:not([hidden]) .body")];
  const focused = () => document.activeElement &&
    document.activeElement.classList.contains("body")
    ? document.activeElement : null;

  function focusPane(n) {
    const body = bodies()[n];
    if (body)
      body.focus();
  }

  function move(by, pages) {
    const body = focused();
    if (body && body.id === "tasks" && !pages && body.querySelector("[data-task]"))
      selectBy(by);
    else if (body)
      body.scrollTop += by * (pages ? body.clientHeight * pages : 24);
    else
      say("Tab, or a number, goes to a pane; then these keys move in it.");
  }

  function edge(end) {
    const body = focused();
    if (body)
      body.scrollTop = end ? body.scrollHeight : 0;
  }

  function zoom() {
    const root = document.documentElement, body = focused();
    const old = document.querySelector(".zoomed");
    if (old)
      old.classList.remove("zoomed");
    if (old || !body)
      delete root.dataset.zoom;
    else {
      root.dataset.zoom = body.id;
      body.parentNode.classList.add("zoomed");
    }
    if (!old && !body)
      say("Tab, or a number, goes to a pane; then z shows it alone.");
  }

  function setTheme(name) {
    document.documentElement.dataset.theme = name;
    byId("theme").textContent = name === "dark" ? "Light" : "Dark";
  }

  function theme() {
    here.themed = true;
    setTheme(document.documentElement.dataset.theme === "dark" ? "light" : "dark");
  }

  function present() {
    const on = document.documentElement.classList.toggle("large");
    byId("large").setAttribute("aria-pressed", String(on));
    before = [];
    show();
  }

  function blank() {
    document.documentElement.classList.add("blank");
    document.body.inert = true;
  }

  function escape() {
    if (!byId("entry").hidden)
      leaveEntry();
    else if (document.documentElement.dataset.zoom)
      zoom();
    else if (document.activeElement)
      document.activeElement.blur();
    say("");
  }

  /* What the page can do, by the names that the screen's requests have. */
  const actions = {
    next: () => step(1),
    back: () => step(-1),
    detail_more: () => detail(here.level + 1),
    detail_less: () => detail(here.level - 1),
    play: () => play(!playing.timer),
    faster: () => speed(1),
    slower: () => speed(-1),
    turn_next: () => jump("turn", 1),
    turn_back: () => jump("turn", -1),
    task_next: () => jump("task", 1),
    task_back: () => jump("task", -1),
    output_next: () => jump("output", 1),
    output_back: () => jump("output", -1),
    pass_next: () => jump("pass", 1),
    pass_back: () => jump("pass", -1),
    start: () => goToStep(0),
    finish: () => goToStep(last()),
    go_to: () => enter(":"),
    find: () => enter("/"),
    find_next: () => search(1),
    find_back: () => search(-1),
    help: () => byId("help").showModal(),
    down: () => move(1),
    up: () => move(-1),
    half_down: () => move(1, 0.5),
    half_up: () => move(-1, 0.5),
    top: () => edge(false),
    bottom: () => edge(true),
    zoom: zoom,
    present: present,
    blank: blank,
    escape: escape,
    theme: theme,
  };

  /* The browser does these itself. */
  const native = ["pane_next", "pane_back"];

  /* -- keys ------------------------------------------------------------------------------------ */

  const KEY_NAMES = {
    "→": "ArrowRight", "←": "ArrowLeft", "↑": "ArrowUp", "↓": "ArrowDown",
    "Space": " ", "PgUp": "PageUp", "PgDn": "PageDown", "Esc": "Escape",
  };
  const bound = {};

  function bindKeys() {
    const table = byId("keys").tBodies[0];
    data.keys.forEach(([id, names, help]) => {
      const keys = names.split(" ").filter((k) => !k.startsWith("wheel"));
      if (id !== "pane_number" && !native.includes(id) && !actions[id])
        return;
      if (actions[id])
        keys.forEach((k) => { bound[KEY_NAMES[k] || k] = id; });
      const th = make("th");
      th.scope = "row";
      keys.forEach((k) => add(th, make("kbd", "", k)));
      add(table, add(make("tr"), th, make("td", "", help)));
    });
  }

  function keyName(e) {
    if (e.ctrlKey && !e.altKey && !e.metaKey && e.key.length === 1)
      return "Ctrl-" + e.key.toUpperCase();
    return e.ctrlKey || e.altKey || e.metaKey ? "" : e.key;
  }

  /* Keys that a control needs for itself while it has the focus. */
  function isTaken(e) {
    const on = e.target;
    if (on === byId("text"))
      return e.key !== "Escape";
    if (on.tagName === "SELECT")
      return e.key !== "Escape";
    if (on.tagName === "BUTTON")
      return e.key === " " || e.key === "Enter";
    return on === byId("range") && (e.key.startsWith("Arrow") ||
      e.key.startsWith("Page") || e.key === "Home" || e.key === "End");
  }

  function onKey(e) {
    const name = keyName(e), root = document.documentElement;
    if (byId("help").open || !name)
      return;
    if (root.classList.contains("blank")) {
      root.classList.remove("blank");
      document.body.inert = false;
      e.preventDefault();
      return;
    }
    if (isTaken(e))
      return;
    const id = bound[name];
    if (playing.timer && id !== "faster" && id !== "slower") {
      play(false);
      e.preventDefault();
      return;
    }
    if (/^[1-9]$/.test(name)) {
      focusPane(Number(name) - 1);
    } else if (name === "Tab" && !e.shiftKey &&
               document.activeElement === document.body) {
      focusPane(0);
    } else if (id) {
      actions[id]();
    } else {
      return;
    }
    e.preventDefault();
  }

  /* -- begin ------------------------------------------------------------------------------------- */

  function showAbout() {
    const name = data.program.split("/").pop() || "loopscope";
    const text = [name].concat(data.args).join(" ");
    document.title = text + " – loopscope";
    const e = byId("program");
    e.textContent = "";
    add(e, datum("span", "", text));
    if (data.clock === "real")
      add(e, make("span", "dim", "  recorded from "), datum("span", "dim",
        data.engine));
    data.notes.forEach((n) => add(byId("notes"), make("p", "", n)));
    levels.forEach((l, i) => {
      const o = make("option", "", l.name);
      o.value = i;
      o.disabled = !l.steps.length;
      add(byId("detail"), o);
    });
  }

  function listen() {
    document.addEventListener("keydown", onKey);
    document.querySelectorAll("[data-do]").forEach((b) =>
      b.addEventListener("click", () => actions[b.dataset.do]()));
    byId("range").addEventListener("input", () =>
      goToStep(Number(byId("range").value)));
    byId("detail").addEventListener("change", () =>
      detail(Number(byId("detail").value)));
    byId("help-close").addEventListener("click", () => byId("help").close());
    byId("entry").addEventListener("submit", (e) => {
      e.preventDefault();
      entered(byId("text").value);
    });
    const dark = matchMedia("(prefers-color-scheme: dark)");
    setTheme(dark.matches ? "dark" : "light");
    dark.addEventListener("change", () => {
      if (!here.themed)
        setTheme(dark.matches ? "dark" : "light");
    });
  }

  function begin() {
    showAbout();
    showPanes();
    bindKeys();
    listen();
    const wanted = /^#([0-9]+)$/.exec(location.hash);
    here.events = level().ends[0];
    if (wanted)
      goToText(wanted[1]);
    else
      show();
  }

  begin();
}());
