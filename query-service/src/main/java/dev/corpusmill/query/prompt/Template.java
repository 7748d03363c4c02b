package dev.corpusmill.query.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with variables like {@code {question}}; it has to use each of its own, and no others. */
record Template(String text) {
    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z]+)}");

    /** @throws TemplateException where a variable is unknown, or one is missing */
    static Template of(String name, String text, Set<String> variables) {
        Template template = new Template(text.strip());
        List<String> used = VARIABLE.matcher(template.text)
                .results()
                .map(found -> found.group(1))
                .toList();
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

    /** Fills in values in one pass, so that nothing inside a value is taken for a variable. */
    String fill(Map<String, String> values) {
        return VARIABLE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
    }
}
