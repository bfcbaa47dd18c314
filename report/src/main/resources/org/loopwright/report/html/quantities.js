// Numbers with their units.

function significant(value) {
  const size = Math.abs(value);
  if (size === 0) return "0";
  if (size >= 1e6 || size < 1e-3) return value.toExponential(3);
  return value.toFixed(size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : 4);
}

function count(value) {
  return Math.round(value).toLocaleString("en-US");
}

/** A number that may be whole, with its digits. */
function plain(value) {
  return Number.isInteger(value) ? count(value) : significant(value);
}

const ENERGY_UNITS = ["pJ", "nJ", "µJ", "mJ", "J", "kJ"];

function energy(pj) {
  let unit = 0;
  let value = pj;
  while (value >= 1000 && unit < ENERGY_UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  return significant(value) + " " + ENERGY_UNITS[unit];
}

function percent(share) {
  return (100 * share).toFixed(1) + " %";
}

function area(um2) {
  return um2 >= 10000 ? significant(um2 / 1e6) + " mm²" : significant(um2) + " µm²";
}

/** A large number in few characters, for axes. */
function brief(value) {
  const size = Math.abs(value);
  for (const [limit, letter] of [[1e12, "T"], [1e9, "G"], [1e6, "M"], [1e3, "k"]]) {
    if (size >= limit) return +(value / limit).toPrecision(3) + " " + letter;
  }
  return String(+value.toPrecision(3));
}

function briefEnergy(pj) {
  if (pj === 0) return "0";
  const unit = Math.max(0, Math.min(ENERGY_UNITS.length - 1, Math.floor(Math.log10(pj) / 3 + 1e-9)));
  return +(pj / 1000 ** unit).toPrecision(3) + " " + ENERGY_UNITS[unit];
}

/** Such as "1 layer" and "3 layers". */
function many(number, noun) {
  return count(number) + " " + noun + (number === 1 ? "" : "s");
}
