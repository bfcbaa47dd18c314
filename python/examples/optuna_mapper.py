"""A mapper of 30 lines: Optuna chooses where the factors of each dimension go, Loopwright says what that costs.

    pip install optuna numpy; python optuna_mapper.py
"""

import optuna

import loopwright as lw


def primes(number):
    divisor, found = 2, []
    while number > 1:
        while number % divisor == 0:
            found.append(divisor)
            number //= divisor
        divisor += 1
    return found


def search(trials=200, seed=1):
    model = lw.evaluator("eyeriss", "alexnet", layer="conv3")
    places = [("temporal", level) for level in range(len(model.levels))]
    places += [(axis, level) for level, (x, y) in enumerate(zip(model.fanout_x, model.fanout_y))
               for axis, fanout in (("spatial_x", x), ("spatial_y", y)) if fanout > 1]

    def cost(trial):
        mapping = model.mappings(1)
        for position, (name, bound) in enumerate(model.bounds.items()):
            for number, prime in enumerate(primes(bound)):
                array, level = places[trial.suggest_int(f"{name}{number}", 0, len(places) - 1)]
                getattr(mapping, array)[0, level, position] *= prime
        costs = model.evaluate(mapping)
        return float(costs.edp_pj_cycles[0]) if costs.valid[0] else float("inf")

    study = optuna.create_study(sampler=optuna.samplers.TPESampler(seed=seed))
    study.optimize(cost, n_trials=trials)
    return study


if __name__ == "__main__":
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    print(f"best of 200 trials: {search().best_value:.4g} pJ x cycles")
