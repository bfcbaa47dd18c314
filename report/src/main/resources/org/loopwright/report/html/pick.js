// Points of a chart under the pointer: the nearest one, and a rectangle over some of them. No point is drawn again
// for that, so that 100,000 of them follow the pointer as quickly as ten.

/** Pixels within which a point is meant. */
const REACH = 10;

/** Pixels that the pointer may move in a click. */
const STILL = 4;

/**
 * Follows the pointer over a chart. {@code describe(row)} gives the lines of a point's tip, {@code boxed(range, done)}
 * hears of the values of the rectangle, or undefined without one, and {@code clicked(row)} of a click on a point.
 */
function pointPicker(area, { describe, boxed, clicked }) {
  const frame = element("div", { class: "frame" });
  const tip = element("div", { class: "tip", role: "tooltip" });
  let chart, cells, corner, range;
  frame.hidden = tip.hidden = true;

  const place = (event) => {
    const bounds = area.getBoundingClientRect();
    return [event.clientX - bounds.left, event.clientY - bounds.top];
  };
  const within = (at) => Boolean(chart?.containPixel({ gridIndex: 0 }, at));
  const values = (at) => chart.convertFromPixel({ gridIndex: 0 }, at);
  const pixels = (at) => chart.convertToPixel({ gridIndex: 0 }, at);

  const show = () => {
    frame.hidden = !range;
    if (!range) return;
    const [left, bottom] = pixels([range[0][0], range[1][0]]);
    const [right, top] = pixels([range[0][1], range[1][1]]);
    Object.assign(frame.style, { left: left + "px", top: top + "px", width: right - left + "px", height: bottom - top + "px" });
  };
  const choose = (next, done) => {
    range = next;
    show();
    boxed(range, done);
  };
  const between = (a, b) => [0, 1].map((side) => [Math.min(a[side], b[side]), Math.max(a[side], b[side])]);

  /** The nearest point, of equals the last, which lies on top. */
  const nearest = ([x, y]) => {
    let [found, least] = [undefined, REACH * REACH];
    for (let column = -1; column <= 1; column++) {
      for (let row = -1; row <= 1; row++) {
        for (const point of cells.get(cellOf(x + column * REACH, y + row * REACH)) ?? []) {
          const distance = (point.x - x) ** 2 + (point.y - y) ** 2;
          if (distance <= least) [found, least] = [point, distance];
        }
      }
    }
    return found;
  };
  const hover = (at) => {
    const point = within(at) ? nearest(at) : undefined;
    tip.hidden = !point;
    area.style.cursor = point && clicked ? "pointer" : within(at) ? "crosshair" : "";
    if (!point) return;
    tip.textContent = describe(point.row).join("\n");
    tip.style.left = Math.max(0, Math.min(point.x + 12, area.clientWidth - tip.offsetWidth)) + "px";
    tip.style.top = (point.y + 12 + tip.offsetHeight < area.clientHeight ? point.y + 12 : point.y - 12 - tip.offsetHeight) + "px";
  };
  const far = (at) => Math.hypot(at[0] - corner[0], at[1] - corner[1]) > STILL;

  area.addEventListener("pointerdown", (event) => {
    const at = place(event);
    if (event.button !== 0 || !within(at)) return;
    corner = at;
    // A finger scrolls the page; it may point, but draws nothing.
    if (event.pointerType !== "touch") area.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  area.addEventListener("pointermove", (event) => {
    const at = place(event);
    if (corner && event.pointerType !== "touch" && far(at)) choose(between(values(corner), values(at)), false);
    else hover(at);
  });
  area.addEventListener("pointerup", (event) => {
    if (!corner) return;
    const at = place(event);
    const isClick = !far(at);
    const from = corner;
    corner = undefined;
    if (!isClick) return event.pointerType === "touch" ? undefined : choose(between(values(from), values(at)), true);
    if (range) choose(undefined, true);
    const point = nearest(at);
    hover(at);
    if (point && clicked) clicked(point.row);
  });
  area.addEventListener("pointercancel", () => (corner = undefined));
  area.addEventListener("pointerleave", () => (tip.hidden = true));

  return {
    clear: () => { range = undefined; show(); },
    /** The chart has been drawn with points, each a row with its values. */
    drawn: (instance, points) => {
      chart = instance;
      cells = pointCells(points, pixels);
      area.append(frame, tip);
      show();
    },
  };
}

function cellOf(x, y) {
  return Math.floor(x / REACH) * 1e6 + Math.floor(y / REACH);
}

/** Points by where they are; axes are linear, so two places tell all others. */
function pointCells(points, pixels) {
  const [origin, unit] = [pixels([0, 0]), pixels([1, 1])];
  const cells = new Map();
  for (const [x, y, row] of points) {
    const point = { x: origin[0] + x * (unit[0] - origin[0]), y: origin[1] + y * (unit[1] - origin[1]), row };
    const key = cellOf(point.x, point.y);
    const cell = cells.get(key);
    if (cell) cell.push(point);
    else cells.set(key, [point]);
  }
  return cells;
}
