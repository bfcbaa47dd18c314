package org.loopwright.formats.study;

/** How the rows of a table are made; {@link RunKind} reads each. */
public sealed interface RunPlan
    permits MapPlan, CensusPlan, AnalyzePlan, ExplorePlan, EvaluatePlan, DataPlan {}
