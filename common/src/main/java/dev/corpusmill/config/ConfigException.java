package dev.corpusmill.config;

import java.util.List;

/** A configuration that cannot be used; the message has one line for each problem, with its path. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public ConfigException(String origin, List<String> problems) {
        super("configuration has " + problems.size() + (problems.size() == 1 ? " problem: " : " problems: ") + origin
                + "\n  " + String.join("\n  ", problems));
        this.problems = List.copyOf(problems);
    }

    /** One line for each problem. */
    public List<String> problems() {
        return problems;
    }
}
