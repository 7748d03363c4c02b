package dev.corpusmill.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.query.TestConfigs;
import dev.corpusmill.query.TestService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The files of the page: what a browser may do with them, what they weigh, and that both languages say the same. */
class PageTest {
    private static final int MAX_BYTES = 300 << 10; // compressed, without the viewer of PDFs
    private static final Set<String> VIEWER = Set.of("pdf-page.js", "pdf.min.mjs", "pdf.worker.min.mjs");
    private static final Set<String> OF_OTHERS =
            Set.of("marked.esm.js", "purify.es.mjs", "pdf.min.mjs", "pdf.worker.min.mjs");

    private static TestService service;

    @BeforeAll
    static void start() throws Exception {
        service = TestService.over(TestConfigs.with(), "text");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void the_page_may_run_nothing_inline_and_reach_no_other_host() throws Exception {
        HttpResponse<byte[]> home = get("/");
        assertThat(home.statusCode()).isEqualTo(200);
        String policy = home.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertThat(policy)
                .contains("default-src 'none'", "script-src 'self'", "connect-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "http:", "https:", "*");
        String html = new String(home.body(), StandardCharsets.UTF_8);
        assertThat(html).doesNotContain("style=", "onclick", "://").containsPattern("src=\"page/app.js\"");
        assertThat(Pattern.compile("<script(?![^>]*src=)").matcher(html).find()).isFalse();
    }

    @Test
    void texts_become_no_html_in_our_files() throws Exception {
        for (String name : files()) {
            if (!OF_OTHERS.contains(name)) {
                assertThat(text(name))
                        .as(name)
                        .doesNotContain(
                                "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "https://");
            }
        }
    }

    @Test
    void the_page_weighs_little_and_is_not_sent_again() throws Exception {
        long sum = 0;
        for (String name : files()) {
            HttpResponse<byte[]> file = get("/page/" + name, "Accept-Encoding", "gzip");
            assertThat(file.statusCode()).as(name).isEqualTo(200);
            assertThat(file.headers().firstValue("Content-Encoding")).hasValue("gzip");
            sum += VIEWER.contains(name) ? 0 : file.body().length;

            String tag = file.headers().firstValue("ETag").orElseThrow();
            assertThat(get("/page/" + name, "If-None-Match", tag).statusCode()).isEqualTo(304);
        }
        assertThat(sum).isLessThan(MAX_BYTES);
        System.out.printf("page: %d KB compressed%n", sum >> 10);
        assertThat(get("/page/files.txt").statusCode()).isEqualTo(404);
        assertThat(get("/page/..%2Fopenapi.json").statusCode()).isIn(400, 404);
    }

    @Test
    void both_languages_have_the_same_texts_and_every_text_that_is_used() throws Exception {
        TreeSet<String> english = keys(text("texts.js"), "const en = {");
        TreeSet<String> chinese = keys(text("texts-zh.js"), "export const zh = {");
        assertThat(chinese).isEqualTo(english);

        TreeSet<String> used = new TreeSet<>();
        for (String name : files()) {
            if (!OF_OTHERS.contains(name)) {
                Matcher use = Pattern.compile("\\bt\\('(\\w+)'[,)]").matcher(text(name));
                while (use.find()) {
                    used.add(use.group(1));
                }
            }
        }
        assertThat(english).containsAll(used);
        assertThat(used).hasSizeGreaterThan(80);
    }

    private static TreeSet<String> keys(String script, String begin) {
        int start = script.indexOf(begin) + begin.length();
        String object = script.substring(start, script.indexOf("\n};", start));
        TreeSet<String> keys = new TreeSet<>();
        Matcher key = Pattern.compile("(?:^|[,{]\\s*|\\n\\s*)(\\w+): '").matcher(object);
        while (key.find()) {
            keys.add(key.group(1));
        }
        return keys;
    }

    private static List<String> files() throws IOException {
        try (var in = PageTest.class.getResourceAsStream("/dev/corpusmill/query/page/files.txt")) {
            return Arrays.asList(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\\s+"));
        }
    }

    private static String text(String name) throws Exception {
        return new String(get("/page/" + name).body(), StandardCharsets.UTF_8);
    }

    private static HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service.base() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return service.client().send(request.build(), BodyHandlers.ofByteArray());
    }
}
