// The arrays of a design with the spatial loops of a mapping on them.

/** Larger arrays are drawn as the part that works and the part that is idle. */
const MAX_CELLS = 4096;

function arrays(report, layer, nest) {
  const levels = nest.levels.map((level, index) => ({ level, hardware: report.design.levels[index] }))
    .filter(({ hardware }) => hardware.fanout_x * hardware.fanout_y > 1);
  return levels.length === 0 ? "" : element("section", {}, element("h3", {}, "Across space"),
    levels.map(({ level, hardware }) => array(report, layer, nest, level, hardware)));
}

function extent(loops) {
  return loops.reduce((product, loop) => product * loop.bound, 1);
}

function array(report, layer, nest, level, hardware) {
  const [width, height] = [hardware.fanout_x, hardware.fanout_y];
  const [usedX, usedY] = [extent(level.spatial_x), extent(level.spatial_y)];
  // Loops that do not fit their axis run over the mesh as a whole.
  const fits = usedX <= width && usedY <= height;
  const used = usedX * usedY;
  const title = `${hardware.label} to ${hardware.inner}: ${count(width)} × ${count(height)} = ${many(width * height, "instance")}, ` +
    `${count(used)} used (${percent(used / (width * height))})`;
  const picture = element("div");
  const drawn = width * height <= MAX_CELLS && fits;
  const show = (tensor) => picture.replaceChildren(drawn
    ? cells(title, width, height, level, tensor)
    : outline(title, width, height, used));
  show(nest.tensors[0]);
  return element("figure", {}, element("figcaption", {}, title),
    drawn && used > 1 ? tensorChoice(nest.tensors, show) : "", picture,
    element("p", { class: "soft" }, axes(level)), transfers(layer, nest, level));
}

function axes(level) {
  const text = (axis, loops) => loops.length > 0
    ? `${axis}: ${[...loops].reverse().map((loop) => `${loop.dimension} (${count(loop.bound)})`).join(" within ")}` : "";
  return [text("X", level.spatial_x), text("Y", level.spatial_y)].filter(Boolean).join("; ") || "no loop runs across space here";
}

function tensorChoice(tensors, show) {
  const buttons = tensors.map((tensor, index) => element("button", { type: "button", "aria-pressed": String(index === 0), click: () => {
    buttons.forEach((button, other) => button.setAttribute("aria-pressed", String(other === index)));
    show(tensor);
  } }, tensor.name));
  return element("div", { class: "tools", role: "group", "aria-label": "Colours by tensor" },
    element("span", { class: "soft" }, "instances of one colour share data of"), buttons);
}

/** The iteration of each loop at a place along an axis; the innermost loop is next to next. */
function iterations(loops, place) {
  let rest = place;
  return [...loops].reverse().map((loop) => {
    const iteration = rest % loop.bound;
    rest = Math.floor(rest / loop.bound);
    return [loop.dimension, iteration];
  });
}

/** The iterations of all loops at an instance. */
function place(level, x, y) {
  return [...iterations(level.spatial_x, x), ...iterations(level.spatial_y, y)];
}

/** Instances with the same tile of a tensor have the same iterations of the loops that index it. */
function tile(at, tensor) {
  return at.filter(([dimension]) => relation(tensor, dimension) !== "none").map(String).join();
}

/** The different tiles of a tensor, numbered. */
function tiles(level, tensor, usedX, usedY) {
  const seen = new Map();
  for (let y = 0; y < usedY; y++) {
    for (let x = 0; x < usedX; x++) {
      const own = tile(place(level, x, y), tensor);
      if (!seen.has(own)) seen.set(own, seen.size);
    }
  }
  return seen;
}

function cells(title, width, height, level, tensor) {
  const size = Math.max(6, Math.min(20, Math.floor(640 / width)));
  const [usedX, usedY] = [extent(level.spatial_x), extent(level.spatial_y)];
  const seen = tiles(level, tensor, usedX, usedY);
  const squares = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const attributes = { x: x * size, y: y * size, width: size - 1.5, height: size - 1.5, rx: 2 };
      if (x >= usedX || y >= usedY) {
        squares.push(drawing("rect", { ...attributes, class: "idle", "data-tip": "idle" }));
        continue;
      }
      const at = place(level, x, y);
      squares.push(drawing("rect", { ...attributes, fill: hue(seen.get(tile(at, tensor)), seen.size), "data-tip": at.map(([dimension, iteration]) => `${dimension} ${iteration}`).join(", ") }));
    }
  }
  const share = (usedX * usedY) / seen.size;
  const meaning = seen.size === usedX * usedY ? "each instance has its own"
    : `${count(seen.size)} different tiles, each ${tensor.result ? "added up from" : "shared by"} ${count(share)} instances`;
  return element("div", {},
    drawing("svg", { class: "mesh", viewBox: `0 0 ${width * size} ${height * size}`, width: width * size, role: "img", "aria-label": `${title}. ${tensor.name}: ${meaning}` }, squares),
    element("p", {}, `${tensor.name}: ${meaning}.`));
}

/** A few colours lie far apart; many go from one to another, so that rows and columns show. */
function hue(number, all) {
  return all <= 12 ? `hsl(${(210 + number * 137.508) % 360} 55% 62%)` : `hsl(${190 + (200 * number) / all} 50% ${56 + 16 * (number % 2)}%)`;
}

function outline(title, width, height, used) {
  const share = used / (width * height);
  return drawing("svg", { class: "mesh", viewBox: "0 0 320 60", width: 320, role: "img", "aria-label": title },
    drawing("rect", { x: 1, y: 1, width: 318, height: 40, class: "idle" }),
    drawing("rect", { x: 1, y: 1, width: 318 * share, height: 40, fill: PARTS[0] }),
    drawing("text", { x: 1, y: 56 }, percent(share) + " of the instances work"));
}

/** What the network below a level does for each tensor. */
function transfers(layer, nest, level) {
  const network = layer.evaluation.networks.find((one) => one.outer === level.level);
  const rows = Object.entries(network?.dataspaces ?? {}).map(([name, counts]) => ({ name, ...counts })).filter((row) => row.words > 0 || row.spatial_reductions > 0);
  return rows.length === 0 ? "" : dataTable([
    { title: "tensor", cell: (row) => row.name },
    { title: "fan-out", num: true, cell: (row) => count(row.fanout), tip: "Instances that one outer instance feeds" },
    { title: "multicast", num: true, cell: (row) => significant(row.multicast_factor), tip: "Instances that get one word together" },
    { title: "words", num: true, cell: (row) => count(row.words), tip: "Words that leave one outer instance" },
    { title: "forwarded", num: true, cell: (row) => count(row.link_transfers), tip: "Words that neighbours pass on (halo)" },
    { title: "additions", num: true, cell: (row) => count(row.spatial_reductions), tip: "Partial results added on the way" },
    { title: "hops", num: true, cell: (row) => significant(row.hops), tip: "Links that a word crosses, on average" },
  ], rows, { caption: "What the network moves, per outer instance, in words", sortable: false });
}
