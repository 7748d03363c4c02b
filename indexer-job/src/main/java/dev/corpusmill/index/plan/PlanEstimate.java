package dev.corpusmill.index.plan;

import org.jspecify.annotations.Nullable;

/**
 * What applying a plan will cost, by what the catalogue and the last reports say.
 *
 * @param chunks nodes to write
 * @param tokens that the model will read; null until a run has measured how many a node has
 * @param minutes null until a run has measured the speed
 */
public record PlanEstimate(
        long chunks, @Nullable Long tokens, @Nullable Double minutes) {}
