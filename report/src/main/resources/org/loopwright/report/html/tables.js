// Tables that sort by any column and can be filtered.

/**
 * A table. A column has a title, the cell of a row, and may have a value to sort by, a tip, and
 * whether it is a number.
 */
function dataTable(columns, rows, { caption, filter, sortable = true, mark } = {}) {
  const body = element("tbody");
  let order = { column: undefined, down: false };
  let text = "";
  const heads = columns.map((column, index) => {
    const sort = () => {
      order = { column, down: order.column === column ? !order.down : Boolean(column.num) };
      heads.forEach((head) => head.removeAttribute("aria-sort"));
      heads[index].setAttribute("aria-sort", order.down ? "descending" : "ascending");
      fill();
    };
    const title = sortable && column.value && column.title
      ? element("button", { type: "button", click: sort, "data-tip": column.tip }, column.title)
      : element("span", { "data-tip": column.tip, tabindex: column.tip && "0" }, column.title);
    return element("th", { scope: "col", class: column.num && "num" }, title);
  });
  const fill = () => {
    let shown = rows.filter((row) => !text || (filter(row) || "").toLowerCase().includes(text));
    if (order.column) {
      const sign = order.down ? -1 : 1;
      shown = [...shown].sort((a, b) => sign * compare(order.column.value(a), order.column.value(b)));
    }
    body.replaceChildren(...shown.map((row) => element("tr", { class: mark?.(row) },
      columns.map((column, index) => cell(column, row, index)))));
  };
  fill();
  const table = element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": caption },
    element("table", {}, element("caption", {}, caption), element("thead", {}, element("tr", {}, heads)), body));
  if (!filter || rows.length < 6) return table;
  const input = element("input", { type: "search", placeholder: "Filter", "aria-label": "Filter: " + caption,
    input: () => { text = input.value.trim().toLowerCase(); fill(); } });
  return element("div", {}, element("div", { class: "tools" }, input), table);
}

function cell(column, row, index) {
  const tag = index === 0 ? "th" : "td";
  const tip = column.source?.(row);
  const attributes = { scope: index === 0 && "row", class: column.num ? "num" : column.class, "data-tip": tip };
  return element(tag, attributes, column.cell(row));
}

/** What is absent comes last. */
function compare(a, b) {
  if (a === undefined || b === undefined) return (a === undefined) - (b === undefined);
  return typeof a === "number" ? a - b : String(a).localeCompare(String(b), "en", { numeric: true });
}

/** Bars in a table: rows of a name, a value, its text, a colour and a tip. */
function barTable(caption, heads, rows) {
  const greatest = Math.max(...rows.map((row) => row.value), 0);
  return dataTable([
    { title: heads[0], cell: (row) => row.name },
    { title: heads[1], num: true, cell: (row) => row.text, source: (row) => row.tip },
    { title: "", class: "wide", source: (row) => row.tip, cell: (row) => {
      const bar = element("div", { class: "bar" });
      bar.style.width = (greatest > 0 ? (100 * row.value) / greatest : 0) + "%";
      bar.style.background = row.colour;
      return bar;
    } },
  ], rows, { caption, sortable: false });
}

function meter(share, colour) {
  const fill = element("i");
  fill.style.width = Math.min(100, 100 * share) + "%";
  if (colour) fill.style.background = colour;
  return element("span", { class: "meter", "aria-hidden": "true" }, fill);
}

function figures(rows) {
  return element("ul", { class: "figures" }, rows.map((row) =>
    explained("li", row.tip, {}, element("b", {}, row.value), element("span", {}, row.name))));
}
