// The explorer: documents, what they cost, searches, and what if.

const state = { layer: "", layers: [], best: new Map(), job: undefined, result: undefined, evaluation: 0 };
const TABS = { design: "Design", network: "Network", mapping: "Mapping" };
const STORED = "loopwright.explorer";
const token = rememberedToken();

/** The address gives the token once; then it is no longer to be seen. */
function rememberedToken() {
  const given = /^#token=(\w+)$/.exec(location.hash);
  if (given) {
    sessionStorage.setItem("loopwright.token", given[1]);
    history.replaceState(null, "", location.pathname);
  }
  return sessionStorage.getItem("loopwright.token") ?? "";
}

/** The answer of the server; what it refuses is thrown as problems. */
async function ask(method, path, body) {
  let response;
  try {
    response = await fetch(path, { method, headers: { "Content-Type": "application/json", "X-Loopwright-Token": token }, body: body && JSON.stringify(body) });
  } catch (unreachable) {
    throw [{ severity: "error", file: "", line: 0, message: "the server does not answer: is 'loopwright serve' still running?" }];
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw answer.problems ?? [{ severity: "error", file: "", line: 0, message: `the server answered ${response.status}` }];
  return answer;
}

// What the user has: three documents and a few choices.

const editors = Object.fromEntries(Object.entries(TABS).map(([key, label]) => [key, textEditor(label, () => changed(key))]));
const choices = {};
const names = { design: "design.yaml", network: "network.yaml", mapping: "mapping.yaml" };

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

function changed(key) {
  remember();
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
const known = { validate: [], evaluate: [] };

function showProblems(source, problems) {
  known[source] = problems;
  const seen = new Map();
  [...known.evaluate, ...known.validate].forEach((problem) => seen.set(problemText(problem), problem));
  const all = [...seen.values()].sort((a, b) => (a.severity === "error" ? 0 : 1) - (b.severity === "error" ? 0 : 1));
  for (const key of Object.keys(TABS)) {
    const here = all.filter((problem) => problem.file === names[key]);
    editors[key].mark(here);
    tabs[key].querySelector(".count").textContent = here.some((problem) => problem.severity === "error") ? " " + here.length : "";
  }
  problemList.replaceChildren(...all.slice(0, 20).map((problem) => element("li", { class: problem.severity === "error" ? "" : "warning" },
    element("button", { type: "button", click: () => goTo(problem) }, (problem.severity === "error" ? "" : "warning: ") + problemText(problem)))));
}

function goTo(problem) {
  const key = Object.keys(names).find((one) => names[one] === problem.file);
  if (!key) return;
  showTab(key);
  if (problem.line > 0) editors[key].goTo(problem.line);
}

// Validate and evaluate as the user types.

async function validate() {
  try {
    const answer = await ask("POST", "/api/validate", { documents: documents() });
    setLayers(answer.layers);
    showProblems("validate", answer.problems);
  } catch (problems) {
    showProblems("validate", Array.isArray(problems) ? problems : [faultOf(problems)]);
  }
}

function faultOf(error) {
  return { severity: "error", file: "", line: 0, message: String(error.message ?? error) };
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
    showProblems("evaluate", Array.isArray(problems) ? problems : [faultOf(problems)]);
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
    showProblems("evaluate", Array.isArray(problems) ? problems : [faultOf(problems)]);
  }
}

/** The mapping at hand next to the best that a search found for the layer. */
function compareWithBest(answer, layer) {
  const best = state.best.get(layer);
  if (!best) return comparison.replaceChildren();
  const rows = [["energy", "energy_pj", energy], ["cycles", "cycles", count], ["energy × delay, pJ·cycles", "edp_pj_cycles", significant], ["utilization", "utilization", percent]]
    .map(([name, key, format]) => ({ name, yours: answer[key], best: best.evaluation[key], format }));
  comparison.replaceChildren(element("section", { class: "panel" }, element("h2", {}, "Compared with the search"),
    element("p", { class: "soft" }, `${best.verdict}: ${best.name}`),
    dataTable([
      { title: "", cell: (row) => row.name },
      { title: "this mapping", num: true, cell: (row) => row.format(row.yours) },
      { title: "found", num: true, cell: (row) => row.format(row.best) },
      { title: "ratio", num: true, cell: (row) => {
        const ratio = row.yours / row.best;
        const worse = row.name === "utilization" ? ratio < 1 : ratio > 1;
        return element("span", { class: Math.abs(ratio - 1) < 1e-9 ? "" : worse ? "worse" : "better" }, significant(ratio) + " ×");
      } },
    ], rows, { caption: "Other numbers may be lower where the objective is another", sortable: false })));
}

// Searches.

const progress = element("div", { class: "progress", role: "progressbar", "aria-label": "How near to a proof", "aria-valuemin": "0", "aria-valuemax": "100" }, element("i"));
const searchText = element("p", { class: "status", role: "status" });
const mapButton = element("button", { type: "button", class: "primary", click: map }, "Map");
const cancelButton = element("button", { type: "button", disabled: true, click: cancel }, "Cancel");

async function map() {
  mapButton.disabled = true;
  const asked = documents().map((one) => one.text).join("\n");
  try {
    const job = await ask("POST", "/api/map", request({ objective: choices.objective.value || undefined, time_limit: Number(choices.time.value) || 30 }));
    state.job = job.id;
    cancelButton.disabled = false;
    follow(job.id, asked);
  } catch (problems) {
    mapButton.disabled = false;
    showProblems("evaluate", Array.isArray(problems) ? problems : [faultOf(problems)]);
  }
}

function cancel() {
  if (state.job) ask("DELETE", "/api/searches/" + state.job).catch(() => {});
  searchText.textContent = "Cancelling: the best so far is kept.";
}

function follow(id, asked) {
  const events = new EventSource(`/api/searches/${id}/events`);
  events.addEventListener("progress", (event) => showSearch(JSON.parse(event.data)));
  events.addEventListener("end", (event) => {
    events.close();
    ended(JSON.parse(event.data), asked);
  });
  events.onerror = () => {
    // The browser tries again by itself, unless the server is gone.
    if (events.readyState === EventSource.CLOSED) ended({ state: "failed", result: { problems: [{ severity: "error", file: "", line: 0, message: "the server does not answer" }] } });
  };
}

function showSearch(search) {
  const now = search.progress;
  if (search.state === "queued") { searchText.textContent = "Waits for another search to end."; return; }
  if (!now) { searchText.textContent = "Searching."; return; }
  const parts = [now.count > 1 ? `${now.layer} (${now.number} of ${now.count})` : now.layer];
  if (now.best != null) parts.push(`best ${now.objective} ${significant(now.best)} ${now.unit}`);
  if (now.bound != null) parts.push(`bound ${significant(now.bound)}`);
  if (now.gap != null) parts.push(`gap ${percent(now.gap)}`);
  parts.push(`${count(now.evaluated)} mappings`, `${now.seconds.toFixed(1)} s`);
  searchText.textContent = parts.join(" · ");
  setProgress(now.gap != null ? 1 - now.gap : 0);
}

function setProgress(share) {
  progress.firstChild.style.width = 100 * share + "%";
  progress.setAttribute("aria-valuenow", String(Math.round(100 * share)));
}

function ended(search, asked) {
  state.job = undefined;
  mapButton.disabled = false;
  cancelButton.disabled = true;
  const found = search.result;
  if (!found?.page) {
    setProgress(0);
    searchText.textContent = search.state === "cancelled" ? "Cancelled before anything was found." : "The search failed: see the problems.";
    return showProblems("evaluate", found?.problems ?? []);
  }
  const page = completedPage(found.page);
  setProgress(page.layers.reduce((least, layer) => Math.min(least, layer.evaluation ? 1 - (layer.objective?.gap ?? 1) : 1), 1));
  searchText.textContent = `${search.state === "cancelled" ? "Cancelled; " : ""}${page.layers.slice(0, 4).map(ending).join(" · ")}`;
  page.layers.forEach((layer) => layer.evaluation && state.best.set(layer.workload, { ...layer, name: `${layer.objective?.name ?? ""} of ${layer.workload}` }));
  keepForComparison(page, asked);
  const file = found.files.find((one) => one.layer === state.layer) ?? (state.layers.length === 0 ? found.files[0] : undefined);
  if (file) {
    editors.mapping.set(file.mapping);
    changed("mapping");
  }
  if (page.layers.length > 1) {
    state.result = page;
    details.replaceChildren(...networkSections(page));
    showStatus("");
  }
}

/** How the search of a layer ended, and how near to the optimum. */
function ending(layer) {
  const gap = layer.objective?.gap;
  return `${layer.workload}: ${layer.verdict}` + (gap > 0 ? `, at most ${percent(gap)} above the optimum` : "");
}

/** A layer of an earlier one's shape has the results of that one. */
function completedPage(page) {
  const byName = new Map(page.layers.map((layer) => [layer.workload, layer]));
  return { ...page, layers: page.layers.map((layer) => ({ ...byName.get(layer.same_as), ...layer })) };
}

// What if a limit were another: the design's text is changed, and both optima are kept.

const searched = [];
const outcomes = element("div", {});

function keepForComparison(page, asked) {
  const mapped = page.layers.filter((layer) => layer.evaluation);
  if (mapped.length === 0) return;
  searched.push({ name: asked === searched.at(-1)?.asked ? searched.at(-1).name : state.change ?? (searched.length === 0 ? "the design" : "changed by hand"), asked,
    energy: page.totals.energy_pj, cycles: page.totals.cycles, edp: page.totals.edp_pj_cycles, layers: mapped.length });
  state.change = undefined;
  outcomes.replaceChildren(dataTable([
    { title: "search", cell: (row) => row.name },
    { title: "layers", num: true, cell: (row) => count(row.layers) },
    { title: "energy", num: true, cell: (row) => energy(row.energy) },
    { title: "cycles", num: true, cell: (row) => count(row.cycles) },
    { title: "energy × delay, pJ·cycles", num: true, cell: (row) => significant(row.edp) },
    { title: "of the first", num: true, cell: (row) => significant(row.edp / searched[0].edp) + " ×", source: () => "energy × delay / that of the first search" },
  ], searched, { caption: "Searches so far", sortable: false }));
}

const SIZE_KEYS = /(\b(?:depth|entries|memory_depth|sizeKB)\s*:\s*)(\d+)/;

/** The text of a design with the capacity of a level times a factor; undefined where it is not stated plainly. */
function resized(text, level, factor) {
  const lines = text.split("\n");
  const start = lines.findIndex((line) => new RegExp(`name:\\s*["']?${level}(\\[|["'\\s,]|$)`).test(line));
  if (start < 0) return undefined;
  for (let at = start; at < lines.length && at < start + 40; at++) {
    if (at > start && /name:\s/.test(lines[at])) return undefined;
    const size = SIZE_KEYS.exec(lines[at]);
    if (size) {
      lines[at] = lines[at].replace(SIZE_KEYS, `$1${Math.max(1, Math.round(Number(size[2]) * factor))}`);
      return lines.join("\n");
    }
  }
  return undefined;
}

const BITS = { b: 1, byte: 8, bytes: 8, kb: 8192, kib: 8192, mb: 8 * 2 ** 20, mib: 8 * 2 ** 20 };

/** By what a capacity changes: "2x", "half", "128 KB", "4096 words"; undefined if that is none, or not known of the level. */
function sizeFactor(text, level) {
  const plain = text.trim().toLowerCase();
  const named = { half: 0.5, twice: 2, double: 2 }[plain];
  if (named) return named;
  const [, number, unit] = /^(\d+(?:\.\d+)?)\s*([a-z×]*)$/.exec(plain) ?? [];
  if (!(Number(number) > 0)) return undefined;
  if (unit === "x" || unit === "×") return Number(number);
  const known = state.result?.design.levels.find((one) => one.name === level || one.label === level);
  if (!known || !(known.words > 0)) return undefined;
  if (unit === "words" || unit === "word") return Number(number) / known.words;
  return BITS[unit] && (Number(number) * BITS[unit]) / (known.words * known.word_bits);
}

function whatIf() {
  const level = element("input", { type: "text", size: "8", placeholder: "GLB", "aria-label": "Level" });
  const size = element("input", { type: "text", size: "10", value: "2x", "aria-label": "Its capacity", "data-tip": "Such as 2x, half, 128 KB or 4096 words; 1 KB is 1024 bytes" });
  const said = element("p", { class: "soft", role: "status" });
  const run = () => {
    const name = level.value.trim();
    const factor = sizeFactor(size.value, name);
    if (factor === undefined) {
      said.textContent = /^[\d.]+\s*([kmx×]?i?b?|bytes?|words?)$/i.test(size.value.trim())
        ? `The capacity of "${name}" is not known yet: evaluate or map first, or write such as 2x.`
        : `"${size.value}" is no capacity; write such as 128 KB, 4096 words, 2x or half.`;
      return;
    }
    const text = resized(editors.design.text(), name, factor);
    if (text === undefined) {
      said.textContent = `The design states no depth of "${name}" that can be changed here; edit its text.`;
      return;
    }
    editors.design.set(text);
    state.change = `${name}: ${size.value.trim()}`;
    said.textContent = `The text of the design has it now: ${state.change}. Prices follow from its attributes.`;
    changed("design");
    map();
  };
  return element("section", { class: "panel" }, element("h2", {}, "What if"),
    element("div", { class: "tools" }, level, " had ", size, element("button", { type: "button", id: "what-if", click: run }, "Try and map")), said, outcomes);
}

// Files: of the library, of the folder, and downloads.

async function fromLibrary(kind, name, key) {
  if (!name) return;
  try {
    editors[key].set((await ask("GET", `/api/library/${kind}/${name}`)).text);
    state.best.clear();
    if (key !== "mapping") editors.mapping.set("");
    details.replaceChildren();
    factors.replaceChildren();
    comparison.replaceChildren();
    changed(key);
  } catch (problems) {
    showProblems("validate", problems);
  }
}

function download(name, text) {
  const link = element("a", { href: URL.createObjectURL(new Blob([text], { type: "text/yaml" })), download: name });
  link.click();
  URL.revokeObjectURL(link.href);
}

/** The three documents as one file, which 'loopwright evaluate' reads. */
function whole() {
  return [editors.design, editors.network, editors.mapping].map((editor) => editor.text().trim()).filter(Boolean).join("\n\n") + "\n";
}

async function filePanel() {
  const said = element("p", { class: "soft", role: "status" });
  const panel = element("section", { class: "panel" }, element("h2", {}, "Files"));
  const listing = await ask("GET", "/api/files");
  const buttons = element("div", { class: "tools" }, Object.entries(TABS).map(([key, label]) =>
    element("button", { type: "button", click: () => download(names[key], editors[key].text()) }, "Download " + label.toLowerCase())),
    element("button", { type: "button", click: () => download("specification.yaml", whole()) }, "Download all as one"));
  panel.append(buttons);
  if (!listing.folder) {
    panel.append(element("p", { class: "soft" }, "Start the server with --folder DIR to save into a folder and to open results in it."));
    return panel;
  }
  const name = element("input", { type: "text", value: "mapping.yaml", "aria-label": "Name of the file" });
  const save = async (overwrite) => {
    const key = shownTab();
    try {
      await ask("POST", "/api/files", { name: name.value, text: editors[key].text(), overwrite });
      said.textContent = `${TABS[key]} saved as ${name.value} in ${listing.folder}.`;
    } catch (problems) {
      said.textContent = problems.map(problemText).join("\n");
    }
  };
  panel.append(element("div", { class: "tools" }, name, element("button", { type: "button", id: "save", click: () => save(false) }, "Save the shown text"),
    element("button", { type: "button", click: () => save(true) }, "Replace")), said);
  if (listing.files.length > 0) {
    panel.append(element("div", { class: "tools" }, element("span", { class: "soft" }, "Open here:"), listing.files.slice(0, 30).map((file) =>
      element("button", { type: "button", click: async () => { const key = shownTab(); editors[key].set((await ask("GET", "/api/files/" + file)).text); changed(key); } }, file))));
  }
  if (listing.results.length > 0) {
    panel.append(element("p", {}, "Results: ", listing.results.flatMap((folder) => [element("a", { href: `/results/${folder}/report.html`, target: "_blank", rel: "noopener" }, folder), " "])));
  }
  return panel;
}

// The page.

const tabs = Object.fromEntries(Object.entries(TABS).map(([key, label]) => [key, element("button", { type: "button", role: "tab", id: "tab-" + key,
  "aria-controls": "panel-" + key, click: () => showTab(key) }, label, element("span", { class: "count" }))]));
const panels = Object.fromEntries(Object.keys(TABS).map((key) => [key, element("div", { role: "tabpanel", id: "panel-" + key, "aria-labelledby": "tab-" + key }, editors[key].node)]));

function showTab(shown) {
  for (const key of Object.keys(TABS)) {
    tabs[key].setAttribute("aria-selected", String(key === shown));
    panels[key].hidden = key !== shown;
  }
}

function shownTab() {
  return Object.keys(TABS).find((key) => !panels[key].hidden);
}

function choice(label, options, change) {
  const select = element("select", { change: () => change(select.value) }, options.map(([value, text]) => element("option", { value }, text)));
  return [element("label", {}, label, select), select];
}

async function startExplorer() {
  const [library, schema] = await Promise.all([ask("GET", "/api/library"), ask("GET", "/api/schema")]);
  Object.values(editors).forEach((editor) => (editor.schema = schema));
  const named = (first, list) => [["", first], ...list.map((name) => [name, name])];
  const labels = [];
  const add = (key, label, options, change) => { const [node, select] = choice(label, options, change); choices[key] = select; labels.push(node); };
  add("design", "Design", named("from the library", library.architectures), (name) => fromLibrary("architectures", name, "design"));
  add("network", "Network", named("from the library", library.workloads), (name) => fromLibrary("workloads", name, "network"));
  add("layer", "Layer", [], (name) => { state.layer = name; editors.mapping.set(""); details.replaceChildren(); factors.replaceChildren(); comparison.replaceChildren(); changed("mapping"); });
  add("technology", "Prices", named("of the design", library.technology), () => evaluateSoon());
  add("objective", "Objective", [["", "of the files, or EDP"], ["energy", "energy"], ["delay", "delay"], ["edp", "EDP"]], () => {});
  const time = element("input", { type: "number", min: "1", max: "600", value: "30" });
  choices.time = time;
  labels.push(element("label", {}, "Seconds a layer", time));
  document.getElementById("main").append(
    element("div", { class: "head" }, element("h1", {}, "Loopwright explorer"), themeButton()),
    element("div", { class: "explorer" },
      element("div", {}, element("div", { class: "choices" }, labels),
        element("div", { class: "tabs", role: "tablist", "aria-label": "Documents" }, Object.values(tabs)), Object.values(panels), problemList, await filePanel()),
      element("div", {}, element("section", { class: "panel" }, element("h2", {}, "Search"),
        element("div", { class: "tools" }, mapButton, cancelButton), progress, searchText),
        status, result, factors, comparison, whatIf(), details)));
  showTab("design");
  followTips();
  followCharts();
  addEventListener("hashchange", () => {
    const named = /^#layer=(.*)$/.exec(location.hash);
    if (named && state.result) details.replaceChildren(...networkSections(state.result), ...layerSections(state.result, decodeURIComponent(named[1])));
  });
  if (restored()) {
    changed("design");
  } else {
    choices.design.value = "eyeriss";
    choices.network.value = "alexnet";
    state.layer = "conv3";
    await fromLibrary("architectures", "eyeriss", "design");
    await fromLibrary("workloads", "alexnet", "network");
  }
}

startExplorer().catch((problems) => document.getElementById("main").append(element("p", { class: "note bad", role: "alert" },
  Array.isArray(problems) ? problems.map(problemText).join("\n") : String(problems))));
