package dev.corpusmill.config;

import dev.corpusmill.api.Provider;
import java.io.Serializable;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The settings of the parts that one record of the configuration can name, by the part's name. */
public record Sections(Map<String, Section> byName) implements Serializable {
    static final Sections NONE = new Sections(Map.of());

    public Sections {
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName)); // in the order of the file
    }

    /** The settings of a part, in its own record. */
    public <C extends Record> C of(Provider<C> provider) {
        Section section = byName.getOrDefault(provider.name(), new Section(provider.name(), "{}"));
        return section.as(provider.settings());
    }

    /** The settings of a part as text, for hashes; {@code {}} where it has none. */
    public String json(String name) {
        Section section = byName.get(name);
        return section == null ? "{}" : section.json();
    }

    /** Says which parts the record that has this component can name, and by which of its components it names one. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.RECORD_COMPONENT)
    @interface Of {
        /** The interface of the parts. */
        Class<?> value();

        /** The component whose value is the name of the part in use. */
        String chosenBy();
    }
}
