package dev.corpusmill.index.parse.book;

import dev.corpusmill.index.parse.TextDecoder;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.tika.exception.TikaException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** What the package document of an EPUB says: title, author, and which files are the chapters, in which order. */
final class EpubPackage {
    private static final String CONTAINER = "META-INF/container.xml";
    private static final String ENCRYPTION = "META-INF/encryption.xml";
    private static final int MAX_CHAPTERS = 10_000;

    private final EpubEntries entries;
    private final Document document;
    private final Set<String> encrypted = new HashSet<>();
    private final List<String> chapters = new ArrayList<>();

    private EpubPackage(EpubEntries entries, Document document) {
        this.entries = entries;
        this.document = document;
    }

    static EpubPackage of(EpubEntries entries) throws IOException, TikaException {
        Element root = xml(entries, CONTAINER).selectFirst("*|rootfile, rootfile");
        String path = root == null ? "content.opf" : root.attr("full-path");
        EpubPackage book = new EpubPackage(entries, xml(entries, path));
        for (Element reference : xml(entries, ENCRYPTION).getElementsByAttribute("URI")) {
            book.encrypted.add(resolve("", reference.attr("URI")));
        }
        book.findChapters(path);
        if (book.chapters.isEmpty()) {
            throw new TikaException("no chapters: package=" + path);
        }
        return book;
    }

    private static Document xml(EpubEntries entries, String path) throws IOException, TikaException {
        return Jsoup.parse(TextDecoder.decode(entries.read(path)).text(), "", Parser.xmlParser());
    }

    /** What is beside the linear order, like notes, comes last. */
    private void findChapters(String path) {
        Map<String, Element> items = new HashMap<>();
        for (Element item : named("item")) {
            items.put(item.attr("id"), item);
        }
        List<String> aside = new ArrayList<>();
        for (Element reference : named("itemref")) {
            Element item = items.get(reference.attr("idref"));
            if (item != null && isChapter(item) && chapters.size() < MAX_CHAPTERS) {
                boolean linear = !reference.attr("linear").equals("no");
                (linear ? chapters : aside).add(resolve(path, item.attr("href")));
            }
        }
        chapters.addAll(aside);
    }

    private static boolean isChapter(Element item) {
        boolean contents = List.of(item.attr("properties").split(" ")).contains("nav");
        return item.attr("media-type").contains("html") && !contents;
    }

    private List<Element> named(String local) {
        return document.getAllElements().stream()
                .filter(element -> element.normalName().equals(local)
                        || element.normalName().endsWith(':' + local))
                .toList();
    }

    /** The path in the archive that a reference in another file means. */
    private static String resolve(String from, String reference) {
        try {
            return new URI(null, null, '/' + from, null)
                    .resolve(reference)
                    .normalize()
                    .getPath()
                    .replaceFirst("^(/\\.\\.)*/", "");
        } catch (java.net.URISyntaxException | IllegalArgumentException notEscaped) {
            String folder = from.substring(0, from.lastIndexOf('/') + 1);
            return folder
                    + java.net.URLDecoder.decode(
                            reference.replaceAll("%(?![0-9a-fA-F]{2})|\\+", " "), StandardCharsets.UTF_8);
        }
    }

    private String text(String name) {
        return named(name).stream()
                .map(Element::text)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }

    String title() {
        return text("title");
    }

    String creator() {
        return text("creator");
    }

    List<String> chapters() {
        return chapters;
    }

    boolean isEncrypted(String path) {
        return encrypted.contains(path);
    }

    EpubEntries entries() {
        return entries;
    }
}
