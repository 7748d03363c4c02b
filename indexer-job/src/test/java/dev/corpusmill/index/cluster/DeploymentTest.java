package dev.corpusmill.index.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corpusmill.config.ConfigException;
import dev.corpusmill.config.ConfigReader;
import dev.corpusmill.config.CorpusmillConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeploymentTest {
    @TempDir
    private Path folder;

    @Test
    void a_client_an_application_and_one_machine_are_told_apart() {
        assertThat(Deployment.of(new Configuration())).isEqualTo(Deployment.ONE_MACHINE);
        assertThat(Deployment.of(settings("local", true))).isEqualTo(Deployment.ONE_MACHINE);
        assertThat(Deployment.of(settings("remote", true))).isEqualTo(Deployment.CLIENT);
        assertThat(Deployment.of(settings("kubernetes-session", true))).isEqualTo(Deployment.CLIENT);
        assertThat(Deployment.of(settings("remote", false))).isEqualTo(Deployment.DETACHED);
        assertThat(Deployment.of(settings("embedded", false))).isEqualTo(Deployment.UPLOADED);
        assertThat(Deployment.of(new Configuration().set(DeploymentOptions.TARGET, "embedded")))
                .isEqualTo(Deployment.APPLICATION);
    }

    @Test
    void relative_paths_are_refused_on_a_cluster_and_each_is_named() throws IOException {
        CorpusmillConfig config = config(
                "sources: [{name: a, uri: docs}, {name: b, uri: /docs}, {name: c, uri: s3://bucket/docs}]",
                "store: {path: data}",
                "job: {plan-path: plans}",
                "embedding: {model: models/mine}");

        assertThatThrownBy(() -> Deployment.CLIENT.check("x.yaml", config))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("sources[0].uri")
                .hasMessageContaining("store.path")
                .hasMessageContaining("job.plan-path")
                .hasMessageContaining("embedding.model")
                .hasMessageNotContaining("sources[1]")
                .hasMessageNotContaining("sources[2]");
        Deployment.ONE_MACHINE.check("x.yaml", config);
    }

    @Test
    void a_configuration_with_absolute_paths_may_run_on_a_cluster() throws IOException {
        CorpusmillConfig config = config("sources: [{name: a, uri: hdfs://name:8020/docs}]", "store: {path: /data}");

        Deployment.CLIENT.check("x.yaml", config);
        Deployment.APPLICATION.check("x.yaml", config);
    }

    @Test
    void a_detached_run_is_refused() throws IOException {
        CorpusmillConfig config = config("store: {path: /data}");

        assertThatThrownBy(() -> Deployment.DETACHED.check("x.yaml", config))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("detached");
    }

    @Test
    void inside_a_cluster_a_run_that_failed_is_a_failed_application_and_the_process_goes_on() {
        Deployment.APPLICATION.end(0);
        assertThatThrownBy(() -> Deployment.APPLICATION.end(4)).hasMessageContaining("exit code 4");
    }

    private static Configuration settings(String target, boolean attached) {
        return new Configuration().set(DeploymentOptions.TARGET, target).set(DeploymentOptions.ATTACHED, attached);
    }

    private CorpusmillConfig config(String... lines) throws IOException {
        Path file = Files.write(folder.resolve("x.yaml"), List.of(lines));
        return ConfigReader.read(file, List.of(), name -> null);
    }
}
