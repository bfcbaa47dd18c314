// Runs in the folder of the server: their reports, and the rows of their tables, some at a time.

const ROWS_AT_ONCE = 5000;

function resultsView() {
  const list = element("div", {});
  const opened = element("div", { id: "run", tabindex: "-1" });
  const load = async (from) => {
    try {
      const found = await ask("GET", "/api/runs?from=" + from);
      list.replaceChildren(found.folder ? runTable(found, (name) => openRun(name, opened), load)
        : element("p", { class: "soft" }, "Start the server with --folder DIR to open the results (--out) in it."));
    } catch (problems) {
      list.replaceChildren(problemNote(problems));
    }
  };
  load(0);
  return element("section", { class: "panel" }, element("div", { class: "head" }, element("h2", {}, "Results"),
    element("button", { type: "button", click: () => load(0) }, "Look again")), list, opened);
}

function problemNote(problems) {
  return element("p", { class: "note bad", role: "alert" }, problemsOf(problems).map(problemText).join("\n"));
}

function runTable(found, open, load) {
  if (found.total === 0) return element("p", { class: "soft" }, `There are no results in ${found.folder} yet: commands write them with --out.`);
  const about = (run) => [run.about.space ?? run.about.network, run.about.architecture && "on " + run.about.architecture, run.about.verdict].filter(Boolean).join(" ");
  return element("div", {}, dataTable([
    { title: "run", value: (run) => run.name, cell: (run) => element("button", { type: "button", "aria-label": "Open " + run.name, click: () => open(run.name) }, run.name) },
    { title: "what it is about", value: about, cell: about },
    { title: "report", cell: (run) => run.report ? reportLink(run.name) : "" },
  ], found.runs, { caption: `${many(found.total, "run")} in ${found.folder}`, filter: (run) => run.name + " " + about(run) }),
  pager(found.from, found.runs.length, found.total, load));
}

function reportLink(run) {
  return element("a", { href: `/results/${run}/report.html`, target: "_blank", rel: "noopener", "aria-label": "Report of " + run }, "report");
}

/** Buttons to what comes before and after; nothing where all is shown. */
function pager(from, shown, total, load, size = shown) {
  if (from === 0 && (total === undefined || shown >= total)) return "";
  const last = total !== undefined ? ` of ${count(total)}` : "";
  return element("div", { class: "tools" },
    element("button", { type: "button", disabled: from === 0, click: () => load(Math.max(0, from - size)) }, "Before"),
    element("span", { class: "soft" }, `${count(from + 1)} to ${count(from + shown)}${last}`),
    element("button", { type: "button", disabled: total !== undefined && from + shown >= total, click: () => load(from + shown) }, "After"));
}

async function openRun(name, place) {
  try {
    const run = await ask("GET", "/api/runs/" + name);
    const rows = element("div", {});
    const mappings = run.files.filter((file) => file.endsWith(".yaml") && file !== "prices.yaml");
    place.replaceChildren(element("h2", {}, name), run.report ? element("p", {}, reportLink(name)) : "",
      run.tables.length > 0 ? element("div", { class: "tools" }, element("span", { class: "soft" }, "Tables:"), run.tables.map((table) =>
        element("button", { type: "button", "data-tip": `${table.format === "parquet" ? "Parquet" : "CSV"}, ${many(table.parts, "file")}`, click: () => openTable(name, table.name, 0, rows) }, table.name))) : "",
      mappings.length > 0 ? element("div", { class: "tools" }, element("span", { class: "soft" }, "Mappings:"), mappings.map((file) =>
        element("button", { type: "button", "data-tip": "Open its problem and mapping in the editor", click: () => openMapping(run, file, rows) }, file.replace(/\.yaml$/, "")))) : "",
      element("p", { class: "soft" }, "Files: ", run.files.flatMap((file) => [element("a", { href: `/results/${name}/${file}`, target: "_blank", rel: "noopener" }, file), " "])), rows);
    place.focus();
  } catch (problems) {
    place.replaceChildren(problemNote(problems));
  }
}

async function openTable(run, table, from, place) {
  place.replaceChildren(element("p", { class: "status", role: "status" }, `Reading ${table}.`));
  try {
    const found = await ask("GET", `/api/runs/${run}/tables/${table}?from=${from}&size=${ROWS_AT_ONCE}`);
    const total = found.complete ? from + found.rows.length : undefined;
    const more = found.complete && from === 0 ? "" : pager(from, found.rows.length, total, (next) => openTable(run, table, next, place), ROWS_AT_ONCE);
    place.replaceChildren(element("h3", {}, table), more, found.rows.length === 0 ? element("p", { class: "soft" }, "It has no rows.") : rowsOf(found));
  } catch (problems) {
    place.replaceChildren(problemNote(problems));
  }
}

/** Rows of a table: as a cloud where there are numbers to draw, else as a table alone. */
function rowsOf(found) {
  const columns = found.columns.map((key, at) => ({ key, title: key, values: found.rows.map((row) => row[at] ?? "") }));
  const numeric = columns.filter((column) => column.key !== "point" && column.values.some((value) => typeof value === "number"));
  if (numeric.length < 2) {
    return columnTable(found.table, columns.map((column) => ({ ...column, cells: column.values.map(text) })));
  }
  const named = (...keys) => keys.map((key) => numeric.find((column) => column.key === key)).find(Boolean);
  const x = named("area_um2", "cycles") ?? numeric[0];
  const y = named("energy_pj") ?? numeric.find((column) => column !== x);
  const colour = columns.find((column) => column !== x && column !== y && column.key !== "point");
  return pointCloud({ caption: `Rows of ${found.table}`, columns, x: x.key, y: y.key, colour: colour?.key });
}

/** The problem and the mapping of a run, with its design where the library has it. */
async function openMapping(run, file, place) {
  try {
    const response = await fetch(`/results/${run.name}/${file}`);
    const whole = await response.text();
    const at = whole.search(/^mapping:/m);
    if (!response.ok || at < 0) throw [fault(`${file} has no mapping`)];
    const design = run.about.architecture;
    if ([...choices.design.options].some((option) => option.value === design)) {
      editors.design.set((await ask("GET", "/api/library/architectures/" + design)).text);
      choices.design.value = design;
    }
    choices.network.value = "";
    editors.network.set(whole.slice(0, at));
    editors.mapping.set(whole.slice(at));
    forget();
    texts.show("mapping");
    views.show("evaluate");
    changed("network");
  } catch (problems) {
    place.replaceChildren(problemNote(problems));
  }
}
