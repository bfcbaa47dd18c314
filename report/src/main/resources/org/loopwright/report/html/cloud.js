// A cloud of points: axes, colours and limits to choose, a rectangle to draw, and a table of what is chosen.
// Where a block has open(row), a click on a point or on the head of its row calls it.

/** The table shows as many rows; the rest is in the files. */
const MAX_TABLE_ROWS = 200;

function pointCloud(block) {
  const columns = block.columns;
  const length = columns.length > 0 ? columns[0].values.length : 0;
  const numeric = columns.filter((column) => column.values.some((value) => typeof value === "number"));
  const byKey = new Map(columns.map((column) => [column.key, column]));
  const marked = byKey.get(block.marked);
  const state = { x: byKey.get(block.x), y: byKey.get(block.y), colour: byKey.get(block.colour), limits: new Map(), box: undefined };
  const all = Array.from({ length }, (_, row) => row);
  let shown = all;
  let chart, picker;

  const within = (row) => [...state.limits].every(([column, [low, high]]) => column.values[row] >= low && column.values[row] <= high);
  const inside = (row) => !state.box ||
    [state.x, state.y].every((column, side) => column.values[row] >= state.box[side][0] && column.values[row] <= state.box[side][1]);

  const chosenText = element("p", { class: "chosen" });
  const chosenTable = element("div", {});
  const tell = (withTable = true) => {
    const chosen = shown.filter(inside);
    chosenText.textContent = `${count(chosen.length)} of ${count(length)} chosen` +
      (chosen.length > MAX_TABLE_ROWS ? `; the first ${count(MAX_TABLE_ROWS)} are below` : "");
    if (!withTable) return;
    const rows = marked ? [...chosen].sort((a, b) => Number(marked.values[b]) - Number(marked.values[a])) : chosen;
    const some = rows.slice(0, MAX_TABLE_ROWS);
    chosenTable.replaceChildren(
      columnTable("What is chosen", columns.map((column) => ({ title: column.title, key: column.key,
        cells: some.map((row) => text(column.values[row])),
        values: numeric.includes(column) ? some.map((row) => column.values[row]) : undefined })),
        block.open && ((at) => block.open(some[at]))));
  };
  const refilter = () => {
    shown = all.filter(within);
    redraw();
    tell();
  };
  const redraw = () => chart && setOptions(chart);
  const describe = (row) => [...new Set([state.x, state.y, state.colour, marked])].filter(Boolean)
    .map((column) => `${column.title}: ${text(column.values[row]) || "no"}`);

  const figure = chartFigure(block.caption + "; the table below has the numbers of what is chosen.", 460,
    (dark) => cloudOptions(dark, state, shown, marked), undefined, block.caption,
    { renderer: "canvas", ready: (made) => {
      chart = made;
      picker ??= pointPicker(made.area, { describe, boxed: (box, done) => { state.box = box; tell(done); }, clicked: block.open });
    }, drawn: (instance) => picker.drawn(instance, placedPoints(state, shown, marked)) });

  const choice = (name, options, chosen, change) => {
    const select = element("select", { "aria-label": name, change: () => change(byKey.get(select.value)) },
      options.map((column) => element("option", { value: column.key, selected: column === chosen }, column.title)));
    return element("label", { class: "soft" }, name + " ", select);
  };
  const axisChosen = (side) => (column) => {
    state[side] = column;
    state.box = undefined;
    picker?.clear();
    redraw();
    tell();
  };
  tell();
  return element("div", {},
    element("div", { class: "tools" },
      choice("across", numeric, state.x, axisChosen("x")), choice("up", numeric, state.y, axisChosen("y")),
      choice("colour", columns.filter((column) => column !== marked), state.colour, (column) => { state.colour = column; redraw(); }),
      element("span", { class: "soft" }, "Draw a rectangle to choose points; a click beside it takes it away." +
        (block.open ? ` ${block.openHint}` : ""))),
    limitsOf(numeric, state, refilter), figure,
    element("div", { "aria-live": "polite" }, chosenText), chosenTable);
}

function text(value) {
  return typeof value === "number" ? plain(value) : value === true ? "yes" : value === false ? "" : String(value);
}

/** Bounds for each column of numbers. */
function limitsOf(numeric, state, changed) {
  const row = (column) => {
    const [low, high] = spread(column.values);
    const input = (name, standard) => element("input", { type: "number", step: "any", placeholder: plain(standard), "aria-label": `${column.title}, ${name}`, input: update });
    const update = () => {
      const value = (field, standard) => (field.value === "" ? standard : Number(field.value));
      if (from.value === "" && to.value === "") state.limits.delete(column);
      else state.limits.set(column, [value(from, -Infinity), value(to, Infinity)]);
      changed();
    };
    const from = input("at least", low);
    const to = input("at most", high);
    return element("tr", {}, element("th", { scope: "row" }, column.title), element("td", {}, from), element("td", {}, to));
  };
  return element("details", {}, element("summary", {}, "Limits"), element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Limits" },
    element("table", { class: "limits" }, element("thead", {}, element("tr", {}, ["column", "at least", "at most"].map((head) => element("th", { scope: "col" }, head)))),
      element("tbody", {}, numeric.map(row)))));
}

function spread(values) {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (typeof value !== "number") continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

/** Few values, and texts, have a colour each; many numbers go from dark to light. */
function coloured(colour, shown) {
  if (!colour) return undefined;
  const kinds = new Set();
  for (const row of shown) {
    kinds.add(colour.values[row]);
    if (kinds.size > 12) break;
  }
  const numbers = typeof colour.values[0] === "number";
  if (kinds.size <= 12 || !numbers) {
    const names = [...new Set(shown.map((row) => colour.values[row]))].sort((a, b) => compare(sortable(a), sortable(b)));
    return { type: "piecewise", dimension: 2, categories: names.map(text), top: 4, left: "center", orient: "horizontal", inRange: { color: names.map((_, at) => PALETTE[at % PALETTE.length]) } };
  }
  const [min, max] = spread(colour.values);
  return { type: "continuous", dimension: 2, min, max, calculable: true, orient: "horizontal", left: "center", top: 0, itemHeight: 140,
    text: [plain(max) + " " + colour.title, plain(min)], inRange: { color: ["#46327e", "#277f8e", "#4ac16d", "#e3c800"] } };
}

function cloudOptions(dark, state, shown, marked) {
  const { x, y, colour } = state;
  const map = coloured(colour, shown);
  const categories = map?.type === "piecewise";
  const point = (row) => [x.values[row], y.values[row], colour ? (categories ? text(colour.values[row]) : colour.values[row]) : 0];
  const { rest, front } = placedRows(state, shown, marked);
  return {
    grid: { left: 8, right: 28, top: 52, bottom: 34, containLabel: true },
    tooltip: { show: false },
    visualMap: map && { ...map, hoverLink: false, textStyle: { color: ink(dark) }, seriesIndex: 0 },
    xAxis: axis(dark, { type: "value", scale: true, name: x.title, nameLocation: "middle", nameGap: 28, axisLabel: { formatter: brief }, ...calm(x, shown) }),
    yAxis: axis(dark, { type: "value", scale: true, name: y.title, nameTextStyle: { align: "left" }, axisLabel: { formatter: brief }, ...calm(y, shown) }),
    series: [
      { type: "scatter", name: "all", silent: true, data: rest.map(point), symbolSize: rest.length > 2000 ? 4 : 8, large: !map && rest.length > 5000, progressive: 5000, itemStyle: { color: PALETTE[0] } },
      ...(front.length > 0 ? [{ type: "scatter", name: marked.title, silent: true, data: front.map(point), symbol: "diamond", symbolSize: 11, z: 3,
        itemStyle: { color: "transparent", borderColor: dark ? "#ff8f6b" : "#c22f00", borderWidth: 2 } }] : []),
    ],
  };
}

/** Rows that have a place, as what is no number has none: those that are marked, and the others. */
function placedRows({ x, y }, shown, marked) {
  const placed = shown.filter((row) => typeof x.values[row] === "number" && typeof y.values[row] === "number");
  const isMarked = (row) => Boolean(marked?.values[row]);
  return { rest: placed.filter((row) => !isMarked(row)), front: placed.filter(isMarked) };
}

/** Points as they lie on each other, the marked ones on top. */
function placedPoints(state, shown, marked) {
  const { rest, front } = placedRows(state, shown, marked);
  return [...rest, ...front].map((row) => [state.x.values[row], state.y.values[row], row]);
}

/** An axis never stretches noise: values that hardly differ keep their distance small. */
function calm(column, shown) {
  const [low, high] = spread(shown.map((row) => column.values[row]));
  if (!(high >= low)) return {};
  const least = 0.02 * Math.max(Math.abs(low), Math.abs(high));
  if (high - low >= least) return {};
  const middle = (low + high) / 2;
  return { min: middle - least / 2, max: middle + least / 2, axisLabel: { formatter: (value) => significant(value) } };
}
