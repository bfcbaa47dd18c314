// A page of sections: text, numbers, tables and charts of any result.

const UNITS = {
  pJ: { brief: briefEnergy, full: energy },
  nJ: { brief: (nj) => briefEnergy(1000 * nj), full: (nj) => energy(1000 * nj) },
  share: { brief: percent, full: percent },
};

/** How values of a unit are written at an axis and in a tip. */
function unitOf(name) {
  const known = UNITS[name];
  return known ?? { brief, full: (value) => plain(value) + (name ? " " + name : "") };
}

const BLOCKS = {
  paragraph: (block) => element("p", {}, block.text),
  verbatim: (block) => element("figure", {}, element("figcaption", {}, block.caption),
    element("pre", { class: "scroll mono", tabindex: "0", "aria-label": block.caption }, block.text)),
  figures: (block) => figures(block.figures),
  table: (block) => columnTable(block.caption, block.columns),
  bars: barChart,
  lines: lineChart,
  cloud: pointCloud,
  steps: stepsFigure,
};

/** A table of columns that have their cells; a number is sorted by its value. With open(row) the head of a row is a button. */
function columnTable(caption, columns, open) {
  const rows = columns.length > 0 ? columns[0].cells.map((_, row) => row) : [];
  return dataTable(columns.map((column, index) => ({
    title: column.title,
    num: column.values !== undefined,
    tip: [column.tip, column.key && `Source: ${column.key} of the JSON and CSV`].filter(Boolean).join("\n") || undefined,
    value: (row) => sortable(column.values ? column.values[row] : column.cells[row]),
    cell: (row) => open && index === 0
      ? element("button", { type: "button", "aria-label": `Open ${column.title} ${column.cells[row]}`, click: () => open(row) }, column.cells[row])
      : column.cells[row],
    source: column.values && ((row) => typeof column.values[row] === "number" ? `${column.title}: ${column.values[row]}` : undefined),
  })), rows, { caption, filter: (row) => columns.map((column) => column.cells[row]).join(" ") });
}

function sortable(value) {
  return value === "" ? undefined : typeof value === "boolean" ? Number(value) : value;
}

function barChart(block) {
  const { names, series } = block;
  const unit = unitOf(block.unit);
  const thickness = block.stacked ? 30 : 10 + 18 * series.length;
  const several = series.length > 1;
  return chartFigure(block.caption + "; the tables of this page have the numbers.", (several ? 70 : 40) + thickness * names.length, (dark) => ({
    legend: several ? { top: 0, type: "scroll", textStyle: { color: ink(dark) } } : undefined,
    grid: { left: 8, right: 76, top: several ? 34 : 6, bottom: 28, containLabel: true },
    tooltip: { confine: true, formatter: (point) => `<b>${escaped(names[point.dataIndex])}</b><br>${escaped(point.seriesName)}: ${escaped(unit.full(point.value))}` },
    xAxis: axis(dark, { type: "value", name: UNITS[block.unit] ? "" : block.unit, nameLocation: "middle", nameGap: 26, axisLabel: { formatter: unit.brief } }),
    yAxis: axis(dark, { type: "category", inverse: true, data: names, axisLabel: { width: 170, overflow: "truncate" } }),
    series: series.map((one, index) => ({
      name: one.name, type: "bar", stack: block.stacked ? "all" : undefined, barMaxWidth: block.stacked ? 24 : 14,
      itemStyle: { color: PALETTE[index % PALETTE.length] }, data: one.values,
      label: block.stacked && several ? undefined
        : { show: true, position: "right", color: ink(dark), fontSize: 11, formatter: (point) => (point.value == null ? "" : unit.brief(point.value)) },
    })),
  }), undefined, block.caption);
}

function lineChart(block) {
  const side = (dark, one, settings) => axis(dark, { type: one.logarithmic ? "log" : "value", name: one.name, scale: false, axisLabel: { formatter: brief }, ...settings });
  return chartFigure(block.caption + "; the tables of this page have the numbers.", 380, (dark) => ({
    legend: { top: 0, type: "scroll", textStyle: { color: ink(dark) } },
    grid: { left: 8, right: 28, top: 56, bottom: 34, containLabel: true },
    tooltip: { confine: true, formatter: (point) => `<b>${escaped(point.seriesName)}</b><br>${escaped(block.x.name)}: ${plain(point.value[0])}<br>${escaped(block.y.name)}: ${plain(point.value[1])}` },
    xAxis: side(dark, block.x, { nameLocation: "middle", nameGap: 28 }),
    yAxis: side(dark, block.y, { nameTextStyle: { align: "left" } }),
    series: block.curves.map((curve, index) => ({ name: curve.name, type: "line", symbolSize: 7, showSymbol: true,
      itemStyle: { color: PALETTE[index % PALETTE.length] }, data: curve.x.map((x, at) => [x, curve.y[at]]) })),
  }), undefined, block.caption);
}

/** The sections of a page, each a heading with what is below it. */
function sectionList(sections) {
  return sections.map((section) => element("section", {},
    section.heading && element("h2", {}, section.heading), section.blocks.map((block) => BLOCKS[block.kind](block))));
}
