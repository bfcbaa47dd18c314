// The explorer: documents, what they cost as they are typed, and the page around them.

const state = { layer: "", layers: [], best: new Map(), result: undefined, evaluation: 0 };
const TABS = { design: "Design", network: "Network", mapping: "Mapping", space: "Space" };
const STORED = "loopwright.explorer";

// What the user has: documents and a few choices.

const editors = Object.fromEntries(Object.entries(TABS).map(([key, label]) => [key, textEditor(label, () => changed(key))]));
const choices = {};
const names = { design: "design.yaml", network: "network.yaml", mapping: "mapping.yaml", space: "space.yaml" };

function documents() {
  return ["design", "network"].filter((key) => editors[key].text().trim()).map((key) => ({ name: names[key], text: editors[key].text() }));
}

function request(more) {
  return { documents: documents(), layer: state.layers.length > 0 && state.layer ? state.layer : undefined,
    technology: choices.technology.value || undefined, ignore_tables: choices.technology.value ? true : undefined, ...more };
}

function later(work, millis) {
  let timer;
  return () => { clearTimeout(timer); timer = setTimeout(work, millis); };
}

const validateSoon = later(validate, 250);
const evaluateSoon = later(evaluate, 60);
const describeSoon = later(describeSpace, 250);

function changed(key) {
  remember();
  if (key === "space") return describeSoon();
  if (key !== "mapping") validateSoon();
  evaluateSoon();
}

function remember() {
  const kept = Object.fromEntries(Object.keys(TABS).map((key) => [key, editors[key].text()]));
  try {
    sessionStorage.setItem(STORED, JSON.stringify({ ...kept, layer: state.layer }));
  } catch (full) {
    // Only this tab forgets.
  }
}

function restored() {
  const kept = JSON.parse(sessionStorage.getItem(STORED) ?? "null");
  if (!kept || !kept.design) return false;
  Object.keys(TABS).forEach((key) => editors[key].set(kept[key] ?? ""));
  state.layer = kept.layer ?? "";
  return true;
}

// Problems, at their lines and in a list.

const problemList = element("ul", { class: "problems", "aria-live": "polite", "aria-label": "Problems" });
const known = { search: [], space: [], compare: [], evaluate: [], validate: [] };

function showProblems(source, problems) {
  known[source] = problems;
  const seen = new Map();
  Object.values(known).flat().forEach((problem) => seen.set(problemText(problem), problem));
  const all = [...seen.values()].sort((a, b) => (a.severity === "error" ? 0 : 1) - (b.severity === "error" ? 0 : 1));
  for (const key of Object.keys(TABS)) {
    const here = all.filter((problem) => problem.file === names[key]);
    editors[key].mark(here);
    texts.buttons[key].querySelector(".count").textContent = here.some((problem) => problem.severity === "error") ? " " + here.length : "";
  }
  problemList.replaceChildren(...all.slice(0, 20).map((problem) => element("li", { class: problem.severity === "error" ? "" : "warning" },
    element("button", { type: "button", click: () => goTo(problem) }, (problem.severity === "error" ? "" : "warning: ") + problemText(problem)))));
}

function goTo(problem) {
  const key = Object.keys(names).find((one) => names[one] === problem.file);
  if (!key) return;
  texts.show(key);
  if (problem.line > 0) editors[key].goTo(problem.line);
}

// Validate and evaluate as the user types.

async function validate() {
  try {
    const answer = await ask("POST", "/api/validate", { documents: documents() });
    setLayers(answer.layers);
    showProblems("validate", answer.problems);
  } catch (problems) {
    showProblems("validate", problemsOf(problems));
  }
}

function setLayers(layers) {
  if (layers.join() === state.layers.join()) return;
  state.layers = layers;
  const before = state.layer;
  choices.layer.replaceChildren(...(layers.length > 1 ? [element("option", { value: "" }, "all layers")] : []),
    ...layers.map((name) => element("option", { value: name }, name)));
  state.layer = layers.includes(before) ? before : layers[0] ?? "";
  choices.layer.value = state.layer;
  choices.layer.disabled = layers.length === 0;
  evaluateSoon();
}

async function evaluate() {
  const turn = ++state.evaluation;
  const mapping = editors.mapping.text();
  if (!mapping.trim() || (state.layers.length > 0 && !state.layer)) {
    showProblems("evaluate", []);
    return showStatus(state.layer ? "No mapping yet: write one, or let Map find the best." : "");
  }
  const started = performance.now();
  try {
    const answer = await ask("POST", "/api/evaluate", request({ mapping: { name: names.mapping, text: mapping } }));
    if (turn !== state.evaluation) return;
    showProblems("evaluate", []);
    showEvaluation(answer, mapping, performance.now() - started);
  } catch (problems) {
    if (turn !== state.evaluation) return;
    showProblems("evaluate", problemsOf(problems));
    showStatus("Not evaluated: see the problems.");
  }
}

const status = element("p", { class: "status", id: "evaluation", role: "status" });
const result = element("div", { id: "result", tabindex: "-1" });
const details = element("div", { id: "details" });
const factors = element("div", {});
const comparison = element("div", {});

function showStatus(text) {
  status.textContent = text;
}

function showEvaluation(answer, mapping, millis) {
  if (!answer.valid) {
    factors.replaceChildren();
    comparison.replaceChildren();
    return showStatus("The mapping cannot run: " + answer.reason);
  }
  const page = answer.page;
  const [layer] = page.layers;
  showStatus(`${energy(answer.energy_pj)}, ${count(answer.cycles)} cycles, ${percent(answer.utilization)} busy, evaluated in ${Math.max(1, Math.round(millis))} ms`);
  factors.replaceChildren(factorTable(mapping, layer.nest, page.design, (text) => {
    editors.mapping.set(text);
    changed("mapping");
  }));
  compareWithBest(answer, layer.workload);
  state.result = page;
  const trace = element("button", { type: "button", id: "trace", "data-tip": "When which tile lies where, comes and goes; ui.perfetto.dev and Chrome open the file", click: () => saveTrace(mapping) }, "Download a trace");
  details.replaceChildren(element("div", { class: "tools" }, trace), ...layerSections(page, layer.workload));
}

async function saveTrace(mapping) {
  try {
    const trace = await ask("POST", "/api/trace", request({ mapping: { name: names.mapping, text: mapping } }));
    download("trace.json", JSON.stringify(trace));
  } catch (problems) {
    showProblems("evaluate", problemsOf(problems));
  }
}

// The page.

const texts = tabList("Documents", Object.entries(TABS).map(([key, title]) => ({ key, title, panel: editors[key].node })));

function choice(label, options, change) {
  const select = element("select", { change: () => change(select.value) }, options.map(([value, text]) => element("option", { value }, text)));
  return [element("label", {}, label, select), select];
}

/** What is done with the documents, one at a time. */
let views;

function evaluateView() {
  return element("div", {}, element("section", { class: "panel" }, element("h2", {}, "Search"),
    element("div", { class: "tools" }, mapSearch.buttons), mapSearch.rest), status, result, factors, comparison, whatIf(), details);
}

async function startExplorer() {
  const [library, schema, spaceSchema] = await Promise.all(["/api/library", "/api/schema", "/api/schema/space"].map((path) => ask("GET", path)));
  Object.values(editors).forEach((editor) => (editor.schema = schema));
  editors.space.schema = spaceSchema;
  const named = (first, list) => [["", first], ...list.map((name) => [name, name])];
  const labels = [];
  const add = (key, label, options, change) => { const [node, select] = choice(label, options, change); choices[key] = select; labels.push(node); };
  add("design", "Design", named("from the library", library.architectures), (name) => fromLibrary("architectures", name, "design"));
  add("network", "Network", named("from the library", library.workloads), (name) => fromLibrary("workloads", name, "network"));
  add("layer", "Layer", [], (name) => { state.layer = name; editors.mapping.set(""); [details, factors, comparison].forEach((part) => part.replaceChildren()); changed("mapping"); });
  add("technology", "Prices", named("of the design", library.technology), () => evaluateSoon());
  add("objective", "Objective", [["", "of the files, or EDP"], ["energy", "energy"], ["delay", "delay"], ["edp", "EDP"]], () => {});
  const time = element("input", { type: "number", min: "1", max: "600", value: "30" });
  choices.time = time;
  labels.push(element("label", {}, "Seconds a layer", time));
  views = tabList("What to do", [
    { key: "evaluate", title: "Map and evaluate", panel: evaluateView() },
    { key: "sweep", title: "Sweep", panel: sweepView(library.spaces) },
    { key: "compare", title: "Compare", panel: compareView(library.architectures) },
    { key: "results", title: "Results", panel: resultsView() },
  ]);
  document.getElementById("main").append(
    element("div", { class: "head" }, element("h1", {}, "Loopwright explorer"), themeButton()),
    element("div", { class: "explorer" },
      element("div", {}, element("div", { class: "choices" }, labels), texts.bar, texts.panels, problemList),
      element("div", {}, views.bar, views.panels),
      await filePanel()));
  texts.show("design");
  views.show("evaluate");
  followTips();
  followCharts();
  addEventListener("hashchange", () => {
    const named = /^#layer=(.*)$/.exec(location.hash);
    if (named && state.result) details.replaceChildren(...networkSections(state.result), ...layerSections(state.result, decodeURIComponent(named[1])));
  });
  if (restored()) {
    changed("design");
    changed("space");
  } else {
    choices.design.value = "eyeriss";
    choices.network.value = "alexnet";
    state.layer = "conv3";
    await fromLibrary("architectures", "eyeriss", "design");
    await fromLibrary("workloads", "alexnet", "network");
  }
}

startExplorer().catch((problems) => document.getElementById("main").append(element("p", { class: "note bad", role: "alert" },
  problemsOf(problems).map(problemText).join("\n"))));
