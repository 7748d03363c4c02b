package dev.corpusmill.query.extract;

import java.util.Set;

/**
 * A statement that might answer.
 *
 * @param passage rank of its hit, from 0
 * @param context the heading or question that it stands under; empty where there is none
 */
record Candidate(int passage, Span span, String text, String context, Set<String> words) {}
