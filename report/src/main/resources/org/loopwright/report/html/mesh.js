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
  const network = layer.evaluation.networks.find((one) => one.outer === level.level);
  const show = (tensor) => picture.replaceChildren(drawn
    ? cells(title, width, height, nest, level, tensor, network)
    : outline(title, width, height, used));
  show(nest.tensors[0]);
  return element("figure", {}, element("figcaption", {}, title),
    drawn && used > 1 ? tensorChoice(nest.tensors, show) : "", picture,
    element("p", { class: "soft" }, axes(level)), transfers(network));
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

/** The loops across an axis of an array with the iterations of their dimension that one step moves. */
function strides(nest, level) {
  const loops = nestLines(nest).map((line) => line.loop).filter(Boolean);
  const across = [...level.spatial_x, ...level.spatial_y];
  return new Map(across.map((loop) => [loop, loops.slice(loops.indexOf(loop) + 1)
    .filter((inner) => inner.dimension === loop.dimension).reduce((stride, inner) => stride * inner.bound, 1)]));
}

/** The iteration of each loop at a place along an axis; the innermost loop is next to next. */
function iterations(loops, place) {
  let rest = place;
  return [...loops].reverse().map((loop) => {
    const iteration = rest % loop.bound;
    rest = Math.floor(rest / loop.bound);
    return { loop, iteration };
  });
}

/** The instances that work, with the tile of a tensor that each has: an interval of each rank. */
function workers(nest, level, tensor) {
  const moves = strides(nest, level);
  const lines = nestLines(nest);
  const inside = lines.slice(lines.findLastIndex((line) => line.level === level) + 1).filter((line) => line.loop);
  const extentOf = (dimension) => inside.filter(({ loop }) => loop.dimension === dimension).reduce((product, { loop }) => product * loop.bound, 1);
  const sizes = tensor.indices.map((terms) => 1 + terms.reduce((sum, { dimension, coefficient }) => sum + Math.abs(coefficient) * (extentOf(dimension) - 1), 0));
  const all = [];
  for (let y = 0; y < extent(level.spatial_y); y++) {
    for (let x = 0; x < extent(level.spatial_x); x++) {
      const at = [...iterations(level.spatial_x, x), ...iterations(level.spatial_y, y)];
      const starts = tensor.indices.map((terms) => terms.reduce((start, { dimension, coefficient }) => start + coefficient *
        at.filter(({ loop }) => loop.dimension === dimension).reduce((sum, { loop, iteration }) => sum + iteration * moves.get(loop), 0), 0));
      all.push({ x, y, at, starts, tile: starts.join() });
    }
  }
  return { all, sizes };
}

/** The share of its tile that an instance has in common with another. */
function common(one, other, sizes) {
  return one.starts.reduce((share, start, rank) => share * Math.max(0, sizes[rank] - Math.abs(start - other.starts[rank])) / sizes[rank], 1);
}

/** Of neighbours along an axis, the greatest common share that is not the whole tile. */
function halo(all, sizes, dx, dy) {
  const byPlace = new Map(all.map((one) => [`${one.x},${one.y}`, one]));
  return all.reduce((most, one) => {
    const next = byPlace.get(`${one.x + dx},${one.y + dy}`);
    return next && next.tile !== one.tile ? Math.max(most, common(one, next, sizes)) : most;
  }, 0);
}

/** In words: who shares what, and what neighbours pass on. */
function sharing(tensor, { all, sizes }, tiles, network) {
  const moved = network?.dataspaces?.[tensor.name];
  const parts = [tiles.size === all.length ? "each instance has a tile of its own"
    : `${count(tiles.size)} different tiles, each ${tensor.result ? "added up from" : "sent once to"} ${significant(all.length / tiles.size)} instances (${tensor.result ? "reduction" : "multicast"})`];
  [["X", halo(all, sizes, 1, 0)], ["Y", halo(all, sizes, 0, 1)]].filter(([, share]) => share > 0)
    .forEach(([axis, share]) => parts.push(`neighbours along ${axis} have ${percent(share)} of their tiles in common (halo)`));
  if (moved?.link_transfers > 0) parts.push(`neighbours pass on ${count(moved.link_transfers)} words (forwarding, the lines)`);
  return `${tensor.name}: ${parts.join("; ")}.`;
}

/** Lines between neighbours that have words in common, where they pass them on. */
function links({ all, sizes }, size) {
  const byPlace = new Map(all.map((one) => [`${one.x},${one.y}`, one]));
  return all.flatMap((one) => [[1, 0], [0, 1]].map(([dx, dy]) => [one, byPlace.get(`${one.x + dx},${one.y + dy}`)]))
    .filter(([one, next]) => next && common(one, next, sizes) > 0)
    .map(([one, next]) => drawing("line", { class: "link", x1: (one.x + 0.5) * size - 0.75, y1: (one.y + 0.5) * size - 0.75, x2: (next.x + 0.5) * size - 0.75, y2: (next.y + 0.5) * size - 0.75 }));
}

function cells(title, width, height, nest, level, tensor, network) {
  const size = Math.max(6, Math.min(20, Math.floor(640 / width)));
  const work = workers(nest, level, tensor);
  const seen = new Map();
  work.all.forEach((one) => seen.has(one.tile) || seen.set(one.tile, seen.size));
  const square = (x, y, more) => drawing("rect", { x: x * size, y: y * size, width: size - 1.5, height: size - 1.5, rx: 2, ...more });
  const busy = new Map(work.all.map((one) => [`${one.x},${one.y}`, one]));
  const squares = [];
  const shapes = new Map();
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const one = busy.get(`${x},${y}`);
      if (!one) { squares.push(square(x, y, { class: "idle", "data-tip": "idle" })); continue; }
      const range = one.starts.map((start, rank) => (work.sizes[rank] === 1 ? count(start) : `${count(start)}..${count(start + work.sizes[rank] - 1)}`));
      const shape = square(x, y, { fill: hue(seen.get(one.tile), seen.size),
        "data-tip": `${one.at.map(({ loop, iteration }) => `${loop.dimension} ${iteration}`).join(", ")}\n${tensor.name}[${range.join("][")}] at first` });
      shapes.set(shape, one);
      squares.push(shape);
    }
  }
  // The pointer on an instance shows who has the same tile, and who a part of it.
  const mark = (event) => {
    const chosen = shapes.get(event.target);
    shapes.forEach((one, shape) => {
      const share = chosen ? common(chosen, one, work.sizes) : 0;
      shape.setAttribute("class", !chosen ? "" : one.tile === chosen.tile ? "same" : share > 0 ? "part" : "");
    });
  };
  const meaning = sharing(tensor, work, seen, network);
  return element("div", {},
    drawing("svg", { class: "mesh", viewBox: `-1 -1 ${width * size + 1} ${height * size + 1}`, width: width * size, role: "img", "aria-label": `${title}. ${meaning}`,
      mouseover: mark, mouseleave: mark }, squares, network?.dataspaces?.[tensor.name]?.link_transfers > 0 ? links(work, size) : []),
    element("p", {}, meaning));
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
function transfers(network) {
  const rows = Object.entries(network?.dataspaces ?? {}).map(([name, counts]) => ({ name, ...counts })).filter((row) => row.words > 0 || row.spatial_reductions > 0);
  const number = (title, key, tip, format = count) => ({ title, num: true, tip, cell: (row) => format(row[key]),
    source: (row) => `${tip}\nSource: networks.${network.outer}.${row.name}.${key}` });
  return rows.length === 0 ? "" : dataTable([
    { title: "tensor", cell: (row) => row.name },
    number("fan-out", "fanout", "Instances that one outer instance feeds"),
    number("multicast", "multicast_factor", "Instances that get one word together, at most", significant),
    number("words", "words", "Words that leave one outer instance or come to it"),
    number("forwarded", "link_transfers", "Words that neighbours pass on (halo)"),
    number("additions", "spatial_reductions", "Partial results added on the way"),
    number("hops", "hops", "Links that a word crosses, on average", significant),
  ], rows, { caption: "What the network moves, per outer instance, in words", sortable: false });
}
