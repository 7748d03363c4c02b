package dev.corpusmill.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.corpusmill.plugin.Providers;
import java.io.Serializable;
import java.util.Map;

/**
 * The settings of one part, as the configuration has them. They were checked when the configuration was read, and travel as
 * text: a machine of a cluster makes the record anew, in the class loader of the plug-in there.
 *
 * @param path of the keys, like {@code store.milvus}
 * @param json keys and values, defaults included; secrets are still references
 */
public record Section(String path, String json) implements Serializable {
    private static final JsonMapper JSON = new JsonMapper();

    static Section of(String path, Record settings) {
        return new Section(path, ConfigPrinter.settings(settings).toString());
    }

    /** The record of these settings. */
    public <C extends Record> C as(Class<C> type) {
        Problems problems = new Problems();
        try {
            C settings = new ConfigBinder(System::getenv, problems, Providers.builtIn(), Map.of())
                    .bind(JSON.readTree(json), type, path);
            if (settings != null && problems.none()) {
                return settings;
            }
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException("not settings: path=" + path, defect);
        }
        throw new ConfigException(path, problems.lines());
    }
}
