package dev.corpusmill.plugin;

import java.net.URL;
import java.net.URLClassLoader;

/** The class loader of one plug-in: it sees the jar, the JDK and our API, and nothing else of this program. */
final class PluginClassLoader extends URLClassLoader {
    static final String API = "dev.corpusmill.api.";

    static {
        registerAsParallelCapable();
    }

    PluginClassLoader(URL jar, ClassLoader program) {
        super(new URL[] {jar}, new ApiOnly(program));
    }

    /** The JDK, and the classes of the API as the program has them. */
    private static final class ApiOnly extends ClassLoader {
        private final ClassLoader program;

        ApiOnly(ClassLoader program) {
            super(ClassLoader.getPlatformClassLoader());
            this.program = program;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (!name.startsWith(API)) {
                throw new ClassNotFoundException(name);
            }
            return program.loadClass(name);
        }
    }
}
