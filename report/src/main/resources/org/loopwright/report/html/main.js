// The page: its data, its head, and the layer that the address names.

const report = completed(JSON.parse(document.getElementById("data").textContent));

/** A layer of an earlier one's shape has the results of that one. */
function completed(data) {
  const byName = new Map(data.layers.map((layer) => [layer.workload, layer]));
  data.layers = data.layers.map((layer) => ({ ...byName.get(layer.same_as), ...layer }));
  return data;
}

function chosenLayer() {
  const match = /^#layer=(.*)$/.exec(location.hash);
  if (match) return decodeURIComponent(match[1]);
  const mapped = report.layers.filter((layer) => layer.evaluation);
  return report.layers.length === 1 && mapped.length === 1 ? mapped[0].workload : undefined;
}

function layerChoice() {
  const names = report.layers.map((layer) => layer.workload);
  const choice = element("select", { id: "choice", change: () => choose(choice.value) },
    element("option", { value: "" }, "choose a layer"), names.map((name) => element("option", { value: name }, name)));
  choice.value = chosenLayer() ?? "";
  return element("div", { class: "tools" }, element("label", { for: "choice" }, "Layer"), choice);
}

function start() {
  const details = element("div", { id: "details" });
  document.getElementById("main").append(
    element("div", { class: "head" }, element("div", {}, element("h1", {}, report.title), element("p", { class: "soft" }, report.subtitle)), themeButton()),
    ...networkSections(report), report.layers.length > 1 ? layerChoice() : "", details);
  const show = (jump) => {
    const name = chosenLayer();
    details.replaceChildren(...(name === undefined ? [] : layerSections(report, name)));
    const choice = document.getElementById("choice");
    if (choice) choice.value = name ?? "";
    if (jump && name !== undefined) document.getElementById("layer")?.focus();
  };
  addEventListener("hashchange", () => show(true));
  show(location.hash !== "");
  followTips();
  followCharts();
}

start();
