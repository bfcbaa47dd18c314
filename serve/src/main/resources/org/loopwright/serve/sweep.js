// Sweeps: a space of designs, its points as they are settled, and the front. A point that is clicked opens as a design.

const spaceFacts = element("p", { class: "soft", role: "status" });
const sweepResult = element("div", {});

const sweepSearch = searchPanel({
  verb: "Sweep",
  label: "Points that are settled",
  source: "space",
  begin: () => {
    if (!editors.space.text().trim()) throw [fault("There is no space yet: choose one of the library, or vary the design at hand.")];
    const given = spaceDocuments();
    return { path: "/api/explore", body: { documents: given }, asked: given };
  },
  tell: sweepProgress,
  done: swept,
});

/** The space, and the other texts as far as it names them. */
function spaceDocuments() {
  const space = editors.space.text();
  return ["space", "design", "network"].filter((key) => key === "space" || space.includes(names[key])).map((key) => ({ name: names[key], text: editors[key].text() }));
}

/** What the space asks, as it is typed. */
async function describeSpace() {
  if (!editors.space.text().trim()) {
    spaceFacts.textContent = "";
    return showProblems("space", []);
  }
  try {
    const space = await ask("POST", "/api/space", { documents: spaceDocuments() });
    const axes = Object.entries(space.axes).map(([name, values]) => `${name} (${count(values.length)})`).join(" × ");
    spaceFacts.textContent = `${space.name}: ${many(space.points, "design")}, ${axes}; ${space.networks.join(", ")}` +
      (space.layers.length > 0 ? ` (${space.layers.join(", ")})` : "") + `; best for ${space.objectives.join(", ")}, front of ${space.front.join(", ")}`;
    showProblems("space", []);
  } catch (problems) {
    spaceFacts.textContent = "The space cannot be read yet: see the problems.";
    showProblems("space", problemsOf(problems));
  }
}

function sweepProgress(now, seconds) {
  const share = now.points > 0 ? now.done / now.points : 0;
  const parts = [`${count(now.done)} of ${many(now.points, "point")}`, `${count(now.proved)} proved`, `${count(now.pruned)} left out by bounds`, `${seconds.toFixed(0)} s`];
  if (now.best != null) parts.push(`best ${now.objective} ${significant(now.best)}`);
  if (now.done > 0 && share < 1) parts.push(`about ${Math.ceil((seconds * (1 - share)) / share)} s left`);
  return [share, parts.join(" · ")];
}

function swept(search, asked, seconds) {
  const page = search.result?.page;
  if (!page) {
    sweepSearch.say(search.state === "cancelled" ? "Cancelled before any point was settled." : "The sweep failed: see the problems.", 0);
    return showProblems("space", search.result?.problems ?? []);
  }
  const cancelled = search.state === "cancelled";
  sweepSearch.say(`${cancelled ? "Cancelled; of the points that were settled: " : ""}${page.subtitle} · ${seconds.toFixed(1)} s`, cancelled ? undefined : 1);
  sweepResult.replaceChildren(
    element("div", { class: "tools" }, element("button", { type: "button", click: () => download("result.json", JSON.stringify({ ...search.result, page: undefined }, null, 2)) }, "Download the result"),
      element("button", { type: "button", click: () => download(names.space, asked[0].text) }, "Download the space")),
    ...sectionList(page.sections.map((section) => ({ ...section, blocks: section.blocks.map((block) => opening(block, asked)) }))));
}

/** A cloud of points that can be opened. */
function opening(block, asked) {
  const number = block.columns?.find((column) => column.key === "point");
  return block.kind !== "cloud" || !number ? block
    : { ...block, open: (row) => openPoint(asked, number.values[row]), openHint: "A click on a point, or on its number in the table, opens its design and maps it." };
}

/** Puts the design of a point into the editor and finds its mapping. */
async function openPoint(asked, number) {
  try {
    const point = await ask("POST", "/api/point", { documents: asked, point: number });
    editors.design.set(point.design);
    choices.design.value = "";
    editors.network.set(point.network);
    choices.network.value = "";
    choices.technology.value = point.technology ?? "";
    if ([...choices.objective.options].some((option) => option.value === point.objective)) choices.objective.value = point.objective;
    editors.mapping.set("");
    forget();
    state.change = `point ${number}: ${point.label}`;
    texts.show("design");
    views.show("evaluate");
    await validate();
    // All of what the point ran, so that sums are those of the sweep.
    state.layer = state.layers.length > 1 ? "" : state.layers[0] ?? "";
    choices.layer.value = state.layer;
    remember();
    mapSearch.start();
  } catch (problems) {
    sweepSearch.say(`Point ${number} cannot be opened: see the problems.`);
    showProblems("space", problemsOf(problems));
  }
}

/** A space around the design at hand: half and twice of the first capacity that it states. */
function spaceOfDesign() {
  let level;
  for (const line of editors.design.text().split("\n")) {
    level = /name:\s*["']?([\w-]+)/.exec(line)?.[1] ?? level;
    const size = SIZE_KEYS.exec(line);
    if (level && size) {
      const key = /\w+/.exec(size[1])[0];
      const values = [0.5, 1, 2].map((factor) => Math.max(1, Math.round(Number(size[2]) * factor)));
      return `space:\n  name: mine\n  architecture: ${names.design}   # the text of the tab Design\n  axes:\n    ${level}.${key}: [${values.join(", ")}]\n` +
        `  networks: ${names.network}   # the text of the tab Network\n` + (state.layer ? `  layers: [${state.layer}]\n` : "");
    }
  }
  return undefined;
}

function sweepView(spaces) {
  const show = (text) => {
    editors.space.set(text);
    texts.show("space");
    changed("space");
  };
  const [label] = choice("Space", [["", "from the library"], ...spaces.map((name) => [name, name])], async (name) => {
    if (name) show((await ask("GET", "/api/library/spaces/" + name)).text);
  });
  const vary = () => {
    const text = spaceOfDesign();
    if (text) show(text);
    else spaceFacts.textContent = "The design states no depth that could vary; write a space in the tab Space.";
  };
  return element("section", { class: "panel" }, element("h2", {}, "Sweep a space of designs"),
    element("div", { class: "choices" }, label),
    element("div", { class: "tools" }, element("button", { type: "button", id: "vary", click: vary }, "Vary the design at hand"), sweepSearch.buttons),
    spaceFacts, sweepSearch.rest, sweepResult);
}
