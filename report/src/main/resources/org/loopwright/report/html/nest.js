// The loop nest of a layer, with the tiles that its levels keep.

/** A loop is of a tensor's rank, of one that it shares with another dimension (a window), or of none. */
function relation(tensor, dimension) {
  const rank = tensor.ranks.find((terms) => terms.includes(dimension));
  return rank === undefined ? "none" : rank.length > 1 ? "window" : "own";
}

/** The lines of the nest, outermost first: levels, and loops with what they do to each tensor. */
function nestLines(nest) {
  const lines = [];
  for (const level of nest.levels) {
    lines.push({ level });
    const add = (kind, loops) => loops.forEach((loop) => lines.push({ kind, loop, level }));
    add("for", level.temporal);
    add("parallel Y", level.spatial_y);
    add("parallel X", level.spatial_x);
  }
  return lines;
}

/** What a loop does to a tensor: is its data the same, new, sent again, or shared by the instances? */
function effect(lines, at, tensor) {
  const line = lines[at];
  const of = relation(tensor, line.loop.dimension);
  if (line.kind !== "for") {
    if (of === "none") return tensor.result ? ["shared", "partial results of the instances are added"] : ["shared", "the instances get the same data"];
    return of === "window" ? ["spread", "the instances get windows that overlap"] : ["spread", "each instance gets data of its own"];
  }
  if (of !== "none") return of === "window" ? ["changes", "the window moves on"] : ["changes", "changes with the loop"];
  // Before the next level that keeps the tensor, does a loop inside change it?
  for (let inner = at + 1; inner < lines.length; inner++) {
    const other = lines[inner];
    if (!other.kind) {
      if (other.level.keeps.includes(tensor.name)) break;
    } else if (other.kind === "for" && relation(tensor, other.loop.dimension) !== "none") {
      return ["repeats", "loops inside change it, so it moves again in each iteration"];
    }
  }
  return ["stationary", "stays while the loop runs"];
}

/** Iterations of each dimension from a line inward: the shape of the tile. */
function tileShape(lines, from) {
  const shape = new Map();
  lines.slice(from).filter((line) => line.loop).forEach(({ loop }) =>
    shape.set(loop.dimension, (shape.get(loop.dimension) ?? 1) * loop.bound));
  return [...shape].map(([dimension, bound]) => `${dimension} ${count(bound)}`).join(" · ") || "one operation";
}

function nestTable(report, layer, nest) {
  const lines = nestLines(nest);
  const colours = new Map(parts(report.design).map((part) => [part.name, part.colour]));
  let depth = 0;
  const rows = lines.map((line, at) => line.kind
    ? loopRow(lines, at, nest.tensors, depth++)
    : levelRow(report, layer, line.level, nest.tensors, tileShape(lines, at), colours));
  rows.push(element("tr", { class: "level" }, element("th", { scope: "row" }, report.design.arithmetic.name), nest.tensors.map(() => element("td"))));
  rows.at(-1).style.setProperty("--part", ARITHMETIC);
  const heads = nest.tensors.map((tensor, index) => {
    const name = element("span", { class: "pill" }, tensor.name);
    name.style.background = TENSORS[index % TENSORS.length];
    return element("th", { scope: "col" }, name);
  });
  const key = [["stationary", "stationary"], ["changes", "changes with the loop"], ["repeats", "moves again in each iteration"],
    ["shared", "across space: the same data for all, or results added"]];
  return element("section", {}, element("h3", {}, "Loop nest and what is kept where"),
    element("ul", { class: "key" }, key.map(([kind, text]) => element("li", {}, element("span", { class: "thread " + kind }), text))),
    element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Loop nest" },
      element("table", { class: "nest" },
        element("caption", {}, "Outermost level first; a pill is the tile that an instance of the level keeps, in words"),
        element("thead", {}, element("tr", {}, element("th", { scope: "col" }, "loops"), heads)), element("tbody", {}, rows))));
}

function levelRow(report, layer, level, tensors, shape, colours) {
  const cost = layer.evaluation.levels.find((one) => one.name === level.level);
  const hardware = report.design.levels.find((one) => one.name === level.level);
  const tile = (tensor) => cost?.dataspaces?.[tensor.name]?.utilized_capacity;
  const words = tensors.reduce((sum, tensor) => sum + (level.keeps.includes(tensor.name) ? tile(tensor) ?? 0 : 0), 0);
  const usable = hardware.usable_words;
  const full = usable > 0 ? words / usable : undefined;
  const tip = `tile: ${shape}\n` + (full === undefined ? "no file limits its capacity"
    : `${count(words)} words of all tiles / ${count(usable)} usable words an instance` +
      (hardware.multiple_buffering > 1 ? ` (${count(hardware.words)} / ${hardware.multiple_buffering} copies)` : ""));
  const head = explained("th", tip, { scope: "row" }, hardware.label, " ",
    element("span", { class: "soft" }, hardware.internal || full === undefined ? "" : percent(full) + " full", full === undefined || hardware.internal ? "" : meter(full, colours.get(level.level))));
  const row = element("tr", { class: "level" }, head, tensors.map((tensor, index) => {
    if (!level.keeps.includes(tensor.name) || hardware.internal) return element("td", {}, element("span", { class: "hidden" }, "not kept"));
    const share = usable > 0 ? `, ${percent(tile(tensor) / usable)} of the usable words` : "";
    const pill = explained("span", `${tensor.name}: ${count(tile(tensor))} words an instance${share}\ntile: ${shape}`, { class: "pill" }, count(tile(tensor)));
    pill.style.background = TENSORS[index % TENSORS.length];
    return element("td", {}, pill);
  }));
  row.style.setProperty("--part", colours.get(level.level) ?? NETWORKS);
  return row;
}

function loopRow(lines, at, tensors, depth) {
  const { kind, loop } = lines[at];
  const last = loop.residual === loop.bound ? "" : `, at the end ${count(loop.residual)}`;
  const head = element("th", { scope: "row", class: "mono" }, element("span", { class: "keyword" }, kind),
    ` ${loop.dimension} in 0..${count(loop.bound)}${last}`);
  head.style.paddingLeft = 12 + 12 * depth + "px";
  return element("tr", { class: "loop" }, head, tensors.map((tensor, index) => {
    const [what, why] = effect(lines, at, tensor);
    const thread = element("span", { class: "thread " + what, "data-tip": `${tensor.name}, loop over ${loop.dimension}: ${why}` });
    thread.style.borderColor = TENSORS[index % TENSORS.length];
    return element("td", {}, thread, element("span", { class: "hidden" }, why));
  }));
}
