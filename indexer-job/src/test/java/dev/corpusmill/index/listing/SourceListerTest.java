package dev.corpusmill.index.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corpusmill.api.config.DataSize;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.config.SourceConfig;
import dev.corpusmill.index.files.FileNames;
import dev.corpusmill.index.files.FileTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceListerTest {
    private static final DataSize BIG = new DataSize(1 << 20);

    @TempDir
    Path root;

    @Test
    void names_with_any_character_are_listed_and_can_be_read() throws IOException {
        List<String> names =
                List.of("a b.txt", "a%20b.txt", "[x] (1).txt", "日本 中文.txt", "q#1?.txt", "c:d.txt", " s .txt");
        for (String name : names) {
            write("dir/" + name);
        }

        List<ListedFile> files = files(list());

        assertThat(files)
                .extracting(ListedFile::documentId)
                .containsExactlyInAnyOrderElementsOf(
                        names.stream().map(name -> "s:dir/" + name).toList());
        for (ListedFile file : files) {
            try (var in = FileTree.of(file.uri()).open(file.uri())) {
                assertThat(in.readAllBytes()).as(file.uri()).hasSize(4);
            }
        }
    }

    @Test
    void files_come_in_the_order_of_their_utf8_bytes() throws IOException {
        for (String name : List.of("b", "\uff41", "\ud83d\ude00", "a/z", "a!")) {
            write(name);
        }

        assertThat(files(list()))
                .extracting(ListedFile::documentId)
                .containsExactly("s:a!", "s:a/z", "s:b", "s:\uff41", "s:\ud83d\ude00");
    }

    @Test
    void links_are_followed_and_a_circle_is_cut() throws IOException {
        write("real/x.txt");
        Files.createSymbolicLink(root.resolve("real/up"), root);
        Files.createSymbolicLink(root.resolve("other"), root.resolve("real"));

        Listing listing = list();

        assertThat(files(listing)).extracting(ListedFile::documentId).containsExactly("s:other/x.txt", "s:real/x.txt");
        assertThat(listing.unlisted()).isEmpty();
    }

    @Test
    void a_link_out_of_the_source_is_left_out_and_named_unless_the_source_follows_links() throws IOException {
        write("x.txt");
        Path outside = Files.createDirectory(root.resolveSibling(root.getFileName() + "-outside"));
        Files.writeString(outside.resolve("secret.txt"), "text");
        Files.createSymbolicLink(root.resolve("folder"), outside);
        Files.createSymbolicLink(root.resolve("file.txt"), outside.resolve("secret.txt"));

        Listing closed = list();
        SourceConfig follows = new SourceConfig(
                "s", root.toString(), List.of("**/*"), List.of(), "public", List.of("everyone"), Map.of(), true);
        Listing open = SourceLister.list(List.of(follows), FileTree::of);

        assertThat(files(closed)).extracting(ListedFile::documentId).containsExactly("s:x.txt");
        assertThat(closed.leftOut().named()).containsOnlyKeys("s:folder", "s:file.txt");
        assertThat(files(open))
                .extracting(ListedFile::documentId)
                .containsExactly("s:file.txt", "s:folder/secret.txt", "s:x.txt");
        assertThat(SourceLister.whyNot(FileTree::of, source(List.of("**/*"), List.of()), "folder/secret.txt", BIG))
                .contains("follow-links");
    }

    @Test
    void folders_that_all_link_to_each_other_cost_their_size() throws IOException {
        int folders = 20;
        for (int i = 0; i < folders; i++) {
            write("f" + i + "/x.txt");
            for (int j = 0; j < folders; j++) {
                Files.createSymbolicLink(root.resolve("f" + i + "/to" + j), root.resolve("f" + j));
            }
        }

        assertThat(files(list())).hasSizeLessThanOrEqualTo(2 * folders);
    }

    @Test
    void what_programs_leave_beside_documents_is_no_document() throws IOException {
        for (String name :
                List.of("a.docx", "~$a.docx", ".DS_Store", "sub/Thumbs.db", "sub/desktop.ini", "sub/~b.txt")) {
            write(name);
        }

        assertThat(files(list())).extracting(ListedFile::documentId).containsExactly("s:a.docx", "s:sub/~b.txt");
    }

    @Test
    void names_that_are_not_utf8_stay_apart() throws Exception {
        for (String octal : List.of("\\377", "\\376")) {
            Process made = new ProcessBuilder(
                            "sh", "-c", "printf text > \"$1/$(printf 'bad" + octal + ".txt')\"", "sh", root.toString())
                    .start();
            assertThat(made.waitFor()).isZero();
        }

        List<ListedFile> files = files(list());

        assertThat(files).extracting(ListedFile::documentId).containsExactly("s:bad\\xFE.txt", "s:bad\\xFF.txt");
        assertThat(files).noneMatch(file -> FileNames.decodable(file.uri()));
        for (ListedFile file : files) {
            try (InputStream in = FileTree.of(file.uri()).open(file.uri())) {
                assertThat(in.readAllBytes()).hasSize(4);
            }
        }
    }

    @Test
    void a_dangling_link_costs_nothing_but_what_was_behind_it_is_unknown() throws IOException {
        write("x.txt");
        Files.createSymbolicLink(root.resolve("mount"), root.resolve("gone"));

        Listing listing = list();

        assertThat(files(listing)).hasSize(1);
        assertThat(listing.unknown("s:mount/a/b.txt")).isPresent();
        assertThat(listing.unknown("s:y.txt")).isEmpty();
    }

    @Test
    void include_and_exclude_are_globs_over_the_path_and_exclude_wins() throws IOException {
        write("a.md");
        write("sub/b.md");
        write("sub/c.txt");
        write("sub/draft/d.md");

        Listing listing = SourceLister.list(List.of(source(List.of("**/*.md"), List.of("**/draft/**"))), FileTree::of);

        assertThat(files(listing)).extracting(ListedFile::documentId).containsExactly("s:a.md", "s:sub/b.md");
    }

    @Test
    void a_root_whose_mount_vanishes_while_it_is_listed_ends_the_run() throws IOException {
        write("a.txt");
        write("sub/b.txt");
        FileTree local = FileTree.of("file:/");
        FileTree vanishing = new WatchedTree(local, uri -> {
            if (uri.endsWith("/sub/")) { // now the mount goes, and its empty mount point is left
                Files.move(root, unmounted());
                Files.createDirectory(root);
            }
        });

        assertThatThrownBy(() -> SourceLister.list(List.of(source(List.of("**/*"), List.of())), uri -> vanishing))
                .isInstanceOf(ClassifiedException.class)
                .hasMessageContaining("source folder cannot be listed: source=s")
                .hasMessageContaining("vanished or was replaced while it was listed");
    }

    @Test
    void a_mount_below_the_root_that_vanishes_while_it_is_listed_leaves_all_beneath_it_unknown() throws IOException {
        write("a.txt");
        write("mount/b.txt");
        write("mount/deep/c.txt");
        FileTree vanishing = new WatchedTree(FileTree.of("file:/"), uri -> {
            if (uri.endsWith("/deep/")) {
                Files.move(root.resolve("mount"), unmounted());
                Files.createDirectories(root.resolve("mount/deep"));
            }
        });

        Listing listing = SourceLister.list(List.of(source(List.of("**/*"), List.of())), uri -> vanishing);

        assertThat(listing.unlisted()).containsKey("s:mount");
        assertThat(listing.unknown("s:mount/deep/c.txt")).isPresent();
        assertThat(listing.unknown("s:z.txt")).isEmpty();
    }

    @Test
    void a_folder_that_may_not_be_read_is_named_and_protects_what_is_beneath_it() throws IOException {
        write("a.txt");
        write("closed/b.txt");
        FileTree closed = new WatchedTree(FileTree.of("file:/"), uri -> {
            if (uri.endsWith("/closed/")) {
                throw new AccessDeniedException(uri);
            }
        });

        Listing listing = SourceLister.list(List.of(source(List.of("**/*"), List.of())), uri -> closed);

        assertThat(listing.unlisted()).containsOnlyKeys("s:closed");
        assertThat(listing.unknown("s:closed/b.txt")).isPresent();
    }

    @Test
    void a_missing_or_empty_root_is_an_error_that_names_it() {
        assertThatThrownBy(this::list).hasMessageContaining("holds no document").hasMessageContaining("source=s");
        SourceConfig missing = new SourceConfig(
                "s", root.resolve("no").toString(), List.of("**/*"), List.of(), "t", List.of("p"), Map.of(), false);
        assertThatThrownBy(() -> SourceLister.list(List.of(missing), FileTree::of))
                .hasMessageContaining("does not exist")
                .hasMessageContaining(root.resolve("no").toString());
    }

    @Test
    void an_address_that_is_none_is_an_error_that_names_the_source() {
        SourceConfig host =
                new SourceConfig("s", "file://docs/x", List.of("**/*"), List.of(), "t", List.of("p"), Map.of(), false);
        assertThatThrownBy(() -> SourceLister.list(List.of(host), FileTree::of))
                .isInstanceOf(ClassifiedException.class)
                .hasMessageContaining("source=s uri=file://docs/x");
    }

    @Test
    void a_bucket_without_a_plug_in_is_an_error_that_names_both() {
        SourceConfig bucket =
                new SourceConfig("s", "s3://docs", List.of("**/*"), List.of(), "t", List.of("p"), Map.of(), false);
        assertThatThrownBy(() -> SourceLister.list(List.of(bucket), FileTree::of))
                .isInstanceOf(ClassifiedException.class)
                .hasMessageContaining("source=s uri=s3://docs")
                .hasMessageContaining("FLINK_PLUGINS_DIR")
                .hasMessageContaining("flink-s3-fs-hadoop");
    }

    @Test
    void what_keeps_a_file_out_is_told() throws IOException {
        write("sub/big.txt");
        Files.createSymbolicLink(root.resolve("link.txt"), root.resolve("gone"));
        SourceConfig source = source(List.of("**/*"), List.of());
        DataSize limit = new DataSize(1);
        assertThat(SourceLister.whyNot(FileTree::of, source, "sub/big.txt", limit))
                .contains("parse.max-file-size", "bytes=4");
        assertThat(SourceLister.whyNot(FileTree::of, source, "sub", limit)).isEqualTo("it is a folder");
        assertThat(SourceLister.whyNot(FileTree::of, source, "link.txt", limit)).contains("no such file");
        assertThat(SourceLister.whyNot(FileTree::of, source, "sub/none.txt", limit))
                .contains("no such file", "none.txt");
        assertThat(SourceLister.whyNot(FileTree::of, source, "../x.txt", limit)).contains("cannot be found");
    }

    private Path unmounted() {
        return root.resolveSibling(root.getFileName() + "-unmounted");
    }

    private static List<ListedFile> files(Listing listing) {
        List<ListedFile> files = new ArrayList<>();
        try (FileCursor cursor = listing.open()) {
            cursor.forEachRemaining(files::add);
        }
        return files;
    }

    private Listing list() {
        return SourceLister.list(List.of(source(List.of("**/*"), List.of())), FileTree::of);
    }

    private SourceConfig source(List<String> include, List<String> exclude) {
        return new SourceConfig("s", root.toString(), include, exclude, "public", List.of("everyone"), Map.of(), false);
    }

    private void write(String path) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "text");
    }
}
