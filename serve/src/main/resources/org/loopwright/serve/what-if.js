// What if a limit were another: the design's text is changed, and both optima are kept.

const searched = [];
const outcomes = element("div", {});

function keepForComparison(page, asked) {
  const mapped = page.layers.filter((layer) => layer.evaluation);
  if (mapped.length === 0) return;
  searched.push({ name: asked === searched.at(-1)?.asked ? searched.at(-1).name : state.change ?? (searched.length === 0 ? "the design" : "changed by hand"), asked,
    energy: page.totals.energy_pj, cycles: page.totals.cycles, edp: page.totals.edp_pj_cycles, layers: mapped.length });
  state.change = undefined;
  outcomes.replaceChildren(dataTable([
    { title: "search", cell: (row) => row.name },
    { title: "layers", num: true, cell: (row) => count(row.layers) },
    { title: "energy", num: true, cell: (row) => energy(row.energy) },
    { title: "cycles", num: true, cell: (row) => count(row.cycles) },
    { title: "energy × delay, pJ·cycles", num: true, cell: (row) => significant(row.edp) },
    { title: "of the first", num: true, cell: (row) => significant(row.edp / searched[0].edp) + " ×", source: () => "energy × delay / that of the first search" },
  ], searched, { caption: "Searches so far", sortable: false }));
}

const SIZE_KEYS = /(\b(?:depth|entries|memory_depth|sizeKB)\s*:\s*)(\d+)/;

/** The text of a design with the capacity of a level times a factor; undefined where it is not stated plainly. */
function resized(text, level, factor) {
  const lines = text.split("\n");
  const start = lines.findIndex((line) => new RegExp(`name:\\s*["']?${level}(\\[|["'\\s,]|$)`).test(line));
  if (start < 0) return undefined;
  for (let at = start; at < lines.length && at < start + 40; at++) {
    if (at > start && /name:\s/.test(lines[at])) return undefined;
    const size = SIZE_KEYS.exec(lines[at]);
    if (size) {
      lines[at] = lines[at].replace(SIZE_KEYS, `$1${Math.max(1, Math.round(Number(size[2]) * factor))}`);
      return lines.join("\n");
    }
  }
  return undefined;
}

const BITS = { b: 1, byte: 8, bytes: 8, kb: 8192, kib: 8192, mb: 8 * 2 ** 20, mib: 8 * 2 ** 20 };

/** By what a capacity changes: "2x", "half", "128 KB", "4096 words"; undefined if that is none, or not known of the level. */
function sizeFactor(text, level) {
  const plain = text.trim().toLowerCase();
  const named = { half: 0.5, twice: 2, double: 2 }[plain];
  if (named) return named;
  const [, number, unit] = /^(\d+(?:\.\d+)?)\s*([a-z×]*)$/.exec(plain) ?? [];
  if (!(Number(number) > 0)) return undefined;
  if (unit === "x" || unit === "×") return Number(number);
  const known = state.result?.design.levels.find((one) => one.name === level || one.label === level);
  if (!known || !(known.words > 0)) return undefined;
  if (unit === "words" || unit === "word") return Number(number) / known.words;
  return BITS[unit] && (Number(number) * BITS[unit]) / (known.words * known.word_bits);
}

function whatIf() {
  const level = element("input", { type: "text", size: "8", placeholder: "GLB", "aria-label": "Level" });
  const size = element("input", { type: "text", size: "10", value: "2x", "aria-label": "Its capacity", "data-tip": "Such as 2x, half, 128 KB or 4096 words; 1 KB is 1024 bytes" });
  const said = element("p", { class: "soft", role: "status" });
  const run = () => {
    const name = level.value.trim();
    const factor = sizeFactor(size.value, name);
    if (factor === undefined) {
      said.textContent = /^[\d.]+\s*([kmx×]?i?b?|bytes?|words?)$/i.test(size.value.trim())
        ? `The capacity of "${name}" is not known yet: evaluate or map first, or write such as 2x.`
        : `"${size.value}" is no capacity; write such as 128 KB, 4096 words, 2x or half.`;
      return;
    }
    const text = resized(editors.design.text(), name, factor);
    if (text === undefined) {
      said.textContent = `The design states no depth of "${name}" that can be changed here; edit its text.`;
      return;
    }
    editors.design.set(text);
    state.change = `${name}: ${size.value.trim()}`;
    said.textContent = `The text of the design has it now: ${state.change}. Prices follow from its attributes.`;
    changed("design");
    mapSearch.start();
  };
  return element("section", { class: "panel" }, element("h2", {}, "What if"),
    element("div", { class: "tools" }, level, " had ", size, element("button", { type: "button", id: "what-if", click: run }, "Try and map")), said, outcomes);
}
