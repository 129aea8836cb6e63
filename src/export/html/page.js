/* The third part: where one is, and what the keys and the buttons do. */
(function () {
  "use strict";

  const {data, PANE, levels, column, cell, item, isChanged, stepOf} = Walk;
  const {byId, make, datum, add} = Panes;

  /* -- where one is ------------------------------------------------------ */

  /* The cursor is a number of events, as on the screen: it stays when the level
   * changes, and the step is what it means there. */
  const here = {level: data.open, events: 0, task: 0, themed: false};
  const level = () => levels[here.level];
  const index = () => stepOf(level(), here.events);
  const last = () => level().steps.length - 1;

  /* Within a step of this level, what another says of that place. */
  function shown() {
    const exact = (l) => l.steps.length &&
      l.ends[stepOf(l, here.events)] === here.events;
    const best = exact(level()) ? level() : levels.find(exact) || level();
    return {level: best, index: stepOf(best, here.events)};
  }

  function say(text) {
    byId("message").textContent = text;
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

  function show() {
    const at = shown();
    Panes.draw(Walk.stateAt(at.level, at.index));
    showPlace();
  }

  function goTo(events) {
    here.events = events;
    say("");
    show();
  }
  const goToStep = (i) => goTo(level().ends[i]);

  /* -- requests ---------------------------------------------------------- */

  function choose(task) {
    const label = Panes.choose(task);
    here.task = task;
    say(label ? label + " is selected: s and S go to its steps." : "");
  }

  function chooseBy(n) {
    const ids = Panes.tasksShown(), at = ids.indexOf(here.task);
    const to = at < 0 ? (n > 0 ? 0 : ids.length - 1) : at + n;
    if (ids.length)
      choose(ids[Math.min(Math.max(to, 0), ids.length - 1)]);
  }

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
    task: [(h) => h.indexOf(here.task, 1) > 0, "step of this task"],
  };

  function jump(what, by) {
    const [holds, name] = JUMPS[what], i = index();
    if (what === "task" && !here.task)
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
    const line = Number(text), l = finest(), file = Panes.source.file;
    if (!Number.isInteger(line) || line < 1 || line > Panes.source.lines.length)
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
    Panes.bringIntoView(byId("source"), Panes.source.lines[line - 1]);
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

  /* -- search ------------------------------------------------------------ */

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
          .forEach((row) => {
            text += item(row).slice(3).filter((_, k) => k % 2 === 0).join("") +
              "\n";
          });
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

  /* -- playing ----------------------------------------------------------- */

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

  /* -- panes, themes, help ----------------------------------------------- */

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
      chooseBy(by);
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
    Panes.forget();
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

  /* -- keys -------------------------------------------------------------- */

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

  /* -- begin ------------------------------------------------------------- */

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
    Panes.showPanes();
    Panes.on.choose = choose;
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
