package dev.corpusmill.plugin;

/** Sources of small plug-ins. */
final class PluginSources {
    private PluginSources() {}

    /**
     * A provider of splitters without settings.
     *
     * @param members fields and blocks of the class
     */
    static String splitter(String className, String name, String members) {
        return """
                package x;

                import dev.corpusmill.api.NoSettings;
                import dev.corpusmill.api.split.*;
                import java.util.List;

                public final class %s implements SplitterProvider<NoSettings> {
                    %s

                    @Override
                    public String name() {
                        return "%s";
                    }

                    @Override
                    public Class<NoSettings> settings() {
                        return NoSettings.class;
                    }

                    @Override
                    public Splitter open(NoSettings settings, SplitContext context) {
                        return parsed -> List.of();
                    }
                }
                """.formatted(className, members, name);
    }

    /** A provider of splitters with this record of settings, and these defaults. */
    static String withSettings(String className, String name, String record, String defaults) {
        return """
                package x;

                import static dev.corpusmill.api.config.Check.check;

                import dev.corpusmill.api.config.*;
                import dev.corpusmill.api.split.*;
                import java.time.Duration;
                import java.util.List;

                public final class %1$s implements SplitterProvider<%1$s.Settings> {
                    %3$s

                    @Override
                    public String name() {
                        return "%2$s";
                    }

                    @Override
                    public Class<Settings> settings() {
                        return Settings.class;
                    }

                    @Override
                    public String defaults() {
                        return "%4$s";
                    }

                    @Override
                    public Splitter open(Settings settings, SplitContext context) {
                        return parsed -> List.of();
                    }
                }
                """.formatted(className, name, record, defaults);
    }
}
