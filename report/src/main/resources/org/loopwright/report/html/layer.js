// One layer: nest, arrays, traffic, time, bill, proof, and what binds it.

function layerSections(report, name) {
  const layer = report.layers.find((one) => one.workload === name);
  if (!layer) return [element("p", { class: "note bad" }, `No layer is called ${name}.`)];
  const heading = element("h2", { id: "layer", tabindex: "-1" }, name, " ", verdictBadge(layer));
  const same = layer.same_as ? element("p", { class: "soft" }, `Same shape as ${layer.same_as}: its mapping serves here too.`) : "";
  if (!layer.evaluation) return [heading, same, element("p", {}, layer.verdict)];
  const cost = layer.evaluation;
  return [heading, same, element("p", { class: "soft" }, layer.nest.dimensions.map((one) => `${one.name} ${count(one.bound)}`).join(" · ")),
    layerFigures(report, layer), nestTable(report, layer, layer.nest), arrays(report, layer, layer.nest),
    energyFlow(report, layer.nest, cost), traffic(report, layer.nest, cost), time(report, cost), explanation(layer.explanation), proof(layer), bill(cost.bill)];
}

function layerFigures(report, layer) {
  const cost = layer.evaluation;
  const units = report.design.arithmetic.instances;
  return figures([
    { name: "energy", value: energy(cost.energy_pj), tip: `the sum of the bill below = ${significant(cost.energy_pj)} pJ` },
    { name: "cycles", value: count(cost.cycles), tip: "the slowest component, below; limited by " + limiting(cost) },
    { name: "utilization", value: percent(cost.utilization), tip: `operations / (units × cycles) = ${count(cost.computes)} / (${count(units)} × ${count(cost.cycles)})` },
    { name: "energy per operation", value: significant(cost.energy_pj / cost.computes) + " pJ", tip: `${energy(cost.energy_pj)} / ${count(cost.computes)} operations` },
    { name: "energy × delay, pJ·cycles", value: significant(cost.edp_pj_cycles), tip: `${significant(cost.energy_pj)} pJ × ${count(cost.cycles)} cycles` },
    { name: "area of the design", value: area(cost.area_um2), tip: "all instances, used or not: the areas of the bill" },
  ]);
}

function traffic(report, nest, cost) {
  const levels = cost.levels.filter((level) => level.kind === "storage" && level.dataspaces && !isInternal(report, level.name)).reverse();
  const options = (dark) => ({
    legend: { top: 0, textStyle: { color: ink(dark) } },
    grid: { left: 8, right: 64, top: 34, bottom: 30, containLabel: true },
    tooltip: { confine: true, formatter: (point) => `${escaped(levels[point.dataIndex].name)}, ${escaped(point.seriesName)}: ${count(point.value)} words` },
    xAxis: axis(dark, { type: "log", min: 1, name: "words, logarithmic", nameLocation: "middle", nameGap: 26, axisLabel: { formatter: brief } }),
    yAxis: axis(dark, { type: "category", inverse: true, data: levels.map((level) => level.name) }),
    series: nest.tensors.map((tensor, index) => ({
      name: tensor.name, type: "bar", barMaxWidth: 16, itemStyle: { color: TENSORS[index % TENSORS.length] },
      data: levels.map((level) => level.dataspaces[tensor.name]?.accesses || null),
      label: { show: true, position: "right", color: ink(dark), fontSize: 11, formatter: (point) => (point.value ? brief(point.value) : "") },
    })),
  });
  const rows = levels.flatMap((level) => Object.entries(level.dataspaces).map(([tensor, counts]) => ({ level: level.name, tensor, ...counts })));
  return element("section", {}, element("h3", {}, "Traffic of each level"),
    chartFigure("Words that each level reads and writes for each tensor, logarithmic; the table below has the numbers.", 74 + levels.length * 22 * nest.tensors.length, options),
    dataTable([
      { title: "level", value: (row) => row.level, cell: (row) => row.level },
      { title: "tensor", value: (row) => row.tensor, cell: (row) => row.tensor },
      ...[["tile", "utilized_capacity", "Words of its tile in one instance"], ["instances", "utilized_instances", "Instances that hold a tile"],
        ["reads", "reads_per_instance", "Words that one instance reads"], ["fills", "fills_per_instance", "Words written from outside, per instance"],
        ["updates", "updates_per_instance", "Words written from inside, per instance"]].map(([title, key, tip]) =>
        ({ title, tip, num: true, value: (row) => row[key], cell: (row) => count(row[key]), source: (row) => `${tip}\nSource: levels.${row.level}.${row.tensor}.${key}` })),
      { title: "all words", num: true, tip: "(reads + fills + updates) × instances", value: (row) => row.accesses, cell: (row) => count(row.accesses),
        source: (row) => `(${count(row.reads_per_instance)} + ${count(row.fills_per_instance)} + ${count(row.updates_per_instance)}) × ${count(row.utilized_instances)}` },
      { title: "energy", num: true, tip: "Of all instances; prices are in the bill", value: (row) => row.energy_pj, cell: (row) => energy(row.energy_pj),
        source: (row) => ["read", "fill", "update", "address"].map((action) => [action, row[action + "_energy_pj"]])
          .filter(([, pj]) => pj > 0).map(([action, pj]) => `${action}: ${energy(pj)}`).join("\n") },
    ], rows, { caption: "Words per instance, and energy of all instances" }));
}

function isInternal(report, name) {
  return report.design.levels.find((level) => level.name === name)?.internal;
}

function time(report, cost) {
  const colours = new Map(parts(report.design).map((part) => [part.name, part.colour]));
  const ideal = cost.computes / report.design.arithmetic.instances;
  const rows = [{ name: "all units busy", value: ideal, text: count(Math.ceil(ideal)), colour: NETWORKS,
    tip: `operations / units = ${count(cost.computes)} / ${count(report.design.arithmetic.instances)}` }];
  [...cost.levels].filter((level) => !isInternal(report, level.name)).sort((a, b) => b.cycles - a.cycles).forEach((level) => rows.push({
    name: level.name, value: level.cycles, text: count(level.cycles), colour: colours.get(level.name) ?? ARITHMETIC,
    tip: level.kind === "arithmetic" ? `operations of the ${count(level.utilized_instances)} units that work, of ${count(level.instances)}`
      : "cycles if the bandwidth of this level alone were the limit" }));
  // A network has cycles of its own where its bandwidth is limited.
  cost.networks.filter((network) => network.cycles > 0 && network.bandwidth_throttling < 1).forEach((network) => rows.push({
    name: `network ${network.outer} to ${network.inner}`, value: network.cycles, text: count(network.cycles), colour: NETWORKS,
    tip: "cycles if the bandwidth of this network alone were the limit" }));
  const arithmetic = cost.levels.find((level) => level.kind === "arithmetic");
  const idle = arithmetic.instances - arithmetic.utilized_instances;
  return element("section", {}, element("h3", {}, "What limits the cycles"),
    barTable("Cycles that each component alone would take", ["component", "cycles"], rows),
    element("p", { class: "note" }, `Limited by ${limiting(cost)}; ` +
      (idle > 0 ? `${count(idle)} of ${many(arithmetic.instances, "unit")} are idle.` : "all units work.")));
}

function explanation(why) {
  if (!why) return "";
  const relaxed = [
    ...why.limits.map((one) => ({ ...one, name: `${one.limit}: ${plain(one.from)} to ${plain(one.to)} ${one.unit}`, place: "" })),
    ...why.constraints.map((one) => ({ ...one, name: "without " + one.constraint, place: one.location + "\n" })),
  ].sort((a, b) => a.change - b.change);
  const gains = relaxed.filter((one) => one.change < 0);
  const others = relaxed.filter((one) => one.change >= 0);
  const rows = gains.map((one) => ({
    name: one.name, value: -one.change, text: (one.proved ? "" : "about ") + gain(-one.change), colour: one.proved ? PARTS[2] : PARTS[1],
    tip: `${one.place}${why.objective} ${significant(why.value)} to ${significant(one.value)}; ` +
      (one.proved ? "both proved optimal" : "not every search was proved optimal"),
  }));
  return element("section", {}, element("h3", {}, "What binds it"),
    rows.length > 0
      ? barTable(`How much lower ${why.objective} gets with one limit wider or one constraint left out`, ["relaxed", "gain"], rows)
      : element("p", {}, "No wider limit and no constraint left out helps."),
    others.length > 0 ? element("details", {}, element("summary", {}, `${others.length} that do not help`),
      element("ul", {}, others.map((one) => element("li", { "data-tip": one.place.trim() }, one.name)))) : "",
    why.complete ? "" : element("p", { class: "note" }, "Interrupted: not all was tried."));
}

/** A gain that is small is not none. */
function gain(share) {
  return share < 0.0005 ? significant(100 * share) + " %" : percent(share);
}

function proof(layer) {
  const certificate = layer.search?.certificate;
  const section = element("section", {}, element("h3", {}, "Proof"));
  if (!layer.search) return "";
  if (!certificate) {
    section.append(element("p", {}, layer.objective?.bound != null
      ? "The search covered every mapping, so none is better." : "Nothing is proved: the search sampled."));
    return section;
  }
  const { objective, search } = layer;
  section.append(element("p", {}, `${objective.name} is at least ${certificate.lower_bound == null ? "infinite" : significant(certificate.lower_bound)} ${objective.unit}; ` +
    `found ${significant(objective.value)} ${objective.unit}, gap ${percent(certificate.gap)}. ` +
    `${search.mapspace_size} mappings in the space, ${many(search.evaluated, "mapping")} evaluated, ${many(certificate.nodes_expanded, "node")} expanded, ${significant(search.seconds)} s.`));
  (layer.assumptions ?? []).forEach((one) => section.append(element("p", { class: "note" }, "This holds without " + one)));
  if (certificate.pruned.length > 0) {
    section.append(dataTable([
      { title: "rule", cell: (row) => row.rule },
      { title: "removed", num: true, cell: (row) => count(row.removed), source: (row) => `${row.unit} that the rule showed to be no better` },
      { title: "of", num: true, cell: (row) => count(row.considered), source: (row) => `${row.unit} that the rule looked at` },
      { title: "share", num: true, cell: (row) => percent(row.considered > 0 ? row.removed / row.considered : 0), source: (row) => `${count(row.removed)} / ${count(row.considered)}` },
      { title: "", cell: (row) => row.unit },
    ], certificate.pruned, { caption: "What each rule removed", sortable: false }));
  }
  return section;
}

function bill(lines) {
  const amount = (line) => (line.unit_area_um2 !== undefined ? line.unit_area_um2 : line.unit_energy_pj);
  const isArea = (line) => line.unit_area_um2 !== undefined;
  return element("section", {}, element("h3", {}, "Bill"), dataTable([
    { title: "component", value: (line) => line.component, cell: (line) => line.component },
    { title: "item", value: (line) => line.item, cell: (line) => line.item },
    { title: "count", num: true, value: (line) => line.count ?? line.instances, cell: (line) => count(line.count ?? line.instances),
      source: (line) => (isArea(line) ? "instances of the design" : "how often it happens in the run, over all instances") },
    { title: "price", num: true, value: amount, cell: (line) => significant(amount(line)) + (isArea(line) ? " µm²" : " pJ"), source: (line) => line.source },
    { title: "total", num: true, value: (line) => line.energy_pj ?? line.area_um2, tip: "count × price",
      cell: (line) => (isArea(line) ? area(line.area_um2) : energy(line.energy_pj)),
      source: (line) => `${count(line.count ?? line.instances)} × ${significant(amount(line))} ${isArea(line) ? "µm²" : "pJ"}` },
    { title: "from", class: "soft", value: (line) => line.source, cell: (line) => [line.model, line.table, line.source].filter(Boolean).join(", ") + (line.extrapolated ? " (extrapolated)" : "") },
  ], lines, { caption: "Count × price = total", filter: (line) => `${line.component} ${line.item} ${line.source}` }));
}
