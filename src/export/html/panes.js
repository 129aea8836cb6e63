/* The second part: shows rows in the panes. What a row says was decided when the
 * page was made (src/export/page.h has the rows); here is only where it stands. All
 * texts are data: none becomes markup.
 */
const Panes = (function () {
  "use strict";

  const {data, PANE, item, isChanged} = Walk;
  const byId = (id) => document.getElementById(id);
  /* Who wants to know of a click on a task. */
  const on = {choose: () => {}};
  let chosen = 0;

  /* -- making elements --------------------------------------------------- */

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

  /* -- source ------------------------------------------------------------ */

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
    source.lines.forEach((line) => add(list, line));
    add(body, list);
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

  /* -- tasks ------------------------------------------------------------- */

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
      tr.addEventListener("click", () => on.choose(task));
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
    showChosen();
    const about = body.querySelector(".runs") ||
      body.querySelector("tbody tr:has(.mark .said)");
    if (about)
      bringIntoView(body, about);
  }

  function showChosen() {
    byId("tasks").querySelectorAll("tbody tr").forEach((tr) => {
      if (chosen && Number(tr.dataset.task) === chosen)
        tr.setAttribute("aria-selected", "true");
      else
        tr.removeAttribute("aria-selected");
    });
  }

  /* Marks a task; its label, or null when it isn't there. */
  function choose(task) {
    chosen = task;
    showChosen();
    const tr = byId("tasks").querySelector("[aria-selected]");
    if (!tr)
      return null;
    bringIntoView(byId("tasks"), tr);
    return tr.querySelector(".label").textContent;
  }

  const tasksShown = () => [...byId("tasks").querySelectorAll("[data-task]")]
    .map((tr) => Number(tr.dataset.task));

  /* -- ready and timers -------------------------------------------------- */

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

  /* -- queues, locks, calls ---------------------------------------------- */

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
      ? sign("calls-sign mark", "▶ ", "runs: ") : make("span", "calls-sign"),
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

  /* -- output ------------------------------------------------------------ */

  const OUT = ["", "stderr", "warning", "!"];

  /* A colour of a terminal's 256: eight have names here, so that they can be read
   * in the dark and in the light; the others are levels of a cube, and greys. */
  function colour(n) {
    if (n < 16)
      return "var(--colour-" + n % 8 + ")";
    if (n >= 232)
      return "rgb(" + Array(3).fill(8 + (n - 232) * 10).join(" ") + ")";
    const level = (i) => i ? 55 + 40 * i : 0;
    return "rgb(" + [36, 6, 1].map((by) =>
      level(Math.floor((n - 16) / by) % 6)).join(" ") + ")";
  }

  const HOW = {b: ["fontWeight", "bold"], d: ["opacity", ".7"],
    i: ["fontStyle", "italic"], u: ["textDecoration", "underline"],
    s: ["textDecoration", "line-through"]};

  function painted(text, paint) {
    const e = make("span", "", text);
    if (!paint)
      return e;
    const [fg, bg, how] = paint.split(";"), reverse = how.includes("r");
    const [ink, ground] = (reverse ? [bg, fg] : [fg, bg]).map(Number);
    if (ground >= 0 || reverse) {
      e.style.background = ground >= 0 ? colour(ground) : "var(--text)";
      e.style.color = "var(--pane)";
    }
    if (ink >= 0)
      e.style.color = colour(ink);
    [...how].filter((h) => HOW[h]).forEach((h) => {
      e.style[HOW[h][0]] = HOW[h][1];
    });
    return e;
  }

  function outLine(row) {
    const [when, who, kind, ...stretches] = item(row);
    const li = make("li");
    add(li, isChanged(row) ? sign("mark", "*", "new: ") : make("span", "mark"),
      make("span", "time dim", when), datum("span", "who", who));
    if (kind)
      add(li, make("span", "kind", OUT[kind]));
    const text = datum("span", "text");
    for (let i = 0; i < stretches.length; i += 2)
      add(text, painted(stretches[i], stretches[i + 1]));
    return add(li, text);
  }

  function showOut(state) {
    const body = byId("out");
    none(body, "nothing printed yet", state[PANE.out].length === 0);
    sync(listOf(body, "ol"), state[PANE.out], outLine);
    body.scrollTop = body.scrollHeight;
  }

  /* -- all of it --------------------------------------------------------- */

  function showClock(state) {
    const row = state[PANE.clock][0], [t, pass] = item(row);
    const e = byId("clock");
    e.textContent = "";
    add(e, isChanged(row) ? sign("changed-here", "*", "the clock moved: ")
      : make("span"), make("span", "", "t " + t +
      (pass ? "   pass " + pass : "")));
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

  /* Brings the panes to a state; what stays, stays. */
  function draw(state) {
    parts.forEach(([panes, one]) => {
      if (panes.some((p) => before[PANE[p]] !== state[PANE[p]]))
        one(state);
    });
    before = state;
  }

  /* The next draw shows everything anew. */
  const forget = () => { before = []; };

  /* Panes that nothing ever stands in are not there. */
  function showPanes() {
    const used = (...names) => names.some((n) =>
      Walk.levels.some((l) => l.used[PANE[n]]));
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

  return {byId, make, datum, add, on, choose, tasksShown, source, bringIntoView,
    draw, forget, showPanes};
}());
