package dev.corpusmill.query.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with variables like {@code {question}}; it has to use each of its own, and no others.
 *
 * @param parts of the text in their order: words, the name of a variable, words …
 */
record Template(List<String> parts) {
    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z]+)}");

    /** @throws TemplateException where a variable is unknown, or one is missing */
    static Template of(String name, String text, Set<String> variables) {
        Template template = new Template(parts(text.strip()));
        List<String> used = template.variables();
        List<String> problems = new ArrayList<>();
        used.stream()
                .filter(variable -> !variables.contains(variable))
                .distinct()
                .forEach(variable -> problems.add("unknown variable {" + variable + "}"));
        variables.stream()
                .filter(variable -> !used.contains(variable))
                .sorted()
                .forEach(variable -> problems.add("variable {" + variable + "} is missing"));
        if (!problems.isEmpty()) {
            throw new TemplateException("template cannot be used: name=" + name + " " + String.join(", ", problems));
        }
        return template;
    }

    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        Matcher variable = VARIABLE.matcher(text);
        int end = 0;
        while (variable.find()) {
            parts.add(text.substring(end, variable.start()));
            parts.add(variable.group(1));
            end = variable.end();
        }
        parts.add(text.substring(end));
        return List.copyOf(parts);
    }

    private List<String> variables() {
        List<String> names = new ArrayList<>();
        for (int i = 1; i < parts.size(); i += 2) {
            names.add(parts.get(i));
        }
        return names;
    }

    /** Fills in a value for each variable; nothing inside a value is taken for a variable. */
    String fill(Map<String, String> values) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            text.append(i % 2 == 0 ? part : Objects.requireNonNull(values.get(part), part));
        }
        return text.toString();
    }
}
