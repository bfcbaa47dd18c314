package org.loopwright.model.architecture;

import static java.util.Objects.requireNonNull;

import java.util.OptionalDouble;
import org.loopwright.model.diagnostics.Require;

/**
 * What an architecture itself says of the energy of accesses; a table of energies does not overrule
 * it.
 *
 * @param perBlockPj energy of reading or writing a block, pJ
 * @param perAddressPj energy of making the address of a word, pJ
 */
public record StatedAccessEnergy(OptionalDouble perBlockPj, OptionalDouble perAddressPj) {
  /** An architecture that says nothing. */
  public static final StatedAccessEnergy NONE =
      new StatedAccessEnergy(OptionalDouble.empty(), OptionalDouble.empty());

  public StatedAccessEnergy {
    requireNonNull(perBlockPj, "perBlockPj");
    requireNonNull(perAddressPj, "perAddressPj");
    perBlockPj.ifPresent(pj -> Require.notNegative(pj, "energy of an access"));
    perAddressPj.ifPresent(pj -> Require.notNegative(pj, "energy of an address"));
  }
}
