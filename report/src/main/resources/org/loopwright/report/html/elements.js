// Elements of the page. Text is always set as text, never as markup.

/** An HTML element; attributes that are undefined or false are left out. */
function element(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

/** An SVG element. */
function drawing(tag, attributes = {}, ...children) {
  return filled(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

function filled(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name, value);
    else if (value !== undefined && value !== false) node.setAttribute(name, value);
  }
  node.append(...children.flat().filter((child) => child !== undefined && child !== ""));
  return node;
}

/** A text that explains itself: on hover, on focus, and to screen readers. */
function explained(tag, tip, attributes, ...children) {
  return element(tag, { ...attributes, "data-tip": tip, tabindex: "0", "aria-describedby": "tip" }, ...children);
}

/** Shows the tip of whatever the pointer or the focus is on. */
function followTips() {
  const tip = document.getElementById("tip");
  const hide = () => (tip.hidden = true);
  const show = (event) => {
    const owner = event.target.closest?.("[data-tip]");
    if (!owner || !owner.dataset.tip) return hide();
    tip.textContent = owner.dataset.tip;
    tip.hidden = false;
    const box = owner.getBoundingClientRect();
    const left = Math.min(box.left, document.documentElement.clientWidth - tip.offsetWidth - 8);
    const below = box.bottom + 6;
    const fits = below + tip.offsetHeight < window.innerHeight;
    tip.style.left = Math.max(8, left) + window.scrollX + "px";
    tip.style.top = (fits ? below : box.top - tip.offsetHeight - 6) + window.scrollY + "px";
  };
  document.addEventListener("mouseover", show);
  document.addEventListener("focusin", show);
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
}
