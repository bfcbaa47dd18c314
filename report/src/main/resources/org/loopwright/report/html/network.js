// The network: totals, charts over its layers, and the table of layers.

/** The chosen layer lives in the address, so that it can be linked and gone back from. */
function choose(name) {
  location.hash = "layer=" + encodeURIComponent(name);
}

/** A layer costs as often as it occurs. */
function label(layer) {
  return layer.workload + (layer.count > 1 ? " ×" + layer.count : "");
}

/** Parts of the design, outermost first, then the arithmetic and the networks, with their colours. */
function parts(design) {
  const levels = design.levels.filter((level) => !level.internal);
  return [
    ...levels.map((level, index) => ({
      name: level.name,
      colour: PARTS[index % PARTS.length],
      energy: (cost) => cost.levels.find((one) => one.name === level.name)?.energy_pj ?? 0,
    })),
    {
      name: design.arithmetic.name,
      colour: ARITHMETIC,
      energy: (cost) => cost.levels.find((one) => one.kind === "arithmetic").energy_pj,
    },
    {
      name: "networks",
      colour: NETWORKS,
      energy: (cost) => cost.networks.reduce((sum, network) => sum + network.energy_pj, 0),
    },
  ];
}

/** What takes the longest; the arithmetic where no bandwidth holds it up. */
function limiting(cost) {
  const arithmetic = cost.levels.find((level) => level.kind === "arithmetic");
  const slowest = [...cost.levels, ...cost.networks].reduce((a, b) => (b.cycles > a.cycles ? b : a), arithmetic);
  if (slowest === arithmetic) return "arithmetic";
  return slowest.outer ? `bandwidth of the network ${slowest.outer} to ${slowest.inner}` : "bandwidth of " + slowest.name;
}

function totals(report) {
  const { totals, layers } = report;
  const units = report.design.arithmetic.instances;
  const mapped = layers.filter((layer) => layer.evaluation);
  const proved = mapped.filter((layer) => layer.verdict.startsWith("optimal"));
  const times = (some) => some.reduce((sum, layer) => sum + layer.count, 0);
  return figures([
    { name: "energy", value: energy(totals.energy_pj),
      tip: `Σ energy of a layer × how often it occurs = ${significant(totals.energy_pj)} pJ\nSource: energy_pj of result.json` },
    { name: "cycles", value: count(totals.cycles),
      tip: "Σ cycles of a layer × how often it occurs; layers run one after the other\nSource: cycles of result.json" },
    { name: "utilization", value: totals.cycles > 0 ? percent(totals.computes / units / totals.cycles) : "none",
      tip: `operations / (units × cycles) = ${count(totals.computes)} / (${count(units)} × ${count(totals.cycles)})` },
    { name: "energy per operation", value: totals.computes > 0 ? significant(totals.energy_pj / totals.computes) + " pJ" : "none",
      tip: `energy / operations = ${energy(totals.energy_pj)} / ${count(totals.computes)}` },
    { name: "energy × delay, pJ·cycles", value: significant(totals.edp_pj_cycles),
      tip: "total energy × total cycles\nSource: edp_pj_cycles of result.json" },
    ...(mapped.every((layer) => layer.search) ? [{ name: "proved optimal", value: `${count(times(proved))} of ${count(totals.layers)}`,
      tip: `layers whose mapping is proved optimal; ${count(totals.mapped)} of ${count(totals.layers)} have a mapping` }] : []),
  ]);
}

function layerAxis(dark, layers) {
  return axis(dark, { type: "category", inverse: true, data: layers.map(label), axisLabel: { width: 130, overflow: "truncate" } });
}

function energyChart(report, layers) {
  const section = element("section", {}, element("h2", {}, "Energy of each layer, by component"));
  let without = undefined;
  let shares = false;
  const all = parts(report.design);
  const used = all.filter((part) => layers.some((layer) => part.energy(layer.evaluation) > 0));
  const options = (dark) => {
    const shown = used.filter((part) => part !== without);
    const sum = (layer) => shown.reduce((total, part) => total + part.energy(layer.evaluation), 0) || 1;
    return {
      legend: { top: 0, textStyle: { color: ink(dark) } },
      grid: { left: 8, right: 24, top: 34, bottom: 24, containLabel: true },
      tooltip: { confine: true, trigger: "axis", axisPointer: { type: "shadow" }, formatter: (points) =>
        energyTip(layers[points[0].dataIndex], shown) },
      xAxis: axis(dark, { type: "value", max: shares ? 1 : undefined, axisLabel: { formatter: shares ? percent : briefEnergy } }),
      yAxis: layerAxis(dark, layers),
      series: shown.map((part) => ({
        name: part.name, type: "bar", stack: "energy", barMaxWidth: 24, itemStyle: { color: part.colour },
        data: layers.map((layer) => part.energy(layer.evaluation) * (shares ? 1 / sum(layer) : layer.count)),
      })),
    };
  };
  const toggle = (text, change) => {
    const button = element("button", { type: "button", "aria-pressed": "false", click: () => {
      button.setAttribute("aria-pressed", String(change()));
      redrawCharts();
    } }, text);
    return button;
  };
  const outermost = used[0];
  section.append(
    element("div", { class: "tools" },
      toggle("As shares", () => (shares = !shares)),
      toggle("Without " + outermost.name, () => Boolean(without = without ? undefined : outermost))),
    chartFigure("Energy of each layer, stacked by component; the table of layers below has the sums.",
      60 + 30 * layers.length, options, (event) => choose(layers[event.dataIndex].workload)),
    element("p", { class: "soft" }, "A layer that occurs several times has the energy of all its runs. Click on a bar for the layer."));
  return section;
}

/** The text of the tooltip of ECharts, which takes markup: names are escaped. */
function energyTip(layer, shown) {
  const total = layer.evaluation.energy_pj;
  const lines = shown.map((part) => {
    const pj = part.energy(layer.evaluation);
    return `${escaped(part.name)}: ${energy(pj * layer.count)}, ${percent(pj / total)}`;
  });
  return [`<b>${escaped(label(layer))}</b>`, ...lines, `all: ${energy(total * layer.count)}`].join("<br>");
}

function layerBars(title, layers, value, format, tipText) {
  return element("section", {}, element("h3", {}, title),
    chartFigure(title + "; the table of layers below has the numbers.", 40 + 26 * layers.length, (dark) => ({
      grid: { left: 8, right: 70, top: 6, bottom: 24, containLabel: true },
      tooltip: { confine: true, formatter: (point) => escaped(tipText(layers[point.dataIndex])) },
      xAxis: axis(dark, { type: "value", axisLabel: { formatter: format.axis } }),
      yAxis: layerAxis(dark, layers),
      series: [{ type: "bar", barMaxWidth: 20, itemStyle: { color: PARTS[0] }, data: layers.map(value),
        label: { show: true, position: "right", color: ink(dark), formatter: (point) => format.label(point.value) } }],
    }), (event) => choose(layers[event.dataIndex].workload)));
}

function timeCharts(report, layers) {
  const units = report.design.arithmetic.instances;
  return element("section", {}, element("h2", {}, "Latency and utilization"), element("div", { class: "pair" },
    layerBars("Cycles", layers, (layer) => layer.evaluation.cycles * layer.count, { axis: brief, label: brief },
      (layer) => `${label(layer)}: ${count(layer.evaluation.cycles)} cycles a run, limited by ${limiting(layer.evaluation)}`),
    layerBars("Utilization", layers, (layer) => layer.evaluation.utilization, { axis: percent, label: percent },
      (layer) => `${label(layer)}: ${count(layer.evaluation.computes)} operations / (${count(units)} units × ` +
        `${count(layer.evaluation.cycles)} cycles)`)));
}

/** Words a cycle that all instances of a level move at most; empty for any number. */
function bandwidth(level) {
  const { read_words_per_cycle: read, write_words_per_cycle: write, shared_words_per_cycle: shared } = level;
  const both = read != null && write != null ? read + write : Infinity;
  const words = Math.min(shared ?? Infinity, both) * level.instances;
  return Number.isFinite(words) ? words : undefined;
}

function roofline(report, layers) {
  const outermost = report.design.levels[0];
  const peak = report.design.arithmetic.instances;
  const words = bandwidth(outermost);
  const points = layers.filter((layer) => layer.evaluation.last_level_accesses > 0).map((layer) => ({
    name: layer.workload,
    value: [layer.evaluation.computes / layer.evaluation.last_level_accesses, layer.evaluation.computes / layer.evaluation.cycles],
  }));
  if (points.length === 0) return "";
  const ridge = words ? peak / words : 0;
  const xs = points.map((point) => point.value[0]).concat(ridge || []);
  const [from, to] = [10 ** Math.floor(Math.log10(Math.min(...xs))), 10 ** Math.ceil(Math.log10(Math.max(...xs)) + 0.01)];
  const roof = words ? [[from, from * words], [ridge, peak], [to, peak]] : [[from, peak], [to, peak]];
  const perWord = `operations per word of ${outermost.name}`;
  return element("section", {}, element("h2", {}, "Roofline"),
    chartFigure(`Roofline: operations per cycle against ${perWord}, both logarithmic.`, 380, (dark) => ({
      grid: { left: 8, right: 24, top: 30, bottom: 30, containLabel: true },
      tooltip: { confine: true, formatter: (point) => point.seriesType === "line" ? "" :
        `<b>${escaped(point.name)}</b><br>${significant(point.value[0])} ${escaped(perWord)}<br>${significant(point.value[1])} operations per cycle` },
      xAxis: axis(dark, { type: "log", name: perWord, nameLocation: "middle", nameGap: 28, min: from, max: to, axisLabel: { formatter: brief } }),
      yAxis: axis(dark, { type: "log", name: "operations per cycle", nameTextStyle: { align: "left" }, axisLabel: { formatter: brief } }),
      series: [
        { type: "line", data: roof, symbol: "none", lineStyle: { color: dark ? "#a3afbe" : "#566070", width: 2 }, silent: true },
        { type: "scatter", data: points, symbolSize: 11, itemStyle: { color: PARTS[4] },
          label: { show: true, formatter: "{b}", position: "right", color: ink(dark), fontSize: 11 }, labelLayout: { hideOverlap: true } },
      ],
    }), (event) => event.seriesType === "scatter" && choose(event.name)),
    element("p", { class: "soft" }, `The roof: ${many(peak, "unit")}, one operation a cycle each` +
      (words ? `; ${outermost.name} moves at most ${significant(words)} words a cycle.` : `; no file limits the bandwidth of ${outermost.name}.`)));
}

function verdictBadge(layer) {
  const kind = layer.verdict.startsWith("optimal") ? "good" : layer.evaluation ? "" : "bad";
  return element("span", { class: "verdict " + kind }, layer.verdict);
}

function layerTable(report, chosen) {
  const have = (value) => (layer) => layer.evaluation && value(layer.evaluation, layer);
  const shown = (value, format) => (layer) => (layer.evaluation ? format(value(layer.evaluation, layer)) : "");
  const number = (title, value, format, tip, source) => ({
    title, num: true, tip, value: have(value), cell: shown(value, format), source: source && have(source) });
  const perOperation = (cost) => cost.energy_pj / cost.computes;
  return element("section", {}, element("h2", {}, "Layers"), dataTable([
    { title: "layer", value: (layer) => layer.workload, cell: (layer) =>
      element("a", { href: "#layer=" + encodeURIComponent(layer.workload) }, layer.workload) },
    { title: "runs", num: true, tip: "How often the layer occurs", value: (layer) => layer.count, cell: (layer) => count(layer.count) },
    { title: "verdict", value: (layer) => layer.verdict, cell: verdictBadge, tip: "How the search ended",
      source: (layer) => layer.same_as && "same shape as " + layer.same_as },
    number("cycles", (cost) => cost.cycles, count, "Cycles of one run", (cost) => "limited by " + limiting(cost)),
    number("utilization", (cost) => cost.utilization, (share) => element("span", {}, percent(share), meter(share)),
      "operations / (units × cycles)", (cost) =>
        `${count(cost.computes)} / (${count(report.design.arithmetic.instances)} × ${count(cost.cycles)})`),
    number("energy", (cost) => cost.energy_pj, energy, "Energy of one run", (cost) => significant(cost.energy_pj) + " pJ, the sum of its bill"),
    number("per operation", perOperation, (pj) => significant(pj) + " pJ", "energy / operations", (cost) =>
      `${energy(cost.energy_pj)} / ${count(cost.computes)} operations`),
    number("EDP, pJ·cycles", (cost) => cost.edp_pj_cycles, significant, "energy × cycles of one run"),
    { title: "gap", num: true, tip: "How far above its proved bound the objective is at most",
      value: (layer) => layer.objective?.gap ?? undefined,
      cell: (layer) => (layer.objective?.gap != null ? percent(layer.objective.gap) : ""),
      source: (layer) => layer.objective?.bound != null ? `${layer.objective.name} is at least ${significant(layer.objective.bound)} ${layer.objective.unit}` : undefined },
  ], report.layers, { caption: "Each layer, one run; click on a head to sort",
    filter: (layer) => layer.workload + " " + layer.verdict, mark: (layer) => layer.workload === chosen && "chosen" }));
}

function failures(report) {
  const lines = report.layers.filter((layer) => !layer.evaluation)
    .map((layer) => `${layer.workload}: ${[...(layer.errors ?? []), ...(layer.infeasible_because ?? []), layer.cheapest_relaxation ?? ""]
      .filter(Boolean).join("; ") || layer.verdict}`);
  return lines.length > 0 ? element("div", { class: "note bad" }, lines.map((line) => element("p", {}, line))) : "";
}

function networkSections(report) {
  const mapped = report.layers.filter((layer) => layer.evaluation);
  if (mapped.length === 0) return [failures(report), layerTable(report)];
  const several = mapped.length > 1;
  return [totals(report), failures(report), several ? energyChart(report, mapped) : "",
    several ? timeCharts(report, mapped) : "", several ? roofline(report, mapped) : "", several ? layerTable(report) : ""];
}
