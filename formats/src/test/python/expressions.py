"""Prints 300 expressions with what CPython makes of them, one a line: expression TAB value.

    python3 formats/src/test/python/expressions.py \
        > formats/src/test/resources/org/loopwright/formats/arithmetic/expressions.tsv

The value is the repr of an int (truth values as 1 and 0) or of a float, or the name of the
exception. Recorded with CPython 3.11.7.
"""
import ast
import math
import random

NAMES = {"width": 24, "depth": 1024, "less": -7, "none": 0, "half": 0.5, "odd": -2.75}
FUNCTIONS = {
    "ceil": math.ceil, "floor": math.floor, "round": round, "int": int, "float": float,
    "abs": abs, "min": min, "max": max, "sqrt": math.sqrt, "exp": math.exp, "log": math.log,
    "log2": math.log2, "log10": math.log10, "pow": math.pow}
SCOPE = {**NAMES, **FUNCTIONS, "__builtins__": {}}
ARITHMETIC = ["+", "-", "*", "/", "//", "%", "**"]
COMPARISONS = ["<", "<=", ">", ">=", "==", "!="]


def operand(rng, depth):
    kind = rng.random()
    if depth > 0 and kind < 0.2:
        return "(" + expression(rng, depth - 1) + ")"
    if depth > 0 and kind < 0.4:
        name = rng.choice(list(FUNCTIONS))
        count = rng.randint(2, 3) if name in ("min", "max") else 2 if name == "pow" else 1
        return name + "(" + ", ".join(expression(rng, depth - 1) for _ in range(count)) + ")"
    if kind < 0.6:
        return rng.choice(list(NAMES))
    if kind < 0.75:
        return rng.choice(["0.1", "2.5", "1e3", ".5", "3.", "1_0.0", "7e-2", "1.5", "0.0"])
    return rng.choice(["0", "1", "2", "3", "7", "10", "0x1f", "1_000", "0b101", "True", "False",
                       "123456789012345678901234567890"])


def signed(rng, depth):
    return rng.choice(["", "", "", "", "", "", "-", "-", "+", "- -"]) + operand(rng, depth)


def expression(rng, depth):
    text = rng.choice([""] * 12 + ["not ", "not not "]) + signed(rng, depth)
    for _ in range(rng.choice([0, 1, 1, 2, 2, 3])):
        kind = rng.random()
        if kind < 0.7:
            text += " " + rng.choice(ARITHMETIC) + " " + signed(rng, depth)
        elif kind < 0.85:
            text += " " + rng.choice(COMPARISONS) + " " + signed(rng, depth)
        else:
            text += rng.choice([" and ", " or ", " and not ", " or not "]) + signed(rng, depth)
    if rng.random() < 0.12:
        text += " if " + signed(rng, depth) + rng.choice([" < ", " > ", " == "])
        text += signed(rng, depth) + " else " + signed(rng, depth)
    return text


def value(node):
    return eval(compile(ast.Expression(node), "", "eval"), SCOPE)


def usable(node):
    """Whether each part is a real number that is not too large, or an error; smallest part first."""
    if not all(usable(part) for part in ast.iter_child_nodes(node)):
        return False
    if not isinstance(node, ast.expr) or isinstance(node, ast.Name):
        return True
    try:
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow):
            if abs(value(node.right)) > 20:
                return False
        part = value(node)
        return not isinstance(part, complex) and abs(part) < 2 ** 1000
    except (ArithmeticError, ValueError):
        return True


def outcome(node):
    try:
        result = value(node)
        return repr(int(result) if isinstance(result, bool) else result)
    except (ArithmeticError, ValueError) as error:
        return type(error).__name__


def main():
    rng = random.Random(2024)
    lines = {}
    plain = 0
    while len(lines) < 300:
        text = expression(rng, rng.choice([1, 2, 2]))
        node = ast.parse(text, mode="eval").body
        if not 8 <= len(text) <= 120 or not usable(node):
            continue
        result = outcome(node)
        plain += result in ("0", "1") or result.endswith("Error")
        if plain <= 100 or result not in ("0", "1"):
            lines[text] = result
    for text, result in lines.items():
        print(text + "\t" + result)


main()
