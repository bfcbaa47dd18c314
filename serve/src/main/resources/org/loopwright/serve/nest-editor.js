// A mapping as a table of factors: each change is a change of its text, which stays as it is otherwise.

/** The entries of a mapping that have factors, with the places of these in the text. */
function mappingEntries(text) {
  const entries = [];
  const lines = text.split("\n");
  lines.forEach((line, at) => {
    const target = /^\s*-\s*target:\s*["']?([^"'#\s]+)/.exec(line);
    if (target) entries.push({ target: target[1] });
    const entry = entries.at(-1);
    if (!entry) return;
    const type = /^\s+type:\s*(\w+)/.exec(line);
    if (type) entry.type = type[1];
    const factors = /^\s+factors:\s*["']?([^"'#]*)/.exec(line);
    if (factors) {
      entry.factorsAt = at;
      entry.factors = new Map([...factors[1].matchAll(/(\w+)\s*=\s*(\d+)/g)].map(([, name, factor]) => [name, Number(factor)]));
    }
    const permutation = /^\s+permutation:\s*["']?([^"'#]*)/.exec(line);
    if (permutation) {
      entry.permutationAt = at;
      const order = permutation[1].trim();
      entry.order = /[\s,]/.test(order) ? order.split(/[\s,]+/) : [...order];
      entry.separator = /[\s,]/.test(order) ? " " : "";
    }
  });
  return entries.filter((entry) => entry.factors && (entry.type === "temporal" || entry.type === "spatial"));
}

function withFactor(text, entry, dimension, factor) {
  const lines = text.split("\n");
  const known = new RegExp(`(\\b${dimension}\\s*=\\s*)\\d+`);
  const line = lines[entry.factorsAt];
  lines[entry.factorsAt] = known.test(line)
    ? line.replace(known, `$1${factor}`)
    : line.replace(/(factors:\s*["']?)/, `$1${dimension}=${factor} `);
  return lines.join("\n");
}

function withOrder(text, entry, order) {
  const lines = text.split("\n");
  lines[entry.permutationAt] = lines[entry.permutationAt].replace(/(permutation:\s*["']?)[^"'#]*?(?=\s*(?:["'#]|$))/, (_, head) => head + order.join(entry.separator));
  return lines.join("\n");
}

/** The same with one factor changed and the outermost loop of the dimension made to fit. */
function withFactorThatFits(text, entry, dimension, factor, bound, outermost) {
  const changed = withFactor(text, entry, dimension, factor);
  const entries = mappingEntries(changed);
  const outer = entries.find((one) => one.target === outermost && one.type === "temporal");
  const others = entries.filter((one) => one !== outer).reduce((product, one) => product * (one.factors.get(dimension) ?? 1), 1);
  const isOuter = entry.target === outermost && entry.type === "temporal";
  return outer && !isOuter && bound % others === 0 ? withFactor(changed, outer, dimension, bound / others) : changed;
}

/**
 * The table of a mapping's factors.
 *
 * @param text of the mapping
 * @param nest with the bounds of all dimensions, as a result has it
 * @param change is called with the new text
 */
function factorTable(text, nest, design, change) {
  const entries = mappingEntries(text);
  if (entries.length === 0) return element("p", { class: "soft" }, "This mapping has no factors that can be edited here; edit its text.");
  const levels = design.levels.map((level) => level.name);
  const rank = (entry) => 2 * levels.indexOf(entry.target) + (entry.type === "spatial" ? 1 : 0);
  const rows = [...entries].sort((a, b) => rank(a) - rank(b));
  const dimensions = nest.dimensions.filter((one) => one.bound > 1);
  const input = (entry, { name, bound }) => {
    const field = element("input", { type: "number", min: 1, max: bound, value: entry.factors.get(name) ?? 1,
      "aria-label": `${entry.target} ${entry.type}, ${name}`, change: () => {
        const factor = Math.max(1, Math.min(bound, Math.round(Number(field.value)) || 1));
        change(withFactorThatFits(text, entry, name, factor, bound, levels[0]));
      } });
    return element("td", {}, field);
  };
  return element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Factors" },
    element("table", { class: "factors" },
      element("caption", {}, "Factors of each loop; the outermost loop of a dimension is made to fit. Drag the order, or use the arrow keys: innermost loop first."),
      element("thead", {}, element("tr", {}, element("th", { scope: "col" }, "level"),
        dimensions.map(({ name, bound }) => element("th", { scope: "col", "data-tip": `bound ${count(bound)}` }, `${name} ${count(bound)}`)),
        element("th", { scope: "col" }, "order"))),
      element("tbody", {}, rows.map((entry) => element("tr", {},
        element("th", { scope: "row" }, entry.type === "spatial" ? `${entry.target}, across space` : entry.target),
        dimensions.map((dimension) => input(entry, dimension)),
        element("td", {}, orderChips(text, entry, change)))))));
}

/** The loops of an entry in their order; those of one iteration do not matter. */
function orderChips(text, entry, change) {
  if (!entry.order) return "";
  const loops = entry.order.filter((name) => (entry.factors.get(name) ?? 1) > 1);
  const move = (from, to) => {
    if (from === to || to < 0 || to >= loops.length) return;
    const order = [...loops];
    order.splice(to, 0, ...order.splice(from, 1));
    change(withOrder(text, entry, [...order, ...entry.order.filter((name) => !loops.includes(name))]));
  };
  return element("span", { role: "group", "aria-label": `Order of the loops of ${entry.target}` }, loops.map((name, at) => element("span", {
    class: "chip", draggable: "true", tabindex: "0", role: "button", "aria-label": `${name}, loop ${at + 1} of ${loops.length} from inside: arrow keys move it`,
    dragstart: (event) => event.dataTransfer.setData("text/plain", String(at)),
    dragover: (event) => event.preventDefault(),
    drop: (event) => { event.preventDefault(); move(Number(event.dataTransfer.getData("text/plain")), at); },
    keydown: (event) => {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (step) { event.preventDefault(); move(at, at + step); }
    },
  }, name)));
}
