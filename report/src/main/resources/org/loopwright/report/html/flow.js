// Where the energy goes: from what it is for, through the components, to what they do.

/** Flows below this share of all energy would be lines. */
const MIN_FLOW = 0.003;

/** Energy of each tensor at each component, and what is of no tensor alone, such as leakage. */
function energySources(cost) {
  const spent = new Map();
  cost.bill.filter((line) => line.energy_pj > 0).forEach((line) => spent.set(line.component, (spent.get(line.component) ?? 0) + line.energy_pj));
  const flows = [];
  for (const [component, all] of spent) {
    const level = cost.levels.find((one) => one.name === component);
    let rest = all;
    if (level?.kind === "arithmetic") {
      flows.push(["operations", component, all]);
      rest = 0;
    }
    Object.entries(level?.dataspaces ?? {}).forEach(([tensor, { energy_pj: pj }]) => {
      flows.push([tensor, component, pj]);
      rest -= pj;
    });
    flows.push(["no tensor alone", component, rest]);
  }
  return flows;
}

/** The flows of a layer in two steps, and how many were too small. */
function energyFlows(cost) {
  const lines = cost.bill.filter((line) => line.energy_pj > 0);
  const all = [...energySources(cost).map((flow) => [0, ...flow]),
    ...lines.map((line) => [1, line.component, `${line.component} ${line.item.replaceAll("_", " ")}`, line.energy_pj])]
    .filter(([, , , pj]) => pj > 1e-9 * cost.energy_pj);
  const large = all.filter(([, , , pj]) => pj >= MIN_FLOW * cost.energy_pj);
  return { flows: large, small: all.length - large.length };
}

function energyFlow(report, nest, cost) {
  if (!(cost.energy_pj > 0)) return "";
  const { flows, small } = energyFlows(cost);
  const colours = new Map([...parts(report.design).map((part) => [part.name, part.colour]),
    ...nest.tensors.map((tensor, index) => [tensor.name, TENSORS[index % TENSORS.length]])]);
  // A tensor and a component may have one name: the place tells them apart.
  const places = [new Set(), new Set(), new Set()];
  const links = flows.map(([step, from, to, pj]) => {
    places[step].add(from);
    places[step + 1].add(to);
    return { source: step + from, target: step + 1 + to, value: pj };
  });
  const nodes = places.flatMap((names, place) => [...names].map((name) => ({ name: place + name, depth: place,
    itemStyle: { color: colours.get(name) ?? NETWORKS } })));
  const named = (node) => node.slice(1);
  const label = (node) => `${named(node.name)}  ${energy(node.value)}`;
  const most = Math.max(...places.map((names) => names.size));
  const words = flows.map(([, from, to, pj]) => `${from} to ${to} ${energy(pj)}`).join("; ");
  return element("section", {}, element("h3", {}, "Where the energy goes"),
    chartFigure("Energy from tensors through components to actions: " + words, Math.max(160, 46 * most), (dark, width) => ({
      tooltip: { confine: true, formatter: (at) => at.dataType === "edge"
        ? `${escaped(named(at.data.source))} → ${escaped(named(at.data.target))}: ${energy(at.data.value)}, ${percent(at.data.value / cost.energy_pj)} of all`
        : `${escaped(named(at.name))}: ${energy(at.value)}, ${percent(at.value / cost.energy_pj)} of all` },
      series: [{ type: "sankey", left: 4, right: width < 600 ? 138 : 190, top: 8, bottom: 8, nodeGap: 14, nodeAlign: "left", draggable: false,
        data: nodes, links, label: { color: ink(dark), fontSize: width < 600 ? 10 : 12, formatter: label },
        lineStyle: { color: "source", opacity: dark ? 0.45 : 0.3 }, emphasis: { focus: "adjacency" } }],
    })),
    element("p", { class: "soft" }, "Σ of the bill below, by what an access is for." + (small > 0 ? ` ${many(small, "flow")} below ${percent(MIN_FLOW)} of the energy ${small === 1 ? "is" : "are"} left out.` : "")));
}
