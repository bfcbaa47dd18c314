// Charts: each is an options function of ECharts, drawn again when the theme or the width changes.

const charts = new Set();

/**
 * A figure with a chart; {@code label} says in words what it shows. {@code ready} gets the chart
 * before it is drawn, {@code drawn} its instance each time after,
 * also when it is as wide as it was not before.
 */
function chartFigure(label, height, options, onClick, caption, { renderer = "svg", ready, drawn } = {}) {
  const area = element("div", { class: "chart", role: "img", "aria-label": label });
  area.style.height = height + "px";
  const chart = { area, options, onClick, renderer, ready, drawn, instance: undefined };
  charts.add(chart);
  new ResizeObserver(() => draw(chart)).observe(area);
  return element("figure", {}, caption ? element("figcaption", {}, caption) : "", area);
}

function draw(chart) {
  if (!chart.area.isConnected) {
    chart.instance?.dispose();
    charts.delete(chart);
  } else if (chart.instance) {
    chart.instance.resize();
    chart.drawn?.(chart.instance);
  } else if (chart.area.clientWidth > 0) {
    chart.instance = echarts.init(chart.area, null, { renderer: chart.renderer });
    chart.ready?.(chart);
    setOptions(chart);
    if (chart.onClick) chart.instance.on("click", chart.onClick);
  }
}

function setOptions(chart) {
  const dark = isDark();
  const base = {
    animation: false,
    textStyle: { fontFamily: "system-ui, sans-serif", color: ink(dark) },
    tooltip: { confine: true },
  };
  chart.instance.setOption({ ...base, ...chart.options(dark, chart.area.clientWidth) }, true);
  chart.drawn?.(chart.instance);
}

function redrawCharts() {
  charts.forEach((chart) => chart.instance && setOptions(chart));
}

function ink(dark) {
  return dark ? "#e8edf3" : "#1c2430";
}

/** An axis with the colours of the theme. */
function axis(dark, settings) {
  const soft = dark ? "#a3afbe" : "#566070";
  return {
    axisLabel: { color: soft, hideOverlap: true, ...settings.axisLabel },
    axisLine: { lineStyle: { color: soft } },
    splitLine: { lineStyle: { color: dark ? "#2c3540" : "#e0e6ec" } },
    nameTextStyle: { color: soft },
    ...Object.fromEntries(Object.entries(settings).filter(([key]) => key !== "axisLabel")),
  };
}

function followCharts() {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redrawCharts);
  // Paper is narrower than most windows.
  addEventListener("beforeprint", () => charts.forEach((chart) => chart.instance?.resize({ width: 680 })));
  addEventListener("afterprint", () => charts.forEach((chart) => chart.instance?.resize({ width: "auto" })));
  // Paper is light.
  let chosen;
  const theme = (name) => {
    if (name === undefined) delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = name;
    redrawCharts();
  };
  addEventListener("beforeprint", () => { chosen = document.documentElement.dataset.theme; theme("light"); });
  addEventListener("afterprint", () => theme(chosen));
}

/** A text for the tooltips of ECharts, which take markup. */
function escaped(text) {
  return echarts.format.encodeHTML(text);
}
