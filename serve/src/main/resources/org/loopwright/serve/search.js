// The search for the best mapping of a layer, or of all, and how the one at hand compares with it.

const mapSearch = searchPanel({
  verb: "Map",
  label: "How near to a proof",
  source: "search",
  begin: () => ({ path: "/api/map", body: request({ objective: choices.objective.value || undefined, time_limit: Number(choices.time.value) || 30 }),
    asked: documents().map((one) => one.text).join("\n") }),
  tell: mapProgress,
  done: mapped,
});

/** How far a search for mappings is: the part that is proved, and in words. */
function mapProgress(now) {
  const parts = [now.count > 1 ? `${now.layer} (${now.number} of ${now.count})` : now.layer];
  if (now.best != null) parts.push(`best ${now.objective} ${significant(now.best)} ${now.unit}`);
  if (now.bound != null) parts.push(`bound ${significant(now.bound)}`);
  if (now.gap != null) parts.push(`gap ${percent(now.gap)}`);
  parts.push(`${count(now.evaluated)} mappings`, `${now.seconds.toFixed(1)} s`);
  return [now.gap != null ? 1 - now.gap : 0, parts.join(" · ")];
}

function mapped(search, asked) {
  const found = search.result;
  if (!found?.page) {
    mapSearch.say(search.state === "cancelled" ? "Cancelled before anything was found." : "The search failed: see the problems.", 0);
    return showProblems("search", found?.problems ?? []);
  }
  const page = completedPage(found.page);
  mapSearch.say(`${search.state === "cancelled" ? "Cancelled; " : ""}${page.layers.slice(0, 4).map(ending).join(" · ")}`,
    page.layers.reduce((least, layer) => Math.min(least, layer.evaluation ? 1 - (layer.objective?.gap ?? 1) : 1), 1));
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
