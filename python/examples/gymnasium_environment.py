"""Mapping as a game: each step moves a prime factor of a dimension between two places; less EDP is reward.

    pip install gymnasium numpy; python gymnasium_environment.py
"""

import gymnasium
import numpy as np

import loopwright as lw


class MappingGame(gymnasium.Env):
    def __init__(self, architecture="eyeriss", network="alexnet", layer="conv3", steps=50):
        self.model = lw.evaluator(architecture, network, layer=layer)
        dimensions, levels = len(self.model.dimensions), len(self.model.levels)
        self.steps, self.shape = steps, (3, levels, dimensions)
        self.action_space = gymnasium.spaces.MultiDiscrete([3 * levels, 3 * levels, dimensions])
        self.observation_space = gymnasium.spaces.Box(0, 64, (3 * levels * dimensions,), np.float32)

    def _cost(self):
        x = self.factors[:, None]
        costs = self.model.evaluate(temporal=x[0], spatial_x=x[1], spatial_y=x[2])
        return float(np.log(costs.edp_pj_cycles[0])) if costs.valid[0] else None

    def reset(self, *, seed=None, options=None):
        super().reset(seed=seed)
        self.left = self.steps
        self.factors = np.ones(self.shape, np.int32)
        self.factors[0, -1] = list(self.model.bounds.values())
        self.cost = self._cost()
        return np.log2(self.factors).ravel().astype(np.float32), {}

    def step(self, action):
        source, target, dimension = action
        flat = self.factors.reshape(-1, self.shape[2])
        prime = next((p for p in (2, 3, 5, 7, 11, 13) if flat[source, dimension] % p == 0), 1)
        flat[source, dimension] //= prime
        flat[target, dimension] *= prime
        cost, before = self._cost(), self.cost
        if cost is None:  # the hardware cannot run it: take the step back
            flat[target, dimension] //= prime
            flat[source, dimension] *= prime
            cost, reward = before, -0.1
        else:
            reward = before - cost
        self.cost, self.left = cost, self.left - 1
        return np.log2(self.factors).ravel().astype(np.float32), reward, False, self.left == 0, {"log_edp": cost}


if __name__ == "__main__":
    game = MappingGame()
    game.reset(seed=1)
    game.action_space.seed(1)
    rewards = [game.step(game.action_space.sample())[1] for _ in range(50)]
    print(f"random play: EDP down by a factor of {np.exp(sum(reward for reward in rewards if reward != -0.1)):.3g}")
