package org.loopwright.serve;

import org.loopwright.cost.Verdict;
import org.loopwright.formats.Specification;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.result.RunIdentity;

/** A specification and what becomes of its mapping. */
record EvaluatedMapping(
    RunIdentity identity, Specification specification, Mapping mapping, Verdict verdict) {}
