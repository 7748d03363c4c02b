package dev.corpusmill.query.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {
    private static final Client TEAM = new Client(
            "team-a", new Scope("acme \"inc\"", Set.of("staff", "board")), Priority.BATCH, new Quota(2.5, 4), false);

    @TempDir
    Path folder;

    private String add(String name) {
        String key = ApiKey.draw(new SecureRandom());
        KeyWriter.add(file(), ApiKey.hash(key), new Client(name, TEAM.scope(), TEAM.priority(), TEAM.quota(), false));
        return key;
    }

    private Path file() {
        return folder.resolve("conf/keys.yaml");
    }

    @Test
    void an_added_key_opens_with_all_that_it_was_given() {
        String key = add("team-a");
        assertThat(Keys.of(file()).authenticate(key)).contains(TEAM);
    }

    @Test
    void a_key_keeps_whether_it_wants_lists_of_sources() {
        Client wants = new Client("w", TEAM.scope(), TEAM.priority(), TEAM.quota(), false, Optional.of(false));
        KeyWriter.add(file(), ApiKey.hash("key-of-w"), wants);
        assertThat(Keys.of(file()).authenticate("key-of-w")).contains(wants);
    }

    @Test
    void a_key_keeps_whether_it_may_change_documents() {
        Client edits = new Client("e", TEAM.scope(), TEAM.priority(), TEAM.quota(), false, Optional.empty(), true);
        KeyWriter.add(file(), ApiKey.hash("key-of-e"), edits);
        assertThat(Keys.of(file()).authenticate("key-of-e")).contains(edits);
        add("team-a");
        assertThat(Keys.of(file()).authenticate("key-of-e").orElseThrow().editor())
                .isTrue();
    }

    @Test
    void the_file_holds_no_key_and_only_its_owner_reads_it() throws IOException {
        String key = add("team-a");
        assertThat(Files.readString(file())).doesNotContain(key);
        assertThat(Files.getPosixFilePermissions(file())).hasSize(2);
    }

    @Test
    void nobody_else_gets_in() {
        String key = add("team-a");
        Keys keys = Keys.of(file());
        assertThat(keys.authenticate("")).isEmpty();
        assertThat(keys.authenticate(key + "x")).isEmpty();
        assertThat(keys.authenticate(ApiKey.hash(key))).isEmpty();
        assertThat(keys.authenticate("x".repeat(100_000))).isEmpty();
    }

    @Test
    void without_a_file_everybody_is_the_public() {
        Keys keys = Keys.of(file());
        assertThat(keys.required()).isFalse();
        assertThat(keys.authenticate("whatever")).contains(Client.KEYLESS);
    }

    @Test
    void a_file_that_appears_counts_from_then_on_even_with_a_mistake() throws IOException {
        Keys keys = Keys.of(file());
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "keys: oops");
        keys.poll();
        assertThat(keys.authenticate("")).isEmpty();
        assertThat(keys.problem()).contains("must be a list");
        Files.delete(file());
        String key = add("late");
        keys.poll();
        assertThat(keys.authenticate(key)).isPresent();
        assertThat(keys.problem()).isEmpty();
    }

    @Test
    void a_change_is_seen_and_a_revoked_key_is_out_at_the_next_poll() throws IOException {
        String first = add("one");
        Keys keys = Keys.of(file());
        String second = add("two");
        assertThat(keys.authenticate(second)).isEmpty();
        keys.poll();
        assertThat(keys.authenticate(second)).isPresent();
        Files.writeString(file(), "keys: []\n");
        keys.poll();
        assertThat(keys.authenticate(first)).isEmpty();
    }

    @Test
    void a_second_key_of_a_name_is_refused_and_the_first_one_stays() throws IOException {
        String first = add("one");
        assertThatThrownBy(() -> add("one")).hasMessageContainingAll("there is a key of this name", "name=one");
        assertThat(Keys.of(file()).authenticate(first)).isPresent();
    }

    @Test
    void a_revoked_key_leaves_the_file_and_all_else_in_it_stays() throws IOException {
        String first = add("one");
        String second = add("two");
        Files.writeString(file(), Files.readString(file()) + "  # the end\n");
        Keys keys = Keys.of(file());
        Client one = keys.authenticate(first).orElseThrow();

        KeyWriter.revoke(file(), "one");
        keys.poll();

        assertThat(keys.authenticate(first)).isEmpty();
        assertThat(keys.inForce(one)).isFalse();
        assertThat(keys.authenticate(second)).isPresent();
        assertThat(Files.readString(file())).contains("# API keys", "# the end");
        assertThat(KeyList.of(file())).extracting(key -> key.client().name()).containsExactly("two");
        assertThatThrownBy(() -> KeyWriter.revoke(file(), "one")).hasMessageContaining("no such key");
        KeyWriter.revoke(file(), "two");
        assertThat(KeyList.of(file())).isEmpty();
        String third = add("three");
        assertThat(Keys.of(file()).authenticate(third)).isPresent();
    }

    @Test
    void a_key_is_none_from_the_end_of_its_last_day_on() {
        String key = ApiKey.draw(new SecureRandom());
        KeyWriter.add(file(), ApiKey.hash(key), TEAM, "2030-12-31");
        Clock before = Clock.fixed(Instant.parse("2030-12-31T23:59:59Z"), ZoneOffset.UTC);
        Clock after = Clock.fixed(Instant.parse("2031-01-01T00:00:00Z"), ZoneOffset.UTC);

        assertThat(Keys.of(file(), before).authenticate(key)).contains(TEAM);
        assertThat(Keys.of(file(), after).authenticate(key)).isEmpty();
        assertThat(Keys.of(file(), after).inForce(TEAM)).isFalse();
        Client other =
                new Client("other", TEAM.scope(), TEAM.priority(), TEAM.quota(), TEAM.operator(), TEAM.sourceList());
        assertThatThrownBy(() -> KeyWriter.add(file(), ApiKey.hash(key + "x"), other, "soon"))
                .hasMessageContaining("must be a day like 2030-12-31");
    }

    @Test
    void a_mistake_or_a_lost_file_leaves_the_keys_of_before_in_force() throws IOException {
        String key = add("one");
        Keys keys = Keys.of(file());
        Files.writeString(file(), "keys: [{name: one, hsh: abc}]");
        keys.poll();
        assertThat(keys.authenticate(key)).isPresent();
        assertThat(keys.problem()).contains("keys[0].hsh: unknown", "keys[0].hash", "keys[0].tenant");
        Files.delete(file());
        keys.poll();
        assertThat(keys.authenticate(key)).isPresent();
        assertThat(keys.authenticate("")).isEqualTo(Optional.empty());
    }

    @Test
    void all_mistakes_are_told_at_once_and_no_value_that_could_be_a_key_is_shown() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), """
            keys:
              - {name: a, hash: cm_plain-secret, tenant: t, principals: []}
              - {name: a, hash: cm_plain-secret, tenant: t, principals: [p], class: fast, rate: -1, concurrency: 1.5}
            """);
        assertThatThrownBy(() -> Keys.of(file()))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContainingAll(
                        "keys[0].hash", "keys[0].principals", "keys[1].class", "keys[1].rate", "keys[1].concurrency")
                .hasMessageContaining("keys[1].name: must be unique")
                .hasMessageNotContaining("plain-secret");
        Files.writeString(file(), "keys: [\n  {name: cm_plain-secret");
        assertThatThrownBy(() -> Keys.of(file())).hasMessageContaining("line").hasMessageNotContaining("plain-secret");
    }
}
