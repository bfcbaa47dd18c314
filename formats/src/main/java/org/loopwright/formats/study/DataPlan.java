package org.loopwright.formats.study;

/** Only the rows of the files that join the table. */
public record DataPlan() implements RunPlan {}
