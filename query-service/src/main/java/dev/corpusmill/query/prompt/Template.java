package dev.corpusmill.query.prompt;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with variables like {@code {question}}; one that it does not know is refused when it is loaded. */
record Template(String text) {
    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z]+)}");

    static Template load(String name, Set<String> variables) {
        try (InputStream resource = Template.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException("no template: name=" + name);
            }
            Template template = new Template(new String(resource.readAllBytes(), StandardCharsets.UTF_8).strip());
            template.check(name, variables);
            return template;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void check(String name, Set<String> variables) {
        Matcher matcher = VARIABLE.matcher(text);
        while (matcher.find()) {
            if (!variables.contains(matcher.group(1))) {
                throw new IllegalStateException(
                        "unknown variable in template: name=" + name + " variable=" + matcher.group(1));
            }
        }
    }

    /** Fills in values in one pass, so that nothing inside a value is taken for a variable. */
    String fill(Map<String, String> values) {
        return VARIABLE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
    }
}
