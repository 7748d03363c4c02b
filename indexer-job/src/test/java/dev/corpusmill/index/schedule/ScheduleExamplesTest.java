package dev.corpusmill.index.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples for schedulers do with each exit code what their page says. */
class ScheduleExamplesTest {
    private static final Path EXAMPLES =
            Path.of("../deploy/schedule").toAbsolutePath().normalize();

    @TempDir
    Path home;

    /** What a command printed and how it ended. */
    private record Ended(int code, String output) {}

    @BeforeEach
    void fakeCorpusmill() throws IOException {
        Files.createDirectories(home.resolve("scripts"));
        script("scripts/corpusmill", """
                #!/bin/sh
                echo "$@" >> calls
                echo "said by the run"
                exit $(cat code)
                """);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5})
    void cron_is_silent_while_nobody_has_to_do_anything(int code) throws Exception {
        Ended ended = cron(code);
        assertThat(ended.code()).isZero();
        assertThat(ended.output()).isEmpty();
        assertThat(calls())
                .singleElement()
                .asString()
                .startsWith("index sync --config")
                .contains("--report");
    }

    @ParameterizedTest
    @CsvSource({"2,configuration", "3,refused by a guard", "4,something is missing", "77,unknown"})
    void cron_tells_what_repeating_does_not_mend(int code, String what) throws Exception {
        Ended ended = cron(code);
        assertThat(ended.code()).isEqualTo(code);
        assertThat(ended.output()).contains(what, "said by the run", "report.json");
        assertThat(calls()).hasSize(1);
    }

    @Test
    void cron_repeats_a_failed_run_once() throws Exception {
        Ended ended = cron(1, "--verify");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output()).contains("failed twice");
        assertThat(calls()).hasSize(2).allMatch(call -> call.endsWith(" --verify"));
    }

    @Test
    void cron_starts_no_second_run_beside_the_first() throws Exception {
        Files.createDirectories(home.resolve("state"));
        script("second", """
                #!/bin/bash
                exec 8>"$CORPUSMILL_STATE/nightly.lock"
                flock 8
                "$1" 8>&-
                """);
        Files.writeString(home.resolve("code"), "0");
        Ended ended = run(
                home.resolve("second").toString(),
                EXAMPLES.resolve("corpusmill-nightly").toString());
        assertThat(ended.code()).isZero();
        assertThat(home.resolve("calls")).doesNotExist();
    }

    @Test
    void the_units_of_systemd_are_sound() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/systemd-analyze")), "no systemd here");
        for (String name : List.of("corpusmill-nightly.service", "corpusmill-nightly.timer")) {
            String unit = Files.readString(EXAMPLES.resolve(name))
                    .replace("/opt/corpusmill", home.toString())
                    .replace("User=corpusmill", "User=root");
            Files.writeString(home.resolve(name), unit);
        }
        Ended ended = run(
                "systemd-analyze",
                "verify",
                home.resolve("corpusmill-nightly.service").toString(),
                home.resolve("corpusmill-nightly.timer").toString());
        assertThat(ended.output()).doesNotContain("corpusmill-nightly");
        assertThat(ended.code()).as(ended.output()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "0,done",
        "1,AirflowException",
        "2,AirflowFailException",
        "3,AirflowFailException",
        "4,AirflowFailException",
        "5,AirflowSkipException"
    })
    void the_dag_repeats_gives_up_or_skips_by_the_exit_code(int code, String expected) throws Exception {
        Path airflow = Files.createDirectories(home.resolve("python/airflow"));
        Files.writeString(airflow.resolve("__init__.py"), "");
        Files.writeString(airflow.resolve("exceptions.py"), """
                class AirflowException(Exception): pass
                class AirflowFailException(AirflowException): pass
                class AirflowSkipException(AirflowException): pass
                """);
        Files.writeString(airflow.resolve("decorators.py"), """
                def task(**settings):
                    return lambda function: function
                def dag(**settings):
                    return lambda function: lambda: None
                """);
        Files.writeString(home.resolve("code"), Integer.toString(code));
        Files.writeString(home.resolve("report.json"), "{\"message\": \"why\", \"inputs\": 3}");
        Ended ended = run(
                System.getProperty("corpusmill.python", "python3"),
                "-c",
                """
                import sys
                sys.dont_write_bytecode = True
                sys.path[:0] = [sys.argv[1], sys.argv[2]]
                import corpusmill_dag
                try:
                    print("done", corpusmill_dag.sync())
                except Exception as stopped:
                    print(type(stopped).__name__, stopped)
                """,
                airflow.getParent().toString(),
                EXAMPLES.toString());
        assertThat(ended.output()).contains(expected + " ");
    }

    @Test
    void the_cron_job_of_kubernetes_repeats_code_1_only() throws IOException {
        JsonNode job = new YAMLMapper()
                .readTree(EXAMPLES.resolve("kubernetes-cronjob.yaml").toFile());
        assertThat(job.at("/kind").asText()).isEqualTo("CronJob");
        assertThat(job.at("/spec/concurrencyPolicy").asText()).isEqualTo("Forbid");
        JsonNode rule = job.at("/spec/jobTemplate/spec/podFailurePolicy/rules/0");
        assertThat(rule.at("/action").asText()).isEqualTo("FailJob");
        assertThat(rule.at("/onExitCodes/values").toString()).isEqualTo("[2,3,4]");
        assertThat(job.at("/spec/jobTemplate/spec/template/spec/restartPolicy").asText())
                .as("a failure policy asks for it")
                .isEqualTo("Never");
        assertThat(job.at("/spec/jobTemplate/spec/template/spec/containers/0/args/0")
                        .asText())
                .contains("-eq 5 ] && exit 0");
    }

    private Ended cron(int code, String... arguments) throws Exception {
        Files.writeString(home.resolve("code"), Integer.toString(code));
        String[] command = new String[arguments.length + 1];
        command[0] = EXAMPLES.resolve("corpusmill-nightly").toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return run(command);
    }

    private Ended run(String... command) throws Exception {
        Path output = home.resolve("output");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("CORPUSMILL_HOME", home.toString());
        builder.environment().put("CORPUSMILL_STATE", home.resolve("state").toString());
        builder.environment()
                .put("CORPUSMILL_REPORT", home.resolve("report.json").toString());
        builder.environment().put("CORPUSMILL_RETRY_WAIT", "0");
        Process process = builder.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(), Files.readString(output));
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(home.resolve("calls"));
    }

    private void script(String name, String text) throws IOException {
        Path script = Files.writeString(home.resolve(name), text);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
