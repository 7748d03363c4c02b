package dev.corpusmill.query.prompt;

import dev.corpusmill.api.model.ClassifiedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where templates are: in a folder of the user's, and what is not there with the service. */
record TemplateFiles(Optional<Path> folder) {
    private static final int MAX_BYTES = 1 << 20;

    Template load(Language language, Kind kind) {
        String name = language.folder() + "/" + kind.file();
        try {
            Path own = folder.map(base -> base.resolve(name)).orElse(null);
            if (own != null && Files.exists(own)) {
                if (Files.size(own) > MAX_BYTES) {
                    throw new TemplateException("template cannot be used: name=" + own + " larger than a megabyte");
                }
                return Template.of(own.toString(), Files.readString(own), kind.variables());
            }
            return Template.of(name, bundled(name), kind.variables());
        } catch (IOException unreadable) {
            throw new TemplateException(
                    "template cannot be read: name=" + name + " reason=" + ClassifiedException.reasonOf(unreadable));
        }
    }

    private static String bundled(String name) throws IOException {
        try (InputStream resource = TemplateFiles.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException("no template: name=" + name);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
