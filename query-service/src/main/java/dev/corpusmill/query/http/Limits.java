package dev.corpusmill.query.http;

import dev.corpusmill.query.limit.Admission;

/** The admissions of both kinds of work. */
public record Limits(Admission searches, Admission answers) {}
