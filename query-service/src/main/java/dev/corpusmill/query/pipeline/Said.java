package dev.corpusmill.query.pipeline;

import dev.corpusmill.query.verify.Verification;
import java.util.List;

/** A text with what it rests on, and what was found when the two were compared. */
record Said(String text, List<Citation> citations, Verification verification) {}
